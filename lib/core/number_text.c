/* Writing numbers. The 12 digits of a double come from one exact product: x = m 2^e, m below 2^53,
 * and 5^27 is below 2^64, so m 5^p is a whole number of 128 bits and rounding it to its first 12
 * digits looks at all of it. There is nothing to estimate and nothing to try again. */
#include "lode/number.h"

#include "decimal.h"
#include "words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

__extension__ typedef __int128 wide; /* a difference of two rescaled int64_t fits */
__extension__ typedef unsigned __int128 unsigned_wide;

enum { DIGITS = 12 };

static const uint64_t above_digits = 1000000000000, lowest_digits = 100000000000;
static const uint64_t hundred_million = 100000000;

/* ---- whole numbers ---- */

/* Two numbers below 10^4, one in each half of a word, as eight digits 0 to 9, the first lowest:
 * pairs, then single digits, all at once. The multiplications divide by 100 and by 10, exact in
 * this range. */
static inline uint64_t digits_of_halves(uint64_t halves) {
    const uint64_t hundreds = (halves * 10486 >> 20) & 0x0000007f0000007fu;
    const uint64_t pairs = hundreds | (halves - hundreds * 100) << 16;
    const uint64_t tens = (pairs * 103 >> 10) & 0x000f000f000f000fu;
    return tens | (pairs - tens * 10) << 8;
}

/* n below 10^8. */
static inline uint64_t eight_digits(uint64_t n) {
    return digits_of_halves(n / 10000 | n % 10000 << 32);
}

#define EACH_0 ((uint64_t)0x3030303030303030u)

size_t lode_whole_text(uint64_t n, char out[LODE_WHOLE_TEXT]) {
    size_t length = 0;
    if (n < hundred_million) {
        const uint64_t digits = eight_digits(n);
        const int zeros = __builtin_ctzll(digits | (uint64_t)1 << 56) / 8; /* one digit stays */
        lode_store_64(out, (digits | EACH_0) >> 8 * zeros);
        length = 8 - (size_t)zeros;
    } else {
        length = lode_whole_text(n / hundred_million, out);
        lode_store_64(out + length, eight_digits(n % hundred_million) | EACH_0);
        length += 8;
    }
    out[length] = '\0';
    return length;
}

/* ---- digits in words ---- */

/* Digits as characters in two words, the first lowest, and how many of them there are. */
typedef struct {
    uint64_t first, last;
    int n, point;
} digit_words;

/* The word with a point before its byte at, 0 to 7, which may push its last byte out. */
static inline uint64_t with_point(uint64_t word, int at) {
    const uint64_t ahead = ((uint64_t)1 << 8 * at) - 1;
    return (word & ahead) | (uint64_t)'.' << 8 * at | (word & ~ahead) << 8;
}

/* 0.d1 d2 ... dn x 10^point with as many decimals as there are, for a point among 15 digits or a
 * few zeros before 12. Whole words are stored, what is too long in them overwritten or cut off. */
static inline size_t write_usual(const digit_words *w, bool negative, char *out) {
    char *end = out;
    *end = '-';
    end += negative;
    if (w->point <= 0) {
        memcpy(end, "0.00000000000000", 16);
        lode_store_64(end + 2 - w->point, w->first);
        lode_store_64(end + 10 - w->point, w->last);
        end += 2 - w->point + w->n;
    } else if (w->point < 8) {
        lode_store_64(end, with_point(w->first, w->point));
        lode_store_64(end + 8, w->last << 8 | w->first >> 56);
        end += w->n > w->point ? w->n + 1 : w->point;
    } else {
        lode_store_64(end, w->first);
        lode_store_64(end + 8, with_point(w->last, w->point - 8));
        end += w->n > w->point ? w->n + 1 : w->point;
    }
    *end = '\0';
    return (size_t)(end - out);
}

/* ---- exact differences ---- */

enum { WIDE_TEXT = 48 };

static size_t write_wide(unsigned_wide n, char out[WIDE_TEXT]) {
    if (n >> 64 == 0)
        return lode_whole_text((uint64_t)n, out);
    const uint64_t power = (uint64_t)lode_whole_power_of_ten[LODE_EXACT_DIGITS];
    char low[LODE_WHOLE_TEXT];
    const size_t length = lode_whole_text((uint64_t)(n / power), out);
    lode_whole_text((uint64_t)(n % power) + power, low); /* a 1 before it keeps its zeros */
    memcpy(out + length, low + 1, LODE_EXACT_DIGITS + 1);
    return length + LODE_EXACT_DIGITS;
}

