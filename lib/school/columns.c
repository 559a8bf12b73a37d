#include "lode/columns.h"

#include "lode/memory.h"

#include <stdlib.h>

/* The column of exactly this name, else the first that differs in the case of letters only. */
static int find_folded(const lode_header *header, lode_slice name) {
    const int exact = lode_header_find(header, name);
    if (exact >= 0)
        return exact;
    for (size_t i = 0; i < header->n; i++)
        if (lode_same_folded(header->cell[i].text, name))
            return (int)i;
    return -1;
}

int lode_header_find_any(const lode_header *header, lode_slice names) {
    lode_slice name;
    while (lode_split(&names, '|', &name)) {
        int position = name.n ? find_folded(header, name) : -1;
        if (position >= 0)
            return position;
    }
    return -1;
}

lode_slice lode_first_name(lode_slice names) {
    lode_slice first = names;
    lode_split(&names, '|', &first);
    return first;
}

struct lode_columns {
    lode_slice *name, *aliases; /* [n] */
    size_t n;
};

lode_status lode_columns_read(lode_columns **columns, lode_reference *reference,
                              lode_error *error) {
    static const char *const names[] = {"column", "aliases"};
    const lode_table *table;
    int at[2];
    lode_status status = lode_reference_table(reference, "columns", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, names, 2, at, error);
    if (status != LODE_OK)
        return status;
    lode_columns *c = lode_allocate(1, sizeof *c);
    c->n = lode_table_rows(table);
    c->name = lode_allocate(c->n, sizeof *c->name);
    c->aliases = lode_allocate(c->n, sizeof *c->aliases);
    for (size_t i = 0; i < c->n; i++) {
        c->name[i] = lode_trim(lode_table_text(table, i, (size_t)at[0]));
        c->aliases[i] = lode_table_text(table, i, (size_t)at[1]);
    }
    *columns = c;
    return LODE_OK;
}

void lode_columns_free(lode_columns *columns) {
    if (!columns)
        return;
    free(columns->name);
    free(columns->aliases);
    free(columns);
}

int lode_columns_find(const lode_columns *columns, const lode_header *header, lode_slice name) {
    const int own = lode_header_find_any(header, name);
    for (size_t i = 0; i < columns->n && own < 0; i++)
        if (lode_same(columns->name[i], name))
            return lode_header_find_any(header, columns->aliases[i]);
    return own;
}

/* ---- a column that somebody named ---- */

typedef bool same_test(const void *with, lode_slice a, lode_slice b);

static bool same_but_case(const void *with, lode_slice a, lode_slice b) {
    (void)with;
    return lode_same_folded(a, b);
}

static bool names_column(const lode_columns *known, size_t i, lode_slice name) {
    lode_slice rest = known->aliases[i], alias;
    if (lode_same_folded(known->name[i], name))
        return true;
    while (lode_split(&rest, '|', &alias))
        if (lode_same_folded(alias, name))
            return true;
    return false;
}

static bool same_by_alias(const void *with, lode_slice a, lode_slice b) {
    const lode_columns *known = with;
    for (size_t i = 0; i < known->n; i++)
        if (names_column(known, i, a) && names_column(known, i, b))
            return true;
    return false;
}

/* The one column that is the same as word, -1 if none. LODE_DATA if several are. */
static lode_status find_only(const lode_column_names *header, lode_slice word, same_test *same,
                             const void *with, int *column, lode_error *error) {
    *column = -1;
    for (size_t c = 0; c < header->n; c++) {
        if (header->name[c].n == 0 || !same(with, word, header->name[c]))
            continue;
        if (*column < 0) {
            *column = (int)c;
            continue;
        }
        lode_fail(error, LODE_DATA, "'%.*s' could be the column '%.*s' or '%.*s'", LODE_ARG(word),
                  LODE_ARG(header->name[*column]), LODE_ARG(header->name[c]));
        lode_fail_hint(error, "leave only one of them, or call the one that is meant '%.*s'",
                       LODE_ARG(word));
        return lode_fail_at(error, header->file, 0, 0);
    }
    return LODE_OK;
}

lode_status lode_column_find(const lode_column_names *header, lode_slice word,
                             lode_reference *reference, int *column, lode_error *error) {
    *column = -1;
    if (word.n == 0)
        return LODE_OK;
    for (size_t c = 0; c < header->n; c++)
        if (lode_same(header->name[c], word)) {
            *column = (int)c;
            return LODE_OK;
        }
    lode_status status = find_only(header, word, same_but_case, NULL, column, error);
    lode_columns *known = NULL;
    if (status == LODE_OK && *column < 0)
        status = lode_columns_read(&known, reference, error);
    if (status == LODE_OK && *column < 0)
        status = find_only(header, word, same_by_alias, known, column, error);
    lode_columns_free(known);
    return status;
}

lode_status lode_table_look_for(const lode_table *table, const char *file, lode_slice word,
                                lode_reference *reference, int *column, lode_error *error) {
    const lode_column_names header = {file, lode_table_names(table), lode_table_columns(table)};
    const lode_status status = lode_column_find(&header, word, reference, column, error);
    free((void *)header.name);
    return status;
}

lode_status lode_table_need(const lode_table *table, const char *file, lode_slice word,
                            lode_reference *reference, int *column, lode_error *error) {
    const lode_status status = lode_table_look_for(table, file, word, reference, column, error);
    if (status != LODE_OK || *column >= 0)
        return status;
    lode_slice *names = lode_table_names(table);
    lode_no_column(file, names, lode_table_columns(table), word, error);
    free(names);
    return LODE_DATA;
}
