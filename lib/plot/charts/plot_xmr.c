/* The control chart: one unit over many periods, with the limits that lode-trend --xmr wrote. */
#include "../sheet.h"
#include "plot_xmr_parts.h"

static const char *const xmr_column[XMR_COLUMNS] = {"centre", "limit_low", "limit_high", "signal",
                                                    "side",   "better",    "reason"};

const char *const xmr_rule[XMR_RULES] = {"outside", "shift", "trend", "near"};

/* ---- which series ---- */

static lode_status choose_breakdown(xmr_chart *c, lode_error *error) {
    return lode_choose_group(&c->sheet, &c->choice, error);
}

static bool is_in_group(const xmr_chart *c, size_t row) {
    const lode_facet *facet = lode_measures_facet(c->sheet.measures, row);
    return facet->measure == c->choice.measure && facet->breakdown == c->choice.breakdown;
}

static bool is_asked(const xmr_chart *c, size_t row) {
    const lode_measures *m = c->sheet.measures;
    const lode_words asked = c->sheet.options->unit;
    if (asked.n == 0)
        return lode_measures_facet(m, row)->level == c->choice.level;
    const lode_slice text = lode_trim(lode_text(asked.item[0]));
    return lode_measures_is_unit(m, row, text) ||
           lode_same_folded(lode_measures_unit_name(m, row), text);
}

static lode_status which_unit(const xmr_chart *c, size_t a, size_t b, lode_error *error) {
    const lode_slice here = lode_measures_unit_name(c->sheet.measures, a);
    const lode_slice there = lode_measures_unit_name(c->sheet.measures, b);
    lode_fail(error, LODE_USAGE,
              "which unit? a control chart is of one, and the input has several");
    return lode_fail_hint(error, "for example --unit '%.*s', or '%.*s'", LODE_ARG(here),
                          LODE_ARG(there));
}

/* What shares a unit may still be several series of lode-trend. */
static lode_status check_same_series(const xmr_chart *c, size_t a, size_t b, lode_error *error) {
    const lode_measures *m = c->sheet.measures;
    const lode_facet *p = lode_measures_facet(m, a), *q = lode_measures_facet(m, b);
    if (m->unit[a] != m->unit[b])
        return which_unit(c, a, b, error);
    const bool kind = p->kind != q->kind;
    if (!kind && p->release == q->release)
        return LODE_OK;
    const lode_names *names = kind ? m->kinds : m->releases;
    const lode_slice here = lode_names_get(names, kind ? p->kind : p->release);
    const lode_slice there = lode_names_get(names, kind ? q->kind : q->release);
    const char *column = kind ? "establishment_type" : "release";
    lode_fail(error, LODE_USAGE, "the unit has several series, of %s '%.*s' and '%.*s'", column,
              LODE_ARG(here), LODE_ARG(there));
    return lode_fail_hint(error, "keep one, as with lode-trend --where '%s=%.*s'", column,
                          LODE_ARG(here));
}

/* ---- the points ---- */

static lode_status read_signal(const xmr_chart *c, xmr_point *p, lode_error *error) {
    const lode_slice signal = lode_sheet_text(&c->sheet, p->row, c->column[XMR_SIGNAL]);
    p->rule = XMR_RULES;
    for (int i = 0; i < XMR_RULES; i++)
        if (lode_is(signal, xmr_rule[i]))
            p->rule = i;
    if (!signal.n || p->rule < XMR_RULES)
        return LODE_OK;
    lode_fail(error, LODE_DATA, "'%.*s' is no signal of lode-trend, in 'signal'", LODE_ARG(signal));
    return lode_table_fail_at(c->sheet.measures->table, p->row, (size_t)c->column[XMR_SIGNAL],
                              error);
}

