/* Tables of pairs: who is to be compared with whom, as somebody decided. */
#ifndef LODE_PAIRS_H
#define LODE_PAIRS_H

#include "lode/reader.h"
#include "lode/reference.h"

typedef enum { LODE_PAIRS_OF_SCHOOLS, LODE_PAIRS_OF_AREAS } lode_pairs_of;

typedef struct {
    uint32_t unit, comparator; /* numbers in units */
    uint32_t row;              /* of the table */
} lode_pair;

typedef struct {
    lode_pairs_of of;
    lode_names *units; /* URNs, or codes of authorities, old or new */
    lode_pair *pair;   /* [n] in the order of the table */
    size_t n;
    lode_table *table;
    int rank, distance; /* its columns, or -1 */
} lode_pairs;

/* Read a table of pairs: of schools (school_urn, comparator_urn), or of areas (old_la_code or
 * new_la_code, comparator_la_code); rank and distance where they are there. Columns are known by
 * the names that lode/columns.h knows, too. Pairs that repeat, that are of one with itself or lack
 * one of the two are left out and told in a notice. read: its digest and threads are used. On
 * success *pairs is owned by the caller.
 *
 * LODE_DATA: a column that is not there; as lode_table_read. LODE_SYSTEM: as lode_table_read. */
lode_status lode_pairs_read(lode_pairs **pairs, const char *path, const lode_read_options *read,
                            lode_reference *reference, lode_report *report, lode_error *error);
void lode_pairs_free(lode_pairs *pairs);

#endif
