/* What a measure row says: cells by the contract's names, units, levels; and rows on their way out.
 */
#include "lode/measures.h"

#include "lode/memory.h"
#include "measures_key.h"

#include <math.h>

#include <stdlib.h>

static const char *const column_names[LODE_MEASURE_COLUMNS] = {"time_period",
                                                               "time_identifier",
                                                               "geographic_level",
                                                               "school_urn",
                                                               "school_laestab",
                                                               "school_name",
                                                               "old_la_code",
                                                               "new_la_code",
                                                               "la_name",
                                                               "region_code",
                                                               "region_name",
                                                               "establishment_type",
                                                               "breakdown_topic",
                                                               "breakdown",
                                                               "measure",
                                                               "value",
                                                               "status",
                                                               "source_code",
                                                               "n",
                                                               "numerator",
                                                               "ci_low",
                                                               "ci_high",
                                                               "release",
                                                               "note"};

static const char *const level_names[LODE_LEVELS] = {"School",
                                                     "Trust",
                                                     "Cluster",
                                                     "Alliance",
                                                     "Partnership",
                                                     "Local authority",
                                                     "Combined authority",
                                                     "Regional",
                                                     "National"};

static const char *const number_columns[] = {"value",
                                             "n",
                                             "numerator",
                                             "ci_low",
                                             "ci_high",
                                             "difference",
                                             "rank",
                                             "percentile",
                                             "n_comparators",
                                             "comparator_value",
                                             "limit95_low",
                                             "limit95_high",
                                             "limit998_low",
                                             "limit998_high",
                                             "dispersion",
                                             "z",
                                             "p_value",
                                             "p_adjusted",
                                             "n_tests",
                                             "shrunken_value",
                                             "shrunken_ci_low",
                                             "shrunken_ci_high",
                                             "reliability",
                                             "rank_low",
                                             "rank_high",
                                             "difference_pupils",
                                             "change",
                                             "slope",
                                             "difference_ci_low",
                                             "difference_ci_high",
                                             "change_ci_low",
                                             "change_ci_high",
                                             "periods",
                                             "mk_s",
                                             "mk_p",
                                             "position_first",
                                             "position_last",
                                             "position_change",
                                             "position_change_ci_low",
                                             "position_change_ci_high",
                                             "benchmark_a_first",
                                             "benchmark_b_first",
                                             "benchmark_a_last",
                                             "benchmark_b_last",
                                             "slope_ci_low",
                                             "slope_ci_high",
                                             "centre",
                                             "limit_low",
                                             "limit_high",
                                             "near_low",
                                             "near_high",
                                             "moving_range",
                                             "points",
                                             "weight",
                                             "threshold",
                                             "distance",
                                             "easting",
                                             "northing",
                                             "capacity",
                                             "pupils",
                                             "latest",
                                             "years_since"};

const char *lode_measure_column_name(lode_measure_column column) {
    return column_names[column];
}

bool lode_is_number_column(lode_slice name) {
    for (size_t i = 0; i < sizeof number_columns / sizeof *number_columns; i++)
        if (lode_is(name, number_columns[i]))
            return true;
    return false;
}

const char *lode_level_name(lode_level level) {
    return level_names[level];
}

int lode_level_find(lode_slice name) {
    for (int i = 0; i < LODE_LEVELS; i++)
        if (lode_same_folded(name, lode_text(level_names[i])))
            return i;
    return -1;
}

static const struct {
    const char *code, *words;
} statuses[] = {{"c", "suppressed"},
                {"x", "not available"},
                {"z", "not applicable"},
                {"u", "unreliable"},
                {"low", "above 0 but rounds to it"},
                {"k", "above 0 but rounds to it"}}; /* an older low */

enum { NOT_AVAILABLE = 1, STATUSES = sizeof statuses / sizeof *statuses };

bool lode_is_status(lode_slice text) {
    enum { LONGEST = 3 };
    if (text.n == 0 || text.n > LONGEST)
        return false;
    for (size_t i = 0; i < STATUSES; i++)
        if (lode_is(text, statuses[i].code))
            return true;
    return false;
}

int lode_status_order(lode_slice status) {
    for (int i = 0; i < STATUSES; i++)
        if (lode_is(status, statuses[i].code))
            return i;
    return NOT_AVAILABLE;
}

const char *lode_status_words(lode_slice status) {
    return statuses[lode_status_order(status)].words;
}

int lode_release_order(lode_slice release) {
    static const char *const releases[] = {"provisional", "revised", "final"};
    for (int i = 0; i < 3; i++)
        if (lode_same_folded(release, lode_text(releases[i])))
            return i + 1;
    return 0;
}

lode_slice lode_measures_usual(lode_measure_column column) {
    switch (column) {
    case LODE_COL_TIME_IDENTIFIER:
        return lode_text("Academic year");
    case LODE_COL_GEOGRAPHIC_LEVEL:
        return lode_text("School");
    case LODE_COL_BREAKDOWN_TOPIC:
    case LODE_COL_BREAKDOWN:
        return lode_text("Total");
    default:
        return lode_text("");
    }
}

lode_slice lode_measures_text(const lode_measures *m, size_t row, lode_measure_column column) {
    const size_t *order;
    if (m->column[column] < 0)
        return lode_measures_usual(column);
    const lode_record record = lode_table_record(m->table, row, &order);
    return lode_measures_cell(m, &record, order, column);
}

