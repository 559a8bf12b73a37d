/* Trials that are planned: the least effect, the power, or how many it takes. */
#ifndef LODE_PLANNED_TRIAL_H
#define LODE_PLANNED_TRIAL_H

#include "lode/output.h"
#include "lode/power.h"

typedef enum {
    LODE_TRIAL_INDIVIDUAL, /* pupils are assigned */
    LODE_TRIAL_CLUSTER,    /* schools are */
    LODE_TRIAL_MULTISITE,  /* pupils are, within each school */
    LODE_TRIAL_DESIGNS,
} lode_trial_design;

/* What the designs are called, [LODE_TRIAL_DESIGNS]. */
extern const char *const lode_trial_design_name[];

typedef struct {
    lode_trial_design design;
    lode_trial_plan plan; /* NAN: not given, which only those that are asked about may be */
    double effect;        /* in standard deviations; NAN: the least one is asked about */
} lode_planned_trial;

/* The most pupils, or schools, that are looked for; that any figure of a plan may be; and the
 * largest effect. */
#define LODE_PLANNED_MOST 1e7
#define LODE_PLANNED_LARGEST 1e9
#define LODE_PLANNED_EFFECT 100.

/* Write one row (lode-power(1)), and in Markdown a paragraph. Without an effect it answers which is
 * the least that the plan is expected to find; with one and without plan.schools (individual:
 * plan.pupils) how many it takes; with both, the power. LODE_USAGE: what the answer takes and is
 * not given, or is out of range. LODE_REFUSED: too few for a degree of freedom, more than
 * LODE_PLANNED_MOST. LODE_SYSTEM: as lode_output_row. */
lode_status lode_plan_trial(const lode_planned_trial *trial, lode_output *output,
                            lode_error *error);

#endif
