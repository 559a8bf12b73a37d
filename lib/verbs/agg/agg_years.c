#include "agg_years.h"

#include "lode/period.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- what is asked for ---- */

static lode_status read_weight(const agg_run *run, const char *asked, lode_number *weight) {
    if (lode_number_read(lode_text(asked), weight) && weight->exact && weight->units >= 0)
        return LODE_OK;
    return lode_fail(run->error, LODE_USAGE, "--year-weights takes numbers from 0, not '%s'",
                     asked);
}

/* Only their proportions count: 0.5, 0.3, 0.2 are 5, 3, 2. */
static lode_status read_weights(const agg_run *run, agg_years *years) {
    const lode_words asked = run->options->year_weights;
    lode_number weight[AGG_MOST_YEARS] = {{0}};
    double scaled[AGG_MOST_YEARS], all = 0;
    const double most = 1000;
    for (size_t i = 0; i < asked.n; i++) {
        const lode_status status = read_weight(run, asked.item[i], &weight[i]);
        if (status != LODE_OK)
            return status;
    }
    lode_numbers_scaled(weight, asked.n, scaled);
    for (size_t i = 0; i < asked.n; i++) {
        if (scaled[i] > most)
            return lode_fail(run->error, LODE_USAGE,
                             "--year-weights lie too far apart: '%s' is %g of the smallest digit",
                             asked.item[i], scaled[i]);
        years->weight[i] = (uint32_t)scaled[i];
        all += scaled[i];
    }
    return all > 0 ? LODE_OK
                   : lode_fail(run->error, LODE_USAGE, "--year-weights leave no year any weight");
}

lode_status agg_years_read(const agg_run *run, agg_years *years) {
    const size_t n = run->options->years;
    const lode_words asked = run->options->year_weights;
    if (n == 0 && asked.n > 0)
        return lode_fail(run->error, LODE_USAGE, "--year-weights goes with --years");
    if (n > AGG_MOST_YEARS)
        return lode_fail(run->error, LODE_USAGE, "--years takes 1 to %d, not %zu", AGG_MOST_YEARS,
                         n);
    years->years = n;
    years->weighted = asked.n > 0;
    for (size_t i = 0; i < n; i++)
        years->weight[i] = 1;
    if (asked.n == 0)
        return LODE_OK;
    if (asked.n != n) {
        lode_fail(run->error, LODE_USAGE, "--years %zu takes %zu weights, not %zu", n, n, asked.n);
        return lode_fail_hint(run->error, "the latest year first: --years 3 --year-weights 3,2,1");
    }
    return read_weights(run, years);
}

/* ---- windows ---- */

static lode_slice part(const agg_run *run, const agg_group *group, lode_measure_column column) {
    if (run->part_of[column] < 0)
        return (lode_slice){"", 0};
    return agg_key_part(group->key, (size_t)run->part_of[column]);
}

static uint32_t key_of(const agg_run *run, const agg_group *group, lode_names *keys, bool add) {
    const lode_slice measure = part(run, group, LODE_COL_MEASURE),
                     identifier = part(run, group, LODE_COL_TIME_IDENTIFIER);
    lode_bytes key = {0};
    lode_bytes_add(&key, measure.p, measure.n + 1); /* with its end */
    lode_bytes_add(&key, identifier.p, identifier.n);
    const lode_slice text = {key.p, key.n};
    const uint32_t number = add ? lode_names_add(keys, text) : lode_names_find(keys, text);
    free(key.p);
    return number;
}

static agg_window *window_of(const agg_run *run, agg_years *years, const agg_group *group) {
    const uint32_t number = key_of(run, group, years->keys, true);
    if (number == years->n) {
        LODE_GROW(years->window, years->n, years->capacity);
        years->window[years->n++] =
            (agg_window){.measure = part(run, group, LODE_COL_MEASURE),
                         .identifier = part(run, group, LODE_COL_TIME_IDENTIFIER)};
    }
    return &years->window[number];
}

static int year_of(const agg_run *run, const agg_group *group) {
    return lode_period_year(part(run, group, LODE_COL_TIME_PERIOD));
}

