/* A wide table as an open-data file of the Department for Education (EES), with its metadata:
 * breakdowns unfolded into filters, a code in every cell without a number. */
#include "lode/formats.h"
#include "wide_parts.h"

#include <stdlib.h>

static const char between[] = " \xc3\x97 "; /* as breakdowns of several filters are joined */

/* What the metadata say of a column. */
typedef struct {
    lode_slice name, label;
    const lode_meaning *meaning; /* of an indicator's measure; NULL: nobody knows it, or a filter */
    bool indicator;
} ees_column;

/* Filters: two columns of the measure table, then a column for each topic. */
enum { KIND, RELEASE, FIRST_TOPIC };

typedef struct {
    const lode_wide *wide;
    const lode_dictionary *dictionary;
    lode_arena *arena;
    lode_names *topics;
    bool has[FIRST_TOPIC];    /* which of the first filters any row has, ... */
    bool splits[FIRST_TOPIC]; /* ... and which of them say different things */
    bool has_schools;
    ees_column *column;      /* [columns] filters, then indicators */
    size_t columns, filters; /* the first are filters */
    lode_slice *label;       /* [filters] of the row at hand */
    size_t geography;        /* columns before the filters */
    size_t unsaid;           /* cells whose source code or note has no place */
    lode_error *error;
} ees;

static const char *const geography[] = {
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
    "region_code", "region_name",     "old_la_code",      "new_la_code",  "la_name"};
static const char *const of_schools[] = {"school_urn", "school_laestab", "school_name"};
static const char *const of_trusts[] = {"trust_id", "trust_name"};

enum {
    GEOGRAPHY = sizeof geography / sizeof *geography,
    OF_SCHOOLS = sizeof of_schools / sizeof *of_schools
};

/* ---- breakdowns ---- */

/* The next of several parts. */
static bool next_part(lode_slice *rest, lode_slice *part) {
    if (rest->n == 0)
        return false;
    const char *end = memmem(rest->p, rest->n, between, sizeof between - 1);
    const size_t n = end ? (size_t)(end - rest->p) : rest->n;
    *part = (lode_slice){rest->p, n};
    const size_t used = end ? n + sizeof between - 1 : n;
    *rest = (lode_slice){rest->p + used, rest->n - used};
    return true;
}

static void split_breakdown(lode_slice both, lode_slice *topic, lode_slice *label) {
    const char *end = memchr(both.p, '\0', both.n);
    *topic = (lode_slice){both.p, (size_t)(end - both.p)};
    *label = (lode_slice){end + 1, both.n - topic->n - 2};
}

static lode_status uneven(const ees *e, lode_slice topic, lode_slice label) {
    lode_fail(e->error, LODE_DATA,
              "the breakdown '%.*s' does not have as many parts as its topic '%.*s'",
              LODE_ARG(label), LODE_ARG(topic));
    return lode_fail_hint(e->error, "several filters are joined by '%s' in both", between);
}

/* What a breakdown says of each filter, into e->label; new topics become filters. */
static lode_status unfold(ees *e, lode_slice both) {
    lode_slice topics, labels, topic, label;
    split_breakdown(both, &topics, &labels);
    const lode_slice all_topics = topics, all_labels = labels;
    if (lode_is(topics, "Total") && lode_is(labels, "Total"))
        return LODE_OK;
    while (next_part(&topics, &topic)) {
        if (!next_part(&labels, &label))
            return uneven(e, all_topics, all_labels);
        const uint32_t number = lode_names_add(e->topics, topic);
        if (e->label)
            e->label[FIRST_TOPIC + number] = label;
    }
    return labels.n == 0 ? LODE_OK : uneven(e, all_topics, all_labels);
}

/* ---- columns ---- */

static void find_first_filters(ees *e, const lode_slice texts[WIDE_FACE],
                               lode_slice first[FIRST_TOPIC], size_t row) {
    const lode_slice said[FIRST_TOPIC] = {texts[LODE_COL_ESTABLISHMENT_TYPE], texts[WIDE_RELEASE]};
    for (int f = 0; f < FIRST_TOPIC; f++) {
        e->has[f] |= said[f].n > 0;
        e->splits[f] |= row > 0 && !lode_same(said[f], first[f]);
        if (row == 0)
            first[f] = said[f];
    }
}

