/* What the user hears of the links: how many, how many are not followed and why, what could not be
 * tested. */
#include "sentence.h"
#include "succession_parts.h"

static const char *const sayings[LODE_ENDS] = {
    [LODE_ENDS_LATER] = "dated after the day asked for",
    [LODE_ENDS_PROPOSED] = "to a school that has not opened",
    [LODE_ENDS_BOTH_OPEN] = "between open schools",
    [LODE_ENDS_UNDIRECTED] = "that do not say which school came first",
    [LODE_ENDS_CIRCULAR] = "both ways",
    [LODE_ENDS_MARKED] = "marked as amalgamation or merger or split",
    [LODE_ENDS_OVERLAP] = "from a school that closed more than a year after the other opened",
    [LODE_ENDS_AMALGAMATED] = "of schools that opened or closed by an amalgamation",
    [LODE_ENDS_SPLIT] = "from a school with several successors",
    [LODE_ENDS_SEVERAL] = "to a school with several predecessors",
    [LODE_ENDS_STAGE] = "from an infant or junior to a primary school",
    [LODE_ENDS_NEIGHBOUR] = "between URNs that differ by one",
};

static void tell_links(const lode_succession *s, lode_report *report) {
    size_t undated = 0, reversed = 0;
    char text[LODE_ERROR_TEXT] = "";
    sentence line = {text, 0, sizeof text};
    for (size_t i = 0; i < s->links; i++) {
        undated += !s->link[i].dated;
        reversed += s->link[i].reversed;
    }
    say(&line, "%s: %zu link%s between two schools", s->file, s->links, s->links == 1 ? "" : "s");
    if (undated > 0)
        say(&line, ", %zu of them without a date", undated);
    if (reversed > 0)
        say(&line, ", %zu turned round", reversed);
    if (s->asides > 0)
        say(&line, "; %zu row%s no succession", s->asides, s->asides == 1 ? " is" : "s are");
    if (s->exceptions > 0)
        say(&line, "; exceptions: %zu", s->exceptions);
    lode_notice(report, "%s", text);
}

static void tell_not_followed(const lode_succession *s, lode_report *report) {
    size_t count[LODE_ENDS] = {0}, all = 0;
    char text[LODE_ERROR_TEXT] = "";
    sentence line = {text, 0, sizeof text};
    for (size_t i = 0; i < s->links; i++)
        count[s->link[i].end]++;
    for (int end = LODE_ENDS_HERE + 1; end < LODE_ENDS; end++)
        all += count[end];
    if (all == 0)
        return;
    say(&line, "%s: %zu link%s not followed:", s->file, all, all == 1 ? " is" : "s are");
    for (int end = LODE_ENDS_HERE + 1, n = 0; end < LODE_ENDS; end++)
        if (count[end] > 0)
            say(&line, "%s %zu %s", n++ ? "," : "", count[end], sayings[end]);
    lode_notice(report, "%s", text);
}

static void tell_untested(const lode_succession *s, lode_report *report) {
    size_t untested = 0;
    char text[LODE_ERROR_TEXT] = "";
    sentence line = {text, 0, sizeof text};
    for (size_t i = 0; i < s->links; i++)
        untested += !s->link[i].tested;
    if (untested > 0)
        lode_notice(report,
                    "%s does not have both schools of %zu link%s, which no test of dates and "
                    "states was made of",
                    s->register_file, untested, untested == 1 ? "" : "s");
    for (size_t i = 0; i < s->lacks; i++)
        say(&line, "%s%s", i ? ", " : "", s->lacking[i]);
    if (s->lacks > 0)
        lode_notice(report, "%s has no column %s: what the rule asks of %s is not tested",
                    s->register_file, text, s->lacks == 1 ? "it" : "them");
}

static void tell_no_register(const lode_succession *s, lode_report *report) {
    lode_notice(report,
                "no --register: which schools are open, closed or proposed is not known, so links "
                "are followed as they stand%s",
                s->rule == LODE_RULE_OFSTED
                    ? "; of the Ofsted rule only marks, numbers of links and names are tested"
                    : "");
}

void lode_succession_tell(const lode_succession *s, lode_report *report) {
    tell_links(s, report);
    tell_not_followed(s, report);
    if (s->has_register)
        tell_untested(s, report);
    else
        tell_no_register(s, report);
    if (!s->has_types)
        lode_notice(report, "%s has no link_type: which school came first is asked of the register",
                    s->file);
}
