/* How the estimates of a chart are spoken of. */
#include "effects.h"

#include "clean.h"
#include "words.h"

#include "lode/number.h"
#include "lode/period.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

/* "effect", "effect.unadjusted" of lode-trial, "beyond_regression" of lode-did, but not
 * "effectiveness". */
bool lode_term_is_difference(lode_slice term) {
    static const char *const word[] = {"effect", "change", "gap", "event", "regression", "beyond"};
    for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
        const size_t n = strlen(word[i]);
        if (term.n >= n && memcmp(term.p, word[i], n) == 0 &&
            (term.n == n || !isalnum((unsigned char)term.p[n])))
            return true;
    }
    return false;
}

bool lode_effects_are_differences(const lode_effects *e) {
    for (size_t i = 0; i < e->n; i++)
        if (!lode_term_is_difference(lode_effects_text(e, e->item[i].row, LODE_BY_TERM)))
            return e->options->effect_size;
    return true;
}

/* ---- units and digits ---- */

static lode_slice unit_of(const lode_effects *e, size_t row) {
    static const char *const share[] = {"response_rate", "top_box", "level"};
    const lode_slice term = lode_effects_text(e, row, LODE_BY_TERM);
    for (size_t i = 0; i < sizeof share / sizeof *share; i++)
        if (lode_is(term, share[i]))
            return lode_text("%");
    const lode_meaning *meaning =
        lode_dictionary_find(e->dictionary, lode_effects_text(e, row, LODE_BY_OUTCOME));
    return meaning ? meaning->unit : lode_text("");
}

/* Two digits of the narrowest interval; without any, as many as the estimates are written with. */
static int decimals_of(const lode_effects *e) {
    enum { MOST = 4 };
    double narrowest = HUGE_VAL;
    int most = 0;
    for (size_t i = 0; i < e->n; i++) {
        const lode_effect *effect = &e->item[i];
        lode_number number;
        if (effect->has_interval && effect->high > effect->low)
            narrowest = fmin(narrowest, effect->high - effect->low);
        if (lode_number_read(lode_effects_text(e, effect->row, LODE_BY_ESTIMATE), &number))
            most = number.scale > most ? number.scale : most;
    }
    if (isfinite(narrowest))
        most = (int)fmax(0, 1 - floor(log10(narrowest)));
    return most < MOST ? most : MOST;
}

lode_status lode_effects_set_unit(lode_effects *e, lode_error *error) {
    e->decimals = decimals_of(e);
    e->unit = lode_text("");
    if (e->options->effect_size)
        return LODE_OK;
    e->unit = unit_of(e, e->item[0].row);
    for (size_t i = 1; i < e->n; i++) {
        const lode_slice other = unit_of(e, e->item[i].row);
        if (lode_same(e->unit, other))
            continue;
        lode_fail(error, LODE_USAGE, "one axis cannot hold estimates in %.*s and in %.*s",
                  LODE_ARG(e->unit.n ? e->unit : lode_text("a unit that is not known")),
                  LODE_ARG(other.n ? other : lode_text("a unit that is not known")));
        lode_fail_at(error, lode_table_file(e->table, e->item[i].row),
                     lode_table_line(e->table, e->item[i].row), 0);
        return lode_fail_hint(error, "choose outcomes with -m or terms with --term");
    }
    return LODE_OK;
}

/* A difference of percentages is in percentage points, which may lie beyond 0 and 100. */
static lode_slice shown_unit(const lode_effects *e) {
    return lode_is(e->unit, "%") && lode_effects_are_differences(e) ? lode_text("") : e->unit;
}

lode_axis lode_effects_axis(const lode_effects *e, bool about_zero) {
    double low = about_zero ? 0 : HUGE_VAL, high = about_zero ? 0 : -HUGE_VAL;
    for (size_t i = 0; i < e->n; i++) {
        const lode_effect *effect = &e->item[i];
        if (!effect->has)
            continue;
        low = fmin(low, effect->has_interval ? fmin(effect->value, effect->low) : effect->value);
        high = fmax(high, effect->has_interval ? fmax(effect->value, effect->high) : effect->value);
    }
    return lode_axis_for_process(low, high, shown_unit(e), e->decimals);
}

