/* Local authorities: what a three-digit code meant in a period. From the reference table
 * "local_authorities". */
#ifndef LODE_GEOGRAPHY_H
#define LODE_GEOGRAPHY_H

#include "lode/reference.h"

/* Slices are borrowed from the reference table. */
typedef struct {
    lode_slice old_la_code, new_la_code, la_name;
    lode_slice region_code, region_name;
} lode_area;

typedef struct lode_geography lode_geography;

/* On success *geography is owned by the caller; it borrows from reference, which must outlive it.
 * LODE_SYSTEM, LODE_DATA as lode_reference_table and lode_reference_columns. */
lode_status lode_geography_read(lode_geography **geography, lode_reference *reference,
                                lode_error *error);
void lode_geography_free(lode_geography *geography);

/* The authority that had this code in the period ("201718", "2018"), or NULL if the code was not in
 * use. Codes that changed are told apart by the period; where two rows hold, the later one. */
const lode_area *lode_geography_find(const lode_geography *geography, lode_slice old_la_code,
                                     lode_slice period);
/* The same by name, letters' case ignored. */
const lode_area *lode_geography_find_name(const lode_geography *geography, lode_slice la_name,
                                          lode_slice period);

/* Every row of the table, whenever it holds: how many, and one of them. */
typedef struct {
    lode_area area;
    int first_year, last_year; /* in which the first and the last period end */
} lode_authority;

size_t lode_geography_count(const lode_geography *geography);
const lode_authority *lode_geography_at(const lode_geography *geography, size_t i);

#endif
