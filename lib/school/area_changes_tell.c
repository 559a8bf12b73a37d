/* What became of an authority, for people. */
#include "area_changes_parts.h"
#include "sentence.h"

/* What an authority became: "928 Northamptonshire became 940 ... and 941 ... on 2021-04-01"; or
 * what it was made of: "839 ... was made of part of 835 Dorset and 836 Poole and ... on
 * 2019-04-01". False if there is no such change. */
static bool tell_others(const lode_area_changes *c, uint32_t id, bool became, sentence *s) {
    const area_change *last = NULL;
    char day[LODE_DATE_TEXT];
    for (size_t i = 0; i < c->n; i++) {
        const area_change *made = &c->change[i];
        const area_side *own = became ? &made->from : &made->to,
                        *other = became ? &made->to : &made->from;
        if (own->id != id || stays(made))
            continue;
        if (!last)
            say(s, "%.*s %.*s %s ", LODE_ARG(own->old_code), LODE_ARG(own->name),
                became ? "became" : "was made of");
        say(s, "%s%s%.*s %.*s", last ? " and " : "",
            !became && c->authority[other->id].split ? "part of " : "", LODE_ARG(other->old_code),
            LODE_ARG(other->name));
        last = made;
    }
    if (!last)
        return false;
    lode_date_text(last->date, day);
    say(s, " on %s", day);
    return true;
}

/* "815 North Yorkshire had the code E10000023 before 2023-04-01". */
static void tell_codes(const lode_area_changes *c, uint32_t id, sentence *s) {
    for (size_t i = 0; i < c->n; i++) {
        const area_change *made = &c->change[i];
        char day[LODE_DATE_TEXT];
        if (made->from.id != id || !stays(made))
            continue;
        lode_date_text(made->date, day);
        say(s, "%s%.*s %.*s had the code %.*s%s before %s", s->n ? "; " : "",
            LODE_ARG(made->from.old_code), LODE_ARG(made->from.name), LODE_ARG(made->from.new_code),
            made->rule == LODE_AREA_BOUNDARY ? " and another boundary" : "", day);
    }
}

uint32_t lode_area_changes_number(const lode_area_changes *c, lode_slice code) {
    uint32_t id = lode_names_find(c->old_codes, code);
    if (id == LODE_UNKNOWN)
        lode_area_changes_find(c, (lode_slice){"", 0}, code, &id);
    return id;
}

bool lode_area_changes_has(const lode_area_changes *c, uint32_t authority) {
    for (size_t i = 0; i < c->n; i++)
        if (c->change[i].from.id == authority || c->change[i].to.id == authority)
            return true;
    return false;
}

void lode_area_changes_tell(const lode_area_changes *c, lode_slice code, char out[LODE_AREA_TEXT]) {
    sentence s = {out, 0, LODE_AREA_TEXT};
    const uint32_t id = lode_area_changes_number(c, code);
    out[0] = '\0';
    if (id != LODE_UNKNOWN && !tell_others(c, id, true, &s) && !tell_others(c, id, false, &s))
        tell_codes(c, id, &s);
}
