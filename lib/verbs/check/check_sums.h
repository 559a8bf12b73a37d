/* Sums of parts beside their totals: the items of a filter beside its Total, authorities beside
 * their region, regions beside England. Private to check_sums*.c. */
#ifndef LODE_CHECK_SUMS_H
#define LODE_CHECK_SUMS_H

#include "check_amounts.h"
#include "check_parts.h"

typedef enum {
    CHECK_OF_FILTER,
    CHECK_OF_TOPIC,
    CHECK_OF_REGION,
    CHECK_OF_COUNTRY
} check_whole_kind;

/* What makes up what. Parts of one whole share all of their key but the columns that are left out.
 */
typedef struct {
    check_whole_kind kind;
    int column;    /* the filter; of areas the column of the level */
    bool certain;  /* the dictionary says that the parts make it up */
    bool *without; /* [keys] the parts of the key that are left out */
    check_prints *groups, *totals;
    check_pile sum, whole; /* of the groups, of the totals */
    check_print *base;     /* [sum.n] the print of their whole */
    uint32_t *parts;       /* [sum.n] how many there are */
    uint32_t *kin;         /* [sum.n] of what sort: those of one sort add up, or do not, together */
    size_t *line;          /* [whole.n] */
    size_t groups_capacity, totals_capacity;
    lode_names *kins;
} check_relation;

struct check_sums {
    check_file *file;
    check_relation *relation; /* [relations] */
    size_t relations;
    int *figure; /* [figures] their columns */
    size_t figures;
};

/* What a record is to a relation. */
typedef struct {
    check_print own, base;
    enum { CHECK_NOTHING, CHECK_PART, CHECK_TOTAL } is;
} check_standing;

/* What the block at hand adds, of one worker. */
struct check_amounts {
    check_amount *amount;     /* [records][figures] */
    check_standing *standing; /* [records][relations] */
    size_t room;              /* records */
    int64_t *step;            /* [figures] what every number so far is a multiple of; 0: none yet */
    size_t *steps;            /* [figures] numbers other than 0 */
};

#endif
