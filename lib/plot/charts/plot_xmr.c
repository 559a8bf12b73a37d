/* The control chart: one unit over many periods, with the limits that lode-trend --xmr wrote. */
#include "../place.h"
#include "../series.h"
#include "../sheet.h"
#include "../style.h"
#include "plot_xmr_parts.h"

#include <math.h>

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

/* ---- the picture ---- */

static lode_series values_of(const xmr_chart *c) {
    lode_series series = {.name = c->unit,
                          .drawn = "using 1:2 with linespoints ls 1 lw 1.5 ps 0.5"};
    for (size_t i = 0; i < c->n; i++) {
        const xmr_point *p = &c->points[i];
        if (i > 0 && (p->status.n || p[-1].status.n || xmr_begins(c, i)))
            lode_data_gap(&series.block);
        lode_data_number(&series.block, (double)i);
        if (p->status.n)
            lode_data_missing(&series.block);
        else
            lode_data_number(&series.block, p->value);
        lode_data_text(&series.block, lode_text(xmr_period(c, p)));
        lode_data_end_row(&series.block);
    }
    return series;
}

typedef double (*of_point)(const xmr_point *);

static double centre_of(const xmr_point *p) {
    return p->centre;
}

static double low_of(const xmr_point *p) {
    return p->low;
}

static double high_of(const xmr_point *p) {
    return p->high;
}

/* Level from half a step before the first point of a stretch to half a step after its last. */
static lode_series level_of(const xmr_chart *c, of_point level, const char *name,
                            const char *drawn) {
    lode_series series = {.name = name, .drawn = drawn};
    for (size_t i = 0; i < c->n; i++) {
        if (!c->points[i].has_limits)
            continue;
        size_t last = i;
        for (size_t k = i + 1; k < c->n && !xmr_begins(c, k); k++)
            last = c->points[k].has_limits ? k : last;
        const double ends[] = {(double)i - 0.5, (double)last + 0.5};
        if (series.block.rows.n)
            lode_data_gap(&series.block);
        for (int end = 0; end < 2; end++) {
            lode_data_number(&series.block, ends[end]);
            lode_data_number(&series.block, level(&c->points[i]));
            lode_data_end_row(&series.block);
        }
        i = last;
    }
    return series;
}

static lode_series signals_of(const xmr_chart *c, int rule, const char *drawn) {
    lode_series series = {.name = xmr_rule[rule], .drawn = drawn};
    for (size_t i = 0; i < c->n; i++) {
        const xmr_point *p = &c->points[i];
        if (p->rule != rule || p->status.n)
            continue;
        lode_data_number(&series.block, (double)i);
        lode_data_number(&series.block, p->value);
        lode_data_text(&series.block, lode_text(xmr_period(c, p)));
        lode_data_end_row(&series.block);
    }
    return series;
}

#define LIMIT "using 1:2 with lines lc rgb '" LODE_GREY "' lw 1.5 dt (6,4)"
#define MARK "using 1:2 with points "

static void put_series(const xmr_chart *c, lode_script *script) {
    lode_series series[] = {
        level_of(c, centre_of, "Centre", "using 1:2 with lines lc rgb '" LODE_GREY "' lw 1.5"),
        level_of(c, low_of, "Lower limit", LIMIT),
        level_of(c, high_of, "Upper limit", LIMIT),
        values_of(c),
        signals_of(c, XMR_OUTSIDE, MARK "pt 13 ps 1.6 lc rgb '" LODE_DARK_PINK "'"),
        signals_of(c, XMR_SHIFT, MARK "pt 5 ps 0.9 lc rgb '" LODE_TURQUOISE "'"),
        signals_of(c, XMR_TREND, MARK "pt 9 ps 1.3 lc rgb '" LODE_ORANGE "'"),
        signals_of(c, XMR_NEAR, MARK "pt 4 ps 1.1 lw 2 lc rgb '" LODE_DARK_BLUE "'"),
    };
    lode_series_put(series, sizeof series / sizeof *series, "place in time, value or limit, period",
                    script);
}

/* Every period, or every second, third, ... back from the last, and each year where it begins. */
static void put_periods(const xmr_chart *c, lode_script *script) {
    const lode_canvas *canvas = &c->canvas;
    const double room = (canvas->right - canvas->left) / (double)c->n;
    const size_t every = (size_t)fmax(1, ceil(xmr_tic_width(c) / room));
    LODE_SCRIPT_PUT(script, "set xrange [-0.5:");
    lode_script_number(script, (double)c->n - 0.5);
    LODE_SCRIPT_PUT(script, "]\nset xtics (");
    for (size_t i = (c->n - 1) % every; i < c->n; i += every) {
        if (i >= every)
            LODE_SCRIPT_PUT(script, ", ");
        lode_script_tic_label(script, lode_text(xmr_tic(c, &c->points[i])));
        LODE_SCRIPT_PUT(script, " ");
        lode_script_integer(script, (long)i);
    }
    LODE_SCRIPT_PUT(script, ")\n");
    double free_from = 0;
    for (size_t i = 0; i < c->n; i++) {
        const lode_slice year = lode_text(xmr_year(c, &c->points[i]));
        const double x = lode_canvas_x(canvas, (double)i, -0.5, (double)c->n - 0.5);
        if (!year.n || (i > 0 && lode_same(year, lode_text(xmr_year(c, &c->points[i - 1])))) ||
            x < free_from)
            continue;
        lode_canvas_put_line(canvas, year, LODE_TEXT, LODE_LEFT, x - 12,
                             canvas->bottom + 2.4 * LODE_TEXT_SIZE, script);
        free_from = x + lode_text_width(year, LODE_TEXT_SIZE) + 8;
    }
}

