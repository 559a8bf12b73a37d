/* How the figures of a chart are spoken of. */
#include "clean.h"
#include "sheet.h"
#include "words.h"

#include "lode/period.h"

/* "Gap in Attainment 8 score" of what lode-agg calls att8_score_gap_within; empty of what is no
 * gap. */
static lode_slice label_of_gap(const lode_sheet *sheet, lode_slice measure) {
    const lode_slice whole = lode_measure_of_gap(measure);
    const lode_meaning *meaning = lode_dictionary_find(sheet->dictionary, whole);
    return lode_same(whole, measure) || !meaning
               ? lode_text("")
               : lode_text(lode_arena_print(sheet->arena, "Gap in %.*s", LODE_ARG(meaning->label)));
}

/* The label, and whose figures they are where not everybody's. */
static const char *label_of(const lode_sheet *sheet, const lode_choice *choice,
                            const lode_meaning *meaning) {
    const lode_measures *m = sheet->measures;
    const lode_slice measure = lode_names_get(m->measures, choice->measure);
    const lode_slice gap = meaning ? lode_text("") : label_of_gap(sheet, measure);
    const lode_slice label = lode_clean(sheet->arena, meaning && meaning->label.n ? meaning->label
                                                      : gap.n                     ? gap
                                                                                  : measure);
    const lode_slice group = lode_measures_breakdown(m, choice->breakdown);
    const lode_slice breakdown = lode_clean(sheet->arena, group);
    if (lode_same_folded(group, lode_text("Total")))
        return lode_arena_print(sheet->arena, "%.*s", LODE_ARG(label));
    return lode_arena_print(sheet->arena, "%.*s: %.*s", LODE_ARG(label), LODE_ARG(breakdown));
}

/* "2023/24", "2024 Week 45" */
static const char *period_of(const lode_sheet *sheet, uint32_t period) {
    char label[LODE_PERIOD_TEXT];
    const lode_slice identifier = lode_measures_identifier(sheet->measures, period);
    lode_period_label(lode_measures_period(sheet->measures, period), label);
    return lode_arena_print(sheet->arena, "%s%s%.*s", label, identifier.n ? " " : "",
                            LODE_ARG(lode_clean(sheet->arena, identifier)));
}

/* As many decimals as the values have. */
static int decimals_of(const lode_sheet *sheet, const lode_figures *figures) {
    enum { MOST = 6 };
    int most = 0;
    for (size_t i = 0; i < figures->n; i++) {
        if (figures->item[i].status.n)
            continue;
        const int scale = lode_measures_value(sheet->measures, figures->item[i].row).scale;
        most = scale > most ? scale : most;
    }
    return most < MOST ? most : MOST;
}

lode_subject lode_subject_of(const lode_sheet *sheet, const lode_choice *choice,
                             const lode_figures *figures) {
    const lode_meaning *meaning = lode_dictionary_find(
        sheet->dictionary, lode_names_get(sheet->measures->measures, choice->measure));
    return (lode_subject){
        .unit = meaning ? meaning->unit : lode_text(""),
        .decimals = meaning ? meaning->decimals : decimals_of(sheet, figures),
        .label = label_of(sheet, choice, meaning),
        .period = period_of(sheet, choice->period),
        .polarity = meaning ? meaning->polarity : LODE_NEITHER,
        .kind = meaning ? meaning->kind : LODE_KIND_OTHER,
    };
}

const char *lode_subject_value(const lode_sheet *sheet, const lode_subject *subject, double value) {
    return lode_value_text(sheet->arena, subject->unit, value, subject->decimals);
}

const char *lode_units_noun(lode_level level, size_t n) {
    switch (level) {
    case LODE_LEVEL_SCHOOL:
        return n == 1 ? "school" : "schools";
    case LODE_LEVEL_TRUST:
        return n == 1 ? "trust" : "trusts";
    case LODE_LEVEL_CLUSTER:
        return n == 1 ? "cluster" : "clusters";
    case LODE_LEVEL_LA:
        return n == 1 ? "local authority" : "local authorities";
    case LODE_LEVEL_REGIONAL:
        return n == 1 ? "region" : "regions";
    default:
        return n == 1 ? "unit" : "units";
    }
}

/* The names of those with the code, or how many there are. */
static const char *who_has(const lode_sheet *sheet, const lode_figures *figures, const char *code) {
    enum { NAMED = 4 };
    const char *names = "";
    size_t n = 0;
    for (size_t i = 0; i < figures->n; i++) {
        if (!lode_is(figures->item[i].status, code))
            continue;
        names =
            lode_arena_print(sheet->arena, "%s%s%s", names, n ? ", " : "", figures->item[i].name);
        n++;
    }
    return n <= NAMED ? names : lode_arena_print(sheet->arena, "%zu", n);
}

const char *lode_codes_sentence(const lode_sheet *sheet, const lode_figures *figures) {
    const char *text = "";
    for (size_t i = 0; i < LODE_CODES; i++) {
        const char *who = who_has(sheet, figures, lode_codes[i]);
        if (*who)
            text = lode_arena_print(sheet->arena, "%s %s = %s: %s.", text, lode_codes[i],
                                    lode_status_words(lode_text(lode_codes[i])), who);
    }
    return text;
}

const char *lode_title_or(const lode_sheet *sheet, const char *ours) {
    return lode_title_given(sheet->arena, sheet->options->title, ours);
}

const char *lode_caption_before(const lode_sheet *sheet, const char *ours) {
    return lode_caption_given(sheet->arena, sheet->options->caption, ours);
}

const char *lode_figure_name(const lode_sheet *sheet, const char *chart, const lode_choice *choice,
                             const lode_figures *figures) {
    if (sheet->options->name)
        return sheet->options->name;
    const lode_slice measure = lode_names_get(sheet->measures->measures, choice->measure);
    const char *name = lode_arena_print(sheet->arena, "%s_%.*s", chart, LODE_ARG(measure));
    for (size_t i = 0; i < figures->n; i++)
        if (figures->item[i].asked)
            name = lode_arena_print(sheet->arena, "%s_%s", name, figures->item[i].name);
    return name;
}

const char *lode_subject_gap(const lode_sheet *sheet, const lode_subject *subject, double gap) {
    const lode_slice unit = lode_is(subject->unit, "%") ? lode_text("") : subject->unit;
    const char *text = lode_value_text(sheet->arena, unit, gap, subject->decimals);
    const bool nothing = text[strspn(text, "0.£")] == '\0';
    return gap > 0 && !nothing ? lode_arena_print(sheet->arena, "+%s", text) : text;
}
