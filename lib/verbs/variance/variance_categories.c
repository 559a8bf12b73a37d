/* Which columns hold numbers and which categories; the categories, numbered. */
#include "lode/category.h"
#include "lode/codes.h"
#include "lode/number.h"
#include "variance_parts.h"

#include <stdlib.h>

static lode_slice text_at(const variance *v, size_t row, const variance_source *s) {
    return lode_trim(lode_table_text(v->table, row, (size_t)s->column));
}

/* ---- numbers or words ---- */

static void tell_words(variance *v, size_t source, bool outcome) {
    const variance_source *s = &v->source[source];
    for (size_t row = 0; row < v->rows; row++) {
        lode_number number;
        const lode_slice text = text_at(v, row, s);
        if (lode_number_read(text, &number) || lode_says_nothing(v->codes, text))
            continue;
        lode_fail(v->error, LODE_DATA, "'%.*s' is neither a number nor a known code",
                  LODE_ARG(text));
        if (!outcome)
            lode_fail_hint(v->error, "--category '%.*s' if its numbers are categories too",
                           LODE_ARG(s->name));
        lode_table_fail_at(v->table, row, (size_t)s->column, v->error);
        lode_problem(v->report, v->error, "values that are neither numbers nor codes");
    }
}

static lode_status settle_kind(variance *v, size_t source) {
    variance_source *s = &v->source[source];
    const bool outcome = source == v->sources - 1;
    if (s->forced || !s->words)
        return LODE_OK;
    if (outcome || s->numbers) {
        tell_words(v, source, outcome);
        return LODE_DATA;
    }
    s->category = true;
    return LODE_OK;
}

/* ---- categories ---- */

static lode_status no_reference(variance *v, const variance_source *s) {
    const int nearest = lode_suggest(s->reference, s->level, s->levels);
    lode_fail(v->error, LODE_USAGE, "no '%.*s' in '%.*s'", LODE_ARG(s->reference),
              LODE_ARG(s->name));
    return nearest < 0
               ? LODE_USAGE
               : lode_fail_hint(v->error, "did you mean '%.*s'?", LODE_ARG(s->level[nearest]));
}

/* The one that was asked for comes first; the others keep their order. */
static lode_status put_reference_first(variance *v, variance_source *s) {
    size_t at = 0;
    while (at < s->levels && !lode_same(s->level[at], s->reference))
        at++;
    if (s->reference.n == 0)
        return LODE_OK;
    if (at == s->levels)
        return no_reference(v, s);
    const lode_slice first = s->level[at];
    memmove(s->level + 1, s->level, at * sizeof *s->level);
    s->level[0] = first;
    return LODE_OK;
}

static lode_status number_categories(variance *v, variance_source *s) {
    s->levels = lode_names_count(s->names);
    if (s->levels > VARIANCE_CATEGORIES) {
        lode_fail(v->error, LODE_REFUSED, "'%.*s' has %zu categories: more than %d",
                  LODE_ARG(s->name), s->levels, VARIANCE_CATEGORIES);
        return lode_fail_hint(v->error, "a column of names or of groups is no covariate; "
                                        "--group takes those");
    }
    s->level = lode_allocate(s->levels, sizeof *s->level);
    s->number = lode_allocate(s->levels, sizeof *s->number);
    for (uint32_t i = 0; i < s->levels; i++)
        s->level[i] = lode_names_get(s->names, i);
    qsort(s->level, s->levels, sizeof *s->level, lode_category_order);
    const lode_status status = put_reference_first(v, s);
    for (size_t i = 0; i < s->levels; i++)
        s->number[lode_names_find(s->names, s->level[i])] = (double)i;
    return status;
}

lode_status variance_settle_kinds(variance *v) {
    lode_status worst = LODE_OK, status = LODE_OK;
    for (size_t s = 0; s < v->sources; s++) {
        status = settle_kind(v, s);
        worst = status != LODE_OK ? status : worst;
    }
    for (size_t s = 0; s < v->sources && worst == LODE_OK; s++)
        if (v->source[s].category)
            worst = number_categories(v, &v->source[s]);
    return worst;
}
