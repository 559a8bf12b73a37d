/* The forest: estimates one below the other, each with its interval. */
#include "plot_forest_parts.h"

#include <stdlib.h>
#include <string.h>

static int by_row(const lode_effect *a, const lode_effect *b) {
    return a->row < b->row ? -1 : a->row > b->row;
}

static int by_value(const void *a, const void *b) {
    const lode_effect *p = a, *q = b;
    if (p->has != q->has)
        return p->has ? -1 : 1;
    if (p->has && p->value != q->value)
        return p->value > q->value ? -1 : 1;
    return by_row(p, q);
}

typedef struct {
    const char *label;
    lode_effect effect;
} named;

static int by_name(const void *a, const void *b) {
    const named *p = a, *q = b;
    const int order = lode_order(lode_text(p->label), lode_text(q->label));
    return order ? order : by_row(&p->effect, &q->effect);
}

static void sort_by_name(forest *f) {
    lode_effects *e = &f->effects;
    named *order = lode_arena_take(e->arena, e->n * sizeof *order);
    for (size_t i = 0; i < e->n; i++)
        order[i] = (named){forest_label(f, i), e->item[i]};
    qsort(order, e->n, sizeof *order, by_name);
    for (size_t i = 0; i < e->n; i++)
        e->item[i] = order[i].effect;
}

/* As the table has them, where nothing is asked for: its order says more than chance does. */
static void sort(forest *f) {
    const char *by = f->effects.options->sort;
    if (by && strcmp(by, "value") == 0)
        qsort(f->effects.item, f->effects.n, sizeof *f->effects.item, by_value);
    else if (by && strcmp(by, "name") == 0)
        sort_by_name(f);
}

static lode_status choose(forest *f, lode_error *error) {
    static const char *const effect[] = {"effect"};
    const lode_words *asked = &f->effects.options->term;
    const lode_words terms = asked->n ? *asked : (lode_words){effect, 1};
    lode_status status = lode_effects_choose(&f->effects, &terms, error);
    if (status == LODE_OK)
        status = lode_rows_check(f->effects.n, error);
    if (status == LODE_OK)
        status = lode_effects_set_unit(&f->effects, error);
    if (status != LODE_OK)
        return status;
    f->differences = lode_effects_are_differences(&f->effects);
    sort(f);
    return LODE_OK;
}

lode_status lode_plot_forest(const lode_plot_options *options, const lode_input *input,
                             lode_reference *reference, lode_script *script, lode_report *report,
                             lode_error *error) {
    forest f = {0};
    lode_status status = lode_effects_open(&f.effects, options, input, reference, report, error);
    if (status == LODE_OK)
        status = choose(&f, error);
    if (status == LODE_OK)
        forest_draw(&f, script);
    lode_effects_close(&f.effects);
    return status;
}
