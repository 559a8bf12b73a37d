/* The words of a stack of bars. */
#include "../words.h"
#include "plot_stack_parts.h"

#include <ctype.h>
#include <math.h>

static size_t shared_start(const lode_slice *name, size_t n) {
    size_t shared = 0;
    for (size_t at = 0; at < name[0].n; at++) {
        for (size_t i = 1; i < n; i++)
            if (at >= name[i].n || name[i].p[at] != name[0].p[at])
                return shared;
        if (name[0].p[at] == '_')
            shared = at + 1;
    }
    return shared;
}

static size_t shared_end(const lode_slice *name, size_t n) {
    size_t shared = 0;
    for (size_t at = 1; at < name[0].n; at++) {
        const char here = name[0].p[name[0].n - at];
        for (size_t i = 1; i < n; i++)
            if (at >= name[i].n || name[i].p[name[i].n - at] != here)
                return shared;
        if (here == '_')
            shared = at;
    }
    return shared;
}

/* "requires_improvement" as "Requires improvement". */
static const char *in_words(const stack *s, lode_slice name) {
    char *text = lode_arena_copy(s->sheet.arena, name.p, name.n);
    for (char *p = text; *p; p++)
        *p = *p == '_' ? ' ' : *p;
    text[0] = (char)toupper((unsigned char)text[0]);
    return lode_sheet_clean(&s->sheet, lode_text(text));
}

/* By the label of the measure and those of its breakdowns. */
static void name_by_breakdown(const stack *s, panel *p) {
    for (size_t k = 0; k < p->n; k++)
        p->segment[k].name = lode_sheet_clean(
            &s->sheet, lode_measures_breakdown(s->sheet.measures, p->segment[k].choice.breakdown));
    const lode_slice measure =
        lode_names_get(s->sheet.measures->measures, p->segment[0].choice.measure);
    const lode_meaning *meaning = lode_dictionary_find(s->sheet.dictionary, measure);
    p->name = lode_sheet_clean(&s->sheet, meaning ? meaning->label : measure);
}

static void name_by_measures(const stack *s, panel *p) {
    lode_slice name[MOST_SEGMENTS] = {{0}};
    const lode_names *measures = s->sheet.measures->measures;
    for (size_t k = 0; k < p->n; k++)
        name[k] = lode_names_get(measures, p->segment[k].choice.measure);
    const size_t start = shared_start(name, p->n), end = shared_end(name, p->n);
    for (size_t k = 0; k < p->n; k++)
        p->segment[k].name =
            start + end < name[k].n
                ? in_words(s, (lode_slice){name[k].p + start, name[k].n - start - end})
                : in_words(s, name[k]);
    p->name = start ? in_words(s, (lode_slice){name[0].p, start - 1}) : "";
}

void stack_name_panel(stack *s, panel *p) {
    const lode_words asked = s->sheet.options->panel_names;
    const size_t i = (size_t)(p - s->panel);
    if (p->by_breakdown)
        name_by_breakdown(s, p);
    else
        name_by_measures(s, p);
    if (i < asked.n)
        p->name = lode_sheet_clean(&s->sheet, lode_text(asked.item[i]));
}

static const char *noun(const stack *s) {
    return lode_units_noun(s->panel[0].segment[0].choice.level, 2);
}

const char *stack_percent(const stack *s, double value) {
    return lode_value_text(s->sheet.arena, lode_text("%"), value, 0);
}

const char *stack_title(const stack *s) {
    const panel *p = &s->panel[0];
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (size_t i = 0; i < s->n; i++)
        if (s->bars[i].panel == p && !s->bars[i].status.n) {
            low = fmin(low, s->bars[i].value[0]);
            high = fmax(high, s->bars[i].value[0]);
        }
    if (low > high)
        return lode_arena_print(s->sheet.arena, "%s: no value", p->segment[0].name);
    return low == high
               ? lode_arena_print(s->sheet.arena, "%s: %s", p->segment[0].name,
                                  stack_percent(s, low))
               : lode_arena_print(s->sheet.arena, "%s: %s to %s in these %s", p->segment[0].name,
                                  stack_percent(s, low), stack_percent(s, high), noun(s));
}

const char *stack_subtitle(const stack *s) {
    return s->n_panels > 1
               ? "Percentages; panels are of different frameworks and not to be compared"
               : "Percentages";
}

const char *stack_caption(const stack *s) {
    lode_arena *arena = s->sheet.arena;
    lode_figures coded = {.item = lode_arena_take(arena, s->n * sizeof *coded.item)};
    for (size_t i = 0; i < s->n; i++) {
        coded.item[coded.n] = *s->bars[i].unit;
        coded.item[coded.n++].status = s->bars[i].status;
    }
    const char *rest = s->n_short ? lode_arena_print(arena,
                                                     "The parts of %zu %s do not add up to "
                                                     "100%%; what is left is blank.",
                                                     s->n_short, s->n_short == 1 ? "bar" : "bars")
                                  : "";
    const char *codes = lode_codes_sentence(&s->sheet, &coded);
    return lode_arena_print(arena, "%s%s%s", rest, codes,
                            *codes ? " A bar with a part missing is not drawn." : "");
}

const char *stack_alt(const stack *s) {
    enum { TOLD = 4 };
    lode_arena *arena = s->sheet.arena;
    const char *text = "Stacked bars of percentages.";
    for (size_t i = 0; i < s->n_panels; i++) {
        const panel *p = &s->panel[i];
        size_t told = 0, n = 0;
        text =
            lode_arena_print(arena, "%s %s%s%s.", text, p->name, *p->name ? ", " : "", p->period);
        for (size_t b = 0; b < s->n; b++) {
            const bar *here = &s->bars[b];
            if (here->panel != p)
                continue;
            n++;
            if (here->status.n || told++ >= TOLD)
                continue;
            text = lode_arena_print(arena, "%s %s:", text, here->unit->name);
            for (size_t k = 0; k < p->n; k++)
                text = lode_arena_print(arena, "%s %s %s%s", text, p->segment[k].name,
                                        stack_percent(s, here->value[k]), k + 1 < p->n ? "," : ".");
        }
        if (told > TOLD)
            text = lode_arena_print(arena, "%s %zu more.", text, told - TOLD);
        if (told < n)
            text = lode_arena_print(arena, "%s %s: %zu.", text, "Not drawn", n - told);
    }
    return text;
}
