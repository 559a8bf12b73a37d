/* From long to wide: measure rows gathered into one row per unit, period and breakdown.
 *
 * Rows come on sheets: several workers write one each, and the sheets are taken in the order of the
 * rows.
 *
 * Memory: every cell is held until the end: the text of its parts, 13 bytes, and 8 for its place;
 * beside that about 25 bytes a row of the wide table and what the names of its units take. */
#ifndef LODE_WIDE_H
#define LODE_WIDE_H

#include "lode/dictionary.h"
#include "lode/habit.h"
#include "lode/measures.h"
#include "lode/output.h"

typedef struct lode_wide lode_wide;

lode_wide *lode_wide_new(void);
void lode_wide_free(lode_wide *wide);

/* The first contract columns say which unit a row is about; with release they are its face. */
enum { WIDE_UNIT_COLUMNS = LODE_COL_ESTABLISHMENT_TYPE + 1, WIDE_TRUST_COLUMNS = 2 };

typedef struct wide_sheet wide_sheet;

/* A sheet for rows of this file; its name is for messages, and copied. Measures and breakdowns come
 * numbered: measure by its text, breakdown by topic and breakdown as a pair. Both outlive the
 * sheet. */
wide_sheet *wide_sheet_new(lode_wide *wide, const char *file, const lode_habit *measure,
                           const lode_habit *breakdown);
void wide_sheet_free(wide_sheet *sheet);
/* Begin with a unit: cells[LODE_MEASURE_COLUMNS] in the order of lode_measure_column, of which the
 * unit's columns and release are copied, as are the cells of the identifier and the name of its
 * trust, whose places are in trust (-1: none). The rows that follow are about it. */
void wide_sheet_face(wide_sheet *sheet, const lode_cell *cells,
                     const int trust[WIDE_TRUST_COLUMNS]);
/* Add a row; of cells the value, its status and what goes with it are copied. */
void wide_sheet_put(wide_sheet *sheet, uint32_t measure, uint32_t breakdown, const lode_cell *cells,
                    size_t line);
/* Forget the rows of the sheet; the unit stays. */
void wide_sheet_clear(wide_sheet *sheet);

/* Gather the rows of a sheet, which is then as after wide_sheet_clear.
 * LODE_DATA: the same measure of the same unit, period, establishment type, breakdown and release
 * came before; the hint names both places. */
lode_status wide_take(lode_wide *wide, wide_sheet *sheet, lode_error *error);

/* Write the wide table, by as many threads: the contract columns from time_period to breakdown and
 * release, rows in order of first appearance; one column per measure in order of first appearance,
 * holding the value or the status code in its place (empty where there was no such row); then, for
 * each measure, MEASURE_n, MEASURE_numerator, MEASURE_ci_low, MEASURE_ci_high and MEASURE_note
 * where any row has one, and MEASURE_source_code where one says more than the status. Read again by
 * lode-tidy it gives the same rows. trust_id and trust_name stand after release where a row has
 * them.
 * A school is known by its URN, or by LAEstab and name without one; an area by its codes and names.
 * LODE_SYSTEM, LODE_DATA as lode_output_header and lode_output_take. */
lode_status lode_wide_write(const lode_wide *wide, unsigned threads, lode_output *output,
                            lode_error *error);

/* Write it as an open-data file (EES) and its metadata: filters unfolded, each topic of breakdowns
 * a column; a cell of no row is z. dictionary says what measures are called. report hears of what
 * the standard has no place for: source codes and notes. LODE_DATA: a breakdown that has not as
 * many parts as its topic. LODE_SYSTEM as lode_output_header. */
lode_status lode_wide_write_ees(const lode_wide *wide, const lode_dictionary *dictionary,
                                lode_output *data, lode_output *meta, lode_report *report,
                                lode_error *error);

#endif
