/* Figures of a layout for which a file has no column: next year's file may call it otherwise. */
#include "tidy_parts.h"

#include <stdio.h>
#include <stdlib.h>

/* The column of which nothing is made that is called most like the one that is lacking. */
static lode_slice renamed(const tidy_file *file, lode_slice column) {
    lode_slice *names = lode_allocate(file->header->n + 1, sizeof *names), meant = {NULL, 0};
    size_t n = 0;
    for (size_t c = 0; c < file->header->n; c++)
        if (!lode_recognised_uses(file->format, c))
            names[n++] = file->header->cell[c].text;
    const int found = lode_suggest(column, names, n);
    if (found >= 0)
        meant = names[found];
    free(names);
    return meant;
}

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

static void tell(tidy_file *file, const lode_lacking *l) {
    const lode_slice column = lode_first_name(l->column), near = renamed(file, column);
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

/* A file of which every column is known has none that was renamed: it is only narrow. */
void tidy_tell_lacking(tidy_file *file) {
    if (file->run->choice.measures == 0 && file->format->known == file->header->n)
        return;
    for (size_t i = 0; i < file->format->lackings; i++)
        if (matters(&file->run->choice, &file->format->lacking[i]))
            tell(file, &file->format->lacking[i]);
}

bool tidy_is_lacking(const tidy_file *file, const tidy_wanted *wanted) {
    for (size_t i = 0; i < file->format->lackings; i++)
        if (file->format->lacking[i].beside.n == 0 &&
            lode_is(file->format->lacking[i].breakdown, "Total") &&
            tidy_means(wanted, file->format->lacking[i].measure))
            return true;
    return false;
}
