/* A row of the left as it is today: its school and authority moved, the columns added that keep
 * what they were. */
#include "merge_follow.h"

#include <stdlib.h>

size_t lode_merge_follow_columns(const merge_follow *f, const char *names[MERGE_ADDED]) {
    static const char *const of_links[] = {"urn_at_time", "urn_current", "urn_rule", "urn_reason"};
    static const char *const of_areas[] = {"old_la_code_at_time", "new_la_code_at_time", "la_rule",
                                           "la_reason"};
    size_t n = 0;
    for (size_t i = 0; i < 4 && f->succession; i++)
        names[n++] = of_links[i];
    for (size_t i = 0; i < 4 && f->areas; i++)
        names[n++] = of_areas[i];
    if (f->adds_note)
        names[n++] = "note";
    return n;
}

static size_t add_school(const merge_follow *f, const merge_way *way, const merge_figure *figure,
                         lode_cell *cells) {
    const bool known = way->school != LODE_UNKNOWN;
    bool followed = known && way->way.links > 0;
    lode_slice then = way->urn;
    const char *end = known                           ? lode_succession_end_word(way->way.end)
                      : way->urn.n && f->has_register ? lode_succession_end_word(LODE_ENDS_UNLISTED)
                                                      : "";
    if (figure && way->urn.n) {
        then = figure->at_time;
        followed |= figure->n_rows > 1;
    }
    cells[0] = lode_cell_plain(then);
    cells[1] = lode_cell_plain(way->current);
    cells[2] = lode_cell_plain(lode_text(followed ? lode_succession_rule_name(f->rule) : ""));
    cells[3] = lode_cell_plain(lode_text(end));
    return 4;
}

/* Schools that became one may have lain in several authorities: then the row is in none. */
static bool has_one_area(const merge_run *m, const merge_way *way, const merge_figure *figure) {
    return !figure || !figure->mixed || !way->lies_in ||
           (lode_merge_agree(m->held, figure, m->follow->old_code) &&
            lode_merge_agree(m->held, figure, m->follow->new_code));
}

static void add_codes(const merge_way *way, const merge_figure *figure, lode_cell *cells) {
    const bool of_areas = figure && figure->mixed && way->has_area && !way->lies_in;
    const bool by_old = way->old_code.n > 0;
    cells[0] = lode_cell_of(of_areas && by_old ? figure->at_time : way->old_code);
    cells[1] = lode_cell_of(!of_areas ? way->new_code
                            : by_old  ? (lode_slice){"", 0}
                                      : figure->at_time);
}

static size_t add_area(const merge_run *m, const merge_way *way, const merge_figure *figure,
                       lode_cell *cells) {
    const bool one = has_one_area(m, way, figure);
    const lode_cell none = lode_cell_plain((lode_slice){"", 0});
    cells[0] = cells[1] = none;
    if (one)
        add_codes(way, figure, cells);
    cells[2] = lode_cell_plain(lode_text(one ? lode_area_rule_name(way->area.rule) : ""));
    cells[3] = lode_cell_plain(lode_text(one ? lode_area_end_name(way->area.end) : ""));
    return 4;
}

/* The note of a row with one more, in w->text. */
static lode_cell extend_note(merge_worker *w, lode_slice note, const char *more) {
    w->text.n = 0;
    lode_bytes_add(&w->text, note.p, note.n);
    if (note.n > 0)
        lode_bytes_add(&w->text, "; ", 2);
    lode_bytes_add(&w->text, more, strlen(more));
    return lode_cell_of((lode_slice){w->text.p, w->text.n});
}

static void add_cells(const merge_run *m, merge_worker *w, const merge_way *way,
                      const merge_figure *figure, const char *note) {
    const merge_follow *f = m->follow;
    size_t n = 0;
    if (f->succession)
        n += add_school(f, way, figure, &w->added[n]);
    if (f->areas)
        n += add_area(m, way, figure, &w->added[n]);
    if (f->adds_note)
        w->added[n] = lode_cell_plain(lode_text(note ? note : ""));
}

static void move(lode_cell *cells, int column, lode_slice text) {
    if (column >= 0 && lode_trim(cells[column].text).n > 0)
        cells[column] = lode_cell_of(text);
}

