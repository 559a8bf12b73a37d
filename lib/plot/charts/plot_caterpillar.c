/* The caterpillar: units in order, each with its interval, beside what they are compared with. */
#include "plot_caterpillar_parts.h"

#include <stdlib.h>

/* 1.39 standard errors where 1.96 make the 95% interval: two bars of equal length that just touch
 * are then sqrt(2) x 1.96 standard errors apart. H. Goldstein and M. J. R. Healy (1995), The
 * graphical presentation of a collection of means, JRSS A 158, 175-177. */
static const double PAIRWISE = 1.39 / 1.959963984540054;

static bar bar_of(const caterpillar *c, const lode_unit_figure *figure) {
    bar b = {.figure = figure};
    b.has_interval = !figure->status.n &&
                     lode_figure_interval(&c->sheet, figure->row, &b.low, &b.high, &b.method);
    if (b.has_interval && c->sheet.options->pairwise) {
        b.low = figure->value - PAIRWISE * (figure->value - b.low);
        b.high = figure->value + PAIRWISE * (b.high - figure->value);
    }
    return b;
}

static int by_row(const bar *a, const bar *b) {
    return a->figure->row < b->figure->row ? -1 : a->figure->row > b->figure->row;
}

static int by_value(const void *a, const void *b) {
    const bar *p = a, *q = b;
    const bool coded = p->figure->status.n > 0;
    if (coded != (q->figure->status.n > 0))
        return coded ? 1 : -1;
    if (!coded && p->figure->value != q->figure->value)
        return p->figure->value > q->figure->value ? -1 : 1;
    return by_row(p, q);
}

static int by_name(const void *a, const void *b) {
    const bar *p = a, *q = b;
    const int order = lode_order(lode_text(p->figure->name), lode_text(q->figure->name));
    return order ? order : by_row(p, q);
}

bool caterpillar_is_sorted_by(const caterpillar *c, const char *what) {
    const char *sort = c->sheet.options->sort;
    return strcmp(sort ? sort : "value", what) == 0;
}

static lode_status make_bars(caterpillar *c, lode_error *error) {
    bool any = false;
    c->bars = lode_arena_take(c->sheet.arena, (c->figures.n + 1) * sizeof *c->bars);
    for (size_t i = 0; i < c->figures.n; i++) {
        c->bars[c->n] = bar_of(c, &c->figures.item[i]);
        any = any || c->bars[c->n].has_interval;
        c->n++;
    }
    if (c->sheet.options->pairwise && !any) {
        lode_fail(error, LODE_REFUSED, "no figure has an interval to make a pairwise one of");
        return lode_fail_hint(error, "lode-bench writes difference_ci_low and difference_ci_high");
    }
    if (caterpillar_is_sorted_by(c, "value"))
        qsort(c->bars, c->n, sizeof *c->bars, by_value);
    else if (caterpillar_is_sorted_by(c, "name"))
        qsort(c->bars, c->n, sizeof *c->bars, by_name);
    return lode_rows_check(c->n, error);
}

static lode_status choose(caterpillar *c, lode_error *error) {
    lode_status status = lode_choose(&c->sheet, &c->choice, error);
    if (status == LODE_OK)
        status = lode_choose_figures(&c->sheet, &c->choice, &c->figures, error);
    if (status != LODE_OK)
        return status;
    c->subject = lode_subject_of(&c->sheet, &c->choice, &c->figures);
    c->rule = lode_find_rule(&c->sheet, &c->choice, &c->figures);
    c->rank_low = lode_sheet_column(&c->sheet, "rank_low");
    c->rank_high = lode_sheet_column(&c->sheet, "rank_high");
    return make_bars(c, error);
}

lode_status lode_plot_caterpillar(const lode_plot_options *options, const lode_input *input,
                                  lode_reference *reference, lode_script *script,
                                  lode_report *report, lode_error *error) {
    caterpillar c = {0};
    lode_status status = lode_sheet_open(&c.sheet, options, input, reference, report, error);
    if (status == LODE_OK)
        status = choose(&c, error);
    if (status == LODE_OK) {
        caterpillar_draw(&c, script);
        lode_sheet_account(&c.sheet);
    }
    lode_sheet_close(&c.sheet);
    return status;
}
