/* What stands in a cell that would be empty: COLUMN|COLUMN + N months. */
#include "formats_parts.h"
#include "lode/number.h"

enum { MOST_MONTHS = 120 };

static lode_status wrong(const lode_description *description, const lode_described *d,
                         lode_error *error) {
    lode_fail(error, LODE_DATA, "'%.*s' is no default", LODE_ARG(d->usual));
    lode_fail_hint(error, "write COLUMN or COLUMN + N months with a column of the table that is "
                          "written; up to two, with | between them");
    return lode_fail_at(error, lode_table_file(description->table, d->row),
                        lode_table_line(description->table, d->row), 0);
}

/* The N of "N months", 1 to 120; 0 if text is not that. */
static int read_months(lode_slice text) {
    lode_slice count = {NULL, 0}, unit = {NULL, 0};
    lode_number n;
    lode_split(&text, ' ', &count);
    lode_split(&text, ' ', &unit);
    const bool months = text.n == 0 && (lode_is(unit, "months") || lode_is(unit, "month"));
    if (!months || !lode_number_read(count, &n) || !(n.value >= 1 && n.value <= MOST_MONTHS) ||
        n.value != (double)(int)n.value)
        return 0;
    return (int)n.value;
}

static bool read_one(const lode_recognised *r, lode_slice text, lode_mapped_default *usual) {
    lode_slice name = {NULL, 0};
    const bool later = text.n > 0 && memchr(text.p, '+', text.n);
    lode_split(&text, '+', &name);
    const int column = lode_recognised_table_column(r, name);
    *usual = (lode_mapped_default){(size_t)column, later ? read_months(lode_trim(text)) : 0};
    return column >= 0 && (!later || usual->months > 0);
}

lode_status lode_default_read(const lode_recognised *r, const lode_description *description,
                              const lode_described *d, lode_mapped_cell *cell, lode_error *error) {
    lode_slice rest = d->usual, text;
    while (lode_split(&rest, '|', &text))
        if (cell->usuals == LODE_MOST_DEFAULTS || !read_one(r, text, &cell->usual[cell->usuals++]))
            return wrong(description, d, error);
    return LODE_OK;
}
