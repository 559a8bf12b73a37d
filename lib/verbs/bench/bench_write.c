/* The table that comes out: the input's columns, then those of the comparison. */
#include "bench_parts.h"

#include <stdlib.h>

static const char *const added[BENCH_ADDED] = {
    "comparator",
    "comparator_name",
    "comparator_basis",
    "comparator_breakdown",
    "comparator_value",
    "n_comparators",
    "difference",
    "difference_ci_low",
    "difference_ci_high",
    "ci_method",
    "better",
    "rank",
    "percentile",
    "reason",
    "limit95_low",
    "limit95_high",
    "limit998_low",
    "limit998_high",
    "signal",
    "limits_method",
    "dispersion",
    "z",
    "p_value",
    "p_adjusted",
    "significance",
    "n_tests",
    "band",
    "shrunken_value",
    "shrunken_ci_low",
    "shrunken_ci_high",
    "reliability",
    "rank_low",
    "rank_high",
    "difference_pupils",
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
        const lode_status known = find_added(add.item[i], &found, error);
        if (known != LODE_OK)
            return known;
        wanted[found] = true;
    }
    for (size_t c = 0; c < BENCH_USUAL && add.n == 0; c++)
        wanted[c] = true;
    lode_status status = lode_bench_read_sets(b, wanted, error);
    if (status == LODE_OK)
        status = lode_bench_check_sets(b, wanted, error);
    if (status != LODE_OK)
        return status;
    b->chosen = lode_allocate(BENCH_ADDED, sizeof *b->chosen);
    b->side_by_side = true;
    for (size_t c = 0; c < BENCH_ADDED; c++) {
        if (!wanted[c])
            continue;
        const bool first = b->n_chosen == b->n_of_face; /* of the row, if it is one of those */
        b->side_by_side &= c < BENCH_OF_ROW || first || b->chosen[b->n_chosen - 1] + 1 == c;
        b->chosen[b->n_chosen++] = c;
        b->wants_difference |= c >= BENCH_DIFFERENCE && c <= BENCH_BETTER;
        b->wants_rank |= c == BENCH_RANK;
        b->wants_standing |= c == BENCH_RANK || c == BENCH_PERCENTILE;
        b->n_of_face += c < BENCH_OF_ROW;
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

/* Of a comparator: its names may need quotes, its numbers and our own words do not. */
static lode_cell cell_of(size_t column, lode_slice text) {
    const bool plain = column == BENCH_BASIS || column == BENCH_VALUE || column == BENCH_N;
    return plain ? lode_cell_plain(text) : lode_cell_of(text);
}

/* The columns of a face that are asked for, as a part made of cells. */
static lode_part part_of_face(const bench *b, const bench_face *face, lode_cell *cells) {
    for (size_t i = 0; i < b->n_of_face; i++)
        cells[i] = cell_of(b->chosen[i], face->text[b->chosen[i]]);
    return (lode_part){.made = cells, .n = b->n_of_face};
}

static void ready_face(const bench *b, bench_face *face, const lode_output *output,
                       lode_bytes *bytes) {
    lode_cell *cells = lode_arena_take(b->arena, b->n_of_face * sizeof *cells + 1);
    face->part = part_of_face(b, face, cells);
    lode_output_ready(output, &face->part, bytes);
    if (face->part.ready.p)
        face->part.ready.p = lode_arena_copy(b->arena, face->part.ready.p, face->part.ready.n);
}

void lode_bench_ready_faces(const bench *b, bench_against *against, const lode_output *output) {
    lode_bytes bytes = {NULL, 0, 0};
    for (size_t c = 0; c < against->classes; c++) {
        bench_class *class = &against->class[c];
        ready_face(b, &class->face, output, &bytes);
        if (class->outside != &class->face)
            ready_face(b, class->outside, output, &bytes);
    }
    free(bytes.p);
}

static const lode_cell *cells_of_row(const bench *b, const bench_comparison *comparison,
                                     lode_cell *own) {
    const size_t n = b->n_chosen - b->n_of_face, *chosen = b->chosen + b->n_of_face;
    if (b->side_by_side)
        return n ? &comparison->cell[chosen[0]] : own;
    for (size_t i = 0; i < n; i++)
        own[i] = comparison->cell[chosen[i]];
    return own;
}

void lode_bench_put_row(const bench *b, bench_line *line, size_t row,
                        const bench_comparison *comparison, lode_page *page) {
    const bench_face *face = comparison->face;
    lode_measures_part(b->measures, &line->walk, row, &line->record, &line->part[0]);
    line->part[1] = face == &comparison->own ? part_of_face(b, face, line->face) : face->part;
    line->part[2].made = cells_of_row(b, comparison, line->own);
    line->part[2].n = b->n_chosen - b->n_of_face;
    const lode_row whole = {line->part, 3};
    lode_page_put(page, &whole);
}