/* Several releases of one period are figures of the same pupils: the most final is used. */
static void meet(const agg_run *run, const agg_group *group, agg_year *year) {
    const lode_slice release = part(run, group, LODE_COL_RELEASE),
                     period = part(run, group, LODE_COL_TIME_PERIOD);
    if (year->period.n == 0)
        year->release = release;
    if (year->period.n == 0 || lode_order(period, year->period) < 0)
        year->period = period; /* 202324 before 2024, which is no academic year */
    if (lode_same(release, year->release))
        return;
    year->several = true;
    const int further = lode_release_order(release) - lode_release_order(year->release);
    if (further > 0 || (further == 0 && lode_order(release, year->release) < 0))
        year->release = release;
}

/* ---- what cannot be used ---- */

static lode_availability_of asked(const agg_run *run, const agg_window *w) {
    return (lode_availability_of){.measure = w->measure,
                                  .level = lode_text(lode_level_name(run->source)),
                                  .kind = w->kind,
                                  .topic = w->topic,
                                  .identifier = w->identifier};
}

static const lode_availability_entry *what_bars(const agg_run *run,
                                                const lode_availability *availability,
                                                const agg_window *w, int year) {
    const lode_availability_of of = asked(run, w);
    return lode_availability_at(availability, &of, year);
}

/* The latest year that may be used, and what bars the latest of all. */
static void take_latest(const agg_run *run, const lode_availability *availability, agg_window *w,
                        int year) {
    const lode_availability_entry *bar = what_bars(run, availability, w, year);
    if (!bar && year > w->latest)
        w->latest = year;
    if (bar && year > w->later_year) {
        w->later_year = year;
        w->later = bar;
    }
}

static void bar_years(const agg_run *run, const lode_availability *availability, size_t n,
                      agg_window *w) {
    const lode_availability_of of = asked(run, w);
    for (size_t i = 0; i < n; i++) {
        const int year = w->latest - (int)i;
        w->year[i].barred = what_bars(run, availability, w, year);
        if (!w->year[i].barred && i > 0)
            w->year[i].barred = lode_availability_break(availability, &of, year, w->latest);
    }
}

static void name_year(const agg_window *w, int year, char label[LODE_PERIOD_TEXT]) {
    char period[LODE_PERIOD_TEXT];
    if (lode_period_is_academic(w->year[0].period))
        snprintf(period, sizeof period, "%04d%02d", (year - 1) % 10000, year % 100);
    else
        snprintf(period, sizeof period, "%d", year);
    lode_period_label(lode_text(period), label);
}

static void add_why(lode_bytes *why, const char *text) {
    lode_bytes_add(why, "; ", why->n ? 2 : 0);
    lode_bytes_add(why, text, strlen(text));
}

static void explain_year(agg_years *years, const agg_window *w, size_t i, lode_bytes *why) {
    const agg_year *year = &w->year[i];
    char label[LODE_PERIOD_TEXT];
    name_year(w, w->latest - (int)i, label);
    if (year->barred)
        add_why(why, lode_arena_print(years->arena, "%s left out: %.*s", label,
                                      LODE_ARG(year->barred->reason)));
    else if (year->period.n == 0)
        add_why(why, lode_arena_print(years->arena, "%s not in the input", label));
    else if (year->several)
        add_why(why, lode_arena_print(years->arena, "of %s the %.*s figures", label,
                                      LODE_ARG(year->release)));
}

/* "2019/20 left out: no key stage 2 tests were taken in 2019/20; 2020/21 not in the input" */
static lode_slice explain(agg_years *years, const agg_window *w) {
    lode_bytes why = {0};
    char label[LODE_PERIOD_TEXT];
    for (size_t i = years->years; i-- > 0;)
        explain_year(years, w, i, &why);
    name_year(w, w->later_year, label);
    if (w->later_year > w->latest)
        add_why(&why, lode_arena_print(years->arena, "%s left out: %.*s", label,
                                       LODE_ARG(w->later->reason)));
    const lode_slice kept = {lode_arena_copy(years->arena, why.p ? why.p : "", why.n), why.n};
    free(why.p);
    return kept;
}

