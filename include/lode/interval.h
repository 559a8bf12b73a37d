/* An estimate and the interval around it: what proportion.h gives and difference.h takes. */
#ifndef LODE_INTERVAL_H
#define LODE_INTERVAL_H

/* The confidence level where nobody asks for another. */
#define LODE_LEVEL_DEFAULT 0.95

/* low <= estimate <= high, all finite, all in the unit of the measure. The two sides may differ in
 * length. */
typedef struct {
    double estimate;
    double low, high;
} lode_interval;

#endif
