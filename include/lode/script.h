/* A gnuplot script as text, written so that no foreign text can become a command.
 *
 * School names are hostile input: they may hold quotes, backticks, braces, line breaks. Every way
 * to add foreign text to a script goes through a function here that makes it harmless; the
 * program's own words go in by LODE_SCRIPT_PUT, which takes string literals only. What makes text
 * harmless, everywhere:
 *   - a control character (C0, DEL, C1, line and paragraph separator, direction overrides) is
 *     written as a space,
 *   - bytes that are not UTF-8, and characters that XML cannot hold, are dropped,
 *   - "]]>", which gnuplot's SVG would not survive, is written "]] >",
 * and then what its place demands: see the functions. Terminals are set noenhanced, so that no
 * character is markup. A script is self-contained and runs with gnuplot 5.2 to 6, as a file
 * (gnuplot -d -c NAME.gp [svg|png|pdf|dumb] [OUTFILE]) or through a pipe (| gnuplot -d). */
#ifndef LODE_SCRIPT_H
#define LODE_SCRIPT_H

#include "lode/figure_table.h"
#include "lode/text.h"

#include <stddef.h>

/* Growing text. Start from (lode_script){0}; text is NUL-terminated once anything was written.
 * table is the figure begun last, in words. */
typedef struct {
    char *text;
    size_t n, capacity;
    lode_figure_table table;
} lode_script;

void lode_script_free(lode_script *script);

/* The program's own words, as they are. The "" makes anything but a literal an error. */
#define LODE_SCRIPT_PUT(script, literal) lode_script_append((script), "" literal)
void lode_script_append(lode_script *script, const char *own_words); /* use LODE_SCRIPT_PUT */

/* Text as a single-quoted string, quotes included: ' is doubled, nothing else has a meaning. Where
 * gnuplot misreads the doubling (at either end of the text, beside another ') the apostrophe
 * becomes a typographic one. */
void lode_script_quoted(lode_script *script, lode_slice text);

/* The same for a tic label, which gnuplot reads as a number format: % is doubled too. */
void lode_script_tic_label(lode_script *script, lode_slice text);

/* A line "# key: text", or "# text" when key is NULL. It never ends in a backslash, which would
 * swallow the next command. */
void lode_script_comment(lode_script *script, const char *key, lode_slice text);

/* Numbers: 12 significant digits, without exponent. x must be finite. */
void lode_script_number(lode_script *script, double x);
void lode_script_integer(lode_script *script, long i);

/* What every figure says about itself. */
typedef struct {
    lode_slice name;    /* file name without ending; in SVG ids all but A-Z a-z 0-9 becomes _ */
    lode_slice title;   /* "# Figure:" */
    lode_slice alt;     /* "# Alt:", the text for who cannot see the picture */
    lode_slice made_by; /* "# Made by:", the command that made it */
    int height;         /* in SVG pixels; 0 is LODE_FIGURE_HEIGHT */
    lode_slice subtitle, caption; /* for the table: the script draws them line by line */
} lode_figure;

/* The size every terminal's picture is laid out for, in SVG pixels; long texts make it higher. */
enum { LODE_FIGURE_WIDTH = 720, LODE_FIGURE_HEIGHT = 420 };

/* Beginning of a script: shebang, comment header, the choice of terminal by the first argument
 * (svg if there is none, gnuplot's own error for an unknown one), output by the second, encoding
 * and the rules for data. The end closes the output. */
void lode_script_begin(lode_script *script, const lode_figure *figure);
void lode_script_end(lode_script *script);

/* Rows of a data block: tab-separated cells. Start from (lode_data_block){0}. */
typedef struct {
    lode_script rows;
    int cells; /* in the row being written */
} lode_data_block;

void lode_data_block_free(lode_data_block *block);
/* A cell. Backslash is doubled and " becomes a right double quotation mark, as gnuplot would read
 * them otherwise; empty text is a missing cell, NaN. */
void lode_data_number(lode_data_block *block, double x); /* x finite */
void lode_data_text(lode_data_block *block, lode_slice text);
void lode_data_missing(lode_data_block *block);
void lode_data_end_row(lode_data_block *block);
/* A blank line, at which gnuplot interrupts a line. */
void lode_data_gap(lode_data_block *block);

/* Write the block as $d<number>. Its terminator, END_ and at least four hexadecimal digits, occurs
 * nowhere in the data. */
void lode_script_data(lode_script *script, int number, const lode_data_block *block);

#endif
