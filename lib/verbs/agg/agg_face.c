/* Which column of a row of a measure table says what, when rows are put together to a level. */
#include "agg_lines.h"

const lode_measure_column agg_facet_columns[AGG_FACET_TEXTS] = {
    [AGG_FACET_MEASURE] = LODE_COL_MEASURE,
    [AGG_FACET_TOPIC] = LODE_COL_BREAKDOWN_TOPIC,
    [AGG_FACET_BREAKDOWN] = LODE_COL_BREAKDOWN,
    [AGG_FACET_PERIOD] = LODE_COL_TIME_PERIOD,
    [AGG_FACET_IDENTIFIER] = LODE_COL_TIME_IDENTIFIER,
    [AGG_FACET_RELEASE] = LODE_COL_RELEASE,
};

static void say_part(const agg_run *run, agg_says *face, lode_measure_column column,
                     agg_what what) {
    face[column] = (agg_says){what, run->part_of[column], {NULL, 0}, 0};
}

static void say_units(const agg_target *target, agg_says *face, agg_what what) {
    for (size_t i = 0; i < target->n; i++)
        face[target->out[i]] = (agg_says){what, target->part[i], {NULL, 0}, 0};
    if (target->name.n > 0 && target->level != LODE_LEVEL_NATIONAL)
        face[target->out[0]] = (agg_says){what, -1, target->name, 0};
}

/* The columns of an area, for units that lie in one. */
static void say_area(const agg_run *run, agg_says *face, int first, int last) {
    for (int c = first; c <= last; c++)
        say_part(run, face, (lode_measure_column)c, AGG_SAYS_COMMON);
}

/* The facet has its own order; the others are numbered as they stand. */
static size_t number_places(const agg_run *run, agg_says *face) {
    size_t own = 0;
    for (size_t c = 0; c < run->n_face; c++)
        if (face[c].what >= AGG_SAYS_UNIT)
            face[c].place = own++;
    return own;
}

size_t agg_plan_face(const agg_run *run, size_t t, bool with_years, agg_says *face) {
    const agg_target *target = &run->target[t];
    for (size_t i = 0; i < AGG_FACET_TEXTS; i++) {
        say_part(run, face, agg_facet_columns[i], AGG_SAYS_FACET);
        face[agg_facet_columns[i]].place = i;
    }
    if (with_years)
        say_part(run, face, LODE_COL_RELEASE, AGG_SAYS_COMMON);
    face[LODE_COL_GEOGRAPHIC_LEVEL] =
        (agg_says){AGG_SAYS_LEVEL, -1, lode_text(lode_level_name(target->level)), 0};
    say_part(run, face, LODE_COL_ESTABLISHMENT_TYPE, AGG_SAYS_KIND);
    if (target->level < LODE_LEVEL_LA)
        say_area(run, face, LODE_COL_OLD_LA_CODE, LODE_COL_LA_NAME);
    if (target->level < LODE_LEVEL_REGIONAL)
        say_area(run, face, LODE_COL_REGION_CODE, LODE_COL_REGION_NAME);
    for (size_t above = t + 1; above < run->n_targets; above++)
        say_units(&run->target[above], face, AGG_SAYS_COMMON);
    say_units(target, face, AGG_SAYS_UNIT);
    return number_places(run, face);
}

lode_slice agg_line_says(const agg_line *line, size_t column) {
    const lode_slice nothing = {"", 0};
    if (!line->target)
        return line->text[column];
    const agg_says *says = &line->says[column];
    switch (says->what) {
    case AGG_SAYS_NOTHING:
        return nothing;
    case AGG_SAYS_LEVEL:
        return says->name;
    case AGG_SAYS_FACET:
        return line->facet->text[says->place];
    default:
        return line->unlike >> says->place & 1 ? nothing : line->text[says->place];
    }
}
