/* A run from its options to judgements in order, and its end. */
#include "grades_parts.h"

#include <stdlib.h>

static lode_status open_links(grades *g) {
    const lode_grades_options *o = g->options;
    const lode_succession_options links = {
        .links = o->links, .schools = o->schools, .read = g->input->read, .rule = o->rule};
    if (!o->links)
        return LODE_OK;
    return lode_succession_read(&g->succession, &links, g->reference, g->report, g->error);
}

static void find_denominators(grades *g) {
    for (size_t i = 0; i < g->n_aspects; i++) {
        const lode_graded_aspect *is = g->aspect[i].is;
        g->aspect[i].of = LODE_UNKNOWN;
        for (size_t k = 0; is->of.n > 0 && k < g->n_aspects; k++)
            if (lode_same(g->aspect[k].is->framework, is->framework) &&
                lode_same_folded(g->aspect[k].is->aspect, is->of))
                g->aspect[i].of = (uint32_t)k;
    }
}

lode_status grades_open(grades *g) {
    g->arena = lode_arena_new();
    g->schools = lode_names_new();
    g->findings = lode_names_new();
    g->latest = INT32_MIN;
    lode_status status = lode_grade_scales_read(&g->scales, g->reference, g->error);
    if (status == LODE_OK)
        status = lode_table_read(&g->table, g->input, NULL, g->report, g->error);
    if (status == LODE_OK)
        status = grades_find_columns(g);
    if (status == LODE_OK)
        status = open_links(g);
    if (status == LODE_OK)
        status = grades_read_rows(g);
    if (status == LODE_OK)
        status = grades_check_asked(g);
    if (status != LODE_OK)
        return status;
    grades_sort(g);
    find_denominators(g);
    return LODE_OK;
}

static void free_level(grades_level *level) {
    if (level->units)
        lode_names_free(level->units);
    free(level->unit);
    free(level->school);
}

void grades_close(grades *g) {
    for (size_t i = 0; i < g->n_levels; i++)
        free_level(&g->level[i]);
    free_level(&g->la);
    free_level(&g->region);
    lode_names_free(g->schools);
    lode_names_free(g->findings);
    free(g->school_row);
    free(g->own_row);
    free(g->area);
    free(g->judgement);
    free(g->finding);
    free(g->aspect);
    lode_table_free(g->table);
    lode_succession_free(g->succession);
    lode_geography_free(g->geography);
    lode_grade_scales_free(g->scales);
    lode_arena_free(g->arena);
}
