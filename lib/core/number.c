#include "lode/number.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

__extension__ typedef __int128 wide; /* a difference of two rescaled int64_t fits */
__extension__ typedef unsigned __int128 unsigned_wide;

enum { EXACT_DIGITS = 18 }; /* any 18 digits fit an int64_t */

static const double powers_of_ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                       1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                       1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

static bool digit(char c) {
    return c >= '0' && c <= '9';
}

/* strtod on a copy, for what the exact form cannot hold. */
static bool read_double(lode_slice text, double *value) {
    char small[64], *copy = text.n < sizeof small ? small : malloc(text.n + 1);
    if (!copy)
        return false;
    memcpy(copy, text.p, text.n);
    copy[text.n] = '\0';
    *value = strtod(copy, NULL);
    if (copy != small)
        free(copy);
    return isfinite(*value);
}

static bool exponent_is_whole(lode_slice text, size_t i) {
    if (i < text.n && (text.p[i] == '+' || text.p[i] == '-'))
        i++;
    size_t first = i;
    while (i < text.n && digit(text.p[i]))
        i++;
    return i > first && i == text.n;
}

bool lode_number_read(lode_slice text, lode_number *number) {
    size_t i = 0, digits = 0, significant = 0;
    int scale = 0;
    bool negative = false, point = false;
    uint64_t units = 0;
    if (text.n && (text.p[0] == '-' || text.p[0] == '+'))
        negative = text.p[i++] == '-';
    for (; i < text.n && (digit(text.p[i]) || (text.p[i] == '.' && !point)); i++) {
        if (text.p[i] == '.') {
            point = true;
            continue;
        }
        digits++;
        significant += significant || text.p[i] != '0';
        scale += point;
        if (significant <= EXACT_DIGITS)
            units = units * 10 + (uint64_t)(text.p[i] - '0');
    }
    if (!digits)
        return false;
    bool exponent = i < text.n && (text.p[i] == 'e' || text.p[i] == 'E');
    if (exponent ? !exponent_is_whole(text, i + 1) : i < text.n)
        return false;
    number->exact = !exponent && significant <= EXACT_DIGITS && scale <= EXACT_DIGITS;
    number->units = number->exact ? (negative ? -(int64_t)units : (int64_t)units) : 0;
    number->scale = number->exact ? scale : 0;
    /* Both operands below 2^53 and 10^22: one correctly rounded division gives what strtod gives.
     */
    if (number->exact && units <= (uint64_t)1 << 53) {
        double magnitude = (double)units / powers_of_ten[scale];
        number->value = negative ? -magnitude : magnitude;
        return true;
    }
    return read_double(text, &number->value);
}

/* units / 10^scale as text. */
static size_t write_scaled(wide units, int scale, char *out) {
    char digits[48];
    size_t n = 0, length = 0;
    bool negative = units < 0;
    unsigned_wide rest = negative ? (unsigned_wide)-units : (unsigned_wide)units;
    do
        digits[n++] = (char)('0' + (int)(rest % 10));
    while ((rest /= 10) != 0 || n <= (size_t)scale);
    if (negative)
        out[length++] = '-';
    while (n > 0) {
        out[length++] = digits[--n];
        if (n == (size_t)scale && n > 0)
            out[length++] = '.';
    }
    out[length] = '\0';
    return length;
}

static wide rescaled(const lode_number *number, int scale) {
    wide units = number->units;
    for (int s = number->scale; s < scale; s++)
        units *= 10;
    return units;
}

static int longest_scale(const lode_number *numbers, size_t n) {
    int scale = 0;
    for (size_t i = 0; i < n; i++)
        if (!numbers[i].exact)
            return -1;
        else if (numbers[i].scale > scale)
            scale = numbers[i].scale;
    return scale;
}

double lode_numbers_scaled(const lode_number *numbers, size_t n, double *out) {
    const int scale = longest_scale(numbers, n);
    const wide most = (wide)1 << 53;
    bool fits = scale >= 0;
    for (size_t i = 0; i < n && fits; i++) {
        const wide units = rescaled(&numbers[i], scale);
        fits = units <= most && units >= -most;
        out[i] = (double)units;
    }
    if (fits)
        return powers_of_ten[scale];
    for (size_t i = 0; i < n; i++)
        out[i] = numbers[i].value;
    return 1;
}

size_t lode_difference_text(const lode_number *a, const lode_number *b, char out[LODE_NUMBER_TEXT],
                            double *value) {
    if (!a->exact || !b->exact) {
        double difference = a->value - b->value;
        if (value)
            *value = difference;
        return lode_number_text(difference, out);
    }
    int scale = a->scale > b->scale ? a->scale : b->scale;
    size_t n = write_scaled(rescaled(a, scale) - rescaled(b, scale), scale, out);
    if (value)
        *value = strtod(out, NULL);
    return n;
}

enum { DIGITS = 12 };

/* 0.d1 d2 ... dn x 10^point; n is 0 for zero, and neither d1 nor dn is '0'. */
typedef struct {
    char digit[DIGITS];
    int n, point;
    bool negative;
} decimal;

static decimal twelve_digits(double x) {
    char text[32];
    snprintf(text, sizeof text, "%.*e", DIGITS - 1, fabs(x));
    decimal d = {.n = DIGITS, .point = atoi(text + DIGITS + 2) + 1, .negative = x < 0};
    d.digit[0] = text[0];
    memcpy(d.digit + 1, text + 2, DIGITS - 1);
    while (d.n > 0 && d.digit[d.n - 1] == '0')
        d.n--;
    return d;
}

/* To so many decimals, half away from zero. */
static void round_to(decimal *d, int decimals) {
    int kept = d->point + decimals;
    if (kept >= d->n)
        return;
    bool up = kept >= 0 && d->digit[kept] >= '5';
    d->n = kept > 0 ? kept : 0;
    while (up && d->n > 0 && d->digit[d->n - 1] == '9')
        d->n--;
    if (up && d->n > 0) {
        d->digit[d->n - 1]++;
    } else if (up) { /* nines all the way: a one before them */
        d->digit[0] = '1';
        d->n = 1;
        d->point = kept > 0 ? d->point + 1 : 1 - decimals;
    }
}

static size_t write_decimal(const decimal *d, int decimals, bool commas, char *out) {
    char *end = out;
    int first = d->n > 0 && d->point > 0 ? 0 : d->point - 1; /* a digit before the point */
    if (d->negative && d->n > 0)
        *end++ = '-';
    for (int i = first; i < d->point + decimals; i++) {
        int left = d->point - i; /* digits up to the point */
        if (left == 0)
            *end++ = '.';
        else if (commas && left > 0 && left % 3 == 0 && i > first)
            *end++ = ',';
        *end++ = i >= 0 && i < d->n ? d->digit[i] : '0';
    }
    *end = '\0';
    return (size_t)(end - out);
}

size_t lode_number_text(double x, char out[LODE_NUMBER_TEXT]) {
    out[0] = '\0';
    if (!isfinite(x))
        return 0;
    decimal d = twelve_digits(x);
    return write_decimal(&d, d.n > d.point ? d.n - d.point : 0, false, out);
}

size_t lode_number_rounded(double x, int decimals, bool commas, char out[LODE_NUMBER_TEXT]) {
    out[0] = '\0';
    if (!isfinite(x))
        return 0;
    decimal d = twelve_digits(x);
    round_to(&d, decimals);
    return write_decimal(&d, decimals, commas, out);
}
