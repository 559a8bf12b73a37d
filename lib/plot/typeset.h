/* How much room text takes, and text broken into lines. Widths are estimates for Arial on the safe
 * side, because a script must be written without asking the terminal that will draw it. */
#ifndef LODE_PLOT_TYPESET_H
#define LODE_PLOT_TYPESET_H

#include "lode/memory.h"
#include "lode/text.h"

typedef struct {
    lode_slice *line;
    size_t n;
    double width; /* of the longest, in pixels */
} lode_text_lines;

/* Width in pixels of text set in size pixels. */
double lode_text_width(lode_slice text, double size);

/* Break text at spaces (inside a word only if it alone is too long) into at most most lines of at
 * most room pixels, in the dumb terminal too; what does not fit ends in an ellipsis. The text is
 * cleaned first. */
lode_text_lines lode_text_break(lode_arena *arena, lode_slice text, double size, double room,
                                size_t most);

/* Move boxes of the given heights, centred on centre[], apart until none overlaps, as little as
 * possible in the sum of squares, keeping their order and staying between low and high as far as
 * they fit. n is at most LODE_MOST_BOXES. */
enum { LODE_MOST_BOXES = 16 };
void lode_spread(double *centre, const double *height, size_t n, double low, double high);

#endif
