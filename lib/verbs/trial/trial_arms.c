/* Which two arms there are, and which is compared with. */
#include "trial_parts.h"

enum { MOST_LISTED = 5 };

/* A code is no arm either, but may be the letter of one: only an empty cell says nothing here. */
static lode_names *arms_of(const trial *t) {
    lode_names *arms = lode_names_new();
    for (size_t row = 0; row < lode_table_rows(t->table); row++) {
        const lode_slice text = trial_cell(t, row, t->arm);
        if (text.n)
            lode_names_add(arms, text);
    }
    return arms;
}

static const char *listed(const trial *t, const lode_names *arms) {
    const char *list = "";
    for (uint32_t i = 0; i < lode_names_count(arms) && i < MOST_LISTED; i++)
        list = lode_arena_print(t->arena, "%s%s'%.*s'", list, i ? ", " : "",
                                LODE_ARG(lode_names_get(arms, i)));
    return lode_names_count(arms) > MOST_LISTED ? lode_arena_print(t->arena, "%s, ...", list)
                                                : list;
}

static lode_status not_two(trial *t, const lode_names *arms) {
    const size_t n = lode_names_count(arms);
    if (n == 0)
        return lode_fail(t->error, LODE_REFUSED, "nobody has an arm in '%.*s'",
                         LODE_ARG(t->arm_name));
    if (n == 1) {
        lode_fail(t->error, LODE_REFUSED,
                  "everybody is in the arm %s of '%.*s': there is nobody to compare with",
                  listed(t, arms), LODE_ARG(t->arm_name));
        return lode_fail_hint(t->error, "those assigned to the comparison group are rows too");
    }
    lode_fail(t->error, LODE_REFUSED, "'%.*s' has %zu arms, not two: %s", LODE_ARG(t->arm_name), n,
              listed(t, arms));
    return lode_fail_hint(t->error, "keep the rows of two of them; who was not assigned has an "
                                    "empty cell");
}

/* The number of the arm that is compared with. */
static lode_status find_comparison(trial *t, const lode_names *arms, uint32_t *which) {
    const char *asked = t->options->comparison;
    *which = lode_names_find(arms, asked ? lode_trim(lode_text(asked)) : lode_text("0"));
    if (asked && *which == LODE_UNKNOWN) {
        lode_fail(t->error, LODE_USAGE, "no arm '%s' in '%.*s'", asked, LODE_ARG(t->arm_name));
        return lode_fail_hint(t->error, "there are %s", listed(t, arms));
    }
    if (asked || (*which != LODE_UNKNOWN && lode_names_find(arms, lode_text("1")) != LODE_UNKNOWN))
        return LODE_OK;
    lode_fail(t->error, LODE_USAGE, "which arm is compared with: %s?", listed(t, arms));
    return lode_fail_hint(t->error, "--comparison names it; of 0 and 1 it is 0");
}

lode_status trial_find_arms(trial *t) {
    uint32_t comparison;
    lode_names *arms = arms_of(t);
    lode_status status = lode_names_count(arms) == 2 ? LODE_OK : not_two(t, arms);
    if (status == LODE_OK)
        status = find_comparison(t, arms, &comparison);
    if (status == LODE_OK)
        for (uint32_t i = 0; i < TRIAL_ARMS; i++) {
            const lode_slice name = lode_names_get(arms, i);
            t->label[i == comparison ? TRIAL_COMPARISON : TRIAL_PROGRAMME] =
                (lode_slice){lode_arena_copy(t->arena, name.p, name.n), name.n};
        }
    lode_names_free(arms);
    return status;
}

int trial_arm_of(const trial *t, size_t row) {
    const lode_slice text = trial_cell(t, row, t->arm);
    for (int a = 0; a < TRIAL_ARMS; a++)
        if (lode_same(text, t->label[a]))
            return a;
    return TRIAL_ARMS;
}
