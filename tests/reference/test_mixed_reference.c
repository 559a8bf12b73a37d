/* Mixed models beside lme4, nlme and published figures: coefficients, variances, likelihoods,
 * residuals. See tests/support/reference_case.h. */
#include "lode/mixed.h"
#include "reference_case.h"

/* What a case asks for: columns of its file; text columns of groups are numbers of their own. */
typedef struct {
    const char *name, *file, *outcome, *covariate, *unit, *area;
    bool ml, slope;
} model;

typedef struct {
    const model *model;
    size_t n, units, areas;
    double *value;               /* [n][covariates + 1] */
    uint32_t *unit, *area;       /* [n] */
    uint32_t *area_of;           /* [units] */
    double *unit_key, *area_key; /* as the data have them */
    lode_mixed *fit;
} fitted;

/* Numbers 0, 1, ... for keys in the order they are met; returns how many there are. */
static size_t number_keys(const double *key, size_t n, uint32_t *number, double *keys) {
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        size_t k = i > 0 && key[i] == key[i - 1] ? number[i - 1] : 0;
        while (k < found && keys[k] != key[i])
            k++;
        if (k == found)
            keys[found++] = key[i];
        number[i] = (uint32_t)k;
    }
    return found;
}

static void take_groups(fitted *f, table *data) {
    const double *unit = column(data, f->model->unit);
    f->unit = lode_allocate(f->n, sizeof *f->unit);
    f->unit_key = lode_allocate(f->n, sizeof *f->unit_key);
    f->units = number_keys(unit, f->n, f->unit, f->unit_key);
    if (!f->model->area)
        return;
    f->area = lode_allocate(f->n, sizeof *f->area);
    f->area_key = lode_allocate(f->n, sizeof *f->area_key);
    f->area_of = lode_allocate(f->n, sizeof *f->area_of);
    f->areas = number_keys(column(data, f->model->area), f->n, f->area, f->area_key);
    for (size_t i = 0; i < f->n; i++)
        f->area_of[f->unit[i]] = f->area[i];
}

static fitted fit_model(const model *m) {
    static const size_t first = 0;
    table data = read_table(m->file);
    fitted f = {.model = m, .n = data.rows};
    const size_t covariates = m->covariate != NULL, width = covariates + 1;
    f.value = lode_allocate(f.n * width, sizeof *f.value);
    const double *y = column(&data, m->outcome), *x = covariates ? column(&data, m->covariate) : y;
    for (size_t i = 0; i < f.n; i++) {
        f.value[i * width] = x[i];
        f.value[i * width + covariates] = y[i];
    }
    take_groups(&f, &data);
    lode_mixed_pupils *pupils = lode_mixed_pupils_new(covariates, &first, m->slope);
    for (size_t i = 0; i < f.n; i++)
        lode_mixed_pupils_add(pupils, f.unit[i], f.value + i * width);
    const lode_mixed_data asked = {
        .pupils = pupils, .area = f.area_of, .areas = f.areas, .ml = m->ml, .level = 0.95};
    done(lode_mixed_fit(&asked, &f.fit, NULL, NULL));
    lode_mixed_pupils_free(pupils);
    free_table(&data);
    return f;
}

static void free_fitted(fitted *f) {
    lode_mixed_free(f->fit);
    free(f->value);
    free(f->unit);
    free(f->area);
    free(f->area_of);
    free(f->unit_key);
    free(f->area_key);
}

/* ---- what every case has ---- */

static void check_in(const char *answer, const char *key, double actual) {
    check(key, actual, number_of(use_tolerance_of(answer), key, NAN));
}

static void check_one(const char *answer, double actual) {
    check(answer, actual, number_of(use_tolerance_of(answer), "value", NAN));
}

static void check_variance(const char *group, const char *effect, double actual) {
    char key[64];
    snprintf(key, sizeof key, "%s.%s", group, effect);
    check_in("variance", key, actual);
}

static void check_common(const fitted *f) {
    const model *m = f->model;
    const lode_mixed *fit = f->fit;
    check_one("n", (double)fit->n);
    check_in("groups", m->unit, (double)fit->units);
    check_in("fixed", "(Intercept)", fit->term[0].estimate);
    check_in("fixed_se", "(Intercept)", fit->term[0].se);
    if (m->covariate) {
        check_in("fixed", m->covariate, fit->term[1].estimate);
        check_in("fixed_se", m->covariate, fit->term[1].se);
    }
    check_variance(m->unit, "(Intercept)", fit->covariance[0].estimate);
    check_in("variance", "residual", fit->variance.residual.estimate);
    check_one("loglik", -fit->deviance / 2);
    check_one("deviance", fit->deviance);
    if (m->area) {
        check_in("groups", m->area, (double)fit->areas);
        check_variance(m->area, "(Intercept)", fit->variance.area.estimate);
    }
}

/* ---- residuals ---- */

/* The group of a row of answers. */
static const lode_mixed_residual *find_group(const double *keys, size_t n, double key,
                                             const lode_mixed_residual *residual, size_t stride) {
    for (size_t i = 0; i < n; i++)
        if (keys[i] == key)
            return &residual[i * stride];
    complain("no group %g", key);
    return residual;
}

