/* Which counts are hidden. Counts that no sum links are tables of their own. */
#include "suppress_parts.h"

#include <math.h>
#include <stdlib.h>

enum { EXACT_CELLS = 40 };

double suppress_width(const suppress *s) {
    return (double)(s->options->width ? s->options->width : s->options->threshold);
}

/* ---- one linked table ---- */

/* Its cells and relations, renumbered. */
typedef struct {
    lode_additive sums;
    size_t *from; /* [cells] which cell of all */
    double *value, *cost, *coefficient;
    size_t *begin, *cell;
    bool *primary, *hidden;
    lode_derivable *range;
} linked;

static linked linked_new(const suppress *s, const size_t *cells, size_t n, const size_t *number,
                         const suppress_entry *entry, size_t entries) {
    linked t = {.from = lode_allocate(n, sizeof *t.from),
                .value = lode_allocate(n, sizeof *t.value),
                .cost = lode_allocate(n, sizeof *t.cost),
                .primary = lode_allocate(n, sizeof *t.primary),
                .hidden = lode_allocate(n, sizeof *t.hidden),
                .range = lode_allocate(n, sizeof *t.range),
                .coefficient = lode_allocate(entries, sizeof *t.coefficient),
                .cell = lode_allocate(entries, sizeof *t.cell),
                .begin = lode_allocate(entries + 1, sizeof *t.begin)};
    for (size_t i = 0; i < n; i++) {
        const suppress_cell *c = &s->cell[cells[i]];
        t.from[i] = cells[i];
        t.value[i] = c->value;
        t.cost[i] = c->cost;
        t.primary[i] = c->primary;
    }
    size_t relations = 0;
    for (size_t e = 0; e < entries; e++) {
        if (e == 0 || entry[e].relation != entry[e - 1].relation)
            t.begin[relations++] = e;
        t.cell[e] = number[entry[e].cell];
        t.coefficient[e] = entry[e].coefficient;
    }
    t.begin[relations] = entries;
    t.sums = (lode_additive){n, relations, t.value, t.begin, t.cell, t.coefficient};
    return t;
}

static void linked_free(linked *t) {
    free(t->from);
    free(t->value);
    free(t->cost);
    free(t->coefficient);
    free(t->begin);
    free(t->cell);
    free(t->primary);
    free(t->hidden);
    free(t->range);
}

/* A figure whose n is hidden would give n away. */
static void hide_what_goes_with_it(const suppress *s, linked *t, const size_t *number) {
    for (size_t i = 0; i < t->sums.cells; i++) {
        const suppress_cell *c = &s->cell[t->from[i]];
        const size_t count = s->of[c->row][SUPPRESS_COUNT];
        if (c->role == SUPPRESS_N && t->hidden[i] && count != SUPPRESS_NONE)
            t->hidden[number[count]] = true;
    }
}

/* In words, of which figure it is. */
static void name_exposed(suppress *s, size_t cell) {
    const suppress_cell *c = &s->cell[cell];
    const lode_measures *m = s->measures;
    static const char *const roles[] = {"the count", "n", "n less the count",
                                        "what the parts leave over"};
    lode_fail(s->error, LODE_REFUSED, "%s of %.*s for %.*s, %.*s, can be derived within %.0f",
              roles[c->role], LODE_ARG(lode_measures_text(m, c->row, LODE_COL_MEASURE)),
              LODE_ARG(lode_measures_unit_name(m, c->row)),
              LODE_ARG(lode_measures_text(m, c->row, LODE_COL_BREAKDOWN)), suppress_width(s));
    lode_fail_at(s->error, lode_table_file(m->table, c->row), lode_table_line(m->table, c->row), 0);
    lode_fail_hint(s->error, s->options->as_is ? "--audit shows what can be derived"
                                               : "leave the figures out, or put groups together; "
                                                 "--width asks for less");
}

/* Where figures contradict each other: at the first that was hidden before, if there is one. */
static void name_contradiction(suppress *s, const linked *t) {
    size_t i = 0;
    while (i + 1 < t->sums.cells && !isnan(t->value[i]))
        i++;
    const size_t row = s->cell[t->from[i]].row;
    const lode_measures *m = s->measures;
    lode_fail(s->error, LODE_DATA, "no counts fit the figures of %.*s for %.*s beside the others",
              LODE_ARG(lode_measures_text(m, row, LODE_COL_MEASURE)),
              LODE_ARG(lode_measures_unit_name(m, row)));
    lode_fail_at(s->error, lode_table_file(m->table, row), lode_table_line(m->table, row), 0);
    lode_fail_hint(s->error, "a total that leaves out what is hidden is no total of it: hide small "
                             "numbers of schools and of groups each in a table of their own");
}

