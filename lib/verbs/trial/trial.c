/* lode_trial: a row for each pupil who was assigned in, what the trial says out. */
#include "trial_parts.h"

static void free_trial(trial *t) {
    for (size_t s = 0; s < t->sources; s++) {
        lode_names_free(t->source[s].words);
        free(t->source[s].level);
    }
    for (int a = 0; a < TRIAL_ARMS; a++)
        free(t->flow[a].lacking);
    free(t->source);
    free(t->x);
    free(t->y);
    free(t->group);
    free(t->treated);
    free(t->size);
    free(t->coefficient);
    free(t->term);
    free(t->balance);
    if (t->codes)
        lode_names_free(t->codes);
    lode_names_free(t->clusters);
    lode_table_free(t->table);
    lode_arena_free(t->arena);
}

static lode_status answer(trial *t, lode_output *output) {
    lode_status status = trial_take(t);
    if (status == LODE_OK)
        status = trial_fit(t);
    if (status != LODE_OK)
        return status;
    trial_tell_lacking(t);
    trial_fit_multilevel(t);
    trial_balance_arms(t);
    status = trial_permute(t);
    if (status == LODE_OK)
        status = trial_write(t, output);
    if (status == LODE_OK)
        trial_tell(t, output);
    return status;
}

lode_status lode_trial(const lode_trial_options *options, const lode_input *input,
                       lode_output *output, lode_reference *reference, lode_report *report,
                       lode_error *error) {
    trial t = {.options = options,
               .reference = reference,
               .report = report,
               .error = error,
               .arena = lode_arena_new(),
               .clusters = lode_names_new(),
               .cluster = -1};
    lode_status status = lode_codes_read(&t.codes, reference, error);
    if (status == LODE_OK)
        status = lode_table_read(&t.table, input, NULL, report, error);
    if (status == LODE_OK)
        status = trial_find_columns(&t);
    if (status == LODE_OK)
        status = trial_find_arms(&t);
    if (status == LODE_OK)
        status = trial_settle_kinds(&t);
    if (status == LODE_OK)
        status = answer(&t, output);
    free_trial(&t);
    return status;
}
