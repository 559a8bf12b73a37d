/* What the files of check share. A run has the tables that every file is checked by, a file its
 * columns and what was found in it, a worker what it has seen of the file. */
#ifndef LODE_CHECK_PARTS_H
#define LODE_CHECK_PARTS_H

#include "check_prints.h"
#include "check_rules.h"
#include "lode/check.h"
#include "lode/columns.h"
#include "lode/description.h"
#include "lode/dictionary.h"
#include "lode/ees.h"
#include "lode/formats.h"
#include "lode/geography.h"
#include "lode/habit.h"
#include "lode/measures.h"
#include "lode/memory.h"
#include "lode/number.h"
#include "lode/recall.h"

#include <stdarg.h>
#include <stdio.h>

/* Of a column with this contract name or one of these aliases: what it holds. */
typedef struct {
    lode_slice column, aliases;
    lode_holding holds;
} check_column_type;

/* Columns of tables of which the date in one is not before that in the other. */
typedef struct {
    lode_slice earlier, later;
} check_order;

typedef struct {
    const lode_check_options *options;
    lode_output *output;
    lode_reference *reference;
    lode_report *report;
    check_rule rule[CHECKS];
    lode_description *description; /* that of -d; NULL without */
    bool undescribed;              /* nothing that describes a file is looked for */
    lode_ees *ees;
    lode_geography *geography;
    lode_names *la_codes; /* that were ever in use */
    lode_dictionary *dictionary;
    lode_columns *columns;
    lode_formats *formats;
    check_column_type *type; /* [types] */
    size_t types;
    check_order *order; /* [orders] */
    size_t orders;
    size_t found[CHECK_RESULTS]; /* in all files */
} check_run;

/* check.c: what every file is checked by, read once; and let go. */
lode_status check_start(check_run *run, lode_error *error);
void check_end(check_run *run);

/* Read the rules and take out those that options skip. LODE_USAGE, LODE_DATA, LODE_SYSTEM. */
lode_status check_read_rules(check_run *run, lode_error *error);

/* ---- columns (check_columns.c) ---- */

typedef enum {
    CHECK_OTHER,  /* nobody says */
    CHECK_TIME,   /* time_period, time_identifier */
    CHECK_LEVEL,  /* geographic_level */
    CHECK_PLACE,  /* a column of a level */
    CHECK_FILTER, /* a filter, or the group of one */
    CHECK_FIGURE,
    CHECK_KEY,
    CHECK_TEXT,
} check_role;

/* So many tests of a cell a column can have. */
enum { CHECK_MOST_TESTS = 16 };

struct check_test; /* check_tests.h */
struct check_file;

typedef struct {
    const struct check_file *file;
    lode_slice name;
    size_t position;
    check_role role;
    const lode_described *described; /* NULL: nobody does */
    int group;                       /* of a filter: the column that groups its items; -1 */
    bool is_group;                   /* it groups the items of a filter */
    size_t level;                    /* of a place */
    lode_ees_part part;
    int contract; /* of a measure table: the lode_measure_column it is, or -1 */
    lode_holding holds;
    bool by_name; /* what it holds is only known by what it is called */
    bool secret;  /* it holds pupil numbers */
    bool many;    /* most cells differ, so that none is worth remembering */
    bool percent; /* its figures are percentages */
    lode_number least, most;
    bool has_least, has_most;
    int decimals;                 /* -1: not said */
    int sum;                      /* of a figure that is added up: its number; else -1 */
    lode_names *values, *missing; /* NULL: nothing is said */
    lode_slice total;             /* of a filter: the items that mean all together, A|B */
    const struct check_test *test[CHECK_MOST_TESTS]; /* [tests] of its cells */
    const struct check_test
        *on_number[CHECK_MOST_TESTS]; /* [number_tests] that a number can fail */
    size_t tests, number_tests;
} check_column;

/* ---- a file ---- */

/* Columns of a file, the same. */
typedef struct {
    int earlier, later;
} check_dates;

typedef struct check_worker check_worker;
typedef struct check_sums check_sums;
typedef struct check_findings check_findings;

