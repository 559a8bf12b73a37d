/* The methods of lib/stats against a folder of reference cases: the data and the answers of other
 * programs, with the tolerance each answer states.
 *
 * usage: test_stats_reference REFERENCE_DIRECTORY
 *
 * A case is a folder METHOD/NAME with CSV data (a header, numbers only) and expected.json, which
 * holds single answers, or names a CSV of them. A number agrees if it is within rel x answer or
 * within abs. Prints a line per case; exits with 0 if all pass, 1 if not, 77 without the folder. */
#include "lode/agreement.h"
#include "lode/control_chart.h"
#include "lode/correlation.h"
#include "lode/count_interval.h"
#include "lode/difference.h"
#include "lode/funnel.h"
#include "lode/gap_index.h"
#include "lode/intraclass.h"
#include "lode/mean.h"
#include "lode/memory.h"
#include "lode/multiple_testing.h"
#include "lode/number.h"
#include "lode/proportion.h"
#include "lode/quantile.h"
#include "lode/segregation.h"
#include "lode/spread.h"
#include "lode/trend_stats.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { PATH_BYTES = 4096, COLUMNS_MAX = 32, SKIPPED = 77 };

static const char *reference_directory;

/* The case at hand. */
static struct {
    const char *name; /* METHOD/NAME */
    char *json;
    double rel, abs; /* the tolerance of what is being checked */
    size_t numbers, wrong;
} now;

__attribute__((format(printf, 1, 2))) static void complain(const char *format, ...) {
    now.wrong++;
    printf("     %s: ", now.name);
    va_list args;
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
}

/* A file of the case as a NUL-terminated text, empty after a complaint. */
static char *read_text(const char *file) {
    char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s/%s/%s", reference_directory, now.name, file);
    FILE *stream = fopen(path, "rb");
    char *text = NULL;
    size_t n = 0, capacity = 0;
    for (int c; stream && (c = getc(stream)) != EOF;) {
        LODE_GROW(text, n, capacity);
        text[n++] = (char)c;
    }
    if (stream)
        fclose(stream);
    else
        complain("no %s", file);
    LODE_GROW(text, n, capacity);
    text[n] = '\0';
    return text;
}

/* ---- expected.json ---- */

typedef struct {
    const char *p, *end;
} span;

/* What follows "key": in the text, up to the text's end; nothing if there is no such key. */
static span after_key(span text, const char *key) {
    char quoted[64];
    const int n = snprintf(quoted, sizeof quoted, "\"%s\":", key);
    const char *found = memmem(text.p, (size_t)(text.end - text.p), quoted, (size_t)n);
    return found ? (span){found + n, text.end} : (span){text.end, text.end};
}

/* The object that belongs to a key of the file, braces included. */
static span object_of(const char *key) {
    const span rest = after_key((span){now.json, now.json + strlen(now.json)}, key);
    int depth = 0;
    for (const char *p = rest.p; p < rest.end; p++) {
        depth += (*p == '{') - (*p == '}');
        if (*p == '}' && depth == 0)
            return (span){rest.p, p};
    }
    complain("expected.json has no \"%s\"", key);
    return (span){rest.end, rest.end};
}

static double number_of(span object, const char *key, double otherwise) {
    const span rest = after_key(object, key);
    return rest.p < rest.end ? strtod(rest.p, NULL) : otherwise;
}

/* From here on numbers are checked with the tolerance of this answer. */
static span use_tolerance_of(const char *answer) {
    const span object = object_of(answer);
    now.rel = number_of(object, "rel", 0);
    now.abs = number_of(object, "abs", 0);
    return object;
}

/* ---- CSV ---- */

typedef struct {
    size_t rows, columns;
    char *text; /* holds the names */
    char *name[COLUMNS_MAX];
    double *column[COLUMNS_MAX];
} table;

