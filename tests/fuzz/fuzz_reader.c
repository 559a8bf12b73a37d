/* Fuzz the reader: whatever the bytes, it and libcsv give the same records or both refuse.
 *
 * With clang, as a libFuzzer target; with any compiler, as a program that runs each file it is
 * given and, as `fuzz_reader -n COUNT [-s SEED]`, that many random inputs of its own. An input that
 * breaks the property ends the program and, if made here, is left in fuzz-crash.csv. */
#include "../support/csv_oracle.h"
#include "lib/table/scan.h"
#include "lode/random.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

static bool is_text(const char *bytes, size_t n) {
    for (size_t i = 0, length; i < n; i += length) {
        length = lode_utf8_length(bytes + i, n - i);
        if (length == 0 || bytes[i] == '\0')
            return false;
    }
    return true;
}

/* Any bytes at all, as a file would hold them: they must be read or refused, not more. */
static void read_as_they_are(const char *bytes, size_t n) {
    lode_reader *reader;
    const lode_block *block;
    lode_error error;
    if (lode_reader_open_text(&reader, (lode_slice){bytes, n}, "fuzz", NULL, &error) != LODE_OK)
        return;
    while (lode_reader_next(reader, &block, &error) == LODE_OK && block->n > 0)
        for (size_t i = 0; i < block->n; i++) {
            const lode_record record = lode_block_record(block, i);
            for (size_t c = 0; c < record.n; c++)
                (void)lode_hash(lode_record_text(&record, c)); /* touch every byte */
        }
    lode_reader_close(reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    lode_scan_use(size % lode_scan_versions()); /* every version of the scan has its share */
    read_as_they_are((const char *)data, size);
    if (!is_text((const char *)data, size))
        return 0;
    static const char header[] = "h,i\n";
    const size_t n = sizeof header - 1 + size;
    char *csv = malloc(n);
    memcpy(csv, header, sizeof header - 1);
    if (size)
        memcpy(csv + sizeof header - 1, data, size);
    const char *difference = oracle_compare(csv, n);
    if (difference) {
        fprintf(stderr, "%s in:\n%.*s\n", difference, (int)n, csv);
        abort();
    }
    free(csv);
    return 0;
}

#ifndef LODE_LIBFUZZER

enum { LONGEST = 200 };

static uint8_t made[LONGEST]; /* the input being tried */
static size_t made_n;

static void keep_input(int signal_number) {
    FILE *file = fopen("fuzz-crash.csv", "wb");
    if (file) {
        fwrite(made, 1, made_n, file);
        fclose(file);
    }
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

/* Mostly what CSV is made of, now and then any byte. */
static size_t random_input(lode_random *stream) {
    static const char usual[] = "\"\"\",,,\r\n\n \tab1";
    const size_t n = (size_t)lode_random_below(stream, LONGEST + 1);
    const bool any = lode_random_chance(stream, 0.1);
    for (size_t i = 0; i < n; i++)
        made[i] = any && lode_random_chance(stream, 0.2)
                      ? (uint8_t)lode_random_below(stream, 256)
                      : (uint8_t)usual[lode_random_below(stream, sizeof usual - 1)];
    return n;
}

static void run_random(uint64_t count, uint64_t seed) {
    signal(SIGABRT, keep_input);
    signal(SIGSEGV, keep_input);
    for (uint64_t i = 0; i < count; i++) {
        lode_random stream = lode_random_start(seed, i, 0);
        made_n = random_input(&stream);
        LLVMFuzzerTestOneInput(made, made_n);
    }
    printf("%llu random inputs\n", (unsigned long long)count);
}

static int run_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return 1;
    }
    uint8_t *bytes = NULL;
    size_t n = 0, got;
    do {
        bytes = lode_reallocate(bytes, n + 65536, 1);
        got = fread(bytes + n, 1, 65536, file);
        n += got;
    } while (got > 0);
    fclose(file);
    LLVMFuzzerTestOneInput(bytes, n);
    free(bytes);
    return 0;
}

int main(int argc, char **argv) {
    uint64_t count = 0, seed = 1;
    int failed = 0, option;
    while ((option = getopt(argc, argv, "n:s:")) != -1) {
        if (option == '?')
            return 2;
        *(option == 'n' ? &count : &seed) = strtoull(optarg, NULL, 10);
    }
    if (count > 0)
        run_random(count, seed);
    for (int i = optind; i < argc; i++)
        failed |= run_file(argv[i]);
    return failed;
}

#endif
