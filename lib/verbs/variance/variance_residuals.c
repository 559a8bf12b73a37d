/* What each group adds, as measure rows: one for its intercept, one for each slope. */
#include "lode/estimates.h"
#include "lode/measures.h"
#include "lode/number.h"
#include "variance_parts.h"

#include <stdlib.h>

enum { MOST_COLUMNS = 16 };

typedef struct {
    variance *v;
    lode_output *output;
    size_t level;          /* of the groups: 0 or 1 */
    const char *geography; /* their level in a measure table; NULL: not written */
    bool names;
    lode_cell cell[MOST_COLUMNS];
    size_t n;
} writer;

/* Twice this many standard errors: two intervals of independent groups with like standard errors
 * miss each other in 5% of cases where they do not differ. 1.96 / sqrt(2). */
static double half_width(const variance *v) {
    const double z = 1.959963984540054;
    return v->options->pairwise ? z / sqrt(2) : z;
}

/* ---- which groups ---- */

static lode_status choose_level(writer *w) {
    const variance *v = w->v;
    const lode_slice asked = lode_text(v->options->residuals);
    if (asked.n == 0)
        return LODE_OK;
    for (size_t l = 0; l < v->levels; l++)
        if (lode_same_folded(v->group_name[l], asked)) {
            w->level = l;
            return LODE_OK;
        }
    lode_fail(v->error, LODE_USAGE, "--residuals '%.*s' is no column of --group", LODE_ARG(asked));
    return lode_fail_hint(v->error, "--group names %.*s%s%.*s", LODE_ARG(v->group_name[0]),
                          v->levels == 2 ? " and " : "", LODE_ARG(v->group_name[1]));
}

/* A column that names a level above schools in a measure table says so there. */
static const char *geography_of(lode_slice column) {
    for (int level = LODE_LEVEL_SCHOOL + 1; level < LODE_LEVELS; level++)
        for (int i = 0; i < 3; i++) {
            const char *name = lode_level_identifier((lode_level)level, i);
            if (name && lode_is(column, name))
                return lode_level_name((lode_level)level);
        }
    return NULL;
}

/* ---- the header ---- */

static lode_status write_header(writer *w) {
    const variance *v = w->v;
    lode_slice name[MOST_COLUMNS];
    bool number[MOST_COLUMNS] = {false};
    static const char *const figures[] = {"value", "n",        "ci_low",     "ci_high",
                                          "se",    "raw_mean", "reliability"};
    size_t n = 0;
    if (v->options->period)
        name[n++] = lode_text("time_period");
    if (w->geography)
        name[n++] = lode_text("geographic_level");
    name[n++] = v->group_name[w->level];
    if (w->names)
        name[n++] = lode_text("school_name");
    name[n++] = lode_text("measure");
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        number[n] = true;
        name[n++] = lode_text(figures[i]);
    }
    name[n++] = lode_text("interval");
    return lode_output_header(w->output, name, number, n, v->error);
}

/* ---- rows ---- */

static void add(writer *w, lode_slice text) {
    w->cell[w->n++] = lode_cell_of(text);
}

static lode_slice text_at(const variance *v, size_t row, int column) {
    return lode_trim(lode_table_text(v->table, row, (size_t)column));
}

static void add_identity(writer *w, size_t group) {
    const variance *v = w->v;
    const size_t row = v->group_row[w->level][group];
    w->n = 0;
    if (v->options->period)
        add(w, lode_text(v->options->period));
    if (w->geography)
        add(w, lode_text(w->geography));
    add(w, text_at(v, row, v->group[w->level]));
    if (w->names)
        add(w, text_at(v, row, v->unit_name));
}

/* value_added, or value_added_by_COLUMN of a slope. */
static lode_slice measure_of(const variance *v, size_t effect) {
    if (effect == 0)
        return lode_text("value_added");
    return lode_text(lode_arena_print(v->arena, "value_added_by_%.*s",
                                      LODE_ARG(v->term[v->slope[effect - 1]].text)));
}

/* Where the variance is 0 nothing says how far the effect may be from that. */
static lode_status put(writer *w, size_t group, lode_slice measure, const lode_mixed_residual *r,
                       bool slope) {
    const double se = isnan(r->reliability) ? NAN : r->se, far = half_width(w->v) * se;
    const double sd = slope ? 0 : sqrt(w->v->fit->variance.residual.estimate);
    const double figure[] = {variance_cleared(r->effect, sd),
                             (double)r->n,
                             r->effect - far,
                             r->effect + far,
                             se,
                             slope ? NAN : variance_cleared(r->raw, sd),
                             r->reliability};
    enum { FIGURES = sizeof figure / sizeof *figure };
    char text[FIGURES][LODE_NUMBER_TEXT];
    add_identity(w, group);
    add(w, measure);
    for (size_t i = 0; i < FIGURES; i++)
        add(w, (lode_slice){text[i], lode_number_text(lode_significant(figure[i], VARIANCE_DIGITS),
                                                      text[i])});
    add(w, lode_text(w->v->options->pairwise ? "pairwise" : "comparative"));
    return lode_output_row(w->output, w->cell, w->v->error);
}

lode_status variance_write_residuals(variance *v, lode_output *output) {
    writer w = {.v = v, .output = output};
    lode_status status = choose_level(&w);
    if (status != LODE_OK)
        return status;
    w.geography = geography_of(v->group_name[w.level]);
    w.names = w.level == 0 && v->unit_name >= 0 && lode_is(v->group_name[0], "school_urn");
    const size_t effects = w.level == 0 ? v->fit->effects : 1;
    lode_mixed_residual *r = lode_allocate(v->groups[w.level] * effects, sizeof *r);
    if (w.level == 0)
        lode_mixed_unit_residuals(v->fit, r);
    else
        lode_mixed_area_residuals(v->fit, r);
    status = write_header(&w);
    for (size_t g = 0; g < v->groups[w.level]; g++)
        for (size_t e = 0; e < effects && status == LODE_OK; e++)
            status = put(&w, g, measure_of(v, e), &r[g * effects + e], e > 0);
    free(r);
    return status;
}
