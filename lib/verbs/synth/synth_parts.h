/* What the parts of lode_synth_schools share: the place, its pupils, the facts they follow, and the
 * text of a file. Private to lib/verbs/synth*.c. */
#ifndef LODE_SYNTH_PARTS_H
#define LODE_SYNTH_PARTS_H

#include "lode/random.h"
#include "lode/reference.h"
#include "lode/status.h"
#include "lode/synth.h"
#include "lode/table.h"
#include "synth_text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SYNTH_LA = 899, SYNTH_YEARS = 5, SYNTH_MANY_SCHOOLS = 64 };
#define SYNTH_LA_NAME "Wealdshire"

/* ---- The place (synth_place.c) ---- */

typedef enum {
    SYNTH_PRIMARY,
    SYNTH_SECONDARY,
    SYNTH_SPECIAL,
    SYNTH_INDEPENDENT,
    SYNTH_PHASES
} synth_phase;

/* What makes a school worth showing. Everything else about a school is chance. */
typedef enum {
    STORY_NONE,
    STORY_DECLINING,
    STORY_IMPROVING,
    STORY_ABSENT,    /* persistent absence far above the others */
    STORY_TINY,      /* cohorts around 5, mostly suppressed */
    STORY_NEW,       /* opened in September 2018 */
    STORY_CONVERTER, /* became an academy, with a new URN, in January 2019 */
    STORY_GARRISON,  /* pupils come and go: too few with prior attainment for progress */
} synth_story;

typedef struct {
    const char *name, *town;
    const char *type; /* as in NFTYPE: CY, VC, VA, FD, AC, ACC, F, CYS, ACCS, IND */
    synth_phase phase;
    uint8_t cluster,
        trust;     /* numbers of lode_synth_cluster and lode_synth_trust; trust 0 is none */
    uint8_t entry; /* pupils in a year group, about */
    synth_story story;
} synth_place;

typedef struct {
    const synth_place *place;
    uint32_t urn, estab;
    int easting, northing;
    double disadvantaged, eal, girls; /* shares of the pupils */
    double prior;       /* how far intake is above average, in pupil standard deviations */
    double effect, gap; /* what the school adds, and takes from the disadvantaged */
    double absence;     /* rate of absence, relative to England's */
} synth_school;

enum { SYNTH_CONVERTED_URN = 900061 };

size_t lode_synth_places(synth_school school[SYNTH_MANY_SCHOOLS], uint64_t seed);
const char *lode_synth_cluster(uint8_t number);
const char *lode_synth_trust(uint8_t number);
const char *lode_synth_type_name(const char *type);
const char *lode_synth_denomination(const synth_place *place);
const char *lode_synth_ages(const synth_place *place);

/* In 201819, 2018: the autumn in which the year begins. */
int lode_synth_autumn(int period);
bool lode_synth_is_open(const synth_school *school, int period);
/* The converter is known by its new number and type from the year after it converted. */
bool lode_synth_has_converted(const synth_school *school, int period);
uint32_t lode_synth_urn(const synth_school *school, int period);
const char *lode_synth_type(const synth_school *school, int period);
double lode_synth_effect(const synth_school *school, int period, uint64_t seed);
/* Pupils on roll, girls among them, and in the year group that is tested (0 where nobody is old
 * enough yet). */
int lode_synth_roll(const synth_school *school, int period, uint64_t seed);
int lode_synth_capacity(const synth_school *school);
int lode_synth_girls(const synth_school *school, int period, uint64_t seed);
int lode_synth_cohort_size(const synth_school *school, int period, uint64_t seed);

/* What a draw is for; with the period it makes the purpose of a stream. */
typedef enum {
    DRAW_TRAITS = 1,
    DRAW_EFFECT,
    DRAW_ROLL,
    DRAW_GIRLS,
    DRAW_COHORT,
    DRAW_KS2,
    DRAW_KS4,
    DRAW_CENSUS,
    DRAW_ABSENCE,
    DRAW_EARLY_YEARS,
    DRAW_PHONICS,
    DRAW_WORKFORCE,
    DRAW_EXCLUSIONS,
    DRAW_NEEDS,
    DRAW_MOVES,
    DRAW_ADMISSIONS,
    DRAW_REFERRALS,
    DRAW_INSPECTIONS,
} synth_draw;

lode_random lode_synth_stream(uint64_t seed, const synth_school *school, synth_draw draw,
                              int period);

/* ---- The facts (synth_facts.c) ---- */

