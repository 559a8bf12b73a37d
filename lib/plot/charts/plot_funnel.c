/* The funnel: figures against the number behind them, with the limits that lode-bench wrote. */
#include "plot_funnel_parts.h"

#include <math.h>
#include <stdlib.h>

static const char *const limit_columns[LIMITS + 1] = {"limit95_low", "limit95_high", "limit998_low",
                                                      "limit998_high", "signal"};

static lode_status read_signal(const funnel *f, size_t row, point *p, lode_error *error) {
    const lode_slice signal = lode_sheet_text(&f->sheet, row, f->column[LIMITS]);
    p->above = signal.n >= 5 && memcmp(signal.p, "above", 5) == 0;
    if (lode_is(signal, "within"))
        p->grade = WITHIN;
    else if (lode_is(signal, "above 95") || lode_is(signal, "below 95"))
        p->grade = OUTSIDE_95;
    else if (lode_is(signal, "above 99.8") || lode_is(signal, "below 99.8"))
        p->grade = OUTSIDE_998;
    else {
        lode_fail(error, LODE_DATA, "'%.*s' is no signal of lode-bench, in 'signal'",
                  LODE_ARG(signal));
        return lode_table_fail_at(f->sheet.measures->table, row, (size_t)f->column[LIMITS], error);
    }
    return LODE_OK;
}

static bool read_limits(const funnel *f, size_t row, point *p) {
    lode_number n;
    if (!lode_measures_number(f->sheet.measures, row, LODE_COL_N, &n))
        return false;
    p->n = n.value;
    for (int i = 0; i < LIMITS; i++)
        if (!lode_sheet_number(&f->sheet, row, f->column[i], &p->limit[i]))
            return false;
    return true;
}

static int by_n(const void *a, const void *b) {
    const point *p = a, *q = b;
    if (p->n != q->n)
        return p->n < q->n ? -1 : 1;
    return p->figure->row < q->figure->row ? -1 : p->figure->row > q->figure->row;
}

/* One curve through the limits needs one centre and one pair of limits at each n. */
static lode_status check_curve(const funnel *f, lode_error *error) {
    if (!f->centre.is) {
        lode_fail(error, LODE_USAGE,
                  "the figures are compared with several values; a funnel has "
                  "one centre");
        return lode_fail_hint(error, "keep the rows of one area or kind of school before "
                                     "lode-bench, or choose --against national");
    }
    for (size_t i = 1; i < f->n; i++)
        for (int k = 0; k < LIMITS; k++)
            if (f->points[i].n == f->points[i - 1].n &&
                fabs(f->points[i].limit[k] - f->points[i - 1].limit[k]) > 1e-6) {
                lode_fail(error, LODE_DATA, "'%s' and '%s' have different limits at the same n",
                          f->points[i - 1].figure->name, f->points[i].figure->name);
                return lode_fail_hint(error, "one funnel is drawn from one run of lode-bench");
            }
    return LODE_OK;
}

static lode_status make_points(funnel *f, lode_error *error) {
    lode_status status = LODE_OK;
    f->points = lode_arena_take(f->sheet.arena, (f->figures.n + 1) * sizeof *f->points);
    for (size_t i = 0; i < f->figures.n && status == LODE_OK; i++) {
        point p = {.figure = &f->figures.item[i]};
        if (p.figure->status.n)
            continue;
        if (!read_limits(f, p.figure->row, &p)) {
            f->no_limits++;
            continue;
        }
        status = read_signal(f, p.figure->row, &p, error);
        f->count[p.grade][p.above]++;
        f->points[f->n++] = p;
    }
    if (status == LODE_OK && f->n == 0) {
        lode_fail(error, LODE_REFUSED, "nothing to draw: no figure has limits");
        return lode_fail_hint(error, "lode-bench says why in the column reason");
    }
    qsort(f->points, f->n, sizeof *f->points, by_n);
    return status == LODE_OK ? check_curve(f, error) : status;
}

static lode_status choose(funnel *f, lode_error *error) {
    lode_status status = lode_sheet_need(&f->sheet, limit_columns, LIMITS + 1, f->column,
                                         "lode-bench --with limits writes them", error);
    if (status == LODE_OK)
        status = lode_choose(&f->sheet, &f->choice, error);
    if (status == LODE_OK)
        status = lode_choose_figures(&f->sheet, &f->choice, &f->figures, error);
    if (status != LODE_OK)
        return status;
    f->subject = lode_subject_of(&f->sheet, &f->choice, &f->figures);
    f->centre = lode_find_rule(&f->sheet, &f->choice, &f->figures);
    return make_points(f, error);
}

lode_status lode_plot_funnel(const lode_plot_options *options, const lode_input *input,
                             lode_reference *reference, lode_script *script, lode_report *report,
                             lode_error *error) {
    funnel f = {0};
    lode_status status = lode_sheet_open(&f.sheet, options, input, reference, report, error);
    if (status == LODE_OK)
        status = choose(&f, error);
    if (status == LODE_OK) {
        funnel_draw(&f, script);
        lode_sheet_account(&f.sheet);
    }
    lode_sheet_close(&f.sheet);
    return status;
}
