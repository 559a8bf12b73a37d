/* A register of schools in memory: one row a school, only the columns that are wanted. An extract
 * of GIAS (Get Information about Schools), the school information of the performance tables, a
 * school table of lode-table(5).
 *
 * Memory: the bytes of the wanted cells and 16 a cell. */
#ifndef LODE_REGISTER_H
#define LODE_REGISTER_H

#include "lode/calendar.h"
#include "lode/reference.h"

typedef struct lode_register lode_register;

/* Read path. columns[n] are names of lode-table(5), found by any name that published files give
 * them (school_status also by the name "status"); one that is not there is no error. The URN is
 * always read. On success *schools is owned by the caller. report hears of records that go on after
 * the last column, as those of GIAS do whose list of links overflows: what is beyond is not read.
 * LODE_DATA: no URN column, a column that could be one of several, a record that is too short, a
 * URN that stands twice (each told to report). LODE_SYSTEM, LODE_DATA as lode_reader_open. */
lode_status lode_register_read(lode_register **schools, const char *path,
                               const lode_read_options *read, const char *const *columns, size_t n,
                               lode_reference *reference, lode_report *report, lode_error *error);
void lode_register_free(lode_register *schools);

const char *lode_register_file(const lode_register *schools);
size_t lode_register_rows(const lode_register *schools);
/* Whether the file has columns[column]. */
bool lode_register_has(const lode_register *schools, size_t column);
/* The row of a school, or LODE_UNKNOWN. */
uint32_t lode_register_find(const lode_register *schools, lode_slice urn);
lode_slice lode_register_urn(const lode_register *schools, size_t row);
/* Trimmed; empty where the file has no such column. */
lode_slice lode_register_text(const lode_register *schools, size_t row, size_t column);
/* error with the place of a cell. Returns its status. */
lode_status lode_register_fail_at(const lode_register *schools, size_t row, size_t column,
                                  lode_error *error);
/* Read a cell as a date; *known is false where it is empty. LODE_DATA, with its place, for what is
 * no date. */
lode_status lode_register_day(const lode_register *schools, size_t row, size_t column, bool *known,
                              lode_day *day, lode_error *error);

/* ---- what the words of registers mean ---- */

/* From the reference table "register_words". */
typedef struct {
    const lode_table *table;
    int column[3];
} lode_register_words;

lode_status lode_register_words_read(lode_register_words *words, lode_reference *reference,
                                     lode_error *error);
/* What a word in a column means ("Closed" in school_status: "closed"), case ignored; empty if the
 * table does not have it. Borrowed from the reference. */
lode_slice lode_register_meaning(const lode_register_words *words, const char *column,
                                 lode_slice word);

#endif
