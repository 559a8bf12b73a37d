/* What is compared between two registers: the reference table "register_changes". */
#include "merge_changes.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const of_both[CHANGES_OF_BOTH] = {
    [CHANGES_NAME] = "school_name",         [CHANGES_STATUS] = "school_status",
    [CHANGES_OPENED] = "open_date",         [CHANGES_CLOSED] = "close_date",
    [CHANGES_WHY_OPENED] = "reason_opened", [CHANGES_WHY_CLOSED] = "reason_closed"};

/* The place of a column among those that are read; it is added if it is not there yet. */
static size_t place_of(changes_run *c, const char *name) {
    for (size_t i = 0; i < c->columns; i++)
        if (strcmp(c->name[i], name) == 0)
            return i;
    LODE_GROW(c->name, c->columns, c->columns_capacity);
    c->name[c->columns] = name;
    return c->columns++;
}

static bool read_how(lode_slice text, changes_how *how) {
    static const char *const words[] = {"text", "number", "percent"};
    for (int i = CHANGES_TEXT; i <= CHANGES_PERCENT; i++)
        if (lode_is(text, words[i])) {
            *how = (changes_how)i;
            return true;
        }
    return false;
}

enum { WHAT, COLUMNS, HOW, TABLE_COLUMNS };

static lode_status read_thing(changes_run *c, const lode_table *table, size_t row,
                              const int at[TABLE_COLUMNS], lode_error *error) {
    compared *thing = &c->thing[c->n];
    lode_slice rest = lode_table_text(table, row, (size_t)at[COLUMNS]), part;
    const lode_slice how = lode_trim(lode_table_text(table, row, (size_t)at[HOW]));
    thing->what = lode_trim(lode_table_text(table, row, (size_t)at[WHAT]));
    thing->column = lode_arena_take(c->arena, (rest.n + 1) * sizeof *thing->column);
    while (lode_split(&rest, '|', &part))
        thing->column[thing->n++] = place_of(c, lode_arena_copy(c->arena, part.p, part.n));
    thing->wanted = thing->n;
    if (!read_how(how, &thing->how) || (thing->how == CHANGES_PERCENT && thing->n != 2)) {
        lode_fail(error, LODE_DATA, "'%.*s' is not a way to compare %zu column%s", LODE_ARG(how),
                  thing->n, thing->n == 1 ? "" : "s");
        lode_fail_hint(error, "ways are text, number, and percent of two columns");
        return lode_table_fail_at(table, row, (size_t)at[HOW], error);
    }
    c->n++;
    return LODE_OK;
}

lode_status lode_changes_read_table(changes_run *c, lode_reference *reference, lode_error *error) {
    static const char *const names[TABLE_COLUMNS] = {"what", "columns", "how"};
    const lode_table *table;
    int at[TABLE_COLUMNS];
    lode_status status = lode_reference_table(reference, "register_changes", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, names, TABLE_COLUMNS, at, error);
    if (status != LODE_OK)
        return status;
    for (size_t i = 0; i < CHANGES_OF_BOTH; i++)
        place_of(c, of_both[i]);
    c->thing = lode_allocate(lode_table_rows(table), sizeof *c->thing);
    for (size_t row = 0; row < lode_table_rows(table) && status == LODE_OK; row++)
        status = read_thing(c, table, row, at, error);
    return status;
}

void lode_changes_drop_missing(changes_run *c, lode_report *report) {
    char text[LODE_ERROR_TEXT / 2] = "";
    size_t length = 0;
    for (size_t i = 0; i < c->n; i++) {
        compared *thing = &c->thing[i];
        size_t kept = 0;
        for (size_t k = 0; k < thing->n; k++)
            if (lode_register_has(c->before, thing->column[k]) &&
                lode_register_has(c->after, thing->column[k]))
                thing->column[kept++] = thing->column[k];
        thing->n = thing->how == CHANGES_PERCENT && kept < 2 ? 0 : kept;
        if (thing->n == 0 && length < sizeof text)
            length += (size_t)snprintf(text + length, sizeof text - length, "%s%.*s",
                                       length ? ", " : "", LODE_ARG(thing->what));
    }
    if (length > 0)
        lode_notice(report, "not compared, since a file has no such column: %s", text);
}
