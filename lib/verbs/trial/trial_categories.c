/* Which covariates hold numbers and which categories; the columns of the model. */
#include "lode/category.h"
#include "lode/number.h"
#include "trial_parts.h"

static lode_status tell_word(trial *t, size_t row, int column, bool covariate) {
    const lode_slice text = trial_cell(t, row, column);
    lode_fail(t->error, LODE_DATA, "'%.*s' is neither a number nor a known code", LODE_ARG(text));
    if (covariate)
        lode_fail_hint(t->error, "--category '%.*s' if its numbers are categories too",
                       LODE_ARG(lode_table_name(t->table, (size_t)column)));
    lode_table_fail_at(t->table, row, (size_t)column, t->error);
    lode_problem(t->report, t->error, "values that are neither numbers nor codes");
    return LODE_DATA;
}

/* Words of those who were assigned; numbers are counted. */
static size_t read_words(trial *t, int column, bool forced, lode_names *words) {
    size_t numbers = 0;
    for (size_t row = 0; row < lode_table_rows(t->table); row++) {
        const lode_slice text = trial_cell(t, row, column);
        lode_number number;
        if (trial_arm_of(t, row) == TRIAL_ARMS || lode_says_nothing(t->codes, text))
            continue;
        if (!forced && lode_number_read(text, &number))
            numbers++;
        else
            lode_names_add(words, text);
    }
    return numbers;
}

static lode_status tell_words(trial *t, int column, bool covariate) {
    lode_status status = LODE_OK;
    for (size_t row = 0; row < lode_table_rows(t->table); row++) {
        const lode_slice text = trial_cell(t, row, column);
        lode_number number;
        if (trial_arm_of(t, row) < TRIAL_ARMS && !lode_says_nothing(t->codes, text) &&
            !lode_number_read(text, &number))
            status = tell_word(t, row, column, covariate);
    }
    return status;
}

static lode_status settle(trial *t, trial_source *s) {
    const size_t numbers = read_words(t, s->column, s->forced, s->words);
    s->levels = lode_names_count(s->words);
    if (s->levels && numbers)
        return tell_words(t, s->column, true);
    s->category = s->levels > 0;
    if (s->levels > TRIAL_CATEGORIES) {
        lode_fail(t->error, LODE_REFUSED, "'%.*s' has %zu categories: more than %d",
                  LODE_ARG(s->name), s->levels, TRIAL_CATEGORIES);
        return lode_fail_hint(t->error, "a column of names is no covariate");
    }
    s->level = lode_allocate(s->levels, sizeof *s->level);
    for (uint32_t i = 0; i < s->levels; i++)
        s->level[i] = lode_names_get(s->words, i);
    qsort(s->level, s->levels, sizeof *s->level, lode_category_order);
    return LODE_OK;
}

/* As R names them: the column, with the category behind it. */
static void name_columns(trial *t) {
    size_t c = 1;
    t->coefficient = lode_allocate(t->columns, sizeof *t->coefficient);
    t->coefficient[0] = t->label[TRIAL_PROGRAMME];
    for (size_t s = 0; s < t->sources; s++) {
        const trial_source *from = &t->source[s];
        if (!from->category)
            t->coefficient[c++] = from->name;
        for (size_t l = 1; l < from->levels; l++)
            t->coefficient[c++] = lode_text(lode_arena_print(
                t->arena, "%.*s%.*s", LODE_ARG(from->name), LODE_ARG(from->level[l])));
    }
}

lode_status trial_settle_kinds(trial *t) {
    lode_status status = tell_words(t, t->outcome, false);
    t->columns = 1;
    for (size_t s = 0; s < t->sources; s++) {
        const lode_status here = settle(t, &t->source[s]);
        status = here == LODE_OK ? status : here;
        if (t->source[s].category && t->source[s].levels == 1)
            status = lode_fail(t->error, LODE_REFUSED, "'%.*s' is the same for all",
                               LODE_ARG(t->source[s].name));
        t->columns += t->source[s].category ? t->source[s].levels - 1 : 1;
    }
    if (status == LODE_OK)
        name_columns(t);
    return status;
}
