/* {{value FILE COLUMN}}: one figure within a line. */
#include "review_parts.h"

#include "lode/measures.h"

static lode_status fail_of_rows(review *r, const review_directive *d, size_t n) {
    if (n == 0)
        review_fail(r, d->line, LODE_DATA, "no row of %.*s is so", LODE_ARG(review_plain(d, 0)));
    else
        review_fail(r, d->line, LODE_DATA, "%zu rows of %.*s are so, and a value is of one", n,
                    LODE_ARG(review_plain(d, 0)));
    return lode_fail_hint(r->error, "choose one with where=\"COLUMN=VALUE\" (may be repeated) or "
                                    "period=latest");
}

/* A row's code in words that can stand in a sentence. */
static const char *said(review *r, const char *text) {
    if (!*text)
        return "not known";
    return lode_is_status(lode_text(text))
               ? lode_arena_print(r->arena, "%s (%s)", lode_status_words(lode_text(text)), text)
               : text;
}

lode_status review_value(review *r, const review_directive *d, const char **value) {
    static const review_syntax syntax = {2, 2, "FILE COLUMN", "where period decimals"};
    review_source source;
    size_t *rows, n;
    int decimals;
    lode_status status = review_check_directive(r, d, &syntax);
    if (status == LODE_OK)
        status = review_decimals(r, d, &decimals);
    if (status == LODE_OK)
        status = review_table(r, review_plain(d, 0), d->line, &source);
    if (status == LODE_OK)
        status = review_select(r, d, source.table, &rows, &n);
    if (status == LODE_OK && n != 1)
        status = fail_of_rows(r, d, n);
    int column = -1;
    if (status == LODE_OK)
        status = review_column(r, source.table, source.name, review_plain(d, 1), d->line, &column);
    if (status == LODE_OK)
        status = review_guard_row(r, source.table, rows[0], d->line);
    if (status == LODE_OK)
        *value = said(r, review_cell(r, source.table, rows[0], (size_t)column, decimals));
    return status;
}
