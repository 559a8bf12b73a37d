/* Whom and what a published record is about: its level, its school or area, its period, its kind,
 * the groups its filters name. */
#include "tidy_parts.h"

static bool is(lode_slice text, const char *word) {
    return lode_is(text, word);
}

static lode_slice key_of(const tidy_hand *hand, lode_key key, const lode_record *record) {
    return lode_recognised_key(hand->file->format, key, record, hand->level);
}

static bool has_key(const tidy_hand *hand, lode_key key) {
    return lode_recognised_key_position(hand->file->format, key) >= 0;
}

/* The place of a key for messages, from 1; 0 where the file has none. */
static size_t place_of(const tidy_hand *hand, lode_key key) {
    return (size_t)(lode_recognised_key_position(hand->file->format, key) + 1);
}

/* ---- schools ---- */

static const char laestab_hint[] =
    "the code of the authority and the number of the establishment, 850/2003 or 8502003";

static bool no_number(tidy_hand *hand, lode_key key, lode_slice text, const char *what,
                      const char *hint) {
    lode_error error;
    const lode_slice shown = tidy_shown(text);
    const size_t place = place_of(hand, key);
    lode_fail(&error, LODE_DATA, "'%.*s%s' is not %s in column '%.*s'", LODE_ARG(shown),
              shown.n < text.n ? "..." : "", what,
              LODE_ARG(hand->file->header->cell[place - 1].text));
    lode_fail_hint(&error, "%s", hint);
    tidy_problem(hand, place, "cells that do not hold what they should", &error);
    return false;
}

/* A part of a DfE number, empty where a code says that there is none. False after a problem. */
static bool take_digits(tidy_hand *hand, lode_key key, const char *what, lode_slice *text) {
    if (tidy_is_digits(*text))
        return true;
    if (!lode_recognised_code(hand->file->format, *text))
        return no_number(hand, key, *text, what, laestab_hint);
    *text = (lode_slice){NULL, 0};
    return true;
}

static bool laestab_of(tidy_hand *hand, const lode_record *record, lode_slice *laestab) {
    lode_slice whole = key_of(hand, LODE_KEY_SCHOOL_LAESTAB, record);
    *laestab = tidy_laestab_plain(whole, hand->laestab);
    if (!tidy_is_digits(*laestab)) {
        if (!take_digits(hand, LODE_KEY_SCHOOL_LAESTAB, "a DfE number", &whole))
            return false;
        *laestab = whole;
    }
    lode_slice estab = key_of(hand, LODE_KEY_ESTAB_NUMBER, record);
    if (laestab->n > 0 || estab.n == 0)
        return true;
    lode_slice la = key_of(hand, LODE_KEY_OLD_LA_CODE, record);
    const bool digits =
        take_digits(hand, LODE_KEY_ESTAB_NUMBER, "the number of an establishment", &estab) &&
        take_digits(hand, LODE_KEY_OLD_LA_CODE, "the code of an authority", &la);
    if (digits)
        *laestab = (lode_slice){hand->laestab, tidy_laestab(la, estab, hand->laestab)};
    return digits;
}

static bool no_urn(tidy_hand *hand) {
    lode_error error;
    lode_fail(&error, LODE_DATA, "a school without a URN");
    lode_fail_hint(&error, "the record may have been cut short");
    tidy_problem(hand, place_of(hand, LODE_KEY_SCHOOL_URN), "records without a URN", &error);
    return false;
}

static bool no_name(tidy_hand *hand) {
    lode_error error;
    lode_fail(&error, LODE_DATA, "a school without a URN, DfE number or name");
    tidy_problem(hand, place_of(hand, LODE_KEY_SCHOOL_LAESTAB), "records without a school", &error);
    return false;
}

static bool check_urn(tidy_hand *hand, lode_slice urn) {
    if (urn.n == 0)
        return !has_key(hand, LODE_KEY_SCHOOL_URN) || no_urn(hand);
    if (urn.n < TIDY_URN_LEAST || urn.n > TIDY_URN_MOST || !tidy_is_digits(urn))
        return no_number(hand, LODE_KEY_SCHOOL_URN, urn, "a URN", tidy_urn_hint);
    return true;
}

/* False after a problem: a school that cannot be told from others. */
static bool set_school(tidy_hand *hand, const lode_record *record) {
    const lode_slice urn = key_of(hand, LODE_KEY_SCHOOL_URN, record);
    const lode_slice name = key_of(hand, LODE_KEY_SCHOOL_NAME, record);
    lode_slice laestab;
    if (!check_urn(hand, urn) || !laestab_of(hand, record, &laestab))
        return false;
    if (urn.n + laestab.n + name.n == 0)
        return no_name(hand);
    tidy_set(hand, LODE_COL_SCHOOL_URN, urn);
    tidy_set(hand, LODE_COL_SCHOOL_LAESTAB, laestab);
    tidy_set(hand, LODE_COL_SCHOOL_NAME, name);
    return true;
}

