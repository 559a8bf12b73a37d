/* At which lines gaps begin: those of the first pupil group, and those of the second in units that
 * have no first. */
#include "agg_gap.h"

#include "lode/memory.h"

#include <stdlib.h>

/* As agg_sort_lines, but for the pupil group: a gap stands where its first side would, whichever it
 * begins at. */
static int by_place(const void *a, const void *b) {
    static const lode_measure_column columns[] = {LODE_COL_MEASURE, LODE_COL_TIME_PERIOD,
                                                  LODE_COL_TIME_IDENTIFIER, LODE_COL_RELEASE,
                                                  LODE_COL_ESTABLISHMENT_TYPE};
    const agg_line *x = *(const agg_line *const *)a, *y = *(const agg_line *const *)b;
    int order = (int)x->level - (int)y->level;
    if (order == 0)
        order = lode_order(x->unit, y->unit);
    for (size_t i = 0; i < sizeof columns / sizeof *columns && order == 0; i++)
        order = lode_order(agg_line_text(x, columns[i]), agg_line_text(y, columns[i]));
    return order;
}

/* The lines of one pupil group (0, 1); of the second those whose unit has no first. */
static void add_group(const agg_writer *w, agg_gaps *gaps, int which, lode_names *firsts) {
    for (size_t i = 0; i < w->lines.n; i++) {
        const agg_line *line = &w->lines.line[i];
        if (!agg_gaps_is_of(gaps, line, which))
            continue;
        const lode_slice key = agg_gaps_key(w, gaps, line);
        if (which == 0)
            lode_names_add(firsts, key);
        else if (lode_names_find(firsts, key) != LODE_UNKNOWN)
            continue;
        gaps->begin[gaps->n_begin++] = line;
    }
}

void agg_gaps_order(const agg_writer *w, agg_gaps *gaps) {
    lode_names *firsts = lode_names_new();
    gaps->begin = lode_allocate(w->lines.n, sizeof *gaps->begin);
    add_group(w, gaps, 0, firsts);
    add_group(w, gaps, 1, firsts);
    if (gaps->n_begin > 1)
        qsort(gaps->begin, gaps->n_begin, sizeof *gaps->begin, by_place);
    lode_names_free(firsts);
}
