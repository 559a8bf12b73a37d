/* The other columns: whose response it is, when, and of which group. */
#include "lode/columns.h"
#include "survey_parts.h"

/* The column that was asked for, or else the one that is usual, if it is there. */
static lode_status find(survey *s, const char *asked, const char *usual, int *column) {
    const char *file = lode_table_file(s->table, 0);
    return asked ? lode_table_need(s->table, file, lode_text(asked), s->reference, column, s->error)
                 : lode_table_look_for(s->table, file, lode_text(usual), s->reference, column,
                                       s->error);
}

static lode_status find_school(survey *s) {
    lode_status status = find(s, NULL, "school_urn", &s->school);
    if (status != LODE_OK || s->options->anonymous || s->school >= 0) {
        if (s->options->anonymous)
            s->school = -1;
        return status;
    }
    status = find(s, "school_urn", NULL, &s->school);
    return lode_fail_hint(s->error, "--anonymous if no column says which school a response is "
                                    "from: each is then taken for a school of its own");
}

/* Groups are a column of the lists of members where those have it, which is seen later. */
static lode_status find_by(survey *s) {
    s->by = -1;
    if (!s->options->by)
        return LODE_OK;
    s->by_name = lode_text(s->options->by);
    return find(s, NULL, s->options->by, &s->by);
}

static lode_status check_roles(survey *s) {
    const int role[] = {s->school, s->when, s->by, s->respondent};
    for (size_t i = 0; i < s->items; i++)
        for (size_t r = 0; r < sizeof role / sizeof *role; r++)
            if (role[r] == s->item[i].column)
                return lode_fail(s->error, LODE_USAGE, "'%.*s' cannot be an item, too",
                                 LODE_ARG(s->item[i].name));
    return LODE_OK;
}

static lode_status check_options(survey *s) {
    const lode_survey_options *o = s->options;
    if (o->anonymous && o->members.n)
        return lode_fail(s->error, LODE_USAGE,
                         "--anonymous: responses cannot be looked up in a "
                         "list of members; --population N counts them");
    if (o->members.n && o->population != SIZE_MAX)
        return lode_fail(s->error, LODE_USAGE, "--members and --population say the same");
    return LODE_OK;
}

lode_status survey_find_columns(survey *s) {
    lode_status status = check_options(s);
    if (status == LODE_OK)
        status = find_school(s);
    if (status == LODE_OK)
        status = find(s, s->options->year, "time_period", &s->when);
    if (status == LODE_OK)
        status = find(s, s->options->respondent, "respondent", &s->respondent);
    if (status == LODE_OK)
        status = find_by(s);
    return status == LODE_OK ? check_roles(s) : status;
}
