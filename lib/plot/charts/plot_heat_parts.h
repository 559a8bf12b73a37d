/* What the parts of a heat map know of each other. */
#ifndef LODE_PLOT_HEAT_PARTS_H
#define LODE_PLOT_HEAT_PARTS_H

#include "../canvas.h"
#include "../rows.h"
#include "../sheet.h"

enum { MOST_COLUMNS = 9, SHADES = 4, HEAD_LINES = 7 };

typedef enum { BY_PERCENTILE, BY_BETTER } shading;

typedef struct {
    lode_choice choice;
    lode_figures figures;
    lode_subject subject;
} column;

typedef struct {
    lode_sheet sheet;
    shading shading;
    int shade_column;
    column *columns;
    size_t n_columns;
    lode_figures units;       /* with a row for any column */
    size_t count[SHADES + 1]; /* cells of each shade, the last without one */
    lode_rows rows;
    lode_canvas canvas;
} heat;

/* ---- plot_heat.c ---- */

/* NULL where the unit has no row. */
const lode_unit_figure *heat_cell_of(const heat *h, size_t unit, size_t k);
/* From 0, the worst quarter, to 3, the best; or 0, 1, 2 for worse, same, better; SHADES for none.
 * A measure that has no good side is not shaded. */
size_t heat_shade_of(const heat *h, size_t unit, size_t k);

/* ---- plot_heat_words.c ---- */

bool heat_is_dark(size_t shade);
/* In words beside the value, so that the shade is not all that says it. */
const char *heat_cell_text(const heat *h, size_t unit, size_t k);
bool heat_is_one_period(const heat *h);
const char *heat_title(const heat *h);
const char *heat_subtitle(const heat *h);
const char *heat_caption(const heat *h);
const char *heat_alt(const heat *h);

/* ---- plot_heat_draw.c ---- */

void heat_draw(heat *h, lode_script *script);

/* ---- plot_heat_table.c ---- */

/* A row for each unit, each measure with what shades its cells. */
void heat_put_table(const heat *h, lode_script *script);

#endif
