/* Groups: by a column of the lists of members, else of the responses; how many members each has. */
#include "lode/category.h"
#include "lode/columns.h"
#include "survey_parts.h"

/* Whether the column is in the lists. */
static bool by_list(const survey *s) {
    bool in = false;
    for (size_t y = 0; y < s->years && s->by_name.n; y++)
        in |= s->year[y].list && lode_register_has(s->year[y].list, 0);
    return in;
}

static lode_status check_lists(survey *s) {
    for (size_t y = 0; y < s->years; y++)
        if (!s->year[y].list || !lode_register_has(s->year[y].list, 0)) {
            lode_fail(s->error, LODE_DATA, "the list of members of '%.*s' has no column '%.*s'",
                      LODE_ARG(s->year[y].name), LODE_ARG(s->by_name));
            return lode_fail_hint(s->error, "groups are of every year's list, or of the responses "
                                            "and of no list");
        }
    return LODE_OK;
}

static lode_slice none(const survey *s) {
    return lode_text(lode_arena_print(s->arena, "no %.*s", LODE_ARG(s->by_name)));
}

static void add(const survey *s, lode_names *names, lode_slice text) {
    lode_names_add(names, text.n ? text : none(s));
}

static void name_groups(const survey *s, lode_names *names) {
    if (by_list(s)) {
        for (size_t y = 0; y < s->years; y++)
            for (size_t row = 0; row < lode_register_rows(s->year[y].list); row++)
                add(s, names, lode_register_text(s->year[y].list, row, 0));
        return;
    }
    for (size_t row = 0; row < lode_table_rows(s->table); row++)
        add(s, names, survey_word(s, row, s->by));
}

static lode_status set_groups(survey *s, const lode_names *names) {
    s->groups = lode_names_count(names);
    if (s->groups > SURVEY_GROUPS) {
        lode_fail(s->error, LODE_REFUSED, "'%.*s' has %zu groups: more than %d",
                  LODE_ARG(s->by_name), s->groups, SURVEY_GROUPS);
        return lode_fail_hint(s->error, "a column of names is no group");
    }
    s->group = lode_reallocate(s->group, s->groups + 1, sizeof *s->group);
    for (uint32_t g = 0; g < s->groups; g++) {
        const lode_slice name = lode_names_get(names, g);
        s->group[g + 1] = (lode_slice){lode_arena_copy(s->arena, name.p, name.n), name.n};
    }
    qsort(s->group + 1, s->groups, sizeof *s->group, lode_category_order);
    return LODE_OK;
}

static uint32_t group_called(const survey *s, lode_slice name) {
    const lode_slice wanted = name.n ? name : none(s);
    for (uint32_t g = 1; g <= s->groups; g++)
        if (lode_same(s->group[g], wanted))
            return g;
    return SURVEY_ALL;
}

lode_status survey_find_groups(survey *s) {
    lode_status status = LODE_OK;
    lode_names *names = lode_names_new();
    s->group = lode_allocate(1, sizeof *s->group);
    s->group[0] = (lode_slice){"", 0};
    if (s->by_name.n && by_list(s)) {
        s->by = -1;
        status = check_lists(s);
    } else if (s->by_name.n && s->by < 0)
        status = lode_table_need(s->table, lode_table_file(s->table, 0), s->by_name, s->reference,
                                 &s->by, s->error);
    if (status == LODE_OK && s->by_name.n) {
        name_groups(s, names);
        status = set_groups(s, names);
    }
    lode_names_free(names);
    if (status == LODE_OK)
        survey_count_members(s);
    return status;
}

uint32_t survey_group_of(const survey *s, size_t row, uint32_t year) {
    if (s->groups == 0)
        return SURVEY_ALL;
    if (s->by >= 0)
        return group_called(s, survey_word(s, row, s->by));
    const lode_register *list = s->year[year].list;
    const uint32_t at = lode_register_find(list, survey_cell(s, row, s->school));
    return group_called(s, lode_register_text(list, at, 0));
}

/* Of the groups of the responses nobody knows how many members they have. */
void survey_count_members(survey *s) {
    const size_t all = s->options->population;
    for (size_t y = 0; y < s->years; y++) {
        survey_year *year = &s->year[y];
        const size_t listed = year->list ? lode_register_rows(year->list) : 0;
        year->members = lode_allocate(s->groups + 1, sizeof *year->members);
        for (size_t g = 0; g <= s->groups; g++)
            year->members[g] = s->by < 0 && year->list ? 0 : INFINITY;
        for (size_t row = 0; s->groups && s->by < 0 && row < listed; row++)
            year->members[group_called(s, lode_register_text(year->list, row, 0))]++;
        year->members[SURVEY_ALL] = year->list        ? (double)listed
                                    : all != SIZE_MAX ? (double)all
                                                      : INFINITY;
    }
}
