/* The numbers of a heat map. */
#include "plot_heat_parts.h"

static const char *label_of(const heat *h, const column *c) {
    return heat_is_one_period(h)
               ? c->subject.label
               : lode_arena_print(h->sheet.arena, "%s, %s", c->subject.label, c->subject.period);
}

static void put_heading(const heat *h, lode_figure_table *table) {
    lode_table_words(table, "Name");
    for (size_t k = 0; k < h->n_columns; k++) {
        const char *label = label_of(h, &h->columns[k]);
        lode_table_in_unit(&h->sheet, &h->columns[k].subject, label, table);
        lode_table_words(
            table, lode_arena_print(h->sheet.arena, "%s: %s", label,
                                    h->shading == BY_BETTER ? "better or worse" : "percentile"));
    }
    lode_figure_table_end_row(table);
}

void heat_put_table(const heat *h, lode_script *script) {
    lode_figure_table *table = &script->table;
    put_heading(h, table);
    for (size_t i = 0; i < h->units.n; i++) {
        lode_table_words(table, h->units.item[i].name);
        for (size_t k = 0; k < h->n_columns; k++) {
            const lode_unit_figure *figure = heat_cell_of(h, i, k);
            lode_table_figure(&h->sheet, figure, table);
            if (heat_shade_of(h, i, k) < SHADES)
                lode_table_column(&h->sheet, figure->row, h->shade_column, table);
            else
                lode_table_words(table, "");
        }
        lode_figure_table_end_row(table);
    }
}
