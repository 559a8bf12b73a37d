/* Where bytes come from: a file, standard input or memory, decompressed if gzip or zstd. */
#ifndef LODE_SOURCE_H
#define LODE_SOURCE_H

#include "lode/status.h"
#include "lode/text.h"

#include <stdbool.h>

typedef struct lode_source lode_source;

/* Open path ("-" is standard input); with digest keep a SHA-256 of the bytes as they lie on disk.
 */
lode_status lode_source_open(lode_source **source, const char *path, bool digest,
                             lode_error *error);
/* Bytes in memory, which stay as long as they are read; nothing of them is copied. */
lode_source *lode_source_memory(lode_slice bytes);
void lode_source_close(lode_source *source);

/* Fill up to room bytes; *got is less than room only at the end. Errors have no place: who reads
 * knows the name. */
lode_status lode_source_read(lode_source *source, char *into, size_t room, size_t *got,
                             lode_error *error);

/* All of a source of which nothing has been read yet, in memory (a large file as its own pages),
 * and LODE_SCAN_STEP readable bytes after it: a plain regular file, or the memory that was given,
 * where such bytes must follow. False if source is neither or the system will not. A file is let go
 * with the source, unless lode_source_give_up_whole is called ({NULL, 0}: there is none); then by
 * lode_source_let_go. */
bool lode_source_whole(lode_source *source, lode_slice *bytes);
lode_slice lode_source_give_up_whole(lode_source *source);
void lode_source_let_go(lode_slice whole);
/* After lode_source_whole: read on from the byte at this place instead. */
void lode_source_go_on(lode_source *source, size_t at);

/* How many bytes there are in all, where that is known; else SIZE_MAX. */
size_t lode_source_size(const lode_source *source);

/* After the end has been read: the digest in hexadecimal, or "". */
const char *lode_source_digest(lode_source *source);

#endif
