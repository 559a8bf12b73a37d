/* What the parts of a caterpillar know of each other. */
#ifndef LODE_PLOT_CATERPILLAR_PARTS_H
#define LODE_PLOT_CATERPILLAR_PARTS_H

#include "../axis.h"
#include "../canvas.h"
#include "../rows.h"
#include "../sheet.h"

typedef struct {
    const lode_unit_figure *figure;
    bool has_interval;
    double low, high;
    lode_slice method;
} bar;

typedef struct {
    lode_sheet sheet;
    lode_choice choice;
    lode_figures figures;
    lode_subject subject;
    lode_rule rule;
    bar *bars; /* in the order drawn, those without a value last */
    size_t n;
    int rank_low, rank_high;
    lode_axis x;
    lode_rows rows;
    lode_canvas canvas;
} caterpillar;

/* ---- plot_caterpillar.c ---- */

bool caterpillar_is_sorted_by(const caterpillar *c, const char *what);

/* ---- plot_caterpillar_words.c ---- */

void caterpillar_find_range(const caterpillar *c, double *low, double *high);
const char *caterpillar_value_text(const caterpillar *c, double value);
const char *caterpillar_title(const caterpillar *c);
const char *caterpillar_subtitle(const caterpillar *c);
const char *caterpillar_caption(const caterpillar *c);
const char *caterpillar_alt(const caterpillar *c);

/* ---- plot_caterpillar_draw.c ---- */

void caterpillar_draw(caterpillar *c, lode_script *script);

/* ---- plot_caterpillar_table.c ---- */

/* A row for each unit in the order drawn, then the line. */
void caterpillar_put_table(const caterpillar *c, lode_script *script);

#endif
