#include "lode/planned_trial.h"

#include "lode/estimates.h"
#include "lode/number.h"
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

static lode_status check(const lode_planned_trial *t, power_question question, lode_error *error) {
    const lode_trial_plan *p = &t->plan;
    lode_status status = LODE_OK;
    if (!isnan(t->effect) && !(t->effect > 0 && isfinite(t->effect)))
        return lode_fail(error, LODE_USAGE,
                         "an effect to be found is above 0, in standard deviations");
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

/* ---- the row ---- */

enum { DIGITS = 8, DESIGN = 0, ASKED, NOTE, FIGURES = 18, COLUMNS = NOTE + FIGURES };

static lode_status write(const lode_planned_trial *t, const power_answer *a, lode_output *output,
                         lode_error *error) {
    static const char *const question[] = {"least effect", "power", "sample"};
    const bool schools = t->design != LODE_TRIAL_INDIVIDUAL;
    const lode_trial_plan *p = &a->plan;
    const struct {
        const char *name;
        double value;
    } figure[FIGURES] = {{"effect_size", a->effect},
                         {"power", a->chance},
                         {"alpha", p->alpha},
                         {"clusters", schools ? p->schools : NAN},
                         {"pupils_per_cluster", schools ? p->pupils : NAN},
                         {"pupils", schools ? p->pupils * p->schools : p->pupils},
                         {"share_treated", p->share_treated},
                         {"icc", schools ? p->icc : NAN},
                         {"r2", p->r2_pupil},
                         {"r2_cluster", t->design == LODE_TRIAL_CLUSTER ? p->r2_school : NAN},
                         {"omega", t->design == LODE_TRIAL_MULTISITE ? p->omega : NAN},
                         {"r2_effect", t->design == LODE_TRIAL_MULTISITE ? p->r2_effect : NAN},
                         {"covariates", p->covariates},
                         {"se", a->power.se},
                         {"df", a->power.df},
                         {"mdes", a->power.mdes},
                         {"mdes_normal", a->power.mdes_normal},
                         {"design_effect", a->power.design_effect}};
    lode_slice name[COLUMNS + 1] = {lode_text("design"), lode_text("asked")};
    bool number[COLUMNS + 1] = {false};
    char text[FIGURES][LODE_NUMBER_TEXT];
    lode_cell cell[COLUMNS + 1] = {lode_cell_plain(lode_text(lode_trial_design_name[t->design])),
                                   lode_cell_plain(lode_text(question[a->question]))};
    for (size_t i = 0; i < FIGURES; i++) {
        const double value = lode_significant(figure[i].value, DIGITS);
        name[NOTE + i] = lode_text(figure[i].name);
        number[NOTE + i] = true;
        cell[NOTE + i] = lode_cell_plain((lode_slice){text[i], lode_number_text(value, text[i])});
    }
    name[COLUMNS] = lode_text("note");
    cell[COLUMNS] = lode_cell_of(lode_text(power_note()));
    const lode_status status = lode_output_header(output, name, number, COLUMNS + 1, error);
    return status == LODE_OK ? lode_output_row(output, cell, error) : status;
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
        status = write(trial, &a, output, error);
    if (status == LODE_OK)
        power_tell(trial, &a, output);
    return status;
}
