/* From long to wide: measure rows gathered into one row per unit, period and breakdown.
 *
 * Memory: every cell is held until the end, about 100 bytes each beside its text. */
#ifndef LODE_WIDE_H
#define LODE_WIDE_H

#include "lode/measures.h"
#include "lode/output.h"

typedef struct lode_wide lode_wide;

lode_wide *lode_wide_new(void);
void lode_wide_free(lode_wide *wide);

/* Take one measure row: cells[LODE_MEASURE_COLUMNS] in the order of lode_measure_column; copied.
 * file and line say where it came from, for messages.
 * LODE_DATA: the same measure of the same unit, period, establishment type, breakdown and release
 * came before; the hint names both places. */
lode_status lode_wide_add(lode_wide *wide, const lode_cell *cells, const char *file, size_t line,
                          lode_error *error);

/* Write the wide table: the contract columns from time_period to breakdown and release, rows in
 * order of first appearance; one column per measure in order of first appearance, holding the value
 * or the status code in its place (empty where there was no such row); then, for each measure,
 * MEASURE_n, MEASURE_numerator, MEASURE_ci_low and MEASURE_ci_high where any row has one.
 * A school is known by its URN, or by LAEstab and name without one; an area by its codes and names.
 * LODE_SYSTEM, LODE_DATA as lode_output_header and lode_output_row. */
lode_status lode_wide_write(const lode_wide *wide, lode_output *output, lode_error *error);

#endif
