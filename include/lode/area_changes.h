/* Local authorities that were renamed, merged, split or moved: what an authority of then is now.
 * From the reference tables "area_changes" and "local_authorities".
 *
 * An authority is known by its three-digit code. A change of the nine-character code alone leaves
 * it the same authority, renamed (the same area) or with a moved boundary (nearly the same); files
 * of one year print either code. Figures of an authority that went wholly into another can be
 * carried forward with those of the others that did, if none of these was split. */
#ifndef LODE_AREA_CHANGES_H
#define LODE_AREA_CHANGES_H

#include "lode/reference.h"

/* What happened to an authority on the way to that of today; of several the last in this list. */
typedef enum {
    LODE_AREA_SAME,
    LODE_AREA_RENAMED,
    LODE_AREA_BOUNDARY,
    LODE_AREA_MERGED
} lode_area_rule;

/* "", "renamed", "boundary", "merged". */
const char *lode_area_rule_name(lode_area_rule rule);

/* Why figures of an authority cannot be those of one of today. */
typedef enum {
    LODE_AREA_GOES_ON,
    LODE_AREA_SPLIT,      /* it has become parts of several */
    LODE_AREA_INCOMPLETE, /* the one it went into has a part of an authority that was split, too */
    LODE_AREA_UNKNOWN,    /* nobody knows the code */
    LODE_AREA_CONFLICT,   /* the two codes are of two authorities */
} lode_area_end;

/* "", "split", "incomplete", "unknown", "conflict". */
const char *lode_area_end_name(lode_area_end end);

/* Slices are borrowed from the reference. */
typedef struct {
    uint32_t then;                                /* the number of the authority; LODE_UNKNOWN */
    lode_slice old_la_code, new_la_code, la_name; /* of today; of then where it does not go on */
    lode_area_rule rule;
    lode_area_end end;
} lode_area_now;

typedef struct lode_area_changes lode_area_changes;

/* On success *changes is owned by the caller; it borrows from reference, which must outlive it.
 * LODE_SYSTEM, LODE_DATA as lode_reference_table; LODE_DATA too for a kind or a date that cannot be
 * read, and for a ring of changes. */
lode_status lode_area_changes_read(lode_area_changes **changes, lode_reference *reference,
                                   lode_error *error);
void lode_area_changes_free(lode_area_changes *changes);

/* What an authority is now. old_la_code or new_la_code may be empty; period ("201718", or empty)
 * tells whether figures without a nine-character code are from before a change of it. lies_in:
 * the figures are of a school or the like that lies in it, so that it does not matter if it is
 * incomplete. */
lode_area_now lode_area_now_of(const lode_area_changes *changes, lode_slice old_la_code,
                               lode_slice new_la_code, lode_slice period, bool lies_in);

/* Authorities are numbered from 0. The number of the one with this code, of either kind, or
 * LODE_UNKNOWN; the three-digit code of one; whether it ever changed. */
uint32_t lode_area_changes_number(const lode_area_changes *changes, lode_slice code);
bool lode_area_changes_has(const lode_area_changes *changes, uint32_t authority);
size_t lode_area_changes_count(const lode_area_changes *changes);
lode_slice lode_area_changes_code(const lode_area_changes *changes, uint32_t authority);

enum { LODE_AREA_TEXT = 400 };

/* What became of the authority with this code (of either kind), for people: "928 Northamptonshire
 * became 940 North Northamptonshire and 941 West Northamptonshire on 2021-04-01"; or what it was
 * made of. Empty where it never changed. */
void lode_area_changes_tell(const lode_area_changes *changes, lode_slice code,
                            char out[LODE_AREA_TEXT]);

#endif
