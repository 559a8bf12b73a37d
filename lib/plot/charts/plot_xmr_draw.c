/* The picture of a control chart. */
#include "../place.h"
#include "../series.h"
#include "../style.h"
#include "plot_xmr_parts.h"

#include <math.h>

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

void xmr_draw(xmr_chart *c, lode_script *script) {
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
    xmr_put_table(c, script);
    lode_script_end(script);
}
