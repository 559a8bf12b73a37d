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

/* Cut zeros at the end of a fraction, and a point left bare; "-0" becomes "0". */
static size_t without_zeros(char *text, size_t n) {
    if (memchr(text, '.', n)) {
        while (text[n - 1] == '0')
            n--;
        if (text[n - 1] == '.')
            n--;
    }
    if (n == 2 && memcmp(text, "-0", 2) == 0) {
        text[0] = '0';
        n = 1;
    }
    text[n] = '\0';
    return n;
}

size_t lode_number_text(double x, char out[LODE_NUMBER_TEXT]) {
    char scientific[32];
    snprintf(scientific, sizeof scientific, "%.11e", x);
    int exponent = atoi(strchr(scientific, 'e') + 1);
    int decimals = exponent < 11 ? 11 - exponent : 0;
    if (exponent >= 12) /* no digits beyond the twelfth: print those, then zeros */
        x = strtod(scientific, NULL);
    int n = snprintf(out, LODE_NUMBER_TEXT, "%.*f", decimals, x);
    return without_zeros(out, (size_t)n);
}

static size_t with_commas(char *text, size_t n) {
    const char *point = memchr(text, '.', n);
    size_t whole = point ? (size_t)(point - text) : n, first = text[0] == '-';
    for (size_t i = whole; i > first + 3;) {
        i -= 3;
        memmove(text + i + 1, text + i, n - i + 1);
        text[i] = ',';
        n++;
    }
    return n;
}

size_t lode_number_rounded(double x, int decimals, bool commas, char out[LODE_NUMBER_TEXT]) {
    lode_number exact;
    size_t n = lode_number_text(x, out);
    if (lode_number_read((lode_slice){out, n}, &exact) && exact.exact && exact.scale > decimals) {
        wide unit = 1, units = exact.units;
        for (int s = exact.scale; s > decimals; s--)
            unit *= 10;
        units = (units < 0 ? units - unit / 2 : units + unit / 2) / unit;
        n = write_scaled(units, decimals, out);
    } else {
        n = (size_t)snprintf(out, LODE_NUMBER_TEXT, "%.*f", decimals, x);
    }
    return commas ? with_commas(out, n) : n;
}
