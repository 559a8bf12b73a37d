/* What lode_within writes: schools, or how many there are. */
#include "within_parts.h"

#include "lode/measures.h"
#include "lode/memory.h"

#include <math.h>
#include <stdlib.h>

/* ---- one by one ---- */

enum { NEAREST, DISTANCE, WITHIN, LISTED };

static lode_status write_school(const within_run *r, lode_table_walk *walk, size_t row) {
    const within_school *s = &r->school[row];
    char km[LODE_NUMBER_TEXT] = "";
    size_t length = 0;
    lode_record record;
    const size_t *order = lode_table_walk_on(r->table, walk, row, &record);
    lode_slice name = {"", 0};
    if (s->located) {
        length = lode_number_text(s->km, km);
        name =
            r->points.name < 0
                ? name
                : lode_trim(lode_table_text(r->points.table, s->nearest, (size_t)r->points.name));
    }
    const lode_cell more[LISTED] = {[NEAREST] = lode_cell_of(name),
                                    [DISTANCE] = lode_cell_plain((lode_slice){km, length}),
                                    [WITHIN] = lode_cell_of(lode_text(!s->located ? ""
                                                                      : s->within ? "yes"
                                                                                  : "no"))};
    const lode_part part[] = {{.record = &record, .order = order, .n = record.n},
                              {.made = more, .n = LISTED}};
    const lode_row line = {part, 2};
    return lode_output_put(r->output, &line, r->error);
}

lode_status within_write_list(const within_run *r) {
    static const char *const added[LISTED] = {"nearest_point", "distance_km", "within"};
    const size_t columns = lode_table_columns(r->table), n = columns + LISTED;
    for (int i = 0; i < LISTED; i++)
        if (lode_table_find(r->table, lode_text(added[i])) >= 0) {
            lode_fail(r->error, LODE_DATA, "the input has a column '%s' already", added[i]);
            return lode_fail_at(r->error, lode_table_file(r->table, 0), 0, 0);
        }
    lode_slice *names = lode_allocate(n, sizeof *names);
    bool *number = lode_allocate(n, sizeof *number);
    for (size_t i = 0; i < n; i++) {
        names[i] = i < columns ? lode_table_name(r->table, i) : lode_text(added[i - columns]);
        number[i] = lode_is_number_column(names[i]) || i == columns + DISTANCE;
    }
    lode_status status = lode_output_header(r->output, names, number, n, r->error);
    lode_table_walk walk = {0};
    for (size_t row = 0; row < r->n && status == LODE_OK; row++)
        status = write_school(r, &walk, row);
    free(names);
    free(number);
    return status;
}

/* ---- counted ---- */

enum { KM, SCHOOLS, LOCATED, INSIDE, SHARE, PUPILS, PUPILS_IN, PUPILS_SHARE, NO_PUPILS, COUNTED };

typedef struct {
    size_t schools, located, within, without_pupils;
    lode_sum pupils, pupils_within;
    size_t row; /* one of its schools */
} tally;

static void count_school(const within_run *r, tally *t, size_t row) {
    const within_school *s = &r->school[row];
    t->row = row;
    t->schools++;
    t->located += s->located;
    t->within += s->within;
    if (!s->located)
        return;
    t->without_pupils += !s->has_pupils;
    if (s->has_pupils)
        lode_sum_add(&t->pupils, s->pupils.value);
    if (s->has_pupils && s->within)
        lode_sum_add(&t->pupils_within, s->pupils.value);
}

static int by_columns(const void *a, const void *b, void *context) {
    const tally *x = a, *y = b;
    const within_run *r = context;
    int order = 0;
    for (size_t i = 0; i < r->options->group.n && order == 0; i++)
        order =
            lode_order(within_cell(r, x->row, r->group[i]), within_cell(r, y->row, r->group[i]));
    return order;
}

/* The schools of each group, sorted by its columns. */
static tally *count_schools(const within_run *r, size_t *n) {
    lode_names *keys = lode_names_new();
    lode_bytes key = {0};
    tally *tallies = NULL;
    size_t capacity = 0;
    *n = 0;
    for (size_t row = 0; row < r->n; row++) {
        key.n = 0;
        for (size_t i = 0; i < r->options->group.n; i++) {
            const lode_slice text = within_cell(r, row, r->group[i]);
            lode_bytes_add(&key, text.p, text.n);
            lode_bytes_add(&key, "", 1);
        }
        const uint32_t group = lode_names_add(keys, (lode_slice){key.p, key.n});
        LODE_GROW(tallies, *n, capacity);
        if (group == *n)
            tallies[(*n)++] = (tally){0};
        count_school(r, &tallies[group], row);
    }
    free(key.p);
    lode_names_free(keys);
    if (*n > 1)
        qsort_r(tallies, *n, sizeof *tallies, by_columns, (void *)(uintptr_t)r);
    return tallies;
}

static lode_status write_counts_header(const within_run *r) {
    static const char *const added[COUNTED] = {
        "within_km", "n_schools",     "n_located",       "n_within",        "share_within",
        "pupils",    "pupils_within", "share_of_pupils", "n_without_pupils"};
    const size_t by = r->options->group.n, n = by + COUNTED;
    lode_slice *names = lode_allocate(n, sizeof *names);
    bool *number = lode_allocate(n, sizeof *number);
    for (size_t i = 0; i < n; i++) {
        names[i] = lode_text(i < by ? r->options->group.item[i] : added[i - by]);
        number[i] = i >= by;
    }
    const lode_status status = lode_output_header(r->output, names, number, n, r->error);
    free(names);
    free(number);
    return status;
}

/* A percentage of nothing is not defined. */
static double percent(double part, double whole) {
    return whole > 0 ? 100 * part / whole : NAN;
}

static lode_status write_counts_row(const within_run *r, const tally *t) {
    const size_t by = r->options->group.n;
    const double pupils = lode_sum_value(&t->pupils), within = lode_sum_value(&t->pupils_within);
    const bool known = r->pupils >= 0;
    const double figure[COUNTED] = {
        [KM] = r->km.value,
        [SCHOOLS] = (double)t->schools,
        [LOCATED] = (double)t->located,
        [INSIDE] = (double)t->within,
        [SHARE] = percent((double)t->within, (double)t->located),
        [PUPILS] = known ? pupils : NAN,
        [PUPILS_IN] = known ? within : NAN,
        [PUPILS_SHARE] = known ? percent(within, pupils) : NAN,
        [NO_PUPILS] = known ? (double)t->without_pupils : NAN,
    };
    char text[COUNTED][LODE_NUMBER_TEXT];
    lode_cell *cells = lode_allocate(by + COUNTED, sizeof *cells);
    for (size_t i = 0; i < by; i++)
        cells[i] = lode_cell_of(within_cell(r, t->row, r->group[i]));
    for (int i = 0; i < COUNTED; i++) {
        const bool hidden = i > LOCATED && t->located < r->options->min_units;
        cells[by + (size_t)i] = lode_cell_of(
            hidden ? lode_text("c") : (lode_slice){text[i], lode_number_text(figure[i], text[i])});
    }
    const lode_status status = lode_output_row(r->output, cells, r->error);
    free(cells);
    return status;
}

lode_status within_write_counts(const within_run *r) {
    size_t n;
    tally *tallies = count_schools(r, &n);
    lode_status status = write_counts_header(r);
    for (size_t i = 0; i < n && status == LODE_OK; i++)
        status = write_counts_row(r, &tallies[i]);
    free(tallies);
    return status;
}
