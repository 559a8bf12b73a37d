#include "lode/paired.h"

#include "lode/proportion.h"

#include <math.h>

/* The correlation of the two, moved by half a unit towards 0 where it is positive; 0 where a margin
 * is. */
static double phi_of(const lode_paired_counts *c) {
    const double n = c->both + c->first_only + c->second_only + c->neither;
    const double margins = (c->both + c->first_only) * (c->second_only + c->neither) *
                           (c->both + c->second_only) * (c->first_only + c->neither);
    const double product = c->both * c->neither - c->first_only * c->second_only;
    if (margins == 0)
        return 0;
    return (product > 0 ? fmax(product - n / 2, 0) : product) / sqrt(margins);
}

/* Two distances that go together as phi says. */
static double side(double a, double b, double phi) {
    return sqrt(fmax(0, a * a - 2 * phi * a * b + b * b));
}

static lode_status check(const lode_paired_counts *c, lode_error *error) {
    const double count[] = {c->both, c->first_only, c->second_only, c->neither};
    for (int i = 0; i < 4; i++)
        if (!isfinite(count[i]) || count[i] < 0)
            return lode_fail(error, LODE_DATA, "%g is not a number of units", count[i]);
    return LODE_OK;
}

lode_status lode_paired_difference(const lode_paired_counts *counts, double level,
                                   lode_interval *out, lode_error *error) {
    lode_interval first, second;
    lode_status status = check(counts, error);
    const double n = counts->both + counts->first_only + counts->second_only + counts->neither;
    if (status == LODE_OK)
        status = lode_proportion_wilson(counts->both + counts->first_only, n, level, &first, error);
    if (status == LODE_OK)
        status =
            lode_proportion_wilson(counts->both + counts->second_only, n, level, &second, error);
    if (status != LODE_OK)
        return status;
    const double phi = phi_of(counts);
    const double change = (counts->second_only - counts->first_only) / n;
    *out = (lode_interval){
        .estimate = change,
        .low = change - side(second.estimate - second.low, first.high - first.estimate, phi),
        .high = change + side(first.estimate - first.low, second.high - second.estimate, phi)};
    return LODE_OK;
}
