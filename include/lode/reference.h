/* Reference data: what the field knows, as CSV tables by name ("dictionary", "formats/ks4", ...).
 *
 * A table comes from the first place that has it: DIR/NAME.csv of --reference, NAME.csv beside the
 * first input, the copy compiled in. The first two are told in a notice. */
#ifndef LODE_REFERENCE_H
#define LODE_REFERENCE_H

#include "lode/report.h"
#include "lode/table.h"

typedef struct lode_reference lode_reference;

/* directory: NULL or --reference. input: the files of the run (only the place of the first is used;
 * may be NULL). Both are borrowed, as is report. Nothing is read yet. */
lode_reference *lode_reference_new(const char *directory, const lode_input *input,
                                   lode_report *report);
void lode_reference_free(lode_reference *reference);

/* The table called name; read once, owned by reference. LODE_SYSTEM: there is none of that name, or
 * it cannot be read. LODE_DATA: it is not CSV. */
lode_status lode_reference_table(lode_reference *reference, const char *name,
                                 const lode_table **table, lode_error *error);

/* Whether there is a table called name; it is not read. */
bool lode_reference_has(const lode_reference *reference, const char *name);

/* The bytes of a file that is no table and compiled in, such as "templates/review/Makefile"; empty
 * if there is none. */
lode_slice lode_reference_template(const char *name);

/* The position of each of n columns in a reference table. LODE_DATA naming the file if one is
 * missing. */
lode_status lode_reference_columns(const lode_table *table, const char *const *names, size_t n,
                                   int *columns, lode_error *error);

/* For lode_dictionary_read only: where the dictionary made of this reference is kept; NULL at
 * first.
 */
struct lode_dictionary **lode_reference_dictionary(lode_reference *reference);

#endif
