/* The table of statistics: worked out by several threads, then written. */
#include "agg_parts.h"

#include "lode/memory.h"
#include "lode/threads.h"

#include <math.h>
#include <stdlib.h>

/* ---- working out ---- */

static void work_out(void *context, unsigned worker, size_t i) {
    (void)worker;
    const agg_run *run = context;
    const agg_statistics *s = &run->statistics;
    agg_group *group = run->group[i];
    lode_error error;
    if (agg_statistics_of(s, group, run->figure + i * s->n, &error) == LODE_OK)
        return;
    group->failed = lode_allocate(1, sizeof *group->failed);
    *group->failed = error;
}

static lode_status work_out_all(agg_run *run) {
    const size_t n = run->n_groups * run->statistics.n;
    run->figure = lode_allocate(n, sizeof *run->figure);
    lode_share(run->n_groups, run->workers, work_out, run);
    for (size_t i = 0; i < run->n_groups; i++)
        if (run->group[i]->failed) {
            *run->error = *run->group[i]->failed;
            return run->error->status;
        }
    return LODE_OK;
}

/* ---- parts of a whole ---- */

/* Groups are parts of one whole if they are alike in these, as far as they are told apart by them,
 * and in the column asked for. */
static bool is_of_whole(lode_slice name, lode_slice within) {
    static const lode_measure_column same[] = {LODE_COL_TIME_PERIOD,      LODE_COL_TIME_IDENTIFIER,
                                               LODE_COL_GEOGRAPHIC_LEVEL, LODE_COL_BREAKDOWN,
                                               LODE_COL_BREAKDOWN_TOPIC,  LODE_COL_MEASURE,
                                               LODE_COL_RELEASE};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (lode_is(name, lode_measure_column_name(same[i])))
            return true;
    return lode_same(name, within);
}

static uint32_t whole_of(const agg_run *run, const agg_group *group, lode_slice within,
                         lode_names *wholes) {
    lode_bytes key = {0};
    for (size_t part = 0; part < run->shown; part++)
        if (is_of_whole(run->groups.part[part].name, within)) {
            const lode_slice text = agg_key_part(group->key, part);
            lode_bytes_add(&key, text.p, text.n + 1); /* with its AGG_PART_END */
        }
    const uint32_t whole = lode_names_add(wholes, (lode_slice){key.p, key.n});
    free(key.p);
    return whole;
}

/* From the sums in column c to percentages of the whole; a whole of 0 has no parts. */
static void share_out(const agg_run *run, size_t c) {
    const agg_statistics *s = &run->statistics;
    lode_names *wholes = lode_names_new();
    lode_sum *sum = lode_allocate(run->n_groups, sizeof *sum);
    uint32_t *whole = lode_allocate(run->n_groups, sizeof *whole);
    for (size_t i = 0; i < run->n_groups; i++) {
        const double part = run->figure[i * s->n + c];
        whole[i] = whole_of(run, run->group[i], s->item[c].within, wholes);
        if (!isnan(part))
            lode_sum_add(&sum[whole[i]], part);
    }
    for (size_t i = 0; i < run->n_groups; i++) {
        double *part = &run->figure[i * s->n + c];
        const double all = lode_sum_value(&sum[whole[i]]);
        *part = all == 0 ? NAN : 100 * *part / all;
    }
    lode_names_free(wholes);
    free(sum);
    free(whole);
}

static void share_out_all(const agg_run *run) {
    for (size_t c = 0; c < run->statistics.n; c++)
        if (run->statistics.item[c].kind == AGG_PART)
            share_out(run, c);
}

/* ---- writing ---- */

static lode_status write_header(const agg_run *run) {
    const size_t n = run->shown + run->statistics.n;
    lode_slice *names = lode_allocate(n, sizeof *names);
    bool *number = lode_allocate(n, sizeof *number);
    for (size_t i = 0; i < n; i++) {
        const bool statistic = i >= run->shown;
        const agg_statistic *s = &run->statistics.item[statistic ? i - run->shown : 0];
        names[i] = statistic ? s->name : run->groups.part[i].name;
        number[i] = statistic ? !agg_is_text(s) : lode_is_number_column(names[i]);
    }
    const lode_status status = lode_output_header(run->output, names, number, n, run->error);
    free(names);
    free(number);
    return status;
}

typedef struct {
    char text[LODE_NUMBER_TEXT];
} number_text;

/* What a statistic says: a number, codes, nothing where it is not defined. */
static lode_slice say(const agg_run *run, size_t i, size_t c, char *text) {
    const agg_statistics *s = &run->statistics;
    const agg_group *group = run->group[i];
    if (agg_is_text(&s->item[c])) {
        const agg_figure figure = agg_group_figure(group, s->unweighted);
        return (lode_slice){text, agg_group_codes(group, &figure, text)};
    }
    return (lode_slice){text, lode_number_text(run->figure[i * s->n + c], text)};
}

static lode_status write_rows(const agg_run *run) {
    const agg_statistics *s = &run->statistics;
    lode_cell *cell = lode_allocate(run->shown + s->n, sizeof *cell);
    number_text *text = lode_allocate(s->n, sizeof *text);
    lode_status status = LODE_OK;
    for (size_t i = 0; i < run->n_groups && status == LODE_OK; i++) {
        const agg_group *group = run->group[i];
        for (size_t c = 0; c < run->shown; c++)
            cell[c] = lode_cell_of(agg_key_part(group->key, c));
        for (size_t c = 0; c < s->n; c++)
            cell[run->shown + c] = lode_cell_of(agg_hides(run, group, s->item[c].kind)
                                                    ? lode_text(agg_code_word(AGG_CODE_C))
                                                    : say(run, i, c, text[c].text));
        status = lode_output_row(run->output, cell, run->error);
    }
    free(cell);
    free(text);
    return status;
}

lode_status agg_write_table(agg_run *run) {
    lode_status status = work_out_all(run);
    if (status != LODE_OK)
        return status;
    share_out_all(run);
    agg_tell_rows(run);
    agg_tell_figures(run, run->group, run->n_groups);
    agg_tell_limits(run, run->group, run->n_groups);
    status = write_header(run);
    return status == LODE_OK ? write_rows(run) : status;
}
