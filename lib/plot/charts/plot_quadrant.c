/* The quadrant: two measures of each unit, one unit among those like it. */
#include "plot_quadrant_parts.h"

#include "lode/pairs.h"

#include <stdlib.h>

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

point *quadrant_only_asked(const quadrant *q) {
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
    const point *unit = quadrant_only_asked(q);
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

static int rising(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double quadrant_median(const quadrant *q, int axis, part wanted) {
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
        s->rule = (lode_rule){true, quadrant_median(q, axis, OTHER),
                              lode_arena_print(q->sheet.arena, "Median of these %s",
                                               lode_units_noun(s->choice.level, 2))};
}

size_t quadrant_count(const quadrant *q, bool right, bool above) {
    size_t n = 0;
    for (size_t i = 0; i < q->n; i++)
        n += (q->points[i].value[ACROSS] >= q->side[ACROSS].rule.value) == right &&
             (q->points[i].value[UP] >= q->side[UP].rule.value) == above;
    return n;
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
        quadrant_draw(&q, script);
        lode_sheet_account(&q.sheet);
    }
    lode_sheet_close(&q.sheet);
    return status;
}
