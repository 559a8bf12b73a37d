/* What an authority of then is now. */
#include "area_changes_parts.h"

#include "lode/period.h"

static const char *const rules[] = {"", "renamed", "boundary", "merged"};
static const char *const ends[] = {"", "split", "incomplete", "unknown", "conflict"};

const char *lode_area_rule_name(lode_area_rule rule) {
    return rules[rule];
}

const char *lode_area_end_name(lode_area_end end) {
    return ends[end];
}

lode_area_end lode_area_changes_find(const lode_area_changes *c, lode_slice old_code,
                                     lode_slice new_code, uint32_t *id) {
    const uint32_t by_old = old_code.n ? lode_names_find(c->old_codes, old_code) : LODE_UNKNOWN;
    const uint32_t code = new_code.n ? lode_names_find(c->new_codes, new_code) : LODE_UNKNOWN;
    const uint32_t by_new = code == LODE_UNKNOWN ? LODE_UNKNOWN : c->whose[code];
    *id = by_old != LODE_UNKNOWN ? by_old : by_new;
    if (*id == LODE_UNKNOWN)
        return LODE_AREA_UNKNOWN;
    return by_old != LODE_UNKNOWN && by_new != LODE_UNKNOWN && by_old != by_new ? LODE_AREA_CONFLICT
                                                                                : LODE_AREA_GOES_ON;
}

/* What changed of an authority that stayed the same: told by the code the figures have, else by
 * their period. */
static lode_area_rule change_of_code(const lode_area_changes *c, uint32_t id, lode_slice new_code,
                                     int year) {
    lode_area_rule rule = LODE_AREA_SAME;
    for (size_t i = 0; i < c->n; i++) {
        const area_change *made = &c->change[i];
        const bool before =
            new_code.n ? lode_same(new_code, made->from.new_code) : year != 0 && year < made->year;
        if (made->from.id == id && stays(made) && before && made->rule > rule)
            rule = made->rule;
    }
    return rule;
}

/* What became of an authority when it became another. */
static lode_area_rule rule_of_step(const lode_area_changes *c, uint32_t from) {
    for (size_t i = 0; i < c->n; i++)
        if (c->change[i].from.id == from && !stays(&c->change[i]))
            return c->change[i].rule;
    return LODE_AREA_SAME;
}

/* The authority of today, or the last before a split. */
static uint32_t follow(const lode_area_changes *c, uint32_t id, bool lies_in, lode_area_now *now) {
    while (c->authority[id].successor != LODE_UNKNOWN && !c->authority[id].split) {
        const lode_area_rule step = rule_of_step(c, id);
        now->rule = step > now->rule ? step : now->rule;
        id = c->authority[id].successor;
        if (c->authority[id].incomplete && !lies_in)
            now->end = LODE_AREA_INCOMPLETE;
    }
    if (c->authority[id].split)
        now->end = LODE_AREA_SPLIT;
    return id;
}

lode_area_now lode_area_now_of(const lode_area_changes *c, lode_slice old_code, lode_slice new_code,
                               lode_slice period, bool lies_in) {
    uint32_t id;
    lode_area_now now = {.old_la_code = old_code, .new_la_code = new_code};
    now.end = lode_area_changes_find(c, old_code, new_code, &id);
    now.then = id;
    if (now.end != LODE_AREA_GOES_ON)
        return now;
    now.rule = change_of_code(c, id, new_code, lode_period_year(period));
    id = follow(c, id, lies_in, &now);
    if (now.end != LODE_AREA_GOES_ON) {
        now.rule = LODE_AREA_SAME;
        return now;
    }
    now.old_la_code = lode_names_get(c->old_codes, id);
    now.new_la_code = c->authority[id].new_la_code;
    now.la_name = c->authority[id].la_name;
    return now;
}

size_t lode_area_changes_count(const lode_area_changes *c) {
    return c->authorities;
}

lode_slice lode_area_changes_code(const lode_area_changes *c, uint32_t authority) {
    return lode_names_get(c->old_codes, authority);
}
