/* Where the input has what is asked of it. */
#include "similar_parts.h"

#include "lode/columns.h"

#include <stdlib.h>

/* ---- names ---- */

/* The header of the input, with names to be freed. */
static lode_column_names header_of(const similar *s) {
    return (lode_column_names){lode_table_file(s->table, 0), lode_table_names(s->table),
                               lode_table_columns(s->table)};
}

lode_status similar_look_for(similar *s, lode_slice names, int *column) {
    const lode_column_names header = header_of(s);
    lode_slice name;
    lode_status status = LODE_OK;
    *column = -1;
    while (*column < 0 && status == LODE_OK && lode_split(&names, '|', &name))
        status = lode_column_find(&header, name, s->reference, column, s->error);
    free((void *)header.name);
    return status;
}

/* A measure table has the characteristics in rows. */
static void hint_at_long(const similar *s) {
    if (lode_table_find(s->table, lode_text("measure")) >= 0 &&
        lode_table_find(s->table, lode_text("value")) >= 0)
        lode_fail_hint(s->error, "this is a measure table: 'lode-tidy --to wide' makes a row for "
                                 "each school and a column for each measure");
}

static lode_status missing(similar *s, lode_slice name) {
    const lode_column_names header = header_of(s);
    lode_no_column(header.file, header.name, header.n, name, s->error);
    hint_at_long(s);
    free((void *)header.name);
    return LODE_DATA;
}

lode_status similar_need(similar *s, lode_slice name, int *column) {
    const lode_status status = similar_look_for(s, name, column);
    return status == LODE_OK && *column < 0 ? missing(s, lode_first_name(name)) : status;
}

/* ---- the columns ---- */

static lode_status find_unit(similar *s) {
    lode_status status = similar_look_for(s, lode_text("school_urn"), &s->unit);
    if (status == LODE_OK && s->unit < 0) {
        s->areas = true;
        status = similar_look_for(s, lode_text("old_la_code"), &s->unit);
    }
    if (status == LODE_OK && s->unit < 0) {
        s->by_new_code = true;
        status = similar_look_for(s, lode_text("new_la_code"), &s->unit);
    }
    if (status == LODE_OK && s->unit < 0)
        return missing(s, lode_text("school_urn"));
    if (status == LODE_OK)
        status = similar_look_for(s, lode_text(s->areas ? "la_name" : "school_name"), &s->name);
    return status;
}

/* A term goes by its own name, then by those of its columns. */
static lode_status find_term(similar *s, size_t i) {
    const lode_similar_term *t = &s->recipe.term[i];
    lode_status status = similar_look_for(s, t->name, &s->term[i]);
    if (status == LODE_OK && s->term[i] < 0)
        status = similar_look_for(s, t->columns, &s->term[i]);
    if (status == LODE_OK && s->term[i] < 0)
        return missing(s, t->columns.n ? lode_first_name(t->columns) : t->name);
    for (size_t k = 0; k < i && status == LODE_OK; k++)
        if (s->term[k] == s->term[i])
            return lode_fail(s->error, LODE_USAGE, "the characteristic '%.*s' is named twice",
                             LODE_ARG(t->name));
    return status;
}

static lode_status find_terms(similar *s) {
    lode_status status = LODE_OK;
    s->term = lode_allocate(s->recipe.n, sizeof *s->term);
    for (size_t i = 0; i < s->recipe.n && status == LODE_OK; i++)
        status = find_term(s, i);
    return status;
}

static lode_status find_within(similar *s) {
    const lode_words asked = s->options->within;
    const bool own = asked.n > 0;
    lode_status status = LODE_OK;
    if (own && strcmp(asked.item[0], "none") == 0)
        return LODE_OK;
    s->n_within = own ? asked.n : s->recipe.within.n > 0;
    s->within = lode_allocate(s->n_within, sizeof *s->within);
    for (size_t i = 0; i < s->n_within && status == LODE_OK; i++)
        status = similar_need(s, own ? lode_text(asked.item[i]) : s->recipe.within, &s->within[i]);
    if (status == LODE_DATA && !own)
        lode_fail_hint(s->error,
                       "the recipe '%.*s' compares within it; --within COLUMN names "
                       "another, --within none compares all",
                       LODE_ARG(s->recipe.name));
    return status;
}

/* ---- conditions ---- */

static lode_status find_conditions(similar *s, const char *option, lode_words words,
                                   similar_conditions *found) {
    lode_status status = LODE_OK;
    found->item = lode_allocate(words.n, sizeof *found->item);
    for (; found->n < words.n && status == LODE_OK; found->n++)
        status = similar_condition_read(s, option, lode_text(words.item[found->n]),
                                        &found->item[found->n]);
    return status;
}

/* Preferences of the recipe are for what there is: not every list says who has a contract of the
 * private finance initiative. */
static lode_status find_recipe_preferences(similar *s) {
    lode_slice rest = s->recipe.prefer, entry;
    lode_status status = LODE_OK;
    size_t n = 0;
    for (size_t i = 0; i < rest.n; i++)
        n += rest.p[i] == ';';
    s->prefer.item = lode_allocate(n + 1, sizeof *s->prefer.item);
    while (status == LODE_OK && lode_split(&rest, ';', &entry)) {
        lode_slice value = entry, names;
        similar_condition *c = &s->prefer.item[s->prefer.n];
        lode_split(&value, '=', &names);
        *c = (similar_condition){.value = lode_trim(value)};
        status = similar_look_for(s, names, &c->column);
        if (status == LODE_OK && c->column >= 0)
            s->prefer.n++;
        else if (status == LODE_OK)
            lode_notice(s->report, "no column '%.*s': nobody is preferred for it",
                        LODE_ARG(lode_first_name(names)));
    }
    return status;
}

lode_status similar_find_columns(similar *s) {
    const lode_similar_options *o = s->options;
    lode_status status = find_unit(s);
    if (status == LODE_OK)
        status = find_terms(s);
    if (status == LODE_OK)
        status = find_within(s);
    if (status == LODE_OK)
        status = o->prefer.n ? find_conditions(s, "--prefer", o->prefer, &s->prefer)
                             : find_recipe_preferences(s);
    if (status == LODE_OK)
        status = find_conditions(s, "--caliper", o->caliper, &s->caliper);
    if (status == LODE_OK)
        status = find_conditions(s, "--exclude", o->exclude, &s->exclude);
    return status;
}
