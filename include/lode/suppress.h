/* Small numbers of a measure table hidden, and proof that they cannot be recovered. */
#ifndef LODE_SUPPRESS_H
#define LODE_SUPPRESS_H

#include "lode/measures.h"
#include "lode/small_numbers.h"

/* Everything is borrowed. */
typedef struct {
    size_t threshold;   /* counts from 1 to this are hidden */
    size_t rates;       /* figures of fewer (n) are hidden */
    size_t width;       /* how far apart what a hidden count can be must lie; 0: threshold */
    bool zeros;         /* counts of 0, shares of 0 and 100%, are hidden too */
    bool as_is;         /* hide nothing: what is coded c is all that is hidden */
    bool audit;         /* write what can be derived, not the table */
    lode_words overlap; /* topics and levels whose parts overlap: they make no total */
} lode_suppress_options;

/* Read a measure table, hide small counts, and others so that those cannot be derived, and write
 * the same rows: value, numerator, the interval and further numbers of a hidden figure are empty,
 * its status is c; n is empty where it is itself small or would give the others away.
 *
 * The counts behind a row are its n and its numerator; of percentages without one the count that
 * value and n allow, if there is only one; of counts the value. Hidden are counts from 1 to
 * threshold, numerators of which n less the numerator is, figures with n below rates, and what the
 * parts of a total leave over if that is so small.
 *
 * Sums are found in the data: breakdowns of a topic to what they break down, crossed topics too;
 * schools, clusters, local authorities and regions to every level above that names them. Parts may
 * leave a rest over, which is a count like others.
 *
 * With audit, one row for each hidden count instead: what can be derived of it.
 *
 * LODE_DATA: as lode_measures_read; a count that is none; parts that are more than their total
 * (each told to report). LODE_REFUSED: a hidden count can be derived, whatever else is hidden, or
 * with as_is. LODE_SYSTEM: a write failed. */
lode_status lode_suppress(const lode_suppress_options *options, const lode_input *input,
                          lode_output *output, lode_reference *reference, lode_report *report,
                          lode_error *error);

#endif
