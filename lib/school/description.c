#include "lode/description.h"

#include "lode/memory.h"
#include "lode/number.h"

#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const roles[] = {"Indicator", "Filter", "Key", "Text"};
static const char *const holdings[LODE_HOLDINGS] = {
    "",     "text", "number",  "whole", "date",  "period", "yes/no",
    "list", "urn",  "laestab", "upn",   "ukprn", "la_code"};

enum { ROLES = sizeof roles / sizeof *roles };

const char *lode_role_name(lode_role role) {
    return roles[role];
}

const char *lode_holding_name(lode_holding holding) {
    return holdings[holding];
}

/* The columns whose cells are taken as they are. */
static const struct {
    const char *names; /* A|B: the first one there is */
    size_t offset;     /* in lode_described */
} texts[] = {
    {"column|col_name", offsetof(lode_described, column)},
    {"label", offsetof(lode_described, label)},
    {"filter_hint", offsetof(lode_described, hint)},
    {"becomes", offsetof(lode_described, becomes)},
    {"part", offsetof(lode_described, part)},
    {"text", offsetof(lode_described, text)},
    {"recode", offsetof(lode_described, recode)},
    {"default", offsetof(lode_described, usual)},
    {"topic", offsetof(lode_described, topic)},
    {"total", offsetof(lode_described, total)},
    {"filter_grouping_column", offsetof(lode_described, group_column)},
    {"measure", offsetof(lode_described, measure)},
    {"breakdown_topic", offsetof(lode_described, breakdown_topic)},
    {"breakdown", offsetof(lode_described, breakdown)},
    {"establishment_type", offsetof(lode_described, kind)},
    {"denominator|n", offsetof(lode_described, denominator)},
    {"numerator", offsetof(lode_described, numerator)},
    {"ci_low", offsetof(lode_described, ci_low)},
    {"ci_high", offsetof(lode_described, ci_high)},
    {"when", offsetof(lode_described, when)},
    {"indicator_grouping", offsetof(lode_described, grouping)},
    {"indicator_unit|unit", offsetof(lode_described, unit)},
    {"polarity", offsetof(lode_described, polarity)},
    {"min", offsetof(lode_described, least)},
    {"max", offsetof(lode_described, most)},
    {"values", offsetof(lode_described, values)},
    {"missing", offsetof(lode_described, missing)},
};

enum { TEXTS = sizeof texts / sizeof *texts };

/* The columns whose cells are words, numbers, or yes and no. */
enum { ROLE, HOLDS, DECIMALS, YEARS_BEFORE, HEADLINE, REQUIRED, IN_KEY, ADDS_UP, OTHERS };
static const char *const others[OTHERS] = {"col_type",     "type",     "indicator_dp|decimals",
                                           "years_before", "headline", "required",
                                           "key",          "adds_up"};

typedef struct {
    const lode_table *table;
    int text[TEXTS], other[OTHERS];
} places;

static int find_any(const lode_table *table, const char *names) {
    lode_slice rest = lode_text(names), name;
    int found = -1;
    while (found < 0 && lode_split(&rest, '|', &name))
        found = lode_table_find(table, name);
    return found;
}

bool lode_description_todo(lode_slice cell, lode_slice *guess) {
    static const char mark[] = "todo";
    const size_t n = sizeof mark - 1;
    *guess = cell;
    if (cell.n < n || memcmp(cell.p, mark, n) != 0 || (cell.n > n && cell.p[n] != ' '))
        return false;
    *guess = lode_trim((lode_slice){cell.p + n, cell.n - n});
    return true;
}

static lode_slice cell(const lode_table *table, size_t row, int column) {
    lode_slice text = {NULL, 0};
    if (column >= 0)
        lode_description_todo(lode_trim(lode_table_text(table, row, (size_t)column)), &text);
    return text;
}

static lode_status wrong_word(const places *p, size_t row, int other, const char *what,
                              lode_error *error) {
    lode_fail(error, LODE_DATA, "'%.*s' is not %s", LODE_ARG(cell(p->table, row, p->other[other])),
              what);
    lode_fail_hint(error, "lode-dictionary(5) says what may stand here");
    return lode_table_fail_at(p->table, row, (size_t)p->other[other], error);
}

/* The number of a word, letters' case ignored; `usual` where the cell is empty. */
static lode_status read_word(const places *p, size_t row, int other, const char *const *words,
                             int n, int usual, const char *what, int *number, lode_error *error) {
    const lode_slice text = cell(p->table, row, p->other[other]);
    *number = usual;
    if (text.n == 0)
        return LODE_OK;
    for (int i = 0; i < n; i++)
        if (lode_same_folded(text, lode_text(words[i]))) {
            *number = i;
            return LODE_OK;
        }
    return wrong_word(p, row, other, what, error);
}

static lode_status read_whole(const places *p, size_t row, int other, int usual, int *number,
                              lode_error *error) {
    const lode_slice text = cell(p->table, row, p->other[other]);
    lode_number n;
    *number = usual;
    if (text.n == 0)
        return LODE_OK;
    if (!lode_number_read(text, &n) || !(n.value >= 0 && n.value <= 99) ||
        n.value != (double)(int)n.value)
        return wrong_word(p, row, other, "a whole number from 0 to 99", error);
    *number = (int)n.value;
    return LODE_OK;
}

static lode_status read_answer(const places *p, size_t row, int other, lode_answer *answer,
                               lode_error *error) {
    static const char *const words[] = {"", "no", "yes"};
    int number;
    const lode_status status =
        read_word(p, row, other, words, 3, LODE_UNSAID, "yes, no or empty", &number, error);
    *answer = (lode_answer)number;
    return status;
}

