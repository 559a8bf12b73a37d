/* The test by assigning anew: of the means of clusters, each counting once, or of pupils. */
#include "trial_parts.h"

enum { MOST_WAYS = 1000000 };

static void take_means(const trial *t, double *mean) {
    double *pupils = lode_allocate(t->groups, sizeof *pupils);
    for (size_t i = 0; i < t->n; i++) {
        const size_t g = t->group[i];
        mean[g] += (t->y[i] - mean[g]) / ++pupils[g];
    }
    free(pupils);
}

lode_status trial_permute(trial *t) {
    const bool clusters = trial_of_clusters(t);
    const size_t n = clusters ? t->groups : t->n;
    if (!t->options->permute)
        return LODE_OK;
    double *mean = lode_allocate(n, sizeof *mean);
    bool *treated = lode_allocate(n, sizeof *treated);
    if (clusters)
        take_means(t, mean);
    for (size_t i = 0; i < n; i++) {
        mean[i] = clusters ? mean[i] : t->y[i];
        treated[i] = clusters ? t->treated[i] : t->x[i * t->columns] == 1;
    }
    const lode_status status = lode_permutation_test(mean, treated, n, MOST_WAYS, t->options->draws,
                                                     t->options->seed, &t->permutation, t->error);
    free(mean);
    free(treated);
    return status;
}
