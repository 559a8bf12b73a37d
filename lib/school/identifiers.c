#include "lode/identifiers.h"

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool are_digits(lode_slice text, size_t n) {
    if (text.n != n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (!is_digit(text.p[i]))
            return false;
    return true;
}

bool lode_is_urn(lode_slice text) {
    return (are_digits(text, 6) && text.p[0] != '0') || (are_digits(text, 5) && text.p[0] == '2');
}

bool lode_is_ukprn(lode_slice text) {
    return are_digits(text, 8) && text.p[0] != '0';
}

bool lode_is_laestab(lode_slice text, lode_slice *la_code) {
    if (!are_digits(text, 7))
        return false;
    *la_code = (lode_slice){text.p, 3};
    return true;
}

enum { UPN_LENGTH = 13, UPN_LETTERS = 23 };

/* Without I, O and S, which can be read as digits. */
static const char upn_letters[UPN_LETTERS + 1] = "ABCDEFGHJKLMNPQRTUVWXYZ";

/* The number of a letter; -1 if it is none of them. */
static int letter_number(char c) {
    for (int i = 0; i < UPN_LETTERS; i++)
        if (upn_letters[i] == c)
            return i;
    return -1;
}

lode_upn_kind lode_upn_kind_of(lode_slice text, char *letter) {
    *letter = '\0';
    if (text.n != UPN_LENGTH || letter_number(text.p[0]) < 0 ||
        !are_digits((lode_slice){text.p + 1, UPN_LENGTH - 2}, UPN_LENGTH - 2))
        return LODE_UPN_WRONG_FORM;
    const char last = text.p[UPN_LENGTH - 1];
    const int last_number = is_digit(last) ? last - '0' : letter_number(last);
    if (last_number < 0)
        return LODE_UPN_WRONG_FORM;
    int sum = UPN_LENGTH * last_number;
    for (int place = 2; place < UPN_LENGTH; place++)
        sum += place * (text.p[place - 1] - '0');
    *letter = upn_letters[sum % UPN_LETTERS];
    if (*letter != text.p[0])
        return LODE_UPN_WRONG_LETTER;
    return is_digit(last) ? LODE_UPN_PERMANENT : LODE_UPN_TEMPORARY;
}
