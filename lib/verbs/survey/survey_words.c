/* What the survey says in plain words, and what it cannot show. */
#include "lode/prose.h"
#include "survey_parts.h"

/* ---- finding results ---- */

static const survey_result *find(const survey *s, const char *term, int year, size_t item,
                                 uint32_t group) {
    for (size_t i = 0; i < s->results; i++) {
        const survey_result *r = &s->result[i];
        if (strcmp(r->term, term) == 0 && r->year == year && r->item == item && r->group == group)
            return r;
    }
    return NULL;
}

static bool is_shown(const survey_result *r) {
    return r && !isnan(r->estimate);
}

/* The item with the highest mean of a year, or the lowest; NULL: none is known. */
static const survey_result *extreme(const survey *s, int year, double sign) {
    const survey_result *best = NULL;
    for (size_t i = 0; i < s->items; i++) {
        const survey_result *r = find(s, "mean", year, i, SURVEY_ALL);
        if (is_shown(r) && (!best || sign * r->estimate > sign * best->estimate))
            best = r;
    }
    return best;
}

/* ---- saying ---- */

static void say_item(lode_prose *p, const survey_result *r) {
    lode_prose_say(p, "'%.*s'", LODE_ARG(r->label.n ? r->label : r->outcome));
}

static void say_interval(lode_prose *p, const survey_result *r, int decimals) {
    if (!isnan(r->low))
        lode_prose_say(p, " (95%% interval %s to %s)", lode_prose_rounded(p, r->low, decimals),
                       lode_prose_rounded(p, r->high, decimals));
}

static void say_year(const survey *s, lode_prose *p, int year) {
    const lode_slice name = s->year[year].name;
    if (name.n)
        lode_prose_say(p, "In %.*s, ", LODE_ARG(name));
}

static void say_rate(const survey *s, lode_prose *p, int year) {
    const survey_result *r = find(s, "response_rate", year, s->items, SURVEY_ALL);
    if (!r) {
        lode_prose_say(p, "The means of %.*s are as published.", LODE_ARG(s->year[year].name));
        return;
    }
    say_year(s, p, year);
    if (isnan(r->estimate)) {
        lode_prose_say(p,
                       "%.0f schools answered (%.0f responses); how many were asked is not "
                       "known.",
                       r->n, r->respondents);
        return;
    }
    lode_prose_say(p, "%.0f of %.0f member schools answered (%s%%; %.0f responses)", r->n,
                   r->population, lode_prose_rounded(p, r->estimate, 0), r->respondents);
    for (uint32_t g = 1; g <= s->groups; g++) {
        const survey_result *of = find(s, "response_rate", year, s->items, g);
        if (!isnan(of->estimate))
            lode_prose_say(p, "%s%.*s %.0f of %.0f", g == 1 ? ": " : ", ", LODE_ARG(s->group[g]),
                           of->n, of->population);
    }
    lode_prose_say(p, ".");
}

static void say_extremes(const survey *s, lode_prose *p, int year) {
    const survey_result *high = extreme(s, year, 1), *low = extreme(s, year, -1);
    if (!high)
        return;
    lode_prose_say(p, " On a scale from %s to %s, the highest mean is that of ",
                   lode_prose_number(p, s->scale.low), lode_prose_number(p, s->scale.high));
    say_item(p, high);
    lode_prose_say(p, ", %s", lode_prose_rounded(p, high->estimate, 1));
    say_interval(p, high, 1);
    if (low != high && low->estimate < high->estimate) {
        lode_prose_say(p, ", the lowest that of ");
        say_item(p, low);
        lode_prose_say(p, ", %s", lode_prose_rounded(p, low->estimate, 1));
        say_interval(p, low, 1);
    }
    lode_prose_say(p, ".");
}

static void say_change(lode_prose *p, const survey_result *r) {
    lode_prose_say(p, " ");
    say_item(p, r);
    lode_prose_say(p, " %s by %s",
                   r->estimate < 0   ? "fell"
                   : r->estimate > 0 ? "rose"
                                     : "changed",
                   lode_prose_rounded(p, fabs(r->estimate), 1));
    if (isnan(r->low))
        lode_prose_say(p, " (no interval).");
    else {
        say_interval(p, r, 1);
        lode_prose_say(p, r->low > 0 || r->high < 0
                              ? "."
                              : ", which includes 0: no change can be told from chance.");
    }
}

static void say_changes(const survey *s, lode_prose *p) {
    bool any = false;
    for (size_t i = 0; i < s->items; i++) {
        const survey_result *r = find(s, "change", s->after, i, SURVEY_ALL);
        if (!is_shown(r))
            continue;
        if (!any)
            lode_prose_say(p, "From %.*s to %.*s:", LODE_ARG(s->year[s->before].name),
                           LODE_ARG(s->year[s->after].name));
        any = true;
        say_change(p, r);
    }
}

static bool is_any_hidden(const survey *s) {
    for (size_t i = 0; i < s->results; i++)
        if (s->result[i].reason && strncmp(s->result[i].reason, "not shown", 9) == 0)
            return true;
    return false;
}

static void say_limits(const survey *s, lode_prose *p) {
    if (is_any_hidden(s))
        lode_prose_say(
            p,
            "Results of fewer than %zu responses or %zu schools are not shown, nor those "
            "from which they could be worked out. ",
            s->options->min_responses, s->options->min_schools);
    if (s->options->published)
        lode_prose_say(p,
                       "Where the number of responses and their spread were not published, nobody "
                       "can say how far a mean or a change is chance. ");
    lode_prose_say(p, "What this cannot show: what the schools that did not answer think, as "
                      "intervals cover chance and not who chose to answer; whether an answer "
                      "speaks for a whole school; and why it was given. A change is of the "
                      "members only if the question, the scale and who was asked stayed the same.");
}

static void end_paragraph(lode_prose *p, lode_output *output) {
    if (lode_prose_text(p).n)
        lode_output_paragraph(output, lode_prose_text(p));
    lode_prose_clear(p);
}

void survey_tell(const survey *s, lode_output *output) {
    lode_prose p = {0};
    for (int y = 0; y < (int)s->years; y++) {
        say_rate(s, &p, y);
        say_extremes(s, &p, y);
        end_paragraph(&p, output);
    }
    if (s->before >= 0)
        say_changes(s, &p);
    end_paragraph(&p, output);
    say_limits(s, &p);
    end_paragraph(&p, output);
    lode_prose_free(&p);
}
