/* How large must a trial be? The least effect it can be expected to find, and the chance of finding
 * one of a given size, before there are data.
 *
 * H. S. Bloom (2006), The core analytics of randomized experiments for social research, MDRC; N.
 * Dong & R. Maynard (2013), PowerUp!, Journal of Research on Educational Effectiveness 6, 24-67.
 * Effects are in standard deviations of pupils. The least effect is M standard errors, M being the
 * quantiles of the central t distribution at 1 - alpha / 2 and at the power; the power of an effect
 * is that of the noncentral one, so that at the least effect it is near the power asked for, not
 * equal. */
#ifndef LODE_POWER_H
#define LODE_POWER_H

#include "lode/status.h"

/* What the designs share; a field a design has no use for is not looked at. Shares are from 0 to
 * below 1, but for the share treated, which is between. */
typedef struct {
    double alpha; /* two-sided, between 0 and 1: 0.05 */
    double power; /* between 0 and 1: 0.8 */
    double share_treated;
    double pupils;     /* of all, or of each school where there are schools; need not be whole */
    double schools;    /* of both arms */
    double covariates; /* of pupils, or of schools where there are schools */
    double icc;        /* share of the variance that is between schools */
    double r2_pupil, r2_school; /* what covariates explain of either variance */
    double omega; /* variance of the effect between schools, over the variance between schools; 0
                     or more */
    double r2_effect; /* what covariates explain of it */
} lode_trial_plan;

/* Where chance comes in: a standard error of the effect and its degrees of freedom. */
typedef struct {
    double se, df;
    double mdes;        /* the least effect */
    double mdes_normal; /* with quantiles of the normal distribution, which is too low for few
                           schools */
    double
        mdes_rounded; /* with 2.8 for M, as guidance of the Education Endowment Foundation has it */
    double design_effect; /* 1 + (pupils - 1) icc where schools are assigned; else 1 */
} lode_trial_power;

/* Pupils are assigned: df is pupils - covariates - 2. Schools are: schools - covariates - 2. Pupils
 * are within each school, whose effects differ at random: schools - covariates - 1. power written
 * only when LODE_OK is returned LODE_USAGE: a plan out of its ranges. LODE_REFUSED: too few to
 * leave a degree of freedom. */
lode_status lode_power_of_pupils(const lode_trial_plan *plan, lode_trial_power *power,
                                 lode_error *error);
lode_status lode_power_of_schools(const lode_trial_plan *plan, lode_trial_power *power,
                                  lode_error *error);
lode_status lode_power_of_sites(const lode_trial_plan *plan, lode_trial_power *power,
                                lode_error *error);

/* Below this the distribution is too far out to be summed. */
#define LODE_POWER_ALPHA_MIN 1e-4

/* The chance that a trial finds an effect of this size, two-sided at alpha, LODE_POWER_ALPHA_MIN to
 * below 1.
 * LODE_USAGE: an alpha, standard error or df out of range, an effect that is not finite. */
lode_status lode_power_at(double effect, double se, double df, double alpha, double *chance,
                          lode_error *error);

#endif
