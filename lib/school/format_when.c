/* Conditions: in which records a key, a filter, a figure or a cell counts. */
#include "formats_parts.h"

static lode_status wrong(const lode_description *description, const lode_described *d,
                         const char *what, lode_error *error) {
    lode_fail(error, LODE_DATA, "'%.*s' of column '%.*s' %s", LODE_ARG(d->when),
              LODE_ARG(d->column), what);
    lode_fail_hint(error, "write COLUMN=TEXT with a column of the file, or geographic_level; up to "
                          "three, with ; between them");
    return lode_fail_at(error, lode_table_file(description->table, d->row),
                        lode_table_line(description->table, d->row), 0);
}

static lode_status read_one(const lode_recognised *r, const lode_description *description,
                            const lode_described *d, lode_slice text, lode_conditions *when,
                            lode_error *error) {
    const char *equals = text.n ? memchr(text.p, '=', text.n) : NULL;
    if (!equals || when->n == LODE_MOST_CONDITIONS)
        return wrong(description, d, "is no condition", error);
    const size_t n = (size_t)(equals - text.p);
    const lode_slice column = lode_trim((lode_slice){text.p, n});
    const int position = lode_header_find_any(r->header, column);
    if (position < 0 && !lode_is(column, lode_key_name(LODE_KEY_GEOGRAPHIC_LEVEL)))
        return wrong(description, d, "names a column that is not there", error);
    when->condition[when->n].position = position;
    when->condition[when->n++].any = lode_trim((lode_slice){equals + 1, text.n - n - 1});
    return LODE_OK;
}

lode_status lode_when_read(const lode_recognised *r, const lode_description *description,
                           const lode_described *d, lode_conditions *when, lode_error *error) {
    lode_slice rest = d->when, text;
    lode_status status = LODE_OK;
    *when = (lode_conditions){.n = 0};
    while (status == LODE_OK && lode_split(&rest, ';', &text))
        status = read_one(r, description, d, text, when, error);
    return status;
}

bool lode_recognised_holds(const lode_conditions *when, const lode_record *record,
                           lode_slice level) {
    for (size_t i = 0; i < when->n; i++) {
        const int position = when->condition[i].position;
        const lode_slice text = position < 0 ? level : lode_record_at(record, position);
        if (!lode_is_any(text, when->condition[i].any))
            return false;
    }
    return true;
}

static bool have_common(lode_slice a, lode_slice b) {
    lode_slice one;
    while (lode_split(&a, '|', &one))
        if (lode_is_any(one, b))
            return true;
    return false;
}

bool lode_when_overlap(const lode_conditions *a, const lode_conditions *b) {
    for (size_t i = 0; i < a->n; i++)
        for (size_t k = 0; k < b->n; k++)
            if (a->condition[i].position == b->condition[k].position &&
                !have_common(a->condition[i].any, b->condition[k].any))
                return false;
    return true;
}
