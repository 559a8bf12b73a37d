/* What the parts of lode_merge share: the names of a table's columns, a right-hand table with its
 * key, its index and what it brings. Private to lib/verbs/merge*.c. */
#ifndef LODE_MERGE_PARTS_H
#define LODE_MERGE_PARTS_H

#include "lode/date.h"
#include "lode/merge.h"
#include "lode/number.h"
#include "lode/reader.h"
#include "lode/table.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/* The columns of one input. */
typedef struct {
    const char *file; /* for messages; borrowed */
    lode_slice *name; /* owned; the bytes are borrowed */
    size_t n;
} merge_header;

/* Part of a key: the column of the left and that of the right; that of the right's table, once this
 * is read. */
typedef struct {
    size_t left, right;
} merge_pair;

/* What a part of a key is, as far as it is followed to what it is today. */
typedef enum { MERGE_STAYS, MERGE_URN, MERGE_OLD_CODE, MERGE_NEW_CODE } merge_followed;

typedef struct merge_follow merge_follow; /* --links and --areas */
typedef struct merge_held merge_held;     /* a left that is held in memory */
typedef struct merge_watch merge_watch;   /* codes of areas that change, see merge_watch.c */
typedef struct merge_latest merge_latest; /* --latest, see merge_latest.h */

/* Between the parts of a key: a byte that no text has. */
enum { MERGE_PART_END = '\0' };

/* Room in which the text of a key is put together. */
typedef struct {
    lode_slice *part; /* one for each merge_pair, trimmed */
    char *bytes;
    size_t capacity;
    bool moved; /* of a left: what it is today is not what the row has */
} merge_key;

typedef enum { MERGE_KEY_EMPTY, MERGE_KEY_PARTLY, MERGE_KEY_WHOLE } merge_fill;

/* Keys of the left that have been seen, and where first. */
typedef struct {
    lode_names *key;
    size_t *line; /* by key */
    size_t lines, capacity;
} merge_seen;

/* A key of the left that would match if zeros did not count, or if its rows were taken. */
typedef struct {
    lode_names *rough; /* the right's keys without such zeros; NULL until needed */
    bool found;
    bool untaken; /* --latest takes no row of the key left */
    char left[96], right[96];
} merge_near;

/* One right-hand table. */
typedef struct {
    lode_reader *reader; /* until the table is read */
    lode_table *table;   /* of what it brings, then what fills and the rest of the key */
    merge_header header;
    char *stem;
    merge_pair *pair;
    size_t n_pairs;
    bool key_told; /* the user may not know which columns the key is: say it */

    const merge_follow *follow; /* NULL: no part of the key is followed */
    merge_followed *followed;   /* [n_pairs] */
    int urn, level;             /* its columns that tell schools from areas, or -1 */
    merge_watch *watch;         /* NULL: its key has no code of an area, or areas are followed */
    int new_code;               /* its column for the watch, or -1 */
    bool *aside;                /* by row: another has its key by itself, or later ones are
                                   taken; NULL: no row is */
    size_t moved, asides;       /* rows whose key is followed; of those, rows that are aside */
    merge_latest *latest;       /* NULL: all its rows are taken */

    lode_names *keys; /* the keys that are not empty */
    uint32_t *first;  /* by key: its first row */
    atomic_bool *met; /* by key: a row has met it */
    bool *told;       /* by key: it was told to stand here more than once */
    uint32_t *key_of; /* by row: its key, LODE_UNKNOWN if empty */
    uint32_t *next;   /* by row: the next with the same key, or LODE_UNKNOWN */
    merge_seen seen;  /* only where the left's keys must be unique */
    merge_near near;
    bool left_moved; /* a key of the left, which are seen, was another */

    size_t *taken; /* the columns it brings */
    size_t n_taken;
    lode_slice *called; /* by column: its name in the output, as --take asks for it */
    size_t part;        /* which part of a row written has them; those of latest are the next */
    merge_pair *fill;   /* columns of the left that it fills where they are empty */
    size_t n_fills;

    size_t matched, unmatched, empty, partly; /* rows of the left by what became of their key */
} merge_right;

