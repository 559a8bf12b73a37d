/* What -m and -b ask for, and what the files have of it. */
#include "tidy_parts.h"

#include <stdio.h>
#include <stdlib.h>

static tidy_wanted *read_words(lode_words words) {
    tidy_wanted *wanted = lode_allocate(words.n + 1, sizeof *wanted);
    for (size_t i = 0; i < words.n; i++)
        wanted[i].asked = lode_text(words.item[i]);
    return wanted;
}

void tidy_choice_start(tidy_choice *choice, const lode_tidy_options *options,
                       const lode_dictionary *dictionary) {
    choice->measure = read_words(options->measure);
    choice->breakdown = read_words(options->breakdown);
    choice->breakdowns = options->breakdown.n;
    for (size_t i = 0; i < options->measure.n; i++) {
        tidy_wanted w = choice->measure[i];
        const lode_meaning *meaning = lode_dictionary_find(dictionary, w.asked);
        if (meaning)
            w.measure = meaning->measure;
        if (lode_is(w.asked, "all"))
            choice->all = true;
        else
            choice->measure[choice->measures++] = w;
    }
    choice->has_measure = lode_names_new();
    choice->has_breakdown = lode_names_new();
}

void tidy_choice_free(tidy_choice *choice) {
    free(choice->measure);
    free(choice->breakdown);
    lode_names_free(choice->has_measure);
    lode_names_free(choice->has_breakdown);
}

bool tidy_means(const tidy_wanted *wanted, lode_slice measure) {
    return (wanted->measure.n && lode_same(wanted->measure, measure)) ||
           lode_same_folded(wanted->asked, measure);
}

bool tidy_wants_measure(const tidy_choice *choice, lode_slice measure) {
    bool wants = choice->all || choice->measures == 0;
    for (size_t i = 0; i < choice->measures && !wants; i++)
        wants = tidy_means(&choice->measure[i], measure);
    return wants;
}

void tidy_note_measure(tidy_choice *choice, lode_slice measure) {
    lode_names_add(choice->has_measure, measure);
    for (size_t i = 0; i < choice->measures; i++)
        if (tidy_means(&choice->measure[i], measure))
            choice->measure[i].here = choice->measure[i].found = true;
}

/* "Disadvantaged", or "Disadvantaged:Not disadvantaged" with the topic first. */
static bool is_breakdown(lode_slice asked, lode_slice topic, lode_slice breakdown) {
    if (lode_same_folded(asked, breakdown))
        return true;
    return asked.n == topic.n + 1 + breakdown.n && asked.p[topic.n] == ':' &&
           lode_same_folded((lode_slice){asked.p, topic.n}, topic) &&
           lode_same_folded((lode_slice){asked.p + topic.n + 1, breakdown.n}, breakdown);
}

bool tidy_wants_breakdown(const tidy_choice *choice, lode_slice topic, lode_slice breakdown) {
    bool wants = choice->breakdowns == 0;
    for (size_t i = 0; i < choice->breakdowns && !wants; i++)
        wants = is_breakdown(choice->breakdown[i].asked, topic, breakdown);
    return wants;
}

static void find_breakdown(tidy_choice *choice, lode_slice topic, lode_slice breakdown) {
    for (size_t i = 0; i < choice->breakdowns; i++)
        if (is_breakdown(choice->breakdown[i].asked, topic, breakdown))
            choice->breakdown[i].found = true;
}

void tidy_note_breakdown(tidy_choice *choice, lode_slice topic, lode_slice breakdown) {
    lode_names_add(choice->has_breakdown, breakdown);
    find_breakdown(choice, topic, breakdown);
}

static bool already_chosen(const tidy_file *file, int position) {
    for (size_t i = 0; i < file->n_chosen; i++)
        if (file->chosen[i].column.value == position)
            return true;
    return false;
}

