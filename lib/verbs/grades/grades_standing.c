/* The grade that stands on a day. */
#include "grades_parts.h"

#include <stdlib.h>

int32_t grades_cap(const grades_aspect *aspect, int32_t day) {
    return aspect->is->has_last && aspect->is->last_day < day ? aspect->is->last_day : day;
}

static void latest_on(const grades *g, uint32_t aspect, int32_t day,
                      const grades_judgement **standing) {
    const grades_aspect *a = &g->aspect[aspect];
    memset(standing, 0, g->n_schools * sizeof *standing);
    for (size_t i = a->first; i < a->first + a->n; i++)
        if (g->judgement[i].day <= day)
            standing[g->judgement[i].school] = &g->judgement[i];
}

/* What the next visit did not repeat, as a category of concern, ended with it. */
void grades_standing_on(const grades *g, uint32_t aspect, int32_t day,
                        const grades_judgement **standing) {
    const uint32_t of = g->aspect[aspect].of;
    latest_on(g, aspect, day, standing);
    if (of == LODE_UNKNOWN)
        return;
    const grades_judgement **visit = lode_allocate(g->n_schools + 1, sizeof *visit);
    latest_on(g, of, day, visit);
    for (size_t s = 0; s < g->n_schools; s++)
        if (standing[s] && visit[s] && visit[s]->day > standing[s]->day)
            standing[s] = NULL;
    free(visit);
}
