#include "trend_count.h"

#include <stdio.h>
#include <stdlib.h>

enum { COUNT, IMPROVING, SAME, WORSE, NOT_TOLD, REASON, ADDED };

static const char *const added[ADDED] = {"count", "improving", "same",
                                         "worse", "not_told",  "reason"};

enum { NO_CHANGE, NO_INTERVAL, NO_GOOD_SIDE, WHYS };

static const char *const why[WHYS] = {"without a change", "without an interval",
                                      "with no good side known"};

struct trend_count_group {
    uint32_t row; /* the first that shows one of the group */
    uint32_t breakdown;
    bool several; /* breakdowns */
    size_t number[NOT_TOLD + 1], why[WHYS];
};

static const char *const level = "geographic_level";

static lode_status check_once(lode_words by, lode_error *error) {
    for (size_t i = 0; i < by.n; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(by.item[i], by.item[k]) == 0)
                return lode_fail(error, LODE_USAGE, "--count names the column '%s' twice",
                                 by.item[i]);
    return LODE_OK;
}

static lode_status find_columns(trend_count *count, lode_words by, lode_error *error) {
    const lode_table *table = count->measures->table;
    bool named = false;
    for (size_t i = 0; i < by.n; i++)
        named |= strcmp(by.item[i], level) == 0;
    if (!named)
        count->column[count->n++] = lode_table_find(table, lode_text(level));
    for (size_t i = 0; i < by.n; i++) {
        const lode_slice name = lode_text(by.item[i]);
        const int column = lode_table_find(table, name);
        if (column < 0 && !lode_is(name, level)) {
            lode_slice *names = lode_table_names(table);
            lode_no_column(lode_table_file(table, 0), names, lode_table_columns(table), name,
                           error);
            free(names);
            return LODE_DATA;
        }
        count->column[count->n++] = column;
    }
    return LODE_OK;
}

lode_status trend_count_start(trend_count *count, const lode_measures *measures, lode_words by,
                              lode_error *error) {
    *count = (trend_count){.measures = measures};
    count->column = lode_allocate(by.n + 1, sizeof *count->column);
    count->key = lode_allocate(by.n + 1, sizeof *count->key);
    count->texts = lode_names_new();
    count->keys = lode_names_new();
    const lode_status status = check_once(by, error);
    return status == LODE_OK ? find_columns(count, by, error) : status;
}

void trend_count_free(trend_count *count) {
    free(count->column);
    free(count->key);
    free(count->group);
    if (count->texts) {
        lode_names_free(count->texts);
        lode_names_free(count->keys);
    }
}

/* ---- counting ---- */

static lode_slice text_of(const trend_count *count, uint32_t row, size_t i) {
    const lode_measures *m = count->measures;
    const int column = count->column[i];
    return column < 0 || column == m->column[LODE_COL_GEOGRAPHIC_LEVEL]
               ? lode_measures_text(m, row, LODE_COL_GEOGRAPHIC_LEVEL)
               : lode_trim(lode_table_text(m->table, row, (size_t)column));
}

static trend_count_group *group_of(trend_count *count, uint32_t row) {
    for (size_t i = 0; i < count->n; i++)
        count->key[i] = lode_names_add(count->texts, text_of(count, row, i));
    const lode_slice key = {(const char *)count->key, count->n * sizeof *count->key};
    const uint32_t id = lode_names_add(count->keys, key);
    if (id < count->groups)
        return &count->group[id];
    LODE_GROW(count->group, count->groups, count->capacity);
    count->group[count->groups] = (trend_count_group){
        .row = row, .breakdown = lode_measures_facet(count->measures, row)->breakdown};
    return &count->group[count->groups++];
}

void trend_count_add(trend_count *count, uint32_t row, bool changed, const trend_figures *figures) {
    trend_count_group *g = group_of(count, row);
    const char *better = figures->better;
    g->several |= lode_measures_facet(count->measures, row)->breakdown != g->breakdown;
    g->number[COUNT]++;
    if (*better) {
        g->number[*better == 'b' ? IMPROVING : *better == 's' ? SAME : WORSE]++;
        return;
    }
    g->number[NOT_TOLD]++;
    g->why[!changed ? NO_CHANGE : !*figures->low ? NO_INTERVAL : NO_GOOD_SIDE]++;
}

/* ---- the answer ---- */

static lode_status write_header(const trend_count *count, lode_output *output, lode_error *error) {
    const lode_table *table = count->measures->table;
    const size_t n = count->n + ADDED;
    lode_slice *names = lode_allocate(n, sizeof *names);
    bool *number = lode_allocate(n, sizeof *number);
    for (size_t i = 0; i < n; i++) {
        const int column = i < count->n ? count->column[i] : -1;
        names[i] = i >= count->n ? lode_text(added[i - count->n])
                   : column < 0  ? lode_text(level)
                                 : lode_table_name(table, (size_t)column);
        number[i] = i < count->n ? lode_is_number_column(names[i]) : i < count->n + REASON;
    }
    const lode_status status = lode_output_header(output, names, number, n, error);
    free(names);
    free(number);
    return status;
}

static void say_why(const trend_count_group *g, char *reason, size_t room) {
    size_t length = 0;
    reason[0] = '\0';
    for (size_t i = 0; i < WHYS; i++)
        if (g->why[i])
            length += (size_t)snprintf(reason + length, room - length, "%s%zu %s",
                                       length ? "; " : "", g->why[i], why[i]);
}

static lode_status write_group(const trend_count *count, const trend_count_group *g,
                               lode_cell *cells, lode_output *output, lode_error *error) {
    char number[NOT_TOLD + 1][LODE_WHOLE_TEXT], reason[256];
    for (size_t i = 0; i < count->n; i++)
        cells[i] = lode_cell_of(text_of(count, g->row, i));
    for (size_t i = 0; i <= NOT_TOLD; i++) {
        lode_whole_text(g->number[i], number[i]);
        cells[count->n + i] = lode_cell_plain(lode_text(number[i]));
    }
    say_why(g, reason, sizeof reason);
    cells[count->n + REASON] = lode_cell_plain(lode_text(reason));
    return lode_output_row(output, cells, error);
}

lode_status trend_count_write(const trend_count *count, lode_output *output, lode_error *error) {
    lode_cell *cells = lode_allocate(count->n + ADDED, sizeof *cells);
    lode_status status = write_header(count, output, error);
    for (size_t i = 0; i < count->groups && status == LODE_OK; i++)
        status = write_group(count, &count->group[i], cells, output, error);
    free(cells);
    return status;
}

void trend_count_tell(const trend_count *count, lode_report *report) {
    size_t several = 0;
    for (size_t i = 0; i < count->groups; i++)
        several += count->group[i].several;
    if (several)
        lode_notice(report,
                    "%zu of %zu counts hold%s several breakdowns, which are mostly the same pupils "
                    "again: count by breakdown too, or choose with -b",
                    several, count->groups, several == 1 ? "s" : "");
}
