/* Comparators that an official list names: it outranks what is computed. */
#include "similar_parts.h"

#include "lode/number.h"

#include <stdlib.h>

static double rank_of(const similar *s, uint32_t row) {
    const lode_pairs *p = s->official;
    lode_number rank;
    if (p->rank < 0)
        return row;
    const lode_slice text = lode_trim(lode_table_text(p->table, row, (size_t)p->rank));
    return lode_number_read(text, &rank) ? rank.value : row;
}

/* By unit, then by rank, then as they stand. */
static int pair_order(const void *a, const void *b, void *context) {
    const lode_pair *x = a, *y = b;
    if (x->unit != y->unit)
        return x->unit < y->unit ? -1 : 1;
    const double rank_x = rank_of(context, x->row), rank_y = rank_of(context, y->row);
    if (rank_x != rank_y)
        return rank_x < rank_y ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static lode_status check_kind(similar *s) {
    if (s->areas == (s->official->of == LODE_PAIRS_OF_AREAS))
        return LODE_OK;
    lode_fail(s->error, LODE_DATA, "--pairs %s is of %s, the input of %s", s->options->pairs,
              s->areas ? "schools" : "areas", s->areas ? "areas" : "schools");
    return LODE_DATA;
}

static void tell_strangers(const similar *s) {
    const lode_pairs *p = s->official;
    size_t n = 0, all = 0;
    for (size_t i = 0; i < p->n; i++) {
        if (i > 0 && p->pair[i].unit == p->pair[i - 1].unit)
            continue;
        all++;
        n += lode_names_find(s->units, lode_names_get(p->units, p->pair[i].unit)) == LODE_UNKNOWN;
    }
    if (n > 0)
        lode_notice(s->report, "%s: of its %zu %s %zu are not in the input", s->options->pairs, all,
                    s->areas ? "areas" : "schools", n);
}

lode_status similar_read_official(similar *s, const lode_read_options *read) {
    lode_status status =
        lode_pairs_read(&s->official, s->options->pairs, read, s->reference, s->report, s->error);
    if (status == LODE_OK)
        status = check_kind(s);
    if (status != LODE_OK)
        return status;
    lode_pairs *p = s->official;
    qsort_r(p->pair, p->n, sizeof *p->pair, pair_order, s);
    s->official_of = lode_allocate(lode_names_count(p->units), sizeof *s->official_of);
    for (size_t i = p->n; i > 0; i--)
        s->official_of[p->pair[i - 1].unit] = (uint32_t)i;
    tell_strangers(s);
    return LODE_OK;
}

const lode_pair *similar_official_of(const similar *s, lode_slice unit, size_t *n) {
    const lode_pairs *p = s->official;
    const uint32_t number = p ? lode_names_find(p->units, unit) : LODE_UNKNOWN;
    *n = 0;
    if (number == LODE_UNKNOWN || s->official_of[number] == 0)
        return NULL;
    const size_t first = s->official_of[number] - 1;
    while (first + *n < p->n && p->pair[first + *n].unit == number)
        ++*n;
    if (s->options->k && *n > s->options->k)
        *n = s->options->k;
    return &p->pair[first];
}

lode_slice similar_official_distance(const similar *s, const lode_pair *pair) {
    const lode_pairs *p = s->official;
    return p->distance < 0 ? (lode_slice){"", 0}
                           : lode_trim(lode_table_text(p->table, pair->row, (size_t)p->distance));
}
