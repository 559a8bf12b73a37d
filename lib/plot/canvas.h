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
    double left, right, top, bottom; /* the plot */
    double height;                   /* of the figure */
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
typedef enum { LODE_TITLE, LODE_TEXT, LODE_SMALL, LODE_SMALL_LIGHT } lode_text_look;

/* One line of text, its middle at y. Dark ink; small text is grey, light text white. */
void lode_canvas_put_line(const lode_canvas *canvas, lode_slice text, lode_text_look look,
                          lode_alignment alignment, double x, double y, lode_script *script);

/* A share of the figure; " screen X, screen Y" of a place in it, and the same after " at" */
void lode_put_share(lode_script *script, double share);
void lode_put_place(const lode_canvas *canvas, double x, double y, lode_script *script);
void lode_put_screen(const lode_canvas *canvas, double x, double y, lode_script *script);

#endif
