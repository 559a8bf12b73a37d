/* Measure tables: what a row says about itself, beyond what each cell says. */
#include "check_parts.h"

#include <math.h>

static lode_slice text_of(const check_file *f, const lode_record *record,
                          lode_measure_column column) {
    return check_cell_at(record, NULL, f->contract[column]);
}

static bool number_of(const check_file *f, const lode_record *record, lode_measure_column column,
                      lode_number *number) {
    return lode_number_read(text_of(f, record, column), number);
}

/* ---- units ---- */

/* -1 for a level that nobody knows. */
static int level_of(const check_file *f, const lode_record *record, const int *at) {
    const lode_slice text = check_cell_at(record, at, f->contract[LODE_COL_GEOGRAPHIC_LEVEL]);
    return text.n ? lode_level_find(text) : LODE_LEVEL_SCHOOL;
}

/* The columns that name a unit of each level, best first. */
static const char *const identifiers[LODE_LEVELS][3] = {
    [LODE_LEVEL_SCHOOL] = {"school_urn", "school_laestab", "school_name"},
    [LODE_LEVEL_TRUST] = {"trust_id", "trust_name"},
    [LODE_LEVEL_CLUSTER] = {"cluster"},
    [LODE_LEVEL_ALLIANCE] = {"alliance"},
    [LODE_LEVEL_PARTNERSHIP] = {"partnership"},
    [LODE_LEVEL_LA] = {"old_la_code", "new_la_code", "la_name"},
    [LODE_LEVEL_COMBINED_AUTHORITY] = {"combined_authority"},
    [LODE_LEVEL_REGIONAL] = {"region_code", "region_name"},
};

void check_find_units(check_file *f) {
    for (int level = 0; level < LODE_LEVELS; level++)
        for (int i = 0; i < 3; i++) {
            const char *name = identifiers[level][i];
            f->unit[level][i] = name ? check_find_column(f, lode_text(name)) : -1;
        }
}

lode_slice check_unit_of(const check_file *f, const lode_record *record, const int *at) {
    const int level = level_of(f, record, at);
    for (int i = 0; level >= 0 && i < 3; i++) {
        const lode_slice text = check_cell_at(record, at, f->unit[level][i]);
        if (text.n)
            return text;
    }
    return level == LODE_LEVEL_NATIONAL ? lode_text("England") : (lode_slice){NULL, 0};
}

/* ---- figures beside each other ---- */

/* Half of the last place that a number was rounded to; some tables fill up with zeros behind it. */
static double half_place(const lode_number *number) {
    int64_t units = number->units;
    int scale = number->scale;
    for (; scale > 0 && units % 10 == 0; scale--)
        units /= 10;
    return number->exact ? 0.5 / lode_power_of_ten[scale] : 0;
}

/* A little more than nothing, for what doubles lose. */
static double grain(double x) {
    return 1e-9 * (fabs(x) + 1);
}

static bool is_proportion(const lode_meaning *meaning) {
    return meaning && meaning->kind == LODE_KIND_PROPORTION;
}

/* What the figures of a row say, as far as they are there. */
typedef struct {
    const lode_meaning *meaning;
    bool has_value, has_n, has_numerator, has_low, has_high;
    lode_number value, n, numerator, low, high;
} figures;

static figures figures_of(const check_file *f, const lode_record *record) {
    figures x = {
        .meaning = lode_dictionary_find(f->run->dictionary, text_of(f, record, LODE_COL_MEASURE))};
    x.has_value = number_of(f, record, LODE_COL_VALUE, &x.value);
    x.has_n = number_of(f, record, LODE_COL_N, &x.n);
    x.has_numerator = number_of(f, record, LODE_COL_NUMERATOR, &x.numerator);
    x.has_low = number_of(f, record, LODE_COL_CI_LOW, &x.low);
    x.has_high = number_of(f, record, LODE_COL_CI_HIGH, &x.high);
    return x;
}

static bool is_below(const figures *x) {
    lode_number least;
    return x->has_value && x->meaning && lode_number_read(x->meaning->least, &least) &&
           x->value.value < least.value;
}

static bool is_above(const figures *x) {
    lode_number most;
    return x->has_value && x->meaning && lode_number_read(x->meaning->most, &most) &&
           x->value.value > most.value;
}

static bool numerator_exceeds(const figures *x) {
    return x->has_n && x->has_numerator && is_proportion(x->meaning) &&
           x->numerator.value > x->n.value;
}

static bool differs_from_counts(const figures *x) {
    if (!is_proportion(x->meaning) || !x->has_value || !x->has_n || !x->has_numerator ||
        x->n.value <= 0)
        return false;
    const double percent = 100 * x->numerator.value / x->n.value;
    return fabs(percent - x->value.value) > half_place(&x->value) + grain(percent);
}

