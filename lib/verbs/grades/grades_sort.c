/* Judgements by aspect, school and day. */
#include "grades_parts.h"

#include <stdlib.h>

static int order(const void *a, const void *b) {
    const grades_judgement *x = a, *y = b;
    if (x->aspect != y->aspect)
        return x->aspect < y->aspect ? -1 : 1;
    if (x->school != y->school)
        return x->school < y->school ? -1 : 1;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static bool is_same_day(const grades_judgement *a, const grades_judgement *b) {
    return a->aspect == b->aspect && a->school == b->school && a->day == b->day;
}

/* Who has two grades of one day has none that anybody knows; who has one twice has it once. */
static void settle_days(grades *g) {
    size_t kept = 0, clashes = 0, clash_row = 0, repeats = 0;
    for (size_t i = 0, end; i < g->n; i = end) {
        bool clash = false;
        for (end = i + 1; end < g->n && is_same_day(&g->judgement[i], &g->judgement[end]); end++)
            clash |= g->judgement[end].grade != g->judgement[i].grade;
        if (clash && clashes == 0)
            clash_row = g->judgement[i].row;
        if (clash)
            clashes += end - i;
        else {
            repeats += end - i - 1;
            g->judgement[kept++] = g->judgement[i];
        }
    }
    g->n = kept;
    lode_left_out(g->report, "that repeat a judgement", repeats);
    lode_left_out(g->report, "with two grades of one aspect on one day", clashes);
    if (clashes > 0)
        lode_notice(g->report,
                    "judgements of one school, aspect and day with different grades: %zu, first in "
                    "line %zu of %s; none of them counts",
                    clashes, lode_table_line(g->table, clash_row),
                    lode_table_file(g->table, clash_row));
}

static int by_place(const void *a, const void *b) {
    const grades_aspect *x = a, *y = b;
    return x->is->place < y->is->place ? -1 : x->is->place > y->is->place;
}

/* Aspects in the order of the reference, whatever that of the input. */
static void order_aspects(grades *g) {
    const lode_graded_aspect **was = lode_allocate(g->n_aspects + 1, sizeof *was);
    uint32_t *now = lode_allocate(g->n_aspects + 1, sizeof *now);
    for (size_t i = 0; i < g->n_aspects; i++)
        was[i] = g->aspect[i].is;
    if (g->n_aspects > 1)
        qsort(g->aspect, g->n_aspects, sizeof *g->aspect, by_place);
    for (size_t i = 0; i < g->n_aspects; i++)
        for (size_t k = 0; k < g->n_aspects; k++)
            if (was[k] == g->aspect[i].is)
                now[k] = (uint32_t)i;
    for (size_t i = 0; i < g->n; i++)
        g->judgement[i].aspect = now[g->judgement[i].aspect];
    free(was);
    free(now);
}

void grades_sort(grades *g) {
    order_aspects(g);
    if (g->n > 1)
        qsort(g->judgement, g->n, sizeof *g->judgement, order);
    settle_days(g);
    for (size_t i = 0; i < g->n_aspects; i++)
        g->aspect[i].first = g->aspect[i].n = 0;
    for (size_t i = 0; i < g->n; i++) {
        grades_aspect *a = &g->aspect[g->judgement[i].aspect];
        if (a->n++ == 0)
            a->first = i;
    }
}
