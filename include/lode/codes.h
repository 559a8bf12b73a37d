/* Words that stand for a figure nobody has: the codes of every kind of file. From the reference
 * table "codes". */
#ifndef LODE_CODES_H
#define LODE_CODES_H

#include "lode/reference.h"

/* On success *codes is owned by the caller: lode_names_free. LODE_SYSTEM, LODE_DATA as
 * lode_reference_table and lode_reference_columns. */
lode_status lode_codes_read(lode_names **codes, lode_reference *reference, lode_error *error);

/* Whether a cell, trimmed, is empty or has a code instead of a figure. */
bool lode_says_nothing(const lode_names *codes, lode_slice text);

#endif
