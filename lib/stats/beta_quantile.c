#include "beta_quantile.h"

#include "root.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* Beyond this on both sides GSL's distribution function gives up, and the distribution is so nearly
 * normal that two terms of E. A. Cornish & R. A. Fisher (1938), Revue de l'Institut International
 * de Statistique 5, 307-320, are right to a hundred-thousandth of its standard deviation. */
static const double nearly_normal = 1e5;

typedef struct {
    double p, a, b;
} wanted;

static double beyond(double x, void *of) {
    const wanted *w = of;
    return gsl_cdf_beta_P(x, w->a, w->b) - w->p;
}

static double by_cornish_fisher(const wanted *w) {
    const double a = w->a, b = w->b, all = a + b, z = gsl_cdf_ugaussian_Pinv(w->p);
    const double sd = sqrt(a / all * (b / all) / (all + 1));
    const double skew = 2 * (b - a) * sqrt(all + 1) / ((all + 2) * sqrt(a) * sqrt(b));
    return a / all + sd * (z + (z * z - 1) * skew / 6);
}

double lode_beta_quantile(double p, double a, double b) {
    wanted w = {p, a, b};
    return a > nearly_normal && b > nearly_normal ? by_cornish_fisher(&w)
                                                  : lode_root(beyond, &w, 0, 1);
}

double lode_beta_quantile_above(double p, double a, double b) {
    return 1 - lode_beta_quantile(p, b, a);
}

double lode_f_quantile_above(double p, double df1, double df2) {
    const double rest = lode_beta_quantile(p, df2 / 2, df1 / 2);
    return df2 / df1 * (1 - rest) / rest;
}
