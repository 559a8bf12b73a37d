/* Which columns are the items: by name, or a range of them by place. */
#include "lode/columns.h"
#include "survey_parts.h"

static lode_status need(survey *s, lode_slice word, int *column) {
    return lode_table_need(s->table, lode_table_file(s->table, 0), word, s->reference, column,
                           s->error);
}

static lode_status look_for(survey *s, lode_slice word, int *column) {
    return lode_table_look_for(s->table, lode_table_file(s->table, 0), word, s->reference, column,
                               s->error);
}

static lode_status add(survey *s, int column) {
    const lode_slice name = lode_table_name(s->table, (size_t)column);
    for (size_t i = 0; i < s->items; i++)
        if (s->item[i].column == column)
            return lode_fail(s->error, LODE_USAGE, "'%.*s' is twice among the items",
                             LODE_ARG(name));
    s->item[s->items++] = (survey_item){.name = name, .column = column};
    return LODE_OK;
}

/* The columns on both sides of a dash, which a name may have too: -1 unless both are there. */
static lode_status find_range(survey *s, lode_slice word, int *first, int *last) {
    lode_status status = LODE_OK;
    *first = *last = -1;
    for (size_t i = 1; i + 1 < word.n && status == LODE_OK && *last < 0; i++) {
        if (word.p[i] != '-')
            continue;
        status = look_for(s, lode_trim((lode_slice){word.p, i}), first);
        if (status == LODE_OK && *first >= 0)
            status = look_for(s, lode_trim((lode_slice){word.p + i + 1, word.n - i - 1}), last);
    }
    return status;
}

static lode_status add_range(survey *s, lode_slice word, int first, int last) {
    lode_status status = LODE_OK;
    if (last < first)
        return lode_fail(s->error, LODE_USAGE,
                         "--items %.*s: the second column comes before the "
                         "first",
                         LODE_ARG(word));
    for (int c = first; c <= last && status == LODE_OK; c++)
        status = add(s, c);
    return status;
}

static lode_status add_word(survey *s, lode_slice word) {
    int column, last;
    lode_status status = look_for(s, word, &column);
    if (status == LODE_OK && column >= 0)
        return add(s, column);
    if (status == LODE_OK)
        status = find_range(s, word, &column, &last);
    if (status == LODE_OK && last >= 0)
        return add_range(s, word, column, last);
    return status == LODE_OK ? need(s, word, &column) : status;
}

static lode_status find_recommending(survey *s) {
    int column;
    size_t i = 0;
    if (!s->options->recommend)
        return LODE_OK;
    lode_status status = need(s, lode_text(s->options->recommend), &column);
    while (status == LODE_OK && i < s->items && s->item[i].column != column)
        i++;
    if (status == LODE_OK && i == s->items)
        status = add(s, column);
    if (status == LODE_OK)
        s->item[i].recommends = true;
    return status;
}

lode_status survey_find_items(survey *s) {
    const lode_words asked = s->options->items;
    lode_status status = LODE_OK;
    if (asked.n == 0 && !s->options->recommend) {
        lode_fail(s->error, LODE_USAGE, "which items?");
        return lode_fail_hint(s->error, "--items COLUMN,... names them; FIRST-LAST takes those "
                                        "between, too");
    }
    s->item = lode_allocate(lode_table_columns(s->table), sizeof *s->item);
    for (size_t i = 0; i < asked.n && status == LODE_OK; i++)
        status = add_word(s, lode_trim(lode_text(asked.item[i])));
    return status == LODE_OK ? find_recommending(s) : status;
}
