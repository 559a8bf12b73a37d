/* lode_synth_panel: what schools are like, who is supported, and the results of every period. */
#include "synth_panel.h"

#include "lode/availability.h"
#include "lode/period.h"

#include <math.h>
#include <stdlib.h>

/* Nothing that can happen to a chance takes it out of 0 to 1: 0.6 +- 0.198 +- 0.03 +- 0.05, and the
 * effect. */
static const double usual_chance = 0.6, level_sd = 0.09, level_cut = 2.2, year_most = 0.03,
                    passing_sd = 0.02, passing_cut = 2.5, lowest_effect = -30, highest_effect = 12;
enum { PERIODS = 20, FEWEST_PUPILS = 15, MORE_PUPILS = 60, PUPILS_BY_YEAR = 6, FEWEST_SCHOOLS = 8 };

static double cut_normal(lode_random *draw, double cut) {
    const double z = lode_random_normal(draw);
    return z < -cut ? -cut : z > cut ? cut : z;
}

/* ---- results ---- */

static uint32_t year_of(const synth_panel *p, size_t period) {
    return (uint32_t)lode_period_year(lode_text(p->plan->periods.item[period]));
}

static double effect_on(const synth_panel *p, panel_role role, size_t period) {
    if (period <= p->before || role == PANEL_NEITHER)
        return 0;
    return (role == PANEL_SUPPORTED ? p->plan->effect : p->plan->effect_supporting) / 100;
}

static void draw_result(const synth_panel *p, panel_school *s, size_t period) {
    const uint64_t seed = p->options->seed, urn = s->school->urn;
    const uint32_t year = year_of(p, period);
    lode_random size = lode_synth_plant(seed, urn, PLANT_SIZE, 0);
    lode_random common = lode_synth_plant(seed, 0, PLANT_YEAR, year);
    lode_random own = lode_synth_plant(seed, urn, PLANT_YEAR, year);
    panel_result *r = &s->result[period];
    r->pupils = FEWEST_PUPILS + (int)lode_random_below(&size, MORE_PUPILS) +
                (int)lode_random_below(&own, PUPILS_BY_YEAR);
    const double chance =
        usual_chance + level_sd * s->level + year_most * (2 * lode_random_uniform(&common) - 1) +
        passing_sd * cut_normal(&own, passing_cut) + effect_on(p, s->role, period);
    const double reached = lode_random_binomial(&own, (uint32_t)r->pupils, chance);
    r->expected = 100 * chance;
    r->value = floor(100 * reached / r->pupils + 0.5);
}

static void draw_results(synth_panel *p, size_t first, size_t end) {
    for (size_t i = 0; i < p->n; i++)
        for (size_t t = first; t < end; t++)
            draw_result(p, &p->school[i], t);
}

/* ---- who is supported ---- */

/* The figures before, or the level, to mean 0 and standard deviation 1. */
static void standardise_grounds(synth_panel *p) {
    double sum = 0, squares = 0;
    for (size_t i = 0; i < p->n; i++) {
        panel_school *s = &p->school[i];
        s->need = p->plan->on_result ? s->result[p->before].value : s->level;
        sum += s->need;
    }
    const double mean = sum / (double)p->n;
    for (size_t i = 0; i < p->n; i++)
        squares += (p->school[i].need - mean) * (p->school[i].need - mean);
    const double sd = squares > 0 ? sqrt(squares / (double)p->n) : 1;
    for (size_t i = 0; i < p->n; i++)
        p->school[i].need = (p->school[i].need - mean) / sd;
}

static int by_need(const void *left, const void *right) {
    const panel_school *a = *(panel_school *const *)left, *b = *(panel_school *const *)right;
    if (a->need != b->need)
        return a->need < b->need ? -1 : 1;
    return a->school->urn < b->school->urn ? -1 : 1;
}

static size_t share_of(double share, size_t n) {
    return (size_t)floor(share * (double)n + 0.5);
}

static void choose(synth_panel *p) {
    const double r = p->plan->selection;
    const size_t supported = share_of(p->plan->supported, p->n);
    const size_t supporting = share_of(p->plan->supporting, p->n);
    panel_school **order = lode_allocate(p->n, sizeof *order);
    standardise_grounds(p);
    for (size_t i = 0; i < p->n; i++) {
        panel_school *s = order[i] = &p->school[i];
        lode_random draw = lode_synth_plant(p->options->seed, s->school->urn, PLANT_SELECT, 0);
        s->need = r * s->need + sqrt(1 - r * r) * lode_random_normal(&draw);
    }
    qsort(order, p->n, sizeof(panel_school *), by_need);
    for (size_t i = 0; i < supported; i++)
        order[i]->role = PANEL_SUPPORTED;
    for (size_t i = p->n - supporting; i < p->n; i++)
        order[i]->role = PANEL_SUPPORTING;
    free(order);
}

/* ---- what is asked ---- */

