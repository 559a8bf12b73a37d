/* Numbers of records, known again by their bytes.
 *
 * Neighbouring records are about the same things, in patterns. What number a record has, of
 * whatever its caller numbers, is remembered by the bytes of the columns that settle it: where a
 * record has the same bytes, no cell of it need be unquoted, trimmed or looked up. */
#ifndef LODE_RECALL_H
#define LODE_RECALL_H

#include "lode/record.h"
#include "lode/text.h"

typedef struct lode_recall lode_recall;

/* Free with lode_recall_free. About 320 kB, of which what is used is touched. */
lode_recall *lode_recall_new(void);
void lode_recall_free(lode_recall *recall);

/* The n columns that settle the number, by their places in the records to come; negative ones are
 * not there. Forgets all numbers. */
void lode_recall_begin(lode_recall *recall, const int *position, size_t n);

/* The number put for a record with the same bytes, or LODE_UNKNOWN if none is remembered: of more
 * than 2,048 different ones, the earlier are forgotten. */
uint32_t lode_recall_find(lode_recall *recall, const lode_record *record);
/* The number of the record that was not found just now. */
void lode_recall_put(lode_recall *recall, uint32_t number);

#endif
