/* The rows of a control chart. */
#include "trend_columns.h"
#include "xmr_parts.h"

#include "lode/figure_interval.h"
#include "lode/memory.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { CENTRE, LOW, HIGH, NEAR_LOW, NEAR_HIGH, RANGE, SIGNAL, SIDE, BETTER, POINTS, REASON, ADDED };

static const char *const added[ADDED] = {"centre",    "limit_low",    "limit_high", "near_low",
                                         "near_high", "moving_range", "signal",     "side",
                                         "better",    "points",       "reason"};

enum { REASON_TEXT = 512 };

/* The texts of the row at hand. */
typedef struct {
    char number[RANGE + 1][LODE_NUMBER_TEXT], points[LODE_WHOLE_TEXT], reason[REASON_TEXT];
    lode_cell cell[ADDED];
} made;

/* ---- one row ---- */

static const char *side_of(lode_xmr_signal signal) {
    if (signal.rule == LODE_XMR_NONE)
        return "";
    if (signal.rule == LODE_XMR_TREND)
        return signal.above ? "rising" : "falling";
    return signal.above ? "above" : "below";
}

static const char *better(const xmr_run *r, uint32_t row, lode_xmr_signal signal) {
    const lode_measures *m = r->measures;
    const double which = signal.above ? 1 : -1;
    if (signal.rule == LODE_XMR_NONE)
        return "";
    const lode_meaning *meaning = lode_dictionary_find(
        r->dictionary, lode_names_get(m->measures, lode_measures_facet(m, row)->measure));
    return meaning ? lode_figure_better(meaning->polarity, which, which) : "";
}

static void say_outcast(const xmr_run *r, uint32_t row, char *reason) {
    const lode_availability_entry *barred = xmr_about(r, row)->barred;
    if (barred)
        snprintf(reason, REASON_TEXT, "left out: %.*s%s%.*s", LODE_ARG(barred->reason),
                 barred->instead.n ? "; " : "", LODE_ARG(barred->instead));
    else
        snprintf(reason, REASON_TEXT, "no value (%.*s)",
                 LODE_ARG(lode_measures_status(r->measures, row)));
}

static void say_stretch(const xmr_stretch *s, char *reason) {
    int n = 0;
    if (s->broken)
        n = snprintf(reason, REASON_TEXT, "limits begin anew, as the definition changed: %.*s",
                     LODE_ARG(s->broken->reason));
    const char *between = n > 0 ? "; " : "";
    if (!s->limited)
        snprintf(reason + n, (size_t)(REASON_TEXT - n), "%s%zu point%s: no limits", between,
                 s->points, s->points == 1 ? "" : "s");
    else if (s->points < LODE_XMR_POINTS)
        snprintf(reason + n, (size_t)(REASON_TEXT - n), "%s%zu points: limits on trial", between,
                 s->points);
}

static void fill_limits(const xmr_stretch *s, made *out) {
    const lode_xmr *x = &s->xmr;
    const double limit[] = {x->centre, x->low, x->high, x->near_low, x->near_high};
    for (size_t i = CENTRE; i <= NEAR_HIGH && s->limited; i++)
        lode_number_text(limit[i] / s->power, out->number[i]);
    lode_whole_text(s->points, out->points);
}

static void fill(const xmr_run *r, uint32_t row, made *out) {
    const xmr_point *p = &r->point[row];
    for (size_t i = CENTRE; i <= RANGE; i++)
        out->number[i][0] = '\0';
    out->points[0] = out->reason[0] = '\0';
    if (p->stretch == LODE_UNKNOWN) {
        say_outcast(r, row, out->reason);
    } else {
        fill_limits(&r->stretch[p->stretch], out);
        say_stretch(&r->stretch[p->stretch], out->reason);
        lode_number_text(p->range, out->number[RANGE]);
    }
    for (size_t i = CENTRE; i <= RANGE; i++)
        out->cell[i] = lode_cell_plain(lode_text(out->number[i]));
    out->cell[SIGNAL] = lode_cell_plain(lode_text(lode_xmr_rule_name(p->signal.rule)));
    out->cell[SIDE] = lode_cell_plain(lode_text(side_of(p->signal)));
    out->cell[BETTER] = lode_cell_plain(lode_text(better(r, row, p->signal)));
    out->cell[POINTS] = lode_cell_plain(lode_text(out->points));
    out->cell[REASON] = lode_cell_of(lode_text(out->reason));
}

lode_status xmr_write(const xmr_run *r, lode_output *output, lode_error *error) {
    trend_columns columns;
    made out;
    trend_columns_start(&columns, r->measures, added, ADDED);
    lode_status status = trend_columns_header(&columns, output, error);
    for (uint32_t row = 0; row < r->measures->rows && status == LODE_OK; row++) {
        if (r->repeats[row])
            continue;
        fill(r, row, &out);
        status = trend_columns_put(&columns, row, out.cell, output, error);
    }
    trend_columns_free(&columns);
    return status;
}
