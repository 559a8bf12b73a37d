/* Text in blocks of whole records: the one place where a file is read in order. What is done with a
 * block after that needs nothing but the block. */
#ifndef LODE_FEED_H
#define LODE_FEED_H

#include "block.h"
#include "lode/reader.h"
#include "source.h"

typedef struct lode_feed lode_feed;

/* Takes source over. name, for messages, is borrowed; report may be NULL. LODE_USAGE: an encoding
 * nobody knows. */
lode_status lode_feed_open(lode_feed **feed, lode_source *source, const lode_read_options *options,
                           const char *name, lode_report *report, lode_error *error);
void lode_feed_close(lode_feed *feed);

/* Lay the next text in block->room, whole records of it; no text at the end. LODE_SYSTEM: cannot be
 * read. LODE_DATA: not text, or a record beyond all reason, surely by a quote that is never closed.
 */
lode_status lode_feed_next(lode_feed *feed, lode_block *block, lode_error *error);

/* Lay less text at a time from here on: much will be made of each. */
void lode_feed_small_blocks(lode_feed *feed);

/* A comma, or a tab if the first line that is not empty has tabs and no comma; known after the
 * first text. */
char lode_feed_separator(const lode_feed *feed);

/* As lode_reader_encoding. */
const char *lode_feed_encoding(const lode_feed *feed);

/* As lode_reader_take_whole. */
lode_slice lode_feed_take_whole(lode_feed *feed);

/* The digest of the source, once it has been read. */
const char *lode_feed_digest(const lode_feed *feed);

#endif
