/* The story of a check: what is known of the field is read once; each file is opened, understood by
 * whatever describes it, read, and what was found in it written. */
#include "check_parts.h"

#include <stdlib.h>

/* ---- what is known ---- */

static lode_status read_types(check_run *run, lode_error *error) {
    enum { COLUMN, TYPE, ALIASES, COLUMNS };
    static const char *const names[COLUMNS] = {"column", "type", "aliases"};
    const lode_table *table;
    int at[COLUMNS];
    lode_status status = lode_reference_table(run->reference, "column_types", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, names, COLUMNS, at, error);
    if (status != LODE_OK)
        return status;
    run->types = lode_table_rows(table);
    run->type = lode_allocate(run->types, sizeof *run->type);
    for (size_t i = 0; i < run->types; i++) {
        const lode_slice type = lode_table_text(table, i, (size_t)at[TYPE]);
        run->type[i].column = lode_table_text(table, i, (size_t)at[COLUMN]);
        run->type[i].aliases = lode_table_text(table, i, (size_t)at[ALIASES]);
        for (int h = 0; h < LODE_HOLDINGS; h++)
            if (lode_is(type, lode_holding_name((lode_holding)h)))
                run->type[i].holds = (lode_holding)h;
    }
    return LODE_OK;
}

static void note_la_codes(check_run *run) {
    run->la_codes = lode_names_new();
    for (size_t i = 0; i < lode_geography_count(run->geography); i++)
        lode_names_add(run->la_codes, lode_geography_at(run->geography, i)->area.old_la_code);
}

lode_status check_start(check_run *run, lode_error *error) {
    lode_status status = check_read_rules(run, error);
    if (status == LODE_OK)
        status = lode_columns_read(&run->columns, run->reference, error);
    if (status == LODE_OK)
        status = read_types(run, error);
    if (status == LODE_OK)
        status = check_read_orders(run, error);
    if (status == LODE_OK)
        status = lode_geography_read(&run->geography, run->reference, error);
    if (status == LODE_OK)
        status = lode_dictionary_read(&run->dictionary, run->reference, error);
    if (status == LODE_OK)
        status = lode_ees_read(&run->ees, run->reference, error);
    if (status == LODE_OK)
        status = lode_formats_read(&run->formats, run->reference, error);
    if (status == LODE_OK)
        note_la_codes(run);
    if (status == LODE_OK && run->options->dictionary)
        status = lode_description_read(&run->description, run->options->dictionary, error);
    return status;
}

void check_end(check_run *run) {
    lode_columns_free(run->columns);
    lode_geography_free(run->geography);
    lode_dictionary_free(run->dictionary);
    lode_ees_free(run->ees);
    lode_formats_free(run->formats);
    lode_names_free(run->la_codes);
    lode_description_free(run->description);
    free(run->type);
    free(run->order);
}

/* ---- one file ---- */

static void start_comparing(check_file *f) {
    const check_kind kind = f->keys > 0 ? CHECK_DUPLICATE_KEYS : CHECK_DUPLICATE_ROWS;
    if (check_is_on(f, kind))
        f->prints = check_prints_new();
    f->sums = check_sums_new(f);
}

static void check_before(check_file *f) {
    check_name(f);
    check_metadata(f);
    check_header(f);
    check_dictionary(f);
    start_comparing(f);
}

static void check_after(check_file *f) {
    check_whole(f);
    check_filters(f);
    check_times(f);
    check_levels(f);
    if (f->sums)
        check_sums_tell(f);
}

static lode_status check_one(check_run *run, const lode_input *input, size_t i, lode_error *error) {
    check_file f;
    lode_status status = check_open(&f, run, input, i, error);
    if (status == LODE_OK) {
        check_before(&f);
        status = check_read_rows(&f, error);
    }
    if (status == LODE_OK) {
        check_after(&f);
        status = check_write(&f, error);
    }
    check_forget(&f);
    return status;
}

/* ---- the whole ---- */

static lode_status write_header(const check_run *run, lode_error *error) {
    static const char *const names[] = {"file",   "line",  "column",  "check",
                                        "result", "value", "message", "hint"};
    enum { COLUMNS = sizeof names / sizeof *names };
    lode_slice slices[COLUMNS];
    bool number[COLUMNS] = {[1] = true};
    for (size_t i = 0; i < COLUMNS; i++)
        slices[i] = lode_text(names[i]);
    return lode_output_header(run->output, slices, number, COLUMNS, error);
}

/* The worst that makes the run fail; above all if nothing does. LODE_USAGE: a word nobody knows. */
static lode_status read_fail_if(const lode_words *words, check_result *worst, lode_error *error) {
    static const lode_slice known[] = {{"error", 5}, {"warning", 7}, {"note", 4}};
    static const check_result results[] = {CHECK_ERROR, CHECK_WARNING, CHECK_NOTE};
    enum { WORDS = sizeof known / sizeof *known };
    *worst = CHECK_RESULTS;
    for (size_t i = 0; i < words->n; i++) {
        const lode_slice word = lode_text(words->item[i]);
        int k = 0;
        while (k < WORDS && !lode_same(known[k], word))
            k++;
        if (k == WORDS) {
            const int meant = lode_suggest(word, known, WORDS);
            lode_fail(error, LODE_USAGE, "--fail-if takes error, warning or note, not '%.*s'",
                      LODE_ARG(word));
            if (meant >= 0)
                lode_fail_hint(error, "did you mean '%.*s'?", LODE_ARG(known[meant]));
            else
                lode_fail_hint(error, "with --against also what happened to a cell");
            return LODE_USAGE;
        }
        if (results[k] < *worst)
            *worst = results[k];
    }
    return LODE_OK;
}

static bool is_found(const check_run *run, check_result worst) {
    size_t n = 0;
    for (int result = (int)worst; result < CHECK_RESULTS; result++)
        n += run->found[result];
    return n > 0;
}

lode_status lode_check(const lode_check_options *options, const lode_input *input,
                       lode_output *output, lode_reference *reference, lode_report *report,
                       lode_error *error) {
    check_run run = {
        .options = options, .output = output, .reference = reference, .report = report};
    check_result worst;
    lode_status status = read_fail_if(&options->fail_if, &worst, error);
    if (status == LODE_OK)
        status = check_start(&run, error);
    if (status == LODE_OK)
        status = write_header(&run, error);
    for (size_t i = 0; i < input->n && status == LODE_OK; i++)
        status = check_one(&run, input, i, error);
    check_end(&run);
    if (status == LODE_OK && is_found(&run, worst))
        return LODE_FINDINGS;
    return status;
}
