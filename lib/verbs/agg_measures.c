/* Groups as rows of a measure table: their figures, how these came about, and on how much they
 * rest. */
#include "agg_lines.h"

#include "lode/pupil_spread.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* What is written beside the columns of the contract. */
enum { UNITS, UNITS_USED, N_ALL, CODES, BASIS, WHY, PERIODS, ADDED };

static const char *const added[ADDED] = {"n_units", "n_units_used", "n_all",         "codes",
                                         "basis",   "why",          "pooled_periods"};

typedef struct {
    char text[LODE_NUMBER_TEXT];
} cell_text;

typedef struct {
    agg_run *run;
    lode_establishments *establishments;
    lode_pupil_spread *spread;
    lode_availability *availability;
    agg_years years;
    agg_lines lines;
    size_t added;    /* of the columns added: without PERIODS unless years are put together */
    size_t columns;  /* the face, those added, statistics */
    lode_cell *cell; /* [columns] of the line at hand */
    cell_text *text; /* [columns] room for what they say */
    double *figure;  /* [statistics] */
    lode_bytes said; /* of the years of the line at hand */
} writer;

/* ---- cells ---- */

static size_t at(const writer *w, int more) {
    return w->run->n_face + (size_t)more;
}

static void say(writer *w, size_t column, lode_slice text) {
    w->cell[column] = lode_cell_of(text);
}

static void say_number(writer *w, size_t column, double x) {
    char *text = w->text[column].text;
    say(w, column, (lode_slice){text, lode_number_text(x, text)});
}

/* A figure that was printed stays as it was. */
static void say_value(writer *w, const agg_figure *figure) {
    const lode_number nothing = {0, 0, 0, true};
    char *text = w->text[LODE_COL_VALUE].text;
    if (figure->basis != AGG_PRINTED)
        say_number(w, LODE_COL_VALUE, figure->value);
    else
        say(w, LODE_COL_VALUE,
            (lode_slice){text, lode_difference_text(&figure->printed, &nothing, text, NULL)});
}

/* "c 2; x 1; no n 3": what the rows that are in no figure have in its place. */
static void say_codes(writer *w, const agg_line *line, const agg_figure *figure) {
    char *text = w->text[at(w, CODES)].text;
    size_t n = agg_group_codes(&line->group, text);
    const size_t without = line->group.count - (figure->basis ? figure->rows : 0);
    if (without > 0)
        n += (size_t)snprintf(text + n, sizeof *w->text - n, "%sno n %zu", n ? "; " : "", without);
    say(w, at(w, CODES), (lode_slice){text, n});
}

/* The limits of a progress score, as the Department works out those of schools. */
static void say_limits(writer *w, const agg_line *line, const agg_figure *figure) {
    const double z = 1.96;
    if (agg_group_kind(&line->group) != LODE_KIND_PROGRESS || figure->n <= 0)
        return;
    const double sigma = lode_pupil_spread_find(w->spread, line->group.meaning->measure,
                                                agg_line_text(line, LODE_COL_TIME_PERIOD));
    if (sigma == 0)
        return;
    say_number(w, LODE_COL_CI_LOW, figure->value - z * sigma / sqrt(figure->n));
    say_number(w, LODE_COL_CI_HIGH, figure->value + z * sigma / sqrt(figure->n));
}

/* ---- rows ---- */

static void say_figure(writer *w, const agg_line *line, const agg_figure *figure) {
    say_value(w, figure);
    if (figure->n > 0)
        say_number(w, LODE_COL_N, figure->n);
    if (figure->has_numerator)
        say_number(w, LODE_COL_NUMERATOR, figure->numerator);
    say_limits(w, line, figure);
    say(w, at(w, BASIS), lode_text(agg_basis_word(figure->basis)));
}

/* Of no value the worst code there is; of values that cannot be put together, that there is none.
 */
static void say_no_figure(writer *w, const agg_line *line, const agg_figure *figure) {
    const agg_code worst = agg_group_worst(&line->group);
    const bool coded = line->group.count == 0 && worst < AGG_CODES;
    say(w, LODE_COL_STATUS, lode_text(agg_code_word(coded ? worst : AGG_CODE_X)));
    say(w, at(w, WHY), lode_text(figure->why));
}

/* The periods that have a value in it, and what is to be said of the others, behind what there is
 * to be said of the figure. */
static void say_years(writer *w, const agg_line *line) {
    const lode_slice why = w->cell[at(w, WHY)].text;
    w->said.n = 0;
    for (size_t i = w->years.years; i-- > 0;)
        if (line->year[i].valued > 0) {
            lode_bytes_add(&w->said, " ", w->said.n > 0);
            lode_bytes_add(&w->said, line->window->year[i].period.p,
                           line->window->year[i].period.n);
        }
    const size_t periods = w->said.n;
    lode_bytes_add(&w->said, why.p, why.n);
    lode_bytes_add(&w->said, "; ", why.n > 0 && line->window->why.n > 0 ? 2 : 0);
    lode_bytes_add(&w->said, line->window->why.p, line->window->why.n);
    say(w, at(w, PERIODS), (lode_slice){w->said.p, periods});
    say(w, at(w, WHY), (lode_slice){w->said.p + periods, w->said.n - periods});
}

