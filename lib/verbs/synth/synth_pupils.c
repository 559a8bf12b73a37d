/* The pupils of a school in a year. A pupil has one hidden ability, in pupil standard deviations:
 * partly known from the last key stage, partly new, partly what the school adds. Every result is
 * that ability set against England's figure for the pupil's group, so that a school with no effect
 * and an average intake comes out where England is. */
#include "synth_parts.h"

#include "lode/memory.h"

/* Correlation of ability with prior attainment, and what is left over: 0.72^2 + 0.694^2 = 1. */
static const double from_prior = 0.72, from_since = 0.694;

typedef struct {
    double ability; /* about standard normal in a school without effect */
    double since;   /* the part of it that prior attainment does not tell */
    double effect;  /* of the school, for this pupil */
} hidden;

synth_pupil *lode_synth_add_pupil(synth_cohort *cohort) {
    LODE_GROW(cohort->pupil, cohort->n, cohort->capacity);
    cohort->pupil[cohort->n] = (synth_pupil){0};
    return &cohort->pupil[cohort->n++];
}

static char need(lode_random *draw, const synth_school *school, bool disadvantaged) {
    if (school->place->phase == SYNTH_SPECIAL)
        return 'E';
    const double u = lode_random_uniform(draw);
    const double support = disadvantaged ? 0.21 : 0.11;
    return u < 0.03 ? 'E' : u < 0.03 + support ? 'K' : 'N';
}

/* Prior attainment against the whole country's: low is the lowest tenth or so, high the upper
 * third. points and spread turn it into the points of the last key stage. */
static void set_prior(synth_pupil *pupil, double prior, double points, double spread) {
    pupil->prior = prior < -1.25 ? 'L' : prior > 0.42 ? 'H' : 'M';
    const double tenths = 10 * (points + spread * prior);
    pupil->outcome[PRIOR_POINTS] = tenths < 10 ? 10 : (int)tenths;
}

static hidden draw_pupil(lode_random *draw, const synth_school *school, double effect,
                         double points, double spread, synth_pupil *pupil) {
    const bool garrison = school->place->story == STORY_GARRISON;
    pupil->girl = lode_random_chance(draw, school->girls);
    pupil->disadvantaged = lode_random_chance(draw, school->disadvantaged);
    pupil->eal = lode_random_chance(draw, school->eal);
    pupil->settled = lode_random_chance(draw, garrison ? 0.3 : 0.94);
    pupil->sen = need(draw, school, pupil->disadvantaged);
    const bool known = lode_random_chance(draw, pupil->settled ? 0.985 : garrison ? 0.1 : 0.4);
    const double prior = lode_random_normal(draw), since = lode_random_normal(draw);
    const double drag = pupil->sen == 'E' ? 1.5 : pupil->sen == 'K' ? 0.6 : -0.13;
    const double group = pupil->disadvantaged ? -0.4 : 0.12;
    set_prior(pupil, prior + group + school->prior - drag, points, spread);
    if (!known)
        pupil->prior = 'N';
    const double own = effect - (pupil->disadvantaged ? school->gap : 0);
    return (hidden){.ability = from_prior * (prior + school->prior) + from_since * since + own -
                               0.7 * drag,
                    .since = since,
                    .effect = own};
}

/* True with England's share, for a pupil of average ability. */
static bool reaches(double ability, double share) {
    return ability + lode_normal_quantile(share) > 0;
}

static int between(double x, int low, int high) {
    return x < low ? low : x > high ? high : (int)(x + 0.5);
}

static int hundredths(double x) {
    return (int)(100 * x + (x < 0 ? -0.5 : 0.5));
}

/* A scaled score that agrees with the standard: 100 and more means expected, 110 and more high. */
static int scaled_score(double ability, double share, bool expected, bool high) {
    const double score = 100 + 7.2 * (ability + lode_normal_quantile(share));
    if (high)
        return between(score, 110, 120);
    return expected ? between(score, 100, 120) : between(score, 80, 99);
}

