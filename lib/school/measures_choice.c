/* The rows that --measure, --breakdown and --period ask for. What they ask is settled by a row's
 * facet, so each facet is asked once, whatever the number of its rows. */
#include "lode/memory.h"
#include "lode/period.h"
#include "measures_key.h"

#include <stdio.h>
#include <stdlib.h>

static const lode_measure_column columns[LODE_CHOICES] = {LODE_COL_MEASURE, LODE_COL_BREAKDOWN,
                                                          LODE_COL_TIME_PERIOD};

struct lode_choice {
    lode_words asked[LODE_CHOICES];
    bool *met[LODE_CHOICES]; /* of each word: some row has it */
};

lode_choice *lode_choice_new(const lode_measures_options *options) {
    if (!options->measure.n && !options->breakdown.n && !options->period.n)
        return NULL;
    lode_choice *choice = lode_allocate(1, sizeof *choice);
    const lode_words asked[] = {options->measure, options->breakdown, options->period};
    for (int i = 0; i < LODE_CHOICES; i++) {
        choice->asked[i] = asked[i];
        choice->met[i] = lode_allocate(asked[i].n, sizeof(bool));
    }
    return choice;
}

void lode_choice_free(lode_choice *choice) {
    if (!choice)
        return;
    for (int i = 0; i < LODE_CHOICES; i++)
        free(choice->met[i]);
    free(choice);
}

/* ---- what is asked for ---- */

/* "Girls", or "Sex:Girls" where the topic counts too; a label may have a colon of its own. */
static bool is_breakdown(lode_slice label, lode_slice topic, const char *asked) {
    if (lode_same_folded(lode_text(asked), label))
        return true;
    const char *colon = strchr(asked, ':');
    const lode_slice before = {asked, colon ? (size_t)(colon - asked) : 0};
    return colon && lode_same_folded(lode_text(colon + 1), label) &&
           lode_same_folded(before, topic);
}

static bool is_period(lode_slice text, const char *asked) {
    char period[LODE_PERIOD_TEXT];
    return lode_is(text, asked) ||
           (lode_period_read(lode_text(asked), period) && lode_is(text, period));
}

bool lode_measures_is_asked(lode_measure_column column, lode_slice text, lode_slice topic,
                            const char *asked) {
    if (column == LODE_COL_BREAKDOWN)
        return is_breakdown(text, topic, asked);
    if (column == LODE_COL_TIME_PERIOD)
        return is_period(text, asked);
    return lode_same_folded(lode_text(asked), text);
}

/* Whether one of the lists takes what a row says; every word that does is put down as met. */
static bool takes(const lode_choice *choice, int i, const lode_facet_texts *says, bool *met) {
    const lode_slice text[] = {says->measure, says->breakdown, says->period};
    bool found = choice->asked[i].n == 0;
    for (size_t w = 0; w < choice->asked[i].n; w++) {
        if (!lode_measures_is_asked(columns[i], text[i], says->topic, choice->asked[i].item[w]))
            continue;
        found = true;
        if (met)
            met[w] = true;
    }
    return found;
}

bool lode_choice_takes(const lode_choice *choice, const lode_facet_texts *says) {
    bool all = true;
    for (int i = 0; choice && i < LODE_CHOICES; i++)
        all &= takes(choice, i, says, NULL);
    return all;
}

void lode_choice_meet(lode_choice *choice, const lode_facet_texts *says) {
    for (int i = 0; choice && i < LODE_CHOICES; i++)
        takes(choice, i, says, choice->met[i]);
}

/* ---- what nobody has ---- */

