/* The facts the invented pupils follow: England's published figures, and the pupil standard
 * deviations behind published limits. */
#include "synth_parts.h"

#include "lode/number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int periods[SYNTH_YEARS] = {201617, 201718, 201819, 202223, 202324};

static lode_status find_columns(synth_facts *facts, lode_error *error) {
    static const char *const figure[] = {"time_period", "establishment_type", "breakdown",
                                         "measure", "value"};
    static const char *const spread[] = {"time_period", "measure", "sigma"};
    const lode_status status =
        lode_reference_columns(facts->headlines, figure, FIGURE_COLUMNS, facts->figure, error);
    if (status != LODE_OK)
        return status;
    return lode_reference_columns(facts->sigmas, spread, SPREAD_COLUMNS, facts->spread, error);
}

static int period_of(const lode_table *table, size_t row, int column) {
    lode_number number;
    const lode_slice text = lode_table_text(table, row, (size_t)column);
    return lode_number_read(text, &number) && number.exact ? (int)number.value : 0;
}

static bool says(const lode_table *table, size_t row, int column, const char *text) {
    return lode_is(lode_table_text(table, row, (size_t)column), text);
}

static lode_status number_at(const lode_table *table, size_t row, int column, double *value,
                             lode_error *error) {
    lode_number number;
    const lode_slice text = lode_table_text(table, row, (size_t)column);
    if (!lode_number_read(text, &number)) {
        lode_fail(error, LODE_DATA, "'%.*s' is not a number", LODE_ARG(text));
        return lode_table_fail_at(table, row, (size_t)column, error);
    }
    *value = number.value;
    return LODE_OK;
}

static bool is_figure(const synth_facts *facts, size_t row, const char *type, const char *measure,
                      const char *breakdown) {
    const lode_table *table = facts->headlines;
    return says(table, row, facts->figure[FIGURE_MEASURE], measure) &&
           says(table, row, facts->figure[FIGURE_BREAKDOWN], breakdown) &&
           says(table, row, facts->figure[FIGURE_TYPE], type);
}

static lode_slice published(const synth_facts *facts, int period, const char *type,
                            const char *measure, const char *breakdown) {
    const lode_table *table = facts->headlines;
    for (size_t row = 0; row < lode_table_rows(table); row++)
        if (period_of(table, row, facts->figure[FIGURE_PERIOD]) == period &&
            is_figure(facts, row, type, measure, breakdown))
            return lode_table_text(table, row, (size_t)facts->figure[FIGURE_VALUE]);
    return (lode_slice){NULL, 0};
}

bool lode_synth_published_cell(char out[SYNTH_CELL], const synth_facts *facts, int period,
                               const char *type, const char *measure, const char *breakdown,
                               int decimals, bool bare) {
    lode_number number;
    int64_t one = 1;
    out[0] = '\0';
    if (!lode_number_read(published(facts, period, type, measure, breakdown), &number) ||
        !number.exact)
        return false;
    for (int i = 0; i < number.scale; i++)
        one *= 10;
    lode_synth_ratio(out, number.units, one, decimals, bare);
    return true;
}

/* The figure of the year, or of the nearest year that has one (the earlier of two). */
static lode_status level(const synth_facts *facts, int period, const char *type,
                         const char *measure, const char *breakdown, double *value,
                         lode_error *error) {
    const lode_table *table = facts->headlines;
    size_t best = lode_table_rows(table);
    for (size_t row = 0; row < lode_table_rows(table); row++) {
        if (!is_figure(facts, row, type, measure, breakdown))
            continue;
        const int distance = abs(period_of(table, row, facts->figure[FIGURE_PERIOD]) - period);
        if (best == lode_table_rows(table) ||
            distance < abs(period_of(table, best, facts->figure[FIGURE_PERIOD]) - period))
            best = row;
    }
    if (best == lode_table_rows(table))
        return lode_fail(error, LODE_DATA, "no figure for England: %s, %s, %s", measure, type,
                         breakdown);
    return number_at(table, best, facts->figure[FIGURE_VALUE], value, error);
}

/* 0 where the year has none. */
static lode_status sigma(const synth_facts *facts, int period, const char *measure, double *value,
                         lode_error *error) {
    const lode_table *table = facts->sigmas;
    *value = 0;
    for (size_t row = 0; row < lode_table_rows(table); row++)
        if (period_of(table, row, facts->spread[SPREAD_PERIOD]) == period &&
            says(table, row, facts->spread[SPREAD_MEASURE], measure))
            return number_at(table, row, facts->spread[SPREAD_SIGMA], value, error);
    return LODE_OK;
}

/* Where each figure of a year is found. A breakdown of NULL stands for both groups. */
typedef struct {
    double *value; /* of OTHER and DISADVANTAGED if breakdown is NULL, else one */
    const char *type, *measure;
    bool by_group;
    double scale;
} wanted_level;

