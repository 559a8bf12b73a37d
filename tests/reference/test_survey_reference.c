/* Shares of a finite population and the net promoter score, in closed form. See
 * tests/support/reference_case.h. */
#include "lode/net_promoter.h"
#include "lode/proportion.h"
#include "lode/spread.h"
#include "reference_case.h"

static void check_wilson(void) {
    use_tolerance_of("rows");
    table data = read_table("counts.csv"), expected = read_table("expected_rows.csv");
    const double *x = column(&data, "x"), *n = column(&data, "n"),
                 *population = column(&data, "population");
    check_keys(column(&data, "row"), data.rows, &expected, "row");
    for (size_t i = 0; i < data.rows; i++) {
        lode_interval plain = {NAN, NAN, NAN}, finite = plain;
        done(lode_proportion_wilson(x[i], n[i], 0.95, &plain, NULL));
        done(lode_proportion_wilson_finite(x[i], n[i], population[i], 0.95, &finite, NULL));
        check_cell("p", finite.estimate, &expected, i);
        check_cell("wilson_lower", plain.low, &expected, i);
        check_cell("wilson_upper", plain.high, &expected, i);
        check_cell("wilson_fpc_lower", finite.low, &expected, i);
        check_cell("wilson_fpc_upper", finite.high, &expected, i);
    }
    free_table(&data);
    free_table(&expected);
}

static void check_answer(const char *answer, double actual) {
    check(answer, actual, number_of(use_tolerance_of(answer), "value", NAN));
}

static void check_promoters(void) {
    table data = read_table("nps.csv");
    const double *score = column(&data, "score");
    double *points = lode_allocate(data.rows, sizeof *points), count[3] = {0, 0, 0}, sd = NAN;
    lode_net_promoter all = {{NAN, NAN, NAN}, NAN};
    for (size_t i = 0; i < data.rows; i++) {
        done(lode_promoter_points(score[i], &points[i], NULL));
        count[1 + (points[i] > 0) - (points[i] < 0)]++;
    }
    done(lode_net_promoter_of(points, data.rows, INFINITY, 0.95, &all, NULL));
    done(lode_sd(points, data.rows, &sd, NULL));
    check_answer("detractors", count[0]);
    check_answer("passives", count[1]);
    check_answer("promoters", count[2]);
    check_answer("nps", all.score.estimate);
    check_answer("se", all.se);
    check_answer("lower95", all.score.low);
    check_answer("upper95", all.score.high);
    check_answer("se_n_minus_1", sd / sqrt((double)data.rows));
    free(points);
    free_table(&data);
}

static const reference_case cases[] = {
    {"survey/wilson-fpc", check_wilson},
    {"survey/net-promoter", check_promoters},
};

int main(int argc, char **argv) {
    return check_reference_cases(argc, argv, cases, sizeof cases / sizeof *cases);
}