static void say_hidden(writer *w, size_t used) {
    char *text = w->text[at(w, WHY)].text;
    const int n = snprintf(text, sizeof *w->text, "fewer than %zu units with a value (%zu)",
                           w->run->options->min_units, used);
    say(w, LODE_COL_STATUS, lode_text(agg_code_word(AGG_CODE_C)));
    say(w, at(w, WHY), (lode_slice){text, (size_t)n});
}

static lode_status say_statistics(writer *w, agg_line *line, bool hidden) {
    const agg_statistics *s = &w->run->statistics;
    const lode_status status = agg_statistics_of(s, &line->group, w->figure, w->run->error);
    for (size_t i = 0; i < s->n && status == LODE_OK; i++) {
        const size_t column = w->run->n_face + w->added + i;
        char *text = w->text[column].text;
        if (hidden)
            say(w, column, lode_text(agg_code_word(AGG_CODE_C)));
        else if (agg_is_text(&s->item[i]))
            say(w, column, (lode_slice){text, agg_group_codes(&line->group, text)});
        else
            say_number(w, column, w->figure[i]);
    }
    return status;
}

static lode_status say_made(writer *w, agg_line *line) {
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
    say(w, LODE_COL_NOTE, lode_text("derived"));
    say_number(w, at(w, UNITS), (double)agg_line_units(&w->years, line));
    say_number(w, at(w, UNITS_USED), (double)used);
    if (!hidden && !agg_total_is_zero(&line->group.pool->n_all))
        say_number(w, at(w, N_ALL), agg_total_value(&line->group.pool->n_all));
    say_codes(w, line, &figure);
    if (line->window)
        say_years(w, line);
    return say_statistics(w, line, hidden);
}

static lode_status write_line(writer *w, agg_line *line) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < w->columns; i++)
        say(w, i,
            i < w->run->n_face && !(line->unlike >> i & 1) ? line->text[i] : (lode_slice){"", 0});
    if (line->target)
        status = say_made(w, line);
    return status == LODE_OK ? lode_output_row(w->run->output, w->cell, w->run->error) : status;
}

/* ---- all of it ---- */

static lode_status write_header(const writer *w) {
    const agg_run *run = w->run;
    lode_slice *names = lode_allocate(w->columns, sizeof *names);
    bool *is_number = lode_allocate(w->columns, sizeof *is_number);
    for (size_t i = 0; i < w->columns; i++) {
        const size_t more = i - run->n_face, statistic = more - w->added;
        if (i < run->n_face) {
            names[i] = run->face[i];
            is_number[i] = lode_is_number_column(names[i]);
        } else if (more < w->added) {
            names[i] = lode_text(added[more]);
            is_number[i] = more < CODES;
        } else {
            names[i] = run->statistics.item[statistic].name;
            is_number[i] = !agg_is_text(&run->statistics.item[statistic]);
        }
    }
    const lode_status status =
        lode_output_header(run->output, names, is_number, w->columns, run->error);
    free(names);
    free(is_number);
    return status;
}

static lode_status write_lines(writer *w) {
    w->added = w->years.years > 0 ? ADDED : PERIODS;
    w->columns = w->run->n_face + w->added + w->run->statistics.n;
    w->cell = lode_allocate(w->columns, sizeof *w->cell);
    w->text = lode_allocate(w->columns, sizeof *w->text);
    w->figure = lode_allocate(w->run->statistics.n, sizeof *w->figure);
    lode_status status = write_header(w);
    for (size_t i = 0; i < w->lines.n && status == LODE_OK; i++)
        status = write_line(w, &w->lines.line[i]);
    free(w->cell);
    free(w->text);
    free(w->figure);
    free(w->said.p);
    return status;
}

static void tell_figures(const writer *w) {
    agg_group **group = lode_allocate(w->lines.n, sizeof *group);
    size_t n = 0;
    for (size_t i = 0; i < w->lines.n; i++)
        if (w->lines.line[i].target)
            group[n++] = &w->lines.line[i].group;
    agg_tell_figures(w->run, group, n);
    free(group);
}

/* What is known of the field, as far as it is asked. */
static lode_status learn(writer *w) {
    agg_run *run = w->run;
    lode_status status = agg_years_read(run, &w->years);
    if (status == LODE_OK)
        status = lode_establishments_read(&w->establishments, run->reference, run->error);
    if (status == LODE_OK)
        status = lode_pupil_spread_read(&w->spread, run->reference, run->error);
    if (status == LODE_OK && w->years.years > 0)
        status = lode_availability_read(&w->availability, run->reference, run->error);
    return status;
}

static void make_lines(writer *w) {
    const bool with_years = w->years.years > 0;
    if (with_years)
        agg_years_find(w->run, w->availability, &w->years);
    agg_make_lines(w->run, w->establishments, with_years ? &w->years : NULL, &w->lines);
    agg_sort_lines(&w->lines);
}

lode_status agg_write_measures(agg_run *run) {
    writer w = {.run = run};
    lode_status status = learn(&w);
    if (status == LODE_OK) {
        make_lines(&w);
        tell_figures(&w);
        status = write_lines(&w);
        agg_free_lines(&w.lines);
        agg_years_free(&w.years);
    }
    lode_establishments_free(w.establishments);
    lode_pupil_spread_free(w.spread);
    lode_availability_free(w.availability);
    return status;
}
