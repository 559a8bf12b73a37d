/* The table that comes out: the input's columns, then those of the comparison. */
#include "bench_parts.h"

#include <stdlib.h>

static const char *const added[BENCH_ADDED] = {
    "comparator",         "comparator_name", "comparator_basis", "comparator_breakdown",
    "comparator_value",   "n_comparators",   "difference",       "difference_ci_low",
    "difference_ci_high", "ci_method",       "better",           "rank",
    "percentile",         "reason",
};

static lode_status find_added(const char *word, size_t *found, lode_error *error) {
    lode_slice words[BENCH_ADDED];
    for (*found = 0; *found < BENCH_ADDED; ++*found) {
        words[*found] = lode_text(added[*found]);
        if (strcmp(added[*found], word) == 0)
            return LODE_OK;
    }
    lode_fail(error, LODE_USAGE, "--add does not know the column '%s'", word);
    const int meant = lode_suggest(lode_text(word), words, BENCH_ADDED);
    if (meant >= 0)
        return lode_fail_hint(error, "did you mean '%s'?", added[meant]);
    return lode_fail_hint(error, "it takes comparator, comparator_value, difference, reason, ...: "
                                 "see --help");
}

lode_status lode_bench_choose_columns(bench *b, lode_error *error) {
    const lode_words add = b->options->add;
    bool wanted[BENCH_ADDED] = {false};
    for (size_t i = 0; i < add.n; i++) {
        size_t found;
        const lode_status status = find_added(add.item[i], &found, error);
        if (status != LODE_OK)
            return status;
        wanted[found] = true;
    }
    b->chosen = lode_allocate(BENCH_ADDED, sizeof *b->chosen);
    for (size_t c = 0; c < BENCH_ADDED; c++) {
        if (!wanted[c] && add.n > 0)
            continue;
        b->chosen[b->n_chosen++] = c;
        b->wants_difference |= c >= BENCH_DIFFERENCE && c <= BENCH_BETTER;
        b->wants_standing |= c == BENCH_RANK || c == BENCH_PERCENTILE;
    }
    return LODE_OK;
}

/* A table that has a column of ours already would come out with two of that name. */
static lode_status check_clash(const lode_table *table, lode_slice name, lode_error *error) {
    if (lode_table_find(table, name) < 0)
        return LODE_OK;
    lode_fail(error, LODE_DATA, "the input has a column '%.*s' already", LODE_ARG(name));
    lode_fail_hint(error, lode_is(name, "comparator")
                              ? "it has been compared before: give lode-bench the table from before"
                              : "rename it, or name the columns to add with --add");
    return lode_fail_at(error, lode_table_rows(table) ? lode_table_file(table, 0) : NULL, 0, 0);
}

lode_status lode_bench_write_header(const bench *b, lode_output *output, lode_error *error) {
    const char *names[BENCH_ADDED];
    for (size_t i = 0; i < b->n_chosen; i++) {
        names[i] = added[b->chosen[i]];
        const lode_status status = check_clash(b->measures->table, lode_text(names[i]), error);
        if (status != LODE_OK)
            return status;
    }
    return lode_measures_header(b->measures, output, names, b->n_chosen, error);
}

/* Whether a column never has what CSV quotes: numbers, and words of our own. */
static bool is_plain(size_t column) {
    return column == BENCH_BASIS || column == BENCH_CI_METHOD || column == BENCH_BETTER ||
           (column >= BENCH_VALUE && column <= BENCH_CI_HIGH) || column == BENCH_RANK ||
           column == BENCH_PERCENTILE;
}

void lode_bench_put_row(const bench *b, lode_table_walk *walk, size_t row,
                        const bench_comparison *comparison, lode_page *page) {
    lode_cell cells[BENCH_ADDED];
    lode_record record;
    for (size_t i = 0; i < b->n_chosen; i++) {
        const lode_slice text = comparison->text[b->chosen[i]];
        cells[i] = is_plain(b->chosen[i]) ? lode_cell_plain(text) : lode_cell_of(text);
    }
    const lode_part parts[] = {lode_measures_part(b->measures, walk, row, &record),
                               {.made = cells, .n = b->n_chosen}};
    const lode_row whole = {parts, 2};
    lode_page_put(page, &whole);
}
