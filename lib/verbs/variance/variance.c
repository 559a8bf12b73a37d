/* lode_variance: a row for each pupil in, variances or residuals out. */
#include "variance_parts.h"

#include <stdlib.h>

static void free_worker(const variance *v, variance_worker *w) {
    for (size_t l = 0; l < VARIANCE_LEVELS; l++) {
        free(w->group[l]);
        free(w->number[l]);
        lode_names_free(w->names[l]);
    }
    for (size_t s = 0; s < v->sources && w->word; s++)
        lode_names_free(w->word[s]);
    free(w->cell);
    free(w->numbers);
    free(w->word);
}

static void free_variance(variance *v) {
    for (unsigned i = 0; i < LODE_MOST_WORKERS; i++)
        free_worker(v, &v->worker[i]);
    for (size_t l = 0; l < VARIANCE_LEVELS; l++) {
        free(v->place[l]);
        free(v->group_row[l]);
        lode_names_free(v->names[l]);
    }
    variance_forget_sources(v);
    lode_mixed_pupils_free(v->pupils);
    free(v->lacking);
    free(v->area);
    free(v->coefficient);
    free(v->design);
    free(v->term);
    free(v->slope);
    lode_mixed_free(v->fit);
    if (v->codes)
        lode_names_free(v->codes);
    lode_table_free(v->table);
    lode_arena_free(v->arena);
}

/* The pupils are in the model already if it turned out to be of numbers only. */
static lode_status take_pupils(variance *v) {
    const bool plain = variance_is_plain(v);
    const lode_status status = variance_lay_out(v);
    if (status == LODE_OK && !plain) {
        v->design = lode_allocate(v->covariates + 1, sizeof *v->design);
        variance_take_all(v);
    }
    return status == LODE_OK ? variance_account(v) : status;
}

lode_status lode_variance(const lode_variance_options *options, const lode_input *input,
                          lode_output *output, lode_reference *reference, lode_report *report,
                          lode_error *error) {
    variance v = {.options = options,
                  .reference = reference,
                  .report = report,
                  .error = error,
                  .arena = lode_arena_new(),
                  .names = {lode_names_new(), lode_names_new()}};
    lode_status status = variance_read(&v, input);
    if (status == LODE_OK)
        status = variance_settle_kinds(&v);
    if (status == LODE_OK)
        status = take_pupils(&v);
    if (status == LODE_OK)
        status = variance_fit(&v);
    if (status == LODE_OK)
        status =
            options->residuals ? variance_write_residuals(&v, output) : variance_write(&v, output);
    free_variance(&v);
    return status;
}
