/* Groups whose members share the columns of --within. */
#include "similar_parts.h"

#include <stdlib.h>

static void number_groups(similar *s) {
    lode_names *names = lode_names_new();
    lode_bytes key = {0};
    s->group = lode_allocate(s->n, sizeof *s->group);
    for (size_t i = 0; i < s->n; i++) {
        key.n = 0;
        for (size_t w = 0; w < s->n_within; w++) {
            const lode_slice cell = similar_cell(s, s->row[i], s->within[w]);
            lode_bytes_add(&key, cell.p, cell.n);
            lode_bytes_add(&key, "", 1);
        }
        s->group[i] = lode_names_add(names, (lode_slice){key.p, key.n});
    }
    s->groups = lode_names_count(names);
    lode_names_free(names);
    free(key.p);
}

/* Counted one place ahead, so that placing the members moves every start where it belongs. */
static void place_members(similar *s) {
    s->first = lode_allocate(s->groups + 2, sizeof *s->first);
    s->member = lode_allocate(s->n, sizeof *s->member);
    for (size_t i = 0; i < s->n; i++)
        s->first[s->group[i] + 2]++;
    for (size_t g = 2; g < s->groups + 2; g++)
        s->first[g] += s->first[g - 1];
    for (size_t i = 0; i < s->n; i++)
        s->member[s->first[s->group[i] + 1]++] = (uint32_t)i;
}

void similar_group(similar *s) {
    number_groups(s);
    place_members(s);
}
