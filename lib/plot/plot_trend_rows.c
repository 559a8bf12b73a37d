/* Which rows were asked for. Names are taken from all rows first: published files of one year name
 * the schools, those of another do not. */
#include "plot_trend_parts.h"

#include <stdlib.h>

lode_slice lode_plot_name(const plot_trend *plot, size_t row) {
    /* Which of a level's identifying columns is its name. */
    static const int place[LODE_LEVELS] = {[LODE_LEVEL_SCHOOL] = 2,
                                           [LODE_LEVEL_TRUST] = 2,
                                           [LODE_LEVEL_LA] = 2,
                                           [LODE_LEVEL_REGIONAL] = 2};
    const lode_level level = plot->measures->row[row].level;
    return lode_plot_cell(plot, row, plot->measures->identifier[level][place[level]]);
}

/* The latest name of each unit. */
static void remember_names(plot_trend *plot) {
    const lode_measures *m = plot->measures;
    const uint32_t n = lode_names_count(m->units);
    int *year = lode_allocate(n, sizeof *year);
    plot->known_name = lode_arena_take(plot->arena, (n + 1) * sizeof *plot->known_name);
    for (uint32_t unit = 0; unit < n; unit++)
        plot->known_name[unit] = (lode_slice){NULL, 0};
    for (size_t row = 0; row < m->rows; row++) {
        const lode_measure_row *r = &m->row[row];
        const lode_slice name = lode_plot_name(plot, row);
        lode_slice *known = &plot->known_name[r->unit];
        if (!name.n || (known->n && r->year <= year[r->unit]))
            continue;
        *known = (lode_slice){lode_arena_copy(plot->arena, name.p, name.n), name.n};
        year[r->unit] = r->year;
    }
    free(year);
}

lode_status lode_plot_keep_asked(plot_trend *plot, lode_error *error) {
    remember_names(plot);
    return lode_measures_choose(plot->measures, &plot->options->rows, plot->report, error);
}
