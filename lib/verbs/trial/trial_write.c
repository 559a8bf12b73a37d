/* The estimate table of a trial. */
#include "lode/estimates.h"
#include "lode/number.h"
#include "trial_parts.h"

enum { KIND, COMPARISON, DF, METHOD, MORE };

static const lode_estimate_column more[MORE] = {
    {"kind", false}, {"comparison", false}, {"df", true}, {"method", false}};

/* Differences are certain to this many significant digits whatever the machine, limits to fewer. */
enum { DIGITS = 8, DIGITS_OF_LIMITS = 6 };

typedef struct {
    trial *t;
    lode_output *output;
    lode_status status;
} writer;

/* ---- a row ---- */

static lode_estimate row_of(const writer *w, const char *term) {
    const trial *t = w->t;
    lode_estimate e = lode_estimate_empty;
    e.design = trial_of_clusters(t) ? "cluster trial" : "individual trial";
    e.outcome = t->outcome_name;
    e.term = lode_text(term);
    e.n_units = (double)t->n;
    e.n_clusters = trial_of_clusters(t) ? (double)t->groups : NAN;
    return e;
}

static void put(writer *w, const char *kind, const lode_estimate *e, double df,
                const char *method) {
    char text[LODE_NUMBER_TEXT];
    const bool compares =
        strcmp(kind, "coefficient") != 0 && strcmp(kind, "flow") != 0 && strcmp(kind, "icc") != 0;
    const lode_cell cell[MORE] = {
        [KIND] = lode_cell_plain(lode_text(kind)),
        [COMPARISON] = lode_cell_of(compares ? w->t->label[TRIAL_COMPARISON] : (lode_slice){"", 0}),
        [DF] = lode_cell_plain(
            (lode_slice){text, lode_number_text(lode_significant(df, DIGITS_OF_LIMITS), text)}),
        [METHOD] = lode_cell_plain(lode_text(method))};
    if (w->status == LODE_OK)
        w->status = lode_estimates_put(w->output, e, cell, MORE, w->t->error);
}

static void set_term(lode_estimate *e, const lode_trial_term *term) {
    e->estimate = lode_significant(term->estimate, DIGITS);
    e->se = lode_significant(term->se, DIGITS);
    e->low = lode_significant(term->low, DIGITS_OF_LIMITS);
    e->high = lode_significant(term->high, DIGITS_OF_LIMITS);
    e->p = lode_significant(term->p, DIGITS_OF_LIMITS);
}

static void set_size(lode_estimate *e, const lode_interval *size) {
    e->effect_size = lode_significant(size->estimate, DIGITS);
    e->es_low = lode_significant(size->low, DIGITS_OF_LIMITS);
    e->es_high = lode_significant(size->high, DIGITS_OF_LIMITS);
}

static const char *least_squares(const trial *t) {
    static const char *const of_clusters[] = {"ols CR0", "ols CR1", "ols CR1S", "ols CR2",
                                              "ols CR3"},
                             *const of_pupils[] = {"ols HC0", "ols CR1", "ols HC1", "ols HC2",
                                                   "ols HC3"};
    return (trial_of_clusters(t) ? of_clusters : of_pupils)[t->options->errors];
}

/* ---- effects ---- */

static const char *as_assigned(const trial *t) {
    const trial_flow *p = &t->flow[TRIAL_PROGRAMME], *c = &t->flow[TRIAL_COMPARISON];
    return lode_arena_print(t->arena,
                            "by intention to treat: %.*s less %.*s; %zu of %zu and %zu of %zu "
                            "assigned pupils are analysed; not the effect of taking part",
                            LODE_ARG(t->label[TRIAL_PROGRAMME]),
                            LODE_ARG(t->label[TRIAL_COMPARISON]), p->analysed, p->assigned,
                            c->analysed, c->assigned);
}

static void put_effects(writer *w) {
    const trial *t = w->t;
    lode_estimate e = row_of(w, "effect");
    set_term(&e, &t->term[1]);
    if (!trial_of_clusters(t))
        set_size(&e, &t->g);
    e.note = as_assigned(t);
    put(w, "effect", &e, t->term[1].df, least_squares(t));
    if (t->full.fitted) {
        e = row_of(w, "effect.multilevel");
        set_term(&e, &t->full.term);
        if (t->empty.fitted)
            set_size(&e, &t->empty.sizes.total);
        e.note = as_assigned(t);
        put(w, "effect", &e, t->full.term.df, "reml");
    }
    if (t->columns > 1) {
        e = row_of(w, "effect.unadjusted");
        set_term(&e, &t->plain);
        e.note = as_assigned(t);
        put(w, "effect", &e, t->plain.df, least_squares(t));
    }
}

