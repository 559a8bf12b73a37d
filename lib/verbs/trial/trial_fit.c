/* The difference between the arms, and in standard deviations where pupils were assigned. */
#include "trial_parts.h"

static bool is_constant(const trial *t, size_t column) {
    size_t i = 1;
    while (i < t->n && t->x[i * t->columns + column] == t->x[column])
        i++;
    return i == t->n;
}

static lode_status blame(trial *t, lode_status status, size_t aliased) {
    if (status != LODE_REFUSED || aliased == SIZE_MAX || aliased >= t->columns)
        return status;
    lode_fail(t->error, LODE_REFUSED, "'%.*s' is %s", LODE_ARG(t->coefficient[aliased]),
              is_constant(t, aliased) ? "the same for all who are analysed"
                                      : "a combination of the arm and the covariates before it");
    return lode_fail_hint(t->error, "leave it, or what it goes with, out of --baseline");
}

/* Without covariates: the arm is the first of the columns. */
static lode_status fit_plain(trial *t, const lode_trial_data *with) {
    lode_trial_data data = *with;
    lode_trial_term term[2];
    double *x = lode_allocate(t->n, sizeof *x);
    for (size_t i = 0; i < t->n; i++)
        x[i] = t->x[i * t->columns];
    data.x = x;
    data.columns = 1;
    const lode_status status = lode_trial_fit(&data, term, NULL, NULL, t->error);
    free(x);
    t->plain = term[1];
    return status;
}

static double sd_of(const double *y, size_t n) {
    double mean = 0, squares = 0;
    for (size_t i = 0; i < n; i++)
        mean += (y[i] - mean) / (double)(i + 1);
    for (size_t i = 0; i < n; i++)
        squares += (y[i] - mean) * (y[i] - mean);
    return sqrt(squares / (double)(n - 1));
}

static lode_status fit_sizes(trial *t, double residual_sd) {
    const size_t p = t->flow[TRIAL_PROGRAMME].analysed, c = t->flow[TRIAL_COMPARISON].analysed;
    const double difference = t->term[1].estimate;
    lode_status status =
        lode_trial_size_of_pupils(difference, sd_of(t->y, t->n), p, c, &t->g, t->error);
    if (status == LODE_OK)
        status =
            lode_trial_size_of_pupils(difference, residual_sd, p, c, &t->g_conditional, t->error);
    return status;
}

lode_status trial_fit(trial *t) {
    size_t aliased = SIZE_MAX;
    double residual_sd;
    const lode_trial_data data = {.n = t->n,
                                  .columns = t->columns,
                                  .clusters = t->groups,
                                  .x = t->x,
                                  .outcome = t->y,
                                  .cluster = trial_of_clusters(t) ? t->group : NULL,
                                  .correction = t->options->errors,
                                  .level = LODE_LEVEL_DEFAULT};
    t->term = lode_allocate(t->columns + 1, sizeof *t->term);
    lode_status status = lode_trial_fit(&data, t->term, &residual_sd, &aliased, t->error);
    if (status != LODE_OK)
        return blame(t, status, aliased);
    status = fit_plain(t, &data);
    return status == LODE_OK && !trial_of_clusters(t) ? fit_sizes(t, residual_sd) : status;
}
