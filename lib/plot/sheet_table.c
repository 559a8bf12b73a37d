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
