/* lode_grades_next: what came of the next inspection. */
#include "grades_next.h"

#include <stdlib.h>

/* The first day after entry on which a school was inspected in another framework of the family. */
static int32_t elsewhere_after(const next *x, uint32_t school, int32_t entry) {
    const grades *g = x->g;
    int32_t first = INT32_MAX;
    for (uint32_t a = 0; a < g->n_aspects; a++) {
        const grades_aspect *other = &g->aspect[a];
        if (other->is->family.n == 0 || !lode_same(other->is->family, x->is->family) ||
            lode_same(other->is->framework, x->is->framework))
            continue;
        size_t low = other->first, high = other->first + other->n;
        while (low < high) {
            const size_t middle = low + (high - low) / 2;
            const grades_judgement *j = &g->judgement[middle];
            if (j->school < school || (j->school == school && j->day <= entry))
                low = middle + 1;
            else
                high = middle;
        }
        for (; low < other->first + other->n && g->judgement[low].school == school; low++)
            if (g->options->any_visit || !g->judgement[low].ungraded) {
                if (g->judgement[low].day < first)
                    first = g->judgement[low].day;
                break;
            }
    }
    return first;
}

static next_stratum *stratum_of(next *x, const lode_grade *entry, uint32_t school) {
    const lode_slice like = grades_cell(x->g, x->g->school_row[school], x->like);
    for (size_t i = 0; i < x->n; i++)
        if (x->stratum[i].entry == entry && lode_same(x->stratum[i].like, like))
            return &x->stratum[i];
    LODE_GROW(x->stratum, x->n, x->capacity);
    x->stratum[x->n] = (next_stratum){.entry = entry, .like = like};
    return &x->stratum[x->n++];
}

/* The judgements of one school, in the order of their days. */
static void count_school(next *x, const grades_judgement *j, size_t n) {
    const uint32_t school = j->school;
    const next_group group = x->start[school] != INT32_MIN ? NEXT_SUPPORTED : NEXT_COMPARISON;
    const int32_t day = group == NEXT_SUPPORTED ? x->start[school] : x->index;
    size_t i = 0;
    while (i < n && j[i].day <= day)
        i++;
    if (i == 0 || !x->is_entry[j[i - 1].grade - x->is->grade]) {
        x->no_entry[group]++;
        return;
    }
    next_count *c = &stratum_of(x, j[i - 1].grade, school)->count[group];
    const int32_t elsewhere = elsewhere_after(x, school, day),
                  here = i < n && j[i].day <= x->until ? j[i].day : INT32_MAX;
    c->schools++;
    c->inherited += j[i - 1].inherited;
    if (elsewhere <= x->until && elsewhere < here)
        c->elsewhere++;
    else if (here != INT32_MAX) {
        c->inspected++;
        c->outcome += x->is_outcome[j[i].grade - x->is->grade];
    }
}

static int order(const void *a, const void *b) {
    const next_stratum *x = a, *y = b;
    if (x->entry != y->entry)
        return x->entry < y->entry ? -1 : 1;
    return lode_order(x->like, y->like);
}

static void count(next *x) {
    const grades *g = x->g;
    const grades_aspect *a = &g->aspect[x->aspect];
    size_t judged = 0;
    for (size_t i = a->first, end; i < a->first + a->n; i = end) {
        for (end = i + 1;
             end < a->first + a->n && g->judgement[end].school == g->judgement[i].school; end++)
            ;
        count_school(x, &g->judgement[i], end - i);
        judged += x->start[g->judgement[i].school] != INT32_MIN;
    }
    if (x->n > 1)
        qsort(x->stratum, x->n, sizeof *x->stratum, order);
    x->no_entry[NEXT_SUPPORTED] += x->supported - judged;
}

static lode_status check(const next *x) {
    size_t entered = 0;
    for (size_t i = 0; i < x->n; i++)
        entered += x->stratum[i].count[NEXT_SUPPORTED].schools;
    if (x->no_entry[NEXT_SUPPORTED] > 0)
        lode_notice(x->g->report, "%sschools without such a grade on the day of entry: %zu",
                    x->has_groups ? "supported " : "", x->no_entry[NEXT_SUPPORTED]);
    if (entered > 0)
        return LODE_OK;
    lode_fail(x->g->error, LODE_REFUSED, "no %sschool had such a grade of %.*s on the day of entry",
              x->has_groups ? "supported " : "", LODE_ARG(x->is->aspect));
    return lode_fail_hint(x->g->error, "look at the days, and at --entry");
}

static lode_status work(next *x) {
    if (x->g->options->as.n > 0)
        return lode_fail(x->g->error, LODE_USAGE, "--as does not go with --next");
    lode_status status = grades_open(x->g);
    if (status == LODE_OK)
        status = next_settle(x);
    if (status == LODE_OK)
        status = next_read_supported(x);
    if (status != LODE_OK)
        return status;
    if (x->has_groups && x->like < 0)
        lode_notice(x->g->report, "the input has no column phase: schools are alike in their grade "
                                  "at entry only; --like COL names another");
    count(x);
    status = check(x);
    return status == LODE_OK ? next_write(x) : status;
}

lode_status lode_grades_next(const lode_grades_options *options, const lode_input *input,
                             lode_output *output, lode_reference *reference, lode_report *report,
                             lode_error *error) {
    grades g = grades_of(options, input, output, reference, report, error);
    next x = {.g = &g, .like = -1};
    const lode_status status = work(&x);
    free(x.is_entry);
    free(x.is_outcome);
    free(x.start);
    free(x.stratum);
    grades_close(&g);
    return status;
}
