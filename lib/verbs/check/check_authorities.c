/* Local authorities: whether code, name and period belong together, by "local_authorities". */
#include "check_parts.h"

#include "lode/period.h"

/* What a row says of its authority. */
typedef struct {
    lode_slice old_code, new_code, name;
} said;

static said said_of(const check_file *f, const lode_record *record) {
    const int *place = f->place[f->authority];
    return (said){lode_record_at(record, place[LODE_EES_SECOND]),
                  lode_record_at(record, place[LODE_EES_CODE]),
                  lode_record_at(record, place[LODE_EES_NAME])};
}

/* Codes of nine characters may be missing for authorities of long ago. */
static bool is_it(const lode_area *area, const said *s) {
    return lode_same(area->la_name, s->name) &&
           (s->old_code.p == NULL || lode_same(area->old_la_code, s->old_code)) &&
           (s->new_code.n == 0 || lode_same(area->new_la_code, s->new_code));
}

/* Whether there ever was such an authority, and in the year (0: whenever). */
static bool is_known(const check_file *f, const said *s, int year) {
    for (size_t i = 0; i < lode_geography_count(f->run->geography); i++) {
        const lode_authority *a = lode_geography_at(f->run->geography, i);
        if (is_it(&a->area, s) && (year == 0 || (year >= a->first_year && year <= a->last_year)))
            return true;
    }
    return false;
}

/* The next of two authorities that one row is about: "940 / 941". */
static bool next(lode_slice *rest, lode_slice *part) {
    return lode_split(rest, '/', part);
}

static bool are_known(const check_file *f, const said *s, int year) {
    said rest = *s, one;
    bool all = true;
    while (all && next(&rest.name, &one.name)) {
        one.old_code = rest.old_code;
        one.new_code = rest.new_code;
        if (rest.old_code.p)
            next(&rest.old_code, &one.old_code);
        next(&rest.new_code, &one.new_code);
        all = is_known(f, &one, year);
    }
    return all;
}

/* A group of places that is no authority has its own codes. */
static bool is_other_place(const check_file *f, const said *s) {
    const lode_slice column =
        lode_ees_level_at(f->run->ees, (size_t)f->authority)->column[LODE_EES_CODE];
    return lode_ees_is_place(f->run->ees, column, s->new_code, s->name);
}

/* The authority of a code of nine characters, or of its name; NULL if nobody knows either. */
static const lode_area *by_new_code(const check_file *f, lode_slice code) {
    for (size_t i = 0; code.n && i < lode_geography_count(f->run->geography); i++)
        if (lode_same(lode_geography_at(f->run->geography, i)->area.new_la_code, code))
            return &lode_geography_at(f->run->geography, i)->area;
    return NULL;
}

static const lode_area *by_name(const check_file *f, lode_slice name) {
    for (size_t i = 0; name.n && i < lode_geography_count(f->run->geography); i++)
        if (lode_same_folded(lode_geography_at(f->run->geography, i)->area.la_name, name))
            return &lode_geography_at(f->run->geography, i)->area;
    return NULL;
}

/* Districts that are authorities too have one code for both. */
static const lode_area *other_district(const check_file *f, const lode_record *record) {
    if (f->district < 0)
        return NULL;
    const lode_slice code = lode_record_at(record, f->place[f->district][LODE_EES_CODE]),
                     name = lode_record_at(record, f->place[f->district][LODE_EES_NAME]);
    const lode_area *area = by_new_code(f, code);
    return area && name.n && !lode_same(area->la_name, name) ? area : NULL;
}

void check_test_authority(check_worker *w, const lode_record *record) {
    const check_file *f = w->file;
    if (other_district(f, record))
        check_add_place_flaw(w, f->place[f->district][LODE_EES_NAME], CHECK_PLACE_NAMES);
    if (f->authority < 0 || f->place[f->authority][LODE_EES_NAME] < 0)
        return;
    const said s = said_of(f, record);
    const int column = f->place[f->authority][LODE_EES_NAME];
    const bool without_code = s.old_code.n + s.new_code.n == 0; /* another check tells of it */
    if (s.name.n == 0 || without_code || lode_is(s.new_code, "x") || is_other_place(f, &s))
        return;
    if (!are_known(f, &s, 0))
        check_add_place_flaw(w, column, CHECK_AUTHORITIES);
    else if (!are_known(f, &s, lode_period_year(lode_record_at(record, f->time_period))))
        check_add_place_flaw(w, column, CHECK_AUTHORITY_PERIODS);
}

/* ---- why ---- */

static void explain_district(const check_file *f, const lode_record *record, lode_error *error) {
    const lode_area *area = other_district(f, record);
    const int *place = f->place[f->district];
    lode_fail(error, LODE_DATA, "%.*s is not the code of '%.*s'",
              LODE_ARG(lode_record_at(record, place[LODE_EES_CODE])),
              LODE_ARG(lode_record_at(record, place[LODE_EES_NAME])));
    if (area)
        lode_fail_hint(error, "it is that of '%.*s'", LODE_ARG(area->la_name));
}

static void explain_period(const check_file *f, const said *s, const lode_record *record,
                           lode_error *error) {
    char label[LODE_PERIOD_TEXT];
    lode_period_label(lode_record_at(record, f->time_period), label);
    lode_fail(error, LODE_DATA, "'%.*s' (%.*s) was no authority in %s", LODE_ARG(s->name),
              LODE_ARG(s->new_code.n ? s->new_code : s->old_code), label);
    lode_fail_hint(error, "codes change with boundaries; earlier figures for a later area are no "
                          "mistake if they were worked out for it");
}

void check_explain_authority(const check_file *f, check_kind kind, const lode_record *record,
                             lode_error *error) {
    const said s = said_of(f, record);
    const lode_area *meant = by_new_code(f, s.new_code);
    if (kind == CHECK_PLACE_NAMES) {
        explain_district(f, record, error);
        return;
    }
    if (kind == CHECK_AUTHORITY_PERIODS) {
        explain_period(f, &s, record, error);
        return;
    }
    if (!meant)
        meant = by_name(f, s.name);
    lode_fail(error, LODE_DATA, "no authority is %.*s%s%.*s, '%.*s'", LODE_ARG(s.old_code),
              s.old_code.n && s.new_code.n ? ", " : "", LODE_ARG(s.new_code), LODE_ARG(s.name));
    if (meant)
        lode_fail_hint(error, "there is %.*s%s%.*s, '%.*s'", LODE_ARG(meant->old_la_code),
                       meant->new_la_code.n ? ", " : "", LODE_ARG(meant->new_la_code),
                       LODE_ARG(meant->la_name));
}
