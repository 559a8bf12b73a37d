/* A panel of schools, settled before it is written. Private to lib/verbs/synth/. */
#ifndef LODE_SYNTH_PANEL_H
#define LODE_SYNTH_PANEL_H

#include "synth_planted.h"

typedef enum { PANEL_NEITHER, PANEL_SUPPORTED, PANEL_SUPPORTING, PANEL_ROLES } panel_role;

typedef struct {
    int pupils;
    double value, expected; /* percentages: as printed, and without chance */
} panel_result;

typedef struct {
    const synth_one *school;
    double level; /* what persists, in its standard deviations */
    double need;  /* the lowest are supported */
    panel_role role;
    panel_result *result; /* [periods] */
} panel_school;

typedef struct {
    const lode_synth_panel_plan *plan;
    const lode_synth_options *options;
    panel_school *school; /* [n] */
    size_t n, before;     /* the period that is the last without support */
    panel_result *results;
} synth_panel;

/* (synth_panel.c) That share of n schools, to a whole number. */
size_t lode_synth_panel_share(double share, size_t n);

/* (synth_panel_check.c) Refuses figures and periods that cannot be, and finds the period before. */
lode_status lode_synth_panel_check(synth_panel *panel, lode_report *report, lode_error *error);
/* The schools are counted: two of each kind, or there is nothing to tell chance by. */
lode_status lode_synth_panel_check_shares(const synth_panel *panel, lode_error *error);

/* (synth_panel_write.c) panel.csv, pairs.csv and truth.csv. */
lode_status lode_synth_panel_write(const synth_panel *panel, lode_error *error);

#endif
