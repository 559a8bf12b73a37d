/* What the parts of a control chart know of each other. */
#ifndef LODE_PLOT_XMR_PARTS_H
#define LODE_PLOT_XMR_PARTS_H

#include "../axis.h"
#include "../canvas.h"
#include "../sheet.h"

#include "lode/ees.h"
#include "lode/period.h"

/* Columns of lode-trend --xmr. */
enum { XMR_CENTRE, XMR_LOW, XMR_HIGH, XMR_SIGNAL, XMR_SIDE, XMR_BETTER, XMR_REASON, XMR_COLUMNS };

/* What a signal may be; XMR_RULES is none. */
enum { XMR_OUTSIDE, XMR_SHIFT, XMR_TREND, XMR_NEAR, XMR_RULES };
extern const char *const xmr_rule[XMR_RULES];

typedef struct {
    size_t row;
    int year, place; /* of its period */
    double value;
    lode_slice status; /* why there is no value */
    bool has_limits;
    double centre, low, high;
    int rule;
} xmr_point;

typedef struct {
    lode_sheet sheet;
    lode_ees *ees;
    lode_choice choice;
    lode_subject subject;
    const char *unit;
    int column[XMR_COLUMNS];
    xmr_point *points; /* in order of time */
    size_t n;
    lode_axis y;
    lode_canvas canvas;
} xmr_chart;

/* ---- plot_xmr_words.c ---- */

/* The unit's name and what the measure is. */
void xmr_find_words(xmr_chart *c);
/* Whether limits begin anew at a point. */
bool xmr_begins(const xmr_chart *c, size_t i);
const xmr_point *xmr_last_with_limits(const xmr_chart *c);      /* NULL if none has */
const char *xmr_period(const xmr_chart *c, const xmr_point *p); /* "2024 Week 45" */
const char *xmr_tic(const xmr_chart *c, const xmr_point *p);    /* "45" */
double xmr_tic_width(const xmr_chart *c);
const char *xmr_year(const xmr_chart *c, const xmr_point *p); /* below the first tic of a year */
const char *xmr_title(const xmr_chart *c);
const char *xmr_subtitle(const xmr_chart *c);
const char *xmr_caption(const xmr_chart *c);
const char *xmr_alt(const xmr_chart *c);

/* ---- plot_xmr_draw.c ---- */

void xmr_draw(xmr_chart *c, lode_script *script);

/* ---- plot_xmr_table.c ---- */

/* A row for each period. */
void xmr_put_table(const xmr_chart *c, lode_script *script);

#endif
