/* Checks that several methods make of what they are given. For lib/stats only. */
#ifndef LODE_STATS_CHECKS_H
#define LODE_STATS_CHECKS_H

#include "lode/status.h"

#include <stddef.h>

/* LODE_DATA, naming the place, unless all of values[n] are finite. what is one of them, in the
 * words of the message: "value", "weight". */
lode_status lode_check_finite(const char *what, const double *values, size_t n, lode_error *error);

#endif
