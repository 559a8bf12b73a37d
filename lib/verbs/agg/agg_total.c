#include "agg_total.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

__extension__ typedef unsigned __int128 wide;

/* A product has at most 36 decimals. Of two numbers up to 10^13 it is at most 10^62, below 2^206,
 * of the 10^-36, and 2^32 such a thousandfold are still below 2^255. */
enum { DECIMALS = 36, LIMBS = 4, MOST_SCALE = 18 };

static const double most = 1e13;

/* ---- decimals ---- */

/* "1.5e-05": the shortest digits that give the number back. */
static bool shorten(double value, agg_decimal *decimal) {
    char digits[40];
    for (int n = 15; n <= 17; n++) {
        snprintf(digits, sizeof digits, "%.*e", n - 1, value);
        if (strtod(digits, NULL) == value)
            break;
    }
    char *exponent = strchr(digits, 'e');
    int scale = -(int)strtol(exponent + 1, NULL, 10);
    int64_t units = 0;
    for (const char *p = digits; p < exponent; p++)
        if (*p >= '0' && *p <= '9')
            units = units * 10 + (*p - '0');
    for (const char *p = strchr(digits, '.'); p && p + 1 < exponent; p++)
        scale++;
    for (; units % 10 == 0 && units != 0 && scale > 0; scale--)
        units /= 10;
    for (; scale < 0; scale++)
        units *= 10;
    *decimal = (agg_decimal){value < 0 ? -units : units, units ? scale : 0};
    return decimal->scale <= MOST_SCALE;
}

bool agg_decimal_of(const lode_number *number, agg_decimal *decimal) {
    if (!(fabs(number->value) <= most))
        return false;
    if (!number->exact)
        return shorten(number->value, decimal);
    *decimal = (agg_decimal){number->units, number->scale};
    return true;
}

double agg_decimal_value(agg_decimal d) {
    agg_total t = {{0}};
    const int64_t limit = (int64_t)1 << 53;
    if (d.units >= -limit && d.units <= limit)
        return (double)d.units / lode_power_of_ten[d.scale];
    agg_total_add(&t, d);
    return agg_total_value(&t);
}

/* ---- 256 bits ---- */

static void add_limbs(agg_total *t, const agg_total *other) {
    wide carry = 0;
    for (int i = 0; i < LIMBS; i++) {
        carry += (wide)t->limb[i] + other->limb[i];
        t->limb[i] = (uint64_t)carry;
        carry >>= 64;
    }
}

static void negate(agg_total *t) {
    wide carry = 1;
    for (int i = 0; i < LIMBS; i++) {
        carry += (uint64_t)~t->limb[i];
        t->limb[i] = (uint64_t)carry;
        carry >>= 64;
    }
}

static bool is_negative(const agg_total *t) {
    return t->limb[LIMBS - 1] >> 63;
}

static void multiply(agg_total *t, uint64_t by, uint64_t carry_in) {
    wide carry = carry_in;
    for (int i = 0; i < LIMBS; i++) {
        carry += (wide)t->limb[i] * by;
        t->limb[i] = (uint64_t)carry;
        carry >>= 64;
    }
}

/* Returns the remainder. */
static uint64_t divide(agg_total *t, uint64_t by) {
    wide rest = 0;
    for (int i = LIMBS - 1; i >= 0; i--) {
        rest = rest << 64 | t->limb[i];
        t->limb[i] = (uint64_t)(rest / by);
        rest %= by;
    }
    return (uint64_t)rest;
}

/* ---- sums ---- */

static void add_units(agg_total *t, wide magnitude, bool negative, int scale) {
    agg_total term = {{(uint64_t)magnitude, (uint64_t)(magnitude >> 64), 0, 0}};
    for (int missing = DECIMALS - scale; missing > 0; missing -= MOST_SCALE)
        multiply(&term,
                 (uint64_t)lode_whole_power_of_ten[missing < MOST_SCALE ? missing : MOST_SCALE], 0);
    if (negative)
        negate(&term);
    add_limbs(t, &term);
}

static uint64_t magnitude_of(int64_t units) {
    return units < 0 ? -(uint64_t)units : (uint64_t)units;
}

void agg_total_add(agg_total *t, agg_decimal a) {
    add_units(t, magnitude_of(a.units), a.units < 0, a.scale);
}

