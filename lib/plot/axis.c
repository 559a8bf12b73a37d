#include "axis.h"

#include "style.h"
#include "typeset.h"
#include "words.h"

#include <math.h>

/* 1, 2 or 5 times a power of ten, so that about five steps cover span. Returns the decimals. */
static int choose_step(double span, double *step) {
    int power = (int)floor(log10(span / 6));
    double times = span / 6 / pow(10, power);
    *step = (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10) * pow(10, power);
    if (times > 5)
        power++;
    return power < 0 ? -power : 0;
}

/* The k-th tic, computed by division where the step is a fraction so that no error adds up. */
static double tic(const lode_axis *axis, double k) {
    double scale = pow(10, axis->decimals);
    return k * round(axis->step * scale) / scale;
}

static lode_axis axis_of_span(double low, double high, double least, lode_slice unit) {
    lode_axis axis = {.unit = unit};
    const bool percent = lode_is(unit, "%");
    double widen = fmax(0, least - (high - low)) / 2 + 0.08 * fmax(least, high - low);
    axis.decimals = choose_step(high - low + 2 * widen, &axis.step);
    axis.low = tic(&axis, floor((low - widen) / axis.step));
    axis.high = tic(&axis, ceil((high + widen) / axis.step));
    if (low >= 0 && axis.low < 0)
        axis.low = 0;
    if (percent && high <= 100 && axis.high > 100)
        axis.high = 100;
    /* Points at the upper end stay clear of the notes above the plot. */
    const double clear = 0.05 * (axis.high - axis.low);
    axis.top = high > axis.high - clear ? axis.high + clear : axis.high;
    return axis;
}

lode_axis lode_axis_for(double low, double high, lode_slice unit, int decimals) {
    return axis_of_span(low, high, lode_is(unit, "%") ? 10 : 20 * pow(10, -decimals), unit);
}

lode_axis lode_axis_for_process(double low, double high, lode_slice unit, int decimals) {
    return axis_of_span(low, high, 5 * pow(10, -decimals), unit);
}

/* How many tics the axis has; each is counted, since adding 1 to a large number may not change it.
 */
int lode_axis_tics(const lode_axis *axis) {
    return (int)lround((axis->high - axis->low) / axis->step) + 1;
}

double lode_axis_tic(const lode_axis *axis, int i) {
    return fmin(tic(axis, round(axis->low / axis->step) + i), axis->high);
}

static const char *tic_text(const lode_axis *axis, lode_arena *arena, double value) {
    return lode_value_text(arena, axis->unit, value, axis->decimals);
}

double lode_axis_width(const lode_axis *axis, lode_arena *arena) {
    double width = 0;
    for (int i = 0; i < lode_axis_tics(axis); i++) {
        const char *text = tic_text(axis, arena, lode_axis_tic(axis, i));
        width = fmax(width, lode_text_width(lode_text(text), LODE_TEXT_SIZE));
    }
    return width;
}

const char *lode_axis_words(const lode_axis *axis, lode_arena *arena) {
    if (axis->low <= 0 && axis->high >= 0 && !lode_is(axis->unit, "%"))
        return "";
    return lode_arena_print(arena, "axis from %s to %s", tic_text(axis, arena, axis->low),
                            tic_text(axis, arena, axis->high));
}

static void put_range_and_tics(const lode_axis *axis, lode_arena *arena, const char *set_tics,
                               lode_script *script) {
    lode_script_number(script, axis->low);
    LODE_SCRIPT_PUT(script, ":");
    lode_script_number(script, axis->top);
    lode_script_append(script, set_tics);
    for (int i = 0; i < lode_axis_tics(axis); i++) {
        if (i > 0)
            LODE_SCRIPT_PUT(script, ", ");
        const double at = lode_axis_tic(axis, i);
        lode_script_tic_label(script, lode_text(tic_text(axis, arena, at)));
        LODE_SCRIPT_PUT(script, " ");
        lode_script_number(script, at);
    }
}

static bool is_about_zero(const lode_axis *axis) {
    return axis->low < 0 && axis->high > 0;
}

void lode_axis_put_y(const lode_axis *axis, lode_arena *arena, lode_script *script) {
    LODE_SCRIPT_PUT(script, "set yrange [");
    put_range_and_tics(axis, arena, "]\nset ytics (", script);
    LODE_SCRIPT_PUT(script, ")\nset ytics scale 0\n");
    if (is_about_zero(axis))
        LODE_SCRIPT_PUT(script, "set arrow from graph 0, first 0 to graph 1, first 0 nohead back "
                                "lc rgb '" LODE_INK "' lw 1\n");
}

void lode_axis_put_x(const lode_axis *axis, lode_arena *arena, lode_script *script) {
    LODE_SCRIPT_PUT(script, "set xrange [");
    put_range_and_tics(axis, arena, "]\nset xtics (", script);
    LODE_SCRIPT_PUT(script, ")\n");
    if (is_about_zero(axis))
        LODE_SCRIPT_PUT(script, "set arrow from first 0, graph 0 to first 0, graph 1 nohead back "
                                "lc rgb '" LODE_INK "' lw 1\n");
}

void lode_axis_end(lode_axis *axis, double top) {
    axis->top = top;
    axis->high = tic(axis, floor(top / axis->step));
}
