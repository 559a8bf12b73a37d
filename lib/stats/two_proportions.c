#include "lode/two_proportions.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>

static lode_status check_one(double x, double n, lode_error *error) {
    if (x >= 0 && x <= n && n > 0 && isfinite(n))
        return LODE_OK;
    return lode_fail(error, LODE_DATA, "%g out of %g is not a proportion", x, n);
}

static lode_status check_both(double x1, double n1, double x2, double n2, lode_error *error) {
    const lode_status status = check_one(x1, n1, error);
    return status == LODE_OK ? check_one(x2, n2, error) : status;
}

/* ---- tests ---- */

/* All four cells are as far from what they would be if there were no difference. */
static double chi2_of(double off, double x1, double n1, double x2, double n2) {
    const double all = n1 + n2, counted = x1 + x2, others = all - counted;
    return off * off * (all / n1) * (all / n2) * (all / counted) / others;
}

static double exact(unsigned x1, unsigned n1, unsigned n2, unsigned counted) {
    const double slack = 1e-7, here = gsl_ran_hypergeometric_pdf(x1, n1, n2, counted);
    const unsigned first = counted > n2 ? counted - n2 : 0, last = counted < n1 ? counted : n1;
    double sum = 0;
    for (unsigned x = first; x <= last; x++) {
        const double there = gsl_ran_hypergeometric_pdf(x, n1, n2, counted);
        sum += there <= here * (1 + slack) ? there : 0;
    }
    return fmin(1, sum);
}

static lode_status check_whole(double count, lode_error *error) {
    if (count == floor(count) && count <= 1e8)
        return LODE_OK;
    return lode_fail(error, LODE_DATA, "%g is not a whole count up to 100 million", count);
}

lode_status lode_two_proportions_test(double x1, double n1, double x2, double n2,
                                      lode_two_proportions *test, lode_error *error) {
    const double counts[] = {x1, n1, x2, n2}, counted = x1 + x2;
    lode_status status = check_both(x1, n1, x2, n2, error);
    for (int i = 0; i < 4 && status == LODE_OK; i++)
        status = check_whole(counts[i], error);
    if (status != LODE_OK)
        return status;
    if (counted == 0 || counted == n1 + n2)
        return lode_fail(error, LODE_REFUSED, "%s is counted in both: there is nothing to test",
                         counted == 0 ? "nobody" : "everybody");
    const double off = fabs(x1 - n1 * counted / (n1 + n2));
    const double chi2 = chi2_of(off, x1, n1, x2, n2),
                 yates = chi2_of(off - fmin(off, 0.5), x1, n1, x2, n2);
    *test =
        (lode_two_proportions){chi2, gsl_cdf_chisq_Q(chi2, 1), gsl_cdf_chisq_Q(yates, 1),
                               exact((unsigned)x1, (unsigned)n1, (unsigned)n2, (unsigned)counted)};
    return LODE_OK;
}

/* ---- ratios ---- */

static lode_status by_logarithm(double ratio, double variance, double level, lode_interval *out,
                                lode_error *error) {
    if (!(level > 0 && level < 1))
        return lode_fail(error, LODE_USAGE, "a level lies between 0 and 1");
    const double factor = exp(gsl_cdf_ugaussian_Qinv((1 - level) / 2) * sqrt(variance));
    *out = (lode_interval){ratio, ratio / factor, ratio * factor};
    return LODE_OK;
}

lode_status lode_odds_ratio(double x1, double n1, double x2, double n2, double level,
                            lode_interval *ratio, lode_error *error) {
    const lode_status status = check_both(x1, n1, x2, n2, error);
    if (status != LODE_OK)
        return status;
    if (x1 == 0 || x1 == n1 || x2 == 0 || x2 == n2)
        return lode_fail(error, LODE_REFUSED,
                         "odds of nobody or of everybody have no ratio with limits");
    return by_logarithm(x1 / (n1 - x1) / (x2 / (n2 - x2)),
                        1 / x1 + 1 / (n1 - x1) + 1 / x2 + 1 / (n2 - x2), level, ratio, error);
}

lode_status lode_risk_ratio(double x1, double n1, double x2, double n2, double level,
                            lode_interval *ratio, lode_error *error) {
    const lode_status status = check_both(x1, n1, x2, n2, error);
    if (status != LODE_OK)
        return status;
    if (x1 == 0 || x2 == 0)
        return lode_fail(error, LODE_REFUSED, "shares of nobody have no ratio with limits");
    return by_logarithm(x1 / n1 / (x2 / n2), 1 / x1 - 1 / n1 + 1 / x2 - 1 / n2, level, ratio,
                        error);
}
