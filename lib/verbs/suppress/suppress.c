/* Small numbers hidden: the run, and the table of counts that it fills. */
#include "suppress_parts.h"

#include <stdlib.h>

/* ---- the table of counts ---- */

size_t suppress_add_cell(suppress *s, size_t row, suppress_role role, double value) {
    LODE_GROW(s->cell, s->cells, s->cells_room);
    s->cell[s->cells] = (suppress_cell){.row = row, .role = role, .value = value};
    return s->cells++;
}

void suppress_add_entry(suppress *s, size_t cell, double coefficient) {
    LODE_GROW(s->entry, s->entries, s->entries_room);
    s->entry[s->entries++] = (suppress_entry){s->relations, cell, coefficient};
}

void suppress_end_relation(suppress *s) {
    s->relations++;
}

void suppress_tell(suppress *s, size_t row, lode_measure_column column, const char *kind) {
    const int at = s->measures->column[column];
    if (at >= 0)
        lode_table_fail_at(s->measures->table, row, (size_t)at, s->error);
    lode_problem(s->report, s->error, kind);
    s->wrong = true;
}

/* ---- what there is to be said ---- */

static void account(const suppress *s) {
    size_t rows = 0, primary = 0;
    for (size_t row = 0; row < s->measures->rows; row++) {
        bool hidden = false, is_primary = false;
        for (int role = SUPPRESS_COUNT; role <= SUPPRESS_N; role++) {
            const size_t cell = s->of[row][role];
            hidden |= cell != SUPPRESS_NONE && s->cell[cell].hidden;
            is_primary |= cell != SUPPRESS_NONE && s->cell[cell].primary;
        }
        rows += hidden;
        primary += hidden && is_primary;
    }
    if (s->options->as_is)
        return;
    lode_notice(s->report,
                "%zu of %zu figures are hidden: %zu that are small or were hidden "
                "before, %zu so that those cannot be derived",
                rows, s->measures->rows, primary, rows - primary);
    if (s->least < s->plans)
        lode_notice(s->report,
                    "of %zu of %zu linked tables it is not proved that fewer would not do",
                    s->plans - s->least, s->plans);
}

/* ---- the run ---- */

static lode_status check(const lode_suppress_options *o, lode_error *error) {
    if (o->threshold == 0)
        return lode_fail(error, LODE_USAGE, "--threshold is from 1 up");
    if (o->threshold > 1000 || o->rates > 100000 || o->width > 1000)
        return lode_fail(error, LODE_USAGE, "no such count is small");
    return LODE_OK;
}

static lode_status read_table(suppress *s, const lode_input *input, lode_reference *reference) {
    const lode_measures_options all = {.repeats = false};
    lode_status status = lode_measures_read(&s->measures, input, &all, s->report, s->error);
    if (status == LODE_OK)
        status = lode_dictionary_read(&s->dictionary, reference, s->error);
    if (status != LODE_OK)
        return status;
    s->of = lode_allocate(s->measures->rows, sizeof *s->of);
    s->counted = lode_allocate(lode_names_count(s->measures->measures), sizeof *s->counted);
    suppress_find_cells(s);
    if (!s->wrong)
        suppress_find_sums(s);
    return s->wrong ? LODE_DATA : LODE_OK;
}

static void free_all(suppress *s) {
    free(s->cell);
    free(s->entry);
    free(s->of);
    free(s->counted);
    lode_measures_free(s->measures);
    lode_dictionary_free(s->dictionary);
    lode_arena_free(s->arena);
}

lode_status lode_suppress(const lode_suppress_options *options, const lode_input *input,
                          lode_output *output, lode_reference *reference, lode_report *report,
                          lode_error *error) {
    suppress s = {.options = options,
                  .output = output,
                  .report = report,
                  .error = error,
                  .arena = lode_arena_new()};
    lode_status status = check(options, error);
    if (status == LODE_OK)
        status = read_table(&s, input, reference);
    if (status == LODE_OK) {
        suppress_find_primary(&s);
        status = suppress_settle(&s);
    }
    if (status == LODE_OK)
        account(&s);
    if (status == LODE_OK)
        status = options->audit ? suppress_write_audit(&s) : suppress_write_table(&s);
    free_all(&s);
    return status;
}
