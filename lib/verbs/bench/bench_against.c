#include "bench_parts.h"

#include <stdlib.h>

/* The words of --against. */
typedef struct {
    const char *word;
    bench_who who;
    lode_level level;
} known_word;

static const known_word known[] = {
    {"national", BENCH_NATIONAL, LODE_LEVEL_NATIONAL},
    {"region", BENCH_REGION, LODE_LEVEL_REGIONAL},
    {"la", BENCH_LA, LODE_LEVEL_LA},
    {"similar", BENCH_SIMILAR, LODE_LEVEL_LA},
    {"all", BENCH_ALL, LODE_LEVEL_TRUST},
    {"areas", BENCH_AREAS, LODE_LEVEL_COMBINED_AUTHORITY},
    {"previous", BENCH_PREVIOUS, LODE_LEVELS},
    {"target", BENCH_TARGET, LODE_LEVELS},
};
enum { KNOWN = sizeof known / sizeof *known };

static const char group_prefix[] = "group:";
enum { GROUP_PREFIX = sizeof group_prefix - 1 };

static lode_status unknown_word(const char *word, lode_error *error) {
    lode_slice words[KNOWN + 1];
    for (size_t i = 0; i < KNOWN; i++)
        words[i] = lode_text(known[i].word);
    words[KNOWN] = lode_text("group:COLUMN");
    lode_fail(error, LODE_USAGE, "--against does not know '%s'", word);
    const int meant = lode_suggest(lode_text(word), words, KNOWN + 1);
    if (meant >= 0)
        return lode_fail_hint(error, "did you mean '%.*s'?", LODE_ARG(words[meant]));
    return lode_fail_hint(error,
                          "it takes national, region, la, similar, areas, group:COLUMN, all, "
                          "previous and target");
}

static lode_status read_word(const char *word, bench_against *against, lode_error *error) {
    *against = (bench_against){
        .word = word, .text = lode_text(word), .level = LODE_LEVEL_TRUST, .column = -1};
    if (strncmp(word, group_prefix, GROUP_PREFIX) == 0 && word[GROUP_PREFIX]) {
        against->who = BENCH_GROUP;
        return LODE_OK;
    }
    for (size_t i = 0; i < KNOWN; i++) {
        if (strcmp(word, known[i].word) != 0)
            continue;
        against->who = known[i].who;
        against->level = known[i].level;
        if (against->who == BENCH_AREAS)
            against->lowest = LODE_LEVEL_LA;
        return LODE_OK;
    }
    return unknown_word(word, error);
}

/* What a comparator needs besides its word. */
static lode_status check_needs(const lode_bench_options *options, const bench_against *against,
                               lode_error *error) {
    const bool of_schools = against->who == BENCH_GROUP || against->who == BENCH_ALL;
    if (of_schools && options->computed == LODE_BENCH_PUBLISHED) {
        lode_fail(error, LODE_USAGE, "--against %s needs --computed", against->word);
        return lode_fail_hint(error, "nobody publishes that figure: --computed derives it from the "
                                     "schools in the input, weighted by pupils");
    }
    if (against->who == BENCH_TARGET && !options->targets) {
        lode_fail(error, LODE_USAGE, "--against target needs --targets FILE");
        return lode_fail_hint(error, "a CSV with the columns measure and value, and time_period, "
                                     "breakdown, school_urn or old_la_code where they differ");
    }
    if (bench_is_listed(against) && options->pairs.n == 0) {
        lode_fail(error, LODE_USAGE, "--against %s needs --pairs FILE", against->word);
        return lode_fail_hint(error, "a CSV with the columns %s",
                              against->who == BENCH_AREAS ? "old_la_code and comparator_la_code"
                                                          : "school_urn and comparator_urn");
    }
    return LODE_OK;
}

static bool has_listed(const bench *b) {
    for (size_t i = 0; i < b->n_against; i++)
        if (bench_is_listed(&b->against[i]))
            return true;
    return false;
}

static bool has_target(const bench *b) {
    for (size_t i = 0; i < b->n_against; i++)
        if (b->against[i].who == BENCH_TARGET)
            return true;
    return false;
}

lode_status lode_bench_read_against(bench *b, lode_error *error) {
    static const char *const by_default[] = {"national"};
    const lode_bench_options *options = b->options;
    const lode_words asked = options->against.n ? options->against : (lode_words){by_default, 1};
    const char *const *words = asked.item;
    b->n_against = asked.n;
    b->against = lode_allocate(b->n_against, sizeof *b->against);
    for (size_t i = 0; i < b->n_against; i++) {
        lode_status status = read_word(words[i], &b->against[i], error);
        if (status == LODE_OK)
            status = check_needs(options, &b->against[i], error);
        if (status != LODE_OK)
            return status;
        for (size_t k = 0; k < i; k++)
            if (strcmp(words[k], words[i]) == 0)
                return lode_fail(error, LODE_USAGE, "--against names %s twice", words[i]);
    }
    if (options->breakdown != LODE_BENCH_SAME_PUPILS && options->computed != LODE_BENCH_PUBLISHED) {
        lode_fail(error, LODE_USAGE, "--computed puts together schools of the same pupil group");
        return lode_fail_hint(error, "--comparator-breakdown other or all takes published figures, "
                                     "and those of similar schools and areas");
    }
    if (options->pairs.n > 0 && !has_listed(b)) {
        lode_fail(error, LODE_USAGE,
                  "--pairs is given, but --against does not ask for similar or areas");
        return lode_fail_hint(error, "add similar or areas to --against, or leave out --pairs");
    }
    if (options->targets && !has_target(b)) {
        lode_fail(error, LODE_USAGE, "--targets is given, but --against does not ask for target");
        return lode_fail_hint(error, "add target to --against, or leave out --targets");
    }
    return LODE_OK;
}

static lode_status find_group(const bench *b, bench_against *against, lode_error *error) {
    const lode_table *table = b->measures->table;
    const lode_slice wanted = lode_text(against->word + GROUP_PREFIX);
    against->column = lode_table_find(table, wanted);
    if (against->column >= 0)
        return LODE_OK;
    lode_slice *names = lode_table_names(table);
    const char *file = lode_table_rows(table) ? lode_table_file(table, 0) : NULL;
    const lode_status status =
        lode_no_column(file, names, lode_table_columns(table), wanted, error);
    free(names);
    return status;
}

lode_status lode_bench_find_groups(bench *b, lode_error *error) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < b->n_against && status == LODE_OK; i++)
        if (b->against[i].who == BENCH_GROUP)
            status = find_group(b, &b->against[i], error);
    return status;
}
