/* What is written of one column: what its cells show, what its name says, and which of it is a
 * guess. */
#include "check_draft.h"

#include <stdlib.h>

/* ---- what a column is called ---- */

/* The key of a measure table that a column is called as, or NULL. */
static const char *key_name(const check_file *f, size_t column) {
    for (int key = 0; key < LODE_KEYS; key++) {
        const char *name = lode_key_name((lode_key)key);
        if (lode_columns_find(f->run->columns, f->header, lode_text(name)) == (int)column)
            return name;
    }
    return NULL;
}

static bool is_small(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_large(char c) {
    return c >= 'A' && c <= 'Z';
}

/* Whether a word of a name may begin at i, or end before it: FederationLeadURN, UPN_of_pupil. */
static bool is_between_words(lode_slice name, size_t i) {
    if (i == 0 || i == name.n || strchr("_ -.", name.p[i - 1]) || strchr("_ -.", name.p[i]))
        return true;
    if (!is_large(name.p[i]))
        return false;
    return is_small(name.p[i - 1]) || (i + 1 < name.n && is_small(name.p[i + 1]));
}

/* Whether one of the words stands in a name, or at its end. */
static bool has_word(lode_slice name, const char *words, bool at_the_end) {
    lode_slice rest = lode_text(words), word;
    while (lode_split(&rest, '|', &word))
        for (size_t i = 0; i + word.n <= name.n; i++) {
            const lode_slice here = {name.p + i, word.n};
            const bool ends =
                at_the_end ? i + word.n == name.n : is_between_words(name, i + word.n);
            if (ends && is_between_words(name, i) && lode_same_folded(here, word))
                return true;
        }
    return false;
}

/* Words by which identifiers are called: no number is made of what they hold. */
static bool sounds_like_identifier(lode_slice name) {
    static const char anywhere[] = "id|code|ref|reference|urn|upn|uln|ukprn|laestab|estab|dfe|uid|"
                                   "postcode|phone|telephone|candidate";
    static const char at_the_end[] = "no|no.|number"; /* number_of_pupils is none */
    return has_word(name, anywhere, false) || has_word(name, at_the_end, true);
}

static bool is_identifier(const draft_learnt *l) {
    enum { AS_LONG_AS_A_CODE = 5 };
    return l->zeros_in_front || sounds_like_identifier(l->column->name) ||
           (l->digits >= AS_LONG_AS_A_CODE && l->many_texts && l->whole);
}

/* ---- cells ---- */

static void set(draft *d, int cell, const char *text) {
    d->cell[cell] = lode_text(text);
}

/* Mark a cell as a guess. */
static void guess(draft *d, int cell, lode_slice text) {
    d->cell[cell] = lode_text(
        lode_arena_print(d->file->arena, "%s%s%.*s", "todo", text.n ? " " : "", LODE_ARG(text)));
}

static void ask(draft *d, int cell) {
    guess(d, cell, (lode_slice){NULL, 0});
}

static lode_slice number_text(draft *d, const lode_number *n) {
    static const lode_number zero = {0, 0, 0, true};
    char text[LODE_NUMBER_TEXT];
    const size_t length = lode_difference_text(n, &zero, text, NULL);
    return (lode_slice){lode_arena_copy(d->file->arena, text, length), length};
}

/* A|B|C; false if one of them has a bar in it. */
static bool list(draft *d, const lode_names *texts, lode_slice *out) {
    lode_bytes bytes = {NULL, 0, 0};
    bool whole = true;
    for (uint32_t i = 0; i < lode_names_count(texts); i++) {
        const lode_slice text = lode_names_get(texts, i);
        whole &= !memchr(text.p, '|', text.n);
        if (i > 0)
            lode_bytes_add(&bytes, "|", 1);
        lode_bytes_add(&bytes, text.p, text.n);
    }
    *out = (lode_slice){lode_arena_copy(d->file->arena, bytes.p, bytes.n), bytes.n};
    free(bytes.p);
    return whole;
}

/* ---- kinds of columns ---- */

static bool is_in_key(const check_file *f, size_t column) {
    for (size_t i = 0; i < f->keys; i++)
        if (f->key[i] == (int)column)
            return true;
    return false;
}

static void draft_known(draft *d, const draft_learnt *l, const char *key) {
    const check_column *c = l->column;
    set(d, DRAFT_COL_TYPE, key ? "Key" : "Text");
    if (key && !lode_is(c->name, key))
        set(d, DRAFT_BECOMES, key);
    if (c->holds != LODE_HOLDS_ANYTHING && l->fits)
        set(d, DRAFT_TYPE, lode_holding_name(c->holds));
    else if (c->holds != LODE_HOLDS_ANYTHING)
        guess(d, DRAFT_TYPE, lode_text(lode_holding_name(c->holds)));
    if (is_in_key(d->file, c->position) && !d->repeats)
        guess(d, DRAFT_KEY, lode_text("yes"));
    if (key && l->blank == 0 && l->cells > 0)
        guess(d, DRAFT_REQUIRED, lode_text("yes"));
}

static lode_slice status_of(const draft *d, lode_slice token) {
    const uint32_t number = lode_names_find(d->tokens, token);
    return number == LODE_UNKNOWN ? (lode_slice){NULL, 0} : d->status[number];
}

/* The tokens among numbers: those that are known say what they mean. */
static void draft_missing(draft *d, const draft_learnt *l) {
    lode_bytes bytes = {NULL, 0, 0};
    bool all_known = true;
    for (uint32_t i = 0; i < lode_names_count(l->tokens); i++) {
        const lode_slice token = lode_names_get(l->tokens, i);
        lode_slice status = status_of(d, token);
        if (lode_is_status(token))
            continue; /* needs no saying */
        all_known &= status.n > 0;
        if (status.n == 0)
            status = lode_text("x");
        if (bytes.n > 0)
            lode_bytes_add(&bytes, "|", 1);
        lode_bytes_add(&bytes, token.p, token.n);
        lode_bytes_add(&bytes, "=", 1);
        lode_bytes_add(&bytes, status.p, status.n);
    }
    const lode_slice text = {lode_arena_copy(d->file->arena, bytes.p, bytes.n), bytes.n};
    if (all_known)
        d->cell[DRAFT_MISSING] = text;
    else
        guess(d, DRAFT_MISSING, text);
    free(bytes.p);
}

static void draft_figure(draft *d, const draft_learnt *l) {
    char decimals[LODE_WHOLE_TEXT];
    guess(d, DRAFT_COL_TYPE, lode_text("Indicator"));
    ask(d, DRAFT_LABEL);
    if (l->whole)
        guess(d, DRAFT_TYPE, lode_text("whole"));
    else
        set(d, DRAFT_TYPE, "number");
    guess(d, DRAFT_LEAST, number_text(d, &l->least));
    guess(d, DRAFT_MOST, number_text(d, &l->most));
    draft_missing(d, l);
    ask(d, DRAFT_UNIT);
    guess(d, DRAFT_DECIMALS,
          (lode_slice){decimals, lode_whole_text((uint64_t)l->decimals, decimals)});
    ask(d, DRAFT_POLARITY);
}

static void draft_words(draft *d, const char *role, const char *type) {
    guess(d, DRAFT_COL_TYPE, lode_text(role));
    ask(d, DRAFT_LABEL);
    set(d, DRAFT_TYPE, type);
}

/* Their numbers are never listed. */
static void draft_pupils(draft *d) {
    draft_words(d, "Text", "text");
    guess(d, DRAFT_TYPE, lode_text("upn"));
}

static void draft_filter(draft *d, const draft_learnt *l) {
    lode_slice values;
    draft_words(d, "Filter", "text");
    if (list(d, l->texts, &values))
        guess(d, DRAFT_VALUES, values);
}

/* Whether all but a few tokens are numbers. */
static bool is_figure(const draft_learnt *l) {
    enum { TOKENS = 6, LONGEST = 8 };
    if (l->numbers == 0 || l->many_tokens || lode_names_count(l->tokens) > TOKENS)
        return false;
    for (uint32_t i = 0; i < lode_names_count(l->tokens); i++)
        if (lode_names_get(l->tokens, i).n > LONGEST)
            return false;
    return true;
}

static bool is_filter(const draft_learnt *l) {
    const size_t filled = l->cells - l->blank;
    return !l->many_texts && filled >= 2 * (size_t)lode_names_count(l->texts);
}

/* Said by every row of an open-data file: neither a key nor a filter. */
static bool is_the_country(const draft_learnt *l) {
    return check_is_one_of(l->column->name, "country_code|country_name") && !l->many_texts &&
           lode_names_count(l->texts) == 1;
}

static void draft_country(draft *d) {
    set(d, DRAFT_COL_TYPE, "Text");
    set(d, DRAFT_TYPE, "text");
}

void draft_column(draft *d, const draft_learnt *l) {
    const char *key = key_name(d->file, l->column->position);
    for (int i = 0; i < DRAFT_CELLS; i++)
        d->cell[i] = (lode_slice){NULL, 0};
    d->cell[DRAFT_COL_NAME] = l->column->name;
    if (key || l->column->holds != LODE_HOLDS_ANYTHING)
        draft_known(d, l, key);
    else if (is_the_country(l))
        draft_country(d);
    else if (l->cells == l->blank)
        draft_words(d, "Text", "text");
    else if (is_figure(l) && is_identifier(l))
        draft_words(d, "Text", "text");
    else if (l->pupils)
        draft_pupils(d);
    else if (l->dates)
        draft_words(d, "Text", "date");
    else if (is_figure(l) && !l->answers)
        draft_figure(d, l);
    else if (l->answers)
        draft_words(d, "Text", "yes/no");
    else if (is_filter(l))
        draft_filter(d, l);
    else
        draft_words(d, "Text", "text");
}
