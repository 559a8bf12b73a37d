/* Adding up: which parts make up which whole, and which figures are added. */
#include "check_sums.h"

#include <stdlib.h>

/* ---- relations ---- */

static check_relation *add_relation(check_sums *s, check_whole_kind kind, int column) {
    check_relation *r = &s->relation[s->relations++];
    *r = (check_relation){.kind = kind, .column = column};
    r->without = lode_allocate(s->file->keys, sizeof *r->without);
    r->kins = lode_names_new();
    r->groups = check_prints_new();
    r->totals = check_prints_new();
    return r;
}

static void leave_out(const check_sums *s, check_relation *r, int column) {
    for (size_t i = 0; i < s->file->keys; i++)
        r->without[i] |= column >= 0 && s->file->key[i] == column;
}

static bool is_in_key(const check_file *f, int column) {
    for (size_t i = 0; i < f->keys; i++)
        if (f->key[i] == column)
            return true;
    return false;
}

static void relate_filters(check_sums *s) {
    const check_file *f = s->file;
    for (size_t c = 0; c < f->columns; c++) {
        const check_column *column = &f->column[c];
        const lode_described *d = column->described;
        if (column->role != CHECK_FILTER || column->is_group || !is_in_key(f, (int)c) ||
            (d && d->adds_up == LODE_NO))
            continue;
        check_relation *r = add_relation(s, CHECK_OF_FILTER, (int)c);
        r->certain = d && d->adds_up == LODE_YES;
        leave_out(s, r, (int)c);
        leave_out(s, r, column->group);
    }
}

static void relate_topics(check_sums *s) {
    const check_file *f = s->file;
    const int topic = f->contract[LODE_COL_BREAKDOWN_TOPIC],
              breakdown = f->contract[LODE_COL_BREAKDOWN];
    if (!f->keyed_by_unit || topic < 0 || breakdown < 0)
        return;
    check_relation *r = add_relation(s, CHECK_OF_TOPIC, breakdown);
    leave_out(s, r, topic);
    leave_out(s, r, breakdown);
}

static void leave_out_level(const check_sums *s, check_relation *r, int level) {
    for (int part = 0; level >= 0 && part < LODE_EES_PARTS; part++)
        leave_out(s, r, s->file->place[level][part]);
}

static void relate_areas(check_sums *s) {
    const check_file *f = s->file;
    const int level = f->measures ? f->contract[LODE_COL_GEOGRAPHIC_LEVEL] : f->level;
    if (level < 0 || !is_in_key(f, level) || check_region_column(f) < 0)
        return;
    check_relation *region = add_relation(s, CHECK_OF_REGION, level);
    leave_out(s, region, level);
    leave_out_level(s, region, f->open_data ? f->authority : -1);
    check_relation *country = add_relation(s, CHECK_OF_COUNTRY, level);
    leave_out(s, country, level);
    leave_out_level(s, country, f->open_data ? f->authority : -1);
    leave_out_level(s, country, f->open_data ? f->region : -1);
}

/* ---- figures ---- */

static bool can_be_added(const check_file *f, const check_column *c) {
    if (c->role != CHECK_FIGURE || c->percent)
        return false;
    if (f->measures)
        return c->contract == LODE_COL_VALUE;
    return !c->described ||
           (c->described->adds_up != LODE_NO && !check_is_one_of(c->described->unit, "pp|%"));
}

static void choose_figures(check_sums *s) {
    check_file *f = s->file;
    s->figure = lode_allocate(f->columns, sizeof *s->figure);
    for (size_t c = 0; c < f->columns; c++)
        if (can_be_added(f, &f->column[c])) {
            f->column[c].sum = (int)s->figures;
            s->figure[s->figures++] = (int)c;
        }
}

check_sums *check_sums_new(check_file *f) {
    const bool filters = check_is_on(f, CHECK_TOTALS), areas = check_is_on(f, CHECK_AREA_TOTALS);
    if (f->keys == 0 || !(filters || areas))
        return NULL;
    check_sums *s = lode_allocate(1, sizeof *s);
    s->file = f;
    s->relation = lode_allocate(f->columns + 3, sizeof *s->relation);
    choose_figures(s);
    if (filters) {
        relate_filters(s);
        relate_topics(s);
    }
    if (areas)
        relate_areas(s);
    if (s->relations > 0 && s->figures > 0)
        return s;
    check_sums_free(s);
    for (size_t c = 0; c < f->columns; c++)
        f->column[c].sum = -1;
    return NULL;
}

void check_sums_free(check_sums *s) {
    if (!s)
        return;
    for (size_t i = 0; i < s->relations; i++) {
        check_relation *r = &s->relation[i];
        free(r->without);
        check_prints_free(r->groups);
        check_prints_free(r->totals);
        free(r->base);
        free(r->parts);
        free(r->kin);
        lode_names_free(r->kins);
        free(r->line);
        check_pile_free(&r->sum);
        check_pile_free(&r->whole);
    }
    free(s->relation);
    free(s->figure);
    free(s);
}