/* Index of a group of pupils in the levels of a year. */
enum { OTHER, DISADVANTAGED, BOTH };
enum { READING, WRITING, MATHS, SUBJECTS };

/* England in one year: what the invented pupils are drawn around. Rates are shares, 0 to 1. */
typedef struct {
    int period;
    double rwm_exp[BOTH], rwm_high[BOTH], subject_exp[SUBJECTS], gps_exp;
    double progress[SUBJECTS][BOTH], progress_sigma[SUBJECTS]; /* sigma 0: no progress that year */
    double att8[BOTH], basics_94[BOTH], basics_95[BOTH], ebacc_aps[BOTH];
    double p8[BOTH], p8_sigma, p8_unadjusted_sigma;
    double absence[SYNTH_PHASES], persistent[SYNTH_PHASES];
} synth_england;

enum { FIGURE_PERIOD, FIGURE_TYPE, FIGURE_BREAKDOWN, FIGURE_MEASURE, FIGURE_VALUE, FIGURE_COLUMNS };
enum { SPREAD_PERIOD, SPREAD_MEASURE, SPREAD_SIGMA, SPREAD_COLUMNS };

typedef struct {
    const lode_table *headlines, *sigmas; /* borrowed from the reference */
    int figure[FIGURE_COLUMNS], spread[SPREAD_COLUMNS];
    synth_england year[SYNTH_YEARS];
} synth_facts;

lode_status lode_synth_facts_read(synth_facts *facts, lode_reference *reference, lode_error *error);

/* A published figure to so many decimals, as lode_synth_ratio prints it; false and an empty cell if
 * there is none. */
bool lode_synth_published_cell(char out[SYNTH_CELL], const synth_facts *facts, int period,
                               const char *type, const char *measure, const char *breakdown,
                               int decimals, bool bare);

/* ---- The pupils (synth_pupils.c) ---- */

typedef enum {
    NO_OUTCOME,
    PRIOR_POINTS, /* tenths */
    RWM_EXP,      /* from here to BASICS_95: 1 or 0 */
    RWM_HIGH,
    READ_EXP,
    READ_HIGH,
    WRIT_EXP,
    WRIT_HIGH,
    MAT_EXP,
    MAT_HIGH,
    GPS_EXP,
    GPS_HIGH,
    BASICS_94,
    BASICS_95,
    P8_ADJUSTED,
    READ_SCORE, /* scaled scores, whole */
    MAT_SCORE,
    GPS_SCORE,
    READ_PROGRESS, /* hundredths, as are all below but ATT8 */
    WRIT_PROGRESS,
    MAT_PROGRESS,
    P8,
    P8_UNADJUSTED,
    EBACC_APS,
    ATT8, /* tenths */
    OUTCOMES
} synth_outcome;

typedef struct {
    bool girl, disadvantaged, eal, settled;
    char sen;   /* 'E' plan, 'K' support, 'N' none */
    char prior; /* 'L', 'M', 'H', or 'N' not known */
    int outcome[OUTCOMES];
} synth_pupil;

typedef struct {
    synth_pupil *pupil;
    size_t n, capacity;
} synth_cohort;

/* One more, with nothing known yet; valid until the next is added. */
synth_pupil *lode_synth_add_pupil(synth_cohort *cohort);
/* Add the pupils of a school in a year. */
void lode_synth_ks2_pupils(synth_cohort *cohort, const synth_school *school,
                           const synth_england *england, uint64_t seed);
void lode_synth_ks4_pupils(synth_cohort *cohort, const synth_school *school,
                           const synth_england *england, uint64_t seed);

/* (synth_pupil_list.c) The pupils of the primary schools in a year, as a file. */
lode_status lode_synth_pupil_list(const synth_school *school, size_t n,
                                  const synth_england *england, const lode_synth_options *options,
                                  lode_error *error);

/* ---- Performance tables (synth_results.c and the layouts) ---- */

typedef enum {
    GROUP_ALL,
    GROUP_BOYS,
    GROUP_GIRLS,
    GROUP_LOW,
    GROUP_MIDDLE,
    GROUP_HIGH,
    GROUP_NO_PRIOR,
    GROUP_DISADVANTAGED,
    GROUP_NOT_DISADVANTAGED,
    GROUP_EAL,
    GROUP_NOT_EAL,
    GROUP_SETTLED,
    GROUP_SEN_PLAN,
    GROUP_SEN_SUPPORT,
} synth_group;

