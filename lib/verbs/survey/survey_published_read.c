/* Means that somebody published: a row for each item and year. */
#include "lode/columns.h"
#include "survey_published.h"

static const char *const names[PUBLISHED_COLUMNS] = {"item", "time_period", "mean",
                                                     "n",    "sd",          "population"};

lode_status published_find_columns(published_sheet *t) {
    survey *s = t->s;
    lode_status status = LODE_OK;
    for (size_t c = 0; c < PUBLISHED_COLUMNS && status == LODE_OK; c++) {
        const char *word = c == PUBLISHED_WHEN && s->options->year ? s->options->year : names[c];
        status = c < PUBLISHED_NEEDED
                     ? lode_table_need(s->table, lode_table_file(s->table, 0), lode_text(word),
                                       s->reference, &t->column[c], s->error)
                     : lode_table_look_for(s->table, lode_table_file(s->table, 0), lode_text(word),
                                           s->reference, &t->column[c], s->error);
    }
    s->when = t->column[PUBLISHED_WHEN];
    return status;
}

void published_find_items(published_sheet *t) {
    survey *s = t->s;
    lode_names *items = lode_names_new();
    const size_t rows = lode_table_rows(s->table);
    s->item = lode_allocate(rows + 1, sizeof *s->item);
    for (size_t row = 0; row < rows; row++) {
        const lode_slice name = survey_cell(s, row, t->column[PUBLISHED_ITEM]);
        if (lode_names_add(items, name) == s->items)
            s->item[s->items++] = (survey_item){.name = name, .column = -1};
    }
    lode_names_free(items);
}

static lode_status wrong(published_sheet *t, size_t row, int column, const char *what) {
    survey *s = t->s;
    lode_fail(s->error, LODE_DATA, "'%.*s' %s", LODE_ARG(survey_cell(s, row, column)), what);
    lode_table_fail_at(s->table, row, (size_t)column, s->error);
    lode_problem(s->report, s->error, "figures that cannot be");
    return LODE_DATA;
}

/* A number that may be left out. */
static lode_status read_extra(published_sheet *t, size_t row, int c, double *x) {
    lode_number number;
    const lode_slice text = survey_word(t->s, row, t->column[c]);
    *x = NAN;
    if (text.n == 0)
        return LODE_OK;
    if (!lode_number_read(text, &number) || number.value < 0 ||
        (c != PUBLISHED_SD && (number.value != floor(number.value) || number.value == 0)))
        return wrong(t, row, t->column[c],
                     c == PUBLISHED_SD ? "is no standard deviation" : "is no count");
    *x = number.value;
    return LODE_OK;
}

static lode_status read_figures(published_sheet *t, size_t row, published *p) {
    const survey_scale scale = t->s->scale;
    if (!lode_number_read(survey_cell(t->s, row, t->column[PUBLISHED_MEAN]), &p->mean))
        return wrong(t, row, t->column[PUBLISHED_MEAN], "is not a number");
    if (p->mean.value < scale.low || p->mean.value > scale.high)
        return wrong(t, row, t->column[PUBLISHED_MEAN], "is not on the scale");
    lode_status status = read_extra(t, row, PUBLISHED_N, &p->n);
    if (status == LODE_OK)
        status = read_extra(t, row, PUBLISHED_SD, &p->sd);
    if (status == LODE_OK)
        status = read_extra(t, row, PUBLISHED_POPULATION, &p->population);
    if (status == LODE_OK && p->n > p->population)
        status = wrong(t, row, t->column[PUBLISHED_N], "is more than the population");
    return status;
}

static lode_status read_row(published_sheet *t, size_t row) {
    survey *s = t->s;
    const lode_slice name = survey_cell(s, row, t->column[PUBLISHED_ITEM]);
    const int year = survey_year_called(s, survey_word(s, row, s->when));
    size_t item = 0;
    while (!lode_same(s->item[item].name, name))
        item++;
    if (name.n == 0)
        return wrong(t, row, t->column[PUBLISHED_ITEM], "names no item");
    if (year < 0)
        return wrong(t, row, s->when, "is no year");
    published *p = &t->cell[item * s->years + (size_t)year];
    if (p->is)
        return wrong(t, row, t->column[PUBLISHED_ITEM],
                     lode_arena_print(s->arena, "is there for this year already, in line %zu",
                                      lode_table_line(s->table, p->row)));
    p->is = true;
    p->row = row;
    return read_figures(t, row, p);
}

lode_status published_read_rows(published_sheet *t) {
    lode_status status = LODE_OK;
    for (size_t row = 0; row < lode_table_rows(t->s->table); row++) {
        const lode_status here = read_row(t, row);
        status = here == LODE_OK ? status : here;
    }
    return status;
}
