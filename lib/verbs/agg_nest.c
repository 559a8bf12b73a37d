/* What is told of units: those that do not nest, and rows that lie in none. */
#include "agg_lines.h"

#include <stdlib.h>

typedef struct {
    lode_slice above, another; /* another: the first other one, or empty */
} lies_in;

/* Of each unit of a target in which unit of the next it lies; tells those that lie in several. */
void agg_tell_nest(const agg_run *run, size_t t) {
    const agg_target *target = &run->target[t], *next = &run->target[t + 1];
    lode_names *units = lode_names_new();
    lies_in *in = lode_allocate(run->n_groups, sizeof *in);
    size_t several = 0;
    uint32_t example = 0;
    for (size_t i = 0; i < run->n_groups; i++) {
        const lode_slice unit = agg_unit_of(target, run->group[i]->key),
                         above = agg_unit_of(next, run->group[i]->key);
        if (unit.n == 0 || above.n == 0)
            continue;
        const uint32_t u = lode_names_add(units, unit);
        if (in[u].above.n == 0)
            in[u].above = above;
        if (in[u].another.n > 0 || lode_same(in[u].above, above))
            continue;
        in[u].another = above;
        example = several++ == 0 ? u : example;
    }
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
