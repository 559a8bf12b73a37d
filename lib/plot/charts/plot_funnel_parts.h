/* What the parts of a funnel know of each other. */
#ifndef LODE_PLOT_FUNNEL_PARTS_H
#define LODE_PLOT_FUNNEL_PARTS_H

#include "../axis.h"
#include "../canvas.h"
#include "../sheet.h"

enum { LOW95, HIGH95, LOW998, HIGH998, LIMITS };

/* How far outside a figure is, by the column signal. */
typedef enum { WITHIN, OUTSIDE_95, OUTSIDE_998, GRADES } grade;

typedef struct {
    const lode_unit_figure *figure;
    double n, limit[LIMITS];
    grade grade;
    bool above;
} point;

typedef struct {
    lode_sheet sheet;
    lode_choice choice;
    lode_figures figures;
    lode_subject subject;
    lode_rule centre;
    int column[LIMITS + 1];
    point *points; /* by n, rising */
    size_t n;
    size_t no_limits;        /* figures with a value that cannot be judged */
    size_t count[GRADES][2]; /* [grade][above] */
    lode_axis x, y;
    lode_canvas canvas;
} funnel;

/* ---- plot_funnel_words.c ---- */

const char *funnel_title(const funnel *f);
const char *funnel_subtitle(const funnel *f);
const char *funnel_alt(const funnel *f);
const char *funnel_caption(const funnel *f, size_t unnamed);

/* ---- plot_funnel_draw.c ---- */

void funnel_draw(funnel *f, lode_script *script);

/* ---- plot_funnel_table.c ---- */

/* The units by the number behind them, then those not drawn, then the centre. */
void funnel_put_table(const funnel *f, lode_script *script);

#endif
