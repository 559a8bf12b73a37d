/* The rows of an estimate table that a chart draws. */
#include "effects.h"

#include "clean.h"

#include <math.h>

static const char *const name_of[LODE_EFFECT_COLUMNS] = {
    [LODE_BY_DESIGN] = "design",      [LODE_BY_OUTCOME] = "outcome",
    [LODE_BY_SUBGROUP] = "subgroup",  [LODE_BY_TERM] = "term",
    [LODE_BY_ESTIMATE] = "estimate",  [LODE_BY_LOW] = "ci_low",
    [LODE_BY_HIGH] = "ci_high",       [LODE_BY_UNITS] = "n_units",
    [LODE_BY_NOTE] = "note",          [LODE_BY_REASON] = "reason",
    [LODE_BY_LABEL] = "label",        [LODE_BY_COMPARISON] = "comparison",
    [LODE_BY_PERIOD] = "time_period", [LODE_BY_EVENT_TIME] = "event_time",
};

static const char *const size_of[LODE_EFFECT_COLUMNS] = {
    [LODE_BY_ESTIMATE] = "effect_size", [LODE_BY_LOW] = "es_ci_low", [LODE_BY_HIGH] = "es_ci_high"};

static lode_status find_columns(lode_effects *e, lode_error *error) {
    for (int c = 0; c < LODE_EFFECT_COLUMNS; c++) {
        const char *name = e->options->effect_size && size_of[c] ? size_of[c] : name_of[c];
        e->column[c] = lode_table_find(e->table, lode_text(name));
        if (e->column[c] >= 0 || c > LODE_BY_HIGH)
            continue;
        lode_fail(error, LODE_USAGE, "this is no estimate table: there is no column '%s'", name);
        lode_fail_at(error, lode_table_file(e->table, 0), 0, 0);
        return lode_fail_hint(error, "lode-trial, lode-did and lode-survey write one");
    }
    return LODE_OK;
}

lode_status lode_effects_open(lode_effects *e, const lode_plot_options *options,
                              const lode_input *input, lode_reference *reference,
                              lode_report *report, lode_error *error) {
    *e = (lode_effects){.options = options, .report = report, .arena = lode_arena_new()};
    lode_status status = lode_table_read(&e->table, input, NULL, report, error);
    if (status == LODE_OK)
        status = lode_dictionary_read(&e->dictionary, reference, error);
    return status == LODE_OK ? find_columns(e, error) : status;
}

void lode_effects_close(lode_effects *e) {
    lode_table_free(e->table);
    lode_dictionary_free(e->dictionary);
    lode_arena_free(e->arena);
}

lode_slice lode_effects_text(const lode_effects *e, size_t row, lode_effect_column column) {
    if (e->column[column] < 0)
        return lode_text("");
    return lode_trim(lode_table_text(e->table, row, (size_t)e->column[column]));
}

const char *lode_effects_clean(const lode_effects *e, size_t row, lode_effect_column column) {
    const lode_slice clean = lode_clean(e->arena, lode_effects_text(e, row, column));
    return lode_arena_print(e->arena, "%.*s", LODE_ARG(clean));
}

/* ---- what is asked for ---- */

static bool is_among(const lode_words *asked, lode_slice text) {
    for (size_t i = 0; i < asked->n; i++)
        if (lode_is(text, asked->item[i]))
            return true;
    return asked->n == 0;
}

/* The texts of a column, of all rows. */
static lode_words all_of(const lode_effects *e, lode_effect_column column) {
    lode_names *seen = lode_names_new();
    for (size_t row = 0; row < lode_table_rows(e->table); row++)
        lode_names_add(seen, lode_effects_text(e, row, column));
    const size_t n = lode_names_count(seen);
    const char **text = lode_arena_take(e->arena, (n + 1) * sizeof *text);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        const lode_slice name = lode_names_get(seen, (uint32_t)i);
        if (name.n)
            text[kept++] = lode_arena_copy(e->arena, name.p, name.n);
    }
    lode_names_free(seen);
    return (lode_words){text, kept};
}

static lode_status no_such(const lode_effects *e, lode_effect_column column, const char *asked,
                           const lode_words *there, lode_error *error) {
    lode_slice *candidate = lode_arena_take(e->arena, (there->n + 1) * sizeof *candidate);
    for (size_t i = 0; i < there->n; i++)
        candidate[i] = lode_text(there->item[i]);
    const int meant = lode_suggest(lode_text(asked), candidate, there->n);
    lode_fail(error, LODE_USAGE, "no row has the %s '%s'%s%s%s", name_of[column], asked,
              meant >= 0 ? "; did you mean '" : "", meant >= 0 ? there->item[meant] : "",
              meant >= 0 ? "'?" : "");
    lode_fail_at(error, lode_table_file(e->table, 0), 0, 0);
    return there->n ? lode_fail_hint(error, "%s %s",
                                     column == LODE_BY_TERM ? "the terms are" : "there is",
                                     lode_effects_list(e, there))
                    : lode_fail_hint(error, "that column is empty");
}

static lode_status check_asked(const lode_effects *e, lode_effect_column column,
                               const lode_words *asked, lode_error *error) {
    const lode_words there = all_of(e, column);
    for (size_t i = 0; i < asked->n; i++)
        if (there.n == 0 || !is_among(&there, lode_text(asked->item[i])))
            return no_such(e, column, asked->item[i], &there, error);
    return LODE_OK;
}

/* ---- the numbers ---- */

