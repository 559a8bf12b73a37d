/* What auditing a table and planning its suppression share. For lib/stats only. */
#ifndef LODE_STATS_SUPPRESSION_PARTS_H
#define LODE_STATS_SUPPRESSION_PARTS_H

#include "lode/suppression.h"

#include <glpk.h>

/* LODE_DATA unless table is as its header says. */
lode_status suppression_check(const lode_additive *table, size_t *wrong, lode_error *error);

/* What is not known: a variable for each hidden cell, a row for each relation that has one. */
typedef struct {
    const lode_additive *table;
    glp_prob *programme;
    int *variable;      /* [cells] from 1; 0 of a cell that is known */
    double *low, *high; /* [cells] of the table itself, and seen so far in others that fit */
} suppression_unknown;

suppression_unknown suppression_open(const lode_additive *table, const bool *hidden);
void suppression_close(suppression_unknown *unknown);
/* The least (GLP_MIN) or largest (GLP_MAX) that a cell can be. LODE_REFUSED: not solved. LODE_DATA:
 * nothing can be. */
lode_status suppression_bound(suppression_unknown *unknown, size_t cell, int direction,
                              double *bound, lode_error *error);
lode_status suppression_range(suppression_unknown *unknown, size_t cell, lode_derivable *range,
                              lode_error *error);

/* Which of the cells that might be hidden are worth it for one primary cell (suppression_move.c):
 * those are added to hidden. False if there are none that would do. */
bool suppression_move(const lode_additive *table, const lode_suppression_plan *plan, size_t cell,
                      bool *hidden);

#endif
