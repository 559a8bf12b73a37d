/* Who may be near: squared distances in single precision, many at a time. For lib/stats only. */
#ifndef LODE_STATS_NEAREST_SCREEN_H
#define LODE_STATS_NEAREST_SCREEN_H

#include "lode/nearest.h"

/* Points are screened in blocks that stay near the processor while several others meet them. */
enum { SCREEN_BLOCK = 512 };

typedef struct {
    float *at;   /* [terms][room]: values times factors, less their mean */
    size_t room; /* points, rounded up to whole blocks; those beyond n are far from everywhere */
    size_t terms;
    double error; /* by which the distance of two points is wrong here at most, beside `relative` */
    double relative;
} lode_screen;

void lode_screen_make(lode_screen *screen, const lode_points *points);
void lode_screen_free(lode_screen *screen);

/* The largest square that a point may have here if its distance is at most that of one whose square
 * here is square, or 12 digits alike. */
float lode_screen_bound(const lode_screen *screen, float square);

/* Of the block from point `from` on those whose square is at most bound: their numbers and squares,
 * in their order, SCREEN_BLOCK at most. Returns how many. */
size_t lode_screen_pass(const lode_screen *screen, size_t point, size_t from, float bound,
                        uint32_t *which, float *square);

#endif
