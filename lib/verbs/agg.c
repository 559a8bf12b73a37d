/* The values of measure tables put together by group. */
#include "agg_parts.h"

#include "lode/memory.h"
#include "lode/threads.h"

#include <stdlib.h>

/* ---- reading ---- */

static lode_status read_file(agg_run *run, const char *path, const lode_read_options *read) {
    lode_status status = lode_reader_open(&run->reader, path, read, run->report, run->error);
    if (status == LODE_OK)
        status = agg_find_columns(run);
    if (status == LODE_OK && !run->worker)
        agg_start_workers(run, lode_reader_workers(run->reader));
    if (status == LODE_OK)
        status = agg_read_rows(run);
    if (status == LODE_OK)
        agg_tell_folded(run);
    lode_reader_close(run->reader);
    run->reader = NULL;
    return status;
}

static lode_status read_files(agg_run *run, const lode_input *input) {
    lode_status status = LODE_OK;
    size_t not_asked = 0;
    for (size_t i = 0; i < input->n && status == LODE_OK; i++)
        status = read_file(run, input->path[i], &input->read);
    if (status == LODE_OK)
        status = run->wrong;
    if (status == LODE_OK)
        status = agg_check_asked(run);
    for (unsigned k = 0; k < run->workers; k++)
        not_asked += run->worker[k].not_asked;
    lode_measures_left_out(run->report, not_asked);
    return status;
}

/* ---- working out ---- */

static void work_out(void *context, unsigned worker, size_t i) {
    (void)worker;
    agg_run *run = context;
    agg_group *group = run->group[i];
    const agg_statistics *s = &run->statistics;
    lode_error ignored;
    group->count = group->store.n;
    group->failed = agg_statistics_of(s, &group->store, group->missing, run->figure + i * s->n,
                                      &ignored) != LODE_OK;
}

static lode_status work_out_all(agg_run *run) {
    const size_t n = run->n_groups * run->statistics.n;
    run->figure = lode_allocate(n, sizeof *run->figure);
    lode_share(run->n_groups, run->workers, work_out, run);
    for (size_t i = 0; i < run->n_groups; i++)
        if (run->group[i]->failed)
            return lode_fail(run->error, LODE_DATA,
                             "the values of a group are too large to be added up");
    return LODE_OK;
}

/* ---- writing ---- */

static lode_status write_header(const agg_run *run) {
    const size_t n = run->shown + run->statistics.n;
    lode_slice *names = lode_allocate(n, sizeof *names);
    bool *number = lode_allocate(n, sizeof *number);
    for (size_t i = 0; i < n; i++) {
        names[i] =
            i < run->shown ? run->groups.part[i].name : run->statistics.item[i - run->shown].name;
        number[i] = i >= run->shown || lode_is_number_column(names[i]);
    }
    const lode_status status = lode_output_header(run->output, names, number, n, run->error);
    free(names);
    free(number);
    return status;
}

/* Of no values there is no mean, nor anything else but their number. */
static bool is_defined(const agg_statistic *statistic, const agg_group *group) {
    return statistic->kind == AGG_COUNT || statistic->kind == AGG_MISSING || group->count > 0;
}

typedef struct {
    char text[LODE_NUMBER_TEXT];
} number_text;

static lode_status write_rows(const agg_run *run) {
    const agg_statistics *s = &run->statistics;
    lode_cell *cell = lode_allocate(run->shown + s->n, sizeof *cell);
    number_text *text = lode_allocate(s->n, sizeof *text);
    lode_status status = LODE_OK;
    for (size_t i = 0; i < run->n_groups && status == LODE_OK; i++) {
        const agg_group *group = run->group[i];
        for (size_t c = 0; c < run->shown; c++)
            cell[c] = lode_cell_of(agg_key_part(group->key, c));
        for (size_t c = 0; c < s->n; c++) {
            const double figure = run->figure[i * s->n + c];
            const bool defined = is_defined(&s->item[c], group);
            const size_t n = defined ? lode_number_text(figure, text[c].text) : 0;
            cell[run->shown + c] = lode_cell_of((lode_slice){text[c].text, n});
        }
        status = lode_output_row(run->output, cell, run->error);
    }
    free(cell);
    free(text);
    return status;
}

lode_status lode_agg(const lode_agg_options *options, const lode_input *input, lode_output *output,
                     lode_report *report, lode_error *error) {
    agg_run run = {.options = options, .output = output, .report = report, .error = error};
    lode_status status = agg_statistics_read(&run.statistics, &options->statistics, error);
    if (status == LODE_OK)
        status = agg_choose_columns(&run);
    if (status == LODE_OK)
        status = read_files(&run, input);
    if (status == LODE_OK) {
        agg_unite(&run);
        status = agg_keep_level(&run);
    }
    if (status == LODE_OK)
        agg_tell_mixed(&run);
    if (status == LODE_OK)
        status = work_out_all(&run);
    if (status == LODE_OK)
        status = write_header(&run);
    if (status == LODE_OK)
        status = write_rows(&run);
    agg_free_workers(&run);
    agg_statistics_free(&run.statistics);
    free(run.groups.part);
    free(run.kinds.part);
    free(run.group);
    free(run.figure);
    return status;
}
