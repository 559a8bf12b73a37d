/* Values are dealt to equal parts of their range, which leaves them almost sorted; insertion does
 * the rest. A part that holds many, for the values lie unevenly, is first put in order by a radix
 * sort from the lowest digit, after H. H. Seward (1954) as told by Knuth, The Art of Computer
 * Programming 3, section 5.2.5. */
#include "sort.h"

#include "division.h"
#include "lode/memory.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Measured: up to INSERTION_MAX insertion beats the tables of the radix sort, and up to
 * NARROW_MAX those of 8 bits beat those of 11. */
enum { INSERTION_MAX = 64, NARROW_MAX = 3000, NARROW_BITS = 8, WIDE_BITS = 11 };
enum { MOST_COUNTS = 6 << WIDE_BITS, MOST_PARTS = 1 << 14 };

typedef struct {
    uint64_t key;
    size_t place;
} record;

static const uint64_t SIGN = (uint64_t)1 << 63;

/* Unsigned order of the keys is the order of the doubles: IEEE 754 bits already rise with the
 * magnitude, so positive numbers go above negative ones, and negative ones are turned round. */
static inline uint64_t key_of(double value) {
    const double without_minus_zero = value + 0.0;
    uint64_t bits;
    memcpy(&bits, &without_minus_zero, sizeof bits);
    return bits ^ ((uint64_t) - (int64_t)(bits >> 63) | SIGN);
}

static double value_of(uint64_t key) {
    const uint64_t bits = key & SIGN ? key & ~SIGN : ~key;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static void insertion_sort(record *records, size_t n) {
    for (size_t i = 1; i < n; i++) {
        const record next = records[i];
        size_t hole = i;
        for (; hole > 0 && records[hole - 1].key > next.key; hole--)
            records[hole] = records[hole - 1];
        records[hole] = next;
    }
}

/* The digits that tell the keys apart: n of them, of so many bits each, the lowest at bit low.
 * Short decimals and whole numbers have few, their low bits being zero. */
typedef struct {
    int low, bits, n;
} digits;

static digits digits_that_differ(const record *records, size_t n) {
    uint64_t differing = 0;
    for (size_t i = 0; i < n; i++)
        differing |= records[i].key ^ records[0].key;
    digits d = {0, n <= NARROW_MAX ? NARROW_BITS : WIDE_BITS, 0};
    if (differing == 0)
        return d;
    d.low = __builtin_ctzll(differing);
    d.n = (64 - __builtin_clzll(differing) - d.low + d.bits - 1) / d.bits;
    return d;
}

static void count_digits(const record *records, size_t n, digits d, size_t *counts) {
    const uint64_t mask = ((uint64_t)1 << d.bits) - 1;
    memset(counts, 0, (size_t)d.n * sizeof *counts << d.bits);
    for (size_t i = 0; i < n; i++) {
        uint64_t rest = records[i].key >> d.low;
        for (int k = 0; k < d.n; k++, rest >>= d.bits)
            counts[((size_t)k << d.bits) + (rest & mask)]++;
    }
}

static void move_by_digit(const record *from, record *to, size_t n, int shift, int bits,
                          size_t *counts) {
    const uint64_t mask = ((uint64_t)1 << bits) - 1;
    for (size_t d = 0, start = 0; d <= mask; d++) {
        const size_t count = counts[d];
        counts[d] = start;
        start += count;
    }
    for (size_t i = 0; i < n; i++)
        to[counts[from[i].key >> shift & mask]++] = from[i];
}

/* Sorts records, with spare to move them to and fro. */
static void radix_sort(record *records, record *spare, size_t n) {
    size_t counts[MOST_COUNTS];
    const digits d = digits_that_differ(records, n);
    record *from = records, *to = spare;
    count_digits(records, n, d, counts);
    for (int k = 0; k < d.n; k++) {
        const int shift = d.low + k * d.bits;
        size_t *of_digit = counts + ((size_t)k << d.bits);
        const bool all_alike = of_digit[from[0].key >> shift & (((uint64_t)1 << d.bits) - 1)] == n;
        if (all_alike)
            continue;
        move_by_digit(from, to, n, shift, d.bits, of_digit);
        record *const moved = to;
        to = from;
        from = moved;
    }
    if (from != records)
        memcpy(records, from, n * sizeof *records);
}

static void fill(record *records, const double *values, size_t n) {
    for (size_t i = 0; i < n; i++)
        records[i] = (record){key_of(values[i]), i};
}

/* Each value into its part, in the order they have. Returns where each part ends. */
static size_t *deal(record *records, const double *values, size_t n, const lode_division *d) {
    size_t *next = lode_allocate(d->parts, sizeof *next), start = 0;
    for (size_t i = 0; i < n; i++)
        next[lode_part_of(d, values[i])]++;
    for (size_t k = 0; k < d->parts; k++) {
        const size_t count = next[k];
        next[k] = start;
        start += count;
    }
    for (size_t i = 0; i < n; i++)
        records[next[lode_part_of(d, values[i])]++] = (record){key_of(values[i]), i};
    return next;
}

static void sort_by_parts(record *records, record *spare, const double *values, size_t n,
                          const lode_division *d) {
    size_t *ends = deal(records, values, n, d), start = 0;
    for (size_t k = 0; k < d->parts; start = ends[k++])
        if (ends[k] - start > INSERTION_MAX)
            radix_sort(records + start, spare, ends[k] - start);
    insertion_sort(records, n);
    free(ends);
}

/* Room for the records, and for as many again. */
typedef struct {
    record few[INSERTION_MAX];
    record *many;
} sorting;

static const record *sorted_records(const double *values, size_t n, sorting *s) {
    s->many = NULL;
    if (n <= INSERTION_MAX) {
        fill(s->few, values, n);
        insertion_sort(s->few, n);
        return s->few;
    }
    s->many = lode_reallocate(NULL, n, 2 * sizeof(record));
    const lode_division d = lode_divide(values, n, n < MOST_PARTS ? n : MOST_PARTS);
    if (d.parts) {
        sort_by_parts(s->many, s->many + n, values, n, &d);
    } else {
        fill(s->many, values, n);
        radix_sort(s->many, s->many + n, n);
    }
    return s->many;
}

double *lode_sorted_copy(const double *values, size_t n) {
    sorting s;
    const record *records = sorted_records(values, n, &s);
    double *copy = lode_reallocate(NULL, n, sizeof *copy);
    for (size_t i = 0; i < n; i++)
        copy[i] = value_of(records[i].key);
    free(s.many);
    return copy;
}

size_t *lode_sorted_places(const double *values, size_t n) {
    sorting s;
    const record *records = sorted_records(values, n, &s);
    size_t *places = lode_reallocate(NULL, n, sizeof *places);
    for (size_t i = 0; i < n; i++)
        places[i] = records[i].place;
    free(s.many);
    return places;
}
