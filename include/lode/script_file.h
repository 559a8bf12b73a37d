/* Where a finished script goes. */
#ifndef LODE_SCRIPT_FILE_H
#define LODE_SCRIPT_FILE_H

#include "lode/script.h"
#include "lode/status.h"

/* Write a script into the file path, whole or not at all (written beside, then renamed), or to
 * standard output when path is NULL. A path that is a device or a pipe is written to.
 * LODE_SYSTEM if it cannot be written. */
lode_status lode_script_write(const lode_script *script, const char *path, lode_error *error);

#endif
