/* The same unit a period before: same measure, breakdown and kind of establishment. */
#include "bench_parts.h"

#include "lode/period.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    uint32_t unit, period, kind, breakdown, measure;
} previous_key;

/* What the rows of a facet are compared with. */
typedef struct {
    lode_slice reason; /* why with nothing, or empty */
    lode_slice name;   /* "2022/23" */
    uint32_t period;   /* LODE_UNKNOWN: the input does not have it */
} previous_facet;

struct bench_previous {
    previous_facet *about; /* [facets] */
    lode_names *keys;
    uint32_t *row;  /* [keys] the last of them */
    uint32_t *next; /* [rows] the same of another release, or BENCH_NO_ROW */
};

/* ---- which period ---- */

static uint32_t find_period(const lode_measures *m, lode_slice period, lode_slice identifier) {
    for (uint32_t p = 0; p < lode_names_count(m->periods); p++)
        if (lode_same(lode_measures_period(m, p), period) &&
            lode_same(lode_measures_identifier(m, p), identifier))
            return p;
    return LODE_UNKNOWN;
}

static void set_period(const bench *b, const lode_facet *f, int years, previous_facet *about) {
    const lode_measures *m = b->measures;
    char before[LODE_PERIOD_TEXT] = "", label[LODE_PERIOD_TEXT];
    lode_period_before(lode_measures_period(m, f->period), years, before);
    lode_period_label(lode_text(before), label);
    about->name = lode_text(lode_arena_copy(b->arena, label, strlen(label)));
    about->period = find_period(m, lode_text(before), lode_measures_identifier(m, f->period));
}

static lode_slice words_of_break(const bench *b, const lode_availability_entry *broken,
                                 bool academic) {
    const int year = broken->first_year;
    char when[LODE_PERIOD_TEXT];
    snprintf(when, sizeof when, academic ? "%d/%02d" : "%d", academic ? year - 1 : year,
             year % 100);
    const lode_slice why = lode_bench_words(b, broken);
    return lode_text(
        lode_arena_print(b->arena, "definition changed in %s: %.*s", when, LODE_ARG(why)));
}

enum { MOST_YEARS = 10 /* without results, from which on there have been none */ };

/* Years without figures to compare are passed over, as the one before them is what was published
 * last; a change of definition is not. */
static void learn_facet(const bench *b, const lode_facet *f, previous_facet *about) {
    const lode_availability_of of = lode_measures_asked(b->measures, f);
    const lode_availability_entry *bar = lode_availability_at(b->availability, &of, f->year - 1);
    int years = 1;
    *about = (previous_facet){
        .reason = lode_bench_words(b, bar), .name = lode_text(""), .period = LODE_UNKNOWN};
    for (const lode_availability_entry *next = bar; next && years <= MOST_YEARS; years++)
        next = lode_availability_at(b->availability, &of, f->year - years - 1);
    if (years > MOST_YEARS)
        return;
    set_period(b, f, years, about);
    const lode_availability_entry *broken =
        lode_availability_break(b->availability, &of, f->year - years, f->year);
    const bool academic = lode_period_is_academic(lode_measures_period(b->measures, f->period));
    about->reason = broken ? words_of_break(b, broken, academic) : lode_text("");
}

/* ---- which row ---- */

static previous_key key_of(const lode_measures *m, size_t row, uint32_t period) {
    const lode_facet *f = lode_measures_facet(m, row);
    return (previous_key){m->unit[row], period, f->kind, f->breakdown, f->measure};
}

static lode_slice bytes_of(const previous_key *key) {
    return (lode_slice){(const char *)key, sizeof *key};
}

static void index_rows(const lode_measures *m, bench_previous *p) {
    size_t n = 0, capacity = 0;
    p->keys = lode_names_new();
    p->next = lode_allocate(m->rows, sizeof *p->next);
    for (size_t r = 0; r < m->rows; r++) {
        const previous_key key = key_of(m, r, lode_measures_facet(m, r)->period);
        const uint32_t id = lode_names_add(p->keys, bytes_of(&key));
        LODE_GROW(p->row, n, capacity);
        p->next[r] = id < n ? p->row[id] : BENCH_NO_ROW;
        p->row[id] = (uint32_t)r;
        n += id == n;
    }
}

static lode_slice release_of(const lode_measures *m, size_t row) {
    return lode_names_get(m->releases, lode_measures_facet(m, row)->release);
}

/* Of the same release, else of the most final. */
static uint32_t find_row(const lode_measures *m, const bench_previous *p, size_t row,
                         uint32_t period) {
    const previous_key key = key_of(m, row, period);
    const uint32_t id = lode_names_find(p->keys, bytes_of(&key));
    uint32_t found = BENCH_NO_ROW;
    for (uint32_t r = id == LODE_UNKNOWN ? BENCH_NO_ROW : p->row[id]; r != BENCH_NO_ROW;
         r = p->next[r]) {
        if (lode_same(release_of(m, r), release_of(m, row)))
            return r;
        if (found == BENCH_NO_ROW ||
            lode_release_order(release_of(m, r)) > lode_release_order(release_of(m, found)))
            found = r;
    }
    return found;
}

/* ---- all of it ---- */

bench_previous *lode_bench_index_previous(const bench *b) {
    const lode_measures *m = b->measures;
    bench_previous *p = lode_allocate(1, sizeof *p);
    p->about = lode_allocate(m->n_facets, sizeof *p->about);
    for (size_t f = 0; f < m->n_facets; f++)
        learn_facet(b, &m->facets[f], &p->about[f]);
    index_rows(m, p);
    return p;
}

void lode_bench_free_previous(bench_previous *p) {
    if (!p)
        return;
    lode_names_free(p->keys);
    free(p->about);
    free(p->row);
    free(p->next);
    free(p);
}

/* What the row before says: its value, or why it has none. */
static void take_row(const bench *b, uint32_t row, lode_slice name, bench_comparison *out) {
    const lode_measures *m = b->measures;
    bench_face *face = &out->own;
    if (lode_measures_has(m, row)) {
        face->text[BENCH_VALUE] = lode_trim(lode_measures_text(m, row, LODE_COL_VALUE));
        face->figure = lode_measures_value(m, row);
        out->before = row;
        return;
    }
    const lode_slice status = lode_measures_status(m, row);
    snprintf(out->reason, sizeof out->reason, "%.*s is %s (%.*s)", LODE_ARG(name),
             lode_status_words(status), LODE_ARG(status));
    face->reason = lode_text(out->reason);
}

void lode_bench_take_previous(const bench *b, size_t row, const bench_against *against,
                              bench_comparison *out) {
    const lode_measures *m = b->measures;
    const previous_facet *about = &against->previous->about[m->facet[row]];
    bench_face *face = &out->own;
    *face = lode_bench_no_face(against);
    out->face = face;
    out->meaning = lode_bench_meaning(b, row);
    face->reason = lode_bench_bar(b, row, against);
    if (face->reason.n > 0)
        return;
    face->text[BENCH_NAME] = about->name;
    face->text[BENCH_BASIS] = lode_text("published");
    face->text[BENCH_BREAKDOWN] =
        lode_measures_breakdown(m, lode_measures_facet(m, row)->breakdown);
    face->reason = about->reason;
    if (face->reason.n > 0)
        return;
    const uint32_t found = find_row(m, against->previous, row, about->period);
    if (found != BENCH_NO_ROW) {
        take_row(b, found, about->name, out);
        return;
    }
    snprintf(out->reason, sizeof out->reason, "no figure for %.*s", LODE_ARG(about->name));
    face->reason = lode_text(out->reason);
}
