/* What a table is made of, for the rooms that fill one (fill.c) and that look into it (table.c). */
#ifndef LODE_HELD_H
#define LODE_HELD_H

#include "block.h"
#include "lode/table.h"
#include "lode/threads.h"

typedef struct {
    const char *name;
    size_t *position; /* where in this file each column of the table stands, from 0 */
    bool reordered;   /* ... which is not where it stands in the table */
} table_file;

/* A block of rows, kept as it was read. */
typedef struct {
    lode_block block;
    size_t first; /* row of the table, before any were dropped */
    uint32_t file;
} held_block;

struct lode_table {
    lode_arena *arena;
    lode_slice *name;
    size_t columns, rows;
    bool often; /* asked so often that the end of each cell is kept */
    held_block *held;
    size_t n, capacity;
    lode_arena *blocks[LODE_MOST_WORKERS]; /* what the held ones point into, by who read them */
    lode_slice *whole;                     /* the files that blocks lie in */
    size_t wholes, wholes_capacity;
    uint32_t *guide; /* of each GUIDED rows read: the block that has the first */
    uint32_t *kept;  /* [rows] the rows that are left, as they were read; NULL: all */
    table_file *file;
    size_t files, files_capacity;
};

enum { GUIDED = 256 };

static inline const size_t *lode_table_order(const lode_table *table, size_t file) {
    return table->file[file].reordered ? table->file[file].position : NULL;
}

#endif
