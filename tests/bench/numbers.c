/* Nanoseconds per value of the number and text rooms, beside what the C library takes.
 *
 *     make bench-numbers */
#include "lode/mean.h"
#include "lode/number.h"
#include "lode/quantile.h"
#include "lode/random.h"
#include "lode/rank.h"
#include "lode/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { N = 25000, ROUNDS = 40, WIDTH = 24, NAMES = 20000 };

typedef struct {
    char cell[N][WIDTH]; /* NUL-terminated for strtod */
    lode_slice text[N];
    lode_number number[N];
    double value[N], scaled[N], any[N];
    lode_rank rank[N];
} data;

static data d;
static volatile uint64_t sink;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* The fastest of some rounds: the one least disturbed. */
static void measure(const char *what, uint64_t (*job)(void), size_t per_round) {
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
        const double start = now();
        sink += job();
        const double took = now() - start;
        best = round == 0 || took < best ? took : best;
    }
    printf("%-44s %8.2f ns\n", what, best / (double)per_round);
}

/* ---- reading ---- */

static void fill_cells(const char *kind) {
    static const char *const codes[] = {"c", "SUPP", "", "z", "NE", "LOWCOV"};
    lode_random stream = lode_random_start(1, 0, 0);
    for (size_t i = 0; i < N; i++) {
        const unsigned long long below = lode_random_below(&stream, 1000);
        const double u = lode_random_uniform(&stream);
        if (*kind == 'p')
            snprintf(d.cell[i], WIDTH, "%llu.%llu", below / 10, below % 10);
        else if (*kind == 'm' && below % 4 == 0)
            snprintf(d.cell[i], WIDTH, "%.2f", 4 * u - 2);
        else if (*kind == 'm')
            snprintf(d.cell[i], WIDTH, "%llu", below % 2 ? below : below * 11);
        else if (*kind == 'c')
            snprintf(d.cell[i], WIDTH, "%s", codes[below % 6]);
        else if (*kind == 'l')
            snprintf(d.cell[i], WIDTH, "%.12g", 100 * u);
        else
            snprintf(d.cell[i], WIDTH, "%.17g", 100 * u);
        d.text[i] = lode_text(d.cell[i]);
    }
}

static uint64_t read_all(void) {
    uint64_t found = 0;
    for (size_t i = 0; i < N; i++)
        found += lode_number_read(d.text[i], &d.number[i]);
    return found;
}

static uint64_t strtod_all(void) {
    for (size_t i = 0; i < N; i++)
        d.number[i].value = strtod(d.cell[i], NULL);
    return N;
}

static void bench_reading(void) {
    static const char *const kinds[][2] = {{"percentages", "read 57.9"},
                                           {"mixed", "read 123, -0.06, 7084"},
                                           {"codes", "read c, SUPP, empty"},
                                           {"long", "read 12 digits"},
                                           {"round trip", "read 17 digits"}};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        char label[64];
        fill_cells(kinds[k][0]);
        measure(kinds[k][1], read_all, N);
        snprintf(label, sizeof label, "  strtod");
        measure(label, strtod_all, N);
    }
}

/* ---- writing ---- */

static uint64_t text_all(void) {
    char out[LODE_NUMBER_TEXT];
    uint64_t length = 0;
    for (size_t i = 0; i < N; i++)
        length += lode_number_text(d.any[i], out);
    return length;
}

static uint64_t printf_all(void) {
    char out[LODE_NUMBER_TEXT];
    uint64_t length = 0;
    for (size_t i = 0; i < N; i++)
        length += (uint64_t)snprintf(out, sizeof out, "%.12g", d.any[i]);
    return length;
}

static uint64_t rounded_all(void) {
    char out[LODE_NUMBER_TEXT];
    uint64_t length = 0;
    for (size_t i = 0; i < N; i++)
        length += lode_number_rounded(d.any[i], 1, false, out);
    return length;
}

static uint64_t difference_all(void) {
    char out[LODE_NUMBER_TEXT];
    uint64_t length = 0;
    double value;
    for (size_t i = 1; i < N; i++)
        length += lode_difference_text(&d.number[i], &d.number[i - 1], out, &value);
    return length;
}

static void bench_writing(void) {
    lode_random stream = lode_random_start(2, 0, 0);
    for (size_t i = 0; i < N; i++)
        d.any[i] = 100 * lode_random_uniform(&stream);
    measure("text of 57.8947368421", text_all, N);
    measure("  snprintf %.12g", printf_all, N);
    measure("rounded to 1 decimal", rounded_all, N);
    for (size_t i = 0; i < N; i++)
        d.any[i] = (double)lode_random_below(&stream, 1000) / 10;
    measure("text of 57.9", text_all, N);
    measure("  snprintf %.12g", printf_all, N);
    for (size_t i = 0; i < N; i++)
        d.any[i] = (double)lode_random_below(&stream, 100000);
    measure("text of 70845", text_all, N);
    measure("  snprintf %.12g", printf_all, N);
    fill_cells("percentages");
    read_all();
    measure("difference of 57.9 and 61.2", difference_all, N);
}

static uint64_t whole_all(void) {
    char out[LODE_NUMBER_TEXT];
    uint64_t length = 0;
    for (size_t i = 0; i < N; i++)
        length += lode_whole_text(i, out);
    return length;
}

static uint64_t printf_whole_all(void) {
    char out[LODE_NUMBER_TEXT];
    uint64_t length = 0;
    for (size_t i = 0; i < N; i++)
        length += (uint64_t)snprintf(out, sizeof out, "%zu", i);
    return length;
}

/* ---- sums, ranks, quantiles ---- */

static size_t group;

