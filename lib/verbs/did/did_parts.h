/* What the parts of lode_school_did share. Private to lib/verbs/did. */
#ifndef LODE_DID_PARTS_H
#define LODE_DID_PARTS_H

#include "lode/availability.h"
#include "lode/dictionary.h"
#include "lode/did.h"
#include "lode/measures.h"
#include "lode/memory.h"
#include "lode/period.h"
#include "lode/rebound.h"
#include "lode/school_did.h"

#include <math.h>
#include <stdlib.h>

typedef enum { DID_NEITHER, DID_SUPPORTED, DID_SUPPORTING, DID_NOT_KNOWN } did_role;

/* The sides of a comparison, the times, the groups that are compared. */
enum { DID_COMPARISON, DID_GROUP, DID_SIDES };
enum { DID_BEFORE, DID_AFTER, DID_TIMES };
enum { DID_GROUPS = 2, DID_NO_PERIOD = -1 };

typedef struct {
    int year, event_time;
    lode_slice text;
    char label[LODE_PERIOD_TEXT];
    const lode_availability_entry *bar; /* why it cannot be compared with the one before; or NULL */
} did_period;

typedef struct {
    uint32_t unit;
    lode_slice urn, key; /* key: how the table knows it */
    lode_slice phase;
    did_role role;
} did_school;

typedef struct {
    size_t n;
    double se;
    lode_interval mean;
} did_mean;

/* Differences in differences between two periods. */
typedef struct {
    const char *reason; /* why there is none; NULL: there is */
    lode_status status;
    size_t n[DID_SIDES];
    lode_did_effect effect;
} did_difference;

/* Schools that are left out, and why. */
typedef struct {
    int side, period; /* DID_NO_PERIOD: whatever the figures */
    lode_slice why;
    size_t schools;
} did_lack;

/* A group, those it is compared with, and the answers. */
typedef struct {
    const char *name, *comparison;
    bool *in[DID_SIDES]; /* [schools] */
    size_t assigned[DID_SIDES], analysed[DID_SIDES];
    did_lack *lack;
    size_t lacks, capacity;
    did_difference effect;
    did_mean level[DID_SIDES][DID_TIMES], change[DID_SIDES];
    lode_rebound rebound;
    lode_interval beyond;   /* effect less what is expected */
    const char *no_rebound; /* why there is none; NULL: there is */
    did_difference *event;  /* [periods] */
} did_group;

typedef struct {
    const lode_school_did_options *options;
    lode_reference *reference;
    lode_report *report;
    lode_error *error;
    lode_arena *arena;
    lode_measures *m;
    lode_availability *availability;
    lode_dictionary *dictionary;
    lode_names *codes;
    uint32_t measure, breakdown;
    lode_slice outcome; /* measure, and breakdown if it is not the Total */
    const lode_meaning *meaning;
    did_period *period; /* in order of time */
    size_t periods, time[DID_TIMES];
    did_school *school; /* in order of URN, so that the order of rows changes nothing */
    size_t schools, not_known;
    uint32_t *row; /* [schools][periods] LODE_UNKNOWN: none */
    did_group group[DID_GROUPS];
} did;

/* Read the table and keep the rows of schools, one measure, one breakdown (did_read.c). */
lode_status did_read(did *d, const lode_input *input);
lode_status did_choose(did *d); /* did_choose.c */
/* The periods, in order, and which of them may be compared (did_periods.c). */
lode_status did_find_periods(did *d);
/* The schools and their rows (did_panel.c), their roles (did_roles.c). */
lode_status did_find_schools(did *d);
lode_status did_find_roles(did *d);
/* Who is compared with whom (did_groups.c, did_pairs.c), and who has figures. */
lode_status did_find_groups(did *d);
lode_status did_mark_similar(did *d, did_group *g);
void did_add_lack(did_group *g, int side, int period, lode_slice why, size_t schools);
/* Compute the answers (did_estimate.c, did_beside.c). */
lode_status did_estimate(did *d);
void did_find_beside(did *d, did_group *g);
/* Write them (did_write.c, did_rows.c), in words (did_words.c). */
lode_status did_write(did *d, lode_output *output);
void did_tell(did *d, lode_output *output);

/* Whether rows of this facet are of schools, of the measure and the breakdown that are chosen. */
static inline bool did_is_wanted(const did *d, const lode_facet *f) {
    return f->level == LODE_LEVEL_SCHOOL && f->measure == d->measure &&
           f->breakdown == d->breakdown;
}

/* The value of a school in a period; false if it has none. */
static inline bool did_value(const did *d, size_t school, size_t period, double *value) {
    const uint32_t row = d->row[school * d->periods + period];
    if (row == LODE_UNKNOWN || !lode_measures_has(d->m, row))
        return false;
    *value = d->m->value[row];
    return true;
}

static inline bool did_is_asked(const did_group *g) {
    return g->assigned[DID_GROUP] > 0;
}

#endif
