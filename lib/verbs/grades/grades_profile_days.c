/* The days of a profile: which, what can be looked at on each, and what cannot. */
#include "grades_profile.h"

lode_status profile_read_days(profile *p) {
    const lode_words asked = p->g->options->as_of;
    lode_status status = LODE_OK;
    p->day = lode_allocate(asked.n + 1, sizeof *p->day);
    for (; p->n_days < asked.n && status == LODE_OK; p->n_days++)
        status = grades_day(p->g, "--as-of", asked.item[p->n_days], &p->day[p->n_days]);
    for (size_t i = 1; i < p->n_days && status == LODE_OK; i++)
        for (size_t k = 0; k < i && status == LODE_OK; k++)
            if (lode_same(grades_year_of(p->g, p->day[i]), grades_year_of(p->g, p->day[k])))
                status = lode_fail(p->g->error, LODE_USAGE,
                                   "--as-of has two days of one school year: %s and %s",
                                   asked.item[k], asked.item[i]);
    if (asked.n == 0 && p->g->latest != INT32_MIN)
        p->day[p->n_days++] = p->g->latest;
    if (status == LODE_OK && p->n_days == 0 && p->g->n_aspects > 0) {
        lode_fail(p->g->error, LODE_REFUSED,
                  "no judgement is dated when its framework was in force");
        return lode_fail_hint(p->g->error, "look at event_date; --as-of says of which day to tell");
    }
    return status;
}

bool profile_can_look(const profile *p, const grades_aspect *a, size_t which, int32_t *on) {
    const lode_graded_aspect *is = a->is;
    *on = grades_cap(a, p->day[which]);
    if (!a->is_shown || (is->has_first && p->day[which] < is->first_day))
        return false;
    for (size_t k = 0; k < p->n_days && *on != p->day[which]; k++) {
        const bool is_same_year =
            lode_same(grades_year_of(p->g, p->day[k]), grades_year_of(p->g, *on));
        if (k != which && (is_same_year || (k < which && grades_cap(a, p->day[k]) == *on)))
            return false;
    }
    return true;
}

/* ---- what is told ---- */

typedef enum { AFTER, BEFORE } side;

/* The days asked for that lie on that side of a day, as text; empty if none does. */
static lode_slice days_beyond(const profile *p, side which, int32_t day) {
    size_t n = 0, said = 0;
    lode_slice list = {"", 0};
    for (size_t d = 0; d < p->n_days; d++)
        n += which == AFTER ? p->day[d] > day : p->day[d] < day;
    for (size_t d = 0; d < p->n_days; d++) {
        if (!(which == AFTER ? p->day[d] > day : p->day[d] < day))
            continue;
        const char *link = said == 0 ? "" : said + 1 < n ? ", " : " and ";
        list = grades_format(p->g, "%.*s%s%s", LODE_ARG(list), link,
                             grades_day_text(p->g, p->day[d]).p);
        said++;
    }
    return list;
}

/* Whether one of the days after its end shows the framework as of its last day. */
static bool is_shown_late(const profile *p, const grades_aspect *a) {
    int32_t on;
    for (size_t d = 0; d < p->n_days; d++)
        if (p->day[d] > a->is->last_day && profile_can_look(p, a, d, &on))
            return true;
    return false;
}

static void tell_framework(const profile *p, const grades_aspect *a) {
    const lode_graded_aspect *is = a->is;
    const lode_slice none = {"", 0},
                     before = is->has_first ? days_beyond(p, BEFORE, is->first_day) : none,
                     after = is->has_last ? days_beyond(p, AFTER, is->last_day) : none;
    if (before.n > 0)
        lode_notice(p->g->report, "'%.*s' began on %s: there is nothing of it as of %.*s",
                    LODE_ARG(is->framework), grades_day_text(p->g, is->first_day).p,
                    LODE_ARG(before));
    if (after.n > 0 && is_shown_late(p, a))
        lode_notice(p->g->report, "'%.*s' ended on %s: its figures are as of that day, not of %.*s",
                    LODE_ARG(is->framework), grades_day_text(p->g, is->last_day).p,
                    LODE_ARG(after));
    else if (after.n > 0)
        lode_notice(p->g->report, "'%.*s' ended on %s: there is nothing more of it as of %.*s",
                    LODE_ARG(is->framework), grades_day_text(p->g, is->last_day).p,
                    LODE_ARG(after));
}

/* Days after all judgements may be a slip, and what came between is not in the input. */
static void tell_latest(const profile *p) {
    const grades *g = p->g;
    if (g->latest == INT32_MIN)
        return;
    const lode_slice after = days_beyond(p, AFTER, g->latest);
    if (after.n > 0)
        lode_notice(g->report,
                    "the latest judgement is of %s, before %.*s: the input has none from between",
                    grades_day_text(g, g->latest).p, LODE_ARG(after));
}

void profile_tell_days(const profile *p) {
    const grades *g = p->g;
    lode_slice told = {"", 0};
    tell_latest(p);
    for (size_t i = 0; i < g->n_aspects; i++) {
        const lode_slice framework = g->aspect[i].is->framework;
        if (g->aspect[i].is_shown && !lode_same(framework, told)) {
            told = framework;
            tell_framework(p, &g->aspect[i]);
        }
    }
}
