/* What the files that read measure tables share. */
#ifndef LODE_MEASURES_KEY_H
#define LODE_MEASURES_KEY_H

#include "lode/measures.h"

/* ---- measures_choice.c: the rows that are asked for ---- */

enum { LODE_CHOICES = 3 };

typedef struct lode_choice lode_choice;

/* What a facet says to a choice. */
typedef struct {
    lode_slice measure, breakdown, topic, period;
} lode_facet_texts;

/* NULL where nothing is asked for, which takes everything. options are borrowed. */
lode_choice *lode_choice_new(const lode_measures_options *options);
void lode_choice_free(lode_choice *choice);
bool lode_choice_takes(const lode_choice *choice, const lode_facet_texts *says);
/* There is such a row. */
void lode_choice_meet(lode_choice *choice, const lode_facet_texts *says);
/* LODE_USAGE for the first word that no row of the table has met. */
lode_status lode_choice_check(const lode_choice *choice, const lode_measures *m, lode_error *error);

/* ---- measures_rows.c: rows understood and numbered ---- */

/* Rows on their way into m, as the table reads them; see lode_table_watch. */
typedef struct lode_numbering lode_numbering;

/* choice is borrowed; NULL takes every row. */
lode_numbering *lode_numbering_new(lode_measures *m, lode_choice *choice);
void lode_numbering_free(lode_numbering *numbering);
lode_table_watch lode_numbering_watch(lode_numbering *numbering);
/* When all is read: tell rows not asked for, and rows that cannot be used in their order; drop the
 * former. LODE_USAGE where no row has what the choice asks for, LODE_DATA. */
lode_status lode_numbering_settle(lode_numbering *numbering, lode_report *report,
                                  lode_error *error);

/* ---- measures.c, measures_key.c, measures_text.c ---- */

/* Find the contract's columns in a table; false if one is missing without which rows cannot be
 * understood. */
bool lode_measures_find_columns(lode_measures *m, const lode_table *table);
/* LODE_DATA with its place for what is wrong with a row. */
lode_status lode_measures_check_row(const lode_measures *m, size_t row, lode_error *error);
/* The first identifier of a unit of that level that is not empty; empty if there is none. */
lode_slice lode_measures_unit_of(const lode_measures *m, const lode_record *record,
                                 const size_t *order, lode_level level);
/* The number of two texts joined, which lode_measures_topic and _breakdown part again. */
uint32_t lode_measures_number_pair(lode_names *names, lode_slice a, lode_slice b);
/* How a value is written, for lode_measures.scale: decimals, or one of the last three. */
uint8_t lode_measures_scale(const lode_number *number);
enum { LODE_SCALE_VOID = 253, LODE_SCALE_REREAD, LODE_SCALE_INEXACT };
/* The cell of a contract column, trimmed; its default where empty or absent. */
static inline lode_slice lode_measures_cell(const lode_measures *m, const lode_record *record,
                                            const size_t *order, lode_measure_column column) {
    if (m->column[column] < 0)
        return lode_measures_usual(column);
    const size_t c = (size_t)m->column[column];
    const lode_slice text = lode_trim(lode_record_text(record, order ? order[c] : c));
    return text.n ? text : lode_measures_usual(column);
}
/* Settle the names of units, once the rows are numbered. */
void lode_measures_find_names(lode_measures *m);
/* LODE_DATA for each row whose key an earlier row has; with repeats, if their figures differ. */
lode_status lode_measures_check_keys(lode_measures *m, bool repeats, lode_report *report,
                                     lode_error *error);

#endif
