/* How fast text becomes records, beside a scan that does nothing else.
 *
 *     scan plain FILE     finds every separator outside quotes, in blocks, and counts them
 *     scan reader FILE    reads the file as every tool does, with one thread, and counts the cells
 *     scan threads FILE   the same with as many threads as there are processors
 *
 * Prints cells, bytes, seconds inside and MB/s; and how many records libcsv had to read. The plain
 * scan is what the reader is held to: the same work on every byte, nothing checked, no encoding, no
 * records, quotes taken for granted. */
#include "lode/reader.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { BLOCK = 256 * 1024, STEP = 64 };

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- the plain scan ---- */

#if defined __x86_64__
#include <immintrin.h>

#define PLAIN __attribute__((target("avx2,pclmul,popcnt,bmi")))

PLAIN static uint64_t equal(const char *p, char c) {
    const __m256i same = _mm256_set1_epi8(c);
    const __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)p);
    const __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(p + 32));
    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, same)) |
           (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, same)) << 32;
}

PLAIN static uint64_t inside_quotes(uint64_t quotes) {
    return (uint64_t)_mm_cvtsi128_si64(
        _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)quotes), _mm_set1_epi8((char)0xff), 0));
}
#else
#define PLAIN

static uint64_t equal(const char *p, char c) {
    uint64_t bits = 0;
    for (int i = 0; i < STEP; i++)
        bits |= (uint64_t)(p[i] == c) << i;
    return bits;
}

static uint64_t inside_quotes(uint64_t quotes) {
    for (int shift = 1; shift < STEP; shift *= 2)
        quotes ^= quotes << shift;
    return quotes;
}
#endif

/* The places of the separators of one block; *inside goes on from the block before. */
PLAIN static size_t scan_block(const char *text, size_t n, uint32_t *place, uint64_t *inside) {
    uint32_t *out = place;
    for (size_t i = 0; i < n; i += STEP) {
        uint64_t bits = equal(text + i, ',') | equal(text + i, '\n');
        const uint64_t quotes = equal(text + i, '"');
        if (quotes | *inside) {
            const uint64_t quoted = inside_quotes(quotes) ^ *inside;
            *inside = (uint64_t)0 - (quoted >> 63);
            bits &= ~quoted;
        }
        uint32_t *const after = out + __builtin_popcountll(bits);
        while (out < after) /* eight at a time, also where fewer are left: room is left for that */
            for (int k = 0; k < 8; k++, bits &= bits - 1)
                *out++ = (uint32_t)i + (uint32_t)__builtin_ctzll(bits | (uint64_t)1 << 63);
        out = after;
    }
    return (size_t)(out - place);
}

static size_t scan_plainly(const char *path) {
    const int file = open(path, O_RDONLY);
    char *text = calloc(BLOCK + STEP, 1);
    uint32_t *place = malloc((BLOCK + STEP) * sizeof *place);
    size_t cells = 0;
    uint64_t inside = 0;
    for (ssize_t n; (n = read(file, text, BLOCK)) > 0;)
        cells += scan_block(text, (size_t)n / STEP * STEP, place, &inside);
    free(text);
    free(place);
    close(file);
    return cells;
}

/* ---- the reader ---- */

typedef struct {
    size_t cells[64]; /* of each worker */
} counts;

static lode_status count_cells(void *context, unsigned worker, lode_block *block,
                               lode_error *error) {
    (void)error;
    ((counts *)context)->cells[worker] += block->first[block->n] - block->first[0];
    return LODE_OK;
}

static lode_status nothing_more(void *context, unsigned worker, lode_block *block,
                                lode_error *error) {
    (void)context, (void)worker, (void)block, (void)error;
    return LODE_OK;
}

static size_t read_all(const char *path, unsigned threads, size_t *careful) {
    const lode_read_options options = {.threads = threads};
    counts all = {{0}};
    const lode_reading reading = {&all, count_cells, nothing_more};
    lode_reader *reader;
    lode_error error;
    if (lode_reader_open(&reader, path, &options, NULL, &error) != LODE_OK ||
        lode_reader_each(reader, &reading, &error) != LODE_OK) {
        fprintf(stderr, "scan: %s\n", error.text);
        exit(1);
    }
    size_t cells = lode_reader_header(reader)->n;
    for (size_t i = 0; i < sizeof all.cells / sizeof *all.cells; i++)
        cells += all.cells[i];
    *careful = lode_reader_careful(reader);
    lode_reader_close(reader);
    return cells;
}

int main(int argc, char **argv) {
    struct stat about;
    if (argc != 3 || stat(argv[2], &about) != 0) {
        fputs("usage: scan plain|reader|threads FILE\n", stderr);
        return 2;
    }
    const bool plain = argv[1][0] == 'p', threads = argv[1][0] == 't';
    size_t careful = 0;
    const double start = now();
    const size_t cells =
        plain ? scan_plainly(argv[2]) : read_all(argv[2], threads ? 0 : 1, &careful);
    const double seconds = now() - start;
    printf("%s: %zu cells, %lld bytes, %.3f s, %.0f MB/s, %zu records by libcsv\n", argv[1], cells,
           (long long)about.st_size, seconds, (double)about.st_size / 1e6 / seconds, careful);
    return 0;
}
