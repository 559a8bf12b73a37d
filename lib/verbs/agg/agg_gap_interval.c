/* The interval of a gap, or why there is none. */
#include "agg_gap.h"

#include "lode/difference.h"
#include "lode/proportion.h"

static const char no_n[] = "no n";

/* ---- the limits of one side: NULL, or why there are none ---- */

/* Around the number that is subtracted: one that stays as it was printed is rounded, and the pupils
 * counted may be others than those meant by it. */
static const char *limits_of_share(const agg_side *side, lode_interval *limits) {
    const agg_figure *f = &side->figure;
    const bool counted = f->has_numerator && f->basis != AGG_PRINTED;
    const double count = counted ? f->numerator : f->value * f->n / 100;
    if (f->n <= 0)
        return no_n;
    if (lode_proportion_wilson(count, f->n, LODE_LEVEL_DEFAULT, limits, NULL) != LODE_OK)
        return "a percentage that is not between 0 and 100";
    *limits = (lode_interval){100 * limits->estimate, 100 * limits->low, 100 * limits->high};
    return NULL;
}

static const char *limits_of_progress(const agg_writer *w, const agg_line *line,
                                      const agg_side *side, lode_interval *limits) {
    if (side->figure.n <= 0)
        return no_n;
    if (line->window)
        return "the spread of pupils' scores is that of one year";
    return agg_progress_limits(w->spread, line, &side->figure, limits)
               ? NULL
               : "the spread of pupils' scores is not known for that year";
}

static const char *limits_of(const agg_writer *w, const agg_line *line, const agg_side *side,
                             lode_interval *limits) {
    switch (agg_group_kind(&line->group)) {
    case LODE_KIND_PROPORTION:
        return limits_of_share(side, limits);
    case LODE_KIND_PROGRESS:
        return limits_of_progress(w, line, side, limits);
    case LODE_KIND_RATE:
        return "a rate in which a pupil may count several times";
    case LODE_KIND_MEAN:
        return "the spread within the average is not known";
    case LODE_KIND_COUNT:
        return "a count";
    case LODE_KIND_DIFFERENCE:
        return "a difference already";
    default:
        return "a measure that the dictionary does not know";
    }
}

/* ---- both ---- */

/* Where the second side's pupils are not known it is taken to be known without error, as England's
 * figure is. */
const char *agg_gap_interval(const agg_writer *w, const agg_line *first, const agg_side *a,
                             const agg_side *b, lode_interval *interval, const char **why) {
    lode_interval of_a, of_b;
    *why = limits_of(w, first, a, &of_a);
    const char *without = *why ? NULL : limits_of(w, first, b, &of_b);
    if (without && without != no_n)
        *why = without;
    if (*why)
        return NULL;
    const lode_status status =
        without ? lode_difference_from_constant(&of_a, b->figure.value, interval, NULL)
                : lode_difference_interval(&of_a, &of_b, interval, NULL);
    if (status != LODE_OK) {
        *why = "its limits cannot be computed";
        return NULL;
    }
    return agg_group_kind(&first->group) == LODE_KIND_PROGRESS ? "normal"
           : without                                           ? "wilson"
                                                               : "newcombe";
}
