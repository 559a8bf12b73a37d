/* lode_synth_panel: what schools are like, who is supported, and the results of every period. */
#include "synth_panel.h"

#include "lode/period.h"

#include <math.h>
#include <stdlib.h>

/* Nothing that can happen to a chance takes it out of 0 to 1: 0.6 +- 0.198 +- 0.03 +- 0.05, and the
 * effect, which goes from -0.3 to 0.12. */
static const double usual_chance = 0.6, level_sd = 0.09, level_cut = 2.2, year_most = 0.03,
                    passing_sd = 0.02, passing_cut = 2.5;
enum { FEWEST_PUPILS = 15, MORE_PUPILS = 60, PUPILS_BY_YEAR = 6, FEWEST_SCHOOLS = 8 };

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

size_t lode_synth_panel_share(double share, size_t n) {
    return (size_t)floor(share * (double)n + 0.5);
}

static void choose(synth_panel *p) {
    const double r = p->plan->selection;
    const size_t supported = lode_synth_panel_share(p->plan->supported, p->n);
    const size_t supporting = lode_synth_panel_share(p->plan->supporting, p->n);
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
    lode_status status = lode_synth_panel_check(&p, report, error);
    if (status == LODE_OK)
        status = lode_synth_roster(&roster, options, 100, FEWEST_SCHOOLS, "Primary", report, error);
    if (status != LODE_OK)
        return status;
    p.n = roster.n;
    status = lode_synth_panel_check_shares(&p, error);
    if (status == LODE_OK) {
        settle(&p, &roster);
        status = lode_synth_panel_write(&p, error);
    }
    free(p.school);
    free(p.results);
    lode_synth_roster_free(&roster);
    return status;
}