static void read_header(table *csv, char *line) {
    for (char *name = strsep(&line, ","); name && csv->columns < COLUMNS_MAX;
         name = strsep(&line, ","))
        csv->name[csv->columns++] = name;
}

static void read_row(table *csv, char *line) {
    for (size_t k = 0; k < csv->columns; k++) {
        const char *cell = strsep(&line, ",");
        char *end = NULL;
        csv->column[k][csv->rows] = cell ? strtod(cell, &end) : NAN;
        if (cell && !*cell)
            csv->column[k][csv->rows] = NAN; /* a missing value */
        else if (!cell || end == cell)
            complain("row %zu has no number in '%s'", csv->rows + 1, csv->name[k]);
    }
    csv->rows++;
}

static table read_table(const char *file) {
    table csv = {.text = read_text(file)};
    size_t lines = 1;
    for (const char *p = csv.text; *p; p++)
        lines += *p == '\n';
    char *rest = csv.text;
    read_header(&csv, strsep(&rest, "\r\n"));
    for (size_t k = 0; k < csv.columns; k++)
        csv.column[k] = lode_allocate(lines, sizeof(double));
    for (char *line = strsep(&rest, "\r\n"); line; line = strsep(&rest, "\r\n")) {
        if (*line)
            read_row(&csv, line);
    }
    if (csv.rows == 0)
        complain("%s has no rows", file);
    return csv;
}

static void free_table(table *csv) {
    for (size_t k = 0; k < csv->columns; k++)
        free(csv->column[k]);
    free(csv->text);
}

/* A column by its name; of no rows after a complaint. */
static const double *column(table *csv, const char *name) {
    for (size_t k = 0; k < csv->columns; k++) {
        if (strcmp(csv->name[k], name) == 0)
            return csv->column[k];
    }
    complain("no column '%s'", name);
    csv->rows = 0;
    return NULL;
}

/* ---- checking ---- */

static void check(const char *what, double actual, double expected) {
    now.numbers++;
    const double off = fabs(actual - expected);
    if (!(off <= now.rel * fabs(expected) || off <= now.abs))
        complain("%s is %.15g, should be %.15g", what, actual, expected);
}

/* Check a number against a cell of the answers. */
static void check_cell(const char *name, double actual, table *expected, size_t row) {
    const double *cells = column(expected, name);
    char what[64];
    snprintf(what, sizeof what, "row %zu: %s", row + 1, name);
    if (cells && row < expected->rows)
        check(what, actual, cells[row]);
    else
        complain("%s is not in the table", what);
}

static void done(lode_status status) {
    if (status != LODE_OK)
        complain("the method returned status %d", (int)status);
}

/* Rows of data and of answers are paired by place, so their keys must be the same. */
static void check_keys(const double *keys, size_t rows, table *expected, const char *key) {
    const double *expected_keys = column(expected, key);
    if (!keys || !expected_keys || expected->rows != rows ||
        memcmp(keys, expected_keys, rows * sizeof *keys) != 0)
        complain("data and answers differ in '%s'", key);
}

/* ---- the methods ---- */

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

static void check_newcombe(void) {
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
    }
    free_table(&data);
    free_table(&expected);
}

