/* The multilevel model of a trial of clusters: whose variances the effect sizes are in. */
#include "trial_parts.h"

static lode_mixed_pupils *add_pupils(const trial *t, size_t columns) {
    lode_mixed_pupils *pupils = lode_mixed_pupils_new(columns, NULL, 0);
    double *value = lode_allocate(columns + 1, sizeof *value);
    for (size_t i = 0; i < t->n; i++) {
        memcpy(value, t->x + i * t->columns, columns * sizeof *value);
        value[columns] = t->y[i];
        lode_mixed_pupils_add(pupils, t->group[i], value);
    }
    free(value);
    return pupils;
}

/* By the variances of the model with so many columns; the difference is that of the full one. */
static lode_status fit(trial *t, size_t columns, trial_multilevel *m, lode_error *error) {
    lode_mixed *mixed = NULL;
    lode_mixed_pupils *pupils = add_pupils(t, columns);
    const lode_mixed_data data = {.pupils = pupils, .level = LODE_LEVEL_DEFAULT};
    lode_status status = lode_mixed_fit(&data, &mixed, NULL, error);
    if (status == LODE_OK) {
        if (columns) {
            const lode_mixed_term *b = &mixed->term[1];
            m->term = (lode_trial_term){b->estimate, b->se, b->df, b->low, b->high, b->p};
        }
        m->icc = mixed->same_unit;
        status = lode_trial_size_of_clusters(t->full.term.estimate, mixed->variance.unit.estimate,
                                             mixed->variance.residual.estimate, t->size, t->treated,
                                             t->groups, &m->sizes, error);
        lode_mixed_free(mixed);
    }
    lode_mixed_pupils_free(pupils);
    m->fitted = status == LODE_OK;
    return status;
}

/* A trial whose multilevel model cannot be fitted still has its difference. */
void trial_fit_multilevel(trial *t) {
    lode_error error;
    if (!trial_of_clusters(t))
        return;
    if (fit(t, t->columns, &t->full, &error) == LODE_OK &&
        fit(t, 0, &t->empty, &error) == LODE_OK) {
        if (t->empty.icc.estimate == 0)
            lode_notice(t->report, "singular: the variance between clusters is estimated as 0");
        return;
    }
    t->no_multilevel = lode_arena_print(t->arena, "%s", error.text);
    lode_notice(t->report, "no effect size and no intraclass correlation: %s", error.text);
}
