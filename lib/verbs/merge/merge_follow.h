/* Schools and authorities of then that become those of today: --links and --areas. Private to
 * lib/verbs/merge*.c. */
#ifndef LODE_MERGE_FOLLOW_H
#define LODE_MERGE_FOLLOW_H

#include "lode/area_changes.h"
#include "lode/dictionary.h"
#include "lode/measures.h"
#include "merge_parts.h"

struct merge_follow {
    lode_succession *succession; /* NULL: no links are followed */
    atomic_bool *seen;           /* [schools] a row of the left has it */
    atomic_size_t unlisted;      /* rows with a URN that neither links nor a given register have */
    atomic_size_t unlinked;      /* rows whose school a right lacks, and no link leads on */
    size_t strange;              /* rows with something in the place of the URN that is none */
    char strangers[128];         /* the first of these, for people */
    lode_area_changes *areas;    /* NULL: no areas are followed */
    atomic_uint *fates;          /* [authorities] what was met: bits 1 << rule, 16 << end */
    atomic_size_t unknown_areas; /* rows with a code nobody knows */
    /* Columns of the left, or -1. */
    int urn, level, old_code, new_code, la_name, period;
    bool adds_note; /* the left is held and has no column for notes */
    bool has_register;
    lode_succession_rule rule;
};

/* What following a row of the left found. Slices are borrowed from the row, the succession and the
 * reference. */
typedef struct {
    uint32_t school;               /* its number in the succession; LODE_UNKNOWN: not known there */
    lode_slice urn, current;       /* of then and of today; empty where the row has no URN */
    lode_successor way;            /* where school is known */
    bool has_area, lies_in;        /* there is a code of an authority; it is where a school lies */
    lode_slice old_code, new_code; /* of then */
    lode_area_now area;
    bool moves;   /* a cell of the row becomes another */
    bool strange; /* what stands in the place of the URN is none */
} merge_way;

/* ---- merge_follow.c ---- */

/* Read links, register and changes of areas, and find the columns of the left that are followed.
 * m->follow stays NULL if nothing is asked for. */
lode_status lode_merge_follow_open(merge_run *m, const lode_input *input,
                                   lode_reference *reference);
void lode_merge_follow_free(merge_follow *follow);
/* Settle which parts of the key of a right are followed. */
lode_status lode_merge_follow_key(merge_run *m, merge_right *right, lode_reference *reference);
/* What a column is, by its name. */
lode_status lode_merge_column_kind(const merge_header *header, size_t column,
                                   lode_reference *reference, merge_followed *kind,
                                   lode_error *error);
/* A part of a key as it is today. lies_in: its row is about a school or the like in the area. */
lode_slice lode_merge_follow_part(const merge_follow *follow, merge_followed kind, lode_slice part,
                                  bool lies_in);
/* Whether a row, of the left or of a right, is about a school or the like and not about the
 * authority whose code it has. */
bool lode_merge_lies_in(const merge_follow *follow, const lode_row *row);
bool lode_merge_right_lies_in(const merge_right *right, size_t row);

/* Where a row of the left leads. */
merge_way lode_merge_way(const merge_follow *follow, const lode_row *row);
/* ---- merge_follow_row.c ---- */

typedef enum {
    MERGE_ROW_AS_READ,
    MERGE_ROW_MADE,    /* its cells are in w->own */
    MERGE_ROW_DROPPED, /* it has a part in the figure of another row */
} merge_row_state;

/* Make a row of the left as it is today, and w->added. row: which of a held left it is. */
merge_row_state lode_merge_follow_row(merge_run *m, merge_worker *w, const lode_record *record,
                                      size_t row);
/* Give the reason of a school that a right lacks (w->found) and of which nothing but the links is
 * known: that none leads on. */
void lode_merge_explain_lacking(merge_run *m, merge_worker *w);
/* The same as lode_merge_follow_row of a row of which only the cells in w->own are known. */
void lode_merge_follow_cells(merge_run *m, merge_worker *w);

/* The names of the columns that following adds; returns how many. */
size_t lode_merge_follow_columns(const merge_follow *follow, const char *names[MERGE_ADDED]);

/* ---- merge_follow_tell.c ---- */

/* Note or tell what is wrong with the school and the area of a row. */
void lode_merge_tell_way(merge_run *m, const lode_record *record);
void lode_merge_tell_followed(const merge_run *m);

/* ---- merge_watch.c: codes of areas that are not followed ---- */

/* Watch the key of a right; right->watch stays NULL if there is nothing to watch. */
lode_status lode_merge_watch_areas(merge_run *m, merge_right *right, lode_reference *reference);
void lode_merge_watch_free(merge_watch *watch);
/* Once the right is indexed. */
void lode_merge_watch_index(merge_right *right);
/* Each row of the left, in their order. */
void lode_merge_watch_row(const merge_right *right, merge_key *room, const lode_record *record);
void lode_merge_tell_watched(const merge_run *m, const merge_right *right);

/* ---- merge_held.c: a left in memory ---- */

