/* What differences are multiplied by: the root of the weight, over the scale. */
#include "similar_parts.h"

#include "lode/number.h"
#include "lode/spread.h"
#include "lode/whiten.h"

#include <math.h>
#include <stdlib.h>

static double range(const double *values, size_t n) {
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        low = fmin(low, values[i]);
        high = fmax(high, values[i]);
    }
    return n ? high - low : 0;
}

/* Of a term in a group. */
static double range_in(const similar *s, uint32_t group, size_t term, double *values) {
    const size_t from = s->first[group], n = s->first[group + 1] - from;
    for (size_t i = 0; i < n; i++)
        values[i] = similar_values(s, s->member[from + i])[term];
    return range(values, n);
}

/* Where all have the same value the difference is 0, whatever it is divided by. */
static lode_status spread_of(similar *s, size_t term, double *values, double *spread) {
    for (size_t i = 0; i < s->n; i++)
        values[i] = similar_values(s, i)[term];
    *spread = range(values, s->n);
    if (*spread > 0)
        return lode_sd(values, s->n, spread, s->error);
    lode_notice(s->report, "%.*s is the same for all: it plays no part",
                LODE_ARG(s->recipe.term[term].name));
    return LODE_OK;
}

static lode_status find_factor(similar *s, size_t term, double *values) {
    const lode_similar_term *t = &s->recipe.term[term];
    double divisor = t->scale;
    lode_status status = LODE_OK;
    if (t->divisor == LODE_SIMILAR_SD)
        status = spread_of(s, term, values, &divisor);
    for (uint32_t g = 0; g < s->groups && status == LODE_OK; g++) {
        if (t->divisor == LODE_SIMILAR_RANGE)
            divisor = range_in(s, g, term, values);
        s->factor[g * s->recipe.n + term] = divisor > 0 ? sqrt(t->weight) / divisor : 0;
    }
    return status;
}

static lode_status find_factors(similar *s) {
    double *values = lode_allocate(s->n, sizeof *values);
    lode_status status = LODE_OK;
    s->factor = lode_allocate(s->groups * s->recipe.n, sizeof *s->factor);
    for (size_t t = 0; t < s->recipe.n && status == LODE_OK; t++)
        status = find_factor(s, t, values);
    free(values);
    return status;
}

/* The values become those whose plain distance it is. */
static lode_status find_mahalanobis(similar *s) {
    const size_t terms = s->recipe.n;
    s->inverse = lode_allocate(terms * terms, sizeof *s->inverse);
    s->white = lode_allocate(s->n * terms, sizeof *s->white);
    s->factor = lode_allocate(s->groups * terms, sizeof *s->factor);
    for (size_t i = 0; i < s->groups * terms; i++)
        s->factor[i] = 1;
    return lode_whiten(s->value, s->n, terms, s->white, s->inverse, s->error);
}

lode_status similar_scale(similar *s) {
    if (s->n < 2)
        return lode_fail(s->error, LODE_REFUSED, "%s %s has all characteristics: nobody to compare",
                         s->n ? "only one" : "no", s->areas ? "area" : "school");
    return s->recipe.kind == LODE_SIMILAR_MAHALANOBIS ? find_mahalanobis(s) : find_factors(s);
}
