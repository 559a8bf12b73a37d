/* Tests that a cell is put to. Each looks at nothing but the cell and its column, so that what it
 * says of a text holds wherever the text stands. */
#ifndef LODE_CHECK_TESTS_H
#define LODE_CHECK_TESTS_H

#include "check_parts.h"

typedef struct check_test {
    check_kind kind;
    bool of_numbers; /* a cell that is a number can fail it */
    bool (*applies)(const check_column *column);
    bool (*fails)(const check_cell *cell);
    void (*explain)(const check_cell *cell, lode_error *error);
} check_test;

/* Each list ends with a test of CHECKS. */
extern const check_test check_text_tests[];     /* of any text */
extern const check_test check_said_tests[];     /* of what the dictionary says */
extern const check_test check_figure_tests[];   /* of figures */
extern const check_test check_standard_tests[]; /* of the open-data standard */
extern const check_test check_contract_tests[]; /* of measure tables */

bool check_is_blank(const check_cell *cell);
void check_explain_blank(const check_cell *cell, lode_error *error);
/* "'Acadmic year' is not a kind of period", and what may be meant, if anything. */
void check_explain_word(const check_cell *cell, const char *what, lode_slice meant,
                        lode_error *error);
bool check_is_symbol(const check_cell *cell);
void check_explain_symbol(const check_cell *cell, lode_error *error);
bool check_is_null_word(const check_cell *cell);

static inline bool check_is_figure(const check_column *column) {
    return column->role == CHECK_FIGURE;
}

#endif