/* "3 academic years" of "Academic year": another kind of period, never to be compared with one of
 * its years. */
static lode_slice name_window(agg_years *years, const agg_window *w) {
    char *name = lode_arena_print(years->arena, "%zu %.*s%s", years->years, LODE_ARG(w->identifier),
                                  years->years == 1 ? "" : "s");
    char *first = strchr(name, ' ') + 1;
    if (*first >= 'A' && *first <= 'Z')
        *first = (char)(*first - 'A' + 'a');
    return lode_text(name);
}

/* ---- windows of a topic and a kind of school ---- */

static uint32_t part_key_of(const agg_run *run, const agg_years *years, const agg_group *group,
                            bool add) {
    const lode_slice topic = part(run, group, LODE_COL_BREAKDOWN_TOPIC),
                     kind = part(run, group, LODE_COL_ESTABLISHMENT_TYPE);
    const uint32_t window = key_of(run, group, years->keys, false);
    lode_bytes key = {0};
    lode_bytes_add(&key, (const char *)&window, sizeof window);
    lode_bytes_add(&key, topic.p, topic.n);
    lode_bytes_add(&key, "\x1f", 1);
    lode_bytes_add(&key, kind.p, kind.n);
    const lode_slice text = {key.p, key.n};
    const uint32_t number =
        add ? lode_names_add(years->part_keys, text) : lode_names_find(years->part_keys, text);
    free(key.p);
    return number;
}

/* The same years as all of the measure, but for those barred for the topic or the kind alone. */
static void find_part(const agg_run *run, const lode_availability *availability, agg_years *years,
                      const agg_group *group) {
    if (part_key_of(run, years, group, true) < years->parts)
        return;
    LODE_GROW(years->part, years->parts, years->parts_capacity);
    agg_window *w = &years->part[years->parts++];
    *w = *window_of(run, years, group);
    w->topic = part(run, group, LODE_COL_BREAKDOWN_TOPIC);
    w->kind = part(run, group, LODE_COL_ESTABLISHMENT_TYPE);
    if (w->latest == 0)
        return;
    bar_years(run, availability, years->years, w);
    w->why = explain(years, w);
}

void agg_years_find(const agg_run *run, const lode_availability *availability, agg_years *years) {
    years->keys = lode_names_new();
    years->part_keys = lode_names_new();
    years->arena = lode_arena_new();
    for (size_t i = 0; i < run->n_groups; i++) {
        agg_window *w = window_of(run, years, run->group[i]);
        take_latest(run, availability, w, year_of(run, run->group[i]));
    }
    for (size_t i = 0; i < run->n_groups; i++) {
        agg_window *w = window_of(run, years, run->group[i]);
        const int ago = w->latest - year_of(run, run->group[i]);
        if (ago >= 0 && ago < (int)years->years)
            meet(run, run->group[i], &w->year[ago]);
    }
    for (size_t i = 0; i < years->n; i++) {
        if (years->window[i].latest == 0)
            continue;
        years->window[i].name = name_window(years, &years->window[i]);
    }
    for (size_t i = 0; i < run->n_groups; i++)
        find_part(run, availability, years, run->group[i]);
}

void agg_years_free(agg_years *years) {
    lode_names_free(years->keys);
    if (years->arena)
        lode_arena_free(years->arena);
    lode_names_free(years->part_keys);
    free(years->window);
    free(years->part);
}

const agg_window *agg_years_of(const agg_run *run, const agg_years *years, const agg_group *group,
                               size_t *i) {
    const agg_window *w = &years->part[part_key_of(run, years, group, false)];
    const int ago = w->latest - year_of(run, group);
    if (ago < 0 || ago >= (int)years->years || w->year[ago].barred || years->weight[ago] == 0 ||
        !lode_same(part(run, group, LODE_COL_TIME_PERIOD), w->year[ago].period) ||
        !lode_same(part(run, group, LODE_COL_RELEASE), w->year[ago].release))
        return NULL;
    *i = (size_t)ago;
    return w;
}
