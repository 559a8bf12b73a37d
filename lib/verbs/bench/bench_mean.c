/* Means of schools, and on how many they rest. */
#include "bench_parts.h"
#include "lode/mean.h"

#include <stdio.h>
#include <stdlib.h>

bool lode_bench_counts(const bench *b, size_t row) {
    lode_number n;
    if (!lode_measures_has(b->measures, row))
        return false;
    return b->options->computed != LODE_BENCH_WEIGHTED ||
           (lode_measures_number(b->measures, row, LODE_COL_N, &n) && n.value > 0);
}

bool lode_bench_has_enough(const bench *b, size_t others, const char *unit,
                           char reason[LODE_ERROR_TEXT]) {
    if (others >= b->options->min_schools)
        return true;
    if (others == 0)
        snprintf(reason, LODE_ERROR_TEXT, "no other %s to compare with", unit);
    else
        snprintf(reason, LODE_ERROR_TEXT, "only %zu other %s%s to compare with", others, unit,
                 others == 1 ? "" : "s");
    return false;
}

/* Sum 100 x numerator (a percentage's count) or value x n, and n, over the rows with an n. values
 * are the rows' own times power. */
static size_t sum_weighted(const bench *b, const uint32_t *rows, size_t n, const double *values,
                           double power, lode_sum *total, lode_sum *weight) {
    const lode_measures *m = b->measures;
    size_t used = 0;
    for (size_t i = 0; i < n; i++) {
        const size_t r = rows[i];
        const lode_meaning *meaning = lode_bench_meaning(b, r);
        const bool share = meaning && lode_kind_is_percentage(meaning->kind);
        lode_number of, count;
        if (!lode_measures_number(m, r, LODE_COL_N, &of) || of.value <= 0)
            continue;
        if (share && lode_measures_number(m, r, LODE_COL_NUMERATOR, &count))
            lode_sum_add_product(total, 100 * power, count.value);
        else
            lode_sum_add_product(total, values[i], of.value);
        lode_sum_add(weight, of.value);
        used++;
    }
    return used;
}

static size_t weighted_mean(const bench *b, const uint32_t *rows, size_t n, const double *values,
                            double power, double *mean) {
    lode_sum total, weight;
    lode_sum_start(&total);
    lode_sum_start(&weight);
    const size_t used = sum_weighted(b, rows, n, values, power, &total, &weight);
    *mean = used ? lode_sum_value(&total) / lode_sum_value(&weight) : 0;
    return used;
}

lode_status lode_bench_average(const bench *b, const uint32_t *rows, const lode_number *numbers,
                               size_t n, bool weighted, size_t *used, double *mean,
                               lode_error *error) {
    double *values = lode_reallocate(NULL, n, sizeof *values);
    *used = n;
    const double power = lode_numbers_scaled(numbers, n, values);
    lode_status status = LODE_OK;
    if (weighted)
        *used = weighted_mean(b, rows, n, values, power, mean);
    else
        status = lode_mean(values, n, mean, error);
    *mean /= power;
    free(values);
    return status;
}

lode_status lode_bench_mean(const bench *b, const uint32_t *rows, size_t n, bool weighted,
                            size_t *used, double *mean, lode_error *error) {
    *used = n;
    if (n == 0)
        return LODE_OK;
    lode_number *numbers = lode_reallocate(NULL, n, sizeof *numbers);
    for (size_t i = 0; i < n; i++)
        numbers[i] = lode_measures_value(b->measures, rows[i]);
    const lode_status status = lode_bench_average(b, rows, numbers, n, weighted, used, mean, error);
    free(numbers);
    return status;
}
