/* What is told of units: those that do not nest, and rows that lie in none. */
#include "agg_lines.h"

#include <stdlib.h>

typedef struct {
    lode_slice above, another; /* the first two by their names; empty: there is none */
} lies_in;

static void meet(lies_in *in, lode_slice above) {
    if (in->above.n == 0 || lode_order(above, in->above) < 0) {
        in->another = in->above;
        in->above = above;
    } else if (!lode_same(above, in->above) &&
               (in->another.n == 0 || lode_order(above, in->another) < 0)) {
        in->another = above;
    }
}

/* Of each unit of a target in which unit of the next it lies; tells those that lie in several. */
void agg_tell_nest(const agg_run *run, size_t t) {
    const agg_target *target = &run->target[t], *next = &run->target[t + 1];
    lode_names *units = lode_names_new();
    lies_in *in = lode_allocate(run->n_groups, sizeof *in);
    size_t several = 0;
    uint32_t example = 0; /* the first by its name */
    for (size_t i = 0; i < run->n_groups; i++) {
        const lode_slice unit = agg_unit_of(target, run->group[i]->key),
                         above = agg_unit_of(next, run->group[i]->key);
        if (unit.n == 0 || above.n == 0)
            continue;
        meet(&in[lode_names_add(units, unit)], above);
    }
    for (uint32_t u = 0; u < lode_names_count(units); u++)
        if (in[u].another.n > 0 &&
            (several++ == 0 ||
             lode_order(lode_names_get(units, u), lode_names_get(units, example)) < 0))
            example = u;
    if (several > 0)
        lode_notice(run->report,
                    "%s and %s do not nest: %zu unit%s of the one lie%s in several of the other, "
                    "such as '%.*s' in '%.*s' and '%.*s'",
                    lode_level_name(target->level), lode_level_name(next->level), several,
                    several == 1 ? "" : "s", several == 1 ? "s" : "",
                    LODE_ARG(lode_names_get(units, example)), LODE_ARG(in[example].above),
                    LODE_ARG(in[example].another));
    lode_names_free(units);
    free(in);
}

void agg_tell_strays(const agg_run *run, const agg_strays *strays) {
    for (size_t t = 0; t < run->n_targets; t++)
        if (strays->without[t] > 0)
            lode_notice(run->report, "%zu row%s in no %s: nothing in %.*s", strays->without[t],
                        strays->without[t] == 1 ? " is" : "s are",
                        lode_level_name(run->target[t].level), LODE_ARG(run->target[t].column[0]));
    lode_left_out(run->report, "in no unit of the levels of --as", strays->nowhere);
}
