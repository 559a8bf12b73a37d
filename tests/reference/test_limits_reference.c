/* Trends, control charts, funnels, shrinkage and progress beside R and closed forms. See
 * tests/support/reference_case.h. */
#include "lode/control_chart.h"
#include "lode/correlation.h"
#include "lode/funnel.h"
#include "lode/progress.h"
#include "lode/shrinkage.h"
#include "lode/spread.h"
#include "lode/trend_stats.h"
#include "reference_case.h"

static void check_trend(void) {
    table data = read_table("series.csv");
    const double *times = column(&data, "time"), *values = column(&data, "value");
    lode_mann_kendall test = {0, NAN, NAN, NAN, NAN};
    lode_kendall_tau tau = {NAN, NAN, NAN};
    lode_theil_sen_line line = {NAN, NAN, NAN, 0};
    lode_interval interval = {NAN, NAN, NAN};
    done(lode_trend_mann_kendall(times, values, data.rows, &test, NULL));
    done(lode_trend_theil_sen_interval(times, values, data.rows, 0.95, &interval, NULL));
    done(lode_trend_theil_sen_line(times, values, data.rows, &line, NULL));
    done(lode_kendall(times, values, data.rows, &tau, NULL));
    span expected = use_tolerance_of("mann_kendall");
    check("S", (double)test.s, number_of(expected, "S", NAN));
    check("varS", test.variance, number_of(expected, "varS", NAN));
    check("z", test.z, number_of(expected, "z", NAN));
    check("p", test.p, number_of(expected, "p", NAN));
    check("tau_a", test.tau_a, number_of(expected, "tau_a", NAN));
    check("tau_b", tau.tau, number_of(expected, "tau_b", NAN));
    expected = use_tolerance_of("theil_sen");
    check("slope", line.slope, number_of(expected, "slope", NAN));
    check("slope of the interval", interval.estimate, number_of(expected, "slope", NAN));
    check("intercept_median_of_residuals", line.intercept,
          number_of(expected, "intercept_median_of_residuals", NAN));
    check("intercept_medians", line.intercept_of_medians,
          number_of(expected, "intercept_medians", NAN));
    check("pairs", (double)line.pairs, number_of(expected, "pairs", NAN));
    check("lower95", interval.low, number_of(expected, "lower95", NAN));
    check("upper95", interval.high, number_of(expected, "upper95", NAN));
    free_table(&data);
}

static void check_xmr(void) {
    table data = read_table("series.csv");
    const double *values = column(&data, "value");
    lode_xmr exact = {0}, rounded = {0};
    done(lode_xmr_limits(values, data.rows, 3 / 1.128, false, &exact, NULL));
    done(lode_xmr_limits(values, data.rows, LODE_XMR_FACTOR, false, &rounded, NULL));
    check("mean", exact.centre, number_of(use_tolerance_of("mean"), "value", NAN));
    check("mean_moving_range", exact.mean_range,
          number_of(use_tolerance_of("mean_moving_range"), "value", NAN));
    check("upper", exact.high, number_of(use_tolerance_of("upper"), "value", NAN));
    check("lower", exact.low, number_of(use_tolerance_of("lower"), "value", NAN));
    check("moving_range_upper", exact.range_high,
          number_of(use_tolerance_of("moving_range_upper"), "value", NAN));
    check("upper_2.66", rounded.high, number_of(use_tolerance_of("upper_2.66"), "value", NAN));
    check("lower_2.66", rounded.low, number_of(use_tolerance_of("lower_2.66"), "value", NAN));
    free_table(&data);
}

