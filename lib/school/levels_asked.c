#include "lode/levels_asked.h"

#include <stdlib.h>

enum { LONGEST_WORD = 24 };

/* "combined_authority" is "Combined authority", "la" and "region" are what people say. */
static int find_level(lode_slice word) {
    static const struct {
        const char *word;
        lode_level level;
    } shorter[] = {
        {"la", LODE_LEVEL_LA}, {"region", LODE_LEVEL_REGIONAL}, {"england", LODE_LEVEL_NATIONAL}};
    char room[LONGEST_WORD];
    if (word.n > LONGEST_WORD)
        return -1;
    for (size_t i = 0; i < sizeof shorter / sizeof *shorter; i++)
        if (lode_same_folded(word, lode_text(shorter[i].word)))
            return (int)shorter[i].level;
    for (size_t i = 0; i < word.n; i++)
        room[i] = word.p[i] == '_' ? ' ' : word.p[i];
    return lode_level_find((lode_slice){room, word.n});
}

static lode_status unknown(lode_slice word, lode_error *error) {
    lode_slice names[LODE_LEVELS];
    for (int i = 0; i < LODE_LEVELS; i++)
        names[i] = lode_text(lode_level_name((lode_level)i));
    const int meant = lode_suggest(word, names, LODE_LEVELS);
    lode_fail(error, LODE_USAGE, "--as takes levels, not '%.*s'", LODE_ARG(word));
    if (meant >= 0)
        return lode_fail_hint(error, "did you mean '%s'?", lode_level_name((lode_level)meant));
    return lode_fail_hint(error, "Cluster, Alliance, Partnership, 'Combined authority', Trust, "
                                 "'Local authority', Regional, National, School; Cluster:COLUMN "
                                 "if another column names it, Partnership=NAME if all rows are in "
                                 "it");
}

static lode_status read_level(const char *asked, lode_level_asked *out, lode_error *error) {
    const size_t end = strcspn(asked, ":=");
    const lode_slice word = lode_trim((lode_slice){asked, end}),
                     rest = lode_trim(lode_text(asked + end + (asked[end] != '\0')));
    const int level = find_level(word);
    const bool england = level == LODE_LEVEL_NATIONAL;
    if (level < 0)
        return unknown(word, error);
    *out =
        (lode_level_asked){(lode_level)level, lode_text(""), lode_text(england ? "England" : "")};
    if (asked[end] == '\0')
        return LODE_OK;
    if (rest.n == 0 || england)
        return lode_fail(error, LODE_USAGE, "--as '%s': %s", asked,
                         rest.n ? "England has no other name" : "a name is missing");
    *(asked[end] == '=' ? &out->name : &out->column) = rest;
    return LODE_OK;
}

static int by_level(const void *a, const void *b) {
    const lode_level_asked *x = a, *y = b;
    return (int)x->level - (int)y->level;
}

lode_status lode_read_levels_asked(lode_words asked, lode_level_asked levels[LODE_LEVELS],
                                   size_t *n, lode_error *error) {
    if (asked.n > LODE_LEVELS)
        return lode_fail(error, LODE_USAGE, "--as names a level twice");
    for (*n = 0; *n < asked.n; ++*n) {
        const lode_status status = read_level(asked.item[*n], &levels[*n], error);
        if (status != LODE_OK)
            return status;
    }
    qsort(levels, *n, sizeof *levels, by_level);
    for (size_t i = 1; i < *n; i++)
        if (levels[i].level == levels[i - 1].level)
            return lode_fail(error, LODE_USAGE, "--as names the level %s twice",
                             lode_level_name(levels[i].level));
    return LODE_OK;
}
