/* What a chart of figures is made from: a measure table, and the figures chosen from it, one of
 * each unit. Text is owned by the arena. */
#ifndef LODE_PLOT_SHEET_H
#define LODE_PLOT_SHEET_H

#include "lode/availability.h"
#include "lode/dictionary.h"
#include "lode/memory.h"
#include "lode/plot.h"

#define LODE_NO_FIGURE SIZE_MAX

typedef struct {
    const lode_plot_options *options;
    lode_report *report;
    lode_arena *arena;
    lode_measures *measures;
    lode_dictionary *dictionary;
    lode_availability *availability;
    bool *used; /* by row: it is in the chart */
    /* Columns of lode-bench, or -1. */
    int comparator, comparator_name, comparator_value;
    int difference_low, difference_high, ci_method;
} lode_sheet;

/* ---- sheet.c: the table ---- */

/* What was opened is to be closed, also where opening failed. */
lode_status lode_sheet_open(lode_sheet *sheet, const lode_plot_options *options,
                            const lode_input *input, lode_reference *reference, lode_report *report,
                            lode_error *error);
/* Account for the rows that are not in the chart. */
void lode_sheet_account(const lode_sheet *sheet);
void lode_sheet_close(lode_sheet *sheet);

int lode_sheet_column(const lode_sheet *sheet, const char *name); /* -1 if it is not there */
/* LODE_USAGE if one of n columns is not there; by says what writes them: "lode-bench --with limits
 * writes them". */
lode_status lode_sheet_need(const lode_sheet *sheet, const char *const *names, size_t n,
                            int *columns, const char *by, lode_error *error);
lode_slice lode_sheet_text(const lode_sheet *sheet, size_t row, int column);
bool lode_sheet_number(const lode_sheet *sheet, size_t row, int column, double *number);
/* Foreign text made harmless. */
const char *lode_sheet_clean(const lode_sheet *sheet, lode_slice text);

/* ---- sheet_choice.c: which figures ---- */

typedef struct {
    uint32_t measure, breakdown, period;
    lode_slice comparator; /* its word; empty if rows have none */
    lode_level level;      /* of the units */
} lode_choice;

/* One measure, breakdown, period and comparator, asked for or by default. */
lode_status lode_choose(const lode_sheet *sheet, lode_choice *choice, lode_error *error);
/* The measures in the order asked for, else in that of the table. LODE_USAGE, listing them, if
 * there are fewer than least or more than most. *measure is owned by the arena. */
lode_status lode_choose_measures(const lode_sheet *sheet, size_t least, size_t most,
                                 uint32_t **measure, size_t *n, lode_error *error);
/* Of the measure that choice has, the level whose rows are the units. */
void lode_choose_level(const lode_sheet *sheet, lode_choice *choice);
/* Of the measure that choice has: level and breakdown, then the period, then the comparator. */
lode_status lode_choose_group(const lode_sheet *sheet, lode_choice *choice, lode_error *error);
lode_status lode_choose_period(const lode_sheet *sheet, lode_choice *choice, lode_error *error);
lode_status lode_choose_comparator(const lode_sheet *sheet, lode_choice *choice, lode_error *error);
lode_status lode_choose_rest(const lode_sheet *sheet, lode_choice *choice, lode_error *error);

/* The breakdown or period that was asked for by that word, among the rows of the measure.
 * LODE_USAGE if there is none, or there are several. */
lode_status lode_find_breakdown(const lode_sheet *sheet, const lode_choice *choice,
                                const char *asked, uint32_t *breakdown, lode_error *error);
lode_status lode_find_period(const lode_sheet *sheet, const lode_choice *choice, const char *asked,
                             uint32_t *period, lode_error *error);

/* ---- sheet_figures.c: the figures themselves ---- */

typedef struct {
    size_t row;
    uint32_t unit;
    const char *name;  /* cleaned; of two alike, with its number */
    lode_slice status; /* why there is no value; empty if there is */
    double value;
    bool asked; /* by --unit */
} lode_unit_figure;

typedef struct {
    lode_unit_figure *item; /* in the order of the table */
    size_t n, n_values;
    size_t *of_unit; /* place in item by unit, or LODE_NO_FIGURE */
} lode_figures;

/* Whether a row is of the choice. */
bool lode_is_chosen(const lode_sheet *sheet, const lode_choice *choice, size_t row);
/* LODE_REFUSED if there is none, none has a value, or they are barred. */
lode_status lode_choose_figures(const lode_sheet *sheet, const lode_choice *choice,
                                lode_figures *figures, lode_error *error);
