/* Percentages that are written as fractions. */
#include "check_parts.h"

/* So many figures between 0 and 1 are no chance. */
enum { ENOUGH = 5 };

void check_join_spans(check_span *span, const check_span *more) {
    span->numbers += more->numbers;
    span->between += more->between;
    span->fine += more->fine;
    span->beyond |= more->beyond;
}

static bool ends_in(lode_slice name, const char *end) {
    const size_t n = strlen(end);
    return name.n >= n && memcmp(name.p + name.n - n, end, n) == 0;
}

bool check_is_percentage(const check_run *run, lode_slice measure) {
    const lode_meaning *meaning = lode_dictionary_find(run->dictionary, measure);
    return meaning ? lode_is(meaning->unit, "%") : ends_in(measure, "_percent");
}

/* Shares of pupils are judged each by itself: 0.4 may be a small percentage, for such are printed
 * with one decimal; 0.43 is none. Rates may well be small where others are not: any_beyond. */
static bool is_of_fractions(const check_run *run, lode_slice measure, const check_span *span,
                            bool any_beyond) {
    const lode_meaning *meaning = lode_dictionary_find(run->dictionary, measure);
    const bool rate = meaning && meaning->kind != LODE_KIND_PROPORTION;
    return !span->beyond && span->fine >= ENOUGH && !(rate && any_beyond);
}

static check_span figures_of(const check_file *f, size_t column) {
    check_span sum = {0};
    for (unsigned k = 0; k < f->workers; k++)
        check_join_spans(&sum, &f->worker[k].seen[column].figures);
    return sum;
}

static void tell(check_file *f, const check_place *place, const check_span *span,
                 lode_slice measure) {
    if (measure.n > 0)
        check_find(f, place, NULL, "all %zu figures of %.*s lie between 0 and 1", span->numbers,
                   LODE_ARG(measure));
    else
        check_find(f, place, NULL, "all %zu figures lie between 0 and 1", span->numbers);
}

/* ---- columns ---- */

static bool is_percentage(const check_file *f, size_t column) {
    return f->column[column].percent && f->column[column].role == CHECK_FIGURE;
}

static bool is_told(const check_file *f, size_t column, const check_span *span, bool any_beyond) {
    if (!any_beyond)
        return span->between >= ENOUGH;
    return f->layout &&
           is_of_fractions(f->run, f->column[column].described->measure, span, any_beyond);
}

/* Where one percentage goes beyond 1, those that do not are small, unless they show otherwise. */
static void check_columns(check_file *f) {
    bool any_beyond = false;
    for (size_t c = 0; c < f->columns; c++)
        any_beyond |= is_percentage(f, c) && figures_of(f, c).beyond;
    for (size_t c = 0; c < f->columns; c++) {
        const check_place place = {.kind = CHECK_PERCENTAGES, .column = (int)c};
        const check_span span = figures_of(f, c);
        if (!is_percentage(f, c))
            continue;
        check_carried_out(f, CHECK_PERCENTAGES);
        if (is_told(f, c, &span, any_beyond))
            tell(f, &place, &span, (lode_slice){NULL, 0});
    }
}

/* ---- measures ---- */

static bool is_any_beyond(const check_file *f, const check_items *items) {
    bool any = false;
    for (size_t i = 0; i < items->n; i++)
        any |= items->item[i].values.beyond && check_is_percentage(f->run, items->item[i].text);
    return any;
}

static void check_measures(check_file *f) {
    const int column = f->contract[LODE_COL_MEASURE];
    check_items items = check_items_of(f, (size_t)column);
    const bool any_beyond = is_any_beyond(f, &items);
    for (size_t i = 0; i < items.n; i++) {
        const check_item *item = &items.item[i];
        const check_place place = {
            .kind = CHECK_PERCENTAGES, .line = item->first, .column = column, .value = item->text};
        if (!check_is_percentage(f->run, item->text))
            continue;
        check_carried_out(f, CHECK_PERCENTAGES);
        if (is_of_fractions(f->run, item->text, &item->values, any_beyond))
            tell(f, &place, &item->values, item->text);
    }
    check_items_free(&items);
}

void check_percentages(check_file *f) {
    check_columns(f);
    if (f->measures)
        check_measures(f);
}
