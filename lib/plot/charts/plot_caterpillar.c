/* The caterpillar: units in order, each with its interval, beside what they are compared with. */
#include "../axis.h"
#include "../rows.h"
#include "../series.h"
#include "../sheet.h"
#include "../style.h"
#include "../words.h"

#include <math.h>
#include <stdlib.h>

typedef struct {
    const lode_unit_figure *figure;
    bool has_interval;
    double low, high;
    lode_slice method;
} bar;

typedef struct {
    lode_sheet sheet;
    lode_choice choice;
    lode_figures figures;
    lode_subject subject;
    lode_rule rule;
    bar *bars; /* in the order drawn, those without a value last */
    size_t n;
    int rank_low, rank_high;
    lode_axis x;
    lode_rows rows;
    lode_canvas canvas;
} caterpillar;

/* ---- the bars ---- */

/* 1.39 standard errors where 1.96 make the 95% interval: two bars of equal length that just touch
 * are then sqrt(2) x 1.96 standard errors apart. H. Goldstein and M. J. R. Healy (1995), The
 * graphical presentation of a collection of means, JRSS A 158, 175-177. */
static const double PAIRWISE = 1.39 / 1.959963984540054;

static bar bar_of(const caterpillar *c, const lode_unit_figure *figure) {
    bar b = {.figure = figure};
    b.has_interval = !figure->status.n &&
                     lode_figure_interval(&c->sheet, figure->row, &b.low, &b.high, &b.method);
    if (b.has_interval && c->sheet.options->pairwise) {
        b.low = figure->value - PAIRWISE * (figure->value - b.low);
        b.high = figure->value + PAIRWISE * (b.high - figure->value);
    }
    return b;
}

static int by_row(const bar *a, const bar *b) {
    return a->figure->row < b->figure->row ? -1 : a->figure->row > b->figure->row;
}

static int by_value(const void *a, const void *b) {
    const bar *p = a, *q = b;
    const bool coded = p->figure->status.n > 0;
    if (coded != (q->figure->status.n > 0))
        return coded ? 1 : -1;
    if (!coded && p->figure->value != q->figure->value)
        return p->figure->value > q->figure->value ? -1 : 1;
    return by_row(p, q);
}

static int by_name(const void *a, const void *b) {
    const bar *p = a, *q = b;
    const int order = lode_order(lode_text(p->figure->name), lode_text(q->figure->name));
    return order ? order : by_row(p, q);
}

static bool is_sorted_by(const caterpillar *c, const char *what) {
    const char *sort = c->sheet.options->sort;
    return strcmp(sort ? sort : "value", what) == 0;
}

static lode_status make_bars(caterpillar *c, lode_error *error) {
    bool any = false;
    c->bars = lode_arena_take(c->sheet.arena, (c->figures.n + 1) * sizeof *c->bars);
    for (size_t i = 0; i < c->figures.n; i++) {
        c->bars[c->n] = bar_of(c, &c->figures.item[i]);
        any = any || c->bars[c->n].has_interval;
        c->n++;
    }
    if (c->sheet.options->pairwise && !any) {
        lode_fail(error, LODE_REFUSED, "no figure has an interval to make a pairwise one of");
        return lode_fail_hint(error, "lode-bench writes difference_ci_low and difference_ci_high");
    }
    if (is_sorted_by(c, "value"))
        qsort(c->bars, c->n, sizeof *c->bars, by_value);
    else if (is_sorted_by(c, "name"))
        qsort(c->bars, c->n, sizeof *c->bars, by_name);
    return lode_rows_check(c->n, error);
}

/* ---- words ---- */

static bool any_interval(const caterpillar *c) {
    for (size_t i = 0; i < c->n; i++)
        if (c->bars[i].has_interval)
            return true;
    return false;
}

/* How many bars lie wholly above or below the line. */
static size_t count_apart(const caterpillar *c, bool above) {
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++) {
        const bar *b = &c->bars[i];
        n += b->has_interval && (above ? b->low > c->rule.value : b->high < c->rule.value);
    }
    return n;
}

static size_t count_intervals(const caterpillar *c) {
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++)
        n += c->bars[i].has_interval;
    return n;
}

static void find_range(const caterpillar *c, double *low, double *high) {
    *low = HUGE_VAL;
    *high = -HUGE_VAL;
    for (size_t i = 0; i < c->n; i++) {
        if (c->bars[i].figure->status.n)
            continue;
        *low = fmin(*low, c->bars[i].figure->value);
        *high = fmax(*high, c->bars[i].figure->value);
    }
}

static const char *value_text(const caterpillar *c, double value) {
    return lode_subject_value(&c->sheet, &c->subject, value);
}

static const char *title(const caterpillar *c) {
    double low, high;
    find_range(c, &low, &high);
    const char *range = low == high ? value_text(c, low)
                                    : lode_arena_print(c->sheet.arena, "%s to %s",
                                                       value_text(c, low), value_text(c, high));
    return lode_arena_print(c->sheet.arena, "%zu %s: %s%s%s%s%s", c->figures.n_values,
                            lode_units_noun(c->choice.level, c->figures.n_values), range,
                            c->rule.is ? ", " : "", c->rule.is ? c->rule.name : "",
                            c->rule.is ? " " : "", c->rule.is ? value_text(c, c->rule.value) : "");
}

