/* The lists of members: one for all years, or one for each. */
#include "survey_parts.h"

/* The year that stands before the file: YEAR=FILE; -1 if none does. */
static int year_before(const survey *s, const char *word, const char **file) {
    const char *sign = strchr(word, '=');
    const int year =
        sign && s->when >= 0
            ? survey_year_called(s, lode_trim((lode_slice){word, (size_t)(sign - word)}))
            : -1;
    *file = year < 0 ? word : sign + 1;
    return year;
}

static lode_status give(survey *s, size_t year, lode_register *list) {
    if (s->year[year].list)
        return lode_fail(s->error, LODE_USAGE, "--members: two lists for '%.*s'",
                         LODE_ARG(s->year[year].name));
    s->year[year].list = list;
    return LODE_OK;
}

static lode_status give_all(survey *s, lode_register *list, const char *file) {
    lode_status status = LODE_OK;
    for (size_t y = 0; y < s->years && status == LODE_OK; y++)
        status = give(s, y, list);
    if (status == LODE_OK && s->years > 1)
        lode_notice(s->report,
                    "%s is taken for the members of every year; --members YEAR=FILE gives a year a "
                    "list of its own",
                    file);
    return status;
}

static lode_status read_list(survey *s, const char *word) {
    const char *file, *by = s->options->by;
    lode_register *list = NULL;
    const int year = year_before(s, word, &file);
    lode_status status =
        lode_register_read(&list, file, NULL, &by, by ? 1 : 0, s->reference, s->report, s->error);
    if (status == LODE_OK && lode_register_rows(list) == 0)
        status = lode_fail(s->error, LODE_DATA, "%s: a list of no members", file);
    if (status == LODE_OK)
        status = year < 0 ? give_all(s, list, file) : give(s, (size_t)year, list);
    for (size_t y = 0; y < s->years; y++)
        if (s->year[y].list == list)
            return status;
    if (list)
        lode_register_free(list);
    return status;
}

lode_status survey_read_members(survey *s) {
    const lode_words asked = s->options->members;
    for (size_t i = 0; i < asked.n; i++) {
        const lode_status status = read_list(s, asked.item[i]);
        if (status != LODE_OK)
            return status;
    }
    for (size_t y = 0; asked.n && y < s->years; y++)
        if (!s->year[y].list)
            lode_notice(s->report, "no list of members is given for %.*s",
                        LODE_ARG(s->year[y].name));
    return LODE_OK;
}
