#include "sheet.h"

void lode_table_words(lode_figure_table *table, const char *text) {
    lode_figure_table_cell(table, lode_text(text));
}

void lode_table_figure(const lode_sheet *sheet, const lode_unit_figure *figure,
                       lode_figure_table *table) {
    if (!figure)
        lode_table_words(table, "");
    else if (figure->status.n)
        lode_figure_table_cell(table, figure->status);
    else
        lode_figure_table_cell(table,
                               lode_measures_text(sheet->measures, figure->row, LODE_COL_VALUE));
}

void lode_table_n(const lode_sheet *sheet, size_t row, lode_figure_table *table) {
    lode_number n;
    const bool has = lode_measures_number(sheet->measures, row, LODE_COL_N, &n);
    lode_figure_table_cell(table, has ? lode_measures_text(sheet->measures, row, LODE_COL_N)
                                      : lode_text(""));
}

void lode_table_column(const lode_sheet *sheet, size_t row, int column, lode_figure_table *table) {
    lode_figure_table_cell(table, lode_sheet_text(sheet, row, column));
}

void lode_table_in_unit(const lode_sheet *sheet, const lode_subject *subject, const char *words,
                        lode_figure_table *table) {
    lode_table_words(table, subject->unit.n ? lode_arena_print(sheet->arena, "%s (%.*s)", words,
                                                               LODE_ARG(subject->unit))
                                            : words);
}

void lode_table_interval(const lode_sheet *sheet, const lode_subject *subject, size_t row,
                         lode_slice method, double low, double high, lode_figure_table *table) {
    const lode_measures *m = sheet->measures;
    if (lode_is(method, "published")) {
        lode_figure_table_cell(table, lode_measures_text(m, row, LODE_COL_CI_LOW));
        lode_figure_table_cell(table, lode_measures_text(m, row, LODE_COL_CI_HIGH));
        return;
    }
    lode_figure_table_number(table, low, subject->decimals + 2);
    lode_figure_table_number(table, high, subject->decimals + 2);
}

void lode_table_rule(const lode_subject *subject, const lode_rule *rule, size_t before_value,
                     lode_figure_table *table) {
    if (!rule->is)
        return;
    lode_table_words(table, rule->name);
    for (size_t i = 0; i < before_value; i++)
        lode_table_words(table, "");
    lode_figure_table_number(table, rule->value, subject->decimals + 2);
    lode_figure_table_end_row(table);
}