/* A published column nobody has mapped becomes a measure of its own. */
static lode_mapped_column raw_column(tidy_file *file, int position) {
    const lode_slice name = file->header->cell[position].text;
    return (lode_mapped_column){.measure = lode_measure_of_column(file->run->arena, name),
                                .breakdown_topic = lode_text("Total"),
                                .breakdown = lode_text("Total"),
                                .value = position,
                                .n = -1,
                                .numerator = -1,
                                .ci_low = -1,
                                .ci_high = -1,
                                .source_code = -1,
                                .note = -1};
}

/* The published column that a word names, as it is mapped or on its own. */
static void choose_published(tidy_file *file, tidy_wanted *wanted) {
    int position = lode_header_find_any(file->header, wanted->asked);
    if (position < 0)
        return;
    wanted->here = wanted->found = true;
    lode_mapped_column column = raw_column(file, position);
    for (size_t i = file->format->columns; i-- > 0;)
        if (file->format->column[i].value == position)
            column = file->format->column[i];
    if (already_chosen(file, position))
        return;
    find_breakdown(&file->run->choice, column.breakdown_topic, column.breakdown);
    if (tidy_wants_breakdown(&file->run->choice, column.breakdown_topic, column.breakdown))
        file->chosen[file->n_chosen++].column = column;
}

/* A word that may only be misspelt is not told of as missing: the run will end with it. */
static bool is_known(const tidy_wanted *wanted) {
    return wanted->found || wanted->measure.n > 0;
}

static void tell_missing(tidy_file *file) {
    const tidy_choice *choice = &file->run->choice;
    char text[LODE_ERROR_TEXT / 2] = "";
    size_t length = 0;
    for (size_t i = 0; i < choice->measures; i++)
        if (!choice->measure[i].here && is_known(&choice->measure[i]) &&
            !tidy_is_lacking(file, &choice->measure[i]) && length < sizeof text)
            length += (size_t)snprintf(text + length, sizeof text - length, "%s%.*s",
                                       length ? ", " : "", LODE_ARG(choice->measure[i].asked));
    if (length)
        lode_notice(file->run->report, "%s: not in this file: %s", file->name, text);
}

/* A file that is only described has no headline measures: all of it is given. */
static bool has_headlines(const lode_recognised *format) {
    for (size_t i = 0; i < format->columns; i++)
        if (format->column[i].headline)
            return true;
    return false;
}

void tidy_choose_columns(tidy_file *file) {
    tidy_choice *choice = &file->run->choice;
    const lode_recognised *format = file->format;
    const bool headlines = choice->measures == 0 && !choice->all && has_headlines(format);
    const bool by_row = format->filters > 0; /* then breakdowns are known when they are read */
    file->chosen = lode_allocate(format->columns + choice->measures + 1, sizeof *file->chosen);
    for (size_t i = 0; i < choice->measures; i++)
        choice->measure[i].here = false;
    for (size_t i = 0; i < format->columns; i++) /* headlines are suggested first */
        if (format->column[i].headline)
            lode_names_add(choice->has_measure, format->column[i].measure);
    for (size_t i = 0; i < format->columns; i++) {
        const lode_mapped_column *c = &format->column[i];
        tidy_note_measure(choice, c->measure);
        if (!by_row)
            tidy_note_breakdown(choice, c->breakdown_topic, c->breakdown);
        if (tidy_wants_measure(choice, c->measure) &&
            (by_row || tidy_wants_breakdown(choice, c->breakdown_topic, c->breakdown)) &&
            (c->headline || !headlines))
            file->chosen[file->n_chosen++].column = *c;
    }
    for (size_t i = 0; i < choice->measures; i++)
        if (!choice->measure[i].here)
            choose_published(file, &choice->measure[i]);
    choice->chosen += file->n_chosen;
    tell_missing(file);
    tidy_tell_lacking(file);
}

/* ---- rows ---- */

/* Judge a number that is new; true or false ever after. */
static bool judge(bool **wants, size_t *n, bool judgement) {
    *wants = lode_reallocate(*wants, *n + 1, sizeof **wants);
    return (*wants)[(*n)++] = judgement;
}

