/* The gap index of groups of pupils: their scores by who they are, ranked together. */
#include "agg_parts.h"

#include "lode/gap_index.h"
#include "lode/memory.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* What --gap-index names, in this order. */
enum { SCORE, WHO, FIRST, SECOND, WORDS };

enum { N, DISADVANTAGED, OTHERS, MISSING, RANK_D, RANK_O, INDEX, WHY, NOTE, ADDED };

static const char *const added[ADDED] = {"n",
                                         "n_disadvantaged",
                                         "n_others",
                                         "n_without_score",
                                         "mean_rank_disadvantaged",
                                         "mean_rank_others",
                                         "gap_index",
                                         "why",
                                         "note"};

/* ---- columns ---- */

static lode_slice word(const agg_run *run, int which) {
    return lode_trim(lode_text(run->options->gap_index.item[which]));
}

static lode_status check_alone(const agg_run *run) {
    const lode_agg_options *o = run->options;
    if (o->rows.measure.n + o->rows.breakdown.n + o->rows.period.n + o->as.n + o->statistics.n +
                o->gap.n + o->years ==
            0 &&
        !o->weight && !o->beside && !o->unweighted)
        return LODE_OK;
    lode_fail(run->error, LODE_USAGE, "--gap-index goes with -g and --min-units only");
    return lode_fail_hint(run->error, "it reads a table of pupils, one a row, and not of measures");
}

static lode_status check_words(const agg_run *run) {
    if (run->options->gap_index.n == WORDS && !lode_same(word(run, FIRST), word(run, SECOND)))
        return check_alone(run);
    lode_fail(run->error, LODE_USAGE,
              "--gap-index takes a column of scores, a column that says "
              "who is who, and what it says of the two");
    return lode_fail_hint(run->error, "--gap-index score,fsm6,1,0: those with 1 in fsm6 are the "
                                      "disadvantaged, those with 0 the others");
}

static lode_status add_group(agg_run *run, lode_slice name) {
    if (agg_part_of(&run->groups, name) >= 0 || lode_same(name, word(run, SCORE)))
        return lode_fail(run->error, LODE_USAGE, "the column '%.*s' is named twice",
                         LODE_ARG(name));
    for (int i = 0; i < ADDED; i++)
        if (lode_is(name, added[i]))
            return lode_fail(run->error, LODE_USAGE, "'%s' is a column of the answer", added[i]);
    agg_add_part(&run->groups, name);
    return LODE_OK;
}

lode_status agg_choose_pupils(agg_run *run) {
    const lode_words by = run->options->group;
    lode_status status = check_words(run);
    if (status != LODE_OK)
        return status;
    run->groups.part = lode_allocate(by.n + 1, sizeof *run->groups.part);
    for (size_t i = 0; i < by.n && status == LODE_OK; i++)
        status = add_group(run, lode_text(by.item[i]));
    run->shown = run->groups.n;
    if (status == LODE_OK)
        status = add_group(run, word(run, WHO));
    run->value = word(run, SCORE);
    run->needs = (agg_needs){.values = true};
    return status;
}

/* ---- scores ---- */

typedef struct {
    double *score; /* [n] */
    size_t n;
    size_t missing;
} pupils;

static void add_scores(pupils *p, agg_group *group) {
    agg_values v = agg_store_pour(&group->store);
    size_t more = 0;
    for (size_t i = 0; i < v.n; i++)
        more += v.counts ? v.counts[i] : 1;
    p->score = lode_reallocate(p->score, p->n + more, sizeof *p->score);
    for (size_t i = 0; i < v.n; i++)
        for (uint32_t k = v.counts ? v.counts[i] : 1; k > 0; k--)
            p->score[p->n++] = v.units[i] / v.power;
    p->missing += agg_group_missing(group);
    agg_values_free(&v);
}

/* ---- rows ---- */

typedef struct {
    agg_run *run;
    lode_cell *cell;
    char (*text)[LODE_NUMBER_TEXT];
    size_t neither; /* pupils of whom the column says something else */
} writer;

static void say_number(writer *w, int column, double x) {
    const size_t n = lode_number_text(x, w->text[column]);
    w->cell[w->run->shown + (size_t)column] = lode_cell_of((lode_slice){w->text[column], n});
}

static void say(writer *w, int column, const char *text) {
    w->cell[w->run->shown + (size_t)column] = lode_cell_of(lode_text(text));
}

static void say_index(writer *w, const pupils *d, const pupils *o) {
    lode_gap_index index = {NAN, NAN, NAN};
    if (lode_gap_index_of(d->score, d->n, o->score, o->n, &index, NULL) != LODE_OK)
        say(w, WHY, d->n ? "no others with a score" : "no disadvantaged pupils with a score");
    say_number(w, RANK_D, index.mean_rank_disadvantaged);
    say_number(w, RANK_O, index.mean_rank_others);
    say_number(w, INDEX, index.index);
}

