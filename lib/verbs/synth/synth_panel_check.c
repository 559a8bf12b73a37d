/* What is asked of a panel, and whether it can be. */
#include "synth_panel.h"

#include "lode/availability.h"
#include "lode/period.h"

static const double lowest_effect = -30, highest_effect = 12;
enum { PERIODS = 20 };

static lode_status check_figures(const lode_synth_panel_plan *plan, lode_error *error) {
    const struct {
        double value, low, high;
        const char *option;
    } figure[] = {
        {plan->effect, lowest_effect, highest_effect, "effect"},
        {plan->effect_supporting, lowest_effect, highest_effect, "effect-supporting"},
        {plan->supported, 0, 0.5, "supported"},
        {plan->supporting, 0, 0.4, "supporting"},
        {plan->selection, 0, 1, "select"},
    };
    lode_status status = LODE_OK;
    for (size_t i = 0; i < sizeof figure / sizeof *figure && status == LODE_OK; i++)
        status = lode_synth_between(figure[i].value, figure[i].low, figure[i].high,
                                    figure[i].option, error);
    return status;
}

static lode_status check_period(const lode_availability *availability, const char *period,
                                lode_error *error) {
    const lode_availability_of of = {.measure = lode_text("ks2_rwm_exp_percent"),
                                     .level = lode_text("School")};
    if (!lode_period_is_academic(lode_text(period)))
        return lode_fail(error, LODE_USAGE, "'%s' is no academic year like 201819", period);
    const lode_availability_entry *entry =
        lode_availability_at(availability, &of, lode_period_year(lode_text(period)));
    if (!entry)
        return LODE_OK;
    lode_fail(error, LODE_USAGE, "%s: %.*s", period, LODE_ARG(entry->reason));
    return lode_fail_hint(error, "leave it out of --periods");
}

static lode_status check_periods(const lode_synth_panel_plan *plan,
                                 const lode_synth_options *options, lode_report *report,
                                 lode_error *error) {
    const lode_words *periods = &plan->periods;
    if (periods->n < 2 || periods->n > PERIODS)
        return lode_fail(error, LODE_USAGE, "--periods takes 2 to %d academic years, not %zu",
                         PERIODS, periods->n);
    lode_reference *reference = lode_reference_new(options->reference, NULL, report);
    lode_availability *availability;
    lode_status status = lode_availability_read(&availability, reference, error);
    if (status == LODE_OK) {
        for (size_t t = 0; t < periods->n && status == LODE_OK; t++) {
            status = check_period(availability, periods->item[t], error);
            if (status == LODE_OK && t > 0 && strcmp(periods->item[t - 1], periods->item[t]) >= 0)
                status = lode_fail(error, LODE_USAGE, "--periods go from early to late: %s, %s",
                                   periods->item[t - 1], periods->item[t]);
        }
        lode_availability_free(availability);
    }
    lode_reference_free(reference);
    return status;
}

static lode_status find_before(const lode_synth_panel_plan *plan, size_t *before,
                               lode_error *error) {
    const lode_words *periods = &plan->periods;
    *before = (periods->n - 1) / 2;
    if (!plan->before)
        return LODE_OK;
    for (size_t t = 0; t + 1 < periods->n; t++)
        if (strcmp(periods->item[t], plan->before) == 0) {
            *before = t;
            return LODE_OK;
        }
    lode_fail(error, LODE_USAGE, "--before %s is no period that another follows", plan->before);
    return lode_fail_hint(error, "the periods are %s to %s", periods->item[0],
                          periods->item[periods->n - 1]);
}

lode_status lode_synth_panel_check_shares(const synth_panel *p, lode_error *error) {
    const size_t supported = lode_synth_panel_share(p->plan->supported, p->n);
    const size_t supporting = lode_synth_panel_share(p->plan->supporting, p->n);
    if (supported >= 2 && supporting != 1 && supported + supporting + 2 <= p->n)
        return LODE_OK;
    return lode_fail(error, LODE_USAGE,
                     "of %zu schools %zu would be supported and %zu supporting; at least 2 must be "
                     "supported, 0 or at least 2 supporting and 2 neither",
                     p->n, supported, supporting);
}

lode_status lode_synth_panel_check(synth_panel *p, lode_report *report, lode_error *error) {
    lode_status status = check_figures(p->plan, error);
    if (status == LODE_OK)
        status = check_periods(p->plan, p->options, report, error);
    return status == LODE_OK ? find_before(p->plan, &p->before, error) : status;
}