/* Beyond it an axis has no tics that differ. */
static const double LARGEST = 1e15;

/* A number, or nothing where there is a code or no text. */
static lode_status read_number(const lode_effects *e, size_t row, lode_effect_column column,
                               bool *has, double *x, lode_error *error) {
    const lode_slice text = lode_effects_text(e, row, column);
    lode_number number;
    *has = lode_number_read(text, &number);
    if (*has)
        *x = number.value;
    if (*has ? fabs(*x) <= LARGEST : !text.n || lode_is_status(text))
        return LODE_OK;
    lode_fail(error, LODE_DATA, "'%.*s' is %s", LODE_ARG(text),
              *has ? "too large to be drawn" : "neither a number nor a code");
    return lode_table_fail_at(e->table, row, (size_t)e->column[column], error);
}

static lode_status check_limits(const lode_effects *e, const lode_effect *effect, bool low,
                                bool high, lode_error *error) {
    if (low == high && (!low || effect->low <= effect->high))
        return LODE_OK;
    lode_fail(error, LODE_DATA, "%s",
              low == high ? "the interval ends below where it begins"
                          : "an interval has one limit and not the other");
    return lode_table_fail_at(e->table, effect->row, (size_t)e->column[LODE_BY_LOW], error);
}

/* A reason, else the meaning of the code, else a note: at last that nothing is said. */
static const char *why_of(const lode_effects *e, size_t row) {
    const char *reason = lode_effects_clean(e, row, LODE_BY_REASON);
    const char *code = lode_effects_clean(e, row, LODE_BY_ESTIMATE);
    const char *note = lode_effects_clean(e, row, LODE_BY_NOTE);
    if (*reason)
        return reason;
    if (*code)
        return lode_arena_print(e->arena, "%s = %s", code, lode_status_words(lode_text(code)));
    return *note ? note : "no estimate";
}

static lode_status read_effect(lode_effects *e, size_t row, lode_error *error) {
    lode_effect *effect = &e->item[e->n++];
    bool low, high;
    *effect = (lode_effect){.row = row, .why = ""};
    lode_status status = read_number(e, row, LODE_BY_ESTIMATE, &effect->has, &effect->value, error);
    if (status == LODE_OK)
        status = read_number(e, row, LODE_BY_LOW, &low, &effect->low, error);
    if (status == LODE_OK)
        status = read_number(e, row, LODE_BY_HIGH, &high, &effect->high, error);
    if (status == LODE_OK)
        status = check_limits(e, effect, low, high, error);
    if (status != LODE_OK)
        return status;
    effect->has_interval = effect->has && low;
    if (!effect->has)
        effect->why = why_of(e, row);
    e->n_values += effect->has;
    e->n_intervals += effect->has_interval;
    return LODE_OK;
}

lode_status lode_effects_choose(lode_effects *e, const lode_words *terms, lode_error *error) {
    const size_t rows = lode_table_rows(e->table);
    const lode_words *outcomes = &e->options->rows.measure, *subgroups = &e->options->subgroup;
    if (rows == 0)
        return lode_fail(error, LODE_REFUSED, "nothing to draw: the input has no rows");
    lode_status status = check_asked(e, LODE_BY_TERM, terms, error);
    if (status == LODE_OK)
        status = check_asked(e, LODE_BY_OUTCOME, outcomes, error);
    if (status == LODE_OK)
        status = check_asked(e, LODE_BY_SUBGROUP, subgroups, error);
    e->item = lode_arena_take(e->arena, rows * sizeof *e->item);
    for (size_t row = 0; row < rows && status == LODE_OK; row++)
        if (is_among(terms, lode_effects_text(e, row, LODE_BY_TERM)) &&
            is_among(outcomes, lode_effects_text(e, row, LODE_BY_OUTCOME)) &&
            is_among(subgroups, lode_effects_text(e, row, LODE_BY_SUBGROUP)))
            status = read_effect(e, row, error);
    if (status != LODE_OK)
        return status;
    lode_left_out(e->report, "not in the chart", rows - e->n);
    return e->n_values ? LODE_OK
                       : lode_fail(error, LODE_REFUSED, "nothing to draw: no row has an %s",
                                   e->options->effect_size ? "effect size" : "estimate");
}

/* ---- what they share ---- */

static bool is_base(const lode_effects *e, const lode_effect *effect) {
    return effect->has && !effect->has_interval && e->n_intervals > 0;
}

static lode_words different(const lode_effects *e, lode_effect_column column, bool bases) {
    const char **text = lode_arena_take(e->arena, (e->n + 1) * sizeof *text);
    lode_words words = {text, 0};
    for (size_t i = 0; i < e->n; i++) {
        const lode_slice one = lode_effects_text(e, e->item[i].row, column);
        if (one.n && (bases || !is_base(e, &e->item[i])) &&
            (words.n == 0 || !is_among(&words, one)))
            text[words.n++] = lode_arena_copy(e->arena, one.p, one.n);
    }
    return words;
}

lode_words lode_effects_different(const lode_effects *e, lode_effect_column column) {
    return different(e, column, true);
}

lode_words lode_effects_remarks(const lode_effects *e) {
    return different(e, LODE_BY_NOTE, false);
}

bool lode_effects_differ(const lode_effects *e, lode_effect_column column) {
    for (size_t i = 1; i < e->n; i++)
        if (!lode_same(lode_effects_text(e, e->item[i].row, column),
                       lode_effects_text(e, e->item[0].row, column)))
            return true;
    return false;
}