static void check_units(const fitted *f) {
    table expected = read_table("expected_schools.csv");
    const double *key = column(&expected, "school");
    const size_t effects = f->fit->effects;
    lode_mixed_residual *residual = lode_allocate(f->units * effects, sizeof *residual);
    lode_mixed_unit_residuals(f->fit, residual);
    use_tolerance_of("school_residuals");
    for (size_t i = 0; i < expected.rows; i++) {
        const lode_mixed_residual *r = find_group(f->unit_key, f->units, key[i], residual, effects);
        check_cell("u", r->effect, &expected, i);
        check_cell("se_u", r->se, &expected, i);
        if (effects > 1) {
            check_cell("u_standLRT", r[1].effect, &expected, i);
            check_cell("se_u_standLRT", r[1].se, &expected, i);
        } else if (expected.columns > 3) {
            check_cell("n", (double)r->n, &expected, i);
            check_cell("raw_mean_residual", r->raw, &expected, i);
            check_cell("shrinkage", r->reliability, &expected, i);
        }
    }
    free(residual);
    free_table(&expected);
}

static void check_areas(const fitted *f) {
    table expected = read_table("expected_leas.csv");
    const double *key = column(&expected, "lea");
    lode_mixed_residual *residual = lode_allocate(f->areas, sizeof *residual);
    lode_mixed_area_residuals(f->fit, residual);
    use_tolerance_of("lea_residuals");
    for (size_t i = 0; i < expected.rows; i++) {
        const lode_mixed_residual *r = find_group(f->area_key, f->areas, key[i], residual, 1);
        check_cell("u", r->effect, &expected, i);
        check_cell("se_u", r->se, &expected, i);
    }
    free(residual);
    free_table(&expected);
}

/* ---- the cases ---- */

static const char exam[] = "../exam-null-reml/exam.csv";
static const char hsb[] = "../hsb-null-reml/hsb.csv";

static const model models[] = {
    {.name = "exam-null-reml", .file = exam, .outcome = "normexam", .unit = "school"},
    {.name = "exam-value-added-ml",
     .file = exam,
     .outcome = "normexam",
     .covariate = "standLRT",
     .unit = "school",
     .ml = true},
    {.name = "exam-random-slope-reml",
     .file = exam,
     .outcome = "normexam",
     .covariate = "standLRT",
     .unit = "school",
     .slope = true},
    {.name = "hsb-null-reml", .file = hsb, .outcome = "mathach", .unit = "school"},
    {.name = "hsb-meanses-reml",
     .file = hsb,
     .outcome = "mathach",
     .covariate = "meanses",
     .unit = "school"},
    {.name = "singular-variance-zero", .file = "zero.csv", .outcome = "y", .unit = "school"},
    {.name = "pastes-3level",
     .file = "pastes.csv",
     .outcome = "strength",
     .unit = "sample",
     .area = "batch"},
    {.name = "chem97-null-reml",
     .file = "chem97.csv",
     .outcome = "score",
     .unit = "school",
     .area = "lea"},
};

static fitted fit_case(void) {
    const char *name = strchr(now.name, '/') + 1;
    size_t i = 0;
    while (strcmp(models[i].name, name) != 0)
        i++;
    const fitted f = fit_model(&models[i]);
    check_common(&f);
    return f;
}

static void check_with_correlation(void) {
    fitted f = fit_case();
    check_one("icc", f.fit->same_unit.estimate);
    if (!f.model->covariate && strcmp(f.model->unit, "school") == 0 && f.model->file == hsb)
        check_units(&f);
    free_fitted(&f);
}

static void check_value_added(void) {
    fitted f = fit_case();
    check_one("icc", f.fit->same_unit.estimate);
    check_units(&f);
    free_fitted(&f);
}

static void check_slopes(void) {
    fitted f = fit_case();
    check_variance("school", "standLRT", f.fit->covariance[3].estimate);
    check_variance("school", "cov.(Intercept).standLRT", f.fit->covariance[1].estimate);
    check_units(&f);
    free_fitted(&f);
}

static void check_explained(void) {
    fitted f = fit_case();
    check_one("proportion_between_variance_explained", f.fit->explained[1]);
    free_fitted(&f);
}

static void check_pastes(void) {
    fitted f = fit_case();
    check_in("variance_share", "sample.(Intercept)", f.fit->share.unit.estimate);
    check_in("variance_share", "batch.(Intercept)", f.fit->share.area.estimate);
    check_in("variance_share", "residual", f.fit->share.residual.estimate);
    free_fitted(&f);
}

static void check_areas_and_schools(void) {
    fitted f = fit_case();
    check_in("variance_share", "lea", f.fit->share.area.estimate);
    check_in("variance_share", "school", f.fit->share.unit.estimate);
    check_in("variance_share", "pupil", f.fit->share.residual.estimate);
    check_one("icc_same_school", f.fit->same_unit.estimate);
    check_one("icc_same_lea", f.fit->share.area.estimate);
    check_areas(&f);
    free_fitted(&f);
}

static const reference_case cases[] = {
    {"mixed/exam-null-reml", check_with_correlation},
    {"mixed/exam-value-added-ml", check_value_added},
    {"mixed/exam-random-slope-reml", check_slopes},
    {"mixed/hsb-null-reml", check_with_correlation},
    {"mixed/hsb-meanses-reml", check_explained},
    {"mixed/singular-variance-zero", check_with_correlation},
    {"mixed/pastes-3level", check_pastes},
    {"mixed/chem97-null-reml", check_areas_and_schools},
};

int main(int argc, char **argv) {
    return check_reference_cases(argc, argv, cases, sizeof cases / sizeof *cases);
}
