/* From text to records: the only room that knows the grammar of CSV, and libcsv.
 *
 * Text is put into the splitter's own room; the records that are whole can be looked at until they
 * are dropped, when what is left of the text moves to the front. */
#ifndef LODE_SPLITTER_H
#define LODE_SPLITTER_H

#include "lode/reader.h"

typedef struct lode_splitter lode_splitter;

/* name, for messages, is borrowed. The separator is settled by the first line that is not empty. */
lode_splitter *lode_splitter_new(const char *name);
void lode_splitter_free(lode_splitter *splitter);

/* Where the next text goes, at least 16 bytes. LODE_DATA: a record that has grown beyond all
 * reason, surely by a quote that is never closed. */
lode_status lode_splitter_room(lode_splitter *splitter, char **room, size_t *n, lode_error *error);
/* n bytes of text have been put there. LODE_DATA: not CSV, or a zero byte. */
lode_status lode_splitter_take(lode_splitter *splitter, size_t n, lode_error *error);
/* There is no more text. LODE_DATA: a quote is still open. */
lode_status lode_splitter_end(lode_splitter *splitter, lode_error *error);

/* The whole records: valid until the next call of room, take, end or drop. */
lode_batch lode_splitter_records(lode_splitter *splitter);
/* Forget the whole records. */
void lode_splitter_drop(lode_splitter *splitter);

/* Cells whose line breaks became spaces, so far. */
size_t lode_splitter_folded(const lode_splitter *splitter);

#endif
