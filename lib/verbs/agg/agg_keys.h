/* What some columns of a row say together, as a dense number: the group it belongs to, or the kind
 * of row it is. */
#ifndef LODE_AGG_KEYS_H
#define LODE_AGG_KEYS_H

#include "lode/record.h"
#include "lode/status.h"

/* Something that only certain texts may stand for. */
typedef enum { AGG_ANY_TEXT, AGG_LEVEL, AGG_PERIOD } agg_rule;

/* One column of a key. */
typedef struct {
    lode_slice name;
    lode_slice usual; /* what it says where it is empty, or there is no such column */
    agg_rule rule;
    int position; /* in the file being read, or -1 */
} agg_part;

typedef struct {
    agg_part *part;
    size_t n;
} agg_parts;

/* Keys seen by one worker, numbered 0, 1, 2, ... in the order in which it saw them. */
typedef struct agg_keys agg_keys;

/* parts are borrowed. */
agg_keys *agg_keys_new(const agg_parts *parts);
void agg_keys_free(agg_keys *keys);
/* Call before the first record of each file, once the positions are known. */
void agg_keys_begin(agg_keys *keys);

/* The number of the key of a record that has all its cells; LODE_UNKNOWN if a part may not say what
 * it does (agg_keys_refuse tells). */
uint32_t agg_keys_find(agg_keys *keys, const lode_record *record);
uint32_t agg_keys_count(const agg_keys *keys);
/* The number of a key whose parts are put together already. */
uint32_t agg_keys_add(agg_keys *keys, lode_slice joined);

/* Between the parts of a key: a byte that no text has. */
enum { AGG_PART_END = '\0' };

/* The parts of a key put together, and one of them. */
lode_slice agg_keys_text(const agg_keys *keys, uint32_t key);
lode_slice agg_key_part(lode_slice key, size_t part);
/* Its first n parts, put together. */
lode_slice agg_key_start(lode_slice key, size_t n);

/* Which of two keys comes first, part by part: levels as they hold each other, smallest first;
 * "Total" before other pupil groups; else the order of bytes. Negative, 0 or positive. */
int agg_keys_order(const agg_parts *parts, lode_slice a, lode_slice b);

/* The error, with line and column, for the first part of a record that may not say what it does;
 * LODE_OK if there is none. */
lode_status agg_keys_refuse(const agg_parts *parts, const lode_record *record, lode_error *error);

#endif
