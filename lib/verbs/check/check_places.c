/* When and where the rows of an open-data file are about: put to the test once for each time and
 * place, however many rows have it. */
#include "check_parts.h"

#include <stdlib.h>

/* ---- what a record says ---- */

static lode_slice text_at(const lode_record *record, int position) {
    return lode_record_at(record, position);
}

/* The cell of a part of a level; empty where the file has no such column. */
static lode_slice part_of(const check_file *f, const lode_record *record, size_t level,
                          lode_ees_part part) {
    return text_at(record, f->place[level][part]);
}

static bool is_x(lode_slice text) {
    return lode_is(text, "x");
}

/* ---- flaws of a place ---- */

void check_add_place_flaw(check_worker *w, int column, check_kind kind) {
    if (!check_is_on(w->file, kind))
        return;
    LODE_GROW(w->place_flaw, w->place_flaws, w->place_flaw_capacity);
    w->place_flaw[w->place_flaws++] = (check_flaw){0, column, kind, true};
}

/* A row says which place of its level it is about, and every row which country. */
static void test_completed(check_worker *w, const lode_record *record, size_t level) {
    const check_file *f = w->file;
    const lode_ees_level *own = lode_ees_level_at(f->run->ees, level);
    for (int part = 0; part < LODE_EES_PARTS; part++) {
        const int position = f->place[level][part];
        if (position >= 0 && text_at(record, position).n == 0 &&
            !lode_is_any(f->column[position].name, own->may_be_empty))
            check_add_place_flaw(w, position, CHECK_LEVEL_COMPLETED);
    }
}

/* A row names no place that it does not lie in. */
static void test_exceeded(check_worker *w, const lode_record *record, size_t level) {
    const check_file *f = w->file;
    const lode_slice name = lode_ees_level_at(f->run->ees, level)->name;
    for (size_t c = 0; c < f->columns; c++) {
        const check_column *column = &f->column[c];
        if (column->role != CHECK_PLACE || column->described)
            continue;
        const lode_slice rows = lode_ees_level_at(f->run->ees, column->level)->rows;
        if (!lode_is(rows, "*") && !lode_is_any(name, rows) && text_at(record, (int)c).n > 0)
            check_add_place_flaw(w, (int)c, CHECK_LEVEL_EXCEEDED);
    }
}

/* Countries and regions stand in a list of the standard. */
static void test_listed(check_worker *w, const lode_record *record, int level, check_kind kind) {
    const check_file *f = w->file;
    if (level < 0 || f->place[level][LODE_EES_CODE] < 0 || f->place[level][LODE_EES_NAME] < 0)
        return;
    const lode_slice code = part_of(f, record, (size_t)level, LODE_EES_CODE),
                     name = part_of(f, record, (size_t)level, LODE_EES_NAME);
    if (code.n == 0 || is_x(code))
        return;
    const lode_ees_level *l = lode_ees_level_at(f->run->ees, (size_t)level);
    if (!lode_ees_is_place(f->run->ees, l->column[LODE_EES_CODE], code, name))
        check_add_place_flaw(w, f->place[level][LODE_EES_NAME], kind);
}

/* x is the code of Not available and of nothing else. */
static void test_not_available(check_worker *w, const lode_record *record) {
    const check_file *f = w->file;
    for (size_t level = 0; level < lode_ees_levels(f->run->ees); level++) {
        const int code = f->place[level][LODE_EES_CODE], name = f->place[level][LODE_EES_NAME];
        if (code >= 0 && name >= 0 &&
            is_x(text_at(record, code)) != lode_is(text_at(record, name), "Not available"))
            check_add_place_flaw(w, is_x(text_at(record, code)) ? name : code, CHECK_NOT_AVAILABLE);
    }
}

static void test_time(check_worker *w, const lode_record *record) {
    const check_file *f = w->file;
    const lode_ees_identifier *kind =
        lode_ees_find_identifier(f->run->ees, text_at(record, f->time_identifier));
    const lode_slice period = text_at(record, f->time_period);
    if (kind && (period.n == 4 || period.n == 6) && period.n != kind->digits)
        check_add_place_flaw(w, f->time_period, CHECK_TIME_DIGITS);
}

static void test_region_given(check_worker *w, const lode_record *record) {
    const check_file *f = w->file;
    for (int part = LODE_EES_CODE; f->region >= 0 && part <= LODE_EES_NAME; part++)
        if (f->place[f->region][part] >= 0 && text_at(record, f->place[f->region][part]).n == 0)
            check_add_place_flaw(w, f->place[f->region][part], CHECK_REGION_GIVEN);
}

static void test_place(check_worker *w, const lode_record *record) {
    const check_file *f = w->file;
    const lode_slice name = text_at(record, f->level);
    const int level = lode_ees_find_level(f->run->ees, name);
    if (f->time_period >= 0 && f->time_identifier >= 0)
        test_time(w, record);
    if (level >= 0) {
        test_completed(w, record, (size_t)level);
        test_exceeded(w, record, (size_t)level);
    }
    if (f->country >= 0 && f->country != level)
        test_completed(w, record, (size_t)f->country);
    test_listed(w, record, f->country, CHECK_COUNTRIES);
    test_listed(w, record, f->region, CHECK_REGIONS);
    check_test_authority(w, record);
    test_not_available(w, record);
    if (level >= 0 && level == f->authority)
        test_region_given(w, record);
}

/* ---- each place once ---- */

static void add_spot(check_worker *w, const lode_record *record) {
    const size_t before = w->place_flaws;
    test_place(w, record);
    LODE_GROW(w->spot, w->n_spots, w->spot_capacity);
    w->spot[w->n_spots++] = (check_spot){
        .line = lode_record_line(record), .flaw = before, .flaws = w->place_flaws - before};
}

