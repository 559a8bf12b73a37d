/* The story of a comparison: the old release is held and indexed by its keys, the new one streamed
 * past it. */
#include "check_against.h"

#include <stdlib.h>

/* ---- the old release ---- */

static lode_status read_old(against_run *a, const char *path, const lode_read_options *read,
                            lode_error *error) {
    const lode_input input = {&path, 1, *read};
    const check_file *f = a->file;
    const lode_status status = lode_table_read(&a->old, &input, NULL, f->run->report, error);
    if (status != LODE_OK)
        return status;
    a->column = lode_allocate(f->columns, sizeof *a->column);
    for (size_t c = 0; c < f->columns; c++)
        a->column[c] = lode_table_find(a->old, f->column[c].name);
    return LODE_OK;
}

/* Number the rows of the old release by what they are about. */
static lode_status index_old(against_run *a, lode_error *error) {
    check_print *part = lode_allocate(a->file->keys, sizeof *part);
    const size_t rows = lode_table_rows(a->old);
    a->met = lode_allocate(rows, sizeof *a->met);
    a->rows = check_prints_new();
    for (size_t row = 0; row < rows; row++) {
        const size_t *order;
        const lode_record record = lode_table_record(a->old, row, &order);
        const check_print print = check_print_of(a->file, &record, a->column, part);
        bool fresh;
        const size_t first = check_prints_put(a->rows, print, row, &fresh);
        if (!fresh)
            against_tell_repeat(a, lode_table_file(a->old, row), &record, a->column,
                                lode_table_line(a->old, first));
    }
    free(part);
    if (a->wrong != LODE_OK)
        *error = a->last;
    return a->wrong;
}

/* ---- what the user hears ---- */

static size_t count_of(const against_run *a, size_t column, against_what what) {
    return a->count[column * AGAINST_KINDS + what];
}

/* "12 revised, 3 suppressed"; empty if nothing happened. */
static void summarise(const against_run *a, size_t column, char text[256]) {
    size_t length = 0;
    text[0] = '\0';
    for (int what = AGAINST_REVISED; what < AGAINST_KINDS; what++) {
        const size_t n = count_of(a, column, (against_what)what);
        if (n > 0)
            length += (size_t)snprintf(text + length, 256 - length, "%s%zu %s", length ? ", " : "",
                                       n, against_word((against_what)what));
    }
}

static void tell_counts(const against_run *a) {
    const check_file *f = a->file;
    char text[256];
    size_t changed = 0, rewritten = 0;
    for (size_t c = 0; c < f->columns; c++) {
        summarise(a, c, text);
        rewritten += count_of(a, c, AGAINST_REWRITTEN);
        if (*text)
            lode_notice(f->run->report, "%s: %.*s: %s", f->name, LODE_ARG(f->column[c].name), text);
        changed += *text != '\0';
    }
    for (size_t i = 0; i < 2; i++) {
        summarise(a, f->columns + i, text);
        if (*text)
            lode_notice(f->run->report, "%s: %s: %s", f->name, i ? "columns" : "rows", text);
        changed += *text != '\0';
    }
    if (rewritten > 0)
        lode_notice(f->run->report, "%s: %zu number%s the same in other digits", f->name, rewritten,
                    rewritten == 1 ? " is" : "s are");
    if (changed == 0)
        lode_notice(f->run->report, "%s: nothing is revised", f->name);
}

/* ---- the whole ---- */

static lode_status write_header(const check_run *run, lode_error *error) {
    static const char *const names[] = {"file",   "line",  "column", "key",
                                        "before", "after", "what",   "difference"};
    enum { COLUMNS = sizeof names / sizeof *names };
    lode_slice slices[COLUMNS];
    bool number[COLUMNS] = {[1] = true, [7] = true};
    for (size_t i = 0; i < COLUMNS; i++)
        slices[i] = lode_text(names[i]);
    return lode_output_header(run->output, slices, number, COLUMNS, error);
}

/* Which of the things that can happen make the run fail. LODE_USAGE: a word nobody knows. */
static lode_status read_fail_if(const lode_words *asked, bool fails[AGAINST_KINDS],
                                lode_error *error) {
    lode_slice known[AGAINST_KINDS];
    for (int what = 0; what < AGAINST_KINDS; what++)
        known[what] = lode_text(against_word((against_what)what));
    for (size_t i = 0; i < asked->n; i++) {
        int what = AGAINST_REVISED;
        while (what < AGAINST_KINDS && !lode_is(known[what], asked->item[i]))
            what++;
        if (what < AGAINST_KINDS) {
            fails[what] = true;
            continue;
        }
        const int meant = lode_suggest(lode_text(asked->item[i]), known + AGAINST_REVISED,
                                       AGAINST_KINDS - AGAINST_REVISED);
        lode_fail(error, LODE_USAGE, "with --against, --fail-if does not take '%s'",
                  asked->item[i]);
        if (meant >= 0)
            return lode_fail_hint(error, "did you mean '%.*s'?",
                                  LODE_ARG(known[AGAINST_REVISED + meant]));
        return lode_fail_hint(error, "it takes revised, added, removed, suppressed, released and "
                                     "recoded");
    }
    return LODE_OK;
}

static bool is_found(const against_run *a, const bool fails[AGAINST_KINDS]) {
    for (int what = 0; what < AGAINST_KINDS; what++)
        for (size_t c = 0; c < a->file->columns + 2 && fails[what]; c++)
            if (count_of(a, c, (against_what)what) > 0)
                return true;
    return false;
}

static lode_status compare(against_run *a, const char *old, const lode_read_options *read,
                           lode_error *error) {
    lode_status status = against_read_tokens(a, error);
    a->count = lode_allocate((a->file->columns + 2) * AGAINST_KINDS, sizeof *a->count);
    a->seen = check_prints_new();
    if (status == LODE_OK)
        status = read_old(a, old, read, error);
    if (status == LODE_OK)
        status = against_settle_key(a, error);
    if (status == LODE_OK)
        status = index_old(a, error);
    if (status == LODE_OK)
        status = write_header(a->file->run, error);
    if (status == LODE_OK)
        status = against_read_rows(a, error);
    if (status == LODE_OK)
        tell_counts(a);
    return status;
}

static void forget(against_run *a) {
    against_free_hands(a);
    lode_table_free(a->old);
    check_prints_free(a->rows);
    check_prints_free(a->seen);
    lode_names_free(a->tokens);
    free(a->status);
    free(a->column);
    free(a->met);
    free(a->count);
}

lode_status lode_check_against(const lode_check_options *options, const char *old,
                               const lode_input *input, lode_output *output,
                               lode_reference *reference, lode_report *report, lode_error *error) {
    check_run run = {
        .options = options, .output = output, .reference = reference, .report = report};
    bool fails[AGAINST_KINDS] = {false};
    check_file f = {.run = &run};
    against_run a = {.file = &f};
    lode_status status = read_fail_if(&options->fail_if, fails, error);
    if (status == LODE_OK)
        status = check_start(&run, error);
    if (status == LODE_OK)
        status = check_open(&f, &run, input, 0, error);
    if (status == LODE_OK)
        status = compare(&a, old, &input->read, error);
    const bool found = status == LODE_OK && is_found(&a, fails);
    forget(&a);
    check_forget(&f);
    check_end(&run);
    return found ? LODE_FINDINGS : status;
}
