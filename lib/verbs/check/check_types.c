/* What a cell can hold, and what is wrong where it does not. */
#include "check_parts.h"
#include "check_tests.h"

#include "lode/identifiers.h"
#include "lode/period.h"

#include <math.h>

/* ---- dates ---- */

/* The number that n digits at p say, or -1. */
static int digits(const char *p, size_t n) {
    int number = 0;
    for (size_t i = 0; i < n; i++) {
        if (p[i] < '0' || p[i] > '9')
            return -1;
        number = 10 * number + (p[i] - '0');
    }
    return number;
}

static bool is_day(int year, int month, int day) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return year >= 1000 && month >= 1 && month <= 12 && day >= 1 &&
           day <= days[month - 1] + (month == 2 && leap);
}

/* 2024-09-01, 01/09/2024, 01-09-2024 or 20240901. */
static bool is_date(lode_slice text) {
    const char *p = text.p;
    if (text.n == 8)
        return is_day(digits(p, 4), digits(p + 4, 2), digits(p + 6, 2));
    if (text.n != 10)
        return false;
    if (p[4] == '-' && p[7] == '-')
        return is_day(digits(p, 4), digits(p + 5, 2), digits(p + 8, 2));
    return (p[2] == '-' || p[2] == '/') && p[5] == p[2] &&
           is_day(digits(p + 6, 4), digits(p + 3, 2), digits(p, 2));
}

/* ---- what cells hold ---- */

static bool is_number(lode_slice text) {
    lode_number number;
    return lode_number_read(text, &number);
}

bool check_is_whole(const lode_number *number) {
    return number->exact ? number->units % lode_whole_power_of_ten[number->scale] == 0
                         : number->value == floor(number->value);
}

static bool is_whole(lode_slice text) {
    lode_number number;
    return lode_number_read(text, &number) && check_is_whole(&number);
}

static bool is_period(lode_slice text) {
    char period[LODE_PERIOD_TEXT];
    return lode_period_year(text) != 0 || lode_period_read(text, period);
}

static bool is_yes_or_no(lode_slice text) {
    lode_slice rest = lode_text("yes|no|y|n|true|false|1|0"), word;
    while (lode_split(&rest, '|', &word))
        if (lode_same_folded(text, word))
            return true;
    return false;
}

static bool is_la_code(const check_file *f, lode_slice text) {
    return lode_names_find(f->run->la_codes, text) != LODE_UNKNOWN;
}

static bool is_upn(lode_slice text) {
    char letter;
    return lode_upn_kind_of(text, &letter) >= LODE_UPN_PERMANENT;
}

/* Whatever the case of its letters. */
static bool looks_like_upn(lode_slice text) {
    char large[13], letter;
    if (text.n != sizeof large)
        return false;
    for (size_t i = 0; i < text.n; i++)
        large[i] = text.p[i] >= 'a' && text.p[i] <= 'z' ? (char)(text.p[i] - 'a' + 'A') : text.p[i];
    return lode_upn_kind_of((lode_slice){large, text.n}, &letter) != LODE_UPN_WRONG_FORM;
}

bool check_is_secret(const check_column *column, lode_slice text) {
    return text.n > 0 && (column->secret || looks_like_upn(lode_trim(text)));
}

bool check_holds(const check_file *f, lode_holding holds, lode_slice text) {
    lode_slice la_code;
    switch (holds) {
    case LODE_HOLDS_NUMBER:
        return is_number(text);
    case LODE_HOLDS_WHOLE:
        return is_whole(text);
    case LODE_HOLDS_DATE:
        return is_date(text);
    case LODE_HOLDS_PERIOD:
        return is_period(text);
    case LODE_HOLDS_YES_NO:
        return is_yes_or_no(text);
    case LODE_HOLDS_URN:
        return lode_is_urn(text);
    case LODE_HOLDS_LAESTAB:
        return lode_is_laestab(text, &la_code) && is_la_code(f, la_code);
    case LODE_HOLDS_UPN:
        return is_upn(text);
    case LODE_HOLDS_UKPRN:
        return lode_is_ukprn(text);
    case LODE_HOLDS_LA_CODE:
        return is_la_code(f, text);
    default:
        return true;
    }
}

