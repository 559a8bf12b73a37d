/* Measure tables: the contract between the tools, one number a row.
 *
 * The columns, their order when lode-tidy writes them, and their defaults when a table lacks them
 * are those of lode-table(5). Columns a tool does not know stay where they are. */
#ifndef LODE_MEASURES_H
#define LODE_MEASURES_H

#include "lode/availability.h"
#include "lode/number.h"
#include "lode/output.h"
#include "lode/reference.h"
#include "lode/table.h"

typedef enum {
    LODE_COL_TIME_PERIOD,
    LODE_COL_TIME_IDENTIFIER,
    LODE_COL_GEOGRAPHIC_LEVEL,
    LODE_COL_SCHOOL_URN,
    LODE_COL_SCHOOL_LAESTAB,
    LODE_COL_SCHOOL_NAME,
    LODE_COL_OLD_LA_CODE,
    LODE_COL_NEW_LA_CODE,
    LODE_COL_LA_NAME,
    LODE_COL_REGION_CODE,
    LODE_COL_REGION_NAME,
    LODE_COL_ESTABLISHMENT_TYPE,
    LODE_COL_BREAKDOWN_TOPIC,
    LODE_COL_BREAKDOWN,
    LODE_COL_MEASURE,
    LODE_COL_VALUE,
    LODE_COL_STATUS,
    LODE_COL_SOURCE_CODE,
    LODE_COL_N,
    LODE_COL_NUMERATOR,
    LODE_COL_CI_LOW,
    LODE_COL_CI_HIGH,
    LODE_COL_RELEASE,
    LODE_COL_NOTE,
    LODE_MEASURE_COLUMNS,
} lode_measure_column;

/* The name of a contract column. */
const char *lode_measure_column_name(lode_measure_column column);
/* Whether a column of this name holds numbers (value, n, ci_low, difference, ...), for JSON. */
bool lode_is_number_column(lode_slice name);

/* The levels, smallest first; what a level may be compared with is above it. */
typedef enum {
    LODE_LEVEL_SCHOOL,
    LODE_LEVEL_TRUST,
    LODE_LEVEL_CLUSTER,
    LODE_LEVEL_ALLIANCE,
    LODE_LEVEL_PARTNERSHIP,
    LODE_LEVEL_LA,
    LODE_LEVEL_COMBINED_AUTHORITY,
    LODE_LEVEL_REGIONAL,
    LODE_LEVEL_NATIONAL,
    LODE_LEVELS,
} lode_level;

/* "School", "Local authority", ... as the column geographic_level has them. */
const char *lode_level_name(lode_level level);
/* The level of that name (case ignored), or -1. */
int lode_level_find(lode_slice name);
/* The columns that name a unit of a level, the best first, i from 0 to 2; the last is its name for
 * people. NULL where there is none. */
const char *lode_level_identifier(lode_level level, int i);

/* How final a release is: 1 provisional, 2 revised, 3 final, 0 for anything else. A higher one of
 * the same figure replaces a lower. */
int lode_release_order(lode_slice release);

/* The status codes a cell may carry instead of a number (c z x low k u). */
bool lode_is_status(lode_slice text);
/* The place of a code among all, the worst first: which of several a figure has of which nothing is
 * known. That of x for a text that is no code. */
int lode_status_order(lode_slice status);
/* What a status code says, to stand after "is": "suppressed", "not applicable", ...; "not
 * available" for a code nobody knows. */
const char *lode_status_words(lode_slice status);

/* What a row is about besides its unit. Ids are dense numbers, in order of first sight, in the
 * lode_names of lode_measures. */
typedef struct {
    uint32_t period;    /* time_period and, where it is not the usual one, time_identifier */
    uint32_t kind;      /* establishment_type */
    uint32_t breakdown; /* topic and breakdown together */
    uint32_t measure;
    uint32_t release;
    lode_level level;
    int year; /* lode_period_year of the period, never 0 */
} lode_facet;

/* One row, understood. */
typedef struct {
    uint32_t unit; /* level and identifier: a school by URN (else LAEstab, else name), ... */
    uint32_t period, kind, breakdown, measure, release; /* as in lode_facet */
    lode_level level;
    int year;
    bool has_value;
} lode_measure_row;

/* Memory beside the table: 17 bytes a row, and what the names take. */
typedef struct {
    lode_table *table;                /* owned */
    int column[LODE_MEASURE_COLUMNS]; /* where each contract column is, or -1 */
    /* The columns that name a unit of each level, best first; -1 where there is none. */
    int identifier[LODE_LEVELS][3];
    size_t rows;     /* row i is row i of the table */
    uint32_t *unit;  /* [rows] */
    uint32_t *facet; /* [rows] */
    double *value;   /* [rows] nan where there is none: ask lode_measures_has */
    uint8_t *scale;  /* [rows] private: how the value was written */
    lode_facet *facets;
    size_t n_facets;
    lode_names *units, *periods, *kinds, *breakdowns, *measures, *releases;
    lode_slice *unit_name; /* [units]: the latest name any of a unit's rows gives, or empty */
    unsigned threads;      /* as asked for in reading */
} lode_measures;

static inline const lode_facet *lode_measures_facet(const lode_measures *m, size_t row) {
    return &m->facets[m->facet[row]];
}

static inline bool lode_measures_has(const lode_measures *m, size_t row) {
    return m->value[row] == m->value[row];
}

static inline lode_measure_row lode_measures_row(const lode_measures *m, size_t row) {
    const lode_facet *f = lode_measures_facet(m, row);
    return (lode_measure_row){m->unit[row], f->period,  f->kind,
                              f->breakdown, f->measure, f->release,
                              f->level,     f->year,    lode_measures_has(m, row)};
}

