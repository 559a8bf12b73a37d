/* lode_similar: a row for each school in, its neighbours out. */
#include "similar_parts.h"

#include <stdlib.h>

/* Comparators by the recipe, where there is one, and anybody. */
static lode_status compute(similar *s) {
    lode_status status = LODE_OK;
    if (similar_is_official_only(s) || lode_names_count(s->units) == 0)
        return LODE_OK;
    status = similar_scale(s);
    return status == LODE_OK ? similar_search(s) : status;
}

static lode_status check_explain(similar *s) {
    if (!s->options->explain || !similar_is_official_only(s))
        return LODE_OK;
    lode_fail(s->error, LODE_USAGE, "--explain tells by which characteristics");
    return lode_fail_hint(s->error, "--recipe NAME or --on COLUMN,...");
}

static void free_conditions(similar_conditions *c) {
    for (size_t i = 0; i < c->n; i++)
        free(c->item[i].number);
    free(c->item);
}

static void free_similar(similar *s) {
    free(s->recipe.term);
    lode_table_free(s->weights);
    lode_table_free(s->table);
    lode_pairs_free(s->official);
    free(s->official_of);
    free(s->term);
    free(s->within);
    free_conditions(&s->prefer);
    free_conditions(&s->caliper);
    free_conditions(&s->exclude);
    if (s->units)
        lode_names_free(s->units);
    free(s->unit_row);
    free(s->row);
    free(s->key);
    free(s->place);
    free(s->value);
    free(s->white);
    free(s->group);
    free(s->member);
    free(s->first);
    free(s->factor);
    free(s->inverse);
    free(s->found);
    free(s->count);
}

/* Who has no comparators, though it could be read. */
static void account(const similar *s) {
    size_t unlisted = 0;
    for (uint32_t u = 0; u < lode_names_count(s->units); u++) {
        size_t n;
        const uint32_t place = s->place[s->unit_row[u]];
        if (!similar_official_of(s, lode_names_get(s->units, u), &n) &&
            (!s->found || (place != LODE_UNKNOWN && s->count[place] == 0)))
            unlisted++;
    }
    lode_left_out(s->report, s->found ? "with no comparator" : "not in the official list",
                  unlisted);
}

lode_status lode_similar(const lode_similar_options *options, const lode_input *input,
                         lode_output *output, lode_reference *reference, lode_report *report,
                         lode_error *error) {
    similar s = {.options = options,
                 .reference = reference,
                 .report = report,
                 .error = error,
                 .threads = input->read.threads};
    lode_status status = similar_settle(&s);
    if (status == LODE_OK)
        status = check_explain(&s);
    if (status == LODE_OK)
        status = lode_table_read(&s.table, input, NULL, report, error);
    if (status == LODE_OK)
        status = similar_find_columns(&s);
    if (status == LODE_OK)
        status = similar_read(&s);
    if (status == LODE_OK && options->pairs)
        status = similar_read_official(&s, &input->read);
    if (status == LODE_OK)
        status = compute(&s);
    if (status == LODE_OK)
        status = similar_write(&s, output);
    if (status == LODE_OK)
        account(&s);
    free_similar(&s);
    return status;
}
