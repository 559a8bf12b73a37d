/* Figures of many periods, mostly weeks or months, on a control chart: which of them are unlike the
 * others. */
#ifndef LODE_XMR_H
#define LODE_XMR_H

#include "lode/measures.h"

/* Everything is borrowed. */
typedef struct {
    lode_measures_options rows; /* which rows; repeats is set by the verb */
    lode_words rebase;          /* periods at which limits begin anew: "2024 Week 45", "202223" */
} lode_xmr_options;

/* Read measure or comparison tables and write, in the order of the input, each row that has a
 * period of its own, followed by centre, limit_low, limit_high, near_low, near_high, moving_range,
 * signal, side, better, points, reason (columns of the input that have one of these names give
 * way).
 *
 * A series is what shares unit, establishment_type, breakdown, measure, release, and the family of
 * its time_identifier: weeks, months and terms follow each other within a year as the open-data
 * standard lists them ("ees/time_identifiers"), months of an academic year from September on. Rows
 * that repeat a period (one per comparator) count once.
 *
 * Limits and signals are those of lode/control_chart.h with its usual factor, screened, from all
 * points of a stretch. A stretch ends where a definition changed (the availability table) and where
 * rebase says so. Points without a value, or barred by the availability table, belong to none.
 *
 *   moving_range  by which the point differs from the one before it in its stretch
 *   signal        outside, shift, trend or near; empty for none
 *   side          above or below the centre; of a trend rising or falling
 *   better        better or worse, where there is a signal and the measure has a good side
 *   points        of the stretch
 *   reason        why there are no limits, or on trial only
 *
 * LODE_DATA: as lode_measures_read; two rows of one period that disagree. LODE_USAGE: as there; a
 * rebase that is no period. LODE_REFUSED: no series has points enough for limits (an input without
 * rows is no refusal). LODE_SYSTEM: a write failed. */
lode_status lode_xmr_chart(const lode_xmr_options *options, const lode_input *input,
                           lode_output *output, lode_reference *reference, lode_report *report,
                           lode_error *error);

#endif
