/* Whether a chart can be drawn truthfully, and what its lines hold. */
#include "trend_parts.h"

#include <math.h>

lode_slice lode_unit_noun(const lode_trend_chart *chart) {
    return chart->unit_noun.n ? chart->unit_noun : lode_text("schools");
}

bool lode_point_has_value(const lode_trend_point *point) {
    return point->status.n == 0;
}

const lode_trend_point *lode_line_first(const lode_trend_line *line) {
    for (size_t i = 0; i < line->n_points; i++)
        if (lode_point_has_value(&line->points[i]))
            return &line->points[i];
    return NULL;
}

const lode_trend_point *lode_line_last(const lode_trend_line *line) {
    for (size_t i = line->n_points; i > 0; i--)
        if (lode_point_has_value(&line->points[i - 1]))
            return &line->points[i - 1];
    return NULL;
}

const lode_trend_point *lode_line_at(const lode_trend_line *line, int year) {
    for (size_t i = 0; i < line->n_points; i++)
        if (line->points[i].year == year && lode_point_has_value(&line->points[i]))
            return &line->points[i];
    return NULL;
}

bool lode_line_has_interval(const lode_trend_line *line) {
    if (line->role != LODE_LINE_UNIT)
        return false;
    for (size_t i = 0; i < line->n_points; i++)
        if (lode_point_has_value(&line->points[i]) && line->points[i].has_interval)
            return true;
    return false;
}

static bool begins_between(int year, int from, int to) {
    return from < year && year <= to;
}

bool lode_break_between(const lode_trend_chart *chart, const lode_trend_line *line, int from,
                        int to) {
    for (size_t i = 0; i < line->n_breaks; i++)
        if (begins_between(line->breaks[i], from, to))
            return true;
    for (size_t i = 0; i < chart->n_breaks; i++)
        if (begins_between(chart->breaks[i].year, from, to))
            return true;
    return false;
}

/* Beyond this, neighbouring tics are one double. */
static const double LARGEST = 1e12;

static lode_status check_point(const lode_trend_line *line, size_t i, lode_error *error) {
    const lode_trend_point *point = &line->points[i];
    if (point->year < 1901 || point->year > 2199)
        return lode_fail(error, LODE_DATA, "'%.*s': year %d is not between 1901 and 2199",
                         LODE_ARG(line->label), point->year);
    if (i > 0 && point[-1].year >= point->year)
        return lode_fail(error, LODE_DATA, "'%.*s': year %d stands twice or out of order",
                         LODE_ARG(line->label), point->year);
    if (!lode_point_has_value(point))
        return LODE_OK;
    if (fabs(point->value) >= LARGEST)
        return lode_fail(error, LODE_DATA, "'%.*s': the value of %d is too large to draw",
                         LODE_ARG(line->label), point->year);
    if (!isfinite(point->value))
        return lode_fail(error, LODE_DATA, "'%.*s': the value of %d is not a number",
                         LODE_ARG(line->label), point->year);
    if (point->has_interval &&
        !(isfinite(point->ci_low) && isfinite(point->ci_high) && point->ci_low <= point->ci_high))
        return lode_fail(error, LODE_DATA, "'%.*s': the interval of %d has no low and high end",
                         LODE_ARG(line->label), point->year);
    return LODE_OK;
}

static lode_status check_roles(const lode_trend_chart *chart, int most, lode_error *error) {
    const lode_trend_line *seen[LODE_LINE_OTHER + 1] = {0};
    size_t units = 0;
    for (size_t i = 0; i < chart->n_lines; i++) {
        const lode_trend_line *line = &chart->lines[i];
        if (line->role == LODE_LINE_UNIT) {
            units++;
        } else if (seen[line->role]) {
            lode_fail(error, LODE_USAGE, "'%.*s' and '%.*s' would look alike in one chart",
                      LODE_ARG(seen[line->role]->label), LODE_ARG(line->label));
            return lode_fail_hint(error, "draw one comparator of a kind, or use several charts");
        }
        seen[line->role] = line;
    }
    if (units <= (size_t)most)
        return LODE_OK;
    lode_slice noun = lode_unit_noun(chart);
    return lode_fail(error, LODE_USAGE, "at most %d %.*s in one chart; use several charts", most,
                     LODE_ARG(noun));
}

lode_status lode_trend_check(const lode_trend_chart *chart, int most, lode_error *error) {
    lode_status status = check_roles(chart, most, error);
    bool any = false;
    for (size_t i = 0; i < chart->n_lines && status == LODE_OK; i++) {
        const lode_trend_line *line = &chart->lines[i];
        for (size_t k = 0; k < line->n_points && status == LODE_OK; k++)
            status = check_point(line, k, error);
        any = any || lode_line_first(line);
    }
    if (status == LODE_OK && !any)
        return lode_fail(error, LODE_REFUSED, "not one value to draw");
    return status;
}
