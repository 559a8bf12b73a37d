/* A register of schools in memory: one row a school, only the columns that are wanted. An extract
 * of GIAS (Get Information about Schools), the school information of the performance tables, a
 * school table of lode-table(5).
 *
 * Memory: the bytes of the wanted cells and 16 a cell. */
#ifndef LODE_REGISTER_H
#define LODE_REGISTER_H

#include "lode/date.h"
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
/* error with the place of a cell; LODE_REGISTER_URN for that of the URN. Returns its status. */
#define LODE_REGISTER_URN SIZE_MAX
lode_status lode_register_fail_at(const lode_register *schools, size_t row, size_t column,
                                  lode_error *error);
/* Read a cell as a date, which becomes days since 1 January 1970; *known is false where it is
 * empty. LODE_DATA, with its place, for what is no date. */
lode_status lode_register_day(const lode_register *schools, size_t row, size_t column, bool *known,
                              int32_t *day, lode_error *error);
/* The error, without its place, of a text that lode_date_read refuses. Returns LODE_DATA. */
lode_status lode_wrong_date(lode_slice text, lode_error *error);

/* ---- what the words of registers mean ---- */

/* From the reference table "register_words"; slices are borrowed from the reference. */
typedef struct lode_register_word lode_register_word;

typedef struct {
    lode_register_word *word;
    size_t n;
} lode_register_words;

/* On success to be freed by lode_register_words_free. LODE_SYSTEM, LODE_DATA as
 * lode_reference_table and lode_reference_columns. */
lode_status lode_register_words_read(lode_register_words *words, lode_reference *reference,
                                     lode_error *error);
void lode_register_words_free(lode_register_words *words);
/* What a word in a column means ("Closed" in school_status: "closed"), case ignored; empty if the
 * table does not have it. */
lode_slice lode_register_meaning(const lode_register_words *words, lode_slice column,
                                 lode_slice word);
/* How GIAS says a word ("2" in school_status: "Closed"); the word itself if it is no code. */
lode_slice lode_register_plain(const lode_register_words *words, lode_slice column,
                               lode_slice word);

#endif
