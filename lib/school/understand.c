/* A file understood: its layout, or what describes it, put together with its header. */
#include "formats_parts.h"
#include "lode/measures.h"
#include "lode/memory.h"
#include "lode/separator.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- columns that are used ---- */

static void mark(const lode_recognised *r, bool *used, int position) {
    if (position >= 0 && (size_t)position < r->header->n)
        used[position] = true;
}

static void mark_conditions(const lode_recognised *r, bool *used, const lode_conditions *when) {
    for (size_t i = 0; i < when->n; i++)
        mark(r, used, when->condition[i].position);
}

static void mark_figures(const lode_recognised *r, bool *used) {
    for (size_t i = 0; i < r->columns; i++) {
        const lode_mapped_column *c = &r->column[i];
        const int parts[] = {c->value,   c->n,           c->numerator, c->ci_low,
                             c->ci_high, c->source_code, c->note};
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
            mark(r, used, parts[k]);
        mark_conditions(r, used, &c->when);
    }
}

static void mark_keys(const lode_recognised *r, bool *used) {
    for (size_t i = 0; i < r->keys; i++)
        mark(r, used, r->key[i].position);
    for (size_t i = 0; i < r->types; i++) {
        mark(r, used, r->type[i].position);
        mark(r, used, r->type[i].detail_position);
    }
    for (size_t i = 0; i < r->filters; i++) {
        mark(r, used, r->filter[i].position);
        mark(r, used, r->filter[i].topic_position);
    }
}

static void mark_cell(const lode_recognised *r, bool *used, const lode_mapped_cell *cell) {
    mark(r, used, cell->position);
    mark(r, used, cell->beside);
    mark_conditions(r, used, &cell->when);
}

static void mark_rows(const lode_recognised *r, bool *used) {
    for (size_t i = 0; i < r->rows; i++)
        for (size_t c = 0; c < r->row[i].cells; c++)
            mark_cell(r, used, &r->row[i].cell[c]);
}

static void count_known(lode_recognised *r) {
    r->used = lode_allocate(r->header->n + 1, sizeof *r->used);
    mark_figures(r, r->used);
    mark_keys(r, r->used);
    mark_rows(r, r->used);
    for (size_t i = 0; i < r->header->n; i++)
        r->known += r->used[i];
}

bool lode_recognised_uses(const lode_recognised *recognised, size_t column) {
    return recognised->used[column];
}

/* ---- a layout ---- */

static lode_slice format_text(const lode_formats *f, size_t row, int column) {
    return lode_lookup_text(&f->formats, row, column);
}

static bool is_of_figures(const lode_recognised *r) {
    return lode_is(r->table, "measure");
}

/* What is said of the layout's columns; another table than measures may have nothing to say. */
static lode_status read_description(lode_recognised *r, lode_error *error) {
    char name[64];
    const lode_table *table;
    snprintf(name, sizeof name, "formats/%.*s", LODE_ARG(r->family));
    if (!is_of_figures(r) && !lode_reference_has(r->formats->reference, name))
        return LODE_OK;
    lode_status status = lode_reference_table(r->formats->reference, name, &table, error);
    if (status == LODE_OK)
        status = lode_description_of(&r->own, table, error);
    return status;
}

static lode_status put_together(lode_recognised *r, const lode_description *description,
                                lode_slice codes, lode_error *error) {
    lode_status status = LODE_OK;
    lode_recognised_codes(r, codes);
    if (is_of_figures(r)) {
        status = lode_recognised_keys(r, description, error);
        if (status == LODE_OK && description)
            lode_recognised_words(r, description);
        if (status == LODE_OK && description)
            status = lode_recognised_columns(r, description, error);
        if (status == LODE_OK)
            lode_recognised_types(r);
    } else {
        status = lode_recognised_rows(r, description, error);
    }
    return status;
}

static lode_status years_before(lode_recognised *r, lode_slice text, lode_error *error) {
    lode_number n;
    if (text.n > 0 && !lode_number_read(text, &n)) {
        lode_fail(error, LODE_DATA, "'%.*s' of '%.*s' is no number of years", LODE_ARG(text),
                  LODE_ARG(r->format));
        return lode_fail_at(error, "formats/formats.csv", 0, 0);
    }
    r->years_before = text.n > 0 ? (int)n.value : 0;
    return LODE_OK;
}

static bool is_last(const lode_header *header, lode_slice name) {
    return name.n > 0 && lode_same_folded(header->cell[header->n - 1].text, name);
}

/* Some files are known only to be told from those that can be read. */
static lode_status refuse(const lode_recognised *r, const char *file, lode_error *error) {
    lode_fail(error, LODE_DATA, "%.*s: nothing for lode-tidy to read", LODE_ARG(r->label));
    if (lode_is(r->family, "metadata"))
        lode_fail_hint(error, "give the file of data that it describes; -d FILE reads a dictionary "
                              "with the columns of lode-dictionary(5)");
    return lode_fail_at(error, file, r->header->line, 0);
}

/* A file may lack some of the rows that its layout makes of a record, but not all. */
static lode_status check_rows(const lode_recognised *r, const char *file, lode_error *error) {
    if (is_of_figures(r) || r->rows > 0)
        return LODE_OK;
    lode_fail(error, LODE_DATA, "cannot be read as %.*s: it lacks %.*s", LODE_ARG(r->format),
              LODE_ARG(r->row[0].lacks));
    return lode_fail_at(error, file, r->header->line, 0);
}

