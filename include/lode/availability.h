/* What was published when, and what may be compared. From the reference table "availability". */
#ifndef LODE_AVAILABILITY_H
#define LODE_AVAILABILITY_H

#include "lode/reference.h"

typedef enum {
    LODE_AVAILABLE,
    LODE_ABSENT,         /* no figures were published */
    LODE_NOT_COMPARABLE, /* published, but not to be compared with other years or other schools */
    LODE_BREAK,          /* not comparable with the figures before */
} lode_availability_kind;

/* Slices are borrowed from the availability table. */
typedef struct {
    lode_availability_kind kind;
    int first_year, last_year;  /* calendar years in which the periods end */
    lode_slice reason, instead; /* for people; instead may be empty */
} lode_availability_entry;

typedef struct lode_availability lode_availability;

lode_status lode_availability_read(lode_availability **availability, lode_reference *reference,
                                   lode_error *error);
void lode_availability_free(lode_availability *availability);

/* What figures are about, as far as the table asks. What is left empty is said by nobody: entries
 * that are about certain kinds, topics or identifiers do not concern it. */
typedef struct {
    lode_slice measure, level;          /* "p8_score", "School" */
    lode_slice kind, topic, identifier; /* establishment_type, breakdown_topic, time_identifier */
} lode_availability_of;

/* Whether there are usable figures in the period that ends in year: the entry that says no
 * (LODE_ABSENT or LODE_NOT_COMPARABLE), or NULL. */
const lode_availability_entry *lode_availability_at(const lode_availability *availability,
                                                    const lode_availability_of *of, int year);

/* The break in definition between two periods (after from, up to and including to), or NULL. The
 * latest if there are several. */
const lode_availability_entry *lode_availability_break(const lode_availability *availability,
                                                       const lode_availability_of *of, int from,
                                                       int to);

#endif
