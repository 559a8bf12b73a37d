/* Which figures a chart shows: what was asked for, or the only one there is, or the usual one. */
#include "sheet.h"

static const char *listed(const lode_sheet *sheet, const char *list, lode_slice word) {
    return lode_arena_print(sheet->arena, "%s%s%.*s", list, *list ? ", " : "", LODE_ARG(word));
}

/* ---- measures ---- */

static bool is_seen(const uint32_t *measure, size_t n, uint32_t wanted) {
    for (size_t i = 0; i < n; i++)
        if (measure[i] == wanted)
            return true;
    return false;
}

/* In the order of -m, where it was given; lode_measures_choose has dropped all others. */
static size_t list_measures(const lode_sheet *sheet, uint32_t *measure) {
    const lode_measures *m = sheet->measures;
    const lode_words asked = sheet->options->rows.measure;
    size_t n = 0;
    for (size_t i = 0; i < asked.n || (i == 0 && asked.n == 0); i++)
        for (size_t f = 0; f < m->n_facets; f++) {
            const uint32_t here = m->facets[f].measure;
            const bool wanted = !asked.n || lode_measures_is_asked(
                                                LODE_COL_MEASURE, lode_names_get(m->measures, here),
                                                lode_text(""), asked.item[i]);
            if (wanted && !is_seen(measure, n, here))
                measure[n++] = here;
        }
    return n;
}

/* Facets of rows that are gone stay, and are none of ours. */
static size_t keep_present(const lode_sheet *sheet, uint32_t *measure, size_t n) {
    const lode_measures *m = sheet->measures;
    bool *there = lode_arena_take(sheet->arena, lode_names_count(m->measures) + 1);
    memset(there, 0, lode_names_count(m->measures) + 1);
    for (size_t row = 0; row < m->rows; row++)
        there[lode_measures_facet(m, row)->measure] = true;
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (there[measure[i]])
            measure[kept++] = measure[i];
    return kept;
}

lode_status lode_choose_measures(const lode_sheet *sheet, size_t least, size_t most,
                                 uint32_t **measure, size_t *n, lode_error *error) {
    const lode_measures *m = sheet->measures;
    const char *list = "";
    *measure =
        lode_arena_take(sheet->arena, (lode_names_count(m->measures) + 1) * sizeof **measure);
    *n = keep_present(sheet, *measure, list_measures(sheet, *measure));
    if (least <= *n && *n <= most)
        return LODE_OK;
    for (size_t i = 0; i < *n; i++)
        list = listed(sheet, list, lode_names_get(m->measures, (*measure)[i]));
    if (most == 1)
        lode_fail(error, LODE_USAGE, "which measure? the input has %zu", *n);
    else
        lode_fail(error, LODE_USAGE, "which measures? the chart takes %s%zu, the input has %zu",
                  least == most ? "" : "at most ", most, *n);
    return lode_fail_hint(error, "choose %s with -m: %s", most == 1 ? "one" : "them", list);
}

/* ---- the level of the units ---- */

void lode_choose_level(const lode_sheet *sheet, lode_choice *choice) {
    const lode_measures *m = sheet->measures;
    choice->level = LODE_LEVEL_NATIONAL;
    for (size_t row = 0; row < m->rows; row++) {
        const lode_facet *facet = lode_measures_facet(m, row);
        if (facet->measure == choice->measure && facet->level < choice->level)
            choice->level = facet->level;
    }
}

static bool is_of_units(const lode_sheet *sheet, const lode_choice *choice, size_t row) {
    const lode_facet *facet = lode_measures_facet(sheet->measures, row);
    return facet->measure == choice->measure && facet->level == choice->level;
}

/* ---- breakdown and period ---- */

static bool is_total(const lode_measures *m, uint32_t breakdown) {
    const lode_slice total = lode_text("Total");
    return lode_same_folded(lode_measures_topic(m, breakdown), total) &&
           lode_same_folded(lode_measures_breakdown(m, breakdown), total);
}

static lode_status choose_breakdown(const lode_sheet *sheet, lode_choice *choice,
                                    lode_error *error) {
    const lode_measures *m = sheet->measures;
    lode_names *seen = lode_names_new();
    const char *list = "";
    bool total = false;
    for (size_t row = 0; row < m->rows && !total; row++) {
        const uint32_t here = lode_measures_facet(m, row)->breakdown;
        const lode_slice id = {(const char *)&here, sizeof here};
        if (!is_of_units(sheet, choice, row) || lode_names_find(seen, id) != LODE_UNKNOWN)
            continue;
        lode_names_add(seen, id);
        list = listed(sheet, list, lode_measures_breakdown(m, here));
        choice->breakdown = here;
        total = is_total(m, here);
    }
    const uint32_t n = lode_names_count(seen);
    lode_names_free(seen);
    if (total || n == 1)
        return LODE_OK;
    lode_fail(error, LODE_USAGE, "which breakdown? the input has %u, and none is the Total", n);
    return lode_fail_hint(error, "choose one with -b: %s", list);
}

