/* What reading parts and reading their records share. */
#ifndef LODE_AGG_COMBINE_H
#define LODE_AGG_COMBINE_H

#include "agg_records.h"

#include "lode/memory.h"

typedef struct {
    agg_run *run;
    lode_agg_options *options; /* of the parts; the run's own */
    agg_planner *plan;
    bool planned;
    lode_bytes recipe; /* the options of the first part, and of the one at hand */
    lode_bytes here;
    lode_bytes key;
    size_t *numbers; /* of the parts that have one, + 1 */
    size_t n_parts, capacity, of;
    /* of the part at hand */
    bool open, settled;
    size_t line, records;
    uint32_t *group; /* by its number there: which group it is here, + 1 */
    size_t groups;
    /* of the record at hand */
    const lode_record *record;
    const char *file;
} agg_combiner;

/* The error of a record that is none of a part, with its place. */
lode_status agg_wrong_part(const agg_combiner *c, const char *what);
lode_status agg_no_part(const agg_combiner *c);

/* A cell of the record at hand; and as a whole number, false if it is none. */
lode_slice agg_cell_in(const agg_combiner *c, int column);
bool agg_whole_in(const agg_combiner *c, int column, size_t *whole);

/* Take a record of its kind (agg_combine_rows.c). LODE_DATA: it is none. */
lode_status agg_combine_kind(agg_combiner *c);
lode_status agg_combine_group(agg_combiner *c);
lode_status agg_combine_rows(agg_combiner *c, agg_rec rec);
lode_status agg_combine_published(agg_combiner *c);

#endif