typedef struct check_file {
    check_run *run;
    const char *path; /* as it was given */
    const char *name; /* for messages */
    lode_reader *reader;
    const lode_header *header;
    const lode_description *description; /* NULL: none */
    lode_description *own;               /* of the metadata beside it, or of its layout */
    char *beside;                        /* the path of the metadata beside it; NULL: none */
    lode_table *metadata;                /* as they were read; NULL: there are none */
    lode_error unusable;                 /* why they cannot be used; status LODE_OK if they can */
    lode_recognised *layout;             /* a published layout; NULL: none */
    bool ees;                            /* held to the open-data standard */
    bool open_data;                      /* it has, or is to have, the columns of that standard */
    bool measures;                       /* a measure table */
    check_column *column;                /* [columns] */
    size_t columns;
    int time_period, time_identifier, level; /* of an open-data file: where they are, or -1 */
    int contract[LODE_MEASURE_COLUMNS];      /* of a measure table: where each column is, or -1 */
    lode_names *codes;                       /* what may stand in place of any figure */
    int unit[LODE_LEVELS][3]; /* of a measure table: what names a unit of each level, or -1 */
    int (
        *place)[LODE_EES_PARTS]; /* of an open-data file: where each level has its columns, or -1 */
    int country, region, authority, district; /* numbers of levels, or -1 */
    int *spot;                                /* [spots] its columns of time and place */
    size_t spots;
    check_dates *dates; /* [date_pairs] NULL: there are none */
    size_t date_pairs;
    int *key; /* [keys] columns that tell two rows apart */
    size_t keys;
    bool keyed_by_unit; /* what names the unit of a measure row is part of the key too */
    check_findings *findings;
    check_worker *worker; /* [workers] */
    unsigned workers;
    check_prints *prints; /* of the rows so far; NULL: rows are not compared */
    check_sums *sums;     /* NULL: nothing is added up */
    lode_arena *arena;
} check_file;

/* Whether the check is carried out at all. */
static inline bool check_is_on(const check_file *f, check_kind kind) {
    return f->run->rule[kind].result != CHECK_OFF;
}

/* check_file.c: open a file and find out what it is; and let go of it, however far that went. */
lode_status check_open(check_file *f, check_run *run, const lode_input *input, size_t i,
                       lode_error *error);
void check_forget(check_file *f);

/* Find out what each column is and which tests its cells are put to. LODE_DATA: a column of -k is
 * not there. */
lode_status check_understand_columns(check_file *f, lode_error *error);
void check_free_columns(check_file *f);
/* The column of exactly that name, or -1. */
int check_find_column(const check_file *f, lode_slice name);

/* ---- findings (check_findings.c) ---- */

/* Where something was found. */
typedef struct {
    check_kind kind;
    const char *file; /* NULL: the file that is checked */
    size_t line;      /* 0: of no line */
    int column;       /* in the header; -1: of none */
    lode_slice name;  /* what to call the column where it is none of the header; else empty */
    lode_slice value;
} check_place;

check_findings *check_findings_new(check_file *f);
void check_findings_free(check_findings *findings);
/* The check was carried out, whether it finds anything or not. */
void check_carried_out(check_file *f, check_kind kind);
/* Count a finding; true if it is to be told, which is done next by check_tell. */
bool check_found(check_file *f, const check_place *place);
/* Tell it by the text and hint of what, whose place is not looked at. */
void check_tell(check_file *f, const check_place *place, const lode_error *what);
/* Both at once, for what is found seldom; hint may be NULL or empty. */
__attribute__((format(printf, 4, 5))) void check_find(check_file *f, const check_place *place,
                                                      const char *hint, const char *format, ...);
void check_find_list(check_file *f, const check_place *place, const char *hint, const char *format,
                     va_list args);
/* Findings of a kind so far. */
size_t check_count(const check_file *f, check_kind kind);
/* Write what was carried out and found; adds it to the run's counts and tells the summary. */
lode_status check_write(check_file *f, lode_error *error);
/* Pupil numbers are secret, in whatever column they stand: so many of their last characters may be
 * shown, after three points. */
bool check_is_secret(const check_column *column, lode_slice text);
enum { CHECK_UPN_SHOWN = 3 };
/* What a cell says, as it may be shown. */
lode_slice check_shown(check_file *f, const check_column *column, lode_slice text);

/* ---- cells (check_cells.c, check_types.c, check_text.c) ---- */

/* A cell as tests see it. */
typedef struct {
    const check_column *column;
    lode_slice raw, text; /* as it stands, and trimmed */
    lode_slice shown;     /* the text as messages may have it; only where a test explains itself */
    bool is_number;
    lode_number number;
} check_cell;

check_cell check_cell_of(const check_column *column, lode_slice raw);
/* Choose the tests for the cells of a column. */
void check_choose_tests(check_file *f, check_column *column);
/* The tests of its column that the cell fails: bit i is column->test[i]. */
uint32_t check_verdict(const check_cell *cell);
/* The same of a cell that is a number, by the tests that numbers can fail: bit i is
 * column->on_number[i]. */
