/* Pictures from scripts: runs gnuplot, without a shell and without the user's start-up file. */
#ifndef LODE_RENDER_H
#define LODE_RENDER_H

#include "lode/status.h"
#include "lode/text.h"

#include <stddef.h>

typedef enum {
    LODE_RENDER_SVG,
    LODE_RENDER_PNG,
    LODE_RENDER_PDF,
    LODE_RENDER_DUMB, /* characters, for a terminal */
} lode_render_format;

/* The format called name ("svg", "png", "pdf", "dumb"). LODE_USAGE if there is none. */
lode_status lode_render_format_named(lode_slice name, lode_render_format *format,
                                     lode_error *error);

/* Draw a script that lode_script_begin began. On success *picture is n bytes, NUL-terminated
 * beside, that the caller frees with free().
 *
 * An SVG is fit for a page: no XML prolog; role="img" with the script's "# Figure:" as title and
 * "# Alt:" as description; every id and reference begins with the figure's name, so that several
 * can stand in one page; each line's group is titled with its "# Series N:".
 *
 * LODE_SYSTEM if gnuplot is not installed, or fails (with what it said). */
lode_status lode_render_bytes(lode_slice script, lode_render_format format, char **picture,
                              size_t *n, lode_error *error);

/* The same into the file path, as lode_whole_file_put does: NULL or "-" is standard output.
 * LODE_SYSTEM also when it cannot be written. */
lode_status lode_render(lode_slice script, lode_render_format format, const char *path,
                        lode_error *error);

#endif
