/* Comparisons of groups and regressions beside NIST's certified figures and R. See
 * tests/support/reference_case.h. */
#include "lode/anova.h"
#include "lode/cluster_robust.h"
#include "lode/correlation.h"
#include "lode/regression.h"
#include "lode/two_groups.h"
#include "reference_case.h"

static void check_answer(const char *answer, double actual) {
    check(answer, actual, number_of(use_tolerance_of(answer), "value", NAN));
}

/* ---- analysis of variance ---- */

/* A column of groups, numbered from first. */
static uint32_t *groups_of(const double *column, size_t n, double first, size_t *groups) {
    uint32_t *group = lode_allocate(n, sizeof *group);
    *groups = 0;
    for (size_t i = 0; i < n; i++) {
        group[i] = (uint32_t)(column[i] - first);
        *groups = group[i] < *groups ? *groups : group[i] + 1;
    }
    return group;
}

/* The file that has the name of the case. */
static table read_certified(void) {
    char file[64];
    snprintf(file, sizeof file, "%s.csv", strrchr(now.name, '/') + 1);
    return read_table(file);
}

static void check_certified_anova(void) {
    table data = read_certified();
    size_t groups;
    uint32_t *group = groups_of(column(&data, "treatment"), data.rows, 1, &groups);
    lode_anova a = {.f = NAN};
    done(lode_anova_of(column(&data, "y"), group, data.rows, groups, &a, NULL));
    check_answer("df_between", (double)a.df_between);
    check_answer("df_within", (double)a.df_within);
    check_answer("ss_between", a.ss_between);
    check_answer("ss_within", a.ss_within);
    check_answer("ms_between", a.ms_between);
    check_answer("ms_within", a.ms_within);
    check_answer("F", a.f);
    check_answer("r_squared", a.eta2);
    check_answer("residual_sd", a.residual_sd);
    free(group);
    free_table(&data);
}

static void check_groups(void) {
    table data = read_table("groups.csv");
    size_t groups;
    const double *value = column(&data, "value");
    uint32_t *group = groups_of(column(&data, "group"), data.rows, 0, &groups);
    lode_anova a = {.f = NAN};
    lode_anova_welch w = {NAN, NAN, NAN, NAN};
    lode_kruskal_wallis k = {.h = NAN};
    done(lode_anova_of(value, group, data.rows, groups, &a, NULL));
    done(lode_anova_welch_of(value, group, data.rows, groups, &w, NULL));
    done(lode_kruskal_wallis_of(value, group, data.rows, groups, &k, NULL));
    span expected = use_tolerance_of("anova");
    check("F", a.f, number_of(expected, "F", NAN));
    check("df1", (double)a.df_between, number_of(expected, "df1", NAN));
    check("df2", (double)a.df_within, number_of(expected, "df2", NAN));
    check("p", a.p, number_of(expected, "p", NAN));
    expected = use_tolerance_of("welch");
    check("F", w.f, number_of(expected, "F", NAN));
    check("df2", w.df2, number_of(expected, "df2", NAN));
    check("p", w.p, number_of(expected, "p", NAN));
    expected = use_tolerance_of("kruskal");
    check("H", k.h, number_of(expected, "H", NAN));
    check("p", k.p, number_of(expected, "p", NAN));
    check_answer("eta_squared", a.eta2);
    check_answer("omega_squared", a.omega2);
    free(group);
    free_table(&data);
}

static void check_t_test(const char *answer, const lode_t_test *test) {
    const span expected = use_tolerance_of(answer);
    check("t", test->t, number_of(expected, "t", NAN));
    check("df", test->df, number_of(expected, "df", NAN));
    check("p", test->p, number_of(expected, "p", NAN));
}

