/* What is not plain from the lines themselves, as sentences for the caption. */
#include "plot_trend_parts.h"

enum { PROVISIONAL = 1, REVISED, FINAL }; /* as plot_value has them */

static const char *year_text(const plot_trend *plot, int year) {
    return lode_arena_print(plot->arena, "%d/%02d", year - 1, year % 100);
}

/* ---- comparators: means, and kinds of schools ---- */

static void explain_means(plot_trend *plot) {
    for (size_t i = 0; i < plot->n_lines; i++) {
        const plot_line *line = &plot->lines[i];
        if (line->basis.n)
            lode_plot_explain(plot, lode_arena_print(plot->arena, "%.*s: %.*s mean.",
                                                     LODE_ARG(line->label), LODE_ARG(line->basis)));
    }
}

static bool is_drawn_with_kind(const plot_line *line) {
    return line->kind.n && !line->basis.n && lode_plot_has_value(line);
}

/* "State-funded schools"; "All schools" and "Alternative provision" say it themselves. */
static const char *kind_words(const plot_trend *plot, lode_slice kind) {
    const bool one_word = !memchr(kind.p, ' ', kind.n);
    return lode_arena_print(plot->arena, "%.*s%s", LODE_ARG(kind), one_word ? " schools" : "");
}

/* "England, Fernshire: State-funded schools." Lines of one kind stand together. */
static void explain_kinds(plot_trend *plot) {
    for (size_t i = 0; i < plot->n_lines; i++) {
        const plot_line *line = &plot->lines[i];
        const char *who = "";
        bool told = !is_drawn_with_kind(line);
        for (size_t k = 0; k < i; k++)
            told = told || (is_drawn_with_kind(&plot->lines[k]) &&
                            lode_same(plot->lines[k].kind, line->kind));
        for (size_t k = i; k < plot->n_lines && !told; k++)
            if (is_drawn_with_kind(&plot->lines[k]) && lode_same(plot->lines[k].kind, line->kind))
                who = lode_arena_print(plot->arena, "%s%s%.*s", who, *who ? ", " : "",
                                       LODE_ARG(plot->lines[k].label));
        if (!told)
            lode_plot_explain(
                plot, lode_arena_print(plot->arena, "%s: %s.", who, kind_words(plot, line->kind)));
    }
}

/* ---- releases ---- */

/* The line's figure of a year, if it is its own row's; 0 if it does not say how final it is. */
static int release_at(const plot_line *line, int year) {
    const plot_value *value = lode_plot_at(line, year);
    return value && value->own && !value->point.status.n ? value->release : 0;
}

/* Whose figures of a year are of a release: " for England", "" for all that say; NULL for none. */
static const char *who_is(const plot_trend *plot, int year, int release) {
    const char *who = "";
    bool others = false;
    for (size_t i = 0; i < plot->n_lines; i++) {
        const int here = release_at(&plot->lines[i], year);
        others = others || (here && here != release);
        if (here == release)
            who = lode_arena_print(plot->arena, "%s%s%.*s", who, *who ? ", " : " for ",
                                   LODE_ARG(plot->lines[i].label));
    }
    if (!*who)
        return NULL;
    return others ? who : "";
}

static bool same_words(const char *a, const char *b) {
    return a && b && strcmp(a, b) == 0;
}

/* "2017/18, 2018/19 are provisional." */
static void explain_release(plot_trend *plot, int release, const char *word) {
    const char *years = "";
    int n = 0;
    for (int year = plot->first_year; year <= plot->last_year; year++) {
        const char *who = who_is(plot, year, release);
        if (!who)
            continue;
        years =
            lode_arena_print(plot->arena, "%s%s%s", years, n++ ? ", " : "", year_text(plot, year));
        if (year < plot->last_year && same_words(who, who_is(plot, year + 1, release)))
            continue;
        lode_plot_explain(plot, lode_arena_print(plot->arena, "%s %s %s%s.", years,
                                                 n > 1 ? "are" : "is", word, who));
        years = "";
        n = 0;
    }
}

static void explain_releases(plot_trend *plot) {
    bool seen[FINAL + 1] = {false};
    for (size_t i = 0; i < plot->n_lines; i++)
        for (int year = plot->first_year; year <= plot->last_year; year++)
            seen[release_at(&plot->lines[i], year)] = true;
    explain_release(plot, PROVISIONAL, "provisional");
    if (seen[PROVISIONAL] || seen[FINAL])
        explain_release(plot, REVISED, "revised");
    if (plot->several_releases)
        lode_notice(plot->report, "several releases of one year: the most final one is drawn");
}

void lode_plot_explain_lines(plot_trend *plot) {
    explain_means(plot);
    explain_kinds(plot);
    explain_releases(plot);
}

/* ---- intervals ---- */

const char *lode_plot_interval_words(const plot_trend *plot) {
    bool published = false, wilson = false;
    lode_slice other = {NULL, 0};
    for (size_t i = 0; i < plot->n_units; i++)
        for (size_t k = 0; k < plot->lines[i].n; k++) {
            const lode_slice method = plot->lines[i].value[k].method;
            published = published || lode_is(method, "published");
            wilson = wilson || lode_is(method, "wilson");
            if (method.n && !lode_is(method, "published") && !lode_is(method, "wilson"))
                other = method;
        }
    if (other.n)
        return lode_arena_print(plot->arena, "95%% interval (%.*s%s%s)", LODE_ARG(other),
                                wilson ? ", wilson" : "", published ? ", published" : "");
    if (published && wilson)
        return "95% interval, as published or else by Wilson's method";
    return published ? "95% interval, as published" : "95% interval by Wilson's method";
}
