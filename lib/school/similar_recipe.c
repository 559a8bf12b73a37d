#include "lode/similar_recipe.h"

#include "lode/memory.h"
#include "lode/number.h"

#include <stdlib.h>

/* ---- one cell ---- */

bool lode_similar_divisor_read(lode_slice text, lode_similar_term *term) {
    lode_number scale;
    term->scale = 1;
    term->divisor = LODE_SIMILAR_GIVEN;
    if (lode_is(text, "sd"))
        term->divisor = LODE_SIMILAR_SD;
    else if (lode_is(text, "range"))
        term->divisor = LODE_SIMILAR_RANGE;
    else if (lode_number_read(text, &scale) && scale.value > 0)
        term->scale = scale.value;
    else
        return false;
    return true;
}

static bool read_whole(lode_slice text, size_t *whole) {
    lode_number number;
    *whole = 0;
    if (text.n == 0)
        return true;
    if (!lode_number_is_whole(text) || !lode_number_read(text, &number))
        return false;
    *whole = (size_t)number.value;
    return true;
}

static bool read_kind(lode_slice text, lode_similar_kind *kind) {
    static const char *const words[] = {"distance", "mahalanobis", "window"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lode_is(text, words[i])) {
            *kind = (lode_similar_kind)i;
            return true;
        }
    return false;
}

static lode_status wrong(const lode_table *table, size_t row, int column, lode_error *error) {
    const lode_slice text = lode_table_text(table, row, (size_t)column);
    lode_fail(error, LODE_DATA, "'%.*s' cannot be used here", LODE_ARG(text));
    return lode_table_fail_at(table, row, (size_t)column, error);
}

static lode_slice cell(const lode_table *table, size_t row, int column) {
    return lode_trim(lode_table_text(table, row, (size_t)column));
}

/* ---- recipes ---- */

enum { RECIPE, KIND, K, POOL, WITHIN, PREFER, LABEL, RECIPE_COLUMNS };

static lode_status unknown(const lode_table *table, int column, const char *name,
                           lode_error *error) {
    const size_t n = lode_table_rows(table);
    lode_slice *names = lode_allocate(n, sizeof *names);
    lode_bytes list = {0};
    for (size_t row = 0; row < n; row++) {
        names[row] = cell(table, row, column);
        lode_bytes_add(&list, ", ", row ? 2 : 0);
        lode_bytes_add(&list, names[row].p, names[row].n);
    }
    lode_fail(error, LODE_USAGE, "no recipe called '%s'", name);
    const int meant = lode_suggest(lode_text(name), names, n);
    if (meant >= 0)
        lode_fail_hint(error, "did you mean '%.*s'?", LODE_ARG(names[meant]));
    else
        lode_fail_hint(error, "there are %.*s", (int)list.n, list.p);
    free(names);
    free(list.p);
    return LODE_USAGE;
}

static lode_status take_recipe(lode_similar_recipe *r, const lode_table *table, size_t row,
                               const int *column, lode_error *error) {
    r->name = cell(table, row, column[RECIPE]);
    r->within = cell(table, row, column[WITHIN]);
    r->prefer = cell(table, row, column[PREFER]);
    r->label = cell(table, row, column[LABEL]);
    if (!read_kind(cell(table, row, column[KIND]), &r->kind))
        return wrong(table, row, column[KIND], error);
    if (!read_whole(cell(table, row, column[K]), &r->k) || r->k == 0)
        return wrong(table, row, column[K], error);
    if (!read_whole(cell(table, row, column[POOL]), &r->pool))
        return wrong(table, row, column[POOL], error);
    return LODE_OK;
}

static lode_status find_recipe(lode_similar_recipe *r, const char *name, lode_reference *reference,
                               lode_error *error) {
    static const char *const names[RECIPE_COLUMNS] = {"recipe", "kind",   "k",    "pool",
                                                      "within", "prefer", "label"};
    const lode_table *table;
    int column[RECIPE_COLUMNS];
    lode_status status = lode_reference_table(reference, "similar_recipes", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, names, RECIPE_COLUMNS, column, error);
    if (status != LODE_OK)
        return status;
    for (size_t row = 0; row < lode_table_rows(table); row++)
        if (lode_is(cell(table, row, column[RECIPE]), name))
            return take_recipe(r, table, row, column, error);
    return unknown(table, column[RECIPE], name, error);
}

/* ---- their terms ---- */

enum { OF, TERM, TERM_LABEL, COLUMNS, WEIGHT, SCALE, PART, BASIS, TERM_COLUMNS };

static lode_status take_term(lode_similar_recipe *r, const lode_table *table, size_t row,
                             const int *column, lode_error *error) {
    lode_similar_term *t = &r->term[r->n];
    lode_number weight;
    size_t part;
    *t = (lode_similar_term){.name = cell(table, row, column[TERM]),
                             .label = cell(table, row, column[TERM_LABEL]),
                             .columns = cell(table, row, column[COLUMNS]),
                             .estimated = lode_is(cell(table, row, column[BASIS]), "estimated")};
    if (!lode_number_read(cell(table, row, column[WEIGHT]), &weight) || weight.value < 0)
        return wrong(table, row, column[WEIGHT], error);
    if (!lode_similar_divisor_read(cell(table, row, column[SCALE]), t))
        return wrong(table, row, column[SCALE], error);
    if (!read_whole(cell(table, row, column[PART]), &part) ||
        (r->n > 0 && part < r->term[r->n - 1].part))
        return wrong(table, row, column[PART], error);
    t->weight = weight.value;
    t->part = (unsigned)part;
    r->n++;
    return LODE_OK;
}

static lode_status find_terms(lode_similar_recipe *r, lode_reference *reference,
                              lode_error *error) {
    static const char *const names[TERM_COLUMNS] = {"recipe", "term",  "label", "columns",
                                                    "weight", "scale", "part",  "basis"};
    const lode_table *table;
    int column[TERM_COLUMNS];
    lode_status status = lode_reference_table(reference, "similar_terms", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, names, TERM_COLUMNS, column, error);
    if (status != LODE_OK)
        return status;
    r->n = 0;
    r->term = lode_allocate(lode_table_rows(table), sizeof *r->term);
    for (size_t row = 0; row < lode_table_rows(table) && status == LODE_OK; row++)
        if (lode_same(cell(table, row, column[OF]), r->name))
            status = take_term(r, table, row, column, error);
    if (status != LODE_OK)
        free(r->term);
    return status;
}

lode_status lode_similar_recipe_read(lode_similar_recipe *recipe, const char *name,
                                     lode_reference *reference, lode_error *error) {
    lode_status status = find_recipe(recipe, name, reference, error);
    if (status == LODE_OK)
        status = find_terms(recipe, reference, error);
    return status;
}
