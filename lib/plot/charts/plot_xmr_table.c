/* The numbers of a control chart. */
#include "plot_xmr_parts.h"

static void put_heading(const xmr_chart *c, lode_figure_table *table) {
    lode_table_words(table, "Period");
    lode_table_in_unit(&c->sheet, &c->subject, c->unit, table);
    lode_table_words(table, "Centre");
    lode_table_words(table, "Lower limit");
    lode_table_words(table, "Upper limit");
    lode_table_words(table, "Signal");
    lode_figure_table_end_row(table);
}

void xmr_put_table(const xmr_chart *c, lode_script *script) {
    static const int limits[] = {XMR_CENTRE, XMR_LOW, XMR_HIGH};
    lode_figure_table *table = &script->table;
    put_heading(c, table);
    for (size_t i = 0; i < c->n; i++) {
        const xmr_point *p = &c->points[i];
        const lode_unit_figure figure = {.row = p->row, .status = p->status};
        lode_table_words(table, xmr_period(c, p));
        lode_table_figure(&c->sheet, &figure, table);
        for (int k = 0; k < 3; k++)
            lode_table_column(&c->sheet, p->row, c->column[limits[k]], table);
        lode_table_column(&c->sheet, p->row, c->column[XMR_SIGNAL], table);
        lode_figure_table_end_row(table);
    }
}
