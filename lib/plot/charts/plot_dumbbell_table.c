/* The numbers of a dumbbell. */
#include "plot_dumbbell_parts.h"

static void put_heading(const dumbbell *d, lode_figure_table *table) {
    lode_table_words(table, "Name");
    for (int end = 0; end < 2; end++)
        lode_table_in_unit(&d->sheet, &d->subject, d->name[end], table);
    lode_table_words(table, d->pairing == PERIODS ? "Change" : "Gap");
    lode_figure_table_end_row(table);
}

static void put_end(const dumbbell *d, const bell *b, int end, lode_figure_table *table) {
    const size_t place = d->figures[end].of_unit[b->figure->unit];
    if (b->status[end].n)
        lode_figure_table_cell(table, b->status[end]);
    else if (d->pairing == COMPARATOR && end == 1)
        lode_table_column(&d->sheet, b->figure->row, d->sheet.comparator_value, table);
    else
        lode_table_figure(&d->sheet, &d->figures[end].item[place], table);
}

void dumbbell_put_table(const dumbbell *d, lode_script *script) {
    enum { EXACT = 9 }; /* decimals that a difference of printed values may have */
    lode_figure_table *table = &script->table;
    put_heading(d, table);
    for (size_t i = 0; i < d->n; i++) {
        const bell *b = &d->bells[i];
        lode_table_words(table, b->figure->name);
        put_end(d, b, 0, table);
        put_end(d, b, 1, table);
        if (dumbbell_has_gap(b))
            lode_figure_table_number(table, b->gap, EXACT);
        lode_figure_table_end_row(table);
    }
}
