/* What the files of tidy share. The run outlives its files, a file its records. */
#ifndef LODE_TIDY_PARTS_H
#define LODE_TIDY_PARTS_H

#include "lode/dictionary.h"
#include "lode/formats.h"
#include "lode/geography.h"
#include "lode/measures.h"
#include "lode/memory.h"
#include "lode/period.h"
#include "lode/tidy.h"
#include "lode/wide.h"

typedef struct tidy_seen tidy_seen;

/* A word of -m or -b. */
typedef struct {
    lode_slice asked;
    lode_slice measure; /* the dictionary's name for it; empty if it has none */
    bool found;         /* in some file so far */
    bool here;          /* in the file at hand */
} tidy_wanted;

typedef struct {
    tidy_wanted *measure, *breakdown;
    size_t measures, breakdowns;
    bool all;                                /* -m all */
    lode_names *has_measure, *has_breakdown; /* what the files have, for suggestions */
} tidy_choice;

typedef struct {
    const lode_tidy_options *options;
    lode_output *output;
    lode_report *report;
    lode_formats *formats;
    lode_geography *geography;
    lode_dictionary *dictionary;
    lode_wide *wide; /* NULL unless asked for */
    tidy_choice choice;
    tidy_seen *seen;
    lode_arena *arena; /* names that outlive their file */
    const char **file; /* [files] names of the inputs so far */
    uint32_t files;
    char period[LODE_PERIOD_TEXT]; /* that of --period, or "" */
    lode_slice *extra;             /* [extras] further columns of measure tables */
    size_t extras;
    bool started;            /* the header has been written */
    bool read_measure_table; /* what such a table has is known only at its end */
    size_t problems;
    lode_error last; /* the last problem */
} tidy_run;

typedef enum { TIDY_NUMBER, TIDY_CODE, TIDY_BAD } tidy_kind;

enum { TIDY_DIGITS = 48 };

/* A cell of the record at hand, parsed when first asked for. */
typedef struct {
    size_t record; /* the record it was parsed for */
    tidy_kind kind;
    lode_slice number, status, code;
    char digits[TIDY_DIGITS]; /* a number whose commas were removed */
} tidy_cell;

typedef struct {
    tidy_run *run;
    lode_reader *reader;
    const lode_header *header;
    const char *name;
    lode_recognised *format;
    char period[LODE_PERIOD_TEXT];
    lode_mapped_column *chosen; /* [n_chosen] what is written of each record */
    size_t n_chosen;
    tidy_cell *cell; /* [header->n] */
    size_t record;   /* number of the record at hand, from 1 */
    size_t line;
    const lode_code *fill; /* what the cells after a record's end say */
    size_t short_records;
    lode_cell row[LODE_MEASURE_COLUMNS];
    char laestab[16];
} tidy_file;

/* tidy.c */
void tidy_problem(tidy_file *file, size_t column, const char *kind, lode_error *error);
lode_status tidy_start_output(tidy_run *run, lode_error *error);
/* cells: the contract columns and run->extras more. */
lode_status tidy_write(tidy_file *file, const lode_cell *cells, lode_error *error);
void tidy_set(lode_cell *row, lode_measure_column column, lode_slice text);

/* tidy_choice.c: what was asked for. */
void tidy_choice_start(tidy_choice *choice, const lode_tidy_options *options,
                       const lode_dictionary *dictionary);
void tidy_choice_free(tidy_choice *choice);
/* The columns of a file that are to be written, into file->chosen; tells of those it lacks. */
void tidy_choose_columns(tidy_file *file);
/* Whether a row of a measure table is to be written. */
bool tidy_chooses(tidy_choice *choice, lode_slice measure, lode_slice topic, lode_slice breakdown);
/* Once all files are known: LODE_USAGE for a word that none has. */
lode_status tidy_check_choice(tidy_run *run, lode_error *error);

/* tidy_cells.c */
lode_slice tidy_shown(lode_slice text);
const tidy_cell *tidy_parse(tidy_file *file, const lode_record *record, int position);

/* tidy_record.c: the rows of one record. */
lode_status tidy_record(tidy_file *file, const lode_record *record, lode_error *error);

/* tidy_measure.c: a measure table. */
lode_status tidy_measure_columns(tidy_file *file, lode_error *error);
lode_status tidy_measure_table(tidy_file *file, lode_error *error);

/* tidy_seen.c: records that came before. */
typedef struct {
    uint64_t key, content; /* hashes of what the record is about, and of what is written of it */
    uint32_t file;         /* number of the file */
    uint32_t line;
} tidy_sighting;

tidy_seen *tidy_seen_new(void);
void tidy_seen_free(tidy_seen *seen);
/* The earlier sighting of the same key, or NULL after remembering this one. */
const tidy_sighting *tidy_seen_before(tidy_seen *seen, tidy_sighting sighting);

#endif
