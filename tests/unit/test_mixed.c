/* Mixed models: what lme4 and lmerTest say of invented data, what the analysis of variance says of
 * balanced data by hand, what must not matter, and what is refused. */
#include "lode/mixed.h"

#include "../support/close.h"

#include <math.h>
#include <string.h>

enum { PUPILS = 21, GROUPS = 6 };

static const uint32_t group[PUPILS] = {0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3,
                                       3, 3, 3, 4, 4, 4, 5, 5, 5, 5};
static const double x[PUPILS] = {1, 2, 4, 2, 3, 5, 7, 1, 6, 2, 2, 3, 5, 8, 4, 5, 9, 1, 3, 6, 7};
static const double y[PUPILS] = {5.1, 6.3, 7.2, 4.0, 4.4, 6.9,  7.1, 6.0, 9.2, 3.1, 2.7,
                                 4.4, 5.0, 6.8, 7.5, 7.0, 10.4, 4.9, 5.2, 7.7, 8.1};
static const uint32_t pair[GROUPS] = {0, 0, 1, 1, 2, 2};

/* A model of a table, which is made into one when it is fitted. */
typedef struct {
    size_t n, covariates;
    const double *value; /* [n][covariates + 1] */
    const uint32_t *unit, *area;
    size_t areas;
    const size_t *slope;
    size_t slopes;
    bool ml;
    double level;
} model;

static lode_status fit_model(const model *m, lode_mixed **fit, lode_mixed_culprit *culprit,
                             lode_error *error) {
    lode_mixed_pupils *pupils = lode_mixed_pupils_new(m->covariates, m->slope, m->slopes);
    for (size_t i = 0; i < m->n; i++)
        lode_mixed_pupils_add(pupils, m->unit[i], m->value + i * (m->covariates + 1));
    const lode_mixed_data data = {
        .pupils = pupils, .area = m->area, .areas = m->areas, .ml = m->ml, .level = m->level};
    const lode_status status = lode_mixed_fit(&data, fit, culprit, error);
    lode_mixed_pupils_free(pupils);
    return status;
}

/* x, whether the group is of even number, y. */
static double value[PUPILS * 3];

static model invented(void) {
    for (size_t i = 0; i < PUPILS; i++) {
        value[3 * i] = x[i];
        value[3 * i + 1] = group[i] % 2 == 0;
        value[3 * i + 2] = y[i];
    }
    return (model){.n = PUPILS, .covariates = 2, .value = value, .unit = group, .level = 0.95};
}

static lode_mixed *fitted(const model *data) {
    lode_mixed *fit = NULL;
    lode_error error;
    if (fit_model(data, &fit, NULL, &error) != LODE_OK)
        fail_msg("%s", error.text);
    return fit;
}

/* lme4 1.1.31 and lmerTest 3.1.3, lmer(y ~ x + b + (1|g)) with tolerances of 1e-12. */
static void restricted_likelihood_as_lme4(void **state) {
    (void)state;
    const model data = invented();
    lode_mixed *fit = fitted(&data);
    lode_mixed_residual left[GROUPS];
    lode_mixed_unit_residuals(fit, left);
    assert_close(fit->term[0].estimate, 2.851014301500, 1e-8);
    assert_close(fit->term[1].estimate, 0.632328981442, 1e-8);
    assert_close(fit->term[2].estimate, 2.011912665305, 1e-8);
    assert_close(fit->term[0].se, 0.477548164181, 1e-7);
    assert_close(fit->term[1].se, 0.046092250236, 1e-7);
    assert_close(fit->term[2].se, 0.626928389072, 1e-7);
    assert_close(fit->term[0].df, 5.46928822488, 1e-4);
    assert_close(fit->term[1].df, 14.85530038521, 1e-3);
    assert_close(fit->term[2].df, 4.14137388800, 1e-4);
    assert_close(fit->term[2].p, 3.10416846023e-02, 1e-6);
    assert_close(fit->covariance[0].estimate, 0.525459482828, 1e-7);
    assert_close(fit->variance.residual.estimate, 0.206319915366, 1e-8);
    assert_close(fit->deviance, 40.9159264044, 1e-9);
    assert_close(left[3].effect, -0.9089509173606, 1e-7);
    assert_close(left[3].se, 0.195600334244, 1e-7);
    assert_false(fit->singular);
    lode_mixed_free(fit);
}

