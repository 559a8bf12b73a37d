/* What a chart of estimates is made from: an estimate table (lode/estimates.h), and the rows chosen
 * from it. Text is owned by the arena. */
#ifndef LODE_PLOT_EFFECTS_H
#define LODE_PLOT_EFFECTS_H

#include "axis.h"

#include "lode/dictionary.h"
#include "lode/plot.h"
#include "lode/table.h"

typedef enum {
    LODE_BY_DESIGN,
    LODE_BY_OUTCOME,
    LODE_BY_SUBGROUP,
    LODE_BY_TERM,
    LODE_BY_ESTIMATE, /* or effect_size, and its limits */
    LODE_BY_LOW,
    LODE_BY_HIGH,
    LODE_BY_UNITS,
    LODE_BY_NOTE,
    LODE_BY_REASON,
    LODE_BY_LABEL,
    LODE_BY_COMPARISON,
    LODE_BY_PERIOD,
    LODE_BY_EVENT_TIME,
    LODE_EFFECT_COLUMNS
} lode_effect_column;

typedef struct {
    size_t row;
    bool has, has_interval;
    double value, low, high;
    const char *why; /* there is no estimate */
} lode_effect;

typedef struct {
    const lode_plot_options *options;
    lode_report *report;
    lode_arena *arena;
    lode_table *table;
    lode_dictionary *dictionary;
    int column[LODE_EFFECT_COLUMNS]; /* -1: not there */
    lode_effect *item;               /* in the order of the table */
    size_t n, n_values, n_intervals;
    lode_slice unit; /* of the estimates; of differences of percentages "" */
    int decimals;    /* with which they are told */
} lode_effects;

/* ---- effects.c: the rows ---- */

/* What was opened is to be closed, also where opening failed. */
lode_status lode_effects_open(lode_effects *effects, const lode_plot_options *options,
                              const lode_input *input, lode_reference *reference,
                              lode_report *report, lode_error *error);
void lode_effects_close(lode_effects *effects);

/* The rows of these terms, and of the outcomes and subgroups that the options ask for. LODE_USAGE:
 * there is none; LODE_REFUSED: none has an estimate. */
lode_status lode_effects_choose(lode_effects *effects, const lode_words *terms, lode_error *error);

/* A cell, trimmed; "" of a column that is not there. The same made harmless. */
lode_slice lode_effects_text(const lode_effects *effects, size_t row, lode_effect_column column);
const char *lode_effects_clean(const lode_effects *effects, size_t row, lode_effect_column column);
/* The different texts that the rows chosen have in a column, in their order, without "". */
lode_words lode_effects_different(const lode_effects *effects, lode_effect_column column);
/* The same of the notes, but for what is said of an estimate without an interval among others that
 * have one: it is what they are compared with. */
lode_words lode_effects_remarks(const lode_effects *effects);
/* Whether the rows chosen do not all say the same there. */
bool lode_effects_differ(const lode_effects *effects, lode_effect_column column);

/* ---- effects_words.c: how they are spoken of ---- */

/* Whether 0 says of a term that there is nothing: an effect, a change, a gap. */
bool lode_term_is_difference(lode_slice term);
bool lode_effects_are_differences(const lode_effects *effects);
/* LODE_USAGE where the units of the rows differ; else unit and decimals are set. */
lode_status lode_effects_set_unit(lode_effects *effects, lode_error *error);
/* An axis for all estimates, limits and, if about_zero, 0. */
lode_axis lode_effects_axis(const lode_effects *effects, bool about_zero);

/* The label of the outcome, or its name. */
const char *lode_effects_outcome(const lode_effects *effects, size_t row);
const char *lode_effects_period(const lode_effects *effects, size_t row); /* "2023/24" */
const char *lode_effects_value(const lode_effects *effects, double value);
const char *lode_effects_signed(const lode_effects *effects, double value); /* "+2.4" */
/* "2.1 (0.4 to 3.8)"; "" without an estimate. */
const char *lode_effect_words(const lode_effects *effects, const lode_effect *effect);
/* "A, B, C" of texts, made harmless. */
const char *lode_effects_list(const lode_effects *effects, const lode_words *texts);
/* What the rows were compared with, and what their notes say. */
const char *lode_effects_notes(const lode_effects *effects);
const char *lode_effects_title_or(const lode_effects *effects, const char *ours);
const char *lode_effects_caption_before(const lode_effects *effects, const char *ours);
const char *lode_effects_figure_name(const lode_effects *effects, const char *chart);
/* A number of the figure's table; "" where there is none. */
void lode_effects_put_cell(const lode_effects *effects, bool has, double value,
                           lode_figure_table *table);

#endif
