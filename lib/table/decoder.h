/* From bytes to UTF-8: byte order marks, UTF-16, windows-1252, or an encoding given by name. */
#ifndef LODE_DECODER_H
#define LODE_DECODER_H

#include "lode/report.h"
#include "source.h"

typedef struct lode_decoder lode_decoder;

/* source is borrowed. encoding NULL: settled from the bytes. report hears of a mark that belies it.
 * LODE_USAGE: an encoding nobody knows. */
lode_status lode_decoder_open(lode_decoder **decoder, lode_source *source, const char *encoding,
                              const char *name, lode_report *report, lode_error *error);
void lode_decoder_close(lode_decoder *decoder);

/* What is read is not the beginning of the text: it has no mark, and the text before it was UTF-8,
 * or nothing but ASCII. */
void lode_decoder_begun(lode_decoder *decoder, bool utf8);

/* Up to room (at least 16) bytes of UTF-8; *got is 0 only at the end. LODE_DATA with line 1
 * for bytes that are not text in the settled encoding: the first line of what follows the text read
 * so far. */
lode_status lode_decoder_read(lode_decoder *decoder, char *into, size_t room, size_t *got,
                              lode_error *error);

/* The name of the encoding settled so far: "UTF-8" also where nothing but ASCII was read. */
const char *lode_decoder_encoding(const lode_decoder *decoder);

/* Whether the text just read was the first not to be UTF-8, and so is windows-1252 from *at, its
 * first byte above 127, on. Told once. */
bool lode_decoder_turned(lode_decoder *decoder, size_t *at);

#endif
