/* Figures outside what their layout says is the least or the largest: written as they are, counted
 * for each column and told once at the file's end. */
#include "tidy_parts.h"

#include <stdlib.h>

void tidy_range_start(tidy_file *file) {
    bool any = false;
    for (size_t i = 0; i < file->n_chosen; i++) {
        tidy_chosen *chosen = &file->chosen[i];
        chosen->has_least = lode_number_read(chosen->column.least, &chosen->least);
        chosen->has_most = lode_number_read(chosen->column.most, &chosen->most);
        any |= chosen->has_least || chosen->has_most;
    }
    if (any)
        file->outside = lode_allocate(file->n_chosen, sizeof *file->outside);
}

void tidy_range_start_hand(tidy_hand *hand) {
    if (hand->file->outside)
        hand->outside = lode_allocate(hand->file->n_chosen, sizeof *hand->outside);
}

void tidy_range_begin_again(tidy_hand *hand) {
    if (hand->outside)
        memset(hand->outside, 0, hand->file->n_chosen * sizeof *hand->outside);
}

void tidy_range_see(tidy_hand *hand, const tidy_chosen *chosen) {
    lode_number value;
    if ((!chosen->has_least && !chosen->has_most) ||
        !lode_number_read(hand->cell[LODE_COL_VALUE].text, &value))
        return;
    hand->outside[chosen - hand->file->chosen] +=
        (chosen->has_least && value.value < chosen->least.value) ||
        (chosen->has_most && value.value > chosen->most.value);
}

void tidy_range_deliver(tidy_hand *hand) {
    for (size_t i = 0; hand->outside && i < hand->file->n_chosen; i++)
        hand->file->outside[i] += hand->outside[i];
}

void tidy_tell_ranges(const tidy_file *file) {
    for (size_t i = 0; file->outside && i < file->n_chosen; i++) {
        const tidy_chosen *chosen = &file->chosen[i];
        const size_t n = file->outside[i];
        const lode_slice least = chosen->column.least, most = chosen->column.most;
        if (n == 0)
            continue;
        lode_notice(file->run->report, "%s: %zu value%s of '%.*s' %s not %s%.*s%s%.*s; kept",
                    file->name, n, n == 1 ? "" : "s",
                    LODE_ARG(file->header->cell[chosen->column.value].text), n == 1 ? "is" : "are",
                    chosen->has_most ? "" : "at least ", LODE_ARG(least),
                    !chosen->has_most   ? ""
                    : chosen->has_least ? " to "
                                        : "at most ",
                    LODE_ARG(most));
    }
}
