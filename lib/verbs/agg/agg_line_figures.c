/* What lines say: their figures, their units, their order. */
#include "agg_lines.h"

#include <math.h>
#include <stdlib.h>

agg_figure agg_line_figure(const agg_run *run, const agg_years *years, const agg_line *line) {
    const lode_kind kind = agg_group_kind(&line->group);
    const bool unweighted = run->options->unweighted;
    agg_blend blend = {.weighted = false};
    if (!line->window)
        return agg_pool_figure(line->group.pool, kind, unweighted);
    for (size_t i = 0; i < years->years; i++)
        if (line->year[i].valued > 0)
            agg_blend_add(&blend, &line->year[i], years->weight[i]);
    return agg_blend_figure(&blend, kind, unweighted);
}

size_t agg_line_units(const agg_years *years, const agg_line *line) {
    size_t most = line->window ? 0 : line->rows;
    for (size_t i = 0; line->window && i < years->years; i++)
        most = line->year_rows[i] > most ? line->year_rows[i] : most;
    return most;
}

size_t agg_line_used(const agg_run *run, const agg_years *years, const agg_line *line) {
    size_t most = line->window ? 0 : agg_line_figure(run, years, line).rows;
    for (size_t i = 0; line->window && i < years->years; i++) {
        const agg_figure figure =
            agg_pool_figure(&line->year[i], agg_group_kind(&line->group), run->options->unweighted);
        most = figure.rows > most ? figure.rows : most;
    }
    return most;
}

agg_code agg_line_code(const agg_line *line) {
    const agg_code worst = agg_group_worst(&line->group);
    return line->group.count == 0 && worst < AGG_CODES ? worst : AGG_CODE_X;
}

/* Sigma is that of one year. */
bool agg_progress_limits(const lode_pupil_spread *spread, const agg_line *line,
                         const agg_figure *figure, lode_interval *limits) {
    const double z = 1.96;
    if (figure->n <= 0 || line->window || !line->group.meaning)
        return false;
    const double sigma = lode_pupil_spread_find(spread, line->group.meaning->measure,
                                                agg_line_text(line, LODE_COL_TIME_PERIOD));
    const double width = z * sigma / sqrt(figure->n);
    *limits = (lode_interval){figure->value, figure->value - width, figure->value + width};
    return sigma > 0;
}

/* ---- their order ---- */

static int order_total_first(lode_slice a, lode_slice b) {
    static const char total[] = "Total";
    if (lode_is(a, total) != lode_is(b, total))
        return lode_is(a, total) ? -1 : 1;
    return lode_order(a, b);
}

static int by_texts(const void *a, const void *b) {
    const agg_facet *const *x = a, *const *y = b;
    int order = 0;
    for (size_t i = 0; i < AGG_FACET_TEXTS && order == 0; i++)
        order = order_total_first((*x)->text[i], (*y)->text[i]);
    return order;
}

static int by_place(const void *a, const void *b) {
    const agg_line *x = a, *y = b;
    int order = (int)x->level - (int)y->level;
    if (order == 0)
        order = lode_order(x->unit, y->unit);
    if (order == 0)
        order = (x->facet->rank > y->facet->rank) - (x->facet->rank < y->facet->rank);
    return order ? order
                 : lode_order(agg_line_text(x, LODE_COL_ESTABLISHMENT_TYPE),
                              agg_line_text(y, LODE_COL_ESTABLISHMENT_TYPE));
}

void agg_sort_lines(agg_lines *lines) {
    if (lines->n_facets > 1)
        qsort(lines->facet, lines->n_facets, sizeof *lines->facet, by_texts);
    for (size_t i = 0; i < lines->n_facets; i++)
        lines->facet[i]->rank = (uint32_t)i;
    if (lines->n > 1)
        qsort(lines->line, lines->n, sizeof *lines->line, by_place);
}
