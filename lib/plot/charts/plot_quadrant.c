/* The quadrant: two measures of each unit, one unit among those like it. */
#include "../axis.h"
#include "../place.h"
#include "../series.h"
#include "../sheet.h"
#include "../style.h"
#include "../words.h"

#include "lode/pairs.h"

#include <math.h>
#include <stdlib.h>

enum { ACROSS, UP, AXES };

typedef enum { OTHER, SIMILAR, ASKED } part;

typedef struct {
    const lode_unit_figure *figure; /* of the measure across */
    double value[AXES];
    part part;
} point;

typedef struct {
    lode_choice choice;
    lode_figures figures;
    lode_subject subject;
    lode_rule rule;
    lode_axis axis;
} side;

typedef struct {
    lode_sheet sheet;
    side side[AXES];
    point *points;
    size_t n, n_similar, n_listed; /* listed: by --pairs, drawn or not */
    size_t without;                /* units of which one of the two figures is not there */
    lode_canvas canvas;
} quadrant;

/* ---- the points ---- */

/* What the pairs call a unit: a URN, or the code of an area, old or new. */
static bool is_called(const quadrant *q, const lode_pairs *pairs, size_t row, uint32_t unit) {
    static const lode_measure_column of_school[] = {LODE_COL_SCHOOL_URN, LODE_COL_SCHOOL_URN};
    static const lode_measure_column of_area[] = {LODE_COL_OLD_LA_CODE, LODE_COL_NEW_LA_CODE};
    const lode_measure_column *column = pairs->of == LODE_PAIRS_OF_SCHOOLS ? of_school : of_area;
    const lode_slice name = lode_names_get(pairs->units, unit);
    for (int i = 0; i < 2; i++)
        if (lode_same(lode_trim(lode_measures_text(q->sheet.measures, row, column[i])), name))
            return true;
    return false;
}

static point *only_asked(const quadrant *q) {
    for (size_t i = 0; i < q->n; i++)
        if (q->points[i].part == ASKED)
            return &q->points[i];
    return NULL;
}

static void mark_similar(quadrant *q, const lode_pairs *pairs, const point *unit) {
    for (size_t k = 0; k < pairs->n; k++) {
        if (!is_called(q, pairs, unit->figure->row, pairs->pair[k].unit))
            continue;
        q->n_listed++;
        for (size_t i = 0; i < q->n; i++) {
            point *p = &q->points[i];
            if (p->part != OTHER || !is_called(q, pairs, p->figure->row, pairs->pair[k].comparator))
                continue;
            p->part = SIMILAR;
            q->n_similar++;
        }
    }
}

static lode_status read_similar(quadrant *q, const lode_input *input, lode_reference *reference,
                                lode_error *error) {
    const char *path = q->sheet.options->pairs;
    lode_pairs *pairs = NULL;
    if (!path)
        return LODE_OK;
    const point *unit = only_asked(q);
    if (!unit)
        return lode_fail(error, LODE_USAGE,
                         "--pairs says who is similar to one unit: say which, "
                         "with --unit");
    lode_status status =
        lode_pairs_read(&pairs, path, &input->read, reference, q->sheet.report, error);
    if (status != LODE_OK)
        return status;
    mark_similar(q, pairs, unit);
    if (q->n_listed == 0)
        status = lode_fail(error, LODE_USAGE, "%s lists nobody for '%s'", path, unit->figure->name);
    else if (q->n_similar == 0)
        status =
            lode_fail(error, LODE_REFUSED, "not one of the %zu similar to '%s' has both figures",
                      q->n_listed, unit->figure->name);
    lode_pairs_free(pairs);
    return status;
}

static lode_status make_points(quadrant *q, lode_error *error) {
    const lode_figures *across = &q->side[ACROSS].figures, *up = &q->side[UP].figures;
    q->points = lode_arena_take(q->sheet.arena, (across->n + 1) * sizeof *q->points);
    for (size_t i = 0; i < across->n; i++) {
        const lode_unit_figure *x = &across->item[i];
        const size_t place = up->of_unit[x->unit];
        const lode_unit_figure *y = place == LODE_NO_FIGURE ? NULL : &up->item[place];
        if (x->status.n || !y || y->status.n) {
            q->without++;
            if (x->asked) {
                lode_fail(error, LODE_REFUSED, "'%s' has not both figures", x->name);
                return lode_fail_hint(error, "it has %s '%s' (%.*s)", "no value of",
                                      q->side[x->status.n ? ACROSS : UP].subject.label,
                                      LODE_ARG(x->status.n ? x->status
                                               : y         ? y->status
                                                           : lode_text("no row")));
            }
            continue;
        }
        q->points[q->n++] = (point){x, {x->value, y->value}, x->asked ? ASKED : OTHER};
    }
    return q->n ? LODE_OK
                : lode_fail(error, LODE_REFUSED, "nothing to draw: no unit has both figures");
}

