/* What the trial says in plain words, and what it cannot show. */
#include "lode/prose.h"
#include "trial_parts.h"

static void say_covariates(const trial *t, lode_prose *p) {
    for (size_t s = 0; s < t->sources; s++)
        lode_prose_say(p, "%s%.*s",
                       s == 0               ? ", after allowing for "
                       : s + 1 < t->sources ? ", "
                                            : " and ",
                       LODE_ARG(t->source[s].name));
}

static void say_range(lode_prose *p, double low, double high) {
    lode_prose_say(p, " (95%% interval %s to %s)", lode_prose_rounded(p, low, 2),
                   lode_prose_rounded(p, high, 2));
}

static void say_effect(const trial *t, lode_prose *p) {
    const lode_trial_term *e = &t->term[1];
    lode_prose_say(
        p, "%.*s of those assigned to '%.*s' was on average %s %s than of those assigned to '%.*s'",
        LODE_ARG(t->outcome_name), LODE_ARG(t->label[TRIAL_PROGRAMME]),
        lode_prose_rounded(p, fabs(e->estimate), 2), e->estimate < 0 ? "lower" : "higher",
        LODE_ARG(t->label[TRIAL_COMPARISON]));
    say_covariates(t, p);
    lode_prose_say(p, ": a difference of %s", lode_prose_rounded(p, e->estimate, 2));
    say_range(p, e->low, e->high);
    lode_prose_say(p, e->low > 0 || e->high < 0
                          ? "."
                          : ". The interval includes 0: the trial does not tell a gain from none "
                            "or from a loss.");
}

/* They rest on different formulas, which near 0 may not agree. */
static void say_disagreement(const lode_trial_term *e, const lode_interval *g, lode_prose *p) {
    if ((e->low > 0 || e->high < 0) != (g->low > 0 || g->high < 0))
        lode_prose_say(p, " Only one of the two intervals includes 0: by one method the trial "
                          "tells a gain from a loss, by the other it does not.");
}

static void say_size(const trial *t, lode_prose *p) {
    const bool clusters = trial_of_clusters(t);
    const lode_interval *g = clusters ? &t->empty.sizes.total : &t->g;
    if (clusters && !t->empty.fitted) {
        lode_prose_say(p, " No effect size can be given: %s.", t->no_multilevel);
        return;
    }
    lode_prose_say(p, " In standard deviations of all pupils it is %s",
                   lode_prose_rounded(p, g->estimate, 2));
    say_range(p, g->low, g->high);
    if (clusters)
        lode_prose_say(p,
                       ", Hedges' g by a multilevel model; %s%% of the variance lies between "
                       "clusters.",
                       lode_prose_rounded(p, 100 * t->empty.icc.estimate, 0));
    else
        lode_prose_say(p, ", Hedges' g.");
    say_disagreement(&t->term[1], g, p);
}

static void say_arm(const trial *t, int arm, lode_prose *p) {
    const trial_flow *flow = &t->flow[arm];
    lode_prose_say(p, "%zu of %zu pupils", flow->analysed, flow->assigned);
    if (trial_of_clusters(t))
        lode_prose_say(p, " and %zu of %zu clusters", flow->clusters_analysed,
                       flow->clusters_assigned);
    lode_prose_say(p, " assigned to '%.*s'", LODE_ARG(t->label[arm]));
}

static void say_flow(const trial *t, lode_prose *p) {
    lode_prose_say(p, "Everybody counts where they were assigned, whatever they took part in. "
                      "Analysed are ");
    say_arm(t, TRIAL_PROGRAMME, p);
    lode_prose_say(p, ", and ");
    say_arm(t, TRIAL_COMPARISON, p);
    lode_prose_say(p, t->n < t->flow[TRIAL_PROGRAMME].assigned + t->flow[TRIAL_COMPARISON].assigned
                          ? "; the others lack something that is needed."
                          : "; nobody who has a row lacks anything.");
    lode_prose_say(p, " Whoever left and has no row is not counted.");
}

static void say_balance(const trial *t, lode_prose *p) {
    size_t most = 0;
    for (size_t c = 1; c < t->columns; c++)
        if (!isnan(t->balance[c].standardised) &&
            (most == 0 || fabs(t->balance[c].standardised) > fabs(t->balance[most].standardised)))
            most = c;
    if (most)
        lode_prose_say(p,
                       " Of what was measured before, the arms differ most in %.*s: by %s standard "
                       "deviations.",
                       LODE_ARG(t->coefficient[most]),
                       lode_prose_rounded(p, t->balance[most].standardised, 2));
}

static void end_paragraph(lode_prose *p, lode_output *output) {
    lode_output_paragraph(output, lode_prose_text(p));
    lode_prose_clear(p);
}

void trial_tell(const trial *t, lode_output *output) {
    lode_prose p = {0};
    say_effect(t, &p);
    say_size(t, &p);
    end_paragraph(&p, output);
    say_flow(t, &p);
    say_balance(t, &p);
    end_paragraph(&p, output);
    lode_prose_say(&p, "What this cannot show: what the programme does for those who take part in "
                       "full; whether those who are not analysed would have done as the others "
                       "did; whether it would do the same in other schools or years, or for other "
                       "outcomes; and why. It holds if the arms were drawn by lot.");
    end_paragraph(&p, output);
    lode_prose_free(&p);
}