static uint32_t spot_of(check_worker *w, const lode_record *record) {
    const check_file *f = w->file;
    uint32_t number = lode_recall_find(w->recall, record);
    if (number != LODE_UNKNOWN)
        return number;
    w->joined.n = 0;
    for (size_t i = 0; i < f->spots; i++) {
        const lode_slice text = text_at(record, f->spot[i]);
        lode_bytes_add(&w->joined, text.p, text.n);
        lode_bytes_add(&w->joined, "", 1);
    }
    number = lode_names_add(w->spots, (lode_slice){w->joined.p, w->joined.n});
    lode_recall_put(w->recall, number);
    return number;
}

void check_see_spot(check_worker *w, const lode_record *record) {
    const uint32_t number = spot_of(w, record);
    if (number == w->n_spots)
        add_spot(w, record);
    check_spot *spot = &w->spot[number];
    spot->rows++;
    for (size_t i = 0; i < spot->flaws; i++) {
        const check_flaw *flaw = &w->place_flaw[spot->flaw + i];
        check_add_flaw(w, record->index, flaw->column, flaw->kind, true);
    }
}

lode_slice check_spot_text(const check_worker *w, uint32_t spot, size_t part) {
    lode_slice rest = lode_names_get(w->spots, spot);
    for (;; part--) {
        const size_t n = strlen(rest.p);
        if (part == 0)
            return (lode_slice){rest.p, n};
        rest.p += n + 1;
    }
}

/* ---- before and after ---- */

void check_find_places(check_file *f) {
    f->country = lode_ees_find_level(f->run->ees, lode_text("National"));
    f->region = lode_ees_find_level(f->run->ees, lode_text("Regional"));
    f->authority = lode_ees_find_level(f->run->ees, lode_text("Local authority"));
    f->district = lode_ees_find_level(f->run->ees, lode_text("Local authority district"));
    const size_t levels = lode_ees_levels(f->run->ees);
    f->place = lode_allocate(levels, sizeof *f->place);
    for (size_t level = 0; level < levels; level++)
        for (int part = 0; part < LODE_EES_PARTS; part++) {
            const lode_slice name = lode_ees_level_at(f->run->ees, level)->column[part];
            f->place[level][part] = name.n && f->open_data ? check_find_column(f, name) : -1;
        }
    f->spot = lode_allocate(f->columns, sizeof *f->spot);
    for (size_t c = 0; c < f->columns && f->open_data; c++) {
        const check_role role = f->column[c].role;
        if (role == CHECK_TIME || role == CHECK_LEVEL || role == CHECK_PLACE)
            f->spot[f->spots++] = (int)c;
    }
}

void check_start_spots(check_worker *w) {
    w->recall = lode_recall_new();
    w->spots = lode_names_new();
    lode_recall_begin(w->recall, w->file->spot, w->file->spots);
}

void check_free_spots(check_worker *w) {
    lode_recall_free(w->recall);
    lode_names_free(w->spots);
    free(w->joined.p);
    free(w->spot);
    free(w->place_flaw);
}

/* ---- why ---- */

static void explain_listed(const check_file *f, size_t level, const lode_record *record,
                           lode_error *error) {
    const lode_ees_level *l = lode_ees_level_at(f->run->ees, level);
    const lode_slice code = part_of(f, record, level, LODE_EES_CODE),
                     name = part_of(f, record, level, LODE_EES_NAME),
                     right = lode_ees_place_name(f->run->ees, l->column[LODE_EES_CODE], code),
                     other = lode_ees_place_code(f->run->ees, l->column[LODE_EES_CODE], name);
    lode_fail(error, LODE_DATA, "the code %.*s is not that of '%.*s'", LODE_ARG(code),
              LODE_ARG(name));
    if (right.n)
        lode_fail_hint(error, "it is that of '%.*s'", LODE_ARG(right));
    else if (other.n)
        lode_fail_hint(error, "'%.*s' has %.*s", LODE_ARG(name), LODE_ARG(other));
}

void check_explain_place(const check_file *f, check_kind kind, int column,
                         const lode_record *record, lode_error *error) {
    const lode_slice level = text_at(record, f->level), text = text_at(record, column),
                     kind_of_period = text_at(record, f->time_identifier);
    const lode_ees_identifier *identifier;
    switch (kind) {
    case CHECK_LEVEL_COMPLETED:
        lode_fail(error, LODE_DATA, "empty in a row of level '%.*s'", LODE_ARG(level));
        break;
    case CHECK_LEVEL_EXCEEDED:
        lode_fail(error, LODE_DATA, "'%.*s' in a row of level '%.*s'", LODE_ARG(text),
                  LODE_ARG(level));
        break;
    case CHECK_COUNTRIES:
        explain_listed(f, (size_t)f->country, record, error);
        break;
    case CHECK_REGIONS:
        explain_listed(f, (size_t)f->region, record, error);
        break;
    case CHECK_NOT_AVAILABLE:
        lode_fail(error, LODE_DATA, "'%.*s' beside %s", LODE_ARG(text),
                  lode_is(text, "Not available") ? "another code than x" : "the code x");
        break;
    case CHECK_TIME_DIGITS:
        identifier = lode_ees_find_identifier(f->run->ees, kind_of_period);
        lode_fail(error, LODE_DATA, "'%.*s' as the period of '%.*s'", LODE_ARG(text),
                  LODE_ARG(kind_of_period));
        lode_fail_hint(error, "its periods have %zu digits", identifier ? identifier->digits : 0);
        break;
    case CHECK_REGION_GIVEN:
        lode_fail(error, LODE_DATA, "no region in the row of an authority");
        break;
    default:
        check_explain_authority(f, kind, record, error);
    }
}
