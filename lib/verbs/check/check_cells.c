/* Which tests the cells of a column are put to, and what they say. */
#include "check_tests.h"

static const check_test *const lists[] = {check_text_tests, check_said_tests, check_figure_tests,
                                          check_standard_tests, check_contract_tests};

enum { LISTS = sizeof lists / sizeof *lists };

static void choose(check_file *f, check_column *column, const check_test *test) {
    if (!check_is_on(f, test->kind) || !test->applies(column))
        return;
    check_carried_out(f, test->kind);
    column->test[column->tests++] = test;
    if (test->of_numbers)
        column->on_number[column->number_tests++] = test;
}

void check_choose_tests(check_file *f, check_column *column) {
    for (size_t i = 0; i < LISTS; i++)
        for (const check_test *test = lists[i]; test->kind != CHECKS; test++)
            if (column->tests < CHECK_MOST_TESTS)
                choose(f, column, test);
}

static uint32_t put_to(const check_test *const *test, size_t n, const check_cell *cell) {
    uint32_t verdict = 0;
    for (size_t i = 0; i < n; i++)
        verdict |= (uint32_t)test[i]->fails(cell) << i;
    return verdict;
}

check_cell check_cell_of(const check_column *column, lode_slice raw) {
    check_cell cell = {.column = column, .raw = raw, .text = lode_trim(raw)};
    cell.is_number = lode_number_read(cell.text, &cell.number);
    return cell;
}

uint32_t check_verdict(const check_cell *cell) {
    return put_to(cell->column->test, cell->column->tests, cell);
}

uint32_t check_number_verdict(const check_cell *cell) {
    return put_to(cell->column->on_number, cell->column->number_tests, cell);
}

check_kind check_kind_of(const check_test *test) {
    return test->kind;
}

void check_explain_cell(check_file *f, const check_column *column, check_kind kind, lode_slice raw,
                        lode_error *error) {
    check_cell cell = check_cell_of(column, raw);
    cell.shown = check_shown(f, column, cell.text);
    for (size_t i = 0; i < column->tests; i++)
        if (column->test[i]->kind == kind)
            column->test[i]->explain(&cell, error);
}
