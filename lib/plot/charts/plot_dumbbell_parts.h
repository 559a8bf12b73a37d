/* What the parts of a dumbbell know of each other. */
#ifndef LODE_PLOT_DUMBBELL_PARTS_H
#define LODE_PLOT_DUMBBELL_PARTS_H

#include "../axis.h"
#include "../canvas.h"
#include "../rows.h"
#include "../sheet.h"

typedef enum { BREAKDOWNS, PERIODS, COMPARATOR } pairing;

/* Of one unit. An end without a value has its code. */
typedef struct {
    const lode_unit_figure *figure;
    double end[2];
    lode_slice status[2];
    double gap; /* what the first end is above the second; of two periods, the change */
} bell;

typedef struct {
    lode_sheet sheet;
    pairing pairing;
    lode_choice choice[2];
    lode_figures figures[2]; /* those of a comparator are in the same rows */
    lode_figures units;      /* of either */
    lode_subject subject;
    const char *name[2]; /* of the ends */
    bell *bells;         /* in the order drawn */
    size_t n, n_gaps;
    lode_axis x;
    lode_rows rows;
    lode_canvas canvas;
} dumbbell;

/* ---- plot_dumbbell.c ---- */

bool dumbbell_has_gap(const bell *b);

/* ---- plot_dumbbell_words.c ---- */

const char *dumbbell_name_of_end(const dumbbell *d, int end);
const char *dumbbell_title_of(const dumbbell *d);
const char *dumbbell_subtitle(const dumbbell *d);
const char *dumbbell_caption(const dumbbell *d);
const char *dumbbell_alt(const dumbbell *d);

/* ---- plot_dumbbell_draw.c ---- */

void dumbbell_draw(dumbbell *d, lode_script *script);

/* ---- plot_dumbbell_table.c ---- */

/* A row for each unit, from top to bottom: both ends and the gap. */
void dumbbell_put_table(const dumbbell *d, lode_script *script);

#endif
