/* The words of a control chart. */
#include "../clean.h"
#include "../style.h"
#include "../words.h"
#include "plot_xmr_parts.h"

#include <math.h>

void xmr_find_words(xmr_chart *c) {
    const lode_measures *m = c->sheet.measures;
    lode_figures values = {.item = lode_arena_take(c->sheet.arena, c->n * sizeof *values.item)};
    for (size_t i = 0; i < c->n; i++)
        values.item[values.n++] =
            (lode_unit_figure){.row = c->points[i].row, .status = c->points[i].status};
    c->choice.period = lode_measures_facet(m, c->points[c->n - 1].row)->period;
    c->subject = lode_subject_of(&c->sheet, &c->choice, &values);
    const lode_slice name =
        lode_clean(c->sheet.arena, lode_measures_unit_name(m, c->points[0].row));
    c->unit = lode_arena_print(c->sheet.arena, "%.*s", LODE_ARG(name));
}

/* A stretch has the same limits throughout; points without are of none. */
bool xmr_begins(const xmr_chart *c, size_t i) {
    const xmr_point *here = &c->points[i], *before = here;
    if (!here->has_limits)
        return false;
    while (before > c->points && !(--before)->has_limits)
        ;
    return before < here && before->has_limits &&
           (before->centre != here->centre || before->low != here->low ||
            before->high != here->high);
}

const xmr_point *xmr_last_with_limits(const xmr_chart *c) {
    for (size_t i = c->n; i > 0; i--)
        if (c->points[i - 1].has_limits)
            return &c->points[i - 1];
    return NULL;
}

/* ---- periods ---- */

static lode_slice identifier_of(const xmr_chart *c, const xmr_point *p) {
    const lode_measures *m = c->sheet.measures;
    return lode_clean(c->sheet.arena,
                      lode_measures_identifier(m, lode_measures_facet(m, p->row)->period));
}

static const char *year_label(const xmr_chart *c, const xmr_point *p) {
    const lode_measures *m = c->sheet.measures;
    char label[LODE_PERIOD_TEXT];
    lode_period_label(lode_measures_period(m, lode_measures_facet(m, p->row)->period), label);
    return lode_arena_print(c->sheet.arena, "%s", label);
}

const char *xmr_period(const xmr_chart *c, const xmr_point *p) {
    const lode_slice identifier = identifier_of(c, p);
    return lode_arena_print(c->sheet.arena, "%s%s%.*s", year_label(c, p), identifier.n ? " " : "",
                            LODE_ARG(identifier));
}

const char *xmr_tic(const xmr_chart *c, const xmr_point *p) {
    const lode_slice identifier = identifier_of(c, p);
    return identifier.n ? lode_arena_print(c->sheet.arena, "%.*s", LODE_ARG(identifier))
                        : year_label(c, p);
}

const char *xmr_year(const xmr_chart *c, const xmr_point *p) {
    return identifier_of(c, p).n ? year_label(c, p) : "";
}

double xmr_tic_width(const xmr_chart *c) {
    double widest = 0;
    for (size_t i = 0; i < c->n; i++)
        widest =
            fmax(widest, lode_text_width(lode_text(xmr_tic(c, &c->points[i])), LODE_TEXT_SIZE));
    return widest + 8;
}

/* ---- counts ---- */

static size_t count_values(const xmr_chart *c) {
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++)
        n += !c->points[i].status.n;
    return n;
}

/* Signals of a rule, or of any where it is XMR_RULES. */
static size_t count_signals(const xmr_chart *c, int rule) {
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++)
        n += c->points[i].rule < XMR_RULES && (rule == XMR_RULES || c->points[i].rule == rule);
    return n;
}

static size_t count_better(const xmr_chart *c, const char *word) {
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++)
        n += lode_is(lode_sheet_text(&c->sheet, c->points[i].row, c->column[XMR_BETTER]), word);
    return n;
}

/* ---- sentences ---- */

const char *xmr_title(const xmr_chart *c) {
    enum { NAME_WORDS = LODE_TITLE_WORDS - 5 };
    const size_t n = count_signals(c, XMR_RULES);
    const char *name = lode_first_words(c->sheet.arena, lode_text(c->unit), NAME_WORDS);
    if (!xmr_last_with_limits(c))
        return lode_arena_print(c->sheet.arena, "%s: too few values for limits", name);
    if (n == 0)
        return lode_arena_print(c->sheet.arena, "%s: no signal in %zu values", name,
                                count_values(c));
    return lode_arena_print(c->sheet.arena, "%s: %zu of %zu values signal", name, n,
                            count_values(c));
}

const char *xmr_subtitle(const xmr_chart *c) {
    const char *range = lode_axis_words(&c->y, c->sheet.arena);
    const char *first = xmr_period(c, &c->points[0]), *last = xmr_period(c, &c->points[c->n - 1]);
    return lode_arena_print(c->sheet.arena, "%s, %s to %s%s%s%s", c->subject.label, first, last,
                            *range ? " (" : "", range, *range ? ")" : "");
}

