/* What the header shows, and what the whole of a file shows that no row does. */
#include "check_parts.h"

#include "lode/separator.h"

#include <stdlib.h>

/* ---- the header ---- */

/* "did you mean 'geographical_level'?" of the columns there are. */
static void suggest_column(const check_file *f, lode_slice wanted, char hint[LODE_ERROR_TEXT]) {
    lode_slice *names = lode_allocate(f->columns, sizeof *names);
    for (size_t c = 0; c < f->columns; c++)
        names[c] = f->column[c].name;
    const int meant = lode_suggest(wanted, names, f->columns);
    *hint = '\0';
    if (meant >= 0)
        snprintf(hint, LODE_ERROR_TEXT, "'%.*s' may be meant for it", LODE_ARG(names[meant]));
    free(names);
}

static void require_column(check_file *f, const char *name) {
    const check_place place = {.kind = CHECK_COLUMNS_REQUIRED,
                               .line = f->header->line,
                               .column = -1,
                               .name = lode_text(name)};
    char hint[LODE_ERROR_TEXT];
    if (check_find_column(f, place.name) >= 0)
        return;
    suggest_column(f, place.name, hint);
    check_find(f, &place, hint, "no column '%s'", name);
}

static void require_columns(check_file *f) {
    static const char *const standard[] = {"time_period", "time_identifier", "geographic_level",
                                           "country_code", "country_name"};
    if (!f->open_data)
        return;
    check_carried_out(f, CHECK_COLUMNS_REQUIRED);
    for (size_t i = 0; i < sizeof standard / sizeof *standard; i++)
        require_column(f, standard[i]);
}

/* Of a layout, columns may be absent from one year or the other. */
static void find_described(check_file *f) {
    const lode_description *d = f->description;
    if (!d || f->layout)
        return;
    check_carried_out(f, CHECK_COLUMNS_PRESENT);
    for (size_t i = 0; i < d->n; i++) {
        const lode_slice name = d->column[i].column;
        const check_place place = {
            .kind = CHECK_COLUMNS_PRESENT, .line = f->header->line, .column = -1, .name = name};
        char hint[LODE_ERROR_TEXT];
        if (name.n == 0 || lode_header_find_any(f->header, name) >= 0)
            continue;
        suggest_column(f, name, hint);
        check_find(f, &place, hint, "described in line %zu of %s and not there",
                   lode_table_line(d->table, d->column[i].row),
                   lode_table_file(d->table, d->column[i].row));
    }
}

static bool is_snake_case(lode_slice name) {
    for (size_t i = 0; i < name.n; i++) {
        const char c = name.p[i];
        const bool letter = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9';
        if (!letter && (i == 0 || (!digit && c != '_')))
            return false;
    }
    return true;
}

/* A line of one cell, filled up with commas. */
static bool is_title(const check_file *f) {
    size_t named = 0;
    for (size_t c = 0; c < f->columns; c++)
        named += f->column[c].name.n > 0;
    return named == 1 && f->columns > 1;
}

static void check_column_name(check_file *f, int column) {
    const lode_slice name = f->column[column].name;
    check_place place = {.line = f->header->line, .column = column};
    place.kind = CHECK_COLUMN_UNNAMED;
    if (name.n == 0)
        check_find(f, &place,
                   is_title(f) ? "is the first line a title? the header comes first" : NULL,
                   "column %d has no name", column + 1);
    place.kind = CHECK_COLUMN_SPACES;
    if (name.n && memchr(name.p, ' ', name.n))
        check_find(f, &place, NULL, "a space in '%.*s'", LODE_ARG(name));
    place.kind = CHECK_COLUMN_CASE;
    if (!is_snake_case(name))
        check_find(f, &place, NULL, "'%.*s'", LODE_ARG(name));
    place.kind = CHECK_LENGTHS;
    const size_t most = lode_ees_limit(f->run->ees, "column_name");
    if (check_characters(name) > most)
        check_find(f, &place, NULL, "a name of %zu characters, where the API takes %zu",
                   check_characters(name), most);
}

void check_header(check_file *f) {
    static const check_kind kinds[] = {CHECK_COLUMN_UNNAMED, CHECK_COLUMN_SPACES,
                                       CHECK_COLUMN_CASE};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        check_carried_out(f, kinds[i]);
    for (size_t c = 0; c < f->columns; c++)
        check_column_name(f, (int)c);
    require_columns(f);
    find_described(f);
}

/* ---- texts of a column ---- */

static int by_first(const void *a, const void *b) {
    const check_item *x = a, *y = b;
    return (x->first > y->first) - (x->first < y->first);
}