static lode_status by_layout(lode_recognised *r, size_t row, const char *file, lode_error *error) {
    const lode_formats *f = r->formats;
    r->format = format_text(f, row, FORMAT_NAME);
    r->family = format_text(f, row, FORMAT_FAMILY);
    r->label = format_text(f, row, FORMAT_LABEL);
    r->table = format_text(f, row, FORMAT_TABLE);
    r->release = format_text(f, row, FORMAT_RELEASE);
    r->level = format_text(f, row, FORMAT_LEVEL);
    r->overflows = is_last(r->header, format_text(f, row, FORMAT_OVERFLOW));
    if (lode_is(r->table, "none"))
        return refuse(r, file, error);
    lode_status status = years_before(r, format_text(f, row, FORMAT_YEARS_BEFORE), error);
    if (status == LODE_OK)
        status = read_description(r, error);
    if (status == LODE_OK)
        status = put_together(r, r->own, format_text(f, row, FORMAT_CODES), error);
    if (status == LODE_OK && is_of_figures(r))
        lode_recognised_lacking(r, r->own);
    if (status == LODE_OK)
        status = check_rows(r, file, error);
    return status;
}

/* ---- tables of Lode's own ---- */

static bool is_measure_table(const lode_header *header) {
    return lode_header_find(header, lode_text("time_period")) >= 0 &&
           lode_header_find(header, lode_text("measure")) >= 0 &&
           lode_header_find(header, lode_text("value")) >= 0;
}

static lode_status by_measures(lode_recognised *r, const char *file, lode_error *error) {
    r->measure_table = true;
    r->format = r->family = r->table = lode_text("measure");
    r->label = lode_text("measure table");
    lode_recognised_codes(r, lode_text("ees"));
    if (is_measure_table(r->header))
        return LODE_OK;
    lode_fail(error, LODE_DATA,
              "cannot be read as a measure table: it needs the columns "
              "time_period, measure and value");
    return lode_fail_at(error, file, r->header->line, 0);
}

/* A wide table has every column that says whom a row is about, and no value. */
static bool is_wide(const lode_header *header) {
    for (int c = 0; c < LODE_COL_MEASURE; c++)
        if (lode_header_find(header, lode_text(lode_measure_column_name((lode_measure_column)c))) <
            0)
            return false;
    return lode_header_find(header, lode_text("release")) >= 0 &&
           lode_header_find(header, lode_text("measure")) < 0;
}

static lode_status by_wide(lode_recognised *r, const char *file, lode_error *error) {
    r->format = r->family = lode_text("wide");
    r->table = lode_text("measure");
    r->label = lode_text("wide table");
    r->blank_is_absent = true;
    if (!is_wide(r->header)) {
        lode_fail(error, LODE_DATA,
                  "cannot be read as a wide table: it needs the columns from "
                  "time_period to breakdown, and release");
        return lode_fail_at(error, file, r->header->line, 0);
    }
    const lode_status status = put_together(r, NULL, lode_text("ees"), error);
    if (status == LODE_OK)
        lode_recognised_wide(r);
    return status;
}

/* ---- a file that is described ---- */

/* A column that is described and not there may be a mistake of either. */
static lode_status check_columns(const lode_recognised *r, const lode_description *d,
                                 const char *file, lode_error *error) {
    for (size_t i = 0; i < d->n; i++) {
        if (d->column[i].column.n == 0 || lode_header_find_any(r->header, d->column[i].column) >= 0)
            continue;
        lode_slice *names = lode_allocate(r->header->n, sizeof *names);
        for (size_t c = 0; c < r->header->n; c++)
            names[c] = r->header->cell[c].text;
        const lode_status status =
            lode_no_column(file, names, r->header->n, d->column[i].column, error);
        free(names);
        return status;
    }
    return LODE_OK;
}

static lode_status by_description(lode_recognised *r, const lode_description *d, const char *file,
                                  lode_error *error) {
    r->format = r->family = lode_text("described");
    r->table = lode_text("measure");
    r->label = lode_text("described by its dictionary");
    lode_status status = check_columns(r, d, file, error);
    if (status == LODE_OK)
        status = put_together(r, d, lode_text("ees"), error);
    return status;
}

/* ---- which of them ---- */

static lode_status by_header(lode_recognised *r, const lode_hints *hints, const char *file,
                             lode_error *error) {
    size_t row;
    const lode_status status =
        lode_formats_choose(r->formats, r->header, hints->as, file, &row, error);
    if (status == LODE_OK)
        return by_layout(r, row, file, error);
    if (row == lode_lookup_rows(&r->formats->formats) && !hints->as && hints->beside)
        return by_description(r, hints->beside, file, error);
    return status;
}

static lode_status recognise(lode_recognised *r, const lode_hints *hints, const char *file,
                             lode_error *error) {
    const char *as = hints->as;
    if (!as && hints->description)
        return by_description(r, hints->description, file, error);
    if (as ? strcmp(as, "measure") == 0 : is_measure_table(r->header))
        return by_measures(r, file, error);
    if (as ? strcmp(as, "wide") == 0 : is_wide(r->header))
        return by_wide(r, file, error);
    return by_header(r, hints, file, error);
}

lode_status lode_formats_recognise(const lode_formats *formats, const lode_header *header,
                                   const lode_hints *hints, const char *file,
                                   lode_recognised **recognised, lode_error *error) {
    lode_recognised *r = lode_allocate(1, sizeof *r);
    r->formats = formats;
    r->header = header;
    r->arena = lode_arena_new();
    const lode_status status = recognise(r, hints, file, error);
    if (status == LODE_OK) {
        count_known(r);
        *recognised = r;
        return LODE_OK;
    }
    lode_recognised_free(r);
    if (status == LODE_DATA)
        lode_header_refuse_separators(header, file, error);
    return status;
}
