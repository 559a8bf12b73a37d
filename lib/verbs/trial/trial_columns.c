/* Which columns the trial is made of. */
#include "lode/columns.h"
#include "trial_parts.h"

static lode_status need(trial *t, const char *word, int *column, lode_slice *name) {
    const lode_status status = lode_table_need(t->table, lode_table_file(t->table, 0),
                                               lode_text(word), t->reference, column, t->error);
    if (status == LODE_OK)
        *name = lode_table_name(t->table, (size_t)*column);
    return status;
}

static lode_status find_role(trial *t, const char *word, const char *option, int *column,
                             lode_slice *name) {
    if (word)
        return need(t, word, column, name);
    lode_fail(t->error, LODE_USAGE, "which %s?", option);
    return lode_fail_hint(t->error, "--%s COLUMN names it", option);
}

/* The column may have one part to play. */
static lode_status refuse_twice(trial *t, int column, lode_slice name) {
    bool twice = column == t->arm || column == t->outcome || column == t->cluster;
    for (size_t s = 0; s < t->sources; s++)
        twice |= t->source[s].column == column;
    return twice ? lode_fail(t->error, LODE_USAGE, "'%.*s' is named twice", LODE_ARG(name))
                 : LODE_OK;
}

static lode_status find_covariates(trial *t) {
    const lode_words asked = t->options->baseline;
    t->source = lode_allocate(asked.n, sizeof *t->source);
    for (size_t i = 0; i < asked.n; i++) {
        trial_source s = {.column = -1};
        lode_status status = need(t, asked.item[i], &s.column, &s.name);
        if (status == LODE_OK)
            status = refuse_twice(t, s.column, s.name);
        if (status != LODE_OK)
            return status;
        s.words = lode_names_new();
        t->source[t->sources++] = s;
    }
    return LODE_OK;
}

static lode_status find_categories(trial *t) {
    const lode_words asked = t->options->category;
    for (size_t i = 0; i < asked.n; i++) {
        int column;
        lode_slice name;
        size_t s = 0;
        const lode_status status = need(t, asked.item[i], &column, &name);
        if (status != LODE_OK)
            return status;
        while (s < t->sources && t->source[s].column != column)
            s++;
        if (s == t->sources)
            return lode_fail(t->error, LODE_USAGE, "--category '%.*s' is not in --baseline",
                             LODE_ARG(name));
        t->source[s].category = t->source[s].forced = true;
    }
    return LODE_OK;
}

lode_status trial_find_columns(trial *t) {
    const lode_trial_options *o = t->options;
    t->arm = t->outcome = -1;
    lode_status status = find_role(t, o->arm, "arm", &t->arm, &t->arm_name);
    if (status == LODE_OK)
        status = find_role(t, o->outcome, "outcome", &t->outcome, &t->outcome_name);
    if (status == LODE_OK && o->cluster)
        status = need(t, o->cluster, &t->cluster, &t->cluster_name);
    if (status == LODE_OK && (t->arm == t->outcome || t->arm == t->cluster))
        status = lode_fail(t->error, LODE_USAGE, "'%.*s' is named twice", LODE_ARG(t->arm_name));
    if (status == LODE_OK && t->outcome == t->cluster)
        status =
            lode_fail(t->error, LODE_USAGE, "'%.*s' is named twice", LODE_ARG(t->outcome_name));
    if (status == LODE_OK)
        status = find_covariates(t);
    return status == LODE_OK ? find_categories(t) : status;
}
