/* Which years may be shown: barred values go, absent years become bands, changes of definition
 * breaks; each with its reason in the caption. */
#include "plot_trend_parts.h"

#include "../clean.h"
#include "lode/period.h"

#include <stdio.h>

static const char *year_text(const plot_trend *plot, int year) {
    return lode_arena_print(plot->arena, "%d/%02d", year - 1, year % 100);
}

void lode_plot_explain(plot_trend *plot, const char *text) {
    const char *sentence = lode_capital(plot->arena, text);
    if (!strstr(plot->explained, sentence))
        plot->explained = lode_arena_print(plot->arena, "%s %s", plot->explained, sentence);
}

static lode_slice measure_of(const plot_trend *plot) {
    return lode_names_get(plot->measures->measures, plot->measure);
}

static lode_availability_of asked(const plot_trend *plot, lode_level level, lode_slice kind) {
    return (lode_availability_of){.measure = measure_of(plot),
                                  .level = lode_text(lode_level_name(level)),
                                  .kind = kind,
                                  .topic = lode_measures_topic(plot->measures, plot->breakdown)};
}

static const lode_availability_entry *barred(const plot_trend *plot, lode_level level,
                                             lode_slice kind, int year) {
    const lode_availability_of of = asked(plot, level, kind);
    return lode_availability_at(plot->availability, &of, year);
}

/* The same of the figures for England. */
static const lode_availability_entry *barred_nationally(const plot_trend *plot, int year) {
    return barred(plot, LODE_LEVEL_NATIONAL, lode_text(""), year);
}

/* First and last year of all lines, barred and empty values included. */
static void find_span(const plot_trend *plot, int *first, int *last) {
    *first = 9999;
    *last = 0;
    for (size_t i = 0; i < plot->n_lines; i++) {
        const plot_line *line = &plot->lines[i];
        if (line->n && line->value[0].point.year < *first)
            *first = line->value[0].point.year;
        if (line->n && line->value[line->n - 1].point.year > *last)
            *last = line->value[line->n - 1].point.year;
    }
}

/* ---- barred values ---- */

/* The reason for which a value of that year is barred on some line; empty if none is. */
static lode_slice reason_in(const plot_trend *plot, int year) {
    for (size_t i = 0; i < plot->n_lines; i++) {
        const plot_line *line = &plot->lines[i];
        const lode_availability_entry *entry = barred(plot, line->level, line->kind, year);
        for (size_t k = 0; k < line->n && entry; k++)
            if (line->value[k].point.year == year && !line->value[k].point.status.n)
                return entry->reason;
    }
    return (lode_slice){NULL, 0};
}

/* "Not shown: 2019/20, 2020/21 (grades were given by schools ...)." Years of one reason stand
 * together. */
static void explain_barred(plot_trend *plot, int first, int last) {
    const char *years = "";
    for (int year = first; year <= last; year++) {
        const lode_slice reason = reason_in(plot, year);
        if (!reason.n)
            continue;
        years = lode_arena_print(plot->arena, "%s%s%s", years, *years ? ", " : "",
                                 year_text(plot, year));
        if (year < last && lode_same(reason_in(plot, year + 1), reason))
            continue;
        const char *sentence =
            lode_arena_print(plot->arena, "Not shown: %s (%.*s).", years, LODE_ARG(reason));
        plot->barred = sentence;
        lode_plot_explain(plot, sentence);
        lode_notice(plot->report, "not shown: %s (%.*s)", years, LODE_ARG(reason));
        years = "";
    }
}

/* A comparator that never has a value is said to have none, once, not year by year in codes. */
static void remove_barred(const plot_trend *plot, plot_line *line) {
    size_t kept = 0;
    for (size_t i = 0; i < line->n; i++)
        if (!barred(plot, line->level, line->kind, line->value[i].point.year))
            line->value[kept++] = line->value[i];
    line->n = kept;
    if (line->role != LODE_LINE_UNIT && !lode_plot_has_value(line))
        line->n = 0;
}

/* The years a chart shows: those with a value, or a code that says there is one. */
static void find_years_drawn(plot_trend *plot) {
    plot->first_year = 9999;
    plot->last_year = 0;
    for (size_t i = 0; i < plot->n_lines; i++)
        for (size_t k = 0; k < plot->lines[i].n; k++) {
            const lode_trend_point *point = &plot->lines[i].value[k].point;
            if (lode_is(point->status, "x") || lode_is(point->status, "z"))
                continue;
            if (point->year < plot->first_year)
                plot->first_year = point->year;
            if (point->year > plot->last_year)
                plot->last_year = point->year;
        }
}

/* ---- bands ---- */

static lode_slice kind_of_unit(const plot_trend *plot, size_t i) {
    const uint32_t kind = plot->units[i].kind;
    return kind == LODE_UNKNOWN ? lode_text("") : lode_names_get(plot->measures->kinds, kind);
}

