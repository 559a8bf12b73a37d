/* Which rows of a held left have a part in one figure of today. Private to lib/verbs/merge*.c. */
#ifndef LODE_MERGE_UNITS_H
#define LODE_MERGE_UNITS_H

#include "lode/memory.h"
#include "merge_follow.h"

/* Numbers of the units of rows, as they are today and as they were. */
typedef struct {
    lode_names *now, *then;
    uint32_t *of_row;  /* [rows] today's; LODE_UNKNOWN: the row is of neither school nor area */
    uint32_t *then_of; /* [rows] */
    lode_bytes text;   /* room for a name */
} units;

/* Rows by the figure of today that they have a part in: chains, in the order of the rows. */
typedef struct {
    lode_names *keys;
    uint32_t *first, *last; /* [keys] */
    uint32_t *next;         /* [rows] */
    size_t n, capacity, last_capacity;
} figure_rows;

/* Where a row of a held left leads; record is room for it. */
merge_way lode_merge_held_way(const merge_run *m, size_t row, lode_record *record);

units lode_merge_find_units(const merge_run *m);
void lode_merge_free_units(units *u);
/* The rows of each figure of a unit of today. */
figure_rows lode_merge_find_rows(const merge_held *held, const units *u);
void lode_merge_free_rows(figure_rows *f);

#endif
