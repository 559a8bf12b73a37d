/* The rows of the estimate table of differences in differences: how each is written. Private to
 * lib/verbs/did. */
#ifndef LODE_DID_ROWS_H
#define LODE_DID_ROWS_H

#include "did_parts.h"
#include "lode/estimates.h"

enum { DID_DIGITS = 8, DID_DIGITS_OF_LIMITS = 6 };

typedef struct {
    did *d;
    const did_group *g;
    lode_output *output;
    lode_status status;
} did_writer;

/* A row, and what the design adds; numbers that are NAN are left empty. */
typedef struct {
    lode_estimate e;
    const char *kind, *comparison, *method, *reason;
    double n_comparison, df, event_time;
    lode_slice period;
} did_row;

lode_status did_put_header(const did *d, lode_output *output);
/* A row of the group that is written, with nothing in it yet. */
did_row did_row_of(const did_writer *w, const char *kind, const char *term);
/* The estimate and its limits; those of a difference, with its counts, or why there is none. */
void did_set_interval(const did_writer *w, did_row *r, const lode_interval *i);
void did_set_difference(const did_writer *w, did_row *r, const did_difference *x);
/* Write it, unless w->status is that something failed before. */
void did_put(did_writer *w, const did_row *r);

#endif
