/* The data of a plot and how they are drawn. */
#ifndef LODE_PLOT_SERIES_H
#define LODE_PLOT_SERIES_H

#include "lode/script.h"

typedef struct {
    const char *name;      /* cleaned; in comments, and as title of the group in an SVG */
    const char *drawn;     /* own words: "using 1:2 with points ls 1" */
    lode_data_block block; /* a series without rows is left out */
} lode_series;

/* Write the blocks and the plot command, what comes first lowest; columns says what the cells are.
 * Frees the blocks. */
void lode_series_put(lode_series *series, size_t n, const char *columns, lode_script *script);

#endif
