/* The text of a file that is made up, and its way to the disk. Private to lib/verbs/synth/. */
#ifndef LODE_SYNTH_TEXT_H
#define LODE_SYNTH_TEXT_H

#include "lode/status.h"
#include "lode/synth.h"
#include "lode/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SYNTH_CELL = 32 };

/* Make options->directory unless it is there (or the run is dry). */
lode_status lode_synth_folder(const lode_synth_options *options, lode_error *error);

typedef struct {
    char *bytes;
    size_t n, capacity;
    bool in_record;
} synth_text;

void lode_synth_cell(synth_text *text, const char *cell);
void lode_synth_slice(synth_text *text, lode_slice cell);
__attribute__((format(printf, 2, 3))) void lode_synth_print(synth_text *text, const char *format,
                                                            ...);
void lode_synth_end(synth_text *text, const char *line_end);
/* A whole record. */
void lode_synth_record(synth_text *text, const char *const *cell, size_t n, const char *line_end);

typedef enum { SYNTH_PLAIN, SYNTH_UTF8_MARKED, SYNTH_WINDOWS_1252 } synth_encoding;

/* Write text as options->directory/name (unless the run is dry) and empty it. */
lode_status lode_synth_write(synth_text *text, const lode_synth_options *options, const char *name,
                             synth_encoding encoding, lode_error *error);
/* As the published files are: byte order mark unless windows-1252, no line end after the last
 * record. The name is that of the year and table: 2016-2017_899_TABLE.csv. */
lode_status lode_synth_write_published(synth_text *text, const lode_synth_options *options,
                                       int period, const char *table, synth_encoding encoding,
                                       lode_error *error);

/* numerator / denominator to so many decimals, half away from zero. bare drops closing zeros. */
void lode_synth_ratio(char out[SYNTH_CELL], int64_t numerator, int64_t denominator, int decimals,
                      bool bare);
void lode_synth_decimal(char out[SYNTH_CELL], double x, int decimals, bool bare);

#endif
