/* Published file layouts: recognising a file by its header, and what its columns, codes and record
 * types mean. From the reference tables "formats/formats" (one row per layout), "formats/FAMILY"
 * (what its columns are, lode/description.h), "formats/levels", "formats/school_types", "tables",
 * "columns" and "codes"; the README.md beside them and lode-dictionary(5) describe theirs.
 *
 * Column names are compared without regard to case. Where a table writes A|B, the first of them
 * that the file has is meant. */
#ifndef LODE_FORMATS_H
#define LODE_FORMATS_H

#include "lode/columns.h"
#include "lode/description.h"
#include "lode/memory.h"
#include "lode/reference.h"

#include <stdbool.h>

typedef struct lode_formats lode_formats;

/* On success *formats is owned by the caller; it borrows from reference, which must outlive it, as
 * does everything recognised with it. LODE_SYSTEM, LODE_DATA as lode_reference_table and
 * lode_reference_columns. */
lode_status lode_formats_read(lode_formats **formats, lode_reference *reference, lode_error *error);
void lode_formats_free(lode_formats *formats);

/* ---- a file of figures ---- */

/* Which records something holds for: those in which each of n columns is one of its alternatives;
 * all of them if n is 0. */
enum { LODE_MOST_CONDITIONS = 3 };

typedef struct {
    struct {
        int position;   /* -1: the level of the record */
        lode_slice any; /* A|B */
    } condition[LODE_MOST_CONDITIONS];
    size_t n;
} lode_conditions;

/* What says whom and what a record is about. Those up to establishment_type are columns of the
 * measure table, in its order. */
typedef enum {
    LODE_KEY_TIME_PERIOD,
    LODE_KEY_TIME_IDENTIFIER,
    LODE_KEY_GEOGRAPHIC_LEVEL,
    LODE_KEY_SCHOOL_URN,
    LODE_KEY_SCHOOL_LAESTAB,
    LODE_KEY_SCHOOL_NAME,
    LODE_KEY_OLD_LA_CODE,
    LODE_KEY_NEW_LA_CODE,
    LODE_KEY_LA_NAME,
    LODE_KEY_REGION_CODE,
    LODE_KEY_REGION_NAME,
    LODE_KEY_ESTABLISHMENT_TYPE,
    LODE_KEY_RELEASE,
    LODE_KEY_TRUST_ID,
    LODE_KEY_TRUST_NAME,
    LODE_KEY_ESTAB_NUMBER, /* with the code of the authority it makes school_laestab */
    LODE_KEY_SCHOOL_TYPE,  /* the school's own, from which establishment_type follows */
    LODE_KEYS,
} lode_key;

/* "time_period", ... */
const char *lode_key_name(lode_key key);

typedef struct {
    lode_key key;
    int position;
    lode_slice recode; /* A=B|C=D */
    lode_slice values; /* A|B: how its words are spelt; empty: as they come */
    lode_holding holds;
    lode_conditions when;
} lode_mapped_key;

/* A column that splits a unit's figures. */
typedef struct {
    int position;
    lode_slice topic;
    lode_slice topic_of;  /* the topics of some cells: A=B|C=D */
    int topic_position;   /* of the column that holds the topic, or -1 */
    lode_slice total;     /* cells that mean every part together: A|B */
    lode_slice recode;    /* of topics and of cells: A=B|C=D */
    lode_slice values;    /* A|B: how its words are spelt; empty: as they come */
    lode_conditions when; /* in other records it says nothing */
} lode_mapped_filter;

/* What the cells of a column that is no figure may say. */
typedef struct {
    int position;
    lode_slice recode; /* A=B|C=D, before it is asked whether the word is allowed */
    lode_slice values; /* A|B; empty: anything */
    bool required;     /* never empty */
} lode_mapped_word;

/* One figure of a layout. Positions are in the file's header; -1 where the file has no such column
 * (value is always there). */
