/* The open-data standard of the Department for Education, which Explore Education Statistics (EES)
 * asks of a file: levels and their columns, kinds of time period, places without a code of their
 * own, limits. From the reference tables "ees/levels", "ees/time_identifiers", "ees/places" and
 * "ees/limits". */
#ifndef LODE_EES_H
#define LODE_EES_H

#include "lode/reference.h"

typedef struct lode_ees lode_ees;

/* On success *ees is owned by the caller; it borrows from reference, which must outlive it.
 * LODE_SYSTEM, LODE_DATA as lode_reference_table and lode_reference_columns. */
lode_status lode_ees_read(lode_ees **ees, lode_reference *reference, lode_error *error);
void lode_ees_free(lode_ees *ees);

/* ---- levels ---- */

/* What the columns of a level hold. */
typedef enum { LODE_EES_CODE, LODE_EES_NAME, LODE_EES_SECOND, LODE_EES_PARTS } lode_ees_part;

/* Slices are borrowed from the reference tables. */
typedef struct {
    lode_slice name;                   /* "Local authority", as geographic_level has it */
    lode_slice column[LODE_EES_PARTS]; /* empty where the level has none */
    lode_slice may_be_empty;           /* A|B: columns that rows of the level may leave empty */
    lode_slice rows;                   /* A|B: the levels whose rows may name a place of this one;
                                        * is every level */
    enum {
        LODE_EES_SHOWN,       /* its rows are in the table tool */
        LODE_EES_SHOWN_ALONE, /* if the file has no other level */
        LODE_EES_NOT_SHOWN,
    } table_tool;
} lode_ees_level;

size_t lode_ees_levels(const lode_ees *ees);
const lode_ees_level *lode_ees_level_at(const lode_ees *ees, size_t i);
/* The number of the level of exactly that name, or -1; and the nearest name to a misspelt one, or
 * an empty slice. */
int lode_ees_find_level(const lode_ees *ees, lode_slice name);
lode_slice lode_ees_suggest_level(const lode_ees *ees, lode_slice name);
/* The level and part that a column of that name holds; false if it is none of these. */
bool lode_ees_find_column(const lode_ees *ees, lode_slice name, size_t *level, lode_ees_part *part);

/* ---- time ---- */

typedef struct {
    lode_slice name;  /* "Academic year" */
    size_t digits;    /* of its time_period: 4 or 6 */
    lode_slice mixes; /* identifiers for which this is the same may stand in one file */
} lode_ees_identifier;

/* The identifier of exactly that name, or NULL; and the nearest name, or an empty slice. */
const lode_ees_identifier *lode_ees_find_identifier(const lode_ees *ees, lode_slice name);
lode_slice lode_ees_suggest_identifier(const lode_ees *ees, lode_slice name);

/* The place of a period among those of its family in one year: as the standard lists them, but
 * months of an academic year from September on. 0 for an identifier that the standard does not
 * know. */
int lode_ees_order(const lode_ees *ees, lode_slice identifier, bool academic);

/* ---- places ---- */

/* Whether code and name stand together in "ees/places" for that code column; and the name that
 * belongs to a code there, or an empty slice. */
bool lode_ees_is_place(const lode_ees *ees, lode_slice code_column, lode_slice code,
                       lode_slice name);
lode_slice lode_ees_place_name(const lode_ees *ees, lode_slice code_column, lode_slice code);
lode_slice lode_ees_place_code(const lode_ees *ees, lode_slice code_column, lode_slice name);

/* ---- columns and limits ---- */

/* Whether a column of that name would hold a place, a school or a provider by what it is called:
 * "la_code", "school", "provider_ukprn". Letters' case is ignored. */
bool lode_ees_sounds_like_place(lode_slice column);

/* "filter_items", "location_code", "column_name", "label", "item". SIZE_MAX where the table says
 * nothing. */
size_t lode_ees_limit(const lode_ees *ees, const char *name);

#endif
