/* The levels that schools are counted by: --as LEVEL, LEVEL:COLUMN, LEVEL=NAME. */
#include "grades_parts.h"

#include "lode/levels_asked.h"

#include <stdlib.h>

/* Where the input has the level's columns. */
static lode_status find_columns(grades *g, grades_level *level) {
    lode_status status = LODE_OK;
    for (int i = 0; i < GRADES_IDENTIFIERS; i++)
        level->column[i] = -1;
    if (level->asked.n > 0)
        return grades_need(g, level->asked.p, &level->column[0]);
    for (int i = 0; i < GRADES_IDENTIFIERS && status == LODE_OK; i++) {
        const char *name = lode_level_identifier(level->level, i);
        if (name)
            status = grades_look_for(g, name, &level->column[i]);
    }
    return status;
}

/* ---- who is where ---- */

/* The authority of a school, by its code or else its name, in the year of the latest judgement. */
static void find_areas(grades *g, const grades_level *la) {
    const lode_slice period =
        g->latest == INT32_MIN ? lode_text("202425") : grades_year_of(g, g->latest);
    g->area = lode_allocate(g->n_schools + 1, sizeof *g->area);
    for (size_t s = 0; s < g->n_schools; s++) {
        const lode_slice code = grades_cell(g, g->school_row[s], la->column[0]),
                         name = grades_cell(g, g->school_row[s], la->column[2]);
        if (code.n > 0)
            g->area[s] = lode_geography_find(g->geography, code, period);
        if (!g->area[s] && name.n > 0)
            g->area[s] = lode_geography_find_name(g->geography, name, period);
    }
}

/* What the reference says of an area that the input does not. */
static lode_slice from_area(const lode_area *area, lode_level level, int i) {
    const lode_slice none = {"", 0};
    if (!area)
        return none;
    if (level == LODE_LEVEL_LA)
        return i == 0 ? area->old_la_code : i == 1 ? area->new_la_code : area->la_name;
    if (level == LODE_LEVEL_REGIONAL)
        return i == 0 ? area->region_code : i == 2 ? area->region_name : none;
    return none;
}

static lode_slice school_says(const grades *g, const grades_level *level, uint32_t school, int i) {
    const lode_slice text = grades_cell(g, g->school_row[school], level->column[i]);
    if (level->level == LODE_LEVEL_SCHOOL && level->asked.n == 0 && i == 0)
        return lode_names_get(g->schools, school);
    return text.n > 0 || level->asked.n > 0 ? text : from_area(g->area[school], level->level, i);
}

static void add_units(grades *g, grades_level *level, bool is_asked) {
    size_t nowhere = 0;
    level->units = lode_names_new();
    level->unit = lode_allocate(g->n_schools + 1, sizeof *level->unit);
    level->school = lode_allocate(g->n_schools + 1, sizeof *level->school);
    for (uint32_t s = 0; s < g->n_schools; s++) {
        lode_slice key = level->name;
        for (int i = 0; i < GRADES_IDENTIFIERS && key.n == 0; i++)
            key = school_says(g, level, s, i);
        const uint32_t known = lode_names_count(level->units);
        level->unit[s] = key.n > 0 ? lode_names_add(level->units, key) : LODE_UNKNOWN;
        if (level->unit[s] == known)
            level->school[known] = s;
        nowhere += key.n == 0;
    }
    if (is_asked && nowhere > 0 && nowhere < g->n_schools)
        lode_notice(g->report, "schools in no unit of the level %s: %zu of %zu",
                    lode_level_name(level->level), nowhere, g->n_schools);
}

/* Levels of areas and clusters that the input knows of, where nobody asks for others: never
 * England, of which a file may have any part. */
static lode_status choose_levels(grades *g) {
    static const lode_level usual[] = {LODE_LEVEL_CLUSTER, LODE_LEVEL_LA};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        grades_level *level = &g->level[g->n_levels];
        *level = (grades_level){.level = usual[i]};
        const lode_status status = find_columns(g, level);
        if (status != LODE_OK)
            return status;
        g->n_levels += level->column[0] >= 0 || level->column[1] >= 0 || level->column[2] >= 0;
    }
    if (g->n_levels > 0)
        return LODE_OK;
    lode_fail(g->error, LODE_USAGE, "the input does not say where its schools are");
    return lode_fail_hint(g->error, "--as National if they are all of England's, --as "
                                    "Partnership=NAME, or lode-merge with a list of schools");
}

static lode_status check_level(grades *g, const grades_level *level) {
    if (g->n_schools == 0 || lode_names_count(level->units) > 0)
        return LODE_OK;
    lode_fail(g->error, LODE_DATA, "no school is in a unit of the level %s",
              lode_level_name(level->level));
    return lode_fail_hint(
        g->error,
        "lode-merge with a list of schools brings %s, or name a column: "
        "--as '%s:COLUMN'",
        lode_level_identifier(level->level, 0) ? lode_level_identifier(level->level, 0) : "it",
        lode_level_name(level->level));
}

static lode_status read_asked(grades *g) {
    lode_level_asked asked[LODE_LEVELS];
    lode_status status = lode_read_levels_asked(g->options->as, asked, &g->n_levels, g->error);
    for (size_t i = 0; i < g->n_levels && status == LODE_OK; i++) {
        g->level[i] = (grades_level){
            .level = asked[i].level, .name = asked[i].name, .asked = asked[i].column};
        status = find_columns(g, &g->level[i]);
    }
    return status;
}

lode_status grades_read_levels(grades *g) {
    g->la = (grades_level){.level = LODE_LEVEL_LA};
    g->region = (grades_level){.level = LODE_LEVEL_REGIONAL};
    lode_status status = lode_geography_read(&g->geography, g->reference, g->error);
    if (status == LODE_OK)
        status = g->options->as.n > 0 ? read_asked(g) : choose_levels(g);
    if (status == LODE_OK)
        status = find_columns(g, &g->la);
    if (status == LODE_OK)
        status = find_columns(g, &g->region);
    if (status != LODE_OK)
        return status;
    find_areas(g, &g->la);
    add_units(g, &g->la, false);
    add_units(g, &g->region, false);
    for (size_t i = 0; i < g->n_levels && status == LODE_OK; i++) {
        add_units(g, &g->level[i], true);
        status = check_level(g, &g->level[i]);
    }
    return status;
}

/* ---- what they are called ---- */

lode_slice grades_unit_says(const grades *g, const grades_level *level, uint32_t unit, int i) {
    const lode_slice none = {"", 0};
    if (!lode_level_identifier(level->level, i))
        return none;
    if (level->name.n > 0 || level->asked.n > 0) {
        const bool is_name = i == 2 || !lode_level_identifier(level->level, 2);
        return is_name ? lode_names_get(level->units, unit) : none;
    }
    return school_says(g, level, level->school[unit], i);
}
