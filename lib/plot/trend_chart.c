#include "lode/trend_chart.h"

#include "style.h"
#include "trend_parts.h"

#include <math.h>

static const double LEFT_EDGE = 12, TOP_EDGE = 10, BOTTOM_EDGE = 8, TEXT_ROOM = 696;

/* A caption of so many lines fits the usual figure; each further one makes the figure higher. The
 * bound only keeps a caption that is a whole book from making a picture nobody can open. */
enum { USUAL_CAPTION = 4, LONGEST_CAPTION = 60 };

static double height_of(const lode_text_lines *text, double size) {
    return (double)text->n * size * LODE_LINE_HEIGHT;
}

static double height_of_notes(const lode_trend_layout *layout) {
    size_t most = 0;
    for (size_t i = 0; i < layout->n_notes; i++)
        most = layout->notes[i].text.n > most ? layout->notes[i].text.n : most;
    return (double)most * LODE_SMALL_SIZE * LODE_LINE_HEIGHT;
}

/* In whole lines of the dumb terminal, each 14 pixels. */
static double extra_height(const lode_text_lines *caption) {
    return caption->n <= USUAL_CAPTION ? 0 : (double)(caption->n - USUAL_CAPTION) * 14;
}

/* From outside in: texts above and below, names to the right, tics to the left; the plot has what
 * is left. */
static void lay_out(lode_trend_layout *layout) {
    lode_arena *arena = layout->arena;
    lode_trend_axes(layout);
    lode_trend_make_notes(layout);
    layout->title = lode_text_break(arena, lode_text(lode_trend_title(arena, layout->chart)),
                                    LODE_TITLE_SIZE, TEXT_ROOM, 2);
    layout->subtitle = lode_text_break(arena, lode_text(lode_trend_subtitle(layout)),
                                       LODE_TEXT_SIZE, TEXT_ROOM, 2);
    layout->caption = lode_text_break(arena, lode_text(lode_trend_caption(layout)), LODE_SMALL_SIZE,
                                      TEXT_ROOM, LONGEST_CAPTION);
    layout->height = LODE_FIGURE_HEIGHT + extra_height(&layout->caption);
    lode_trend_make_labels(layout);
    layout->left = LEFT_EDGE + lode_tic_width(layout) + 8;
    lode_trend_fit_years(layout);
    lode_trend_place_notes(layout);
    layout->top = TOP_EDGE + height_of(&layout->title, LODE_TITLE_SIZE) +
                  height_of(&layout->subtitle, LODE_TEXT_SIZE) + height_of_notes(layout) + 14;
    layout->bottom = layout->height - BOTTOM_EDGE - height_of(&layout->caption, LODE_SMALL_SIZE) -
                     2 * LODE_TEXT_SIZE - 6;
    lode_trend_place_labels(layout);
}

static void put_margins(const lode_trend_layout *layout, lode_script *script) {
    LODE_SCRIPT_PUT(script, "set lmargin at screen ");
    lode_put_share(script, layout->left / LODE_FIGURE_WIDTH);
    LODE_SCRIPT_PUT(script, "\nset rmargin at screen ");
    lode_put_share(script, layout->right / LODE_FIGURE_WIDTH);
    LODE_SCRIPT_PUT(script, "\nset tmargin at screen ");
    lode_put_share(script, 1 - layout->top / layout->height);
    LODE_SCRIPT_PUT(script, "\nset bmargin at screen ");
    lode_put_share(script, 1 - layout->bottom / layout->height);
    LODE_SCRIPT_PUT(script, "\n");
}

typedef enum { TITLE, TEXT, SMALL } text_look;

static const double size_of[] = {LODE_TITLE_SIZE, LODE_TEXT_SIZE, LODE_SMALL_SIZE};

/* Lines of text at the left edge, from y down; returns where they end. */
static double put_text(const lode_trend_layout *layout, const lode_text_lines *text, text_look look,
                       double y, lode_script *script) {
    const double line_height = size_of[look] * LODE_LINE_HEIGHT;
    for (size_t i = 0; i < text->n; i++) {
        LODE_SCRIPT_PUT(script, "set label ");
        lode_script_quoted(script, text->line[i]);
        lode_put_screen(layout, LEFT_EDGE, y + line_height / 2, script);
        if (look == TITLE)
            LODE_SCRIPT_PUT(script, " left " LODE_TITLE_FONT " tc rgb '" LODE_INK "'\n");
        else if (look == TEXT)
            LODE_SCRIPT_PUT(script, " left " LODE_TEXT_FONT " tc rgb '" LODE_INK "'\n");
        else
            LODE_SCRIPT_PUT(script, " left " LODE_SMALL_FONT " tc rgb '" LODE_GREY "'\n");
        y += line_height;
    }
    return y;
}

static void put_texts(const lode_trend_layout *layout, lode_script *script) {
    double y = put_text(layout, &layout->title, TITLE, TOP_EDGE, script);
    put_text(layout, &layout->subtitle, TEXT, y, script);
    y = layout->height - BOTTOM_EDGE - height_of(&layout->caption, LODE_SMALL_SIZE);
    put_text(layout, &layout->caption, SMALL, y, script);
}

lode_status lode_trend_chart_script(const lode_trend_chart *chart, lode_script *script,
                                    lode_error *error) {
    lode_status status = lode_trend_check(chart, error);
    if (status != LODE_OK)
        return status;
    lode_trend_layout layout = {.chart = chart, .arena = lode_arena_new()};
    lay_out(&layout);
    lode_figure figure = {chart->name, lode_text(lode_trend_title(layout.arena, chart)),
                          lode_text(lode_trend_alt(&layout)), chart->made_by, (int)layout.height};
    lode_script_begin(script, &figure);
    put_margins(&layout, script);
    put_texts(&layout, script);
    lode_trend_put_axes(&layout, script);
    lode_trend_put_notes(&layout, script);
    lode_trend_put_labels(&layout, script);
    lode_trend_put_lines(&layout, script);
    lode_script_end(script);
    lode_arena_free(layout.arena);
    return LODE_OK;
}
