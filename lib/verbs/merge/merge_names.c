/* Which columns the rights bring, and what they are called in the output. */
#include "merge_follow.h"
#include "merge_latest.h"

#include "lode/measures.h"
#include "lode/memory.h"

#include <stdio.h>
#include <stdlib.h>

static bool ends_in(lode_slice text, const char *ending) {
    size_t n = strlen(ending);
    return text.n > n && memcmp(text.p + text.n - n, ending, n) == 0;
}

char *lode_merge_stem(const char *path) {
    const char *slash = strrchr(path, '/');
    lode_slice stem = lode_text(strcmp(path, "-") == 0 ? "stdin" : slash ? slash + 1 : path);
    if (ends_in(stem, ".gz"))
        stem.n -= 3;
    else if (ends_in(stem, ".zst"))
        stem.n -= 4;
    for (size_t i = stem.n; i-- > 1;)
        if (stem.p[i] == '.') {
            stem.n = i;
            break;
        }
    char *copy = lode_allocate(stem.n + 1, 1);
    memcpy(copy, stem.p, stem.n);
    return copy;
}

/* ---- take ---- */

static void take_all_but_key(merge_right *right, bool *take) {
    for (size_t c = 0; c < right->header.n; c++)
        take[c] = true;
    for (size_t i = 0; i < right->n_pairs; i++)
        take[right->pair[i].right] = false;
}

/* "schools.phase" as "phase" where the right is schools.csv; else an empty slice. */
static lode_slice without_stem(const merge_right *right, lode_slice word) {
    size_t n = strlen(right->stem);
    if (word.n > n && word.p[n] == '.' && memcmp(word.p, right->stem, n) == 0)
        return (lode_slice){word.p + n + 1, word.n - n - 1};
    return (lode_slice){"", 0};
}

/* Mark the column that word means in this right, if there is one. */
static lode_status take_word(merge_right *right, lode_slice word, bool *take, bool *found,
                             lode_reference *reference, lode_report *report, lode_error *error) {
    int column;
    lode_status status = lode_merge_find_column(&right->header, word, reference, &column, error);
    if (status == LODE_OK && column < 0) {
        word = without_stem(right, word);
        status = lode_merge_find_column(&right->header, word, reference, &column, error);
    }
    if (status != LODE_OK || column < 0)
        return status;
    lode_slice name = right->header.name[column];
    if (!lode_same(name, word))
        lode_notice(report, "column: %.*s = %.*s in %s", LODE_ARG(word), LODE_ARG(name),
                    right->header.file);
    take[column] = *found = true;
    right->called[column] = word;
    return LODE_OK;
}

static lode_status nothing_to_take(const merge_right *right, size_t n, lode_slice word,
                                   lode_error *error) {
    size_t total = 0, filled = 0;
    for (size_t i = 0; i < n; i++)
        total += right[i].header.n;
    lode_slice *names = lode_allocate(total, sizeof *names);
    for (size_t i = 0; i < n; i++)
        for (size_t c = 0; c < right[i].header.n; c++)
            names[filled++] = right[i].header.name[c];
    lode_no_column(n == 1 ? right->header.file : NULL, names, total, word, error);
    free(names);
    return LODE_DATA;
}

static lode_status take_asked_for(const lode_merge_options *options, merge_right *right, size_t n,
                                  bool **take, lode_reference *reference, lode_report *report,
                                  lode_error *error) {
    for (size_t t = 0; t < options->take.n; t++) {
        lode_slice word = lode_trim(lode_text(options->take.item[t]));
        bool found = false;
        for (size_t i = 0; i < n; i++) {
            lode_status status =
                take_word(&right[i], word, take[i], &found, reference, report, error);
            if (status != LODE_OK)
                return status;
        }
        if (!found)
            return nothing_to_take(right, n, word, error);
    }
    return LODE_OK;
}

static void settle_taken(merge_right *right, const bool *take) {
    right->taken = lode_allocate(right->header.n, sizeof *right->taken);
    for (size_t c = 0; c < right->header.n; c++)
        if (take[c])
            right->taken[right->n_taken++] = c;
}

/* No column taken yet, each called as in its file. */
static bool *start_taking(merge_right *right) {
    right->called = lode_allocate(right->header.n, sizeof *right->called);
    for (size_t c = 0; c < right->header.n; c++)
        right->called[c] = right->header.name[c];
    return lode_allocate(right->header.n, sizeof(bool));
}

