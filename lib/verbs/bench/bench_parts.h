/* What the parts of lode_bench share. Private to lib/verbs/bench*.c.
 *
 * A figure is what a row tells about its unit: period, measure, breakdown and release together.
 * Only rows of one figure are ever compared. */
#ifndef LODE_BENCH_PARTS_H
#define LODE_BENCH_PARTS_H

#include "lode/availability.h"
#include "lode/bench.h"
#include "lode/dictionary.h"
#include "lode/establishment.h"
#include "lode/memory.h"
#include "lode/pairs.h"
#include "lode/rank.h"

#define BENCH_NO_ROW UINT32_MAX
#define BENCH_NO_POOL UINT32_MAX

typedef enum {
    BENCH_NATIONAL,
    BENCH_REGION,
    BENCH_LA,
    BENCH_SIMILAR,
    BENCH_AREAS,
    BENCH_GROUP,
    BENCH_ALL,
    BENCH_PREVIOUS,
    BENCH_TARGET,
} bench_who;

/* A short text where it is looked up, to spare a second look elsewhere. */
typedef struct {
    char p[23];
    uint8_t n;
} bench_text;

/* The schools of one comparator that have a value for one figure. */
typedef struct {
    lode_slice name;
    size_t n;    /* how many */
    size_t used; /* those the mean rests on: all, or those with a denominator */
    double mean; /* where used > 0 and the comparator is computed */
    /* The same as they are written; figure is the number that value says. */
    lode_slice value, n_text, used_text;
    lode_number figure;
    bool published; /* its schools are compared with a published figure */
    /* Its standings are those of the comparator from the first on: of each of its different values,
     * ascending; or, where power is not 0, of each step of a ladder, which begins at least / power
     * and on which some may have nobody. */
    size_t first_standing, n_standings;
    double power;
    int64_t least;
    lode_status failed; /* LODE_OK */
} bench_pool;

/* Where the standings of a class begin, in few bytes: it is asked for every row. */
typedef struct {
    double power; /* of the ladder; 0: there is none */
    int64_t base; /* add to value x power, or to the row's own number; BENCH_NO_BASE: no pool */
} bench_footing;

#define BENCH_NO_BASE INT64_MIN
#define BENCH_NO_PLACE UINT32_MAX

/* A value as a whole number of steps of 1 / power. */
static inline int64_t bench_steps(double value, double power) {
    const double to_whole = 0x1.8p52; /* added and taken away: rounds to a whole number */
    return (int64_t)(value * power + to_whole - to_whole);
}

/* The columns that are added, in the order they are written. */
typedef enum {
    BENCH_COMPARATOR,
    BENCH_NAME,
    BENCH_BASIS,
    BENCH_BREAKDOWN,
    BENCH_VALUE,
    BENCH_N,
    BENCH_OF_ROW, /* what the columns before tell is of the comparator, from here on of the row */
    BENCH_DIFFERENCE = BENCH_OF_ROW,
    BENCH_CI_LOW,
    BENCH_CI_HIGH,
    BENCH_CI_METHOD,
    BENCH_BETTER,
    BENCH_RANK,
    BENCH_PERCENTILE,
    BENCH_REASON,
    BENCH_USUAL, /* so many are added where nobody asks for more (--with) */
    BENCH_LIMIT95_LOW = BENCH_USUAL,
    BENCH_LIMIT95_HIGH,
    BENCH_LIMIT998_LOW,
    BENCH_LIMIT998_HIGH,
    BENCH_SIGNAL,
    BENCH_LIMITS_METHOD,
    BENCH_DISPERSION,
    BENCH_Z,
    BENCH_P,
    BENCH_P_ADJUSTED,
    BENCH_SIGNIFICANCE,
    BENCH_TESTS,
    BENCH_BAND,
    BENCH_SHRUNKEN,
    BENCH_SHRUNKEN_LOW,
    BENCH_SHRUNKEN_HIGH,
    BENCH_RELIABILITY,
    BENCH_RANK_LOW,
    BENCH_RANK_HIGH,
    BENCH_PUPILS,
    BENCH_ADDED,
} bench_column;