enum {
    MERGE_ADDED = 9,  /* columns at most that following adds */
    MERGE_LATEST = 4, /* that --latest adds to those of a right */
};

/* What one worker has met in one right: since its last delivery, and at the row at hand. */
typedef struct {
    merge_key key;
    size_t matched, unmatched, empty, partly;
    uint32_t start, at; /* the first row that matches the row being merged, and the present one */
    lode_record record; /* the present one */
    lode_cell latest[MERGE_LATEST]; /* what --latest adds to it */
    char rank[LODE_WHOLE_TEXT], years[LODE_YEARS_TEXT];
} merge_meeting;

/* What the key of a row of the left is in one right. */
typedef struct {
    uint32_t key; /* LODE_UNKNOWN: that right has it not, or it is empty */
    merge_fill fill;
} merge_found;

/* Rows of the left on their way through one worker. */
typedef struct {
    _Alignas(LODE_APART) merge_meeting *meeting; /* [rights] */
    merge_found *found;                          /* [rows of the block x rights] */
    size_t found_capacity;
    lode_part *part;  /* [m->parts] the row being written: the left's, those taken, added */
    lode_cell *cells; /* the left's, where they are not as they were read */
    lode_cell *own;   /* the same unfilled */
    lode_cell added[MERGE_ADDED]; /* what following adds to the row */
    lode_bytes text;              /* of cells made for the row */
    lode_page *page, *unmatched;
    size_t without_match, without_key, with_match, filled;
    size_t dropped;  /* rows that went into another */
    size_t first, n; /* the rows of a held left it is at */
    bool trouble;    /* there is something to tell of these rows */
} merge_worker;

/* What --latest and --as-of ask for. */
typedef struct {
    lode_slice column; /* p NULL: nothing */
    size_t most;       /* rows taken of one key */
    bool has_as_of;    /* otherwise all dates are known */
    lode_date as_of;
} merge_latest_asked;

typedef struct {
    const lode_merge_options *options;
    merge_latest_asked latest;
    lode_report *report;
    lode_output *output, *unmatched; /* unmatched: NULL if not asked for */
    lode_reader *reader;
    merge_header left;
    merge_follow *follow; /* NULL: nothing is followed */
    merge_held *held;     /* NULL: the left is streamed */
    size_t n_added;       /* columns that following adds */
    merge_right *right;
    size_t rights, parts;
    merge_worker *worker; /* [workers] */
    unsigned workers;
    bool fills;                                          /* some right has fills */
    size_t filled;                                       /* cells that were */
    size_t rows, without_match, without_key, with_match; /* of the left; not written, and why */
    size_t dropped;                                      /* rows that went into another */
    lode_status wrong;                                   /* of the last problem in the data */
    size_t repeats;                                      /* keys told to be there too often */
    lode_error *error;
} merge_run;

/* ---- Columns and keys by name (merge_columns.c) ---- */

/* The column that word means: the one of exactly this name; else the one that differs in the case
 * of letters; else the one that the reference table `columns` knows as the same. -1 in *column if
 * there is none. LODE_DATA if there are several. */
lode_status lode_merge_find_column(const merge_header *header, lode_slice word,
                                   lode_reference *reference, int *column, lode_error *error);

/* Settle right->pair, by the key asked for or by the first identifier both sides have. */
lode_status lode_merge_find_key(const lode_merge_options *options, const merge_header *left,
                                merge_right *right, lode_reference *reference, lode_error *error);
/* Say which columns the key is, if they were not named exactly. */
void lode_merge_tell_key(const merge_header *left, const merge_right *right, lode_report *report);

/* ---- Keys and rows (merge_index.c) ---- */

/* The key of a row of the left; *text lives until the next call with this key. */
merge_fill lode_merge_left_key(const merge_right *right, merge_key *key, const lode_row *row,
                               lode_slice *text);
/* A key as it is shown in messages. */
void lode_merge_show_key(lode_slice key, char out[96]);

