/* The estimate table: coefficients, variances, shares. */
#include "lode/estimates.h"
#include "lode/number.h"
#include "variance_parts.h"

enum { KIND, LEVEL, DF, METHOD, MORE };

static const lode_estimate_column more[MORE] = {
    {"kind", false}, {"level", false}, {"df", true}, {"method", false}};

/* A row to be written. What is nan is left empty. */
typedef struct {
    const char *kind, *note;
    lode_slice term, level;
    double estimate, se, low, high, p, df;
    size_t clusters;
    bool exact; /* to all the digits that are written */
} estimate;

typedef struct {
    variance *v;
    lode_output *output;
    lode_status status;
    const char *slopes; /* "at the mean of ...", or "" */
} writer;

/* ---- rows ---- */

static void put(writer *w, const estimate *e) {
    char df[LODE_NUMBER_TEXT];
    const int most = e->exact ? 12 : VARIANCE_DIGITS, fewer = VARIANCE_DIGITS_OF_LIMITS,
              of_se = strcmp(e->kind, "fixed") == 0 ? most : fewer;
    if (w->status != LODE_OK)
        return;
    lode_estimate row = lode_estimate_empty;
    row.design = "multilevel";
    row.outcome = variance_outcome(w->v);
    row.term = e->term;
    row.estimate = lode_significant(e->estimate, most);
    row.se = lode_significant(e->se, of_se);
    row.low = lode_significant(e->low, fewer);
    row.high = lode_significant(e->high, fewer);
    row.p = lode_significant(e->p, fewer);
    row.n_units = (double)w->v->fit->n;
    row.n_clusters = (double)e->clusters;
    row.note = e->note;
    const lode_cell cell[MORE] = {
        [KIND] = lode_cell_plain(lode_text(e->kind)),
        [LEVEL] = lode_cell_of(e->level),
        [DF] =
            lode_cell_plain((lode_slice){df, lode_number_text(lode_significant(e->df, fewer), df)}),
        [METHOD] = lode_cell_plain(lode_text(w->v->options->ml ? "ml" : "reml"))};
    w->status = lode_estimates_put(w->output, &row, cell, MORE, w->v->error);
}

static lode_slice joined(writer *w, const char *before, lode_slice name, const char *after) {
    return lode_text(lode_arena_print(w->v->arena, "%s%.*s%s", before, LODE_ARG(name), after));
}

static const estimate nothing = {
    .estimate = NAN, .se = NAN, .low = NAN, .high = NAN, .p = NAN, .df = NAN};

static void put_part(writer *w, const char *kind, lode_slice term, lode_slice level,
                     const lode_mixed_part *part, size_t clusters, const char *note) {
    estimate e = nothing;
    e.kind = kind;
    e.term = term;
    e.level = level;
    e.estimate = part->estimate;
    e.se = part->se;
    e.low = part->low;
    e.high = part->high;
    e.clusters = clusters;
    e.note = note;
    put(w, &e);
}

/* ---- coefficients ---- */

static void put_terms(writer *w) {
    const lode_mixed *fit = w->v->fit;
    for (size_t t = 0; t < fit->terms; t++) {
        const lode_mixed_term *from = &fit->term[t];
        const estimate e = {.kind = "fixed",
                            .term = t ? w->v->coefficient[t - 1] : lode_text("(Intercept)"),
                            .estimate = variance_cleared(from->estimate, from->se),
                            .se = from->se,
                            .low = from->low,
                            .high = from->high,
                            .p = from->p,
                            .df = from->df,
                            .clusters = fit->units};
        put(w, &e);
    }
}

/* ---- variances ---- */

/* Of the effects of units, by number. */
static const char *effect_name(const writer *w, size_t i) {
    const variance *v = w->v;
    return i == 0 ? "(Intercept)"
                  : lode_arena_print(v->arena, "%.*s", LODE_ARG(v->term[v->slope[i - 1]].text));
}

static const char *boundary_note(const lode_mixed_part *part, const char *otherwise) {
    if (!isnan(part->se))
        return otherwise;
    return part->estimate == 0 ? "singular: estimated as 0"
                               : "singular: no standard error where a variance is 0 or a "
                                 "correlation 1 or -1";
}

