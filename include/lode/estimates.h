/* The estimate table: one effect a row, the same columns from every tool that estimates, then those
 * that the design needs. lode-table(5) says what they hold. */
#ifndef LODE_ESTIMATES_H
#define LODE_ESTIMATES_H

#include "lode/output.h"

enum { LODE_ESTIMATE_COLUMNS = 16, LODE_ESTIMATE_MORE = 8 };

/* A column that a design adds. */
typedef struct {
    const char *name;
    bool number;
} lode_estimate_column;

/* A row. Numbers that are NAN, and texts of nothing, are left empty. */
typedef struct {
    const char *design, *note; /* note may be NULL */
    lode_slice outcome, subgroup, term;
    double estimate, se, low, high, p;
    double effect_size, es_low, es_high;
    double n_units, n_clusters;
} lode_estimate;

/* One of which nothing is known. */
extern const lode_estimate lode_estimate_empty;

/* Name the columns, more of them after those of every estimate table, up to LODE_ESTIMATE_MORE. */
lode_status lode_estimates_header(lode_output *output, const lode_estimate_column *more, size_t n,
                                  lode_error *error);
/* more[n] as in the header. A p-value below 1e-15 is written as that: digits say nothing there. */
lode_status lode_estimates_put(lode_output *output, const lode_estimate *estimate,
                               const lode_cell *more, size_t n, lode_error *error);

/* x to so many significant digits. */
double lode_significant(double x, int digits);

#endif
