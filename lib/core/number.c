/* Reading numbers. Cells of up to 16 characters are read eight at a time as words: a loop over
 * their bytes mispredicts its end about once a cell, which costs more than all its work. */
#include "lode/number.h"

#include "decimal.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>

__extension__ typedef unsigned __int128 unsigned_wide;

const double lode_power_of_ten[23] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                      1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                      1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

const int64_t lode_whole_power_of_ten[19] = {1,
                                             10,
                                             100,
                                             1000,
                                             10000,
                                             100000,
                                             1000000,
                                             10000000,
                                             100000000,
                                             1000000000,
                                             10000000000,
                                             100000000000,
                                             1000000000000,
                                             10000000000000,
                                             100000000000000,
                                             1000000000000000,
                                             10000000000000000,
                                             100000000000000000,
                                             1000000000000000000};

/* The quotient to 63 bits or more, its last bit set if anything is left over, so that the
 * conversion rounds as the endless quotient would. */
double lode_long_decimal(uint64_t units, int scale) {
    const uint64_t power = (uint64_t)lode_whole_power_of_ten[scale];
    const int units_lead = __builtin_clzll(units), power_lead = __builtin_clzll(power);
    const unsigned_wide above = (unsigned_wide)(units << units_lead) << 63;
    const uint64_t below = power << power_lead, quotient = (uint64_t)(above / below);
    const bool left_over = (unsigned_wide)quotient * below != above;
    return ldexp((double)(quotient | left_over), power_lead - units_lead - 63);
}

static bool digit(char c) {
    return c >= '0' && c <= '9';
}

static inline bool accept(lode_number *number, double magnitude, uint64_t units, int scale,
                          bool negative) {
    number->value = negative ? -magnitude : magnitude;
    number->units = negative ? -(int64_t)units : (int64_t)units;
    number->scale = scale;
    number->exact = true;
    return true;
}

/* ---- up to 16 characters after the sign, without exponent ---- */

#define EACH(byte) ((uint64_t)0x0101010101010101u * (byte))

enum { POINT = '.' ^ '0' };

/* n characters, 1 to 8, as a word: the last one highest, '0' before the first, and all of them less
 * '0', so that a digit is its value. */
static inline uint64_t values_of(const char *p, size_t n) {
    const size_t spare = 8 * (8 - n);
    uint64_t word;
    if (n >= 4)
        word = lode_load_32(p + n - 4) << 32 | lode_load_32(p) << spare;
    else
        word = (uint64_t)(unsigned char)p[n - 1] << 56 |
               (uint64_t)(unsigned char)p[n / 2] << (spare + n / 2 * 8) |
               (uint64_t)(unsigned char)p[0] << spare;
    return word ^ EACH('0') << spare;
}

/* The top bit of every byte that is no digit: 10 + 0x76 is 0x80. A byte beyond ASCII may carry into
 * the next one, but it is none itself. */
static inline uint64_t others_in(uint64_t values) {
    return ((values + EACH(0x76)) | values) & EACH(0x80);
}

/* Whether the only byte marked in others is a point. */
static inline bool is_point(uint64_t values, uint64_t others) {
    return (others & (others - 1)) == 0 && (values & (others >> 7) * 0xff) == (others >> 7) * POINT;
}

/* The marked point taken out: what stands before it moves up by one, and before enters below. */
static inline uint64_t without(uint64_t values, uint64_t point, uint64_t before) {
    const uint64_t ahead = (point >> 7) - 1;
    return (values & -(point << 1)) | (values & ahead) << 8 | before;
}

static inline int bytes_after(uint64_t point) {
    return 7 - (int)((unsigned)__builtin_ctzll(point) / 8);
}

/* Digits side by side become pairs, then the four pairs are weighed in two multiplications. */
static inline uint64_t eight_digits(uint64_t values) {
    const uint64_t pairs = values * 10 + (values >> 8);
    const uint64_t first_and_third = pairs & 0x000000ff000000ffu,
                   second_and_fourth = pairs >> 16 & 0x000000ff000000ffu;
    return (first_and_third * (100 + ((uint64_t)1000000 << 32)) +
            second_and_fourth * (1 + ((uint64_t)10000 << 32))) >>
           32;
}

