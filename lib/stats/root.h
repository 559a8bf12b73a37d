/* Where a function of one variable is 0: R. P. Brent (1973), Algorithms for minimization without
 * derivatives, Prentice-Hall, chapter 4. For lib/stats only. */
#ifndef LODE_STATS_ROOT_H
#define LODE_STATS_ROOT_H

/* A root of f between low and high, where f has opposite signs or is 0, to the last bits; where
 * it has not, the end at which it is nearer to 0. of is handed to f. */
double lode_root(double (*f)(double x, void *of), void *of, double low, double high);

#endif
