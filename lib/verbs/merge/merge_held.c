/* A measure table whose schools are followed: held in memory, for the rows of one figure may stand
 * anywhere in it. */
#include "merge_follow.h"

#include "lode/memory.h"

#include <stdlib.h>

/* ---- cells ---- */

lode_slice lode_merge_held_cell(const merge_held *held, size_t row, lode_measure_column column) {
    return held->column[column] < 0
               ? (lode_slice){"", 0}
               : lode_trim(lode_table_text(held->table, row, (size_t)held->column[column]));
}

lode_slice lode_merge_held_text(const merge_held *held, size_t row, lode_measure_column column) {
    const lode_slice text = lode_merge_held_cell(held, row, column);
    return text.n ? text : lode_measures_usual(column);
}

/* ---- the table ---- */

static bool is_measure_table(const lode_header *header) {
    static const char *const needed[] = {"time_period", "measure", "value"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (lode_header_find(header, lode_text(needed[i])) < 0)
            return false;
    return true;
}

static lode_status read_table(merge_run *m) {
    size_t *columns = lode_allocate(m->left.n, sizeof *columns);
    for (size_t c = 0; c < m->left.n; c++)
        columns[c] = c;
    const lode_status status = lode_table_read_columns(&m->held->table, m->reader, columns,
                                                       m->left.n, m->report, m->error);
    free(columns);
    return status;
}

lode_status lode_merge_hold(merge_run *m, lode_reference *reference) {
    const lode_header *header = lode_reader_header(m->reader);
    if (!m->follow || !is_measure_table(header))
        return LODE_OK;
    merge_held *held = m->held = lode_allocate(1, sizeof *held);
    held->arena = lode_arena_new();
    for (int c = 0; c < LODE_MEASURE_COLUMNS; c++)
        held->column[c] =
            lode_header_find(header, lode_text(lode_measure_column_name((lode_measure_column)c)));
    m->follow->adds_note = held->column[LODE_COL_NOTE] < 0;
    lode_status status = read_table(m);
    if (status != LODE_OK)
        return status;
    held->rows = lode_table_rows(held->table);
    held->figure = lode_allocate(held->rows, sizeof *held->figure);
    for (size_t row = 0; row < held->rows; row++)
        held->figure[row] = LODE_UNKNOWN;
    return lode_merge_find_figures(m, reference);
}

void lode_merge_held_free(merge_held *held) {
    if (!held)
        return;
    lode_table_free(held->table);
    free(held->figure);
    free(held->figures);
    lode_arena_free(held->arena);
    free(held);
}

/* ---- a row as it is written ---- */

bool lode_merge_agree(const merge_held *held, const merge_figure *figure, int column) {
    if (column < 0)
        return true;
    const size_t c = (size_t)column;
    const lode_slice text = lode_trim(lode_table_text(held->table, figure->base, c));
    for (size_t i = 0; i < figure->n_rows; i++)
        if (!lode_same(text, lode_trim(lode_table_text(held->table, figure->rows[i], c))))
            return false;
    return true;
}

static const lode_cell empty = {{"", 0}, {"", 0}};

/* Whether a column names what the figure is about, which following sets. */
static bool is_followed(const merge_follow *f, const merge_way *way, int c) {
    return way->urn.n ? c == f->urn : c == f->old_code || c == f->new_code || c == f->la_name;
}

/* Leave what the rows of a figure have in common. */
static void mix(const merge_run *m, const merge_figure *figure, const merge_way *way,
                lode_cell *cells) {
    for (int c = 0; c < (int)m->left.n; c++)
        if (!is_followed(m->follow, way, c) && !lode_merge_agree(m->held, figure, c))
            cells[c] = empty;
}

static void set(const merge_held *held, lode_cell *cells, lode_measure_column column,
                lode_slice text) {
    if (held->column[column] >= 0)
        cells[held->column[column]] = lode_cell_of(text);
}

/* A name that its rows do not agree on is that of the school of today. */
static void set_name(const merge_run *m, lode_cell *cells, const merge_way *way) {
    const int column = m->held->column[LODE_COL_SCHOOL_NAME];
    if (column >= 0 && way->urn.n && way->school != LODE_UNKNOWN && cells[column].text.n == 0)
        cells[column] = lode_cell_of(lode_succession_name(m->follow->succession, way->way.current));
}

static void set_figure(const merge_held *held, const merge_figure *figure, lode_cell *cells) {
    static const lode_measure_column no_more[] = {LODE_COL_CI_LOW, LODE_COL_CI_HIGH,
                                                  LODE_COL_SOURCE_CODE};
    const bool has_status = held->column[LODE_COL_STATUS] >= 0;
    set(held, cells, LODE_COL_VALUE,
        has_status        ? figure->value
        : figure->value.n ? figure->value
                          : figure->status);
    set(held, cells, LODE_COL_STATUS, figure->status);
    set(held, cells, LODE_COL_N, figure->n);
    set(held, cells, LODE_COL_NUMERATOR, figure->numerator);
    for (size_t i = 0; i < sizeof no_more / sizeof *no_more; i++)
        set(held, cells, no_more[i], (lode_slice){"", 0});
}

const merge_figure *lode_merge_figure_of(const merge_held *held, size_t row) {
    return held->figure[row] == LODE_UNKNOWN ? NULL : &held->figures[held->figure[row]];
}

void lode_merge_figure_cells(const merge_run *m, const merge_figure *figure, const merge_way *way,
                             lode_cell *cells) {
    if (!figure->mixed)
        return;
    mix(m, figure, way, cells);
    set_name(m, cells, way);
    set_figure(m->held, figure, cells);
}

/* "inherited", of a part only or of all; NULL where there is nothing to say. */
static const char *inheritance(const merge_way *way, bool in_part) {
    const bool school = way->urn.n && !lode_same(way->urn, way->current);
    const bool area = way->has_area && !way->lies_in && way->area.rule == LODE_AREA_MERGED;
    if (way->has_area && way->area.rule == LODE_AREA_BOUNDARY && !way->lies_in)
        return "boundary moved";
    if (school || area)
        return in_part || area || way->way.in_part ? "inherited in part" : "inherited";
    return in_part ? "in part" : NULL;
}

const char *lode_merge_note_of(const merge_figure *figure, const merge_way *way) {
    if (!figure || !figure->mixed) {
        const char *inherited = inheritance(way, figure && figure->in_part);
        return !inherited && figure && lode_merge_repeats(figure) ? "repeated" : inherited;
    }
    if (figure->outcome == MERGE_FIGURE_SUMMED && figure->in_part)
        return "derived in part";
    return lode_merge_outcome_note(figure->outcome);
}
