/* Figures of samples and of groups beside R, NIST and closed forms. See
 * tests/support/reference_case.h. */
#include "lode/gap_index.h"
#include "lode/mean.h"
#include "lode/number.h"
#include "lode/quantile.h"
#include "lode/segregation.h"
#include "lode/spread.h"
#include "lode/summary.h"
#include "reference_case.h"

static void check_quantiles(void) {
    use_tolerance_of("quantiles");
    table data = read_table("x.csv"), expected = read_table("expected_quantiles.csv");
    const double *x = column(&data, "x"), *p = column(&expected, "p");
    for (size_t i = 0; i < expected.rows; i++)
        for (int type = 1; type <= LODE_QUANTILE_TYPES; type++) {
            char name[] = "type0";
            name[4] = (char)('0' + type);
            double quantile = NAN;
            done(lode_quantiles(x, data.rows, type, &p[i], 1, &quantile, NULL));
            check_cell(name, quantile, &expected, i);
        }
    free_table(&data);
    free_table(&expected);
}

static void check_answer(const char *answer, double actual) {
    check(answer, actual, number_of(use_tolerance_of(answer), "value", NAN));
}

static void check_further(const double *x, size_t n) {
    lode_interval interval = {NAN, NAN, NAN};
    lode_shape shape = {NAN, NAN, NAN, NAN};
    double mad = NAN, trimmed = NAN, geometric = NAN;
    done(lode_mean_interval(x, n, 0.95, &interval, NULL));
    done(lode_shape_of(x, n, &shape, NULL));
    done(lode_mad(x, n, &mad, NULL));
    done(lode_mean_trimmed(x, n, 0.1, &trimmed, NULL));
    done(lode_mean_geometric(x, n, &geometric, NULL));
    check_answer("mean_lower95", interval.low);
    check_answer("mean_upper95", interval.high);
    check_answer("skewness_g1", shape.g1);
    check_answer("skewness_G1", shape.skewness);
    check_answer("kurtosis_g2", shape.g2);
    check_answer("kurtosis_G2", shape.kurtosis);
    check_answer("mad_raw", mad);
    check_answer("mad_scaled", LODE_MAD_SCALE * mad);
    check_answer("trimmed_mean_10", trimmed);
    check_answer("geometric_mean", geometric);
}

static void check_summary(void) {
    table data = read_table("x.csv");
    const double *x = column(&data, "x");
    double mean = NAN, median = NAN, lower = NAN, upper = NAN, sd = NAN;
    done(lode_mean(x, data.rows, &mean, NULL));
    done(lode_sd(x, data.rows, &sd, NULL));
    done(lode_median(x, data.rows, &median, NULL));
    done(lode_quantile_type7(x, data.rows, 0.25, &lower, NULL));
    done(lode_quantile_type7(x, data.rows, 0.75, &upper, NULL));
    check_answer("mean", mean);
    check_answer("sd", sd);
    check_answer("median", median);
    check_answer("iqr_type7", upper - lower);
    check_answer("n", (double)data.rows);
    check_answer("variance", sd * sd);
    check_answer("se", sd / sqrt((double)data.rows));
    check_further(x, data.rows);
    free_table(&data);
}

/* As lode-agg has them: whole multiples of one decimal, so that digits all values share cost none.
 */
static double certified_scale(const double *y, size_t n, double *scaled) {
    lode_number *numbers = lode_allocate(n, sizeof *numbers);
    for (size_t i = 0; i < n; i++) {
        char text[32];
        snprintf(text, sizeof text, "%.15g", y[i]);
        lode_number_read(lode_text(text), &numbers[i]);
    }
    const double power = lode_numbers_scaled(numbers, n, scaled);
    free(numbers);
    return power;
}

static void check_certified(void) {
    char file[64];
    snprintf(file, sizeof file, "%s.csv", strrchr(now.name, '/') + 1);
    table data = read_table(file);
    const double *y = column(&data, "y");
    double mean = NAN, sd = NAN, *scaled = lode_allocate(data.rows, sizeof *scaled);
    const double power = certified_scale(y, data.rows, scaled);
    done(lode_mean(y, data.rows, &mean, NULL));
    done(lode_sd(scaled, data.rows, &sd, NULL));
    check_answer("mean", mean);
    check_answer("sd", sd / power);
    free(scaled);
    free_table(&data);
}

