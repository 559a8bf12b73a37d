/* Places on the grid: read from a table, and the nearest of them. */
#include "within_parts.h"

#include "lode/measures.h"
#include "lode/memory.h"

#include <stdlib.h>

enum { EASTING, NORTHING };

static const char *const names[2] = {"easting", "northing"};

/* Great Britain, and a corner of the sea where longitudes and latitudes would be. */
static const double most[2] = {700000, 1300000};
static const int64_t degrees[2] = {180, 90};

/* ---- columns ---- */

static int find_folded(const lode_table *table, const char *name) {
    for (size_t c = 0; c < lode_table_columns(table); c++)
        if (lode_same_folded(lode_table_name(table, c), lode_text(name)))
            return (int)c;
    return -1;
}

lode_status within_no_column(const lode_table *table, const char *name, lode_error *error) {
    lode_slice *all = lode_table_names(table);
    const lode_status status = lode_no_column(lode_table_file(table, 0), all,
                                              lode_table_columns(table), lode_text(name), error);
    free(all);
    return status;
}

lode_status within_find_columns(const lode_table *table, int column[2], lode_error *error) {
    for (int i = 0; i < 2; i++) {
        column[i] = find_folded(table, names[i]);
        if (column[i] < 0)
            return within_no_column(table, names[i], error);
    }
    return LODE_OK;
}

/* ---- places ---- */

enum { MICROMETRES = 6 /* decimals of a metre */ };

static bool micrometres(const lode_number *metres, int64_t *out) {
    if (!metres->exact || metres->scale > MICROMETRES)
        return false;
    *out = metres->units * lode_whole_power_of_ten[MICROMETRES - metres->scale];
    return true;
}

static within_reading refuse(lode_slice text, int axis, lode_error *error) {
    lode_fail(error, LODE_DATA, "'%.*s' is no %s on the British National Grid", LODE_ARG(text),
              names[axis]);
    lode_fail_hint(error, "metres, 0 to 700000 east and 0 to 1300000 north, with up to 6 decimals; "
                          "not degrees");
    return WITHIN_WRONG;
}

static within_reading read_axis(lode_slice text, int axis, int64_t *at, lode_error *error) {
    lode_number metres;
    if (text.n == 0 || lode_is_status(text))
        return WITHIN_NOWHERE;
    if (!lode_number_read(text, &metres) || !(metres.value >= 0 && metres.value <= most[axis]) ||
        !micrometres(&metres, at))
        return refuse(text, axis, error);
    return *at == 0 ? WITHIN_NOWHERE : WITHIN_PLACED;
}

within_reading within_read_place(const lode_table *table, size_t row, const int column[2],
                                 within_place *place, int *wrong, lode_error *error) {
    const int64_t metre = lode_whole_power_of_ten[MICROMETRES];
    int64_t at[2] = {0, 0};
    within_reading reading = WITHIN_PLACED;
    for (int i = 0; i < 2; i++) {
        *wrong = column[i];
        const within_reading here =
            read_axis(lode_trim(lode_table_text(table, row, (size_t)column[i])), i, &at[i], error);
        if (here == WITHIN_WRONG)
            return here;
        reading = here == WITHIN_NOWHERE ? here : reading;
    }
    *place = (within_place){at[EASTING], at[NORTHING]};
    if (reading == WITHIN_PLACED && at[EASTING] <= degrees[0] * metre &&
        at[NORTHING] <= degrees[1] * metre)
        return refuse(lode_table_text(table, row, (size_t)column[NORTHING]), NORTHING, error);
    return reading;
}

/* ---- points ---- */

static lode_status read_place(within_points *points, const int column[2], size_t row,
                              lode_error *error) {
    int wrong;
    const within_reading reading =
        within_read_place(points->table, row, column, &points->place[row], &wrong, error);
    if (reading == WITHIN_PLACED)
        return LODE_OK;
    if (reading == WITHIN_NOWHERE)
        lode_fail(error, LODE_DATA, "a point without easting or northing");
    return lode_table_fail_at(points->table, row, (size_t)wrong, error);
}

lode_status within_read_points(const char *path, within_points *points, lode_report *report,
                               lode_error *error) {
    const lode_input input = {&path, 1, {.threads = 1}};
    int column[2];
    *points = (within_points){.name = -1};
    lode_status status = lode_table_read(&points->table, &input, NULL, report, error);
    if (status == LODE_OK)
        status = within_find_columns(points->table, column, error);
    if (status != LODE_OK)
        return status;
    points->n = lode_table_rows(points->table);
    points->name = find_folded(points->table, "name");
    points->place = lode_allocate(points->n, sizeof *points->place);
    for (size_t row = 0; row < points->n && status == LODE_OK; row++)
        status = read_place(points, column, row, error);
    if (status == LODE_OK && points->n == 0) {
        lode_fail(error, LODE_DATA, "no point in it");
        return lode_fail_at(error, path, 0, 0);
    }
    return status;
}

void within_free_points(within_points *points) {
    lode_table_free(points->table);
    free(points->place);
}

size_t within_nearest(const within_points *points, within_place place, within_square *square) {
    size_t nearest = 0;
    for (size_t i = 0; i < points->n; i++) {
        const within_square here = within_distance(points->place[i], place);
        if (i > 0 && here >= *square)
            continue;
        *square = here;
        nearest = i;
    }
    return nearest;
}
