/* Cells that may hold only certain words, or must hold some. */
#include "tidy_parts.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_WORDS = 64 };

/* "A, B or C" of A|B|C. */
static void list_words(lode_slice values, char *text, size_t size) {
    lode_slice word;
    size_t length = 0;
    text[0] = '\0';
    while (length < size && lode_split(&values, '|', &word))
        length += (size_t)snprintf(text + length, size - length, "%s%.*s",
                                   length == 0 ? ""
                                   : values.n  ? ", "
                                               : " or ",
                                   LODE_ARG(word));
}

/* Those of A|B, or those before the = of A=B|C=D. */
static size_t add_words(lode_slice words, lode_slice word[MOST_WORDS], size_t n) {
    for (; n < MOST_WORDS && lode_split(&words, '|', &word[n]); n++) {
        const char *equals = word[n].n > 0 ? memchr(word[n].p, '=', word[n].n) : NULL;
        if (equals)
            word[n].n = (size_t)(equals - word[n].p);
    }
    return n;
}

static bool has_digit(lode_slice text) {
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] >= '0' && text.p[i] <= '9')
            return true;
    return false;
}

/* The word that was meant, one that is allowed or one that stands for it; or an empty slice. Year 6
 * is no misspelt Year 3. */
static lode_slice meant(lode_slice text, lode_slice values, lode_slice recode) {
    lode_slice word[MOST_WORDS];
    const size_t n = has_digit(text) ? 0 : add_words(recode, word, add_words(values, word, 0));
    const int found = lode_suggest(text, word, n);
    return found < 0 ? (lode_slice){NULL, 0} : word[found];
}

bool tidy_check_word(tidy_hand *hand, int position, lode_slice values, lode_slice recode,
                     lode_slice text) {
    if (values.n == 0 || lode_is_any(text, values))
        return true;
    lode_error error;
    char words[LODE_ERROR_TEXT / 2];
    const lode_slice shown = tidy_shown(text), near = meant(text, values, recode);
    list_words(values, words, sizeof words);
    lode_fail(&error, LODE_DATA, "'%.*s%s' is not %s in column '%.*s'", LODE_ARG(shown),
              shown.n < text.n ? "..." : "", words,
              LODE_ARG(hand->file->header->cell[position].text));
    if (near.n > 0)
        lode_fail_hint(&error, "did you mean '%.*s'?", LODE_ARG(near));
    tidy_problem(hand, (size_t)position + 1, "cells that do not hold what they should", &error);
    return false;
}

bool tidy_check_given(tidy_hand *hand, int position, lode_slice text) {
    if (text.n > 0)
        return true;
    lode_error error;
    lode_fail(&error, LODE_DATA, "nothing in column '%.*s'",
              LODE_ARG(hand->file->header->cell[position].text));
    tidy_problem(hand, (size_t)position + 1, "records that lack what they need", &error);
    return false;
}

bool tidy_is_digits(lode_slice text) {
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] < '0' || text.p[i] > '9')
            return false;
    return true;
}

const char tidy_urn_hint[] = "the number of a school in the register, six digits";

bool tidy_check_words(tidy_hand *hand, const lode_record *record) {
    const lode_recognised *format = hand->file->format;
    bool allowed = true;
    for (size_t i = 0; i < format->words; i++) {
        const lode_mapped_word *w = &format->word[i];
        const lode_slice text = lode_recoded(lode_record_at(record, w->position), w->recode);
        if (w->required)
            allowed &= tidy_check_given(hand, w->position, text);
        if (text.n > 0)
            allowed &= tidy_check_word(hand, w->position, w->values, w->recode, text);
    }
    return allowed;
}
