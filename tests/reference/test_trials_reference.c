/* Trials of two arms beside eefAnalytics, estimatr and sandwich. Errors by Kenward and Roger are
 * not made here. See tests/support/reference_case.h. */
#include "lode/mixed.h"
#include "lode/permutation.h"
#include "lode/trial_effect.h"
#include "lode/two_groups.h"
#include "reference_case.h"

#include <gsl/gsl_cdf.h>

static void check_answer(const char *answer, double actual) {
    check(answer, actual, number_of(use_tolerance_of(answer), "value", NAN));
}

static span part(const char *answer, const char *key) {
    return after_key(use_tolerance_of(answer), key);
}

static void check_interval(const char *what, const lode_interval *found, span expected) {
    check(what, found->estimate, number_of(expected, "estimate", NAN));
    check(what, found->low, number_of(expected, "lower95", NAN));
    check(what, found->high, number_of(expected, "upper95", NAN));
}

/* ---- pupils were assigned ---- */

typedef struct {
    table data;
    size_t n, columns;
    double *x;
    const double *y, *arm;
} trial;

/* The arm, then room for what the caller adds. */
static trial read_trial(const char *file, size_t columns) {
    trial t = {.data = read_table(file), .columns = columns};
    t.n = t.data.rows;
    t.y = column(&t.data, "Posttest");
    t.arm = column(&t.data, "Intervention");
    t.x = lode_allocate(t.n * columns, sizeof *t.x);
    for (size_t i = 0; i < t.n; i++)
        t.x[i * columns] = t.arm[i];
    return t;
}

static void put_column(trial *t, size_t c, const double *values) {
    for (size_t i = 0; i < t->n; i++)
        t->x[i * t->columns + c] = values[i];
}

static void free_trial(trial *t) {
    free(t->x);
    free_table(&t->data);
}

static size_t treated(const trial *t) {
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++)
        n += t->arm[i] == 1;
    return n;
}

static double mean_of(const double *values, size_t n) {
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += values[i];
    return sum / (double)n;
}

static double sd_of(const double *values, size_t n) {
    const double mean = mean_of(values, n);
    double squares = 0;
    for (size_t i = 0; i < n; i++)
        squares += (values[i] - mean) * (values[i] - mean);
    return sqrt(squares / (double)(n - 1));
}

static double p_of(double t, double df) {
    return 2 * gsl_cdf_tdist_Q(fabs(t), df);
}

static void check_srt_effect_size(void) {
    trial t = read_trial("../mst-effect-size/mst.csv", 2);
    lode_regression fit = {0};
    lode_interval g = {NAN, NAN, NAN};
    put_column(&t, 1, column(&t.data, "Prettest"));
    done(lode_regression_fit(t.x, t.y, t.n, 2, true, &fit, NULL, NULL));
    const size_t n = treated(&t);
    check("difference", fit.coefficient[1], number_of(part("difference", "value"), "arm_1", NAN));
    check("se", fit.se[1], number_of(part("difference_se", "value"), "arm_1", NAN));
    check("p", p_of(fit.coefficient[1] / fit.se[1], (double)fit.df_residual),
          number_of(part("p", "value"), "arm_1", NAN));
    done(lode_trial_size_of_pupils(fit.coefficient[1], fit.residual_sd, n, t.n - n, &g, NULL));
    check_interval("conditional", &g, part("g_conditional", "arm_1"));
    done(lode_trial_size_of_pupils(fit.coefficient[1], sd_of(t.y, t.n), n, t.n - n, &g, NULL));
    check_interval("unconditional", &g, part("g_unconditional", "arm_1"));
    lode_regression_free(&fit);
    free_trial(&t);
}

static void check_term(const char *answer, const trial *t) {
    const lode_trial_data data = {.n = t->n,
                                  .columns = t->columns,
                                  .x = t->x,
                                  .outcome = t->y,
                                  .correction = LODE_CR2,
                                  .level = 0.95};
    lode_trial_term term[8] = {{.se = NAN}};
    const span expected = use_tolerance_of(answer);
    done(lode_trial_fit(&data, term, NULL, NULL, NULL));
    check("estimate", term[1].estimate, number_of(expected, "estimate", NAN));
    check("se", term[1].se, number_of(expected, "se", NAN));
    check("df", term[1].df, number_of(expected, "df", NAN));
    check("p", term[1].p, number_of(expected, "p", NAN));
    check("low", term[1].low, number_of(expected, "lower95", NAN));
    check("high", term[1].high, number_of(expected, "upper95", NAN));
}

