/* Weights by file, for the terms of a recipe or as a recipe of their own. */
#include "similar_parts.h"

#include "lode/number.h"

#include <stdlib.h>

typedef struct {
    lode_table *table;
    int term, weight, scale;
} weights;

static lode_status open_weights(similar *s, weights *w) {
    const lode_input input = {&s->options->weights, 1, {.threads = 1}};
    lode_status status = lode_table_read(&w->table, &input, NULL, s->report, s->error);
    if (status != LODE_OK)
        return status;
    w->term = lode_table_find(w->table, lode_text("characteristic"));
    w->weight = lode_table_find(w->table, lode_text("weight"));
    w->scale = lode_table_find(w->table, lode_text("scale"));
    if (w->term >= 0 && w->weight >= 0)
        return LODE_OK;
    lode_fail(s->error, LODE_DATA, "no column '%s'", w->term < 0 ? "characteristic" : "weight");
    lode_fail_hint(s->error, "a file of weights has the columns characteristic, weight and, if not "
                             "all are to be divided alike, scale");
    return lode_fail_at(s->error, s->options->weights, 1, 0);
}

static bool is_called(const lode_similar_term *t, lode_slice name) {
    lode_slice rest = t->columns, one;
    if (lode_same_folded(t->name, name))
        return true;
    while (lode_split(&rest, '|', &one))
        if (lode_same_folded(one, name))
            return true;
    return false;
}

/* The term a row of the file is about; a new one where the recipe has none of its own. */
static lode_similar_term *term_of(similar *s, lode_slice name, bool open) {
    for (size_t i = 0; i < s->recipe.n; i++)
        if (is_called(&s->recipe.term[i], name))
            return &s->recipe.term[i];
    if (!open)
        return NULL;
    lode_similar_term *t = &s->recipe.term[s->recipe.n++];
    *t = (lode_similar_term){
        .name = name, .label = name, .divisor = LODE_SIMILAR_SD, .scale = 1, .weight = -1};
    return t;
}

static lode_status wrong_weight(similar *s, const weights *w, size_t row, int column,
                                const char *what) {
    const lode_slice text = lode_trim(lode_table_text(w->table, row, (size_t)column));
    lode_fail(s->error, LODE_DATA, "'%.*s' %s", LODE_ARG(text), what);
    return lode_table_fail_at(w->table, row, (size_t)column, s->error);
}

static lode_status unknown_term(similar *s, const weights *w, size_t row) {
    const lode_status status =
        wrong_weight(s, w, row, w->term, "is no characteristic of the recipe");
    lode_bytes list = {0};
    for (size_t i = 0; i < s->recipe.n; i++) {
        lode_bytes_add(&list, ", ", i ? 2 : 0);
        lode_bytes_add(&list, s->recipe.term[i].name.p, s->recipe.term[i].name.n);
    }
    lode_fail_hint(s->error, "its characteristics are %.*s", (int)list.n, list.p);
    free(list.p);
    return status;
}

static lode_status take_weight(similar *s, const weights *w, size_t row, bool open, bool *seen) {
    const lode_slice name = lode_trim(lode_table_text(w->table, row, (size_t)w->term));
    lode_similar_term *t = term_of(s, name, open);
    lode_number weight;
    if (!t)
        return unknown_term(s, w, row);
    if (seen[t - s->recipe.term])
        return wrong_weight(s, w, row, w->term, "stands in the file of weights before");
    seen[t - s->recipe.term] = true;
    if (!lode_number_read(lode_trim(lode_table_text(w->table, row, (size_t)w->weight)), &weight) ||
        weight.value < 0)
        return wrong_weight(s, w, row, w->weight, "is no weight: a number from 0");
    t->weight = weight.value;
    t->estimated = false;
    if (w->scale < 0 || lode_trim(lode_table_text(w->table, row, (size_t)w->scale)).n == 0)
        return LODE_OK;
    if (!lode_similar_divisor_read(lode_trim(lode_table_text(w->table, row, (size_t)w->scale)), t))
        return wrong_weight(s, w, row, w->scale, "is no scale: a number above 0, sd or range");
    return LODE_OK;
}

/* Whose weight the file does not say. */
static lode_status check_all_weighed(similar *s, const bool *seen) {
    for (size_t i = 0; i < s->recipe.n; i++) {
        if (seen[i])
            continue;
        lode_fail(s->error, LODE_DATA, "no weight for the characteristic '%.*s'",
                  LODE_ARG(s->recipe.term[i].name));
        lode_fail_hint(s->error, "0 leaves it out");
        return lode_fail_at(s->error, s->options->weights, 0, 0);
    }
    return LODE_OK;
}

/* The names of new terms live in the table, which is kept until the end. */
lode_status similar_take_weights(similar *s) {
    const bool open = s->recipe.n == 0;
    weights w = {0};
    lode_status status = open_weights(s, &w);
    s->weights = w.table;
    if (status != LODE_OK)
        return status;
    const size_t rows = lode_table_rows(w.table);
    s->recipe.term = lode_reallocate(s->recipe.term, s->recipe.n + rows, sizeof *s->recipe.term);
    bool *seen = lode_allocate(s->recipe.n + rows, sizeof *seen);
    for (size_t row = 0; row < rows && status == LODE_OK; row++)
        status = take_weight(s, &w, row, open, seen);
    if (status == LODE_OK)
        status = check_all_weighed(s, seen);
    free(seen);
    return status;
}