/* ---- texts ---- */

const char *lode_effects_outcome(const lode_effects *e, size_t row) {
    const lode_slice outcome = lode_effects_text(e, row, LODE_BY_OUTCOME);
    const lode_meaning *meaning = lode_dictionary_find(e->dictionary, outcome);
    const lode_slice clean =
        lode_clean(e->arena, meaning && meaning->label.n ? meaning->label : outcome);
    return lode_arena_print(e->arena, "%.*s", LODE_ARG(clean));
}

const char *lode_effects_period(const lode_effects *e, size_t row) {
    char label[LODE_PERIOD_TEXT];
    const lode_slice period = lode_effects_text(e, row, LODE_BY_PERIOD);
    if (period.n >= LODE_PERIOD_TEXT)
        return lode_effects_clean(e, row, LODE_BY_PERIOD);
    lode_period_label(period, label);
    const lode_slice clean = lode_clean(e->arena, lode_text(label));
    return lode_arena_print(e->arena, "%.*s", LODE_ARG(clean));
}

const char *lode_effects_value(const lode_effects *e, double value) {
    return lode_value_text(e->arena, shown_unit(e), value, e->decimals);
}

const char *lode_effects_signed(const lode_effects *e, double value) {
    const char *text = lode_effects_value(e, value);
    const bool nothing = text[strspn(text, "0.£")] == '\0';
    return value > 0 && !nothing ? lode_arena_print(e->arena, "+%s", text) : text;
}

const char *lode_effect_words(const lode_effects *e, const lode_effect *effect) {
    if (!effect->has)
        return "";
    if (!effect->has_interval)
        return lode_effects_value(e, effect->value);
    return lode_arena_print(e->arena, "%s (%s to %s)", lode_effects_value(e, effect->value),
                            lode_effects_value(e, effect->low),
                            lode_effects_value(e, effect->high));
}

const char *lode_effects_list(const lode_effects *e, const lode_words *texts) {
    enum { LISTED = 12 };
    const char *list = "";
    for (size_t i = 0; i < texts->n && i < LISTED; i++) {
        const lode_slice clean = lode_clean(e->arena, lode_text(texts->item[i]));
        list = lode_arena_print(e->arena, "%s%s%.*s", list, i ? ", " : "", LODE_ARG(clean));
    }
    return texts->n > LISTED
               ? lode_arena_print(e->arena, "%s and %zu more", list, texts->n - LISTED)
               : list;
}

const char *lode_effects_notes(const lode_effects *e) {
    enum { TOLD = 4 };
    const lode_words against = lode_effects_different(e, LODE_BY_COMPARISON);
    const lode_words notes = lode_effects_remarks(e);
    const char *text = against.n ? lode_arena_print(e->arena, " Compared with: %s.",
                                                    lode_effects_list(e, &against))
                                 : "";
    for (size_t i = 0; i < notes.n && notes.n <= TOLD; i++) {
        const lode_slice clean = lode_clean(e->arena, lode_text(notes.item[i]));
        const char *note = lode_arena_print(e->arena, "%.*s", LODE_ARG(clean));
        text = lode_arena_print(e->arena, "%s %s.", text, lode_capital(e->arena, note));
    }
    return notes.n > TOLD
               ? lode_arena_print(e->arena, "%s The table has %zu different notes.", text, notes.n)
               : text;
}

const char *lode_effects_title_or(const lode_effects *e, const char *ours) {
    return lode_title_given(e->arena, e->options->title, ours);
}

const char *lode_effects_caption_before(const lode_effects *e, const char *ours) {
    return lode_caption_given(e->arena, e->options->caption, ours);
}

const char *lode_effects_figure_name(const lode_effects *e, const char *chart) {
    if (e->options->name)
        return e->options->name;
    const lode_words outcomes = lode_effects_different(e, LODE_BY_OUTCOME);
    return lode_arena_print(e->arena, "%s_%s", chart, outcomes.n ? outcomes.item[0] : "");
}

void lode_effects_put_cell(const lode_effects *e, bool has, double value,
                           lode_figure_table *table) {
    lode_figure_table_cell(table, lode_text(has ? lode_effects_value(e, value) : ""));
}