static void find_faces(ees *e) {
    lode_slice first[FIRST_TOPIC];
    for (size_t r = 0; r < e->wide->rows; r++) {
        lode_slice texts[WIDE_FACE];
        wide_face_texts(lode_names_get(e->wide->faces, e->wide->row[r].face), texts);
        find_first_filters(e, texts, first, r);
        for (size_t c = LODE_COL_SCHOOL_URN; c <= LODE_COL_SCHOOL_NAME; c++)
            e->has_schools |= texts[c].n > 0;
    }
}

static lode_status find_topics(ees *e) {
    lode_status status = LODE_OK;
    for (uint32_t b = 0; b < lode_names_count(e->wide->breakdowns) && status == LODE_OK; b++)
        status = unfold(e, lode_names_get(e->wide->breakdowns, b));
    return status;
}

static void add_filter(ees *e, lode_slice name, lode_slice label) {
    e->column[e->columns++] = (ees_column){.name = name, .label = label};
    e->filters = e->columns;
}

static lode_slice print(ees *e, const char *format, lode_slice a, const char *b) {
    return lode_text(lode_arena_print(e->arena, format, LODE_ARG(a), b));
}

static void add_indicators(ees *e, uint32_t measure) {
    static const char *const of_part[] = {"", ": denominator", ": numerator",
                                          ": lower limit of the interval",
                                          ": upper limit of the interval"};
    const lode_slice name = lode_names_get(e->wide->measures, measure);
    const lode_meaning *meaning = lode_dictionary_find(e->dictionary, name);
    for (size_t p = 0; p < WIDE_SOURCE_CODE; p++) {
        if (p > 0 && !e->wide->measure[measure].has[p])
            continue;
        e->column[e->columns++] =
            (ees_column){print(e, "%.*s%s", name, wide_parts[p].suffix),
                         print(e, "%.*s%s", meaning ? meaning->label : name, of_part[p]),
                         p == 1 || p == 2 ? NULL : meaning, true};
    }
}

static void list_columns(ees *e) {
    const uint32_t topics = lode_names_count(e->topics);
    e->column = lode_allocate(FIRST_TOPIC + topics + WIDE_SOURCE_CODE * e->wide->n_measures,
                              sizeof *e->column);
    add_filter(e, lode_text("establishment_type"), lode_text("Establishment type"));
    add_filter(e, lode_text("release"), lode_text("Release"));
    for (uint32_t t = 0; t < topics; t++) {
        const lode_slice topic = lode_names_get(e->topics, t);
        add_filter(e, lode_measure_of_column(e->arena, topic), topic);
    }
    for (uint32_t m = 0; m < e->wide->n_measures; m++)
        add_indicators(e, m);
    e->label = lode_allocate(e->filters, sizeof *e->label);
}

/* Whether a column is written: the first two filters only where a row has them. */
static bool is_written(const ees *e, size_t column) {
    return column >= FIRST_TOPIC || e->has[column];
}

/* Whether the metadata speak of it: what says the same in every row is no filter, and the standard
 * lets such a column stand in the file unnamed. */
static bool is_described(const ees *e, size_t column) {
    return column >= FIRST_TOPIC || e->splits[column];
}

/* ---- the header ---- */

static size_t name_geography(ees *e, lode_slice *names) {
    size_t n = 0;
    for (size_t i = 0; i < GEOGRAPHY; i++)
        names[n++] = lode_text(geography[i]);
    for (size_t i = 0; i < OF_SCHOOLS && e->has_schools; i++)
        names[n++] = lode_text(of_schools[i]);
    for (size_t i = 0; i < WIDE_TRUST_COLUMNS && e->wide->has_trust; i++)
        names[n++] = lode_text(of_trusts[i]);
    return e->geography = n;
}

