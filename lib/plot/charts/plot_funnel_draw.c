/* The picture of a funnel. */
#include "../place.h"
#include "../series.h"
#include "../style.h"
#include "plot_funnel_parts.h"

#include <math.h>

enum { MOST_NAMES = 12 };

/* Those asked for first, then those farthest beyond their limit. */
static double claim(const funnel *f, const point *p) {
    const double limit = p->limit[p->above ? HIGH998 : LOW998];
    const double width = fabs(limit - f->centre.value);
    if (p->figure->asked)
        return HUGE_VAL;
    return p->grade == OUTSIDE_998 ? fabs(p->figure->value - f->centre.value) / fmax(width, 1e-9)
                                   : 0;
}

static const point *next_to_name(const funnel *f, const bool *named) {
    const point *best = NULL;
    for (size_t i = 0; i < f->n; i++)
        if (!named[i] && claim(f, &f->points[i]) > (best ? claim(f, best) : 0))
            best = &f->points[i];
    return best;
}

static size_t choose_names(const funnel *f, const point **who, size_t *unnamed) {
    bool *named = lode_arena_take(f->sheet.arena, f->n);
    size_t n = 0;
    const point *next;
    memset(named, 0, f->n);
    for (; n < MOST_NAMES && (next = next_to_name(f, named)); n++) {
        named[next - f->points] = true;
        who[n] = next;
    }
    *unnamed = 0;
    for (size_t i = 0; i < f->n; i++)
        *unnamed += !named[i] && f->points[i].grade == OUTSIDE_998;
    return n;
}

static lode_spot spot_of(const funnel *f, const point *p) {
    return (lode_spot){lode_canvas_x(&f->canvas, p->n, f->x.low, f->x.top),
                       lode_canvas_y(&f->canvas, p->figure->value, f->y.low, f->y.top)};
}

/* What a name should not hide: the points, and the limits between which they lie. */
static lode_spot *spots_of(const funnel *f, size_t *n) {
    lode_spot *spots = lode_arena_take(f->sheet.arena, f->n * (LIMITS + 1) * sizeof *spots);
    *n = 0;
    for (size_t i = 0; i < f->n; i++) {
        const lode_spot spot = spot_of(f, &f->points[i]);
        spots[(*n)++] = spot;
        for (int k = 0; k < LIMITS; k++)
            spots[(*n)++] = (lode_spot){
                spot.x, lode_canvas_y(&f->canvas, f->points[i].limit[k], f->y.low, f->y.top)};
    }
    return spots;
}

static void put_names(const funnel *f, const point *const *who, size_t n, lode_script *script) {
    lode_point_label label[MOST_NAMES];
    size_t n_spots;
    const lode_spot *spots = spots_of(f, &n_spots);
    for (size_t i = 0; i < n; i++)
        label[i] = (lode_point_label){.text = lode_text(who[i]->figure->name),
                                      .point = spot_of(f, who[i])};
    lode_place_labels(&f->canvas, label, n, spots, n_spots);
    lode_put_point_labels(&f->canvas, label, n, script);
}

static void make_axes(funnel *f) {
    double low = f->centre.value, high = low;
    for (size_t i = 0; i < f->n; i++) {
        low = fmin(low, fmin(f->points[i].figure->value, f->points[i].limit[LOW998]));
        high = fmax(high, fmax(f->points[i].figure->value, f->points[i].limit[HIGH998]));
    }
    f->y = lode_axis_for(low, high, f->subject.unit, f->subject.decimals);
    f->x = lode_axis_for(0, f->points[f->n - 1].n, lode_text(""), 0);
    lode_axis_end(&f->x, 1.03 * f->points[f->n - 1].n);
}

static const char *name_of_n(const funnel *f) {
    const lode_kind kind = f->subject.kind;
    return kind == LODE_KIND_PROPORTION || kind == LODE_KIND_MEAN || kind == LODE_KIND_PROGRESS
               ? "Number of pupils"
               : "Number behind each figure (n)";
}

static size_t make_edge_labels(const funnel *f, lode_edge_label *label) {
    lode_arena *arena = f->sheet.arena;
    const point *last = &f->points[f->n - 1];
    const char *centre =
        lode_arena_print(arena, "%s %s", f->centre.name,
                         lode_subject_value(&f->sheet, &f->subject, f->centre.value));
    const double at[] = {f->centre.value, last->limit[HIGH95], last->limit[HIGH998],
                         last->limit[LOW95], last->limit[LOW998]};
    const char *const words[] = {centre, "95% limit", "99.8% limit", "95% limit", "99.8% limit"};
    for (size_t i = 0; i < 5; i++)
        label[i] = (lode_edge_label){lode_text(words[i]),
                                     lode_canvas_y(&f->canvas, at[i], f->y.low, f->y.top)};
    return 5;
}

static void lay_out(funnel *f, size_t unnamed) {
    lode_canvas *canvas = &f->canvas;
    lode_arena *arena = f->sheet.arena;
    lode_edge_label label[5];
    make_axes(f);
    lode_canvas_texts(canvas, arena, lode_title_or(&f->sheet, funnel_title(f)), funnel_subtitle(f),
                      lode_caption_before(&f->sheet, funnel_caption(f, unnamed)),
                      LODE_FIGURE_HEIGHT + 40);
    canvas->left = LODE_LEFT_EDGE + lode_axis_width(&f->y, arena) + 8;
    canvas->right = LODE_FIGURE_WIDTH - lode_edge_width(label, make_edge_labels(f, label));
    canvas->top = lode_canvas_head(canvas) + 14;
    canvas->bottom = lode_canvas_foot(canvas) - 4 * LODE_TEXT_SIZE;
}