/* units / 10^scale as text. */
static size_t write_scaled(wide units, int scale, char *out) {
    char digits[WIDE_TEXT];
    const size_t n = write_wide(units < 0 ? (unsigned_wide)-units : (unsigned_wide)units, digits);
    const size_t after = (size_t)scale, missing = n > after ? 0 : after + 1 - n;
    const size_t before = n + missing - after;
    char *end = out;
    if (units < 0)
        *end++ = '-';
    if (missing) { /* the digit before the point is one of the zeros */
        memset(end, '0', missing + 1);
        memcpy(end + missing + 1, digits, n);
    } else {
        memcpy(end, digits, before);
        memcpy(end + before + 1, digits + before, after);
    }
    end[before] = '.';
    end += before + (scale > 0 ? 1 + after : 0);
    *end = '\0';
    return (size_t)(end - out);
}

/* Most differences have few digits, which need no wide arithmetic. */
static const int64_t above_short = 1000000000000000;
enum { MOST_SHORT_SCALE = 14 };

static inline bool short_difference(const lode_number *a, const lode_number *b, int scale,
                                    int64_t *units) {
    int64_t from, taken;
    return scale <= MOST_SHORT_SCALE &&
           !__builtin_mul_overflow(a->units, lode_whole_power_of_ten[scale - a->scale], &from) &&
           !__builtin_mul_overflow(b->units, lode_whole_power_of_ten[scale - b->scale], &taken) &&
           !__builtin_sub_overflow(from, taken, units) &&
           *units<above_short && * units> - above_short;
}

/* At least one digit stays before the point. */
static inline size_t write_short(uint64_t magnitude, int scale, bool negative, char *out) {
    enum { BOTH = 16 };
    const uint64_t first = eight_digits(magnitude / hundred_million),
                   last = eight_digits(magnitude % hundred_million);
    const int zeros =
        first ? __builtin_ctzll(first) / 8 : 8 + __builtin_ctzll(last | (uint64_t)1 << 56) / 8;
    const int n = BOTH - zeros > scale ? BOTH - zeros : scale + 1;
    const unsigned_wide digits =
        ((unsigned_wide)(last | EACH_0) << 64 | (first | EACH_0)) >> 8 * (BOTH - n);
    const digit_words w = {(uint64_t)digits, (uint64_t)(digits >> 64), n, n - scale};
    return write_usual(&w, negative, out);
}

static wide rescaled(const lode_number *number, int scale) {
    return (wide)number->units * lode_whole_power_of_ten[scale - number->scale];
}

static double value_of(wide units, int scale, const char *text) {
    const unsigned_wide magnitude = units < 0 ? (unsigned_wide)-units : (unsigned_wide)units;
    if (magnitude >> 64 != 0)
        return strtod(text, NULL);
    const double value = lode_nearest_decimal((uint64_t)magnitude, scale);
    return units < 0 ? -value : value;
}

__attribute__((noinline)) static size_t long_difference(const lode_number *a, const lode_number *b,
                                                        int scale, char *out, double *value) {
    const wide units = rescaled(a, scale) - rescaled(b, scale);
    const size_t n = write_scaled(units, scale, out);
    if (value)
        *value = value_of(units, scale, out);
    return n;
}

size_t lode_difference_text(const lode_number *a, const lode_number *b, char out[LODE_NUMBER_TEXT],
                            double *value) {
    if (!a->exact || !b->exact) {
        double difference = a->value - b->value;
        if (value)
            *value = difference;
        return lode_number_text(difference, out);
    }
    const int scale = a->scale > b->scale ? a->scale : b->scale;
    int64_t units;
    if (!short_difference(a, b, scale, &units))
        return long_difference(a, b, scale, out, value);
    if (value)
        *value = (double)units / lode_power_of_ten[scale]; /* both exact, so this is the nearest */
    return write_short((uint64_t)(units < 0 ? -units : units), scale, units < 0, out);
}

/* ---- 12 digits of a double ---- */

/* 0.d1 d2 ... d12 x 10^point, the digits as one whole number; 0 for zero, else 12 digits long. */
typedef struct {
    uint64_t digits;
    int point;
} twelve;

static twelve printed(double magnitude) {
    char text[32];
    snprintf(text, sizeof text, "%.*e", DIGITS - 1, magnitude);
    twelve t = {(uint64_t)(text[0] - '0'), atoi(text + DIGITS + 2) + 1};
    for (int i = 2; i <= DIGITS; i++)
        t.digits = t.digits * 10 + (uint64_t)(text[i] - '0');
    return t;
}

enum { MOST_FIVES = 27, LEAST_POINT = DIGITS - MOST_FIVES, LEAST_BIT = -53, MOST_BIT = 62 };

static const uint64_t power_of_five[MOST_FIVES + 1] = {1,
                                                       5,
                                                       25,
                                                       125,
                                                       625,
                                                       3125,
                                                       15625,
                                                       78125,
                                                       390625,
                                                       1953125,
                                                       9765625,
                                                       48828125,
                                                       244140625,
                                                       1220703125,
                                                       6103515625,
                                                       30517578125,
                                                       152587890625,
                                                       762939453125,
                                                       3814697265625,
                                                       19073486328125,
                                                       95367431640625,
                                                       476837158203125,
                                                       2384185791015625,
                                                       11920928955078125,
                                                       59604644775390625,
                                                       298023223876953125,
                                                       1490116119384765625,
                                                       7450580596923828125};