static inline bool read_up_to_8(const char *p, size_t n, bool negative, lode_number *number) {
    uint64_t values = values_of(p, n);
    const uint64_t others = others_in(values);
    int scale = 0;
    if (others) {
        if (!is_point(values, others) || n == 1)
            return false;
        scale = bytes_after(others);
        values = without(values, others, 0);
    }
    const uint64_t units = eight_digits(values);
    const double magnitude = (double)(int64_t)units / lode_power_of_ten[scale];
    return accept(number, magnitude, units, scale, negative);
}

bool lode_number_is_whole(lode_slice text) {
    return text.n > 0 && text.n <= 8 && others_in(values_of(text.p, text.n)) == 0;
}

static bool read_9_to_16(const char *p, size_t n, bool negative, lode_number *number) {
    uint64_t high = values_of(p, n - 8), low = lode_load_64(p + n - 8) ^ EACH('0');
    const uint64_t in_high = others_in(high), in_low = others_in(low);
    int scale = 0;
    if (in_low) {
        if (in_high || !is_point(low, in_low))
            return false;
        scale = bytes_after(in_low);
        low = without(low, in_low, high >> 56);
        high <<= 8;
    } else if (in_high) {
        if (!is_point(high, in_high))
            return false;
        scale = 8 + bytes_after(in_high);
        high = without(high, in_high, 0);
    }
    const uint64_t units = eight_digits(high) * 100000000 + eight_digits(low);
    return accept(number, lode_nearest_decimal(units, scale), units, scale, negative);
}

/* ---- any number ---- */

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

static bool read_any(lode_slice text, lode_number *number) {
    const bool negative = text.p[0] == '-';
    size_t i = negative || text.p[0] == '+', digits = 0, significant = 0;
    int scale = 0;
    bool point = false;
    uint64_t units = 0;
    for (; i < text.n && (digit(text.p[i]) || (text.p[i] == '.' && !point)); i++) {
        if (text.p[i] == '.') {
            point = true;
            continue;
        }
        digits++;
        significant += significant || text.p[i] != '0';
        scale += point;
        if (significant <= LODE_EXACT_DIGITS)
            units = units * 10 + (uint64_t)(text.p[i] - '0');
    }
    if (!digits)
        return false;
    bool exponent = i < text.n && (text.p[i] == 'e' || text.p[i] == 'E');
    if (exponent ? !exponent_is_whole(text, i + 1) : i < text.n)
        return false;
    if (!exponent && significant <= LODE_EXACT_DIGITS && scale <= LODE_EXACT_DIGITS)
        return accept(number, lode_nearest_decimal(units, scale), units, scale, negative);
    *number = (lode_number){0};
    return read_double(text, &number->value);
}

/* Apart from lode_number_read, which needs no stack without them. */
__attribute__((noinline)) static bool read_long(lode_slice text, lode_number *number) {
    const bool negative = text.p[0] == '-';
    const size_t sign = negative || text.p[0] == '+', n = text.n - sign;
    return (n > 8 && n <= 16 && read_9_to_16(text.p + sign, n, negative, number)) ||
           read_any(text, number);
}

bool lode_number_read(lode_slice text, lode_number *number) {
    if (text.n == 0)
        return false;
    const bool negative = text.p[0] == '-';
    const size_t sign = negative || text.p[0] == '+', n = text.n - sign;
    if (n == 0 || !(digit(text.p[sign]) || text.p[sign] == '.'))
        return false;
    return (n <= 8 && read_up_to_8(text.p + sign, n, negative, number)) || read_long(text, number);
}

/* ---- several as whole numbers ---- */

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
    const int64_t most = (int64_t)1 << 53;
    bool fits = scale >= 0;
    for (size_t i = 0; i < n && fits; i++) {
        const int64_t power = lode_whole_power_of_ten[scale - numbers[i].scale];
        int64_t units;
        fits = !__builtin_mul_overflow(numbers[i].units, power, &units) && units <= most &&
               units >= -most;
        out[i] = (double)units;
    }
    if (fits)
        return lode_power_of_ten[scale];
    for (size_t i = 0; i < n; i++)
        out[i] = numbers[i].value;
    return 1;
}
