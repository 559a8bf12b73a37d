/* A planned trial in plain words, with what it takes for granted. */
#include "lode/prose.h"
#include "power_parts.h"

const char *power_note(void) {
    return "as planned: those who are not measured make the least effect larger; holds if icc and "
           "r2 are as assumed; one outcome and no subgroups";
}

static void say_plan(lode_prose *w, const lode_planned_trial *t, const lode_trial_plan *p) {
    if (t->design == LODE_TRIAL_INDIVIDUAL)
        lode_prose_say(w, "A trial that assigns %s pupils", lode_prose_number(w, p->pupils));
    else if (t->design == LODE_TRIAL_CLUSTER)
        lode_prose_say(w, "A trial that assigns %s clusters of %s pupils each",
                       lode_prose_number(w, p->schools), lode_prose_number(w, p->pupils));
    else
        lode_prose_say(w, "A trial that assigns pupils within each of %s clusters of %s",
                       lode_prose_number(w, p->schools), lode_prose_number(w, p->pupils));
    lode_prose_say(w, ", %s%% of them to the programme and the others to the comparison group, ",
                   lode_prose_number(w, 100 * p->share_treated));
}

static void say_answer(lode_prose *w, const power_answer *a) {
    if (a->question == POWER_LEAST_EFFECT)
        lode_prose_say(
            w,
            "can be expected to find an effect of %s standard deviations or more, with a power of "
            "%s%% at a two-sided level of %s%%.",
            lode_prose_rounded(w, a->effect, 2), lode_prose_number(w, 100 * a->chance),
            lode_prose_number(w, 100 * a->plan.alpha));
    else if (a->question == POWER_CHANCE)
        lode_prose_say(
            w,
            "has a chance of %s%% of finding an effect of %s standard deviations, at a two-sided "
            "level of %s%%; the least effect found with a power of %s%% is %s.",
            lode_prose_rounded(w, 100 * a->chance, 0), lode_prose_number(w, a->effect),
            lode_prose_number(w, 100 * a->plan.alpha), lode_prose_number(w, 100 * a->plan.power),
            lode_prose_rounded(w, a->power.mdes, 2));
    else
        lode_prose_say(
            w,
            "is the smallest of its kind that can be expected to find an effect of %s standard "
            "deviations with a power of %s%%, at a two-sided level of %s%%.",
            lode_prose_number(w, a->effect), lode_prose_number(w, 100 * a->chance),
            lode_prose_number(w, 100 * a->plan.alpha));
}

static void say_assumed(lode_prose *w, const lode_planned_trial *t, const lode_trial_plan *p) {
    lode_prose_say(w, "It takes for granted ");
    if (t->design != LODE_TRIAL_INDIVIDUAL)
        lode_prose_say(w, "that %s of the variance of the outcome lies between clusters, ",
                       lode_prose_number(w, p->icc));
    if (t->design == LODE_TRIAL_MULTISITE)
        lode_prose_say(w, "that the effect varies between clusters by %s of that, ",
                       lode_prose_number(w, p->omega));
    lode_prose_say(w, "that covariates explain %s of the variance between pupils",
                   lode_prose_number(w, p->r2_pupil));
    if (t->design == LODE_TRIAL_CLUSTER)
        lode_prose_say(w, " and %s of that between clusters", lode_prose_number(w, p->r2_school));
    lode_prose_say(
        w, ", and that everybody assigned is measured: those who are not make the least effect "
           "larger.");
}

void power_tell(const lode_planned_trial *t, const power_answer *a, lode_output *output) {
    lode_prose w = {0};
    say_plan(&w, t, &a->plan);
    say_answer(&w, a);
    lode_output_paragraph(output, lode_prose_text(&w));
    lode_prose_clear(&w);
    say_assumed(&w, t, &a->plan);
    lode_output_paragraph(output, lode_prose_text(&w));
    lode_output_paragraph(
        output, lode_text("What this cannot show: whether the programme works; whether a smaller "
                          "effect, which such a trial would mostly miss, is worth having; and "
                          "anything about groups of pupils, for which the trial is smaller."));
    lode_prose_free(&w);
}
