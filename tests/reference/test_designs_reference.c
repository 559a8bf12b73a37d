/* The size of trials beside PowerUpR, and differences in differences beside R. See
 * tests/support/reference_case.h. */
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

static const reference_case cases[] = {
    {"power/cluster-trial", check_cluster_trial},
    {"power/individual-trial", check_individual_trial},
    {"power/multi-site-trial", check_multi_site_trial},
};

int main(int argc, char **argv) {
    return check_reference_cases(argc, argv, cases, sizeof cases / sizeof *cases);
}
