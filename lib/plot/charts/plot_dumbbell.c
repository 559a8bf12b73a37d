/* The dumbbell: two figures of each unit and the gap between them: of two breakdowns, of two
 * periods, or its own and its comparator's. */
#include "plot_dumbbell_parts.h"

#include <math.h>

#include <stdlib.h>

bool dumbbell_has_gap(const bell *b) {
    return !b->status[0].n && !b->status[1].n;
}

static lode_status choose_breakdowns(dumbbell *d, lode_error *error) {
    const lode_words asked = d->sheet.options->rows.breakdown;
    lode_status status = LODE_OK;
    for (int i = 0; i < 2 && status == LODE_OK; i++) {
        status = lode_find_breakdown(&d->sheet, &d->choice[i], asked.item[i],
                                     &d->choice[i].breakdown, error);
        if (status == LODE_OK)
            status = lode_choose_period(&d->sheet, &d->choice[i], error);
    }
    if (status != LODE_OK || d->choice[0].period == d->choice[1].period)
        return status;
    lode_fail(error, LODE_USAGE, "'%s' and '%s' have their latest figures in different periods",
              asked.item[0], asked.item[1]);
    return lode_fail_hint(error, "choose one period with -t");
}

static lode_status choose_periods(dumbbell *d, lode_error *error) {
    const lode_words asked = d->sheet.options->rows.period;
    lode_status status = LODE_OK;
    for (int i = 0; i < 2 && status == LODE_OK; i++)
        status =
            lode_find_period(&d->sheet, &d->choice[i], asked.item[i], &d->choice[i].period, error);
    return status == LODE_OK ? lode_check_break(&d->sheet, &d->choice[0], &d->choice[1], error)
                             : status;
}

static lode_status choose_comparator(dumbbell *d, lode_error *error) {
    lode_status status = lode_choose_period(&d->sheet, &d->choice[0], error);
    if (status == LODE_OK)
        status = lode_choose_comparator(&d->sheet, &d->choice[0], error);
    if (status != LODE_OK || d->choice[0].comparator.n)
        return status;
    lode_fail(error, LODE_USAGE, "which two figures? the rows have no comparator");
    return lode_fail_hint(error, "name two breakdowns with -b A,B or two periods with -t A,B, or "
                                 "have lode-bench compare them");
}

static lode_status choose_pairing(dumbbell *d, lode_error *error) {
    const lode_measures_options *rows = &d->sheet.options->rows;
    d->pairing = rows->breakdown.n == 2 ? BREAKDOWNS : rows->period.n == 2 ? PERIODS : COMPARATOR;
    lode_status status = lode_choose_group(&d->sheet, &d->choice[0], error);
    if (d->pairing == BREAKDOWNS && status == LODE_USAGE)
        status = LODE_OK; /* two breakdowns, none the Total, are what was asked for */
    d->choice[1] = d->choice[0];
    if (status != LODE_OK)
        return status;
    if (d->pairing == BREAKDOWNS)
        return choose_breakdowns(d, error);
    return d->pairing == PERIODS ? choose_periods(d, error) : choose_comparator(d, error);
}

static void read_end(const dumbbell *d, bell *b, int end) {
    const size_t place = d->figures[end].of_unit[b->figure->unit];
    if (d->pairing == COMPARATOR && end == 1) {
        if (!lode_sheet_number(&d->sheet, b->figure->row, d->sheet.comparator_value, &b->end[1]))
            b->status[1] = lode_text("x");
    } else if (place == LODE_NO_FIGURE) {
        b->status[end] = lode_text("x");
    } else {
        b->end[end] = d->figures[end].item[place].value;
        b->status[end] = d->figures[end].item[place].status;
    }
}

static int by_gap(const void *a, const void *b) {
    const bell *p = a, *q = b;
    if (dumbbell_has_gap(p) != dumbbell_has_gap(q))
        return dumbbell_has_gap(p) ? -1 : 1;
    const double x = dumbbell_has_gap(p) ? fabs(p->gap) : 0,
                 y = dumbbell_has_gap(q) ? fabs(q->gap) : 0;
    if (x != y)
        return x > y ? -1 : 1;
    return p->figure->row < q->figure->row ? -1 : p->figure->row > q->figure->row;
}