/* Why no unit has a figure that year; NULL if one of them might. */
static const lode_availability_entry *barred_for_units(const plot_trend *plot, int year) {
    const lode_availability_entry *entry = NULL;
    for (size_t i = 0; i < plot->n_units; i++) {
        entry = barred(plot, plot->units[i].level, kind_of_unit(plot, i), year);
        if (!entry)
            return NULL;
    }
    return entry;
}

/* What a reader may take home differs: a figure that exists but may not be compared, one that was
 * published but not by school, or none at all. */
static const char *band_text(const plot_trend *plot, const lode_availability_entry *entry,
                             int year) {
    const lode_availability_entry *national = barred_nationally(plot, year);
    if (entry->kind == LODE_NOT_COMPARABLE || (national && national->kind == LODE_NOT_COMPARABLE))
        return "not comparable";
    if (national)
        return "no published results";
    return plot->units[0].level == LODE_LEVEL_SCHOOL ? "no school results" : "no local results";
}

/* "Not comparable: 2019/20, 2020/21 (grades were given by schools ...)", for years whose national
 * figures are not in the input; where they are, they have been explained as not shown. */
static void explain_bands(plot_trend *plot) {
    for (size_t i = 0; i < plot->n_bands; i++) {
        const lode_trend_band *band = &plot->bands[i];
        const lode_availability_entry *entry = barred_nationally(plot, band->from);
        const char *years = "";
        if (!entry || entry->kind != LODE_NOT_COMPARABLE)
            continue;
        for (int year = band->from; year <= band->to; year++)
            years = lode_arena_print(plot->arena, "%s%s%s", years, *years ? ", " : "",
                                     year_text(plot, year));
        if (!strstr(plot->explained,
                    lode_arena_print(plot->arena, "(%.*s)", LODE_ARG(entry->reason))))
            lode_plot_explain(plot, lode_arena_print(plot->arena, "Not comparable: %s (%.*s).",
                                                     years, LODE_ARG(entry->reason)));
    }
}

static void find_bands(plot_trend *plot) {
    const int most = plot->last_year - plot->first_year + 1;
    if (most <= 0)
        return;
    plot->bands = lode_arena_take(plot->arena, (size_t)most * sizeof *plot->bands);
    for (int year = plot->first_year; year <= plot->last_year; year++) {
        const lode_availability_entry *entry = barred_for_units(plot, year);
        if (!entry)
            continue;
        const lode_slice text = lode_text(band_text(plot, entry, year));
        lode_trend_band *before = plot->n_bands ? &plot->bands[plot->n_bands - 1] : NULL;
        if (before && before->to == year - 1 && lode_same(before->text, text))
            before->to = year;
        else
            plot->bands[plot->n_bands++] = (lode_trend_band){year, year, text};
    }
}

/* ---- breaks ---- */

static const lode_availability_entry *break_at(const plot_trend *plot, const plot_line *line,
                                               int year) {
    const lode_availability_of of = asked(plot, line->level, line->kind);
    return lode_availability_break(plot->availability, &of, year - 1, year);
}

/* A change for every line goes through the chart; a change for some breaks only those. */
static void break_year(plot_trend *plot, int year) {
    const lode_availability_entry *entry = NULL;
    size_t n = 0;
    const char *who = "";
    for (size_t i = 0; i < plot->n_lines; i++) {
        plot_line *line = &plot->lines[i];
        const lode_availability_entry *here = break_at(plot, line, year);
        if (!here)
            continue;
        entry = here;
        line->breaks[line->n_breaks++] = year;
        who =
            lode_arena_print(plot->arena, "%s%s%.*s", who, n++ ? ", " : "", LODE_ARG(line->label));
    }
    if (!entry)
        return;
    const char *sentence = lode_arena_print(
        plot->arena, "Definition changed in %s%s%s: %.*s.", year_text(plot, year),
        n == plot->n_lines ? "" : " for ", n == plot->n_lines ? "" : who, LODE_ARG(entry->reason));
    lode_plot_explain(plot, sentence);
    if (n == plot->n_lines)
        plot->breaks[plot->n_breaks++] = (lode_trend_break){year, lode_text("definition changed")};
}

static void find_breaks(plot_trend *plot) {
    const int most = plot->last_year - plot->first_year + 1;
    if (most <= 0)
        return;
    plot->breaks = lode_arena_take(plot->arena, (size_t)most * sizeof *plot->breaks);
    for (size_t i = 0; i < plot->n_lines; i++)
        plot->lines[i].breaks =
            lode_arena_take(plot->arena, (size_t)most * sizeof *plot->lines[i].breaks);
    for (int year = plot->first_year + 1; year <= plot->last_year; year++)
        break_year(plot, year);
}

void lode_plot_judge_years(plot_trend *plot) {
    int first, last;
    find_span(plot, &first, &last);
    explain_barred(plot, first, last);
    for (size_t i = 0; i < plot->n_lines; i++)
        remove_barred(plot, &plot->lines[i]);
    find_years_drawn(plot);
    find_bands(plot);
    explain_bands(plot);
    find_breaks(plot);
}
