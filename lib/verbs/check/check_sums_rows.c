/* Adding up, row by row: the figures of each are put where they belong. */
#include "check_sums.h"

#include <stdlib.h>

/* ---- one record, by any worker ---- */

static check_amount amount_of(const check_cell *cell) {
    const lode_number *n = &cell->number;
    if (!cell->is_number)
        return (check_amount){.flags = CHECK_CODED};
    if (!n->exact)
        return (check_amount){.flags = CHECK_HAS | CHECK_BROKEN};
    return (check_amount){n->units, (float)(0.5 / lode_power_of_ten[n->scale]), (uint8_t)n->scale,
                          (uint8_t)(CHECK_HAS | (n->units < 0 ? CHECK_NEGATIVE : 0))};
}

void check_sums_start(check_worker *w) {
    const check_sums *s = w->file->sums;
    w->amounts = lode_allocate(1, sizeof *w->amounts);
    w->amounts->step = lode_allocate(s->figures, sizeof *w->amounts->step);
    w->amounts->steps = lode_allocate(s->figures, sizeof *w->amounts->steps);
}

void check_sums_stop(check_worker *w) {
    if (!w->amounts)
        return;
    free(w->amounts->amount);
    free(w->amounts->standing);
    free(w->amounts->step);
    free(w->amounts->steps);
    free(w->amounts);
}

void check_sums_begin(check_worker *w, const lode_block *block) {
    const check_sums *s = w->file->sums;
    struct check_amounts *a = w->amounts;
    if (block->n > a->room) {
        a->room = 2 * block->n;
        a->amount = lode_reallocate(a->amount, a->room * s->figures, sizeof *a->amount);
        a->standing = lode_reallocate(a->standing, a->room * s->relations, sizeof *a->standing);
    }
    memset(a->standing, 0, block->n * s->relations * sizeof *a->standing);
}

/* Figures that are rounded to fives or tens show it by being multiples of them. */
static void take_step(struct check_amounts *a, int figure, const check_amount *amount) {
    static const int64_t finer[] = {1000, 500, 100, 50, 10, 5, 1};
    int64_t *step = &a->step[figure];
    if (!(amount->flags & CHECK_HAS) || amount->units == 0)
        return;
    a->steps[figure]++;
    if (*step == 0)
        *step = finer[0];
    if (amount->scale > 0)
        *step = 1;
    for (size_t i = 0; *step > 1 && amount->units % *step != 0; i++)
        if (finer[i] < *step)
            *step = finer[i];
}

void check_sums_take(check_worker *w, const lode_record *record, const check_column *column,
                     const check_cell *cell) {
    const check_sums *s = w->file->sums;
    const check_amount amount = amount_of(cell);
    w->amounts->amount[record->index * s->figures + (size_t)column->sum] = amount;
    take_step(w->amounts, column->sum, &amount);
}

static check_print without(const check_worker *w, const check_relation *r) {
    check_print print = w->whole;
    for (size_t i = 0; i < w->file->keys; i++)
        if (r->without[i]) {
            print.a -= w->part[i].a;
            print.b -= w->part[i].b;
        }
    return print;
}

static void stand_in_filter(const check_worker *w, const check_relation *r,
                            const lode_record *record, check_standing *standing) {
    const check_item *now = w->seen[r->column].now;
    const lode_slice text = lode_record_at(record, r->column);
    const bool total = now ? now->is_total : lode_is_any(text, w->file->column[r->column].total);
    if (text.n > 0)
        standing->is = total ? CHECK_TOTAL : CHECK_PART;
}

/* Groups of one topic make up the total of no topic. */
static void stand_in_topic(const check_worker *w, const lode_record *record,
                           check_standing *standing) {
    const check_file *f = w->file;
    const lode_slice topic = lode_record_at(record, f->contract[LODE_COL_BREAKDOWN_TOPIC]),
                     label = lode_record_at(record, f->contract[LODE_COL_BREAKDOWN]);
    const bool total = label.n == 0 || lode_is(label, "Total");
    standing->is = total ? CHECK_TOTAL : CHECK_PART;
    if (!total)
        check_print_add(&standing->own, check_print_text(topic, 1));
}

/* The level of parts and of their whole, by the words of the table at hand. */
static void stand_in_area(const check_worker *w, const check_relation *r, const lode_record *record,
                          check_standing *standing) {
    const check_file *f = w->file;
    const lode_slice level = lode_record_at(record, r->column),
                     code = lode_record_at(record, check_region_column(f));
    const bool of_region = r->kind == CHECK_OF_REGION;
    const char *part = of_region ? "Local authority" : "Regional",
               *whole = of_region ? "Regional" : "National";
    if (lode_is(level, part) && code.n > 0)
        standing->is = CHECK_PART;
    else if (lode_is(level, whole))
        standing->is = CHECK_TOTAL;
    /* Inner and Outer London lie in London, which is a region too. */
    if (!of_region && standing->is == CHECK_PART && !(code.n > 3 && memcmp(code.p, "E12", 3) == 0))
        standing->is = CHECK_NOTHING;
    if (f->keyed_by_unit) {
        const check_print unit = check_print_text(check_unit_of(f, record, NULL), 0);
        standing->own.a -= unit.a;
        standing->own.b -= unit.b;
        if (of_region)
            check_print_add(&standing->own, check_print_text(code, 2));
    }
    standing->base = standing->own;
}

/* Only counts of a measure table are added up. */
static bool is_count(const check_file *f, const lode_record *record) {
    const lode_meaning *meaning = lode_dictionary_find(
        f->run->dictionary, lode_record_at(record, f->contract[LODE_COL_MEASURE]));
    return meaning && meaning->kind == LODE_KIND_COUNT;
}