/* A comparator as rows meet it. */
typedef struct {
    lode_slice text[BENCH_OF_ROW];
    lode_slice reason; /* why there is no figure; empty where there is */
    lode_number figure;
    lode_part part; /* the columns asked for, ready to be written */
} bench_face;

/* Rows that one comparator is the same for: they are of one facet and lie in the same area. */
typedef struct {
    uint32_t row;                /* the first of them */
    bool applies;                /* the comparator is above their level */
    uint32_t published;          /* the row of the published figure, or BENCH_NO_ROW */
    uint32_t pool;               /* or BENCH_NO_POOL */
    const lode_meaning *meaning; /* of the measure; NULL where unknown */
    bench_face face;     /* to rows that the figure rests on, where it is a mean of schools */
    bench_face *outside; /* to other rows: mostly the same */
} bench_class;

typedef struct bench_published bench_published;
typedef struct bench_pairs bench_pairs;
typedef struct bench_previous bench_previous;
typedef struct bench_reasons bench_reasons;
typedef struct bench_targets bench_targets;
typedef struct bench_few bench_few;
typedef struct bench_closer bench_closer;

typedef struct {
    bench_who who;
    const char *word;         /* as asked for: "group:cluster" */
    lode_slice text;          /* the same */
    lode_level lowest;        /* rows of this level ... */
    lode_level level;         /* ... up to below this one are compared */
    bench_pairs *pairs;       /* of those that are listed; owned */
    bench_previous *previous; /* owned */
    int column;               /* of group:COLUMN */
    uint32_t *class_of;       /* [rows] */
    bool owns_class_of;       /* or it is the facets of the measures */
    bench_class *class;       /* [classes] */
    bench_footing *footing;   /* [classes] */
    size_t classes;
    uint32_t *standing; /* [rows] of schools in pools without a ladder: which of its standings */
    lode_standing *standings; /* of all pools */
    bench_text *percentile;   /* of each; NULL where there are too many to write down */
    bench_pool *pool;         /* [pools] */
    size_t pools;
} bench_against;

typedef struct {
    const lode_bench_options *options;
    lode_report *report;
    lode_arena *arena;
    lode_measures *measures;
    lode_dictionary *dictionary;
    lode_availability *availability;
    lode_establishments *establishments;
    lode_names *figures;
    uint32_t *figure_of;          /* [facets] */
    uint32_t *sought;             /* [breakdowns] whose figure is the comparator's, or unknown */
    lode_slice *unsought;         /* [breakdowns] why nobody's; empty of others */
    uint32_t *figure_sought;      /* [facets] */
    uint32_t *figure_any_release; /* [figures]: the same figure with an empty release, or unknown */
    lode_slice *barred;           /* [... x LODE_LEVELS]: why not to be compared, or empty */
    uint32_t *barred_of;          /* [facets]: which of them */
    size_t *chosen;               /* [n_chosen] the columns that are added */
    size_t n_chosen, n_of_face;   /* the first are those of the comparator */
    bool side_by_side;            /* those of the row follow each other as they do here */
    bool wants_difference;        /* one of them needs the difference */
    bool wants_standing;          /* one is the rank or the percentile */
    bool wants_rank;
    bool has_limits;              /* the rows may have published limits of their values */
    const lode_meaning **meaning; /* [measures], NULL where unknown */
    int phase;                    /* the column, or -1 */
    bench_against *against;
    size_t n_against;
    bench_published *published;
    bench_reasons *reasons;
    bench_few *few;         /* NULL where no rule applies */
    bench_targets *targets; /* NULL where none are given */
    bench_closer *closer;   /* of the columns from BENCH_USUAL on; NULL where none is chosen */
} bench;

/* One row beside one comparator; empty texts where there is nothing to say. */
typedef struct {
    const bench_face *face;
    const lode_meaning *meaning; /* of the row's measure; NULL where unknown */
    lode_cell cell[BENCH_ADDED]; /* from BENCH_OF_ROW on */
    bool compared;               /* there is a difference, whether or not it is written */
    bench_face own;              /* where the comparator is this row's alone */
    uint32_t before;             /* the row of the same unit it is compared with, or BENCH_NO_ROW */
    /* Where the texts of this row alone are put together. */
    char value[LODE_NUMBER_TEXT], n[LODE_WHOLE_TEXT], difference[LODE_NUMBER_TEXT];
    char ci_low[LODE_NUMBER_TEXT], ci_high[LODE_NUMBER_TEXT], rank[LODE_WHOLE_TEXT];
    char percentile[LODE_NUMBER_TEXT], reason[LODE_ERROR_TEXT];
    char further[BENCH_ADDED - BENCH_USUAL][LODE_NUMBER_TEXT];
} bench_comparison;

