/* What the kinds share that plant a truth: who the schools are, draws, and the file of the truth.
 * Private to lib/verbs/synth/. */
#ifndef LODE_SYNTH_PLANTED_H
#define LODE_SYNTH_PLANTED_H

#include "lode/memory.h"
#include "lode/random.h"
#include "synth_text.h"

/* ---- The schools (synth_roster.c) ---- */

typedef struct {
    uint64_t urn;
    const char *name, *phase, *cluster; /* "" where nothing is known */
} synth_one;

typedef struct {
    synth_one *school; /* [n] */
    size_t n;
    lode_arena *arena; /* of the texts */
} synth_roster;

/* The schools that options->schools asks for: so many invented ones (usual if it is NULL) of which
 * the phases say what kind, or the open ones of a table of schools, of that phase only unless it is
 * NULL. At least fewest. On success to be freed, with lode_synth_roster_free.
 * LODE_USAGE: too few or many asked for. LODE_DATA: a column is missing, a URN is none or repeats,
 * too few schools. LODE_SYSTEM: the table cannot be read. */
lode_status lode_synth_roster(synth_roster *roster, const lode_synth_options *options, size_t usual,
                              size_t fewest, const char *phase, lode_report *report,
                              lode_error *error);
void lode_synth_roster_free(synth_roster *roster);

/* ---- Draws (synth_planted.c) ---- */

/* What a draw about a school is for; with a number (of a period, a pupil) it makes the purpose of a
 * stream. */
typedef enum {
    PLANT_SIZE = 1,
    PLANT_ASSIGN,
    PLANT_SCHOOL,
    PLANT_PUPIL,
    PLANT_MISSING,
    PLANT_LEVEL,
    PLANT_YEAR,
    PLANT_SELECT,
    PLANT_LIKE,
    PLANT_MEMBER,
    PLANT_ANSWER,
    PLANT_REPLY,
} synth_plant;

enum { PLANT_NUMBERS = 10000000 };

lode_random lode_synth_plant(uint64_t seed, uint64_t unit, synth_plant what, uint32_t number);

/* A random order of 0 to n - 1, to be freed. */
size_t *lode_synth_shuffle(size_t n, uint64_t seed, synth_plant what, uint32_t number);

/* ---- The truth (synth_planted.c) ---- */

/* The table of the truth: begin, a row for each figure, then lode_synth_write. */
void lode_synth_truth_begin(synth_text *text);
void lode_synth_truth(synth_text *text, const char *term, const char *subgroup, double value,
                      const char *about);
/* A cell with a number, or empty if it is not finite. */
void lode_synth_number(synth_text *text, double value);

/* Refuses a figure of an option that is not from low to high. */
lode_status lode_synth_between(double value, double low, double high, const char *option,
                               lode_error *error);

#endif
