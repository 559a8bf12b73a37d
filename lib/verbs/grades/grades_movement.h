/* What the parts of movement share. Private to lib/verbs/grades. */
#ifndef LODE_GRADES_MOVEMENT_H
#define LODE_GRADES_MOVEMENT_H

#include "grades_parts.h"

#include "lode/paired.h"

typedef struct {
    size_t n; /* schools with a grade on both days */
    size_t improved, declined;
    size_t again;              /* of n, judged between the two */
    size_t once, without;      /* schools with a grade on one day only, on none */
    size_t inherited;          /* of n, a grade is that of a predecessor */
    lode_paired_counts paired; /* meeting the standard */
} movement_count;

typedef struct {
    grades *g;
    grades_face face;
    int32_t first, last;
    const grades_judgement **from, **to; /* [schools] */
    movement_count *count;               /* [units] */
    size_t *moved;                       /* [units][grades from][grades to] */
    lode_slice standard;
    int standard_rank; /* 0: none */
    bool answered;     /* some unit has a school with a grade on both days */
} movement;

/* The rows of a unit that has been counted. */
lode_status movement_write_unit(movement *m, const lode_graded_aspect *is, uint32_t unit);

#endif
