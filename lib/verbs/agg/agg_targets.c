/* The levels that rows are put together to: --as LEVEL, LEVEL:COLUMN, LEVEL=NAME. */
#include "agg_parts.h"

#include "lode/memory.h"

#include <stdlib.h>

/* ---- reading them ---- */

enum { LONGEST_WORD = 24 };

/* "combined_authority" is "Combined authority", "la" and "region" are what people say. */
static int find_level(lode_slice word) {
    static const struct {
        const char *word;
        lode_level level;
    } shorter[] = {
        {"la", LODE_LEVEL_LA}, {"region", LODE_LEVEL_REGIONAL}, {"england", LODE_LEVEL_NATIONAL}};
    char room[LONGEST_WORD];
    if (word.n > LONGEST_WORD)
        return -1;
    for (size_t i = 0; i < sizeof shorter / sizeof *shorter; i++)
        if (lode_same_folded(word, lode_text(shorter[i].word)))
            return (int)shorter[i].level;
    for (size_t i = 0; i < word.n; i++)
        room[i] = word.p[i] == '_' ? ' ' : word.p[i];
    return lode_level_find((lode_slice){room, word.n});
}

static lode_status unknown(lode_slice word, lode_error *error) {
    lode_slice names[LODE_LEVELS];
    for (int i = 0; i < LODE_LEVELS; i++)
        names[i] = lode_text(lode_level_name((lode_level)i));
    const int meant = lode_suggest(word, names, LODE_LEVELS);
    lode_fail(error, LODE_USAGE, "--as takes levels, not '%.*s'", LODE_ARG(word));
    if (meant >= 0)
        return lode_fail_hint(error, "did you mean '%s'?", lode_level_name((lode_level)meant));
    return lode_fail_hint(error, "Cluster, Alliance, Partnership, 'Combined authority', Trust, "
                                 "'Local authority', Regional, National, School; Cluster:COLUMN "
                                 "if another column names it, Partnership=NAME if all rows are in "
                                 "it");
}

static void use_own_columns(agg_target *target) {
    for (int i = 0; i < AGG_IDENTIFIERS; i++) {
        const char *name = lode_level_identifier(target->level, i);
        if (name)
            target->column[target->n++] = lode_text(name);
    }
    if (target->level == LODE_LEVEL_NATIONAL)
        target->name = lode_text("England");
}

static lode_status read_target(const char *asked, agg_target *target, lode_error *error) {
    const size_t end = strcspn(asked, ":=");
    const lode_slice word = lode_trim((lode_slice){asked, end}),
                     rest = lode_trim(lode_text(asked + end + (asked[end] != '\0')));
    const int level = find_level(word);
    *target = (agg_target){.level = (lode_level)level};
    if (level < 0)
        return unknown(word, error);
    if (asked[end] == '\0') {
        use_own_columns(target);
        return LODE_OK;
    }
    if (rest.n == 0 || level == LODE_LEVEL_NATIONAL)
        return lode_fail(error, LODE_USAGE, "--as '%s': %s", asked,
                         rest.n ? "England has no other name" : "a name is missing");
    if (asked[end] == '=')
        target->name = rest;
    else
        target->column[target->n++] = rest;
    return LODE_OK;
}

static int by_level(const void *a, const void *b) {
    const agg_target *x = a, *y = b;
    return (int)x->level - (int)y->level;
}

lode_status agg_read_targets(agg_run *run) {
    const lode_words asked = run->options->as;
    if (asked.n > LODE_LEVELS)
        return lode_fail(run->error, LODE_USAGE, "--as names a level twice");
    for (size_t i = 0; i < asked.n; i++) {
        const lode_status status = read_target(asked.item[i], &run->target[i], run->error);
        if (status != LODE_OK)
            return status;
    }
    run->n_targets = asked.n;
    qsort(run->target, run->n_targets, sizeof *run->target, by_level);
    for (size_t i = 1; i < run->n_targets; i++)
        if (run->target[i].level == run->target[i - 1].level)
            return lode_fail(run->error, LODE_USAGE, "--as names the level %s twice",
                             lode_level_name(run->target[i].level));
    return LODE_OK;
}

/* ---- their columns, in and out ---- */