static void put_stretches(const xmr_chart *c, lode_script *script) {
    for (size_t i = 1; i < c->n; i++) {
        if (!xmr_begins(c, i))
            continue;
        LODE_SCRIPT_PUT(script, "set arrow from first ");
        lode_script_number(script, (double)i - 0.5);
        LODE_SCRIPT_PUT(script, ", graph 0 to first ");
        lode_script_number(script, (double)i - 0.5);
        LODE_SCRIPT_PUT(script, ", graph 1 nohead back lc rgb '" LODE_GREY "' lw 1 dt (3,3)\n");
    }
}

static void put_codes(const xmr_chart *c, lode_script *script) {
    for (size_t i = 0; i < c->n; i++)
        if (c->points[i].status.n)
            lode_canvas_put_line(&c->canvas, c->points[i].status, LODE_SMALL, LODE_CENTRE,
                                 lode_canvas_x(&c->canvas, (double)i, -0.5, (double)c->n - 0.5),
                                 c->canvas.bottom - 8, script);
}

static size_t make_edge_labels(const xmr_chart *c, lode_edge_label *label) {
    const xmr_point *last = xmr_last_with_limits(c);
    if (!last)
        return 0;
    const double at[] = {last->centre, last->low, last->high};
    const char *const words[] = {"Centre", "Limit", "Limit"};
    for (int i = 0; i < 3; i++)
        label[i] = (lode_edge_label){
            lode_text(lode_arena_print(c->sheet.arena, "%s %s", words[i],
                                       lode_subject_value(&c->sheet, &c->subject, at[i]))),
            lode_canvas_y(&c->canvas, at[i], c->y.low, c->y.top)};
    return 3;
}

static void make_axis(xmr_chart *c) {
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (size_t i = 0; i < c->n; i++) {
        const xmr_point *p = &c->points[i];
        if (!p->status.n) {
            low = fmin(low, p->value);
            high = fmax(high, p->value);
        }
        if (p->has_limits) {
            low = fmin(low, p->low);
            high = fmax(high, p->high);
        }
    }
    c->y = lode_axis_for_process(low, high, c->subject.unit, c->subject.decimals);
}

static void lay_out(xmr_chart *c) {
    lode_canvas *canvas = &c->canvas;
    lode_edge_label label[3];
    make_axis(c);
    lode_canvas_texts(canvas, c->sheet.arena, lode_title_or(&c->sheet, xmr_title(c)),
                      xmr_subtitle(c), lode_caption_before(&c->sheet, xmr_caption(c)),
                      LODE_FIGURE_HEIGHT);
    canvas->left = LODE_LEFT_EDGE + lode_axis_width(&c->y, c->sheet.arena) + 8;
    canvas->right = LODE_FIGURE_WIDTH - lode_edge_width(label, make_edge_labels(c, label));
    canvas->top = lode_canvas_head(canvas) + 14;
    canvas->bottom = lode_canvas_foot(canvas) - 4 * LODE_TEXT_SIZE;
}

static const char *figure_name(const xmr_chart *c) {
    const lode_measures *m = c->sheet.measures;
    if (c->sheet.options->name)
        return c->sheet.options->name;
    return lode_arena_print(c->sheet.arena, "xmr_%.*s_%s",
                            LODE_ARG(lode_names_get(m->measures, c->choice.measure)), c->unit);
}

static void draw(xmr_chart *c, lode_script *script) {
    lode_edge_label label[3];
    lay_out(c);
    lode_canvas_begin(&c->canvas, figure_name(c), lode_title_or(&c->sheet, xmr_title(c)),
                      xmr_alt(c), c->sheet.options->made_by, script);
    lode_axis_put_y(&c->y, c->sheet.arena, script);
    put_periods(c, script);
    put_stretches(c, script);
    put_codes(c, script);
    lode_put_edge_labels(&c->canvas, label, make_edge_labels(c, label), script);
    put_series(c, script);
    lode_script_end(script);
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
        draw(&c, script);
        lode_sheet_account(&c.sheet);
    }
    if (c.ees)
        lode_ees_free(c.ees);
    lode_sheet_close(&c.sheet);
    return status;
}