lode_status lode_measures_nobody_has(lode_measure_column column, const char *asked,
                                     const lode_names *seen, lode_error *error) {
    const uint32_t n = lode_names_count(seen);
    lode_slice *names = lode_allocate(n, sizeof *names);
    char list[LODE_ERROR_TEXT / 2] = "";
    size_t length = 0;
    for (uint32_t i = 0; i < n; i++) {
        names[i] = lode_names_get(seen, i);
        if (length + names[i].n + 8 < sizeof list)
            length += (size_t)snprintf(list + length, sizeof list - length, "%s%.*s", i ? ", " : "",
                                       LODE_ARG(names[i]));
    }
    const int meant = lode_suggest(lode_text(asked), names, n);
    lode_fail(error, LODE_USAGE, "no row has the %s '%s'",
              column == LODE_COL_TIME_PERIOD ? "time period" : lode_measure_column_name(column),
              asked);
    if (meant >= 0)
        lode_fail_hint(error, "did you mean '%.*s'?", LODE_ARG(names[meant]));
    else
        lode_fail_hint(error, "the input has: %s", list);
    free(names);
    return LODE_USAGE;
}

static lode_status nobody_has(const lode_measures *m, lode_measure_column column, const char *asked,
                              lode_error *error) {
    lode_names *seen = lode_names_new();
    for (size_t row = 0; row < lode_table_rows(m->table); row++)
        lode_names_add(seen, lode_measures_text(m, row, column));
    const lode_status status = lode_measures_nobody_has(column, asked, seen, error);
    lode_names_free(seen);
    return status;
}

lode_status lode_choice_check(const lode_choice *choice, const lode_measures *m,
                              lode_error *error) {
    if (!choice || lode_table_rows(m->table) == 0)
        return LODE_OK;
    for (int i = 0; i < LODE_CHOICES; i++)
        for (size_t w = 0; w < choice->asked[i].n; w++)
            if (!choice->met[i][w])
                return nobody_has(m, columns[i], choice->asked[i].item[w], error);
    return LODE_OK;
}

void lode_measures_left_out(lode_report *report, size_t rows) {
    lode_left_out(report, "not asked for by --measure, --breakdown or --period", rows);
}

/* ---- rows understood already ---- */

static void drop_rows(lode_measures *m, const bool *keep) {
    size_t kept = 0;
    for (size_t row = 0; row < m->rows; row++) {
        if (!keep[row])
            continue;
        m->unit[kept] = m->unit[row];
        m->facet[kept] = m->facet[row];
        m->value[kept] = m->value[row];
        m->scale[kept++] = m->scale[row];
    }
    m->rows = kept;
    lode_table_keep(m->table, keep);
}

static lode_facet_texts texts_of(const lode_measures *m, const lode_facet *facet) {
    return (lode_facet_texts){
        lode_names_get(m->measures, facet->measure), lode_measures_breakdown(m, facet->breakdown),
        lode_measures_topic(m, facet->breakdown), lode_measures_period(m, facet->period)};
}

/* Only facets that rows have, lest an earlier choice be taken for what is there. */
static size_t mark_rows(const lode_measures *m, lode_choice *choice, bool *keep) {
    bool *met = lode_allocate(m->n_facets, sizeof *met);
    bool *taken = lode_allocate(m->n_facets, sizeof *taken);
    size_t dropped = 0;
    for (size_t row = 0; row < m->rows; row++) {
        const uint32_t f = m->facet[row];
        if (!met[f]) {
            const lode_facet_texts says = texts_of(m, &m->facets[f]);
            lode_choice_meet(choice, &says);
            taken[f] = lode_choice_takes(choice, &says);
            met[f] = true;
        }
        keep[row] = taken[f];
        dropped += !keep[row];
    }
    free(met);
    free(taken);
    return dropped;
}

lode_status lode_measures_choose(lode_measures *m, const lode_measures_options *options,
                                 lode_report *report, lode_error *error) {
    lode_choice *choice = lode_choice_new(options);
    if (!choice)
        return LODE_OK;
    bool *keep = lode_allocate(m->rows, sizeof *keep);
    const size_t dropped = mark_rows(m, choice, keep);
    const lode_status status = lode_choice_check(choice, m, error);
    if (status == LODE_OK)
        drop_rows(m, keep);
    lode_measures_left_out(report, dropped);
    lode_choice_free(choice);
    free(keep);
    return status;
}
