/* What the user hears of an aggregation: what is wrong with which cell, and what was mixed. */
#include "agg_parts.h"

#include <stdio.h>

static void tell(agg_run *run, lode_status status, const char *kind) {
    lode_problem(run->report, run->error, kind);
    run->wrong = status;
}

/* What is wrong with a record as long as the header; the place but for the file. */
static lode_status refuse(const agg_run *run, const lode_record *record) {
    lode_status status = agg_keys_refuse(&run->kinds, record, run->error);
    if (status == LODE_OK)
        status = agg_keys_refuse(&run->groups, record, run->error);
    return status == LODE_OK ? agg_refuse_record(run, record) : status;
}

/* A row that was not asked for is nobody's concern, if it can be told. */
static bool is_asked(const agg_worker *w, const lode_record *record) {
    const uint32_t kind = agg_keys_find(w->kinds, record);
    return kind == LODE_UNKNOWN || !w->sort[kind].skip;
}

void agg_tell_block(agg_run *run, const agg_worker *worker, const lode_block *block) {
    const char *file = lode_reader_name(run->reader);
    for (size_t i = 0; i < block->n; i++) {
        const lode_record record = lode_block_record(block, i);
        if (record.n != run->columns) {
            tell(run, lode_wrong_length(file, &record, run->columns, run->error),
                 "records of another length");
            continue;
        }
        const lode_status status = is_asked(worker, &record) ? refuse(run, &record) : LODE_OK;
        if (status == LODE_OK)
            continue;
        lode_fail_at(run->error, file, run->error->line, run->error->column);
        tell(run, status, "cells or rows that cannot be used");
    }
}

static const char *way_out(lode_slice column) {
    if (lode_is(column, lode_measure_column_name(LODE_COL_BREAKDOWN)))
        return ", or choose one with -b";
    if (lode_is(column, lode_measure_column_name(LODE_COL_TIME_PERIOD)))
        return ", or choose one with -t";
    return "";
}

void agg_tell_mixed(const agg_run *run) {
    for (size_t part = 0; part < run->watched; part++) {
        const lode_slice column = run->kinds.part[part].name;
        size_t mixed = 0;
        for (size_t i = 0; i < run->n_groups; i++)
            mixed += run->group[i]->mixed >> part & 1;
        if (mixed > 0)
            lode_notice(run->report,
                        "%zu of %zu groups put together rows that differ in '%.*s': add it to "
                        "-g%s",
                        mixed, run->n_groups, LODE_ARG(column), way_out(column));
    }
}

void agg_tell_folded(const agg_run *run) {
    const size_t folded = lode_reader_folded(run->reader);
    if (folded > 0)
        lode_notice(run->report, "%s: line breaks in %zu cell%s became spaces",
                    lode_reader_name(run->reader), folded, folded == 1 ? "" : "s");
}

/* ---- figures ---- */

/* "att8_score, p8_score and 3 more", of groups whose figure has this to be said of it. */
typedef struct {
    size_t groups;
    lode_names *measures;
} sorry;

enum { NAMED = 3 }; /* measures named */

static void name_measures(const sorry *s, char *text, size_t room) {
    const uint32_t n = lode_names_count(s->measures);
    size_t length = 0;
    for (uint32_t i = 0; i < n && i < NAMED && length < room; i++)
        length += (size_t)snprintf(text + length, room - length, "%s%.*s", i ? ", " : "",
                                   LODE_ARG(lode_names_get(s->measures, i)));
    if (n > NAMED && length < room)
        snprintf(text + length, room - length, " and %u more", n - NAMED);
}

/* By its name, as the standard has measures end in what they are: the dictionary takes longer to
 * read than a small table. */
static bool is_percentage(lode_slice measure) {
    static const char ending[] = "_percent";
    const size_t n = sizeof ending - 1;
    return measure.n > n && lode_same_bytes(measure.p + measure.n - n, ending, n);
}

/* Percentages averaged are not the percentage of the pupils. */
static void tell_averages(const agg_run *run) {
    sorry averaged = {0, lode_names_new()};
    char names[LODE_ERROR_TEXT / 2];
    for (size_t i = 0; i < run->n_groups; i++) {
        const lode_slice measure = agg_key_part(run->group[i]->key, (size_t)run->measure);
        if (run->group[i]->count < 2 || !is_percentage(measure))
            continue;
        averaged.groups++;
        lode_names_add(averaged.measures, measure);
    }
    name_measures(&averaged, names, sizeof names);
    if (averaged.groups > 0)
        lode_notice(run->report,
                    "mean: every row counts once, whatever its pupils (%s); the percentage of all "
                    "of them is 'value'",
                    names);
    lode_names_free(averaged.measures);
}

