/* Which columns are meant: by name, by the names other files give them, or by what identifies a
 * row. */
#include "merge_parts.h"

#include "lode/columns.h"
#include "lode/memory.h"

#include <stdio.h>

/* What a row can be known by, most exact first. A name is no identifier: there are many St Mary's.
 */
static const char *const identifiers[] = {"school_urn",  "school_laestab", "old_la_code",
                                          "new_la_code", "trust_id",       "region_code"};
enum { IDENTIFIERS = sizeof identifiers / sizeof *identifiers };

lode_status lode_merge_find_column(const merge_header *header, lode_slice word,
                                   lode_reference *reference, int *column, lode_error *error) {
    const lode_column_names names = {header->file, header->name, header->n};
    const lode_status status = lode_column_find(&names, word, reference, column, error);
    if (status == LODE_DATA && *column >= 0)
        lode_fail_hint(error, "give the name as it stands in the header, with -k or --take");
    return status;
}

/* The column that word, given by the user, means: one that is not there is an error. */
static lode_status find_asked(const merge_header *header, lode_slice word,
                              lode_reference *reference, size_t *column, bool *exact,
                              lode_error *error) {
    int found;
    lode_status status = lode_merge_find_column(header, word, reference, &found, error);
    if (status == LODE_OK && found < 0)
        return lode_no_column(header->file, header->name, header->n, word, error);
    if (status == LODE_OK) {
        *column = (size_t)found;
        *exact = *exact && lode_same(header->name[found], word);
    }
    return status;
}

static lode_status key_asked_for(const lode_merge_options *options, const merge_header *left,
                                 merge_right *right, lode_reference *reference, lode_error *error) {
    bool exact = true;
    lode_status status = LODE_OK;
    right->n_pairs = options->key.n;
    right->pair = lode_allocate(options->key.n, sizeof *right->pair);
    for (size_t i = 0; i < options->key.n && status == LODE_OK; i++) {
        lode_slice left_word = lode_text(options->key.item[i]), right_word = left_word;
        const char *equals = strchr(options->key.item[i], '=');
        if (equals) {
            left_word.n = (size_t)(equals - options->key.item[i]);
            right_word = lode_text(equals + 1);
        }
        status =
            find_asked(left, lode_trim(left_word), reference, &right->pair[i].left, &exact, error);
        if (status == LODE_OK)
            status = find_asked(&right->header, lode_trim(right_word), reference,
                                &right->pair[i].right, &exact, error);
    }
    right->key_told = !exact;
    return status;
}

static lode_status no_key(const merge_header *left, const merge_header *right, lode_error *error) {
    lode_fail(error, LODE_DATA, "no column identifies the rows of both %s and %s", left->file,
              right->file);
    for (size_t c = 0; c < left->n; c++)
        for (size_t d = 0; d < right->n && left->name[c].n > 0; d++)
            if (lode_same(left->name[c], right->name[d]))
                return lode_fail_hint(error, "name the key, such as -k %.*s, which both have",
                                      LODE_ARG(left->name[c]));
    return lode_fail_hint(error, "name the key: -k LEFTCOLUMN=RIGHTCOLUMN");
}

static lode_status key_found(const merge_header *left, merge_right *right,
                             lode_reference *reference, lode_error *error) {
    for (size_t i = 0; i < IDENTIFIERS; i++) {
        lode_slice word = lode_text(identifiers[i]);
        int l, r = -1;
        lode_status status = lode_merge_find_column(left, word, reference, &l, error);
        if (status == LODE_OK && l >= 0)
            status = lode_merge_find_column(&right->header, word, reference, &r, error);
        if (status != LODE_OK)
            return status;
        if (r < 0)
            continue;
        right->n_pairs = 1;
        right->pair = lode_allocate(1, sizeof *right->pair);
        right->pair[0] = (merge_pair){(size_t)l, (size_t)r};
        right->key_told = true;
        return LODE_OK;
    }
    return no_key(left, &right->header, error);
}

lode_status lode_merge_find_key(const lode_merge_options *options, const merge_header *left,
                                merge_right *right, lode_reference *reference, lode_error *error) {
    if (options->key.n > 0)
        return key_asked_for(options, left, right, reference, error);
    return key_found(left, right, reference, error);
}

void lode_merge_tell_key(const merge_header *left, const merge_right *right, lode_report *report) {
    char text[LODE_ERROR_TEXT / 2] = "";
    size_t n = 0;
    for (size_t i = 0; i < right->n_pairs && n < sizeof text; i++) {
        lode_slice l = left->name[right->pair[i].left];
        lode_slice r = right->header.name[right->pair[i].right];
        n += (size_t)snprintf(text + n, sizeof text - n, "%s%.*s", i ? ", " : "", LODE_ARG(l));
        if (!lode_same(l, r) && n < sizeof text)
            n += (size_t)snprintf(text + n, sizeof text - n, " = %.*s", LODE_ARG(r));
    }
    if (right->key_told)
        lode_notice(report, "key: %s in %s", text, right->header.file);
}
