/* Names beside points, where they hide neither points nor each other. */
#ifndef LODE_PLOT_PLACE_H
#define LODE_PLOT_PLACE_H

#include "canvas.h"

typedef struct {
    double x, y; /* in pixels */
} lode_spot;

typedef struct {
    lode_slice text;
    lode_spot point;     /* which is named */
    double left, middle; /* where the name goes */
} lode_point_label;

/* Choose a place for each of n names, the first first, within the plot of the canvas and clear of
 * the n_spots points as far as there is room. */
void lode_place_labels(const lode_canvas *canvas, lode_point_label *label, size_t n,
                       const lode_spot *spot, size_t n_spots);
/* Write them, with a thin line to the point of a name that is not beside it. */
void lode_put_point_labels(const lode_canvas *canvas, const lode_point_label *label, size_t n,
                           lode_script *script);

/* Names at heights of the right edge of the plot, moved apart where they would touch. n is at most
 * LODE_MOST_BOXES. */
typedef struct {
    lode_slice text;
    double y;
} lode_edge_label;

/* Room to the right of the plot that the names take, in pixels. */
double lode_edge_width(const lode_edge_label *label, size_t n);
void lode_put_edge_labels(const lode_canvas *canvas, lode_edge_label *label, size_t n,
                          lode_script *script);

#endif
