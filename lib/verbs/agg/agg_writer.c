#include "agg_writer.h"

#include <stdlib.h>

/* ---- the header ---- */

static lode_status write_header(const agg_writer *w, const agg_added *added) {
    const agg_run *run = w->run;
    lode_slice *names = lode_allocate(w->columns, sizeof *names);
    bool *number = lode_allocate(w->columns, sizeof *number);
    for (size_t i = 0; i < w->columns; i++) {
        const size_t more = i - run->n_face;
        if (i < run->n_face) {
            names[i] = run->face[i];
            number[i] = lode_is_number_column(names[i]);
        } else if (more < w->added) {
            names[i] = lode_text(added[more].name);
            number[i] = added[more].number;
        } else {
            const agg_statistic *s = &run->statistics.item[more - w->added];
            names[i] = s->name;
            number[i] = !agg_is_text(s);
        }
    }
    const lode_status status =
        lode_output_header(run->output, names, number, w->columns, run->error);
    free(names);
    free(number);
    return status;
}

lode_status agg_writer_open(agg_writer *w, const agg_added *added, size_t n, bool with_statistics) {
    const size_t statistics = with_statistics ? w->run->statistics.n : 0;
    w->added = n;
    w->columns = w->run->n_face + n + statistics;
    w->cell = lode_allocate(w->columns, sizeof *w->cell);
    w->text = lode_allocate(w->columns, sizeof *w->text);
    w->figure = lode_allocate(statistics, sizeof *w->figure);
    return write_header(w, added);
}

void agg_writer_close(agg_writer *w) {
    free(w->cell);
    free(w->text);
    free(w->figure);
    free(w->said.p);
}

/* ---- a row ---- */

void agg_begin_row(agg_writer *w, const agg_line *line) {
    for (size_t i = 0; i < w->columns; i++)
        agg_say(w, i, i < w->run->n_face ? agg_line_says(line, i) : (lode_slice){"", 0});
}

void agg_say(agg_writer *w, size_t column, lode_slice text) {
    w->cell[column] = lode_cell_of(text);
}

void agg_say_number(agg_writer *w, size_t column, double x) {
    char *text = w->text[column].text;
    agg_say(w, column, (lode_slice){text, lode_number_text(x, text)});
}

void agg_say_value(agg_writer *w, size_t column, const agg_figure *figure) {
    char *text = w->text[column].text;
    agg_say(w, column, (lode_slice){text, agg_figure_text(figure, text)});
}

void agg_say_years(agg_writer *w, const agg_line *line, size_t periods, size_t why) {
    const lode_slice first = w->cell[why].text, then = line->window->why;
    w->said.n = 0;
    for (size_t i = w->years.years; i-- > 0;)
        if (line->year[i].valued > 0) {
            lode_bytes_add(&w->said, " ", w->said.n > 0);
            lode_bytes_add(&w->said, line->window->year[i].period.p,
                           line->window->year[i].period.n);
        }
    const size_t length = w->said.n;
    lode_bytes_add(&w->said, first.p, first.n);
    lode_bytes_add(&w->said, "; ", first.n > 0 && then.n > 0 ? 2 : 0);
    lode_bytes_add(&w->said, then.p, then.n);
    agg_say(w, periods, (lode_slice){w->said.p, length});
    agg_say(w, why, (lode_slice){w->said.p + length, w->said.n - length});
}

lode_status agg_write_row(agg_writer *w) {
    return lode_output_row(w->run->output, w->cell, w->run->error);
}
