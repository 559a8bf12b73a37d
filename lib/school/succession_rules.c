/* Which links are followed: the rules of succession.h, one test after the other. */
#include "succession_parts.h"

#include <stdlib.h>

enum { DAYS_OUT_OF_ORDER = 30, DAYS_OF_OVERLAP = 365 };

/* ---- which of two schools came first ---- */

/* Whether the register says that a came before b: it is closed and b open, or closed more than 30
 * days earlier. */
static bool came_first(const linked_school *a, const linked_school *b) {
    if (a->state == STATE_CLOSED && b->state == STATE_OPEN)
        return true;
    return a->has_closed && b->has_closed && a->state != STATE_OPEN && b->state != STATE_OPEN &&
           b->closed - a->closed > DAYS_OUT_OF_ORDER;
}

/* SAYS_A, SAYS_B or 0: what the register says. */
static unsigned order_in_register(const linked_school *a, const linked_school *b) {
    return came_first(a, b) ? SAYS_A : came_first(b, a) ? SAYS_B : 0;
}

static void lead(school_link *link, bool a_first) {
    link->from = a_first ? link->a : link->b;
    link->to = a_first ? link->b : link->a;
}

/* What the rows and the register together say of who came first. */
static void settle_order(const lode_succession *s, school_link *link) {
    const linked_school *a = &s->school[link->a], *b = &s->school[link->b];
    const unsigned directed = link->says & (SAYS_A | SAYS_B);
    const unsigned order = order_in_register(a, b), settled = order ? order : directed;
    link->tested = a->listed && b->listed;
    link->reversed = order && directed && !(directed & order);
    if (a->state == STATE_OPEN && b->state == STATE_OPEN)
        link->end = LODE_ENDS_BOTH_OPEN;
    else if (link->a == link->b || settled == (SAYS_A | SAYS_B))
        link->end = LODE_ENDS_CIRCULAR;
    else if (settled)
        lead(link, settled == SAYS_A);
    else
        link->end = LODE_ENDS_UNDIRECTED;
    if (a->state == STATE_PROPOSED || b->state == STATE_PROPOSED)
        link->end = LODE_ENDS_PROPOSED;
}

static bool is_later(const lode_succession *s, const school_link *link) {
    return s->has_day && link->dated && link->day > s->day;
}

/* ---- tests of one link ---- */

static lode_succession_end test_amalgamation(const school_link *link, const linked_school *from,
                                             const linked_school *to) {
    if (link->marked)
        return LODE_ENDS_MARKED;
    if (from->has_closed && to->has_opened && from->closed - to->opened > DAYS_OF_OVERLAP)
        return LODE_ENDS_OVERLAP;
    if (from->closed_by_amalgamation || to->opened_by_amalgamation)
        return LODE_ENDS_AMALGAMATED;
    return LODE_ENDS_HERE;
}

static int64_t number_of(lode_slice urn) {
    lode_number number;
    return lode_number_read(urn, &number) && number.exact ? number.units : INT64_MIN;
}

/* Whether the URNs differ by one and both schools existed at once. Registers leave the opening date
 * of a school empty that they have always had. */
static bool are_neighbours(const lode_succession *s, const school_link *link) {
    const linked_school *from = &s->school[link->from], *to = &s->school[link->to];
    const int64_t a = number_of(lode_names_get(s->urns, link->from)),
                  b = number_of(lode_names_get(s->urns, link->to));
    if (!to->listed || (a + 1 != b && b + 1 != a))
        return false;
    return !to->has_opened || (from->has_closed && to->opened < from->closed);
}

static lode_succession_end test_stage(const lode_succession *s, const school_link *link) {
    if (lode_succession_changes_stage(&s->school[link->from], &s->school[link->to]))
        return LODE_ENDS_STAGE;
    return are_neighbours(s, link) ? LODE_ENDS_NEIGHBOUR : LODE_ENDS_HERE;
}

/* ---- tests of all links together ---- */

static bool is_followed(const school_link *link) {
    return link->end == LODE_ENDS_HERE;
}

/* Those whose predecessor has several successors, or whose successor has several predecessors. */
static void drop_shared(lode_succession *s, bool by_predecessor, lode_succession_end end) {
    uint32_t *count = lode_allocate(s->schools, sizeof *count);
    for (size_t i = 0; i < s->links; i++)
        if (is_followed(&s->link[i]))
            count[by_predecessor ? s->link[i].from : s->link[i].to]++;
    for (size_t i = 0; i < s->links; i++) {
        school_link *link = &s->link[i];
        if (is_followed(link) && count[by_predecessor ? link->from : link->to] > 1)
            link->end = end;
    }
    free(count);
}

void lode_succession_apply_rule(lode_succession *s) {
    const bool ofsted = s->rule == LODE_RULE_OFSTED;
    for (size_t i = 0; i < s->links; i++) {
        school_link *link = &s->link[i];
        settle_order(s, link);
        if (is_later(s, link))
            link->end = LODE_ENDS_LATER;
        if (ofsted && is_followed(link))
            link->end = test_amalgamation(link, &s->school[link->from], &s->school[link->to]);
    }
    drop_shared(s, true, LODE_ENDS_SPLIT);
    if (!ofsted)
        return;
    drop_shared(s, false, LODE_ENDS_SEVERAL);
    for (size_t i = 0; i < s->links; i++)
        if (is_followed(&s->link[i]))
            s->link[i].end = test_stage(s, &s->link[i]);
}
