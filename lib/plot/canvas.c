#include "canvas.h"

#include "style.h"

#include <math.h>

static const double TOP_EDGE = 10, BOTTOM_EDGE = 8;

/* A caption of so many lines fits the usual figure; each further one makes the figure higher. The
 * bound only keeps a caption that is a whole book from making a picture nobody can open. */
enum { USUAL_CAPTION = 4, LONGEST_CAPTION = 60 };

static const double size_of[] = {LODE_TITLE_SIZE, LODE_TEXT_SIZE, LODE_SMALL_SIZE, LODE_SMALL_SIZE};

static double height_of(const lode_text_lines *text, double size) {
    return (double)text->n * size * LODE_LINE_HEIGHT;
}

/* In whole lines of the dumb terminal, each 14 pixels. */
static double extra_height(const lode_text_lines *caption) {
    return caption->n <= USUAL_CAPTION ? 0 : (double)(caption->n - USUAL_CAPTION) * 14;
}

void lode_canvas_texts(lode_canvas *canvas, lode_arena *arena, const char *title,
                       const char *subtitle, const char *caption, double least) {
    canvas->title = lode_text_break(arena, lode_text(title), LODE_TITLE_SIZE, LODE_TEXT_ROOM, 2);
    canvas->subtitle =
        lode_text_break(arena, lode_text(subtitle), LODE_TEXT_SIZE, LODE_TEXT_ROOM, 2);
    canvas->caption = lode_text_break(arena, lode_text(caption), LODE_SMALL_SIZE, LODE_TEXT_ROOM,
                                      LONGEST_CAPTION);
    canvas->whole_subtitle = subtitle;
    canvas->whole_caption = caption;
    canvas->height = least + extra_height(&canvas->caption);
}

double lode_canvas_head(const lode_canvas *canvas) {
    return TOP_EDGE + height_of(&canvas->title, LODE_TITLE_SIZE) +
           height_of(&canvas->subtitle, LODE_TEXT_SIZE);
}

double lode_canvas_foot(const lode_canvas *canvas) {
    return canvas->height - BOTTOM_EDGE - height_of(&canvas->caption, LODE_SMALL_SIZE);
}

void lode_canvas_put_margins(const lode_canvas *canvas, lode_script *script) {
    LODE_SCRIPT_PUT(script, "set lmargin at screen ");
    lode_put_share(script, canvas->left / LODE_FIGURE_WIDTH);
    LODE_SCRIPT_PUT(script, "\nset rmargin at screen ");
    lode_put_share(script, canvas->right / LODE_FIGURE_WIDTH);
    LODE_SCRIPT_PUT(script, "\nset tmargin at screen ");
    lode_put_share(script, 1 - canvas->top / canvas->height);
    LODE_SCRIPT_PUT(script, "\nset bmargin at screen ");
    lode_put_share(script, 1 - canvas->bottom / canvas->height);
    LODE_SCRIPT_PUT(script, "\n");
}

static void put_look(lode_text_look look, lode_script *script) {
    if (look == LODE_TITLE)
        LODE_SCRIPT_PUT(script, " " LODE_TITLE_FONT " tc rgb '" LODE_INK "'\n");
    else if (look == LODE_TEXT)
        LODE_SCRIPT_PUT(script, " " LODE_TEXT_FONT " tc rgb '" LODE_INK "'\n");
    else if (look == LODE_SMALL)
        LODE_SCRIPT_PUT(script, " " LODE_SMALL_FONT " tc rgb '" LODE_GREY "'\n");
    else if (look == LODE_TEXT_FRONT)
        LODE_SCRIPT_PUT(script, " " LODE_TEXT_FONT " front tc rgb '" LODE_INK "'\n");
    else
        LODE_SCRIPT_PUT(script, " " LODE_TEXT_FONT " front tc rgb '#FFFFFF'\n");
}

void lode_canvas_put_line(const lode_canvas *canvas, lode_slice text, lode_text_look look,
                          lode_alignment alignment, double x, double y, lode_script *script) {
    if (text.n == 0)
        return;
    LODE_SCRIPT_PUT(script, "set label ");
    lode_script_quoted(script, text);
    lode_put_screen(canvas, x, y, script);
    if (alignment == LODE_LEFT)
        LODE_SCRIPT_PUT(script, " left");
    else if (alignment == LODE_CENTRE)
        LODE_SCRIPT_PUT(script, " center");
    else
        LODE_SCRIPT_PUT(script, " right");
    put_look(look, script);
}

/* Lines of text at the left edge, from y down; returns where they end. */
static double put_lines(const lode_canvas *canvas, const lode_text_lines *text, lode_text_look look,
                        double y, lode_script *script) {
    const double line_height = size_of[look] * LODE_LINE_HEIGHT;
    for (size_t i = 0; i < text->n; i++, y += line_height)
        lode_canvas_put_line(canvas, text->line[i], look, LODE_LEFT, LODE_LEFT_EDGE,
                             y + line_height / 2, script);
    return y;
}

