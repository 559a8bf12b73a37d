/* Headers whose names stand between something else than what the reader takes for a separator. */
#ifndef LODE_SEPARATOR_H
#define LODE_SEPARATOR_H

#include "lode/reader.h"

/* "semicolons", "tabs" or "bars": what the names have in them more often than there are separators
 * between them; NULL if there is none. */
const char *lode_header_other_separators(const lode_header *header);
/* LODE_DATA if there are any: said of a header that could not be read otherwise. */
lode_status lode_header_refuse_separators(const lode_header *header, const char *file,
                                          lode_error *error);

#endif
