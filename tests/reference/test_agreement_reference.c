/* Agreement of raters beside R and published tables. See tests/support/reference_case.h. */
#include "lode/agreement.h"
#include "lode/intraclass.h"
#include "reference_case.h"

/* Ratings of some columns, row by row, as numbers of the values that occur, which are sorted. */
typedef struct {
    uint32_t *rating;
    double *value;
    size_t k;
} ratings;

static int by_value(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static ratings number_ratings(const table *data, size_t first, size_t raters) {
    ratings r = {.rating = lode_allocate(data->rows * raters, sizeof *r.rating),
                 .value = lode_allocate(data->rows * raters, sizeof *r.value)};
    size_t n = 0;
    for (size_t i = 0; i < data->rows * raters; i++) {
        const double value = data->column[first + i % raters][i / raters];
        if (!isnan(value))
            r.value[n++] = value;
    }
    qsort(r.value, n, sizeof *r.value, by_value);
    for (size_t i = 0; i < n; i++)
        if (r.k == 0 || r.value[i] != r.value[r.k - 1])
            r.value[r.k++] = r.value[i];
    for (size_t i = 0; i < data->rows * raters; i++) {
        r.rating[i] = LODE_NOT_RATED;
        for (size_t c = 0; c < r.k; c++)
            if (data->column[first + i % raters][i / raters] == r.value[c])
                r.rating[i] = (uint32_t)c;
    }
    return r;
}

static void free_ratings(ratings *r) {
    free(r->rating);
    free(r->value);
}

static void check_krippendorff(void) {
    static const char *const scales[] = {"nominal", "ordinal", "interval", "ratio"};
    table data = read_table("ratings.csv");
    ratings r = number_ratings(&data, 1, data.columns - 1);
    for (int scale = LODE_SCALE_NOMINAL; scale <= LODE_SCALE_RATIO; scale++) {
        double alpha = NAN;
        done(lode_krippendorff(r.rating, data.rows, data.columns - 1, r.k, r.value,
                               (lode_rating_scale)scale, &alpha, NULL));
        check(scales[scale], alpha, number_of(use_tolerance_of(scales[scale]), "value", NAN));
    }
    free_ratings(&r);
    free_table(&data);
}

/* The first two raters. */
static void check_kappas(const table *data) {
    static const char *const names[] = {"unweighted", "linear", "quadratic"};
    ratings r = number_ratings(data, 1, 2);
    uint32_t *a = lode_allocate(data->rows, sizeof *a), *b = lode_allocate(data->rows, sizeof *b);
    for (size_t i = 0; i < data->rows; i++) {
        a[i] = r.rating[2 * i];
        b[i] = r.rating[2 * i + 1];
    }
    for (int w = LODE_KAPPA_UNWEIGHTED; w <= LODE_KAPPA_QUADRATIC; w++) {
        lode_kappa found = {NAN, NAN, NAN, NAN, NAN};
        done(lode_cohen_kappa(a, b, data->rows, r.k, (lode_kappa_weights)w, &found, NULL));
        const span expected = use_tolerance_of(names[w]);
        check("agreement", found.agreement, number_of(expected, "agreement", NAN));
        check("expected", found.expected, number_of(expected, "expected", NAN));
        check("kappa", found.kappa, number_of(expected, "kappa", NAN));
        check("se", found.se, number_of(expected, "se", NAN));
        check("se_null", found.se_null, number_of(expected, "se_null", NAN));
    }
    free(a);
    free(b);
    free_ratings(&r);
}

static void check_cohen(void) {
    table data = read_table("anxiety.csv");
    check_kappas(&data);
    free_table(&data);
}

static void check_vision(void) {
    table data = read_table("vision.csv");
    check_kappas(&data);
    free_table(&data);
}

static void check_fleiss(void) {
    static const char *const categories[] = {"1. Depression", "2. Personality Disorder",
                                             "3. Schizophrenia", "4. Neurosis", "5. Other"};
    table data = read_table("diagnoses.csv");
    ratings r = number_ratings(&data, 1, data.columns - 1);
    lode_kappa found = {NAN, NAN, NAN, NAN, NAN};
    double of_category[5] = {NAN, NAN, NAN, NAN, NAN};
    done(lode_fleiss_kappa(r.rating, data.rows, data.columns - 1, r.k, &found, of_category, NULL));
    check("kappa", found.kappa, number_of(use_tolerance_of("kappa"), "value", NAN));
    check("mean_agreement", found.agreement,
          number_of(use_tolerance_of("mean_agreement"), "value", NAN));
    check("expected", found.expected,
          number_of(after_key(object_of("expected"), "expected"), "value", NAN));
    check("se_null", found.se_null, number_of(use_tolerance_of("se_null"), "value", NAN));
    check("z", found.kappa / found.se_null, number_of(use_tolerance_of("z"), "value", NAN));
    const span by_category = use_tolerance_of("by_category");
    for (size_t c = 0; c < 5; c++)
        check(categories[c], of_category[c], number_of(by_category, categories[c], NAN));
    free_ratings(&r);
    free_table(&data);
}

static void check_icc(const char *name, const lode_interval *icc, const lode_icc *of) {
    const span expected = use_tolerance_of(name);
    check(name, icc->estimate, number_of(after_key(expected, "value"), "value", NAN));
    check("lower95", icc->low, number_of(expected, "lower95", NAN));
    check("upper95", icc->high, number_of(expected, "upper95", NAN));
    check("F", of->f, number_of(expected, "F", NAN));
    check("df1", (double)of->df1, number_of(expected, "df1", NAN));
    check("df2", (double)of->df2, number_of(expected, "df2", NAN));
}

/* Row by row, without the first column; to be freed. */
static double *ratings_of(const table *data) {
    const size_t raters = data->columns - 1;
    double *rating = lode_allocate(data->rows * raters, sizeof *rating);
    for (size_t i = 0; i < data->rows * raters; i++)
        rating[i] = data->column[1 + i % raters][i / raters];
    return rating;
}

static void check_cronbach(void) {
    table data = read_table("ratings.csv");
    double *rating = ratings_of(&data);
    lode_cronbach alpha = {NAN, NAN};
    done(lode_cronbach_alpha(rating, data.rows, data.columns - 1, &alpha, NULL));
    check("raw", alpha.raw, number_of(use_tolerance_of("raw"), "value", NAN));
    check("standardised", alpha.standardised,
          number_of(use_tolerance_of("standardised"), "value", NAN));
    free(rating);
    free_table(&data);
}

/* The data are those of another case. */
static void check_concordance(void) {
    table data = read_table("../cohen-kappa/anxiety.csv");
    double *rating = ratings_of(&data);
    lode_concordance w = {NAN, NAN, NAN, NAN};
    done(lode_kendall_w(rating, data.rows, data.columns - 1, &w, NULL));
    check("w", w.w, number_of(use_tolerance_of("w_corrected"), "value", NAN));
    check("w, plain", w.w_plain, number_of(use_tolerance_of("w_uncorrected"), "value", NAN));
    check("chi2", w.chi2, number_of(use_tolerance_of("chisq_corrected"), "value", NAN));
    check("p", w.p, number_of(use_tolerance_of("p_corrected"), "value", NAN));
    free(rating);
    free_table(&data);
}

static void check_intraclass(void) {
    static const char *const names[][2] = {
        {"ICC(1,1)", "ICC(1,k)"}, {"ICC(2,1)", "ICC(2,k)"}, {"ICC(3,1)", "ICC(3,k)"}};
    table data = read_table("ratings.csv");
    const size_t raters = data.columns - 1;
    double *rating = ratings_of(&data);
    lode_icc icc[LODE_ICC_DESIGNS] = {0};
    done(lode_intraclass(rating, data.rows, raters, 0.95, icc, NULL));
    for (int d = 0; d < LODE_ICC_DESIGNS; d++) {
        check_icc(names[d][0], &icc[d].single, &icc[d]);
        check_icc(names[d][1], &icc[d].mean_as_irr, &icc[d]);
    }
    free(rating);
    free_table(&data);
}

static const reference_case cases[] = {
    {"agreement/krippendorff-4-observers", check_krippendorff},
    {"agreement/cohen-kappa", check_cohen},
    {"agreement/vision-table", check_vision},
    {"agreement/fleiss-kappa", check_fleiss},
    {"agreement/icc-shrout-fleiss", check_intraclass},
    {"agreement/cronbach-alpha-judges", check_cronbach},
    {"agreement/kendall-w", check_concordance},
};

int main(int argc, char **argv) {
    return check_reference_cases(argc, argv, cases, sizeof cases / sizeof *cases);
}
