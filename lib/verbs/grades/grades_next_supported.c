/* The file of supported schools: school_urn, start_date. */
#include "grades_next.h"

#include "lode/columns.h"

#include <stdlib.h>

typedef struct {
    next *x;
    lode_table *table;
    int urn, date;
    size_t unknown, repeats;
    bool wrong;
} list;

static lode_status find(list *l, const char *name, int *column) {
    const lode_column_names header = {lode_table_file(l->table, 0), lode_table_names(l->table),
                                      lode_table_columns(l->table)};
    lode_status status =
        lode_column_find(&header, lode_text(name), l->x->g->reference, column, l->x->g->error);
    if (status == LODE_OK && *column < 0)
        status =
            lode_no_column(header.file, header.name, header.n, lode_text(name), l->x->g->error);
    free((void *)header.name);
    return status;
}

/* The day of a row; --as-of where the file has none. */
static bool day_of(list *l, size_t row, int32_t *day) {
    next *x = l->x;
    lode_date date;
    const lode_slice text = l->date < 0
                                ? (lode_slice){"", 0}
                                : lode_trim(lode_table_text(l->table, row, (size_t)l->date));
    *day = x->index;
    if (text.n == 0 && x->index != INT32_MIN)
        return true;
    if (lode_date_read(text, &date)) {
        *day = lode_date_number(date);
        return true;
    }
    lode_fail(x->g->error, LODE_DATA, text.n ? "'%.*s' is not a date" : "no start_date%.*s",
              LODE_ARG(text));
    lode_table_fail_at(l->table, row, (size_t)(l->date < 0 ? l->urn : l->date), x->g->error);
    lode_problem(x->g->report, x->g->error, "days that are none");
    l->wrong = true;
    return false;
}

/* A school that is on the list twice was supported from the earlier day. */
static void take(list *l, size_t row) {
    next *x = l->x;
    bool inherited;
    int32_t day;
    const lode_slice urn = lode_trim(lode_table_text(l->table, row, (size_t)l->urn)),
                     now = grades_school_of(x->g, urn, (lode_slice){"", 0}, &inherited);
    if (urn.n == 0 || !day_of(l, row, &day))
        return;
    const uint32_t school = lode_names_find(x->g->schools, now);
    if (school == LODE_UNKNOWN) {
        l->unknown++;
        return;
    }
    l->repeats += x->start[school] != INT32_MIN;
    x->supported += x->start[school] == INT32_MIN;
    if (x->start[school] == INT32_MIN || day < x->start[school])
        x->start[school] = day;
}

static int by_day(const void *a, const void *b) {
    const int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return x < y ? -1 : x > y;
}

/* Those without support enter on the middle one of the days on which support began. */
static void settle_index(next *x) {
    int32_t *day = lode_allocate(x->supported + 1, sizeof *day);
    size_t n = 0;
    for (size_t s = 0; s < x->g->n_schools; s++)
        if (x->start[s] != INT32_MIN)
            day[n++] = x->start[s];
    if (n > 1)
        qsort(day, n, sizeof *day, by_day);
    if (n > 0) {
        x->first_start = day[0];
        x->last_start = day[n - 1];
        if (x->index == INT32_MIN)
            x->index = day[(n - 1) / 2];
    }
    free(day);
}

static lode_status read_list(list *l) {
    next *x = l->x;
    lode_status status = find(l, "school_urn", &l->urn);
    l->date = lode_table_find(l->table, lode_text("start_date"));
    if (status == LODE_OK && l->date < 0 && x->index == INT32_MIN) {
        status = find(l, "start_date", &l->date);
        if (status != LODE_OK)
            lode_fail_hint(x->g->error, "or --as-of DATE: support began for all of them then");
    }
    for (size_t row = 0; status == LODE_OK && row < lode_table_rows(l->table); row++)
        take(l, row);
    if (status != LODE_OK || l->wrong)
        return LODE_DATA;
    if (l->unknown > 0)
        lode_notice(x->g->report, "supported schools that are not in the judgement table: %zu",
                    l->unknown);
    if (l->repeats > 0)
        lode_notice(x->g->report, "rows of %s that repeat a school: %zu; the earlier start counts",
                    lode_table_file(l->table, 0), l->repeats);
    if (x->supported > 0)
        return LODE_OK;
    return lode_fail(x->g->error, LODE_REFUSED, "no school of the judgement table is supported");
}

lode_status next_read_supported(next *x) {
    const char *path = x->g->options->supported;
    x->start = lode_allocate(x->g->n_schools + 1, sizeof *x->start);
    for (size_t s = 0; s < x->g->n_schools; s++)
        x->start[s] = path ? INT32_MIN : x->index;
    x->first_start = x->last_start = x->index;
    x->has_groups = path != NULL;
    x->supported = path ? 0 : x->g->n_schools;
    if (!path)
        return LODE_OK;
    const lode_input input = {.path = &path, .n = 1, .read = x->g->input->read};
    list l = {.x = x};
    lode_status status = lode_table_read(&l.table, &input, NULL, x->g->report, x->g->error);
    if (status == LODE_OK)
        status = read_list(&l);
    lode_table_free(l.table);
    if (status == LODE_OK)
        settle_index(x);
    return status;
}
