/* What the public edition may not show: who a person is, which school was flagged or supported. */
#include "review_parts.h"

#include "lode/columns.h"

/* "Date of birth" and Date-of-Birth as date_of_birth. */
static bool same_name(lode_slice a, lode_slice b) {
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++) {
        const char x = strchr(" -.", a.p[i]) && a.p[i] ? '_' : lode_small(a.p[i]);
        if (x != b.p[i])
            return false;
    }
    return true;
}

/* The first column of the table that is one of those listed for a sort of secret; -1 if none is. */
static int find_secret(const lode_table *table, const lode_table *listed, const int *at,
                       const char *of, lode_slice *what) {
    for (size_t i = 0; i < lode_table_rows(listed); i++) {
        if (!lode_is(lode_table_text(listed, i, (size_t)at[1]), of))
            continue;
        for (size_t c = 0; c < lode_table_columns(table); c++)
            if (same_name(lode_table_name(table, c), lode_table_text(listed, i, (size_t)at[0]))) {
                *what = lode_table_text(listed, i, (size_t)at[2]);
                return (int)c;
            }
    }
    return -1;
}

/* The first row in which a column says something; the number of rows if there is none. */
static size_t first_said(const lode_table *table, int column) {
    size_t row = 0;
    while (row < lode_table_rows(table) &&
           lode_trim(lode_table_text(table, row, (size_t)column)).n == 0)
        row++;
    return row;
}

/* Whether a school is named anywhere. */
static lode_status find_school(review *r, const lode_table *table, const char *name, bool *named) {
    static const char *const columns[] = {"school_urn", "school_laestab", "school_name", "with_urn",
                                          "with_name"};
    lode_status status = LODE_OK;
    *named = false;
    for (size_t i = 0; i < sizeof columns / sizeof *columns && status == LODE_OK; i++) {
        int column = -1;
        status = lode_table_look_for(table, name, lode_text(columns[i]), r->reference, &column,
                                     r->error);
        *named |= column >= 0 && first_said(table, column) < lode_table_rows(table);
    }
    return status;
}

static lode_status fail_of_number(review *r, const char *name, size_t line, size_t at) {
    review_fail(r, line, LODE_REFUSED, "%s has a pupil's number in line %zu", name, at);
    return lode_fail_hint(r->error, "pupils are put together first: lode-agg");
}

static lode_status check_pupil_numbers(review *r, const lode_table *table, const char *name,
                                       size_t line) {
    size_t at;
    for (size_t c = 0; c < lode_table_columns(table); c++)
        if (review_has_pupil_number(lode_table_name(table, c), &at))
            return fail_of_number(r, name, line, 1);
    for (size_t row = 0; row < lode_table_rows(table); row++)
        for (size_t c = 0; c < lode_table_columns(table); c++)
            if (review_has_pupil_number(lode_table_text(table, row, c), &at))
                return fail_of_number(r, name, line, lode_table_line(table, row));
    return LODE_OK;
}

lode_status review_guard_text(review *r, const char *path, lode_slice text) {
    size_t line;
    if (!review_has_pupil_number(text, &line))
        return LODE_OK;
    lode_fail(r->error, LODE_REFUSED, "a pupil's number");
    lode_fail_at(r->error, path, line, 0);
    return lode_fail_hint(r->error, "a public page names no pupil: leave it out");
}

lode_status review_guard_table(review *r, const lode_table *table, const char *name, size_t line) {
    static const char *const columns[] = {"column", "of", "what"};
    const lode_table *listed;
    lode_slice what;
    int at[3];
    bool named;
    lode_status status = lode_reference_table(r->reference, "not_public", &listed, r->error);
    if (status == LODE_OK)
        status = lode_reference_columns(listed, columns, 3, at, r->error);
    if (status == LODE_OK)
        status = find_school(r, table, name, &named);
    if (status != LODE_OK)
        return status;
    int column = find_secret(table, listed, at, "person", &what);
    if (column >= 0) {
        review_fail(r, line, LODE_REFUSED, "%s has a row for each person: column '%.*s'", name,
                    LODE_ARG(lode_table_name(table, (size_t)column)));
        return lode_fail_hint(r->error, "a public page shows what many have in common: lode-agg, "
                                        "lode-survey");
    }
    column = named ? find_secret(table, listed, at, "support", &what) : -1;
    if (column >= 0) {
        review_fail(r, line, LODE_REFUSED, "%s names schools beside %.*s: column '%.*s'", name,
                    LODE_ARG(what), LODE_ARG(lode_table_name(table, (size_t)column)));
        return lode_fail_hint(r->error, "a public page says how many there are, not which");
    }
    return check_pupil_numbers(r, table, name, line);
}
