/* The schools, and where each has its figure of a period. */
#include "did_parts.h"

static int by_urn(const void *a, const void *b) {
    const did_school *x = a, *y = b;
    const int order = lode_order(x->urn, y->urn);
    return order ? order : lode_order(x->key, y->key);
}

/* Returns the number of each unit's school, LODE_UNKNOWN where it is none; to be freed. */
static uint32_t *list_schools(did *d) {
    const size_t units = lode_names_count(d->m->units);
    uint32_t *number = lode_allocate(units + 1, sizeof *number);
    memset(number, 0xff, (units + 1) * sizeof *number);
    d->school = lode_allocate(units + 1, sizeof *d->school);
    for (size_t row = 0; row < d->m->rows; row++) {
        const uint32_t unit = d->m->unit[row];
        if (!did_is_wanted(d, lode_measures_facet(d->m, row)) || number[unit] != LODE_UNKNOWN)
            continue;
        number[unit] = 0;
        d->school[d->schools++] =
            (did_school){.unit = unit,
                         .urn = lode_trim(lode_measures_text(d->m, row, LODE_COL_SCHOOL_URN)),
                         .key = lode_names_get(d->m->units, unit)};
    }
    qsort(d->school, d->schools, sizeof *d->school, by_urn);
    for (size_t s = 0; s < d->schools; s++)
        number[d->school[s].unit] = (uint32_t)s;
    return number;
}

static lode_status refuse_second(did *d, size_t row, size_t earlier) {
    lode_fail(d->error, LODE_DATA, "a second figure for %.*s, %.*s, after line %zu",
              LODE_ARG(lode_measures_unit_name(d->m, row)),
              LODE_ARG(lode_measures_text(d->m, row, LODE_COL_TIME_PERIOD)),
              lode_table_line(d->m->table, earlier));
    lode_fail_hint(d->error, "a school has one figure a period: keep one release, as with "
                             "lode-merge --where release=final");
    return lode_table_fail_at(d->m->table, row, (size_t)d->m->column[LODE_COL_VALUE], d->error);
}

static size_t place_of(const did *d, size_t row) {
    const int year = lode_measures_facet(d->m, row)->year;
    size_t p = 0;
    while (d->period[p].year != year)
        p++;
    return p;
}

lode_status did_find_schools(did *d) {
    uint32_t *number = list_schools(d);
    lode_status status = LODE_OK;
    d->row = lode_allocate(d->schools * d->periods + 1, sizeof *d->row);
    memset(d->row, 0xff, d->schools * d->periods * sizeof *d->row);
    for (size_t row = 0; row < d->m->rows && status == LODE_OK; row++) {
        if (!did_is_wanted(d, lode_measures_facet(d->m, row)))
            continue;
        uint32_t *place = &d->row[number[d->m->unit[row]] * d->periods + place_of(d, row)];
        if (*place != LODE_UNKNOWN)
            status = refuse_second(d, row, *place);
        *place = (uint32_t)row;
    }
    free(number);
    return status;
}
