/* How the values of a group go together with those of another column. */
#include "agg_statistics.h"

#include "lode/correlation.h"

#include <math.h>
#include <stdlib.h>

agg_correlation agg_correlate(const agg_pairs *pairs) {
    agg_correlation c = {NAN, NAN, NAN, NAN, false};
    lode_interval interval;
    double *x, *y;
    if (!pairs)
        return c;
    agg_pairs_split(pairs, &x, &y);
    if (lode_pearson(x, y, pairs->n, &c.pearson, NULL) == LODE_OK &&
        lode_pearson_interval(c.pearson, pairs->n, LODE_LEVEL_DEFAULT, &interval, NULL) ==
            LODE_OK) {
        c.pearson_low = interval.low;
        c.pearson_high = interval.high;
    }
    c.on_a_line = lode_is_on_a_line(c.pearson) && pairs->n > LODE_CORRELATION_PAIRS;
    lode_spearman(x, y, pairs->n, &c.spearman, NULL);
    free(x);
    free(y);
    return c;
}
