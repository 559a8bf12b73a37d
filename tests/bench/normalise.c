/* Print a CSV file so that two that say the same look the same: one record a line, cells between
 * tabs, no quotes. Read by plain libcsv, so that what is checked has no part in the checking.
 *
 *     normalise [-c COLUMN,...] [-e WORD] FILE
 *
 *     -c   only these columns, in this order
 *     -e   a cell that holds WORD is printed empty: a code one tool keeps and another reads as
 *          missing
 *
 * Tab, line feed, carriage return and backslash within a cell become \t, \n, \r and \\. */
#include <csv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_CELLS = 4096 };

/* The record being read: its cells, one after the other in text. */
static struct {
    char *text;
    size_t used, room;
    size_t start[MOST_CELLS + 1];
    size_t n;
} record;

static char *wanted; /* what -c names, or NULL */
static size_t place[MOST_CELLS];
static size_t places;
static const char *empty_word = "";
static bool header_seen;

static void stop(const char *what, const char *why) {
    fprintf(stderr, "normalise: %s: %s\n", what, why);
    exit(3);
}

static void take_cell(void *data, size_t n, void *unused) {
    (void)unused;
    if (record.n == MOST_CELLS)
        stop("record", "too many cells");
    while (record.used + n > record.room)
        record.text = realloc(record.text, record.room = 2 * record.room + n + 4096);
    if (!record.text)
        stop("record", "no memory");
    if (n > 0)
        memcpy(record.text + record.used, data, n);
    record.start[record.n++] = record.used;
    record.used += n;
    record.start[record.n] = record.used;
}

static bool needs_escape(char c) {
    return c == '\t' || c == '\n' || c == '\r' || c == '\\';
}

static void print_escaped(char c) {
    putchar_unlocked('\\');
    putchar_unlocked(c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c);
}

static void print_cell(size_t c) {
    if (c >= record.n)
        return;
    const char *cell = record.text + record.start[c];
    const size_t n = record.start[c + 1] - record.start[c];
    if (n == strlen(empty_word) && memcmp(cell, empty_word, n) == 0)
        return;
    for (size_t i = 0, plain; i < n; i = plain + 1) {
        for (plain = i; plain < n && !needs_escape(cell[plain]);)
            plain++;
        fwrite_unlocked(cell + i, 1, plain - i, stdout);
        if (plain < n)
            print_escaped(cell[plain]);
    }
}

static size_t find_column(const char *name) {
    for (size_t c = 0; c < record.n; c++)
        if (record.start[c + 1] - record.start[c] == strlen(name) &&
            memcmp(record.text + record.start[c], name, strlen(name)) == 0)
            return c;
    stop(name, "no such column");
    return 0;
}

static void take_header(void) {
    header_seen = true;
    if (!wanted)
        while (places < record.n) {
            place[places] = places;
            places++;
        }
    for (char *name = wanted; name && places < MOST_CELLS;) {
        char *next = strchr(name, ',');
        if (next)
            *next++ = '\0';
        place[places++] = find_column(name);
        name = next;
    }
}

static void end_record(int last, void *unused) {
    (void)last;
    (void)unused;
    if (!header_seen)
        take_header();
    for (size_t i = 0; i < places; i++) {
        if (i > 0)
            putchar_unlocked('\t');
        print_cell(place[i]);
    }
    putchar_unlocked('\n');
    record.n = record.used = 0;
}

static void read_all(FILE *in, const char *path) {
    static char block[1 << 18];
    struct csv_parser parser;
    csv_init(&parser, 0);
    size_t n;
    while ((n = fread(block, 1, sizeof block, in)) > 0)
        if (csv_parse(&parser, block, n, take_cell, end_record, NULL) != n)
            stop(path, csv_strerror(csv_error(&parser)));
    csv_fini(&parser, take_cell, end_record, NULL);
    csv_free(&parser);
}

int main(int argc, char **argv) {
    for (int option; (option = getopt(argc, argv, "c:e:")) != -1;)
        if (option == 'c')
            wanted = optarg;
        else if (option == 'e')
            empty_word = optarg;
        else
            return 2;
    FILE *in = optind < argc ? fopen(argv[optind], "r") : NULL;
    if (!in) {
        fputs("usage: normalise [-c COLUMN,...] [-e WORD] FILE\n", stderr);
        return 2;
    }
    read_all(in, argv[optind]);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 5;
}