static agg_figure figure_of(const agg_run *run, const agg_group *group) {
    return agg_group_figure(group, run->options->unweighted);
}

static void tell_without_n(const agg_run *run, agg_group *const *group, size_t n) {
    sorry without = {0, lode_names_new()};
    char names[LODE_ERROR_TEXT / 2];
    for (size_t i = 0; i < n; i++)
        if (group[i]->count > 0 && figure_of(run, group[i]).basis == AGG_NO_FIGURE) {
            without.groups++;
            lode_names_add(without.measures, agg_key_part(group[i]->key, (size_t)run->measure));
        }
    name_measures(&without, names, sizeof names);
    if (without.groups > 0)
        lode_notice(run->report,
                    "no figure for %zu of %zu groups, as their rows have no n to weigh by (%s): "
                    "--unweighted counts every row once",
                    without.groups, n, names);
    lode_names_free(without.measures);
}

/* Rows that are in no figure although they have a value. */
static void tell_left_out(const agg_run *run, agg_group *const *group, size_t n) {
    size_t rows = 0, groups = 0;
    for (size_t i = 0; i < n; i++) {
        const agg_figure figure = figure_of(run, group[i]);
        const size_t left = figure.basis ? group[i]->count - figure.rows : 0;
        rows += left;
        groups += left > 0;
    }
    if (rows > 0)
        lode_notice(run->report, "%zu value%s without n %s in no figure, in %zu group%s", rows,
                    rows == 1 ? "" : "s", rows == 1 ? "is" : "are", groups, groups == 1 ? "" : "s");
}

/* They are taken as they stand: which of the two numbers is wrong nobody can tell. */
static void tell_beyond(const agg_run *run) {
    size_t beyond = 0;
    for (size_t i = 0; i < run->n_groups; i++)
        beyond += run->group[i]->pool->beyond;
    if (beyond > 0)
        lode_notice(run->report,
                    "%zu percentage%s above 100 or with a numerator above n: more pupils than "
                    "there are",
                    beyond, beyond == 1 ? "" : "s");
}

/* How the pupils behind percentages were found. */
static void tell_routes(const agg_run *run) {
    size_t only = 0, rounded = 0, refuted = 0;
    for (size_t i = 0; i < run->n_groups; i++) {
        const agg_pool *pool = run->group[i]->pool;
        only += pool->routes[AGG_COUNT_ONLY];
        rounded += pool->routes[AGG_COUNT_ROUNDED];
        refuted += pool->refuted;
    }
    if (run->options->unweighted)
        return;
    if (only > 0)
        lode_notice(run->report,
                    "%zu percentage%s without a numerator: the one whole number of n that prints "
                    "so is taken",
                    only, only == 1 ? "" : "s");
    if (rounded > 0)
        lode_notice(run->report,
                    "%zu percentage%s without a numerator that no one whole number of n prints: "
                    "the percentage of n is taken",
                    rounded, rounded == 1 ? "" : "s");
    if (refuted > 0)
        lode_notice(run->report, "%zu numerator%s passed over: not the printed percentage of n",
                    refuted, refuted == 1 ? "" : "s");
}

static void tell_without_weight(const agg_run *run) {
    size_t without = 0;
    for (size_t i = 0; i < run->n_groups; i++)
        without += run->group[i]->weighted->without;
    if (without > 0)
        lode_notice(run->report, "%zu value%s without a number in '%s' %s weighed by nothing",
                    without, without == 1 ? "" : "s", run->options->weight,
                    without == 1 ? "is" : "are");
}

void agg_tell_rows(const agg_run *run) {
    if (run->needs.weighted)
        tell_without_weight(run);
    if (run->averages)
        tell_averages(run);
    if (run->needs.pool) {
        tell_beyond(run);
        tell_routes(run);
    }
}

void agg_tell_figures(const agg_run *run, agg_group *const *group, size_t n) {
    if (!run->needs.pool)
        return;
    tell_without_n(run, group, n);
    tell_left_out(run, group, n);
}

void agg_tell_limits(const agg_run *run, agg_group *const *group, size_t n) {
    const agg_statistics *s = &run->statistics;
    size_t lines = 0;
    if (!agg_has_statistic(s, AGG_PEARSON_LOW) && !agg_has_statistic(s, AGG_PEARSON_HIGH))
        return;
    for (size_t i = 0; i < n; i++)
        lines += group[i]->on_a_line && !agg_hides(run, group[i], AGG_PEARSON);
    if (lines > 0)
        lode_notice(run->report,
                    "no interval of pearson in %zu of %zu groups: all their pairs lie on a line",
                    lines, n);
}