static void check_difference_in_means(const trial *t) {
    double *of[2] = {lode_allocate(t->n, sizeof(double)), lode_allocate(t->n, sizeof(double))};
    size_t n[2] = {0, 0};
    lode_t_test test = {.t = NAN};
    for (size_t i = 0; i < t->n; i++)
        of[t->arm[i] == 1][n[t->arm[i] == 1]++] = t->y[i];
    done(lode_t_test_welch(of[1], n[1], of[0], n[0], 0.95, &test, NULL));
    const span expected = use_tolerance_of("difference_in_means");
    check_interval("difference", &test.difference, expected);
    check("se", test.difference.estimate / test.t, number_of(expected, "se", NAN));
    check("df", test.df, number_of(expected, "df", NAN));
    check("p", test.p, number_of(expected, "p", NAN));
    free(of[0]);
    free(of[1]);
}

/* Lin's: the covariate less its mean, alone and times the arm. */
static void check_lin(void) {
    trial t = read_trial("../mst-effect-size/mst.csv", 3);
    const double *prior = column(&t.data, "Prettest"), mean = mean_of(prior, t.n);
    for (size_t i = 0; i < t.n; i++) {
        t.x[i * 3 + 1] = prior[i] - mean;
        t.x[i * 3 + 2] = t.arm[i] * (prior[i] - mean);
    }
    check_term("lin_HC2", &t);
    free_trial(&t);
}

static void check_srt_robust(void) {
    trial t = read_trial("../mst-effect-size/mst.csv", 2);
    put_column(&t, 1, column(&t.data, "Prettest"));
    check_difference_in_means(&t);
    check_term("ancova_HC2", &t);
    free_trial(&t);
    check_lin();
}

/* Schools are numbered from 1. */
static size_t most(const double *values, size_t n) {
    double found = 0;
    for (size_t i = 0; i < n; i++)
        found = fmax(found, values[i]);
    return (size_t)found;
}

static void check_fixed_effects(void) {
    table data = read_table("../mst-effect-size/mst.csv");
    const size_t schools = most(column(&data, "School"), data.rows);
    free_table(&data);
    trial t = read_trial("../mst-effect-size/mst.csv", schools + 1);
    const double *school = column(&t.data, "School");
    put_column(&t, 1, column(&t.data, "Prettest"));
    for (size_t i = 0; i < t.n; i++)
        for (size_t s = 2; s <= schools; s++)
            t.x[i * t.columns + s] = school[i] == (double)s;
    lode_regression fit = {0};
    lode_robust robust = {0};
    done(lode_regression_fit(t.x, t.y, t.n, t.columns, true, &fit, NULL, NULL));
    done(lode_cluster_robust(&fit, NULL, 0, LODE_CR2, &robust, NULL));
    check_answer("effect", fit.coefficient[1]);
    check_answer("se", fit.se[1]);
    check_answer("df", (double)fit.df_residual);
    check_answer("p", p_of(fit.coefficient[1] / fit.se[1], (double)fit.df_residual));
    check_answer("hc2_se", robust.se[1]);
    check_answer("residual_sd", fit.residual_sd);
    lode_robust_free(&robust);
    lode_regression_free(&fit);
    free_trial(&t);
}

/* ---- schools were assigned ---- */

static lode_mixed *fit_mixed(const trial *t, const double *school, size_t columns) {
    lode_mixed *fit = NULL;
    lode_mixed_pupils *pupils = lode_mixed_pupils_new(columns, NULL, 0);
    for (size_t i = 0; i < t->n; i++) {
        double value[3] = {t->x[i * 2], t->x[i * 2 + 1]};
        value[columns] = t->y[i];
        lode_mixed_pupils_add(pupils, (uint32_t)school[i] - 1, value);
    }
    const lode_mixed_data data = {.pupils = pupils, .level = 0.95};
    done(lode_mixed_fit(&data, &fit, NULL, NULL));
    lode_mixed_pupils_free(pupils);
    return fit;
}