static int by_name(const void *a, const void *b) {
    const bell *p = a, *q = b;
    const int order = lode_order(lode_text(p->figure->name), lode_text(q->figure->name));
    return order ? order : p->figure->row < q->figure->row ? -1 : 1;
}

static void sort_bells(dumbbell *d) {
    const char *by = d->sheet.options->sort;
    if (!by || strcmp(by, "value") == 0)
        qsort(d->bells, d->n, sizeof *d->bells, by_gap);
    else if (strcmp(by, "name") == 0)
        qsort(d->bells, d->n, sizeof *d->bells, by_name);
}

/* Units with a row for either end. */
static lode_figures all_units(const dumbbell *d) {
    const lode_figures *first = &d->figures[0], *second = &d->figures[1];
    lode_figures all = {0};
    all.item = lode_arena_take(d->sheet.arena, (first->n + second->n) * sizeof *all.item);
    for (size_t i = 0; i < first->n; i++)
        all.item[all.n++] = first->item[i];
    for (size_t i = 0; i < second->n; i++)
        if (first->of_unit[second->item[i].unit] == LODE_NO_FIGURE)
            all.item[all.n++] = second->item[i];
    return all;
}

static lode_status make_bells(dumbbell *d, lode_error *error) {
    d->units = all_units(d);
    const lode_status status = lode_mark_asked(&d->sheet, &d->units, error);
    if (status != LODE_OK)
        return status;
    d->bells = lode_arena_take(d->sheet.arena, (d->units.n + 1) * sizeof *d->bells);
    for (size_t i = 0; i < d->units.n; i++) {
        if (d->sheet.options->unit.n && !d->units.item[i].asked)
            continue;
        bell *b = &d->bells[d->n++];
        *b = (bell){.figure = &d->units.item[i]};
        read_end(d, b, 0);
        read_end(d, b, 1);
        if (dumbbell_has_gap(b))
            b->gap = d->pairing == PERIODS ? b->end[1] - b->end[0] : b->end[0] - b->end[1];
        d->n_gaps += dumbbell_has_gap(b);
    }
    sort_bells(d);
    if (d->n_gaps == 0)
        return lode_fail(error, LODE_REFUSED, "nothing to draw: no unit has both figures");
    return lode_rows_check(d->n, error);
}

static lode_status choose(dumbbell *d, lode_error *error) {
    uint32_t *measure;
    size_t n;
    lode_status status = lode_choose_measures(&d->sheet, 1, 1, &measure, &n, error);
    if (status != LODE_OK)
        return status;
    d->choice[0].measure = measure[0];
    status = choose_pairing(d, error);
    for (int end = 0; end < 2 && status == LODE_OK; end++)
        status = lode_choose_all(&d->sheet, &d->choice[d->pairing == COMPARATOR ? 0 : end],
                                 &d->figures[end], error);
    if (status == LODE_OK)
        status = make_bells(d, error);
    if (status != LODE_OK)
        return status;
    d->subject = lode_subject_of(&d->sheet, &d->choice[0], &d->figures[0]);
    for (int end = 0; end < 2; end++)
        d->name[end] = dumbbell_name_of_end(d, end);
    return LODE_OK;
}

lode_status lode_plot_dumbbell(const lode_plot_options *options, const lode_input *input,
                               lode_reference *reference, lode_script *script, lode_report *report,
                               lode_error *error) {
    dumbbell d = {0};
    lode_status status = lode_sheet_open(&d.sheet, options, input, reference, report, error);
    if (status == LODE_OK)
        status = choose(&d, error);
    if (status == LODE_OK) {
        dumbbell_draw(&d, script);
        lode_sheet_account(&d.sheet);
    }
    lode_sheet_close(&d.sheet);
    return status;
}
