#include "plot_trend_parts.h"

#include <stdlib.h>

static lode_slice text_or_empty(const char *text) {
    return text ? lode_text(text) : lode_text("");
}

static int column_called(const plot_trend *plot, const char *name) {
    return lode_table_find(plot->measures->table, lode_text(name));
}

static lode_status read_all(plot_trend *plot, const lode_input *input, lode_reference *reference,
                            lode_error *error) {
    const lode_measures_options rows = {.repeats = true};
    lode_status status = lode_measures_read(&plot->measures, input, &rows, plot->report, error);
    if (status == LODE_OK)
        status = lode_dictionary_read(&plot->dictionary, reference, error);
    if (status == LODE_OK)
        status = lode_availability_read(&plot->availability, reference, error);
    if (status == LODE_OK)
        status = lode_establishments_read(&plot->establishments, reference, error);
    if (status != LODE_OK)
        return status;
    plot->comparator = column_called(plot, "comparator");
    plot->comparator_name = column_called(plot, "comparator_name");
    plot->comparator_value = column_called(plot, "comparator_value");
    plot->comparator_basis = column_called(plot, "comparator_basis");
    plot->reason = column_called(plot, "reason");
    plot->phase = column_called(plot, "phase");
    plot->difference_low = column_called(plot, "difference_ci_low");
    plot->difference_high = column_called(plot, "difference_ci_high");
    plot->ci_method = column_called(plot, "ci_method");
    /* Read whole and chosen from then, so that names come from every row. */
    status = lode_measures_choose(plot->measures, &plot->options->rows, plot->report, error);
    plot->used = lode_allocate(plot->measures->rows, sizeof *plot->used);
    return status;
}

static lode_status make_lines(plot_trend *plot, lode_error *error) {
    enum { USUAL_COMPARATORS = 3 };
    const size_t most = plot->n_units + plot->options->against.n + USUAL_COMPARATORS;
    plot->lines = lode_arena_take(plot->arena, most * sizeof *plot->lines);
    lode_status status = lode_plot_unit_lines(plot, error);
    return status == LODE_OK ? lode_plot_comparator_lines(plot, error) : status;
}

/* ---- nothing to draw ---- */

/* "c 2017/18, x 2018/19" */
static const char *codes_of(const plot_trend *plot, const plot_line *line) {
    const char *list = "";
    for (size_t i = 0; i < line->n; i++) {
        const int year = line->value[i].point.year;
        list = lode_arena_print(plot->arena, "%s%s%.*s %d/%02d", list, i ? ", " : "",
                                LODE_ARG(line->value[i].point.status), year - 1, year % 100);
    }
    return list;
}

/* A chart of comparators alone would be about somebody else. */
static lode_status check_units_have_values(const plot_trend *plot, lode_error *error) {
    const plot_line *first = &plot->lines[0];
    for (size_t i = 0; i < plot->n_units; i++)
        if (lode_plot_has_value(&plot->lines[i]))
            return LODE_OK;
    lode_fail(error, LODE_REFUSED, "nothing to draw: no value for '%.*s'%s", LODE_ARG(first->label),
              plot->n_units > 1 ? " or any of the others" : "");
    if (first->n)
        lode_fail_hint(error, "its figures are coded: %s", codes_of(plot, first));
    else if (plot->barred)
        lode_fail_hint(error, "%s", plot->barred);
    else
        lode_fail_hint(error, "its comparator_value is empty: %.*s",
                       LODE_ARG(lode_plot_cell(plot, plot->units[0].row, plot->reason)));
    return LODE_REFUSED;
}

/* ---- the chart ---- */

static const char *name_of_figure(const plot_trend *plot) {
    if (plot->options->name)
        return plot->options->name;
    const lode_slice measure = lode_names_get(plot->measures->measures, plot->measure);
    const char *name = lode_arena_print(plot->arena, "%.*s", LODE_ARG(measure));
    for (size_t i = 0; i < plot->n_units; i++) {
        const plot_unit *unit = &plot->units[i];
        const lode_slice id = unit->unit == LODE_UNKNOWN ? lode_plot_unit_label(plot, unit)
                                                         : lode_plot_identifier(plot, unit->row);
        name = lode_arena_print(plot->arena, "%s_%.*s", name, LODE_ARG(id));
    }
    return name;
}

/* The label, and whose figures they are where not everybody's. */
static const char *words_for_measure(const plot_trend *plot, const lode_meaning *meaning) {
    const lode_measures *m = plot->measures;
    const lode_slice measure = lode_names_get(m->measures, plot->measure);
    const lode_slice label = meaning && meaning->label.n ? meaning->label : measure;
    const lode_slice breakdown = lode_measures_breakdown(m, plot->breakdown);
    if (lode_same_folded(breakdown, lode_text("Total")))
        return lode_arena_print(plot->arena, "%.*s", LODE_ARG(label));
    return lode_arena_print(plot->arena, "%.*s: %.*s", LODE_ARG(label), LODE_ARG(breakdown));
}

