/* lode_grades_agreement: whether those who judge agree. */
#include "grades_ratings.h"

static lode_status work(ratings_sets *sets) {
    grades *g = sets->g;
    g->arena = lode_arena_new();
    lode_status status = lode_grade_scales_read(&g->scales, g->reference, g->error);
    if (status == LODE_OK)
        status = lode_table_read(&g->table, g->input, NULL, g->report, g->error);
    if (status == LODE_OK)
        status = g->options->raters.n > 0 ? ratings_read_columns(sets) : ratings_read(sets);
    return status == LODE_OK ? ratings_write(sets) : status;
}

lode_status lode_grades_agreement(const lode_grades_options *options, const lode_input *input,
                                  lode_output *output, lode_reference *reference,
                                  lode_report *report, lode_error *error) {
    grades g = {.options = options,
                .input = input,
                .output = output,
                .reference = reference,
                .report = report,
                .error = error,
                .schools = lode_names_new(),
                .findings = lode_names_new()};
    ratings_sets sets = {.g = &g};
    const lode_status status = work(&sets);
    ratings_free(&sets);
    grades_close(&g);
    return status;
}
