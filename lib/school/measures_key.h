/* What the files that read measure tables share. */
#ifndef LODE_MEASURES_KEY_H
#define LODE_MEASURES_KEY_H

#include "lode/measures.h"

/* Number the keys of a row whose level is known. False if nothing says whose figure it is. */
bool lode_measures_number_keys(lode_measures *m, size_t row);
/* Settle the names of units, once the rows are numbered. */
void lode_measures_find_names(lode_measures *m);
/* LODE_DATA for each row whose key an earlier row has; with repeats, if their figures differ. */
lode_status lode_measures_check_keys(lode_measures *m, bool repeats, lode_report *report,
                                     lode_error *error);

#endif