/* Of means in which each cluster counts once, whatever its pupils. */
static void put_permutation(writer *w) {
    const trial *t = w->t;
    const lode_permutation *p = &t->permutation;
    lode_estimate e = row_of(w, "effect.permutation");
    char ways[LODE_NUMBER_TEXT];
    if (!t->options->permute)
        return;
    lode_number_rounded(p->assignments, 0, true, ways);
    e.estimate = lode_significant(p->difference, DIGITS);
    e.p = lode_significant(p->p_two_sided, DIGITS_OF_LIMITS);
    e.note = lode_arena_print(t->arena, "p is the share of %s %s in which the %s differ as much",
                              ways, p->all ? "ways to assign" : "assignments drawn",
                              trial_of_clusters(t) ? "means of clusters" : "pupils");
    put(w, "effect", &e, NAN, "permutation");
}

static void put_size(writer *w, const char *term, const lode_interval *size, const char *note,
                     const char *method) {
    lode_estimate e = row_of(w, term);
    set_size(&e, size);
    e.note = note;
    put(w, "effect_size", &e, NAN, method);
}

static void put_icc(writer *w, const char *term, const lode_mixed_part *icc, const char *note) {
    lode_estimate e = row_of(w, term);
    e.estimate = lode_significant(icc->estimate, DIGITS);
    e.se = lode_significant(icc->se, DIGITS_OF_LIMITS);
    e.low = lode_significant(icc->low, DIGITS_OF_LIMITS);
    e.high = lode_significant(icc->high, DIGITS_OF_LIMITS);
    e.note = icc->estimate == 0 ? "singular: estimated as 0" : note;
    put(w, "icc", &e, NAN, "reml");
}

static void put_sizes(writer *w) {
    static const char unconditional[] = "Hedges' g by the variance of the model without arm and "
                                        "covariates",
                      conditional[] = "Hedges' g by the variance that arm and covariates leave";
    const trial *t = w->t;
    if (!trial_of_clusters(t)) {
        put_size(w, "g.total", &t->g, unconditional, "ols");
        put_size(w, "g.conditional", &t->g_conditional, conditional, "ols");
        return;
    }
    if (!t->empty.fitted)
        return;
    put_size(w, "g.total", &t->empty.sizes.total, unconditional, "reml");
    put_size(w, "g.within", &t->empty.sizes.within, unconditional, "reml");
    put_size(w, "g.total.conditional", &t->full.sizes.total, conditional, "reml");
    put_size(w, "g.within.conditional", &t->full.sizes.within, conditional, "reml");
    put_icc(w, "icc", &t->empty.icc, "of the model without arm and covariates");
    put_icc(w, "icc.conditional", &t->full.icc, "of what arm and covariates leave");
}

static void put_coefficients(writer *w) {
    const trial *t = w->t;
    for (size_t c = 0; c <= t->columns; c++) {
        lode_estimate e = row_of(w, "(Intercept)");
        if (c == 1)
            continue; /* the effect */
        if (c > 1)
            e.term = t->coefficient[c - 1];
        set_term(&e, &t->term[c]);
        put(w, "coefficient", &e, t->term[c].df, least_squares(t));
    }
}

/* ---- balance and flow ---- */

static void put_balance(writer *w) {
    const trial *t = w->t;
    for (size_t c = 1; c < t->columns; c++) {
        lode_estimate e = row_of(w, "");
        e.term = t->coefficient[c];
        e.estimate = lode_significant(t->balance[c].difference, DIGITS);
        e.effect_size = lode_significant(t->balance[c].standardised, DIGITS);
        e.note = isnan(t->balance[c].standardised)
                     ? "as analysed: does not vary within arms"
                     : "as analysed: difference of the means; in standard deviations within arms";
        put(w, "balance", &e, NAN, "");
    }
}

static void put_count(writer *w, int arm, const char *term, size_t units, double clusters) {
    lode_estimate e = row_of(w, term);
    e.subgroup = arm < TRIAL_ARMS ? w->t->label[arm] : (lode_slice){"", 0};
    e.n_units = (double)units;
    e.n_clusters = clusters;
    put(w, "flow", &e, NAN, "");
}

static void put_flow(writer *w, int arm) {
    const trial *t = w->t;
    const trial_flow *flow = &t->flow[arm];
    const bool clusters = trial_of_clusters(t);
    put_count(w, arm, "assigned", flow->assigned, clusters ? (double)flow->clusters_assigned : NAN);
    for (size_t i = 0; i < 2 + t->sources; i++)
        if (i > 0 || clusters)
            put_count(
                w, arm,
                lode_arena_print(t->arena, "without %.*s", LODE_ARG(trial_lacking_name(t, i))),
                flow->lacking[i], NAN);
    put_count(w, arm, "analysed", flow->analysed, clusters ? (double)flow->clusters_analysed : NAN);
}

lode_status trial_write(trial *t, lode_output *output) {
    writer w = {t, output, lode_estimates_header(output, more, MORE, t->error)};
    put_effects(&w);
    put_permutation(&w);
    put_sizes(&w);
    put_coefficients(&w);
    put_balance(&w);
    put_flow(&w, TRIAL_PROGRAMME);
    put_flow(&w, TRIAL_COMPARISON);
    if (t->without_arm)
        put_count(&w, TRIAL_ARMS, "not assigned", t->without_arm, NAN);
    return w.status;
}