void lode_canvas_put_texts(const lode_canvas *canvas, lode_script *script) {
    const double y = put_lines(canvas, &canvas->title, LODE_TITLE, TOP_EDGE, script);
    put_lines(canvas, &canvas->subtitle, LODE_TEXT, y, script);
    put_lines(canvas, &canvas->caption, LODE_SMALL, lode_canvas_foot(canvas), script);
}

/* A ten-thousandth of the figure is finer than any eye; more digits would only be noise. */
void lode_put_share(lode_script *script, double share) {
    lode_script_number(script, round(share * 1e4) / 1e4);
}

void lode_put_place(const lode_canvas *canvas, double x, double y, lode_script *script) {
    LODE_SCRIPT_PUT(script, " screen ");
    lode_put_share(script, x / LODE_FIGURE_WIDTH);
    LODE_SCRIPT_PUT(script, ", screen ");
    lode_put_share(script, 1 - y / canvas->height);
}

void lode_put_screen(const lode_canvas *canvas, double x, double y, lode_script *script) {
    LODE_SCRIPT_PUT(script, " at");
    lode_put_place(canvas, x, y, script);
}

void lode_canvas_put_leader(const lode_canvas *canvas, double x1, double y1, double x2, double y2,
                            lode_script *script) {
    LODE_SCRIPT_PUT(script, "if (fmt ne 'dumb') { set arrow from");
    lode_put_place(canvas, x1, y1, script);
    LODE_SCRIPT_PUT(script, " to");
    lode_put_place(canvas, x2, y2, script);
    LODE_SCRIPT_PUT(script, " nohead back lc rgb '" LODE_RULE "' lw 0.7 }\n");
}

double lode_canvas_x(const lode_canvas *canvas, double value, double low, double high) {
    return canvas->left + (value - low) / (high - low) * (canvas->right - canvas->left);
}

double lode_canvas_y(const lode_canvas *canvas, double value, double low, double high) {
    return canvas->bottom - (value - low) / (high - low) * (canvas->bottom - canvas->top);
}

void lode_canvas_begin(const lode_canvas *canvas, const char *name, const char *title,
                       const char *alt, const char *made_by, lode_script *script) {
    const lode_figure figure = {
        .name = lode_text(name),
        .title = lode_text(title),
        .alt = lode_text(alt),
        .made_by = lode_text(made_by),
        .height = (int)canvas->height,
        .subtitle = lode_text(canvas->whole_subtitle),
        .caption = lode_text(canvas->whole_caption),
    };
    lode_script_begin(script, &figure);
    lode_canvas_put_margins(canvas, script);
    lode_canvas_put_texts(canvas, script);
}

void lode_canvas_fit(lode_canvas *canvas, double above, double plot, double below) {
    canvas->top = lode_canvas_head(canvas) + above;
    canvas->bottom = canvas->top + plot;
    canvas->height =
        ceil(canvas->bottom + below + height_of(&canvas->caption, LODE_SMALL_SIZE) + BOTTOM_EDGE);
}

void lode_canvas_put_y_rule(double value, lode_script *script) {
    LODE_SCRIPT_PUT(script, "set arrow from graph 0, first ");
    lode_script_number(script, value);
    LODE_SCRIPT_PUT(script, " to graph 1, first ");
    lode_script_number(script, value);
    LODE_SCRIPT_PUT(script, " nohead back lc rgb '" LODE_GREY "' lw 1.5 dt (6,4)\n");
}

void lode_canvas_put_x_rule(const lode_canvas *canvas, double value, double low, double high,
                            const char *name, lode_script *script) {
    LODE_SCRIPT_PUT(script, "set arrow from first ");
    lode_script_number(script, value);
    LODE_SCRIPT_PUT(script, ", graph 0 to first ");
    lode_script_number(script, value);
    LODE_SCRIPT_PUT(script, ", graph 1 nohead back lc rgb '" LODE_GREY "' lw 1.5 dt (6,4)\n");
    const double half = lode_text_width(lode_text(name), LODE_TEXT_SIZE) / 2;
    const double x = lode_canvas_x(canvas, value, low, high);
    lode_canvas_put_line(canvas, lode_text(name), LODE_TEXT, LODE_CENTRE,
                         fmin(x, LODE_FIGURE_WIDTH - 8 - half), canvas->top - 10, script);
}

double lode_canvas_put_key(const lode_canvas *canvas, const lode_key *key, size_t n, double x,
                           double y, lode_script *script) {
    static const double MARK = 14, BETWEEN = 18;
    for (size_t i = 0; i < n; i++) {
        LODE_SCRIPT_PUT(script, "set label ''");
        lode_put_screen(canvas, x + MARK / 2, y, script);
        LODE_SCRIPT_PUT(script, " point ");
        lode_script_append(script, key[i].mark);
        LODE_SCRIPT_PUT(script, "\n");
        lode_canvas_put_line(canvas, key[i].text, LODE_TEXT, LODE_LEFT, x + MARK + 2, y, script);
        x += MARK + 2 + lode_text_width(key[i].text, LODE_TEXT_SIZE) + BETWEEN;
    }
    return x;
}
