/* The text of a file as the published ones are written, and its way to the disk. */
#include "synth_parts.h"

#include "lode/memory.h"
#include "lode/whole_file.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

lode_status lode_synth_folder(const lode_synth_options *options, lode_error *error) {
    if (options->dry || mkdir(options->directory, 0777) == 0 || errno == EEXIST)
        return LODE_OK;
    return lode_fail(error, LODE_SYSTEM, "cannot make the directory '%s': %s", options->directory,
                     strerror(errno));
}

static void put(synth_text *text, char byte) {
    LODE_GROW(text->bytes, text->n, text->capacity);
    text->bytes[text->n++] = byte;
}

void lode_synth_cell(synth_text *text, const char *cell) {
    if (text->in_record)
        put(text, ',');
    text->in_record = true;
    const bool quoted = strpbrk(cell, ",\"") != NULL;
    if (quoted)
        put(text, '"');
    for (; *cell; cell++) {
        if (*cell == '"')
            put(text, '"');
        put(text, *cell);
    }
    if (quoted)
        put(text, '"');
}

void lode_synth_slice(synth_text *text, lode_slice cell) {
    char *copy = lode_allocate(cell.n + 1, 1);
    if (cell.n)
        memcpy(copy, cell.p, cell.n);
    lode_synth_cell(text, copy);
    free(copy);
}

void lode_synth_print(synth_text *text, const char *format, ...) {
    char cell[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(cell, sizeof cell, format, arguments);
    va_end(arguments);
    lode_synth_cell(text, cell);
}

void lode_synth_end(synth_text *text, const char *line_end) {
    while (*line_end)
        put(text, *line_end++);
    text->in_record = false;
}

void lode_synth_record(synth_text *text, const char *const *cell, size_t n, const char *line_end) {
    for (size_t i = 0; i < n; i++)
        lode_synth_cell(text, cell[i]);
    lode_synth_end(text, line_end);
}

/* U+0080 to U+00FF in UTF-8 to the single byte of windows-1252; the place's names need no more.
 * 0x80 to 0x9F mean other characters there, and do not occur. */
static void to_windows_1252(synth_text *text) {
    size_t kept = 0;
    for (size_t i = 0; i < text->n; i++) {
        const unsigned char byte = (unsigned char)text->bytes[i];
        if ((byte & 0xFC) == 0xC0 && i + 1 < text->n) {
            const unsigned next = (unsigned char)text->bytes[++i];
            text->bytes[kept++] = (char)((byte & 3u) << 6 | (next & 0x3Fu));
        } else {
            text->bytes[kept++] = text->bytes[i];
        }
    }
    text->n = kept;
}

static lode_status save(const synth_text *text, const char *path, synth_encoding encoding,
                        lode_error *error) {
    lode_whole_file *file;
    lode_status status = lode_whole_file_open(&file, path, error);
    if (status != LODE_OK)
        return status;
    if (encoding == SYNTH_UTF8_MARKED)
        status = lode_whole_file_write(file, lode_text("\xEF\xBB\xBF"), error);
    if (status == LODE_OK)
        status = lode_whole_file_write(file, (lode_slice){text->bytes, text->n}, error);
    if (status == LODE_OK)
        return lode_whole_file_keep(file, error);
    lode_whole_file_drop(file, lode_text(""));
    return status;
}

lode_status lode_synth_write(synth_text *text, const lode_synth_options *options, const char *name,
                             synth_encoding encoding, lode_error *error) {
    if (encoding == SYNTH_WINDOWS_1252)
        to_windows_1252(text);
    lode_arena *arena = lode_arena_new();
    const char *path = lode_arena_print(arena, "%s/%s", options->directory, name);
    const lode_status status = options->dry ? LODE_OK : save(text, path, encoding, error);
    lode_arena_free(arena);
    free(text->bytes);
    *text = (synth_text){0};
    return status;
}

lode_status lode_synth_write_published(synth_text *text, const lode_synth_options *options,
                                       int period, const char *table, synth_encoding encoding,
                                       lode_error *error) {
    char name[64];
    const int autumn = lode_synth_autumn(period);
    snprintf(name, sizeof name, "%d-%d_%d_%s.csv", autumn, autumn + 1, SYNTH_LA, table);
    text->n -= 2; /* the CRLF after the last record */
    return lode_synth_write(text, options, name, encoding, error);
}

static int64_t power_of_ten(int decimals) {
    int64_t power = 1;
    while (decimals-- > 0)
        power *= 10;
    return power;
}

/* units / 10^decimals. */
static void print_units(char out[SYNTH_CELL], int64_t units, int decimals, bool bare) {
    while (bare && decimals > 0 && units % 10 == 0) {
        units /= 10;
        decimals--;
    }
    const long long scale = power_of_ten(decimals), size = llabs(units);
    const char *sign = units < 0 ? "-" : "";
    if (decimals == 0)
        snprintf(out, SYNTH_CELL, "%s%lld", sign, size);
    else
        snprintf(out, SYNTH_CELL, "%s%lld.%0*lld", sign, size / scale, decimals, size % scale);
}

void lode_synth_ratio(char out[SYNTH_CELL], int64_t numerator, int64_t denominator, int decimals,
                      bool bare) {
    const int64_t size = llabs(numerator) * power_of_ten(decimals);
    const int64_t units = (2 * size + denominator) / (2 * denominator);
    print_units(out, numerator < 0 ? -units : units, decimals, bare);
}

void lode_synth_decimal(char out[SYNTH_CELL], double x, int decimals, bool bare) {
    const double units = floor(fabs(x) * (double)power_of_ten(decimals) + 0.5);
    print_units(out, (int64_t)(x < 0 ? -units : units), decimals, bare);
}