void check_sums_place(check_worker *w, const lode_record *record) {
    const check_file *f = w->file;
    const check_sums *s = f->sums;
    if (f->measures && !is_count(f, record))
        return;
    for (size_t i = 0; i < s->relations; i++) {
        const check_relation *r = &s->relation[i];
        check_standing *standing = &w->amounts->standing[record->index * s->relations + i];
        standing->own = standing->base = without(w, r);
        if (r->kind == CHECK_OF_FILTER)
            stand_in_filter(w, r, record, standing);
        else if (r->kind == CHECK_OF_TOPIC)
            stand_in_topic(w, record, standing);
        else
            stand_in_area(w, r, record, standing);
    }
}

/* ---- in the order of the file ---- */

/* Groups of pupils add up by topic and measure: girls and boys do, those of a minority do not. */
static uint32_t kin_of(const check_file *f, check_relation *r, const lode_record *record) {
    char joined[256];
    if (r->kind != CHECK_OF_TOPIC)
        return lode_names_add(r->kins, lode_text(""));
    snprintf(joined, sizeof joined, "%.*s: %.*s",
             LODE_ARG(lode_record_at(record, f->contract[LODE_COL_BREAKDOWN_TOPIC])),
             LODE_ARG(lode_record_at(record, f->contract[LODE_COL_MEASURE])));
    return lode_names_add(r->kins, lode_text(joined));
}

static size_t group_of(const check_sums *s, check_relation *r, const check_standing *standing,
                       const lode_record *record) {
    bool fresh;
    const size_t i = check_prints_put(r->groups, standing->own, r->sum.n, &fresh);
    if (!fresh)
        return i;
    if (i == r->groups_capacity) {
        r->groups_capacity = i ? 2 * i : 64;
        r->base = lode_reallocate(r->base, r->groups_capacity, sizeof *r->base);
        r->parts = lode_reallocate(r->parts, r->groups_capacity, sizeof *r->parts);
        r->kin = lode_reallocate(r->kin, r->groups_capacity, sizeof *r->kin);
    }
    r->base[i] = standing->base;
    r->parts[i] = 0;
    r->kin[i] = kin_of(s->file, r, record);
    check_pile_up(&r->sum, s->figures);
    return i;
}

static void add_part(const check_sums *s, check_relation *r, const check_standing *standing,
                     const check_amount *amount, const lode_record *record) {
    const size_t i = group_of(s, r, standing, record);
    check_amount *sum = check_pile_at(&r->sum, i, s->figures);
    r->parts[i]++;
    for (size_t k = 0; k < s->figures; k++)
        check_amount_add(&sum[k], &amount[k]);
}

static void set_total(const check_sums *s, check_relation *r, const check_standing *standing,
                      const check_amount *amount, const lode_record *record) {
    bool fresh;
    const size_t i = check_prints_put(r->totals, standing->base, r->whole.n, &fresh);
    if (!fresh)
        return;
    if (i == r->totals_capacity) {
        r->totals_capacity = i ? 2 * i : 64;
        r->line = lode_reallocate(r->line, r->totals_capacity, sizeof *r->line);
    }
    r->line[i] = lode_record_line(record);
    memcpy(check_pile_up(&r->whole, s->figures), amount, s->figures * sizeof *amount);
}

/* Rows ahead of the one at hand memory is asked for what they will need: first the slot of their
 * group, then the group. */
enum { SLOTS_AHEAD = 16, GROUPS_AHEAD = 8 };

static void look_ahead(const check_sums *s, const check_standing *standing) {
    for (size_t k = 0; k < s->relations; k++)
        if (standing[k].is == CHECK_PART)
            check_look_ahead(s->relation[k].groups, standing[k].own);
        else if (standing[k].is == CHECK_TOTAL)
            check_look_ahead(s->relation[k].totals, standing[k].base);
}

static void look_for_groups(const check_sums *s, const check_standing *standing) {
    size_t i;
    for (size_t k = 0; k < s->relations; k++) {
        const check_relation *r = &s->relation[k];
        if (standing[k].is != CHECK_PART || !check_prints_find(r->groups, standing[k].own, &i))
            continue;
        const char *sum = (const char *)check_pile_at(&r->sum, i, s->figures);
        for (size_t at = 0; at < s->figures * sizeof(check_amount); at += 64)
            __builtin_prefetch(sum + at, 1);
        __builtin_prefetch(&r->parts[i], 1);
    }
}

void check_sums_deliver(check_worker *w, const lode_block *block) {
    check_sums *s = w->file->sums;
    for (size_t i = 0; i < block->n; i++) {
        const lode_record record = lode_block_record(block, i);
        const check_amount *amount = w->amounts->amount + i * s->figures;
        if (w->file->prints && w->print[i].a == 0 && w->print[i].b == 0)
            continue; /* a row that repeats another is told elsewhere */
        if (i + SLOTS_AHEAD < block->n)
            look_ahead(s, w->amounts->standing + (i + SLOTS_AHEAD) * s->relations);
        if (i + GROUPS_AHEAD < block->n)
            look_for_groups(s, w->amounts->standing + (i + GROUPS_AHEAD) * s->relations);
        for (size_t k = 0; k < s->relations; k++) {
            const check_standing *standing = &w->amounts->standing[i * s->relations + k];
            if (standing->is == CHECK_PART)
                add_part(s, &s->relation[k], standing, amount, &record);
            else if (standing->is == CHECK_TOTAL)
                set_total(s, &s->relation[k], standing, amount, &record);
        }
    }
}
