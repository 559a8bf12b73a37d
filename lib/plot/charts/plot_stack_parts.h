/* What the parts of a stack of bars know of each other. */
#ifndef LODE_PLOT_STACK_PARTS_H
#define LODE_PLOT_STACK_PARTS_H

#include "../canvas.h"
#include "../rows.h"
#include "../sheet.h"

enum { MOST_SEGMENTS = 5, MOST_PANELS = 6 };

typedef struct {
    lode_choice choice;
    lode_figures figures;
    const char *name; /* "Requires improvement" */
} segment;

typedef struct {
    segment segment[MOST_SEGMENTS];
    size_t n;
    bool by_breakdown; /* its parts are breakdowns of one measure, else measures */
    const char *name, *period;
    size_t first_row; /* of the plot */
} panel;

/* One bar. */
typedef struct {
    const lode_unit_figure *unit;
    const panel *panel;
    size_t row;
    double value[MOST_SEGMENTS];
    lode_slice status; /* why it is not drawn; empty if it is */
    double total;
} bar;

typedef struct {
    lode_sheet sheet;
    panel panel[MOST_PANELS];
    size_t n_panels;
    bar *bars;
    size_t n, n_drawn, n_short;
    lode_rows rows; /* heads and keys of panels are rows without a name */
    lode_canvas canvas;
} stack;

/* ---- plot_stack_words.c ---- */

void stack_name_panel(stack *s, panel *p);
const char *stack_percent(const stack *s, double value);
/* The range of the first part in the first panel. */
const char *stack_title(const stack *s);
const char *stack_subtitle(const stack *s);
const char *stack_caption(const stack *s);
/* " Fernshire: Good 40%, Poor 60%;" for the first few bars. */
const char *stack_alt(const stack *s);

/* ---- plot_stack_draw.c ---- */

void stack_draw(stack *s, lode_script *script);

/* ---- plot_stack_table.c ---- */

/* A row for each bar, a column for each part by its name, from top to bottom. */
void stack_put_table(const stack *s, lode_script *script);

#endif
