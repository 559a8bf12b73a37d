/* lode-agg: the values of a measure table put together by group.
 *
 * Rows are streamed, by as many threads as the input asks for. What is held: a group takes some 250
 * bytes a thread, beside its values, which take 8 bytes each or, where they are decimals that lie
 * close together, 4 for each place in their range (a percentage with one decimal has 1001) whatever
 * their number. */
#ifndef LODE_AGG_H
#define LODE_AGG_H

#include "lode/measures.h"

enum { LODE_AGG_QUANTILE_TYPE = 7 }; /* where nobody asks for another */

/* Everything is borrowed. */
typedef struct {
    lode_measures_options rows; /* which rows; repeats has no meaning here: rows are not checked */
    lode_words as;              /* levels: LEVEL, LEVEL:COLUMN, LEVEL=NAME; none: a table of
                                   statistics */
    size_t years;               /* put so many together, the latest first; 0: each by itself */
    lode_words year_weights;    /* [years] the latest first; none: all alike */
    lode_words gap;             /* two pupil groups, LABEL or TOPIC:LABEL; none: no gaps */
    lode_words gap_index;       /* score, column, disadvantaged, others; none: no index */
    lode_words group;           /* columns; none: time_period and measure. measure is always one */
    lode_words statistics;      /* by their names below; none: count and value */
    const char *weight;         /* a column that weighs the values of mean, sum, ..., or NULL */
    const char *beside;         /* a column that correlations set beside the values, or NULL */
    size_t quantile_type;       /* 1 to 9 */
    bool unweighted;            /* value: every row counts once, whatever its n */
    size_t min_units;           /* groups of fewer units with a value are hidden */
    const char *partial;        /* write a part: "" or "I/N", its number and how many; or NULL */
    bool combine;               /* the input is parts, and the options are theirs */
} lode_agg_options;

/* Read measure tables and write one row for each group: the group's columns, then the statistics of
 * its values under their names. Groups are in the order of their columns (levels as they hold each
 * other, Total before other pupil groups, else the order of bytes), whatever that of the rows.
 * Needs the columns measure and value and those of the group.
 *
 *   value    the figure of the group: a percentage from the pupils counted (numerators, or the one
 *            whole number of n that prints as the percentage does, or the percentage of n), a mean
 *            weighted by n, a sum of counts. What a measure is, the dictionary tells; one it does
 *            not know is weighted by n. Of a single value: what it says
 *   n        the pupils in it
 *   count    values: rows whose cell is a number
 *   missing  rows without: the cell is empty or a status code
 *   coverage count in percent of both; codes: those of the missing rows, by code
 *   units    different schools (or areas) that have a value
 *   mean, sum, sd, min, max  of the values, exact for decimals; sd divides by n - 1
 *   median, pNN  quantiles at 50% and NN%, of the type asked for (quantile.h)
 *   share>=X (also > < <= =)  values that are so, in percent
 *   part, part:COLUMN  the sum in percent of that of all groups alike in measure, period, breakdown
 *            and release (and COLUMN)
 *   dissimilarity, gorard, isolation  of the schools of the group (segregation.h)
 *   pearson, pearson_ci_low, pearson_ci_high, spearman  of the values with those of another column
 *            (beside), and its 95% interval (correlation.h); pairs: rows that have both
 *
 * Where a statistic is not defined it is empty. With a weight, mean, sum, sd, quantiles, shares and
 * parts are those of values that stand as often as their weight says; values without a weight are
 * left out of them and told.
 *
 * Only rows of level School count, unless geographic_level is a column of the group or there is
 * only one level; the others are left out and counted. A group that mixes time periods, breakdowns
 * or releases is told to report. A hidden group has the code c for each statistic.
 *
 * With levels (as) the input is read whole, its keys checked, and rows of the measure table are
 * written for each unit of each level, period, pupil group, measure and release: the figure, its
 * status, n and numerator, what it rests on, and the statistics asked for; the published rows of
 * other levels of areas stay as they are. With years, the latest years of each measure are pooled;
 * those the availability table bars are left out and told in the column why. With a gap the rows
 * are the differences of two pupil groups, within the unit and against the second group in England,
 * with intervals (difference.h, proportion.h).
 *
 * With a gap index the input is any table of pupils, a row each: the index (gap_index.h) of those
 * with the one and the other text in a column, by their scores, for each group of columns.
 *
 * With partial, what is known of the rows is written instead of an answer, and with combine such
 * parts are read instead of tables: what one run over all rows writes, to the byte.
 *
 * LODE_USAGE: a statistic nobody knows, a column or statistic named twice, a weight for nothing,
 * another column without a correlation or none with one, a
 * measure, breakdown or period that no row has. LODE_DATA: a column that is not there; records of
 * the wrong length, text that is neither a number nor a status code in value (and n, numerator or
 * the weight, where they are needed), a time_period that is no year, a level nobody knows (each
 * told to report). LODE_REFUSED: rows of several levels, none of them School; quantiles of types 2
 * to 9, or deviations, with weights that are not whole. LODE_SYSTEM: a file cannot be read or
 * written. */
lode_status lode_agg(const lode_agg_options *options, const lode_input *input, lode_output *output,
                     lode_reference *reference, lode_report *report, lode_error *error);

#endif