static void check_trend(void) {
    table data = read_table("series.csv");
    const double *times = column(&data, "time"), *values = column(&data, "value");
    lode_mann_kendall test = {0, NAN, NAN, NAN};
    double slope = NAN;
    lode_interval interval = {NAN, NAN, NAN};
    done(lode_trend_mann_kendall(times, values, data.rows, &test, NULL));
    done(lode_trend_theil_sen_interval(times, values, data.rows, 0.95, &interval, NULL));
    done(lode_trend_theil_sen(times, values, data.rows, &slope, NULL));
    span expected = use_tolerance_of("mann_kendall");
    check("S", (double)test.s, number_of(expected, "S", NAN));
    check("varS", test.variance, number_of(expected, "varS", NAN));
    check("z", test.z, number_of(expected, "z", NAN));
    check("p", test.p, number_of(expected, "p", NAN));
    expected = use_tolerance_of("theil_sen");
    check("slope", slope, number_of(expected, "slope", NAN));
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

static void check_intraclass(void) {
    static const char *const names[][2] = {
        {"ICC(1,1)", "ICC(1,k)"}, {"ICC(2,1)", "ICC(2,k)"}, {"ICC(3,1)", "ICC(3,k)"}};
    table data = read_table("ratings.csv");
    const size_t raters = data.columns - 1;
    double *rating = lode_allocate(data.rows * raters, sizeof *rating);
    lode_icc icc[LODE_ICC_DESIGNS] = {0};
    for (size_t i = 0; i < data.rows * raters; i++)
        rating[i] = data.column[1 + i % raters][i / raters];
    done(lode_intraclass(rating, data.rows, raters, 0.95, icc, NULL));
    for (int d = 0; d < LODE_ICC_DESIGNS; d++) {
        check_icc(names[d][0], &icc[d].single, &icc[d]);
        check_icc(names[d][1], &icc[d].mean_as_irr, &icc[d]);
    }
    free(rating);
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

static void check_correlation(void) {
    table data = read_table("xy.csv");
    const double *x = column(&data, "x"), *y = column(&data, "y");
    double r = NAN, rho = NAN;
    lode_interval interval = {NAN, NAN, NAN};
    done(lode_pearson(x, y, data.rows, &r, NULL));
    done(lode_spearman(x, y, data.rows, &rho, NULL));
    done(lode_pearson_interval(r, data.rows, 0.95, &interval, NULL));
    span expected = use_tolerance_of("pearson");
    check("r", r, number_of(expected, "r", NAN));
    check("lower95", interval.low, number_of(expected, "lower95", NAN));
    check("upper95", interval.high, number_of(expected, "upper95", NAN));
    expected = use_tolerance_of("spearman");
    check("rho", rho, number_of(expected, "rho", NAN));
    free_table(&data);
}

static const struct {
    const char *name;
    void (*check)(void);
} cases[] = {
    {"binomial-intervals/mixed-95", check_binomial},
    {"poisson-intervals/counts-95", check_poisson},
    {"comparisons/two-proportions", check_newcombe},
    {"comparisons/correlation", check_correlation},
    {"trend/nile", check_trend},
    {"trend/ties", check_trend},
    {"control-charts/xmr-attendance", check_xmr},
    {"multiple-testing/bh-1995", check_adjusted},
    {"agreement/krippendorff-4-observers", check_krippendorff},
    {"agreement/cohen-kappa", check_cohen},
    {"agreement/vision-table", check_vision},
    {"agreement/fleiss-kappa", check_fleiss},
    {"agreement/icc-shrout-fleiss", check_intraclass},
    {"funnel/proportion-schools", check_funnel_of_shares},
    {"funnel/ratio-shmi", check_funnel_of_ratios},
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
    struct stat found;
    if (argc != 2) {
        fprintf(stderr, "usage: test_stats_reference REFERENCE_DIRECTORY\n");
        return LODE_USAGE;
    }
    reference_directory = argv[1];
    if (stat(reference_directory, &found) != 0 || !S_ISDIR(found.st_mode)) {
        printf("skipped: no folder of reference cases at %s\n", reference_directory);
        return SKIPPED;
    }
    size_t passed = 0, failed = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        now.name = cases[i].name;
        now.numbers = now.wrong = 0;
        now.json = read_text("expected.json");
        cases[i].check();
        free(now.json);
        const bool good = now.wrong == 0 && now.numbers > 0;
        printf("%s %s (%zu numbers)\n", good ? "ok  " : "FAIL", now.name, now.numbers);
        *(good ? &passed : &failed) += 1;
    }
    printf("%zu passed, %zu failed\n", passed, failed);
    return failed ? LODE_FINDINGS : LODE_OK;
}
