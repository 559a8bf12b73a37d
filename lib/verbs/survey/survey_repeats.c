/* Respondents who are there twice. */
#include "survey_parts.h"

/* A year and somebody, or a whole row, as one text. */
static void add(lode_bytes *key, lode_slice text) {
    lode_bytes_add(key, text.p ? text.p : "", text.n);
    lode_bytes_add(key, "", 1);
}

static void tell_twice(survey *s, size_t row, size_t first) {
    lode_fail(s->error, LODE_DATA, "the respondent '%.*s' is there already: %s:%zu",
              LODE_ARG(survey_cell(s, row, s->respondent)), lode_table_file(s->table, first),
              lode_table_line(s->table, first));
    lode_fail_hint(s->error, "keep the response that counts; which one that is nobody but you can "
                             "say");
    lode_table_fail_at(s->table, row, (size_t)s->respondent, s->error);
    lode_problem(s->report, s->error, "respondents that are there twice");
}

/* The first row with the same key; SIZE_MAX: none. */
static size_t first_with(lode_names *seen, const lode_bytes *key, size_t *rows, size_t row) {
    const uint32_t before = lode_names_count(seen),
                   id = lode_names_add(seen, (lode_slice){key->p, key->n});
    if (id < before)
        return rows[id];
    rows[id] = row;
    return SIZE_MAX;
}

static lode_status check_respondents(survey *s, lode_names *seen, lode_bytes *key, size_t *rows) {
    lode_status status = LODE_OK;
    for (size_t row = 0; row < lode_table_rows(s->table); row++) {
        const lode_slice who = survey_word(s, row, s->respondent);
        if (who.n == 0)
            continue;
        key->n = 0;
        add(key, survey_word(s, row, s->when));
        add(key, who);
        const size_t first = first_with(seen, key, rows, row);
        if (first == SIZE_MAX)
            continue;
        tell_twice(s, row, first);
        status = LODE_DATA;
    }
    return status;
}

/* Without a column of respondents two may have said the same: told, not refused. */
static void notice_same_rows(const survey *s, lode_names *seen, lode_bytes *key, size_t *rows) {
    size_t same = 0, one = 0, other = 0;
    for (size_t row = 0; row < lode_table_rows(s->table); row++) {
        key->n = 0;
        for (size_t c = 0; c < lode_table_columns(s->table); c++)
            add(key, lode_table_text(s->table, row, c));
        const size_t first = first_with(seen, key, rows, row);
        if (first == SIZE_MAX || same++)
            continue;
        one = first;
        other = row;
    }
    if (same)
        lode_notice(
            s->report,
            "responses that are the same in every cell as one before: %zu (first %s:%zu, as "
            "%s:%zu); each counts, as two people may say the same; --respondent names a "
            "column that tells them apart",
            same, lode_table_file(s->table, other), lode_table_line(s->table, other),
            lode_table_file(s->table, one), lode_table_line(s->table, one));
}

lode_status survey_check_repeats(survey *s) {
    lode_status status = LODE_OK;
    lode_names *seen = lode_names_new();
    lode_bytes key = {0};
    size_t *rows = lode_allocate(lode_table_rows(s->table) + 1, sizeof *rows);
    if (s->respondent >= 0)
        status = check_respondents(s, seen, &key, rows);
    else if (s->school >= 0)
        notice_same_rows(s, seen, &key, rows);
    free(rows);
    free(key.p);
    lode_names_free(seen);
    return status;
}
