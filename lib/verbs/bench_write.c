/* The table that comes out: the input's columns, then those of the comparison. */
#include "bench_parts.h"

#include <stdlib.h>

/* In the order they are written, which is the order of texts_of. */
static const char *const added[] = {
    "comparator",         "comparator_name", "comparator_basis", "comparator_breakdown",
    "comparator_value",   "n_comparators",   "difference",       "difference_ci_low",
    "difference_ci_high", "ci_method",       "better",           "rank",
    "percentile",         "reason",
};
enum { ADDED = sizeof added / sizeof *added };

static void texts_of(const bench_comparison *c, lode_slice text[ADDED]) {
    const lode_slice texts[ADDED] = {
        c->comparator,
        c->name,
        c->basis,
        c->breakdown,
        c->value,
        lode_text(c->n_comparators),
        lode_text(c->difference),
        lode_text(c->ci_low),
        lode_text(c->ci_high),
        lode_text(c->ci_method),
        lode_text(c->better),
        lode_text(c->rank),
        lode_text(c->percentile),
        lode_text(c->reason),
    };
    memcpy(text, texts, sizeof texts);
}

static lode_status find_added(const char *word, size_t *found, lode_error *error) {
    lode_slice words[ADDED];
    for (*found = 0; *found < ADDED; ++*found) {
        words[*found] = lode_text(added[*found]);
        if (strcmp(added[*found], word) == 0)
            return LODE_OK;
    }
    lode_fail(error, LODE_USAGE, "--add does not know the column '%s'", word);
    const int meant = lode_suggest(lode_text(word), words, ADDED);
    if (meant >= 0)
        return lode_fail_hint(error, "did you mean '%s'?", added[meant]);
    return lode_fail_hint(error, "it takes comparator, comparator_value, difference, reason, ...: "
                                 "see --help");
}

lode_status lode_bench_choose_columns(const lode_bench_options *options, size_t **chosen, size_t *n,
                                      lode_error *error) {
    bool wanted[ADDED] = {false};
    for (size_t i = 0; i < options->add.n; i++) {
        size_t found;
        const lode_status status = find_added(options->add.item[i], &found, error);
        if (status != LODE_OK)
            return status;
        wanted[found] = true;
    }
    *chosen = lode_allocate(ADDED, sizeof **chosen);
    *n = 0;
    for (size_t c = 0; c < ADDED; c++)
        if (wanted[c] || options->add.n == 0)
            (*chosen)[(*n)++] = c;
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

lode_status lode_bench_write_header(const bench *b, const size_t *chosen, size_t n,
                                    lode_output *output, lode_error *error) {
    const char *names[ADDED];
    for (size_t i = 0; i < n; i++) {
        names[i] = added[chosen[i]];
        const lode_status status = check_clash(b->measures->table, lode_text(names[i]), error);
        if (status != LODE_OK)
            return status;
    }
    return lode_measures_header(b->measures, output, names, n, error);
}

lode_status lode_bench_write_row(const bench *b, size_t row, const bench_comparison *comparison,
                                 const size_t *chosen, size_t n, lode_output *output,
                                 lode_error *error) {
    lode_slice text[ADDED];
    lode_cell added_cells[ADDED];
    lode_record record;
    texts_of(comparison, text);
    for (size_t i = 0; i < n; i++)
        added_cells[i] = lode_cell_of(text[chosen[i]]);
    const lode_part parts[] = {lode_measures_part(b->measures, row, &record),
                               {.made = added_cells, .n = n}};
    const lode_row whole = {parts, 2};
    return lode_output_put(output, &whole, error);
}
