#include "checks.h"

#include <math.h>

lode_status lode_check_finite(const char *what, const double *values, size_t n, lode_error *error) {
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(values[i]))
            return lode_fail(error, LODE_DATA, "%s %zu of %zu is not a finite number", what, i + 1,
                             n);
    }
    return LODE_OK;
}
