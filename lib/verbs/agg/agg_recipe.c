/* What a part says of the command it was made by, and of the numbers in it. */
#include "agg_records.h"

#include "lode/memory.h"

#include <stdlib.h>

const char *const agg_file_names[AGG_FILE_KEYS] = {"lode_agg", "group", "item", "amount"};

static const char *const rec_words[AGG_RECS] = {
    "part", "option",   "kind", "group",  "count",  "coded", "loose",     "value",
    "pool", "weighted", "pair", "pupils", "beside", "unit",  "published", "end"};

const char *agg_rec_word(agg_rec rec) {
    return rec_words[rec];
}

agg_rec agg_rec_find(lode_slice word) {
    int rec = 0;
    while (rec < AGG_RECS && !lode_is(word, rec_words[rec]))
        rec++;
    return (agg_rec)rec;
}

/* ---- pools ---- */

const char *const agg_pool_total_names[AGG_POOL_TOTALS] = {"counted", "weighed", "n", "values",
                                                           "n_all"};
const char *const agg_pool_count_names[AGG_POOL_COUNTS] = {
    "valued", "published", "only", "rounded", "means", "refuted", "beyond"};

agg_total *agg_pool_total(agg_pool *pool, int which) {
    agg_total *const totals[AGG_POOL_TOTALS] = {&pool->counted, &pool->weighed, &pool->n,
                                                &pool->values, &pool->n_all};
    return totals[which];
}

size_t *agg_pool_count(agg_pool *pool, int which) {
    size_t *const counts[AGG_POOL_COUNTS] = {&pool->valued,
                                             &pool->routes[AGG_COUNT_PUBLISHED],
                                             &pool->routes[AGG_COUNT_ONLY],
                                             &pool->routes[AGG_COUNT_ROUNDED],
                                             &pool->means,
                                             &pool->refuted,
                                             &pool->beyond};
    return counts[which];
}

/* ---- options ---- */

typedef enum { WORDS, TEXT, WHOLE, FLAG } form;

#define PLACE(member) offsetof(lode_agg_options, member)

static const struct {
    const char *name;
    form form;
    size_t place;
} known[] = {
    {"measure", WORDS, PLACE(rows.measure)},
    {"breakdown", WORDS, PLACE(rows.breakdown)},
    {"period", WORDS, PLACE(rows.period)},
    {"as", WORDS, PLACE(as)},
    {"years", WHOLE, PLACE(years)},
    {"year-weights", WORDS, PLACE(year_weights)},
    {"gap", WORDS, PLACE(gap)},
    {"gap-index", WORDS, PLACE(gap_index)},
    {"group", WORDS, PLACE(group)},
    {"stat", WORDS, PLACE(statistics)},
    {"weight", TEXT, PLACE(weight)},
    {"beside", TEXT, PLACE(beside)},
    {"quantile-type", WHOLE, PLACE(quantile_type)},
    {"unweighted", FLAG, PLACE(unweighted)},
    {"min-units", WHOLE, PLACE(min_units)},
};

enum { KNOWN = sizeof known / sizeof *known };

static lode_status tell_words(const lode_words *words, const char *name, agg_told_option *tell,
                              void *context) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < words->n && status == LODE_OK; i++)
        status = tell(context, name, lode_text(words->item[i]));
    return status;
}

static lode_status tell_whole(size_t whole, const char *name, agg_told_option *tell,
                              void *context) {
    char text[LODE_WHOLE_TEXT];
    const size_t n = lode_whole_text(whole, text);
    return whole ? tell(context, name, (lode_slice){text, n}) : LODE_OK;
}

lode_status agg_recipe_tell(const lode_agg_options *options, agg_told_option *tell, void *context) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < KNOWN && status == LODE_OK; i++) {
        const char *at = (const char *)options + known[i].place, *name = known[i].name;
        const void *place = at;
        if (known[i].form == WORDS)
            status = tell_words(place, name, tell, context);
        else if (known[i].form == WHOLE)
            status = tell_whole(*(const size_t *)place, name, tell, context);
        else if (known[i].form == TEXT && *(const char *const *)place)
            status = tell(context, name, lode_text(*(const char *const *)place));
        else if (known[i].form == FLAG && *(const bool *)place)
            status = tell(context, name, lode_text("yes"));
    }
    return status;
}

/* Words are few: room for one more each time. */
static void add_word(lode_words *words, const char *word, lode_arena *arena) {
    const char **item = lode_arena_take(arena, (words->n + 1) * sizeof *item);
    for (size_t i = 0; i < words->n; i++)
        item[i] = words->item[i];
    item[words->n] = word;
    *words = (lode_words){item, words->n + 1};
}

bool agg_recipe_take(lode_agg_options *options, lode_slice name, lode_slice word,
                     lode_arena *arena) {
    size_t i = 0;
    while (i < KNOWN && !lode_is(name, known[i].name))
        i++;
    if (i == KNOWN)
        return false;
    const char *kept = lode_arena_copy(arena, word.p, word.n);
    void *place = (char *)options + known[i].place;
    lode_number number;
    if (known[i].form == WORDS)
        add_word(place, kept, arena);
    else if (known[i].form == TEXT)
        *(const char **)place = kept;
    else if (known[i].form == FLAG)
        *(bool *)place = true;
    else if (lode_number_read(word, &number) && number.units >= 0)
        *(size_t *)place = (size_t)number.units;
    return true;
}

static lode_status count_option(void *context, const char *name, lode_slice word) {
    (void)word;
    *(size_t *)context += strcmp(name, "quantile-type") != 0; /* everybody has one */
    return LODE_OK;
}

bool agg_recipe_is_empty(const lode_agg_options *options) {
    size_t given = 0;
    agg_recipe_tell(options, count_option, &given);
    return given == 0;
}

/* ---- the number of a part ---- */

static bool read_whole(lode_slice text, size_t *whole) {
    lode_number number;
    if (!lode_number_is_whole(text) || !lode_number_read(text, &number))
        return false;
    *whole = (size_t)number.units;
    return true;
}

lode_status agg_read_number(const char *text, size_t *number, size_t *of, lode_error *error) {
    const char *slash = strchr(text, '/');
    *number = *of = 0;
    if (text[0] == '\0')
        return LODE_OK;
    if (slash && read_whole((lode_slice){text, (size_t)(slash - text)}, number) &&
        read_whole(lode_text(slash + 1), of) && *number >= 1 && *number <= *of)
        return LODE_OK;
    lode_fail(error, LODE_USAGE, "--partial takes a part of how many, not '%s'", text);
    return lode_fail_hint(error, "--partial=3/8 is the third of eight parts");
}
