/* Files that appear whole or not at all.
 *
 * A regular file is written beside its place, as PATH.part-PID, and renamed when it is finished; it
 * keeps the mode of the file it replaces, and a link is followed. Standard output, pipes and
 * devices cannot be taken back: what has been written to them has left. */
#ifndef LODE_WHOLE_FILE_H
#define LODE_WHOLE_FILE_H

#include "lode/status.h"
#include "lode/text.h"

#include <stdbool.h>

typedef struct lode_whole_file lode_whole_file;

/* Open path for writing; NULL or "-" is standard output. On success *file is owned by the caller,
 * who ends it with keep or drop. LODE_SYSTEM: it cannot be written. */
lode_status lode_whole_file_open(lode_whole_file **file, const char *path, lode_error *error);

/* Write bytes, all of them. LODE_SYSTEM: the write failed. */
lode_status lode_whole_file_write(lode_whole_file *file, lode_slice bytes, lode_error *error);

/* Whether bytes have gone where they cannot be taken back. */
bool lode_whole_file_left(const lode_whole_file *file);

/* Put the file in its place. Frees file in any case; on LODE_SYSTEM nothing is left behind. */
lode_status lode_whole_file_keep(lode_whole_file *file, lode_error *error);
/* Leave no file. Where bytes have left already, last_words are written after them. Frees. */
void lode_whole_file_drop(lode_whole_file *file, lode_slice last_words);

/* Whether two paths lead to one file, be it there already or not yet. */
bool lode_same_file(const char *a, const char *b);

/* Open, write and keep at once. */
lode_status lode_whole_file_put(const char *path, lode_slice bytes, lode_error *error);

/* Remove the unfinished files of this process; safe in a signal handler. */
void lode_whole_file_forget_all(void);

#endif
