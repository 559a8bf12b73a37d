/* Intervals of proportions, counts and differences, and p-values of many tests, beside R. See
 * tests/support/reference_case.h. */
#include "lode/count_interval.h"
#include "lode/difference.h"
#include "lode/multiple_testing.h"
#include "lode/proportion.h"
#include "lode/two_proportions.h"
#include "reference_case.h"

typedef lode_status interval_of(double x, double n, double level, lode_interval *out,
                                lode_error *error);

static void check_binomial(void) {
    static const struct {
        interval_of *method;
        const char *low, *high;
    } methods[] = {
        {lode_proportion_normal, "wald_lower", "wald_upper"},
        {lode_proportion_wilson, "wilson_lower", "wilson_upper"},
        {lode_proportion_continuity, "wilson_cc_lower", "wilson_cc_upper"},
        {lode_proportion_exact, "clopper_pearson_lower", "clopper_pearson_upper"},
        {lode_proportion_agresti_coull, "agresti_coull_lower", "agresti_coull_upper"},
        {lode_proportion_jeffreys, "jeffreys_lower", "jeffreys_upper"},
    };
    use_tolerance_of("rows");
    table data = read_table("counts.csv"), expected = read_table("expected_rows.csv");
    const double *x = column(&data, "x"), *n = column(&data, "n");
    check_keys(column(&data, "row"), data.rows, &expected, "row");
    for (size_t i = 0; i < data.rows; i++)
        for (size_t m = 0; m < sizeof methods / sizeof *methods; m++) {
            lode_interval p = {NAN, NAN, NAN};
            done(methods[m].method(x[i], n[i], 0.95, &p, NULL));
            check_cell("p", p.estimate, &expected, i);
            check_cell(methods[m].low, p.low, &expected, i);
            check_cell(methods[m].high, p.high, &expected, i);
        }
    free_table(&data);
    free_table(&expected);
}

static void check_poisson(void) {
    use_tolerance_of("rows");
    table data = read_table("counts.csv"), expected = read_table("expected_rows.csv");
    const double *count = column(&data, "count"), *of = column(&data, "expected");
    check_keys(column(&data, "row"), data.rows, &expected, "row");
    for (size_t i = 0; i < data.rows; i++) {
        lode_interval exact = {NAN, NAN, NAN}, byar = exact;
        done(lode_count_exact(count[i], 0.95, &exact, NULL));
        done(lode_count_byar(count[i], 0.95, &byar, NULL));
        check_cell("lower", exact.low, &expected, i);
        check_cell("upper", exact.high, &expected, i);
        check_cell("byar_lower", byar.low, &expected, i);
        check_cell("byar_upper", byar.high, &expected, i);
        check_cell("rate_lower", exact.low / of[i], &expected, i);
        check_cell("rate_upper", exact.high / of[i], &expected, i);
    }
    free_table(&data);
    free_table(&expected);
}

static void check_tests(double x1, double n1, double x2, double n2, table *expected, size_t row) {
    lode_two_proportions test = {NAN, NAN, NAN, NAN};
    lode_interval odds = {NAN, NAN, NAN}, risk = odds;
    done(lode_two_proportions_test(x1, n1, x2, n2, &test, NULL));
    done(lode_odds_ratio(x1, n1, x2, n2, 0.95, &odds, NULL));
    done(lode_risk_ratio(x1, n1, x2, n2, 0.95, &risk, NULL));
    check_cell("chisq", test.chi2, expected, row);
    check_cell("p_chisq", test.p, expected, row);
    check_cell("p_chisq_yates", test.p_yates, expected, row);
    check_cell("p_fisher", test.p_exact, expected, row);
    check_cell("odds_ratio", odds.estimate, expected, row);
    check_cell("or_lower", odds.low, expected, row);
    check_cell("or_upper", odds.high, expected, row);
    check_cell("risk_ratio", risk.estimate, expected, row);
    check_cell("rr_lower", risk.low, expected, row);
    check_cell("rr_upper", risk.high, expected, row);
}

static void check_two_proportions(void) {
    use_tolerance_of("rows");
    table data = read_table("tables.csv"), expected = read_table("expected_rows.csv");
    const double *x1 = column(&data, "x1"), *n1 = column(&data, "n1");
    const double *x2 = column(&data, "x2"), *n2 = column(&data, "n2");
    check_keys(column(&data, "row"), data.rows, &expected, "row");
    for (size_t i = 0; i < data.rows; i++) {
        lode_interval a = {NAN, NAN, NAN}, b = a, difference = a;
        done(lode_proportion_wilson(x1[i], n1[i], 0.95, &a, NULL));
        done(lode_proportion_wilson(x2[i], n2[i], 0.95, &b, NULL));
        done(lode_difference_interval(&a, &b, &difference, NULL));
        check_cell("difference", difference.estimate, &expected, i);
        check_cell("newcombe_lower", difference.low, &expected, i);
        check_cell("newcombe_upper", difference.high, &expected, i);
        check_tests(x1[i], n1[i], x2[i], n2[i], &expected, i);
    }
    free_table(&data);
    free_table(&expected);
}

static void check_adjusted(void) {
    static const struct {
        const char *column;
        lode_adjustment how;
    } methods[] = {{"BH", LODE_ADJUST_BH},
                   {"BY", LODE_ADJUST_BY},
                   {"holm", LODE_ADJUST_HOLM},
                   {"hochberg", LODE_ADJUST_HOCHBERG},
                   {"bonferroni", LODE_ADJUST_BONFERRONI}};
    use_tolerance_of("adjusted");
    table data = read_table("p.csv"), expected = read_table("expected_adjusted.csv");
    double *adjusted = lode_allocate(data.rows, sizeof *adjusted), rejected = 0;
    check_keys(column(&data, "test"), data.rows, &expected, "test");
    for (size_t m = 0; m < sizeof methods / sizeof *methods; m++) {
        done(lode_adjust(column(&data, "p"), data.rows, methods[m].how, adjusted, NULL));
        for (size_t i = 0; i < data.rows; i++) {
            check_cell(methods[m].column, adjusted[i], &expected, i);
            rejected += m == 0 && adjusted[i] <= 0.05;
        }
    }
    check("rejected_BH_5pc", rejected,
          number_of(use_tolerance_of("rejected_BH_5pc"), "value", NAN));
    free(adjusted);
    free_table(&data);
    free_table(&expected);
}

static const reference_case cases[] = {
    {"comparisons/two-proportions", check_two_proportions},
    {"binomial-intervals/mixed-95", check_binomial},
    {"poisson-intervals/counts-95", check_poisson},
    {"multiple-testing/bh-1995", check_adjusted},
};

int main(int argc, char **argv) {
    return check_reference_cases(argc, argv, cases, sizeof cases / sizeof *cases);
}
