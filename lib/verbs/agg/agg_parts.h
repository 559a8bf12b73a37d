/* What the parts of lode_agg share. Private to lib/verbs/agg*.c. */
#ifndef LODE_AGG_PARTS_H
#define LODE_AGG_PARTS_H

#include "agg_group.h"
#include "agg_keys.h"
#include "agg_statistics.h"

#include "lode/agg.h"

/* Why rows are passed over. */
typedef enum { AGG_TAKEN, AGG_NOT_ASKED, AGG_NOT_COMPARED, AGG_SKIPS } agg_skip;

/* Rows that say the same in what is not grouped by but matters: whether they were asked for, and
 * whether they may stand in one group. */
typedef struct {
    size_t first;   /* row */
    uint32_t alike; /* the same for kinds that may be mixed: they differ in what is not watched */
    agg_skip skip;
} agg_sort;

typedef struct {
    _Alignas(LODE_APART) agg_keys *groups;
    agg_keys *kinds;
    agg_group *group;
    agg_sort *sort;    /* by kind */
    lode_names *alike; /* the watched parts of kinds */
    lode_names *units; /* of which group has which unit a value; NULL unless asked for */
    size_t n_groups, n_sorts;
    size_t group_capacity, sort_capacity;
    size_t told_sorts;         /* those whose first row is known, not only within its block */
    size_t skipped[AGG_SKIPS]; /* rows */
    bool trouble;              /* there is something to tell of the block at hand */
    char *room;                /* in which the name of a unit is put together */
    size_t room_size;
} agg_worker;

/* The columns that name a unit: the first one that is not empty does. */
enum { AGG_UNIT_COLUMNS = 11, AGG_IDENTIFIERS = 3 };

/* A level that rows are put together to. */
typedef struct {
    lode_level level;
    lode_slice name;                    /* of the unit that all rows lie in; empty: see column */
    lode_slice column[AGG_IDENTIFIERS]; /* [n] of the input, that name a unit, the best first */
    int part[AGG_IDENTIFIERS];          /* [n] of the groups they are */
    size_t out[AGG_IDENTIFIERS];        /* [n] of the face: where they are written */
    size_t n;
} agg_target;

/* The contract's columns, and those that name the units of the levels asked for. */
enum { AGG_MOST_FACE = LODE_MEASURE_COLUMNS + AGG_IDENTIFIERS * LODE_LEVELS };

/* The columns of a file, in the order in which its records have them. */
typedef struct {
    const lode_slice *name;
    size_t n;
    const char *file;
} agg_header;

/* Where a file has what is not part of a key; -1 where it has it not, or nobody asks. */
typedef struct {
    int value, status, n, numerator, weight, beside, unit[AGG_UNIT_COLUMNS];
} agg_places;

typedef struct {
    const lode_agg_options *options;
    lode_output *output;
    lode_report *report;
    lode_error *error;
    lode_reference *reference;
    lode_dictionary *dictionary; /* NULL unless figures are asked for */
    agg_statistics statistics;
    agg_needs needs;
    bool plain;    /* nothing but values is needed */
    bool averages; /* means are asked for in which every row counts once, and nobody said so */

    lode_slice value; /* the column with the values */

    agg_target target[LODE_LEVELS]; /* [n_targets] smallest first; none: a table of statistics */
    size_t n_targets;
    lode_slice face[AGG_MOST_FACE]; /* [n_face] the columns by which rows of targets are known */
    size_t n_face;
    int part_of[LODE_MEASURE_COLUMNS]; /* which part of groups each is, with targets; or -1 */
    lode_slice **published;            /* [n_published][n_face] rows of areas, as they are */
    size_t n_published, published_capacity;
    lode_arena *arena; /* what they say */
    lode_level source; /* of the rows that are put together */

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
    lode_names *units; /* number of a group, then a unit that has a value in it */
    double *figure;    /* [n_groups][statistics] */
} agg_run;

static inline lode_slice agg_column_name(lode_measure_column column) {
    return lode_text(lode_measure_column_name(column));
}

/* ---- columns (agg_columns.c, agg_targets.c, agg_places.c) ---- */

/* Add a part, unless it is one already; and find it, or -1. */
void agg_add_part(agg_parts *parts, lode_slice name);
int agg_part_of(const agg_parts *parts, lode_slice name);