static lode_status write_row(writer *w, lode_slice key, const pupils *d, const pupils *o) {
    const agg_run *run = w->run;
    const bool hidden = agg_is_hidden(run, d->n) || agg_is_hidden(run, o->n);
    for (size_t i = 0; i < run->shown + ADDED; i++)
        w->cell[i] = lode_cell_of(i < run->shown ? agg_key_part(key, i) : (lode_slice){"", 0});
    say(w, NOTE, "re-use of a national method");
    if (hidden) {
        for (int column = N; column <= INDEX; column++)
            say(w, column, agg_code_word(AGG_CODE_C));
        say(w, WHY, "fewer pupils in one of the two groups than --min-units");
        return lode_output_row(run->output, w->cell, run->error);
    }
    say_number(w, N, (double)(d->n + o->n));
    say_number(w, DISADVANTAGED, (double)d->n);
    say_number(w, OTHERS, (double)o->n);
    say_number(w, MISSING, (double)(d->missing + o->missing));
    say_index(w, d, o);
    return lode_output_row(run->output, w->cell, run->error);
}

static bool are_together(const agg_run *run, size_t a, size_t b) {
    return lode_same(agg_key_start(run->group[a]->key, run->shown),
                     agg_key_start(run->group[b]->key, run->shown));
}

/* The groups from first to end share the columns of -g. */
static lode_status write_group(writer *w, size_t first, size_t end) {
    const agg_run *run = w->run;
    pupils d = {0}, o = {0};
    for (size_t i = first; i < end; i++) {
        const lode_slice who = agg_key_part(run->group[i]->key, run->shown);
        if (lode_same(who, word(run, FIRST)))
            add_scores(&d, run->group[i]);
        else if (lode_same(who, word(run, SECOND)))
            add_scores(&o, run->group[i]);
        else
            w->neither += run->group[i]->count + agg_group_missing(run->group[i]);
    }
    const lode_status status = write_row(w, run->group[first]->key, &d, &o);
    free(d.score);
    free(o.score);
    return status;
}

static lode_status write_header(const agg_run *run) {
    const size_t n = run->shown + ADDED;
    lode_slice *names = lode_allocate(n, sizeof *names);
    bool *number = lode_allocate(n, sizeof *number);
    for (size_t i = 0; i < n; i++) {
        names[i] = i < run->shown ? run->groups.part[i].name : lode_text(added[i - run->shown]);
        number[i] = i >= run->shown && i - run->shown < WHY;
    }
    const lode_status status = lode_output_header(run->output, names, number, n, run->error);
    free(names);
    free(number);
    return status;
}

enum { LISTED = 5 };

static lode_status nobody_is(const agg_run *run, lode_slice who, const lode_names *seen) {
    char list[LODE_ERROR_TEXT / 2] = "";
    size_t length = 0, listed = 0;
    for (uint32_t i = 0; i < lode_names_count(seen) && listed < LISTED; i++) {
        const lode_slice text = lode_names_get(seen, i);
        if (text.n > 0 && length + text.n + 8 < sizeof list)
            length += (size_t)snprintf(list + length, sizeof list - length, "%s'%.*s'",
                                       listed++ ? ", " : "", LODE_ARG(text));
    }
    lode_fail(run->error, LODE_USAGE, "no row has '%.*s' in '%.*s'", LODE_ARG(who),
              LODE_ARG(word(run, WHO)));
    return lode_fail_hint(run->error, "it has %s%s", list,
                          lode_names_count(seen) > LISTED ? ", ..." : "");
}

/* Nobody is one of the two: more likely a misspelt word than a table without pupils. */
static lode_status check_who(const agg_run *run) {
    lode_names *seen = lode_names_new();
    lode_status status = LODE_OK;
    for (size_t i = 0; i < run->n_groups; i++)
        lode_names_add(seen, agg_key_part(run->group[i]->key, run->shown));
    for (int which = FIRST; which <= SECOND && run->n_groups > 0 && status == LODE_OK; which++)
        if (lode_names_find(seen, word(run, which)) == LODE_UNKNOWN)
            status = nobody_is(run, word(run, which), seen);
    lode_names_free(seen);
    return status;
}

lode_status agg_write_index(agg_run *run) {
    writer w = {.run = run};
    lode_status status = check_who(run);
    if (status == LODE_OK)
        status = write_header(run);
    w.cell = lode_allocate(run->shown + ADDED, sizeof *w.cell);
    w.text = lode_allocate(ADDED, sizeof *w.text);
    for (size_t first = 0, end; first < run->n_groups && status == LODE_OK; first = end) {
        end = first + 1;
        while (end < run->n_groups && are_together(run, first, end))
            end++;
        status = write_group(&w, first, end);
    }
    lode_left_out(run->report, "of neither group of --gap-index", w.neither);
    free(w.cell);
    free(w.text);
    return status;
}
