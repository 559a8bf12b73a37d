/* A file that is to be checked: what kind it is of and who describes it. */
#include "check_parts.h"

#include <stdlib.h>

/* ---- what a file is ---- */

static bool has_column(const check_file *f, const char *name) {
    return lode_header_find(f->header, lode_text(name)) >= 0;
}

static void tell_kind(check_file *f) {
    const check_run *run = f->run;
    f->open_data =
        run->options->ees || (has_column(f, "time_period") && has_column(f, "geographic_level") &&
                              has_column(f, "country_code"));
    f->measures = !f->open_data && has_column(f, "time_period") && has_column(f, "measure") &&
                  has_column(f, "value");
}

/* Metadata that cannot be used are told, and the file is checked without them. */
static void read_beside(check_file *f) {
    f->beside = strcmp(f->path, "-") == 0 ? NULL : lode_description_beside(f->path);
    if (!f->beside)
        return;
    const char *path = f->beside;
    const lode_input input = {&path, 1, {.threads = 1}};
    lode_status status = lode_table_read(&f->metadata, &input, NULL, NULL, &f->unusable);
    if (status == LODE_OK)
        status = lode_description_of(&f->own, f->metadata, &f->unusable);
    if (status == LODE_OK)
        f->unusable.status = LODE_OK;
}

/* A published layout has a dictionary of its own. */
static lode_status read_layout(check_file *f, lode_error *error) {
    const lode_hints hints = {NULL, NULL, NULL};
    lode_error none;
    char name[64];
    const lode_table *table;
    if (lode_formats_recognise(f->run->formats, f->header, &hints, f->name, &f->layout, &none) !=
        LODE_OK)
        return LODE_OK;
    snprintf(name, sizeof name, "formats/%.*s", LODE_ARG(f->layout->family));
    if (!lode_reference_has(f->run->reference, name))
        return LODE_OK;
    lode_status status = lode_reference_table(f->run->reference, name, &table, error);
    if (status == LODE_OK)
        status = lode_description_of(&f->own, table, error);
    return status;
}

static lode_status find_description(check_file *f, lode_error *error) {
    lode_status status = LODE_OK;
    if (f->run->undescribed)
        return LODE_OK;
    if (!f->run->description)
        read_beside(f);
    if (!f->run->description && !f->own && !f->measures && !f->open_data)
        status = read_layout(f, error);
    f->description = f->run->description ? f->run->description : f->own;
    return status;
}

/* The tokens that may stand in place of any figure: those of the standard, older ones too where the
 * file is not held to it, and those of its layout. */
static void note_codes(check_file *f) {
    static const char *const now[] = {"c", "z", "x", "low", "k", "u"};
    f->codes = lode_names_new();
    for (size_t i = 0; i < sizeof now / sizeof *now; i++)
        lode_names_add(f->codes, lode_text(now[i]));
    if (!f->run->options->ees && f->open_data) {
        lode_names_add(f->codes, lode_text(":"));
        lode_names_add(f->codes, lode_text("~"));
    }
    for (size_t i = 0; f->layout && i < f->layout->codes; i++)
        if (f->layout->code[i].code.n > 0)
            lode_names_add(f->codes, f->layout->code[i].code);
}

static lode_status understand(check_file *f, lode_error *error) {
    f->arena = lode_arena_new();
    f->findings = check_findings_new(f);
    tell_kind(f);
    lode_status status = find_description(f, error);
    note_codes(f);
    return status == LODE_OK ? check_understand_columns(f, error) : status;
}

void check_forget(check_file *f) {
    check_free_workers(f);
    check_sums_free(f->sums);
    check_prints_free(f->prints);
    check_findings_free(f->findings);
    check_free_columns(f);
    lode_names_free(f->codes);
    lode_recognised_free(f->layout);
    lode_description_free(f->own);
    lode_table_free(f->metadata);
    free(f->beside);
    lode_reader_close(f->reader);
    lode_arena_free(f->arena);
}

lode_status check_open(check_file *f, check_run *run, const lode_input *input, size_t i,
                       lode_error *error) {
    *f = (check_file){.run = run, .path = input->path[i]};
    const lode_status status =
        lode_reader_open(&f->reader, f->path, &input->read, run->report, error);
    if (status != LODE_OK)
        return status;
    f->header = lode_reader_header(f->reader);
    f->name = lode_reader_name(f->reader);
    return understand(f, error);
}
