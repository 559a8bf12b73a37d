/* From the columns of the input to those of the model: numbers as they are, an indicator for each
 * category but the first, and products. */
#include "variance_parts.h"

#include <stdlib.h>

static size_t columns_of(const variance_source *s) {
    return s->category ? s->levels - 1 : 1;
}

/* Which column of each of its sources is column c of a term: the first changes fastest. */
static void take_apart(const variance *v, const variance_term *t, size_t c, size_t *which) {
    for (size_t i = 0; i < t->n; i++) {
        const size_t n = columns_of(&v->source[t->source[i]]);
        which[i] = c % n;
        c /= n;
    }
}

/* As R names them: the column, with the category behind it; parts of a product with a colon
 * between.
 */
static lode_slice name_of(const variance *v, const variance_term *t, size_t c) {
    size_t which[VARIANCE_FACTORS];
    const char *name = "";
    take_apart(v, t, c, which);
    for (size_t i = 0; i < t->n; i++) {
        const variance_source *s = &v->source[t->source[i]];
        const lode_slice level = s->category ? s->level[which[i] + 1] : (lode_slice){"", 0};
        name = lode_arena_print(v->arena, "%s%s%.*s%.*s", name, i ? ":" : "", LODE_ARG(s->name),
                                LODE_ARG(level));
    }
    return lode_text(name);
}

static lode_status refuse_single(variance *v, const variance_source *s) {
    return lode_fail(v->error, LODE_REFUSED, "'%.*s' is the same for all", LODE_ARG(s->name));
}

static lode_status check_slopes(variance *v) {
    for (size_t i = 0; i < v->options->slope.n; i++) {
        const variance_term *t = &v->term[v->slope[i]];
        if (v->source[t->source[0]].category)
            return lode_fail(v->error, LODE_USAGE,
                             "--slope '%.*s' is a column of categories, not of numbers",
                             LODE_ARG(t->text));
    }
    return LODE_OK;
}

lode_status variance_lay_out(variance *v) {
    for (size_t i = 0; i < v->terms; i++) {
        variance_term *t = &v->term[i];
        t->first = v->covariates;
        t->columns = 1;
        for (size_t k = 0; k < t->n; k++) {
            const variance_source *s = &v->source[t->source[k]];
            if (s->category && s->levels < 2)
                return refuse_single(v, s);
            t->columns *= columns_of(s);
        }
        v->covariates += t->columns;
    }
    v->coefficient = lode_allocate(v->covariates, sizeof *v->coefficient);
    for (size_t i = 0; i < v->terms; i++)
        for (size_t c = 0; c < v->term[i].columns; c++)
            v->coefficient[v->term[i].first + c] = name_of(v, &v->term[i], c);
    return check_slopes(v);
}

static void fill_term(const variance *v, const variance_term *t, const double *cell, double *out) {
    for (size_t c = 0; c < t->columns; c++) {
        size_t which[VARIANCE_FACTORS];
        double product = 1;
        take_apart(v, t, c, which);
        for (size_t i = 0; i < t->n; i++) {
            const double x = cell[t->source[i]];
            product *= v->source[t->source[i]].category ? x == (double)(which[i] + 1) : x;
        }
        out[t->first + c] = product;
    }
}

const double *variance_design_row(variance *v, const double *cell) {
    for (size_t i = 0; i < v->terms; i++)
        fill_term(v, &v->term[i], cell, v->design);
    v->design[v->covariates] = cell[v->sources - 1];
    return v->design;
}