static bool is_outside(const figures *x) {
    return (x->has_low && x->has_high && x->low.value > x->high.value) ||
           (x->has_value && x->has_low && x->low.value > x->value.value) ||
           (x->has_value && x->has_high && x->high.value < x->value.value);
}

void check_see_measure(check_worker *w, const lode_record *record) {
    const check_file *f = w->file;
    const figures x = figures_of(f, record);
    const int value = f->contract[LODE_COL_VALUE], status = f->contract[LODE_COL_STATUS];
    check_item *measure = w->seen[f->contract[LODE_COL_MEASURE]].now;
    if (measure && x.has_value)
        check_widen(&measure->values, &x.value);
    if (level_of(f, record, NULL) >= 0 && check_unit_of(f, record, NULL).n == 0)
        check_add_flaw(w, record->index, -1, CHECK_UNITS, true);
    if (is_below(&x) || is_above(&x))
        check_add_flaw(w, record->index, value, CHECK_RANGE, true);
    if (x.has_value && text_of(f, record, LODE_COL_STATUS).n > 0)
        check_add_flaw(w, record->index, status, CHECK_STATUS, true);
    if (numerator_exceeds(&x))
        check_add_flaw(w, record->index, f->contract[LODE_COL_NUMERATOR], CHECK_NUMERATORS, true);
    if (differs_from_counts(&x))
        check_add_flaw(w, record->index, value, CHECK_PROPORTIONS, true);
    if (is_outside(&x))
        check_add_flaw(w, record->index, value, CHECK_INTERVALS, true);
}

/* ---- why ---- */

static void explain_unit(const check_file *f, const lode_record *record, lode_error *error) {
    const int level = level_of(f, record, NULL);
    const char *name = identifiers[level][0];
    lode_fail(error, LODE_DATA, "no %s to say whose figure this is", name ? name : "unit");
    lode_fail_hint(error, "a row of level '%s' needs one of its identifiers",
                   lode_level_name((lode_level)level));
}

static void explain_range(const figures *x, lode_slice value, lode_error *error) {
    const bool below = is_below(x);
    lode_fail(error, LODE_DATA, "%.*s is %s than %.*s, the %s %.*s can be", LODE_ARG(value),
              below ? "less" : "more", LODE_ARG(below ? x->meaning->least : x->meaning->most),
              below ? "least" : "most", LODE_ARG(x->meaning->measure));
}

static void explain_proportion(const check_file *f, const lode_record *record, const figures *x,
                               lode_slice value, lode_error *error) {
    enum { MORE = 2 /* decimals than the value has */ };
    const lode_slice numerator = text_of(f, record, LODE_COL_NUMERATOR),
                     n = text_of(f, record, LODE_COL_N);
    const int decimals = x->value.exact ? x->value.scale + MORE : MORE;
    lode_fail(error, LODE_DATA, "%.*s is not %.*f, which is 100 x %.*s / %.*s", LODE_ARG(value),
              decimals, 100 * x->numerator.value / x->n.value, LODE_ARG(numerator), LODE_ARG(n));
}

void check_explain_measure(const check_file *f, check_kind kind, const lode_record *record,
                           lode_error *error) {
    const figures x = figures_of(f, record);
    const lode_slice value = text_of(f, record, LODE_COL_VALUE);
    switch (kind) {
    case CHECK_UNITS:
        explain_unit(f, record, error);
        break;
    case CHECK_RANGE:
        explain_range(&x, value, error);
        break;
    case CHECK_STATUS:
        lode_fail(error, LODE_DATA, "a status beside the value %.*s", LODE_ARG(value));
        lode_fail_hint(error, "a status says why there is no value; what is odd about one belongs "
                              "in note");
        break;
    case CHECK_NUMERATORS:
        lode_fail(error, LODE_DATA, "%.*s of %.*s",
                  LODE_ARG(text_of(f, record, LODE_COL_NUMERATOR)),
                  LODE_ARG(text_of(f, record, LODE_COL_N)));
        break;
    case CHECK_PROPORTIONS:
        explain_proportion(f, record, &x, value, error);
        break;
    default:
        lode_fail(error, LODE_DATA, "%.*s with an interval from '%.*s' to '%.*s'", LODE_ARG(value),
                  LODE_ARG(text_of(f, record, LODE_COL_CI_LOW)),
                  LODE_ARG(text_of(f, record, LODE_COL_CI_HIGH)));
        if (lode_same(text_of(f, record, LODE_COL_CI_LOW), text_of(f, record, LODE_COL_CI_HIGH)))
            lode_fail_hint(error, "an interval without width: none was worked out");
    }
}
