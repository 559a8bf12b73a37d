/* Made-up data with a known truth, for demonstrations, tests and training. */
#ifndef LODE_SYNTH_H
#define LODE_SYNTH_H

#include "lode/report.h"
#include "lode/status.h"
#include "lode/text.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint64_t seed;
    const char *directory; /* where the files go; made if it is not there */
    const char *reference; /* a folder with reference tables to use before the built-in ones; or
                              NULL */
    const char *schools;   /* of planted data: how many to invent, or a table of schools; or NULL */
    bool dry;              /* do everything but write */
} lode_synth_options;

/* ---- a partnership ---- */

/* A complete invented partnership, Wealdshire (local authority 899): 60 schools over the academic
 * years 2016/17, 2017/18, 2018/19, 2022/23 and 2023/24. Into options->directory go, for each year,
 *
 *     2016-2017_899_ks2final.csv   key stage 2, in the published layout of that year
 *     2016-2017_899_ks4final.csv   key stage 4, likewise
 *     2016-2017_899_census.csv     pupils on roll
 *     2016-2017_899_abs.csv        absence
 *
 * and once: schools.csv (the school table), school_links.csv (predecessors and successors),
 * similar_pairs.csv (school_urn, comparator_urn, rank, distance) and england_headlines.csv (the
 * published figures, as they stand in the reference). The first key stage 2 file is windows-1252,
 * the others are UTF-8; these yearly files have the byte order mark, the CRLF line ends, the codes
 * (SUPP, NE, NA, NP, LOWCOV, NEW) and the short records of the published ones.
 *
 * Of the last year there is also what schools and the council keep themselves, in the layouts of
 * lode-formats(5) and with the habits of spreadsheets:
 *
 *     2023-2024_899_early_years.csv, ..._phonics, ..._workforce, ..._exclusions, ..._sen,
 *     term_moves.csv, admissions.csv, councillor_referrals.csv
 *
 * what inspectors judged up to 2024 (inspections.csv, a judgement table),
 * and, the same whatever the seed, concerns.csv, visit_notes.csv, self_referrals.csv,
 * leadership_changes.csv, building_works.csv, events.csv, programmes.csv, clusters.csv, trusts.csv.
 *
 * Every published figure of a school or of the local authority is computed from invented pupils,
 * and the authority's rows from the pupils of all its state-funded schools (as in the published
 * files there is none for absence, and here none for England in the census). The rows for England
 * hold figures of the reference table england_headlines as printed there, rounded to the decimals
 * of the file, and are blank where it has none. The pupils' average level follows the same figures
 * (of the nearest year where a year has none).
 *
 * The spread behind confidence limits is that of the reference table pupil_sigmas; a year without
 * one has no progress.
 *
 * The same seed and the same two tables give the same bytes on every machine.
 *
 * Each file appears whole or not at all; files of those names are replaced.
 * LODE_DATA: one of the two tables lacks a column or a measure, or has a value that is no number.
 * LODE_SYSTEM: one of them cannot be read, the directory or a file cannot be written.
 * report (may be NULL) hears of a reference table used in place of a built-in one. */
lode_status lode_synth_schools(const lode_synth_options *options, lode_report *report,
                               lode_error *error);

/* ---- data with a planted truth ----
 *
 * Each of these writes a folder with data and truth.csv (term, subgroup, value, about): what an
 * estimate must come close to, under the names that the tools give their terms. The same plan and
 * seed give the same bytes on every machine. Schools are invented, with URNs from 910001 on that
 * nobody has, or the open ones of the table options->schools.
 *
 * LODE_USAGE: a figure of the plan out of its range. LODE_DATA, LODE_SYSTEM: the table of schools
 * cannot be used or read. LODE_SYSTEM: the directory or a file cannot be written. */

typedef struct {
    double pupils;   /* of a school, on average: 2 to 1000; schools have 0.6 to 1.4 times as many */
    double effect;   /* in standard deviations of the outcome within an arm: -5 to 5 */
    double icc;      /* the share of that variance that lies between schools: 0 to 0.9 */
    double missing;  /* the share of pupils without a score, by chance alone: 0 to 0.9 */
    bool individual; /* pupils are assigned, not schools */
} lode_synth_trial_plan;

/* trial.csv, a pupil a row: school_urn, pupil, arm (1 has the programme, 0 has not), prior, score,
 * disadvantaged, sex. Half of the schools (or of all pupils) are in each arm, at random.
 *
 * prior is 100 + 15 z, score 100 + 15 (y + effect arm), with standard normal z and y that are each
 * sqrt(icc) u + sqrt(1 - icc) e for a school's u and a pupil's e, and correlate 0.7 in both parts;
 * to one decimal. A quarter are disadvantaged, by a normal that correlates -0.4 with z and, given
 * z, not with y. */
lode_status lode_synth_trial(const lode_synth_trial_plan *plan, const lode_synth_options *options,
                             lode_report *report, lode_error *error);

typedef struct {
    lode_words periods; /* academic years with school results, in their order: 2 to 20 of them */
    const char *before; /* the last of them without support; NULL: the middle one */
    double effect;      /* of support, in percentage points, from the next period on: -30 to 12 */
    double effect_supporting;     /* the same on supporting schools */
    double supported, supporting; /* shares of the schools: to 0.5 each */
    double selection;             /* how closely who is supported goes with results: 0 to 1 */
    bool on_result;               /* with those of the period before, not with what persists */
} lode_synth_panel_plan;

/* panel.csv, a measure table of primary schools (ks2_rwm_exp_percent, n) with phase and support
 * (supported, supporting or empty); pairs.csv, for each school the ten most like it (school_urn,
 * comparator_urn, rank, distance).
 *
 * The chance of a pupil to reach the standard is 0.6 + a level of the school that persists
 * (standard deviation 0.09, cut at 2.2 of them) + one of the year (-0.03 to 0.03) + one of the
 * school in the year (0.02, cut at 2.5) + the effect; the figure is the percentage of 15 to 80
 * pupils who do, to a whole number. Supported are the lowest by
 *
 *     selection z + sqrt(1 - selection^2) e,
 *
 * supporting the highest, where z is the standardised level, so that the changes of all are alike
 * but for the effect; or with on_result the standardised figure of the period before, so that the
 * figures of those chosen return to their level whatever is done. What they return by is in the
 * truth: the mean by which figures before were below their expectation.
 *
 * Also LODE_USAGE: periods out of order or without school results; too few schools of a kind. */
lode_status lode_synth_panel(const lode_synth_panel_plan *plan, const lode_synth_options *options,
                             lode_report *report, lode_error *error);

typedef struct {
    size_t members;  /* of the schools: 4 to one less than there are; SIZE_MAX: nine in ten */
    double response; /* the share of the members who answer, each year others: 0.05 to 1 */
    double missing;  /* the share of answers that are blank or Don't know: 0 to 0.5 */
} lode_synth_survey_plan;

/* members.csv (school_urn, school_name, phase, cluster, joined), survey.csv (time_period,
 * school_urn, respondent, role, q1 to q7, comment) of 2019 and 2024, a respondent a row; truth.csv
 * has outcome and time_period, too. All were members in both years; one school that answers is
 * none.
 *
 * Every school has a head, one in four a deputy and one in eight a chair of governors who would
 * answer each of the items on 1 to 10. What is true are means over all members, of the mean of
 * these answers in each. Who answers, and what is left blank, is chance alone. */
lode_status lode_synth_survey(const lode_synth_survey_plan *plan, const lode_synth_options *options,
                              lode_report *report, lode_error *error);

#endif