/* As many decimals as the units' values have. */
static int decimals_of_values(const plot_trend *plot) {
    enum { MOST = 6 };
    int most = 0;
    for (size_t i = 0; i < plot->n_units; i++)
        for (size_t k = 0; k < plot->lines[i].n; k++) {
            const lode_number value =
                lode_measures_value(plot->measures, plot->lines[i].value[k].row);
            if (value.scale > most)
                most = value.scale;
        }
    return most < MOST ? most : MOST;
}

static const char *noun_for_units(const plot_trend *plot) {
    const plot_unit *first = &plot->units[0];
    for (size_t i = 1; i < plot->n_units; i++)
        if (plot->units[i].level != first->level ||
            (plot->units[i].unit == LODE_UNKNOWN) != (first->unit == LODE_UNKNOWN))
            return "units";
    if (first->unit == LODE_UNKNOWN)
        return "groups";
    if (first->level == LODE_LEVEL_SCHOOL)
        return "schools";
    return first->level == LODE_LEVEL_LA ? "local authorities" : "units";
}

static lode_trend_line *lines_of_chart(const plot_trend *plot) {
    lode_trend_line *lines = lode_arena_take(plot->arena, plot->n_lines * sizeof *lines);
    for (size_t i = 0; i < plot->n_lines; i++) {
        const plot_line *line = &plot->lines[i];
        lode_trend_point *points = lode_arena_take(plot->arena, (line->n + 1) * sizeof *points);
        for (size_t k = 0; k < line->n; k++)
            points[k] = line->value[k].point;
        lines[i] = (lode_trend_line){line->label, line->role,   points,
                                     line->n,     line->breaks, line->n_breaks};
    }
    return lines;
}

static lode_status draw(plot_trend *plot, lode_script *script, lode_error *error) {
    const lode_plot_options *options = plot->options;
    const lode_slice measure = lode_names_get(plot->measures->measures, plot->measure);
    const lode_meaning *meaning = lode_dictionary_find(plot->dictionary, measure);
    lode_plot_explain_lines(plot);
    const char *caption = lode_arena_print(
        plot->arena, "%s%s", options->caption ? options->caption : "", plot->explained);
    const lode_trend_chart chart = {
        .name = lode_text(name_of_figure(plot)),
        .title = text_or_empty(options->title),
        .measure = lode_text(words_for_measure(plot, meaning)),
        .unit = meaning ? meaning->unit : lode_text(""),
        .decimals = meaning ? meaning->decimals : decimals_of_values(plot),
        .caption = lode_text(caption),
        .made_by = text_or_empty(options->made_by),
        .interval = lode_text(lode_plot_interval_words(plot)),
        .unit_noun = lode_text(noun_for_units(plot)),
        .lines = lines_of_chart(plot),
        .n_lines = plot->n_lines,
        .bands = plot->bands,
        .n_bands = plot->n_bands,
        .breaks = plot->breaks,
        .n_breaks = plot->n_breaks,
    };
    return plot->many ? lode_trend_multiples_script(&chart, script, error)
                      : lode_trend_chart_script(&chart, script, error);
}

static void account(const plot_trend *plot) {
    size_t unused = 0;
    for (size_t row = 0; row < plot->measures->rows; row++)
        unused += !plot->used[row];
    lode_left_out(plot->report, "of other units, measures or breakdowns", unused);
}

static lode_status plot_units(bool many, const lode_plot_options *options, const lode_input *input,
                              lode_reference *reference, lode_script *script, lode_report *report,
                              lode_error *error) {
    plot_trend plot = {.options = options, .many = many, .report = report, .explained = ""};
    plot.arena = lode_arena_new();
    lode_status status = read_all(&plot, input, reference, error);
    if (status == LODE_OK)
        status = lode_plot_find_units(&plot, error);
    if (status == LODE_OK)
        status = lode_plot_choose_figure(&plot, error);
    if (status == LODE_OK)
        status = make_lines(&plot, error);
    if (status == LODE_OK) {
        lode_plot_judge_years(&plot);
        status = check_units_have_values(&plot, error);
    }
    if (status == LODE_OK)
        status = draw(&plot, script, error);
    if (status == LODE_OK)
        account(&plot);
    free(plot.used);
    lode_measures_free(plot.measures);
    lode_dictionary_free(plot.dictionary);
    lode_availability_free(plot.availability);
    lode_establishments_free(plot.establishments);
    lode_arena_free(plot.arena);
    return status;
}

lode_status lode_plot_trend(const lode_plot_options *options, const lode_input *input,
                            lode_reference *reference, lode_script *script, lode_report *report,
                            lode_error *error) {
    return plot_units(false, options, input, reference, script, report, error);
}

lode_status lode_plot_multiples(const lode_plot_options *options, const lode_input *input,
                                lode_reference *reference, lode_script *script, lode_report *report,
                                lode_error *error) {
    return plot_units(true, options, input, reference, script, report, error);
}
