/* Radix sort from the lowest byte, after H. H. Seward (1954) as told by Knuth, The Art of Computer
 * Programming 3, section 5.2.5; insertion sort where there is too little to sort for its tables. */
#include "sort.h"

#include "lode/memory.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { DIGITS = 8, DIGIT_BITS = 8, DIGIT_VALUES = 1 << DIGIT_BITS };
enum { INSERTION_MAX = 128 }; /* measured: up to here it beats the tables of the radix sort */

typedef struct {
    uint64_t key;
    size_t place;
} record;

static const uint64_t SIGN = (uint64_t)1 << 63;

/* Unsigned order of the keys is the order of the doubles: IEEE 754 bits already rise with the
 * magnitude, so positive numbers go above negative ones, and negative ones are turned round. */
static uint64_t key_of(double value) {
    const double without_minus_zero = value + 0.0;
    uint64_t bits;
    memcpy(&bits, &without_minus_zero, sizeof bits);
    return bits & SIGN ? ~bits : bits | SIGN;
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

static size_t digit_of(uint64_t key, int digit) {
    return (size_t)(key >> (digit * DIGIT_BITS)) & (DIGIT_VALUES - 1);
}

static void count_digits(const record *records, size_t n, size_t counts[DIGITS][DIGIT_VALUES]) {
    memset(counts, 0, DIGITS * sizeof *counts);
    for (size_t i = 0; i < n; i++) {
        for (int digit = 0; digit < DIGITS; digit++)
            counts[digit][digit_of(records[i].key, digit)]++;
    }
}

static void move_by_digit(const record *from, record *to, size_t n, int digit,
                          const size_t counts[DIGIT_VALUES]) {
    size_t next[DIGIT_VALUES], start = 0;
    for (size_t d = 0; d < DIGIT_VALUES; d++) {
        next[d] = start;
        start += counts[d];
    }
    for (size_t i = 0; i < n; i++)
        to[next[digit_of(from[i].key, digit)]++] = from[i];
}

static void radix_sort(record *records, size_t n) {
    size_t counts[DIGITS][DIGIT_VALUES];
    count_digits(records, n, counts);
    record *spare = lode_allocate(n, sizeof *spare);
    record *from = records, *to = spare;
    for (int digit = 0; digit < DIGITS; digit++) {
        const bool all_alike = counts[digit][digit_of(from[0].key, digit)] == n;
        if (all_alike)
            continue;
        move_by_digit(from, to, n, digit, counts[digit]);
        record *const moved = to;
        to = from;
        from = moved;
    }
    if (from != records)
        memcpy(records, from, n * sizeof *records);
    free(spare);
}

static record *sorted_records(const double *values, size_t n) {
    record *records = lode_allocate(n, sizeof *records);
    for (size_t i = 0; i < n; i++)
        records[i] = (record){key_of(values[i]), i};
    if (n <= INSERTION_MAX)
        insertion_sort(records, n);
    else
        radix_sort(records, n);
    return records;
}

double *lode_sorted_copy(const double *values, size_t n) {
    record *records = sorted_records(values, n);
    double *copy = lode_allocate(n, sizeof *copy);
    for (size_t i = 0; i < n; i++)
        copy[i] = value_of(records[i].key);
    free(records);
    return copy;
}

size_t *lode_sorted_places(const double *values, size_t n) {
    record *records = sorted_records(values, n);
    size_t *places = lode_allocate(n, sizeof *places);
    for (size_t i = 0; i < n; i++)
        places[i] = records[i].place;
    free(records);
    return places;
}