/* Settle run->target. LODE_USAGE: a level nobody knows, or one named twice. */
lode_status agg_read_targets(agg_run *run);
/* Settle run->groups, and for targets run->face. LODE_USAGE: a column that cannot be one. */
lode_status agg_choose_targets(agg_run *run);
/* What names the unit of a target that a key belongs to; empty if it belongs to none. */
lode_slice agg_unit_of(const agg_target *target, lode_slice key);

/* Settle run->groups and run->kinds. LODE_USAGE: a column named twice, or one that cannot be. */
lode_status agg_choose_columns(agg_run *run);
/* Where a file has them. LODE_DATA: a column is not there. */
lode_status agg_find_columns(agg_run *run, const agg_header *header);
/* The same of the file that run->reader has opened. */
lode_status agg_find_in_file(agg_run *run);
/* What a row of this kind says in a contract column; "" where that is no part of kinds. */
lode_slice agg_kind_text(const agg_run *run, lode_slice kind, lode_measure_column column);

/* ---- rows (agg_rows.c, agg_take.c) ---- */

/* Read the file that is open. */
lode_status agg_read_rows(agg_run *run);
/* Read measure tables whole, so that no row can stand in them twice (agg_hold.c). */
lode_status agg_hold_rows(agg_run *run, const lode_input *input);
/* Put a record into its group, by one worker. */
void agg_take_row(const agg_run *run, agg_worker *w, const lode_record *record);
void agg_start_workers(agg_run *run, unsigned workers);
void agg_free_workers(agg_run *run);

/* A group without rows for the key that has been numbered just now. */
agg_group *agg_add_group(const agg_run *run, agg_worker *w);
/* The number of a kind whose parts are put together already. */
uint32_t agg_take_kind(const agg_run *run, agg_worker *w, lode_slice joined);
/* A unit has a value in the group of this number. */
void agg_note_unit(agg_worker *w, uint32_t key, lode_slice unit);

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
/* Keep only groups of level School, or of the only level there is; with targets of the smallest
 * level there is. LODE_REFUSED: several others; a level above that of a target. */
lode_status agg_keep_level(agg_run *run);
/* LODE_USAGE: something was asked for that no row has. */
lode_status agg_check_asked(const agg_run *run);

/* Whether a group of so many units is too small to be shown. */
static inline bool agg_is_hidden(const agg_run *run, size_t units) {
    return units < run->options->min_units;
}

/* Whether this statistic of it is. Of its units some may be in no pair, and so in no correlation.
 */
static inline bool agg_hides(const agg_run *run, const agg_group *group, agg_kind kind) {
    return agg_is_hidden(run, agg_is_of_pairs(kind) && group->beside->n < group->units
                                  ? group->beside->n
                                  : group->units);
}

/* ---- the gap index of pupils (agg_index.c) ---- */

/* Whether that is asked for; then there are no measures, levels or kinds. */
static inline bool agg_is_of_pupils(const agg_run *run) {
    return run->options->gap_index.n > 0;
}

/* Settle run->groups: those of -g, then what says who is who. LODE_USAGE: words that are none. */
lode_status agg_choose_pupils(agg_run *run);
lode_status agg_write_index(agg_run *run);

/* ---- rows of a measure table (agg_measures.c) ---- */

/* Put groups together to the targets and write them as rows of a measure table. */
lode_status agg_write_measures(agg_run *run);

/* ---- the table of statistics (agg_table.c) ---- */

/* Work them out and write them. */
lode_status agg_write_table(agg_run *run);

/* ---- what the user hears (agg_tell.c) ---- */

/* Tell what is wrong with the records of a block. */
void agg_tell_block(agg_run *run, const agg_worker *worker, const lode_block *block);
/* Whether rows of different kinds were put together. */
void agg_tell_mixed(const agg_run *run);
void agg_tell_folded(const agg_run *run);
/* What the rows of run->group have not, and how the pupils behind percentages were found. */
void agg_tell_rows(const agg_run *run);
/* Which groups have no figure, and which rows are in none. */
void agg_tell_figures(const agg_run *run, agg_group *const *group, size_t n);
/* Which correlations have no interval, once they are worked out. */
void agg_tell_limits(const agg_run *run, agg_group *const *group, size_t n);

#endif