static void move_cells(const merge_follow *f, const merge_way *way, lode_cell *cells) {
    if (f->succession && way->way.links > 0)
        move(cells, f->urn, way->current);
    if (!way->has_area || way->area.end != LODE_AREA_GOES_ON)
        return;
    move(cells, f->old_code, way->area.old_la_code);
    move(cells, f->new_code, way->area.new_la_code);
    if (!lode_same(way->old_code, way->area.old_la_code))
        move(cells, f->la_name, way->area.la_name);
}

static void count(merge_follow *f, const merge_way *way) {
    if (way->school != LODE_UNKNOWN)
        atomic_store_explicit(&f->seen[way->school], true, memory_order_relaxed);
    else if (way->urn.n && f->has_register)
        atomic_fetch_add_explicit(&f->unlisted, 1, memory_order_relaxed);
    if (!way->has_area)
        return;
    if (way->area.then == LODE_UNKNOWN)
        atomic_fetch_add_explicit(&f->unknown_areas, 1, memory_order_relaxed);
    else
        atomic_fetch_or_explicit(&f->fates[way->area.then],
                                 1U << way->area.rule | 16U << way->area.end, memory_order_relaxed);
}

static void copy_cells(merge_worker *w, const lode_record *record, size_t n) {
    for (size_t c = 0; c < n; c++)
        w->own[c] = lode_record_cell(record, c);
}

/* The row as it is today, from the record whose cells it has. */
static merge_row_state make_row(const merge_run *m, merge_worker *w, const lode_record *record,
                                const merge_way *way, const merge_figure *figure) {
    const merge_follow *f = m->follow;
    const char *note = m->held ? lode_merge_note_of(figure, way) : NULL;
    add_cells(m, w, way, figure, note);
    if (!way->moves && !figure && (!note || f->adds_note))
        return MERGE_ROW_AS_READ;
    copy_cells(w, record, m->left.n);
    if (figure)
        lode_merge_figure_cells(m, figure, way, w->own);
    move_cells(f, way, w->own);
    if (note && !f->adds_note) {
        lode_cell *own = &w->own[m->held->column[LODE_COL_NOTE]];
        *own = extend_note(w, lode_trim(own->text), note);
    }
    return MERGE_ROW_MADE;
}

static merge_way way_of(const merge_follow *f, const lode_record *record) {
    const lode_part whole = {.record = record, .n = record->n};
    return lode_merge_way(f, &(lode_row){&whole, 1});
}

merge_row_state lode_merge_follow_row(merge_run *m, merge_worker *w, const lode_record *record,
                                      size_t row) {
    const merge_way way = way_of(m->follow, record);
    const merge_figure *figure = m->held ? lode_merge_figure_of(m->held, row) : NULL;
    const size_t *order;
    count(m->follow, &way);
    w->trouble |= way.strange || (way.has_area && way.area.end == LODE_AREA_CONFLICT);
    if (figure && figure->lead != row) {
        w->dropped++;
        return MERGE_ROW_DROPPED;
    }
    if (!figure || figure->base == row)
        return make_row(m, w, record, &way, figure);
    const lode_record base = lode_table_record(m->held->table, figure->base, &order);
    const merge_way base_way = way_of(m->follow, &base);
    return make_row(m, w, &base, &base_way, figure);
}

/* Whether a right says by itself which schools of the left it has: of a longer key something else
 * may be lacking, and the latest rows are not all there are. */
static bool lists_schools(const merge_follow *f, const merge_right *right) {
    return right->n_pairs == 1 && (int)right->pair[0].left == f->urn && !right->latest;
}

void lode_merge_explain_lacking(merge_run *m, merge_worker *w) {
    enum { CURRENT = 1, REASON = 3 }; /* of the columns of links */
    merge_follow *f = m->follow;
    if (!f->succession || f->has_register || w->added[CURRENT].text.n == 0 ||
        w->added[REASON].text.n > 0)
        return;
    for (size_t k = 0; k < m->rights; k++) {
        if (!lists_schools(f, &m->right[k]) || w->found[k].key != LODE_UNKNOWN)
            continue;
        w->added[REASON] = lode_cell_plain(lode_text("no_link"));
        atomic_fetch_add_explicit(&f->unlinked, 1, memory_order_relaxed);
        return;
    }
}

void lode_merge_follow_cells(merge_run *m, merge_worker *w) {
    const lode_part whole = {.made = w->own, .n = m->left.n};
    const lode_row row = {&whole, 1};
    const merge_way way = lode_merge_way(m->follow, &row);
    add_cells(m, w, &way, NULL, NULL);
    move_cells(m->follow, &way, w->own);
}