static const char *const meaning[XMR_RULES] = {
    "Diamonds: outside the limits",
    "Filled squares: a shift, a run on one side of the centre",
    "Triangles: a trend, a run that rises or falls",
    "Open squares: two of three near a limit",
};

/* " Diamonds: outside the limits (2)." for each kind of signal there is. */
static const char *signals_sentence(const xmr_chart *c) {
    const char *text = "";
    for (int i = 0; i < XMR_RULES; i++)
        if (count_signals(c, i))
            text = lode_arena_print(c->sheet.arena, "%s %s (%zu).", text, meaning[i],
                                    count_signals(c, i));
    return text;
}

/* The reasons of lode-trend, each once, but for values that are not there: these have their code.
 */
static const char *reasons_sentence(const xmr_chart *c) {
    const char *text = "";
    for (size_t i = 0; i < c->n; i++) {
        const lode_slice reason = lode_clean(
            c->sheet.arena, lode_sheet_text(&c->sheet, c->points[i].row, c->column[XMR_REASON]));
        const char *sentence = lode_arena_print(c->sheet.arena, " From %s on: %.*s.",
                                                xmr_period(c, &c->points[i]), LODE_ARG(reason));
        const char *words = lode_arena_print(c->sheet.arena, ": %.*s.", LODE_ARG(reason));
        if (reason.n && !c->points[i].status.n && !strstr(text, words))
            text = lode_arena_print(c->sheet.arena, "%s%s", text, sentence);
    }
    return text;
}

static const char *codes_sentence(const xmr_chart *c) {
    const char *text = "";
    for (size_t k = 0; k < LODE_CODES; k++) {
        size_t n = 0;
        for (size_t i = 0; i < c->n; i++)
            n += lode_is(c->points[i].status, lode_codes[k]);
        if (n)
            text = lode_arena_print(c->sheet.arena, "%s %s = %s: %zu.", text, lode_codes[k],
                                    lode_status_words(lode_text(lode_codes[k])), n);
    }
    return text;
}

const char *xmr_caption(const xmr_chart *c) {
    const char *lines = xmr_last_with_limits(c)
                            ? "Dashed: the natural limits, centre plus and minus 2.66 times the "
                              "mean moving range without its extremes; what lies between is "
                              "ordinary variation."
                            : "";
    return lode_arena_print(c->sheet.arena, "%s%s%s%s", lines, signals_sentence(c),
                            reasons_sentence(c), codes_sentence(c));
}

/* " Signals: 2 outside (2024 Week 3, 2024 Week 9), 8 shift." */
static const char *alt_signals(const xmr_chart *c) {
    enum { NAMED = 4 };
    lode_arena *arena = c->sheet.arena;
    const char *text = "";
    for (int rule = 0; rule < XMR_RULES; rule++) {
        const size_t n = count_signals(c, rule);
        const char *periods = "";
        for (size_t i = 0; i < c->n; i++)
            if (c->points[i].rule == rule)
                periods = lode_arena_print(arena, "%s%s%s", periods, *periods ? ", " : "",
                                           xmr_period(c, &c->points[i]));
        if (n)
            text = lode_arena_print(arena, "%s%s %zu %s%s%s%s", text, *text ? "," : " Signals:", n,
                                    xmr_rule[rule], n <= NAMED ? " (" : "",
                                    n <= NAMED ? periods : "", n <= NAMED ? ")" : "");
    }
    if (!*text)
        return xmr_last_with_limits(c) ? " No signal." : "";
    const size_t better = count_better(c, "better"), worse = count_better(c, "worse");
    if (better + worse == 0)
        return lode_arena_print(arena, "%s.", text);
    return lode_arena_print(arena, "%s; %zu for the better, %zu for the worse.", text, better,
                            worse);
}

const char *xmr_alt(const xmr_chart *c) {
    lode_arena *arena = c->sheet.arena;
    const xmr_point *last = xmr_last_with_limits(c);
    const char *text = lode_arena_print(arena, "Control chart. %s, %s, %s to %s, %zu %s.", c->unit,
                                        c->subject.label, xmr_period(c, &c->points[0]),
                                        xmr_period(c, &c->points[c->n - 1]), count_values(c),
                                        count_values(c) == 1 ? "value" : "values");
    if (!last)
        return lode_arena_print(arena, "%s No limits.", text);
    size_t stretches = 1;
    for (size_t i = 0; i < c->n; i++)
        stretches += xmr_begins(c, i);
    return lode_arena_print(
        arena, "%s Centre %s, limits %s to %s%s.%s", text,
        lode_subject_value(&c->sheet, &c->subject, last->centre),
        lode_subject_value(&c->sheet, &c->subject, last->low),
        lode_subject_value(&c->sheet, &c->subject, last->high),
        stretches > 1 ? lode_arena_print(arena, " in the last of %zu stretches", stretches) : "",
        alt_signals(c));
}
