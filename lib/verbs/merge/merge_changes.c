/* What changed between two registers of schools: one row a school and change. */
#include "merge_changes.h"

#include "lode/number.h"

#include <stdlib.h>

static const char *const columns[] = {"school_urn", "school_name", "what",
                                      "before",     "after",       "note"};

enum { COLUMNS = sizeof columns / sizeof *columns };

/* ---- writing ---- */

static lode_slice text_of(const lode_bytes *bytes) {
    return (lode_slice){bytes->p, bytes->n};
}

void lode_changes_add(lode_bytes *bytes, const char *between, lode_slice text) {
    if (text.n == 0)
        return;
    if (bytes->n > 0)
        lode_bytes_add(bytes, between, strlen(between));
    lode_bytes_add(bytes, text.p, text.n);
}

lode_status lode_changes_put(changes_run *c, lode_slice urn, lode_slice name, lode_slice what,
                             lode_error *error) {
    const lode_cell cells[COLUMNS] = {
        lode_cell_of(urn),
        lode_cell_of(name),
        lode_cell_of(what),
        lode_cell_of(text_of(&c->old_text)),
        lode_cell_of(text_of(&c->new_text)),
        lode_cell_of(text_of(&c->note)),
    };
    return lode_output_row(c->output, cells, error);
}

void lode_changes_start_row(changes_run *c) {
    c->old_text.n = c->new_text.n = c->note.n = 0;
}

/* ---- what a register says ---- */

lode_slice lode_changes_plain(const changes_run *c, const lode_register *r, size_t row,
                              size_t column) {
    return lode_register_plain(&c->words, lode_text(c->name[column]),
                               lode_register_text(r, row, column));
}

/* The cells of a thing, as they are compared and shown. */
static void say_thing(const changes_run *c, const compared *thing, const lode_register *r,
                      size_t row, lode_bytes *text) {
    for (size_t i = 0; i < thing->n; i++)
        lode_changes_add(text, " ", lode_changes_plain(c, r, row, thing->column[i]));
}

/* Pupils as a percentage of places; false where that is not known. */
static bool percent_of(const compared *thing, const lode_register *r, size_t row, double *percent) {
    lode_number part, whole;
    if (!lode_number_read(lode_register_text(r, row, thing->column[0]), &part) ||
        !lode_number_read(lode_register_text(r, row, thing->column[1]), &whole) || whole.value <= 0)
        return false;
    *percent = 100 * part.value / whole.value;
    return true;
}

/* ---- schools that are in both ---- */

/* Whether a thing is another now; its texts are then in old_text and new_text. */
static bool has_changed(changes_run *c, const compared *thing, uint32_t old, size_t row) {
    lode_number a, b;
    lode_changes_start_row(c);
    say_thing(c, thing, c->before, old, &c->old_text);
    say_thing(c, thing, c->after, row, &c->new_text);
    const lode_slice was = text_of(&c->old_text), is = text_of(&c->new_text);
    if (thing->how == CHANGES_NUMBER && lode_number_read(was, &a) && lode_number_read(is, &b))
        return a.value != b.value;
    return !lode_same(was, is);
}

static bool has_changed_percent(changes_run *c, const compared *thing, uint32_t old, size_t row) {
    double was = 0, is = 0;
    char text[LODE_NUMBER_TEXT];
    lode_changes_start_row(c);
    const bool known_then = percent_of(thing, c->before, old, &was),
               known_now = percent_of(thing, c->after, row, &is);
    if (known_then)
        lode_bytes_add(&c->old_text, text, lode_number_text(was, text));
    if (known_now)
        lode_bytes_add(&c->new_text, text, lode_number_text(is, text));
    if (known_now && is > 100)
        lode_changes_add(&c->note, "", lode_text("over capacity"));
    else if (known_now && known_then && was > 100)
        lode_changes_add(&c->note, "", lode_text("no longer over capacity"));
    return !lode_same(text_of(&c->old_text), text_of(&c->new_text));
}