static void check_cusum(void) {
    table data = read_table("series.csv"), expected = read_table("expected_cusum.csv");
    const lode_cusum_plan plan = {.target = 10, .sd = 1, .slack = 0.5, .limit = 5};
    double *up = lode_allocate(data.rows, 2 * sizeof *up), *down = up + data.rows;
    lode_cusum_signals signals = {0, 0};
    done(lode_cusum_of(column(&data, "value"), data.rows, &plan, up, down, &signals, NULL));
    check_keys(column(&data, "t"), data.rows, &expected, "t");
    use_tolerance_of("cusum");
    for (size_t i = 0; i < data.rows; i++) {
        check_cell("c_plus", up[i], &expected, i);
        check_cell("c_minus", down[i], &expected, i);
    }
    check("first_upper_signal", (double)signals.first_up + 1,
          number_of(use_tolerance_of("first_upper_signal"), "value", NAN));
    check("no lower signal", (double)signals.first_down, (double)data.rows);
    free(up);
    free_table(&data);
    free_table(&expected);
}

/* ---- progress ---- */

static void check_bands(const lode_prior_band *bands, size_t n) {
    table expected = read_table("expected_bands.csv");
    use_tolerance_of("bands");
    check("how many bands", (double)n, (double)expected.rows);
    for (size_t i = 0; i < n; i++) {
        check_cell("prior", bands[i].prior, &expected, i);
        check_cell("pupils", (double)bands[i].pupils, &expected, i);
        check_cell("mean_outcome", bands[i].expected, &expected, i);
    }
    free_table(&expected);
}

static void check_schools(const double *school, const double *score, size_t n, double sd) {
    table expected = read_table("expected_schools.csv");
    double *of_one = lode_allocate(n, sizeof *of_one);
    use_tolerance_of("schools");
    for (size_t row = 0; row < expected.rows; row++) {
        size_t pupils = 0;
        lode_progress p = {.score = {NAN, NAN, NAN}};
        for (size_t i = 0; i < n; i++)
            if (school[i] == column(&expected, "school")[row])
                of_one[pupils++] = score[i];
        done(lode_progress_of(of_one, pupils, sd, LODE_PROGRESS_Z, &p, NULL));
        check_cell("pupils", (double)pupils, &expected, row);
        check_cell("score", p.score.estimate, &expected, row);
        check_cell("lower95", p.score.low, &expected, row);
        check_cell("upper95", p.score.high, &expected, row);
        check_cell("sign", p.sign, &expected, row);
    }
    free(of_one);
    free_table(&expected);
}

static void check_progress(void) {
    table data = read_table("pupils.csv");
    const double *prior = column(&data, "prior"), *outcome = column(&data, "outcome");
    double *score = lode_allocate(data.rows, sizeof *score), sd = NAN;
    lode_prior_band *bands = NULL;
    size_t n_bands = 0;
    done(lode_progress_bands(prior, outcome, data.rows, &bands, &n_bands, NULL));
    done(lode_progress_scores(bands, n_bands, prior, outcome, data.rows, score, NULL));
    done(lode_sd(score, data.rows, &sd, NULL));
    check("national_sd", sd, number_of(use_tolerance_of("national_sd"), "value", NAN));
    check_bands(bands, n_bands);
    check_schools(column(&data, "school"), score, data.rows, sd);
    free(bands);
    free(score);
    free_table(&data);
}

/* Rows of answers are in an order of their own: by unit. */
static size_t row_of(table *data, double unit) {
    const double *units = column(data, "unit");
    for (size_t i = 0; i < data->rows; i++)
        if (units[i] == unit)
            return i;
    complain("no unit %g", unit);
    return 0;
}