/* Whether the exact decimal comes back from value and scale alone, which is so but for more than 15
 * digits; number is it then. */
bool lode_measures_decimal(double value, uint8_t scale, lode_number *number);
/* The value of a row that has one, exactly as it was written. */
lode_number lode_measures_value(const lode_measures *m, size_t row);
/* Of a row that has none, why: its status code; "x" if the cell is empty and nobody says why. */
lode_slice lode_measures_status(const lode_measures *m, size_t row);
/* The figure of a row is one of nobody: it has no value from here on, and its status is "n is 0".
 */
void lode_measures_void(lode_measures *m, size_t row);

typedef struct {
    lode_words measure;   /* rows of other measures are left out; none: all */
    lode_words breakdown; /* by breakdown label or "topic:label"; none: all */
    lode_words period;    /* by time_period or as people write it; none: all */
    bool repeats; /* rows that differ only in further columns (comparator ...) may repeat a key */
} lode_measures_options;

/* Read measure tables, check them, number their keys. Rows not asked for are left out and counted.
 * On success *measures is owned by the caller.
 *
 * LODE_DATA: a column that must be there (a unit, time_period, measure, value) is missing; text
 * that is neither a number nor a status code in value, n, numerator, ci_low or ci_high, a
 * time_period that is no year, a level nobody knows (each told to report); two rows with the same
 * key (both lines are named; with options->repeats only if their figures differ). LODE_USAGE: a
 * measure, breakdown or period was asked for that no row has (suggesting the nearest). */
lode_status lode_measures_read(lode_measures **measures, const lode_input *input,
                               const lode_measures_options *options, lode_report *report,
                               lode_error *error);
/* Drop the rows of a table already read that options do not ask for, as reading does; the others
 * are renumbered. LODE_USAGE as lode_measures_read. */
lode_status lode_measures_choose(lode_measures *measures, const lode_measures_options *options,
                                 lode_report *report, lode_error *error);
void lode_measures_free(lode_measures *measures);

/* ---- for tools that read measure tables without holding them ---- */

/* What a column says where a table lacks it or a cell is empty: "School", "Academic year", "Total",
 * "". */
lode_slice lode_measures_usual(lode_measure_column column);
/* Whether a measure, breakdown (with its topic) or time_period is the one asked for. */
bool lode_measures_is_asked(lode_measure_column column, lode_slice text, lode_slice topic,
                            const char *asked);
/* LODE_USAGE: no row has what was asked of this column; suggests the nearest of those seen. */
lode_status lode_measures_nobody_has(lode_measure_column column, const char *asked,
                                     const lode_names *seen, lode_error *error);
/* Account for rows that are not asked for. */
void lode_measures_left_out(lode_report *report, size_t rows);
/* The errors, without their place, of a cell that is neither number nor code, of a level nobody
 * knows, of a time_period that is no year. */
lode_status lode_measures_wrong_cell(lode_measure_column column, lode_slice text,
                                     lode_error *error);
lode_status lode_measures_wrong_level(lode_slice text, lode_error *error);
lode_status lode_measures_wrong_period(lode_slice text, lode_error *error);
/* As lode_no_column, of a file that may be no measure table at all. */
lode_status lode_measures_no_column(const char *file, const lode_slice *names, size_t n,
                                    lode_slice wanted, lode_error *error);

/* Whether two rows have the same value, or the same status in place of one. */
bool lode_measures_same_figure(const lode_measures *measures, size_t a, size_t b);

/* The text of a contract column in a row; its default ("School", "Academic year", "Total", "")
 * where the table lacks the column. */
lode_slice lode_measures_text(const lode_measures *measures, size_t row,
                              lode_measure_column column);
/* A number column of a row (n, numerator, ci_low, ci_high); false where empty or coded. */
bool lode_measures_number(const lode_measures *measures, size_t row, lode_measure_column column,
                          lode_number *number);

/* The label and topic of a breakdown id ("Disadvantaged", "Disadvantaged"). */
lode_slice lode_measures_breakdown(const lode_measures *measures, uint32_t breakdown);
lode_slice lode_measures_topic(const lode_measures *measures, uint32_t breakdown);
/* The time_period of a period id. */
lode_slice lode_measures_period(const lode_measures *measures, uint32_t period);
/* Its time_identifier where that is not the usual one, else empty. */
lode_slice lode_measures_identifier(const lode_measures *measures, uint32_t period);
/* What the availability table is to be asked of the rows of a facet, by whoever asks. */
lode_availability_of lode_measures_asked(const lode_measures *measures, const lode_facet *facet);

/* Whether the unit was asked for as text: by its identifier (URN, LAEstab, LA code, trust id) or
 * its name. Compares row's cells. */
bool lode_measures_is_unit(const lode_measures *measures, size_t row, lode_slice text);

/* For people: the unit's name as the row has it, else as other rows of the unit have it (files of
 * one year name the schools, those of another do not), else its identifier; "England" for national
 * rows. */
lode_slice lode_measures_unit_name(const lode_measures *measures, size_t row);

/* Start an output table: the input's columns followed by n more (names; numbers as
 * lode_is_number_column says). */
lode_status lode_measures_header(const lode_measures *measures, lode_output *output,
                                 const char *const *more, size_t n, lode_error *error);
/* The input's cells of a row, to be passed on untouched, into a part of an output row: its record,
 * order and n. record is room for what the part points to; walk, from {0}, for who asks row after
 * row. */
void lode_measures_part(const lode_measures *measures, lode_table_walk *walk, size_t row,
                        lode_record *record, lode_part *part);

#endif
