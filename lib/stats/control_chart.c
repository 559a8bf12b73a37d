#include "lode/control_chart.h"

#include "checks.h"
#include "lode/mean.h"
#include "lode/memory.h"

#include <math.h>
#include <stdlib.h>

/* The limit of a moving range of two, over the mean of such ranges. */
static const double range_factor = 3.267;

enum { RUN = 7 /* points of a shift or a trend */ };

/* ---- limits ---- */

/* The mean of the ranges that are below most; how many are not. */
static double mean_below(const double *ranges, size_t n, double most, size_t *left_out) {
    double *kept = lode_allocate(n, sizeof *kept), mean = 0;
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        if (ranges[i] < most)
            kept[count++] = ranges[i];
    *left_out = n - count;
    if (count > 0)
        lode_mean(kept, count, &mean, NULL);
    free(kept);
    return mean;
}

static double mean_range(const double *values, size_t n, bool screen, size_t *screened) {
    double *ranges = lode_allocate(n - 1, sizeof *ranges);
    for (size_t i = 1; i < n; i++)
        ranges[i - 1] = fabs(values[i] - values[i - 1]);
    double mean = mean_below(ranges, n - 1, INFINITY, screened);
    if (screen && mean > 0)
        mean = mean_below(ranges, n - 1, range_factor * mean, screened);
    free(ranges);
    return mean;
}

lode_status lode_xmr_limits(const double *values, size_t n, double factor, bool screen,
                            lode_xmr *xmr, lode_error *error) {
    lode_xmr x = {0};
    lode_status status = lode_check_finite("value", values, n, error);
    if (status == LODE_OK && n < LODE_XMR_POINTS_MIN)
        status = lode_fail(error, LODE_REFUSED, "control limits take %d points, not %zu",
                           LODE_XMR_POINTS_MIN, n);
    if (status == LODE_OK)
        status = lode_mean(values, n, &x.centre, error);
    if (status != LODE_OK)
        return status;
    x.mean_range = mean_range(values, n, screen, &x.screened);
    const double apart = factor * x.mean_range;
    x.low = x.centre - apart;
    x.high = x.centre + apart;
    x.near_low = x.centre - apart * 2 / 3;
    x.near_high = x.centre + apart * 2 / 3;
    x.range_high = range_factor * x.mean_range;
    *xmr = x;
    return LODE_OK;
}

/* ---- signals ---- */

static int side(double a, double b) {
    return (a > b) - (a < b);
}

/* A lesser rule does not take the place of one that holds already. */
static void tell(lode_xmr_signal *signal, lode_xmr_rule rule, bool above) {
    if (signal->rule == LODE_XMR_NONE)
        *signal = (lode_xmr_signal){rule, above};
}

static void find_outside(const double *values, size_t n, const lode_xmr *x,
                         lode_xmr_signal *signal) {
    for (size_t i = 0; i < n; i++)
        if (values[i] > x->high || values[i] < x->low)
            tell(&signal[i], LODE_XMR_OUTSIDE, values[i] > x->high);
}

static void tell_run(lode_xmr_signal *signal, size_t from, size_t to, lode_xmr_rule rule,
                     int which) {
    for (size_t i = from; i < to && which != 0 && to - from >= RUN; i++)
        tell(&signal[i], rule, which > 0);
}

static void find_shifts(const double *values, size_t n, const lode_xmr *x,
                        lode_xmr_signal *signal) {
    for (size_t from = 0, to; from < n; from = to) {
        const int which = side(values[from], x->centre);
        for (to = from + 1; to < n && side(values[to], x->centre) == which;)
            to++;
        tell_run(signal, from, to, LODE_XMR_SHIFT, which);
    }
}

/* The point at which one trend ends may begin the next. */
static void find_trends(const double *values, size_t n, lode_xmr_signal *signal) {
    for (size_t from = 0, last; from + 1 < n; from = last) {
        const int which = side(values[from + 1], values[from]);
        for (last = from + 1; last + 1 < n && side(values[last + 1], values[last]) == which;)
            last++;
        tell_run(signal, from, last + 1, LODE_XMR_TREND, which);
    }
}

/* 1 above, -1 below, 0 between the near limits. */
static int beyond(double value, const lode_xmr *x) {
    return (value > x->near_high) - (value < x->near_low);
}

static void find_near(const double *values, size_t n, const lode_xmr *x, lode_xmr_signal *signal) {
    for (size_t i = 0; i + 2 < n; i++)
        for (int which = -1; which <= 1; which += 2) {
            int count = 0;
            for (size_t k = i; k < i + 3; k++)
                count += beyond(values[k], x) == which;
            for (size_t k = i; k < i + 3 && count >= 2; k++)
                if (beyond(values[k], x) == which)
                    tell(&signal[k], LODE_XMR_NEAR, which > 0);
        }
}

void lode_xmr_signals(const double *values, size_t n, const lode_xmr *xmr,
                      lode_xmr_signal *signal) {
    for (size_t i = 0; i < n; i++)
        signal[i] = (lode_xmr_signal){LODE_XMR_NONE, false};
    find_outside(values, n, xmr, signal);
    find_shifts(values, n, xmr, signal);
    find_trends(values, n, signal);
    find_near(values, n, xmr, signal);
}

const char *lode_xmr_rule_name(lode_xmr_rule rule) {
    static const char *const names[] = {"", "outside", "shift", "trend", "near"};
    return names[rule];
}
