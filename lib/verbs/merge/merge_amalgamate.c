/* The figure of a school of today from the rows of several schools of then: counts are added,
 * proportions are what the numerators are of the denominators, means are weighted by their
 * denominators. Figures are never averaged. */
#include "merge_follow.h"

#include "lode/mean.h"
#include "lode/memory.h"

#include <math.h>
#include <stdlib.h>

const char *lode_merge_outcome_note(merge_outcome outcome) {
    static const char *const notes[MERGE_FIGURES] = {
        [MERGE_FIGURE_SUMMED] = "derived",
        [MERGE_FIGURE_NOT_ASKED] = "amalgamated",
        [MERGE_FIGURE_TWICE] = "amalgamated: two figures but no mark of a merger",
        [MERGE_FIGURE_CODED] = "amalgamated: a part has no figure",
        [MERGE_FIGURE_NO_N] = "amalgamated: a denominator is not known",
        [MERGE_FIGURE_NO_KIND] = "amalgamated: not a measure that adds up",
        [MERGE_FIGURE_CONTRADICTS] = "amalgamated: numerator and n do not give the value",
    };
    return notes[outcome];
}

/* ---- what a row without a value says ---- */

static bool has_no_pupils(const merge_member *m) {
    return m->has_n && m->n.value == 0 && !m->has_value;
}

/* Nothing is known of a row without figure, code and denominator: the school may have had no pupils
 * there. A code says that there were some. */
static bool says_nothing(const merge_member *m) {
    return !m->has_value && !m->has_n && (lode_is(m->status, "x") || lode_is(m->status, "z"));
}

/* ---- rows of one school under two URNs ---- */

static size_t leave_out(merge_member *member, size_t n, size_t which) {
    memmove(&member[which], &member[which + 1], (n - which - 1) * sizeof *member);
    return n - 1;
}

/* Which of two rows of one school says more; the later one if neither does. */
static bool earlier_says_more(const merge_member *earlier, const merge_member *later) {
    if (earlier->has_value || later->has_value)
        return !later->has_value;
    return says_nothing(later) && !says_nothing(earlier);
}

static bool is_same_figure(const merge_member *a, const merge_member *b) {
    return a->value.value == b->value.value && a->has_n == b->has_n &&
           (!a->has_n || a->n.value == b->n.value);
}

/* Published tables list a school that changed its URN within the year under both, and give its
 * figure under one or the same under both. Leave the row out that says less, or the earlier one;
 * *twice if their figures differ. Returns how many members are left. */
static size_t join_lines(merge_member *member, size_t n, const lode_succession *succession,
                         bool *twice) {
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            const merge_member *earlier = &member[i], *later = &member[j];
            if (i == j || earlier->school == LODE_UNKNOWN || later->school == LODE_UNKNOWN ||
                !lode_succession_is_line(succession, earlier->school, later->school))
                continue;
            *twice = earlier->has_value && later->has_value && !is_same_figure(earlier, later);
            if (*twice)
                return n;
            n = leave_out(member, n, earlier_says_more(earlier, later) ? j : i);
            return join_lines(member, n, succession, twice);
        }
    return n;
}

/* ---- rows of several schools ---- */

static void put_first(merge_member *member, size_t which) {
    const merge_member found = member[which];
    memmove(&member[1], &member[0], which * sizeof *member);
    member[0] = found;
}

/* Those that have a value first; returns how many these are. */
static size_t values_first(merge_member *member, size_t n) {
    size_t values = 0;
    for (size_t i = 0; i < n; i++)
        if (member[i].has_value) {
            put_first(member + values, i - values);
            values++;
        }
    return values;
}

/* The sum of one number of each member, exact where they are decimals. */
static double sum_of(const merge_member *member, size_t n,
                     lode_number (*number)(const merge_member *)) {
    lode_number *all = lode_allocate(n, sizeof *all);
    double *scaled = lode_allocate(n, sizeof *scaled);
    lode_sum sum;
    for (size_t i = 0; i < n; i++)
        all[i] = number(&member[i]);
    const double by = lode_numbers_scaled(all, n, scaled);
    lode_sum_start(&sum);
    for (size_t i = 0; i < n; i++)
        lode_sum_add(&sum, scaled[i]);
    free(all);
    free(scaled);
    return lode_sum_value(&sum) / by;
}

static lode_number value_of(const merge_member *m) {
    return m->value;
}

static lode_number n_of(const merge_member *m) {
    return m->n;
}

static lode_number numerator_of(const merge_member *m) {
    return m->numerator;
}

static lode_slice print(lode_arena *arena, double x) {
    char text[LODE_NUMBER_TEXT];
    const size_t n = lode_number_text(x, text);
    return (lode_slice){lode_arena_copy(arena, text, n), n};
}

/* Whether the published percentage is that of its numerator, to a unit of its last place. */
static bool gives_the_value(const merge_member *m) {
    const double percent = 100 * m->numerator.value / m->n.value;
    return fabs(percent - m->value.value) <= 1 / lode_power_of_ten[m->value.scale];
}

