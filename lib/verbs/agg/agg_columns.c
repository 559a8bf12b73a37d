/* Which columns make the groups, and which tell kinds of rows apart. */
#include "agg_parts.h"

#include "lode/memory.h"

#include <stdlib.h>

/* Rows that differ in one of these are figures of the same thing, or of a part of it: put together
 * unnoticed they would count twice. */
static const lode_measure_column watched[] = {LODE_COL_TIME_PERIOD, LODE_COL_TIME_IDENTIFIER,
                                              LODE_COL_BREAKDOWN, LODE_COL_RELEASE};

enum { WATCHED = sizeof watched / sizeof *watched, CHOSEN_BY = 4 };

static bool is_column(lode_slice name, lode_measure_column column) {
    return lode_is(name, lode_measure_column_name(column));
}

int agg_part_of(const agg_parts *parts, lode_slice name) {
    for (size_t i = 0; i < parts->n; i++)
        if (lode_same(parts->part[i].name, name))
            return (int)i;
    return -1;
}

static lode_slice usual_of(lode_slice name) {
    for (int c = 0; c < LODE_MEASURE_COLUMNS; c++)
        if (is_column(name, (lode_measure_column)c))
            return lode_measures_usual((lode_measure_column)c);
    return (lode_slice){"", 0};
}

void agg_add_part(agg_parts *parts, lode_slice name) {
    if (agg_part_of(parts, name) >= 0)
        return;
    const agg_rule rule = is_column(name, LODE_COL_GEOGRAPHIC_LEVEL) ? AGG_LEVEL
                          : is_column(name, LODE_COL_TIME_PERIOD)    ? AGG_PERIOD
                                                                     : AGG_ANY_TEXT;
    parts->part[parts->n++] =
        (agg_part){.name = name, .usual = usual_of(name), .rule = rule, .position = -1};
}

static void add_column(agg_parts *parts, lode_measure_column column) {
    agg_add_part(parts, agg_column_name(column));
}

/* A column of a group must be one of the input, and no other of the output. */
static lode_status check_group(const agg_run *run, lode_slice name) {
    if (agg_part_of(&run->groups, name) >= 0)
        return lode_fail(run->error, LODE_USAGE, "-g names the column '%.*s' twice",
                         LODE_ARG(name));
    if (is_column(name, LODE_COL_VALUE)) {
        lode_fail(run->error, LODE_USAGE, "'value' is what is put together, not what by");
        return lode_fail_hint(run->error, "name columns such as time_period, la_name, cluster");
    }
    for (size_t i = 0; i < run->statistics.n; i++)
        if (lode_same(run->statistics.item[i].name, name)) {
            lode_fail(run->error, LODE_USAGE, "'%.*s' is a column of the groups and a statistic",
                      LODE_ARG(name));
            return lode_fail_hint(run->error, "rename the column, or leave the statistic out");
        }
    return LODE_OK;
}

/* What a part is a part of must be told apart. */
static lode_status check_parts(const agg_run *run) {
    for (size_t i = 0; i < run->statistics.n; i++) {
        const agg_statistic *s = &run->statistics.item[i];
        if (s->within.n == 0 || agg_part_of(&run->groups, s->within) >= 0)
            continue;
        lode_fail(run->error, LODE_USAGE, "%.*s: '%.*s' is no column of -g", LODE_ARG(s->name),
                  LODE_ARG(s->within));
        return lode_fail_hint(run->error, "groups are parts of what shares a column of theirs");
    }
    return LODE_OK;
}

static lode_status choose_groups(agg_run *run) {
    static const char *const by_default[] = {"time_period", "measure"};
    const lode_words asked =
        run->options->group.n ? run->options->group : (lode_words){by_default, 2};
    run->groups.part = lode_allocate(asked.n + 2, sizeof *run->groups.part);
    for (size_t i = 0; i < asked.n; i++) {
        const lode_slice name = lode_text(asked.item[i]);
        const lode_status status = check_group(run, name);
        if (status != LODE_OK)
            return status;
        agg_add_part(&run->groups, name);
    }
    add_column(&run->groups, LODE_COL_MEASURE);
    run->measure = agg_part_of(&run->groups, agg_column_name(LODE_COL_MEASURE));
    run->shown = run->groups.n;
    const lode_status status = check_parts(run);
    add_column(&run->groups, LODE_COL_GEOGRAPHIC_LEVEL);
    return status;
}

static void choose_kinds(agg_run *run) {
    const lode_measures_options *rows = &run->options->rows;
    run->kinds.part = lode_allocate(WATCHED + CHOSEN_BY, sizeof *run->kinds.part);
    for (size_t i = 0; i < WATCHED; i++)
        if (run->n_targets == 0 && agg_part_of(&run->groups, agg_column_name(watched[i])) < 0)
            add_column(&run->kinds, watched[i]);
    run->watched = run->kinds.n;
    if (rows->measure.n)
        add_column(&run->kinds, LODE_COL_MEASURE);
    if (rows->period.n)
        add_column(&run->kinds, LODE_COL_TIME_PERIOD);
    if (rows->breakdown.n + run->options->gap.n) {
        add_column(&run->kinds, LODE_COL_BREAKDOWN);
        add_column(&run->kinds, LODE_COL_BREAKDOWN_TOPIC);
    }
}

lode_status agg_choose_columns(agg_run *run) {
    run->value = agg_column_name(LODE_COL_VALUE);
    if (agg_is_of_pupils(run))
        return agg_choose_pupils(run);
    const lode_status status = run->n_targets ? agg_choose_targets(run) : choose_groups(run);
    if (status == LODE_OK)
        choose_kinds(run);
    return status;
}

lode_slice agg_kind_text(const agg_run *run, lode_slice kind, lode_measure_column column) {
    for (size_t i = 0; i < run->kinds.n; i++)
        if (is_column(run->kinds.part[i].name, column))
            return agg_key_part(kind, i);
    return (lode_slice){"", 0};
}
