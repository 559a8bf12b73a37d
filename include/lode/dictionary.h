/* The dictionary: what each measure is. From the reference table "dictionary". */
#ifndef LODE_DICTIONARY_H
#define LODE_DICTIONARY_H

#include "lode/reference.h"

typedef enum { LODE_NEITHER, LODE_HIGH_IS_GOOD, LODE_LOW_IS_GOOD } lode_polarity;

typedef enum {
    LODE_KIND_OTHER,
    LODE_KIND_PROPORTION, /* value is a percentage of n */
    LODE_KIND_MEAN,       /* value is a mean over n */
    LODE_KIND_RATE, /* value is a percentage of n, which are not pupils: sessions, or pupils of
                       whom one may count several times */
    LODE_KIND_COUNT,
    LODE_KIND_PROGRESS, /* a mean of pupils' progress scores; 0 is the national average */
    LODE_KIND_DIFFERENCE,
} lode_kind;

/* Slices are borrowed from the dictionary. */
typedef struct {
    lode_slice measure, label, unit;
    lode_kind kind;
    lode_polarity polarity;
    int decimals;           /* 0 to 18 */
    lode_slice least, most; /* it can be, as numbers; empty where there is no bound */
    double min_n;           /* a figure of fewer is not to be compared; 0 where there is no rule */
    lode_slice coverage;    /* the measure that says what percentage of pupils is in it, or empty */
    double min_coverage;    /* a figure that covers less is not to be compared */
} lode_meaning;

/* Whether value is a percentage of n, of pupils or of anything else: such are put together by their
 * counts. Only of a proportion has the interval of a binomial a meaning. */
static inline bool lode_kind_is_percentage(lode_kind kind) {
    return kind == LODE_KIND_PROPORTION || kind == LODE_KIND_RATE;
}

typedef struct lode_dictionary lode_dictionary;

/* Made once for all who read it, and to be freed by each of them. */
lode_status lode_dictionary_read(lode_dictionary **dictionary, lode_reference *reference,
                                 lode_error *error);
void lode_dictionary_free(lode_dictionary *dictionary);

/* The meaning of measure, by its name or an alias (letters' case ignored); NULL if unknown. */
const lode_meaning *lode_dictionary_find(const lode_dictionary *dictionary, lode_slice measure);
/* What a gap between two pupil groups, as lode-agg names it (MEASURE_gap_within, MEASURE_gap_
 * national), is a gap of; any other measure is itself. */
lode_slice lode_measure_of_gap(lode_slice measure);
/* The measure name nearest to a misspelt one, or an empty slice. */
lode_slice lode_dictionary_suggest(const lode_dictionary *dictionary, lode_slice measure);

#endif
