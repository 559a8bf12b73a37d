#include "lode/codes.h"

#include "lode/measures.h"
#include "lode/table.h"

lode_status lode_codes_read(lode_names **codes, lode_reference *reference, lode_error *error) {
    static const char *const names[] = {"code"};
    const lode_table *table;
    int column;
    lode_status status = lode_reference_table(reference, "codes", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, names, 1, &column, error);
    if (status != LODE_OK)
        return status;
    *codes = lode_names_new();
    for (size_t i = 0; i < lode_table_rows(table); i++)
        lode_names_add(*codes, lode_trim(lode_table_text(table, i, (size_t)column)));
    return LODE_OK;
}

bool lode_says_nothing(const lode_names *codes, lode_slice text) {
    return text.n == 0 || lode_is_status(text) || lode_names_find(codes, text) != LODE_UNKNOWN;
}