static lode_status check_names(const ees *e, const lode_slice *names, size_t n) {
    lode_names *seen = lode_names_new();
    lode_status status = LODE_OK;
    for (size_t i = 0; i < n && status == LODE_OK; i++) {
        if (lode_names_find(seen, names[i]) != LODE_UNKNOWN) {
            lode_fail(e->error, LODE_DATA,
                      "two columns of the open-data file would be called "
                      "'%.*s'",
                      LODE_ARG(names[i]));
            status = lode_fail_hint(e->error, "a topic or a measure has the name of another "
                                              "column: leave one out with -m or -b");
        }
        lode_names_add(seen, names[i]);
    }
    lode_names_free(seen);
    return status;
}

static lode_status write_header(ees *e, lode_output *data) {
    const size_t most = GEOGRAPHY + OF_SCHOOLS + WIDE_TRUST_COLUMNS + e->columns;
    lode_slice *names = lode_allocate(most, sizeof *names);
    bool *number = lode_allocate(most, sizeof *number);
    size_t n = name_geography(e, names);
    for (size_t c = 0; c < e->columns; c++)
        if (is_written(e, c)) {
            number[n] = e->column[c].indicator;
            names[n++] = e->column[c].name;
        }
    lode_status status = check_names(e, names, n);
    if (status == LODE_OK)
        status = lode_output_header(data, names, number, n, e->error);
    free(names);
    free(number);
    return status;
}

/* ---- rows ---- */

static size_t show_geography(const ees *e, const lode_slice texts[WIDE_FACE], lode_cell *cell) {
    static const lode_measure_column columns[] = {
        LODE_COL_TIME_PERIOD, LODE_COL_TIME_IDENTIFIER, LODE_COL_GEOGRAPHIC_LEVEL,
        LODE_COL_REGION_CODE, LODE_COL_REGION_NAME,     LODE_COL_OLD_LA_CODE,
        LODE_COL_NEW_LA_CODE, LODE_COL_LA_NAME};
    size_t n = 0;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        if (columns[i] == LODE_COL_REGION_CODE) {
            cell[n++] = lode_cell_of(lode_text("E92000001"));
            cell[n++] = lode_cell_of(lode_text("England"));
        }
        cell[n++] = lode_cell_of(texts[columns[i]]);
    }
    for (size_t c = LODE_COL_SCHOOL_URN; c <= LODE_COL_SCHOOL_NAME && e->has_schools; c++)
        cell[n++] = lode_cell_of(texts[c]);
    for (size_t k = 0; k < WIDE_TRUST_COLUMNS && e->wide->has_trust; k++)
        cell[n++] = lode_cell_of(texts[WIDE_TRUST + k]);
    return n;
}

static size_t show_filters(const ees *e, lode_cell *cell) {
    size_t n = 0;
    for (size_t f = 0; f < e->filters; f++)
        if (is_written(e, f))
            cell[n++] = lode_cell_of(e->label[f].n > 0 ? e->label[f] : lode_text("Total"));
    return n;
}

/* A cell of no row, or a part that a row does not have, does not apply. */
static size_t show_measure(ees *e, uint32_t measure, size_t row, lode_cell *cell) {
    const wide_measure *m = &e->wide->measure[measure];
    const char *held = wide_cell(m, row);
    lode_slice text[WIDE_PARTS];
    size_t n = 0;
    wide_cell_texts(held, text);
    for (size_t p = 0; p < WIDE_SOURCE_CODE; p++)
        if (p == WIDE_VALUE || m->has[p])
            cell[n++] = lode_cell_of(text[p].n > 0 ? text[p] : lode_text("z"));
    e->unsaid += held && (held[WIDE_SAYS_MORE] || text[WIDE_PARTS - 1].n > 0);
    return n;
}

