/* Why two are near: how far apart they are, and what each characteristic makes of it. */
#include "similar_parts.h"

#include <math.h>

/* (x - y)' S^-1 (x - y), the part of it that one characteristic brings. */
static double joint(const similar *s, uint32_t a, uint32_t b, size_t term) {
    const double *x = similar_values(s, a), *y = similar_values(s, b);
    double sum = 0;
    for (size_t t = 0; t < s->recipe.n; t++)
        sum += s->inverse[term * s->recipe.n + t] * (x[t] - y[t]);
    return sum * (x[term] - y[term]);
}

static double square(const similar *s, uint32_t a, uint32_t b, size_t term) {
    const double factor = s->factor[s->group[a] * s->recipe.n + term];
    const double d = factor * (similar_values(s, a)[term] - similar_values(s, b)[term]);
    return d * d;
}

/* The root of the part that a characteristic stands under. */
static double root_of_part(const similar *s, uint32_t a, uint32_t b, size_t term) {
    double sum = 0;
    for (size_t t = 0; t < s->recipe.n; t++)
        if (s->recipe.term[t].part == s->recipe.term[term].part)
            sum += s->inverse ? joint(s, a, b, t) : square(s, a, b, t);
    return sqrt(sum);
}

static double apart_of(const similar *s, uint32_t a, uint32_t b) {
    double sum = 0;
    for (size_t t = 0; t < s->recipe.n; t++)
        if (t == 0 || s->recipe.term[t].part != s->recipe.term[t - 1].part)
            sum += root_of_part(s, a, b, t);
    return sum;
}

/* A part's share is its root, divided among its characteristics as their squares are. */
double similar_share(const similar *s, uint32_t a, uint32_t b, size_t term) {
    const double root = root_of_part(s, a, b, term), apart = apart_of(s, a, b);
    const double own = s->inverse ? joint(s, a, b, term) : square(s, a, b, term);
    if (!(apart > 0))
        return NAN;
    return root > 0 ? 100 * own / root / apart : 0;
}
