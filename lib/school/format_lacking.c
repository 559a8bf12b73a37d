/* What a layout describes and a file lacks: figures, and one of two columns that stand beside one
 * together. */
#include "formats_parts.h"
#include "lode/memory.h"

static int find(const lode_recognised *r, lode_slice names) {
    return names.n > 0 ? lode_header_find_any(r->header, names) : -1;
}

/* Layouts describe some figures more than once, as different years call their columns. */
static bool has_figure(const lode_recognised *r, const lode_lacking *figure) {
    for (size_t i = 0; i < r->columns; i++)
        if (lode_same(r->column[i].measure, figure->measure) &&
            lode_same(r->column[i].breakdown_topic, figure->breakdown_topic) &&
            lode_same(r->column[i].breakdown, figure->breakdown))
            return true;
    for (size_t i = 0; i < r->lackings; i++)
        if (r->lacking[i].beside.n == 0 && lode_same(r->lacking[i].measure, figure->measure) &&
            lode_same(r->lacking[i].breakdown_topic, figure->breakdown_topic) &&
            lode_same(r->lacking[i].breakdown, figure->breakdown))
            return true;
    return false;
}

/* One of a and b is in the file, the other is not. */
static void add_half(lode_recognised *r, lode_lacking figure, lode_slice a, lode_slice b,
                     bool is_count) {
    const int there[] = {find(r, a), find(r, b)};
    if (a.n == 0 || b.n == 0 || (there[0] < 0) == (there[1] < 0))
        return;
    figure.beside = r->header->cell[there[0] < 0 ? there[1] : there[0]].text;
    figure.column = there[0] < 0 ? a : b;
    figure.is_count = is_count;
    r->lacking[r->lackings++] = figure;
}

void lode_recognised_lacking(lode_recognised *r, const lode_description *description) {
    const lode_slice total = lode_text("Total");
    r->lacking = lode_allocate(2 * description->n + 1, sizeof *r->lacking);
    for (size_t i = 0; i < description->n; i++) {
        const lode_described *d = &description->column[i];
        const lode_lacking figure = {.column = d->column,
                                     .measure = d->measure,
                                     .breakdown_topic =
                                         d->breakdown_topic.n ? d->breakdown_topic : total,
                                     .breakdown = d->breakdown.n ? d->breakdown : total,
                                     .headline = d->headline};
        if (d->role != LODE_ROLE_INDICATOR || d->measure.n == 0 || d->years_before > 0)
            continue;
        if (find(r, d->column) >= 0) {
            add_half(r, figure, d->ci_low, d->ci_high, false);
            add_half(r, figure, d->denominator, d->numerator, true);
        } else if (!has_figure(r, &figure)) {
            r->lacking[r->lackings++] = figure;
        }
    }
}
