/* The figure of several rows together: counts are added, percentages are what the numerators are of
 * the denominators, means are weighted by their denominators. Figures are never averaged. */
#include "merge_follow.h"

#include "lode/mean.h"
#include "lode/memory.h"

#include <math.h>
#include <stdlib.h>

/* The sum of one number of each member, exact where they are decimals. */
static double sum_of(const merge_member *member, size_t n,
                     lode_number (*number)(const merge_member *)) {
    lode_number *all = lode_allocate(n, sizeof *all);
    double *scaled = lode_allocate(n, sizeof *scaled);
    lode_sum sum;
    for (size_t i = 0; i < n; i++)
        all[i] = number(&member[i]);
    const double by = lode_numbers_scaled(all, n, scaled);
    lode_sum_start(&sum);
    for (size_t i = 0; i < n; i++)
        lode_sum_add(&sum, scaled[i]);
    free(all);
    free(scaled);
    return lode_sum_value(&sum) / by;
}

static lode_number value_of(const merge_member *m) {
    return m->value;
}

static lode_number n_of(const merge_member *m) {
    return m->n;
}

static lode_number numerator_of(const merge_member *m) {
    return m->numerator;
}

static lode_slice print(lode_arena *arena, double x) {
    char text[LODE_NUMBER_TEXT];
    const size_t n = lode_number_text(x, text);
    return (lode_slice){lode_arena_copy(arena, text, n), n};
}

/* Whether the published percentage is that of its numerator, to a unit of its last place. */
static bool gives_the_value(const merge_member *m) {
    const double percent = 100 * m->numerator.value / m->n.value;
    return fabs(percent - m->value.value) <= 1 / lode_power_of_ten[m->value.scale];
}

static bool weighted_mean(const merge_member *member, size_t n, double *mean) {
    double *value = lode_allocate(n, sizeof *value), *weight = lode_allocate(n, sizeof *weight);
    for (size_t i = 0; i < n; i++) {
        value[i] = member[i].value.value;
        weight[i] = member[i].n.value;
    }
    const lode_status status = lode_mean_weighted(value, weight, n, mean, NULL);
    free(value);
    free(weight);
    return status == LODE_OK;
}

/* The rate or mean of all members together. */
static merge_outcome pool(const merge_member *member, size_t n, bool numerators, double *value) {
    for (size_t i = 0; i < n; i++)
        if (!member[i].has_n || member[i].n.value <= 0)
            return MERGE_FIGURE_NO_N;
    if (!numerators)
        return weighted_mean(member, n, value) ? MERGE_FIGURE_SUMMED : MERGE_FIGURE_NO_N;
    for (size_t i = 0; i < n; i++)
        if (!gives_the_value(&member[i]))
            return MERGE_FIGURE_CONTRADICTS;
    *value = 100 * sum_of(member, n, numerator_of) / sum_of(member, n, n_of);
    return MERGE_FIGURE_SUMMED;
}

merge_outcome lode_merge_add_up(const merge_member *member, size_t n, const figure_request *asked,
                                merge_figure *figure) {
    bool numerators = true, denominators = true;
    double value = 0;
    merge_outcome outcome = MERGE_FIGURE_SUMMED;
    for (size_t i = 0; i < n; i++) {
        numerators &= member[i].has_numerator;
        denominators &= member[i].has_n;
    }
    if (asked->kind == LODE_KIND_COUNT)
        value = sum_of(member, n, value_of);
    else if (lode_kind_is_percentage(asked->kind))
        outcome = pool(member, n, numerators, &value);
    else if (asked->kind == LODE_KIND_MEAN || asked->kind == LODE_KIND_PROGRESS)
        outcome = pool(member, n, false, &value);
    else
        outcome = MERGE_FIGURE_NO_KIND;
    if (outcome != MERGE_FIGURE_SUMMED)
        return outcome;
    figure->value = print(asked->arena, value);
    if (denominators)
        figure->n = print(asked->arena, sum_of(member, n, n_of));
    if (numerators)
        figure->numerator = print(asked->arena, sum_of(member, n, numerator_of));
    return outcome;
}
