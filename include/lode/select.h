/* Which rows are written or shown, and in what order: the conditions of --where and the keys of
 * --sort. */
#ifndef LODE_SELECT_H
#define LODE_SELECT_H

#include "lode/output.h"

typedef struct lode_condition lode_condition;

/* The conditions of options against these columns. *conditions is NULL when there are none; owned
 * by the caller. LODE_USAGE, LODE_DATA as lode_output_header. */
lode_status lode_conditions_read(lode_condition **conditions, const lode_output_options *options,
                                 const lode_slice *names, size_t n, lode_error *error);
void lode_conditions_free(lode_condition *conditions);
bool lode_conditions_met(const lode_condition *conditions, const lode_row *row);

/* One key of the order: numbers first, whichever way, and by size; then text bytewise. */
typedef struct {
    size_t column;
    bool descending;
} lode_sort_key;

lode_status lode_sort_keys_read(lode_sort_key **keys, const lode_output_options *options,
                                const lode_slice *names, size_t n, lode_error *error);

/* A cell as an order sees it, worked out once. */
typedef struct {
    bool number;
    uint64_t order;  /* of the number, or of the first eight bytes of the text */
    lode_slice text; /* borrowed */
} lode_sort_value;

lode_sort_value lode_sort_value_of(lode_slice text);
int lode_sort_order(const lode_sort_value *a, const lode_sort_value *b, bool descending);

#endif
