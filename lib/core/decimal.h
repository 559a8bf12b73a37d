/* Powers of ten, and the double nearest to a decimal. For lib/core only. */
#ifndef LODE_CORE_DECIMAL_H
#define LODE_CORE_DECIMAL_H

#include <stdint.h>

enum { LODE_EXACT_DIGITS = 18 }; /* any 18 digits fit an int64_t */

/* Each a double without rounding: 5^22 is below 2^53. */

/* units / 10^scale for units above 2^53; scale 0 to 18. */
double lode_long_decimal(uint64_t units, int scale);

/* The double nearest to units / 10^scale, as strtod gives it; scale 0 to 18. With both operands
 * exact as doubles, one correctly rounded division is that double. */
static inline double lode_nearest_decimal(uint64_t units, int scale) {
    if (units <= (uint64_t)1 << 53)
        return (double)(int64_t)units / lode_power_of_ten[scale];
    return lode_long_decimal(units, scale);
}

#endif
