/* Figures that the availability table warns of: a word in the note column, and at the file's end
 * what it means. */
#include "tidy_parts.h"

#include <stdio.h>
#include <stdlib.h>

typedef const lode_availability_entry *entry;

/* What the table says of a figure, the first of a new definition among others. */
static entry warning(const tidy_hand *hand, const tidy_chosen *chosen) {
    const lode_availability *availability = hand->file->run->availability;
    const lode_availability_of of = {
        .measure = chosen->column.measure,
        .level = hand->level,
        .kind = hand->cell[LODE_COL_ESTABLISHMENT_TYPE].text,
        .topic = hand->cell[LODE_COL_BREAKDOWN_TOPIC].text,
        .identifier = hand->cell[LODE_COL_TIME_IDENTIFIER].text,
    };
    const int year = lode_period_year(hand->cell[LODE_COL_TIME_PERIOD].text);
    const entry barred = lode_availability_at(availability, &of, year);
    return barred ? barred : lode_availability_break(availability, &of, year - 1, year);
}

static lode_slice word_of(entry e) {
    static const char *const words[] = {"", "not published", "not comparable", "break"};
    return e ? lode_text(words[e->kind]) : (lode_slice){NULL, 0};
}

/* One more thing that figures of one moment have in common; no text has the byte between. */
static void add_common(lode_bytes *common, lode_slice text) {
    lode_bytes_add(common, "\x1f", 1);
    lode_bytes_add(common, text.p, text.n);
}

void tidy_mark_moment(tidy_hand *hand) {
    const size_t chosen = hand->file->n_chosen;
    lode_bytes *common = &hand->common;
    common->n = 0;
    add_common(common, hand->level);
    add_common(common, hand->cell[LODE_COL_ESTABLISHMENT_TYPE].text);
    add_common(common, hand->cell[LODE_COL_TIME_IDENTIFIER].text);
    for (size_t i = 0; i < hand->groups; i++)
        add_common(common, hand->group[i].topic);
    hand->moment = lode_habit_number_pair(&hand->when, hand->cell[LODE_COL_TIME_PERIOD].text,
                                          (lode_slice){common->p, common->n});
    if (hand->moment < hand->moments)
        return;
    hand->mark = lode_reallocate(hand->mark, (hand->moments + 1) * chosen, sizeof *hand->mark);
    memset(hand->mark + hand->moments++ * chosen, 0, chosen * sizeof *hand->mark);
}

lode_slice tidy_mark(tidy_hand *hand, const tidy_chosen *chosen) {
    const tidy_file *file = hand->file;
    tidy_mark_of *mark =
        &hand->mark[hand->moment * file->n_chosen + (size_t)(chosen - file->chosen)];
    if (!mark->known) {
        mark->known = true;
        mark->entry = warning(hand, chosen);
    }
    return word_of(mark->entry);
}

/* ---- what is told of them ---- */

/* Why figures of some measures and years are marked: entries of one reason are told as one. */
typedef struct {
    entry entry;
    lode_slice first, last; /* periods */
    lode_names *measures;
} reason;

typedef struct {
    reason *item;
    size_t n;
} reasons;

static reason *reason_of(reasons *all, entry e) {
    for (size_t i = 0; i < all->n; i++)
        if (all->item[i].entry->kind == e->kind &&
            lode_same(all->item[i].entry->reason, e->reason) &&
            lode_same(all->item[i].entry->instead, e->instead))
            return &all->item[i];
    all->item = lode_reallocate(all->item, all->n + 1, sizeof *all->item);
    all->item[all->n] = (reason){.entry = e, .measures = lode_names_new()};
    return &all->item[all->n++];
}

static void add_period(reason *r, lode_slice period) {
    const int year = lode_period_year(period);
    if (r->first.n == 0 || year < lode_period_year(r->first))
        r->first = period;
    if (r->last.n == 0 || year > lode_period_year(r->last))
        r->last = period;
}

/* Every worker has seen some of the periods. */
static void gather(const tidy_file *file, size_t chosen, reasons *all) {
    for (unsigned h = 0; h < file->hands; h++) {
        const tidy_hand *hand = &file->hand[h];
        for (size_t i = 0; i < hand->moments; i++) {
            const tidy_mark_of *mark = &hand->mark[i * file->n_chosen + chosen];
            if (!mark->entry)
                continue;
            reason *r = reason_of(all, mark->entry);
            lode_slice period, common;
            lode_habit_pair(&hand->when, (uint32_t)i, &period, &common);
            add_period(r, period);
            lode_names_add(r->measures, file->chosen[chosen].column.measure);
        }
    }
}

static int in_order(const void *a, const void *b) {
    const entry x = ((const reason *)a)->entry, y = ((const reason *)b)->entry;
    return (x > y) - (x < y);
}

enum { NAMED = 3, NAMES = 256, PERIODS = 2 * LODE_PERIOD_TEXT + 8 };

/* "att8_score, p8_score and 3 more". */
static void name_measures(const lode_names *measures, char text[NAMES]) {
    const uint32_t n = lode_names_count(measures), named = n <= NAMED + 1 ? n : NAMED;
    size_t length = 0;
    for (uint32_t i = 0; i < named && length < NAMES; i++)
        length += (size_t)snprintf(text + length, NAMES - length, "%s%.*s", i ? ", " : "",
                                   LODE_ARG(lode_names_get(measures, i)));
    if (named < n && length < NAMES)
        snprintf(text + length, NAMES - length, " and %u more", (unsigned)(n - named));
}

static void name_periods(const reason *r, char text[PERIODS]) {
    char first[LODE_PERIOD_TEXT], last[LODE_PERIOD_TEXT];
    lode_period_label(r->first, first);
    lode_period_label(r->last, last);
    const bool one = strcmp(first, last) == 0;
    snprintf(text, PERIODS, "%s%s%s", first, one ? "" : " to ", one ? "" : last);
}

static void tell(const tidy_file *file, const reason *r) {
    char measures[NAMES], periods[PERIODS];
    name_measures(r->measures, measures);
    name_periods(r, periods);
    lode_notice(file->run->report, "%s: marked '%.*s' in %s: %s: %.*s%s%.*s", file->name,
                LODE_ARG(word_of(r->entry)), periods, measures, LODE_ARG(r->entry->reason),
                r->entry->instead.n ? "; " : "", LODE_ARG(r->entry->instead));
}

void tidy_tell_marks(const tidy_file *file) {
    reasons all = {NULL, 0};
    for (size_t i = 0; i < file->n_chosen; i++)
        gather(file, i, &all);
    if (all.n > 1)
        qsort(all.item, all.n, sizeof *all.item, in_order);
    for (size_t i = 0; i < all.n; i++) {
        tell(file, &all.item[i]);
        lode_names_free(all.item[i].measures);
    }
    free(all.item);
}
