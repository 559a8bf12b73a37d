/* lode-agg: the values of a measure table put together by group.
 *
 * Rows are streamed, by as many threads as the input asks for. What is held: a group takes some 250
 * bytes a thread, beside its values, which take 8 bytes each or, where they are decimals that lie
 * close together, 4 for each place in their range (a percentage with one decimal has 1001) whatever
 * their number. */
#ifndef LODE_AGG_H
#define LODE_AGG_H

#include "lode/measures.h"

typedef struct {
    lode_measures_options rows; /* which rows; repeats has no meaning here: rows are not checked */
    lode_words group;           /* columns; none: time_period and measure. measure is always one */
    lode_words statistics;      /* count, missing, mean, sum, min, max, median, pNN; none: count and
                                   mean */
} lode_agg_options;

/* Read measure tables and write one row for each group: the group's columns, then the statistics of
 * its values under their names. Groups are in the order of their columns (levels as they hold each
 * other, Total before other pupil groups, else the order of bytes), whatever that of the rows.
 * Needs the columns measure and value and those of the group.
 *
 *   count    values: rows whose cell is a number
 *   missing  rows without: the cell is empty or a status code
 *   mean, sum  exact for decimals, as lode_numbers_scaled and lode_mean give them
 *   pNN      the type 7 quantile at NN% (quantile.h); NN is above 0, below 100 and may have
 * decimals
 *
 * Where a group has no value its statistics other than count and missing are empty.
 *
 * Only rows of level School count, unless geographic_level is a column of the group or there is
 * only one level; the others are left out and counted. A group that mixes time periods, breakdowns
 * or releases is told to report.
 *
 * LODE_USAGE: a statistic nobody knows, a column or statistic named twice, a measure, breakdown or
 * period that no row has. LODE_DATA: a column that is not there; records of the wrong length, text
 * that is neither a number nor a status code in value, a time_period that is no year, a level
 * nobody knows (each told to report). LODE_REFUSED: rows of several levels, none of them School.
 * LODE_SYSTEM: a file cannot be read or written. */
lode_status lode_agg(const lode_agg_options *options, const lode_input *input, lode_output *output,
                     lode_report *report, lode_error *error);

#endif
