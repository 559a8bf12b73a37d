/* Which column of a row of a measure table says what, when rows are put together to a level. */
#include "agg_lines.h"

static void say_part(const agg_run *run, agg_says *face, lode_measure_column column,
                     agg_what what) {
    face[column] = (agg_says){what, run->part_of[column], {NULL, 0}};
}

static void say_units(const agg_target *target, agg_says *face, agg_what what) {
    for (size_t i = 0; i < target->n; i++)
        face[target->out[i]] = (agg_says){what, target->part[i], {NULL, 0}};
    if (target->name.n > 0 && target->level != LODE_LEVEL_NATIONAL)
        face[target->out[0]] = (agg_says){what, -1, target->name};
}

void agg_plan_face(const agg_run *run, size_t t, bool with_years, agg_says *face) {
    static const lode_measure_column facet[] = {LODE_COL_TIME_PERIOD,     LODE_COL_TIME_IDENTIFIER,
                                                LODE_COL_BREAKDOWN_TOPIC, LODE_COL_BREAKDOWN,
                                                LODE_COL_MEASURE,         LODE_COL_RELEASE};
    const agg_target *target = &run->target[t];
    face[LODE_COL_GEOGRAPHIC_LEVEL] =
        (agg_says){AGG_SAYS_LEVEL, -1, lode_text(lode_level_name(target->level))};
    for (size_t i = 0; i < sizeof facet / sizeof *facet; i++)
        say_part(run, face, facet[i], AGG_SAYS_FACET);
    say_part(run, face, LODE_COL_TIME_PERIOD, with_years ? AGG_SAYS_NOTHING : AGG_SAYS_FACET);
    say_part(run, face, LODE_COL_RELEASE, with_years ? AGG_SAYS_COMMON : AGG_SAYS_FACET);
    say_part(run, face, LODE_COL_ESTABLISHMENT_TYPE, AGG_SAYS_KIND);
    for (int c = LODE_COL_OLD_LA_CODE; c <= LODE_COL_LA_NAME; c++)
        if (target->level < LODE_LEVEL_LA)
            say_part(run, face, (lode_measure_column)c, AGG_SAYS_COMMON);
    for (int c = LODE_COL_REGION_CODE; c <= LODE_COL_REGION_NAME; c++)
        if (target->level < LODE_LEVEL_REGIONAL)
            say_part(run, face, (lode_measure_column)c, AGG_SAYS_COMMON);
    for (size_t above = t + 1; above < run->n_targets; above++)
        say_units(&run->target[above], face, AGG_SAYS_COMMON);
    say_units(target, face, AGG_SAYS_UNIT);
}
