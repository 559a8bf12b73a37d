/* The rows of a file of links: each says of one school that another came before or after it. The
 * two rows that most links have become one. */
#include "lode/columns.h"
#include "succession_parts.h"

#include <stdlib.h>

enum { URN, LINK_URN, TYPE, DATE, NAME, OWN_NAME, COLUMNS };

static const char *const column_names[COLUMNS] = {"school_urn", "linked_urn",  "link_type",
                                                  "link_date",  "linked_name", "school_name"};

/* ---- what a link type says ---- */

enum { SPELT, LEADS, MARK, TYPE_COLUMNS };

typedef struct {
    const lode_table *table;
    int column[TYPE_COLUMNS];
} link_types;

/* SAYS_A is that the school of the row came first. 0: no succession. */
typedef struct {
    unsigned says;
    bool marked, dated;
    int32_t day;
} link_meaning;

static lode_status read_types(link_types *types, lode_reference *reference, lode_error *error) {
    static const char *const names[TYPE_COLUMNS] = {"link_type", "leads", "mark"};
    const lode_status status = lode_reference_table(reference, "link_types", &types->table, error);
    return status == LODE_OK
               ? lode_reference_columns(types->table, names, TYPE_COLUMNS, types->column, error)
               : status;
}

static lode_slice type_cell(const link_types *types, size_t row, int column) {
    return lode_trim(lode_table_text(types->table, row, (size_t)types->column[column]));
}

static lode_status unknown_type(const link_types *types, lode_slice type, lode_error *error) {
    const size_t n = lode_table_rows(types->table);
    lode_slice *names = lode_allocate(n, sizeof *names);
    for (size_t row = 0; row < n; row++)
        names[row] = type_cell(types, row, SPELT);
    const int meant = lode_suggest(type, names, n);
    lode_fail(error, LODE_DATA, "'%.*s' is not a type of link", LODE_ARG(type));
    if (meant >= 0)
        lode_fail_hint(error, "did you mean '%.*s'?", LODE_ARG(names[meant]));
    else
        lode_fail_hint(error, "link_types.csv says what each means: add it to a copy, see "
                              "lode-reference(5)");
    free(names);
    return LODE_DATA;
}

static lode_status find_type(const link_types *types, lode_slice type, link_meaning *meaning,
                             lode_error *error) {
    for (size_t row = 0; row < lode_table_rows(types->table); row++) {
        if (!lode_same_folded(type_cell(types, row, SPELT), type))
            continue;
        const lode_slice leads = type_cell(types, row, LEADS);
        meaning->says = lode_is(leads, "successor")     ? SAYS_A
                        : lode_is(leads, "predecessor") ? SAYS_B
                        : lode_is(leads, "either")      ? SAYS_EITHER
                                                        : 0;
        meaning->marked = type_cell(types, row, MARK).n > 0;
        return LODE_OK;
    }
    return unknown_type(types, type, error);
}

/* ---- rows ---- */

typedef struct {
    lode_succession *s;
    const lode_table *table;
    int column[COLUMNS];
    link_types types;
} links_file;

static lode_slice cell(const links_file *f, size_t row, int column) {
    return f->column[column] < 0
               ? (lode_slice){"", 0}
               : lode_trim(lode_table_text(f->table, row, (size_t)f->column[column]));
}

static lode_status check_urn(const links_file *f, size_t row, int column, lode_error *error) {
    const lode_slice text = cell(f, row, column);
    if (lode_may_be_urn(text))
        return LODE_OK;
    lode_fail(error, LODE_DATA, "'%.*s' is not a URN", LODE_ARG(text));
    lode_fail_hint(error,
                   "a URN is digits, such as 100001; a spreadsheet may have made it 100001.0");
    return lode_table_fail_at(f->table, row, (size_t)f->column[column], error);
}

static lode_status read_day(const links_file *f, size_t row, link_meaning *meaning,
                            lode_error *error) {
    const lode_slice text = cell(f, row, DATE);
    lode_date date;
    if (text.n == 0)
        return LODE_OK;
    if (!lode_date_read(text, &date)) {
        lode_wrong_date(text, error);
        return lode_table_fail_at(f->table, row, (size_t)f->column[DATE], error);
    }
    meaning->dated = true;
    meaning->day = lode_date_number(date);
    return LODE_OK;
}

