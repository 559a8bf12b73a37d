/* Identifiers of schools, providers and pupils. They are text: a leading zero counts, and nobody
 * computes with them. Each function takes a trimmed cell and says whether it has the form; whether
 * there is such a school nobody can know from the number alone. */
#ifndef LODE_IDENTIFIERS_H
#define LODE_IDENTIFIERS_H

#include "lode/text.h"

#include <stdbool.h>

/* A unique reference number of GIAS: six digits, the first of them not 0; of a children's centre
 * five, the first of them 2. */
bool lode_is_urn(lode_slice text);

/* A UK provider reference number: eight digits, the first of them not 0. */
bool lode_is_ukprn(lode_slice text);

/* Code of the authority and number of the establishment: seven digits without anything between
 * them. *la_code gets the first three. */
bool lode_is_laestab(lode_slice text, lode_slice *la_code);

typedef enum {
    LODE_UPN_WRONG_FORM,
    LODE_UPN_WRONG_LETTER, /* the form is right, the check letter not that of the other characters
                            */
    LODE_UPN_PERMANENT,
    LODE_UPN_TEMPORARY,
} lode_upn_kind;

/* A unique pupil number: a check letter, code of an authority, number of an establishment, two
 * digits of a year, a number of three digits; of a temporary one the last is a letter. *letter gets
 * the check letter that the other twelve characters ask for, 0 where the form is wrong.
 *
 * The characters at the places 2 to 13 are weighed by their place and added up; the remainder by 23
 * is the number of the letter in ABCDEFGHJKLMNPQRTUVWXYZ, counted from 0. The last letter of a
 * temporary number counts as its own number there. Method: Department for Education, Unique pupil
 * numbers: guide for schools and local authorities. Codes of authorities are not looked up: lists
 * of them age. */
lode_upn_kind lode_upn_kind_of(lode_slice text, char *letter);

#endif