/* Say something that never needs quotes: a number, or a word of ours. */
static inline void bench_say(bench_comparison *out, bench_column column, lode_slice text) {
    out->cell[column] = lode_cell_plain(text);
}

/* ---- bench_against.c: what is asked for ---- */

/* Understand options->against into b->against, and check what each needs. */
lode_status lode_bench_read_against(bench *b, lode_error *error);
/* Find the columns of group:COLUMN in the table. */
lode_status lode_bench_find_groups(bench *b, lode_error *error);
/* Whether a comparator is above the level of a row. */
static inline bool lode_bench_applies(const bench *b, const bench_against *against, size_t row) {
    const lode_level level = lode_measures_facet(b->measures, row)->level;
    return level >= against->lowest && level < against->level;
}

/* Whether it is England, a region or an authority, whose own figures may be published. */
static inline bool bench_is_of_area(const bench_against *against) {
    return against->who == BENCH_NATIONAL || against->who == BENCH_REGION ||
           against->who == BENCH_LA;
}

/* Whether somebody listed whom each is compared with. */
static inline bool bench_is_listed(const bench_against *against) {
    return against->who == BENCH_SIMILAR || against->who == BENCH_AREAS;
}

/* Whether each row has a comparator of its own. */
static inline bool bench_is_per_row(const bench_against *against) {
    return bench_is_listed(against) || against->who == BENCH_PREVIOUS ||
           against->who == BENCH_TARGET;
}

/* What its figures are means of, in words. */
static inline const char *bench_unit(const bench_against *against) {
    return against->who == BENCH_AREAS ? "area" : "school";
}

/* ---- bench_figures.c: what each row tells ---- */

lode_status lode_bench_number_figures(bench *b, lode_reference *reference, lode_error *error);
/* The school's kind: its establishment_type, else what its phase means, else empty. */
lode_slice lode_bench_kind_of(const bench *b, size_t row);
/* The figure that a row is compared with: of its own pupil group, or of another. */
static inline uint32_t lode_bench_sought(const bench *b, size_t row) {
    return b->figure_sought[b->measures->facet[row]];
}
/* The figure that a row tells. */
uint32_t lode_bench_figure(const bench *b, size_t row);
/* What an entry of the availability table says, or empty of none. */
lode_slice lode_bench_words(const bench *b, const lode_availability_entry *entry);
/* Why figures of a row may not be compared at a level, or empty. */
lode_slice lode_bench_barred(const bench *b, size_t row, lode_level level);
/* Why a row may not be compared with a comparator, or empty. */
lode_slice lode_bench_bar(const bench *b, size_t row, const bench_against *against);
const lode_meaning *lode_bench_meaning(const bench *b, size_t row);

/* ---- bench_breakdowns.c: whose figure a pupil group is compared with ---- */

/* Settle b->sought and b->unsought. */
lode_status lode_bench_seek_breakdowns(bench *b, lode_reference *reference, lode_error *error);

/* ---- bench_published.c: published figures ---- */

bench_published *lode_bench_index_published(bench *b);
void lode_bench_free_published(bench_published *published);
/* The row with the published figure for row at a level, or BENCH_NO_ROW. */
uint32_t lode_bench_find_published(const bench *b, size_t row, lode_level level);
/* Why there is none, in words; true if schools could be put in its place, which is so unless the
 * published figures come in kinds and the school does not say which it is. */
bool lode_bench_why_unpublished(const bench *b, size_t row, lode_level level,
                                char reason[LODE_ERROR_TEXT]);
/* The column and text that say in which area of a level a row lies; false if none does. */
bool lode_bench_area(const bench *b, size_t row, lode_level level, lode_measure_column *column,
                     lode_slice *area);

/* ---- bench_classes.c: rows that are compared with the same ---- */