/* Reading, writing and maths together are what the pupil reaches in each: make the three agree. */
static void draw_subjects(lode_random *draw, const synth_england *england, double ability,
                          synth_pupil *pupil) {
    static const synth_outcome expected[SUBJECTS] = {READ_EXP, WRIT_EXP, MAT_EXP};
    int *outcome = pupil->outcome;
    double own[SUBJECTS];
    int weakest = READING, reached = 0;
    for (int s = 0; s < SUBJECTS; s++) {
        own[s] = ability + 0.45 * lode_random_normal(draw);
        outcome[expected[s]] = outcome[RWM_EXP] || reaches(own[s], england->subject_exp[s]);
        reached += outcome[expected[s]];
        weakest = own[s] < own[weakest] ? s : weakest;
    }
    if (!outcome[RWM_EXP] && reached == SUBJECTS)
        outcome[expected[weakest]] = 0;
    outcome[READ_SCORE] = scaled_score(own[READING], england->subject_exp[READING],
                                       outcome[READ_EXP], outcome[RWM_HIGH]);
    outcome[MAT_SCORE] =
        scaled_score(own[MATHS], england->subject_exp[MATHS], outcome[MAT_EXP], outcome[RWM_HIGH]);
    outcome[READ_HIGH] = outcome[READ_SCORE] >= 110;
    outcome[MAT_HIGH] = outcome[MAT_SCORE] >= 110;
    const bool deep = outcome[WRIT_EXP] && reaches(own[WRITING], 0.2);
    outcome[WRIT_HIGH] = outcome[RWM_HIGH] || (deep && !(outcome[READ_HIGH] && outcome[MAT_HIGH]));
}

/* Progress is what ability does not owe to prior attainment, with the year's spread. */
static double progress(lode_random *draw, const hidden *pupil, double level, double weight,
                       double sigma) {
    return level + weight * pupil->effect +
           sigma * (0.75 * pupil->since + 0.66 * lode_random_normal(draw));
}

static void draw_ks2(lode_random *draw, const synth_school *school, const synth_england *england,
                     double effect, synth_pupil *pupil) {
    static const synth_outcome gained[SUBJECTS] = {READ_PROGRESS, WRIT_PROGRESS, MAT_PROGRESS};
    int *outcome = pupil->outcome;
    const hidden self = draw_pupil(draw, school, effect, 16.2, 2.6, pupil);
    const int group = pupil->disadvantaged ? DISADVANTAGED : OTHER;
    outcome[RWM_EXP] = reaches(self.ability, england->rwm_exp[group]);
    outcome[RWM_HIGH] = reaches(self.ability, england->rwm_high[group]);
    draw_subjects(draw, england, self.ability, pupil);
    const double gps = self.ability + 0.45 * lode_random_normal(draw);
    outcome[GPS_EXP] = reaches(gps, england->gps_exp);
    outcome[GPS_SCORE] = scaled_score(gps, england->gps_exp, outcome[GPS_EXP], false);
    outcome[GPS_HIGH] = outcome[GPS_SCORE] >= 110;
    for (int s = 0; s < SUBJECTS; s++)
        outcome[gained[s]] = hundredths(
            progress(draw, &self, england->progress[s][group], 4, england->progress_sigma[s]));
}

static void draw_ks4(lode_random *draw, const synth_school *school, const synth_england *england,
                     double effect, synth_pupil *pupil) {
    int *outcome = pupil->outcome;
    const hidden self = draw_pupil(draw, school, effect, 28.6, 3.6, pupil);
    const int group = pupil->disadvantaged ? DISADVANTAGED : OTHER;
    const double basics = 0.95 * self.ability + 0.31 * lode_random_normal(draw);
    outcome[BASICS_94] = reaches(basics, england->basics_94[group]);
    outcome[BASICS_95] = reaches(basics, england->basics_95[group]);
    outcome[ATT8] = between(10 * (england->att8[group] + 17 * self.ability), 0, 900);
    outcome[EBACC_APS] = between(100 * (england->ebacc_aps[group] + 1.8 * self.ability), 0, 900);
    double gained = progress(draw, &self, england->p8[group], 1, england->p8_sigma);
    if (lode_random_chance(draw, 0.008))
        gained -= 2.5;
    /* The most negative scores are brought up to a limit before the average is taken. */
    const double limit = -3.2;
    outcome[P8_UNADJUSTED] = hundredths(gained);
    outcome[P8_ADJUSTED] = gained < limit;
    outcome[P8] = hundredths(gained < limit ? limit : gained);
}

void lode_synth_ks2_pupils(synth_cohort *cohort, const synth_school *school,
                           const synth_england *england, uint64_t seed) {
    const int n = lode_synth_cohort_size(school, england->period, seed);
    const double effect = lode_synth_effect(school, england->period, seed);
    lode_random draw = lode_synth_stream(seed, school, DRAW_KS2, england->period);
    for (int i = 0; i < n; i++)
        draw_ks2(&draw, school, england, effect, lode_synth_add_pupil(cohort));
}

void lode_synth_ks4_pupils(synth_cohort *cohort, const synth_school *school,
                           const synth_england *england, uint64_t seed) {
    const int n = lode_synth_cohort_size(school, england->period, seed);
    const double effect = lode_synth_effect(school, england->period, seed);
    lode_random draw = lode_synth_stream(seed, school, DRAW_KS4, england->period);
    for (int i = 0; i < n; i++)
        draw_ks4(&draw, school, england, effect, lode_synth_add_pupil(cohort));
}
