/* Comparisons of groups and regressions beside NIST's certified figures and R. See
 * tests/support/reference_case.h. */
#include "lode/anova.h"
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

static const reference_case cases[] = {
    {"nist-anova/SiRstv", check_certified_anova}, {"nist-anova/SmLs01", check_certified_anova},
    {"nist-anova/SmLs04", check_certified_anova}, {"nist-anova/SmLs06", check_certified_anova},
    {"nist-anova/SmLs07", check_certified_anova}, {"comparisons/groups-anova", check_groups},
};

int main(int argc, char **argv) {
    return check_reference_cases(argc, argv, cases, sizeof cases / sizeof *cases);
}