/* Find the class of every row and, for each class, the published figure or the pool. */
void lode_bench_find_classes(bench *b, bench_against *against);
/* What each class is compared with, once the pools are filled: its face. */
void lode_bench_settle_classes(bench *b, bench_against *against);
void lode_bench_free_against(bench_against *against);

/* ---- bench_pools.c: schools compared together ---- */

/* Rank the schools of every pool, and compute its mean. */
lode_status lode_bench_fill_pools(bench *b, bench_against *against, lode_error *error);

/* ---- bench_mean.c: means of schools ---- */

/* The mean over n rows that have values, and on how many of them it rests (0: no mean). */
lode_status lode_bench_mean(const bench *b, const uint32_t *rows, size_t n, bool weighted,
                            size_t *used, double *mean, lode_error *error);
/* The same of n > 0 rows whose values are numbers. */
lode_status lode_bench_average(const bench *b, const uint32_t *rows, const lode_number *numbers,
                               size_t n, bool weighted, size_t *used, double *mean,
                               lode_error *error);
/* Whether the mean of its pool rests on the row, too. */
bool lode_bench_counts(const bench *b, size_t row);
/* Whether a mean rests on enough units ("school") besides the one compared; if not, reason says
 * why. */
bool lode_bench_has_enough(const bench *b, size_t others, const char *unit,
                           char reason[LODE_ERROR_TEXT]);

/* ---- bench_pairs.c: who is listed for whom ---- */

/* The rows of the same figure about those that are listed for a row. */
typedef struct {
    uint32_t *row;      /* [all] those with a value come first */
    size_t first_coded; /* how many those are */
    size_t all;
    size_t absent; /* so many more are listed, and have no such row */
} bench_listed;

/* Read the files of --pairs, each for the comparator whose columns it has. */
lode_status lode_bench_read_pairs(bench *b, const lode_input *input, lode_reference *reference,
                                  lode_error *error);
void lode_bench_free_pairs(bench_pairs *pairs);
/* Fill listed, whose rows have room for lode_bench_most_listed. False if nobody is listed. */
bool lode_bench_find_listed(const bench *b, const bench_pairs *pairs, size_t row,
                            bench_listed *listed);
size_t lode_bench_most_listed(const bench_pairs *pairs);

/* ---- bench_group_pairs.c: who is similar to a group ---- */

enum { BENCH_GROUP_KEY = 512 };

bool lode_bench_is_group(lode_level level);
/* How the group of a level that a row lies in, or is about, is known. False if it is in none. */
bool lode_bench_group_key(const bench *b, size_t row, lode_level level, char key[BENCH_GROUP_KEY]);
/* Add the pairs of the groups of the input to those of schools. */
void lode_bench_pair_groups(const bench *b, lode_pairs *file);

/* ---- bench_listed.c: one row with those listed for it ---- */

lode_status lode_bench_take_listed(const bench *b, size_t row, const bench_against *against,
                                   bench_comparison *out, lode_error *error);

/* ---- bench_previous.c: one row with the same unit a period before ---- */

bench_previous *lode_bench_index_previous(const bench *b);
void lode_bench_free_previous(bench_previous *previous);
void lode_bench_take_previous(const bench *b, size_t row, const bench_against *against,
                              bench_comparison *out);

/* ---- bench_target.c: what somebody wants a figure to be ---- */

/* Read options->targets into b->targets. */
lode_status lode_bench_read_targets(bench *b, const lode_input *input, lode_reference *reference,
                                    lode_error *error);
void lode_bench_free_targets(bench_targets *targets);
void lode_bench_take_target(const bench *b, size_t row, const bench_against *against,
                            bench_comparison *out);

/* ---- bench_few.c: figures of too few pupils ---- */

void lode_bench_find_few(bench *b);
void lode_bench_free_few(bench_few *few);
/* Why the figure of a row is not to be compared with any other; empty if it is. Not to be asked
 * where b->few is NULL: no rule is for anything in the table. */
lode_slice lode_bench_too_few(const bench *b, size_t row);

/* ---- bench_compare.c, bench_interval.c: one row with one comparator ---- */

/* Of n rows from first on, where the standing of each is among those of the comparator, or
 * BENCH_NO_PLACE. */
