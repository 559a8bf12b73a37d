/* Small counts that are hidden in a table of sums: what can be derived of them all the same, and
 * which further counts have to be hidden so that it cannot.
 *
 * A table is its cells and the relations between them: each a sum of coefficient x cell that is 0,
 * such as the parts of a total less the total. Who attacks it knows the relations, every cell that
 * is not hidden, and that counts are whole and not negative.
 *
 * Source: A. Hundepool et al. (2012), Statistical Disclosure Control, chapter 4. Linear and integer
 * programmes are GLPK's. */
#ifndef LODE_SUPPRESSION_H
#define LODE_SUPPRESSION_H

#include "lode/status.h"

#include <stdbool.h>
#include <stddef.h>

/* Relation r has the entries from begin[r] to before begin[r + 1]. Everything is borrowed. */
typedef struct {
    size_t cells, relations;
    const double *value;       /* [cells] whole, 0 to 10^9; nan where it was hidden before */
    const size_t *begin;       /* [relations + 1] */
    const size_t *cell;        /* [begin[relations]] none twice in a relation */
    const double *coefficient; /* [begin[relations]] whole, not 0 */
} lode_additive;

/* What a hidden cell can be: low to high, both attained; high is infinite without a bound. */
typedef struct {
    double low, high;
} lode_derivable;

/* The range of each hidden cell, exact: by linear programme, and by integer programme where its
 * optimum is not whole. range[i] of a cell that is not hidden is its value. LODE_DATA: a value or
 * coefficient out of its range, a cell out of the table, relations that the values contradict;
 * *wrong, unless NULL, is then a relation that cannot hold (relations if it is none alone).
 * LODE_REFUSED: a programme could not be solved. */
lode_status lode_suppression_audit(const lode_additive *table, const bool *hidden,
                                   lode_derivable *range, size_t *wrong, lode_error *error);

typedef struct {
    const bool *primary; /* [cells] what must not be known */
    const double *cost; /* [cells] from 0: of hiding it too; 0: it is never shown; infinite: it must
                           not be hidden */
    double width;       /* above 0: high - low must be at least that much */
    size_t exact_cells; /* with more cells than these that might be hidden, the least cost is not
                           sought: hiding one after the other is enough */
} lode_suppression_plan;

/* Settle which cells are hidden: the primary ones and, at the least cost, others, so that no
 * primary cell is known within width. *least says whether the cost is proved to be the least;
 * cells that are nan are hidden without cost. hidden [cells] is the caller's. The plan has been
 * audited: it is as wide as it says.
 *
 * Method: a pattern that fails is extended to a largest one that still fails; each that holds has a
 * cell outside of it, and the cheapest set that meets all of these is an integer programme. Where
 * that is not sought, the cheapest cells that can move with each primary one (J. P. Kelly, B. L.
 * Golden & A. A. Assad (1992), Networks 22, 397-417), less those that prove not to be needed.
 *
 * LODE_REFUSED: no pattern protects a primary cell, named by *exposed unless NULL. LODE_DATA as
 * lode_suppression_audit. */
lode_status lode_suppression_find(const lode_additive *table, const lode_suppression_plan *plan,
                                  bool *hidden, bool *least, size_t *exposed, lode_error *error);

#endif