static void check_two(const double *a, size_t n_a, const double *b, size_t n_b) {
    lode_t_test welch = {.t = NAN}, student = {.t = NAN};
    lode_effect_size effect = {.cohen_d = NAN};
    lode_mann_whitney ranks = {.u = NAN};
    double distance = NAN;
    done(lode_t_test_welch(a, n_a, b, n_b, 0.95, &welch, NULL));
    done(lode_t_test_student(a, n_a, b, n_b, 0.95, &student, NULL));
    done(lode_effect_size_of(a, n_a, b, n_b, &effect, NULL));
    done(lode_mann_whitney_of(a, n_a, b, n_b, &ranks, NULL));
    done(lode_smirnov_distance(a, n_a, b, n_b, &distance, NULL));
    check_answer("mean_difference", welch.difference.estimate);
    check_t_test("student", &student);
    check_t_test("welch", &welch);
    span expected = use_tolerance_of("welch");
    check("lower95", welch.difference.low, number_of(expected, "lower95", NAN));
    check("upper95", welch.difference.high, number_of(expected, "upper95", NAN));
    expected = use_tolerance_of("effect_size");
    check("cohen_d", effect.cohen_d, number_of(expected, "cohen_d", NAN));
    check("hedges_g_exact", effect.hedges_g, number_of(expected, "hedges_g_exact", NAN));
    check("hedges_g_approx", effect.hedges_g_approx, number_of(expected, "hedges_g_approx", NAN));
    check("glass_delta", effect.glass_delta, number_of(expected, "glass_delta", NAN));
    expected = use_tolerance_of("mann_whitney");
    check("U", ranks.u, number_of(expected, "U", NAN));
    check("auc", ranks.above, number_of(expected, "auc", NAN));
    check("p_continuity", ranks.p, number_of(expected, "p_continuity", NAN));
    check("p_no_continuity", ranks.p_plain, number_of(expected, "p_no_continuity", NAN));
    check_answer("kolmogorov_smirnov_D", distance);
}

/* The groups are a and b, in no order. */
static void check_two_groups(void) {
    table data = read_table("groups.csv");
    const double *group = column(&data, "group"), *value = column(&data, "value");
    double *a = lode_allocate(data.rows, 2 * sizeof *a), *b = a + data.rows;
    size_t n_a = 0, n_b = 0;
    for (size_t i = 0; i < data.rows; i++)
        *(strcmp(data.word[(size_t)group[i]], "a") == 0 ? &a[n_a++] : &b[n_b++]) = value[i];
    check_two(a, n_a, b, n_b);
    free(a);
    free_table(&data);
}

/* ---- correlation and regression ---- */

static void check_correlations(const double *x, const double *y, size_t n) {
    double r = NAN, rho = NAN, t = NAN, p = NAN;
    lode_interval interval = {NAN, NAN, NAN};
    lode_kendall_tau kendall = {NAN, NAN, NAN};
    span expected = use_tolerance_of("pearson");
    done(lode_pearson(x, y, n, &r, NULL));
    done(lode_pearson_interval(r, n, 0.95, &interval, NULL));
    done(lode_correlation_test(r, n, &t, &p, NULL));
    check("r", r, number_of(expected, "r", NAN));
    check("t", t, number_of(expected, "t", NAN));
    check("p", p, number_of(expected, "p", NAN));
    check("lower95", interval.low, number_of(expected, "lower95", NAN));
    check("upper95", interval.high, number_of(expected, "upper95", NAN));
    expected = use_tolerance_of("spearman");
    done(lode_spearman(x, y, n, &rho, NULL));
    done(lode_correlation_test(rho, n, &t, &p, NULL));
    check("rho", rho, number_of(expected, "rho", NAN));
    check("p_t", p, number_of(expected, "p_t", NAN));
    expected = use_tolerance_of("kendall");
    done(lode_kendall(x, y, n, &kendall, NULL));
    check("tau_b", kendall.tau, number_of(expected, "tau_b", NAN));
    check("z", kendall.z, number_of(expected, "z", NAN));
    check("p", kendall.p, number_of(expected, "p", NAN));
}