/* Values in rising order with their weights, also as whole numbers. */
static void sort_weights(double *x, double *weight, uint32_t *times, size_t n) {
    for (size_t i = 0; i < n; i++) {
        size_t k = i;
        const double value = x[i], w = weight[i];
        for (; k > 0 && x[k - 1] > value; k--) {
            x[k] = x[k - 1];
            weight[k] = weight[k - 1];
        }
        x[k] = value;
        weight[k] = w;
    }
    for (size_t i = 0; i < n; i++)
        times[i] = (uint32_t)weight[i];
}

static void check_weighted(void) {
    table data = read_table("xw.csv"), expected = read_table("expected_quantiles.csv");
    double *x = data.column[0], *weight = data.column[1], mean = NAN, sd = NAN;
    uint32_t *times = lode_allocate(data.rows, sizeof *times);
    const double *p = column(&expected, "p");
    done(lode_mean_weighted(x, weight, data.rows, &mean, NULL));
    check_answer("mean", mean);
    sort_weights(x, weight, times, data.rows);
    done(lode_sd_counted(x, times, data.rows, &sd, NULL));
    check_answer("sd_frequency", sd);
    use_tolerance_of("quantiles");
    for (size_t i = 0; i < expected.rows; i++) {
        double inverse = NAN, replicated = NAN;
        done(lode_quantiles_weighted(x, weight, data.rows, &p[i], 1, &inverse, NULL));
        done(lode_quantiles_counted(x, times, data.rows, 7, &p[i], 1, &replicated, NULL));
        check_cell("inverse_cdf", inverse, &expected, i);
        check_cell("replicated_type7", replicated, &expected, i);
    }
    free(times);
    free_table(&data);
    free_table(&expected);
}

static void check_gap_index(void) {
    table data = read_table("pupils.csv");
    const double *is = column(&data, "disadvantaged"), *score = column(&data, "score");
    double *scores = lode_allocate(data.rows, 2 * sizeof *scores), *others = scores + data.rows;
    size_t n_d = 0, n_o = 0;
    lode_gap_index index = {NAN, NAN, NAN};
    for (size_t i = 0; i < data.rows; i++)
        *(is[i] == 1 ? &scores[n_d++] : &others[n_o++]) = score[i];
    done(lode_gap_index_of(scores, n_d, others, n_o, &index, NULL));
    check_answer("mean_rank_disadvantaged", index.mean_rank_disadvantaged);
    check_answer("mean_rank_others", index.mean_rank_others);
    check_answer("gap_index", index.index);
    free(scores);
    free_table(&data);
}

static void check_segregation(void) {
    table data = read_table("schools.csv");
    const double *group = column(&data, "group"), *total = column(&data, "total");
    lode_segregation s = {.share = NAN};
    done(lode_segregation_of(group, total, data.rows, &s, NULL));
    check_answer("dissimilarity", s.dissimilarity);
    check_answer("gorard_GS", s.gorard);
    check_answer("isolation", s.isolation);
    check_answer("correlation_ratio", s.eta_squared);
    check_answer("theil_H", s.theil_h);
    check_answer("gini", s.gini);
    check_answer("group_share", s.share);
    free_table(&data);
}

static const reference_case cases[] = {
    {"quantiles/even-n", check_quantiles},
    {"quantiles/odd-n", check_quantiles},
    {"summary/faithful", check_summary},
    {"nist-univariate/Lottery", check_certified},
    {"nist-univariate/Mavro", check_certified},
    {"nist-univariate/NumAcc1", check_certified},
    {"nist-univariate/NumAcc3", check_certified},
    {"weighted-quantiles/school-sizes", check_weighted},
    {"gap-index/worked-ten-pupils", check_gap_index},
    {"segregation/eight-schools", check_segregation},
};

int main(int argc, char **argv) {
    return check_reference_cases(argc, argv, cases, sizeof cases / sizeof *cases);
}
