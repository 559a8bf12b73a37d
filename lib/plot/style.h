/* The house style of every chart; plots/README.md says what it is and why. Macros, so that they
 * can be joined into the literals of a script. */
#ifndef LODE_PLOT_STYLE_H
#define LODE_PLOT_STYLE_H

/* Government Analysis Function categorical palette, in its order. */
#define LODE_DARK_BLUE "#12436D"
#define LODE_TURQUOISE "#28A197"
#define LODE_DARK_PINK "#801650"
#define LODE_ORANGE "#F46A25"
/* The middle one of the three blues for what is ordered. */
#define LODE_BLUE "#2073BC"
#define LODE_LIGHT_BLUE "#6BACE6"
/* What a school is compared with. */
#define LODE_GREY "#595959"
/* Text, frame, and what lies behind the data. */
#define LODE_INK "#0B0C0C"
#define LODE_RULE "#8A8A8A"
#define LODE_SHADE "#F0F0F0"

/* The palette has four colours; a fifth line would have to reuse one. */
enum { LODE_MOST_UNITS = 4 };

/* Line styles by number: units 1 to 4, then the comparators. */
enum {
    LODE_STYLE_UNIT = 1,
    LODE_STYLE_NATIONAL = 5,
    LODE_STYLE_LA,
    LODE_STYLE_SIMILAR,
    LODE_STYLE_OTHER
};

/* Units are solid with filled points; comparators grey, each with its own dash and open point.
 * Colour is never the only difference. */
#define LODE_LINE_STYLES                                                                           \
    "set style line 1 lc rgb '" LODE_DARK_BLUE "' lw 2.5 dt 1 pt 7 ps 0.8\n"                       \
    "set style line 2 lc rgb '" LODE_TURQUOISE "' lw 2.5 dt 1 pt 5 ps 0.8\n"                       \
    "set style line 3 lc rgb '" LODE_DARK_PINK "' lw 2.5 dt 1 pt 9 ps 1.0\n"                       \
    "set style line 4 lc rgb '" LODE_ORANGE "' lw 2.5 dt 1 pt 13 ps 1.0\n"                         \
    "set style line 5 lc rgb '" LODE_GREY "' lw 2 dt (8,5) pt 4 ps 0.6\n"                          \
    "set style line 6 lc rgb '" LODE_GREY "' lw 2 dt (2,4) pt 6 ps 0.6\n"                          \
    "set style line 7 lc rgb '" LODE_GREY "' lw 2 dt (8,4,2,4) pt 8 ps 0.7\n"                      \
    "set style line 8 lc rgb '" LODE_GREY "' lw 2 dt (16,5) pt 12 ps 0.7\n"

/* A frame that stays behind the data: an axis below, light lines across. In characters the lines
 * would be rows of asterisks and hide the data. */
#define LODE_FRAME_STYLE                                                                           \
    "unset key\n"                                                                                  \
    "set border 1 lc rgb '" LODE_RULE "' lw 1\n"                                                   \
    "set grid ytics back lt 1 lc rgb '#E3E3E3' lw 1\n"                                             \
    "if (fmt eq 'dumb') { unset grid }\n"                                                          \
    "set tics nomirror scale 0.5 textcolor rgb '" LODE_INK "'\n"

/* Sizes of text in SVG pixels, and the height of a line of text as a multiple of its size. */
#define LODE_TITLE_SIZE 18
#define LODE_TEXT_SIZE 13
#define LODE_SMALL_SIZE 11
#define LODE_LINE_HEIGHT 1.25

/* The same as gnuplot fonts. No bold: svg would lose the font family. */
#define LODE_TITLE_FONT "font ',18'"
#define LODE_TEXT_FONT "font ',13'"
#define LODE_SMALL_FONT "font ',11'"

#endif