static void full_likelihood_as_lme4(void **state) {
    (void)state;
    model data = invented();
    data.ml = true;
    lode_mixed *fit = fitted(&data);
    assert_close(fit->term[2].estimate, 2.010732264786, 1e-8);
    assert_close(fit->term[2].se, 0.513804421663, 1e-7);
    assert_close(fit->term[2].df, 6.30460492091, 1e-4);
    assert_close(fit->covariance[0].estimate, 0.336421204726, 1e-7);
    assert_close(fit->variance.residual.estimate, 0.192018737613, 1e-8);
    assert_close(fit->deviance, 36.553298481, 1e-9);
    lode_mixed_free(fit);
}

/* lmer(y ~ x + (1|a/g)): nothing lies between areas, which is an answer. */
static void a_variance_of_0_is_an_answer(void **state) {
    (void)state;
    model data = invented();
    for (size_t i = 0; i < PUPILS; i++) {
        value[2 * i] = x[i];
        value[2 * i + 1] = y[i];
    }
    data.covariates = 1;
    data.area = pair;
    data.areas = 3;
    lode_mixed *fit = fitted(&data);
    lode_mixed_residual left[3];
    lode_mixed_area_residuals(fit, left);
    assert_true(fit->singular);
    assert_true(fit->variance.area.estimate == 0 && isnan(fit->variance.area.se));
    assert_close(fit->covariance[0].estimate, 1.61203983693, 1e-5);
    assert_close(fit->variance.residual.estimate, 0.207518323080, 1e-6);
    assert_close(fit->term[0].df, 6.31563983331, 1e-3);
    assert_close(fit->deviance, 48.1114933424, 1e-8);
    assert_true(left[0].effect == 0 && left[0].se == 0 && isnan(left[0].reliability));
    assert_int_equal(left[1].n, 7);
    lode_mixed_free(fit);
}

/* Three groups of two: 1 3, 5 7, 6 10. Within 2 + 2 + 8 = 12 on 3, means 2, 6, 8 about 16/3 with
 * squares 56/3, twice that on 2: mean squares 4 and 56/3; the variance between is (56/3 - 4) / 2.
 * The share is (F - 1) / (F + 1). */
static void balanced_groups_by_hand(void **state) {
    (void)state;
    const double six[] = {1, 3, 5, 7, 6, 10};
    const uint32_t of[] = {0, 0, 1, 1, 2, 2};
    const model data = {.n = 6, .value = six, .unit = of, .level = 0.95};
    lode_mixed *fit = fitted(&data);
    const double between = 56.0 / 3, f = between / 4;
    assert_close(fit->variance.residual.estimate, 4, 1e-9);
    assert_close(fit->variance.unit.estimate, (between - 4) / 2, 1e-9);
    assert_close(fit->same_unit.estimate, (f - 1) / (f + 1), 1e-10);
    assert_close(fit->term[0].estimate, 16.0 / 3, 1e-12);
    assert_close(fit->term[0].se, sqrt(between / 6), 1e-9);
    assert_close(fit->term[0].df, 2, 1e-6);
    lode_mixed_free(fit);
}

/* Another unit, another zero, another order of pupils and groups: the same model. */
static void units_and_zeros_do_not_matter(void **state) {
    (void)state;
    const size_t first = 0;
    model data = invented();
    data.slope = &first;
    data.slopes = 1;
    lode_mixed *plain = fitted(&data);
    static double moved_value[PUPILS * 3];
    uint32_t other[PUPILS];
    for (size_t i = 0; i < PUPILS; i++) {
        const size_t from = PUPILS - 1 - i;
        other[i] = GROUPS - 1 - group[from];
        moved_value[3 * i] = 1e6 + 1024 * value[3 * from];
        moved_value[3 * i + 1] = value[3 * from + 1];
        moved_value[3 * i + 2] = 1e6 + 512 * value[3 * from + 2];
    }
    data.value = moved_value;
    data.unit = other;
    lode_mixed *moved = fitted(&data);
    assert_close(moved->term[1].estimate, plain->term[1].estimate / 2, 1e-9);
    assert_close(moved->term[1].df, plain->term[1].df, 1e-4 * plain->term[1].df);
    assert_close(moved->covariance[3].estimate, plain->covariance[3].estimate / 4, 1e-7);
    assert_close(moved->share.unit.estimate, plain->share.unit.estimate, 1e-8);
    assert_close(moved->deviance, plain->deviance + 18 * log(512 * 512) + 2 * log(1024), 1e-6);
    lode_mixed_residual left[2][GROUPS * 2];
    lode_mixed_unit_residuals(plain, left[0]);
    lode_mixed_unit_residuals(moved, left[1]);
    for (size_t g = 0; g < GROUPS; g++)
        assert_close(left[1][2 * (GROUPS - 1 - g) + 1].effect, left[0][2 * g + 1].effect / 2, 1e-6);
    lode_mixed_free(plain);
    lode_mixed_free(moved);
}

