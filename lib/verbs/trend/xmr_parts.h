/* What the parts of lode_xmr_chart share. Private to lib/verbs/trend. */
#ifndef LODE_VERBS_XMR_PARTS_H
#define LODE_VERBS_XMR_PARTS_H

#include "lode/control_chart.h"
#include "lode/ees.h"
#include "lode/xmr.h"
#include "trend_periods.h"

/* When a row is: the year its period ends in, and its place among the periods of a year. */
typedef struct {
    int year, place;
} xmr_time;

static inline int xmr_order(xmr_time a, xmr_time b) {
    return a.year != b.year ? (a.year > b.year) - (a.year < b.year)
                            : (a.place > b.place) - (a.place < b.place);
}

/* A time at which limits begin anew, of periods of a family; family empty: of all. */
typedef struct {
    xmr_time time;
    lode_slice family;
} xmr_rebase;

/* Of a row of the input. */
typedef struct {
    uint32_t stretch; /* LODE_UNKNOWN: a point of none */
    lode_xmr_signal signal;
    double range; /* nan for the first of a stretch */
} xmr_point;

/* Points with limits in common. */
typedef struct {
    lode_xmr xmr;
    double power; /* by which its figures are too large */
    size_t points;
    bool limited;
    const lode_availability_entry *broken; /* the change of definition it begins with, or NULL */
} xmr_stretch;

typedef struct {
    const lode_xmr_options *options;
    lode_measures *measures;
    lode_ees *ees;
    lode_availability *availability;
    lode_dictionary *dictionary;
    xmr_rebase *rebase; /* [options->rebase.n] */
    xmr_time *time;     /* [facets] */
    lode_slice *family; /* [facets] */
    trend_facet *about; /* [facets] */
    /* rows by series: those of s are row[start[s]] .. row[start[s + 1] - 1], in order of time */
    uint32_t *row, *start;
    size_t n_series;
    xmr_point *point; /* [rows] */
    bool *repeats;    /* [rows] a period that stands before: not written */
    xmr_stretch *stretch;
    size_t n_stretches, capacity;
    size_t limited; /* stretches that have limits */
} xmr_run;

static inline const trend_facet *xmr_about(const xmr_run *r, uint32_t row) {
    return &r->about[r->measures->facet[row]];
}

/* When facets are, and what --rebase says (xmr_time.c). */
lode_status xmr_find_times(xmr_run *r, lode_error *error);
/* Rows into series (xmr_series.c). LODE_DATA: two rows of one period that disagree. */
lode_status xmr_find_series(xmr_run *r, lode_error *error);
/* Limits and signals of every series (xmr_limits.c). */
void xmr_find_limits(xmr_run *r);
/* Write the answer (xmr_write.c). */
lode_status xmr_write(const xmr_run *r, lode_output *output, lode_error *error);

#endif