static size_t face_of(agg_run *run, const char *name) {
    size_t i = 0;
    while (i < run->n_face && !lode_is(run->face[i], name))
        i++;
    if (i == run->n_face)
        run->face[run->n_face++] = lode_text(name);
    return i;
}

/* Where in the output stands what names a unit: under the names of its level, and under the last of
 * them, the name for people, what has another name in the input. */
static void find_face(agg_run *run, agg_target *target) {
    const bool own = target->n > 1 || target->name.n == 0;
    size_t n = 0;
    for (int i = 0; i < AGG_IDENTIFIERS; i++) {
        const char *name = lode_level_identifier(target->level, i);
        if (name)
            target->out[n++] = face_of(run, name);
    }
    if (n > 1 && !(own && lode_is(target->column[0], lode_level_identifier(target->level, 0))))
        target->out[0] = target->out[n - 1];
}

static void add_columns(agg_run *run, agg_target *target) {
    for (size_t i = 0; i < target->n; i++) {
        agg_add_part(&run->groups, target->column[i]);
        target->part[i] = agg_part_of(&run->groups, target->column[i]);
    }
    find_face(run, target);
}

/* What tells the rows of one unit apart, and where they lie. */
static const lode_measure_column facet[] = {
    LODE_COL_OLD_LA_CODE,     LODE_COL_NEW_LA_CODE,     LODE_COL_LA_NAME,
    LODE_COL_REGION_CODE,     LODE_COL_REGION_NAME,     LODE_COL_ESTABLISHMENT_TYPE,
    LODE_COL_TIME_PERIOD,     LODE_COL_TIME_IDENTIFIER, LODE_COL_BREAKDOWN_TOPIC,
    LODE_COL_BREAKDOWN,       LODE_COL_MEASURE,         LODE_COL_RELEASE,
    LODE_COL_GEOGRAPHIC_LEVEL};

enum { FACET = sizeof facet / sizeof *facet };

static lode_status check_group(const agg_run *run) {
    for (size_t i = 0; i < run->options->group.n; i++) {
        const char *name = run->options->group.item[i];
        if (strcmp(name, lode_measure_column_name(LODE_COL_ESTABLISHMENT_TYPE)) == 0)
            continue;
        lode_fail(run->error, LODE_USAGE, "-g %s does not go with --as", name);
        return lode_fail_hint(run->error, "a measure table tells the rows of a unit apart by "
                                          "establishment_type only; choose the rows before, or "
                                          "leave out --as");
    }
    return LODE_OK;
}

/* The rows of a measure table have no sum over all of them. */
static lode_status check_statistics(const agg_run *run) {
    if (!agg_has_statistic(&run->statistics, AGG_PART))
        return LODE_OK;
    lode_fail(run->error, LODE_USAGE, "--stat part does not go with --as");
    return lode_fail_hint(run->error, "name the columns of the groups with -g instead of --as");
}

lode_status agg_choose_targets(agg_run *run) {
    lode_status status = check_group(run);
    if (status == LODE_OK)
        status = check_statistics(run);
    if (status != LODE_OK)
        return status;
    run->groups.part =
        lode_allocate(FACET + LODE_LEVELS * AGG_IDENTIFIERS, sizeof *run->groups.part);
    for (int c = 0; c < LODE_MEASURE_COLUMNS; c++)
        face_of(run, lode_measure_column_name((lode_measure_column)c));
    for (size_t i = 0; i < run->n_targets; i++)
        add_columns(run, &run->target[i]);
    for (size_t i = 0; i < FACET; i++)
        agg_add_part(&run->groups, agg_column_name(facet[i]));
    for (int c = 0; c < LODE_MEASURE_COLUMNS; c++)
        run->part_of[c] = agg_part_of(&run->groups, agg_column_name((lode_measure_column)c));
    run->measure = run->part_of[LODE_COL_MEASURE];
    return LODE_OK;
}

lode_slice agg_unit_of(const agg_target *target, lode_slice key) {
    if (target->name.n > 0)
        return target->name;
    for (size_t i = 0; i < target->n; i++) {
        const lode_slice text = agg_key_part(key, (size_t)target->part[i]);
        if (text.n > 0)
            return text;
    }
    return (lode_slice){"", 0};
}
