/* Where a figure lies between two of the comparators that lode-bench wrote. Private to
 * lib/verbs/trend. */
#ifndef LODE_VERBS_TREND_BETWEEN_H
#define LODE_VERBS_TREND_BETWEEN_H

#include "trend_periods.h"

enum {
    TREND_POSITION_FIRST,
    TREND_POSITION_LAST,
    TREND_POSITION_CHANGE,
    TREND_POSITION_CI_LOW,
    TREND_POSITION_CI_HIGH,
    TREND_A_FIRST,
    TREND_B_FIRST,
    TREND_A_LAST,
    TREND_B_LAST,
    TREND_POSITIONS
};

/* The columns added, in that order. */
extern const char *const trend_position_columns[TREND_POSITIONS];

typedef struct {
    const char *word[2]; /* A and B, as in the column comparator; NULL: not asked for */
    uint32_t *row[2];    /* by the row that tells a period: the one compared with A (B), or
                            LODE_UNKNOWN */
    int comparator, name, value, difference, reason; /* columns; of the last four also -1 */
} trend_between;

/* Which rows compare the periods with A and B. LODE_USAGE: no two words, or one that no row is
 * compared with. LODE_DATA: not what lode-bench writes; two rows that disagree; a comparator_value
 * that is no number. LODE_REFUSED: no period is compared with both. */
lode_status trend_between_find(trend_between *between, const trend_data *data, lode_words words,
                               lode_error *error);
void trend_between_free(trend_between *between);

/* The figures of the step from used[from] to used[to], as text, "" where there is none; why there
 * is none is added to reason. */
void trend_between_tell(const trend_between *between, const trend_data *data,
                        const trend_series *series, size_t from, size_t to,
                        char figure[TREND_POSITIONS][LODE_NUMBER_TEXT], lode_bytes *reason);

#endif
