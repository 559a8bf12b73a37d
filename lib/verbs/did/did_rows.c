#include "did_rows.h"

#include "lode/number.h"

enum { KIND, COMPARISON, N_COMPARISON, DF, METHOD, TIME_PERIOD, EVENT_TIME, REASON, MORE };

static const lode_estimate_column more[MORE] = {
    {"kind", false},   {"comparison", false},  {"n_comparison", true}, {"df", true},
    {"method", false}, {"time_period", false}, {"event_time", true},   {"reason", false}};

lode_status did_put_header(const did *d, lode_output *output) {
    return lode_estimates_header(output, more, MORE, d->error);
}

did_row did_row_of(const did_writer *w, const char *kind, const char *term) {
    did_row r = {lode_estimate_empty, kind, "", "", "", NAN, NAN, NAN, {"", 0}};
    r.e.design = "did";
    r.e.outcome = w->d->outcome;
    r.e.subgroup = lode_text(w->g ? w->g->name : "");
    r.e.term = lode_text(term);
    return r;
}

static lode_cell number(double x, char text[LODE_NUMBER_TEXT]) {
    return lode_cell_plain((lode_slice){text, lode_number_text(x, text)});
}

void did_put(did_writer *w, const did_row *r) {
    char text[3][LODE_NUMBER_TEXT];
    const lode_cell cell[MORE] = {
        [KIND] = lode_cell_plain(lode_text(r->kind)),
        [COMPARISON] = lode_cell_of(lode_text(r->comparison)),
        [N_COMPARISON] = number(r->n_comparison, text[0]),
        [DF] = number(lode_significant(r->df, DID_DIGITS_OF_LIMITS), text[1]),
        [METHOD] = lode_cell_plain(lode_text(r->method)),
        [TIME_PERIOD] = lode_cell_of(r->period),
        [EVENT_TIME] = number(r->event_time, text[2]),
        [REASON] = lode_cell_of(lode_text(r->reason)),
    };
    if (w->status == LODE_OK)
        w->status = lode_estimates_put(w->output, &r->e, cell, MORE, w->d->error);
}

/* What doubles are off of figures of this size is nothing. */
static double settled(const did_writer *w, double x) {
    double size = 0;
    for (int side = 0; side < DID_SIDES; side++)
        for (int t = 0; t < DID_TIMES; t++)
            size = fmax(size, fabs(w->g->level[side][t].mean.estimate));
    return fabs(x) < 1e-13 * size ? 0 : lode_significant(x, DID_DIGITS);
}

void did_set_interval(const did_writer *w, did_row *r, const lode_interval *i) {
    r->e.estimate = settled(w, i->estimate);
    r->e.low = lode_significant(i->low, DID_DIGITS_OF_LIMITS);
    r->e.high = lode_significant(i->high, DID_DIGITS_OF_LIMITS);
}

void did_set_difference(const did_writer *w, did_row *r, const did_difference *x) {
    r->comparison = w->g->comparison;
    r->n_comparison = (double)x->n[DID_COMPARISON];
    r->e.n_units = (double)(x->n[DID_GROUP] + x->n[DID_COMPARISON]);
    r->e.n_clusters = r->e.n_units;
    r->reason = x->reason ? x->reason : "";
    if (x->reason)
        return;
    did_set_interval(w, r, &(lode_interval){x->effect.estimate, x->effect.low, x->effect.high});
    r->e.se = lode_significant(x->effect.se, DID_DIGITS);
    r->e.p = lode_significant(x->effect.p, DID_DIGITS_OF_LIMITS);
    r->df = x->effect.df;
    r->method = w->d->options->errors == LODE_CR2 ? "ols CR2" : "ols CR1S";
}