/* How a figure came about. */
typedef enum {
    MERGE_FIGURE_OF_ONE,    /* only one row says something of it */
    MERGE_FIGURE_OF_NONE,   /* no row has a value */
    MERGE_FIGURE_SUMMED,    /* from all of them */
    MERGE_FIGURE_NOT_ASKED, /* --amalgamate refuse */
    MERGE_FIGURE_TWICE,     /* two schools have it, but only one is known to have become another */
    MERGE_FIGURE_CODED,     /* a part of it is suppressed or not available */
    MERGE_FIGURE_NO_N,      /* a denominator is not known */
    MERGE_FIGURE_NO_KIND,   /* the measure is of no kind that can be added up */
    MERGE_FIGURE_CONTRADICTS, /* numerator and denominator do not give the value */
    MERGE_FIGURES,
} merge_outcome;

/* One figure of today that several rows have a part in. */
typedef struct {
    merge_outcome outcome;
    uint32_t lead; /* the row that is written, in the place of the first */
    uint32_t base; /* the row whose cells it has */
    bool mixed;    /* where its rows disagree the cell is empty */
    bool in_part;  /* of rows that have a part nothing is known */
    bool twice;    /* rows of one school differ */
    uint32_t *rows;
    size_t n_rows;      /* by their URNs (or codes) of then */
    lode_slice at_time; /* their URNs (or codes) of then, with a bar between them */
    lode_slice value, status, n, numerator; /* as it is written, unless it is of one */
} merge_figure;

struct merge_held {
    lode_table *table;
    size_t rows;
    int column[LODE_MEASURE_COLUMNS]; /* of the contract, or -1 */
    uint32_t *figure;                 /* [rows] LODE_UNKNOWN: the row stands alone */
    merge_figure *figures;
    size_t n_figures;
    lode_arena *arena;
};

/* Hold the left if it is a measure table that is followed; m->held stays NULL if not. LODE_DATA for
 * cells that are neither number nor code, and for two rows of one school for one figure. */
lode_status lode_merge_hold(merge_run *m, lode_reference *reference);
void lode_merge_held_free(merge_held *held);
/* Whether a figure is that of one row, and others of its school say the same. */
static inline bool lode_merge_repeats(const merge_figure *figure) {
    return !figure->mixed && figure->n_rows > 1;
}
/* A cell of a contract column, trimmed; empty where the table has no such column; and the same with
 * its default. */
lode_slice lode_merge_held_cell(const merge_held *held, size_t row, lode_measure_column column);
lode_slice lode_merge_held_text(const merge_held *held, size_t row, lode_measure_column column);
/* Whether the rows of a figure say the same in a column; none: -1. */
bool lode_merge_agree(const merge_held *held, const merge_figure *figure, int column);
/* The figure that a row has a part in; NULL where it stands alone. */
const merge_figure *lode_merge_figure_of(const merge_held *held, size_t row);
/* Whether a row has a part in the figure of another one. */
static inline bool lode_merge_is_dropped(const merge_held *held, size_t row) {
    const merge_figure *figure = lode_merge_figure_of(held, row);
    return figure && figure->lead != row;
}
/* Put a figure into the cells of its base, which leads to way. */
void lode_merge_figure_cells(const merge_run *m, const merge_figure *figure, const merge_way *way,
                             lode_cell *cells);
/* What the note of a row (figure: NULL where it stands alone) says; NULL for nothing. */
const char *lode_merge_note_of(const merge_figure *figure, const merge_way *way);

/* ---- merge_figures.c ---- */

/* Put the rows together that have a part in one figure of today. */
lode_status lode_merge_find_figures(merge_run *m, lode_reference *reference);

/* ---- merge_amalgamate.c: figures of several rows ---- */

/* A row that has a part in a figure. */
typedef struct {
    uint32_t row;
    uint32_t school; /* LODE_UNKNOWN: it is about an area */
    lode_slice unit; /* its URN or code of then */
    bool has_value, has_n, has_numerator;
    lode_number value, n, numerator;
    lode_slice status; /* where there is no value: why */
    bool repeats;      /* it says the same as a later row of its school */
} merge_member;

/* How a figure is to be put together. */
typedef struct {
    lode_kind kind; /* of its measure */
    lode_amalgamate how;
    const lode_succession *succession; /* NULL: its rows are about areas */
    lode_arena *arena;                 /* for what the figure holds */
} figure_request;

/* Put the figure of all members, in the order of their rows, together. What it is does not depend
 * on that order. They are reordered. */
void lode_merge_amalgamate(merge_member *member, size_t all, const figure_request *asked,
                           merge_figure *figure);
/* The word of an outcome for the column note; NULL where it has none of its own. */
const char *lode_merge_outcome_note(merge_outcome outcome);

/* ---- merge_add_up.c ---- */

/* The figure of n rows with a value, put together: its value, n and numerator in *figure, or why
 * there is none. */
merge_outcome lode_merge_add_up(const merge_member *member, size_t n, const figure_request *asked,
                                merge_figure *figure);

#endif
