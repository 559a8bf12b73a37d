/* What the parts of a quadrant know of each other. */
#ifndef LODE_PLOT_QUADRANT_PARTS_H
#define LODE_PLOT_QUADRANT_PARTS_H

#include "../axis.h"
#include "../canvas.h"
#include "../sheet.h"

enum { ACROSS, UP, AXES };

typedef enum { OTHER, SIMILAR, ASKED } part;

typedef struct {
    const lode_unit_figure *figure; /* of the measure across */
    double value[AXES];
    part part;
} point;

typedef struct {
    lode_choice choice;
    lode_figures figures;
    lode_subject subject;
    lode_rule rule;
    lode_axis axis;
} side;

typedef struct {
    lode_sheet sheet;
    side side[AXES];
    point *points;
    size_t n, n_similar, n_listed; /* listed: by --pairs, drawn or not */
    size_t without;                /* units of which one of the two figures is not there */
    lode_canvas canvas;
} quadrant;

/* ---- plot_quadrant.c ---- */

point *quadrant_only_asked(const quadrant *q);
/* Of the points of a part; of all where that is OTHER. */
double quadrant_median(const quadrant *q, int axis, part wanted);
/* How many lie on or beyond the lines. */
size_t quadrant_count(const quadrant *q, bool right, bool above);

/* ---- plot_quadrant_words.c ---- */

const char *quadrant_value_text(const quadrant *q, int axis, double value);
const char *quadrant_title(const quadrant *q);
const char *quadrant_subtitle(const quadrant *q);
const char *quadrant_caption(const quadrant *q);
const char *quadrant_alt(const quadrant *q);

/* ---- plot_quadrant_draw.c ---- */

void quadrant_draw(quadrant *q, lode_script *script);

/* ---- plot_quadrant_table.c ---- */

/* A row for each unit drawn, the named and the similar first, then the lines. */
void quadrant_put_table(const quadrant *q, lode_script *script);

#endif
