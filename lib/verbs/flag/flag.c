/* lode_flag: measure or comparison tables and rules in, one row for each school and rule out. */
#include "lode/flag.h"

#include "flag_parts.h"

#include <stdlib.h>

enum {
    SCHOOL_URN,
    SCHOOL_LAESTAB,
    SCHOOL_NAME,
    OLD_LA_CODE,
    LA_NAME,
    RULE,
    FIRED,
    TIME_PERIOD,
    MEASURE,
    BREAKDOWN,
    VALUE,
    COMPARATOR,
    COMPARATOR_VALUE,
    EVIDENCE,
    WEIGHT,
    REASON,
    COLUMNS
};

static const char *const column_names[COLUMNS] = {
    "school_urn",       "school_laestab", "school_name", "old_la_code",
    "la_name",          "rule",           "fired",       "time_period",
    "measure",          "breakdown",      "value",       "comparator",
    "comparator_value", "evidence",       "weight",      "reason"};

static const char *const fired_names[] = {
    [FLAG_NO] = "no", [FLAG_YES] = "yes", [FLAG_UNKNOWN] = "unknown"};

typedef struct {
    const lode_flag_options *options;
    const lode_rules *rules;
    const flag_data *data;
    flag_view *views;
    size_t answers[3]; /* by flag_fired */
} flagging;

/* ---- one row ---- */

static void put_school(const flagging *f, size_t school, lode_cell *cells) {
    static const lode_measure_column from[] = {LODE_COL_SCHOOL_URN, LODE_COL_SCHOOL_LAESTAB,
                                               LODE_COL_SCHOOL_NAME, LODE_COL_OLD_LA_CODE,
                                               LODE_COL_LA_NAME};
    for (int c = SCHOOL_URN; c <= LA_NAME; c++)
        cells[c] = lode_cell_of(
            lode_measures_text(f->data->measures, f->data->latest[school], from[c - SCHOOL_URN]));
}

/* The figures of the latest period, as far as there are any. */
static void put_figures(const flagging *f, const flag_view *view, size_t school, lode_cell *cells) {
    const flag_data *data = f->data;
    cells[TIME_PERIOD] = cells[VALUE] = cells[COMPARATOR_VALUE] = lode_cell_of(lode_text(""));
    if (view->state != FLAG_HAS_DATA)
        return;
    const flag_cell *cell = &view->cell[school * view->rule->periods];
    cells[TIME_PERIOD] = lode_cell_of(view->time_period);
    if (cell->own != FLAG_NO_ROW && cell->clash == FLAG_NO_ROW &&
        lode_measures_has(data->measures, cell->own))
        cells[VALUE] = lode_cell_of(lode_measures_text(data->measures, cell->own, LODE_COL_VALUE));
    if (cell->against != FLAG_NO_ROW)
        cells[COMPARATOR_VALUE] =
            lode_cell_of(lode_flag_cell(data, cell->against, FLAG_COMPARATOR_VALUE));
}

static bool wanted(const lode_flag_options *options, flag_fired fired) {
    switch (options->only) {
    case LODE_FLAG_ONLY_FIRED:
        return fired == FLAG_YES;
    case LODE_FLAG_ONLY_UNKNOWN:
        return fired == FLAG_UNKNOWN;
    default:
        return true;
    }
}

static lode_status write_row(const flagging *f, const flag_view *view, size_t school,
                             const flag_verdict *verdict, lode_output *output, lode_error *error) {
    const lode_rule *rule = view->rule;
    lode_cell cells[COLUMNS];
    put_school(f, school, cells);
    put_figures(f, view, school, cells);
    cells[RULE] = lode_cell_of(rule->name);
    cells[FIRED] = lode_cell_of(lode_text(fired_names[verdict->fired]));
    cells[MEASURE] = lode_cell_of(rule->measure);
    cells[BREAKDOWN] = lode_cell_of(rule->breakdown);
    cells[COMPARATOR] = lode_cell_of(rule->comparator);
    cells[EVIDENCE] = lode_cell_of(lode_text(verdict->evidence));
    cells[WEIGHT] = lode_cell_of(rule->weight);
    cells[REASON] = lode_cell_of(rule->reason);
    return lode_output_row(output, cells, error);
}

/* ---- all of them ---- */

/* A school without any row of the measure is not what the rule is about, unless somebody asks: a
 * secondary school has no key stage 2 result. */
static bool is_asked(const flagging *f, const flag_view *view, size_t school) {
    if (view->other_kind[school])
        return false;
    return f->options->all_rules || (view->state == FLAG_HAS_DATA && view->has_measure[school]);
}