/* A school's own type tells more exactly than the record type whether it is independent or special;
 * otherwise the record type goes first. */
static lode_slice kind_of_school(tidy_hand *hand, const lode_record *record, lode_slice by_level) {
    const lode_slice own =
        lode_recognised_school_type(hand->file->format, key_of(hand, LODE_KEY_SCHOOL_TYPE, record));
    const bool exact = is(own, "Independent") || is(own, "Special");
    return exact || by_level.n == 0 ? own : by_level;
}

/* What the record itself says of its kind goes before all else; in the words of the layout where it
 * has some. */
static void set_kind(tidy_hand *hand, const lode_record *record, lode_slice by_level) {
    const lode_slice said = key_of(hand, LODE_KEY_ESTABLISHMENT_TYPE, record);
    const lode_slice meant = lode_recognised_school_type(hand->file->format, said);
    lode_slice kind = meant.n ? meant : said;
    if (kind.n == 0)
        kind = is(hand->level, "School") ? kind_of_school(hand, record, by_level) : by_level;
    hand->own_kind = kind;
    tidy_set(hand, LODE_COL_ESTABLISHMENT_TYPE, kind);
}

/* ---- areas ---- */

/* What is known of an authority in the period, by its code or else by its name; looked up once. */
static const lode_area *area_of(tidy_hand *hand, lode_slice code, lode_slice name) {
    const tidy_file *file = hand->file;
    const lode_slice period = hand->cell[LODE_COL_TIME_PERIOD].text;
    const uint32_t number = lode_habit_number_pair(&hand->la, code.n ? code : name, period);
    if (number == hand->areas) {
        hand->area = lode_reallocate(hand->area, hand->areas + 1, sizeof *hand->area);
        hand->area[hand->areas++] =
            code.n ? lode_geography_find(file->run->geography, code, period)
                   : lode_geography_find_name(file->run->geography, name, period);
    }
    return hand->area[number];
}

static void set_empty(tidy_hand *hand, lode_measure_column column, lode_slice text) {
    if (hand->cell[column].text.n == 0)
        tidy_set(hand, column, text);
}

/* The key stage 2 tables name the authority where a school's name stands. */
static void name_area(tidy_hand *hand, const lode_record *record) {
    set_empty(hand, LODE_COL_LA_NAME, key_of(hand, LODE_KEY_SCHOOL_NAME, record));
}

void tidy_area(tidy_hand *hand, const lode_record *record) {
    const bool regional = is(hand->level, "Regional");
    if (is(hand->level, "National"))
        return;
    for (int c = LODE_COL_OLD_LA_CODE; c <= LODE_COL_REGION_NAME; c++)
        if (!regional || c >= LODE_COL_REGION_CODE)
            tidy_set(hand, (lode_measure_column)c, key_of(hand, (lode_key)c, record));
    const lode_slice code = hand->cell[LODE_COL_OLD_LA_CODE].text;
    const lode_slice name = hand->cell[LODE_COL_LA_NAME].text;
    const lode_area *area = code.n || name.n ? area_of(hand, code, name) : NULL;
    if (area) {
        set_empty(hand, LODE_COL_OLD_LA_CODE, area->old_la_code);
        set_empty(hand, LODE_COL_NEW_LA_CODE, area->new_la_code);
        set_empty(hand, LODE_COL_LA_NAME, area->la_name);
        set_empty(hand, LODE_COL_REGION_CODE, area->region_code);
        set_empty(hand, LODE_COL_REGION_NAME, area->region_name);
    }
    if (is(hand->level, "Local authority"))
        name_area(hand, record);
}

static bool says_nothing(const lode_record *record) {
    size_t i = 0;
    while (i < record->n && lode_record_at(record, (int)i).n == 0)
        i++;
    return i == record->n;
}

/* Files have a row for what belongs to no authority, and one of commas alone is about nobody,
 * though all of a layout's may be about England. */
static bool names_area(const tidy_hand *hand, const lode_record *record) {
    const bool la = is(hand->level, "Local authority"), regional = is(hand->level, "Regional");
    const lode_measure_column from = regional ? LODE_COL_REGION_CODE : LODE_COL_OLD_LA_CODE;
    const lode_measure_column to = regional ? LODE_COL_REGION_NAME : LODE_COL_LA_NAME;
    bool named = !la && !regional && !says_nothing(record);
    for (int c = (int)from; c <= (int)to && !named; c++)
        named = hand->cell[c].text.n > 0;
    return named;
}

/* ---- periods ---- */

