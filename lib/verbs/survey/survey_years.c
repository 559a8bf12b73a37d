/* The years that responses are of, and which two are compared. */
#include "lode/category.h"
#include "survey_parts.h"

int survey_year_called(const survey *s, lode_slice name) {
    for (size_t y = 0; y < s->years; y++)
        if (lode_same(s->year[y].name, name))
            return (int)y;
    return -1;
}

static lode_status set_years(survey *s, lode_slice *name, size_t n) {
    if (n > SURVEY_YEARS) {
        lode_fail(s->error, LODE_REFUSED, "'%.*s' has %zu years: more than %d",
                  LODE_ARG(lode_table_name(s->table, (size_t)s->when)), n, SURVEY_YEARS);
        return lode_fail_hint(s->error, "a date of each response is no year; --year names the "
                                        "column of the year");
    }
    qsort(name, n, sizeof *name, lode_category_order);
    s->years = n;
    s->year = lode_allocate(n, sizeof *s->year);
    for (size_t y = 0; y < n; y++)
        s->year[y].name = (lode_slice){lode_arena_copy(s->arena, name[y].p, name[y].n), name[y].n};
    return LODE_OK;
}

static void notice_files(const survey *s) {
    const size_t rows = lode_table_rows(s->table);
    if (rows && strcmp(lode_table_file(s->table, 0), lode_table_file(s->table, rows - 1)) != 0)
        lode_notice(s->report, "the files are taken for one survey: there is no column "
                               "'time_period', and no --year");
}

lode_status survey_find_years(survey *s) {
    lode_names *names = lode_names_new();
    for (size_t row = 0; s->when >= 0 && row < lode_table_rows(s->table); row++) {
        const lode_slice text = survey_word(s, row, s->when);
        if (text.n)
            lode_names_add(names, text);
    }
    const uint32_t n = lode_names_count(names);
    lode_slice *name = lode_allocate(n + 1, sizeof *name);
    name[0] = (lode_slice){"", 0};
    for (uint32_t i = 0; i < n; i++)
        name[i] = lode_names_get(names, i);
    const lode_status status = set_years(s, name, n ? n : 1);
    if (s->when < 0)
        notice_files(s);
    free(name);
    lode_names_free(names);
    return status;
}

static lode_status no_year(survey *s, const char *word) {
    const char *list = "";
    lode_fail(s->error, LODE_USAGE, "--compare: there are no responses of '%s'", word);
    if (s->when < 0)
        return lode_fail_hint(s->error, "--year names the column of the year");
    for (size_t y = 0; y < s->years; y++)
        list =
            lode_arena_print(s->arena, "%s%s%.*s", list, y ? ", " : "", LODE_ARG(s->year[y].name));
    return lode_fail_hint(s->error, "there are %s", list);
}

lode_status survey_find_compared(survey *s) {
    const lode_words asked = s->options->compare;
    int year[2] = {0, 1};
    if (asked.n == 0 && s->years != 2)
        return LODE_OK;
    if (asked.n != 0 && asked.n != 2)
        return lode_fail(s->error, LODE_USAGE, "--compare takes two years, OLD,NEW");
    for (size_t i = 0; i < asked.n; i++) {
        year[i] = survey_year_called(s, lode_trim(lode_text(asked.item[i])));
        if (year[i] < 0)
            return no_year(s, asked.item[i]);
    }
    if (year[0] == year[1])
        return lode_fail(s->error, LODE_USAGE, "--compare: a year is not compared with itself");
    s->before = year[0];
    s->after = year[1];
    return LODE_OK;
}
