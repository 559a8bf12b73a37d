/* What the parts of lode_suppress share. Private to lib/verbs/suppress. */
#ifndef LODE_SUPPRESS_PARTS_H
#define LODE_SUPPRESS_PARTS_H

#include "lode/dictionary.h"
#include "lode/memory.h"
#include "lode/suppress.h"
#include "lode/suppression.h"

#define SUPPRESS_NONE SIZE_MAX

/* Which count of a row. A complement is n less the numerator; a rest, of the row of a total, is
 * what its parts leave over. */
typedef enum { SUPPRESS_COUNT, SUPPRESS_N, SUPPRESS_COMPLEMENT, SUPPRESS_REST } suppress_role;

typedef struct {
    size_t row;
    suppress_role role;
    bool primary, hidden;
    double value; /* nan: it was hidden before */
    double cost;
    lode_derivable range;
} suppress_cell;

typedef struct {
    size_t relation, cell;
    double coefficient;
} suppress_entry;

typedef struct {
    const lode_suppress_options *options;
    lode_output *output;
    lode_report *report;
    lode_error *error;
    lode_measures *measures;
    lode_dictionary *dictionary;
    lode_arena *arena;
    bool *counted; /* [measures] its values are counts */
    bool wrong;    /* a problem was told */
    suppress_cell *cell;
    size_t cells, cells_room;
    size_t (*of)[2]; /* [rows] its cells SUPPRESS_COUNT and SUPPRESS_N, or SUPPRESS_NONE */
    suppress_entry *entry;
    size_t entries, entries_room, relations;
    size_t plans, least; /* tables that were planned, and those of least cost */
} suppress;

size_t suppress_add_cell(suppress *s, size_t row, suppress_role role, double value);
void suppress_add_entry(suppress *s, size_t cell, double coefficient);
/* End the relation that the entries since the last one make. */
void suppress_end_relation(suppress *s);
/* Tell a problem of a row that is already in s->error. */
void suppress_tell(suppress *s, size_t row, lode_measure_column column, const char *kind);

/* The counts behind each row (suppress_cells.c). */
void suppress_find_cells(suppress *s);
/* The sums they make (suppress_sums.c), of parts found by breakdown (suppress_breakdowns.c) and
 * level (suppress_levels.c). */
typedef struct {
    size_t total, part; /* rows */
    lode_slice by;      /* the topic, or the level of the part */
    bool is_level;
} suppress_part;

typedef struct {
    suppress_part *item;
    size_t n, room;
} suppress_pairs;

void suppress_find_sums(suppress *s);
void suppress_add_pair(suppress_pairs *pairs, suppress_part part);
void suppress_find_breakdowns(suppress *s, suppress_pairs *pairs);
void suppress_find_levels(suppress *s, suppress_pairs *pairs);
/* Which are small, and what hiding the others costs (suppress_primary.c). */
void suppress_find_primary(suppress *s);
/* Which are hidden, and what can be derived of them, table by table (suppress_plan.c). */
lode_status suppress_settle(suppress *s);
double suppress_width(const suppress *s);

lode_status suppress_write_table(suppress *s);
lode_status suppress_write_audit(suppress *s);

#endif
