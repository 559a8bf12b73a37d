/* lode_synth_trial: pupils of two arms, and what the programme does to them. */
#include "synth_planted.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

static const double mean = 100, sd = 15, correlation = 0.7, with_disadvantage = -0.4;

/* ---- who is assigned what ---- */

typedef struct {
    const lode_synth_trial_plan *plan;
    const lode_synth_options *options;
    const synth_one *school; /* [schools] */
    size_t schools, pupils;
    size_t *size;  /* [schools] */
    bool *treated; /* [schools], or [pupils] where they are assigned */
} trial;

static void settle_sizes(trial *t) {
    t->size = lode_allocate(t->schools, sizeof *t->size);
    for (size_t s = 0; s < t->schools; s++) {
        lode_random draw = lode_synth_plant(t->options->seed, t->school[s].urn, PLANT_SIZE, 0);
        const double size = t->plan->pupils * (0.6 + 0.8 * lode_random_uniform(&draw));
        t->size[s] = size < 1 ? 1 : (size_t)floor(size + 0.5);
        t->pupils += t->size[s];
    }
}

static void assign(trial *t) {
    const size_t n = t->plan->individual ? t->pupils : t->schools;
    size_t *order = lode_synth_shuffle(n, t->options->seed, PLANT_ASSIGN, 0);
    t->treated = lode_allocate(n, sizeof *t->treated);
    for (size_t i = 0; i < n / 2; i++)
        t->treated[order[i]] = true;
    free(order);
}

/* ---- a pupil ---- */

/* What a school or a pupil brings: of prior attainment, and of the outcome. */
typedef struct {
    double prior, outcome;
} shares;

static shares draw_shares(lode_random *draw, double variance) {
    const double own = lode_random_normal(draw), other = lode_random_normal(draw);
    const double size = sqrt(variance);
    return (shares){size * own,
                    size * (correlation * own + sqrt(1 - correlation * correlation) * other)};
}

static bool is_disadvantaged(lode_random *draw, double prior) {
    const double rest = sqrt(1 - with_disadvantage * with_disadvantage);
    return with_disadvantage * prior + rest * lode_random_normal(draw) > lode_normal_quantile(0.75);
}

static void write_score(synth_text *text, double standard) {
    char cell[SYNTH_CELL];
    lode_synth_decimal(cell, mean + sd * standard, 1, false);
    lode_synth_cell(text, cell);
}

static void write_pupil(synth_text *text, const trial *t, const synth_one *school, uint32_t number,
                        shares of_school, bool treated) {
    const uint64_t seed = t->options->seed;
    lode_random draw = lode_synth_plant(seed, school->urn, PLANT_PUPIL, number);
    lode_random gap = lode_synth_plant(seed, school->urn, PLANT_MISSING, number);
    const shares own = draw_shares(&draw, 1 - t->plan->icc);
    const double prior = of_school.prior + own.prior;
    const double outcome = of_school.outcome + own.outcome + (treated ? t->plan->effect : 0);
    lode_synth_print(text, "%" PRIu64, school->urn);
    lode_synth_print(text, "%" PRIu64 "-%03u", school->urn, number);
    lode_synth_cell(text, treated ? "1" : "0");
    write_score(text, prior);
    if (lode_random_chance(&gap, t->plan->missing))
        lode_synth_cell(text, "");
    else
        write_score(text, outcome);
    lode_synth_cell(text, is_disadvantaged(&draw, prior) ? "yes" : "no");
    lode_synth_cell(text, lode_random_chance(&draw, 0.5) ? "F" : "M");
    lode_synth_end(text, "\n");
}

