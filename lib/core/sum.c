/* Exact sums: a fixed-point accumulator wide enough for every double.
 *
 * limb[k] holds the coefficient of 2^(32k - 1074). A double's 53-bit mantissa lands in at most
 * three neighbouring limbs as signed 32-bit pieces, so 2^29 additions leave ample room before
 * carries must be settled. The idea is Kulisch's long accumulator (Kulisch & Miranker, 1981). */
#include "lode/number.h"

#include <math.h>

__extension__ typedef unsigned __int128 wide_bits;

enum { LIMBS = 70, LOWEST = -1074, BEFORE_SETTLING = 1 << 29 };

void lode_sum_start(lode_sum *sum) {
    *sum = (lode_sum){{0}, 0};
}

/* Carry so that every limb but the highest is in [0, 2^32). */
static void settle(lode_sum *sum) {
    for (int k = 0; k + 1 < LIMBS; k++) {
        int64_t carry = sum->limb[k] >> 32; /* rounds down, for negative limbs too */
        sum->limb[k] -= (int64_t)((uint64_t)carry << 32);
        sum->limb[k + 1] += carry;
    }
    sum->added = 0;
}

void lode_sum_add(lode_sum *sum, double x) {
    if (x == 0)
        return;
    int exponent;
    int64_t mantissa = (int64_t)ldexp(frexp(x, &exponent), 53);
    int shift = exponent - 53 - LOWEST;
    if (shift < 0) { /* subnormal: the low bits are zero */
        mantissa /= (int64_t)1 << -shift;
        shift = 0;
    }
    bool negative = mantissa < 0;
    wide_bits wide = (wide_bits)(uint64_t)(negative ? -mantissa : mantissa) << (shift % 32);
    for (int k = shift / 32; wide; k++, wide >>= 32) {
        int64_t piece = (int64_t)(uint32_t)wide;
        sum->limb[k] += negative ? -piece : piece;
    }
    if (++sum->added >= BEFORE_SETTLING)
        settle(sum);
}

void lode_sum_add_product(lode_sum *sum, double x, double y) {
    double product = x * y;
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
static double rounded(const int64_t limb[LIMBS]) {
    int top = LIMBS - 1;
    while (top >= 0 && limb[top] == 0)
        top--;
    if (top < 0)
        return 0;
    wide_bits wide = 0;
    for (int k = top; k > top - 4; k--)
        wide = wide << 32 | (k >= 0 ? (uint32_t)limb[k] : 0);
    int lead = 0;
    while (!(wide >> 127)) {
        wide <<= 1;
        lead++;
    }
    uint64_t high = (uint64_t)(wide >> 64);
    bool sticky = (uint64_t)wide != 0;
    for (int k = top - 4; k >= 0 && !sticky; k--)
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

double lode_sum_value(const lode_sum *sum) {
    lode_sum tidy = *sum;
    settle(&tidy);
    bool negative = tidy.limb[LIMBS - 1] < 0;
    if (negative) {
        for (int k = 0; k < LIMBS; k++)
            tidy.limb[k] = -tidy.limb[k];
        settle(&tidy);
    }
    double value = rounded(tidy.limb);
    return negative ? -value : value;
}
