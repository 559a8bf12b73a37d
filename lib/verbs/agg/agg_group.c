#include "agg_group.h"

#include "lode/measures.h"
#include "lode/memory.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- codes ---- */

static const char *const code_words[AGG_CODES] = {"c", "x", "z", "u", "low"};

agg_code agg_code_of(lode_slice text) {
    const int order = lode_status_order(text);
    return order < AGG_CODES ? (agg_code)order : AGG_CODE_LOW; /* k is an older low */
}

const char *agg_code_word(agg_code code) {
    return code_words[code];
}

size_t agg_group_missing(const agg_group *group) {
    size_t missing = 0;
    for (int code = 0; code < AGG_CODES; code++)
        missing += group->coded[code];
    return missing;
}

agg_code agg_group_worst(const agg_group *group) {
    int code = 0;
    while (code < AGG_CODES && group->coded[code] == 0)
        code++;
    return (agg_code)code;
}

agg_figure agg_group_figure(const agg_group *group, bool unweighted) {
    return group->pool ? agg_pool_figure(group->pool, agg_group_kind(group), unweighted)
                       : (agg_figure){.basis = AGG_NO_FIGURE};
}

size_t agg_group_outside(const agg_group *group, const agg_figure *figure) {
    return group->pool ? group->count - (figure->basis ? figure->rows : 0) : 0;
}

size_t agg_group_codes(const agg_group *group, const agg_figure *figure, char out[AGG_CODES_TEXT]) {
    const size_t outside = agg_group_outside(group, figure);
    size_t n = 0;
    out[0] = '\0';
    for (int code = 0; code < AGG_CODES; code++)
        if (group->coded[code] > 0)
            n += (size_t)snprintf(out + n, AGG_CODES_TEXT - n, "%s%s %u", n ? "; " : "",
                                  code_words[code], group->coded[code]);
    if (outside > 0)
        n += (size_t)snprintf(out + n, AGG_CODES_TEXT - n, "%sno n %zu", n ? "; " : "", outside);
    return n;
}

/* ---- groups ---- */

agg_group agg_group_new(const agg_needs *needs) {
    agg_group group = {0};
    if (needs->pool)
        group.pool = lode_allocate(1, sizeof *group.pool);
    if (needs->weighted)
        group.weighted = lode_allocate(1, sizeof *group.weighted);
    if (needs->pupils)
        group.pupils = lode_allocate(1, sizeof *group.pupils);
    if (needs->beside)
        group.beside = lode_allocate(1, sizeof *group.beside);
    return group;
}

void agg_group_free(agg_group *group) {
    agg_store_free(&group->store);
    if (group->weighted)
        agg_pairs_free(&group->weighted->pairs);
    if (group->pupils)
        agg_pairs_free(group->pupils);
    if (group->beside)
        agg_pairs_free(group->beside);
    free(group->pool);
    free(group->weighted);
    free(group->pupils);
    free(group->beside);
    free(group->failed);
    group->failed = NULL;
    group->pool = NULL;
    group->weighted = NULL;
    group->pupils = NULL;
    group->beside = NULL;
}

static void add_weighted(agg_weighted *weighted, const agg_weighted *other) {
    agg_total_merge(&weighted->sum, &other->sum);
    agg_total_merge(&weighted->weight, &other->weight);
    agg_pairs_add_all(&weighted->pairs, &other->pairs);
    weighted->without += other->without;
}

void agg_group_add(agg_group *group, const agg_group *other) {
    agg_store_add_all(&group->store, &other->store);
    if (group->pool)
        agg_pool_unite(group->pool, other->pool);
    if (group->weighted)
        add_weighted(group->weighted, other->weighted);
    if (group->pupils)
        agg_pairs_add_all(group->pupils, other->pupils);
    if (group->beside)
        agg_pairs_add_all(group->beside, other->beside);
    for (int code = 0; code < AGG_CODES; code++)
        group->coded[code] += other->coded[code];
    group->count += other->count;
    group->mixed |= other->mixed;
}

void agg_group_unite(agg_group *group, agg_group *from) {
    agg_group_add(group, from);
    agg_group_free(from);
}
