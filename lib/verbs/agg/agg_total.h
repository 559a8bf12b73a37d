/* Exact sums of decimals and of products of two decimals.
 *
 * Percentages times pupils, added up: as whole multiples of 10^-36 in 256 bits, so that no digit is
 * lost and neither order nor partition can change one. */
#ifndef LODE_AGG_TOTAL_H
#define LODE_AGG_TOTAL_H

#include "lode/number.h"

typedef struct {
    uint64_t limb[4]; /* lowest first; of a negative total the complement of two */
} agg_total;

/* units / 10^scale, exact; scale 0 to 18, fewer than 18 digits. */
typedef struct {
    int64_t units;
    int scale;
} agg_decimal;

/* The decimal that was read; of a number with an exponent or more digits the shortest one that is
 * the same double. False if it has no such form: it is above 10^13, or has digits beyond the 18th
 * decimal. */
bool agg_decimal_of(const lode_number *number, agg_decimal *decimal);
double agg_decimal_value(agg_decimal decimal);

void agg_total_add(agg_total *total, agg_decimal a);
void agg_total_add_product(agg_total *total, agg_decimal a, agg_decimal b);
void agg_total_merge(agg_total *total, const agg_total *other);
/* total times a whole number up to 1000. */
void agg_total_multiply(agg_total *total, uint32_t times);

bool agg_total_is_zero(const agg_total *total);
/* The nearest double. */
double agg_total_value(const agg_total *total);
/* a / b, b not 0: within two roundings of it. */
double agg_total_ratio(const agg_total *a, const agg_total *b);

/* All its digits, and back. Writes a NUL-terminated text and returns its length. */
enum { AGG_TOTAL_TEXT = 84 };
size_t agg_total_text(const agg_total *total, char out[AGG_TOTAL_TEXT]);
bool agg_total_read(lode_slice text, agg_total *total);

#endif
