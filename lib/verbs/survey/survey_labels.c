/* What the items ask, from a file of item and label. */
#include "lode/columns.h"
#include "survey_parts.h"

static lode_status take(survey *s, const lode_table *labels, size_t row, int name, int label,
                        size_t *seen) {
    const lode_slice item = lode_trim(lode_table_text(labels, row, (size_t)name)),
                     text = lode_trim(lode_table_text(labels, row, (size_t)label));
    for (size_t i = 0; i < s->items; i++) {
        if (!lode_same_folded(s->item[i].name, item))
            continue;
        if (seen[i]) {
            lode_fail(s->error, LODE_DATA, "'%.*s' has a label in line %zu already", LODE_ARG(item),
                      seen[i]);
            return lode_table_fail_at(labels, row, (size_t)name, s->error);
        }
        seen[i] = lode_table_line(labels, row);
        s->item[i].label = (lode_slice){lode_arena_copy(s->arena, text.p, text.n), text.n};
    }
    return LODE_OK;
}

static lode_status take_all(survey *s, const lode_table *labels) {
    const char *file = lode_table_file(labels, 0);
    int name, label;
    lode_status status =
        lode_table_need(labels, file, lode_text("item"), s->reference, &name, s->error);
    if (status == LODE_OK)
        status = lode_table_need(labels, file, lode_text("label"), s->reference, &label, s->error);
    size_t *seen = lode_allocate(s->items, sizeof *seen);
    for (size_t row = 0; status == LODE_OK && row < lode_table_rows(labels); row++)
        status = take(s, labels, row, name, label, seen);
    for (size_t i = 0; status == LODE_OK && i < s->items; i++)
        if (!seen[i])
            lode_notice(s->report, "%s: no label for '%.*s'", file, LODE_ARG(s->item[i].name));
    free(seen);
    return status;
}

lode_status survey_read_labels(survey *s) {
    lode_table *labels = NULL;
    if (!s->options->labels)
        return LODE_OK;
    const lode_input input = {.path = &s->options->labels, .n = 1};
    lode_status status = lode_table_read(&labels, &input, NULL, s->report, s->error);
    if (status == LODE_OK)
        status = take_all(s, labels);
    lode_table_free(labels);
    return status;
}
