#include "lode/estimates.h"

#include "lode/number.h"

#include <math.h>
#include <stdlib.h>

enum {
    DESIGN,
    OUTCOME,
    SUBGROUP,
    TERM,
    ESTIMATE,
    SE,
    CI_LOW,
    CI_HIGH,
    P_VALUE,
    EFFECT_SIZE,
    ES_CI_LOW,
    ES_CI_HIGH,
    N_UNITS,
    N_CLUSTERS,
    COST_PER_UNIT,
    NOTE
};

static const lode_estimate_column columns[LODE_ESTIMATE_COLUMNS] = {
    {"design", false},  {"outcome", false},    {"subgroup", false},     {"term", false},
    {"estimate", true}, {"se", true},          {"ci_low", true},        {"ci_high", true},
    {"p_value", true},  {"effect_size", true}, {"es_ci_low", true},     {"es_ci_high", true},
    {"n_units", true},  {"n_clusters", true},  {"cost_per_unit", true}, {"note", false},
};

const lode_estimate lode_estimate_empty = {.estimate = NAN,
                                           .se = NAN,
                                           .low = NAN,
                                           .high = NAN,
                                           .p = NAN,
                                           .effect_size = NAN,
                                           .es_low = NAN,
                                           .es_high = NAN,
                                           .n_units = NAN,
                                           .n_clusters = NAN};

/* What is written for anything smaller, of which digits say nothing. */
static const double least_p = 1e-15;

double lode_significant(double x, int digits) {
    if (x == 0 || !isfinite(x))
        return x;
    const int places = digits - 1 - (int)floor(log10(fabs(x)));
    const double power = pow(10, abs(places));
    return places > 0 ? round(x * power) / power : round(x / power) * power;
}

lode_status lode_estimates_header(lode_output *output, const lode_estimate_column *more, size_t n,
                                  lode_error *error) {
    lode_slice name[LODE_ESTIMATE_COLUMNS + LODE_ESTIMATE_MORE];
    bool number[LODE_ESTIMATE_COLUMNS + LODE_ESTIMATE_MORE];
    for (size_t c = 0; c < LODE_ESTIMATE_COLUMNS + n; c++) {
        const lode_estimate_column *column =
            c < LODE_ESTIMATE_COLUMNS ? &columns[c] : &more[c - LODE_ESTIMATE_COLUMNS];
        name[c] = lode_text(column->name);
        number[c] = column->number;
    }
    return lode_output_header(output, name, number, LODE_ESTIMATE_COLUMNS + n, error);
}

lode_status lode_estimates_put(lode_output *output, const lode_estimate *e, const lode_cell *more,
                               size_t n, lode_error *error) {
    char text[LODE_ESTIMATE_COLUMNS][LODE_NUMBER_TEXT];
    lode_cell cell[LODE_ESTIMATE_COLUMNS + LODE_ESTIMATE_MORE];
    const double number[LODE_ESTIMATE_COLUMNS] = {[ESTIMATE] = e->estimate,
                                                  [SE] = e->se,
                                                  [CI_LOW] = e->low,
                                                  [CI_HIGH] = e->high,
                                                  [P_VALUE] =
                                                      isnan(e->p) ? NAN : fmax(e->p, least_p),
                                                  [EFFECT_SIZE] = e->effect_size,
                                                  [ES_CI_LOW] = e->es_low,
                                                  [ES_CI_HIGH] = e->es_high,
                                                  [N_UNITS] = e->n_units,
                                                  [N_CLUSTERS] = e->n_clusters,
                                                  [COST_PER_UNIT] = NAN};
    for (size_t c = 0; c < LODE_ESTIMATE_COLUMNS; c++)
        if (columns[c].number)
            cell[c] = lode_cell_plain((lode_slice){text[c], lode_number_text(number[c], text[c])});
    cell[DESIGN] = lode_cell_plain(lode_text(e->design));
    cell[OUTCOME] = lode_cell_of(e->outcome);
    cell[SUBGROUP] = lode_cell_of(e->subgroup);
    cell[TERM] = lode_cell_of(e->term);
    cell[NOTE] = lode_cell_of(lode_text(e->note ? e->note : ""));
    for (size_t i = 0; i < n; i++)
        cell[LODE_ESTIMATE_COLUMNS + i] = more[i];
    return lode_output_row(output, cell, error);
}
