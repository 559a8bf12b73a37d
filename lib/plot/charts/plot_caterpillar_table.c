/* The numbers of a caterpillar. */
#include "plot_caterpillar_parts.h"

static bool has_ranks(const caterpillar *c) {
    return c->rank_low >= 0 && c->rank_high >= 0;
}

static void put_heading(const caterpillar *c, lode_figure_table *table) {
    const bool pairwise = c->sheet.options->pairwise;
    lode_table_words(table, "Name");
    lode_table_in_unit(&c->sheet, &c->subject, "Value", table);
    lode_table_words(table, pairwise ? "1.39 standard errors below" : "95% interval low");
    lode_table_words(table, pairwise ? "1.39 standard errors above" : "95% interval high");
    lode_table_words(table, "n");
    if (has_ranks(c)) {
        lode_table_words(table, "Rank from");
        lode_table_words(table, "Rank to");
    }
    lode_figure_table_end_row(table);
}

static void put_interval(const caterpillar *c, const bar *b, lode_figure_table *table) {
    const bool pairwise = c->sheet.options->pairwise;
    if (b->has_interval)
        lode_table_interval(&c->sheet, &c->subject, b->figure->row,
                            pairwise ? lode_text("") : b->method, b->low, b->high, table);
    for (int end = 0; end < 2 && !b->has_interval; end++)
        lode_table_words(table, "");
}

void caterpillar_put_table(const caterpillar *c, lode_script *script) {
    lode_figure_table *table = &script->table;
    put_heading(c, table);
    for (size_t i = 0; i < c->n; i++) {
        const bar *b = &c->bars[i];
        lode_table_words(table, b->figure->name);
        lode_table_figure(&c->sheet, b->figure, table);
        put_interval(c, b, table);
        lode_table_n(&c->sheet, b->figure->row, table);
        if (has_ranks(c) && !b->figure->status.n) {
            lode_table_column(&c->sheet, b->figure->row, c->rank_low, table);
            lode_table_column(&c->sheet, b->figure->row, c->rank_high, table);
        }
        lode_figure_table_end_row(table);
    }
    lode_table_rule(&c->subject, &c->rule, 0, table);
}
