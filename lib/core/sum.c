/* Exact sums: a fixed-point accumulator wide enough for every double.
 *
 * limb[k] holds the coefficient of 2^(32k - 1074). A double's 53-bit mantissa lands in at most
 * three neighbouring limbs as signed 32-bit pieces, so 2^29 additions leave ample room before
 * carries must be settled. The idea is Kulisch's long accumulator (Kulisch & Miranker, 1981). */
#include "lode/number.h"

#include <math.h>
#include <string.h>

__extension__ typedef unsigned __int128 wide_bits;

enum { LIMBS = 70, LOWEST = -1074, BEFORE_SETTLING = 1 << 29 };

void lode_sum_start(lode_sum *sum) {
    *sum = (lode_sum){{0}, 0};
}

/* Carry so that every limb from low to just below high is in [0, 2^32). */
static void settle_within(int64_t *limb, int low, int high) {
    for (int k = low; k < high; k++) {
        const int64_t carry = limb[k] >> 32; /* rounds down, for negative limbs too */
        limb[k] -= (int64_t)((uint64_t)carry << 32);
        limb[k + 1] += carry;
    }
}

static void settle(lode_sum *sum) {
    settle_within(sum->limb, 0, LIMBS - 1);
    sum->added = 0;
}

/* A double as magnitude x 2^(shift + LOWEST), taken from its bits; sign is 0 or -1. */
typedef struct {
    uint64_t magnitude;
    int shift;
    int64_t sign;
} parts;

static inline parts parts_of(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    const uint64_t one = (uint64_t)1 << 52, field = bits >> 52 & 0x7ff, normal = field != 0;
    return (parts){(bits & (one - 1)) | normal << 52, (int)(field - normal),
                   -(int64_t)(bits >> 63)};
}

/* The lowest 32 bits of piece, negated where sign is -1. */
static inline int64_t signed_piece(uint64_t piece, int64_t sign) {
    return ((int64_t)(uint32_t)piece ^ sign) - sign;
}

static inline void count(lode_sum *sum) {
    if (++sum->added >= BEFORE_SETTLING)
        settle(sum);
}

void lode_sum_add(lode_sum *sum, double x) {
    const parts p = parts_of(x);
    const int within = p.shift % 32;
    const uint64_t low = p.magnitude << within, high = p.magnitude >> 1 >> (63 - within);
    int64_t *limb = sum->limb + p.shift / 32;
    limb[0] += signed_piece(low, p.sign);
    limb[1] += signed_piece(low >> 32, p.sign);
    limb[2] += signed_piece(high, p.sign);
    count(sum);
}

enum { MOST_SHIFT = 32 * (LIMBS - 4) - 1 };

static inline void add_wide(lode_sum *sum, wide_bits magnitude, int shift, int64_t sign) {
    const int within = shift % 32;
    const wide_bits low = magnitude << within;
    const uint64_t first = (uint64_t)low, second = (uint64_t)(low >> 64);
    int64_t *limb = sum->limb + shift / 32;
    limb[0] += signed_piece(first, sign);
    limb[1] += signed_piece(first >> 32, sign);
    limb[2] += signed_piece(second, sign);
    limb[3] += signed_piece(second >> 32, sign);
    limb[4] += signed_piece((uint64_t)(magnitude >> 96) >> (32 - within), sign);
    count(sum);
}

void lode_sum_add_product(lode_sum *sum, double x, double y) {
    const parts p = parts_of(x), q = parts_of(y);
    const int shift = p.shift + q.shift + LOWEST;
    if (shift >= 0 && shift <= MOST_SHIFT) {
        add_wide(sum, (wide_bits)p.magnitude * q.magnitude, shift, p.sign ^ q.sign);
        return;
    }
    const double product = x * y;
    lode_sum_add(sum, product);
    lode_sum_add(sum, fma(x, y, -product)); /* what the rounding of product lost */
}

void lode_sum_merge(lode_sum *sum, const lode_sum *other) {
    lode_sum tidy = *other;
    settle(&tidy);
    settle(sum);
    for (int k = 0; k < LIMBS; k++)
        sum->limb[k] += tidy.limb[k];
    sum->added = 2;
}

/* The magnitude's top 64 bits with a sticky bit below them round once, to nearest even. */
static double rounded(const int64_t *limb, int low, int top) {
    while (top >= low && limb[top] == 0)
        top--;
    if (top < low)
        return 0;
    wide_bits bits = 0;
    for (int k = top; k > top - 4; k--)
        bits = bits << 32 | (k >= low ? (uint32_t)limb[k] : 0);
    const uint64_t upper = (uint64_t)(bits >> 64); /* not 0: limb[top] is in it */
    const int lead = __builtin_clzll(upper);
    bits <<= lead;
    const uint64_t high = (uint64_t)(bits >> 64);
    bool sticky = (uint64_t)bits != 0;
    for (int k = top - 4; k >= low && !sticky; k--)
        sticky = limb[k] != 0;
    int exponent = 32 * (top + 1) - lead - 64 + LOWEST; /* of the lowest bit of high */
    int spare = 11;                                     /* bits of high below a 53-bit mantissa */
    if (exponent + spare < LOWEST)
        spare = LOWEST - exponent;
    if (spare > 63)
        return 0;
    uint64_t kept = high >> spare, rest = high & (((uint64_t)1 << spare) - 1);
    uint64_t half = (uint64_t)1 << (spare - 1);
    if (rest > half || (rest == half && (sticky || (kept & 1))))
        kept++;
    return ldexp((double)kept, exponent + spare);
}

/* Only the limbs in use are looked at: a sum of figures of one kind has about five of the seventy.
 * One more takes what they carry, and its sign. */
double lode_sum_value(const lode_sum *sum) {
    int low = 0, high = LIMBS - 1;
    while (low < LIMBS && sum->limb[low] == 0)
        low++;
    if (low == LIMBS)
        return 0;
    while (sum->limb[high] == 0)
        high--;
    int64_t limb[LIMBS] = {0};
    memcpy(limb + low, sum->limb + low, (size_t)(high + 1 - low) * sizeof *limb);
    high = high + 1 < LIMBS ? high + 1 : high;
    settle_within(limb, low, high);
    const bool negative = limb[high] < 0;
    if (negative) {
        for (int k = low; k <= high; k++)
            limb[k] = -limb[k];
        settle_within(limb, low, high);
    }
    const double value = rounded(limb, low, high);
    return negative ? -value : value;
}