static lode_status check_figures(const lode_synth_panel_plan *plan, lode_error *error) {
    const struct {
        double value, low, high;
        const char *option;
    } figure[] = {
        {plan->effect, lowest_effect, highest_effect, "effect"},
        {plan->effect_supporting, lowest_effect, highest_effect, "effect-supporting"},
        {plan->supported, 0, 0.5, "supported"},
        {plan->supporting, 0, 0.4, "supporting"},
        {plan->selection, 0, 1, "select"},
    };
    lode_status status = LODE_OK;
    for (size_t i = 0; i < sizeof figure / sizeof *figure && status == LODE_OK; i++)
        status = lode_synth_between(figure[i].value, figure[i].low, figure[i].high,
                                    figure[i].option, error);
    return status;
}

static lode_status check_period(const lode_availability *availability, const char *period,
                                lode_error *error) {
    const lode_availability_of of = {.measure = lode_text("ks2_rwm_exp_percent"),
                                     .level = lode_text("School")};
    if (!lode_period_is_academic(lode_text(period)))
        return lode_fail(error, LODE_USAGE, "'%s' is no academic year like 201819", period);
    const lode_availability_entry *entry =
        lode_availability_at(availability, &of, lode_period_year(lode_text(period)));
    if (!entry)
        return LODE_OK;
    lode_fail(error, LODE_USAGE, "%s: %.*s", period, LODE_ARG(entry->reason));
    return lode_fail_hint(error, "leave it out of --periods");
}

static lode_status check_periods(const lode_synth_panel_plan *plan,
                                 const lode_synth_options *options, lode_report *report,
                                 lode_error *error) {
    const lode_words *periods = &plan->periods;
    if (periods->n < 2 || periods->n > PERIODS)
        return lode_fail(error, LODE_USAGE, "--periods takes 2 to %d academic years, not %zu",
                         PERIODS, periods->n);
    lode_reference *reference = lode_reference_new(options->reference, NULL, report);
    lode_availability *availability;
    lode_status status = lode_availability_read(&availability, reference, error);
    if (status == LODE_OK) {
        for (size_t t = 0; t < periods->n && status == LODE_OK; t++) {
            status = check_period(availability, periods->item[t], error);
            if (status == LODE_OK && t > 0 && strcmp(periods->item[t - 1], periods->item[t]) >= 0)
                status = lode_fail(error, LODE_USAGE, "--periods go from early to late: %s, %s",
                                   periods->item[t - 1], periods->item[t]);
        }
        lode_availability_free(availability);
    }
    lode_reference_free(reference);
    return status;
}

static lode_status find_before(const lode_synth_panel_plan *plan, size_t *before,
                               lode_error *error) {
    const lode_words *periods = &plan->periods;
    *before = (periods->n - 1) / 2;
    if (!plan->before)
        return LODE_OK;
    for (size_t t = 0; t + 1 < periods->n; t++)
        if (strcmp(periods->item[t], plan->before) == 0) {
            *before = t;
            return LODE_OK;
        }
    lode_fail(error, LODE_USAGE, "--before %s is no period that another follows", plan->before);
    return lode_fail_hint(error, "the periods are %s to %s", periods->item[0],
                          periods->item[periods->n - 1]);
}

/* Two of each, or there is nothing to tell chance by. */
static lode_status check_shares(const synth_panel *p, lode_error *error) {
    const size_t supported = share_of(p->plan->supported, p->n);
    const size_t supporting = share_of(p->plan->supporting, p->n);
    if (supported >= 2 && supporting != 1 && supported + supporting + 2 <= p->n)
        return LODE_OK;
    return lode_fail(error, LODE_USAGE,
                     "of %zu schools %zu would be supported and %zu supporting; at least 2 must be "
                     "supported, 0 or at least 2 supporting and 2 neither",
                     p->n, supported, supporting);
}

/* ---- all of it ---- */

static void settle(synth_panel *p, const synth_roster *roster) {
    const size_t periods = p->plan->periods.n;
    p->school = lode_allocate(p->n, sizeof *p->school);
    p->results = lode_allocate(p->n * periods, sizeof *p->results);
    for (size_t i = 0; i < p->n; i++) {
        lode_random draw =
            lode_synth_plant(p->options->seed, roster->school[i].urn, PLANT_LEVEL, 0);
        p->school[i] = (panel_school){.school = &roster->school[i],
                                      .level = cut_normal(&draw, level_cut),
                                      .result = &p->results[i * periods]};
    }
    draw_results(p, 0, p->before + 1);
    choose(p);
    draw_results(p, p->before + 1, periods);
}

lode_status lode_synth_panel(const lode_synth_panel_plan *plan, const lode_synth_options *options,
                             lode_report *report, lode_error *error) {
    synth_panel p = {.plan = plan, .options = options};
    synth_roster roster;
    lode_status status = check_figures(plan, error);
    if (status == LODE_OK)
        status = check_periods(plan, options, report, error);
    if (status == LODE_OK)
        status = find_before(plan, &p.before, error);
    if (status == LODE_OK)
        status = lode_synth_roster(&roster, options, 100, FEWEST_SCHOOLS, "Primary", report, error);
    if (status != LODE_OK)
        return status;
    p.n = roster.n;
    status = check_shares(&p, error);
    if (status == LODE_OK) {
        settle(&p, &roster);
        status = lode_synth_panel_write(&p, error);
    }
    free(p.school);
    free(p.results);
    lode_synth_roster_free(&roster);
    return status;
}
