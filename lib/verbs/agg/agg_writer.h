/* Writing rows of a measure table: the columns of the face, then others. */
#ifndef LODE_AGG_WRITER_H
#define LODE_AGG_WRITER_H

#include "agg_lines.h"

#include "lode/pupil_spread.h"

typedef struct {
    char text[LODE_NUMBER_TEXT];
} agg_cell_text;

/* A column that is added. */
typedef struct {
    const char *name;
    bool number;
} agg_added;

typedef struct {
    agg_run *run;
    lode_establishments *establishments;
    lode_pupil_spread *spread;
    lode_availability *availability; /* NULL unless years are put together */
    agg_years years;
    agg_lines lines;
    /* from agg_writer_open on */
    size_t added;        /* columns */
    size_t columns;      /* the face, those added, statistics */
    lode_cell *cell;     /* [columns] of the row at hand */
    agg_cell_text *text; /* [columns] room for what they say */
    double *figure;      /* [statistics] */
    lode_bytes said;     /* of the years of the row at hand */
} agg_writer;

/* Write the header. with_statistics: their columns come last. */
lode_status agg_writer_open(agg_writer *w, const agg_added *added, size_t n, bool with_statistics);
void agg_writer_close(agg_writer *w);

/* The place of an added column. */
static inline size_t agg_added_at(const agg_writer *w, int more) {
    return w->run->n_face + (size_t)more;
}

/* Begin a row that says of its face what the line says, and nothing else. */
void agg_begin_row(agg_writer *w, const agg_line *line);
void agg_say(agg_writer *w, size_t column, lode_slice text);
/* Nothing, if it is not finite. */
void agg_say_number(agg_writer *w, size_t column, double x);
/* A figure that was printed stays as it was. */
void agg_say_value(agg_writer *w, size_t column, const agg_figure *figure);
/* Of the years put together in a line: the periods that have a value, into one column, and what
 * there is to be said of the others, behind what the other column says already. */
void agg_say_years(agg_writer *w, const agg_line *line, size_t periods, size_t why);
lode_status agg_write_row(agg_writer *w);

/* ---- rows of figures (agg_made.c) and of gaps (agg_gap_rows.c) ---- */

lode_status agg_write_lines(agg_writer *w);
lode_status agg_write_gaps(agg_writer *w);

#endif