static const char *bars_words(const caterpillar *c) {
    if (!any_interval(c))
        return "no intervals";
    return c->sheet.options->pairwise ? "bars: 1.39 standard errors" : "bars: 95% intervals";
}

static const char *subtitle(const caterpillar *c) {
    const char *range = lode_axis_words(&c->x, c->sheet.arena);
    return lode_arena_print(c->sheet.arena, "%s, %s (%s%s%s)", c->subject.label, c->subject.period,
                            bars_words(c), *range ? ", " : "", range);
}

static const char *method_words(const caterpillar *c) {
    bool published = false, wilson = false;
    for (size_t i = 0; i < c->n; i++) {
        published = published || lode_is(c->bars[i].method, "published");
        wilson = wilson || lode_is(c->bars[i].method, "wilson");
    }
    return published && wilson ? ", as published or else by Wilson's method"
           : published         ? ", as published"
           : wilson            ? ", by Wilson's method"
                               : "";
}

static const char *caption(const caterpillar *c) {
    lode_arena *arena = c->sheet.arena;
    const char *bars = "";
    if (any_interval(c) && c->sheet.options->pairwise)
        bars = lode_arena_print(
            arena,
            "Bars: 1.39 standard errors, 1.39/1.96 of the 95%% interval%s: two units whose bars "
            "do not overlap differ by more than chance at about the 5%% level. They are not for "
            "comparing a unit with %s.",
            method_words(c), c->rule.is ? c->rule.name : "another figure");
    else if (any_interval(c))
        bars = lode_arena_print(
            arena, "Bars: 95%% interval of each figure%s. Two overlapping bars may still differ.",
            method_words(c));
    const char *order =
        is_sorted_by(c, "value") ? " The order of units whose bars overlap may be chance." : "";
    return lode_arena_print(arena, "%s%s%s", bars, order,
                            lode_codes_sentence(&c->sheet, &c->figures));
}

static const char *alt(const caterpillar *c) {
    lode_arena *arena = c->sheet.arena;
    double low, high;
    find_range(c, &low, &high);
    const char *text =
        lode_arena_print(arena, "Caterpillar chart. %s, %s, of %zu %s, from %s to %s%s.",
                         c->subject.label, c->subject.period, c->figures.n_values,
                         lode_units_noun(c->choice.level, c->figures.n_values), value_text(c, low),
                         value_text(c, high), is_sorted_by(c, "value") ? ", highest first" : "");
    const size_t bars = count_intervals(c);
    if (c->rule.is)
        text =
            lode_arena_print(arena, "%s %s: %s.", text, c->rule.name, value_text(c, c->rule.value));
    if (c->sheet.options->pairwise)
        return lode_arena_print(arena, "%s Bars of 1.39 standard errors: %zu.", text, bars);
    if (!c->rule.is)
        return lode_arena_print(arena, "%s 95%% intervals: %zu.", text, bars);
    return lode_arena_print(arena, "%s 95%% intervals: %zu; wholly above it %zu, below %zu.", text,
                            bars, count_apart(c, true), count_apart(c, false));
}

/* ---- the picture ---- */

/* "66%", and the ranks that the unit may have where lode-bench says them. */
static const char *words_at_end(const caterpillar *c, const bar *b) {
    const lode_slice low = lode_sheet_text(&c->sheet, b->figure->row, c->rank_low);
    const lode_slice high = lode_sheet_text(&c->sheet, b->figure->row, c->rank_high);
    if (b->figure->status.n)
        return "";
    if (!low.n || !high.n)
        return value_text(c, b->figure->value);
    return lode_arena_print(c->sheet.arena, "%s, rank %.*s to %.*s",
                            value_text(c, b->figure->value), LODE_ARG(low), LODE_ARG(high));
}

static void make_axis(caterpillar *c) {
    double low, high;
    find_range(c, &low, &high);
    if (c->rule.is) {
        low = fmin(low, c->rule.value);
        high = fmax(high, c->rule.value);
    }
    for (size_t i = 0; i < c->n; i++) {
        if (!c->bars[i].has_interval)
            continue;
        low = fmin(low, c->bars[i].low);
        high = fmax(high, c->bars[i].high);
    }
    c->x = lode_axis_for(low, high, c->subject.unit, c->subject.decimals);
}

