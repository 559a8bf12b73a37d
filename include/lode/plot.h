/* Charts from measure tables or estimate tables, each written as a gnuplot script that carries its
 * data and style (lode/script.h says what such a script promises, plots/README.md how it looks).
 *
 * A chart shows one figure of each unit: of one measure, breakdown, period and comparator, asked
 * for or the only one (of breakdowns the Total, of periods the latest, of comparators England,
 * "national"); the chart says where it takes several. Units are the rows of the lowest level that
 * has the measure. Of several releases of a figure the most final is drawn. Figures that the
 * availability table bars are refused. What has no value leaves its code in the picture and the
 * code's meaning in the caption; limits and intervals are those of the columns, never computed
 * here. */
#ifndef LODE_PLOT_H
#define LODE_PLOT_H

#include "lode/measures.h"
#include "lode/reference.h"
#include "lode/script.h"

/* Everything is borrowed. Texts may be NULL. */
typedef struct {
    lode_measures_options rows; /* which rows are read; repeats is taken as true */
    /* Each a school's URN, LAEstab or name, an area's code or name; trend also takes a comparator's
     * word or name ("all", "North cluster"). */
    lode_words unit;
    /* national, la, similar, or another word of the column comparator; "none" for no comparator. */
    lode_words against;
    const char *pairs;        /* path: who is similar to the unit (quadrant) */
    const char *sort;         /* value, name or table: the order of rows (caterpillar, forest) */
    lode_words measure_lists; /* -m as it was typed: each a list with commas (stack: a panel) */
    lode_words panel_names;   /* in the order of measure_lists (stack) */
    const char *shade;        /* percentile or better: what shades cells (heat) */
    bool pairwise;            /* bars for comparing two units (caterpillar) */
    lode_words term;          /* of the estimates to draw; none: effect (forest) */
    lode_words subgroup;      /* of the estimates to draw; none: all (forest, event) */
    bool effect_size;         /* draw these in place of the estimates (forest) */
    const char *title;        /* generated when NULL */
    const char *caption;      /* stands before what the chart itself has to explain */
    const char *name;    /* of the figure; else made from the chart, the measure and the units */
    const char *made_by; /* the command line */
} lode_plot_options;

/* Read the measure tables of input and write the chart's script at the end of script; what it says
 * and its numbers are in script->table (lode/figure_table.h).
 *
 * LODE_USAGE: a unit or comparator that is not there or fits several; several measures or
 * breakdowns left, none of them the Total; more than the chart can hold; a column that another tool
 * writes and that is not there (the hint names the tool). LODE_DATA: as lode_measures_read; two
 * different values for one figure. LODE_REFUSED: nothing to draw, or nothing that may be compared.
 * LODE_SYSTEM: as reading. On error script is as it was. */
typedef lode_status lode_plot_chart(const lode_plot_options *options, const lode_input *input,
                                    lode_reference *reference, lode_script *script,
                                    lode_report *report, lode_error *error);

/* Units, or a partnership's own line, over academic years, with what they are compared with.
 *
 * Units are drawn from their own rows, or, as a partnership's own line, from the comparator columns
 * that lode-bench adds. No unit named: the only one below a local authority. No comparator named:
 * national, la and similar, so far as they are there; years that the columns lack are filled from
 * the published rows of the same table, unless the comparator was computed. Barred figures are not
 * drawn and are named in the caption; years without published figures become bands, changes of
 * definition breaks. Only academic years are drawn. */
lode_plot_chart lode_plot_trend;

/* Figures against the number of pupils behind them, with the control limits that lode-bench --with
 * limits wrote, about the comparator. Units outside the 99.8% limits, and those asked for, are
 * named. */
lode_plot_chart lode_plot_funnel;

/* Each unit with its interval, in order of value, beside what all are compared with. Pairwise bars
 * are 1.39 standard errors: they overlap unless two units differ. */
lode_plot_chart lode_plot_caterpillar;

/* Two measures of each unit, the first across, with the lines of the comparator (else the medians).
 * A unit asked for stands out, and those that pairs lists for it. */
lode_plot_chart lode_plot_quadrant;

/* One unit over weeks, months, terms or years, with the control limits that lode-trend --xmr wrote.
 */
lode_plot_chart lode_plot_xmr;

/* Two figures of each unit and the gap between them: of two breakdowns or two periods asked for,
 * else its own and its comparator's. */
lode_plot_chart lode_plot_dumbbell;

/* Units by measures, each cell with its value or code, shaded by its percentile or by whether it is
 * better than the comparator. */
lode_plot_chart lode_plot_heat;

/* Percentages of each unit that add up to all, such as schools by grade, as one bar; a panel for
 * each list of measures, such as the grades of one framework. */
lode_plot_chart lode_plot_stack;

/* As trend, with a panel for each unit on the same axes: those named, else all of the table below a
 * local authority. No comparator named: national. */
lode_plot_chart lode_plot_multiples;

/* The next two read an estimate table (lode/estimates.h) in place of a measure table; of rows, only
 * measure counts, as the outcome. LODE_USAGE also where it is no estimate table, where no row has
 * a term asked for, and where units of estimates differ; LODE_DATA where an estimate or a limit is
 * neither a number nor a code. */

/* Estimates one below the other, each with its 95% interval as written; those without one leave
 * their reason. At 0 a line of no effect, where the estimates are differences. */
lode_plot_chart lode_plot_forest;

/* Estimates of the term event by the time since support began, of up to two subgroups. The base
 * period, which is 0 by definition, is hollow. */
lode_plot_chart lode_plot_event;

/* ---- which charts there are ---- */

typedef struct {
    const char *name;
    lode_plot_chart *draw;
    const char *options; /* of those that not every chart takes, by their names, after blanks */
    bool only_units; /* of a table it shows the units asked for alone; others show them among all */
} lode_chart;

/* [lode_chart_count], in the order in which they are listed. */
extern const lode_chart lode_charts[];
extern const size_t lode_chart_count;

/* The chart called name; NULL if there is none, and then *meant is the one that may have been
 * meant, or NULL. */
const lode_chart *lode_chart_named(lode_slice name, const lode_chart **meant);

/* The first option that is given and that the chart does not take, by its name; NULL if there is
 * none. */
const char *lode_chart_lacks(const lode_chart *chart, const lode_plot_options *options);

#endif
