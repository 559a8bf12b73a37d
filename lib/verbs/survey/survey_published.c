/* Means that somebody published: what follows from them, and what does not. */
#include "lode/columns.h"
#include "lode/number.h"
#include "lode/summary.h"
#include "lode/two_groups.h"
#include "survey_parts.h"

enum { ITEM, WHEN, MEAN, NEEDED, N = NEEDED, SD, POPULATION, COLUMNS };

static const char *const names[COLUMNS] = {"item", "time_period", "mean", "n", "sd", "population"};

/* An item in a year; numbers that were not published are NAN. */
typedef struct {
    bool is;
    size_t row;
    lode_number mean;
    double n, sd, population;
} published;

typedef struct {
    survey *s;
    int column[COLUMNS]; /* -1: not there */
    published *cell;     /* [items][years] */
} sheet;

/* ---- reading ---- */

static lode_status find_columns(sheet *t) {
    survey *s = t->s;
    lode_status status = LODE_OK;
    for (size_t c = 0; c < COLUMNS && status == LODE_OK; c++) {
        const char *word = c == WHEN && s->options->year ? s->options->year : names[c];
        status = c < NEEDED
                     ? lode_table_need(s->table, lode_table_file(s->table, 0), lode_text(word),
                                       s->reference, &t->column[c], s->error)
                     : lode_table_look_for(s->table, lode_table_file(s->table, 0), lode_text(word),
                                           s->reference, &t->column[c], s->error);
    }
    s->when = t->column[WHEN];
    return status;
}

static void find_items(sheet *t) {
    survey *s = t->s;
    lode_names *items = lode_names_new();
    const size_t rows = lode_table_rows(s->table);
    s->item = lode_allocate(rows + 1, sizeof *s->item);
    for (size_t row = 0; row < rows; row++) {
        const lode_slice name = survey_cell(s, row, t->column[ITEM]);
        if (lode_names_add(items, name) == s->items)
            s->item[s->items++] = (survey_item){.name = name, .column = -1};
    }
    lode_names_free(items);
}

static lode_status wrong(sheet *t, size_t row, int column, const char *what) {
    survey *s = t->s;
    lode_fail(s->error, LODE_DATA, "'%.*s' %s", LODE_ARG(survey_cell(s, row, column)), what);
    lode_table_fail_at(s->table, row, (size_t)column, s->error);
    lode_problem(s->report, s->error, "figures that cannot be");
    return LODE_DATA;
}

/* A number that may be left out. */
static lode_status read_extra(sheet *t, size_t row, int c, double *x) {
    lode_number number;
    const lode_slice text = survey_word(t->s, row, t->column[c]);
    *x = NAN;
    if (text.n == 0)
        return LODE_OK;
    if (!lode_number_read(text, &number) || number.value < 0 ||
        (c != SD && (number.value != floor(number.value) || number.value == 0)))
        return wrong(t, row, t->column[c], c == SD ? "is no standard deviation" : "is no count");
    *x = number.value;
    return LODE_OK;
}

static lode_status read_figures(sheet *t, size_t row, published *p) {
    const survey_scale scale = t->s->scale;
    if (!lode_number_read(survey_cell(t->s, row, t->column[MEAN]), &p->mean))
        return wrong(t, row, t->column[MEAN], "is not a number");
    if (p->mean.value < scale.low || p->mean.value > scale.high)
        return wrong(t, row, t->column[MEAN], "is not on the scale");
    lode_status status = read_extra(t, row, N, &p->n);
    if (status == LODE_OK)
        status = read_extra(t, row, SD, &p->sd);
    if (status == LODE_OK)
        status = read_extra(t, row, POPULATION, &p->population);
    if (status == LODE_OK && p->n > p->population)
        status = wrong(t, row, t->column[N], "is more than the population");
    return status;
}

static lode_status read_row(sheet *t, size_t row) {
    survey *s = t->s;
    const lode_slice name = survey_cell(s, row, t->column[ITEM]);
    const int year = survey_year_called(s, survey_word(s, row, s->when));
    size_t item = 0;
    while (!lode_same(s->item[item].name, name))
        item++;
    if (name.n == 0)
        return wrong(t, row, t->column[ITEM], "names no item");
    if (year < 0)
        return wrong(t, row, s->when, "is no year");
    published *p = &t->cell[item * s->years + (size_t)year];
    if (p->is)
        return wrong(t, row, t->column[ITEM],
                     lode_arena_print(s->arena, "is there for this year already, in line %zu",
                                      lode_table_line(s->table, p->row)));
    p->is = true;
    p->row = row;
    return read_figures(t, row, p);
}

static lode_status read_rows(sheet *t) {
    lode_status status = LODE_OK;
    for (size_t row = 0; row < lode_table_rows(t->s->table); row++) {
        const lode_status here = read_row(t, row);
        status = here == LODE_OK ? status : here;
    }
    return status;
}

/* ---- results ---- */

static const char *no_interval(const published *p) {
    return isnan(p->n)             ? "no interval: no number of responses was published"
           : isnan(p->sd)          ? "no interval: no standard deviation was published"
           : p->n < 2              ? "no interval: one response"
           : p->sd == 0            ? "no interval: every answer was the same"
           : p->n == p->population ? "no interval: every member answered"
                                   : NULL;
}

