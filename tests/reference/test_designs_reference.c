/* The size of trials beside PowerUpR, and differences in differences beside R. See
 * tests/support/reference_case.h. */
#include "lode/did.h"
#include "lode/power.h"
#include "reference_case.h"

/* ---- power ---- */

/* A cell of the plans; 0 of a column they do not have. */
static double cell(const table *data, const char *name, size_t row) {
    for (size_t k = 0; k < data->columns; k++)
        if (strcmp(data->name[k], name) == 0)
            return data->column[k][row];
    return 0;
}

static lode_trial_plan plan_of(const table *data, size_t row, const char *pupils,
                               const char *covariates, const char *r2) {
    return (lode_trial_plan){.alpha = cell(data, "alpha", row),
                             .power = cell(data, "power", row),
                             .share_treated = cell(data, "share_treated", row),
                             .pupils = cell(data, pupils, row),
                             .schools = cell(data, "schools", row),
                             .covariates = cell(data, covariates, row),
                             .icc = cell(data, "icc", row),
                             .r2_pupil = cell(data, r2, row),
                             .r2_school = cell(data, "r2_school", row),
                             .omega = cell(data, "omega", row),
                             .r2_effect = cell(data, "r2_effect", row)};
}

static void check_chance(const table *data, table *expected, size_t row,
                         const lode_trial_power *power) {
    double chance = NAN;
    done(lode_power_at(cell(data, "es", row), power->se, power->df, cell(data, "alpha", row),
                       &chance, NULL));
    check_cell("power_at_es", chance, expected, row);
}

static void check_cluster_trial(void) {
    table data = read_table("designs.csv"), expected = read_table("expected_designs.csv");
    use_tolerance_of("designs");
    check_keys(column(&data, "row"), data.rows, &expected, "row");
    for (size_t row = 0; row < data.rows; row++) {
        const lode_trial_plan plan =
            plan_of(&data, row, "pupils_per_school", "school_covariates", "r2_pupil");
        lode_trial_power power = {.se = NAN};
        done(lode_power_of_schools(&plan, &power, NULL));
        check_cell("mdes", power.mdes, &expected, row);
        check_cell("se", power.se, &expected, row);
        check_cell("df", power.df, &expected, row);
        check_cell("mdes_normal", power.mdes_normal, &expected, row);
        check_cell("mdes_multiplier_2.8", power.mdes_rounded, &expected, row);
        check_cell("design_effect", power.design_effect, &expected, row);
        check_chance(&data, &expected, row, &power);
    }
    free_table(&data);
    free_table(&expected);
}

static void check_individual_trial(void) {
    table data = read_table("designs.csv"), expected = read_table("expected_designs.csv");
    use_tolerance_of("designs");
    check_keys(column(&data, "row"), data.rows, &expected, "row");
    for (size_t row = 0; row < data.rows; row++) {
        const lode_trial_plan plan = plan_of(&data, row, "n", "covariates", "r2");
        lode_trial_power power = {.se = NAN};
        done(lode_power_of_pupils(&plan, &power, NULL));
        check_cell("mdes", power.mdes, &expected, row);
        check_chance(&data, &expected, row, &power);
    }
    free_table(&data);
    free_table(&expected);
}

static void check_multi_site_trial(void) {
    table data = read_table("designs.csv"), expected = read_table("expected_designs.csv");
    use_tolerance_of("designs");
    check_keys(column(&data, "row"), data.rows, &expected, "row");
    for (size_t row = 0; row < data.rows; row++) {
        const lode_trial_plan plan =
            plan_of(&data, row, "pupils_per_school", "school_covariates", "r2_pupil");
        lode_trial_power power = {.se = NAN};
        done(lode_power_of_sites(&plan, &power, NULL));
        check_cell("mdes", power.mdes, &expected, row);
    }
    free_table(&data);
    free_table(&expected);
}

/* ---- differences in differences ---- */

static void check_answer(const char *answer, double actual) {
    check(answer, actual, number_of(use_tolerance_of(answer), "value", NAN));
}

/* Rows with a value only; clusters are those of the file, numbered as they come. */
typedef struct {
    double *values, *names;
    bool *treated, *after;
    uint32_t *cluster;
    size_t n, clusters;
} panel;

static panel read_panel(const char *file, const char *value, const char *treated,
                        const char *cluster) {
    table data = read_table(file);
    panel p = {.values = lode_allocate(data.rows, sizeof *p.values),
               .names = lode_allocate(data.rows, sizeof *p.names),
               .treated = lode_allocate(data.rows, sizeof *p.treated),
               .after = lode_allocate(data.rows, sizeof *p.after),
               .cluster = lode_allocate(data.rows, sizeof *p.cluster)};
    for (size_t row = 0; row < data.rows; row++) {
        const double name = column(&data, cluster)[row];
        size_t g = 0;
        if (isnan(column(&data, value)[row]))
            continue;
        while (g < p.clusters && p.names[g] != name)
            g++;
        if (g == p.clusters)
            p.names[p.clusters++] = name;
        p.cluster[p.n] = (uint32_t)g;
        p.values[p.n] = column(&data, value)[row];
        p.treated[p.n] = column(&data, treated)[row] == 1;
        p.after[p.n++] = column(&data, "after")[row] == 1;
    }
    free_table(&data);
    return p;
}

static lode_did did_of(panel p) {
    lode_did did = {.effect = NAN};
    done(lode_did_2x2(p.values, p.treated, p.after, p.n, p.cluster, p.clusters, &did, NULL));
    free(p.values);
    free(p.names);
    free(p.treated);
    free(p.after);
    free(p.cluster);
    return did;
}

static void check_card_krueger(void) {
    const panel p = read_panel("card_krueger.csv", "fte", "nj", "store");
    check_answer("n", (double)p.n);
    const lode_did did = did_of(p);
    check_answer("mean_pa_before", did.cell[0][0].mean);
    check_answer("mean_pa_after", did.cell[0][1].mean);
    check_answer("mean_nj_before", did.cell[1][0].mean);
    check_answer("mean_nj_after", did.cell[1][1].mean);
    check_answer("se_pa_before", did.cell[0][0].se);
    check_answer("se_pa_after", did.cell[0][1].se);
    check_answer("se_nj_before", did.cell[1][0].se);
    check_answer("se_nj_after", did.cell[1][1].se);
    check_answer("did", did.effect);
    check_answer("se_classical", did.se_classical);
    check_answer("se_HC1", did.se_hc1);
    check_answer("se_four_independent_means", did.se_means);
    check_answer("se_cluster_store_CR1S", did.se_cr1s);
}

static void check_counties(void) {
    const lode_did did = did_of(read_panel("two_by_two.csv", "lemp", "treat", "county"));
    check_answer("mean_control_before", did.cell[0][0].mean);
    check_answer("mean_control_after", did.cell[0][1].mean);
    check_answer("mean_treated_before", did.cell[1][0].mean);
    check_answer("mean_treated_after", did.cell[1][1].mean);
    check_answer("did", did.effect);
    check_answer("se_cluster_CR1S", did.se_cr1s);
    check_answer("se_HC1", did.se_hc1);
}

static const reference_case cases[] = {
    {"power/cluster-trial", check_cluster_trial},
    {"power/individual-trial", check_individual_trial},
    {"power/multi-site-trial", check_multi_site_trial},
    {"did-2x2/card-krueger", check_card_krueger},
    {"did-2x2/mpdta-2004", check_counties},
};

int main(int argc, char **argv) {
    return check_reference_cases(argc, argv, cases, sizeof cases / sizeof *cases);
}
