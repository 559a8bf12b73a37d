/* What the parts of a forest chart know of each other. */
#ifndef LODE_PLOT_FOREST_PARTS_H
#define LODE_PLOT_FOREST_PARTS_H

#include "../canvas.h"
#include "../effects.h"
#include "../rows.h"

typedef struct {
    lode_effects effects;
    bool differences; /* 0 is no effect */
    lode_axis x;
    lode_rows rows;
    lode_canvas canvas;
} forest;

/* ---- plot_forest_words.c ---- */

/* What row i is about: whose effect on what, and when. */
const char *forest_label(const forest *f, size_t i);
/* "no effect", "no change", "no gap"; else "0". */
const char *forest_nothing(const forest *f);
const char *forest_title(const forest *f);
const char *forest_subtitle(const forest *f);
const char *forest_caption(const forest *f);
const char *forest_alt(const forest *f);

/* ---- plot_forest_draw.c ---- */

void forest_draw(forest *f, lode_script *script);

#endif
