/* What can be derived of each hidden count, one a row. */
#include "suppress_parts.h"

#include <math.h>

enum {
    PERIOD,
    LEVEL,
    UNIT,
    UNIT_NAME,
    TOPIC,
    BREAKDOWN,
    MEASURE,
    COUNT,
    HIDDEN,
    LOW,
    HIGH,
    SAFE,
    COLUMNS
};

static const char *const names[COLUMNS] = {
    "time_period", "geographic_level", "unit",  "unit_name", "breakdown_topic",
    "breakdown",   "measure",          "count", "hidden",    "low",
    "high",        "protected"};

/* The identifier of the unit a row is about. */
static lode_slice unit_of(const suppress *s, size_t row) {
    const lode_measures *m = s->measures;
    const lode_level level = lode_measures_facet(m, row)->level;
    for (int i = 0; i < 3; i++) {
        const int column = m->identifier[level][i];
        const lode_slice text = column < 0
                                    ? (lode_slice){"", 0}
                                    : lode_trim(lode_table_text(m->table, row, (size_t)column));
        if (text.n)
            return text;
    }
    return (lode_slice){"", 0};
}

static const char *count_word(const suppress *s, const suppress_cell *c) {
    static const char *const roles[] = {"numerator", "n", "complement", "rest"};
    const bool counts = s->counted[lode_measures_facet(s->measures, c->row)->measure];
    return counts && c->role == SUPPRESS_COUNT ? "value" : roles[c->role];
}

static lode_status write_cell(suppress *s, const suppress_cell *c) {
    const lode_measures *m = s->measures;
    char low[LODE_NUMBER_TEXT], high[LODE_NUMBER_TEXT];
    const bool safe = c->range.high - c->range.low >= suppress_width(s);
    const lode_slice text[COLUMNS] = {
        [PERIOD] = lode_measures_text(m, c->row, LODE_COL_TIME_PERIOD),
        [LEVEL] = lode_measures_text(m, c->row, LODE_COL_GEOGRAPHIC_LEVEL),
        [UNIT] = unit_of(s, c->row),
        [UNIT_NAME] = lode_measures_unit_name(m, c->row),
        [TOPIC] = lode_measures_text(m, c->row, LODE_COL_BREAKDOWN_TOPIC),
        [BREAKDOWN] = lode_measures_text(m, c->row, LODE_COL_BREAKDOWN),
        [MEASURE] = lode_measures_text(m, c->row, LODE_COL_MEASURE),
        [COUNT] = lode_text(count_word(s, c)),
        [HIDDEN] = lode_text(c->primary ? "primary" : "secondary"),
        [LOW] = {low, lode_number_text(c->range.low, low)},
        [HIGH] = {high, lode_number_text(c->range.high, high)},
        [SAFE] = lode_text(!c->primary ? ""
                           : safe      ? "yes"
                                       : "no"),
    };
    lode_cell cell[COLUMNS];
    for (int i = 0; i < COLUMNS; i++)
        cell[i] = lode_cell_of(text[i]);
    return lode_output_row(s->output, cell, s->error);
}

/* Complements follow from the others; a rest that is not small is nobody's concern. */
static bool is_of_interest(const suppress_cell *c) {
    return c->hidden && (c->role <= SUPPRESS_N || (c->role == SUPPRESS_REST && c->primary));
}

lode_status suppress_write_audit(suppress *s) {
    static const bool number[COLUMNS] = {[LOW] = true, [HIGH] = true};
    lode_slice header[COLUMNS];
    for (int i = 0; i < COLUMNS; i++)
        header[i] = lode_text(names[i]);
    lode_status status = lode_output_header(s->output, header, number, COLUMNS, s->error);
    for (size_t i = 0; i < s->cells && status == LODE_OK; i++)
        if (is_of_interest(&s->cell[i]))
            status = write_cell(s, &s->cell[i]);
    return status;
}
