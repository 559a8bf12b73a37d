/* What a figure is drawn on: title and subtitle above, caption below, the plot between them. Places
 * are in SVG pixels from the top left corner of the figure; gnuplot counts shares from the bottom.
 */
#ifndef LODE_PLOT_CANVAS_H
#define LODE_PLOT_CANVAS_H

#include "lode/memory.h"
#include "lode/script.h"
#include "typeset.h"

typedef struct {
    lode_text_lines title, subtitle, caption;
    const char *whole_subtitle, *whole_caption; /* unbroken */
    double left, right, top, bottom;            /* the plot */
    double height;                              /* of the figure */
} lode_canvas;

/* Where texts and tic labels may begin, and the width they may take. */
#define LODE_LEFT_EDGE 12.0
#define LODE_TEXT_ROOM 696.0

/* Break the texts into lines, and set height: least, or more where the caption is long. */
void lode_canvas_texts(lode_canvas *canvas, lode_arena *arena, const char *title,
                       const char *subtitle, const char *caption, double least);
/* Where the texts above end, and where those below begin. */
double lode_canvas_head(const lode_canvas *canvas);
double lode_canvas_foot(const lode_canvas *canvas);

/* The margins that make the plot what the canvas says, then the texts. */
void lode_canvas_put_margins(const lode_canvas *canvas, lode_script *script);
void lode_canvas_put_texts(const lode_canvas *canvas, lode_script *script);

typedef enum { LODE_LEFT, LODE_CENTRE, LODE_RIGHT } lode_alignment;
typedef enum { LODE_TITLE, LODE_TEXT, LODE_SMALL, LODE_TEXT_FRONT, LODE_TEXT_LIGHT } lode_text_look;

/* One line of text, its middle at y; empty text is none. Dark ink; small text is grey, light text
 * white. */
void lode_canvas_put_line(const lode_canvas *canvas, lode_slice text, lode_text_look look,
                          lode_alignment alignment, double x, double y, lode_script *script);

/* A share of the figure; " screen X, screen Y" of a place in it, and the same after " at" */
void lode_put_share(lode_script *script, double share);
void lode_put_place(const lode_canvas *canvas, double x, double y, lode_script *script);
void lode_put_screen(const lode_canvas *canvas, double x, double y, lode_script *script);

/* A thin line from one place to another, such as a point and its name. Characters have none, as it
 * would hide the data. */
void lode_canvas_put_leader(const lode_canvas *canvas, double x1, double y1, double x2, double y2,
                            lode_script *script);

/* Where a value stands, on an axis from low to high along the plot. */
double lode_canvas_x(const lode_canvas *canvas, double value, double low, double high);
double lode_canvas_y(const lode_canvas *canvas, double value, double low, double high);

/* Make the figure as high as its texts, a plot of that height, and room above and below it ask. */
void lode_canvas_fit(lode_canvas *canvas, double above, double plot, double below);

/* What marks mean: each mark (own words: "pt 7 ps 1 lc rgb ...") with its text, from x on, their
 * middle at y. Returns where the next would begin. */
typedef struct {
    const char *mark;
    lode_slice text;
} lode_key;
double lode_canvas_put_key(const lode_canvas *canvas, const lode_key *key, size_t n, double x,
                           double y, lode_script *script);

/* A line across the plot at a value of an axis. The one of the x-axis, from low to high, is named
 * above the plot. */
void lode_canvas_put_y_rule(double value, lode_script *script);
void lode_canvas_put_x_rule(const lode_canvas *canvas, double value, double low, double high,
                            const char *name, lode_script *script);

/* The beginning of a script: header, margins, texts. */
void lode_canvas_begin(const lode_canvas *canvas, const char *name, const char *title,
                       const char *alt, const char *made_by, lode_script *script);

#endif
