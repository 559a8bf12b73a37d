/* The story of tidy: each file is opened, recognised, announced and read; its rows go to the output
 * as they come, or wait to be written wide. */
#include "tidy_parts.h"

#include <stdio.h>
#include <stdlib.h>

static bool has_own_periods(const tidy_file *file) {
    return lode_recognised_key_position(file->format, LODE_KEY_TIME_PERIOD) >= 0;
}

/* The academic year of a file: --period, which may contradict the name, or the name. Where records
 * have their own, --period is that of those which say nothing. */
static lode_status settle_period(tidy_file *file, const char *path, lode_error *error) {
    char label[LODE_PERIOD_TEXT], named[LODE_PERIOD_TEXT];
    const char *given = file->run->period;
    memcpy(file->period, given, sizeof file->period);
    if (has_own_periods(file))
        return LODE_OK;
    bool has_name = lode_period_of_file(path, named);
    if (!*given && !has_name) {
        lode_fail(error, LODE_USAGE, "cannot tell the academic year of %s", file->name);
        return lode_fail_hint(error, "--period 201718, or a file name with the year");
    }
    if (!*given)
        memcpy(file->period, named, sizeof file->period);
    if (*given && has_name && strcmp(given, named) != 0) {
        lode_period_label(lode_text(given), label);
        lode_notice(file->run->report, "%s: taken as %s, as --period says, whatever its name says",
                    file->name, label);
    }
    return LODE_OK;
}

enum { PERIOD_WORDS = 96 };

/* ", 2017/18" of a file that is about one year; that --period has nothing to say of others. */
static void announce_period(const tidy_file *file, char text[PERIOD_WORDS]) {
    const int years = file->format->years_before;
    char label[LODE_PERIOD_TEXT], before[LODE_PERIOD_TEXT], earlier[LODE_PERIOD_TEXT];
    lode_period_label(lode_text(file->period), label);
    if (!*file->period || has_own_periods(file)) {
        strcpy(text, *file->run->period ? "; its own time periods are kept" : "");
    } else if (years > 0 && lode_period_before(lode_text(file->period), years, before)) {
        lode_period_label(lode_text(before), earlier);
        snprintf(text, PERIOD_WORDS, ", %s, with figures of %s", label, earlier);
    } else {
        snprintf(text, PERIOD_WORDS, ", %s", label);
    }
}

static void announce(const tidy_file *file) {
    const lode_recognised *f = file->format;
    char period[PERIOD_WORDS];
    announce_period(file, period);
    if (f->measure_table)
        lode_notice(file->run->report, "%s: %.*s%s", file->name, LODE_ARG(f->label), period);
    else
        lode_notice(file->run->report, "%s: %.*s%s; %zu of %zu columns known", file->name,
                    LODE_ARG(f->label), period, f->known, file->header->n);
}

/* What is odd about the file as a whole, told once at its end. */
static void tell_oddities(const tidy_file *file) {
    lode_report *report = file->run->report;
    size_t folded = lode_reader_folded(file->reader);
    if (file->short_records)
        lode_notice(report, "%s: %zu record%s shorter than the header; missing cells read as empty",
                    file->name, file->short_records, file->short_records == 1 ? " is" : "s are");
    if (file->no_school)
        lode_notice(report, "%s: %zu record%s no school; left out", file->name, file->no_school,
                    file->no_school == 1 ? " names" : "s name");
    if (folded)
        lode_notice(report, "%s: line breaks in %zu cell%s became spaces", file->name, folded,
                    folded == 1 ? "" : "s");
    if (file->format->rows)
        tidy_tell_filled(file);
    tidy_tell_ranges(file);
}

static lode_status read_records(tidy_file *file, lode_error *error) {
    const lode_status status = tidy_read(file, error);
    if (status == LODE_OK && !file->format->measure_table && !file->format->rows &&
        file->n_chosen == 0)
        lode_left_out(file->run->report, "in files without what was asked for",
                      lode_reader_rows(file->reader));
    return status;
}

/* Of two columns of one name one would be lost, unless the layout knows of both. */
static lode_status check_names(const tidy_file *file, lode_error *error) {
    const lode_header *header = file->header;
    for (size_t c = 0; header->renamed && c < header->n; c++) {
        lode_slice name = header->cell[c].text;
        if (!header->renamed[c] || lode_recognised_uses(file->format, c))
            continue;
        while (name.n > 0 && name.p[--name.n] != '.')
            ;
        return lode_header_repeats(header, c, name, file->name, error);
    }
    return LODE_OK;
}

/* What the header tells, before any record is read. */
static lode_status understand(tidy_file *file, const char *path, bool last, lode_error *error) {
    tidy_run *run = file->run;
    const lode_hints hints = {run->options->as, run->description, file->beside};
    lode_status status = lode_formats_recognise(run->formats, file->header, &hints, file->name,
                                                &file->format, error);
    if (status == LODE_OK)
        status = check_names(file, error);
    if (status != LODE_OK)
        return status;
    status = tidy_table_check(file, error);
    if (status != LODE_OK)
        return status;
    if (run->table.n == 0)
        run->table =
            lode_text(lode_arena_copy(run->arena, file->format->table.p, file->format->table.n));
    run->known_late |= file->format->measure_table || file->format->filters > 0;
    if (file->format->measure_table)
        status = tidy_measure_columns(file, error);
    else if (!file->format->rows)
        status = settle_period(file, path, error);
    if (status == LODE_OK && !file->format->rows)
        status = tidy_trust_columns(file, error);
    if (status != LODE_OK)
        return status;
    announce(file);
    if (!file->format->measure_table && !file->format->rows)
        tidy_choose_columns(file);
    if (last && !run->known_late)
        status = tidy_check_choice(run, error);
    return status == LODE_OK ? tidy_start_output(file, error) : status;
}

