/* Which columns the model is made of. */
#include "lode/columns.h"
#include "variance_parts.h"

#include <stdlib.h>

static lode_status look_for(variance *v, const lode_table *table, lode_slice name, int *column) {
    return lode_table_look_for(table, v->table ? lode_table_file(v->table, 0) : "", name,
                               v->reference, column, v->error);
}

static lode_status need(variance *v, const lode_table *table, lode_slice name, int *column) {
    return lode_table_need(table, v->table ? lode_table_file(v->table, 0) : "", name, v->reference,
                           column, v->error);
}

/* ---- levels ---- */

static lode_status find_groups(variance *v, const lode_table *table) {
    static const char *const usual[] = {"school_urn"};
    const lode_words asked = v->options->group.n ? v->options->group : (lode_words){usual, 1};
    lode_status status = LODE_OK;
    if (asked.n > VARIANCE_LEVELS) {
        lode_fail(v->error, LODE_USAGE, "--group takes one or two columns, not %zu", asked.n);
        return lode_fail_hint(v->error, "pupils are the first level, as in --group school_urn,la");
    }
    v->levels = asked.n;
    for (size_t l = 0; l < asked.n && status == LODE_OK; l++) {
        status = need(v, table, lode_text(asked.item[l]), &v->group[l]);
        if (status == LODE_OK)
            v->group_name[l] = lode_table_name(table, (size_t)v->group[l]);
    }
    if (status == LODE_OK && v->levels == 2 && v->group[0] == v->group[1])
        status = lode_fail(v->error, LODE_USAGE, "--group names '%.*s' twice",
                           LODE_ARG(v->group_name[0]));
    return status == LODE_OK ? look_for(v, table, lode_text("school_name"), &v->unit_name) : status;
}

/* ---- sources ---- */

void variance_forget_sources(variance *v) {
    for (size_t s = 0; s < v->sources; s++) {
        lode_names_free(v->source[s].names);
        free(v->source[s].level);
        free(v->source[s].number);
    }
    free(v->source);
    v->source = NULL;
    v->sources = 0;
}

/* The source of a column, new if it was not known. */
static lode_status find_source(variance *v, const lode_table *table, lode_slice name,
                               size_t *source) {
    int column;
    const lode_status status = need(v, table, name, &column);
    if (status != LODE_OK)
        return status;
    for (*source = 0; *source < v->sources; ++*source)
        if (v->source[*source].column == column)
            return LODE_OK;
    v->source = lode_reallocate(v->source, v->sources + 1, sizeof *v->source);
    v->source[v->sources++] = (variance_source){.name = lode_table_name(table, (size_t)column),
                                                .column = column,
                                                .names = lode_names_new()};
    return LODE_OK;
}

/* COLUMN, or A:B where no column has that name. */
static lode_status read_term(variance *v, const lode_table *table, lode_slice text) {
    variance_term term = {.text = text};
    lode_slice rest = text, part;
    lode_status status = LODE_OK;
    if (lode_table_find(table, text) >= 0) {
        status = find_source(v, table, text, &term.source[term.n++]);
        rest.n = 0;
    }
    while (status == LODE_OK && lode_split(&rest, ':', &part)) {
        if (term.n == VARIANCE_FACTORS)
            return lode_fail(v->error, LODE_USAGE, "'%.*s' is a product of more than %d columns",
                             LODE_ARG(text), VARIANCE_FACTORS);
        status = find_source(v, table, part, &term.source[term.n++]);
    }
    v->term[v->terms++] = term;
    return status;
}

static bool same_term(const variance_term *a, const variance_term *b) {
    return a->n == b->n && memcmp(a->source, b->source, a->n * sizeof *a->source) == 0;
}

/* The term that is this source alone; v->terms if there is none. */
static size_t term_of(const variance *v, size_t source) {
    size_t t = 0;
    while (t < v->terms && !(v->term[t].n == 1 && v->term[t].source[0] == source))
        t++;
    return t;
}