static void lay_out(caterpillar *c) {
    lode_canvas *canvas = &c->canvas;
    lode_arena *arena = c->sheet.arena;
    double widest = 0;
    make_axis(c);
    c->rows =
        (lode_rows){lode_arena_take(arena, (c->n + 1) * sizeof(char *)), c->n, c->n > 40 ? 15 : 19};
    for (size_t i = 0; i < c->n; i++) {
        c->rows.name[i] = c->bars[i].figure->name;
        const lode_slice end = lode_text(words_at_end(c, &c->bars[i]));
        widest = fmax(widest, lode_text_width(end, LODE_TEXT_SIZE));
    }
    lode_canvas_texts(canvas, arena, lode_title_or(&c->sheet, title(c)), subtitle(c),
                      lode_caption_before(&c->sheet, caption(c)), 0);
    lode_rows_fit(&c->rows, canvas, arena);
    canvas->right = LODE_FIGURE_WIDTH - 8 - 8 - widest;
    lode_canvas_fit(canvas, c->rule.is ? 28 : 14, (double)c->n * c->rows.pitch, 38);
}

static lode_series bars_of(const caterpillar *c, bool asked, const char *name, const char *drawn) {
    lode_series series = {.name = name, .drawn = drawn};
    for (size_t i = 0; i < c->n; i++) {
        const bar *b = &c->bars[i];
        if (!b->has_interval || b->figure->asked != asked)
            continue;
        lode_data_number(&series.block, b->figure->value);
        lode_data_number(&series.block, (double)i);
        lode_data_number(&series.block, b->low);
        lode_data_number(&series.block, b->high);
        lode_data_end_row(&series.block);
    }
    return series;
}

static lode_series points_of(const caterpillar *c, bool asked, const char *name,
                             const char *drawn) {
    lode_series series = {.name = name, .drawn = drawn};
    for (size_t i = 0; i < c->n; i++) {
        const lode_unit_figure *figure = c->bars[i].figure;
        if (figure->status.n || figure->asked != asked)
            continue;
        lode_data_number(&series.block, figure->value);
        lode_data_number(&series.block, (double)i);
        lode_data_end_row(&series.block);
    }
    return series;
}

#define BARS "using 1:2:3:4 with xerrorbars ps 0 "
#define POINTS "using 1:2 with points "

static void put_series(const caterpillar *c, lode_script *script) {
    lode_series series[] = {
        bars_of(c, false, "Intervals", BARS "lw 1.5 lc rgb '" LODE_BLUE "'"),
        bars_of(c, true, "Intervals of those asked for", BARS "lw 2.5 lc rgb '" LODE_DARK_PINK "'"),
        points_of(c, false, "Figures", POINTS "pt 7 ps 0.7 lc rgb '" LODE_DARK_BLUE "'"),
        points_of(c, true, "Figures of those asked for",
                  POINTS "pt 13 ps 1.4 lc rgb '" LODE_DARK_PINK "'"),
    };
    lode_series_put(series, sizeof series / sizeof *series, "value, row, interval low and high",
                    script);
}

static void draw(caterpillar *c, lode_script *script) {
    lode_arena *arena = c->sheet.arena;
    const lode_canvas *canvas = &c->canvas;
    lay_out(c);
    lode_canvas_begin(canvas, lode_figure_name(&c->sheet, "caterpillar", &c->choice, &c->figures),
                      lode_title_or(&c->sheet, title(c)), alt(c), c->sheet.options->made_by,
                      script);
    LODE_SCRIPT_PUT(script, "unset grid\n");
    lode_axis_put_x(&c->x, arena, script);
    lode_rows_put(&c->rows, canvas, arena, script);
    for (size_t i = 0; i < c->n; i++) {
        lode_rows_put_code(&c->rows, canvas, i, c->bars[i].figure->status, script);
        lode_canvas_put_line(canvas, lode_text(words_at_end(c, &c->bars[i])), LODE_TEXT, LODE_LEFT,
                             canvas->right + 8, lode_rows_y(&c->rows, canvas, i), script);
    }
    if (c->rule.is)
        lode_canvas_put_x_rule(
            canvas, c->rule.value, c->x.low, c->x.top,
            lode_arena_print(arena, "%s %s", c->rule.name, value_text(c, c->rule.value)), script);
    put_series(c, script);
    lode_script_end(script);
}

static lode_status choose(caterpillar *c, lode_error *error) {
    lode_status status = lode_choose(&c->sheet, &c->choice, error);
    if (status == LODE_OK)
        status = lode_choose_figures(&c->sheet, &c->choice, &c->figures, error);
    if (status != LODE_OK)
        return status;
    c->subject = lode_subject_of(&c->sheet, &c->choice, &c->figures);
    c->rule = lode_find_rule(&c->sheet, &c->choice, &c->figures);
    c->rank_low = lode_sheet_column(&c->sheet, "rank_low");
    c->rank_high = lode_sheet_column(&c->sheet, "rank_high");
    return make_bars(c, error);
}

lode_status lode_plot_caterpillar(const lode_plot_options *options, const lode_input *input,
                                  lode_reference *reference, lode_script *script,
                                  lode_report *report, lode_error *error) {
    caterpillar c = {0};
    lode_status status = lode_sheet_open(&c.sheet, options, input, reference, report, error);
    if (status == LODE_OK)
        status = choose(&c, error);
    if (status == LODE_OK) {
        draw(&c, script);
        lode_sheet_account(&c.sheet);
    }
    lode_sheet_close(&c.sheet);
    return status;
}