void lode_merge_index(merge_right *right);
/* The key of this text; LODE_UNKNOWN if no row that is taken has it. */
static inline uint32_t lode_merge_find_taken(const merge_right *right, lode_slice text) {
    const uint32_t key = lode_names_find(right->keys, text);
    if (key == LODE_UNKNOWN || !right->latest || right->first[key] != LODE_UNKNOWN)
        return key;
    return LODE_UNKNOWN;
}
size_t lode_merge_count(const merge_right *right, uint32_t key); /* rows that have it */
bool lode_merge_is_met(const merge_right *right, size_t row);
/* Whether a row is not to be met: another has its key by itself, or it is none of the latest. */
static inline bool lode_merge_is_aside(const merge_right *right, size_t row) {
    return right->aside && right->aside[row];
}

/* Where key was seen first, or 0 and it is kept as seen on this line. */
size_t lode_merge_see(merge_seen *seen, lode_slice key, size_t line);
void lode_merge_right_free(merge_right *right);

/* ---- Keys that nearly match (merge_near.c) ---- */

/* Note in right->near whether an unmatched key differs by zeros only from one of the right, or is
 * one of which no row is taken. */
void lode_merge_look_near(merge_right *right, lode_slice key);

/* ---- What the output's columns are (merge_names.c) ---- */

/* The name of a file without folders and extension; owned by the caller. */
char *lode_merge_stem(const char *path);
/* Settle right->taken of all rights. report hears of columns found under another name.
 * LODE_DATA: `take` names a column that no right has. */
lode_status lode_merge_take(const lode_merge_options *options, merge_right *right, size_t n,
                            lode_reference *reference, lode_report *report, lode_error *error);
/* Open the output with the columns of the left, those taken and those that following adds. report
 * hears of columns that had to be renamed. LODE_DATA: the left has a column that is added. */
lode_status lode_merge_write_header(merge_run *run);

/* ---- Empty cells of the left (merge_fill.c) ---- */

/* Settle which columns the rights fill; those are not brought as columns too. LODE_DATA: `fill`
 * names a column that the left, or every right, lacks. */
lode_status lode_merge_find_fills(merge_run *run, lode_reference *reference);
/* Fill the row being written from the present rows of the rights; the first that can tell does. */
void lode_merge_fill(const merge_run *run, merge_worker *worker);

/* ---- The left on its way (merge_pass.c) ---- */

/* Send the left through, writing as the type wants. */
lode_status lode_merge_left_rows(merge_run *run);
void lode_merge_start_workers(merge_run *run);
void lode_merge_free_workers(merge_run *run);

/* ---- Rows (merge_rows.c) ---- */

/* Put the rows of a block of the left beside those they match. */
void lode_merge_block(merge_run *run, merge_worker *worker, const lode_block *block);
/* One row, made what it is today; which: of a left that is held. */
void lode_merge_followed_row(merge_run *run, merge_worker *worker, const lode_record *record,
                             size_t which);
/* Without --expect a key must not make a row be written more than once. */
bool lode_merge_is_refused(const merge_run *run, const merge_right *right, uint32_t key);
/* Write the row whose left cells are in worker->own (record: as it was read, NULL if it was not),
 * once for each combination of the matches of the rights from this one on. */
void lode_merge_write(merge_run *run, merge_worker *worker, const lode_record *record, size_t from);
/* Set the cells that a right brings to those of a row of it; LODE_UNKNOWN: none. */
void lode_merge_take_row(const merge_run *run, merge_worker *worker, size_t right, uint32_t row);

/* ---- Rows that only a right has (merge_unmet.c) ---- */

/* Write the rows of the rights that no row has met. */
lode_status lode_merge_unmet_rows(merge_run *run);

/* ---- What the user hears (merge_tell.c) ---- */

void lode_merge_tell_length(merge_run *run, const lode_record *record);
void lode_merge_tell_left_repeat(merge_run *run, const merge_right *right, lode_slice key,
                                 size_t first, size_t line);
/* A key that a right has more than once, met on this line of this file; told once. */
void lode_merge_tell_met_repeat(merge_run *run, merge_right *right, uint32_t key, const char *file,
                                size_t line);
/* Every key that stands in the right more than once. */
void lode_merge_tell_right_repeats(merge_run *run, const merge_right *right);
/* How many rows matched, and what was left out. */
void lode_merge_tell_account(const merge_run *run);

#endif
