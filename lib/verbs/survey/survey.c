/* lode_survey: a row for each response in, what the members say out. */
#include "survey_parts.h"

static void free_lists(survey *s) {
    for (size_t y = 0; y < s->years; y++) {
        for (size_t earlier = 0; earlier < y; earlier++)
            if (s->year[y].list == s->year[earlier].list)
                s->year[y].list = NULL;
        if (s->year[y].list)
            lode_register_free(s->year[y].list);
        free(s->year[y].members);
    }
}

static void free_survey(survey *s) {
    free_lists(s);
    free(s->year);
    free(s->item);
    free(s->group);
    free(s->response);
    free(s->answer);
    free(s->result);
    if (s->codes)
        lode_names_free(s->codes);
    lode_names_free(s->schools);
    lode_table_free(s->table);
    lode_arena_free(s->arena);
}

static lode_status read_responses(survey *s) {
    lode_status status = survey_find_items(s);
    if (status == LODE_OK)
        status = survey_find_columns(s);
    if (status == LODE_OK)
        status = survey_read_labels(s);
    if (status == LODE_OK)
        status = survey_find_years(s);
    if (status == LODE_OK)
        status = survey_find_compared(s);
    if (status == LODE_OK)
        status = survey_read_members(s);
    if (status == LODE_OK)
        status = survey_find_groups(s);
    if (status == LODE_OK)
        status = survey_check_repeats(s);
    if (status == LODE_OK)
        status = survey_take(s);
    return status;
}

static lode_status find_results(survey *s) {
    if (s->options->published)
        return survey_find_published(s);
    lode_status status = read_responses(s);
    if (status == LODE_OK)
        status = survey_find_rates(s);
    if (status == LODE_OK)
        status = survey_find_figures(s);
    if (status == LODE_OK && s->before >= 0)
        status = survey_find_changes(s);
    return status;
}

lode_status lode_survey(const lode_survey_options *options, const lode_input *input,
                        lode_output *output, lode_reference *reference, lode_report *report,
                        lode_error *error) {
    survey s = {.options = options,
                .reference = reference,
                .report = report,
                .error = error,
                .arena = lode_arena_new(),
                .schools = lode_names_new(),
                .before = -1,
                .after = -1};
    lode_status status = survey_read_scale(&s);
    if (status == LODE_OK)
        status = lode_codes_read(&s.codes, reference, error);
    if (status == LODE_OK)
        status = lode_table_read(&s.table, input, NULL, report, error);
    if (status == LODE_OK)
        status = find_results(&s);
    if (status == LODE_OK)
        status = survey_write(&s, output);
    if (status == LODE_OK)
        survey_tell(&s, output);
    free_survey(&s);
    return status;
}
