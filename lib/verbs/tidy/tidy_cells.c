/* A cell as published: a number, a code in its place, or neither. */
#include "tidy_parts.h"

#include <math.h>

enum { SHOWN = 60, LA_DIGITS = 3, ESTAB_DIGITS = 4 };

/* 850 and 304 are 8500304. */
size_t tidy_laestab(lode_slice la, lode_slice estab, char out[TIDY_LAESTAB]) {
    if (la.n != LA_DIGITS || estab.n == 0 || estab.n > ESTAB_DIGITS)
        return 0;
    memcpy(out, la.p, LA_DIGITS);
    memset(out + LA_DIGITS, '0', ESTAB_DIGITS - estab.n);
    memcpy(out + LA_DIGITS + ESTAB_DIGITS - estab.n, estab.p, estab.n);
    return LA_DIGITS + ESTAB_DIGITS;
}

lode_slice tidy_laestab_plain(lode_slice text, char out[TIDY_LAESTAB]) {
    const bool parted = text.n == LA_DIGITS + 1 + ESTAB_DIGITS && text.p[LA_DIGITS] == '/';
    if (!parted)
        return text;
    const lode_slice estab = {text.p + LA_DIGITS + 1, ESTAB_DIGITS};
    return (lode_slice){out, tidy_laestab((lode_slice){text.p, LA_DIGITS}, estab, out)};
}

/* The beginning of a text, short enough for a message, cut between characters. */
lode_slice tidy_shown(lode_slice text) {
    size_t n = 0;
    while (n < text.n && n < SHOWN) {
        size_t length = lode_utf8_length(text.p + n, text.n - n);
        n += length ? length : 1;
    }
    return (lode_slice){text.p, n};
}

static bool digit(char c) {
    return c >= '0' && c <= '9';
}

/* Whether a comma at i separates thousands: a digit before it, three and no more after it. */
static bool separates_thousands(lode_slice s, size_t i) {
    size_t after = i + 1;
    while (after < s.n && digit(s.p[after]))
        after++;
    return i > 0 && digit(s.p[i - 1]) && after == i + 4;
}

/* The text without thousands commas, in digits; as it is if it has other commas or is too long. */
static lode_slice without_commas(lode_slice s, char digits[TIDY_DIGITS]) {
    size_t n = 0;
    if (s.n >= TIDY_DIGITS || !memchr(s.p, ',', s.n))
        return s;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != ',')
            digits[n++] = s.p[i];
        else if (!separates_thousands(s, i))
            return s;
    return (lode_slice){digits, n};
}

/* The number that a published text is: without one trailing % and thousands commas. */
static bool read_published(lode_slice text, char digits[TIDY_DIGITS], lode_slice *number) {
    lode_number ignored;
    *number = text;
    if (text.n == 0)
        return false;
    if (text.p[text.n - 1] == '%')
        *number = lode_trim((lode_slice){text.p, text.n - 1});
    if (number->n == 0)
        return false;
    *number = without_commas(*number, digits);
    return lode_number_read(*number, &ignored);
}

static void take_code(tidy_cell *cell, const lode_code *code) {
    cell->kind = TIDY_CODE;
    cell->status = code->status;
    cell->code = code->code;
}

/* A cell that is neither: told once for each record. */
static void tell_bad(tidy_hand *hand, lode_slice text, size_t position) {
    const tidy_file *file = hand->file;
    lode_error error;
    lode_slice shown = tidy_shown(text);
    lode_slice near = lode_recognised_suggest_code(file->format, text);
    lode_fail(&error, LODE_DATA, "'%.*s%s' is not a number or a known code in column '%.*s'",
              LODE_ARG(shown), shown.n < text.n ? "..." : "",
              LODE_ARG(file->header->cell[position].text));
    lode_fail_hint(&error,
                   "%s%.*s%scodes are listed in codes.csv; --reference DIR uses a list of "
                   "your own",
                   near.n ? "did you mean '" : "", LODE_ARG(near), near.n ? "'? " : "");
    tidy_problem(hand, position + 1, "cells that are neither numbers nor codes", &error);
}

const tidy_cell *tidy_parse(tidy_hand *hand, const lode_record *record, int position) {
    tidy_cell *cell = &hand->parsed[position];
    if (cell->record == hand->record)
        return cell;
    static const lode_code blank = {{"", 0}, {"x", 1}, false};
    lode_slice text = lode_record_at(record, position);
    bool past_end = (size_t)position >= record->n;
    const lode_code *code =
        past_end && hand->fill ? hand->fill : lode_recognised_code(hand->file->format, text);
    cell->record = hand->record;
    cell->number = cell->status = cell->code = (lode_slice){NULL, 0};
    if (code || text.n == 0) {
        take_code(cell, code ? code : &blank);
    } else if (read_published(text, cell->digits, &cell->number)) {
        cell->kind = TIDY_NUMBER;
    } else {
        cell->kind = TIDY_BAD;
        tell_bad(hand, text, (size_t)position);
    }
    return cell;
}

static bool is_whole(lode_slice text, const tidy_cell *cell) {
    lode_number n;
    return text.p[text.n - 1] != '%' && lode_number_read(cell->number, &n) &&
           n.value == trunc(n.value);
}

const tidy_cell *tidy_parse_whole(tidy_hand *hand, const lode_record *record, int position) {
    tidy_parse(hand, record, position);
    tidy_cell *cell = &hand->parsed[position];
    const lode_slice text = lode_record_at(record, position), shown = tidy_shown(text);
    if (cell->kind != TIDY_NUMBER || is_whole(text, cell))
        return cell;
    lode_error error;
    cell->kind = TIDY_BAD; /* told once for each record */
    lode_fail(&error, LODE_DATA, "'%.*s' is not a whole number in column '%.*s'", LODE_ARG(shown),
              LODE_ARG(hand->file->header->cell[position].text));
    lode_fail_hint(&error, "a count and a percentage go in columns of their own");
    tidy_problem(hand, (size_t)position + 1, "cells that do not hold what they should", &error);
    return cell;
}
