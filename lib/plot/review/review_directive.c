/* What stands in {{ }}: words, and keys with values. */
#include "review_parts.h"

#include "lode/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

lode_status review_fail(review *r, size_t line, lode_status status, const char *format, ...) {
    char text[LODE_ERROR_TEXT];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    lode_fail(r->error, status, "%s", text);
    return lode_fail_at(r->error, r->text_path, line, 0);
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The text up to the closing quote, or of a bare word up to the next blank. */
static bool take_value(lode_slice *rest, lode_slice *value) {
    const char quote = rest->n ? rest->p[0] : '\0';
    size_t n = 0;
    if (quote == '"' || quote == '\'') {
        const char *end = memchr(rest->p + 1, quote, rest->n - 1);
        if (!end)
            return false;
        *value = (lode_slice){rest->p + 1, (size_t)(end - rest->p) - 1};
        n = value->n + 2;
    } else {
        while (n < rest->n && !is_blank(rest->p[n]))
            n++;
        *value = (lode_slice){rest->p, n};
    }
    *rest = (lode_slice){rest->p + n, rest->n - n};
    return true;
}

/* The key that a word begins with, as in key=; empty if it begins with none. */
static lode_slice take_key(lode_slice *rest) {
    size_t n = 0;
    while (n < rest->n && ((rest->p[n] >= 'a' && rest->p[n] <= 'z') || rest->p[n] == '-'))
        n++;
    if (n == 0 || n == rest->n || rest->p[n] != '=')
        return (lode_slice){0};
    const lode_slice key = {rest->p, n};
    *rest = (lode_slice){rest->p + n + 1, rest->n - n - 1};
    return key;
}

lode_status review_read_directive(review *r, lode_slice inside, size_t line,
                                  review_directive *directive) {
    lode_slice rest = inside;
    *directive = (review_directive){.line = line};
    for (bool first = true;; first = false) {
        while (rest.n && is_blank(rest.p[0]))
            rest = (lode_slice){rest.p + 1, rest.n - 1};
        if (!rest.n)
            break;
        review_word word = {.key = first ? (lode_slice){0} : take_key(&rest)};
        if (!take_value(&rest, &word.value))
            return review_fail(r, line, LODE_USAGE, "a quote in {{%.*s}} is not closed",
                               LODE_ARG(inside));
        if (first)
            directive->name = word.value;
        else if (directive->n == REVIEW_MOST_WORDS)
            return review_fail(r, line, LODE_USAGE, "{{%.*s ...}} has more than %d words",
                               LODE_ARG(directive->name), REVIEW_MOST_WORDS);
        else
            directive->word[directive->n++] = word;
    }
    return LODE_OK;
}

static lode_status fail_of_key(review *r, const review_directive *d, lode_slice key,
                               lode_slice keys) {
    lode_slice known[REVIEW_MOST_WORDS];
    size_t n = 0;
    for (lode_slice rest = keys; n < REVIEW_MOST_WORDS && lode_split(&rest, ' ', &known[n]);)
        n++;
    review_fail(r, d->line, LODE_USAGE, "{{%.*s}} has no %.*s=", LODE_ARG(d->name), LODE_ARG(key));
    const int meant = lode_suggest(key, known, n);
    if (meant >= 0)
        return lode_fail_hint(r->error, "did you mean %.*s=?", LODE_ARG(known[meant]));
    return keys.n ? lode_fail_hint(r->error, "it takes %.*s", LODE_ARG(keys)) : LODE_USAGE;
}

static bool has_word(lode_slice list, lode_slice word) {
    lode_slice part;
    while (lode_split(&list, ' ', &part))
        if (lode_same(part, word))
            return true;
    return false;
}

lode_status review_check_directive(review *r, const review_directive *d,
                                   const review_syntax *syntax) {
    size_t plain = 0;
    for (size_t i = 0; i < d->n; i++) {
        plain += d->word[i].key.n == 0;
        if (d->word[i].key.n > 0 && !has_word(lode_text(syntax->keys), d->word[i].key))
            return fail_of_key(r, d, d->word[i].key, lode_text(syntax->keys));
    }
    if (plain >= syntax->least && plain <= syntax->most)
        return LODE_OK;
    review_fail(r, d->line, LODE_USAGE, "{{%.*s}} with %zu words", LODE_ARG(d->name), plain);
    return lode_fail_hint(r->error, "write {{%.*s%s%s}}", LODE_ARG(d->name),
                          *syntax->words ? " " : "", syntax->words);
}

lode_slice review_plain(const review_directive *directive, size_t i) {
    for (size_t w = 0; w < directive->n; w++)
        if (directive->word[w].key.n == 0 && i-- == 0)
            return directive->word[w].value;
    return (lode_slice){0};
}

const char *review_option(review *r, const review_directive *directive, const char *key) {
    const lode_words all = review_options(r, directive, key, false);
    return all.n ? all.item[all.n - 1] : NULL;
}

/* As many words as all values of a directive can hold. */
static size_t most_words(const review_directive *directive, bool split) {
    size_t n = directive->n;
    for (size_t w = 0; split && w < directive->n; w++)
        n += directive->word[w].value.n + 1;
    return n;
}

lode_words review_options(review *r, const review_directive *directive, const char *key,
                          bool split) {
    const char **list =
        lode_arena_take(r->arena, (most_words(directive, split) + 1) * sizeof *list);
    size_t n = 0;
    for (size_t w = 0; w < directive->n; w++) {
        const lode_slice value = directive->word[w].value;
        lode_slice rest = value, part;
        if (!lode_is(directive->word[w].key, key))
            continue;
        if (!split)
            list[n++] = lode_arena_copy(r->arena, value.p, value.n);
        while (split && lode_split(&rest, ',', &part))
            list[n++] = lode_arena_copy(r->arena, part.p, part.n);
    }
    return (lode_words){list, n};
}

lode_status review_decimals(review *r, const review_directive *directive, int *decimals) {
    const char *given = review_option(r, directive, "decimals");
    *decimals = -1;
    if (!given)
        return LODE_OK;
    if (strlen(given) != 1 || *given < '0' || *given > '9')
        return review_fail(r, directive->line, LODE_USAGE,
                           "decimals=%s is not a number from 0 to 9", given);
    *decimals = *given - '0';
    return LODE_OK;
}
