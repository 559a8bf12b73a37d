/* Years put together: for each measure the latest period there is and those before it, as far as
 * they can be compared with it. */
#ifndef LODE_AGG_YEARS_H
#define LODE_AGG_YEARS_H

#include "agg_parts.h"

#include "lode/availability.h"
#include "lode/memory.h"

enum { AGG_MOST_YEARS = 10 };

typedef struct {
    lode_slice period;                     /* as the input writes it; empty if it has none */
    lode_slice release;                    /* the most final one that is there */
    bool several;                          /* there are others, which are left out */
    const lode_availability_entry *barred; /* why it must not be used, or NULL */
} agg_year;

typedef struct {
    agg_year year[AGG_MOST_YEARS]; /* [years] the latest first */
    int latest; /* calendar year in which it ends: the latest that may be used; 0: there is none */
    const lode_availability_entry *later; /* what bars a later one that is there, or NULL */
    int later_year;
    lode_slice measure, identifier;
    lode_slice topic, kind; /* of its groups, where years are barred for some of them only */
    lode_slice name;        /* "3 academic years" */
    lode_slice why;         /* which years are not in it and why, or empty */
} agg_window;

typedef struct {
    size_t years;                    /* in a window */
    uint32_t weight[AGG_MOST_YEARS]; /* the latest first; all 1 unless others are asked for */
    bool weighted;
    lode_names *keys;
    agg_window *window; /* [n] one for each measure and time_identifier, ... */
    size_t n, capacity;
    lode_names *part_keys;
    agg_window *part; /* [parts] ... and with it for each topic and kind of school */
    size_t parts, parts_capacity;
    lode_arena *arena;
} agg_years;

/* Settle years and weights. LODE_USAGE: too many, weights that are none or of another number. */
lode_status agg_years_read(const agg_run *run, agg_years *years);
/* Find the windows of run->group. */
void agg_years_find(const agg_run *run, const lode_availability *availability, agg_years *years);
void agg_years_free(agg_years *years);

/* The window of a group, and which of its years it is (*i); NULL if it is in none: it is too early,
 * must not be used, or a more final release of it is there. */
const agg_window *agg_years_of(const agg_run *run, const agg_years *years, const agg_group *group,
                               size_t *i);

#endif
