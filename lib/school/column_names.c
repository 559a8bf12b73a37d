#include "lode/column_names.h"

typedef bool same_test(const void *with, lode_slice a, lode_slice b);

static bool same_but_case(const void *with, lode_slice a, lode_slice b) {
    (void)with;
    return lode_same_folded(a, b);
}

/* The reference table of columns. */
typedef struct {
    const lode_table *table;
    int column, aliases;
} known_columns;

static bool names_column(const known_columns *known, size_t row, lode_slice name) {
    if (lode_same_folded(lode_table_text(known->table, row, (size_t)known->column), name))
        return true;
    lode_slice rest = lode_table_text(known->table, row, (size_t)known->aliases), alias;
    while (lode_split(&rest, '|', &alias))
        if (lode_same_folded(alias, name))
            return true;
    return false;
}

static bool same_by_alias(const void *with, lode_slice a, lode_slice b) {
    const known_columns *known = with;
    for (size_t row = 0; row < lode_table_rows(known->table); row++)
        if (names_column(known, row, a) && names_column(known, row, b))
            return true;
    return false;
}

static lode_status read_known(lode_reference *reference, known_columns *known, lode_error *error) {
    static const char *const names[] = {"column", "aliases"};
    int at[2];
    lode_status status = lode_reference_table(reference, "columns", &known->table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(known->table, names, 2, at, error);
    if (status == LODE_OK) {
        known->column = at[0];
        known->aliases = at[1];
    }
    return status;
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
    known_columns known;
    if (status == LODE_OK && *column < 0)
        status = read_known(reference, &known, error);
    if (status == LODE_OK && *column < 0)
        status = find_only(header, word, same_by_alias, &known, column, error);
    return status;
}