static void put_covariance(writer *w, size_t i, size_t j) {
    const lode_mixed *fit = w->v->fit;
    const lode_mixed_part *part = &fit->covariance[i * fit->effects + j];
    const lode_slice level = w->v->group_name[0];
    const char *term =
        i == j ? lode_arena_print(w->v->arena, ".%s", effect_name(w, i))
               : lode_arena_print(w->v->arena, ".cov.%s.%s", effect_name(w, j), effect_name(w, i));
    put_part(w, "variance", joined(w, "", level, term), level, part, fit->units,
             boundary_note(part, NULL));
}

static void put_variances(writer *w) {
    const lode_mixed *fit = w->v->fit;
    const lode_slice *name = w->v->group_name, residual = lode_text("residual");
    if (fit->areas)
        put_part(w, "variance", joined(w, "", name[1], ".(Intercept)"), name[1],
                 &fit->variance.area, fit->areas, boundary_note(&fit->variance.area, NULL));
    for (size_t i = 0; i < fit->effects; i++)
        for (size_t j = 0; j <= i; j++)
            put_covariance(w, i, j);
    put_part(w, "variance", residual, residual, &fit->variance.residual, fit->units, NULL);
}

/* ---- shares ---- */

static void put_shares(writer *w) {
    const lode_mixed *fit = w->v->fit;
    const lode_slice *name = w->v->group_name, residual = lode_text("residual");
    if (fit->areas)
        put_part(w, "share", joined(w, "share.", name[1], ""), name[1], &fit->share.area,
                 fit->areas, boundary_note(&fit->share.area, w->slopes));
    put_part(w, "share", joined(w, "share.", name[0], ""), name[0], &fit->share.unit, fit->units,
             boundary_note(&fit->share.unit, w->slopes));
    put_part(w, "share", joined(w, "share.", residual, ""), residual, &fit->share.residual,
             fit->units, boundary_note(&fit->share.residual, w->slopes));
    if (fit->areas)
        put_part(w, "icc", joined(w, "icc.", name[1], ""), name[1], &fit->share.area, fit->areas,
                 boundary_note(&fit->share.area, w->slopes));
    put_part(w, "icc", joined(w, "icc.", name[0], ""), name[0], &fit->same_unit, fit->units,
             boundary_note(&fit->same_unit, w->slopes));
}

static void put_single(writer *w, const char *kind, lode_slice term, lode_slice level, double value,
                       const char *note) {
    estimate e = nothing;
    e.kind = kind;
    e.term = term;
    e.level = level;
    e.estimate = value;
    e.note = note;
    e.clusters = w->v->fit->units;
    e.exact = strcmp(kind, "fit") == 0;
    if (!isnan(value))
        put(w, &e);
}

static void put_explained(writer *w) {
    const lode_mixed *fit = w->v->fit;
    const lode_slice level[] = {w->v->group_name[1], w->v->group_name[0], lode_text("residual")};
    for (size_t i = 0; i < 3; i++)
        put_single(
            w, "explained", joined(w, "explained.", level[i], ""), level[i], fit->explained[i],
            fit->explained[i] < 0 ? "below 0: the covariates show more variance here" : w->slopes);
}

static void put_fit(writer *w) {
    const lode_mixed *fit = w->v->fit;
    const lode_slice none = {"", 0};
    const char *note =
        w->v->options->ml ? NULL : "REML: not to be compared between models with other covariates";
    put_single(w, "fit", lode_text("log_likelihood"), none, -fit->deviance / 2, note);
    put_single(w, "fit", lode_text("deviance"), none, fit->deviance, note);
}

/* ---- all of it ---- */

static const char *slopes_note(const variance *v) {
    const char *note = NULL;
    for (size_t i = 0; i < v->options->slope.n; i++)
        note = lode_arena_print(v->arena, "%s%.*s",
                                note ? lode_arena_print(v->arena, "%s and ", note)
                                     : "where slopes are at the mean of ",
                                LODE_ARG(v->term[v->slope[i]].text));
    return note;
}

lode_status variance_write(variance *v, lode_output *output) {
    writer w = {v, output, lode_estimates_header(output, more, MORE, v->error), slopes_note(v)};
    put_terms(&w);
    put_variances(&w);
    put_shares(&w);
    put_explained(&w);
    put_fit(&w);
    return w.status;
}