/* ---- why not ---- */

static void explain_upn(lode_slice upn, lode_slice shown, lode_error *error) {
    char letter;
    if (lode_upn_kind_of(upn, &letter) == LODE_UPN_WRONG_LETTER) {
        lode_fail(error, LODE_DATA, "the check letter of pupil number '%.*s' should be %c",
                  LODE_ARG(shown), letter);
        lode_fail_hint(error, "a digit is wrong, or the letter");
        return;
    }
    lode_fail(error, LODE_DATA, "'%.*s' is no pupil number", LODE_ARG(shown));
    lode_fail_hint(error, "a capital letter and twelve digits, of which the last is a letter where "
                          "the number is temporary");
}

static void explain_laestab(const check_file *f, lode_slice text, lode_error *error) {
    lode_slice la_code;
    if (!lode_is_laestab(text, &la_code)) {
        lode_fail(error, LODE_DATA, "'%.*s' is not the seven digits of a LAEstab", LODE_ARG(text));
        lode_fail_hint(error, "code of the authority and number of the school, as 8152004; no "
                              "stroke, no blank, and text in a spreadsheet");
    } else if (!is_la_code(f, la_code)) {
        lode_fail(error, LODE_DATA,
                  "'%.*s' begins with %.*s, no authority that local_authorities.csv has",
                  LODE_ARG(text), LODE_ARG(la_code));
        lode_fail_hint(error, "authorities that ended before 2009 are not listed");
    }
}

static const struct {
    const char *what, *hint;
} wanted[LODE_HOLDINGS] = {
    [LODE_HOLDS_NUMBER] = {"a number", "digits with at most one point; no commas, no %"},
    [LODE_HOLDS_WHOLE] = {"a whole number", "no decimals, no commas"},
    [LODE_HOLDS_DATE] = {"a date", "2024-09-01, 01/09/2024 (the day first), 01-09-2024 or "
                                   "20240901"},
    [LODE_HOLDS_PERIOD] = {"a period", "202324 or 2023/24 for the academic year, 2024 for a year"},
    [LODE_HOLDS_YES_NO] = {"yes or no", "also y, n, true, false, 1 and 0"},
    [LODE_HOLDS_URN] = {"a URN", "six digits, the first not 0; children's centres have "
                                 "five, the first a 2"},
    [LODE_HOLDS_UKPRN] = {"a UKPRN", "eight digits, the first not 0"},
    [LODE_HOLDS_LA_CODE] = {"the code of an authority that local_authorities.csv has",
                            "three digits; authorities that ended before 2009 are not listed"},
};

/* E09000007 */
static bool is_of_nine(lode_slice text) {
    return text.n == 9 && text.p[0] >= 'A' && text.p[0] <= 'Z' && digits(text.p + 1, 8) >= 0;
}

/* What a program writes of a cell without anything in it. */
static bool stands_for_nothing(const check_cell *cell) {
    return check_is_null_word(cell) || check_is_symbol(cell) ||
           lode_same_folded(cell->text, lode_text("nan"));
}

void check_explain_type(const check_cell *cell, lode_error *error) {
    const lode_holding holds = cell->column->holds;
    if (holds == LODE_HOLDS_UPN) {
        explain_upn(cell->text, cell->shown, error);
    } else if (holds == LODE_HOLDS_LAESTAB) {
        explain_laestab(cell->column->file, cell->shown, error);
    } else {
        lode_fail(error, LODE_DATA, "'%.*s' is not %s", LODE_ARG(cell->shown),
                  wanted[holds].what ? wanted[holds].what : "what is expected");
        if (stands_for_nothing(cell))
            lode_fail_hint(error, "where there is nothing to say the cell is empty");
        else if (holds == LODE_HOLDS_LA_CODE && is_of_nine(cell->text))
            lode_fail_hint(error, "it has the form of a new_la_code");
        else if (wanted[holds].hint)
            lode_fail_hint(error, "%s", wanted[holds].hint);
    }
}
