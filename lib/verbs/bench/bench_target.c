/* Targets: what somebody wants a figure to be, from a table of them. The nearest one counts: that
 * of the unit and the period, of the unit, of the period, of the measure. */
#include "bench_parts.h"

#include "lode/columns.h"
#include "lode/number.h"

#include <stdlib.h>

enum {
    MEASURE,
    VALUE,
    NEEDED,
    PERIOD = NEEDED,
    TOPIC,
    BREAKDOWN,
    URN,
    OLD_LA,
    NEW_LA,
    NAME,
    COLUMNS
};

static const char *const column_names[COLUMNS] = {
    "measure",    "value",       "time_period", "breakdown_topic", "breakdown",
    "school_urn", "old_la_code", "new_la_code", "comparator_name"};

/* Texts by number; a unit by the column that names it and its code. 0 where for all. */
typedef struct {
    uint32_t measure, topic, breakdown, period, unit;
} target_key;

struct bench_targets {
    lode_table *table;
    int column[COLUMNS];
    lode_names *texts, *keys;
    uint32_t *row; /* [keys] of the table */
};

static lode_slice cell(const bench_targets *t, size_t row, int column, const char *usual) {
    const lode_slice text =
        t->column[column] < 0
            ? lode_text("")
            : lode_trim(lode_table_text(t->table, row, (size_t)t->column[column]));
    return text.n ? text : lode_text(usual);
}

/* ---- reading ---- */

static lode_status find_columns(bench_targets *t, const char *path, lode_reference *reference,
                                lode_error *error) {
    lode_slice *names = lode_table_names(t->table);
    const lode_column_names header = {path, names, lode_table_columns(t->table)};
    lode_status status = LODE_OK;
    for (int c = 0; c < COLUMNS && status == LODE_OK; c++) {
        status =
            lode_column_find(&header, lode_text(column_names[c]), reference, &t->column[c], error);
        if (status == LODE_OK && c < NEEDED && t->column[c] < 0)
            status = lode_no_column(path, names, header.n, lode_text(column_names[c]), error);
    }
    free(names);
    return status;
}

/* The code by which a table of targets names the unit of a row; empty where it is for all. */
static lode_slice unit_of(const bench_targets *t, size_t row, int *column) {
    for (*column = URN; *column <= NEW_LA; ++*column) {
        const lode_slice code = cell(t, row, *column, "");
        if (code.n > 0)
            return code;
    }
    return lode_text("");
}

/* No code is longer: one that is names nobody. */
enum { LONGEST_CODE = 126 };

static uint32_t number_unit(lode_names *texts, int column, lode_slice code, bool add) {
    char text[LONGEST_CODE + 1];
    if (code.n == 0)
        return 0;
    if (code.n > LONGEST_CODE)
        code.n = LONGEST_CODE;
    text[0] = (char)('a' + column);
    memcpy(text + 1, code.p, code.n);
    const lode_slice unit = {text, code.n + 1};
    return add ? lode_names_add(texts, unit) : lode_names_find(texts, unit);
}

static lode_slice bytes_of(const target_key *key) {
    return (lode_slice){(const char *)key, sizeof *key};
}

static lode_status check_value(const bench_targets *t, size_t row, lode_error *error) {
    lode_number value;
    if (lode_number_read(cell(t, row, VALUE, ""), &value))
        return LODE_OK;
    lode_fail(error, LODE_DATA, "'%.*s' is no number in 'value'",
              LODE_ARG(cell(t, row, VALUE, "")));
    lode_fail_hint(error, "a target is a number in the unit of its measure: 95 for 95%%");
    return lode_table_fail_at(t->table, row, (size_t)t->column[VALUE], error);
}

static lode_status index_rows(bench_targets *t, lode_error *error) {
    const size_t rows = lode_table_rows(t->table);
    lode_names_add(t->texts, lode_text("")); /* number 0 */
    t->row = lode_allocate(rows, sizeof *t->row);
    for (size_t r = 0; r < rows; r++) {
        int column;
        const lode_slice unit = unit_of(t, r, &column);
        const lode_slice breakdown = cell(t, r, BREAKDOWN, "Total");
        const target_key key = {
            lode_names_add(t->texts, cell(t, r, MEASURE, "")),
            lode_names_add(t->texts, cell(t, r, TOPIC, lode_is(breakdown, "Total") ? "Total" : "")),
            lode_names_add(t->texts, breakdown), lode_names_add(t->texts, cell(t, r, PERIOD, "")),
            number_unit(t->texts, column, unit, true)};
        const lode_status status = check_value(t, r, error);
        if (status != LODE_OK)
            return status;
        const uint32_t known = lode_names_count(t->keys),
                       id = lode_names_add(t->keys, bytes_of(&key));
        if (id < known) {
            lode_fail(error, LODE_DATA, "the target of line %zu stands here again",
                      lode_table_line(t->table, t->row[id]));
            return lode_table_fail_at(t->table, r, (size_t)t->column[MEASURE], error);
        }
        t->row[id] = (uint32_t)r;
    }
    return LODE_OK;
}