static void check_variances(const char *answer, const char *sizes_answer, const trial *t,
                            const double *school, const lode_mixed *fit, double difference) {
    const span expected = use_tolerance_of(answer);
    double size[64] = {0};
    bool arm[64];
    lode_cluster_sizes sizes = {.icc = NAN};
    check("var_school", fit->variance.unit.estimate, number_of(expected, "var_school", NAN));
    check("var_pupil", fit->variance.residual.estimate, number_of(expected, "var_pupil", NAN));
    check("icc", fit->same_unit.estimate, number_of(expected, "icc", NAN));
    for (size_t i = 0; i < t->n; i++) {
        size[(size_t)school[i] - 1]++;
        arm[(size_t)school[i] - 1] = t->arm[i] == 1;
    }
    done(lode_trial_size_of_clusters(difference, fit->variance.unit.estimate,
                                     fit->variance.residual.estimate, size, arm, fit->units, &sizes,
                                     NULL));
    check_interval("within", &sizes.within, part(sizes_answer, "Intervention1.Within"));
    check_interval("total", &sizes.total, part(sizes_answer, "Intervention1.Total"));
}

static void check_school_effects(const lode_mixed *fit) {
    table expected = read_table("expected_schools.csv");
    lode_mixed_residual *residual = lode_allocate(fit->units, sizeof *residual);
    use_tolerance_of("school_effects");
    lode_mixed_unit_residuals(fit, residual);
    for (size_t i = 0; i < fit->units; i++)
        check_cell("u", residual[i].effect, &expected, i);
    free(residual);
    free_table(&expected);
}

static void check_crt(void) {
    trial t = read_trial("crt.csv", 2);
    const double *school = column(&t.data, "School");
    put_column(&t, 1, column(&t.data, "Prettest"));
    lode_mixed *full = fit_mixed(&t, school, 2), *empty = fit_mixed(&t, school, 0);
    const lode_mixed_term *arm = &full->term[1];
    span expected = use_tolerance_of("fixed");
    check("Intercept", full->term[0].estimate, number_of(expected, "Intercept", NAN));
    check("Intervention", arm->estimate, number_of(expected, "Intervention1", NAN));
    check("Prettest", full->term[2].estimate, number_of(expected, "Prettest", NAN));
    check_variances("conditional", "es_conditional", &t, school, full, arm->estimate);
    check_variances("unconditional", "es_unconditional", &t, school, empty, arm->estimate);
    expected = use_tolerance_of("satterthwaite");
    check("se", arm->se, number_of(expected, "se", NAN));
    check("df", arm->df, number_of(expected, "df", NAN));
    check("p", arm->p, number_of(expected, "p", NAN));
    check_school_effects(full);
    lode_mixed_free(full);
    lode_mixed_free(empty);
    free_trial(&t);
}

/* ---- schools assigned anew ---- */

static void check_permutation(void) {
    trial t = read_trial("../crt-effect-size/crt.csv", 1);
    const double *school = column(&t.data, "School");
    double mean[64] = {0}, pupils[64] = {0};
    bool treated[64] = {0};
    size_t schools = 0, n_treated = 0;
    lode_permutation p;
    for (size_t i = 0; i < t.n; i++) {
        const size_t s = (size_t)school[i] - 1;
        mean[s] += (t.y[i] - mean[s]) / ++pupils[s];
        treated[s] = t.arm[i] == 1;
        schools = s + 1 > schools ? s + 1 : schools;
    }
    for (size_t s = 0; s < schools; s++)
        n_treated += treated[s];
    done(lode_permutation_test(mean, treated, schools, 1e6, 0, 1, &p, NULL));
    check_answer("statistic", p.difference);
    check_answer("schools", (double)schools);
    check_answer("treated_schools", (double)n_treated);
    check_answer("assignments", p.assignments);
    check_answer("p_two_sided", p.p_two_sided);
    check_answer("p_upper", p.p_upper);
    free_trial(&t);
}

static const reference_case cases[] = {
    {"trial/srt-effect-size", check_srt_effect_size},        {"trial/srt-robust", check_srt_robust},
    {"trial/mst-school-fixed-effects", check_fixed_effects}, {"trial/crt-effect-size", check_crt},
    {"trial/permutation-school-means", check_permutation},
};

int main(int argc, char **argv) {
    return check_reference_cases(argc, argv, cases, sizeof cases / sizeof *cases);
}