uint32_t check_number_verdict(const check_cell *cell);
check_kind check_kind_of(const struct check_test *test);
/* Fill error with what is wrong with a cell. */
void check_explain_cell(check_file *f, const check_column *column, check_kind kind, lode_slice raw,
                        lode_error *error);
/* Whether the text is what a column may hold; it is neither empty nor a code. And why not. */
bool check_holds(const check_file *f, lode_holding holds, lode_slice text);
void check_explain_type(const check_cell *cell, lode_error *error);
bool check_is_whole(const lode_number *number);
/* Whether text stands in place of a value of the column. */
bool check_is_code(const check_column *column, lode_slice text);
/* Whether text is one of A|B|C, in letters of the same case. */
bool check_is_one_of(lode_slice text, const char *words);
size_t check_characters(lode_slice text);

/* ---- dates that belong together (check_dates.c) ---- */

lode_status check_read_orders(check_run *run, lode_error *error);
void check_find_dates(check_file *f);
void check_see_dates(check_worker *w, const lode_record *record);
void check_explain_dates(const check_file *f, int column, const lode_record *record,
                         lode_error *error);

/* ---- rows (check_rows.c) ---- */

/* What a cell says as it stands; empty where the record is too short to have it. */
static inline lode_slice check_text_of(const lode_record *record, int column) {
    return (size_t)column < record->n ? lode_record_text(record, (size_t)column)
                                      : (lode_slice){NULL, 0};
}

/* Figures, and what shows whether percentages among them are written as fractions. */
typedef struct {
    size_t numbers, between; /* all, and those between 0 and 1 */
    size_t fine;             /* of these, such with two decimals or more */
    bool beyond;             /* a number below 0 or above 1 */
} check_span;

/* A text of a column: where it was first and how often; what it adds to the print of a row, and
 * whether it is the total of a filter. */
typedef struct {
    lode_slice text;
    size_t first, count;
    check_print print;
    bool is_total;
    check_span values; /* of a measure: what its rows say */
} check_item;

/* What a worker has seen of a column. */
typedef struct {
    bool any;          /* a cell that is not empty */
    lode_habit words;  /* the texts of its cells, ... */
    uint32_t *verdict; /* [verdicts] by number, ... */
    check_item *item;  /* ... and each of them but for its text */
    check_item *now;   /* that of the record at hand; NULL: its text is not remembered */
    size_t verdicts, capacity;
    bool overflow;      /* there were more texts than are remembered */
    check_span figures; /* what its cells say */
} check_seen;

/* Something wrong with a cell of a record, or with the record (column -1). */
typedef struct {
    uint32_t record;
    int32_t column;
    check_kind kind;
    bool of_row; /* it takes other cells too to tell */
} check_flaw;

/* A time and place that rows of an open-data file are about. */
typedef struct {
    size_t line, rows;  /* where it was first, and how many rows have it */
    size_t flaw, flaws; /* of the worker's place_flaw */
} check_spot;

struct check_worker {
    _Alignas(LODE_APART) check_file *file;
    size_t rows;      /* whose cells were looked at */
    check_seen *seen; /* [columns] */
    check_flaw *flaw; /* [flaws] of the block at hand, in its order */
    size_t flaws, flaw_capacity;
    check_print
        *print; /* [records of the block] what each is about; {0} where it is not compared */
    size_t print_capacity;
    check_print *part, whole;      /* [keys] of the record at hand, and all of it */
    struct check_amounts *amounts; /* what the block adds to the sums; NULL without */
    /* of open-data files */
    lode_recall *recall;
    lode_names *spots; /* times and places: the cells of file->spot, each ended by a zero byte */
    lode_bytes joined;
    check_spot *spot; /* [n_spots] by number */
    size_t n_spots, spot_capacity;
    check_flaw *place_flaw; /* [place_flaws] of all spots; record has no meaning */
    size_t place_flaws, place_flaw_capacity;
};

/* Read the file to its end and count what is wrong with its rows and cells. */
lode_status check_read_rows(check_file *f, lode_error *error);
void check_free_workers(check_file *f);
/* check_see.c: put a record of the block at hand to the test. */
void check_see_record(check_worker *w, const lode_record *record);
/* Note a flaw of the block at hand. */
void check_add_flaw(check_worker *w, uint32_t record, int column, check_kind kind, bool of_row);

/* ---- what the whole of a file shows (check_whole.c, check_filters.c, check_percentages.c) ---- */