static lode_status compare_things(changes_run *c, uint32_t old, size_t row, bool state_told,
                                  lode_error *error) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < c->n && status == LODE_OK; i++) {
        compared *thing = &c->thing[i];
        const bool is_state = thing->n == 1 && thing->column[0] == CHANGES_STATUS;
        if (thing->n == 0 || (is_state && state_told))
            continue;
        const bool changed = thing->how == CHANGES_PERCENT ? has_changed_percent(c, thing, old, row)
                                                           : has_changed(c, thing, old, row);
        thing->changed += changed;
        if (changed)
            status = lode_changes_put(c, lode_register_urn(c->after, row),
                                      lode_register_text(c->after, row, CHANGES_NAME), thing->what,
                                      error);
    }
    return status;
}

static lode_status compare(changes_run *c, size_t row, lode_error *error) {
    const uint32_t old = lode_register_find(c->before, lode_register_urn(c->after, row));
    bool told = false;
    if (old == LODE_UNKNOWN)
        return lode_changes_new(c, row, error);
    c->in_both++;
    const lode_status status = lode_changes_state(c, old, row, &told, error);
    return status == LODE_OK ? compare_things(c, old, row, told, error) : status;
}

static lode_status compare_all(changes_run *c, lode_error *error) {
    lode_status status = LODE_OK;
    for (size_t row = 0; row < lode_register_rows(c->after) && status == LODE_OK; row++)
        status = compare(c, row, error);
    for (size_t row = 0; row < lode_register_rows(c->before) && status == LODE_OK; row++)
        if (lode_register_find(c->after, lode_register_urn(c->before, row)) == LODE_UNKNOWN)
            status = lode_changes_gone(c, row, error);
    return status;
}

/* ---- the whole ---- */

static lode_status read_registers(changes_run *c, const lode_merge_options *o,
                                  const lode_input *input, lode_reference *reference,
                                  lode_report *report, lode_error *error) {
    lode_status status = lode_register_read(&c->before, o->changes, &input->read, c->name,
                                            c->columns, reference, report, error);
    if (status == LODE_OK)
        status = lode_register_read(&c->after, input->path[0], &input->read, c->name, c->columns,
                                    reference, report, error);
    const lode_succession_options links = {
        .links = o->links, .schools = o->schools, .read = input->read, .rule = o->rule};
    if (status == LODE_OK && o->links)
        status = lode_succession_read(&c->links, &links, reference, report, error);
    return status;
}

static lode_status open_output(changes_run *c, lode_error *error) {
    lode_slice names[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++)
        names[i] = lode_text(columns[i]);
    return lode_output_header(c->output, names, NULL, COLUMNS, error);
}

static void tell(const changes_run *c, lode_report *report) {
    lode_notice(report,
                "%s against %s: schools in both %zu, opened %zu, closed %zu, listed but not open "
                "%zu, gone %zu",
                lode_register_file(c->after), lode_register_file(c->before), c->in_both, c->opened,
                c->closed, c->listed, c->gone);
    for (size_t i = 0; i < c->n; i++)
        if (c->thing[i].changed > 0)
            lode_notice(report, "%.*s changed: %zu", LODE_ARG(c->thing[i].what),
                        c->thing[i].changed);
}

static void free_run(changes_run *c) {
    lode_register_free(c->before);
    lode_register_free(c->after);
    lode_succession_free(c->links);
    lode_register_words_free(&c->words);
    lode_arena_free(c->arena);
    free(c->name);
    free(c->thing);
    free(c->old_text.p);
    free(c->new_text.p);
    free(c->note.p);
}

lode_status lode_merge_changes(const lode_merge_options *options, const lode_input *input,
                               lode_output *output, lode_reference *reference, lode_report *report,
                               lode_error *error) {
    changes_run c = {.arena = lode_arena_new(), .output = output};
    lode_status status = lode_changes_read_table(&c, reference, error);
    if (status == LODE_OK)
        status = lode_register_words_read(&c.words, reference, error);
    if (status == LODE_OK)
        status = read_registers(&c, options, input, reference, report, error);
    if (status == LODE_OK) {
        lode_changes_drop_missing(&c, report);
        status = open_output(&c, error);
    }
    if (status == LODE_OK)
        status = compare_all(&c, error);
    if (status == LODE_OK)
        tell(&c, report);
    free_run(&c);
    return status;
}
