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

static bool has_part(const agg_parts *parts, lode_slice name) {
    for (size_t i = 0; i < parts->n; i++)
        if (lode_same(parts->part[i].name, name))
            return true;
    return false;
}

static int place_of(const agg_parts *parts, lode_measure_column column) {
    int i = 0;
    while (!is_column(parts->part[i].name, column))
        i++;
    return i;
}

static lode_slice usual_of(lode_slice name) {
    for (int c = 0; c < LODE_MEASURE_COLUMNS; c++)
        if (is_column(name, (lode_measure_column)c))
            return lode_measures_usual((lode_measure_column)c);
    return (lode_slice){"", 0};
}

static void add_part(agg_parts *parts, lode_slice name) {
    const agg_rule rule = is_column(name, LODE_COL_GEOGRAPHIC_LEVEL) ? AGG_LEVEL
                          : is_column(name, LODE_COL_TIME_PERIOD)    ? AGG_PERIOD
                                                                     : AGG_ANY_TEXT;
    parts->part[parts->n++] =
        (agg_part){.name = name, .usual = usual_of(name), .rule = rule, .position = -1};
}

static void add_column(agg_parts *parts, lode_measure_column column) {
    const lode_slice name = lode_text(lode_measure_column_name(column));
    if (!has_part(parts, name))
        add_part(parts, name);
}

/* A column of a group must be one of the input, and no other of the output. */
static lode_status check_group(const agg_run *run, lode_slice name) {
    if (has_part(&run->groups, name))
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
        if (s->within.n == 0 || has_part(&run->groups, s->within))
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
        add_part(&run->groups, name);
    }
    add_column(&run->groups, LODE_COL_MEASURE);
    run->measure = place_of(&run->groups, LODE_COL_MEASURE);
    run->shown = run->groups.n;
    const lode_status status = check_parts(run);
    add_column(&run->groups, LODE_COL_GEOGRAPHIC_LEVEL);
    return status;
}

static void choose_kinds(agg_run *run) {
    const lode_measures_options *rows = &run->options->rows;
    run->kinds.part = lode_allocate(WATCHED + CHOSEN_BY, sizeof *run->kinds.part);
    for (size_t i = 0; i < WATCHED; i++)
        if (!has_part(&run->groups, lode_text(lode_measure_column_name(watched[i]))))
            add_column(&run->kinds, watched[i]);
    run->watched = run->kinds.n;
    if (rows->measure.n)
        add_column(&run->kinds, LODE_COL_MEASURE);
    if (rows->period.n)
        add_column(&run->kinds, LODE_COL_TIME_PERIOD);
    if (rows->breakdown.n) {
        add_column(&run->kinds, LODE_COL_BREAKDOWN);
        add_column(&run->kinds, LODE_COL_BREAKDOWN_TOPIC);
    }
}

lode_status agg_choose_columns(agg_run *run) {
    const lode_status status = choose_groups(run);
    if (status == LODE_OK)
        choose_kinds(run);
    return status;
}

/* ---- in a file ---- */

static void find_parts(agg_parts *parts, const lode_header *header) {
    for (size_t i = 0; i < parts->n; i++)
        parts->part[i].position = lode_header_find(header, parts->part[i].name);
}

/* Without these two it is no measure table. */
static bool is_essential(lode_slice name) {
    return is_column(name, LODE_COL_MEASURE) || is_column(name, LODE_COL_VALUE);
}

static lode_status need_column(const agg_run *run, lode_slice name) {
    const lode_header *header = lode_reader_header(run->reader);
    const char *file = lode_reader_name(run->reader);
    if (lode_header_find(header, name) >= 0)
        return LODE_OK;
    lode_slice *names = lode_allocate(header->n, sizeof *names);
    for (size_t c = 0; c < header->n; c++)
        names[c] = header->cell[c].text;
    const lode_status status =
        is_essential(name) ? lode_measures_no_column(file, names, header->n, name, run->error)
                           : lode_no_column(file, names, header->n, name, run->error);
    free(names);
    return status;
}

/* The columns that name a unit, those of the smallest units first. */
static const char *const unit_columns[AGG_UNIT_COLUMNS] = {
    "school_urn",  "school_laestab", "school_name", "trust_id",    "trust_name", "cluster",
    "old_la_code", "new_la_code",    "la_name",     "region_code", "region_name"};

static lode_status find_units(agg_run *run, const lode_header *header) {
    bool found = false;
    for (int i = 0; i < AGG_UNIT_COLUMNS; i++) {
        run->at.unit[i] =
            run->needs.units ? lode_header_find(header, lode_text(unit_columns[i])) : -1;
        found |= run->at.unit[i] >= 0;
    }
    return found || !run->needs.units ? LODE_OK : need_column(run, lode_text(unit_columns[0]));
}

static int find_contract(const lode_header *header, lode_measure_column column) {
    return lode_header_find(header, lode_text(lode_measure_column_name(column)));
}

static lode_status find_weight(agg_run *run, const lode_header *header) {
    const char *name = run->options->weight;
    const lode_status status = name ? need_column(run, lode_text(name)) : LODE_OK;
    run->at.weight = name ? lode_header_find(header, lode_text(name)) : -1;
    return status;
}

lode_status agg_find_columns(agg_run *run) {
    const lode_header *header = lode_reader_header(run->reader);
    lode_status status = need_column(run, lode_text(lode_measure_column_name(LODE_COL_MEASURE)));
    if (status == LODE_OK)
        status = need_column(run, lode_text(lode_measure_column_name(LODE_COL_VALUE)));
    for (size_t i = 0; i < run->shown && status == LODE_OK; i++)
        status = need_column(run, run->groups.part[i].name);
    if (status == LODE_OK)
        status = find_weight(run, header);
    if (status == LODE_OK)
        status = find_units(run, header);
    if (status != LODE_OK)
        return status;
    run->columns = header->n;
    run->at.value = find_contract(header, LODE_COL_VALUE);
    run->at.status = find_contract(header, LODE_COL_STATUS);
    run->at.n = find_contract(header, LODE_COL_N);
    run->at.numerator = find_contract(header, LODE_COL_NUMERATOR);
    find_parts(&run->groups, header);
    find_parts(&run->kinds, header);
    return LODE_OK;
}

lode_slice agg_kind_text(const agg_run *run, lode_slice kind, lode_measure_column column) {
    for (size_t i = 0; i < run->kinds.n; i++)
        if (is_column(run->kinds.part[i].name, column))
            return agg_key_part(kind, i);
    return (lode_slice){"", 0};
}
