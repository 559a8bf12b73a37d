/* Checks of doubles for cmocka, which knows whole numbers and floats only. Stands in for the
 * headers cmocka wants before its own. */
#ifndef LODE_TESTS_CLOSE_H
#define LODE_TESTS_CLOSE_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* |actual - expected| <= relative_tolerance x |expected|. An expected 0 wants exactly 0, and nan is
 * close to nothing. */
#define assert_close(actual, expected, relative_tolerance)                                         \
    check_close(actual, expected, relative_tolerance, #actual, __FILE__, __LINE__)

/* |actual - expected| <= tolerance, in the unit of the two: for what a source prints to so many
 * decimals. */
#define assert_within(actual, expected, tolerance)                                                 \
    check_within(actual, expected, tolerance, #actual, __FILE__, __LINE__)

static inline void check_within(double actual, double expected, double tolerance, const char *what,
                                const char *file, int line) {
    const double off = fabs(actual - expected);
    if (off <= tolerance)
        return;
    print_error("%s is %.17g, not %.17g: off by %g, allowed %g\n", what, actual, expected, off,
                tolerance);
    _fail(file, line);
}

static inline void check_close(double actual, double expected, double relative_tolerance,
                               const char *what, const char *file, int line) {
    check_within(actual, expected, relative_tolerance * fabs(expected), what, file, line);
}

#endif