typedef enum {
    ABOUT,    /* says which school it is: item */
    COUNT,    /* pupils in the group */
    SHARE,    /* of all pupils (of those with known prior attainment, for its groups) */
    TALLY,    /* pupils of the group with the outcome */
    PERCENT,  /* of the group with the outcome */
    TOTAL,    /* sum of the outcome */
    AVERAGE,  /* mean of the outcome */
    COVERED,  /* pupils of the group with prior attainment */
    COVERAGE, /* the same as a percentage */
    PROGRESS, /* mean of the outcome over those */
    LOWER,    /* its 95% limits */
    UPPER,
    BANDING, /* Progress 8 band, 1 to 5 */
} synth_statistic;

typedef enum {
    BLANK,
    RECTYPE,
    ALPHAIND,
    LEA,
    ESTAB,
    URN,
    SCHNAME,
    ADDRESS,
    TOWN,
    PCODE,
    TELNUM,
    URN_AC,
    SCHNAME_AC,
    OPEN_AC,
    NFTYPE,
    RELDENOM,
    AGERANGE,
    ADMPOL,
    GENDER,
    ZERO,
    ON_ROLL,
    ON_ROLL_BOYS,
    ON_ROLL_GIRLS,
    IN_YEAR, /* of the age tested; record stops here if none */
} synth_item;

typedef struct {
    const char *name;
    int from, to; /* first and last period that has the column; 0: all */
    synth_statistic statistic;
    synth_item item;
    synth_group group;
    synth_outcome outcome;
} synth_column;

/* One of the two performance tables. */
typedef struct {
    const char *table; /* "ks2final" */
    const synth_column *column;
    size_t n;
    bool phase[SYNTH_PHASES]; /* which schools are in it */
    void (*pupils)(synth_cohort *cohort, const synth_school *school, const synth_england *england,
                   uint64_t seed);
    int padded_until;                           /* last period that writes 1.0, not 1 */
    const char *no_pupils, *no_progress;        /* codes for an empty group */
    const char *blank;                          /* an empty cell of a row that is no school */
    char la, england_all, england_state;        /* RECTYPE */
    int england_all_short, england_state_short; /* cells missing at the end of those rows */
    bool tenths; /* percentages of aggregates have a decimal and a zero */
} synth_layout;

extern const synth_layout lode_synth_ks2, lode_synth_ks4;

/* A row of such a table. */
typedef struct {
    const synth_layout *layout;
    const synth_england *england;
    const synth_school *school; /* NULL for the authority and for England */
    const synth_cohort *cohort;
    char rectype;
    int roll, girls; /* pupils on roll, girls among them */
    bool bare;       /* numbers lose their closing zeros */
} synth_row;

/* (synth_cells.c) The cell of a column that is not ABOUT, from the row's pupils. */
void lode_synth_figure(char out[SYNTH_CELL], const synth_row *row, const synth_column *column);
/* The same from England's published figures for that establishment type. */
void lode_synth_england_figure(char out[SYNTH_CELL], const synth_row *row,
                               const synth_column *column, const synth_facts *facts,
                               const char *type);

lode_status lode_synth_results(const synth_layout *layout, const synth_school *school, size_t n,
                               const synth_facts *facts, const synth_england *england,
                               const lode_synth_options *options, lode_error *error);

/* ---- The other files ---- */

/* A school's pupils on roll, as the census asks about them. */
typedef enum {
    ROLL,
    GIRLS,
    BOYS,
    PLAN,
    SUPPORT,
    EAL,
    ENGLISH,
    UNKNOWN,
    FSM,
    FSM6,
    KINDS
} synth_kind;

typedef struct {
    int count[KINDS];
    int64_t absent; /* sessions missed */
    int persistent; /* pupils who missed a tenth or more */
} synth_counts;

/* (synth_census.c) All but absence. */
synth_counts lode_synth_count(const synth_school *school, const synth_england *england,
                              uint64_t seed);

lode_status lode_synth_census(const synth_school *school, size_t n, const synth_england *england,
                              const lode_synth_options *options, lode_error *error);
lode_status lode_synth_absence(const synth_school *school, size_t n, const synth_facts *facts,
                               const synth_england *england, const lode_synth_options *options,
                               lode_error *error);
/* (synth_lists.c) The day an academy or a new school opened, under its first number; "" for others.
 */
const char *lode_synth_opened(const synth_school *school);

/* (synth_local.c) What schools and the council hold themselves, of that year. */
lode_status lode_synth_locals(const synth_school *school, size_t n, const synth_england *england,
                              const lode_synth_options *options, lode_error *error);
lode_status lode_synth_lists(const synth_school *school, size_t n, const synth_facts *facts,
                             const lode_synth_options *options, lode_error *error);

#endif
