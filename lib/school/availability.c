#include "lode/availability.h"

#include "lode/dictionary.h"
#include "lode/memory.h"
#include "lode/period.h"

#include <limits.h>
#include <stdlib.h>

typedef struct {
    lode_availability_entry entry;
    /* Whom it is about: each empty, which is everyone, or patterns separated by |. */
    lode_slice measure, level, kind, topic, identifier;
} rule;

struct lode_availability {
    rule *rule;
    size_t n;
    lode_dictionary *dictionary; /* a measure may be called by an alias */
};

enum {
    MEASURE,
    FIRST,
    LAST,
    LEVEL,
    STATUS,
    REASON,
    INSTEAD,
    NEEDED,
    KIND = NEEDED,
    TOPIC,
    IDENTIFIER,
    COLUMNS
};

static lode_status read_rule(const lode_table *table, size_t row, const int *column, rule *r,
                             lode_error *error) {
    static const char *const kinds[] = {"available", "absent", "not_comparable", "break"};
    lode_slice cell[COLUMNS];
    lode_table_texts(table, row, column, COLUMNS, cell);
    int kind = 0;
    while (kind < 4 && !lode_is(cell[STATUS], kinds[kind]))
        kind++;
    int first = lode_period_year(cell[FIRST]), last = lode_period_year(cell[LAST]);
    if (kind == 4 || (cell[FIRST].n && !first) || (cell[LAST].n && !last)) {
        lode_fail(error, LODE_DATA, "neither a period nor a status of the availability table");
        lode_fail_hint(error, "periods are like 201718; status is absent, not_comparable or break");
        return lode_table_fail_at(table, row, (size_t)column[kind == 4 ? STATUS : FIRST], error);
    }
    *r = (rule){.entry = {(lode_availability_kind)kind, first ? first : INT_MIN,
                          last ? last : INT_MAX, cell[REASON], cell[INSTEAD]},
                .measure = cell[MEASURE],
                .level = cell[LEVEL],
                .kind = cell[KIND],
                .topic = cell[TOPIC],
                .identifier = cell[IDENTIFIER]};
    return LODE_OK;
}

/* A table written before there were rows about some kinds, topics and identifiers has none. */
static lode_status find_columns(const lode_table *table, int *column, lode_error *error) {
    static const char *const names[COLUMNS] = {
        "measure", "first_period", "last_period",        "geographic_level", "status",
        "reason",  "instead",      "establishment_type", "breakdown_topic",  "time_identifier"};
    for (size_t i = NEEDED; i < COLUMNS; i++)
        column[i] = lode_table_find(table, lode_text(names[i]));
    return lode_reference_columns(table, names, NEEDED, column, error);
}

lode_status lode_availability_read(lode_availability **availability, lode_reference *reference,
                                   lode_error *error) {
    const lode_table *table;
    int column[COLUMNS];
    lode_status status = lode_reference_table(reference, "availability", &table, error);
    if (status == LODE_OK)
        status = find_columns(table, column, error);
    if (status != LODE_OK)
        return status;
    lode_availability *a = lode_allocate(1, sizeof *a);
    a->n = lode_table_rows(table);
    a->rule = lode_allocate(a->n, sizeof *a->rule);
    for (size_t i = 0; i < a->n && status == LODE_OK; i++)
        status = read_rule(table, i, column, &a->rule[i], error);
    if (status == LODE_OK)
        status = lode_dictionary_read(&a->dictionary, reference, error);
    if (status == LODE_OK)
        *availability = a;
    else
        lode_availability_free(a);
    return status;
}

void lode_availability_free(lode_availability *availability) {
    if (!availability)
        return;
    free(availability->rule);
    lode_dictionary_free(availability->dictionary);
    free(availability);
}

/* The measure's own name, however a table calls it. A gap is as comparable as what it is of. */
static lode_slice own_name(const lode_availability *availability, lode_slice measure) {
    measure = lode_measure_of_gap(lode_trim(measure));
    const lode_meaning *meaning = lode_dictionary_find(availability->dictionary, measure);
    return meaning ? meaning->measure : measure;
}

/* Whether text is as the pattern, in which * stands for any text. Letters A-Z and a-z are equal. */
static bool matches(lode_slice pattern, lode_slice text) {
    size_t star = SIZE_MAX, again = 0; /* after the latest *; where in text it ended */
    for (size_t p = 0, t = 0; t < text.n || p < pattern.n;) {
        const bool is_star = p < pattern.n && pattern.p[p] == '*';
        if (is_star) {
            star = ++p;
            again = t;
        } else if (p < pattern.n && t < text.n &&
                   lode_small(pattern.p[p]) == lode_small(text.p[t])) {
            p++;
            t++;
        } else if (star != SIZE_MAX && again < text.n) {
            p = star;
            t = ++again;
        } else {
            return false;
        }
    }
    return true;
}

/* Whether text is as one of the patterns; no pattern is every text. */
static bool is_one_of(lode_slice patterns, lode_slice text) {
    lode_slice pattern;
    if (!patterns.n)
        return true;
    while (lode_split(&patterns, '|', &pattern))
        if (matches(pattern, text))
            return true;
    return false;
}

static bool concerns(const rule *r, lode_slice measure, const lode_availability_of *of) {
    return is_one_of(r->level, of->level) && is_one_of(r->measure, measure) &&
           is_one_of(r->kind, of->kind) && is_one_of(r->topic, of->topic) &&
           is_one_of(r->identifier, of->identifier);
}

const lode_availability_entry *lode_availability_at(const lode_availability *availability,
                                                    const lode_availability_of *of, int year) {
    const lode_slice measure = own_name(availability, of->measure);
    for (size_t i = 0; i < availability->n; i++) {
        const rule *r = &availability->rule[i];
        bool says_no = r->entry.kind == LODE_ABSENT || r->entry.kind == LODE_NOT_COMPARABLE;
        if (says_no && year >= r->entry.first_year && year <= r->entry.last_year &&
            concerns(r, measure, of))
            return &r->entry;
    }
    return NULL;
}

const lode_availability_entry *lode_availability_break(const lode_availability *availability,
                                                       const lode_availability_of *of, int from,
                                                       int to) {
    const lode_slice measure = own_name(availability, of->measure);
    const lode_availability_entry *latest = NULL;
    for (size_t i = 0; i < availability->n; i++) {
        const rule *r = &availability->rule[i];
        if (r->entry.kind == LODE_BREAK && r->entry.first_year > from &&
            r->entry.first_year <= to && concerns(r, measure, of) &&
            (!latest || r->entry.first_year > latest->first_year))
            latest = &r->entry;
    }
    return latest;
}