/* ---- the lines that divide ---- */

static int rising(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Of the points of a part; of all where that is OTHER. */
static double median(const quadrant *q, int axis, part wanted) {
    double *value = lode_allocate(q->n, sizeof *value);
    size_t n = 0;
    for (size_t i = 0; i < q->n; i++)
        if (wanted == OTHER || q->points[i].part == wanted)
            value[n++] = q->points[i].value[axis];
    qsort(value, n, sizeof *value, rising);
    const double middle = (value[(n - 1) / 2] + value[n / 2]) / 2;
    free(value);
    return middle;
}

static void find_rule(quadrant *q, int axis) {
    side *s = &q->side[axis];
    s->rule = lode_find_rule(&q->sheet, &s->choice, &s->figures);
    if (!s->rule.is)
        s->rule = (lode_rule){true, median(q, axis, OTHER),
                              lode_arena_print(q->sheet.arena, "Median of these %s",
                                               lode_units_noun(s->choice.level, 2))};
}

/* How many lie on or beyond the lines. */
static size_t count(const quadrant *q, bool right, bool above) {
    size_t n = 0;
    for (size_t i = 0; i < q->n; i++)
        n += (q->points[i].value[ACROSS] >= q->side[ACROSS].rule.value) == right &&
             (q->points[i].value[UP] >= q->side[UP].rule.value) == above;
    return n;
}

/* ---- words ---- */

static const char *value_text(const quadrant *q, int axis, double value) {
    return lode_subject_value(&q->sheet, &q->side[axis].subject, value);
}

static const char *noun(const quadrant *q, size_t n) {
    return lode_units_noun(q->side[ACROSS].choice.level, n);
}

static const char *title(const quadrant *q) {
    lode_arena *arena = q->sheet.arena;
    const point *unit = only_asked(q);
    const lode_rule *rule = &q->side[UP].rule;
    if (!unit)
        return lode_arena_print(arena, "%zu of %zu %s at or above both lines", count(q, true, true),
                                q->n, noun(q, q->n));
    enum { NAME_WORDS = LODE_TITLE_WORDS - 5 };
    const char *name = lode_first_words(arena, lode_text(unit->figure->name), NAME_WORDS);
    const char *value = value_text(q, UP, unit->value[UP]);
    if (q->n_similar)
        return lode_arena_print(arena, "%s: %s, similar %s %s", name, value, noun(q, 2),
                                value_text(q, UP, median(q, UP, SIMILAR)));
    return lode_arena_print(arena, "%s: %s, %s %s", name, value, rule->name,
                            value_text(q, UP, rule->value));
}

static const char *range_words(const quadrant *q) {
    const char *x = lode_axis_words(&q->side[ACROSS].axis, q->sheet.arena);
    const char *y = lode_axis_words(&q->side[UP].axis, q->sheet.arena);
    if (!*x && !*y)
        return "";
    return lode_arena_print(q->sheet.arena, " (%s%s%s%s%s)", *y ? "upward " : "", y,
                            *x && *y ? ", " : "", *x ? "across " : "", x);
}

static const char *subtitle(const quadrant *q) {
    return lode_arena_print(q->sheet.arena, "Upward: %s, %s%s", q->side[UP].subject.label,
                            q->side[UP].subject.period, range_words(q));
}

static size_t count_part(const quadrant *q, part wanted) {
    size_t n = 0;
    for (size_t i = 0; i < q->n; i++)
        n += q->points[i].part == wanted;
    return n;
}

static const char *similar_sentence(const quadrant *q) {
    if (!q->n_similar)
        return "";
    return lode_arena_print(q->sheet.arena,
                            " Squares: %zu of the %zu similar %s, which have both figures; their "
                            "figure in the title is the median.",
                            q->n_similar, q->n_listed, noun(q, 2));
}

static const char *caption(const quadrant *q) {
    lode_arena *arena = q->sheet.arena;
    const point *unit = only_asked(q);
    const char *text = lode_arena_print(
        arena, "Circles: %zu %s%s.%s%s", count_part(q, OTHER), unit ? "other " : "",
        noun(q, count_part(q, OTHER)), similar_sentence(q), unit ? " Diamond: the one named." : "");
    if (q->without)
        text = lode_arena_print(arena, "%s Not drawn: %zu without one of the two figures.", text,
                                q->without);
    return text;
}

static const char *alt(const quadrant *q) {
    lode_arena *arena = q->sheet.arena;
    const point *unit = only_asked(q);
    const side *x = &q->side[ACROSS], *y = &q->side[UP];
    const char *text = lode_arena_print(
        arena, "Scatter chart of %zu %s. Across: %s, %s. Upward: %s, %s.", q->n, noun(q, q->n),
        x->subject.label, x->subject.period, y->subject.label, y->subject.period);
    if (unit)
        text = lode_arena_print(arena, "%s %s: %s across, %s upward.", text, unit->figure->name,
                                value_text(q, ACROSS, unit->value[ACROSS]),
                                value_text(q, UP, unit->value[UP]));
    if (q->n_similar)
        text = lode_arena_print(arena, "%s Median of %zu similar %s: %s across, %s upward.", text,
                                q->n_similar, noun(q, q->n_similar),
                                value_text(q, ACROSS, median(q, ACROSS, SIMILAR)),
                                value_text(q, UP, median(q, UP, SIMILAR)));
    return lode_arena_print(arena,
                            "%s Lines: %s %s across, %s %s upward. At or above both: %zu; below "
                            "both: %zu; lower right: "
                            "%zu; upper left: %zu.",
                            text, x->rule.name, value_text(q, ACROSS, x->rule.value), y->rule.name,
                            value_text(q, UP, y->rule.value), count(q, true, true),
                            count(q, false, false), count(q, true, false), count(q, false, true));
}

/* ---- the picture ---- */

static void make_axis(quadrant *q, int axis) {
    side *s = &q->side[axis];
    double low = s->rule.value, high = low;
    for (size_t i = 0; i < q->n; i++) {
        low = fmin(low, q->points[i].value[axis]);
        high = fmax(high, q->points[i].value[axis]);
    }
    s->axis = lode_axis_for(low, high, s->subject.unit, s->subject.decimals);
}

static const char *rule_words(const quadrant *q, int axis) {
    const lode_rule *rule = &q->side[axis].rule;
    return lode_arena_print(q->sheet.arena, "%s %s", rule->name, value_text(q, axis, rule->value));
}

static void lay_out(quadrant *q) {
    lode_canvas *canvas = &q->canvas;
    lode_arena *arena = q->sheet.arena;
    make_axis(q, ACROSS);
    make_axis(q, UP);
    const lode_edge_label label = {.text = lode_text(rule_words(q, UP))};
    lode_canvas_texts(canvas, arena, lode_title_or(&q->sheet, title(q)), subtitle(q),
                      lode_caption_before(&q->sheet, caption(q)), LODE_FIGURE_HEIGHT + 80);
    canvas->left = LODE_LEFT_EDGE + lode_axis_width(&q->side[UP].axis, arena) + 8;
    canvas->right = LODE_FIGURE_WIDTH - fmax(lode_edge_width(&label, 1), 40);
    canvas->top = lode_canvas_head(canvas) + 28;
    canvas->bottom = lode_canvas_foot(canvas) - 4 * LODE_TEXT_SIZE;
}

static lode_spot spot_of(const quadrant *q, const point *p) {
    const lode_axis *x = &q->side[ACROSS].axis, *y = &q->side[UP].axis;
    return (lode_spot){lode_canvas_x(&q->canvas, p->value[ACROSS], x->low, x->top),
                       lode_canvas_y(&q->canvas, p->value[UP], y->low, y->top)};
}

static void put_names(const quadrant *q, lode_script *script) {
    lode_point_label label[LODE_MOST_BOXES];
    lode_spot *spots = lode_arena_take(q->sheet.arena, q->n * sizeof *spots);
    size_t n = 0;
    for (size_t i = 0; i < q->n; i++) {
        const point *p = &q->points[i];
        spots[i] = spot_of(q, p);
        if (p->part == ASKED && n < LODE_MOST_BOXES)
            label[n++] = (lode_point_label){.text = lode_text(p->figure->name), .point = spots[i]};
    }
    lode_place_labels(&q->canvas, label, n, spots, q->n);
    lode_put_point_labels(&q->canvas, label, n, script);
}

static void put_rules(const quadrant *q, lode_script *script) {
    const lode_axis *x = &q->side[ACROSS].axis, *y = &q->side[UP].axis;
    lode_edge_label label = {lode_text(rule_words(q, UP)),
                             lode_canvas_y(&q->canvas, q->side[UP].rule.value, y->low, y->top)};
    lode_canvas_put_x_rule(&q->canvas, q->side[ACROSS].rule.value, x->low, x->top,
                           rule_words(q, ACROSS), script);
    lode_canvas_put_y_rule(q->side[UP].rule.value, script);
    lode_put_edge_labels(&q->canvas, &label, 1, script);
}

static lode_series points_of(const quadrant *q, part wanted, const char *name, const char *drawn) {
    lode_series series = {.name = name, .drawn = drawn};
    for (size_t i = 0; i < q->n; i++) {
        const point *p = &q->points[i];
        if (p->part != wanted)
            continue;
        lode_data_number(&series.block, p->value[ACROSS]);
        lode_data_number(&series.block, p->value[UP]);
        lode_data_text(&series.block, lode_text(p->figure->name));
        lode_data_end_row(&series.block);
    }
    return series;
}

static void put_series(const quadrant *q, lode_script *script) {
    const bool about_one = only_asked(q) != NULL;
    lode_series series[] = {
        points_of(q, OTHER, about_one ? "Others" : "All",
                  about_one ? "using 1:2 with points pt 6 ps 0.6 lc rgb '" LODE_RULE "'"
                            : "using 1:2 with points pt 6 ps 0.7 lc rgb '" LODE_BLUE "' lw 1.5"),
        points_of(q, SIMILAR, "Similar",
                  "using 1:2 with points pt 5 ps 0.8 lc rgb '" LODE_TURQUOISE "'"),
        points_of(q, ASKED, "Named",
                  "using 1:2 with points pt 13 ps 1.8 lc rgb '" LODE_DARK_BLUE "'"),
    };
    lode_series_put(series, sizeof series / sizeof *series, "across, upward, name", script);
}

static void draw(quadrant *q, lode_script *script) {
    lode_arena *arena = q->sheet.arena;
    const lode_canvas *canvas = &q->canvas;
    const side *x = &q->side[ACROSS];
    lay_out(q);
    lode_canvas_begin(canvas, lode_figure_name(&q->sheet, "quadrant", &x->choice, &x->figures),
                      lode_title_or(&q->sheet, title(q)), alt(q), q->sheet.options->made_by,
                      script);
    LODE_SCRIPT_PUT(script, "unset grid\nset border 3\n");
    lode_axis_put_y(&q->side[UP].axis, arena, script);
    lode_axis_put_x(&x->axis, arena, script);
    const char *name = lode_arena_print(arena, "%s, %s", x->subject.label, x->subject.period);
    const lode_text_lines lines =
        lode_text_break(arena, lode_text(name), LODE_TEXT_SIZE, LODE_TEXT_ROOM, 1);
    if (lines.n)
        lode_canvas_put_line(canvas, lines.line[0], LODE_TEXT, LODE_RIGHT,
                             fmax(canvas->right, LODE_LEFT_EDGE + lines.width),
                             canvas->bottom + 2.6 * LODE_TEXT_SIZE, script);
    put_rules(q, script);
    put_names(q, script);
    put_series(q, script);
    lode_script_end(script);
}

static lode_status choose_side(quadrant *q, int axis, uint32_t measure, lode_error *error) {
    side *s = &q->side[axis];
    s->choice = (lode_choice){.measure = measure};
    lode_status status = lode_choose_rest(&q->sheet, &s->choice, error);
    if (status == LODE_OK)
        status = lode_choose_figures(&q->sheet, &s->choice, &s->figures, error);
    if (status == LODE_OK)
        s->subject = lode_subject_of(&q->sheet, &s->choice, &s->figures);
    return status;
}

static lode_status check_sides(const quadrant *q, lode_error *error) {
    const side *x = &q->side[ACROSS], *y = &q->side[UP];
    if (x->choice.level != y->choice.level)
        return lode_fail(error, LODE_USAGE, "'%s' is of %s, '%s' of %s", x->subject.label,
                         lode_units_noun(x->choice.level, 2), y->subject.label,
                         lode_units_noun(y->choice.level, 2));
    if (x->choice.period == y->choice.period)
        return LODE_OK;
    lode_fail(error, LODE_USAGE, "the latest figures are of %s across and of %s upward",
              x->subject.period, y->subject.period);
    return lode_fail_hint(error, "choose one period with -t");
}

static lode_status choose(quadrant *q, const lode_input *input, lode_reference *reference,
                          lode_error *error) {
    uint32_t *measure;
    size_t n;
    lode_status status = lode_choose_measures(&q->sheet, AXES, AXES, &measure, &n, error);
    for (int i = 0; i < AXES && status == LODE_OK; i++)
        status = choose_side(q, i, measure[i], error);
    if (status == LODE_OK)
        status = check_sides(q, error);
    if (status == LODE_OK)
        status = make_points(q, error);
    for (int i = 0; i < AXES && status == LODE_OK; i++)
        find_rule(q, i);
    return status == LODE_OK ? read_similar(q, input, reference, error) : status;
}

lode_status lode_plot_quadrant(const lode_plot_options *options, const lode_input *input,
                               lode_reference *reference, lode_script *script, lode_report *report,
                               lode_error *error) {
    quadrant q = {0};
    lode_status status = lode_sheet_open(&q.sheet, options, input, reference, report, error);
    if (status == LODE_OK)
        status = choose(&q, input, reference, error);
    if (status == LODE_OK) {
        draw(&q, script);
        lode_sheet_account(&q.sheet);
    }
    lode_sheet_close(&q.sheet);
    return status;
}
