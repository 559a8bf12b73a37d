/* Numbers as text: exact decimals in, exact or 12-digit text out, and sums whose order does not
 * matter.
 *
 * A number in a file is an optional sign, digits with at most one point, and optionally an exponent
 * (e or E, sign, digits). Nothing else is a number: not nan, inf, hexadecimal, a percent sign, a
 * thousands comma or surrounding space. */
#ifndef LODE_NUMBER_H
#define LODE_NUMBER_H

#include "lode/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* units / 10^scale, exact. Only numbers without exponent and with at most 18 digits have this
 * form; then exact is true. value is the nearest double in any case, as strtod gives it. */
typedef struct {
    double value;
    int64_t units;
    int scale; /* digits after the point, 0 to 18 */
    bool exact;
} lode_number;

/* 10^i, exact: of doubles up to 10^22, of whole numbers up to 10^18. */
extern const double lode_power_of_ten[23];
extern const int64_t lode_whole_power_of_ten[19];

/* Read all of text as a number. False if it is not one, or is too large for a double. */
bool lode_number_read(lode_slice text, lode_number *number);
/* Whether text is 1 to 8 digits, which is sooner said than what number they are. */
bool lode_number_is_whole(lode_slice text);

/* The numbers as whole multiples of one decimal fraction, so that a sum of decimals is that of the
 * decimals and not of the doubles nearest to them (0.1 + 0.2 - 0.3 is 0): out[i] is numbers[i]
 * times the power of ten that is returned, exact. If the numbers have no such form within 2^53, out
 * has their values and 1 is returned. */
double lode_numbers_scaled(const lode_number *numbers, size_t n, double *out);

/* Enough room for any text this module writes, NUL included. */
enum { LODE_NUMBER_TEXT = 448 };

enum { LODE_WHOLE_TEXT = 21 }; /* and for any whole number */

/* n in decimal digits. Writes a NUL-terminated text into out and returns its length. */
size_t lode_whole_text(uint64_t n, char out[LODE_WHOLE_TEXT]);

/* a - b. Exact operands give an exact difference, printed with the longer of the two scales
 * ("57.9" - "61" is "-3.1", "2.50" - "1" is "1.50"); otherwise 12 significant digits. Writes a
 * NUL-terminated text into out and returns its length; *value, unless NULL, is the nearest double.
 * A difference too large for a double is infinite and has no text (length 0). */
size_t lode_difference_text(const lode_number *a, const lode_number *b, char out[LODE_NUMBER_TEXT],
                            double *value);

/* The shortest text that has the 12 significant digits of x, without exponent, never "-0". What is
 * not finite has no text (length 0). */
size_t lode_number_text(double x, char out[LODE_NUMBER_TEXT]);

/* x with a fixed number of decimals, rounded half away from zero as a reader would round the
 * 12-digit text of x, never "-0"; thousands separated by commas when commas is set. decimals is 0
 * to 18. What is not finite has no text. For titles and messages. */
size_t lode_number_rounded(double x, int decimals, bool commas, char out[LODE_NUMBER_TEXT]);

/* An exact sum of doubles: no rounding until it is read, so neither order nor partition can change
 * a bit of the result. */
typedef struct {
    int64_t limb[70]; /* base 2^32 digits, lowest first, signed and not normalised */
    uint32_t added;   /* additions since the limbs were last normalised */
} lode_sum;

void lode_sum_start(lode_sum *sum);
void lode_sum_add(lode_sum *sum, double x); /* x finite */
/* The product x y: exact if it is finite and nothing of it lies below 2^-1074. */
void lode_sum_add_product(lode_sum *sum, double x, double y);
void lode_sum_merge(lode_sum *sum, const lode_sum *other);
/* The nearest double; infinite if the sum is too large for one. */
double lode_sum_value(const lode_sum *sum);

#endif
