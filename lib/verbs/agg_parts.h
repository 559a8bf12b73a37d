/* What the parts of lode_agg share. Private to lib/verbs/agg*.c. */
#ifndef LODE_AGG_PARTS_H
#define LODE_AGG_PARTS_H

#include "agg_group.h"
#include "agg_keys.h"
#include "agg_statistics.h"

#include "lode/agg.h"

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
    lode_names *units; /* of which group has which unit a value; NULL unless asked for */
    size_t n_groups, n_sorts;
    size_t group_capacity, sort_capacity;
    size_t told_sorts; /* those whose first row is known, not only within its block */
    size_t not_asked;  /* rows */
    bool trouble;      /* there is something to tell of the block at hand */
    char *room;        /* in which the name of a unit is put together */
    size_t room_size;
} agg_worker;

/* The columns that name a unit: the first one that is not empty does. */
enum { AGG_UNIT_COLUMNS = 11 };

/* Where a file has what is not part of a key; -1 where it has it not, or nobody asks. */
typedef struct {
    int value, status, n, numerator, weight, unit[AGG_UNIT_COLUMNS];
} agg_places;

typedef struct {
    const lode_agg_options *options;
    lode_output *output;
    lode_report *report;
    lode_error *error;
    lode_dictionary *dictionary; /* NULL unless figures are asked for */
    agg_statistics statistics;
    agg_needs needs;
    bool plain;    /* nothing but values is needed */
    bool averages; /* means are asked for in which every row counts once, and nobody said so */

    agg_parts groups;    /* the columns of the groups, then the level if it is none of them */
    size_t shown;        /* how many of them are written */
    int measure;         /* which part of groups is the measure */
    agg_parts kinds;     /* the columns that must not be mixed unnoticed, then those rows are chosen
                            by */
    size_t watched;      /* how many must not be mixed */
    lode_reader *reader; /* of the file at hand */
    size_t columns;      /* of that file */
    agg_places at;       /* in that file */

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

/* ---- rows (agg_rows.c, agg_take.c) ---- */

/* Read the file that is open. */
lode_status agg_read_rows(agg_run *run);
void agg_start_workers(agg_run *run, unsigned workers);
void agg_free_workers(agg_run *run);

/* What a record says is put into a group of the worker; w->trouble is set where it cannot be. */
void agg_take_record(const agg_run *run, agg_worker *w, uint32_t key, const lode_record *record);
/* The error, with line and column, for the first cell of a record that agg_take_record cannot use;
 * LODE_OK if there is none. */
lode_status agg_refuse_record(const agg_run *run, const lode_record *record);

/* ---- the groups of all workers (agg_unite.c) ---- */

/* Settle run->group. */
void agg_unite(agg_run *run);
/* Which parts of their kinds differ: bit i stands for part i. */
uint32_t agg_kinds_differ(const agg_run *run, lode_slice a, lode_slice b);
/* Keep only groups of level School, or of the only level there is. LODE_REFUSED: several others. */
lode_status agg_keep_level(agg_run *run);
/* LODE_USAGE: something was asked for that no row has. */
lode_status agg_check_asked(const agg_run *run);

/* Whether a group of so many units is too small to be shown. */
static inline bool agg_is_hidden(const agg_run *run, size_t units) {
    return units < run->options->min_units;
}

/* ---- the table of statistics (agg_table.c) ---- */

/* Work them out and write them. */
lode_status agg_write_table(agg_run *run);

/* ---- what the user hears (agg_tell.c) ---- */

/* Tell what is wrong with the records of a block. */
void agg_tell_block(agg_run *run, const agg_worker *worker, const lode_block *block);
/* Whether rows of different kinds were put together. */
void agg_tell_mixed(const agg_run *run);
void agg_tell_folded(const agg_run *run);
/* How the figures of percentages came about, and which could not. */
void agg_tell_figures(const agg_run *run);

#endif
