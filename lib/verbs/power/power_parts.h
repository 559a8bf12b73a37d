/* What the parts of lode_plan_trial share. Private to lib/verbs/power. */
#ifndef LODE_POWER_PARTS_H
#define LODE_POWER_PARTS_H

#include "lode/planned_trial.h"

typedef enum { POWER_LEAST_EFFECT, POWER_CHANCE, POWER_SAMPLE } power_question;

typedef struct {
    power_question question;
    lode_trial_plan plan; /* with how many it takes, where that was asked */
    lode_trial_power power;
    double effect; /* the one asked about, or the least */
    double chance; /* of finding it: as computed where it was asked, else as planned */
} power_answer;

/* Pupils, or schools: what the plan assigns. */
static inline double *power_assigned(lode_trial_plan *plan, lode_trial_design design) {
    return design == LODE_TRIAL_INDIVIDUAL ? &plan->pupils : &plan->schools;
}

/* The row (power_write.c). */
lode_status power_write(const lode_planned_trial *trial, const power_answer *answer,
                        lode_output *output, lode_error *error);
/* In a few words, for the table; in a paragraph (power_words.c). */
const char *power_note(void);
void power_tell(const lode_planned_trial *trial, const power_answer *answer, lode_output *output);

#endif