static lode_status put_mean(sheet *t, uint32_t year, size_t item) {
    survey *s = t->s;
    const published *p = &t->cell[item * s->years + year];
    survey_result r = survey_result_of(s, "mean", year, item, SURVEY_ALL);
    lode_interval mean;
    lode_status status = LODE_OK;
    if (!p->is)
        return LODE_OK; /* not asked, or not published */
    r.estimate = p->mean.value;
    r.n = p->n;
    r.population = p->population;
    r.unit = "points";
    r.note = "as published";
    r.reason = no_interval(p);
    if (!r.reason) {
        r.method = isnan(p->population) ? "t" : "t_fpc";
        status = lode_mean_interval_of(p->mean.value, p->sd, p->n,
                                       isnan(p->population) ? INFINITY : p->population,
                                       LODE_LEVEL_DEFAULT, &mean, &r.se, s->error);
        r.low = mean.low;
        r.high = mean.high;
    }
    survey_put(s, &r);
    return status;
}

/* How far rounding alone may have moved a difference: half a unit of the last digit of each. */
static const char *note(const sheet *t, const published *b, const published *a) {
    char text[LODE_NUMBER_TEXT];
    const double off = (pow(10, -b->mean.scale) + pow(10, -a->mean.scale)) / 2;
    lode_number_text(off, text);
    return lode_arena_print(t->s->arena,
                            "mean %.*s before and %.*s after as published; by rounding alone the "
                            "change may be %s off",
                            LODE_ARG(survey_cell(t->s, b->row, t->column[MEAN])),
                            LODE_ARG(survey_cell(t->s, a->row, t->column[MEAN])), text);
}

static lode_status set_change(survey *s, survey_result *r, const published *b, const published *a) {
    const lode_sample before = {b->mean.value, b->sd, b->n}, after = {a->mean.value, a->sd, a->n};
    lode_t_test test;
    char text[LODE_NUMBER_TEXT];
    lode_difference_text(&a->mean, &b->mean, text, &r->estimate);
    r->reason = isnan(b->n) || isnan(b->sd) ? no_interval(b) : NULL;
    if (!r->reason && (isnan(a->n) || isnan(a->sd)))
        r->reason = no_interval(a);
    if (r->reason)
        return LODE_OK;
    r->method = "welch";
    const lode_status status =
        lode_t_test_welch_of(&after, &before, LODE_LEVEL_DEFAULT, &test, s->error);
    if (status == LODE_REFUSED)
        r->reason = "no interval: one response, or answers that were all the same";
    if (status != LODE_OK)
        return status == LODE_REFUSED ? LODE_OK : status;
    r->n = b->n + a->n;
    r->se = test.se;
    r->low = test.difference.low;
    r->high = test.difference.high;
    r->p = test.p;
    return LODE_OK;
}

static lode_status put_change(sheet *t, size_t item) {
    survey *s = t->s;
    const published *b = &t->cell[item * s->years + (size_t)s->before],
                    *a = &t->cell[item * s->years + (size_t)s->after];
    survey_result r = survey_result_of(s, "change", (uint32_t)s->after, item, SURVEY_ALL);
    lode_status status = LODE_OK;
    r.before = s->before;
    r.unit = "points";
    if (b->is && a->is) {
        r.note = note(t, b, a);
        status = set_change(s, &r, b, a);
    } else
        r.reason = "no mean was published for one of the years";
    survey_put(s, &r);
    return status;
}

static lode_status put_all(sheet *t) {
    survey *s = t->s;
    lode_status status = LODE_OK;
    for (uint32_t y = 0; y < s->years; y++)
        for (size_t i = 0; i < s->items && status == LODE_OK; i++)
            status = put_mean(t, y, i);
    for (size_t i = 0; s->before >= 0 && i < s->items && status == LODE_OK; i++)
        status = put_change(t, i);
    return status;
}

/* ---- the whole ---- */

static lode_status check_options(survey *s) {
    const lode_survey_options *o = s->options;
    const char *idle = o->items.n                  ? "items"
                       : o->members.n              ? "members"
                       : o->population != SIZE_MAX ? "population"
                       : o->by                     ? "by"
                       : o->respondent             ? "respondent"
                       : o->anonymous              ? "anonymous"
                       : o->recommend              ? "recommend"
                       : o->dont_know.n            ? "dont-know"
                                                   : NULL;
    return idle ? lode_fail(s->error, LODE_USAGE, "--%s is of responses, not of published means",
                            idle)
                : LODE_OK;
}

lode_status survey_find_published(survey *s) {
    sheet t = {.s = s};
    lode_status status = check_options(s);
    if (status == LODE_OK)
        status = find_columns(&t);
    if (status == LODE_OK && lode_table_rows(s->table) == 0)
        status = lode_fail(s->error, LODE_REFUSED, "there are no published means");
    if (status != LODE_OK)
        return status;
    find_items(&t);
    status = survey_read_labels(s);
    if (status == LODE_OK)
        status = survey_find_years(s);
    if (status == LODE_OK)
        status = survey_find_compared(s);
    if (status == LODE_OK)
        status = survey_find_groups(s);
    t.cell = lode_allocate((s->items + 1) * (s->years + 1), sizeof *t.cell);
    if (status == LODE_OK)
        status = read_rows(&t);
    if (status == LODE_OK)
        status = put_all(&t);
    free(t.cell);
    return status;
}
