/* Who may be a comparator of whom: calipers and exclusions. */
#include "similar_parts.h"

#include "lode/number.h"

#include <math.h>

static lode_status read_caliper(similar *s, lode_slice text, lode_slice value,
                                similar_condition *c) {
    lode_number amount;
    c->percent = value.n > 0 && value.p[value.n - 1] == '%';
    value.n -= c->percent;
    if (lode_number_read(value, &amount) && amount.value >= 0) {
        c->amount = amount.value;
        return LODE_OK;
    }
    lode_fail(s->error, LODE_USAGE, "--caliper takes COLUMN=AMOUNT, not '%.*s'", LODE_ARG(text));
    return lode_fail_hint(s->error, "as in --caliper fsm_percent=5 or --caliper pupils=25%%");
}

lode_status similar_condition_read(similar *s, const char *option, lode_slice text,
                                   similar_condition *c) {
    lode_slice value = text, name;
    lode_split(&value, '=', &name);
    *c = (similar_condition){.value = lode_trim(value)};
    const lode_status status = similar_need(s, name, &c->column);
    if (status != LODE_OK || strcmp(option, "--caliper") != 0)
        return status;
    return read_caliper(s, text, c->value, c);
}

bool similar_has_conditions(const similar *s) {
    return s->caliper.n + s->exclude.n > 0;
}

static bool is_close(const similar_condition *c, uint32_t a, uint32_t b) {
    const double x = c->number[a], y = c->number[b];
    const double most = c->percent ? c->amount / 100 * fmax(fabs(x), fabs(y)) : c->amount;
    return fabs(x - y) <= most; /* not so where one is not known */
}

static bool is_excluded(const similar *s, const similar_condition *c, uint32_t a, uint32_t b) {
    const lode_slice x = similar_cell(s, s->row[a], c->column);
    return x.n > 0 && lode_same(x, similar_cell(s, s->row[b], c->column));
}

bool similar_may(const void *context, uint32_t a, uint32_t b) {
    const similar *s = context;
    for (size_t i = 0; i < s->caliper.n; i++)
        if (!is_close(&s->caliper.item[i], a, b))
            return false;
    for (size_t i = 0; i < s->exclude.n; i++)
        if (is_excluded(s, &s->exclude.item[i], a, b))
            return false;
    return true;
}
