#include "lode/segregation.h"

#include "lode/memory.h"
#include "lode/number.h"
#include "sort.h"

#include <math.h>
#include <stdlib.h>

typedef struct {
    const double *group, *total;
    size_t n;
    double in_group, all; /* over all schools */
} area;

static double sum_of(const double *values, size_t n) {
    lode_sum sum;
    lode_sum_start(&sum);
    for (size_t i = 0; i < n; i++)
        lode_sum_add(&sum, values[i]);
    return lode_sum_value(&sum);
}

static lode_status check(const area *a, lode_error *error) {
    for (size_t i = 0; i < a->n; i++)
        if (!isfinite(a->total[i]) || !(a->group[i] >= 0 && a->group[i] <= a->total[i]))
            return lode_fail(error, LODE_DATA, "school %zu of %zu has %g of %g pupils", i + 1, a->n,
                             a->group[i], a->total[i]);
    if (a->in_group > 0 && a->in_group < a->all)
        return LODE_OK;
    return lode_fail(error, LODE_REFUSED, "segregation of %s is not defined",
                     a->in_group > 0 ? "all pupils" : "no pupils");
}

/* ---- sums over schools: each of one school's terms, and what it adds up to ---- */

typedef double term(const area *a, size_t school);

static double over_schools(const area *a, term *of_school) {
    lode_sum sum;
    lode_sum_start(&sum);
    for (size_t i = 0; i < a->n; i++)
        if (a->total[i] > 0)
            lode_sum_add(&sum, of_school(a, i));
    return lode_sum_value(&sum);
}

static double unlike_others(const area *a, size_t i) {
    const double others = a->total[i] - a->group[i];
    return fabs(a->group[i] / a->in_group - others / (a->all - a->in_group));
}

static double unlike_all(const area *a, size_t i) {
    return fabs(a->group[i] / a->in_group - a->total[i] / a->all);
}

static double met_by_group(const area *a, size_t i) {
    return a->group[i] / a->in_group * (a->group[i] / a->total[i]);
}

/* Of a group of a share p of the pupils; 0 log 0 is 0. */
static double entropy(double p) {
    const double q = 1 - p;
    return (p > 0 ? -p * log(p) : 0) + (q > 0 ? -q * log(q) : 0);
}

static double entropy_of_school(const area *a, size_t i) {
    return a->total[i] / a->all * entropy(a->group[i] / a->total[i]);
}

/* ---- the mean difference between schools ---- */

/* With shares sorted, the sum over pairs of their differences takes one pass: each share counts
 * once for every pupil before it, and is taken away once for every pupil after it. */
static double gini_of(const area *a, double p) {
    double *share = lode_allocate(a->n, sizeof *share), before = 0;
    for (size_t i = 0; i < a->n; i++)
        share[i] = a->total[i] > 0 ? a->group[i] / a->total[i] : 0;
    size_t *place = lode_sorted_places(share, a->n);
    lode_sum sum;
    lode_sum_start(&sum);
    for (size_t k = 0; k < a->n; k++) {
        const size_t i = place[k];
        const double weight = a->total[i] / a->all, after = 1 - before - weight;
        lode_sum_add(&sum, share[i] * weight * (before - after));
        before += weight;
    }
    free(share);
    free(place);
    return lode_sum_value(&sum) / (p * (1 - p));
}

lode_status lode_segregation_of(const double *group, const double *total, size_t n,
                                lode_segregation *out, lode_error *error) {
    const area a = {group, total, n, sum_of(group, n), sum_of(total, n)};
    const lode_status status = check(&a, error);
    if (status != LODE_OK)
        return status;
    const double p = a.in_group / a.all, isolation = over_schools(&a, met_by_group);
    *out = (lode_segregation){
        .dissimilarity = over_schools(&a, unlike_others) / 2,
        .gorard = over_schools(&a, unlike_all) / 2,
        .isolation = isolation,
        .eta_squared = (isolation - p) / (1 - p),
        .theil_h = 1 - over_schools(&a, entropy_of_school) / entropy(p),
        .gini = gini_of(&a, p),
        .share = p,
    };
    return LODE_OK;
}