static void check_funnel(const char *file, lode_funnel_scale scale, lode_funnel_trim trim) {
    table data = read_table(file), expected = read_table("expected_units.csv");
    const bool share = scale == LODE_FUNNEL_SHARE;
    const double *count = column(&data, "numerator"), *of = column(&data, "denominator");
    double *z = lode_allocate(data.rows, sizeof *z), counted = 0, all = 0;
    for (size_t i = 0; i < data.rows; i++) {
        counted += count[i];
        all += of[i];
    }
    const double target = share ? counted / all : 1;
    check("target", target, number_of(use_tolerance_of("target"), "value", NAN));
    for (size_t i = 0; i < data.rows; i++)
        z[i] = lode_funnel_z(scale, target, of[i], count[i] / of[i]);
    lode_overdispersion spread = {NAN, NAN};
    done(lode_funnel_overdispersion(scale, z, of, data.rows, trim, 0.1, &spread, NULL));
    check("phi", spread.phi, number_of(use_tolerance_of("phi"), "value", NAN));
    check("tau2", spread.tau2, number_of(use_tolerance_of("tau2"), "value", NAN));
    use_tolerance_of("units");
    for (size_t row = 0; row < expected.rows; row++) {
        const size_t i = row_of(&data, column(&expected, "unit")[row]);
        const double y = count[i] / of[i];
        const lode_interval near = lode_funnel_limits(scale, target, of[i], 1.959964, spread.tau2),
                            far = lode_funnel_limits(scale, target, of[i], 3.090232, spread.tau2);
        static const char *const names[] = {"exact_lower95", "exact_upper95", "exact_lower998",
                                            "exact_upper998"};
        static const double tails[] = {0.025, 0.975, 0.001, 0.999};
        check_cell("y", y, &expected, row);
        check_cell("z", z[i], &expected, row);
        check_cell("z_adjusted", lode_funnel_z_adjusted(scale, target, of[i], y, spread.tau2),
                   &expected, row);
        check_cell("od_lower95", near.low, &expected, row);
        check_cell("od_upper95", near.high, &expected, row);
        check_cell("od_lower998", far.low, &expected, row);
        check_cell("od_upper998", far.high, &expected, row);
        for (int k = 0; k < 4; k++)
            check_cell(names[k],
                       share ? lode_funnel_share(target, of[i], tails[k])
                             : lode_funnel_ratio(of[i], tails[k]),
                       &expected, row);
    }
    free(z);
    free_table(&data);
    free_table(&expected);
}

static void check_funnel_of_shares(void) {
    check_funnel("schools.csv", LODE_FUNNEL_SHARE, LODE_FUNNEL_WINSORISE);
}

static void check_funnel_of_ratios(void) {
    check_funnel("schools_expected.csv", LODE_FUNNEL_RATIO, LODE_FUNNEL_TRUNCATE);
}

static void check_shrinkage(void) {
    table data = read_table("counts.csv"), expected = read_table("expected_units.csv");
    const double *x = column(&data, "x"), *n = column(&data, "n");
    lode_share_prior prior = {.alpha = NAN};
    done(lode_share_prior_of(x, n, data.rows, LODE_PRIOR_LIKELIHOOD, &prior, NULL));
    check("alpha", prior.alpha, number_of(use_tolerance_of("alpha"), "value", NAN));
    check("beta", prior.beta, number_of(use_tolerance_of("beta"), "value", NAN));
    check("prior_mean", prior.mean, number_of(use_tolerance_of("prior_mean"), "value", NAN));
    check("log-likelihood", prior.log_likelihood,
          number_of(use_tolerance_of("loglik_without_binomial_coefficients"), "value", NAN));
    use_tolerance_of("units");
    check_keys(column(&data, "unit"), data.rows, &expected, "unit");
    for (size_t i = 0; i < data.rows; i++) {
        lode_interval posterior = {NAN, NAN, NAN};
        done(lode_share_posterior(&prior, x[i], n[i], 0.95, &posterior, NULL));
        check_cell("posterior_mean", posterior.estimate, &expected, i);
        check_cell("lower95", posterior.low, &expected, i);
        check_cell("upper95", posterior.high, &expected, i);
    }
    free_table(&data);
    free_table(&expected);
}

static const reference_case cases[] = {
    {"trend/nile", check_trend},
    {"trend/ties", check_trend},
    {"control-charts/xmr-attendance", check_xmr},
    {"control-charts/cusum-montgomery", check_cusum},
    {"progress/banded-value-added", check_progress},
    {"funnel/proportion-schools", check_funnel_of_shares},
    {"funnel/ratio-shmi", check_funnel_of_ratios},
    {"shrinkage/rat-tumours", check_shrinkage},
};

int main(int argc, char **argv) {
    return check_reference_cases(argc, argv, cases, sizeof cases / sizeof *cases);
}