static xmr_point point_of(const xmr_chart *c, size_t row) {
    const lode_measures *m = c->sheet.measures;
    const lode_facet *facet = lode_measures_facet(m, row);
    const lode_slice identifier = lode_measures_identifier(m, facet->period);
    const lode_slice period = lode_measures_period(m, facet->period);
    xmr_point p = {.row = row, .year = facet->year};
    p.place = lode_ees_order(c->ees, identifier.n ? identifier : lode_text("Academic year"),
                             lode_period_is_academic(period));
    if (lode_measures_has(m, row))
        p.value = m->value[row];
    else
        p.status = lode_measures_status(m, row);
    p.has_limits = lode_sheet_number(&c->sheet, row, c->column[XMR_CENTRE], &p.centre) &&
                   lode_sheet_number(&c->sheet, row, c->column[XMR_LOW], &p.low) &&
                   lode_sheet_number(&c->sheet, row, c->column[XMR_HIGH], &p.high);
    return p;
}

/* Tables are nearly always in order of time: rows move back past few. */
static void put_in_order(xmr_chart *c, xmr_point p) {
    size_t at = c->n++;
    for (; at > 0; at--) {
        const xmr_point *before = &c->points[at - 1];
        if (before->year < p.year || (before->year == p.year && before->place <= p.place))
            break;
        c->points[at] = *before;
    }
    c->points[at] = p;
}

static bool is_repeat(const xmr_chart *c, size_t row) {
    const lode_measures *m = c->sheet.measures;
    for (size_t i = 0; i < c->n; i++)
        if (lode_measures_facet(m, c->points[i].row)->period == lode_measures_facet(m, row)->period)
            return true;
    return false;
}

static lode_status gather(xmr_chart *c, lode_error *error) {
    const size_t rows = c->sheet.measures->rows;
    lode_status status = LODE_OK;
    c->points = lode_arena_take(c->sheet.arena, (rows + 1) * sizeof *c->points);
    for (size_t row = 0; row < rows && status == LODE_OK; row++) {
        if (!is_in_group(c, row) || !is_asked(c, row))
            continue;
        c->sheet.used[row] = true;
        if (c->n)
            status = check_same_series(c, c->points[0].row, row, error);
        if (status != LODE_OK || is_repeat(c, row))
            continue;
        xmr_point p = point_of(c, row);
        status = read_signal(c, &p, error);
        put_in_order(c, p);
    }
    return status;
}

static lode_status check(const xmr_chart *c, lode_error *error) {
    const lode_words asked = c->sheet.options->unit;
    size_t values = 0;
    for (size_t i = 0; i < c->n; i++)
        values += !c->points[i].status.n;
    if (c->n == 0) {
        lode_fail(error, LODE_USAGE, "no unit with such a figure is called '%s'", asked.item[0]);
        return lode_fail_hint(error, "units are asked for by URN, LAEstab, code or name");
    }
    if (values == 0)
        return lode_fail(error, LODE_REFUSED, "nothing to draw: no period has a value, of %zu",
                         c->n);
    return LODE_OK;
}

static lode_status choose(xmr_chart *c, lode_error *error) {
    uint32_t *measure;
    size_t n;
    lode_status status = lode_sheet_need(&c->sheet, xmr_column, XMR_COLUMNS, c->column,
                                         "lode-trend --xmr writes it", error);
    if (status == LODE_OK && c->sheet.options->unit.n > 1)
        status = lode_fail(error, LODE_USAGE, "a control chart is of one unit, not of %zu",
                           c->sheet.options->unit.n);
    if (status == LODE_OK)
        status = lode_choose_measures(&c->sheet, 1, 1, &measure, &n, error);
    if (status != LODE_OK)
        return status;
    c->choice.measure = measure[0];
    status = choose_breakdown(c, error);
    if (status == LODE_OK)
        status = gather(c, error);
    return status == LODE_OK ? check(c, error) : status;
}

lode_status lode_plot_xmr(const lode_plot_options *options, const lode_input *input,
                          lode_reference *reference, lode_script *script, lode_report *report,
                          lode_error *error) {
    xmr_chart c = {0};
    lode_status status = lode_sheet_open(&c.sheet, options, input, reference, report, error);
    if (status == LODE_OK)
        status = lode_ees_read(&c.ees, reference, error);
    if (status == LODE_OK)
        status = choose(&c, error);
    if (status == LODE_OK) {
        xmr_find_words(&c);
        xmr_draw(&c, script);
        lode_sheet_account(&c.sheet);
    }
    if (c.ees)
        lode_ees_free(c.ees);
    lode_sheet_close(&c.sheet);
    return status;
}