/* The same in two steps: all figures, then those that --unit asks for. LODE_USAGE: there is none of
 * that name. */
lode_status lode_choose_all(const lode_sheet *sheet, const lode_choice *choice,
                            lode_figures *figures, lode_error *error);
lode_status lode_mark_asked(const lode_sheet *sheet, lode_figures *figures, lode_error *error);
/* As lode_choose_all, without asking for a value. */
lode_status lode_gather_figures(const lode_sheet *sheet, const lode_choice *choice,
                                lode_figures *figures, lode_error *error);

/* ---- sheet_compare.c: what they are compared with ---- */

/* A figure that units are compared with: one value for all of them. */
typedef struct {
    bool is;
    double value;
    const char *name; /* "England" */
} lode_rule;

/* comparator_value where it is the same for all figures, else the published row for England. Tells
 * the report where values differ. */
lode_rule lode_find_rule(const lode_sheet *sheet, const lode_choice *choice,
                         const lode_figures *figures);

/* The 95% interval of a figure's value: as published, else of the difference that lode-bench wrote.
 * method is "published", "wilson", ... */
bool lode_figure_interval(const lode_sheet *sheet, size_t row, double *low, double *high,
                          lode_slice *method);

/* LODE_REFUSED where the availability table bars the figures. */
lode_status lode_check_available(const lode_sheet *sheet, const lode_figures *figures,
                                 lode_error *error);

/* LODE_REFUSED where the definition changed between the
 * periods of two choices. */
lode_status lode_check_break(const lode_sheet *sheet, const lode_choice *from,
                             const lode_choice *to, lode_error *error);

/* ---- sheet_words.c: how the figures are spoken of ---- */

typedef struct {
    lode_slice unit; /* "%", ... */
    int decimals;
    const char *label; /* of the measure, and whose figures they are where not everybody's */
    const char *period;
    lode_polarity polarity;
    lode_kind kind;
} lode_subject;

lode_subject lode_subject_of(const lode_sheet *sheet, const lode_choice *choice,
                             const lode_figures *figures);
/* A difference of two values with its sign: "+3", "-12", "0". */
const char *lode_subject_gap(const lode_sheet *sheet, const lode_subject *subject, double gap);
const char *lode_subject_value(const lode_sheet *sheet, const lode_subject *subject, double value);
/* "schools", "local authorities", ... of n of them. */
const char *lode_units_noun(lode_level level, size_t n);
/* " c = suppressed." for each code among the figures, after the name of those that have it where
 * these are few. */
const char *lode_codes_sentence(const lode_sheet *sheet, const lode_figures *figures);
/* The title or caption given, else ours; the caption given, then ours. */
const char *lode_title_or(const lode_sheet *sheet, const char *ours);
const char *lode_caption_before(const lode_sheet *sheet, const char *ours);
/* What "--name" says, else CHART_MEASURE and the units asked for. */
const char *lode_figure_name(const lode_sheet *sheet, const char *chart, const lode_choice *choice,
                             const lode_figures *figures);

/* ---- sheet_table.c: their numbers in words ---- */

/* The value as its source printed it, or the code in its place; nothing where figure is NULL. */
void lode_table_figure(const lode_sheet *sheet, const lode_unit_figure *figure,
                       lode_figure_table *table);
/* The number behind a figure; nothing where there is none. */
void lode_table_n(const lode_sheet *sheet, size_t row, lode_figure_table *table);
/* Any other column of the row, as it is printed. */
void lode_table_column(const lode_sheet *sheet, size_t row, int column, lode_figure_table *table);
void lode_table_words(lode_figure_table *table, const char *text);

/* "Value (%)" */
void lode_table_in_unit(const lode_sheet *sheet, const lode_subject *subject, const char *words,
                        lode_figure_table *table);
/* An end of an interval of row: as printed where the method is "published", else worked out and
 * rounded a little finer than the picture's numbers. */
void lode_table_interval(const lode_sheet *sheet, const lode_subject *subject, size_t row,
                         lode_slice method, double low, double high, lode_figure_table *table);
/* What all are compared with, in a last row below name and value, after so many empty cells. */
void lode_table_rule(const lode_subject *subject, const lode_rule *rule, size_t before_value,
                     lode_figure_table *table);

#endif
