/* Which schools lie near listed points: key neighbourhoods, hubs, stations.
 *
 * Schools and points have an easting and a northing in metres on the British National Grid, so the
 * distance is that of the plane. A school lies within so many kilometres if the nearest point is at
 * most that far away: compared exactly, in whole micrometres and their squares, so that a point at
 * 3 km to the metre is within 3 km. */
#ifndef LODE_WITHIN_H
#define LODE_WITHIN_H

#include "lode/output.h"
#include "lode/reader.h"
#include "lode/report.h"

/* Everything is borrowed. */
typedef struct {
    const char *km;     /* how far, a decimal above 0 */
    const char *points; /* a CSV file: name, easting, northing */
    bool list;          /* write the schools, not how many there are */
    lode_words group;   /* count them by these columns; none: all together */
    const char *pupils; /* the column with the pupils of a school; NULL: "pupils", if it is there */
    size_t min_units;   /* groups of fewer schools with coordinates are hidden */
} lode_within_options;

/* Read a table with a row for each school: easting, northing, and where they are there school_urn,
 * school_laestab or school_name and pupils. Without list, write for each group
 *
 *   within_km, n_schools, n_located (with coordinates), n_within, share_within (in percent of those
 *   located), pupils (of those located, as far as known), pupils_within, share_of_pupils,
 *   n_without_pupils
 *
 * With list, write the input's rows and columns, then nearest_point, distance_km and within (yes,
 * no; empty without coordinates). Empty coordinates, codes, and 0, which stands for them in the
 * register, are none, and counted.
 *
 * LODE_USAGE: km is none; a column of the group named twice. LODE_DATA: a column that is not there,
 * a file of points without points, coordinates that are no metres of the grid, pupils that are no
 * number, a school that stands twice (each told to report). LODE_SYSTEM: a file cannot be read or
 * written. */
lode_status lode_within(const lode_within_options *options, const lode_input *input,
                        lode_output *output, lode_report *report, lode_error *error);

#endif