/* Digits before the point of m 2^(bit - 52). Where the bits leave two lengths possible the powers
 * of ten decide. Those below 1 are rounded to doubles, which can mistake only a double that rounds
 * to that very power, and has its 12 digits, taken either way. */
static int digits_before_point(double magnitude, int bit) {
    static const double negative_powers[] = {1e0,  1e-1, 1e-2,  1e-3,  1e-4,  1e-5,  1e-6,  1e-7,
                                             1e-8, 1e-9, 1e-10, 1e-11, 1e-12, 1e-13, 1e-14, 1e-15};
    const int point = (bit * 1233 >> 12) + 1; /* 1233 / 4096 is log10(2) nearly enough here */
    return point + (magnitude >= (point < 0 ? negative_powers[-point] : lode_power_of_ten[point]));
}

/* m 2^e 10^p for p >= 0. Both factors are moved up to 64 bits, so that the digits stand in the
 * upper half of the product. */
static uint64_t multiplied(uint64_t m, int e, int p) {
    const int lead = __builtin_clzll(power_of_five[p]);
    const unsigned_wide product = (unsigned_wide)(m << 11) * (power_of_five[p] << lead);
    const uint64_t high = (uint64_t)(product >> 64);
    const int below = 11 + lead - e - p - 64; /* bits of high after the digits: 23 to 27 */
    const uint64_t digits = high >> below, rest = high - (digits << below);
    const uint64_t half = (uint64_t)1 << (below - 1);
    const bool tie = rest == half && (uint64_t)product == 0;
    return digits + (tie ? digits & 1 : rest >= half);
}

/* m 2^e / 10^q for 1 <= q <= 7, below 2^63. */
static uint64_t divided(uint64_t m, int e, int q) {
    const int shift = q - e;
    const uint64_t above = shift < 0 ? m << -shift : m,
                   below = power_of_five[q] << (shift > 0 ? shift : 0);
    const uint64_t digits = above / below, rest = above % below;
    return digits + (2 * rest == below ? digits & 1 : 2 * rest > below);
}

static twelve twelve_digits(double magnitude) {
    uint64_t bits;
    memcpy(&bits, &magnitude, sizeof bits);
    const int bit = (int)(bits >> 52) - 1023, e = bit - 52;
    if (bit < LEAST_BIT || bit > MOST_BIT)
        return magnitude == 0 ? (twelve){0, 1} : printed(magnitude);
    const uint64_t m = (bits & (((uint64_t)1 << 52) - 1)) | (uint64_t)1 << 52;
    const int point = digits_before_point(magnitude, bit), p = DIGITS - point;
    const uint64_t digits = p >= 0 ? multiplied(m, e, p) : divided(m, e, -p);
    return digits < above_digits ? (twelve){digits, point} : (twelve){lowest_digits, point + 1};
}

/* ---- as text ---- */

/* n is 0 for zero; else the last digit is none. */
static inline digit_words words_of(twelve t) {
    const uint64_t first = eight_digits(t.digits / 10000),
                   last = digits_of_halves(t.digits % 10000);
    const int zeros = last ? __builtin_clzll(last) / 8 - 4 : 4 + __builtin_clzll(first | 1) / 8;
    const int n = t.digits ? DIGITS - zeros : 0;
    return (digit_words){first | EACH_0, last | EACH_0, n, t.point};
}

/* 0.d1 d2 ... dn x 10^point; n is 0 for zero, and neither d1 nor dn is '0'. */
typedef struct {
    char digit[16]; /* one word more than the twelve */
    int n, point;
    bool negative;
} decimal;

static decimal decimal_of(digit_words w, bool negative) {
    decimal d = {.n = w.n, .point = w.point, .negative = negative};
    lode_store_64(d.digit, w.first);
    lode_store_64(d.digit + 8, w.last);
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
    const digit_words w = words_of(twelve_digits(fabs(x)));
    if (w.n > 0 && w.point > LEAST_POINT && w.point < 16)
        return write_usual(&w, x < 0, out);
    const decimal d = decimal_of(w, x < 0);
    return write_decimal(&d, d.n > d.point ? d.n - d.point : 0, false, out);
}

size_t lode_number_rounded(double x, int decimals, bool commas, char out[LODE_NUMBER_TEXT]) {
    out[0] = '\0';
    if (!isfinite(x))
        return 0;
    decimal d = decimal_of(words_of(twelve_digits(fabs(x))), x < 0);
    round_to(&d, decimals);
    return write_decimal(&d, decimals, commas, out);
}