static void check_correlation(void) {
    table data = read_table("xy.csv");
    const double *x = column(&data, "x"), *y = column(&data, "y");
    check_correlations(x, y, data.rows);
    lode_regression fit = {0};
    done(lode_regression_fit(x, y, data.rows, 1, true, &fit, NULL, NULL));
    const span expected = use_tolerance_of("regression");
    check("intercept", fit.coefficient[0], number_of(expected, "intercept", NAN));
    check("slope", fit.coefficient[1], number_of(expected, "slope", NAN));
    check("se_intercept", fit.se[0], number_of(expected, "se_intercept", NAN));
    check("se_slope", fit.se[1], number_of(expected, "se_slope", NAN));
    check("r_squared", fit.r2, number_of(expected, "r_squared", NAN));
    check("residual_sd", fit.residual_sd, number_of(expected, "residual_sd", NAN));
    lode_regression_free(&fit);
    free_table(&data);
}

static void check_coefficients(const char *answer, const double *figures, size_t k, size_t first) {
    const span expected = use_tolerance_of(answer);
    for (size_t j = 0; j < k; j++) {
        char name[24];
        snprintf(name, sizeof name, "b%zu", first + j);
        check(name, figures[j], number_of(expected, name, NAN));
    }
}

/* y by the other columns of the file, or by powers of the one. */
static void check_certified_fit(size_t powers, bool intercept) {
    table data = read_certified();
    const size_t n = data.rows, columns = powers ? powers : data.columns - 1;
    double *x = lode_allocate(n * columns, sizeof *x);
    for (size_t i = 0; i < n * columns; i++) {
        const size_t row = i / columns, c = i % columns;
        x[i] = powers ? pow(data.column[1][row], (double)c + 1) : data.column[1 + c][row];
    }
    lode_regression fit = {0};
    done(lode_regression_fit(x, column(&data, "y"), n, columns, intercept, &fit, NULL, NULL));
    check_coefficients("coefficients", fit.coefficient, fit.k, !intercept);
    check_coefficients("standard_errors", fit.se, fit.k, !intercept);
    check_answer("residual_sd", fit.residual_sd);
    check_answer("r_squared", fit.r2);
    check_answer("df_regression", (double)fit.df_regression);
    check_answer("df_residual", (double)fit.df_residual);
    check_answer("ss_regression", fit.ss_regression);
    check_answer("ss_residual", fit.ss_residual);
    if (fit.ss_residual > 0) /* else there is no F */
        check_answer("F", fit.f);
    lode_regression_free(&fit);
    free(x);
    free_table(&data);
}

static void check_columns(void) {
    check_certified_fit(0, true);
}

static void check_no_intercept(void) {
    check_certified_fit(0, false);
}

static void check_powers(void) {
    check_certified_fit(5, true);
}

/* ---- errors by cluster ---- */

/* Clusters as numbers from 0, whatever the data call them. */
static uint32_t *clusters_of(const double *column, size_t n, size_t *clusters) {
    uint32_t *cluster = lode_allocate(n, sizeof *cluster);
    double *names = lode_allocate(n, sizeof *names);
    *clusters = 0;
    for (size_t i = 0; i < n; i++) {
        size_t g = 0;
        while (g < *clusters && names[g] != column[i])
            g++;
        if (g == *clusters)
            names[(*clusters)++] = column[i];
        cluster[i] = (uint32_t)g;
    }
    free(names);
    return cluster;
}

/* A fit of y by some columns of the file, which are the names of its coefficients. */
typedef struct {
    table data;
    lode_regression fit;
    const char *const *name;
    size_t columns;
} model;

static model fit_model(const char *file, const char *y, const char *const *name, size_t columns) {
    model m = {.data = read_table(file), .name = name, .columns = columns};
    const size_t n = m.data.rows;
    double *x = lode_allocate(n * columns, sizeof *x);
    for (size_t i = 0; i < n * columns; i++)
        x[i] = column(&m.data, name[i % columns])[i / columns];
    done(lode_regression_fit(x, column(&m.data, y), n, columns, true, &m.fit, NULL, NULL));
    free(x);
    return m;
}

static void free_model(model *m) {
    lode_regression_free(&m->fit);
    free_table(&m->data);
}

