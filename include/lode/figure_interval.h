/* The interval of a figure of a measure table: one rule for every verb. */
#ifndef LODE_FIGURE_INTERVAL_H
#define LODE_FIGURE_INTERVAL_H

#include "lode/dictionary.h"
#include "lode/interval.h"
#include "lode/measures.h"

/* The limits as published, around the value. False if the row has none. */
bool lode_figure_published(const lode_measures *measures, size_t row, lode_interval *interval);

/* The count behind a percentage of n: the numerator, where that is known and is the percentage as
 * rounded; else what the percentage comes to, which need not be whole. */
double lode_figure_count(const lode_measures *measures, size_t row, double n);

/* How an interval of x out of n is found: one of lode/proportion.h. */
typedef lode_status lode_share_interval(double x, double n, double level, lode_interval *out,
                                        lode_error *error);

/* For a percentage of n, its interval in percent, around its numerator where that is known and is
 * the percentage as rounded, else around the percentage. False for anything else. */
bool lode_figure_share(const lode_measures *measures, size_t row, const lode_meaning *meaning,
                       lode_share_interval *how, lode_interval *interval);
/* The same by the score interval of Wilson. */
bool lode_figure_wilson(const lode_measures *measures, size_t row, const lode_meaning *meaning,
                        lode_interval *interval);

/* The intervals of the figures of two rows, both by one method: as published, or else by Wilson.
 * *published says which. False if there are none. */
bool lode_figure_both(const lode_measures *measures, size_t first, size_t last,
                      const lode_meaning *meaning, lode_interval *then, lode_interval *now,
                      bool *published);
/* The interval of what the figure of a row moved by since that of another, from those of both; the
 * two are taken as independent (lode/difference.h). False if there is none. */
bool lode_figure_change(const lode_measures *measures, size_t first, size_t last,
                        const lode_meaning *meaning, lode_interval *change, bool *published);
/* What a difference is, whose interval is known: "same" where that has 0 in it, else "better" or
 * "worse", as the measure goes; "" where neither is good. */
const char *lode_figure_better(lode_polarity polarity, double low, double high);

#endif
