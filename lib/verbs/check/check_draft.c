/* The draft of a dictionary: a row for each column, with what its cells show and what its name
 * says. What only a person can know is marked unfinished, and so is whatever is guessed. */
#include "check_draft.h"

#include <stdlib.h>

static const char *const names[DRAFT_CELLS] = {
    "col_name", "col_type", "label", "becomes", "type", "required", "key",
    "values",   "min",      "max",   "missing", "unit", "decimals", "polarity"};

/* ---- the file ---- */

static lode_status take_rows(void *context, unsigned worker, lode_block *block, lode_error *error) {
    (void)worker;
    draft *d = context;
    check_file *f = d->file;
    for (size_t i = 0; i < block->n; i++) {
        const lode_record record = lode_block_record(block, i);
        bool fresh;
        if (record.n != f->columns)
            return lode_wrong_length(f->name, &record, f->columns, error);
        for (size_t c = 0; c < f->columns; c++)
            draft_learn(&d->learnt[c], lode_record_at(&record, (int)c));
        if (!d->keyed || d->repeats)
            continue;
        check_prints_put(d->rows, check_print_of(f, &record, NULL, d->part), 0, &fresh);
        d->repeats = !fresh;
    }
    return LODE_OK;
}

static lode_status read_tokens(draft *d, lode_error *error) {
    static const char *const columns[] = {"code", "status"};
    const lode_table *table;
    int at[2];
    lode_status status = lode_reference_table(d->file->run->reference, "codes", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, columns, 2, at, error);
    if (status != LODE_OK)
        return status;
    d->tokens = lode_names_new();
    d->status = lode_allocate(lode_table_rows(table), sizeof *d->status);
    for (size_t i = 0; i < lode_table_rows(table); i++) {
        const uint32_t known = lode_names_count(d->tokens);
        const uint32_t number = lode_names_add(d->tokens, lode_table_text(table, i, (size_t)at[0]));
        if (number == known)
            d->status[number] = lode_table_text(table, i, (size_t)at[1]);
    }
    return LODE_OK;
}

/* What may tell rows apart: period and level, and the first of what names a school, else an area.
 */
static void try_key(check_file *f) {
    static const char *const times[] = {"time_period", "time_identifier", "geographic_level"};
    static const char *const units[] = {"school_urn",  "school_laestab", "old_la_code",
                                        "new_la_code", "region_code",    "trust_id"};
    int unit = -1;
    f->keys = 0;
    f->keyed_by_unit = false;
    for (size_t i = 0; i < sizeof units / sizeof *units && unit < 0; i++)
        unit = lode_columns_find(f->run->columns, f->header, lode_text(units[i]));
    for (size_t i = 0; i < sizeof times / sizeof *times && unit >= 0; i++) {
        const int time = lode_columns_find(f->run->columns, f->header, lode_text(times[i]));
        if (time >= 0)
            check_add_key(f, (size_t)time);
    }
    if (unit >= 0)
        check_add_key(f, (size_t)unit);
}

static void start(draft *d) {
    check_file *f = d->file;
    try_key(f);
    d->keyed = f->keys > 0;
    d->rows = check_prints_new();
    d->part = lode_allocate(f->keys, sizeof *d->part);
    d->learnt = lode_allocate(f->columns, sizeof *d->learnt);
    for (size_t c = 0; c < f->columns; c++)
        draft_start(&d->learnt[c], &f->column[c]);
}

static bool can_be_described(const check_file *f, const check_column *c) {
    const bool can = c->name.n > 0 && !memchr(c->name.p, '|', c->name.n);
    if (!can)
        lode_notice(f->run->report, "%s: column %zu cannot be described: %s", f->name,
                    c->position + 1, c->name.n ? "there is a | in its name" : "it has no name");
    return can;
}

static lode_status write_rows(draft *d, lode_error *error) {
    lode_slice header[DRAFT_CELLS];
    lode_cell cell[DRAFT_CELLS];
    for (int i = 0; i < DRAFT_CELLS; i++)
        header[i] = lode_text(names[i]);
    lode_status status = lode_output_header(d->file->run->output, header, NULL, DRAFT_CELLS, error);
    for (size_t c = 0; c < d->file->columns && status == LODE_OK; c++) {
        if (!can_be_described(d->file, &d->file->column[c]))
            continue;
        draft_column(d, &d->learnt[c]);
        for (int i = 0; i < DRAFT_CELLS; i++)
            cell[i] = lode_cell_of(d->cell[i]);
        status = lode_output_row(d->file->run->output, cell, error);
    }
    return status;
}

static lode_status draft_file(check_file *f, lode_error *error) {
    draft d = {.file = f};
    const lode_reading reading = {&d, NULL, take_rows};
    start(&d);
    lode_status status = read_tokens(&d, error);
    if (status == LODE_OK)
        status = lode_reader_each(f->reader, &reading, error);
    if (status == LODE_OK)
        status = write_rows(&d, error);
    for (size_t c = 0; c < f->columns; c++)
        draft_free(&d.learnt[c]);
    free(d.learnt);
    free(d.part);
    free(d.status);
    lode_names_free(d.tokens);
    check_prints_free(d.rows);
    return status;
}

lode_status lode_check_draft(const lode_input *input, lode_output *output,
                             lode_reference *reference, lode_report *report, lode_error *error) {
    static const lode_check_options none;
    check_run run = {.options = &none,
                     .output = output,
                     .reference = reference,
                     .report = report,
                     .undescribed = true};
    check_file f = {.run = &run};
    lode_status status = check_start(&run, error);
    if (status == LODE_OK)
        status = check_open(&f, &run, input, 0, error);
    if (status == LODE_OK)
        status = draft_file(&f, error);
    check_forget(&f);
    check_end(&run);
    return status;
}
