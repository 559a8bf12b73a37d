/* The values of measure tables put together by group. */
#include "agg_records.h"
#include "agg_years.h"

#include "lode/memory.h"
#include "lode/quantile.h"

#include <stdlib.h>

/* ---- what is asked for ---- */

static lode_status plan_statistics(agg_run *run) {
    static const char *const usual[] = {"count", "value"};
    const lode_agg_options *o = run->options;
    agg_statistics *s = &run->statistics;
    s->unweighted = o->unweighted;
    s->quantile_type = (int)o->quantile_type;
    if (o->quantile_type < 1 || o->quantile_type > LODE_QUANTILE_TYPES)
        return lode_fail(run->error, LODE_USAGE, "--quantile-type takes 1 to %d, not %zu",
                         LODE_QUANTILE_TYPES, o->quantile_type);
    const lode_words without = {usual, run->n_targets || agg_is_of_pupils(run) ? 0 : 2};
    lode_status status = agg_statistics_read(s, &o->statistics, without, run->error);
    if (status == LODE_OK)
        status =
            agg_statistics_need(s, o->weight != NULL, o->beside != NULL, &run->needs, run->error);
    run->needs.units |= o->min_units > 0;
    if (run->n_targets > 0) {
        run->needs.pool = true;
        run->needs.units = false; /* every row is a unit */
    }
    run->averages = agg_has_statistic(s, AGG_MEAN) && !o->weight && !o->unweighted;
    return status;
}

/* What goes with --as only. */
static lode_status check_targets(const agg_run *run) {
    const lode_agg_options *o = run->options;
    agg_years years = {0};
    if (run->n_targets == 0 && (o->years > 0 || o->year_weights.n > 0))
        return lode_fail(run->error, LODE_USAGE, "--years goes with --as");
    if (run->n_targets == 0 && o->gap.n > 0)
        return lode_fail(run->error, LODE_USAGE, "--gap goes with --as");
    if (o->gap.n > 0 && o->gap.n != 2) {
        lode_fail(run->error, LODE_USAGE, "--gap takes two pupil groups, not %zu", o->gap.n);
        return lode_fail_hint(run->error, "--gap 'Disadvantaged,Not disadvantaged'");
    }
    if (o->gap.n > 0 && o->rows.breakdown.n > 0)
        return lode_fail(run->error, LODE_USAGE, "--gap names the pupil groups: leave out -b");
    if (o->gap.n > 0 && o->statistics.n > 0)
        return lode_fail(run->error, LODE_USAGE, "--stat does not go with --gap");
    return agg_years_read(run, &years);
}

static lode_status plan(agg_run *run) {
    lode_status status = agg_read_targets(run);
    if (status == LODE_OK)
        status = check_targets(run);
    if (status == LODE_OK)
        status = plan_statistics(run);
    if (status == LODE_OK && run->needs.pool)
        status = lode_dictionary_read(&run->dictionary, run->reference, run->error);
    if (status == LODE_OK)
        status = agg_choose_columns(run);
    const agg_needs *n = &run->needs;
    run->plain = n->values && !n->pool && !n->weighted && !n->pupils && !n->units && !n->beside;
    return status;
}

/* ---- reading ---- */

static lode_status read_file(agg_run *run, const char *path, const lode_read_options *read) {
    lode_status status = lode_reader_open(&run->reader, path, read, run->report, run->error);
    if (status == LODE_OK)
        status = agg_find_in_file(run);
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
    size_t not_asked = 0, not_compared = 0;
    if (run->n_targets > 0)
        status = agg_hold_rows(run, input);
    else
        for (size_t i = 0; i < input->n && status == LODE_OK; i++)
            status = read_file(run, input->path[i], &input->read);
    if (status == LODE_OK)
        status = run->wrong;
    for (unsigned k = 0; k < run->workers; k++) {
        not_asked += run->worker[k].skipped[AGG_NOT_ASKED];
        not_compared += run->worker[k].skipped[AGG_NOT_COMPARED];
    }
    lode_measures_left_out(run->report, not_asked);
    lode_left_out(run->report, "of pupil groups that --gap does not name", not_compared);
    return status;
}

static lode_status read_all(agg_run *run, lode_agg_options *options, const lode_input *input) {
    lode_status status;
    if (options->combine) {
        status = agg_read_parts(run, options, plan, input);
    } else {
        status = plan(run);
        if (status == LODE_OK)
            status = read_files(run, input);
    }
    if (status == LODE_OK)
        agg_unite(run);
    return status;
}

/* ---- the whole ---- */

static lode_status check_parts(const lode_agg_options *options, size_t *number, size_t *of,
                               lode_error *error) {
    *number = *of = 0;
    if (options->combine && options->partial)
        return lode_fail(error, LODE_USAGE, "--partial and --combine do not go together");
    if (options->combine && !agg_recipe_is_empty(options)) {
        lode_fail(error, LODE_USAGE, "--combine takes no options of its own");
        return lode_fail_hint(error, "the parts say what they were made for");
    }
    return options->partial ? agg_read_number(options->partial, number, of, error) : LODE_OK;
}

static lode_status write_all(agg_run *run) {
    lode_status status = agg_check_asked(run);
    if (status == LODE_OK)
        status = agg_keep_level(run);
    if (status != LODE_OK)
        return status;
    agg_tell_mixed(run);
    if (agg_is_of_pupils(run))
        return agg_write_index(run);
    return run->n_targets ? agg_write_measures(run) : agg_write_table(run);
}

static void free_run(agg_run *run) {
    agg_free_workers(run);
    agg_statistics_free(&run->statistics);
    lode_dictionary_free(run->dictionary);
    lode_names_free(run->units);
    free(run->groups.part);
    free(run->kinds.part);
    free(run->group);
    free(run->figure);
    free(run->published);
    lode_arena_free(run->arena);
}

lode_status lode_agg(const lode_agg_options *options, const lode_input *input, lode_output *output,
                     lode_reference *reference, lode_report *report, lode_error *error) {
    lode_agg_options asked = *options;
    agg_run run = {.options = &asked,
                   .output = output,
                   .reference = reference,
                   .report = report,
                   .error = error,
                   .arena = lode_arena_new()};
    size_t number, of;
    lode_status status = check_parts(options, &number, &of, error);
    if (status == LODE_OK)
        status = read_all(&run, &asked, input);
    if (status == LODE_OK)
        status = options->partial ? agg_write_part(&run, number, of) : write_all(&run);
    free_run(&run);
    return status;
}
