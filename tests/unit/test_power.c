/* The size of trials: published designs, what more schools and pupils do, power beside the least
 * effect, what is refused. Beside PowerUpR they are held in tests/reference. */
#include "lode/power.h"

#include "../support/close.h"

#include <math.h>

static const lode_trial_plan plan = {.alpha = 0.05,
                                     .power = 0.8,
                                     .share_treated = 0.5,
                                     .pupils = 20,
                                     .schools = 40,
                                     .icc = 0.15,
                                     .omega = 0.3};

static lode_trial_power of_schools(lode_trial_plan p) {
    lode_trial_power power = {.se = NAN};
    assert_int_equal(lode_power_of_schools(&p, &power, NULL), LODE_OK);
    return power;
}

/* A trial of two arms of 64 has a power of 80% for half a standard deviation: J. Cohen (1988),
 * Statistical Power Analysis, table 2.4.1. */
static void sixty_four_in_each_arm(void **state) {
    (void)state;
    lode_trial_plan p = plan;
    lode_trial_power power;
    double chance;
    p.pupils = 128;
    assert_int_equal(lode_power_of_pupils(&p, &power, NULL), LODE_OK);
    assert_close(power.se, sqrt(1. / 32), 1e-14);
    assert_close(power.df, 126, 0);
    assert_int_equal(lode_power_at(0.5, power.se, power.df, 0.05, &chance, NULL), LODE_OK);
    assert_within(chance, 0.80, 0.005);
}

/* Without an effect a trial finds one as often as alpha; whichever sign it has, as often; more
 * often as it grows, up to always. */
static void power_rises_from_alpha_to_one(void **state) {
    (void)state;
    for (double df = 1; df < 1e7; df *= 7) {
        double chance, before, against;
        assert_int_equal(lode_power_at(0, 0.1, df, 0.05, &before, NULL), LODE_OK);
        assert_close(before, 0.05, 1e-9);
        for (double effect = 0.05; effect < 1e6; effect *= 3) {
            assert_int_equal(lode_power_at(effect, 0.1, df, 0.05, &chance, NULL), LODE_OK);
            assert_int_equal(lode_power_at(-effect, 0.1, df, 0.05, &against, NULL), LODE_OK);
            assert_close(against, chance, 0);
            assert_true(chance >= before - 1e-12 && chance <= 1);
            before = chance;
        }
        assert_close(chance, 1, 0);
    }
}

/* At the least effect the power is near the one asked for. */
static void the_least_effect_has_the_power(void **state) {
    (void)state;
    const lode_trial_power power = of_schools(plan);
    double chance;
    assert_int_equal(lode_power_at(power.mdes, power.se, power.df, 0.05, &chance, NULL), LODE_OK);
    assert_within(chance, 0.8, 0.005);
    assert_true(power.mdes > power.mdes_normal);
}

/* Schools count for more than pupils, whom their schools hold back; covariates help. */
static void what_helps(void **state) {
    (void)state;
    lode_trial_plan more_schools = plan, more_pupils = plan, explained = plan, alone = plan;
    more_schools.schools = 80;
    more_pupils.pupils = 40;
    explained.r2_school = explained.r2_pupil = 0.5;
    alone.icc = 0;
    const lode_trial_power base = of_schools(plan);
    assert_true(of_schools(more_schools).mdes < of_schools(more_pupils).mdes);
    assert_true(of_schools(more_pupils).mdes < base.mdes);
    assert_close(of_schools(explained).se, base.se * sqrt(0.5), 1e-14);
    assert_close(of_schools(alone).se, sqrt(4. / 800), 1e-14);
    assert_close(base.design_effect, 3.85, 1e-14);
    lode_trial_power sites;
    assert_int_equal(lode_power_of_sites(&plan, &sites, NULL), LODE_OK);
    assert_true(sites.mdes < base.mdes);
}

static void plans_that_are_none_are_refused(void **state) {
    (void)state;
    const struct {
        lode_trial_plan p;
        lode_status of_pupils, of_schools, of_sites;
    } plans[] = {
        {{.alpha = 0}, LODE_USAGE, LODE_USAGE, LODE_USAGE},
        {{.alpha = .05, .power = .8, .share_treated = 1}, LODE_USAGE, LODE_USAGE, LODE_USAGE},
        {{.alpha = .05, .power = .01, .share_treated = .5, .pupils = 9},
         LODE_USAGE,
         LODE_USAGE,
         LODE_USAGE},
        {{.alpha = .05, .power = .8, .share_treated = .5, .pupils = NAN},
         LODE_USAGE,
         LODE_USAGE,
         LODE_USAGE},
        {{.alpha = .05, .power = .8, .share_treated = .5, .pupils = 2, .schools = 2},
         LODE_REFUSED,
         LODE_REFUSED,
         LODE_OK},
        {{.alpha = .05, .power = .8, .share_treated = .5, .pupils = 9, .schools = 9, .icc = 1},
         LODE_OK,
         LODE_USAGE,
         LODE_USAGE},
        {{.alpha = .05, .power = .8, .share_treated = .5, .pupils = 9, .schools = 9, .omega = -1},
         LODE_OK,
         LODE_OK,
         LODE_USAGE},
        {{.alpha = .05,
          .power = .8,
          .share_treated = .5,
          .pupils = 9,
          .schools = 9,
          .r2_school = 1},
         LODE_OK,
         LODE_USAGE,
         LODE_OK},
    };
    lode_trial_power power;
    double chance;
    for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
        assert_int_equal(lode_power_of_pupils(&plans[i].p, &power, NULL), plans[i].of_pupils);
        assert_int_equal(lode_power_of_schools(&plans[i].p, &power, NULL), plans[i].of_schools);
        assert_int_equal(lode_power_of_sites(&plans[i].p, &power, NULL), plans[i].of_sites);
    }
    assert_int_equal(lode_power_at(NAN, 1, 9, 0.05, &chance, NULL), LODE_USAGE);
    assert_int_equal(lode_power_at(1, 0, 9, 0.05, &chance, NULL), LODE_USAGE);
    assert_int_equal(lode_power_at(1, 1, 0, 0.05, &chance, NULL), LODE_USAGE);
    assert_int_equal(lode_power_at(1, 1, 9, 5, &chance, NULL), LODE_USAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sixty_four_in_each_arm),
        cmocka_unit_test(power_rises_from_alpha_to_one),
        cmocka_unit_test(the_least_effect_has_the_power),
        cmocka_unit_test(what_helps),
        cmocka_unit_test(plans_that_are_none_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
