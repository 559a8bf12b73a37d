/* Learning what a column holds, cell by cell. */
#include "check_draft.h"

void draft_start(draft_learnt *l, const check_column *column) {
    *l = (draft_learnt){.column = column,
                        .whole = true,
                        .texts = lode_names_new(),
                        .tokens = lode_names_new(),
                        .fits = true,
                        .dates = true,
                        .answers = true,
                        .pupils = true};
}

void draft_free(draft_learnt *l) {
    lode_names_free(l->texts);
    lode_names_free(l->tokens);
}

/* Note a text among others, as long as there are few. */
static void note(lode_names *names, bool *many, lode_slice text) {
    if (*many)
        return;
    lode_names_add(names, text);
    *many = lode_names_count(names) > DRAFT_MOST_VALUES;
}

static size_t digits_of(lode_slice text) {
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] < '0' || text.p[i] > '9')
            return 0;
    return text.n;
}

static void learn_number(draft_learnt *l, lode_slice text, const lode_number *number) {
    const size_t digits = digits_of(text);
    if (l->numbers == 0) {
        l->least = l->most = *number;
        l->digits = digits;
    }
    l->numbers++;
    if (digits != l->digits)
        l->digits = 0;
    l->whole &= check_is_whole(number);
    l->zeros_in_front |= digits > 1 && text.p[0] == '0';
    if (number->exact && number->scale > l->decimals)
        l->decimals = number->scale;
    if (number->value < l->least.value)
        l->least = *number;
    if (number->value > l->most.value)
        l->most = *number;
}

void draft_learn(draft_learnt *l, lode_slice text) {
    const check_column *c = l->column;
    lode_number number;
    l->cells++;
    if (text.n == 0) {
        l->blank++;
        return;
    }
    note(l->texts, &l->many_texts, text);
    if (lode_number_read(text, &number))
        learn_number(l, text, &number);
    else
        note(l->tokens, &l->many_tokens, text);
    if (l->fits && c->holds != LODE_HOLDS_ANYTHING)
        l->fits = check_holds(c->file, c->holds, text);
    l->dates = l->dates && check_holds(c->file, LODE_HOLDS_DATE, text);
    l->pupils = l->pupils && check_is_secret(c, text);
    l->answers = l->answers && check_holds(c->file, LODE_HOLDS_YES_NO, text);
}