bool tidy_wants_row_measure(tidy_hand *hand) {
    const lode_slice text = hand->cell[LODE_COL_MEASURE].text;
    const uint32_t number = lode_habit_number(&hand->measure, text);
    if (number < hand->measures)
        return hand->wants_measure[number];
    return judge(&hand->wants_measure, &hand->measures,
                 tidy_wants_measure(&hand->file->run->choice, lode_trim(text)));
}

bool tidy_wants_row_breakdown(tidy_hand *hand) {
    const lode_slice topic = hand->cell[LODE_COL_BREAKDOWN_TOPIC].text;
    const lode_slice breakdown = hand->cell[LODE_COL_BREAKDOWN].text;
    const uint32_t number = lode_habit_number_pair(&hand->breakdown, topic, breakdown);
    if (number < hand->breakdowns)
        return hand->wants_breakdown[number];
    return judge(
        &hand->wants_breakdown, &hand->breakdowns,
        tidy_wants_breakdown(&hand->file->run->choice, lode_trim(topic), lode_trim(breakdown)));
}

/* ---- words that nobody has ---- */

/* The nearest of the names that the files have. */
static lode_slice nearest(const lode_names *names, lode_slice word) {
    uint32_t n = lode_names_count(names);
    lode_slice *candidates = lode_allocate(n + 1, sizeof *candidates), meant = {NULL, 0};
    for (uint32_t i = 0; i < n; i++)
        candidates[i] = lode_names_get(names, i);
    int found = lode_suggest(word, candidates, n);
    if (found >= 0)
        meant = candidates[found];
    free(candidates);
    return meant;
}

/* "did you mean", or what there is. */
static void hint(const lode_names *names, lode_slice meant, lode_error *error) {
    if (meant.n) {
        lode_fail_hint(error, "did you mean '%.*s'?", LODE_ARG(meant));
        return;
    }
    char text[LODE_ERROR_TEXT / 2] = "";
    size_t length = 0;
    for (uint32_t i = 0; i < lode_names_count(names) && length < sizeof text; i++)
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%.*s", i ? ", " : "",
                                   LODE_ARG(lode_names_get(names, i)));
    lode_fail_hint(error, "there are: %s%s", text, length >= sizeof text ? "..." : "");
}

static lode_status unknown_measure(tidy_run *run, lode_slice asked, lode_error *error) {
    lode_slice meant = nearest(run->choice.has_measure, asked);
    if (!meant.n)
        meant = lode_dictionary_suggest(run->dictionary, asked);
    lode_fail(error, LODE_USAGE, "no measure or column is called '%.*s'", LODE_ARG(asked));
    hint(run->choice.has_measure, meant, error);
    return LODE_USAGE;
}

static lode_status no_measure(tidy_run *run, lode_error *error) {
    if (run->choice.lacking.status != LODE_OK) {
        *error = run->choice.lacking;
        return error->status;
    }
    lode_fail(error, LODE_USAGE, "none of the measures asked for is in the input");
    hint(run->choice.has_measure, (lode_slice){NULL, 0}, error);
    return LODE_USAGE;
}

lode_status tidy_check_choice(tidy_run *run, lode_error *error) {
    const tidy_choice *choice = &run->choice;
    size_t found = 0;
    for (size_t i = 0; i < choice->measures; i++) {
        const tidy_wanted *w = &choice->measure[i];
        if (!w->found && w->measure.n == 0)
            return unknown_measure(run, w->asked, error);
        found += w->found;
    }
    const bool lacks = choice->chosen == 0 && !run->known_late && choice->lacking.status != LODE_OK;
    if (choice->measures > 0 && (found == 0 || lacks) && !choice->all)
        return no_measure(run, error);
    for (size_t i = 0; i < choice->breakdowns; i++) {
        const tidy_wanted *w = &choice->breakdown[i];
        if (w->found)
            continue;
        lode_fail(error, LODE_USAGE, "no breakdown is called '%.*s'", LODE_ARG(w->asked));
        hint(choice->has_breakdown, nearest(choice->has_breakdown, w->asked), error);
        return LODE_USAGE;
    }
    return LODE_OK;
}