static lode_status write_row(ees *e, size_t row, lode_cell *cell, lode_output *data) {
    const wide_row *r = &e->wide->row[row];
    lode_slice texts[WIDE_FACE];
    wide_face_texts(lode_names_get(e->wide->faces, r->face), texts);
    for (size_t f = 0; f < e->filters; f++)
        e->label[f] = (lode_slice){NULL, 0};
    e->label[KIND] = texts[LODE_COL_ESTABLISHMENT_TYPE];
    e->label[RELEASE] = texts[WIDE_RELEASE];
    lode_status status = unfold(e, lode_names_get(e->wide->breakdowns, r->breakdown));
    size_t n = show_geography(e, texts, cell);
    n += show_filters(e, cell + n);
    for (uint32_t m = 0; m < e->wide->n_measures; m++)
        n += show_measure(e, m, row, cell + n);
    return status == LODE_OK ? lode_output_row(data, cell, e->error) : status;
}

static lode_status write_rows(ees *e, lode_output *data) {
    lode_cell *cell = lode_allocate(e->geography + e->columns, sizeof *cell);
    lode_status status = LODE_OK;
    for (size_t r = 0; r < e->wide->rows && status == LODE_OK; r++)
        status = write_row(e, r, cell, data);
    free(cell);
    return status;
}

/* ---- metadata ---- */

/* The units that the standard knows. */
static lode_slice unit_of(const ees_column *column) {
    static const char *const known[] = {"%", "pp", "£", "£m"};
    for (size_t i = 0; column->meaning && i < sizeof known / sizeof *known; i++)
        if (lode_is(column->meaning->unit, known[i]))
            return column->meaning->unit;
    return (lode_slice){"", 0};
}

static lode_status describe(const ees *e, const ees_column *column, lode_output *meta) {
    enum { NAME, TYPE, LABEL, GROUPING, UNIT, DECIMALS, HINT, GROUP_COLUMN, CELLS };
    lode_cell cell[CELLS] = {0};
    char decimals[LODE_WHOLE_TEXT] = "";
    cell[NAME] = lode_cell_of(column->name);
    cell[TYPE] = lode_cell_of(
        lode_text(lode_role_name(column->indicator ? LODE_ROLE_INDICATOR : LODE_ROLE_FILTER)));
    cell[LABEL] = lode_cell_of(column->label);
    cell[UNIT] = lode_cell_of(unit_of(column));
    if (column->meaning)
        lode_whole_text((uint64_t)column->meaning->decimals, decimals);
    cell[DECIMALS] = lode_cell_of(lode_text(decimals));
    return lode_output_row(meta, cell, e->error);
}

static lode_status write_meta(const ees *e, lode_output *meta) {
    static const char *const columns[] = {
        "col_name",       "col_type",     "label",       "indicator_grouping",
        "indicator_unit", "indicator_dp", "filter_hint", "filter_grouping_column"};
    enum { COLUMNS = sizeof columns / sizeof *columns };
    lode_slice names[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++)
        names[i] = lode_text(columns[i]);
    lode_status status = lode_output_header(meta, names, NULL, COLUMNS, e->error);
    for (size_t c = 0; c < e->columns && status == LODE_OK; c++)
        if (is_described(e, c))
            status = describe(e, &e->column[c], meta);
    return status;
}

lode_status lode_wide_write_ees(const lode_wide *wide, const lode_dictionary *dictionary,
                                lode_output *data, lode_output *meta, lode_report *report,
                                lode_error *error) {
    ees e = {.wide = wide, .dictionary = dictionary, .error = error};
    e.arena = lode_arena_new();
    e.topics = lode_names_new();
    find_faces(&e);
    lode_status status = find_topics(&e);
    if (status == LODE_OK) {
        list_columns(&e);
        status = write_header(&e, data);
    }
    if (status == LODE_OK)
        status = write_rows(&e, data);
    if (status == LODE_OK)
        status = write_meta(&e, meta);
    if (status == LODE_OK && e.unsaid > 0)
        lode_notice(report,
                    "the open-data standard has no place for the source codes or notes of %zu "
                    "cells; --to wide keeps them",
                    e.unsaid);
    free(e.column);
    free(e.label);
    lode_names_free(e.topics);
    lode_arena_free(e.arena);
    return status;
}
