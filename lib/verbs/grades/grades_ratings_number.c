/* From words to categories in their order. */
#include "grades_ratings.h"

#include <math.h>
#include <stdlib.h>

typedef struct {
    lode_slice text;
    double number;
    size_t at;
} word;

static int order(const void *a, const void *b) {
    const word *x = a, *y = b;
    if (x->number < y->number || x->number > y->number)
        return x->number < y->number ? -1 : 1;
    return lode_order(x->text, y->text);
}

static bool is_same(const word *a, const word *b) {
    return isnan(a->number) ? lode_same(a->text, b->text) : a->number == b->number;
}

/* Words that stand for one number are one category. */
static void number_words(ratings *set, word *all, size_t n, bool numeric) {
    set->value = numeric ? lode_allocate(n + 1, sizeof *set->value) : NULL;
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || !is_same(&all[i - 1], &all[i])) {
            if (set->value)
                set->value[set->categories] = all[i].number;
            set->categories++;
        }
        set->rating[all[i].at] = (uint32_t)(set->categories - 1);
    }
}

void ratings_number(ratings *set, const lode_slice *texts, const double *number) {
    const size_t cells = set->units * set->raters;
    word *all = lode_allocate(cells + 1, sizeof *all);
    size_t n = 0;
    bool numeric = true;
    set->rating = lode_allocate(cells + 1, sizeof *set->rating);
    for (size_t i = 0; i < cells; i++) {
        set->rating[i] = LODE_NOT_RATED;
        if (texts[i].n == 0)
            continue;
        all[n++] = (word){texts[i], number[i], i};
        numeric &= !isnan(number[i]);
    }
    for (size_t i = 0; i < n && !numeric; i++)
        all[i].number = NAN;
    if (n > 1)
        qsort(all, n, sizeof *all, order);
    set->rated = n;
    number_words(set, all, n, numeric);
    free(all);
}