/* A limit ends where the largest unit is. The line between two units is smooth, as the limits are
 * between their numbers. */
static lode_series limit_line(const funnel *f, int limit, const char *name, const char *drawn) {
    lode_series series = {.name = name, .drawn = drawn};
    for (size_t i = 0; i < f->n; i++) {
        if (i > 0 && f->points[i].n == f->points[i - 1].n)
            continue;
        lode_data_number(&series.block, f->points[i].n);
        lode_data_number(&series.block, f->points[i].limit[limit]);
        lode_data_end_row(&series.block);
    }
    return series;
}

static lode_series points_of(const funnel *f, grade wanted, const char *name, const char *drawn) {
    lode_series series = {.name = name, .drawn = drawn};
    for (size_t i = 0; i < f->n; i++) {
        const point *p = &f->points[i];
        if (p->grade != wanted)
            continue;
        lode_data_number(&series.block, p->n);
        lode_data_number(&series.block, p->figure->value);
        lode_data_text(&series.block, lode_text(p->figure->name));
        lode_data_end_row(&series.block);
    }
    return series;
}

static lode_series rings(const funnel *f, const char *drawn) {
    lode_series series = {.name = "Asked for", .drawn = drawn};
    for (size_t i = 0; i < f->n; i++) {
        if (!f->points[i].figure->asked)
            continue;
        lode_data_number(&series.block, f->points[i].n);
        lode_data_number(&series.block, f->points[i].figure->value);
        lode_data_text(&series.block, lode_text(f->points[i].figure->name));
        lode_data_end_row(&series.block);
    }
    return series;
}

#define CURVE "using 1:2 smooth mcsplines with lines lc rgb '" LODE_GREY "' lw "
#define POINTS "using 1:2 with points "

static void put_series(const funnel *f, lode_script *script) {
    const bool curve = f->n > 2 && f->points[0].n < f->points[f->n - 1].n;
    const char *solid = curve ? CURVE "1.5" : POINTS "pt 2 ps 0.5 lc rgb '" LODE_GREY "'";
    const char *dashed = curve ? CURVE "1.5 dt (6,4)" : POINTS "pt 1 ps 0.5 lc rgb '" LODE_GREY "'";
    lode_series series[] = {
        limit_line(f, LOW998, "Lower 99.8% limit", solid),
        limit_line(f, HIGH998, "Upper 99.8% limit", solid),
        limit_line(f, LOW95, "Lower 95% limit", dashed),
        limit_line(f, HIGH95, "Upper 95% limit", dashed),
        points_of(f, WITHIN, "Within the limits",
                  POINTS "pt 6 ps 0.7 lc rgb '" LODE_BLUE "' lw 1.5"),
        points_of(f, OUTSIDE_95, "Outside the 95% limits",
                  POINTS "pt 7 ps 0.8 lc rgb '" LODE_DARK_BLUE "'"),
        points_of(f, OUTSIDE_998, "Outside the 99.8% limits",
                  POINTS "pt 13 ps 1.3 lc rgb '" LODE_DARK_PINK "'"),
        rings(f, POINTS "pt 6 ps 1.9 lc rgb '" LODE_INK "' lw 1.5"),
    };
    lode_series_put(series, sizeof series / sizeof *series,
                    "number behind the figure, limit or value, name", script);
}

static void put_centre(const funnel *f, lode_script *script) {
    LODE_SCRIPT_PUT(script, "set arrow from graph 0, first ");
    lode_script_number(script, f->centre.value);
    LODE_SCRIPT_PUT(script, " to graph 1, first ");
    lode_script_number(script, f->centre.value);
    LODE_SCRIPT_PUT(script, " nohead back lc rgb '" LODE_INK "' lw 1\n");
}

void funnel_draw(funnel *f, lode_script *script) {
    const point *who[MOST_NAMES];
    lode_edge_label label[5];
    size_t unnamed;
    const size_t named = choose_names(f, who, &unnamed);
    lay_out(f, unnamed);
    const lode_canvas *canvas = &f->canvas;
    lode_canvas_begin(canvas, lode_figure_name(&f->sheet, "funnel", &f->choice, &f->figures),
                      lode_title_or(&f->sheet, funnel_title(f)), funnel_alt(f),
                      f->sheet.options->made_by, script);
    lode_axis_put_y(&f->y, f->sheet.arena, script);
    lode_axis_put_x(&f->x, f->sheet.arena, script);
    lode_canvas_put_line(canvas, lode_text(name_of_n(f)), LODE_TEXT, LODE_CENTRE,
                         (canvas->left + canvas->right) / 2, canvas->bottom + 2.6 * LODE_TEXT_SIZE,
                         script);
    put_centre(f, script);
    lode_put_edge_labels(canvas, label, make_edge_labels(f, label), script);
    put_names(f, who, named, script);
    put_series(f, script);
    funnel_put_table(f, script);
    lode_script_end(script);
}
