/* The beta prior of shares. Its likelihood is a product over the members of all units: the k-th
 * counted of a unit has the factor alpha + k, the k-th not counted beta + k, the k-th of either
 * alpha + beta + k. So how many units have a k-th of each is all that is needed (Griffiths, 1973).
 * In terms of the mean and of how alike two members of a unit are it has no pole where units are
 * all the same. */
#include "lode/shrinkage.h"

#include "lode/memory.h"
#include "root.h"

#include <math.h>
#include <stdlib.h>

static lode_status check_counts(const double *x, const double *n, size_t units, lode_error *error) {
    double counted = 0, all = 0;
    if (units < 2)
        return lode_fail(error, LODE_REFUSED, "what is usual takes two units");
    for (size_t i = 0; i < units; i++) {
        if (!(x[i] >= 0 && x[i] <= n[i] && n[i] > 0 && n[i] <= LODE_SHRINKAGE_MOST))
            return lode_fail(error, LODE_DATA,
                             "unit %zu of %zu: %g out of %g is not a share to shrink", i + 1, units,
                             x[i], n[i]);
        counted += x[i];
        all += n[i];
    }
    if (counted == 0 || counted == all)
        return lode_fail(error, LODE_REFUSED, "%s is counted in any unit: nothing to learn from",
                         counted == 0 ? "nobody" : "everybody");
    return LODE_OK;
}

/* ---- likelihood ---- */

typedef struct {
    double *counted, *others, *members; /* [most]: units with a k-th of each */
    size_t most;
    double share; /* counted of all members */
    double alike; /* 1 / (alpha + beta + 1) */
    double mean;  /* the best at this alike */
} tally;

static void count_up(double *units_with, double count) {
    for (size_t k = 0; (double)k < count; k++)
        units_with[k] += fmin(1, count - (double)k);
}

static tally tally_up(const double *x, const double *n, size_t units) {
    tally t = {0};
    double counted = 0, all = 0;
    for (size_t i = 0; i < units; i++) {
        counted += x[i];
        all += n[i];
        t.most = n[i] > (double)t.most ? (size_t)ceil(n[i]) : t.most;
    }
    t.share = counted / all;
    t.counted = lode_allocate(t.most, 3 * sizeof *t.counted);
    t.others = t.counted + t.most;
    t.members = t.others + t.most;
    for (size_t i = 0; i < units; i++) {
        count_up(t.counted, x[i]);
        count_up(t.others, n[i] - x[i]);
        count_up(t.members, n[i]);
    }
    return t;
}

/* The slope of the log-likelihood in the mean, times mean (1 - mean) so that it has no poles. It
 * falls from the first to the last. */
static double slope_in_mean(double mean, void *of) {
    const tally *t = of;
    const double apart = 1 - t->alike;
    double up = t->counted[0] / apart, down = t->others[0] / apart;
    for (size_t k = 1; k < t->most; k++) {
        const double far = (double)k * t->alike;
        if (t->counted[k] > 0)
            up += t->counted[k] * mean / (mean * apart + far);
        if (t->others[k] > 0)
            down += t->others[k] * (1 - mean) / ((1 - mean) * apart + far);
    }
    return (1 - mean) * up - mean * down;
}

static double log_likelihood(const tally *t) {
    const double apart = 1 - t->alike;
    double sum = 0;
    for (size_t k = 0; k < t->most; k++) {
        const double far = (double)k * t->alike;
        if (t->counted[k] > 0)
            sum += t->counted[k] * log(t->mean * apart + far);
        if (t->others[k] > 0)
            sum += t->others[k] * log((1 - t->mean) * apart + far);
        sum -= t->members[k] * log1p(((double)k - 1) * t->alike);
    }
    return sum;
}

static double profile(tally *t, double alike) {
    t->alike = alike;
    t->mean = alike > 0 ? lode_root(slope_in_mean, t, 0, 1) : t->share;
    return log_likelihood(t);
}

/* The slope of that in alike, the mean always the best. */
static double slope_in_alike(double alike, void *of) {
    tally *t = of;
    profile(t, alike);
    const double apart = 1 - alike, mean = t->mean;
    double sum = 0;
    for (size_t k = 0; k < t->most; k++) {
        const double at = (double)k, far = at * alike;
        if (t->counted[k] > 0)
            sum += t->counted[k] * (at - mean) / (mean * apart + far);
        if (t->others[k] > 0)
            sum += t->others[k] * (at - (1 - mean)) / ((1 - mean) * apart + far);
        sum -= t->members[k] * (at - 1) / (apart + far);
    }
    return sum;
}

/* alpha + beta from millions to a thousandth, by quarters of a power of ten; 0 is no difference. */
enum { STEPS = 41 };

static double step(int i) {
    return i == 0 ? 0 : 1 / (1 + pow(10, 7 - i / 4.0));
}

static lode_status by_likelihood(tally *t, double *alike, lode_error *error) {
    int best = 0;
    double most = profile(t, 0);
    for (int i = 1; i <= STEPS; i++) {
        const double here = profile(t, step(i));
        if (here > most) {
            most = here;
            best = i;
        }
    }
    if (best == STEPS)
        return lode_fail(error, LODE_REFUSED,
                         "every unit is all or nothing: no beta prior describes their shares");
    *alike = 0;
    if (best > 0 || slope_in_alike(0, t) > 0)
        *alike = lode_root(slope_in_alike, t, step(best > 0 ? best - 1 : 0), step(best + 1));
    return LODE_OK;
}

/* ---- moments ---- */

static lode_status by_moments(const double *x, const double *n, size_t units, tally *t,
                              double *alike, lode_error *error) {
    const double mean = t->share, chance = mean * (1 - mean), df = (double)units - 1;
    double all = 0, squares = 0, between = 0;
    for (size_t i = 0; i < units; i++) {
        all += n[i];
        squares += n[i] * n[i];
        between += n[i] * (x[i] / n[i] - mean) * (x[i] / n[i] - mean);
    }
    const double room = all - squares / all - df;
    if (!(room > 0))
        return lode_fail(error, LODE_REFUSED, "units of one say nothing of how units differ");
    t->mean = mean;
    *alike = fmax(0, (between - chance * df) / (chance * room));
    if (!(*alike < 1))
        return lode_fail(error, LODE_REFUSED,
                         "every unit is all or nothing: no beta prior describes their shares");
    return LODE_OK;
}

lode_status lode_share_prior_of(const double *x, const double *n, size_t units,
                                lode_prior_method method, lode_share_prior *prior,
                                lode_error *error) {
    lode_status status = check_counts(x, n, units, error);
    if (status != LODE_OK)
        return status;
    tally t = tally_up(x, n, units);
    double alike = 0;
    if (method == LODE_PRIOR_LIKELIHOOD)
        status = by_likelihood(&t, &alike, error);
    else
        status = by_moments(x, n, units, &t, &alike, error);
    if (status == LODE_OK) {
        t.alike = alike;
        if (method == LODE_PRIOR_LIKELIHOOD)
            profile(&t, alike);
        const double both = alike > 0 ? (1 - alike) / alike : INFINITY;
        *prior = (lode_share_prior){alike == 0, t.mean, t.mean * both, (1 - t.mean) * both,
                                    log_likelihood(&t)};
    }
    free(t.counted);
    return status;
}