bool lode_measures_number(const lode_measures *m, size_t row, lode_measure_column column,
                          lode_number *number) {
    return m->column[column] >= 0 && lode_number_read(lode_measures_text(m, row, column), number);
}

/* The columns that name a unit: those of its level, and the school's name for local groups. */
static lode_slice identifier(const lode_measures *m, size_t row, int i) {
    int column = m->identifier[lode_measures_facet(m, row)->level][i];
    return column < 0 ? (lode_slice){NULL, 0}
                      : lode_trim(lode_table_text(m->table, row, (size_t)column));
}

bool lode_measures_is_unit(const lode_measures *m, size_t row, lode_slice text) {
    text = lode_trim(text);
    if (lode_measures_facet(m, row)->level == LODE_LEVEL_NATIONAL)
        return lode_same_folded(text, lode_text("England"));
    for (int i = 0; i < 3; i++) {
        lode_slice name = identifier(m, row, i);
        if (name.n && lode_same_folded(name, text))
            return true;
    }
    return false;
}

enum { NAME_PLACE = 2 }; /* of a level's identifying columns */

/* Whether rows of a level that is there have a column with their name. */
static bool has_names(const lode_measures *m) {
    for (size_t f = 0; f < m->n_facets; f++)
        if (m->identifier[m->facets[f].level][NAME_PLACE] >= 0)
            return true;
    return false;
}

void lode_measures_find_names(lode_measures *m) {
    const uint32_t n = lode_names_count(m->units);
    m->unit_name = lode_allocate(n, sizeof *m->unit_name);
    if (!has_names(m))
        return;
    int *year = lode_allocate(n, sizeof *year);
    for (size_t row = 0; row < m->rows; row++) {
        const uint32_t unit = m->unit[row];
        const int of_row = lode_measures_facet(m, row)->year;
        if (m->unit_name[unit].n && of_row <= year[unit])
            continue;
        const lode_slice name = identifier(m, row, NAME_PLACE);
        if (!name.n)
            continue;
        m->unit_name[unit] = name;
        year[unit] = of_row;
    }
    free(year);
}

lode_slice lode_measures_unit_name(const lode_measures *m, size_t row) {
    if (lode_measures_facet(m, row)->level == LODE_LEVEL_NATIONAL)
        return lode_text("England");
    const lode_slice own = identifier(m, row, NAME_PLACE);
    const lode_slice known = m->unit_name ? m->unit_name[m->unit[row]] : own;
    if (own.n || known.n)
        return own.n ? own : known;
    for (int i = 0; i < NAME_PLACE; i++) {
        const lode_slice code = identifier(m, row, i);
        if (code.n)
            return code;
    }
    return lode_text("?");
}

lode_status lode_measures_header(const lode_measures *m, lode_output *output,
                                 const char *const *more, size_t n, lode_error *error) {
    size_t columns = lode_table_columns(m->table), all = columns + n;
    lode_slice *names = lode_allocate(all, sizeof *names);
    bool *number = lode_allocate(all, sizeof *number);
    for (size_t i = 0; i < all; i++) {
        names[i] = i < columns ? lode_table_name(m->table, i) : lode_text(more[i - columns]);
        number[i] = lode_is_number_column(names[i]);
    }
    lode_status status = lode_output_header(output, names, number, all, error);
    free(names);
    free(number);
    return status;
}

void lode_measures_part(const lode_measures *m, lode_table_walk *walk, size_t row,
                        lode_record *record, lode_part *part) {
    part->order = lode_table_walk_on(m->table, walk, row, record);
    part->record = record;
    part->n = record->n;
}

/* ---- values ---- */

/* How a value was written is kept as the digits after its point; and these. */
enum { VOIDED = LODE_SCALE_VOID, REREAD = LODE_SCALE_REREAD, INEXACT = LODE_SCALE_INEXACT };

uint8_t lode_measures_scale(const lode_number *number) {
    const int64_t most = (int64_t)1 << 50; /* so far units can be had back from the double */
    if (!number->exact)
        return INEXACT;
    return number->units < most && number->units > -most ? (uint8_t)number->scale : REREAD;
}

/* Adding and taking away 1.5 x 2^52 rounds to a whole number, of up to 2^51. */
static const double to_whole = 0x1.8p52;

bool lode_measures_decimal(double value, uint8_t scale, lode_number *number) {
    enum { MOST_SCALE = 18 };
    if (scale > MOST_SCALE)
        return false;
    const double units = value * lode_power_of_ten[scale] + to_whole - to_whole;
    *number = (lode_number){value, (int64_t)units, scale, true};
    return true;
}

lode_number lode_measures_value(const lode_measures *m, size_t row) {
    lode_number number = {0, 0, 0, false};
    if (!lode_measures_has(m, row) || lode_measures_decimal(m->value[row], m->scale[row], &number))
        return number;
    number.value = m->value[row];
    if (m->scale[row] == REREAD)
        lode_number_read(lode_measures_text(m, row, LODE_COL_VALUE), &number);
    return number;
}

lode_slice lode_measures_status(const lode_measures *m, size_t row) {
    if (m->scale[row] == VOIDED)
        return lode_text("n is 0");
    const lode_slice code = lode_measures_text(m, row, LODE_COL_VALUE);
    const lode_slice status = code.n ? code : lode_measures_text(m, row, LODE_COL_STATUS);
    return status.n ? status : lode_text("x");
}

void lode_measures_void(lode_measures *m, size_t row) {
    m->value[row] = NAN;
    m->scale[row] = VOIDED;
}
