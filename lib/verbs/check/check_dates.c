/* Dates of one record that belong together: what ends before it begins. The table "tables" says
 * which date of a table is not before which other. */
#include "check_parts.h"

#include "lode/date.h"

#include <stdlib.h>

/* ---- what is known ---- */

lode_status check_read_orders(check_run *run, lode_error *error) {
    enum { TABLE, COLUMN, NOT_BEFORE, COLUMNS };
    static const char *const names[COLUMNS] = {"table", "column", "not_before"};
    const lode_table *table;
    int at[COLUMNS];
    lode_status status = lode_reference_table(run->reference, "tables", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, names, COLUMNS, at, error);
    if (status != LODE_OK)
        return status;
    run->order = lode_allocate(lode_table_rows(table) + 1, sizeof *run->order);
    for (size_t i = 0; i < lode_table_rows(table); i++) {
        const lode_slice earlier = lode_table_text(table, i, (size_t)at[NOT_BEFORE]);
        if (earlier.n > 0)
            run->order[run->orders++] =
                (check_order){earlier, lode_table_text(table, i, (size_t)at[COLUMN])};
    }
    return LODE_OK;
}

/* ---- the columns of a file ---- */

/* Where a layout has what becomes a column of the table it makes, whatever else is said of it in
 * some of the records. */
static int find_mapped(const check_file *f, lode_slice name) {
    for (size_t r = 0; f->layout && r < f->layout->rows; r++)
        for (size_t i = 0; i < f->layout->row[r].cells; i++) {
            const lode_mapped_cell *c = &f->layout->row[r].cell[i];
            if (c->position >= 0 && c->when.n == 0 &&
                lode_same(f->layout->table_column[c->column], name))
                return c->position;
        }
    return -1;
}

static int find_described(const check_file *f, lode_slice name) {
    for (size_t c = 0; c < f->columns; c++)
        if (f->column[c].described && lode_same(f->column[c].described->becomes, name))
            return (int)c;
    return -1;
}

static int find(const check_file *f, lode_slice name) {
    int position = find_mapped(f, name);
    if (position < 0 && !f->layout)
        position = find_described(f, name);
    return position >= 0 ? position : lode_columns_find(f->run->columns, f->header, name);
}

static bool is_known(const check_file *f, check_dates pair) {
    for (size_t i = 0; i < f->date_pairs; i++)
        if (f->dates[i].earlier == pair.earlier && f->dates[i].later == pair.later)
            return true;
    return false;
}

void check_find_dates(check_file *f) {
    const check_run *run = f->run;
    if (!check_is_on(f, CHECK_DATES_IN_ORDER))
        return;
    for (size_t i = 0; i < run->orders; i++) {
        const check_dates pair = {find(f, run->order[i].earlier), find(f, run->order[i].later)};
        if (pair.earlier < 0 || pair.later < 0 || is_known(f, pair))
            continue;
        if (!f->dates)
            f->dates = lode_allocate(run->orders, sizeof *f->dates);
        f->dates[f->date_pairs++] = pair;
    }
}

/* ---- a record ---- */

static bool date_of(const check_file *f, const lode_record *record, int column, lode_date *date) {
    const lode_described *d = f->column[column].described;
    const lode_slice text = lode_record_at(record, column);
    return lode_date_read(d && d->recode.n ? lode_recoded(text, d->recode) : text, date);
}

static bool is_before(const check_file *f, const lode_record *record, check_dates pair) {
    lode_date earlier, later;
    return date_of(f, record, pair.later, &later) && date_of(f, record, pair.earlier, &earlier) &&
           lode_date_number(later) < lode_date_number(earlier);
}

void check_see_dates(check_worker *w, const lode_record *record) {
    const check_file *f = w->file;
    for (size_t i = 0; i < f->date_pairs; i++)
        if (is_before(f, record, f->dates[i]))
            check_add_flaw(w, record->index, f->dates[i].later, CHECK_DATES_IN_ORDER, true);
}

void check_explain_dates(const check_file *f, int column, const lode_record *record,
                         lode_error *error) {
    for (size_t i = 0; i < f->date_pairs; i++) {
        const check_dates pair = f->dates[i];
        if (pair.later != column || !is_before(f, record, pair))
            continue;
        lode_fail(error, LODE_DATA, "%.*s is before %.*s in '%.*s'",
                  LODE_ARG(lode_record_at(record, pair.later)),
                  LODE_ARG(lode_record_at(record, pair.earlier)),
                  LODE_ARG(f->column[pair.earlier].name));
        return;
    }
}