static lode_status levels(const synth_facts *facts, int period, const wanted_level *wanted,
                          size_t n, lode_error *error) {
    static const char *const group[BOTH] = {"Not disadvantaged", "Disadvantaged"};
    for (size_t i = 0; i < n; i++) {
        const int values = wanted[i].by_group ? BOTH : 1;
        for (int g = 0; g < values; g++) {
            const char *breakdown = wanted[i].by_group ? group[g] : "Total";
            const lode_status status = level(facts, period, wanted[i].type, wanted[i].measure,
                                             breakdown, &wanted[i].value[g], error);
            if (status != LODE_OK)
                return status;
            wanted[i].value[g] *= wanted[i].scale;
        }
    }
    return LODE_OK;
}

static lode_status read_levels(const synth_facts *facts, synth_england *year, lode_error *error) {
    const char *const state = "State-funded";
    const wanted_level wanted[] = {
        {year->rwm_exp, state, "ks2_rwm_exp_percent", true, 0.01},
        {year->rwm_high, state, "ks2_rwm_high_percent", false, 0.01},
        {&year->subject_exp[READING], state, "ks2_read_exp_percent", false, 0.01},
        {&year->subject_exp[WRITING], state, "ks2_writ_exp_percent", false, 0.01},
        {&year->subject_exp[MATHS], state, "ks2_mat_exp_percent", false, 0.01},
        {&year->gps_exp, state, "ks2_gps_exp_percent", false, 0.01},
        {year->progress[READING], state, "ks2_read_progress", true, 1},
        {year->progress[WRITING], state, "ks2_writ_progress", true, 1},
        {year->progress[MATHS], state, "ks2_mat_progress", true, 1},
        {year->att8, state, "att8_score", true, 1},
        {year->basics_94, state, "basics_94_percent", true, 0.01},
        {year->basics_95, state, "basics_95_percent", true, 0.01},
        {year->ebacc_aps, state, "ebacc_aps", true, 1},
        {year->p8, state, "p8_score", true, 1},
        {&year->absence[SYNTH_PRIMARY], "Primary", "absence_overall_percent", false, 0.01},
        {&year->absence[SYNTH_SECONDARY], "Secondary", "absence_overall_percent", false, 0.01},
        {&year->persistent[SYNTH_PRIMARY], "Primary", "absence_persistent_percent", false, 0.01},
        {&year->persistent[SYNTH_SECONDARY], "Secondary", "absence_persistent_percent", false,
         0.01},
    };
    return levels(facts, year->period, wanted, sizeof wanted / sizeof *wanted, error);
}

static lode_status read_sigmas(const synth_facts *facts, synth_england *year, lode_error *error) {
    const struct {
        double *value;
        const char *measure;
    } wanted[] = {
        {&year->progress_sigma[READING], "ks2_read_progress"},
        {&year->progress_sigma[WRITING], "ks2_writ_progress"},
        {&year->progress_sigma[MATHS], "ks2_mat_progress"},
        {&year->p8_sigma, "p8_score"},
        {&year->p8_unadjusted_sigma, "p8_score_unadjusted"},
    };
    lode_status status = LODE_OK;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted && status == LODE_OK; i++)
        status = sigma(facts, year->period, wanted[i].measure, wanted[i].value, error);
    return status;
}

static lode_status read_year(const synth_facts *facts, synth_england *year, lode_error *error) {
    const lode_status status = read_levels(facts, year, error);
    if (status != LODE_OK)
        return status;
    /* The higher standard is not published by disadvantage: these two ratios keep its total, with
     * 3 pupils in 10 disadvantaged. Special schools have half as much absence again. */
    year->rwm_high[DISADVANTAGED] = 0.5 * year->rwm_high[OTHER];
    year->rwm_high[OTHER] *= 1.21;
    year->absence[SYNTH_SPECIAL] = 1.5 * year->absence[SYNTH_SECONDARY];
    year->persistent[SYNTH_SPECIAL] = 1.5 * year->persistent[SYNTH_SECONDARY];
    return read_sigmas(facts, year, error);
}

lode_status lode_synth_facts_read(synth_facts *facts, lode_reference *reference,
                                  lode_error *error) {
    *facts = (synth_facts){0};
    lode_status status =
        lode_reference_table(reference, "england_headlines", &facts->headlines, error);
    if (status == LODE_OK)
        status = lode_reference_table(reference, "pupil_sigmas", &facts->sigmas, error);
    if (status == LODE_OK)
        status = find_columns(facts, error);
    for (int i = 0; i < SYNTH_YEARS && status == LODE_OK; i++) {
        facts->year[i].period = periods[i];
        status = read_year(facts, &facts->year[i], error);
    }
    return status;
}
