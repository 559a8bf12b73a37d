/* Gaps: the figure of one pupil group less that of another. */
#ifndef LODE_AGG_GAP_H
#define LODE_AGG_GAP_H

#include "agg_writer.h"

#include "lode/interval.h"

/* Whose others: of the same unit, or of all England. */
typedef enum { AGG_GAP_WITHIN, AGG_GAP_NATIONAL, AGG_GAP_WAYS } agg_gap_way;

/* "within", "national". */
const char *agg_gap_word(agg_gap_way way);

/* The lines of the two pupil groups, and which of them belong together. */
typedef struct {
    lode_slice topic[2], label[2]; /* of the first and the second group */
    const agg_line **begin;        /* [n_begin] at which gaps begin, as they are written */
    size_t n_begin;
    lode_bytes key; /* in which keys are put together */
    lode_names *keys;
    uint32_t *line_of; /* [keys] line of the second group with that key */
    size_t n, capacity;
    lode_names *places;    /* of what England's figures are about */
    uint32_t *head, *next; /* [places], [lines] England's lines of the second group */
    size_t n_places, places_capacity;
} agg_gaps;

/* Settle which breakdowns are meant and pair the lines. LODE_USAGE: a pupil group that no row has,
 * or that several topics have. */
lode_status agg_gaps_find(const agg_writer *w, agg_gaps *gaps);
void agg_gaps_free(agg_gaps *gaps);

/* The line of the second group to set a line of either beside, or NULL. */
const agg_line *agg_gaps_other(const agg_writer *w, agg_gaps *gaps, const agg_line *line,
                               agg_gap_way way);
/* Whether a line is of the first (0) or second (1) pupil group. */
bool agg_gaps_is_of(const agg_gaps *gaps, const agg_line *line, int which);
/* What the two lines of one unit share; valid until the next call. */
lode_slice agg_gaps_key(const agg_writer *w, agg_gaps *gaps, const agg_line *line);

/* Settle gaps->begin (agg_gap_order.c). */
void agg_gaps_order(const agg_writer *w, agg_gaps *gaps);

/* One side of a gap. */
typedef struct {
    bool has;
    agg_figure figure;
    lode_number printed; /* as it is written */
    agg_code code;       /* of no figure */
    const char *why;
} agg_side;

/* The interval of the gap of two sides that have a figure, by the name of its method; NULL where
 * there is none, with the reason (agg_gap_interval.c). */
const char *agg_gap_interval(const agg_writer *w, const agg_line *first, const agg_side *a,
                             const agg_side *b, lode_interval *interval, const char **why);

#endif
