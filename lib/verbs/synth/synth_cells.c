/* One figure of a performance table: a statistic of a group of pupils, or the code that stands in
 * its place. */
#include "synth_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { FEW = 5 }; /* groups of 1 to 5 pupils are suppressed */

/* How an outcome is kept, printed and called by England's figures. */
static const struct {
    int unit;     /* outcome / unit is what it means */
    int decimals; /* of its average */
    const char *measure;
} kept[OUTCOMES] = {
    [PRIOR_POINTS] = {10, 1, NULL},
    [RWM_EXP] = {1, 0, "ks2_rwm_exp_percent"},
    [RWM_HIGH] = {1, 0, "ks2_rwm_high_percent"},
    [READ_EXP] = {1, 0, "ks2_read_exp_percent"},
    [WRIT_EXP] = {1, 0, "ks2_writ_exp_percent"},
    [MAT_EXP] = {1, 0, "ks2_mat_exp_percent"},
    [GPS_EXP] = {1, 0, "ks2_gps_exp_percent"},
    [BASICS_94] = {1, 0, "basics_94_percent"},
    [BASICS_95] = {1, 0, "basics_95_percent"},
    [READ_SCORE] = {1, 0, "ks2_read_score"},
    [MAT_SCORE] = {1, 0, "ks2_mat_score"},
    [GPS_SCORE] = {1, 0, "ks2_gps_score"},
    [READ_PROGRESS] = {100, 1, "ks2_read_progress"},
    [WRIT_PROGRESS] = {100, 1, "ks2_writ_progress"},
    [MAT_PROGRESS] = {100, 1, "ks2_mat_progress"},
    [P8] = {100, 2, "p8_score"},
    [P8_UNADJUSTED] = {100, 2, NULL},
    [EBACC_APS] = {100, 2, "ebacc_aps"},
    [ATT8] = {10, 1, "att8_score"},
};

static bool belongs(const synth_pupil *pupil, synth_group group) {
    switch (group) {
    case GROUP_BOYS:
        return !pupil->girl;
    case GROUP_GIRLS:
        return pupil->girl;
    case GROUP_LOW:
        return pupil->prior == 'L';
    case GROUP_MIDDLE:
        return pupil->prior == 'M';
    case GROUP_HIGH:
        return pupil->prior == 'H';
    case GROUP_NO_PRIOR:
        return pupil->prior == 'N';
    case GROUP_DISADVANTAGED:
        return pupil->disadvantaged;
    case GROUP_NOT_DISADVANTAGED:
        return !pupil->disadvantaged;
    case GROUP_EAL:
        return pupil->eal;
    case GROUP_NOT_EAL:
        return !pupil->eal;
    case GROUP_SETTLED:
        return pupil->settled;
    case GROUP_SEN_PLAN:
        return pupil->sen == 'E';
    case GROUP_SEN_SUPPORT:
        return pupil->sen == 'K';
    default:
        return true;
    }
}

static bool is_prior_group(synth_group group) {
    return group == GROUP_LOW || group == GROUP_MIDDLE || group == GROUP_HIGH;
}

static bool is_progress(synth_statistic statistic) {
    return statistic >= COVERED;
}

/* Sums over a group: pupils, those with prior attainment, and the outcome over both. */
typedef struct {
    int n, covered, everyone, everyone_covered;
    int64_t sum, covered_sum;
} sums;

static sums add_up(const synth_cohort *cohort, synth_group group, synth_outcome outcome) {
    sums s = {0};
    for (size_t i = 0; i < cohort->n; i++) {
        const synth_pupil *pupil = &cohort->pupil[i];
        const bool known = pupil->prior != 'N';
        s.everyone++;
        s.everyone_covered += known;
        if (!belongs(pupil, group))
            continue;
        s.n++;
        s.covered += known;
        s.sum += pupil->outcome[outcome];
        s.covered_sum += known ? pupil->outcome[outcome] : 0;
    }
    return s;
}

static double sigma_of(const synth_england *england, synth_outcome outcome) {
    switch (outcome) {
    case READ_PROGRESS:
        return england->progress_sigma[READING];
    case WRIT_PROGRESS:
        return england->progress_sigma[WRITING];
    case MAT_PROGRESS:
        return england->progress_sigma[MATHS];
    case P8:
        return england->p8_sigma;
    default:
        return england->p8_unadjusted_sigma;
    }
}

/* Years without a spread of progress have no prior attainment to measure it from. */
static bool is_missing_that_year(const synth_row *row, const synth_column *column) {
    if (is_progress(column->statistic))
        return sigma_of(row->england, column->outcome) == 0;
    const bool prior = is_prior_group(column->group) || column->group == GROUP_NO_PRIOR ||
                       column->outcome == PRIOR_POINTS;
    return prior && row->layout == &lode_synth_ks2 && sigma_of(row->england, READ_PROGRESS) == 0;
}

static bool is_unpublished(const synth_row *row, const synth_column *column) {
    if (!row->school || row->school->place->phase != SYNTH_INDEPENDENT)
        return false;
    return column->group > GROUP_GIRLS || is_progress(column->statistic) ||
           column->outcome == PRIOR_POINTS || column->outcome == P8_ADJUSTED;
}

static bool are_few(int n) {
    return n > 0 && n <= FEW;
}

/* The other half of a group whose two halves are both published, so that one would tell the
 * other. */
static bool has_counterpart(synth_group group) {
    return group == GROUP_BOYS || group == GROUP_GIRLS || group == GROUP_DISADVANTAGED ||
           group == GROUP_NOT_DISADVANTAGED;
}

