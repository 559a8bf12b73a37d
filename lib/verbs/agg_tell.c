/* What the user hears of an aggregation: what is wrong with which cell, and what was mixed. */
#include "agg_parts.h"

static void tell(agg_run *run, lode_status status, const char *kind) {
    lode_problem(run->report, run->error, kind);
    run->wrong = status;
}

/* What is wrong with a record as long as the header; the place but for the file. */
static lode_status refuse(const agg_run *run, const lode_record *record) {
    const lode_slice value = lode_record_at(record, (int)run->value);
    lode_number ignored;
    lode_status status = agg_keys_refuse(&run->kinds, record, run->error);
    if (status == LODE_OK)
        status = agg_keys_refuse(&run->groups, record, run->error);
    if (status == LODE_OK && !lode_number_read(value, &ignored) && !agg_is_missing(value)) {
        lode_measures_wrong_cell(LODE_COL_VALUE, value, run->error);
        status = lode_fail_at(run->error, NULL, lode_record_line(record), run->value + 1);
    }
    return status;
}

/* A row that was not asked for is nobody's concern, if it can be told. */
static bool is_asked(const agg_worker *w, const lode_record *record) {
    const uint32_t kind = agg_keys_find(w->kinds, record);
    return kind == LODE_UNKNOWN || w->sort[kind].asked;
}

void agg_tell_block(agg_run *run, const agg_worker *worker, const lode_block *block) {
    const char *file = lode_reader_name(run->reader);
    for (size_t i = 0; i < block->n; i++) {
        const lode_record record = lode_block_record(block, i);
        if (record.n != run->columns) {
            tell(run, lode_wrong_length(file, &record, run->columns, run->error),
                 "records of another length");
            continue;
        }
        const lode_status status = is_asked(worker, &record) ? refuse(run, &record) : LODE_OK;
        if (status == LODE_OK)
            continue;
        lode_fail_at(run->error, file, run->error->line, run->error->column);
        tell(run, status, "cells or rows that cannot be used");
    }
}

static const char *way_out(lode_slice column) {
    if (lode_is(column, lode_measure_column_name(LODE_COL_BREAKDOWN)))
        return ", or choose one with -b";
    if (lode_is(column, lode_measure_column_name(LODE_COL_TIME_PERIOD)))
        return ", or choose one with -t";
    return "";
}

void agg_tell_mixed(const agg_run *run) {
    for (size_t part = 0; part < run->watched; part++) {
        const lode_slice column = run->kinds.part[part].name;
        size_t mixed = 0;
        for (size_t i = 0; i < run->n_groups; i++)
            mixed += run->group[i]->mixed >> part & 1;
        if (mixed > 0)
            lode_notice(run->report,
                        "%zu of %zu groups put together rows that differ in '%.*s': add it to "
                        "-g%s",
                        mixed, run->n_groups, LODE_ARG(column), way_out(column));
    }
}

void agg_tell_folded(const agg_run *run) {
    const size_t folded = lode_reader_folded(run->reader);
    if (folded > 0)
        lode_notice(run->report, "%s: line breaks in %zu cell%s became spaces",
                    lode_reader_name(run->reader), folded, folded == 1 ? "" : "s");
}
