/* Whose figure a pupil group is compared with: the same group, all pupils, or the others, of whom a
 * reference table says who they are. */
#include "bench_parts.h"

#include <stdlib.h>

enum { TOPIC, BREAKDOWN, OTHER, COLUMNS };

static uint32_t find_breakdown(const lode_measures *m, lode_slice topic, lode_slice label) {
    const uint32_t n = lode_names_count(m->breakdowns);
    for (uint32_t i = 0; i < n; i++)
        if (lode_same_folded(lode_measures_topic(m, i), topic) &&
            lode_same_folded(lode_measures_breakdown(m, i), label))
            return i;
    return LODE_UNKNOWN;
}

static bool is_total(const lode_measures *m, uint32_t breakdown) {
    return lode_is(lode_measures_breakdown(m, breakdown), "Total");
}

static lode_slice other_of(const lode_table *table, const int *column, lode_slice topic,
                           lode_slice label) {
    for (size_t r = 0; r < lode_table_rows(table); r++)
        if (lode_same_folded(lode_table_text(table, r, (size_t)column[TOPIC]), topic) &&
            lode_same_folded(lode_table_text(table, r, (size_t)column[BREAKDOWN]), label))
            return lode_table_text(table, r, (size_t)column[OTHER]);
    return lode_text("");
}

/* The label of all pupils, or of the others; empty where nobody knows who these are. */
static lode_slice label_sought(const bench *b, const lode_table *others, const int *column,
                               uint32_t breakdown) {
    const lode_measures *m = b->measures;
    return b->options->breakdown == LODE_BENCH_ALL_PUPILS
               ? lode_text("Total")
               : other_of(others, column, lode_measures_topic(m, breakdown),
                          lode_measures_breakdown(m, breakdown));
}

static void seek(bench *b, const lode_table *others, const int *column, uint32_t breakdown) {
    const lode_measures *m = b->measures;
    const lode_slice label = label_sought(b, others, column, breakdown);
    const bool all = b->options->breakdown == LODE_BENCH_ALL_PUPILS;
    const lode_slice topic = all ? label : lode_measures_topic(m, breakdown);
    b->sought[breakdown] = label.n > 0 ? find_breakdown(m, topic, label) : LODE_UNKNOWN;
    if (b->sought[breakdown] != LODE_UNKNOWN)
        return;
    b->unsought[breakdown] = lode_text(
        label.n > 0 ? lode_arena_print(b->arena, "no figure of %.*s in the input", LODE_ARG(label))
        : is_total(m, breakdown)
            ? "all pupils have no others"
            : lode_arena_print(b->arena, "nobody says who the others of %.*s are",
                               LODE_ARG(lode_measures_breakdown(m, breakdown))));
}

lode_status lode_bench_seek_breakdowns(bench *b, lode_reference *reference, lode_error *error) {
    static const char *const names[COLUMNS] = {"breakdown_topic", "breakdown", "other"};
    const uint32_t n = lode_names_count(b->measures->breakdowns);
    const lode_table *others = NULL;
    int column[COLUMNS];
    lode_status status = LODE_OK;
    b->sought = lode_allocate(n, sizeof *b->sought);
    b->unsought = lode_allocate(n, sizeof *b->unsought);
    for (uint32_t i = 0; i < n; i++)
        b->sought[i] = i;
    if (b->options->breakdown == LODE_BENCH_SAME_PUPILS)
        return LODE_OK;
    if (b->options->breakdown == LODE_BENCH_OTHER_PUPILS)
        status = lode_reference_table(reference, "breakdown_others", &others, error);
    if (status == LODE_OK && others)
        status = lode_reference_columns(others, names, COLUMNS, column, error);
    for (uint32_t i = 0; i < n && status == LODE_OK; i++)
        seek(b, others, column, i);
    return status;
}
