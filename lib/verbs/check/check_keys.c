/* What a row is about: the columns that together tell it from every other, and their print. The
 * print of a row is the sum of the prints of its cells, so that one without a column is a
 * subtraction away. */
#include "check_parts.h"

#include "lode/date.h"
#include "lode/period.h"

#include <stdlib.h>

/* ---- the columns ---- */

void check_add_key(check_file *f, size_t position) {
    for (size_t i = 0; i < f->keys; i++)
        if (f->key[i] == (int)position)
            return;
    f->key[f->keys++] = (int)position;
}

static lode_status asked_key(check_file *f, lode_error *error) {
    for (size_t i = 0; i < f->run->options->key.n; i++) {
        const lode_slice wanted = lode_text(f->run->options->key.item[i]);
        int position = check_find_column(f, wanted);
        if (position < 0)
            position = lode_columns_find(f->run->columns, f->header, wanted);
        if (position < 0)
            return check_no_column(f, wanted, error);
        check_add_key(f, (size_t)position);
    }
    return LODE_OK;
}

lode_status check_no_column(const check_file *f, lode_slice wanted, lode_error *error) {
    lode_slice *names = lode_allocate(f->header->n, sizeof *names);
    for (size_t c = 0; c < f->header->n; c++)
        names[c] = f->header->cell[c].text;
    const lode_status status = lode_no_column(f->name, names, f->header->n, wanted, error);
    free(names);
    return status;
}

static void described_key(check_file *f) {
    for (size_t c = 0; c < f->columns; c++)
        if (f->column[c].described && f->column[c].described->in_key)
            check_add_key(f, c);
}

/* The first of these columns that the file has, under whatever name. */
static void add_first(check_file *f, const char *const *names, size_t n) {
    int position = -1;
    for (size_t i = 0; i < n && position < 0; i++)
        position = lode_columns_find(f->run->columns, f->header, lode_text(names[i]));
    if (position >= 0)
        check_add_key(f, (size_t)position);
}

/* The columns that say which school and which time a record of a layout is about are found by what
 * they are called, as lode-tidy finds them. */
static void layout_key(check_file *f) {
    static const char *const school[] = {"school_urn", "school_laestab", "school_name"};
    static const char *const time[] = {"time_period", "time_identifier", "release"};
    if (!f->layout || f->keys == 0)
        return;
    add_first(f, school, sizeof school / sizeof *school);
    for (size_t i = 0; i < sizeof time / sizeof *time; i++)
        add_first(f, &time[i], 1);
}

/* Time, place and filters. */
static void standard_key(check_file *f) {
    for (size_t c = 0; c < f->columns && f->open_data && f->description; c++) {
        const check_role role = f->column[c].role;
        if (role == CHECK_TIME || role == CHECK_LEVEL || role == CHECK_PLACE ||
            role == CHECK_FILTER)
            check_add_key(f, c);
    }
}

/* The unit of a measure row is looked for among all columns that can name one. */
static void contract_key(check_file *f) {
    static const lode_measure_column parts[] = {
        LODE_COL_TIME_PERIOD,      LODE_COL_TIME_IDENTIFIER,
        LODE_COL_GEOGRAPHIC_LEVEL, LODE_COL_ESTABLISHMENT_TYPE,
        LODE_COL_BREAKDOWN_TOPIC,  LODE_COL_BREAKDOWN,
        LODE_COL_MEASURE,          LODE_COL_RELEASE};
    for (size_t i = 0; f->measures && i < sizeof parts / sizeof *parts; i++)
        if (f->contract[parts[i]] >= 0)
            check_add_key(f, (size_t)f->contract[parts[i]]);
}

lode_status check_settle_key(check_file *f, lode_error *error) {
    f->key = lode_allocate(f->columns, sizeof *f->key);
    if (f->run->options->key.n > 0)
        return asked_key(f, error);
    described_key(f);
    layout_key(f);
    if (f->keys == 0)
        standard_key(f);
    if (f->keys == 0) {
        contract_key(f);
        f->keyed_by_unit = f->keys > 0;
    }
    return LODE_OK;
}

/* ---- prints ---- */

/* Room for what a cell is rewritten to. */
typedef union {
    char period[LODE_PERIOD_TEXT], date[LODE_DATE_TEXT];
} rewritten;

/* What lode-tidy makes of the cell, so that Autumn is the same as Autumn term. */
static lode_slice as_tidied(const check_column *c, lode_slice text, rewritten *room) {
    const lode_described *d = c->described;
    lode_date date;
    if (!d && !c->file->layout)
        return text;
    if (d)
        text = lode_spelt(lode_recoded(text, d->recode), d->values);
    if (c->holds == LODE_HOLDS_PERIOD && lode_period_read(text, room->period))
        return lode_text(room->period);
    if (c->holds == LODE_HOLDS_DATE && lode_date_read(text, &date)) {
        lode_date_text(date, room->date);
        return lode_text(room->date);
    }
    const bool all = c->role == CHECK_FILTER && lode_is_any(text, c->total);
    return all ? lode_first_name(c->total) : text;
}

check_print check_print_part(const check_file *f, int column, lode_slice text) {
    const int contract = f->column[column].contract;
    rewritten room;
    text = as_tidied(&f->column[column], text, &room);
    if (text.n == 0 && contract >= 0 && f->keyed_by_unit)
        text = lode_measures_usual((lode_measure_column)contract);
    return check_print_text(text, (uint64_t)column + 16);
}

check_print check_print_of(const check_file *f, const lode_record *record, const int *at,
                           check_print *part) {
    check_print sum = {1, 1};
    for (size_t i = 0; i < f->keys; i++) {
        part[i] = check_print_part(f, f->key[i], check_cell_at(record, at, f->key[i]));
        check_print_add(&sum, part[i]);
    }
    if (f->keyed_by_unit)
        check_print_add(&sum, check_print_text(check_unit_of(f, record, at), 0));
    return sum;
}

int check_region_column(const check_file *f) {
    if (f->measures)
        return f->contract[LODE_COL_REGION_CODE];
    return f->region >= 0 ? f->place[f->region][LODE_EES_CODE] : -1;
}

/* ---- for people ---- */

static void add_text(lode_bytes *bytes, const check_column *column, lode_slice text) {
    if (bytes->n > 0 && text.n > 0)
        lode_bytes_add(bytes, ", ", 2);
    if (column && check_is_secret(column, text)) {
        const size_t n = text.n > CHECK_UPN_SHOWN ? CHECK_UPN_SHOWN : 0;
        lode_bytes_add(bytes, "...", 3);
        text = (lode_slice){text.p + text.n - n, n};
    }
    lode_bytes_add(bytes, text.p, text.n);
}

void check_add_key_text(const check_file *f, const lode_record *record, const int *at,
                        lode_bytes *bytes) {
    if (f->keyed_by_unit)
        add_text(bytes, NULL, check_unit_of(f, record, at));
    for (size_t i = 0; i < f->keys; i++)
        add_text(bytes, &f->column[f->key[i]], check_cell_at(record, at, f->key[i]));
}
