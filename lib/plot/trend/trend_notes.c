/* What lies behind the lines: shaded years, changes of definition, codes of values that are not
 * there. Their texts stand in a strip above the plot, where no line can run through them. */
#include "../style.h"
#include "trend_parts.h"

#include <math.h>

enum { NOTE_LINES = 3 };
static const double NOTE_LEAST = 72, NOTE_MOST = 170; /* width of a note's text in pixels */
static const double BESIDE = 14; /* from a break to its text, so that the line cuts no letter */

static void add_bands(lode_trend_layout *layout) {
    for (size_t i = 0; i < layout->chart->n_bands; i++) {
        const lode_trend_band *band = &layout->chart->bands[i];
        int from = band->from < layout->first_year ? layout->first_year : band->from;
        int to = band->to > layout->last_year ? layout->last_year : band->to;
        if (from <= to)
            layout->notes[layout->n_notes++] =
                (lode_note){.from = from - 0.5, .to = to + 0.5, .words = band->text};
    }
}

/* A break lies half a year before the first year of the new definition; inside a band it moves to
 * the band's end, as nothing was published between. */
static double break_place(const lode_trend_chart *chart, int year) {
    for (size_t i = 0; i < chart->n_bands; i++)
        if (chart->bands[i].from < year && year <= chart->bands[i].to)
            return chart->bands[i].to + 0.5;
    return year - 0.5;
}

static void add_breaks(lode_trend_layout *layout) {
    for (size_t i = 0; i < layout->chart->n_breaks; i++) {
        const lode_trend_break *change = &layout->chart->breaks[i];
        if (change->year <= layout->first_year || change->year > layout->last_year)
            continue;
        double at = break_place(layout->chart, change->year);
        layout->notes[layout->n_notes++] =
            (lode_note){.from = at, .to = at, .year = change->year, .words = change->text};
    }
}

void lode_trend_make_notes(lode_trend_layout *layout) {
    size_t most = layout->chart->n_bands + layout->chart->n_breaks;
    layout->notes = lode_arena_take(layout->arena, (most + 1) * sizeof *layout->notes);
    layout->n_notes = 0;
    add_bands(layout);
    add_breaks(layout);
}

/* Room to the right of a break before the next note begins. */
static double room_of_break(const lode_trend_layout *layout, const lode_note *note) {
    double room = LODE_FIGURE_WIDTH - 8 - note->x;
    for (size_t i = 0; i < layout->n_notes; i++) {
        double other = lode_year_x(layout, layout->notes[i].from);
        if (layout->notes[i].from > note->from)
            room = fmin(room, other - 6 - note->x);
    }
    return fmin(NOTE_MOST, fmax(NOTE_LEAST, room));
}

void lode_trend_place_notes(lode_trend_layout *layout) {
    for (size_t i = 0; i < layout->n_notes; i++) {
        lode_note *note = &layout->notes[i];
        double from = lode_year_x(layout, note->from), to = lode_year_x(layout, note->to);
        bool band = note->from < note->to;
        note->x = band ? (from + to) / 2 : from + BESIDE;
        double room = band ? fmax(NOTE_LEAST, to - from) : room_of_break(layout, note);
        note->text = lode_text_break(layout->arena, note->words, LODE_SMALL_SIZE, room, NOTE_LINES);
    }
}

/* The last line of every note stands just above the plot. */
static void put_note_text(const lode_trend_layout *layout, const lode_note *note,
                          lode_script *script) {
    const double line = LODE_SMALL_SIZE * LODE_LINE_HEIGHT;
    for (size_t i = 0; i < note->text.n; i++)
        lode_canvas_put_line(&layout->canvas, note->text.line[i], LODE_SMALL,
                             note->from < note->to ? LODE_CENTRE : LODE_LEFT, note->x,
                             layout->canvas.top - 8 - line * (double)(note->text.n - 1 - i),
                             script);
}

static void put_note_mark(const lode_note *note, lode_script *script) {
    if (note->from < note->to) {
        LODE_SCRIPT_PUT(script, "set object rectangle from first ");
        lode_script_number(script, note->from);
        LODE_SCRIPT_PUT(script, ", graph 0 to first ");
        lode_script_number(script, note->to);
        LODE_SCRIPT_PUT(script, ", graph 1 behind fc rgb '" LODE_SHADE "' fs solid noborder\n");
        return;
    }
    LODE_SCRIPT_PUT(script, "set arrow from first ");
    lode_script_number(script, note->from);
    LODE_SCRIPT_PUT(script, ", graph 0 to first ");
    lode_script_number(script, note->to);
    LODE_SCRIPT_PUT(script, ", graph 1 nohead back lc rgb '" LODE_GREY "' lw 1 dt (3,3)\n");
}

bool lode_shows_code(const lode_trend_layout *layout, const lode_trend_point *point) {
    if (lode_point_has_value(point) || point->year < layout->first_year ||
        point->year > layout->last_year)
        return false;
    for (size_t i = 0; i < layout->n_notes; i++)
        if (layout->notes[i].from < point->year && point->year < layout->notes[i].to)
            return false;
    return true;
}

static const lode_trend_point *coded_point(const lode_trend_layout *layout,
                                           const lode_trend_line *line, int year) {
    for (size_t i = 0; i < line->n_points; i++)
        if (line->points[i].year == year && lode_shows_code(layout, &line->points[i]))
            return &line->points[i];
    return NULL;
}

/* Codes stand at the foot of their year, one above the other where several lines have one. */
static void put_codes(const lode_trend_layout *layout, int year, lode_script *script) {
    double y = layout->canvas.bottom - 8;
    for (size_t i = 0; i < layout->chart->n_lines; i++) {
        const lode_trend_point *point = coded_point(layout, &layout->chart->lines[i], year);
        if (!point)
            continue;
        lode_canvas_put_line(&layout->canvas, point->status, LODE_SMALL, LODE_CENTRE,
                             lode_year_x(layout, year), y, script);
        y -= LODE_SMALL_SIZE * LODE_LINE_HEIGHT;
    }
}

void lode_trend_put_notes(const lode_trend_layout *layout, lode_script *script) {
    for (size_t i = 0; i < layout->n_notes; i++) {
        put_note_mark(&layout->notes[i], script);
        put_note_text(layout, &layout->notes[i], script);
    }
    for (int year = layout->first_year; year <= layout->last_year; year++)
        put_codes(layout, year, script);
}