void lode_bench_places(const bench *b, const bench_against *against, size_t first, size_t n,
                       uint32_t *place);
lode_status lode_bench_compare(const bench *b, size_t row, const bench_against *against,
                               uint32_t place, bench_comparison *out, lode_error *error);
/* The face of a comparator (or of none) of which nothing else is known. */
bench_face lode_bench_no_face(const bench_against *against);
/* No comparison at all. */
void lode_bench_empty(bench_comparison *out);
/* Have what a place looks up on its way from memory. */
static inline void lode_bench_look_ahead(const bench_against *against, uint32_t place) {
    if (place == BENCH_NO_PLACE)
        return;
    if (against->percentile)
        __builtin_prefetch(&against->percentile[place]);
    else
        __builtin_prefetch(&against->standings[place]);
}
/* Whether there is anything that an interval could rest on, which is soon said. */
static inline bool lode_bench_may_have_interval(const bench *b, const lode_meaning *meaning) {
    return b->has_limits || (meaning && meaning->kind == LODE_KIND_PROPORTION);
}
/* The interval of value - comparator: its texts and method into out; false if there is none.
 * low and high are its limits as numbers. */
bool lode_bench_interval(const bench *b, size_t row, const lode_number *comparator,
                         bench_comparison *out, double *low, double *high);
/* The same of the difference from out->before, of whose own chance it takes account. */
bool lode_bench_change_interval(const bench *b, size_t row, bench_comparison *out, double *low,
                                double *high);

/* ---- bench_sets.c, bench_closer.c: the further columns of --with ---- */

/* Which sets of further columns the words of --with ask for: wanted[column]. */
lode_status lode_bench_read_sets(const bench *b, bool wanted[BENCH_ADDED], lode_error *error);
/* LODE_USAGE: an option that is for a set of which nothing is written. */
lode_status lode_bench_check_sets(const bench *b, const bool wanted[BENCH_ADDED],
                                  lode_error *error);
/* Whether something is asked for that needs no comparator: bands. */
bool lode_bench_has_own_words(const bench *b);
/* Look at every row beside every comparator, and work out what takes all of them: b->closer.
 * LODE_REFUSED: nothing of what was asked for can be said of any row. */
lode_status lode_bench_look_closer(bench *b, lode_reference *reference, lode_error *error);
void lode_bench_free_closer(bench *b);
/* None of the further columns. */
void lode_bench_empty_closer(bench_comparison *out);
/* The further columns of a row beside the comparator of that number. */
void lode_bench_take_closer(const bench *b, size_t row, size_t against, bench_comparison *out);

/* ---- bench_write.c: the table that comes out ---- */

/* Settle b->chosen. */
lode_status lode_bench_choose_columns(bench *b, lode_error *error);
lode_status lode_bench_write_header(const bench *b, lode_output *output, lode_error *error);
/* Have the faces of a comparator ready to be written, once the header is. */
void lode_bench_ready_faces(const bench *b, bench_against *against, const lode_output *output);
/* A row on its way out: its record, the comparator, what is told of the row. From {0}. */
typedef struct {
    lode_table_walk walk;
    lode_record record;
    lode_cell face[BENCH_OF_ROW], own[BENCH_ADDED]; /* the chosen, put side by side */
    lode_part part[3];
} bench_line;

/* Put down a row with its comparison. */
void lode_bench_put_row(const bench *b, bench_line *line, size_t row,
                        const bench_comparison *comparison, lode_page *page);

/* ---- bench_reasons.c: what could not be compared ---- */

bench_reasons *lode_bench_new_reasons(void);
void lode_bench_free_reasons(bench_reasons *reasons);
/* Note that row had no comparison, for its measure; a row counts once for each reason. Rows come in
 * order. */
void lode_bench_note(const bench *b, bench_reasons *reasons, size_t row, lode_slice reason);
/* Add reasons noted of later rows, and forget them there. */
void lode_bench_add_reasons(bench_reasons *all, bench_reasons *later);
/* Tell the reasons and how many rows each kept from being compared. */
void lode_bench_tell(const bench *b);
/* LODE_REFUSED with the commonest reason and what to do about it. */
lode_status lode_bench_refuse(const bench *b, lode_error *error);

#endif