typedef struct {
    lode_slice measure, breakdown_topic, breakdown;
    lode_slice kind; /* its establishment_type; empty: that of the record */
    lode_holding holds;
    bool headline;          /* given when no measure is asked for */
    lode_slice least, most; /* numbers that its values are not below or above; empty: any */
    int value, n, numerator, ci_low, ci_high;
    int source_code, note; /* of wide tables only */
    int years_before;      /* the figure's period is so many years before the record's */
    lode_conditions when;
} lode_mapped_column;

/* A figure of a layout for which the file has no column, or a column that it lacks beside one it
 * has, of two that belong together: limits, or a count and what it is of. */
typedef struct {
    lode_slice column; /* as the layout calls it: A|B */
    lode_slice measure, breakdown_topic, breakdown;
    lode_slice
        beside; /* the other of the two, as the file calls it; empty: the figure is lacking */
    bool headline;
    bool is_count; /* the two are counts, not limits */
} lode_lacking;

/* ---- a file of anything else ---- */

/* What stands in a cell that would be empty: what another column of the row says, so many months
 * later if it is a date. */
typedef struct {
    size_t column; /* of the table that is written */
    int months;
} lode_mapped_default;

enum { LODE_MOST_DEFAULTS = 2 };

/* A cell of a row that a record makes. */
typedef struct {
    size_t column; /* of the table that is written */
    int position;  /* in the file's header; -1: text stands there */
    int beside;    /* the code of the authority beside an establishment number, or -1 */
    lode_slice text;
    lode_slice recode; /* A=B|C=D */
    lode_slice values; /* A|B: what may stand there; empty: anything */
    lode_holding holds;
    bool required;
    lode_mapped_default usual[LODE_MOST_DEFAULTS]; /* [usuals] the first that is not empty counts */
    size_t usuals;
    lode_conditions when; /* of several cells of a column the first that holds counts */
} lode_mapped_cell;

/* One of the rows that a record makes. It is made if its required cells are not empty; of a layout
 * with one row a record an empty one is a mistake. A file that lacks a required column has no such
 * row. */
typedef struct {
    lode_slice part;
    lode_slice lacks;       /* private: a required column that the file does not have */
    lode_mapped_cell *cell; /* [cells] */
    size_t cells, capacity;
} lode_mapped_row;

/* ---- codes and record types ---- */

/* A token that stands in a cell instead of a number. */
typedef struct {
    lode_slice code, status;
    bool fills_record; /* a record may stop after it: the missing cells mean the same */
} lode_code;

/* What a record is about. */
typedef struct {
    lode_slice geographic_level;   /* "School", "Local authority", ...; empty: one that measure
                                      tables do not have */
    lode_slice establishment_type; /* may be empty */
    bool nobody;                   /* it is about no school or area at all */
} lode_record_level;

/* A record type that a file may have; a row of "formats/levels". */
typedef struct {
    size_t row;
    lode_slice code, detail_code;
    int position, detail_position; /* of its columns in the header, or -1 */
    bool has_detail;
    lode_record_level level;
} lode_record_type;

/* ---- a file understood ---- */

/* Positions are in the file's header, slices are borrowed from the reference tables and from the
 * description that was given. */
typedef struct {
    bool measure_table; /* already one number a row: format, family and label say so, and none of
                           what follows them is set but the codes */
    lode_slice format, family, label;
    lode_slice table; /* what its records become: "measure", "school", "judgement", ... */
    lode_slice release;
    bool overflows;       /* the cells of the last column may go on beyond it */
    bool blank_is_absent; /* an empty cell is no figure at all: in a wide table */
    int years_before;     /* its figures are of a period so many years before that of the file */

    lode_mapped_key *key; /* [keys] the first that holds for a record counts */
    size_t keys;
    size_t first_key[LODE_KEYS]; /* where in key the first of each is, from 1; 0: there is none */
    lode_mapped_filter *filter;  /* [filters] */
    size_t filters;
    lode_mapped_word *word; /* [words] */
    size_t words;
    lode_mapped_column *column; /* [columns], in the order of the description */
    size_t columns;
    lode_lacking *lacking; /* [lackings] of a layout */
    size_t lackings;

    lode_slice *table_column; /* [table_columns] of the table that is written, but for measures */
    size_t table_columns;
    lode_mapped_row *row; /* [rows] that each record makes of it */
    size_t rows;

    size_t known; /* columns of the file that are used */
    bool *used;   /* [header->n] private: which */
    lode_code *code;
    size_t codes;
    bool begins_code[256]; /* whether a code that is not blank begins with this byte */
    lode_record_type *type;
    size_t types;
    lode_code *kind; /* [kinds] of schools: codes, and what they mean as status */
    size_t kinds;
    lode_slice level; /* of every record where nothing in it says so; empty: it does */
    const lode_formats *formats;
    const lode_header *header; /* borrowed from the caller */
    lode_description *own;     /* private: of the layout's columns */
    lode_arena *arena;         /* private: names of measures that nobody gave one */
} lode_recognised;

