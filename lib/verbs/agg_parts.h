/* What the parts of lode_agg share. Private to lib/verbs/agg*.c. */
#ifndef LODE_AGG_PARTS_H
#define LODE_AGG_PARTS_H

#include "agg_keys.h"
#include "agg_statistics.h"
#include "agg_store.h"

#include "lode/agg.h"

/* A group, as one worker knows it; in the end, as all of them do. */
typedef struct {
    agg_store store;
    size_t missing;  /* rows without a value */
    lode_slice key;  /* what its columns say; borrowed from the worker */
    lode_slice kind; /* of one of its rows */
    uint64_t met;    /* bit i: it has rows alike in the way i (agg_sort) */
    uint32_t mixed;  /* bit i: its rows differ in part i of their kind */
    size_t count;    /* its values, once all are read */
    bool failed;     /* its statistics could not be worked out */
} agg_group;

/* Rows that say the same in what is not grouped by but matters: whether they were asked for, and
 * whether they may stand in one group. */
typedef struct {
    size_t first;   /* row */
    uint32_t alike; /* the same for kinds that may be mixed: they differ in what is not watched */
    bool asked;
} agg_sort;

typedef struct {
    agg_keys *groups, *kinds;
    agg_group *group;
    agg_sort *sort;    /* by kind */
    lode_names *alike; /* the watched parts of kinds */
    size_t n_groups, n_sorts;
    size_t group_capacity, sort_capacity;
    size_t told_sorts; /* those whose first row is known, not only within its block */
    size_t not_asked;  /* rows */
    bool trouble;      /* there is something to tell of the block at hand */
} agg_worker;

typedef struct {
    const lode_agg_options *options;
    lode_output *output;
    lode_report *report;
    lode_error *error;
    agg_statistics statistics;

    agg_parts groups;    /* the columns of the groups, then the level if it is none of them */
    size_t shown;        /* how many of them are written */
    agg_parts kinds;     /* the columns that must not be mixed unnoticed, then those rows are chosen
                            by */
    size_t watched;      /* how many must not be mixed */
    lode_reader *reader; /* of the file at hand */
    size_t columns;      /* of that file */
    size_t value;        /* where it has the values */

    agg_worker *worker; /* [workers] */
    unsigned workers;
    size_t rows;       /* read */
    lode_status wrong; /* of the last problem in the data */
    agg_group **group; /* [n_groups] of all workers, in the order of their keys */
    size_t n_groups;
    double *figure; /* [n_groups][statistics] */
} agg_run;

/* ---- columns (agg_columns.c) ---- */

/* Settle run->groups and run->kinds. LODE_USAGE: a column named twice, or one that cannot be. */
lode_status agg_choose_columns(agg_run *run);
/* Where the file that run->reader has opened has them. LODE_DATA: a column is not there. */
lode_status agg_find_columns(agg_run *run);
/* What a row of this kind says in a contract column; "" where that is no part of kinds. */
lode_slice agg_kind_text(const agg_run *run, lode_slice kind, lode_measure_column column);

/* ---- rows (agg_rows.c) ---- */

/* Read the file that is open. */
lode_status agg_read_rows(agg_run *run);
void agg_start_workers(agg_run *run, unsigned workers);
void agg_free_workers(agg_run *run);

/* ---- the groups of all workers (agg_unite.c) ---- */

/* Settle run->group. */
void agg_unite(agg_run *run);
/* Which parts of their kinds differ: bit i stands for part i. */
uint32_t agg_kinds_differ(const agg_run *run, lode_slice a, lode_slice b);
/* Keep only groups of level School, or of the only level there is. LODE_REFUSED: several others. */
lode_status agg_keep_level(agg_run *run);
/* LODE_USAGE: something was asked for that no row has. */
lode_status agg_check_asked(const agg_run *run);

/* ---- what the user hears (agg_tell.c) ---- */

/* Tell what is wrong with the records of a block. */
void agg_tell_block(agg_run *run, const agg_worker *worker, const lode_block *block);
/* Whether rows of different kinds were put together. */
void agg_tell_mixed(const agg_run *run);
void agg_tell_folded(const agg_run *run);

/* Whether a cell of value says that there is none. */
bool agg_is_missing(lode_slice value);

#endif
