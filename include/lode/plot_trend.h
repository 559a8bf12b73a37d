/* A trend chart from measure tables: which rows become lines, what they are compared with, and
 * which years may be shown. How it looks is the matter of lode/trend_chart.h.
 *
 * Units are drawn from their own rows, or, as a partnership's own line, from the comparator columns
 * that lode-bench adds. Comparators come from those columns; years they lack are filled from the
 * published rows of the same table, unless the comparator was computed. Figures that the
 * availability table bars are not drawn and are named in the caption; years without published
 * figures become bands, changes of definition breaks. */
#ifndef LODE_PLOT_TREND_H
#define LODE_PLOT_TREND_H

#include "lode/measures.h"
#include "lode/reference.h"
#include "lode/script.h"

/* Everything is borrowed. Texts may be NULL. */
typedef struct {
    lode_measures_options rows; /* which rows are read; repeats is taken as true */
    /* Each a school's URN, LAEstab or name, an area's code or name, or a comparator's word or name
     * ("all", "North cluster"). None: the only unit below a local authority. */
    lode_words unit;
    /* national, la, similar, or another word of the column comparator; "none" for no comparator.
     * None given: national, la and similar, so far as they are there. */
    lode_words against;
    const char *title;   /* generated when NULL */
    const char *caption; /* stands before what the chart itself has to explain */
    const char *name;    /* of the figure; else made from the measure and the units */
    const char *made_by; /* the command line */
} lode_plot_trend_options;

/* Read the measure tables of input and write the chart's script at the end of script.
 *
 * LODE_USAGE: a unit or comparator that is not there or fits several; no unit named and several to
 * choose from; several measures or breakdowns left, none of them the Total; more units than a chart
 * can hold. LODE_DATA: as lode_measures_read; a period that is not an academic year; two different
 * values for one year. LODE_REFUSED: no unit has a value that may be shown. LODE_SYSTEM: as
 * reading. On error script is as it was. */
lode_status lode_plot_trend(const lode_plot_trend_options *options, const lode_input *input,
                            lode_reference *reference, lode_script *script, lode_report *report,
                            lode_error *error);

#endif