static void remember_name(tidy_run *run, const char *name) {
    run->file[run->files++] = lode_arena_copy(run->arena, name, strlen(name));
}

/* The metadata beside the file, if there are any. */
static lode_status read_beside(tidy_file *file, const char *path, lode_error *error) {
    char *beside = strcmp(path, "-") == 0 ? NULL : lode_description_beside(path);
    if (!beside)
        return LODE_OK;
    const lode_status status = lode_description_read(&file->beside, beside, error);
    free(beside);
    return status;
}

static lode_status tidy_one(tidy_run *run, const lode_input *input, size_t i, lode_error *error) {
    tidy_file file = {.run = run};
    const char *path = input->path[i];
    lode_read_options read = input->read;
    read.rename = true; /* some published files repeat names; which, is known later */
    lode_status status = lode_reader_open(&file.reader, path, &read, run->report, error);
    if (status != LODE_OK)
        return status;
    file.header = lode_reader_header(file.reader);
    file.name = lode_reader_name(file.reader);
    remember_name(run, file.name);
    status = read_beside(&file, path, error);
    if (status == LODE_OK)
        status = understand(&file, path, i + 1 == input->n, error);
    if (status == LODE_OK)
        status = read_records(&file, error);
    if (status == LODE_OK)
        tell_oddities(&file);
    lode_recognised_free(file.format);
    lode_description_free(file.beside);
    for (size_t c = 0; c < file.n_chosen; c++)
        free(file.chosen[c].bytes.p);
    free(file.chosen);
    free(file.position);
    free(file.given);
    free(file.filled);
    free(file.outside);
    lode_reader_close(file.reader);
    return status;
}

static lode_status read_options(tidy_run *run, lode_error *error) {
    const char *period = run->options->period;
    if (!period || lode_period_read(lode_text(period), run->period))
        return LODE_OK;
    lode_fail(error, LODE_USAGE, "--period: '%s' is not an academic year", period);
    return lode_fail_hint(error, "write 201718, 2017/18 or 2018");
}

static lode_status start(tidy_run *run, const lode_input *input, lode_reference *reference,
                         lode_error *error) {
    run->arena = lode_arena_new();
    run->seen = tidy_seen_new();
    run->file = lode_allocate(input->n, sizeof *run->file);
    if (run->options->to != LODE_TIDY_LONG)
        run->wide = lode_wide_new();
    lode_status status = read_options(run, error);
    if (status == LODE_OK && run->options->dictionary)
        status = lode_description_read(&run->description, run->options->dictionary, error);
    if (status == LODE_OK)
        status = lode_formats_read(&run->formats, reference, error);
    if (status == LODE_OK)
        status = lode_geography_read(&run->geography, reference, error);
    if (status == LODE_OK)
        status = lode_availability_read(&run->availability, reference, error);
    if (status == LODE_OK)
        status = lode_dictionary_read(&run->dictionary, reference, error);
    if (status == LODE_OK)
        tidy_choice_start(&run->choice, run->options, run->dictionary);
    return status;
}

/* The data wait for the end of the run; the metadata go to a file of their own. */
static lode_status write_ees(tidy_run *run, lode_error *error) {
    lode_output *meta = lode_output_new(&run->options->meta);
    const lode_status status =
        lode_wide_write_ees(run->wide, run->dictionary, run->output, meta, run->report, error);
    if (status == LODE_OK)
        return lode_output_close(meta, error);
    lode_output_abandon(meta);
    return status;
}

/* What can be said only when everything has been read. */
static lode_status finish(tidy_run *run, unsigned threads, lode_error *error) {
    if (run->problems) {
        *error = run->last;
        return error->status;
    }
    lode_status status = run->known_late ? tidy_check_choice(run, error) : LODE_OK;
    if (status == LODE_OK && run->options->to == LODE_TIDY_WIDE)
        status = lode_wide_write(run->wide, threads, run->output, error);
    else if (status == LODE_OK && run->wide)
        status = write_ees(run, error);
    return status;
}

static void free_run(tidy_run *run) {
    tidy_choice_free(&run->choice);
    lode_dictionary_free(run->dictionary);
    lode_availability_free(run->availability);
    lode_geography_free(run->geography);
    lode_formats_free(run->formats);
    lode_description_free(run->description);
    lode_wide_free(run->wide);
    tidy_seen_free(run->seen);
    lode_arena_free(run->arena);
    free(run->file);
    free(run->extra);
}

lode_status lode_tidy(const lode_tidy_options *options, const lode_input *input,
                      lode_output *output, lode_reference *reference, lode_report *report,
                      lode_error *error) {
    tidy_run run = {.options = options, .output = output, .report = report};
    lode_status status = start(&run, input, reference, error);
    for (size_t i = 0; i < input->n && status == LODE_OK; i++)
        status = tidy_one(&run, input, i, error);
    if (status == LODE_OK)
        status = finish(&run, input->read.threads, error);
    free_run(&run);
    return status;
}
