/* The dictionary itself: what is unfinished in it, and what it says that cannot be. */
#include "check_parts.h"

__attribute__((format(printf, 6, 7))) static void find(check_file *f, check_kind kind, size_t row,
                                                       lode_slice value, const char *hint,
                                                       const char *format, ...) {
    const lode_description *d = f->description;
    const check_place place = {.kind = kind,
                               .file = lode_table_file(d->table, row),
                               .line = lode_table_line(d->table, row),
                               .column = -1,
                               .name = d->column[row].column,
                               .value = value};
    va_list args;
    va_start(args, format);
    check_find_list(f, &place, hint, format, args);
    va_end(args);
}

/* ---- what is unfinished ---- */

static void check_unfinished(check_file *f, size_t row) {
    const lode_table *table = f->description->table;
    for (size_t c = 0; c < lode_table_columns(table); c++) {
        const lode_slice cell = lode_trim(lode_table_text(table, row, c));
        lode_slice guess;
        if (!lode_description_todo(cell, &guess))
            continue;
        const lode_slice name = lode_table_name(table, c);
        if (guess.n)
            find(f, CHECK_UNFINISHED, row, cell, NULL, "%.*s: '%.*s' is a guess", LODE_ARG(name),
                 LODE_ARG(guess));
        else
            find(f, CHECK_UNFINISHED, row, cell, NULL, "%.*s is not settled", LODE_ARG(name));
    }
}

/* ---- what cannot be ---- */

static void check_limits(check_file *f, size_t row, const lode_described *d) {
    const lode_slice limit[] = {d->least, d->most};
    lode_number number[2];
    bool both = true;
    for (int i = 0; i < 2; i++) {
        const bool is = lode_number_read(limit[i], &number[i]);
        both &= is;
        if (limit[i].n > 0 && !is)
            find(f, CHECK_DICTIONARY, row, limit[i], NULL, "%s: '%.*s' is not a number",
                 i ? "max" : "min", LODE_ARG(limit[i]));
    }
    if (both && number[0].value > number[1].value)
        find(f, CHECK_DICTIONARY, row, d->least, NULL, "min %.*s is more than max %.*s",
             LODE_ARG(d->least), LODE_ARG(d->most));
}

/* The checks of metadata tell more of some things. */
static bool are_told_otherwise(const check_file *f, check_kind kind) {
    return f->metadata && f->run->options->ees && check_is_on(f, kind);
}

/* Columns that a row names beside its own. */
static void check_named(check_file *f, size_t row, const lode_described *d) {
    enum { GROUP = 4 };
    const struct {
        const char *what;
        lode_slice name;
    } named[] = {{"denominator", d->denominator},
                 {"numerator", d->numerator},
                 {"ci_low", d->ci_low},
                 {"ci_high", d->ci_high},
                 [GROUP] = {"filter_grouping_column", d->group_column}};
    if (lode_header_find_any(f->header, d->column) < 0)
        return;
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        const lode_slice name = named[i].name;
        lode_error error;
        if (name.n == 0 || lode_header_find_any(f->header, name) >= 0 ||
            (i == GROUP && are_told_otherwise(f, CHECK_META_GROUPS)))
            continue;
        check_no_column(f, name, &error);
        find(f, CHECK_DICTIONARY, row, name, error.hint, "%s: no column '%.*s' in %s",
             named[i].what, LODE_ARG(name), f->name);
    }
}

static void check_polarity(check_file *f, size_t row, const lode_described *d) {
    if (d->polarity.n > 0 && !check_is_one_of(d->polarity, "high|low|none"))
        find(f, CHECK_DICTIONARY, row, d->polarity, "high or low is better; none for a fact",
             "polarity: '%.*s' is not high, low or none", LODE_ARG(d->polarity));
}

