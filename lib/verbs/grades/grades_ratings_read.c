/* Who gave which rating to what. */
#include "grades_ratings.h"

#include "lode/number.h"

#include <math.h>
#include <stdlib.h>

static ratings *new_set(ratings_sets *sets) {
    LODE_GROW(sets->set, sets->n, sets->capacity);
    sets->set[sets->n] = (ratings){.units = 0};
    return &sets->set[sets->n++];
}

void ratings_free(ratings_sets *sets) {
    for (size_t i = 0; i < sets->n; i++) {
        free(sets->set[i].rating);
        free(sets->set[i].value);
    }
    free(sets->set);
}

static void tell(grades *g, size_t row, int column, const char *kind) {
    lode_table_fail_at(g->table, row, (size_t)column, g->error);
    lode_problem(g->report, g->error, kind);
    g->wrong = true;
}

/* ---- judgements ---- */

typedef struct {
    const lode_graded_aspect *is;
    const lode_grade *grade;
    uint32_t unit, rater;
    size_t row;
} rating;

typedef struct {
    ratings_sets *sets;
    int rater;
    lode_names *raters, *units;
    rating *all; /* [n] */
    size_t n, capacity, without;
} reading;

static void take(reading *r, size_t row) {
    grades *g = r->sets->g;
    const lode_slice framework = grades_cell(g, row, g->column[GRADES_FRAMEWORK]),
                     aspect = grades_cell(g, row, g->column[GRADES_ASPECT]),
                     word = grades_cell(g, row, g->column[GRADES_GRADE]),
                     urn = grades_cell(g, row, g->column[GRADES_URN]),
                     rater = grades_cell(g, row, r->rater);
    if (!grades_wants(g, framework))
        return;
    if (word.n == 0 || urn.n == 0 || rater.n == 0) {
        r->without++;
        return;
    }
    const lode_graded_aspect *is = lode_graded_aspect_find(g->scales, framework, aspect);
    const lode_grade *grade = is ? lode_grade_find(is, word) : NULL;
    if (!is)
        grades_tell_unknown_aspect(g, row, framework, aspect);
    else if (!grade)
        grades_tell_unknown_grade(g, row, is, word);
    if (!grade || grade->is_none)
        return;
    const uint32_t number = grades_number_aspect(g, is);
    if (!g->aspect[number].is_shown)
        return;
    LODE_GROW(r->all, r->n, r->capacity);
    r->all[r->n++] =
        (rating){is, grade, lode_names_add(r->units, urn), lode_names_add(r->raters, rater), row};
}