static bool wrong_period(tidy_hand *hand, lode_slice said) {
    lode_error error;
    if (said.n > 0) {
        lode_measures_wrong_period(said, &error);
    } else {
        lode_fail(&error, LODE_DATA, "a record without a time period");
        lode_fail_hint(&error, "--period YEAR says the year of records that have none");
    }
    tidy_problem(hand, place_of(hand, LODE_KEY_TIME_PERIOD), "periods that are no years", &error);
    return false;
}

static bool ends_in(lode_slice text, const char *end) {
    const size_t n = strlen(end);
    return text.n >= n && lode_same_folded((lode_slice){text.p + text.n - n, n}, lode_text(end));
}

/* 2024 beside a term, or as a year of entry, may be the year before or that after. */
static bool could_be_two(const tidy_hand *hand, lode_slice said, lode_slice identifier) {
    const bool in_full =
        ends_in(identifier, " term") ||
        lode_recognised_key_holds(hand->file->format, LODE_KEY_TIME_PERIOD) == LODE_HOLDS_PERIOD;
    return in_full && lode_period_year(said) != 0 && !lode_period_is_academic(said);
}

static bool lone_year(tidy_hand *hand, lode_slice said) {
    lode_error error;
    const int year = lode_period_year(said);
    lode_fail(&error, LODE_DATA, "%d may be the academic year that ends or that begins in it",
              year);
    lode_fail_hint(&error, "write %d/%02d or %d/%02d", year - 1, year % 100, year,
                   (year + 1) % 100);
    tidy_problem(hand, place_of(hand, LODE_KEY_TIME_PERIOD), "years that could be two", &error);
    return false;
}

/* A record's own period is as it is written where it is of the standard and a time_identifier says
 * what it is; else it is an academic year, however people write it. */
static bool set_period(tidy_hand *hand, const lode_record *record) {
    const tidy_file *file = hand->file;
    const lode_slice said = key_of(hand, LODE_KEY_TIME_PERIOD, record);
    const lode_slice identifier = key_of(hand, LODE_KEY_TIME_IDENTIFIER, record);
    lode_slice period = lode_text(file->period);
    if (could_be_two(hand, said, identifier))
        return lone_year(hand, said);
    if (identifier.n && lode_period_year(said) != 0) {
        period = said;
    } else if (said.n) {
        if (!lode_period_read(said, hand->period))
            return wrong_period(hand, said);
        period = lode_text(hand->period);
    }
    if (period.n == 0)
        return wrong_period(hand, said);
    hand->own_period = period;
    tidy_set(hand, LODE_COL_TIME_PERIOD, period);
    tidy_set(hand, LODE_COL_TIME_IDENTIFIER,
             identifier.n ? identifier : lode_measures_usual(LODE_COL_TIME_IDENTIFIER));
    return true;
}

/* ---- the whole ---- */

static void set_end(tidy_hand *hand, const lode_record *record) {
    const tidy_file *file = hand->file;
    if (!file->own_end)
        return;
    static const char *const releases[] = {"provisional", "revised", "final"};
    lode_slice release = key_of(hand, LODE_KEY_RELEASE, record);
    for (size_t i = 0; i < sizeof releases / sizeof *releases; i++)
        if (lode_same_folded(release, lode_text(releases[i])))
            release = lode_text(releases[i]);
    if (release.n && !file->run->options->release)
        tidy_set(hand, LODE_COL_RELEASE, release);
    for (int k = 0; k < 2; k++)
        if (file->trust[k] >= 0)
            hand->cell[file->trust[k]] = lode_cell_of(
                key_of(hand, k == 0 ? LODE_KEY_TRUST_ID : LODE_KEY_TRUST_NAME, record));
}

bool tidy_identity(tidy_hand *hand, const lode_record *record) {
    const tidy_file *file = hand->file;
    lode_record_level level;
    lode_error error;
    if (lode_recognised_level(file->format, record, &level, &error) != LODE_OK) {
        tidy_problem(hand, error.column, "records of an unknown type", &error);
        return false;
    }
    hand->level = level.geographic_level;
    if (hand->level.n == 0) {
        hand->no_school += level.nobody;
        hand->no_level += !level.nobody;
        return false;
    }
    for (int i = 0; i < WIDE_UNIT_COLUMNS; i++)
        hand->cell[i] = lode_cell_of((lode_slice){NULL, 0});
    tidy_set(hand, LODE_COL_GEOGRAPHIC_LEVEL, hand->level);
    if (!set_period(hand, record))
        return false;
    const bool school = is(hand->level, "School");
    if (school && !set_school(hand, record))
        return false;
    tidy_area(hand, record);
    if (!school && !names_area(hand, record)) {
        hand->no_area++;
        return false;
    }
    set_kind(hand, record, level.establishment_type);
    set_end(hand, record);
    return true;
}