/* The code in place of the figure, or NULL if it can be given. */
static const char *code(const synth_row *row, const synth_column *column, const sums *s) {
    const bool counted = column->statistic == COUNT || column->statistic == SHARE;
    const bool gained = is_progress(column->statistic);
    if (is_missing_that_year(row, column))
        return "";
    if (is_unpublished(row, column))
        return "NP";
    if (counted)
        return column->group != GROUP_ALL && are_few(s->everyone) ? "SUPP" : NULL;
    if (s->n == 0)
        return gained ? row->layout->no_progress : row->layout->no_pupils;
    if (are_few(s->n) || are_few(s->everyone))
        return "SUPP";
    if (has_counterpart(column->group) && are_few(s->everyone - s->n))
        return "SUPP";
    if (!gained || column->statistic == COVERAGE)
        return NULL;
    if (s->covered == 0)
        return row->layout->no_progress;
    if (are_few(s->covered))
        return "SUPP";
    return column->statistic != COVERED && 2 * s->covered < s->n ? "LOWCOV" : NULL;
}

static void percentage(char out[SYNTH_CELL], const synth_row *row, int64_t part, int64_t whole) {
    const bool tenths = row->layout->tenths && !row->school;
    lode_synth_ratio(out, 100 * part, whole, tenths ? 1 : 0, false);
    strcat(out, tenths ? "0%" : "%");
}

static void share(char out[SYNTH_CELL], const synth_row *row, const synth_column *column,
                  const sums *s) {
    const int whole = is_prior_group(column->group) ? s->everyone_covered : s->everyone;
    if (whole == 0)
        strcpy(out, row->layout->no_pupils);
    else
        percentage(out, row, s->n, whole);
}

static double limit(const synth_row *row, const synth_column *column, const sums *s, int side) {
    const double mean = (double)s->covered_sum / (100.0 * s->covered);
    const double sigma = sigma_of(row->england, column->outcome);
    return mean + side * (1.96 * sigma / sqrt((double)s->covered));
}

static double hundredths(double x) {
    const double units = floor(fabs(x) * 100 + 0.5);
    return x < 0 ? -units : units;
}

/* From the figures as printed: well above from 0.50, well below under -0.50. */
static int band(const synth_row *row, const synth_column *column, const sums *s) {
    const double score = hundredths(limit(row, column, s, 0));
    if (hundredths(limit(row, column, s, -1)) > 0)
        return score >= 50 ? 1 : 2;
    if (hundredths(limit(row, column, s, 1)) < 0)
        return score < -50 ? 5 : 4;
    return 3;
}

static void figure(char out[SYNTH_CELL], const synth_row *row, const synth_column *column,
                   const sums *s) {
    const int unit = kept[column->outcome].unit, decimals = kept[column->outcome].decimals;
    switch (column->statistic) {
    case SHARE:
        share(out, row, column, s);
        break;
    case TALLY:
        lode_synth_ratio(out, s->sum, 1, 0, true);
        break;
    case PERCENT:
        percentage(out, row, s->sum, s->n);
        break;
    case TOTAL:
        lode_synth_ratio(out, s->sum, unit, decimals, true);
        break;
    case AVERAGE:
        lode_synth_ratio(out, s->sum, (int64_t)unit * s->n, decimals, row->bare);
        break;
    case COVERED:
        lode_synth_ratio(out, s->covered, 1, 0, true);
        break;
    case COVERAGE:
        lode_synth_ratio(out, 100 * (int64_t)s->covered, s->n, 0, true);
        strcat(out, "%");
        break;
    case PROGRESS:
        lode_synth_ratio(out, s->covered_sum, (int64_t)unit * s->covered, decimals, row->bare);
        break;
    case LOWER:
    case UPPER:
        lode_synth_decimal(out, limit(row, column, s, column->statistic == LOWER ? -1 : 1),
                           decimals, row->bare);
        break;
    case BANDING:
        snprintf(out, SYNTH_CELL, "%d", band(row, column, s));
        break;
    default:
        snprintf(out, SYNTH_CELL, "%d", s->n);
    }
}

void lode_synth_figure(char out[SYNTH_CELL], const synth_row *row, const synth_column *column) {
    const sums s = add_up(row->cohort, column->group, column->outcome);
    const char *instead = code(row, column, &s);
    if (instead)
        strcpy(out, instead);
    else
        figure(out, row, column, &s);
}

static const char *breakdown_of(synth_group group) {
    switch (group) {
    case GROUP_ALL:
        return "Total";
    case GROUP_DISADVANTAGED:
        return "Disadvantaged";
    case GROUP_NOT_DISADVANTAGED:
        return "Not disadvantaged";
    default:
        return NULL;
    }
}

static bool is_headline(synth_statistic statistic) {
    return statistic == PERCENT || statistic == AVERAGE || statistic == PROGRESS;
}

void lode_synth_england_figure(char out[SYNTH_CELL], const synth_row *row,
                               const synth_column *column, const synth_facts *facts,
                               const char *type) {
    const char *measure = kept[column->outcome].measure, *breakdown = breakdown_of(column->group);
    if (!is_headline(column->statistic) || !measure || !breakdown) {
        strcpy(out, row->layout->blank);
        return;
    }
    const bool percent = column->statistic == PERCENT, tenths = row->layout->tenths;
    const int decimals = percent && tenths ? 1 : kept[column->outcome].decimals;
    if (!lode_synth_published_cell(out, facts, row->england->period, type, measure, breakdown,
                                   decimals, row->bare && !percent))
        strcpy(out, row->layout->blank);
    else if (percent)
        strcat(out, tenths ? "0%" : "%");
}
