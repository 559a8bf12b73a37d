/* What the parts of an event chart know of each other. */
#ifndef LODE_PLOT_EVENT_PARTS_H
#define LODE_PLOT_EVENT_PARTS_H

#include "../canvas.h"
#include "../effects.h"

/* Two shapes are told apart side by side; more would hide each other. */
enum { EVENT_LINES = 2 };

typedef struct {
    const lode_effect *effect;
    int time; /* periods since support began; before it negative */
} event_moment;

/* One subgroup. */
typedef struct {
    lode_slice key;
    const char *name; /* cleaned; of all, "all" */
    event_moment *moment;
    size_t n; /* in order of time */
} event_line;

typedef struct {
    lode_effects effects;
    event_line line[EVENT_LINES];
    size_t n_lines;
    int first, last; /* times */
    lode_axis y;
    lode_canvas canvas;
} event_chart;

/* The period all others are compared with: 0 by definition, so without an interval. */
bool event_is_base(const event_moment *moment);

/* ---- plot_event_words.c ---- */

const char *event_time_words(const event_chart *c, int time); /* "-1", "0" */
/* Of a time; "" where the lines do not agree or do not say. */
const char *event_period(const event_chart *c, int time);
const char *event_title(const event_chart *c);
const char *event_subtitle(const event_chart *c);
const char *event_caption(const event_chart *c);
const char *event_alt(const event_chart *c);

/* ---- plot_event_draw.c ---- */

void event_draw(event_chart *c, lode_script *script);

#endif
