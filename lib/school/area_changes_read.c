/* The tables of local authorities and of their changes, as one web of authorities. */
#include "area_changes_parts.h"

#include "lode/memory.h"
#include "lode/register.h"

#include <stdlib.h>

/* The number of an authority; what was said of it last is what it is called. */
static uint32_t add_authority(lode_area_changes *c, lode_slice old_code, lode_slice new_code,
                              lode_slice name) {
    const uint32_t id = lode_names_add(c->old_codes, old_code);
    if (id == c->authorities) {
        LODE_GROW(c->authority, c->authorities, c->capacity);
        c->authority[c->authorities++] = (area_authority){.successor = LODE_UNKNOWN};
    }
    c->authority[id].new_la_code = new_code;
    c->authority[id].la_name = name;
    const uint32_t code = lode_names_add(c->new_codes, new_code);
    if (code == c->codes) {
        LODE_GROW(c->whose, c->codes, c->codes_capacity);
        c->whose[c->codes++] = id;
    }
    return id;
}

static lode_status read_authorities(lode_area_changes *c, lode_reference *reference,
                                    lode_error *error) {
    static const char *const names[] = {"old_la_code", "new_la_code", "la_name"};
    const lode_table *table;
    int column[3];
    lode_status status = lode_reference_table(reference, "local_authorities", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, names, 3, column, error);
    for (size_t row = 0; status == LODE_OK && row < lode_table_rows(table); row++)
        add_authority(c, lode_table_text(table, row, (size_t)column[0]),
                      lode_table_text(table, row, (size_t)column[1]),
                      lode_table_text(table, row, (size_t)column[2]));
    return status;
}

enum { DATE, KIND, FROM_OLD, FROM_NEW, FROM_NAME, TO_OLD, TO_NEW, TO_NAME, COLUMNS };

static bool read_kind(lode_slice text, area_change *made) {
    made->splits = lode_is(text, "split");
    for (int rule = LODE_AREA_RENAMED; rule <= LODE_AREA_MERGED; rule++)
        if (lode_is(text, lode_area_rule_name((lode_area_rule)rule))) {
            made->rule = (lode_area_rule)rule;
            return true;
        }
    return made->splits;
}

/* The academic year begins on 1 September. */
static int academic_year_of(lode_date date) {
    return date.month >= 9 ? date.year + 1 : date.year;
}

static lode_status read_change(lode_area_changes *c, const lode_table *table, size_t row,
                               const int *column, lode_error *error) {
    area_change *made = &c->change[c->n];
    lode_slice cell[COLUMNS];
    for (int i = 0; i < COLUMNS; i++)
        cell[i] = lode_trim(lode_table_text(table, row, (size_t)column[i]));
    if (!lode_date_read(cell[DATE], &made->date)) {
        lode_wrong_date(cell[DATE], error);
        return lode_table_fail_at(table, row, (size_t)column[DATE], error);
    }
    if (!read_kind(cell[KIND], made)) {
        lode_fail(error, LODE_DATA, "'%.*s' is not a kind of change", LODE_ARG(cell[KIND]));
        lode_fail_hint(error, "kinds are renamed, boundary, merged, split");
        return lode_table_fail_at(table, row, (size_t)column[KIND], error);
    }
    made->row = row;
    made->year = academic_year_of(made->date);
    made->from.old_code = cell[FROM_OLD];
    made->from.new_code = cell[FROM_NEW];
    made->from.name = cell[FROM_NAME];
    made->to.old_code = cell[TO_OLD];
    made->to.new_code = cell[TO_NEW];
    made->to.name = cell[TO_NAME];
    c->n++;
    return LODE_OK;
}

static int by_day(const void *a, const void *b) {
    const area_change *x = a, *y = b;
    const int32_t days = lode_date_number(x->date) - lode_date_number(y->date);
    if (days != 0)
        return days < 0 ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static lode_status read_changes(lode_area_changes *c, lode_reference *reference,
                                lode_error *error) {
    static const char *const names[COLUMNS] = {
        "date",         "kind",           "from_old_la_code", "from_new_la_code",
        "from_la_name", "to_old_la_code", "to_new_la_code",   "to_la_name"};
    const lode_table *table;
    int column[COLUMNS];
    lode_status status = lode_reference_table(reference, "area_changes", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, names, COLUMNS, column, error);
    if (status != LODE_OK)
        return status;
    c->change = lode_allocate(lode_table_rows(table), sizeof *c->change);
    for (size_t row = 0; status == LODE_OK && row < lode_table_rows(table); row++)
        status = read_change(c, table, row, column, error);
    qsort(c->change, c->n, sizeof *c->change, by_day);
    return status;
}

/* ---- who became whom ---- */

static lode_status check_rings(const lode_area_changes *c, lode_error *error) {
    for (uint32_t i = 0; i < c->authorities; i++) {
        uint32_t at = i;
        for (size_t steps = 0; at != LODE_UNKNOWN; steps++) {
            if (steps > c->authorities)
                return lode_fail(error, LODE_DATA,
                                 "area_changes: the authority %.*s leads back to itself",
                                 LODE_ARG(lode_names_get(c->old_codes, i)));
            at = c->authority[at].split ? LODE_UNKNOWN : c->authority[at].successor;
        }
    }
    return LODE_OK;
}

static void add_successor(lode_area_changes *c, const area_change *made) {
    area_authority *from = &c->authority[made->from.id];
    from->split |=
        made->splits || (from->successor != LODE_UNKNOWN && from->successor != made->to.id);
    from->successor = made->to.id;
}

static void connect(lode_area_changes *c) {
    for (size_t i = 0; i < c->n; i++) {
        area_change *made = &c->change[i];
        made->from.id = add_authority(c, made->from.old_code, made->from.new_code, made->from.name);
        made->to.id = add_authority(c, made->to.old_code, made->to.new_code, made->to.name);
        if (!stays(made))
            add_successor(c, made);
    }
    for (size_t i = 0; i < c->n; i++) {
        const area_change *made = &c->change[i];
        if (!stays(made) && c->authority[made->from.id].split)
            c->authority[made->to.id].incomplete = true;
    }
}

lode_status lode_area_changes_read(lode_area_changes **changes, lode_reference *reference,
                                   lode_error *error) {
    lode_area_changes *c = lode_allocate(1, sizeof *c);
    c->old_codes = lode_names_new();
    c->new_codes = lode_names_new();
    lode_status status = read_authorities(c, reference, error);
    if (status == LODE_OK)
        status = read_changes(c, reference, error);
    if (status == LODE_OK) {
        connect(c);
        status = check_rings(c, error);
    }
    if (status == LODE_OK)
        *changes = c;
    else
        lode_area_changes_free(c);
    return status;
}

void lode_area_changes_free(lode_area_changes *changes) {
    if (!changes)
        return;
    free(changes->change);
    free(changes->authority);
    free(changes->whose);
    lode_names_free(changes->old_codes);
    lode_names_free(changes->new_codes);
    free(changes);
}