static void check_named(const char *answer, const model *m, const double *figures) {
    const span expected = use_tolerance_of(answer);
    check(answer, figures[0], number_of(expected, "(Intercept)", NAN));
    for (size_t j = 0; j < m->columns; j++)
        check(m->name[j], figures[1 + j], number_of(expected, m->name[j], NAN));
}

static void check_errors(const char *answer, const model *m, const uint32_t *cluster,
                         size_t clusters, lode_cluster_correction correction) {
    lode_robust robust = {0};
    done(lode_cluster_robust(&m->fit, cluster, clusters, correction, &robust, NULL));
    check_named(answer, m, robust.se);
    if (correction == LODE_CR2 && cluster) {
        check_named("CR2_satterthwaite_df", m, robust.df);
        check_named("CR2_p", m, robust.p);
    }
    if (correction == LODE_CR1S && strcmp(answer, "se_CR1S") == 0)
        check_named("CR1S_p_t_G_minus_1", m, robust.p);
    lode_robust_free(&robust);
}

static void check_clustered(model *m, const char *by) {
    static const char *const answers[] = {"se_CR0", "se_CR1", "se_CR1S", "se_CR2", "se_CR3"};
    size_t clusters;
    uint32_t *cluster = clusters_of(column(&m->data, by), m->data.rows, &clusters);
    check_answer("n", (double)m->fit.n);
    check_answer("clusters", (double)clusters);
    check_named("coefficients", m, m->fit.coefficient);
    for (int c = LODE_CR0; c <= LODE_CR3; c++)
        check_errors(answers[c], m, cluster, clusters, (lode_cluster_correction)c);
    free(cluster);
    free_model(m);
}

static void check_trial(void) {
    static const char *const names[] = {"Intervention", "Prettest"};
    model m = fit_model("crt.csv", "Posttest", names, 2);
    check_clustered(&m, "School");
}

static void check_exam(void) {
    static const char *const names[] = {"standLRT", "schavg", "girl"};
    model m = fit_model("exam.csv", "normexam", names, 3);
    check_clustered(&m, "school");
}

static void check_petersen(void) {
    static const char *const names[] = {"x"};
    model m = fit_model("petersen.csv", "y", names, 1);
    size_t firms, years;
    uint32_t *firm = clusters_of(column(&m.data, "firm"), m.data.rows, &firms),
             *year = clusters_of(column(&m.data, "year"), m.data.rows, &years);
    check_named("coefficients", &m, m.fit.coefficient);
    check_named("se_classical", &m, m.fit.se);
    check_errors("se_HC0", &m, NULL, 0, LODE_CR0);
    check_errors("se_HC1", &m, NULL, 0, LODE_CR1S);
    check_errors("se_HC2", &m, NULL, 0, LODE_CR2);
    check_errors("se_HC3", &m, NULL, 0, LODE_CR3);
    check_errors("se_firm_CR0", &m, firm, firms, LODE_CR0);
    check_errors("se_firm_CR1S", &m, firm, firms, LODE_CR1S);
    check_errors("se_year_CR1S", &m, year, years, LODE_CR1S);
    free(firm);
    free(year);
    free_model(&m);
}

static const reference_case cases[] = {
    {"nist-anova/SiRstv", check_certified_anova}, {"nist-anova/SmLs01", check_certified_anova},
    {"nist-anova/SmLs04", check_certified_anova}, {"nist-anova/SmLs06", check_certified_anova},
    {"nist-anova/SmLs07", check_certified_anova}, {"comparisons/groups-anova", check_groups},
    {"comparisons/two-groups", check_two_groups}, {"comparisons/correlation", check_correlation},
    {"nist-regression/Longley", check_columns},   {"nist-regression/NoInt1", check_no_intercept},
    {"nist-regression/Norris", check_columns},    {"nist-regression/Wampler1", check_powers},
    {"nist-regression/Wampler3", check_powers},   {"cluster-robust/crt-ols", check_trial},
    {"cluster-robust/exam-ols", check_exam},      {"cluster-robust/petersen", check_petersen},
};

int main(int argc, char **argv) {
    return check_reference_cases(argc, argv, cases, sizeof cases / sizeof *cases);
}
