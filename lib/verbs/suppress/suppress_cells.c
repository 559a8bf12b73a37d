/* The counts behind each row. */
#include "suppress_parts.h"

#include <math.h>

static const lode_meaning *meaning_of(const suppress *s, size_t row) {
    const lode_measures *m = s->measures;
    return lode_dictionary_find(s->dictionary,
                                lode_names_get(m->measures, lode_measures_facet(m, row)->measure));
}

/* The whole number in a column; nan if it is empty. What is none is told. */
static double whole_in(suppress *s, size_t row, lode_measure_column column) {
    lode_number number;
    if (!lode_measures_number(s->measures, row, column, &number))
        return NAN;
    if (number.value >= 0 && number.value <= 1e9 && number.value == floor(number.value))
        return number.value;
    lode_fail(s->error, LODE_DATA, "'%.*s' is not a count from 0 to 1000000000",
              LODE_ARG(lode_measures_text(s->measures, row, column)));
    suppress_tell(s, row, column, "counts that are none");
    return NAN;
}

/* The count that a percentage printed to so many decimals allows; nan if it is not one alone. */
static double count_behind(lode_number value, double n) {
    const double half = 0.5 / lode_power_of_ten[value.scale];
    const double least = ceil((value.value - half) * n / 100 - 1e-9);
    const double most = floor((value.value + half) * n / 100 + 1e-9);
    return least == most && least >= 0 && least <= n ? least : NAN;
}

static bool is_suppressed(const suppress *s, size_t row) {
    return !lode_measures_has(s->measures, row) &&
           lode_is(lode_measures_status(s->measures, row), "c");
}

/* A row that was hidden before has a count nobody knows. */
static void add_hidden(suppress *s, size_t row, double n, bool share) {
    const lode_measures *m = s->measures;
    const bool counts = s->counted[lode_measures_facet(m, row)->measure];
    if (counts || share)
        s->of[row][SUPPRESS_COUNT] = suppress_add_cell(s, row, SUPPRESS_COUNT, NAN);
    if (!counts)
        s->of[row][SUPPRESS_N] = suppress_add_cell(s, row, SUPPRESS_N, n);
}

static void add_complement(suppress *s, size_t row) {
    const size_t count = s->of[row][SUPPRESS_COUNT], n = s->of[row][SUPPRESS_N];
    if (count == SUPPRESS_NONE || n == SUPPRESS_NONE)
        return;
    const double left = s->cell[n].value - s->cell[count].value;
    if (left < 0) {
        lode_fail(s->error, LODE_DATA, "a numerator of %.0f is more than n, which is %.0f",
                  s->cell[count].value, s->cell[n].value);
        suppress_tell(s, row, LODE_COL_NUMERATOR, "numerators above n");
        return;
    }
    const size_t complement = suppress_add_cell(s, row, SUPPRESS_COMPLEMENT, left);
    suppress_add_entry(s, count, 1);
    suppress_add_entry(s, complement, 1);
    suppress_add_entry(s, n, -1);
    suppress_end_relation(s);
}

static void add_shown(suppress *s, size_t row, double n, double numerator, bool share) {
    const lode_measures *m = s->measures;
    if (isnan(numerator) && share && !isnan(n))
        numerator = count_behind(lode_measures_value(m, row), n);
    if (isnan(numerator) && s->counted[lode_measures_facet(m, row)->measure])
        numerator = whole_in(s, row, LODE_COL_VALUE);
    if (!isnan(numerator))
        s->of[row][SUPPRESS_COUNT] = suppress_add_cell(s, row, SUPPRESS_COUNT, numerator);
    if (!isnan(n))
        s->of[row][SUPPRESS_N] = suppress_add_cell(s, row, SUPPRESS_N, n);
}

static void add_row(suppress *s, size_t row) {
    const lode_meaning *meaning = meaning_of(s, row);
    const lode_kind kind = meaning ? meaning->kind : LODE_KIND_OTHER;
    const double n = whole_in(s, row, LODE_COL_N);
    const double numerator = whole_in(s, row, LODE_COL_NUMERATOR);
    const bool share =
        lode_kind_is_percentage(kind) || (!meaning && s->measures->column[LODE_COL_NUMERATOR] >= 0);
    if (lode_measures_has(s->measures, row))
        add_shown(s, row, n, numerator, lode_kind_is_percentage(kind));
    else if (is_suppressed(s, row))
        add_hidden(s, row, n, share);
    /* Of a rate one pupil may count several times: its numerator is not a part of n. */
    if (kind != LODE_KIND_RATE)
        add_complement(s, row);
}

/* Values of a measure are counts if the dictionary says so; of one it does not know, if none has an
 * n or a numerator and all are whole. */
static void find_counted(suppress *s) {
    const lode_measures *m = s->measures;
    for (uint32_t i = 0; i < lode_names_count(m->measures); i++) {
        const lode_meaning *is =
            lode_dictionary_find(s->dictionary, lode_names_get(m->measures, i));
        s->counted[i] = !is || is->kind == LODE_KIND_COUNT;
    }
    for (size_t row = 0; row < m->rows; row++) {
        lode_number number;
        bool *counted = &s->counted[lode_measures_facet(m, row)->measure];
        if (!*counted || meaning_of(s, row))
            continue;
        *counted = !lode_measures_number(m, row, LODE_COL_N, &number) &&
                   !lode_measures_number(m, row, LODE_COL_NUMERATOR, &number) &&
                   (!lode_measures_has(m, row) ||
                    (m->value[row] >= 0 && m->value[row] == floor(m->value[row])));
    }
}

void suppress_find_cells(suppress *s) {
    size_t without = 0;
    find_counted(s);
    for (size_t row = 0; row < s->measures->rows; row++) {
        s->of[row][SUPPRESS_COUNT] = s->of[row][SUPPRESS_N] = SUPPRESS_NONE;
        add_row(s, row);
        without += lode_measures_has(s->measures, row) &&
                   s->of[row][SUPPRESS_COUNT] == SUPPRESS_NONE &&
                   s->of[row][SUPPRESS_N] == SUPPRESS_NONE;
    }
    if (without)
        lode_notice(s->report, "%zu rows have neither count nor n: they are written as they are",
                    without);
}
