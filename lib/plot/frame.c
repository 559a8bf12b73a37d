/* The beginning and end that every figure's script shares. */
#include "lode/script.h"

#include "style.h"

#include <ctype.h>

/* An SVG name may hold only letters, digits and _, and an id starts with a letter. */
static void append_identifier(lode_script *script, lode_slice name) {
    if (name.n == 0 || !isalpha((unsigned char)name.p[0]))
        LODE_SCRIPT_PUT(script, "figure_");
    enum { LONGEST = 80 }; /* gnuplot gives up on very long ones */
    for (size_t i = 0; i < name.n && i < LONGEST; i++) {
        unsigned char c = (unsigned char)name.p[i];
        char letter[2] = {c < 0x80 && isalnum(c) ? (char)c : '_', '\0'};
        lode_script_append(script, letter);
    }
}

static void append_header(lode_script *script, const lode_figure *figure) {
    LODE_SCRIPT_PUT(script, "#!/usr/bin/gnuplot -c\n");
    lode_script_comment(script, "Figure", figure->title);
    lode_script_comment(script, "Alt", figure->alt);
    if (figure->made_by.n)
        lode_script_comment(script, "Made by", figure->made_by);
    LODE_SCRIPT_PUT(script, "# Run: gnuplot -d -c ");
    append_identifier(script, figure->name);
    LODE_SCRIPT_PUT(script, ".gp [svg|png|pdf|dumb] [OUTFILE]\n");
}

/* All pictures have the proportions and the relative sizes of the SVG one. The cairo terminals
 * count fonts in 96ths of an inch, 4/3 of what they are told: 26 pixels of 1440 are 13 x 1.5 x 4/3.
 */
static void append_terminals(lode_script *script, lode_slice name, int height) {
    LODE_SCRIPT_PUT(script,
                    "if (!exists(\"ARGC\")) ARGC = 0\n"
                    "fmt = ARGC > 0 ? ARG1 : 'svg'\n"
                    "if (strstrt(' svg png pdf dumb ', ' '.fmt.' ') == 0) { exit error 'formats "
                    "are svg, png, pdf and dumb' }\n"
                    "if (fmt eq 'svg') { set terminal svg size 720,");
    lode_script_integer(script, height);
    LODE_SCRIPT_PUT(script, " dynamic noenhanced font 'Arial,Helvetica,sans-serif,13' name '");
    append_identifier(script, name);
    LODE_SCRIPT_PUT(script, "' background '#FFFFFF' }\n"
                            "if (fmt eq 'png') { set terminal pngcairo size 1440,");
    lode_script_integer(script, 2L * height);
    LODE_SCRIPT_PUT(script, " noenhanced font 'Arial,13' fontscale 1.5 linewidth 2 pointscale 2 "
                            "background '#FFFFFF' }\n"
                            "if (fmt eq 'pdf') { set terminal pdfcairo size 18cm,");
    lode_script_number(script, height / 40.0);
    LODE_SCRIPT_PUT(script,
                    "cm noenhanced font 'Arial,13' fontscale 0.53 linewidth 1.4 pointscale 0.7 }\n"
                    "if (fmt eq 'dumb') { set terminal dumb 110,");
    lode_script_integer(script, height / 14);
    LODE_SCRIPT_PUT(script, " noenhanced }\n"
                            "if (ARGC > 1) { set output ARG2 }\n");
}

void lode_script_begin(lode_script *script, const lode_figure *figure) {
    lode_figure_table_begin(&script->table, figure->title, figure->subtitle, figure->alt,
                            figure->caption);
    append_header(script, figure);
    append_terminals(script, figure->name, figure->height ? figure->height : LODE_FIGURE_HEIGHT);
    LODE_SCRIPT_PUT(script, "set encoding utf8\n"
                            "set datafile separator \"\\t\"\n"
                            "set datafile commentschars ''\n"
                            "set datafile missing 'NaN'\n" LODE_LINE_STYLES LODE_FRAME_STYLE);
}

void lode_script_end(lode_script *script) {
    LODE_SCRIPT_PUT(script, "unset output\n");
}