/* The answers for one school: counted, and written where there is an output. */
static lode_status answer(flagging *f, size_t school, lode_output *output, lode_error *error) {
    lode_arena *arena = lode_arena_new();
    lode_status status = LODE_OK;
    for (size_t i = 0; i < f->rules->n && status == LODE_OK; i++) {
        if (!is_asked(f, &f->views[i], school))
            continue;
        flag_verdict verdict = lode_flag_judge(f->data, &f->views[i], school, arena);
        if (!output)
            f->answers[verdict.fired]++;
        else if (wanted(f->options, verdict.fired))
            status = write_row(f, &f->views[i], school, &verdict, output, error);
    }
    lode_arena_free(arena);
    return status;
}

/* The answer that explains a refusal best: of a rule that has data, for a school it is about; else
 * of the first rule. */
static void find_example(const flagging *f, size_t *rule, size_t *school) {
    for (size_t i = 0; i < f->rules->n; i++)
        for (size_t s = 0; f->views[i].state == FLAG_HAS_DATA && s < f->data->schools; s++)
            if (is_asked(f, &f->views[i], s) && f->views[i].has_measure[s]) {
                *rule = i;
                *school = s;
                return;
            }
    *rule = *school = 0;
}

static lode_status refuse(const flagging *f, lode_error *error) {
    if (f->data->schools == 0)
        return lode_fail(error, LODE_REFUSED, "no row is of a school");
    size_t i, school;
    find_example(f, &i, &school);
    lode_arena *arena = lode_arena_new();
    flag_verdict first = lode_flag_judge(f->data, &f->views[i], school, arena);
    lode_fail(error, LODE_REFUSED, "no rule could be judged for any of %zu schools",
              f->data->schools);
    lode_fail_hint(error, "%.*s: %s", LODE_ARG(f->rules->rule[i].name), first.evidence);
    lode_arena_free(arena);
    return LODE_REFUSED;
}

/* Judge once to know whether anything can be answered before the first byte is written, and again
 * to write: evidence is not kept, so memory does not grow with it. */
static lode_status write_all(flagging *f, lode_output *output, lode_error *error) {
    lode_status status = LODE_OK;
    for (size_t school = 0; school < f->data->schools && status == LODE_OK; school++)
        status = answer(f, school, NULL, error);
    if (status != LODE_OK)
        return status;
    if (f->data->measures->rows > 0 && f->answers[FLAG_YES] + f->answers[FLAG_NO] == 0)
        return refuse(f, error);
    lode_slice names[COLUMNS];
    bool number[COLUMNS];
    for (int c = 0; c < COLUMNS; c++) {
        names[c] = lode_text(column_names[c]);
        number[c] = lode_is_number_column(names[c]);
    }
    status = lode_output_header(output, names, number, COLUMNS, error);
    for (size_t school = 0; school < f->data->schools && status == LODE_OK; school++)
        status = answer(f, school, output, error);
    return status;
}

/* ---- the verb ---- */

/* The table of rules: *owned where it must be freed. */
static lode_status find_rules(const lode_flag_options *options, const lode_input *input,
                              lode_reference *reference, const lode_table **table,
                              lode_table **owned, lode_report *report, lode_error *error) {
    *owned = NULL;
    if (!options->rules)
        return lode_reference_table(reference, "flag_rules", table, error);
    const lode_input file = {&options->rules, 1, input->read};
    lode_status status = lode_table_read(owned, &file, NULL, report, error);
    *table = *owned;
    return status;
}

lode_status lode_flag(const lode_flag_options *options, const lode_input *input,
                      lode_output *output, lode_reference *reference, lode_report *report,
                      lode_error *error) {
    flag_data data = {0};
    lode_rules *rules = NULL;
    lode_table *owned = NULL;
    const lode_table *table = NULL;
    flag_view *views = NULL;
    lode_status status = find_rules(options, input, reference, &table, &owned, report, error);
    if (status == LODE_OK)
        status = lode_rules_read(&rules, table, report, error);
    if (status == LODE_OK)
        status = lode_flag_read(&data, input, reference, report, error);
    if (status == LODE_OK) {
        views = lode_flag_views(&data, rules);
        lode_flag_tell(&data, rules, views, report);
        flagging f = {options, rules, &data, views, {0}};
        status = write_all(&f, output, error);
        if (status == LODE_OK)
            lode_flag_account(&data, views, rules->n, options->all_rules, report);
        if (status == LODE_OK && options->fail_if_fired && f.answers[FLAG_YES] > 0)
            status = LODE_FINDINGS;
    }
    lode_flag_views_free(views, rules ? rules->n : 0);
    lode_rules_free(rules);
    lode_table_free(owned);
    lode_flag_free(&data);
    return status;
}
