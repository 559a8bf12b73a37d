/* Rows of figures: what a line says, how it came about, and on how much it rests. */
#include "agg_writer.h"

#include <math.h>
#include <stdio.h>

enum { UNITS, UNITS_USED, N_ALL, CODES, BASIS, WHY, PERIODS, ADDED };

static const agg_added added[ADDED] = {
    {"n_units", true}, {"n_units_used", true}, {"n_all", true},          {"codes", false},
    {"basis", false},  {"why", false},         {"pooled_periods", false}};

static void say_limits(agg_writer *w, const agg_line *line, const agg_figure *figure) {
    lode_interval limits;
    if (agg_group_kind(&line->group) != LODE_KIND_PROGRESS ||
        !agg_progress_limits(w->spread, line, figure, &limits))
        return;
    agg_say_number(w, LODE_COL_CI_LOW, limits.low);
    agg_say_number(w, LODE_COL_CI_HIGH, limits.high);
}

static void say_figure(agg_writer *w, const agg_line *line, const agg_figure *figure) {
    agg_say_value(w, LODE_COL_VALUE, figure);
    if (figure->n > 0)
        agg_say_number(w, LODE_COL_N, figure->n);
    if (figure->has_numerator)
        agg_say_number(w, LODE_COL_NUMERATOR, figure->numerator);
    say_limits(w, line, figure);
    agg_say(w, agg_added_at(w, BASIS), lode_text(agg_basis_word(figure->basis)));
}

static void say_no_figure(agg_writer *w, const agg_line *line, const agg_figure *figure) {
    agg_say(w, LODE_COL_STATUS, lode_text(agg_code_word(agg_line_code(line))));
    agg_say(w, agg_added_at(w, WHY), lode_text(figure->why));
}

static void say_hidden(agg_writer *w, size_t used) {
    const size_t column = agg_added_at(w, WHY);
    char *text = w->text[column].text;
    const int n = snprintf(text, sizeof w->text[column], "fewer than %zu units with a value (%zu)",
                           w->run->options->min_units, used);
    agg_say(w, LODE_COL_STATUS, lode_text(agg_code_word(AGG_CODE_C)));
    agg_say(w, column, (lode_slice){text, (size_t)n});
}

static lode_status say_statistics(agg_writer *w, agg_line *line, const agg_figure *figure,
                                  bool hidden) {
    const agg_statistics *s = &w->run->statistics;
    const lode_status status = agg_statistics_of(s, &line->group, w->figure, w->run->error);
    for (size_t i = 0; i < s->n && status == LODE_OK; i++) {
        const size_t column = w->run->n_face + w->added + i;
        char *text = w->text[column].text;
        if (hidden || (line->group.count > 0 && agg_hides(w->run, &line->group, s->item[i].kind)))
            agg_say(w, column, lode_text(agg_code_word(AGG_CODE_C)));
        else if (agg_is_text(&s->item[i]))
            agg_say(w, column, (lode_slice){text, agg_group_codes(&line->group, figure, text)});
        else
            agg_say_number(w, column, w->figure[i]);
    }
    return status;
}

static lode_status say_made(agg_writer *w, agg_line *line) {
    const agg_run *run = w->run;
    const agg_figure figure = agg_line_figure(run, &w->years, line);
    const size_t used = agg_line_used(run, &w->years, line);
    const bool hidden = agg_is_hidden(run, used) && line->group.count > 0;
    line->group.units = (uint32_t)used;
    if (hidden)
        say_hidden(w, used);
    else if (figure.basis)
        say_figure(w, line, &figure);
    else
        say_no_figure(w, line, &figure);
    agg_say(w, LODE_COL_NOTE, lode_text("derived"));
    agg_say_number(w, agg_added_at(w, UNITS), (double)agg_line_units(&w->years, line));
    agg_say_number(w, agg_added_at(w, UNITS_USED), (double)used);
    if (!hidden && !agg_total_is_zero(&line->group.pool->n_all))
        agg_say_number(w, agg_added_at(w, N_ALL), agg_total_value(&line->group.pool->n_all));
    char *codes = w->text[agg_added_at(w, CODES)].text;
    agg_say(w, agg_added_at(w, CODES),
            (lode_slice){codes, agg_group_codes(&line->group, &figure, codes)});
    if (line->window)
        agg_say_years(w, line, agg_added_at(w, PERIODS), agg_added_at(w, WHY));
    return say_statistics(w, line, &figure, hidden);
}

lode_status agg_write_lines(agg_writer *w) {
    lode_status status = agg_writer_open(w, added, w->years.years > 0 ? ADDED : PERIODS, true);
    for (size_t i = 0; i < w->lines.n && status == LODE_OK; i++) {
        agg_line *line = &w->lines.line[i];
        agg_begin_row(w, line);
        if (line->target)
            status = say_made(w, line);
        if (status == LODE_OK)
            status = agg_write_row(w);
    }
    agg_writer_close(w);
    return status;
}