static inline void check_widen(check_span *span, const lode_number *number) {
    const bool between = number->value > 0 && number->value < 1;
    span->numbers++;
    span->between += between;
    span->fine += between && !(number->exact && number->scale < 2);
    span->beyond |= number->value < 0 || number->value > 1;
}
void check_join_spans(check_span *span, const check_span *more);

/* The texts of a column, as far as they are remembered, in the order of their first lines. */
typedef struct {
    check_item *item; /* [n], owned */
    size_t n;
    bool overflow; /* there are more */
} check_items;

check_items check_items_of(const check_file *f, size_t column);
void check_items_free(check_items *items);

/* Checks of the header; of the file by what was read of it. */
void check_header(check_file *f);
void check_whole(check_file *f);
void check_filters(check_file *f);
void check_percentages(check_file *f);
/* Whether figures called so are percentages. */
bool check_is_percentage(const check_run *run, lode_slice measure);

/* ---- the open-data standard ---- */

/* check_places.c: put what the record is about to the test, once for each time and place. */
void check_find_places(check_file *f);
void check_start_spots(check_worker *w);
void check_free_spots(check_worker *w);
void check_see_spot(check_worker *w, const lode_record *record);
void check_add_place_flaw(check_worker *w, int column, check_kind kind);
/* The cell of f->spot[part] of a spot. */
lode_slice check_spot_text(const check_worker *w, uint32_t spot, size_t part);
/* What is wrong with the place or time of a record. */
void check_explain_place(const check_file *f, check_kind kind, int column,
                         const lode_record *record, lode_error *error);
/* check_authorities.c */
void check_test_authority(check_worker *w, const lode_record *record);
void check_explain_authority(const check_file *f, check_kind kind, const lode_record *record,
                             lode_error *error);
/* check_times.c, check_levels.c: periods, levels and places, once all is read. */
void check_times(check_file *f);
void check_levels(check_file *f);
/* check_meta.c, check_meta_rows.c: the name of the file, and the metadata beside it as they are
 * written. */
void check_name(check_file *f);
void check_metadata(check_file *f);
void check_metadata_rows(check_file *f);

/* ---- dictionaries (check_dictionary.c) ---- */

void check_dictionary(check_file *f);

/* ---- measure tables (check_measure.c) ---- */

void check_find_units(check_file *f);
/* What names the unit of a row; empty if nothing does. at as in check_cell_at. */
lode_slice check_unit_of(const check_file *f, const lode_record *record, const int *at);
void check_see_measure(check_worker *w, const lode_record *record);
void check_explain_measure(const check_file *f, check_kind kind, const lode_record *record,
                           lode_error *error);

/* ---- rows about the same (check_keys.c) ---- */

/* Settle f->key, which may stay empty. LODE_DATA: a column of -k is not there. */
lode_status check_settle_key(check_file *f, lode_error *error);
void check_add_key(check_file *f, size_t position);
lode_status check_no_column(const check_file *f, lode_slice wanted, lode_error *error);
/* The cell of a column in a record of the file, trimmed; or in that of another file which has the
 * columns at other places: at[columns], -1 where it has none. */
static inline lode_slice check_cell_at(const lode_record *record, const int *at, int column) {
    return lode_record_at(record, at && column >= 0 ? at[column] : column);
}
/* The print of what a record is about: the sum of part[keys], which is set, and of what names the
 * unit. */
check_print check_print_of(const check_file *f, const lode_record *record, const int *at,
                           check_print *part);
/* What a column adds to it by a text, which is trimmed. */
check_print check_print_part(const check_file *f, int column, lode_slice text);
/* Where a row says which region it lies in, or -1. */
int check_region_column(const check_file *f);
/* What a row is about, for people: the cells of its key, pupil numbers masked. */
void check_add_key_text(const check_file *f, const lode_record *record, const int *at,
                        lode_bytes *bytes);

/* ---- sums (check_sums.c, check_sums_tell.c) ---- */

/* NULL if nothing in the file is to be added up; sets column->sum. */
check_sums *check_sums_new(check_file *f);
void check_sums_free(check_sums *sums);
void check_sums_start(check_worker *w);
void check_sums_stop(check_worker *w);
/* In this order, by any worker: a block begins; the figures of a record, and what it is a part or
 * the total of. */
void check_sums_begin(check_worker *w, const lode_block *block);
void check_sums_take(check_worker *w, const lode_record *record, const check_column *column,
                     const check_cell *cell);
void check_sums_place(check_worker *w, const lode_record *record);
/* In the order of the file. */
void check_sums_deliver(check_worker *w, const lode_block *block);
void check_sums_tell(check_file *f);

#endif
