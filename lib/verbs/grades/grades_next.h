/* What the parts of "at the next inspection" share. Private to lib/verbs/grades. */
#ifndef LODE_GRADES_NEXT_H
#define LODE_GRADES_NEXT_H

#include "grades_parts.h"

typedef enum { NEXT_SUPPORTED, NEXT_COMPARISON, NEXT_GROUPS } next_group;

/* Schools that entered. */
typedef struct {
    size_t schools;   /* their grade at entry is one of those asked for */
    size_t inspected; /* again, in the framework, until the last day */
    size_t outcome;   /* of these */
    size_t elsewhere; /* whose next inspection was in another framework */
    size_t inherited; /* whose grade at entry is that of a predecessor */
} next_count;

/* Schools alike: the same grade at entry, the same in the column of --like. */
typedef struct {
    const lode_grade *entry;
    lode_slice like;
    next_count count[NEXT_GROUPS];
} next_stratum;

typedef struct {
    grades *g;
    uint32_t aspect;
    const lode_graded_aspect *is;
    bool *is_entry, *is_outcome; /* [is->n] */
    int like;                    /* column, or -1 */
    const char *like_name;
    int32_t *start;   /* [schools] of support, INT32_MIN: none */
    size_t supported; /* schools whose day of entry is start: all, where there is no file */
    size_t no_entry[NEXT_GROUPS];
    bool has_groups; /* there is a file of supported schools */
    int32_t index;   /* the day of entry of those without support */
    int32_t first_start, last_start, until;
    next_stratum *stratum;
    size_t n, capacity;
} next;

/* Settle aspect, entry, outcome, days (grades_next_rule.c). */
lode_status next_settle(next *x);
/* Settle start and index from the file of supported schools (grades_next_supported.c). */
lode_status next_read_supported(next *x);
lode_status next_write(next *x);

#endif