static lode_status write_pupils(const trial *t, lode_error *error) {
    static const char *const header[] = {"school_urn", "pupil",         "arm", "prior",
                                         "score",      "disadvantaged", "sex"};
    synth_text text = {0};
    size_t before = 0;
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\n");
    for (size_t s = 0; s < t->schools; s++) {
        const synth_one *school = &t->school[s];
        lode_random draw = lode_synth_plant(t->options->seed, school->urn, PLANT_SCHOOL, 0);
        const shares of_school = draw_shares(&draw, t->plan->icc);
        for (size_t p = 0; p < t->size[s]; p++)
            write_pupil(&text, t, school, (uint32_t)p + 1, of_school,
                        t->treated[t->plan->individual ? before + p : s]);
        before += t->size[s];
    }
    return lode_synth_write(&text, t->options, "trial.csv", SYNTH_PLAIN, error);
}

/* ---- what is true ---- */

/* The estimates of a model without arm have the variance of the effect beside the rest: with half
 * of each arm that is a quarter of its square. It lies between schools where they are assigned. */
static void write_sizes(synth_text *text, const lode_synth_trial_plan *plan) {
    const double effect = plan->effect, icc = plan->icc, arms = effect * effect / 4;
    const double left = sqrt(1 - correlation * correlation);
    lode_synth_truth(text, "g.total", "", effect / sqrt(1 + arms),
                     "effect / standard deviation of all pupils of both arms");
    if (plan->individual) {
        lode_synth_truth(text, "g.conditional", "", effect / left,
                         "effect / standard deviation that arm and prior leave");
        return;
    }
    lode_synth_truth(text, "g.within", "", effect / sqrt(1 - icc),
                     "effect / standard deviation within schools");
    lode_synth_truth(text, "g.total.conditional", "", effect / left,
                     "effect / standard deviation that arm and prior leave");
    lode_synth_truth(text, "g.within.conditional", "", effect / (left * sqrt(1 - icc)),
                     "effect / standard deviation within schools that arm and prior leave");
    lode_synth_truth(text, "icc", "", (icc + arms) / (1 + arms),
                     "share of the variance between schools; arms not taken out");
    lode_synth_truth(text, "icc.conditional", "", icc,
                     "share of the variance between schools that arm and prior leave");
}

static lode_status write_truth(const trial *t, lode_error *error) {
    synth_text text = {0};
    const double effect = sd * t->plan->effect;
    lode_synth_truth_begin(&text);
    lode_synth_truth(&text, "effect", "", effect, "points of the score");
    lode_synth_truth(&text, "effect.unadjusted", "", effect, "points of the score");
    lode_synth_truth(&text, "effect", "disadvantaged", effect, "points of the score");
    lode_synth_truth(&text, "effect", "not disadvantaged", effect, "points of the score");
    lode_synth_truth(&text, "prior", "", correlation, "points of the score for a point of prior");
    write_sizes(&text, t->plan);
    return lode_synth_write(&text, t->options, "truth.csv", SYNTH_PLAIN, error);
}

/* ---- all of it ---- */

static lode_status check(const lode_synth_trial_plan *plan, lode_error *error) {
    lode_status status = lode_synth_between(plan->pupils, 2, 1000, "pupils", error);
    if (status == LODE_OK)
        status = lode_synth_between(plan->effect, -5, 5, "effect", error);
    if (status == LODE_OK)
        status = lode_synth_between(plan->icc, 0, 0.9, "icc", error);
    if (status == LODE_OK)
        status = lode_synth_between(plan->missing, 0, 0.9, "missing", error);
    return status;
}

lode_status lode_synth_trial(const lode_synth_trial_plan *plan, const lode_synth_options *options,
                             lode_report *report, lode_error *error) {
    synth_roster roster;
    lode_status status = check(plan, error);
    if (status == LODE_OK)
        status = lode_synth_roster(&roster, options, 40, 4, NULL, report, error);
    if (status != LODE_OK)
        return status;
    trial t = {.plan = plan, .options = options, .school = roster.school, .schools = roster.n};
    settle_sizes(&t);
    assign(&t);
    status = lode_synth_folder(options, error);
    if (status == LODE_OK)
        status = write_pupils(&t, error);
    if (status == LODE_OK)
        status = write_truth(&t, error);
    free(t.size);
    free(t.treated);
    lode_synth_roster_free(&roster);
    return status;
}
