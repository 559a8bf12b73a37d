/* What the files that read measure tables share. */
#ifndef LODE_MEASURES_KEY_H
#define LODE_MEASURES_KEY_H

#include "lode/measures.h"

/* Understand and number every row: fills unit, facet, value and scale. LODE_DATA for rows that
 * cannot be used, each told to report, in their order. */
lode_status lode_measures_number_rows(lode_measures *m, lode_report *report, lode_error *error);
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
lode_slice lode_measures_cell(const lode_measures *m, const lode_record *record,
                              const size_t *order, lode_measure_column column);
/* Settle the names of units, once the rows are numbered. */
void lode_measures_find_names(lode_measures *m);
/* LODE_DATA for each row whose key an earlier row has; with repeats, if their figures differ. */
lode_status lode_measures_check_keys(lode_measures *m, bool repeats, lode_report *report,
                                     lode_error *error);

#endif
