#include "lode/ees.h"

#include "lode/formats.h"
#include "lode/memory.h"
#include "lode/number.h"

#include <stdint.h>
#include <stdlib.h>

typedef struct {
    lode_slice code_column, code, name;
} place;

typedef struct {
    lode_slice name;
    size_t most;
} limit;

struct lode_ees {
    lode_ees_level *level;
    lode_ees_identifier *identifier;
    place *place;
    limit *limit;
    size_t levels, identifiers, places, limits;
};

/* ---- reading ---- */

enum { MOST_COLUMNS = 8 };

/* A reference table and where its columns are. */
typedef struct {
    const lode_table *table;
    int column[MOST_COLUMNS];
    size_t rows;
} lookup;

static lode_status open_table(lookup *l, lode_reference *reference, const char *name,
                              const char *const *columns, size_t n, lode_error *error) {
    lode_status status = lode_reference_table(reference, name, &l->table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(l->table, columns, n, l->column, error);
    if (status == LODE_OK)
        l->rows = lode_table_rows(l->table);
    return status;
}

static lode_slice text_of(const lookup *l, size_t row, int column) {
    return lode_trim(lode_table_text(l->table, row, (size_t)l->column[column]));
}

static lode_status no_number(const lookup *l, size_t row, int column, lode_error *error) {
    lode_fail(error, LODE_DATA, "'%.*s' is not a whole number", LODE_ARG(text_of(l, row, column)));
    return lode_table_fail_at(l->table, row, (size_t)l->column[column], error);
}

static lode_status whole_of(const lookup *l, size_t row, int column, size_t *whole,
                            lode_error *error) {
    lode_number number;
    if (!lode_number_read(text_of(l, row, column), &number) || !number.exact || number.scale > 0 ||
        number.units < 0)
        return no_number(l, row, column, error);
    *whole = (size_t)number.units;
    return LODE_OK;
}

static lode_status read_levels(lode_ees *e, lode_reference *reference, lode_error *error) {
    enum { NAME, CODE, LABEL, SECOND, EMPTY, ROWS, TOOL, COLUMNS };
    static const char *const columns[COLUMNS] = {
        "geographic_level", "code_column", "name_column", "second_code_column",
        "may_be_empty",     "rows",        "table_tool"};
    lookup l;
    const lode_status status = open_table(&l, reference, "ees/levels", columns, COLUMNS, error);
    if (status != LODE_OK)
        return status;
    e->level = lode_allocate(l.rows, sizeof *e->level);
    e->levels = l.rows;
    for (size_t i = 0; i < l.rows; i++) {
        const lode_slice tool = text_of(&l, i, TOOL);
        e->level[i] = (lode_ees_level){
            .name = text_of(&l, i, NAME),
            .column = {text_of(&l, i, CODE), text_of(&l, i, LABEL), text_of(&l, i, SECOND)},
            .may_be_empty = text_of(&l, i, EMPTY),
            .rows = text_of(&l, i, ROWS),
            .table_tool = lode_is(tool, "no")      ? LODE_EES_NOT_SHOWN
                          : lode_is(tool, "alone") ? LODE_EES_SHOWN_ALONE
                                                   : LODE_EES_SHOWN};
    }
    return LODE_OK;
}

static lode_status read_identifiers(lode_ees *e, lode_reference *reference, lode_error *error) {
    enum { NAME, DIGITS, MIXES, COLUMNS };
    static const char *const columns[COLUMNS] = {"time_identifier", "digits", "mixes"};
    lookup l;
    lode_status status = open_table(&l, reference, "ees/time_identifiers", columns, COLUMNS, error);
    if (status != LODE_OK)
        return status;
    e->identifier = lode_allocate(l.rows, sizeof *e->identifier);
    e->identifiers = l.rows;
    for (size_t i = 0; i < l.rows && status == LODE_OK; i++) {
        e->identifier[i].name = text_of(&l, i, NAME);
        e->identifier[i].mixes = text_of(&l, i, MIXES);
        status = whole_of(&l, i, DIGITS, &e->identifier[i].digits, error);
    }
    return status;
}

static lode_status read_places(lode_ees *e, lode_reference *reference, lode_error *error) {
    enum { COLUMN, CODE, NAME, COLUMNS };
    static const char *const columns[COLUMNS] = {"code_column", "code", "name"};
    lookup l;
    const lode_status status = open_table(&l, reference, "ees/places", columns, COLUMNS, error);
    if (status != LODE_OK)
        return status;
    e->place = lode_allocate(l.rows, sizeof *e->place);
    e->places = l.rows;
    for (size_t i = 0; i < l.rows; i++)
        e->place[i] = (place){text_of(&l, i, COLUMN), text_of(&l, i, CODE), text_of(&l, i, NAME)};
    return LODE_OK;
}

static lode_status read_limits(lode_ees *e, lode_reference *reference, lode_error *error) {
    enum { NAME, MOST, COLUMNS };
    static const char *const columns[COLUMNS] = {"limit", "most"};
    lookup l;
    lode_status status = open_table(&l, reference, "ees/limits", columns, COLUMNS, error);
    if (status != LODE_OK)
        return status;
    e->limit = lode_allocate(l.rows, sizeof *e->limit);
    e->limits = l.rows;
    for (size_t i = 0; i < l.rows && status == LODE_OK; i++) {
        e->limit[i].name = text_of(&l, i, NAME);
        status = whole_of(&l, i, MOST, &e->limit[i].most, error);
    }
    return status;
}

lode_status lode_ees_read(lode_ees **ees, lode_reference *reference, lode_error *error) {
    lode_ees *e = lode_allocate(1, sizeof *e);
    lode_status status = read_levels(e, reference, error);
    if (status == LODE_OK)
        status = read_identifiers(e, reference, error);
    if (status == LODE_OK)
        status = read_places(e, reference, error);
    if (status == LODE_OK)
        status = read_limits(e, reference, error);
    if (status == LODE_OK)
        *ees = e;
    else
        lode_ees_free(e);
    return status;
}

void lode_ees_free(lode_ees *ees) {
    if (!ees)
        return;
    free(ees->level);
    free(ees->identifier);
    free(ees->place);
    free(ees->limit);
    free(ees);
}

/* ---- levels ---- */

size_t lode_ees_levels(const lode_ees *ees) {
    return ees->levels;
}

const lode_ees_level *lode_ees_level_at(const lode_ees *ees, size_t i) {
    return &ees->level[i];
}

int lode_ees_find_level(const lode_ees *ees, lode_slice name) {
    for (size_t i = 0; i < ees->levels; i++)
        if (lode_same(ees->level[i].name, name))
            return (int)i;
    return -1;
}

lode_slice lode_ees_suggest_level(const lode_ees *ees, lode_slice name) {
    lode_slice *names = lode_allocate(ees->levels, sizeof *names);
    for (size_t i = 0; i < ees->levels; i++)
        names[i] = ees->level[i].name;
    const int meant = lode_suggest(name, names, ees->levels);
    free(names);
    return meant < 0 ? (lode_slice){NULL, 0} : ees->level[meant].name;
}

bool lode_ees_find_column(const lode_ees *ees, lode_slice name, size_t *level,
                          lode_ees_part *part) {
    for (size_t i = 0; i < ees->levels; i++)
        for (int p = 0; p < LODE_EES_PARTS; p++)
            if (ees->level[i].column[p].n && lode_same(ees->level[i].column[p], name)) {
                *level = i;
                *part = (lode_ees_part)p;
                return true;
            }
    return false;
}

/* ---- time ---- */

const lode_ees_identifier *lode_ees_find_identifier(const lode_ees *ees, lode_slice name) {
    for (size_t i = 0; i < ees->identifiers; i++)
        if (lode_same(ees->identifier[i].name, name))
            return &ees->identifier[i];
    return NULL;
}

int lode_ees_order(const lode_ees *ees, lode_slice identifier, bool academic) {
    const lode_ees_identifier *here = lode_ees_find_identifier(ees, identifier);
    const lode_ees_identifier *september = lode_ees_find_identifier(ees, lode_text("September"));
    if (!here)
        return 0;
    const int order = (int)(here - lode_ees_find_identifier(ees, lode_text("Academic year")));
    return academic && september && lode_same(here->mixes, september->mixes) && here < september
               ? order + 12
               : order;
}

lode_slice lode_ees_suggest_identifier(const lode_ees *ees, lode_slice name) {
    lode_slice *names = lode_allocate(ees->identifiers, sizeof *names);
    for (size_t i = 0; i < ees->identifiers; i++)
        names[i] = ees->identifier[i].name;
    const int meant = lode_suggest(name, names, ees->identifiers);
    free(names);
    return meant < 0 ? (lode_slice){NULL, 0} : ees->identifier[meant].name;
}

/* ---- places ---- */

static bool is_of_column(const place *p, lode_slice code_column) {
    return lode_is(p->code_column, "*") || lode_same(p->code_column, code_column);
}

bool lode_ees_is_place(const lode_ees *ees, lode_slice code_column, lode_slice code,
                       lode_slice name) {
    for (size_t i = 0; i < ees->places; i++)
        if (is_of_column(&ees->place[i], code_column) && lode_same(ees->place[i].code, code) &&
            lode_same(ees->place[i].name, name))
            return true;
    return false;
}

lode_slice lode_ees_place_name(const lode_ees *ees, lode_slice code_column, lode_slice code) {
    for (size_t i = 0; i < ees->places; i++)
        if (is_of_column(&ees->place[i], code_column) && lode_same(ees->place[i].code, code))
            return ees->place[i].name;
    return (lode_slice){NULL, 0};
}

lode_slice lode_ees_place_code(const lode_ees *ees, lode_slice code_column, lode_slice name) {
    for (size_t i = 0; i < ees->places; i++)
        if (is_of_column(&ees->place[i], code_column) && lode_same(ees->place[i].name, name))
            return ees->place[i].code;
    return (lode_slice){NULL, 0};
}

/* ---- columns and limits ---- */

static bool begins(lode_slice text, lode_slice with) {
    return text.n >= with.n && lode_same_folded((lode_slice){text.p, with.n}, with);
}

static bool ends(lode_slice text, lode_slice with) {
    return text.n >= with.n &&
           lode_same_folded((lode_slice){text.p + text.n - with.n, with.n}, with);
}

static bool any(bool (*holds)(lode_slice, lode_slice), lode_slice text, const char *words) {
    lode_slice rest = lode_text(words), word;
    while (lode_split(&rest, '|', &word))
        if (holds(text, word))
            return true;
    return false;
}

bool lode_ees_sounds_like_place(lode_slice column) {
    static const char places[] = "country|sch|prov|inst|estab|reg|la|local|rsc|pfa|pcon|lep|mca|oa|"
                                 "ward|mat",
                      kinds[] = "name|code|urn|ukprn|number|upin|id",
                      wholes[] = "laestab|estab|sch|school|schools|prov|provider|providers|inst|"
                                 "institution|institutions|name|code|urn|ukprn|number|upin|id|"
                                 "region|la|lad|rsc|pcon|lep|mca|oa|ward|mat";
    return (any(begins, column, places) && any(ends, column, kinds)) ||
           any(lode_same_folded, column, wholes);
}

size_t lode_ees_limit(const lode_ees *ees, const char *name) {
    for (size_t i = 0; i < ees->limits; i++)
        if (lode_is(ees->limit[i].name, name))
            return ees->limit[i].most;
    return SIZE_MAX;
}