/* ---- refusals ---- */

static void refused(const model *data, size_t blamed, const char *words) {
    lode_mixed *fit;
    lode_error error;
    lode_mixed_culprit culprit;
    assert_int_equal(fit_model(data, &fit, &culprit, &error), LODE_REFUSED);
    assert_int_equal(culprit.covariate, blamed);
    assert_true(culprit.constant == (blamed != SIZE_MAX && strstr(words, "same")));
    if (!strstr(error.text, words))
        fail_msg("'%s' does not say '%s'", error.text, words);
}

static void groups_that_tell_nothing(void **state) {
    (void)state;
    static const uint32_t all[PUPILS] = {0}, one_area[GROUPS] = {0},
                          own_area[] = {0, 1, 2, 3, 4, 5};
    uint32_t own[PUPILS];
    for (uint32_t i = 0; i < PUPILS; i++)
        own[i] = i;
    model data = invented();
    data.unit = all;
    refused(&data, SIZE_MAX, "all pupils are in one group");
    data.unit = own;
    refused(&data, SIZE_MAX, "every pupil is the only one");
    data = invented();
    data.area = one_area;
    data.areas = 1;
    refused(&data, SIZE_MAX, "all groups are in one area");
    data.area = own_area;
    data.areas = GROUPS;
    refused(&data, SIZE_MAX, "every group is the only one");
}

static void columns_that_tell_nothing(void **state) {
    (void)state;
    model data = invented();
    for (size_t i = 0; i < PUPILS; i++)
        value[3 * i + 1] = 3;
    refused(&data, 1, "the same for all");
    for (size_t i = 0; i < PUPILS; i++)
        value[3 * i + 1] = 5 - 2 * value[3 * i];
    refused(&data, 1, "a combination");
    data = invented();
    for (size_t i = 0; i < PUPILS; i++)
        value[3 * i + 2] = 0.1;
    refused(&data, SIZE_MAX, "the outcome is the same for all");
    for (size_t i = 0; i < PUPILS; i++)
        value[3 * i + 2] = group[i] / 7.0;
    refused(&data, SIZE_MAX, "less than 1e-12 lies within groups");
    for (size_t i = 0; i < PUPILS; i++)
        value[3 * i + 2] = 4 + value[3 * i] / 7.0;
    refused(&data, SIZE_MAX, "the covariates say the outcome");
}

static void what_is_too_large(void **state) {
    (void)state;
    model data = invented();
    lode_mixed *fit;
    value[2] = 1e300;
    assert_int_equal(fit_model(&data, &fit, NULL, NULL), LODE_DATA);
    value[2] = NAN;
    assert_int_equal(fit_model(&data, &fit, NULL, NULL), LODE_DATA);
    data.level = 1;
    assert_int_equal(fit_model(&data, &fit, NULL, NULL), LODE_USAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(restricted_likelihood_as_lme4), cmocka_unit_test(full_likelihood_as_lme4),
        cmocka_unit_test(a_variance_of_0_is_an_answer),  cmocka_unit_test(balanced_groups_by_hand),
        cmocka_unit_test(units_and_zeros_do_not_matter), cmocka_unit_test(groups_that_tell_nothing),
        cmocka_unit_test(columns_that_tell_nothing),     cmocka_unit_test(what_is_too_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
