#include "lode/columns.h"

#include "lode/formats.h"
#include "lode/memory.h"

#include <stdlib.h>

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