/* A target of a measure that no row has was meant for another. */
static void tell_unmet(const bench *b, const bench_targets *t) {
    const lode_names *measures = b->measures->measures;
    const uint32_t n = lode_names_count(measures);
    lode_slice *words = lode_allocate(n, sizeof *words);
    for (uint32_t i = 0; i < n; i++)
        words[i] = lode_names_get(measures, i);
    for (size_t r = 0; r < lode_table_rows(t->table); r++) {
        const lode_slice measure = cell(t, r, MEASURE, "");
        if (lode_names_find(measures, measure) != LODE_UNKNOWN)
            continue;
        const int meant = lode_suggest(measure, words, n);
        lode_notice(b->report, "no row has the measure '%.*s' of a target%s%.*s%s",
                    LODE_ARG(measure), meant < 0 ? "" : ": did you mean '",
                    LODE_ARG(meant < 0 ? lode_text("") : words[meant]), meant < 0 ? "" : "'?");
    }
    free(words);
}

lode_status lode_bench_read_targets(bench *b, const lode_input *input, lode_reference *reference,
                                    lode_error *error) {
    const char *path = b->options->targets;
    const lode_input file = {
        &path, 1, {.digest = input->read.digest, .threads = input->read.threads}};
    bench_targets *t = b->targets = lode_allocate(1, sizeof *t);
    t->texts = lode_names_new();
    t->keys = lode_names_new();
    lode_status status = lode_table_read(&t->table, &file, NULL, b->report, error);
    if (status == LODE_OK)
        status = find_columns(t, path, reference, error);
    if (status == LODE_OK)
        status = index_rows(t, error);
    if (status == LODE_OK)
        tell_unmet(b, t);
    return status;
}

void lode_bench_free_targets(bench_targets *targets) {
    if (!targets)
        return;
    if (targets->table)
        lode_table_free(targets->table);
    lode_names_free(targets->texts);
    lode_names_free(targets->keys);
    free(targets->row);
    free(targets);
}

/* ---- finding ---- */

/* The columns that may name the unit of a row: of a school its own, not those of its authority. */
static void columns_of(const bench *b, size_t row, int *first, int *last) {
    const lode_level level = lode_measures_facet(b->measures, row)->level;
    *first = level == LODE_LEVEL_SCHOOL ? URN : OLD_LA;
    *last = level == LODE_LEVEL_SCHOOL ? URN : level == LODE_LEVEL_LA ? NEW_LA : *first - 1;
}

/* The target of a unit (0: of all), that of its period first. */
static uint32_t find_of_unit(const bench *b, size_t row, uint32_t unit) {
    const bench_targets *t = b->targets;
    const lode_measures *m = b->measures;
    const lode_facet *f = lode_measures_facet(m, row);
    const uint32_t periods[] = {lode_names_find(t->texts, lode_measures_period(m, f->period)), 0};
    const uint32_t topics[] = {lode_names_find(t->texts, lode_measures_topic(m, f->breakdown)), 0};
    const uint32_t measure = lode_names_find(t->texts, lode_names_get(m->measures, f->measure));
    const uint32_t breakdown = lode_names_find(t->texts, lode_measures_breakdown(m, f->breakdown));
    for (int way = 0; way < 4; way++) {
        const target_key key = {measure, topics[way & 1], breakdown, periods[way >> 1], unit};
        const uint32_t found = lode_names_find(t->keys, bytes_of(&key));
        if (found != LODE_UNKNOWN)
            return t->row[found];
    }
    return BENCH_NO_ROW;
}

static uint32_t find_target(const bench *b, size_t row) {
    static const lode_measure_column of[] = {[URN] = LODE_COL_SCHOOL_URN,
                                             [OLD_LA] = LODE_COL_OLD_LA_CODE,
                                             [NEW_LA] = LODE_COL_NEW_LA_CODE};
    int first, last;
    columns_of(b, row, &first, &last);
    for (int c = first; c <= last; c++) {
        const lode_slice code = lode_trim(lode_measures_text(b->measures, row, of[c]));
        const uint32_t unit = number_unit(b->targets->texts, c, code, false);
        const uint32_t found =
            unit == LODE_UNKNOWN || unit == 0 ? BENCH_NO_ROW : find_of_unit(b, row, unit);
        if (found != BENCH_NO_ROW)
            return found;
    }
    return find_of_unit(b, row, 0);
}

void lode_bench_take_target(const bench *b, size_t row, const bench_against *against,
                            bench_comparison *out) {
    bench_face *face = &out->own;
    *face = lode_bench_no_face(against);
    out->face = face;
    out->meaning = lode_bench_meaning(b, row);
    face->reason = lode_bench_bar(b, row, against);
    if (face->reason.n > 0)
        return;
    const uint32_t found = find_target(b, row);
    if (found == BENCH_NO_ROW) {
        face->reason = lode_text("no target");
        return;
    }
    face->text[BENCH_NAME] = cell(b->targets, found, NAME, "target");
    face->text[BENCH_BASIS] = lode_text("target");
    face->text[BENCH_BREAKDOWN] =
        lode_measures_breakdown(b->measures, lode_measures_facet(b->measures, row)->breakdown);
    face->text[BENCH_VALUE] = cell(b->targets, found, VALUE, "");
    lode_number_read(face->text[BENCH_VALUE], &face->figure);
}