/* As it is, hidden is what nobody knows. */
static void leave(linked *t) {
    for (size_t i = 0; i < t->sums.cells; i++)
        t->hidden[i] = isnan(t->value[i]) || t->cost[i] == 0;
}

static lode_status find(suppress *s, linked *t) {
    const lode_suppression_plan plan = {t->primary, t->cost, suppress_width(s), EXACT_CELLS};
    size_t exposed = t->sums.cells;
    bool least;
    const lode_status status =
        lode_suppression_find(&t->sums, &plan, t->hidden, &least, &exposed, s->error);
    if (status == LODE_REFUSED && exposed < t->sums.cells)
        name_exposed(s, t->from[exposed]);
    s->plans++;
    s->least += least;
    return status;
}

static lode_status audit(suppress *s, linked *t) {
    lode_status status = lode_suppression_audit(&t->sums, t->hidden, t->range, NULL, s->error);
    for (size_t i = 0; i < t->sums.cells && status == LODE_OK; i++) {
        suppress_cell *c = &s->cell[t->from[i]];
        c->hidden = t->hidden[i];
        c->range = t->range[i];
        if (c->primary && c->range.high - c->range.low < suppress_width(s) && !s->options->audit) {
            name_exposed(s, t->from[i]);
            status = LODE_REFUSED;
        }
    }
    return status;
}

static lode_status settle(suppress *s, const size_t *cells, size_t n, const size_t *number,
                          const suppress_entry *entry, size_t entries) {
    bool any = false;
    for (size_t i = 0; i < n; i++)
        any |= s->cell[cells[i]].primary;
    if (!any)
        return LODE_OK;
    linked t = linked_new(s, cells, n, number, entry, entries);
    lode_status status = LODE_OK;
    if (s->options->as_is)
        leave(&t);
    else
        status = find(s, &t);
    if (status == LODE_OK) {
        hide_what_goes_with_it(s, &t, number);
        status = audit(s, &t);
    }
    if (status == LODE_DATA)
        name_contradiction(s, &t);
    linked_free(&t);
    return status;
}

/* ---- all of them ---- */

static size_t root_of(size_t *parent, size_t i) {
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

/* The cells of one row are of one table too, whether or not they add up. */
static size_t *find_roots(const suppress *s) {
    size_t *parent = lode_allocate(s->cells, sizeof *parent);
    for (size_t i = 0; i < s->cells; i++)
        parent[i] = i;
    for (size_t e = 1; e < s->entries; e++)
        if (s->entry[e].relation == s->entry[e - 1].relation)
            parent[root_of(parent, s->entry[e].cell)] = root_of(parent, s->entry[e - 1].cell);
    for (size_t row = 0; row < s->measures->rows; row++)
        if (s->of[row][0] != SUPPRESS_NONE && s->of[row][1] != SUPPRESS_NONE)
            parent[root_of(parent, s->of[row][0])] = root_of(parent, s->of[row][1]);
    for (size_t i = 0; i < s->cells; i++)
        parent[i] = root_of(parent, i);
    return parent;
}

typedef struct {
    size_t root, item; /* a cell, or an entry */
} rooted;

static int by_root(const void *a, const void *b) {
    const rooted *x = a, *y = b;
    if (x->root != y->root)
        return x->root < y->root ? -1 : 1;
    return (x->item > y->item) - (x->item < y->item);
}

static rooted *sort_by_root(size_t n, const suppress *s, const size_t *root, bool entries) {
    rooted *all = lode_allocate(n, sizeof *all);
    for (size_t i = 0; i < n; i++)
        all[i] = (rooted){root[entries ? s->entry[i].cell : i], i};
    if (n)
        qsort(all, n, sizeof *all, by_root);
    return all;
}

lode_status suppress_settle(suppress *s) {
    size_t *root = find_roots(s);
    size_t *number = lode_allocate(s->cells, sizeof *number);
    size_t *cells = lode_allocate(s->cells, sizeof *cells);
    suppress_entry *entry = lode_allocate(s->entries, sizeof *entry);
    rooted *cell = sort_by_root(s->cells, s, root, false);
    rooted *entries = sort_by_root(s->entries, s, root, true);
    for (size_t e = 0; e < s->entries; e++)
        entry[e] = s->entry[entries[e].item];
    lode_status status = LODE_OK;
    for (size_t i = 0, n, e = 0, m; i < s->cells && status == LODE_OK; i += n, e += m) {
        for (n = 0; i + n < s->cells && cell[i + n].root == cell[i].root; n++) {
            cells[i + n] = cell[i + n].item;
            number[cell[i + n].item] = n;
        }
        for (m = 0; e + m < s->entries && entries[e + m].root == cell[i].root;)
            m++;
        status = settle(s, cells + i, n, number, entry + e, m);
    }
    free(root);
    free(number);
    free(cells);
    free(entry);
    free(cell);
    free(entries);
    return status;
}
