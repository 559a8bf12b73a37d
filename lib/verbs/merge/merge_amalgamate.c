/* The figure of a school of today from the rows of several schools of then: whether it is that of
 * one of them, can be put together from them, or is left empty. */
#include "merge_follow.h"

const char *lode_merge_outcome_note(merge_outcome outcome) {
    static const char *const notes[MERGE_FIGURES] = {
        [MERGE_FIGURE_OF_NONE] = "amalgamated",
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

/* ---- what a row says of a figure ---- */

/* Nothing is known of a row without figure, code and denominator: the school may have had no pupils
 * there. A code says that there were some. */
typedef enum { SAYS_NOTHING, SAYS_NO_PUPILS, SAYS_CODE, SAYS_VALUE } saying;

static saying saying_of(const merge_member *m) {
    if (m->has_value)
        return SAYS_VALUE;
    if (m->has_n)
        return m->n.value == 0 ? SAYS_NO_PUPILS : SAYS_CODE;
    return lode_is(m->status, "x") || lode_is(m->status, "z") ? SAYS_NOTHING : SAYS_CODE;
}

static bool is_same_number(bool has_a, lode_number a, bool has_b, lode_number b) {
    return has_a == has_b && (!has_a || a.value == b.value);
}

static bool is_same_figure(const merge_member *a, const merge_member *b) {
    return is_same_number(a->has_value, a->value, b->has_value, b->value) &&
           (a->has_value || lode_same(a->status, b->status)) &&
           is_same_number(a->has_n, a->n, b->has_n, b->n) &&
           is_same_number(a->has_numerator, a->numerator, b->has_numerator, b->numerator);
}

/* ---- rows of one school under two URNs ---- */

static bool is_line(const lode_succession *succession, const merge_member *earlier,
                    const merge_member *later) {
    return earlier->school != LODE_UNKNOWN && later->school != LODE_UNKNOWN &&
           lode_succession_is_line(succession, earlier->school, later->school);
}

/* Whether one of two rows of one school stands for both. */
static bool is_one_figure(const merge_member *a, const merge_member *b) {
    return saying_of(a) < SAYS_CODE || saying_of(b) < SAYS_CODE || is_same_figure(a, b);
}

/* Move a member behind all others. */
static void put_last(merge_member *member, size_t n, size_t which) {
    const merge_member moved = member[which];
    memmove(&member[which], &member[which + 1], (n - which - 1) * sizeof *member);
    member[n - 1] = moved;
}

/* Published tables list a school that changed its URN within the year under both, and give its
 * figure under one or the same under both. Which of two such rows the other stands for: the one
 * that says less, or the earlier one; n if there are none. *twice if both have a value and these
 * differ. */
static size_t find_spare(const merge_member *member, size_t n, const lode_succession *succession,
                         bool *twice) {
    *twice = false;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            const merge_member *earlier = &member[i], *later = &member[j];
            if (i == j || !is_line(succession, earlier, later))
                continue;
            if (is_one_figure(earlier, later))
                return saying_of(earlier) > saying_of(later) ? j : i;
            *twice |= earlier->has_value && later->has_value;
        }
    return n;
}

/* Put the rows last that others stand for, marking those that say the same; returns how many come
 * before them. */
static size_t join_lines(merge_member *member, size_t all, const lode_succession *succession,
                         bool *twice) {
    size_t n = all, spare;
    while ((spare = find_spare(member, n, succession, twice)) < n) {
        member[spare].repeats = saying_of(&member[spare]) >= SAYS_CODE;
        put_last(member, n--, spare);
    }
    return n;
}

/* ---- rows of several schools ---- */

static void put_first(merge_member *member, size_t which) {
    const merge_member found = member[which];
    memmove(&member[1], &member[0], which * sizeof *member);
    member[0] = found;
}

/* Those that say so much first, in their order; returns how many these are. */
static size_t gather(merge_member *member, size_t n, saying least) {
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        if (saying_of(&member[i]) >= least) {
            put_first(member + found, i - found);
            found++;
        }
    return found;
}

static lode_slice worst_status(const merge_member *member, size_t n) {
    lode_slice worst = {"", 0};
    for (size_t i = 0; i < n; i++)
        if (!member[i].has_value &&
            (worst.n == 0 || lode_status_order(member[i].status) < lode_status_order(worst)))
            worst = member[i].status;
    return worst;
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

/* Of a figure that is that of its first row, this one and those that say the same, first. */
static size_t gather_repeats(merge_member *member, size_t all) {
    size_t n = 1;
    for (size_t i = 1; i < all; i++)
        if (member[i].repeats) {
            put_first(member + n, i - n);
            n++;
        }
    return n;
}

/* Keep the rows that a figure is made of. Cells that it does not make itself are those of base. */
static void keep_rows(merge_member *member, size_t all, lode_arena *arena, merge_figure *figure) {
    if (figure->mixed)
        sort_members(member, all);
    figure->base = member[0].row;
    figure->n_rows = figure->mixed ? all : gather_repeats(member, all);
    figure->rows = lode_arena_take(arena, figure->n_rows * sizeof *figure->rows);
    sort_members(member, figure->n_rows);
    for (size_t i = 0; i < figure->n_rows; i++)
        figure->rows[i] = member[i].row;
}

/* What becomes of n rows of which the first ones say something of the figure, and of these the
 * first have a value. */
static merge_outcome decide(const merge_member *member, size_t n, size_t said, size_t values,
                            const figure_request *asked, merge_figure *figure) {
    if (n == 1 || said == 1)
        return MERGE_FIGURE_OF_ONE;
    if (values == 0) {
        figure->status = worst_status(member, said ? said : n);
        return MERGE_FIGURE_OF_NONE;
    }
    if (asked->how == LODE_AMALGAMATE_REFUSE)
        return MERGE_FIGURE_NOT_ASKED;
    if (figure->twice)
        return MERGE_FIGURE_TWICE;
    if (values < said) {
        figure->status = worst_status(member, said);
        return MERGE_FIGURE_CODED;
    }
    return lode_merge_add_up(member, values, asked, figure);
}

void lode_merge_amalgamate(merge_member *member, size_t all, const figure_request *asked,
                           merge_figure *figure) {
    *figure = (merge_figure){.lead = member[0].row, .status = {"x", 1}};
    sort_members(member, all);
    const size_t n = join_lines(member, all, asked->succession, &figure->twice);
    const size_t said = gather(member, n, SAYS_CODE), values = gather(member, said, SAYS_VALUE);
    for (size_t i = said; i < n && said > 0; i++)
        figure->in_part |= saying_of(&member[i]) == SAYS_NOTHING;
    figure->outcome = decide(member, n, said, values, asked, figure);
    if (figure->outcome == MERGE_FIGURE_SUMMED)
        figure->status = (lode_slice){"", 0};
    figure->mixed = figure->outcome != MERGE_FIGURE_OF_ONE;
    keep_rows(member, all, asked->arena, figure);
}