/* What is known of a file besides its header. */
typedef struct {
    const char *as;                      /* the layout asked for, or NULL */
    const lode_description *description; /* of its columns, by the user: goes before any layout */
    const lode_description *beside;      /* by metadata beside it: used where no layout fits */
} lode_hints;

/* Recognise a file by its header, which must outlive *recognised, as must the hints. file is for
 * messages.
 *   as  NULL: the description if there is one; else exactly one layout must fit. The name of a
 *       format ("ks4-final"): that one, though its "without" columns may be there. The name of a
 *       family ("ks4"): the format of it that fits best. "measure": a measure table. "wide": a wide
 *       table as lode-tidy writes it.
 * On success *recognised is owned by the caller (lode_recognised_free).
 * LODE_USAGE: as is no format and no family. LODE_DATA: no layout fits (the nearest are named with
 * the columns they miss), several do, or the one asked for lacks columns; two columns of the file
 * become the same measure and breakdown; a description that names columns which are not there.
 * LODE_SYSTEM: a reference table is missing. */
lode_status lode_formats_recognise(const lode_formats *formats, const lode_header *header,
                                   const lode_hints *hints, const char *file,
                                   lode_recognised **recognised, lode_error *error);
void lode_recognised_free(lode_recognised *recognised);

/* The code that the trimmed text of a cell is (blank is one), or NULL. */
const lode_code *lode_recognised_code(const lode_recognised *recognised, lode_slice text);
/* The code people most likely meant, or an empty slice. */
lode_slice lode_recognised_suggest_code(const lode_recognised *recognised, lode_slice text);

/* What a record is about, by its record type or its column geographic_level. LODE_DATA with the
 * column (not file and line) for one that "formats/levels" does not list. */
lode_status lode_recognised_level(const lode_recognised *recognised, const lode_record *record,
                                  lode_record_level *level, lode_error *error);

/* Whether something holds for a record of that level. */
bool lode_recognised_holds(const lode_conditions *when, const lode_record *record,
                           lode_slice level);

/* The trimmed cell of a key in a record of that level; empty where it has none. */
lode_slice lode_recognised_key(const lode_recognised *recognised, lode_key key,
                               const lode_record *record, lode_slice level);
/* Where the file has a key for any record, or -1. */
int lode_recognised_key_position(const lode_recognised *recognised, lode_key key);

/* What its cells hold, as far as that is described. */
lode_holding lode_recognised_key_holds(const lode_recognised *recognised, lode_key key);

/* What a school's own type column means ("CYS" is "Special"); empty if unknown. */
lode_slice lode_recognised_school_type(const lode_recognised *recognised, lode_slice type);

/* Whether anything is made of the column. */
bool lode_recognised_uses(const lode_recognised *recognised, size_t column);

/* The measure that a column nobody has named becomes: its own name in small letters, with _ for all
 * that is neither letter nor digit. Owned by arena. */
lode_slice lode_measure_of_column(lode_arena *arena, lode_slice column);

/* What is put down in place of text by A=B|C=D, in this case of letters or else in any; text itself
 * where nothing is said of it. */
lode_slice lode_recoded(lode_slice text, lode_slice words);

/* The one of A|B|... that text is but for the case of letters, as it is written there; text itself
 * if it is none of them. */
lode_slice lode_spelt(lode_slice text, lode_slice names);

/* Whether text is one of A|B|..., in any case of letters. */
bool lode_is_any(lode_slice text, lode_slice names);

#endif
