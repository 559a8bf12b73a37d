/* A group: what its rows have in common, and what is kept of them. */
#ifndef LODE_AGG_GROUP_H
#define LODE_AGG_GROUP_H

#include "agg_pairs.h"
#include "agg_pool.h"
#include "agg_store.h"

#include "lode/status.h"

/* Why a row has no value, the worst first: which code a figure has of which nothing is known. */
typedef enum {
    AGG_CODE_C,
    AGG_CODE_X,
    AGG_CODE_Z,
    AGG_CODE_U,
    AGG_CODE_LOW,
    AGG_CODES,
} agg_code;

/* The code a text stands for; AGG_CODE_X for a text that is none, as an empty cell is. */
agg_code agg_code_of(lode_slice text);
/* "c", "x", "z", "u", "low". */
const char *agg_code_word(agg_code code);

/* What is asked for of groups, so that nothing else is kept. */
typedef struct {
    bool values; /* each of them: their order, spread, sum */
    bool pool;   /* what a figure is made of */
    bool weighted;
    bool pupils; /* of each row: how many are counted, of how many */
    bool units;  /* how many different ones have a value */
    bool beside; /* of each row: its value and that of another column */
} agg_needs;

/* Values with their weights. */
typedef struct {
    agg_total sum, weight; /* of value x weight, and of weight */
    agg_pairs pairs;       /* value, weight */
    size_t without;        /* values that have no weight */
} agg_weighted;

/* A group, as one worker knows it; in the end, as all of them do. */
typedef struct {
    agg_store store;
    uint64_t met;              /* bit i: it has rows alike in the way i (agg_sort) */
    uint32_t mixed;            /* bit i: its rows differ in part i of their kind */
    uint32_t coded[AGG_CODES]; /* rows without a value, by their code */
    agg_pool *pool;            /* NULL unless asked for, like the next three */
    agg_weighted *weighted;
    agg_pairs *pupils;           /* counted, n */
    agg_pairs *beside;           /* value, that of the other column */
    lode_slice key;              /* what its columns say; borrowed from the worker */
    lode_slice kind;             /* of one of its rows */
    const lode_meaning *meaning; /* of its measure, as far as needed */
    uint32_t number;             /* among those of all */
    uint32_t units;              /* different ones with a value, once all are united */
    size_t count;                /* rows with a value */
    bool on_a_line;              /* its pairs: their correlation has no limits */
    lode_error *failed;          /* why its statistics could not be worked out, or NULL */
} agg_group;

/* A group without rows, with room for what is needed. */
agg_group agg_group_new(const agg_needs *needs);
void agg_group_free(agg_group *group);
/* Add the rows of another group, which stays as it is. */
void agg_group_add(agg_group *group, const agg_group *other);
/* Move the rows of from into group; from is then empty. */
void agg_group_unite(agg_group *group, agg_group *from);

size_t agg_group_missing(const agg_group *group);
/* The worst code of rows without a value; AGG_CODES if there is none. */
agg_code agg_group_worst(const agg_group *group);
/* Of its pool; none without one. */
agg_figure agg_group_figure(const agg_group *group, bool unweighted);
/* Rows with a value that are not in the group's figure, if there is one: they have no n. */
size_t agg_group_outside(const agg_group *group, const agg_figure *figure);
/* "c 2; x 1; no n 3": what the rows that are not in the figure have in its place; without a pool
 * those without a value. Returns the length. */
enum { AGG_CODES_TEXT = 128 };
size_t agg_group_codes(const agg_group *group, const agg_figure *figure, char out[AGG_CODES_TEXT]);

static inline lode_kind agg_group_kind(const agg_group *group) {
    return group->meaning ? group->meaning->kind : LODE_KIND_OTHER;
}

#endif
