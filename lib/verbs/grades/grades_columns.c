/* Where the input has what is asked of it. */
#include "grades_parts.h"

#include "lode/columns.h"

#include <stdlib.h>

/* The header of the input, with names to be freed. */
static lode_column_names header_of(const grades *g) {
    return (lode_column_names){lode_table_file(g->table, 0), lode_table_names(g->table),
                               lode_table_columns(g->table)};
}

lode_status grades_look_for(grades *g, const char *name, int *column) {
    const lode_column_names header = header_of(g);
    const lode_status status =
        lode_column_find(&header, lode_text(name), g->reference, column, g->error);
    free((void *)header.name);
    return status;
}

lode_status grades_need(grades *g, const char *name, int *column) {
    const lode_status status = grades_look_for(g, name, column);
    if (status != LODE_OK || *column >= 0)
        return status;
    const lode_column_names header = header_of(g);
    lode_no_column(header.file, header.name, header.n, lode_text(name), g->error);
    if (lode_table_find(g->table, lode_text("measure")) >= 0 ||
        lode_table_find(g->table, lode_text("Inspection start date")) >= 0 ||
        lode_table_find(g->table, lode_text("Latest OEIF overall effectiveness")) >= 0 ||
        lode_table_find(g->table, lode_text("Rating")) >= 0)
        lode_fail_hint(g->error, "lode-grades reads judgements, one a row; lode-tidy makes them of "
                                 "a file of Ofsted's");
    free((void *)header.name);
    return LODE_DATA;
}

lode_status grades_find_columns(grades *g) {
    static const struct {
        const char *name;
        bool needed;
    } columns[GRADES_COLUMNS] = {
        {"school_urn", true}, {"event_date", true},  {"framework", true},    {"aspect", true},
        {"grade", true},      {"event_type", false}, {"urn_at_event", false}};
    lode_status status = LODE_OK;
    for (int c = 0; c < GRADES_COLUMNS && status == LODE_OK; c++)
        status = columns[c].needed ? grades_need(g, columns[c].name, &g->column[c])
                                   : grades_look_for(g, columns[c].name, &g->column[c]);
    return status;
}
