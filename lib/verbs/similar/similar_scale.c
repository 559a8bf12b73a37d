/* What differences are multiplied by: the root of the weight, over the scale. */
#include "similar_parts.h"

#include "lode/number.h"
#include "lode/spread.h"
#include "lode/whiten.h"

#include <math.h>
#include <stdlib.h>

/* The values of a term, of one group or (LODE_UNKNOWN) of all. */
static size_t values_of(const similar *s, size_t term, uint32_t group, double *out) {
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++)
        if (group == LODE_UNKNOWN || s->group[i] == group)
            out[n++] = similar_values(s, i)[term];
    return n;
}

static double range(const double *values, size_t n) {
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        low = fmin(low, values[i]);
        high = fmax(high, values[i]);
    }
    return n ? high - low : 0;
}

static void tell_constant(const similar *s, size_t term) {
    lode_notice(s->report, "%.*s is the same for all: it plays no part",
                LODE_ARG(s->recipe.term[term].name));
}

/* Where all have the same value the difference is 0, whatever it is divided by. */
static lode_status find_divisor(similar *s, size_t term, uint32_t group, double *values,
                                double *divisor) {
    const lode_similar_term *t = &s->recipe.term[term];
    *divisor = t->scale;
    if (t->divisor == LODE_SIMILAR_GIVEN)
        return LODE_OK;
    const size_t n =
        values_of(s, term, t->divisor == LODE_SIMILAR_SD ? LODE_UNKNOWN : group, values);
    *divisor = range(values, n);
    if (t->divisor == LODE_SIMILAR_SD && *divisor > 0)
        return lode_sd(values, n, divisor, s->error);
    if (*divisor == 0 && t->divisor == LODE_SIMILAR_SD && group == 0)
        tell_constant(s, term);
    return LODE_OK;
}

static lode_status find_factors(similar *s) {
    const size_t terms = s->recipe.n;
    double *values = lode_allocate(s->n, sizeof *values);
    lode_status status = LODE_OK;
    s->factor = lode_allocate(s->groups * terms, sizeof *s->factor);
    for (uint32_t g = 0; g < s->groups; g++)
        for (size_t t = 0; t < terms && status == LODE_OK; t++) {
            double divisor;
            status = find_divisor(s, t, g, values, &divisor);
            s->factor[g * terms + t] = divisor > 0 ? sqrt(s->recipe.term[t].weight) / divisor : 0;
        }
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
