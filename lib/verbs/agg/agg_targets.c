/* The levels that rows are put together to: --as LEVEL, LEVEL:COLUMN, LEVEL=NAME. */
#include "agg_parts.h"

#include "lode/levels_asked.h"
#include "lode/memory.h"

/* ---- which ---- */

static void use_own_columns(agg_target *target) {
    for (int i = 0; i < AGG_IDENTIFIERS; i++) {
        const char *name = lode_level_identifier(target->level, i);
        if (name)
            target->column[target->n++] = lode_text(name);
    }
}

static void take_level(agg_target *target, const lode_level_asked *asked) {
    *target = (agg_target){.level = asked->level, .name = asked->name};
    if (asked->column.n > 0)
        target->column[target->n++] = asked->column;
    else if (asked->name.n == 0 || asked->level == LODE_LEVEL_NATIONAL)
        use_own_columns(target);
}

lode_status agg_read_targets(agg_run *run) {
    lode_level_asked asked[LODE_LEVELS];
    const lode_status status =
        lode_read_levels_asked(run->options->as, asked, &run->n_targets, run->error);
    for (size_t i = 0; i < run->n_targets && status == LODE_OK; i++)
        take_level(&run->target[i], &asked[i]);
    return status;
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
