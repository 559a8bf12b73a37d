/* Figures of a layout for which a file has no column: next year's file may call it otherwise. */
#include "tidy_parts.h"

#include <stdio.h>
#include <stdlib.h>

/* The columns of a file of which nothing is made, but for figures of other years. */
typedef struct {
    lode_slice *name;
    size_t n;
} spare;

/* PTRWM_EXP_17: it stands beside PTRWM_EXP, and is never that. */
static bool is_of_other_year(lode_slice name) {
    return name.n > 3 && name.p[name.n - 3] == '_' &&
           tidy_is_digits((lode_slice){name.p + name.n - 2, 2});
}

static spare find_spare(const tidy_file *file) {
    spare s = {.name = lode_allocate(file->header->n + 1, sizeof *s.name)};
    for (size_t c = 0; c < file->header->n; c++)
        if (!lode_recognised_uses(file->format, c) && !is_of_other_year(file->header->cell[c].text))
            s.name[s.n++] = file->header->cell[c].text;
    return s;
}

/* The one that is called most like the column that is lacking. It can be no other's as well. */
static lode_slice take_renamed(spare *s, lode_slice column) {
    const int found = lode_suggest(column, s->name, s->n);
    if (found < 0)
        return (lode_slice){NULL, 0};
    const lode_slice name = s->name[found];
    s->n--;
    memmove(s->name + found, s->name + found + 1, (s->n - (size_t)found) * sizeof *s->name);
    return name;
}

/* ---- told one by one ---- */

/* Figures of all pupils that would be written, and halves of a pair beside any. */
static bool matters(const tidy_choice *choice, const lode_lacking *l) {
    const bool wanted = choice->measures == 0 ? l->headline || (choice->all && l->beside.n > 0)
                                              : tidy_wants_measure(choice, l->measure);
    return wanted && (l->beside.n > 0 || lode_is(l->breakdown, "Total"));
}

static void keep_first(tidy_file *file, const lode_lacking *l, lode_slice near) {
    lode_error *error = &file->run->choice.lacking;
    if (error->status != LODE_OK || l->beside.n > 0)
        return;
    lode_fail(error, LODE_USAGE, "no column for %.*s in %s: the layout has %.*s",
              LODE_ARG(l->measure), file->name, LODE_ARG(lode_first_name(l->column)));
    if (near.n > 0)
        lode_fail_hint(error, "did you mean '%.*s'?", LODE_ARG(near));
}

static void tell(tidy_file *file, spare *s, const lode_lacking *l) {
    const lode_slice column = lode_first_name(l->column), near = take_renamed(s, column);
    char like[LODE_ERROR_TEXT / 4] = "";
    if (l->is_count && near.n == 0)
        return; /* files of some years rightly have but one of them */
    if (near.n > 0)
        snprintf(like, sizeof like, "; is it '%.*s' here?", LODE_ARG(near));
    if (l->beside.n > 0)
        lode_notice(file->run->report, "%s: no column '%.*s' beside '%.*s'%s", file->name,
                    LODE_ARG(column), LODE_ARG(l->beside), like);
    else
        lode_notice(file->run->report, "%s: no column for %.*s: the layout has %.*s%s", file->name,
                    LODE_ARG(l->measure), LODE_ARG(column), like);
    keep_first(file, l, near);
}

/* ---- told together ---- */

/* Whether it would be written if the file had it. */
static bool is_asked(const tidy_file *file, const lode_lacking *l) {
    const tidy_choice *choice = &file->run->choice;
    const bool measure =
        choice->measures > 0 ? tidy_wants_measure(choice, l->measure) : l->headline || choice->all;
    return measure && (file->format->filters > 0 ||
                       tidy_wants_breakdown(choice, l->breakdown_topic, l->breakdown));
}

/* A file has other groups of the measure, and of the group other measures: so it rightly has both,
 * and only this column is not there. */
static bool is_gap(const lode_recognised *format, const lode_lacking *l) {
    const bool total = lode_is(l->breakdown, "Total");
    bool has_measure = false, has_group = false;
    for (size_t c = 0; c < format->columns && !(has_measure && has_group); c++) {
        const lode_mapped_column *other = &format->column[c];
        const bool same_topic = lode_same(other->breakdown_topic, l->breakdown_topic);
        has_measure |= (total || same_topic) && lode_same(other->measure, l->measure);
        has_group |= same_topic && lode_same(other->breakdown, l->breakdown);
    }
    return has_measure && has_group;
}

/* A name that only begins as the other does is mostly that of a limit or of another group. */
static bool is_close(lode_slice a, lode_slice b) {
    enum { FEW = 3 };
    return a.n <= b.n + FEW && b.n <= a.n + FEW;
}

enum { MOST_NAMED = 4 };

/* Layouts describe what some years do not have: only what looks renamed or lost is told. */
static void tell_others(const tidy_file *file, spare *s) {
    char text[LODE_ERROR_TEXT / 2] = "";
    size_t n = 0, length = 0;
    for (size_t i = 0; i < file->format->lackings; i++) {
        const lode_lacking *l = &file->format->lacking[i];
        if (l->beside.n > 0 || matters(&file->run->choice, l) || !is_asked(file, l))
            continue;
        const lode_slice column = lode_first_name(l->column);
        lode_slice near = take_renamed(s, column);
        if (!is_close(near, column))
            near.n = 0;
        if ((near.n == 0 && !is_gap(file->format, l)) || n++ >= MOST_NAMED || length >= sizeof text)
            continue;
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%.*s", n > 1 ? ", " : "",
                                   LODE_ARG(column));
        if (near.n > 0 && length < sizeof text)
            length += (size_t)snprintf(text + length, sizeof text - length, " (is it '%.*s' here?)",
                                       LODE_ARG(near));
    }
    if (n > 0)
        lode_notice(file->run->report, "%s: no column for %zu figure%s of the layout: %s%s",
                    file->name, n, n == 1 ? "" : "s", text, n > MOST_NAMED ? ", ..." : "");
}

/* A file of which every column is known has none that was renamed: it is only narrow. */
void tidy_tell_lacking(tidy_file *file) {
    if (file->run->choice.measures == 0 && file->format->known == file->header->n)
        return;
    spare s = find_spare(file);
    for (size_t i = 0; i < file->format->lackings; i++)
        if (matters(&file->run->choice, &file->format->lacking[i]))
            tell(file, &s, &file->format->lacking[i]);
    tell_others(file, &s);
    free(s.name);
}

bool tidy_is_lacking(const tidy_file *file, const tidy_wanted *wanted) {
    for (size_t i = 0; i < file->format->lackings; i++)
        if (file->format->lacking[i].beside.n == 0 &&
            lode_is(file->format->lacking[i].breakdown, "Total") &&
            tidy_means(wanted, file->format->lacking[i].measure))
            return true;
    return false;
}