void agg_total_add_product(agg_total *t, agg_decimal a, agg_decimal b) {
    add_units(t, (wide)magnitude_of(a.units) * magnitude_of(b.units),
              (a.units < 0) != (b.units < 0), a.scale + b.scale);
}

void agg_total_merge(agg_total *t, const agg_total *other) {
    add_limbs(t, other);
}

void agg_total_multiply(agg_total *t, uint32_t times) {
    const bool negative = is_negative(t);
    if (negative)
        negate(t);
    multiply(t, times, 0);
    if (negative)
        negate(t);
}

/* ---- what they are ---- */

bool agg_total_is_zero(const agg_total *t) {
    return (t->limb[0] | t->limb[1] | t->limb[2] | t->limb[3]) == 0;
}

/* In multiples of 10^-36. */
static double units_of(agg_total t) {
    lode_sum sum;
    const bool negative = is_negative(&t);
    if (negative)
        negate(&t);
    lode_sum_start(&sum);
    for (int i = 0; i < LIMBS; i++) {
        lode_sum_add(&sum, ldexp((double)(uint32_t)t.limb[i], 64 * i));
        lode_sum_add(&sum, ldexp((double)(t.limb[i] >> 32), 64 * i + 32));
    }
    const double units = lode_sum_value(&sum);
    return negative ? -units : units;
}

double agg_total_ratio(const agg_total *a, const agg_total *b) {
    return units_of(*a) / units_of(*b);
}

/* Most totals are decimals of a few places that fit a double: a whole number over a power of ten.
 */
static bool is_short(const agg_total *total, double *value) {
    const uint64_t half = (uint64_t)lode_whole_power_of_ten[MOST_SCALE],
                   most_units = (uint64_t)1 << 53;
    agg_total t = *total;
    const bool negative = is_negative(&t);
    if (negative)
        negate(&t);
    if (divide(&t, half) != 0)
        return false;
    uint64_t rest = divide(&t, half);
    int scale = rest ? MOST_SCALE : 0;
    for (; scale > 0 && rest % 10 == 0; scale--)
        rest /= 10;
    const uint64_t power = (uint64_t)lode_whole_power_of_ten[scale];
    if ((t.limb[1] | t.limb[2] | t.limb[3]) != 0 || t.limb[0] > (most_units - rest) / power)
        return false;
    const double magnitude = (double)(t.limb[0] * power + rest) / lode_power_of_ten[scale];
    *value = negative && magnitude > 0 ? -magnitude : magnitude;
    return true;
}

double agg_total_value(const agg_total *t) {
    double value;
    if (is_short(t, &value))
        return value;
    char text[AGG_TOTAL_TEXT];
    lode_number number;
    lode_number_read((lode_slice){text, agg_total_text(t, text)}, &number);
    return number.value;
}

/* ---- as text ---- */

size_t agg_total_text(const agg_total *total, char out[AGG_TOTAL_TEXT]) {
    char digits[AGG_TOTAL_TEXT];
    agg_total t = *total;
    const bool negative = is_negative(&t);
    if (negative)
        negate(&t);
    int n = AGG_TOTAL_TEXT;
    for (int decimals = 0; decimals <= DECIMALS || !agg_total_is_zero(&t); decimals++) {
        if (decimals == DECIMALS)
            digits[--n] = '.';
        digits[--n] = (char)('0' + divide(&t, 10));
    }
    int end = AGG_TOTAL_TEXT;
    while (digits[end - 1] == '0')
        end--;
    end -= digits[end - 1] == '.';
    return (size_t)snprintf(out, AGG_TOTAL_TEXT, "%s%.*s", negative ? "-" : "", end - n,
                            digits + n);
}

bool agg_total_read(lode_slice text, agg_total *total) {
    *total = (agg_total){{0}};
    const bool negative = text.n > 0 && text.p[0] == '-';
    int decimals = -1, digits = 0;
    for (size_t i = negative; i < text.n; i++) {
        if (text.p[i] == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (text.p[i] < '0' || text.p[i] > '9' || ++digits > AGG_TOTAL_TEXT - 8)
            return false;
        multiply(total, 10, (uint64_t)(text.p[i] - '0'));
        decimals += decimals >= 0;
    }
    if (digits == 0 || decimals > DECIMALS)
        return false;
    for (int i = decimals < 0 ? 0 : decimals; i < DECIMALS; i++)
        multiply(total, 10, 0);
    if (negative)
        negate(total);
    return true;
}
