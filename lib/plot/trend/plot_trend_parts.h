/* What the parts that turn a measure table into a trend chart know of each other. Private to
 * lib/plot/plot_trend*.c.
 *
 * Rows of the figure are those of the one measure and breakdown that the chart shows. */
#ifndef LODE_PLOT_TREND_PARTS_H
#define LODE_PLOT_TREND_PARTS_H

#include "lode/availability.h"
#include "lode/dictionary.h"
#include "lode/establishment.h"
#include "lode/memory.h"
#include "lode/plot.h"
#include "lode/trend_chart.h"

#define PLOT_NO_ROW SIZE_MAX

/* What is drawn as a unit: rows of a unit of the table, or one comparator of lode-bench. */
typedef struct {
    uint32_t unit;         /* as in the rows; LODE_UNKNOWN for a comparator */
    lode_slice word, name; /* the comparator's cells */
    lode_level level;
    size_t row;    /* one of its rows, the latest */
    uint32_t kind; /* of its rows, where they come in kinds; else LODE_UNKNOWN */
} plot_unit;

/* A value, or the code in its place, and the row that gave it. */
typedef struct {
    lode_trend_point point;
    size_t row;
    int release;       /* how final it is */
    bool own;          /* the row's value, so that release is its own */
    lode_slice method; /* of the interval: "published", "wilson" */
} plot_value;

/* A line before it is drawn. */
typedef struct {
    lode_slice label;
    lode_line_role role;
    lode_level level;  /* whose availability it obeys */
    plot_value *value; /* years rising, one of a year */
    size_t n;
    lode_slice basis; /* comparator_basis, where computed */
    lode_slice kind;  /* "State-funded", of an area whose published rows say it */
    bool told;        /* the report knows why there are no published figures */
    int *breaks;      /* years */
    size_t n_breaks;
} plot_line;

typedef struct {
    const lode_plot_options *options;
    bool many; /* a panel for each unit: all of them unless some are named, and England alone */
    lode_report *report;
    lode_arena *arena;
    lode_measures *measures;
    lode_dictionary *dictionary;
    lode_availability *availability;
    lode_establishments *establishments;
    /* Columns, or -1. */
    int comparator, comparator_name, comparator_value, comparator_basis, reason, phase;
    int difference_low, difference_high, ci_method;
    size_t *latest; /* row by unit id; PLOT_NO_ROW where none was asked for */
    plot_unit *units;
    size_t n_units;
    uint32_t measure, breakdown;
    bool *of_units; /* by unit id: see lode_plot_is_concerned */
    bool *used;     /* by row */
    bool several_releases;
    plot_line *lines; /* the units first, in the order asked for */
    size_t n_lines;
    int first_year, last_year; /* of what is drawn */
    lode_trend_band *bands;
    size_t n_bands;
    lode_trend_break *breaks;
    size_t n_breaks;
    const char *barred;    /* why values are not shown; NULL if all are */
    const char *explained; /* sentences for the caption, each after a space */
} plot_trend;

/* ---- plot_trend_units.c: who is drawn ---- */

lode_status lode_plot_find_units(plot_trend *plot, lode_error *error);
/* Whether a row says something of a unit. */
bool lode_plot_is_of(const plot_trend *plot, size_t row, const plot_unit *unit);
lode_slice lode_plot_unit_label(const plot_trend *plot, const plot_unit *unit);
/* URN or code, else the name. */
lode_slice lode_plot_identifier(const plot_trend *plot, size_t row);
/* A comparator cell of a row; empty where the table lacks the column. */
lode_slice lode_plot_cell(const plot_trend *plot, size_t row, int column);

/* ---- plot_trend_figure.c: which measure and breakdown ---- */

lode_status lode_plot_choose_figure(plot_trend *plot, lode_error *error);
bool lode_plot_in_figure(const plot_trend *plot, size_t row);
/* Whether a row of the figure belongs to a unit that is drawn, or to one that a drawn comparator
 * stands for; such rows tell the comparators. */
bool lode_plot_is_concerned(const plot_trend *plot, size_t row);

/* ---- plot_trend_lines.c: rows to lines ---- */

typedef enum { PLOT_ADDED, PLOT_CLASH, PLOT_BAD } plot_added;

plot_line *lode_plot_new_line(plot_trend *plot, lode_line_role role, lode_slice label,
                              lode_level level);
/* Add the row's own value. LODE_DATA if it cannot be shown beside the values already there. */
lode_status lode_plot_add_own(plot_trend *plot, plot_line *line, size_t row, lode_error *error);
/* Add the row's comparator_value, if it has one. PLOT_CLASH if the year has another value already;
 * PLOT_BAD with error filled. */
plot_added lode_plot_add_comparator(plot_trend *plot, plot_line *line, size_t row,
                                    lode_error *error);
const plot_value *lode_plot_at(const plot_line *line, int year); /* NULL if not there */
bool lode_plot_has_value(const plot_line *line);
lode_status lode_plot_unit_lines(plot_trend *plot, lode_error *error);

/* ---- plot_trend_comparators.c, plot_trend_published.c: what units are compared with ---- */

lode_status lode_plot_comparator_lines(plot_trend *plot, lode_error *error);
/* Fill the years that line lacks from the published rows of a level above the units: National or
 * Local authority. Tells the report where there are such rows but none that fits. */
lode_status lode_plot_add_published(plot_trend *plot, plot_line *line, lode_error *error);
/* The first of a kind and those that stand in for it (lode/establishment.h) that is among kinds. */
bool lode_plot_pick_kind(const plot_trend *plot, const lode_names *kinds, lode_slice start,
                         lode_slice *picked);
/* "State-funded, All schools" */
const char *lode_plot_list_kinds(const plot_trend *plot, const lode_names *kinds);
/* The name of a local authority as readers know it, also where only its number is known. */
lode_slice lode_plot_area_label(const plot_trend *plot, lode_slice name);
/* Whether all units lie in one local authority, as far as they say. */
bool lode_plot_one_area(const plot_trend *plot);

/* ---- plot_trend_years.c: which years may be shown ---- */

/* Take barred values off the lines, find bands and breaks, and explain each. */
void lode_plot_judge_years(plot_trend *plot);
/* Add a sentence to the caption, once. */
void lode_plot_explain(plot_trend *plot, const char *sentence);

/* ---- plot_trend_caption.c: what is not plain from the lines ---- */

/* How comparators were made, what kind of schools they are, which years are not final. */
void lode_plot_explain_lines(plot_trend *plot);
/* What the bars of the units are: "95% interval, as published". */
const char *lode_plot_interval_words(const plot_trend *plot);

#endif
