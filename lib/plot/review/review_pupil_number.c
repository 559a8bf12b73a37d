/* Pupil numbers in words: in a cell, in a sentence, with blanks or hyphens within. */
#include "review_parts.h"

#include "lode/identifiers.h"

enum { CHARACTERS = 13 };

static bool is_sign(char c) {
    return (c >= '0' && c <= '9') || (lode_small(c) >= 'a' && lode_small(c) <= 'z');
}

/* How many bytes part two groups of a number here: a blank, a hyphen, a no-break space. */
static size_t gap_at(lode_slice text, size_t at) {
    if (strchr(" \t-", text.p[at]) && text.p[at])
        return 1;
    return at + 1 < text.n && memcmp(text.p + at, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

/* In one piece its form is enough. In groups the check letter must be right too: "B 2019 2020 2021"
 * are years. */
static bool begins_at(lode_slice text, size_t at) {
    char number[CHARACTERS], letter;
    size_t n = 0, gap = 0;
    bool groups = false;
    while (at < text.n && n < CHARACTERS && (is_sign(text.p[at]) || (gap = gap_at(text, at)) > 0)) {
        if (is_sign(text.p[at])) {
            number[n++] = (char)(text.p[at] - (text.p[at] >= 'a' ? 'a' - 'A' : 0));
            at++;
        } else {
            groups = true;
            at += gap;
        }
    }
    if (n < CHARACTERS || (at < text.n && is_sign(text.p[at])))
        return false;
    const lode_upn_kind kind = lode_upn_kind_of((lode_slice){number, n}, &letter);
    return kind == LODE_UPN_PERMANENT || kind == LODE_UPN_TEMPORARY ||
           (kind == LODE_UPN_WRONG_LETTER && !groups);
}

bool review_has_pupil_number(lode_slice text, size_t *line) {
    *line = 1;
    for (size_t at = 0; at < text.n; at++) {
        *line += text.p[at] == '\n';
        if (is_sign(text.p[at]) && (at == 0 || !is_sign(text.p[at - 1])) && begins_at(text, at))
            return true;
    }
    return false;
}
