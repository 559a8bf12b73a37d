#include "lode/establishment.h"

#include "lode/memory.h"

#include <stdlib.h>

enum { KIND, WIDER, PHASES, COLUMNS };

struct lode_establishments {
    lode_slice (*row)[COLUMNS];
    size_t n;
};

lode_status lode_establishments_read(lode_establishments **establishments,
                                     lode_reference *reference, lode_error *error) {
    static const char *const names[COLUMNS] = {"establishment_type", "compares_with", "phases"};
    const lode_table *table;
    int column[COLUMNS];
    lode_status status = lode_reference_table(reference, "establishment_types", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, names, COLUMNS, column, error);
    if (status != LODE_OK)
        return status;
    lode_establishments *e = lode_allocate(1, sizeof *e);
    e->n = lode_table_rows(table);
    e->row = lode_allocate(e->n, sizeof *e->row);
    for (size_t i = 0; i < e->n; i++)
        lode_table_texts(table, i, column, COLUMNS, e->row[i]);
    *establishments = e;
    return LODE_OK;
}

void lode_establishments_free(lode_establishments *establishments) {
    if (!establishments)
        return;
    free(establishments->row);
    free(establishments);
}

lode_slice lode_establishments_next(const lode_establishments *establishments, lode_slice kind) {
    for (size_t i = 0; i < establishments->n; i++)
        if (lode_same(establishments->row[i][KIND], kind))
            return establishments->row[i][WIDER];
    return (lode_slice){NULL, 0};
}

lode_slice lode_establishments_of_phase(const lode_establishments *establishments,
                                        lode_slice phase) {
    for (size_t i = 0; i < establishments->n; i++) {
        lode_slice rest = establishments->row[i][PHASES], name;
        while (lode_split(&rest, '|', &name))
            if (lode_same_folded(name, phase))
                return establishments->row[i][KIND];
    }
    return (lode_slice){NULL, 0};
}