static lode_status read_yes(const places *p, size_t row, int other, bool *yes, lode_error *error) {
    lode_answer answer;
    const lode_status status = read_answer(p, row, other, &answer, error);
    *yes = answer == LODE_YES;
    return status;
}

static lode_status read_required(const places *p, size_t row, lode_described *d,
                                 lode_error *error) {
    static const char *const words[] = {"no", "yes", "if there"};
    int number;
    const lode_status status =
        read_word(p, row, REQUIRED, words, 3, 0, "yes, no, 'if there' or empty", &number, error);
    d->required = number > 0;
    d->dispensable = number == 2;
    return status;
}

static lode_status read_others(const places *p, size_t row, lode_described *d, lode_error *error) {
    int role, holds;
    lode_status status = read_word(p, row, ROLE, roles, ROLES, LODE_ROLE_INDICATOR,
                                   "Indicator, Filter, Key or Text", &role, error);
    if (status == LODE_OK)
        status = read_word(p, row, HOLDS, holdings, LODE_HOLDINGS, LODE_HOLDS_ANYTHING,
                           "what a column can hold", &holds, error);
    if (status == LODE_OK)
        status = read_whole(p, row, DECIMALS, -1, &d->decimals, error);
    if (status == LODE_OK)
        status = read_whole(p, row, YEARS_BEFORE, 0, &d->years_before, error);
    if (status == LODE_OK)
        status = read_yes(p, row, HEADLINE, &d->headline, error);
    if (status == LODE_OK)
        status = read_required(p, row, d, error);
    if (status == LODE_OK)
        status = read_yes(p, row, IN_KEY, &d->in_key, error);
    if (status == LODE_OK)
        status = read_answer(p, row, ADDS_UP, &d->adds_up, error);
    if (status != LODE_OK)
        return status;
    d->role = (lode_role)role;
    d->holds = (lode_holding)holds;
    return LODE_OK;
}

static lode_status read_row(const places *p, size_t row, lode_described *d, lode_error *error) {
    for (size_t i = 0; i < TEXTS; i++) {
        const lode_slice text = cell(p->table, row, p->text[i]);
        memcpy((char *)d + texts[i].offset, &text, sizeof text);
    }
    d->row = row;
    if (d->column.n == 0 && d->text.n == 0) {
        lode_fail(error, LODE_DATA, "a row without the name of a column");
        return lode_table_fail_at(p->table, row, (size_t)p->text[0], error);
    }
    return read_others(p, row, d, error);
}

static lode_status find_places(places *p, lode_error *error) {
    for (size_t i = 0; i < TEXTS; i++)
        p->text[i] = find_any(p->table, texts[i].names);
    for (size_t i = 0; i < OTHERS; i++)
        p->other[i] = find_any(p->table, others[i]);
    if (p->text[0] >= 0)
        return LODE_OK;
    lode_fail(error, LODE_DATA, "no column 'col_name'");
    lode_fail_hint(error, "a dictionary has a row for each column of the file it describes; see "
                          "lode-dictionary(5)");
    return lode_fail_at(error, lode_table_file(p->table, 0), 1, 0);
}

lode_status lode_description_of(lode_description **description, const lode_table *table,
                                lode_error *error) {
    places p = {.table = table};
    lode_status status = find_places(&p, error);
    if (status != LODE_OK)
        return status;
    lode_description *d = lode_allocate(1, sizeof *d);
    *d = (lode_description){.table = table, .n = lode_table_rows(table)};
    d->column = lode_allocate(d->n, sizeof *d->column);
    for (size_t row = 0; row < d->n && status == LODE_OK; row++)
        status = read_row(&p, row, &d->column[row], error);
    if (status == LODE_OK)
        *description = d;
    else
        lode_description_free(d);
    return status;
}

lode_status lode_description_read(lode_description **description, const char *path,
                                  lode_error *error) {
    const lode_input input = {&path, 1, {.threads = 1}};
    lode_table *table;
    lode_status status = lode_table_read(&table, &input, NULL, NULL, error);
    if (status == LODE_OK)
        status = lode_description_of(description, table, error);
    else
        return status;
    if (status == LODE_OK)
        (*description)->own = table;
    else
        lode_table_free(table);
    return status;
}

void lode_description_free(lode_description *description) {
    if (!description)
        return;
    lode_table_free(description->own);
    free(description->column);
    free(description);
}

bool lode_description_is(const lode_header *header) {
    const bool named = lode_header_find(header, lode_text("column")) >= 0 ||
                       lode_header_find(header, lode_text("col_name")) >= 0;
    return named && (lode_header_find(header, lode_text("col_type")) >= 0 ||
                     lode_header_find(header, lode_text("measure")) >= 0);
}

static bool ends_in(lode_slice text, const char *end) {
    const size_t n = strlen(end);
    return text.n > n && memcmp(text.p + text.n - n, end, n) == 0;
}

char *lode_description_beside(const char *path) {
    static const char *const ends[] = {".gz", ".zst", ".csv"};
    static const char end[] = ".meta.csv";
    lode_slice stem = lode_text(path);
    if (ends_in(stem, end))
        return NULL;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends_in(stem, ends[i]))
            stem.n -= strlen(ends[i]);
    char *beside = lode_allocate(stem.n + sizeof end, 1);
    memcpy(beside, stem.p, stem.n);
    memcpy(beside + stem.n, end, sizeof end);
    if (access(beside, R_OK) == 0)
        return beside;
    free(beside);
    return NULL;
}

const lode_described *lode_description_find(const lode_description *description, lode_slice name) {
    for (size_t i = 0; i < description->n; i++) {
        lode_slice rest = description->column[i].column, one;
        while (lode_split(&rest, '|', &one))
            if (lode_same_folded(one, name))
                return &description->column[i];
    }
    return NULL;
}