static int order(const void *a, const void *b) {
    const rating *x = a, *y = b;
    if (x->is != y->is)
        return x->is->place < y->is->place ? -1 : 1;
    if (x->unit != y->unit)
        return x->unit < y->unit ? -1 : 1;
    if (x->rater != y->rater)
        return x->rater < y->rater ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static void check_twice(reading *r, size_t i) {
    grades *g = r->sets->g;
    const rating *a = &r->all[i - 1], *b = &r->all[i];
    if (a->is != b->is || a->unit != b->unit || a->rater != b->rater)
        return;
    const lode_slice rater = lode_names_get(r->raters, b->rater),
                     unit = lode_names_get(r->units, b->unit);
    lode_fail(g->error, LODE_DATA, "%.*s judges %.*s of %.*s in line %zu too", LODE_ARG(rater),
              LODE_ARG(b->is->aspect), LODE_ARG(unit), lode_table_line(g->table, a->row));
    lode_fail_hint(g->error, "agreement needs one judgement of each rater, school and aspect: one "
                             "round of visits");
    tell(g, b->row, r->rater, "judgements that a rater gave twice");
}

/* The ratings from..to of one aspect, as a table of those who rated any of it. */
static void make_set(reading *r, size_t from, size_t to) {
    const uint32_t all_units = lode_names_count(r->units), all_raters = lode_names_count(r->raters);
    uint32_t *unit = lode_allocate(all_units + 1, sizeof *unit),
             *rater = lode_allocate(all_raters + 1, sizeof *rater);
    ratings *set = new_set(r->sets);
    set->framework = r->all[from].is->framework;
    set->aspect = r->all[from].is->aspect;
    for (size_t i = from; i < to; i++) {
        if (unit[r->all[i].unit] == 0)
            unit[r->all[i].unit] = (uint32_t)++set->units;
        if (rater[r->all[i].rater] == 0)
            rater[r->all[i].rater] = (uint32_t)++set->raters;
    }
    lode_slice *text = lode_allocate(set->units * set->raters + 1, sizeof *text);
    double *number = lode_allocate(set->units * set->raters + 1, sizeof *number);
    for (size_t i = from; i < to; i++) {
        const size_t at = (unit[r->all[i].unit] - 1) * set->raters + rater[r->all[i].rater] - 1;
        text[at] = r->all[i].grade->grade;
        number[at] = r->all[i].grade->rank > 0 ? (double)r->all[i].grade->rank : NAN;
    }
    ratings_number(set, text, number);
    free(text);
    free(number);
    free(unit);
    free(rater);
}

static void make_sets(reading *r) {
    if (r->n > 1)
        qsort(r->all, r->n, sizeof *r->all, order);
    for (size_t i = 1; i < r->n; i++)
        check_twice(r, i);
    for (size_t from = 0, to; from < r->n && !r->sets->g->wrong; from = to) {
        for (to = from + 1; to < r->n && r->all[to].is == r->all[from].is; to++)
            ;
        make_set(r, from, to);
    }
}

lode_status ratings_read(ratings_sets *sets) {
    grades *g = sets->g;
    reading r = {.sets = sets, .raters = lode_names_new(), .units = lode_names_new()};
    lode_status status = grades_find_columns(g);
    if (status == LODE_OK)
        status = grades_need(g, g->options->rater ? g->options->rater : "rater", &r.rater);
    for (size_t row = 0; status == LODE_OK && row < lode_table_rows(g->table); row++)
        take(&r, row);
    if (status == LODE_OK)
        make_sets(&r);
    if (status == LODE_OK && r.without > 0)
        lode_notice(g->report, "rows without a grade, a school or a rater, left out: %zu",
                    r.without);
    lode_left_out(g->report, "without a grade, a school or a rater", r.without);
    lode_names_free(r.raters);
    lode_names_free(r.units);
    free(r.all);
    return status == LODE_OK && g->wrong ? LODE_DATA : status;
}

/* ---- columns of raters ---- */

static bool read_cell(grades *g, const lode_graded_aspect *scale, size_t row, int column,
                      double *number) {
    const lode_slice text = grades_cell(g, row, column);
    lode_number read;
    *number = NAN;
    if (!scale) {
        if (lode_number_read(text, &read))
            *number = read.value;
        return true;
    }
    const lode_grade *grade = lode_grade_find(scale, text);
    if (grade && !grade->is_none && grade->rank > 0)
        *number = grade->rank;
    if (grade)
        return !grade->is_none;
    lode_fail(g->error, LODE_DATA, "'%.*s' is no grade of the scale '%.*s'", LODE_ARG(text),
              LODE_ARG(scale->aspect));
    tell(g, row, column, "unknown grades");
    return false;
}

static void fill(grades *g, ratings *set, const int *column, const lode_graded_aspect *scale) {
    const size_t cells = set->units * set->raters;
    lode_slice *text = lode_allocate(cells + 1, sizeof *text);
    double *number = lode_allocate(cells + 1, sizeof *number);
    for (size_t i = 0; i < cells; i++) {
        const size_t row = i / set->raters;
        const int c = column[i % set->raters];
        if (grades_cell(g, row, c).n > 0 && read_cell(g, scale, row, c, &number[i]))
            text[i] = grades_cell(g, row, c);
    }
    ratings_number(set, text, number);
    free(text);
    free(number);
}

lode_status ratings_read_columns(ratings_sets *sets) {
    grades *g = sets->g;
    const lode_words asked = g->options->raters;
    int *column = lode_allocate(asked.n, sizeof *column);
    lode_graded_aspect scale = {.n = 0};
    lode_status status = LODE_OK;
    if (g->options->scale)
        status = lode_grade_scale_find(g->scales, lode_text(g->options->scale), &scale, g->error);
    for (size_t i = 0; i < asked.n && status == LODE_OK; i++) {
        status = grades_need(g, asked.item[i], &column[i]);
        for (size_t k = 0; k < i && status == LODE_OK; k++)
            if (column[k] == column[i])
                status =
                    lode_fail(g->error, LODE_USAGE, "--raters names '%s' twice", asked.item[i]);
    }
    if (status == LODE_OK) {
        ratings *set = new_set(sets);
        set->units = lode_table_rows(g->table);
        set->raters = asked.n;
        fill(g, set, column, g->options->scale ? &scale : NULL);
    }
    free(column);
    return status == LODE_OK && g->wrong ? LODE_DATA : status;
}