/* The latest: the last of the table among those of the latest year. */
lode_status lode_choose_period(const lode_sheet *sheet, lode_choice *choice, lode_error *error) {
    const lode_measures *m = sheet->measures;
    int year = 0;
    bool several = false;
    for (size_t row = 0; row < m->rows; row++) {
        const lode_facet *facet = lode_measures_facet(m, row);
        if (!is_of_units(sheet, choice, row) || facet->breakdown != choice->breakdown ||
            facet->year < year)
            continue;
        several = facet->year == year && (several || facet->period != choice->period);
        year = facet->year;
        choice->period = facet->period;
    }
    if (!several)
        return LODE_OK;
    lode_fail(error, LODE_USAGE, "which period? the input has several of one year");
    return lode_fail_hint(error, "keep the rows of one, as with --where 'time_identifier=Week 10' "
                                 "of the tool before");
}

/* ---- the comparator ---- */

static lode_names *words_of_comparators(const lode_sheet *sheet, const lode_choice *choice) {
    lode_names *words = lode_names_new();
    for (size_t row = 0; row < sheet->measures->rows; row++) {
        const lode_slice word = lode_sheet_text(sheet, row, sheet->comparator);
        if (word.n && is_of_units(sheet, choice, row))
            lode_names_add(words, word);
    }
    return words;
}

static lode_status no_comparator(const lode_sheet *sheet, const lode_names *words,
                                 lode_error *error) {
    const char *asked = sheet->options->against.item[0], *list = "";
    for (uint32_t i = 0; i < lode_names_count(words); i++)
        list = listed(sheet, list, lode_names_get(words, i));
    lode_fail(error, LODE_USAGE, "the rows are not compared with '%s'", asked);
    return *list ? lode_fail_hint(error, "there is: %s", list)
                 : lode_fail_hint(error, "lode-bench --against %s compares them", asked);
}

lode_status lode_choose_comparator(const lode_sheet *sheet, lode_choice *choice,
                                   lode_error *error) {
    const lode_words asked = sheet->options->against;
    if (asked.n > 1)
        return lode_fail(error, LODE_USAGE, "one comparator a chart, not %zu", asked.n);
    lode_names *words = words_of_comparators(sheet, choice);
    const bool none = asked.n == 1 && strcmp(asked.item[0], "none") == 0;
    const char *usual = asked.n == 1 ? asked.item[0] : "national";
    lode_status status = LODE_OK;
    uint32_t found = lode_names_find(words, lode_text(usual));
    if (found == LODE_UNKNOWN && asked.n == 0 && lode_names_count(words) > 0)
        found = 0;
    if (!none && found != LODE_UNKNOWN) {
        const lode_slice word = lode_names_get(words, found);
        choice->comparator = (lode_slice){lode_arena_copy(sheet->arena, word.p, word.n), word.n};
    } else if (!none && asked.n == 1)
        status = no_comparator(sheet, words, error);
    lode_names_free(words);
    return status;
}

/* ---- all of it ---- */

lode_status lode_choose_group(const lode_sheet *sheet, lode_choice *choice, lode_error *error) {
    lode_choose_level(sheet, choice);
    return choose_breakdown(sheet, choice, error);
}

lode_status lode_choose_rest(const lode_sheet *sheet, lode_choice *choice, lode_error *error) {
    lode_status status = lode_choose_group(sheet, choice, error);
    if (status == LODE_OK)
        status = lode_choose_period(sheet, choice, error);
    return status == LODE_OK ? lode_choose_comparator(sheet, choice, error) : status;
}

lode_status lode_choose(const lode_sheet *sheet, lode_choice *choice, lode_error *error) {
    uint32_t *measure;
    size_t n;
    *choice = (lode_choice){0};
    const lode_status status = lode_choose_measures(sheet, 1, 1, &measure, &n, error);
    if (status != LODE_OK)
        return status;
    choice->measure = measure[0];
    return lode_choose_rest(sheet, choice, error);
}

/* ---- by a word ---- */

lode_status lode_find_breakdown(const lode_sheet *sheet, const lode_choice *choice,
                                const char *asked, uint32_t *breakdown, lode_error *error) {
    const lode_measures *m = sheet->measures;
    bool found = false;
    for (size_t row = 0; row < m->rows; row++) {
        const uint32_t here = lode_measures_facet(m, row)->breakdown;
        if (!is_of_units(sheet, choice, row) || (found && here == *breakdown) ||
            !lode_measures_is_asked(LODE_COL_BREAKDOWN, lode_measures_breakdown(m, here),
                                    lode_measures_topic(m, here), asked))
            continue;
        if (found) {
            lode_fail(error, LODE_USAGE, "'%s' fits several breakdowns", asked);
            return lode_fail_hint(error, "say its topic, as in TOPIC:%s", asked);
        }
        found = true;
        *breakdown = here;
    }
    return found ? LODE_OK
                 : lode_fail(error, LODE_USAGE, "the measure has no breakdown '%s'", asked);
}

lode_status lode_find_period(const lode_sheet *sheet, const lode_choice *choice, const char *asked,
                             uint32_t *period, lode_error *error) {
    const lode_measures *m = sheet->measures;
    bool found = false;
    for (size_t row = 0; row < m->rows; row++) {
        const uint32_t here = lode_measures_facet(m, row)->period;
        if (!is_of_units(sheet, choice, row) || (found && here == *period) ||
            !lode_measures_is_asked(LODE_COL_TIME_PERIOD, lode_measures_period(m, here),
                                    lode_text(""), asked))
            continue;
        if (found)
            return lode_fail(error, LODE_USAGE, "'%s' fits several periods", asked);
        found = true;
        *period = here;
    }
    return found ? LODE_OK : lode_fail(error, LODE_USAGE, "the measure has no period '%s'", asked);
}
