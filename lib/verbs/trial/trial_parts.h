/* What the parts of lode_trial share. Private to lib/verbs/trial. */
#ifndef LODE_TRIAL_PARTS_H
#define LODE_TRIAL_PARTS_H

#include "lode/codes.h"
#include "lode/memory.h"
#include "lode/mixed.h"
#include "lode/permutation.h"
#include "lode/table.h"
#include "lode/trial.h"
#include "lode/trial_effect.h"

#include <math.h>
#include <stdlib.h>

enum { TRIAL_COMPARISON, TRIAL_PROGRAMME, TRIAL_ARMS, TRIAL_CATEGORIES = 200 };

/* A covariate: a column of the input. */
typedef struct {
    lode_slice name;
    int column;
    bool category, forced; /* forced: by --category */
    lode_names *words;
    lode_slice *level; /* [levels] categories; the first has no indicator */
    size_t levels;
} trial_source;

/* What became of those assigned to an arm. Clusters: numbers of names, each counted once. */
typedef struct {
    size_t assigned, analysed, clusters_assigned, clusters_analysed;
    size_t *lacking; /* [1 + 1 + sources] cluster, outcome, covariates: by what is lacking first */
} trial_flow;

typedef struct {
    double difference, standardised;
} trial_balance;

typedef struct {
    bool fitted;
    lode_trial_term term; /* the difference by the multilevel model */
    lode_mixed_part icc;
    lode_cluster_sizes sizes;
} trial_multilevel;

typedef struct {
    const lode_trial_options *options;
    lode_reference *reference;
    lode_report *report;
    lode_error *error;
    lode_arena *arena;
    lode_names *codes;
    lode_table *table;
    int arm, outcome, cluster; /* columns; cluster -1: pupils were assigned */
    lode_slice arm_name, outcome_name, cluster_name;
    trial_source *source;
    size_t sources;
    lode_slice label[TRIAL_ARMS];
    size_t without_arm;
    trial_flow flow[TRIAL_ARMS];
    /* those who are analysed */
    size_t n, capacity, columns; /* of x: the arm, then covariates */
    double *x;                   /* [n][columns] */
    double *y;                   /* [n] */
    uint32_t *group;             /* [n] clusters, as numbered below */
    lode_names *clusters;        /* of all that were assigned */
    bool *treated;               /* [clusters of the analysed] */
    double *size;
    size_t groups;
    lode_slice *coefficient; /* [columns] */
    /* answers */
    lode_trial_term *term;          /* [columns + 1] */
    lode_trial_term plain;          /* without covariates */
    lode_interval g, g_conditional; /* of pupils */
    trial_multilevel empty, full;   /* of clusters: by the variances of either */
    const char *no_multilevel;      /* why there is none; NULL: there is */
    trial_balance *balance;         /* [columns], from 1 */
    lode_permutation permutation;   /* if asked for */
} trial;

/* Find the columns (trial_columns.c), the arms (trial_arms.c), which covariates are categories
 * (trial_categories.c). */
lode_status trial_find_columns(trial *t);
lode_status trial_find_arms(trial *t);
/* Which arm a row is in; TRIAL_ARMS: none. */
int trial_arm_of(const trial *t, size_t row);
lode_status trial_settle_kinds(trial *t);
/* Take the pupils who have everything; count the others (trial_take.c). */
lode_status trial_take(trial *t);
void trial_tell_lacking(const trial *t);
/* What a pupil may lack, by number. */
lode_slice trial_lacking_name(const trial *t, size_t i);
/* Compute the answers (trial_fit.c, trial_multilevel.c, trial_balance.c). */
lode_status trial_fit(trial *t);
void trial_fit_multilevel(trial *t);
lode_status trial_permute(trial *t); /* trial_permute.c */
void trial_balance_arms(trial *t);
/* Write them (trial_write.c), in words (trial_words.c). */
lode_status trial_write(trial *t, lode_output *output);
void trial_tell(const trial *t, lode_output *output);

static inline lode_slice trial_cell(const trial *t, size_t row, int column) {
    return lode_trim(lode_table_text(t->table, row, (size_t)column));
}

static inline bool trial_of_clusters(const trial *t) {
    return t->cluster >= 0;
}

#endif
