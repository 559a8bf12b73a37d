/* The files of a panel: its figures, who is like whom, and what is true. */
#include "synth_panel.h"

#include "lode/measures.h"
#include "lode/nearest.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

/* ---- panel.csv ---- */

static const char *const role_name[PANEL_ROLES] = {"", "supported", "supporting"};

static void write_result(synth_text *text, const panel_school *s, const char *period,
                         const panel_result *result) {
    const char *const empty = "";
    const synth_one *school = s->school;
    lode_synth_cell(text, period);
    lode_synth_cell(text, "Academic year");
    lode_synth_cell(text, "School");
    lode_synth_print(text, "%" PRIu64, school->urn);
    lode_synth_cell(text, empty);
    lode_synth_cell(text, school->name);
    for (int i = 0; i < 5; i++)
        lode_synth_cell(text, empty);
    lode_synth_cell(text, "State-funded");
    lode_synth_cell(text, "Total");
    lode_synth_cell(text, "Total");
    lode_synth_cell(text, "ks2_rwm_exp_percent");
    lode_synth_print(text, "%.0f", result->value);
    lode_synth_cell(text, empty);
    lode_synth_cell(text, empty);
    lode_synth_print(text, "%d", result->pupils);
    for (int i = 0; i < 5; i++)
        lode_synth_cell(text, empty);
    lode_synth_cell(text, school->phase);
    lode_synth_cell(text, role_name[s->role]);
    lode_synth_end(text, "\n");
}

static lode_status write_panel(const synth_panel *p, lode_error *error) {
    synth_text text = {0};
    for (lode_measure_column c = 0; c < LODE_MEASURE_COLUMNS; c++)
        lode_synth_cell(&text, lode_measure_column_name(c));
    lode_synth_cell(&text, "phase");
    lode_synth_cell(&text, "support");
    lode_synth_end(&text, "\n");
    for (size_t t = 0; t < p->plan->periods.n; t++)
        for (size_t i = 0; i < p->n; i++)
            write_result(&text, &p->school[i], p->plan->periods.item[t], &p->school[i].result[t]);
    return lode_synth_write(&text, p->options, "panel.csv", SYNTH_PLAIN, error);
}

/* ---- pairs.csv ---- */

enum { LIKE = 10 };
static const double with_level = 0.9; /* correlation of what makes schools alike with their level */

static void write_neighbours(synth_text *text, const synth_panel *p, size_t of,
                             const lode_neighbour *found, size_t n) {
    for (size_t rank = 0; rank < n; rank++) {
        char cell[SYNTH_CELL];
        lode_synth_decimal(cell, found[rank].distance, 4, true);
        lode_synth_print(text, "%" PRIu64, p->school[of].school->urn);
        lode_synth_print(text, "%" PRIu64, p->school[found[rank].point].school->urn);
        lode_synth_print(text, "%zu", rank + 1);
        lode_synth_cell(text, cell);
        lode_synth_end(text, "\n");
    }
}

static lode_status write_pairs(const synth_panel *p, lode_error *error) {
    static const char *const header[] = {"school_urn", "comparator_urn", "rank", "distance"};
    static const double factor = 1;
    const size_t k = p->n > LIKE ? LIKE : p->n - 1;
    double *alike = lode_allocate(p->n, sizeof *alike);
    lode_neighbour *found = lode_allocate(p->n * k, sizeof *found);
    size_t *count = lode_allocate(p->n, sizeof *count);
    synth_text text = {0};
    for (size_t i = 0; i < p->n; i++) {
        const panel_school *s = &p->school[i];
        lode_random draw = lode_synth_plant(p->options->seed, s->school->urn, PLANT_LIKE, 0);
        alike[i] =
            with_level * s->level + sqrt(1 - with_level * with_level) * lode_random_normal(&draw);
    }
    lode_nearest_window(&(lode_points){.value = alike, .n = p->n, .terms = 1, .factor = &factor}, k,
                        found, count);
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\n");
    for (size_t i = 0; i < p->n; i++)
        write_neighbours(&text, p, i, &found[i * k], count[i]);
    free(alike);
    free(found);
    free(count);
    return lode_synth_write(&text, p->options, "pairs.csv", SYNTH_PLAIN, error);
}

/* ---- truth.csv ---- */

/* By how much the figures before of the schools with a role are below their expectation. */
static double return_of(const synth_panel *p, panel_role role) {
    double below = 0, n = 0;
    for (size_t i = 0; i < p->n; i++) {
        if (p->school[i].role != role)
            continue;
        const panel_result *before = &p->school[i].result[p->before];
        below += before->expected - before->value;
        n++;
    }
    return n > 0 ? below / n : NAN;
}

static void write_return(synth_text *text, const synth_panel *p, panel_role role,
                         const char *subgroup) {
    const double by = return_of(p, role);
    if (!isnan(by))
        lode_synth_truth(text, "regression_to_the_mean", subgroup, by,
                         "percentage points that figures before are below their expectation");
}

static void write_effect(synth_text *text, const synth_panel *p, panel_role role, double effect) {
    const double by = return_of(p, role) - return_of(p, PANEL_NEITHER);
    if (isnan(by))
        return;
    lode_synth_truth(text, "effect", role_name[role], effect, "percentage points");
    if (p->plan->on_result)
        lode_synth_truth(text, "bias", role_name[role], by,
                         "percentage points that the difference of the changes is off for these "
                         "figures before, all others compared with");
    else
        lode_synth_truth(text, "bias", role_name[role], 0,
                         "percentage points; nobody was chosen by chance in the figures");
}

static lode_status write_truth(const synth_panel *p, lode_error *error) {
    synth_text text = {0};
    lode_synth_truth_begin(&text);
    write_effect(&text, p, PANEL_SUPPORTED, p->plan->effect);
    write_effect(&text, p, PANEL_SUPPORTING, p->plan->effect_supporting);
    write_return(&text, p, PANEL_SUPPORTED, "supported");
    write_return(&text, p, PANEL_SUPPORTING, "supporting");
    write_return(&text, p, PANEL_NEITHER, "comparison");
    return lode_synth_write(&text, p->options, "truth.csv", SYNTH_PLAIN, error);
}

lode_status lode_synth_panel_write(const synth_panel *panel, lode_error *error) {
    lode_status status = lode_synth_folder(panel->options, error);
    if (status == LODE_OK)
        status = write_panel(panel, error);
    if (status == LODE_OK)
        status = write_pairs(panel, error);
    if (status == LODE_OK)
        status = write_truth(panel, error);
    return status;
}