static bool weighted_mean(const merge_member *member, size_t n, double *mean) {
    double *value = lode_allocate(n, sizeof *value), *weight = lode_allocate(n, sizeof *weight);
    for (size_t i = 0; i < n; i++) {
        value[i] = member[i].value.value;
        weight[i] = member[i].n.value;
    }
    const lode_status status = lode_mean_weighted(value, weight, n, mean, NULL);
    free(value);
    free(weight);
    return status == LODE_OK;
}

/* The rate or mean of all members together. */
static merge_outcome pool(const merge_member *member, size_t n, bool numerators, double *value) {
    for (size_t i = 0; i < n; i++)
        if (!member[i].has_n || member[i].n.value <= 0)
            return MERGE_FIGURE_NO_N;
    if (!numerators)
        return weighted_mean(member, n, value) ? MERGE_FIGURE_SUMMED : MERGE_FIGURE_NO_N;
    for (size_t i = 0; i < n; i++)
        if (!gives_the_value(&member[i]))
            return MERGE_FIGURE_CONTRADICTS;
    *value = 100 * sum_of(member, n, numerator_of) / sum_of(member, n, n_of);
    return MERGE_FIGURE_SUMMED;
}

static merge_outcome add_up(const merge_member *member, size_t n, const figure_request *asked,
                            merge_figure *figure) {
    bool numerators = true, denominators = true;
    double value = 0;
    merge_outcome outcome = MERGE_FIGURE_SUMMED;
    for (size_t i = 0; i < n; i++) {
        numerators &= member[i].has_numerator;
        denominators &= member[i].has_n;
    }
    if (asked->kind == LODE_KIND_COUNT)
        value = sum_of(member, n, value_of);
    else if (asked->kind == LODE_KIND_PROPORTION)
        outcome = pool(member, n, numerators, &value);
    else if (asked->kind == LODE_KIND_MEAN || asked->kind == LODE_KIND_PROGRESS)
        outcome = pool(member, n, false, &value);
    else
        outcome = MERGE_FIGURE_NO_KIND;
    if (outcome != MERGE_FIGURE_SUMMED)
        return outcome;
    figure->value = print(asked->arena, value);
    if (denominators)
        figure->n = print(asked->arena, sum_of(member, n, n_of));
    if (numerators)
        figure->numerator = print(asked->arena, sum_of(member, n, numerator_of));
    return outcome;
}

/* Of those without a value the first that has pupils; n if none has. */
static size_t find_coded(const merge_member *member, size_t n) {
    size_t i = 0;
    while (i < n && (has_no_pupils(&member[i]) || says_nothing(&member[i])))
        i++;
    return i;
}

static void keep_rows(const merge_member *member, size_t n, lode_arena *arena,
                      merge_figure *figure) {
    figure->rows = lode_arena_take(arena, n * sizeof *figure->rows);
    figure->n_rows = n;
    for (size_t i = 0; i < n; i++)
        figure->rows[i] = member[i].row;
}

/* By their URNs, so that a figure does not depend on the order of rows. */
static void sort_members(merge_member *member, size_t n) {
    for (size_t i = 1; i < n; i++) {
        const merge_member moved = member[i];
        size_t at = i;
        for (; at > 0 && lode_order(member[at - 1].unit, moved.unit) > 0; at--)
            member[at] = member[at - 1];
        member[at] = moved;
    }
}

static merge_outcome decide(merge_member *member, size_t n, size_t values, bool twice,
                            const figure_request *asked, merge_figure *figure) {
    const size_t coded = values + find_coded(member + values, n - values);
    if (values == 0) {
        put_first(member, coded < n ? coded : n - 1);
        return MERGE_FIGURE_OF_NONE;
    }
    if (values == 1 && coded == n)
        return MERGE_FIGURE_OF_ONE;
    if (asked->how == LODE_AMALGAMATE_REFUSE)
        return MERGE_FIGURE_NOT_ASKED;
    if (twice)
        return MERGE_FIGURE_TWICE;
    if (coded < n) {
        figure->status = member[coded].status;
        return MERGE_FIGURE_CODED;
    }
    return add_up(member, values, asked, figure);
}

void lode_merge_amalgamate(merge_member *member, size_t n, const figure_request *asked,
                           merge_figure *figure) {
    bool twice = false;
    *figure = (merge_figure){.lead = member[0].row, .status = {"x", 1}};
    sort_members(member, n);
    n = join_lines(member, n, asked->succession, &twice);
    const size_t values = values_first(member, n);
    for (size_t i = values; i < n && values > 0; i++)
        figure->in_part |= says_nothing(&member[i]);
    figure->outcome = decide(member, n, values, twice, asked, figure);
    if (figure->outcome == MERGE_FIGURE_SUMMED)
        figure->status = (lode_slice){"", 0};
    figure->mixed = figure->outcome > MERGE_FIGURE_OF_NONE;
    sort_members(member, figure->mixed ? n : 1);
    figure->base = member[0].row;
    keep_rows(member, figure->mixed ? n : 1, asked->arena, figure);
}
