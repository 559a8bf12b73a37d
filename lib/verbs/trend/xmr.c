/* lode_xmr_chart: measure tables in, the same rows with control limits and signals out. */
#include "xmr_parts.h"

#include "lode/memory.h"

#include <stdlib.h>

static lode_status read_data(xmr_run *r, const lode_input *input, lode_reference *reference,
                             lode_report *report, lode_error *error) {
    lode_measures_options rows = r->options->rows;
    rows.repeats = true;
    lode_status status = lode_measures_read(&r->measures, input, &rows, report, error);
    if (status == LODE_OK)
        status = lode_ees_read(&r->ees, reference, error);
    if (status == LODE_OK)
        status = lode_availability_read(&r->availability, reference, error);
    if (status == LODE_OK)
        status = lode_dictionary_read(&r->dictionary, reference, error);
    if (status == LODE_OK)
        r->about = lode_trend_learn(r->measures, r->availability);
    return status;
}

static lode_status check_limited(const xmr_run *r, lode_error *error) {
    if (r->limited > 0 || r->measures->rows == 0)
        return LODE_OK;
    lode_fail(error, LODE_REFUSED, "no series (of %zu) has the %d points that limits take",
              r->n_series, LODE_XMR_POINTS_MIN);
    lode_fail_hint(error, "a control chart is for weeks, months or terms; without --xmr "
                          "lode-trend tells the change between few years");
    return LODE_REFUSED;
}

static void account(const xmr_run *r, lode_report *report) {
    size_t repeats = 0;
    for (size_t row = 0; row < r->measures->rows; row++)
        repeats += r->repeats[row];
    lode_left_out(report, "repeating a period", repeats);
}

static void free_run(xmr_run *r) {
    lode_measures_free(r->measures);
    if (r->ees)
        lode_ees_free(r->ees);
    lode_availability_free(r->availability);
    lode_dictionary_free(r->dictionary);
    free(r->rebase);
    free(r->time);
    free(r->family);
    free(r->about);
    free(r->row);
    free(r->start);
    free(r->point);
    free(r->repeats);
    free(r->stretch);
}

lode_status lode_xmr_chart(const lode_xmr_options *options, const lode_input *input,
                           lode_output *output, lode_reference *reference, lode_report *report,
                           lode_error *error) {
    xmr_run r = {.options = options};
    lode_status status = read_data(&r, input, reference, report, error);
    if (status == LODE_OK)
        status = xmr_find_times(&r, error);
    if (status == LODE_OK)
        status = xmr_find_series(&r, error);
    if (status == LODE_OK) {
        xmr_find_limits(&r);
        status = check_limited(&r, error);
    }
    if (status == LODE_OK)
        status = xmr_write(&r, output, error);
    if (status == LODE_OK)
        account(&r, report);
    free_run(&r);
    return status;
}
