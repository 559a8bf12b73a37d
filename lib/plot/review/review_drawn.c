/* Which rows of a table a chart would show: those that may not be shown stop it. */
#include "review_parts.h"

/* Whether a row has one of the words asked for in a column; as well where the table lacks it. */
static bool has_word(const lode_table *table, size_t row, const char *name,
                     const lode_words *asked) {
    const int column = lode_table_find(table, lode_text(name));
    bool has = asked->n == 0 || column < 0;
    for (size_t i = 0; i < asked->n && !has; i++)
        has = lode_same_folded(lode_trim(lode_table_text(table, row, (size_t)column)),
                               lode_text(asked->item[i]));
    return has;
}

static bool names_unit(const lode_table *table, size_t row, const char *unit) {
    for (size_t c = 0; c < lode_table_columns(table); c++)
        if (lode_same_folded(lode_trim(lode_table_text(table, row, c)), lode_trim(lode_text(unit))))
            return true;
    return false;
}

/* The units that alone are drawn. None, which is all, if the chart draws others too or knows one of
 * them by a name that no cell has, as "Oak (900001)". */
static lode_words units_drawn(const lode_table *table, const lode_plot_options *o,
                              bool only_units) {
    for (size_t i = 0; i < o->unit.n; i++) {
        size_t row = 0;
        while (row < lode_table_rows(table) && !names_unit(table, row, o->unit.item[i]))
            row++;
        if (row == lode_table_rows(table))
            return (lode_words){0};
    }
    return only_units ? o->unit : (lode_words){0};
}

/* Whether a row is of what is asked for, as far as one can tell without drawing it. */
static bool is_drawn(const lode_table *table, size_t row, const lode_words *units,
                     const lode_plot_options *o) {
    bool unit = units->n == 0;
    for (size_t i = 0; i < units->n && !unit; i++)
        unit = names_unit(table, row, units->item[i]);
    return unit && has_word(table, row, "measure", &o->rows.measure) &&
           has_word(table, row, "term", &o->term) && has_word(table, row, "subgroup", &o->subgroup);
}

lode_status review_guard_figure(review *r, const review_directive *d, const lode_plot_options *o,
                                bool only_units) {
    lode_status status = LODE_OK;
    review_source source;
    for (size_t f = 1; status == LODE_OK && review_plain(d, f).n > 0; f++) {
        status = review_table(r, review_plain(d, f), d->line, &source);
        if (status != LODE_OK)
            break;
        const lode_words units = units_drawn(source.table, o, only_units);
        for (size_t row = 0; status == LODE_OK && row < lode_table_rows(source.table); row++)
            if (is_drawn(source.table, row, &units, o))
                status = review_guard_row(r, source.table, row, d->line);
    }
    return status;
}
