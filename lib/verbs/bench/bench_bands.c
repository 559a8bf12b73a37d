/* The words the department puts to progress scores ("well above average"), by the cut-offs of each
 * measure and year. They rest on the limits as they are printed: one printed as 0 touches 0. */
#include "bench_closer.h"

#include "lode/figure_interval.h"
#include "lode/number.h"

#include <stdlib.h>

enum { MEASURE, PERIOD, TOP, BOTTOM, COLUMNS };

typedef struct {
    lode_slice measure, period; /* an empty period is every one */
    double top, bottom;         /* well above from here on; well below under this */
} cut_offs;

typedef struct {
    cut_offs *item;
    size_t n;
} all_cut_offs;

static lode_status read_row(const lode_table *table, size_t row, const int *column, cut_offs *out,
                            lode_error *error) {
    lode_number cut[2];
    for (int i = 0; i < 2; i++) {
        const size_t c = (size_t)column[TOP + i];
        if (lode_number_read(lode_table_text(table, row, c), &cut[i]))
            continue;
        lode_fail(error, LODE_DATA, "'%.*s' is no cut-off",
                  LODE_ARG(lode_table_text(table, row, c)));
        return lode_table_fail_at(table, row, c, error);
    }
    *out =
        (cut_offs){lode_table_text(table, row, (size_t)column[MEASURE]),
                   lode_table_text(table, row, (size_t)column[PERIOD]), cut[0].value, cut[1].value};
    return LODE_OK;
}

static lode_status read_cut_offs(const bench *b, all_cut_offs *all, lode_error *error) {
    static const char *const names[COLUMNS] = {"measure", "time_period", "well_above_from",
                                               "well_below_under"};
    const lode_table *table;
    int column[COLUMNS];
    lode_status status =
        lode_reference_table(b->closer->reference, "progress_bands", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, names, COLUMNS, column, error);
    if (status != LODE_OK)
        return status;
    const size_t rows = lode_table_rows(table);
    all->item = lode_allocate(rows, sizeof *all->item);
    for (; all->n < rows && status == LODE_OK; all->n++)
        status = read_row(table, all->n, column, &all->item[all->n], error);
    return status;
}

/* The estimate and limits are as printed. */
static const char *band_of(const cut_offs *cut, const lode_interval *limits) {
    if (limits->low > 0)
        return limits->estimate >= cut->top ? "well above average" : "above average";
    if (limits->high < 0)
        return limits->estimate < cut->bottom ? "well below average" : "below average";
    return "average";
}

static const cut_offs *find_cut_offs(const all_cut_offs *all, lode_slice measure,
                                     lode_slice period) {
    for (size_t i = 0; i < all->n; i++)
        if (lode_same(all->item[i].measure, measure) &&
            (all->item[i].period.n == 0 || lode_same(all->item[i].period, period)))
            return &all->item[i];
    return NULL;
}

/* Counts the rows that have limits and whose year has no cut-offs. */
static void put_band(const bench *b, const all_cut_offs *all, bench_look *look, size_t *without) {
    const lode_measures *m = b->measures;
    const lode_facet *facet = lode_measures_facet(m, look->row);
    lode_interval limits;
    if (!look->meaning || look->meaning->kind != LODE_KIND_PROGRESS ||
        !lode_figure_published(m, look->row, &limits))
        return;
    const cut_offs *cut = find_cut_offs(all, lode_names_get(m->measures, facet->measure),
                                        lode_measures_period(m, facet->period));
    if (cut)
        look->band = band_of(cut, &limits);
    else
        ++*without;
}

lode_status bench_prepare_bands(const bench *b, bench_all_looks *all, lode_error *error) {
    all_cut_offs cuts = {NULL, 0};
    size_t without = 0;
    const lode_status status = read_cut_offs(b, &cuts, error);
    for (size_t i = 0; i < all->n && status == LODE_OK; i++)
        put_band(b, &cuts, &all->look[i], &without);
    if (without > 0)
        lode_notice(b->report, "no cut-offs are known for the band of %zu row%s", without,
                    without == 1 ? "" : "s");
    free(cuts.item);
    return status;
}

void bench_take_band(const bench *b, const bench_all_looks *all, const bench_look *look,
                     bench_comparison *out) {
    (void)b;
    (void)all;
    if (look->band)
        bench_say(out, BENCH_BAND, lode_text(look->band));
}
