/* Periods of a file: whether they are of one kind, and none is left out. */
#include "check_parts.h"

#include "lode/period.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- kinds of period ---- */

/* An identifier that may not stand beside the first one. */
static void check_mixture(check_file *f) {
    if (f->time_identifier < 0)
        return;
    check_items items = check_items_of(f, (size_t)f->time_identifier);
    const lode_ees_identifier *first = NULL;
    check_carried_out(f, CHECK_TIME_MIXED);
    for (size_t i = 0; i < items.n; i++) {
        const lode_ees_identifier *kind =
            lode_ees_find_identifier(f->run->ees, lode_trim(items.item[i].text));
        const check_place place = {.kind = CHECK_TIME_MIXED,
                                   .line = items.item[i].first,
                                   .column = f->time_identifier,
                                   .value = items.item[i].text};
        if (!first)
            first = kind;
        if (kind && !lode_same(kind->mixes, first->mixes))
            check_find(f, &place, NULL, "'%.*s' beside '%.*s'", LODE_ARG(kind->name),
                       LODE_ARG(first->name));
    }
    check_items_free(&items);
}

/* ---- gaps ---- */

typedef struct {
    int year;             /* in which it ends */
    lode_slice raw, text; /* as it stands, and in digits */
    size_t line;
} period;

static int by_year(const void *a, const void *b) {
    const period *x = a, *y = b;
    return x->year != y->year ? (x->year > y->year) - (x->year < y->year)
                              : (x->line > y->line) - (x->line < y->line);
}

/* "201920, 202021" of the years between two; "..." where they are many. */
static void say_missing(const period *before, const period *after, char text[128]) {
    size_t length = 0;
    text[0] = '\0';
    for (int year = before->year + 1; year < after->year; year++) {
        if (length > 80) {
            snprintf(text + length, 128 - length, ", ...");
            return;
        }
        char one[LODE_PERIOD_TEXT];
        lode_period_before(after->text, after->year - year, one);
        length += (size_t)snprintf(text + length, 128 - length, "%s%s", length ? ", " : "", one);
    }
}

static void find_gaps(check_file *f, const period *p, size_t n, int column) {
    for (size_t i = 1; i < n; i++) {
        const check_place place = {
            .kind = CHECK_PERIOD_GAPS, .line = p[i].line, .column = column, .value = p[i].raw};
        char missing[128];
        if (p[i].year <= p[i - 1].year + 1)
            continue;
        say_missing(&p[i - 1], &p[i], missing);
        check_find(f, &place, "is it missing from the data or was nothing published?",
                   "no %s after %.*s", missing, LODE_ARG(p[i - 1].raw));
    }
}

/* Only years follow each other by one: not weeks, months and terms. */
static bool are_years(const check_file *f, const check_items *identifiers) {
    for (size_t i = 0; i < identifiers->n; i++) {
        const lode_slice text = lode_trim(identifiers->item[i].text);
        if (text.n > 0 && !(text.n > 5 && memcmp(text.p + text.n - 5, " year", 5) == 0))
            return false;
    }
    (void)f;
    return true;
}

/* 202122 for 2021/22. */
static lode_slice plain(check_file *f, lode_slice text) {
    char written[LODE_PERIOD_TEXT];
    text = lode_trim(text);
    if (lode_period_year(text) != 0 || !lode_period_read(text, written))
        return text;
    return lode_text(lode_arena_print(f->arena, "%s", written));
}

static void check_gaps(check_file *f, int column, int identifier) {
    check_items items = check_items_of(f, (size_t)column), kinds = {NULL, 0, false};
    if (identifier >= 0)
        kinds = check_items_of(f, (size_t)identifier);
    period *p = lode_allocate(items.n, sizeof *p);
    size_t n = 0, digits = 0;
    bool alike = !items.overflow && are_years(f, &kinds);
    for (size_t i = 0; i < items.n; i++) {
        const lode_slice text = plain(f, items.item[i].text);
        const int year = lode_period_year(text);
        if (year == 0)
            continue;
        alike &= digits == 0 || text.n == digits;
        digits = text.n;
        p[n++] = (period){year, lode_trim(items.item[i].text), text, items.item[i].first};
    }
    if (alike && n > 0) {
        check_carried_out(f, CHECK_PERIOD_GAPS);
        qsort(p, n, sizeof *p, by_year);
        find_gaps(f, p, n, column);
    }
    free(p);
    check_items_free(&items);
    check_items_free(&kinds);
}

/* The column of periods of a file that is neither open data nor a measure table. */
static int period_column(const check_file *f) {
    for (size_t c = 0; c < f->columns; c++)
        if (f->column[c].holds == LODE_HOLDS_PERIOD)
            return (int)c;
    return -1;
}

void check_times(check_file *f) {
    int column = f->measures ? f->contract[LODE_COL_TIME_PERIOD] : f->time_period;
    if (column < 0)
        column = period_column(f);
    check_mixture(f);
    if (column >= 0)
        check_gaps(f, column,
                   f->measures ? f->contract[LODE_COL_TIME_IDENTIFIER] : f->time_identifier);
}
