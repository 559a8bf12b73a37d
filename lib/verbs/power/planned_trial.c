#include "lode/planned_trial.h"

#include "power_parts.h"

#include <math.h>

const char *const lode_trial_design_name[LODE_TRIAL_DESIGNS] = {"individual", "cluster",
                                                                "multisite"};

/* ---- what is asked ---- */

static lode_status is_missing(double value, const char *option, const char *what,
                              lode_error *error) {
    if (!isnan(value))
        return LODE_OK;
    lode_fail(error, LODE_USAGE, "%s?", what);
    return lode_fail_hint(error, "--%s N says", option);
}

/* Beyond what anybody has, quantiles are not computed. */
static lode_status check_size(const lode_trial_plan *p, lode_error *error) {
    const double figures[] = {p->pupils, p->schools, p->covariates, p->omega};
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        if (figures[i] > LODE_PLANNED_LARGEST)
            return lode_fail(error, LODE_USAGE, "%g is more than %g, the most that is planned with",
                             figures[i], LODE_PLANNED_LARGEST);
    return LODE_OK;
}

static lode_status check(const lode_planned_trial *t, power_question question, lode_error *error) {
    const lode_trial_plan *p = &t->plan;
    lode_status status = check_size(p, error);
    if (status != LODE_OK)
        return status;
    if (!isnan(t->effect) && !(t->effect > 0 && t->effect <= LODE_PLANNED_EFFECT))
        return lode_fail(error, LODE_USAGE,
                         "an effect to be found is above 0 and up to %g, in standard deviations",
                         LODE_PLANNED_EFFECT);
    if (t->design == LODE_TRIAL_INDIVIDUAL)
        return question == POWER_SAMPLE ? LODE_OK
                                        : is_missing(p->pupils, "pupils", "how many pupils", error);
    status = is_missing(p->pupils, "pupils", "how many pupils in each cluster", error);
    if (status == LODE_OK && question != POWER_SAMPLE)
        status = is_missing(p->schools, "clusters", "how many clusters, in both arms", error);
    if (status == LODE_OK)
        status = is_missing(p->icc, "icc", "which intraclass correlation", error);
    if (status == LODE_OK && t->design == LODE_TRIAL_MULTISITE)
        status = is_missing(p->omega, "omega",
                            "how much does the effect vary between clusters, beside how much "
                            "they vary",
                            error);
    return status;
}

/* ---- answers ---- */

static lode_status power_of(lode_trial_design design, const lode_trial_plan *plan,
                            lode_trial_power *power, lode_error *error) {
    return design == LODE_TRIAL_INDIVIDUAL ? lode_power_of_pupils(plan, power, error)
           : design == LODE_TRIAL_CLUSTER  ? lode_power_of_schools(plan, power, error)
                                           : lode_power_of_sites(plan, power, error);
}

/* Whether so many find the effect. So few that no degree of freedom is left do not. */
static lode_status suffice(const lode_planned_trial *t, power_answer *a, double many, bool *enough,
                           lode_error *error) {
    *power_assigned(&a->plan, t->design) = many;
    const lode_status status = power_of(t->design, &a->plan, &a->power, error);
    *enough = status == LODE_OK && a->power.mdes <= t->effect;
    return status == LODE_REFUSED ? LODE_OK : status;
}

/* The fewest: more of them never raise the least effect. */
static lode_status find_sample(const lode_planned_trial *t, power_answer *a, lode_error *error) {
    double few = 1, many = 2;
    bool enough = false;
    lode_status status = suffice(t, a, many, &enough, error);
    while (status == LODE_OK && !enough && many < LODE_PLANNED_MOST) {
        few = many;
        many = fmin(2 * many, LODE_PLANNED_MOST);
        status = suffice(t, a, many, &enough, error);
    }
    if (status == LODE_OK && !enough)
        return lode_fail(error, LODE_REFUSED, "it would take more than %.0f %s", LODE_PLANNED_MOST,
                         t->design == LODE_TRIAL_INDIVIDUAL ? "pupils" : "clusters");
    while (status == LODE_OK && many - few > 1) {
        const double between = floor((few + many) / 2);
        status = suffice(t, a, between, &enough, error);
        *(enough ? &many : &few) = between;
    }
    return status == LODE_OK ? suffice(t, a, many, &enough, error) : status;
}

static lode_status answer(const lode_planned_trial *t, power_answer *a, lode_error *error) {
    a->effect = t->effect;
    a->chance = t->plan.power;
    if (a->question == POWER_SAMPLE)
        return find_sample(t, a, error);
    const lode_status status = power_of(t->design, &a->plan, &a->power, error);
    if (status == LODE_OK && a->question == POWER_CHANCE)
        return lode_power_at(t->effect, a->power.se, a->power.df, a->plan.alpha, &a->chance, error);
    a->effect = a->power.mdes;
    return status;
}

lode_status lode_plan_trial(const lode_planned_trial *trial, lode_output *output,
                            lode_error *error) {
    power_answer a = {.plan = trial->plan};
    const bool unknown = isnan(*power_assigned(&a.plan, trial->design));
    a.question = isnan(trial->effect) ? POWER_LEAST_EFFECT : unknown ? POWER_SAMPLE : POWER_CHANCE;
    lode_status status = check(trial, a.question, error);
    if (status == LODE_OK)
        status = answer(trial, &a, error);
    if (status == LODE_OK)
        status = power_write(trial, &a, output, error);
    if (status == LODE_OK)
        power_tell(trial, &a, output);
    return status;
}