/* SUPP=c|NE=z */
static void check_missing(check_file *f, size_t row, const lode_described *d) {
    lode_slice rest = d->missing, one;
    while (lode_split(&rest, '|', &one)) {
        const char *equals = one.n ? memchr(one.p, '=', one.n) : NULL;
        lode_slice status = lode_text("x");
        if (equals)
            status = lode_trim((lode_slice){equals + 1, (size_t)(one.p + one.n - equals) - 1});
        if (!lode_is_status(status))
            find(f, CHECK_DICTIONARY, row, one, "write TOKEN=STATUS: c z x low k or u",
                 "missing: '%.*s' is no status code", LODE_ARG(status));
    }
}

static void check_when(check_file *f, size_t row, const lode_described *d) {
    const char *equals = d->when.n ? memchr(d->when.p, '=', d->when.n) : NULL;
    if (d->when.n == 0)
        return;
    const lode_slice column =
        equals ? lode_trim((lode_slice){d->when.p, (size_t)(equals - d->when.p)}) : d->when;
    if (!equals ||
        (lode_header_find_any(f->header, column) < 0 && !lode_is(column, "geographic_level")))
        find(f, CHECK_DICTIONARY, row, d->when, "write COLUMN=TEXT with a column of the file",
             "when: '%.*s' is no condition that can hold", LODE_ARG(d->when));
}

/* A key that becomes none by another name may be one of a file that only lode-check reads. */
static void check_becomes(check_file *f, size_t row, const lode_described *d) {
    const lode_slice becomes = d->becomes;
    lode_slice names[LODE_KEYS];
    for (int key = 0; key < LODE_KEYS; key++)
        names[key] = lode_text(lode_key_name((lode_key)key));
    for (int key = 0; key < LODE_KEYS; key++)
        if (d->role != LODE_ROLE_KEY || becomes.n == 0 || lode_same(names[key], becomes))
            return;
    const int meant = lode_suggest(becomes, names, LODE_KEYS);
    char hint[LODE_ERROR_TEXT] = "lode-dictionary(5) lists them";
    if (meant >= 0)
        snprintf(hint, sizeof hint, "did you mean '%.*s'?", LODE_ARG(names[meant]));
    find(f, CHECK_DICTIONARY, row, becomes, hint, "becomes: '%.*s' is no key of a measure table",
         LODE_ARG(becomes));
}

static void check_twice(check_file *f, size_t row, const lode_described *d) {
    const lode_described *first = lode_description_find(f->description, d->column);
    if (d->column.n > 0 && first && first->row != d->row &&
        !are_told_otherwise(f, CHECK_META_NAMES))
        find(f, CHECK_DICTIONARY, row, d->column, "the first row counts",
             "'%.*s' is described in line %zu already", LODE_ARG(d->column),
             lode_table_line(f->description->table, first->row));
}

static void check_measure(check_file *f, size_t row, const lode_described *d) {
    if (d->measure.n == 0)
        return;
    check_carried_out(f, CHECK_MEASURES_KNOWN);
    if (lode_dictionary_find(f->run->dictionary, d->measure))
        return;
    const lode_slice meant = lode_dictionary_suggest(f->run->dictionary, d->measure);
    char hint[LODE_ERROR_TEXT] = "";
    if (meant.n)
        snprintf(hint, sizeof hint, "did you mean '%.*s'?", LODE_ARG(meant));
    find(f, CHECK_MEASURES_KNOWN, row, d->measure, hint, "nothing is known of the measure '%.*s'",
         LODE_ARG(d->measure));
}

void check_dictionary(check_file *f) {
    if (!f->description || f->layout)
        return;
    check_carried_out(f, CHECK_UNFINISHED);
    check_carried_out(f, CHECK_DICTIONARY);
    for (size_t i = 0; i < f->description->n; i++) {
        const lode_described *d = &f->description->column[i];
        check_unfinished(f, i);
        check_limits(f, i, d);
        check_named(f, i, d);
        check_polarity(f, i, d);
        check_missing(f, i, d);
        check_when(f, i, d);
        check_becomes(f, i, d);
        check_twice(f, i, d);
        check_measure(f, i, d);
    }
}
