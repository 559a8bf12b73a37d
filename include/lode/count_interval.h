/* The uncertainty of a count of events, such as exclusions or referrals.
 *
 * Exact limits from the chi-squared distribution (F. Garwood, 1936, Fiducial limits for the Poisson
 * distribution, Biometrika 28, 437-442), or Byar's approximation (N. E. Breslow & N. E. Day, 1987,
 * Statistical Methods in Cancer Research II, IARC, p. 69), which uses count + 1 for the upper one.
 */
#ifndef LODE_COUNT_INTERVAL_H
#define LODE_COUNT_INTERVAL_H

#include "lode/interval.h"
#include "lode/status.h"

/* The interval of a count, from 0; divide by what was expected, or by the number of pupils, for
 * that of a ratio or a rate.
 *   out  written only when LODE_OK is returned; low is 0 at a count of 0
 * LODE_DATA: a count that is not finite or below 0. LODE_USAGE: a level that does not lie between 0
 * and 1. */
lode_status lode_count_exact(double count, double level, lode_interval *out, lode_error *error);
lode_status lode_count_byar(double count, double level, lode_interval *out, lode_error *error);

#endif
