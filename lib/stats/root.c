#include "root.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>
#include <math.h>

double lode_root(double (*f)(double x, void *of), void *of, double low, double high) {
    const double at_low = f(low, of), at_high = f(high, of);
    if (!(at_low < 0 && at_high > 0) && !(at_low > 0 && at_high < 0))
        return fabs(at_low) <= fabs(at_high) ? low : high;
    gsl_function function = {f, of};
    gsl_root_fsolver *solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
    gsl_root_fsolver_set(solver, &function, low, high);
    for (int i = 0; i < 200 && low < high; i++) {
        gsl_root_fsolver_iterate(solver);
        if (low == gsl_root_fsolver_x_lower(solver) && high == gsl_root_fsolver_x_upper(solver))
            break;
        low = gsl_root_fsolver_x_lower(solver);
        high = gsl_root_fsolver_x_upper(solver);
        if (gsl_root_test_interval(low, high, 0, 4e-16) == GSL_SUCCESS)
            break;
    }
    const double root = gsl_root_fsolver_root(solver);
    gsl_root_fsolver_free(solver);
    return root;
}
