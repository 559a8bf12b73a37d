/* What the parts of lode_within share. Private to lib/verbs/within*.c. */
#ifndef LODE_WITHIN_PARTS_H
#define LODE_WITHIN_PARTS_H

#include "lode/number.h"
#include "lode/table.h"
#include "lode/within.h"

__extension__ typedef __int128 within_square; /* of micrometres: up to 10^25 */

/* In micrometres from the origin of the grid. */
typedef struct {
    int64_t easting, northing;
} within_place;

typedef enum { WITHIN_PLACED, WITHIN_NOWHERE, WITHIN_WRONG } within_reading;

/* Where a row of a table is: columns of easting and northing. WITHIN_WRONG: error has the words,
 * without their place, and *column says of which. */
within_reading within_read_place(const lode_table *table, size_t row, const int column[2],
                                 within_place *place, int *wrong, lode_error *error);
/* LODE_DATA: the table has no such column; lists those it has. */
lode_status within_no_column(const lode_table *table, const char *name, lode_error *error);
/* The columns called easting and northing, in any case of letters. LODE_DATA: not there. */
lode_status within_find_columns(const lode_table *table, int column[2], lode_error *error);

static inline within_square within_distance(within_place a, within_place b) {
    const within_square east = a.easting - b.easting, north = a.northing - b.northing;
    return east * east + north * north;
}

typedef struct {
    lode_table *table;
    within_place *place; /* [n] */
    int name;            /* column, or -1 */
    size_t n;
} within_points;

lode_status within_read_points(const char *path, within_points *points, lode_report *report,
                               lode_error *error);
void within_free_points(within_points *points);
/* The nearest point, of several the first; *square is how far it is. */
size_t within_nearest(const within_points *points, within_place place, within_square *square);

/* ---- schools ---- */

typedef struct {
    bool located, within;
    size_t nearest;
    double km;
    lode_number pupils;
    bool has_pupils;
} within_school;

typedef struct {
    const lode_within_options *options;
    lode_output *output;
    lode_report *report;
    lode_error *error;
    within_points points;
    within_square furthest;
    lode_number km;
    lode_table *table;
    int column[2], pupils, identifier[3];
    int *group; /* [options->group.n] columns */
    within_school *school;
    size_t n;
    bool wrong;
} within_run;

/* What a row says in a column; "" where there is none. */
lode_slice within_cell(const within_run *r, size_t row, int column);

/* Write the schools, or how many there are (within_write.c). */
lode_status within_write_list(const within_run *r);
lode_status within_write_counts(const within_run *r);

#endif