static uint64_t sum_all(void) {
    lode_sum sum;
    lode_sum_start(&sum);
    for (size_t i = 0; i < N; i++)
        lode_sum_add(&sum, d.any[i]);
    return (uint64_t)lode_sum_value(&sum);
}

static uint64_t products_all(void) {
    lode_sum sum;
    lode_sum_start(&sum);
    for (size_t i = 0; i < N; i++)
        lode_sum_add_product(&sum, d.any[i], d.scaled[i]);
    return (uint64_t)lode_sum_value(&sum);
}

static uint64_t scale_all(void) {
    for (size_t at = 0; at + group <= N; at += group)
        lode_numbers_scaled(d.number + at, group, d.scaled + at);
    return N;
}

static const double *means_of;

static uint64_t mean_all(void) {
    double mean, total = 0;
    for (size_t at = 0; at + group <= N; at += group) {
        lode_mean(means_of + at, group, &mean, NULL);
        total += mean;
    }
    return (uint64_t)total;
}

static uint64_t rank_all(void) {
    for (size_t at = 0; at + group <= N; at += group)
        lode_rank_group(means_of + at, group, LODE_HIGHER_IS_BETTER, d.rank + at, NULL);
    return d.rank[0].rank;
}

static uint64_t quantiles_all(void) {
    static const double p[] = {0.05, 0.25, 0.5, 0.75, 0.95};
    double out[5], total = 0;
    for (size_t at = 0; at + group <= N; at += group) {
        lode_quantiles_type7(means_of + at, group, p, 5, out, NULL);
        total += out[0] + out[4];
    }
    return (uint64_t)total;
}

static uint64_t medians_all(void) {
    double median, total = 0;
    for (size_t at = 0; at + group <= N; at += group) {
        lode_median(means_of + at, group, &median, NULL);
        total += median;
    }
    return (uint64_t)total;
}

static void bench_group(size_t n) {
    char label[64];
    const size_t used = N / n * n;
    group = n;
    const struct {
        const char *what;
        uint64_t (*job)(void);
        const double *values;
    } jobs[] = {
        {"mean of whole numbers", mean_all, d.scaled},
        {"mean of any doubles", mean_all, d.any},
        {"rank of 57.9", rank_all, d.value},
        {"rank of any doubles", rank_all, d.any},
        {"median of 57.9", medians_all, d.value},
        {"median of any doubles", medians_all, d.any},
        {"5 quantiles of 57.9", quantiles_all, d.value},
        {"5 quantiles of any doubles", quantiles_all, d.any},
    };
    for (size_t k = 0; k < sizeof jobs / sizeof *jobs; k++) {
        snprintf(label, sizeof label, "%s, %zu", jobs[k].what, n);
        means_of = jobs[k].values;
        measure(label, jobs[k].job, used);
    }
}

static void bench_groups(void) {
    lode_random stream = lode_random_start(3, 0, 0);
    fill_cells("percentages");
    read_all();
    for (size_t i = 0; i < N; i++) {
        d.any[i] = 50 + 15 * lode_random_normal(&stream);
        d.value[i] = d.number[i].value;
    }
    group = N;
    measure("numbers scaled", scale_all, N);
    measure("sum add", sum_all, N);
    measure("sum add product", products_all, N);
    bench_group(N);
    bench_group(1000);
    bench_group(150);
    bench_group(20);
}

/* ---- text ---- */

static lode_names *names;

static uint64_t hash_all(void) {
    uint64_t hash = 0;
    for (size_t i = 0; i < N; i++)
        hash += lode_hash(d.text[i]);
    return hash;
}

static uint64_t find_all(void) {
    uint64_t found = 0;
    for (size_t i = 0; i < N; i++)
        found += lode_names_find(names, d.text[i]);
    return found;
}

static uint64_t add_all(void) {
    lode_names *fresh = lode_names_new();
    for (size_t i = 0; i < N; i++)
        lode_names_add(fresh, d.text[i]);
    const uint64_t count = lode_names_count(fresh);
    lode_names_free(fresh);
    return count;
}

static uint64_t trim_all(void) {
    uint64_t length = 0;
    for (size_t i = 0; i < N; i++)
        length += lode_trim(d.text[i]).n;
    return length;
}

static uint64_t same_all(void) {
    uint64_t found = 0;
    for (size_t i = 1; i < N; i++)
        found += lode_same(d.text[i], (lode_slice){d.cell[i], strlen(d.cell[i])});
    return found;
}

static void bench_text_of(const char *what, const char *pattern, size_t distinct) {
    char label[64];
    lode_random stream = lode_random_start(4, 0, 0);
    names = lode_names_new();
    for (size_t i = 0; i < N; i++) {
        snprintf(d.cell[i], WIDTH, pattern, (unsigned)lode_random_below(&stream, distinct));
        d.text[i] = lode_text(d.cell[i]);
        lode_names_add(names, d.text[i]);
    }
    const struct {
        const char *what;
        uint64_t (*job)(void);
    } jobs[] = {{"hash", hash_all},
                {"find", find_all},
                {"add", add_all},
                {"trim", trim_all},
                {"same", same_all}};
    for (size_t k = 0; k < sizeof jobs / sizeof *jobs; k++) {
        snprintf(label, sizeof label, "%s %s", jobs[k].what, what);
        measure(label, jobs[k].job, N);
    }
    lode_names_free(names);
}

int main(void) {
    bench_reading();
    bench_writing();
    measure("whole number text", whole_all, N);
    measure("  snprintf %zu", printf_whole_all, N);
    bench_groups();
    bench_text_of("of 20000 school numbers", "1%05u", NAMES);
    bench_text_of("of 150 authorities", "Local authority %u", 150);
    return 0;
}