/* Each term once; products of what is in the model. */
static lode_status check_term(variance *v, const variance_term *term) {
    for (const variance_term *t = v->term; t < term; t++)
        if (same_term(t, term))
            return lode_fail(v->error, LODE_USAGE, "--fixed names '%.*s' twice",
                             LODE_ARG(term->text));
    for (size_t i = 0; i < term->n && term->n > 1; i++) {
        const lode_slice name = v->source[term->source[i]].name;
        if (term_of(v, term->source[i]) < v->terms)
            continue;
        lode_fail(v->error, LODE_USAGE, "'%.*s' is in the model without '%.*s'",
                  LODE_ARG(term->text), LODE_ARG(name));
        return lode_fail_hint(v->error, "name it too: --fixed %.*s,%.*s", LODE_ARG(name),
                              LODE_ARG(term->text));
    }
    return LODE_OK;
}

static lode_status find_terms(variance *v, const lode_table *table) {
    const lode_words asked = v->options->fixed;
    lode_status status = LODE_OK;
    free(v->term);
    v->term = lode_allocate(asked.n, sizeof *v->term);
    v->terms = 0;
    variance_forget_sources(v);
    for (size_t i = 0; i < asked.n && status == LODE_OK; i++)
        status = read_term(v, table, lode_trim(lode_text(asked.item[i])));
    for (size_t i = 0; i < v->terms && status == LODE_OK; i++)
        status = check_term(v, &v->term[i]);
    return status;
}

/* The last source, of which no term is made. */
static lode_status find_outcome(variance *v, const lode_table *table) {
    size_t source;
    const size_t before = v->sources;
    if (!v->options->outcome) {
        lode_fail(v->error, LODE_USAGE, "which outcome?");
        return lode_fail_hint(v->error, "--outcome COLUMN names it");
    }
    const lode_status status = find_source(v, table, lode_text(v->options->outcome), &source);
    if (status == LODE_OK && source < before)
        return lode_fail(v->error, LODE_USAGE, "'%s' is the outcome and in --fixed",
                         v->options->outcome);
    return status;
}

/* ---- what else the options say of them ---- */

static lode_status find_slopes(variance *v, const lode_table *table) {
    const lode_words asked = v->options->slope;
    free(v->slope);
    v->slope = lode_allocate(asked.n, sizeof *v->slope);
    for (size_t i = 0; i < asked.n; i++) {
        size_t source;
        const lode_status status = find_source(v, table, lode_text(asked.item[i]), &source);
        if (status != LODE_OK)
            return status;
        v->slope[i] = term_of(v, source);
        if (v->slope[i] == v->terms) {
            lode_fail(v->error, LODE_USAGE, "--slope '%s' is not in --fixed", asked.item[i]);
            return lode_fail_hint(v->error, "a slope differs between groups about one that all "
                                            "have: name it in both");
        }
        for (size_t k = 0; k < i; k++)
            if (v->slope[k] == v->slope[i])
                return lode_fail(v->error, LODE_USAGE, "--slope names '%s' twice", asked.item[i]);
    }
    return LODE_OK;
}

static lode_status find_categories(variance *v, const lode_table *table) {
    const lode_words asked = v->options->category;
    for (size_t i = 0; i < asked.n; i++) {
        lode_slice value = lode_text(asked.item[i]), name;
        size_t source;
        const size_t before = v->sources;
        lode_split(&value, '=', &name);
        const lode_status status = find_source(v, table, name, &source);
        if (status != LODE_OK)
            return status;
        if (source == before || source + 1 == before) /* new, or the outcome */
            return lode_fail(v->error, LODE_USAGE, "--category '%.*s' is not in --fixed",
                             LODE_ARG(name));
        v->source[source].forced = v->source[source].category = true;
        v->source[source].reference = lode_trim(value);
    }
    return LODE_OK;
}

lode_status variance_find_columns(variance *v, const lode_table *table) {
    lode_status status = find_groups(v, table);
    if (status == LODE_OK)
        status = find_terms(v, table);
    if (status == LODE_OK)
        status = find_slopes(v, table);
    if (status == LODE_OK)
        status = find_outcome(v, table);
    if (status == LODE_OK)
        status = find_categories(v, table);
    return status;
}
