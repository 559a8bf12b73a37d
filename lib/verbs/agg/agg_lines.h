/* Rows of the measure table to be: what groups are when they are put together to levels. */
#ifndef LODE_AGG_LINES_H
#define LODE_AGG_LINES_H

#include "agg_years.h"

#include "lode/establishment.h"
#include "lode/interval.h"
#include "lode/memory.h"
#include "lode/pupil_spread.h"

/* ---- what a column of a line says (agg_face.c) ---- */

typedef enum {
    AGG_SAYS_NOTHING,
    AGG_SAYS_LEVEL,
    AGG_SAYS_FACET,  /* what all rows of a line share */
    AGG_SAYS_UNIT,   /* a name of the unit; rows may have several, or not have it */
    AGG_SAYS_COMMON, /* what it lies in, if all its rows do */
    AGG_SAYS_KIND,   /* the nearest kind of establishment that stands for all of them */
} agg_what;

typedef struct {
    agg_what what;
    int part;        /* of the groups */
    lode_slice name; /* where part is -1 */
    size_t place;    /* in its facet, or among what the line says itself */
} agg_says;

/* What a line is about besides its unit, once for all lines that are about the same; in the order
 * in which it tells them apart. */
enum {
    AGG_FACET_MEASURE,
    AGG_FACET_TOPIC,
    AGG_FACET_BREAKDOWN,
    AGG_FACET_PERIOD,
    AGG_FACET_IDENTIFIER,
    AGG_FACET_RELEASE,
    AGG_FACET_TEXTS,
};

extern const lode_measure_column agg_facet_columns[AGG_FACET_TEXTS];

typedef struct {
    lode_slice text[AGG_FACET_TEXTS];
    uint32_t number, rank; /* in order of first sight, and of what they say */
} agg_facet;

/* Of each column of the face, for the target t; with years its rows are of several periods. Returns
 * how much a line says itself. */
size_t agg_plan_face(const agg_run *run, size_t t, bool with_years, agg_says *face);

/* ---- lines ---- */

typedef struct {
    const agg_target *target; /* NULL: a row as it was published */
    const agg_says *says;     /* [face] of the target */
    const agg_facet *facet;
    lode_slice unit;  /* what names it */
    lode_slice *text; /* what it says itself; [face] of a published row */
    uint64_t unlike;  /* bit i: its rows differ in what it says i-th itself, which is then empty */
    agg_group group;
    size_t rows;              /* of the input */
    const agg_window *window; /* the years that are put together, or NULL; then of each of them: */
    agg_pool *year;           /* [years] its rows, which are in group too */
    size_t *year_rows;        /* [years] how many these are, with a value or not */
    lode_level level;
} agg_line;

typedef struct {
    agg_line *line;
    size_t n, capacity;
    agg_says says[LODE_LEVELS][AGG_MOST_FACE]; /* by target */
    agg_facet **facet;                         /* [n_facets] by number, then by rank */
    size_t n_facets, facets_capacity;
    lode_names *facets;
    lode_bytes key;    /* in which keys are put together */
    lode_arena *arena; /* what lines say that no row said */
} agg_lines;

/* The facet that says these texts; their bytes are borrowed. */
const agg_facet *agg_find_facet(agg_lines *lines, const lode_slice text[AGG_FACET_TEXTS]);

/* What a line says in a column of the face. */
lode_slice agg_line_says(const agg_line *line, size_t column);
/* And in one of the contract. */
static inline lode_slice agg_line_text(const agg_line *line, lode_measure_column column) {
    return agg_line_says(line, (size_t)column);
}

/* ---- what is told of units (agg_nest.c) ---- */

/* Rows that lie in no unit of a target, and in none of any. */
typedef struct {
    size_t without[LODE_LEVELS], nowhere;
} agg_strays;

void agg_tell_strays(const agg_run *run, const agg_strays *strays);
/* Units of target t that lie in several of the next. */
void agg_tell_nest(const agg_run *run, size_t t);

/* ---- making them (agg_lines.c) ---- */

/* Put run->group, which is then empty, together to run->target, and the years of a window together
 * if years are asked for; else add the published rows, which are of single years. Tells rows that
 * lie in no unit, and units that do not nest. */
void agg_make_lines(agg_run *run, const lode_establishments *establishments, const agg_years *years,
                    agg_lines *lines);
void agg_free_lines(agg_lines *lines);

/* The figure of a line that was made. */
agg_figure agg_line_figure(const agg_run *run, const agg_years *years, const agg_line *line);
/* How many units it is of, and how many are in its figure: of years, those of the one that has
 * most. */
size_t agg_line_units(const agg_years *years, const agg_line *line);
size_t agg_line_used(const agg_run *run, const agg_years *years, const agg_line *line);

/* The worst code of a line that has no value; x where its values cannot be put together. */
agg_code agg_line_code(const agg_line *line);
/* The 95% limits of a progress score by the national spread of pupils' scores, as the Department
 * works out those of schools: 1.96 sigma / root of n. False where n or sigma is not known. */
bool agg_progress_limits(const lode_pupil_spread *spread, const agg_line *line,
                         const agg_figure *figure, lode_interval *limits);

/* ---- published rows (agg_published.c) ---- */

/* Add those that are to stay; those of levels that are made are left out, and told. */
void agg_add_published(const agg_run *run, agg_lines *lines);
/* Whoever compares with a level of areas takes its rows for the whole of it: tell that they are
 * made. */
void agg_tell_areas(const agg_run *run);
agg_figure agg_published_figure(const agg_line *line);

/* ---- their order ---- */

/* In the order in which they are written: level, unit, measure, pupil group, period. */
void agg_sort_lines(agg_lines *lines);

#endif