check_items check_items_of(const check_file *f, size_t column) {
    check_items items = {NULL, 0, false};
    lode_names *names = lode_names_new();
    size_t capacity = 0;
    for (unsigned k = 0; k < f->workers; k++) {
        const check_seen *seen = &f->worker[k].seen[column];
        items.overflow |= seen->overflow;
        for (size_t i = 0; i < seen->verdicts; i++) {
            const lode_slice text = lode_habit_text(&seen->words, (uint32_t)i);
            const uint32_t number = lode_names_add(names, text);
            if (number == items.n) {
                LODE_GROW(items.item, items.n, capacity);
                items.item[items.n++] = (check_item){.text = text, .first = seen->item[i].first};
            }
            check_item *item = &items.item[number];
            item->count += seen->item[i].count;
            check_join_spans(&item->values, &seen->item[i].values);
            if (seen->item[i].first < item->first)
                item->first = seen->item[i].first;
        }
    }
    lode_names_free(names);
    if (items.n > 1)
        qsort(items.item, items.n, sizeof *items.item, by_first);
    return items;
}

void check_items_free(check_items *items) {
    free(items->item);
}

/* ---- the file as it is written ---- */

static void check_writing(check_file *f) {
    const check_place encoding = {.kind = CHECK_ENCODING, .column = -1},
                      separator = {.kind = CHECK_SEPARATOR, .column = -1},
                      folded = {.kind = CHECK_LINE_BREAKS, .column = -1};
    const char *written = lode_reader_encoding(f->reader);
    const char *others = lode_header_other_separators(f->header);
    const size_t breaks = lode_reader_folded(f->reader);
    check_carried_out(f, CHECK_ENCODING);
    check_carried_out(f, CHECK_SEPARATOR);
    check_carried_out(f, CHECK_LINE_BREAKS);
    if (strcmp(written, "UTF-8") != 0)
        check_find(f, &encoding, NULL, "read as %s", written);
    if (others)
        check_find(f, &separator, NULL, "%s stand between the names of columns", others);
    else if (lode_reader_separator(f->reader) != ',')
        check_find(f, &separator, NULL, "tabs stand between cells");
    if (breaks > 0)
        check_find(f, &folded, NULL, "line breaks in %zu cell%s", breaks, breaks == 1 ? "" : "s");
}

/* ---- columns ---- */

static bool is_empty(const check_file *f, size_t column) {
    bool any = false;
    for (unsigned k = 0; k < f->workers; k++)
        any |= f->worker[k].seen[column].any;
    return !any;
}

static void check_emptiness(check_file *f) {
    size_t rows = 0;
    for (unsigned k = 0; k < f->workers; k++)
        rows += f->worker[k].rows;
    if (rows == 0)
        return;
    check_carried_out(f, CHECK_EMPTY_COLUMNS);
    for (size_t c = 0; c < f->columns; c++) {
        const check_place place = {.kind = CHECK_EMPTY_COLUMNS, .column = (int)c};
        if (f->column[c].contract < 0 && is_empty(f, c)) /* lode-tidy writes every one of those */
            check_find(f, &place, NULL, "no row says anything here");
    }
}

/* A column that other files of this kind have too needs no description. */
static bool is_standard(const check_file *f, size_t column) {
    for (int key = 0; key < LODE_KEYS; key++)
        if (lode_columns_find(f->run->columns, f->header,
                              lode_text(lode_key_name((lode_key)key))) == (int)column)
            return true;
    return f->column[column].role != CHECK_OTHER || f->column[column].holds != LODE_HOLDS_ANYTHING;
}

static bool says_one_thing(const check_file *f, size_t column) {
    check_items items = check_items_of(f, column);
    const bool one = items.n <= 1 && !items.overflow;
    check_items_free(&items);
    return one;
}

static void check_described(check_file *f) {
    if (!f->description || f->layout)
        return;
    check_carried_out(f, CHECK_COLUMNS_DESCRIBED);
    for (size_t c = 0; c < f->columns; c++) {
        const check_place place = {.kind = CHECK_COLUMNS_DESCRIBED, .column = (int)c};
        if (f->column[c].name.n > 0 && !f->column[c].described && !f->column[c].is_group &&
            !is_standard(f, c) && !says_one_thing(f, c))
            check_find(f, &place, NULL, "nothing is said of '%.*s'", LODE_ARG(f->column[c].name));
    }
}

void check_whole(check_file *f) {
    check_writing(f);
    check_emptiness(f);
    check_described(f);
    check_percentages(f);
}