/* The link between two schools, new if there was none. */
static school_link *find_link(lode_succession *s, uint32_t a, uint32_t b) {
    const uint32_t pair[2] = {a, b};
    const uint32_t id = lode_names_add(s->pairs, (lode_slice){(const char *)pair, sizeof pair});
    if (id == s->links) {
        LODE_GROW(s->link, s->links, s->links_capacity);
        s->link[s->links++] = (school_link){.a = a, .b = b};
    }
    return &s->link[id];
}

static void name_school(lode_succession *s, uint32_t school, lode_slice name) {
    linked_school *named = &s->school[school];
    if (named->name.n == 0 && name.n > 0)
        named->name = (lode_slice){lode_arena_copy(s->arena, name.p, name.n), name.n};
}

static void add_row(const links_file *f, size_t row, link_meaning meaning) {
    lode_succession *s = f->s;
    const uint32_t own = lode_succession_add(s, cell(f, row, URN)),
                   other = lode_succession_add(s, cell(f, row, LINK_URN));
    const bool in_order = own < other;
    school_link *link = find_link(s, in_order ? own : other, in_order ? other : own);
    if (!in_order && (meaning.says & (SAYS_A | SAYS_B)))
        meaning.says ^= SAYS_A | SAYS_B;
    link->says |= meaning.says;
    link->marked |= meaning.marked;
    if (meaning.dated && (!link->dated || meaning.day > link->day))
        link->day = meaning.day;
    link->dated |= meaning.dated;
    name_school(s, own, cell(f, row, OWN_NAME));
    name_school(s, other, cell(f, row, NAME));
}

/* A row without a linked URN, as a list of schools has for those without a link, is none. */
static lode_status see_row(const links_file *f, size_t row, lode_error *error) {
    link_meaning meaning = {.says = SAYS_EITHER};
    if (cell(f, row, LINK_URN).n == 0)
        return LODE_OK;
    lode_status status = check_urn(f, row, URN, error);
    if (status == LODE_OK)
        status = check_urn(f, row, LINK_URN, error);
    if (status == LODE_OK)
        status = read_day(f, row, &meaning, error);
    if (status == LODE_OK && f->column[TYPE] >= 0) {
        status = find_type(&f->types, cell(f, row, TYPE), &meaning, error);
        if (status != LODE_OK)
            return lode_table_fail_at(f->table, row, (size_t)f->column[TYPE], error);
    }
    if (status != LODE_OK)
        return status;
    if (meaning.says)
        add_row(f, row, meaning);
    else
        f->s->asides++;
    return LODE_OK;
}

static lode_status see_rows(const links_file *f, lode_report *report, lode_error *error) {
    lode_status worst = LODE_OK;
    for (size_t row = 0; row < lode_table_rows(f->table); row++) {
        if (see_row(f, row, error) == LODE_OK)
            continue;
        lode_problem(report, error, "links that cannot be read");
        worst = LODE_DATA;
    }
    return worst;
}

/* ---- the file ---- */

static lode_status find_columns(links_file *f, lode_reference *reference, lode_error *error) {
    const size_t n = lode_table_columns(f->table);
    lode_slice *names = lode_table_names(f->table);
    const lode_column_names header = {f->s->file, names, n};
    lode_status status = LODE_OK;
    for (int i = 0; i < COLUMNS && status == LODE_OK; i++) {
        const lode_slice word = lode_text(column_names[i]);
        status = lode_column_find(&header, word, reference, &f->column[i], error);
        if (status == LODE_OK && f->column[i] < 0 && i <= LINK_URN)
            status = lode_no_column(f->s->file, names, n, word, error);
    }
    free(names);
    return status;
}

lode_status lode_succession_read_links(lode_succession *s, const lode_succession_options *options,
                                       lode_reference *reference, lode_report *report,
                                       lode_error *error) {
    const lode_input input = {&options->links, 1, options->read};
    links_file f = {.s = s};
    lode_table *table;
    lode_status status = lode_table_read(&table, &input, NULL, report, error);
    if (status != LODE_OK)
        return status;
    f.table = table;
    s->file =
        lode_copy_string(strcmp(options->links, "-") == 0 ? "standard input" : options->links);
    status = find_columns(&f, reference, error);
    if (status == LODE_OK)
        status = read_types(&f.types, reference, error);
    if (status == LODE_OK)
        status = see_rows(&f, report, error);
    s->has_types = f.column[TYPE] >= 0;
    lode_table_free(table);
    return status;
}
