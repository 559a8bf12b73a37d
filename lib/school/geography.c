#include "lode/geography.h"

#include "lode/memory.h"
#include "lode/period.h"

#include <limits.h>
#include <stdlib.h>

struct lode_geography {
    lode_authority *authority;
    size_t n;
};

enum { OLD_CODE, NEW_CODE, NAME, REGION_CODE, REGION_NAME, FIRST, LAST, COLUMNS };

/* The year in which a period ends; an empty period is open. */
static int year_or(lode_slice period, int open) {
    int year = lode_period_year(period);
    return year ? year : open;
}

static lode_authority read_authority(const lode_table *table, size_t row, const int *column) {
    lode_slice cell[COLUMNS];
    lode_table_texts(table, row, column, COLUMNS, cell);
    return (lode_authority){
        .area = {cell[OLD_CODE], cell[NEW_CODE], cell[NAME], cell[REGION_CODE], cell[REGION_NAME]},
        .first_year = year_or(cell[FIRST], INT_MIN),
        .last_year = year_or(cell[LAST], INT_MAX),
    };
}

lode_status lode_geography_read(lode_geography **geography, lode_reference *reference,
                                lode_error *error) {
    static const char *const names[COLUMNS] = {"old_la_code", "new_la_code", "la_name",
                                               "region_code", "region_name", "first_period",
                                               "last_period"};
    const lode_table *table;
    int column[COLUMNS];
    lode_status status = lode_reference_table(reference, "local_authorities", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, names, COLUMNS, column, error);
    if (status != LODE_OK)
        return status;
    lode_geography *g = lode_allocate(1, sizeof *g);
    g->n = lode_table_rows(table);
    g->authority = lode_allocate(g->n, sizeof *g->authority);
    for (size_t i = 0; i < g->n; i++)
        g->authority[i] = read_authority(table, i, column);
    *geography = g;
    return LODE_OK;
}

void lode_geography_free(lode_geography *geography) {
    if (!geography)
        return;
    free(geography->authority);
    free(geography);
}

/* The later of two authorities that are both meant; one that is not in use in that year is none. */
static const lode_authority *later(const lode_authority *found, const lode_authority *a, int year) {
    if (year < a->first_year || year > a->last_year)
        return found;
    return !found || a->first_year > found->first_year ? a : found;
}

const lode_area *lode_geography_find(const lode_geography *geography, lode_slice old_la_code,
                                     lode_slice period) {
    const int year = lode_period_year(period);
    const lode_authority *found = NULL;
    for (size_t i = 0; i < geography->n; i++)
        if (lode_same(geography->authority[i].area.old_la_code, old_la_code))
            found = later(found, &geography->authority[i], year);
    return found ? &found->area : NULL;
}

const lode_area *lode_geography_find_name(const lode_geography *geography, lode_slice la_name,
                                          lode_slice period) {
    const int year = lode_period_year(period);
    const lode_authority *found = NULL;
    for (size_t i = 0; i < geography->n; i++)
        if (lode_same_folded(geography->authority[i].area.la_name, la_name))
            found = later(found, &geography->authority[i], year);
    return found ? &found->area : NULL;
}

size_t lode_geography_count(const lode_geography *geography) {
    return geography->n;
}

const lode_authority *lode_geography_at(const lode_geography *geography, size_t i) {
    return &geography->authority[i];
}