lode_status lode_merge_take(const lode_merge_options *options, merge_right *right, size_t n,
                            lode_reference *reference, lode_report *report, lode_error *error) {
    lode_status status = LODE_OK;
    bool **take = lode_allocate(n, sizeof *take);
    for (size_t i = 0; i < n; i++)
        take[i] = start_taking(&right[i]);
    if (options->take.n > 0)
        status = take_asked_for(options, right, n, take, reference, report, error);
    for (size_t i = 0; i < n; i++) {
        if (options->take.n == 0 && options->type != LODE_MERGE_ANTI)
            take_all_but_key(&right[i], take[i]);
        settle_taken(&right[i], take[i]);
        free(take[i]);
    }
    free(take);
    return status;
}

/* ---- The header of the output ---- */

typedef struct {
    lode_names *used;
    lode_arena *arena;
    lode_slice *name;
    bool *number;
    size_t n;
} columns;

static bool is_used(const columns *out, lode_slice name) {
    return name.n > 0 && lode_names_find(out->used, name) != LODE_UNKNOWN;
}

static void add_column(columns *out, lode_slice name, lode_slice original) {
    lode_names_add(out->used, name);
    out->number[out->n] = lode_is_number_column(original);
    out->name[out->n++] = name;
}

/* COLUMN.STEM, or COLUMN.STEM.2 and so on if that is there too. */
static lode_slice other_name(columns *out, lode_slice name, const char *stem) {
    char *text = lode_arena_print(out->arena, "%.*s.%s", LODE_ARG(name), stem);
    for (size_t i = 2; is_used(out, lode_text(text)); i++)
        text = lode_arena_print(out->arena, "%.*s.%s.%zu", LODE_ARG(name), stem, i);
    return lode_text(text);
}

/* The t-th column of a right in the output: those it brings, then those of --latest. */
static lode_slice name_of(const merge_right *right, size_t t) {
    return t < right->n_taken
               ? right->called[right->taken[t]]
               : lode_text(lode_merge_latest_name(right->latest, t - right->n_taken));
}

static size_t count_columns(const merge_right *right) {
    return right->n_taken + (right->latest ? right->latest->n_added : 0);
}

static void add_taken(columns *out, merge_right *right, lode_report *report) {
    char renamed[LODE_ERROR_TEXT / 2] = "";
    size_t length = 0, n = 0;
    for (size_t t = 0; t < count_columns(right); t++) {
        lode_slice original = name_of(right, t), name = original;
        if (is_used(out, original)) {
            name = other_name(out, original, right->stem);
            if (length < sizeof renamed)
                length += (size_t)snprintf(renamed + length, sizeof renamed - length, "%s%.*s",
                                           n ? ", " : "", LODE_ARG(name));
            n++;
        }
        add_column(out, name, original);
    }
    if (n > 0)
        lode_notice(report, "%s: %zu column name%s there already: now %s", right->header.file, n,
                    n == 1 ? " is" : "s are", renamed);
}

/* The columns that following adds come last, but no other may take their names. */
static lode_status reserve_added(columns *out, const merge_run *m, const char **added, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (is_used(out, lode_text(added[i]))) {
            lode_fail(m->error, LODE_DATA, "the input has a column '%s' already", added[i]);
            lode_fail_hint(m->error, "its links or areas have been followed before: give "
                                     "lode-merge the table from before, or rename the column");
            return lode_fail_at(m->error, m->left.file, 0, 0);
        }
        lode_names_add(out->used, lode_text(added[i]));
    }
    return LODE_OK;
}

static lode_status name_columns(merge_run *m, columns *out, const char **added, size_t n_added) {
    for (size_t c = 0; c < m->left.n; c++)
        add_column(out, m->left.name[c], m->left.name[c]);
    const lode_status status = reserve_added(out, m, added, n_added);
    if (status != LODE_OK)
        return status;
    for (size_t i = 0; i < m->rights; i++)
        add_taken(out, &m->right[i], m->report);
    for (size_t i = 0; i < n_added; i++)
        add_column(out, lode_text(added[i]), lode_text(added[i]));
    return lode_output_header(m->output, out->name, out->number, out->n, m->error);
}

lode_status lode_merge_write_header(merge_run *m) {
    const char *added[MERGE_ADDED];
    const size_t n_added = m->follow ? lode_merge_follow_columns(m->follow, added) : 0;
    m->n_added = n_added;
    size_t total = m->left.n + n_added;
    for (size_t i = 0; i < m->rights; i++)
        total += count_columns(&m->right[i]);
    columns out = {lode_names_new(), lode_arena_new(), NULL, NULL, 0};
    out.name = lode_allocate(total, sizeof *out.name);
    out.number = lode_allocate(total, sizeof *out.number);
    const lode_status status = name_columns(m, &out, added, n_added);
    lode_names_free(out.used);
    lode_arena_free(out.arena);
    free(out.name);
    free(out.number);
    return status;
}
