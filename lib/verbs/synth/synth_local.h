/* What the files share that are invented as schools and the council would hold them themselves:
 * local exports, and what is known by hearsay. Private to lib/verbs/synth_*.c. */
#ifndef LODE_SYNTH_LOCAL_H
#define LODE_SYNTH_LOCAL_H

#include "synth_parts.h"

typedef struct {
    const synth_school *school; /* [n] */
    size_t n;
    const synth_england *england; /* of the year the files are about */
    const lode_synth_options *options;
} synth_local;

/* ---- synth_local.c ---- */

/* Whether a school is in exports of that phase: open, and state-funded. */
bool lode_synth_exports(const synth_local *local, const synth_school *school);
/* The first two cells of a record: URN and name. */
void lode_synth_who(synth_text *text, const synth_local *local, const synth_school *school);
/* The name of the school that has or had that number. */
const char *lode_synth_name(const synth_local *local, uint32_t urn);
void lode_synth_count_cell(synth_text *text, int64_t count);
/* part of whole in percent, followed by sign; n/a where there is nothing to divide by. */
void lode_synth_percent_cell(synth_text *text, int64_t part, int64_t whole, int decimals,
                             const char *sign);
/* So many cells with * in place of figures about 1 to 5 pupils. */
void lode_synth_hidden_cells(synth_text *text, size_t n);
bool lode_synth_are_few(int pupils);
/* Successes in n trials, as int. */
int lode_synth_draw(lode_random *draw, int n, double p);

/* Write text as 2023-2024_899_NAME.csv, of the year of local, and empty it. */
lode_status lode_synth_export(synth_text *text, const synth_local *local, const char *name,
                              synth_encoding encoding, lode_error *error);

/* ---- local exports: one file each ---- */

lode_status lode_synth_early_years(const synth_local *local, lode_error *error);
lode_status lode_synth_phonics(const synth_local *local, lode_error *error);
lode_status lode_synth_workforce(const synth_local *local, lode_error *error);
lode_status lode_synth_exclusions(const synth_local *local, lode_error *error);
lode_status lode_synth_needs(const synth_local *local, lode_error *error);
lode_status lode_synth_moves(const synth_local *local, lode_error *error);
lode_status lode_synth_admissions(const synth_local *local, lode_error *error);
lode_status lode_synth_referrals(const synth_local *local, lode_error *error);

/* ---- lists: several files each ---- */

/* inspections.csv. */
lode_status lode_synth_inspections(const synth_local *local, lode_error *error);
/* clusters.csv, trusts.csv and programmes.csv. */
lode_status lode_synth_groups(const synth_local *local, lode_error *error);
/* concerns.csv, visit_notes.csv, self_referrals.csv, leadership_changes.csv, building_works.csv and
 * events.csv: the same whatever the seed. */
lode_status lode_synth_hearsay(const synth_local *local, lode_error *error);

#endif
