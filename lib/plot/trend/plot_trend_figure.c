/* Which measure and breakdown the chart shows: one of each, chosen by who asks or by default. */
#include "plot_trend_parts.h"

bool lode_plot_in_figure(const plot_trend *plot, size_t row) {
    const lode_measure_row r = lode_measures_row(plot->measures, row);
    return r.measure == plot->measure && r.breakdown == plot->breakdown;
}

bool lode_plot_is_concerned(const plot_trend *plot, size_t row) {
    const lode_measure_row r = lode_measures_row(plot->measures, row);
    if (!lode_plot_in_figure(plot, row) || !plot->of_units[r.unit])
        return false;
    for (size_t i = 0; i < plot->n_units; i++)
        if (plot->units[i].unit == r.unit && plot->units[i].kind != LODE_UNKNOWN)
            return plot->units[i].kind == r.kind;
    return true;
}

static bool is_of_any_unit(const plot_trend *plot, size_t row) {
    for (size_t i = 0; i < plot->n_units; i++)
        if (lode_plot_is_of(plot, row, &plot->units[i]))
            return true;
    return false;
}

/* "Oak Primary", or "these units". */
static const char *who(const plot_trend *plot) {
    const lode_slice label = lode_plot_unit_label(plot, &plot->units[0]);
    return plot->n_units == 1 ? lode_arena_print(plot->arena, "'%.*s'", LODE_ARG(label))
                              : "these units";
}

static const char *list_names(const plot_trend *plot, const lode_names *names) {
    const char *list = "";
    for (uint32_t i = 0; i < lode_names_count(names); i++) {
        const lode_slice name = lode_names_get(names, i);
        list = lode_arena_print(plot->arena, "%s%s%.*s", list, i ? ", " : "", LODE_ARG(name));
    }
    return list;
}

static lode_status choose_measure(plot_trend *plot, lode_error *error) {
    const lode_measures *m = plot->measures;
    lode_names *seen = lode_names_new();
    for (size_t row = 0; row < m->rows; row++)
        if (is_of_any_unit(plot, row))
            lode_names_add(seen, lode_names_get(m->measures, lode_measures_facet(m, row)->measure));
    const uint32_t n = lode_names_count(seen);
    lode_status status = LODE_OK;
    if (n == 1)
        plot->measure = lode_names_find(m->measures, lode_names_get(seen, 0));
    else {
        status =
            lode_fail(error, LODE_USAGE, "which measure? the input has %u for %s", n, who(plot));
        lode_fail_hint(error, "choose one with -m: %s", list_names(plot, seen));
    }
    lode_names_free(seen);
    return status;
}

static bool is_total(const lode_measures *m, uint32_t breakdown) {
    const lode_slice total = lode_text("Total");
    return lode_same_folded(lode_measures_topic(m, breakdown), total) &&
           lode_same_folded(lode_measures_breakdown(m, breakdown), total);
}

static bool has_twin(const lode_measures *m, const bool *seen, uint32_t n, uint32_t breakdown) {
    const lode_slice label = lode_measures_breakdown(m, breakdown);
    for (uint32_t i = 0; i < n; i++)
        if (seen[i] && i != breakdown && lode_same_folded(lode_measures_breakdown(m, i), label))
            return true;
    return false;
}

/* As -b understands them: by label, with the topic where two labels are the same. */
static lode_status several_breakdowns(const plot_trend *plot, const bool *seen, uint32_t n,
                                      lode_error *error) {
    const lode_measures *m = plot->measures;
    const char *list = "";
    uint32_t count = 0;
    for (uint32_t i = 0; i < n; i++) {
        const lode_slice topic = lode_measures_topic(m, i), label = lode_measures_breakdown(m, i);
        if (!seen[i])
            continue;
        list = lode_arena_print(plot->arena, "%s%s", list, count++ ? ", " : "");
        if (has_twin(m, seen, n, i))
            list = lode_arena_print(plot->arena, "%s%.*s:", list, LODE_ARG(topic));
        list = lode_arena_print(plot->arena, "%s%.*s", list, LODE_ARG(label));
    }
    lode_fail(error, LODE_USAGE, "which breakdown? the input has %u for %s, and none is the Total",
              count, who(plot));
    return lode_fail_hint(error, "choose one with -b: %s", list);
}

static lode_status choose_breakdown(plot_trend *plot, lode_error *error) {
    const lode_measures *m = plot->measures;
    const uint32_t n = lode_names_count(m->breakdowns);
    bool *seen = lode_arena_take(plot->arena, n * sizeof *seen);
    uint32_t count = 0;
    for (uint32_t i = 0; i < n; i++)
        seen[i] = false;
    for (size_t row = 0; row < m->rows; row++) {
        const uint32_t breakdown = lode_measures_facet(m, row)->breakdown;
        if (lode_measures_facet(m, row)->measure != plot->measure || seen[breakdown] ||
            !is_of_any_unit(plot, row))
            continue;
        seen[breakdown] = true;
        count++;
        plot->breakdown = breakdown;
        if (is_total(m, breakdown))
            return LODE_OK;
    }
    return count == 1 ? LODE_OK : several_breakdowns(plot, seen, n, error);
}

static void find_units_concerned(plot_trend *plot) {
    const lode_measures *m = plot->measures;
    const uint32_t n = lode_names_count(m->units);
    plot->of_units = lode_arena_take(plot->arena, n * sizeof *plot->of_units);
    for (uint32_t i = 0; i < n; i++)
        plot->of_units[i] = false;
    for (size_t row = 0; row < m->rows; row++)
        if (lode_plot_in_figure(plot, row) && is_of_any_unit(plot, row))
            plot->of_units[m->unit[row]] = true;
}

lode_status lode_plot_choose_figure(plot_trend *plot, lode_error *error) {
    lode_status status = choose_measure(plot, error);
    if (status == LODE_OK)
        status = choose_breakdown(plot, error);
    if (status == LODE_OK)
        find_units_concerned(plot);
    return status;
}
