/* What the parts of the changes of authorities share. Private to lib/school/area_changes*.c. */
#ifndef LODE_AREA_CHANGES_PARTS_H
#define LODE_AREA_CHANGES_PARTS_H

#include "lode/area_changes.h"
#include "lode/date.h"

/* An authority before or after a change, by its two codes and its name. */
typedef struct {
    lode_slice old_code, new_code, name;
    uint32_t id;
} area_side;

/* A row of the table. */
typedef struct {
    size_t row;
    lode_date date;
    int year; /* in which the academic year of the date ends */
    lode_area_rule rule;
    bool splits;
    area_side from, to;
} area_change;

/* An authority by its three-digit code, as it is known last. */
typedef struct {
    lode_slice new_la_code, la_name;
    uint32_t successor; /* another authority, or LODE_UNKNOWN */
    bool split;         /* it has several successors */
    bool incomplete;    /* a predecessor was split */
} area_authority;

struct lode_area_changes {
    area_change *change;
    size_t n;
    lode_names *old_codes; /* authorities */
    area_authority *authority;
    size_t authorities, capacity;
    lode_names *new_codes;
    uint32_t *whose; /* [new codes] */
    size_t codes, codes_capacity;
};

/* Whether only the code changed. */
static inline bool stays(const area_change *made) {
    return made->from.id == made->to.id;
}

/* The authority with these codes, of which one may be empty; *id is LODE_UNKNOWN for
 * LODE_AREA_UNKNOWN, else that of the three-digit code if there is one. */
lode_area_end lode_area_changes_find(const lode_area_changes *c, lode_slice old_code,
                                     lode_slice new_code, uint32_t *id);

#endif
