/* What the files of tidy share. The run outlives its files, a file its records. */
#ifndef LODE_TIDY_PARTS_H
#define LODE_TIDY_PARTS_H

#include "lode/availability.h"
#include "lode/dictionary.h"
#include "lode/formats.h"
#include "lode/geography.h"
#include "lode/measures.h"
#include "lode/memory.h"
#include "lode/number.h"
#include "lode/period.h"
#include "lode/tidy.h"
#include "wide.h"

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
    size_t chosen;                           /* columns of all files that are written */
    lode_error lacking; /* the first figure that was asked for and has no column */
} tidy_choice;

typedef struct {
    const lode_tidy_options *options;
    lode_output *output;
    lode_report *report;
    lode_formats *formats;
    lode_description *description; /* that of -d; NULL without */
    lode_geography *geography;
    lode_availability *availability;
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
    lode_slice table; /* what the files become: "measure", "school", ...; empty before the first */
    bool started;     /* the header has been written */
    bool known_late;  /* what some file has is known only at its end */
    size_t problems;
    lode_error last; /* the last problem */
} tidy_run;

typedef enum { TIDY_NUMBER, TIDY_CODE, TIDY_BAD } tidy_kind;

enum { TIDY_DIGITS = 48, TIDY_LAESTAB = 16 };

/* A cell of the record at hand, parsed when first asked for. */
typedef struct {
    size_t record; /* the record it was parsed for */
    tidy_kind kind;
    lode_slice number, status, code;
    char digits[TIDY_DIGITS]; /* a number whose commas were removed */
} tidy_cell;

/* One of the figures that are written of each record. */
typedef struct {
    lode_mapped_column column;
    lode_number least, most;  /* what its values should not be below or above, ... */
    bool has_least, has_most; /* ... where that is said */
    lode_cell cell[3];        /* breakdown_topic, breakdown, measure */
    lode_part part;           /* of these */
    lode_bytes bytes;         /* of the part */
} tidy_chosen;

/* The parts of a published figure's row: whom it is about, which group and measure, the figure,
 * what comes after. */
enum { TIDY_UNIT, TIDY_KIND, TIDY_FIGURE, TIDY_END, TIDY_PARTS };

/* A pupil group: what it is a part of, and what it is called. */
typedef struct {
    lode_slice topic, label;
} tidy_group;

/* What is known of comparing the figures of one column in one moment: of one period, level, kind of
 * school, time_identifier and what the filters split by. */
typedef struct {
    bool known;
    const lode_availability_entry *entry; /* NULL: nothing stands against it */
} tidy_mark_of;

/* Columns of the input that stand side by side. */
typedef struct {
    size_t first, last;
} tidy_span;

typedef struct tidy_hand tidy_hand;

typedef struct {
    tidy_run *run;
    lode_reader *reader;
    const lode_header *header;
    const char *name;
    lode_description *beside; /* what is written beside the file about its columns; NULL: nothing */
    lode_recognised *format;
    char period[LODE_PERIOD_TEXT];
    lode_status (*rows)(tidy_hand *hand, const lode_record *record, lode_error *error);
    tidy_hand *hand; /* [hands] one for each worker */
    unsigned hands;
    /* of published files */
    tidy_chosen *chosen; /* [n_chosen] */
    size_t n_chosen;
    size_t short_records, no_school;
    size_t *outside; /* [n_chosen] values that are not in their range; NULL: there are no ranges */
    size_t *filled;  /* [table_columns] cells of other tables that the file left empty */
    bool own_end;    /* records have their own release, or name a trust */
    int trust[2];    /* where the output has trust_id and trust_name of them, or -1 */
    /* of measure tables */
    int *position; /* [LODE_MEASURE_COLUMNS + run->extras] in the input, or -1 */
    size_t *given; /* [n_given] those that are there, but for the unit's and release */
    size_t n_given;
    tidy_span unit[WIDE_UNIT_COLUMNS + 1];
    size_t units;
} tidy_file;

/* Records known by more than their own cells: see tidy_seen.c. */
typedef struct {
    uint64_t key, content; /* hashes of what the record is about, and of what is written of it */
    uint32_t file;         /* number of the file */
    uint32_t line;
} tidy_sighting;

/* What one worker has in hand. Rows are made ready without a word; what is to be told makes
 * trouble, and the block is gone through again, telling, when its turn has come. */
struct tidy_hand {
    _Alignas(LODE_APART) tidy_file *file;
    bool telling, trouble;
    size_t line;       /* of the record at hand */
    lode_page *page;   /* where rows go, ... */
    wide_sheet *sheet; /* ... and where to with a wide table; NULL without */
    lode_cell *cell;   /* the row at hand: [LODE_MEASURE_COLUMNS + run->extras], or as many as the
                          other table has */
    lode_part part[4]; /* of the row; the first is the unit */
    size_t parts;
    lode_bytes unit_bytes, end_bytes; /* of the first part and, of published files, the last */
    lode_habit measure, breakdown;
    /* of published files */
    tidy_cell *parsed;     /* [header->n] */
    size_t record;         /* number of the record at hand, from 1 */
    const lode_code *fill; /* what the cells after a record's end say */
    size_t short_records, no_level, no_school, no_area;
    lode_slice level;      /* of the record */
    lode_slice own_period; /* of the record, ... */
    int years;             /* ... and how long before it that in the row is; -1: none is in it */
    lode_slice own_kind;   /* its establishment_type, ... */
    lode_slice kind;       /* ... and what its figure has in place of it; empty: nothing */
    char period[LODE_PERIOD_TEXT], earlier[LODE_PERIOD_TEXT];
    char laestab[TIDY_LAESTAB];
    lode_habit la;          /* codes of authorities with periods, and ... */
    const lode_area **area; /* ... [areas] by number, what is known of each; NULL: nothing */
    lode_habit when;        /* periods with what else figures of a moment have in common, and ... */
    lode_bytes common;      /* (that of the record at hand: level, kind, identifier, topics) */
    tidy_mark_of *mark;     /* ... [moments] by number, [n_chosen] what is known of figures then */
    size_t moments;
    uint32_t moment;     /* that of the record at hand */
    lode_slice unmarked; /* the last part of the row as it is written without a mark */
    tidy_group *group;   /* [groups] what the filters of the record say */
    tidy_group *folding; /* room for those of one figure ... */
    lode_bytes folded;   /* ... and for their names as one */
    size_t groups;
    size_t *outside; /* [n_chosen] of the block, or NULL */
    /* of other tables */
    lode_arena *arena; /* texts of the record at hand */
    size_t silent;     /* records of which no row is made */
    size_t *filled;    /* [table_columns] cells that the records left empty */
    size_t areas;
    tidy_sighting *sighting; /* [sightings] of the block, in its order */
    size_t sightings, sightings_capacity;
    /* of measure tables */
    lode_record last; /* whose unit is in the row */
    bool has_last;
    bool no_period; /* the row's time_period is none */
    bool settled;   /* status or source_code of the row are not as they were read */
    bool *wants_measure, *wants_breakdown; /* [measures], [breakdowns] by number */
    size_t measures, breakdowns;
    size_t noted_measures, noted_breakdowns; /* numbers whose texts the choice has heard of */
    size_t not_asked;                        /* rows left out */
};

/* tidy_write.c: rows on their way out, and problems met with them. */
void tidy_problem(tidy_hand *hand, size_t column, const char *kind, lode_error *error);
lode_status tidy_start_output(const tidy_file *file, lode_error *error);
/* The row at hand; of a wide table its measure and breakdown as the hand's habits number them. */
lode_status tidy_put(tidy_hand *hand, uint32_t measure, uint32_t breakdown, lode_error *error);
void tidy_set(tidy_hand *hand, lode_measure_column column, lode_slice text);

/* tidy_hands.c: the records of a file, by several workers. */
lode_status tidy_read(tidy_file *file, lode_error *error);

/* tidy_choice.c: what was asked for. */
void tidy_choice_start(tidy_choice *choice, const lode_tidy_options *options,
                       const lode_dictionary *dictionary);
void tidy_choice_free(tidy_choice *choice);
/* The columns of a file that are to be written, into file->chosen; tells of those it lacks. */
void tidy_choose_columns(tidy_file *file);
/* Whether a word of -m means the measure. */
bool tidy_means(const tidy_wanted *wanted, lode_slice measure);
/* Whether rows of this measure, or of this breakdown, are to be written. */
bool tidy_wants_measure(const tidy_choice *choice, lode_slice measure);
bool tidy_wants_breakdown(const tidy_choice *choice, lode_slice topic, lode_slice breakdown);
/* The same of the row at hand. */
bool tidy_wants_row_measure(tidy_hand *hand);
bool tidy_wants_row_breakdown(tidy_hand *hand);
/* A file has it: words that mean it are found. */
void tidy_note_measure(tidy_choice *choice, lode_slice measure);
void tidy_note_breakdown(tidy_choice *choice, lode_slice topic, lode_slice breakdown);
/* Once all files are known: LODE_USAGE for a word that none has. */
lode_status tidy_check_choice(tidy_run *run, lode_error *error);

/* tidy_lacking.c: figures of the layout that the file has no column for. */
void tidy_tell_lacking(tidy_file *file);
bool tidy_is_lacking(const tidy_file *file, const tidy_wanted *wanted);

/* tidy_cells.c */
/* The code of an authority and the number of an establishment as one of seven digits; its length, 0
 * if they are not three and up to four digits long. */
size_t tidy_laestab(lode_slice la, lode_slice estab, char out[TIDY_LAESTAB]);
/* The same of a number that is written 850/0304; any other text as it is. */
lode_slice tidy_laestab_plain(lode_slice text, char out[TIDY_LAESTAB]);
lode_slice tidy_shown(lode_slice text);
const tidy_cell *tidy_parse(tidy_hand *hand, const lode_record *record, int position);
/* The same where only a whole number will do, not a percentage. */
const tidy_cell *tidy_parse_whole(tidy_hand *hand, const lode_record *record, int position);

/* tidy_identity.c: whom and what a record is about, into the row. False if nothing can be made of
 * it: after a problem, or because measure tables do not have its level. */
bool tidy_identity(tidy_hand *hand, const lode_record *record);
/* What the record says of its area, and what is known besides in the period of the row. */
void tidy_area(tidy_hand *hand, const lode_record *record);

/* tidy_words.c: cells that may hold only certain words, or must hold some; text is what recode has
 * made of the cell. False after a problem. */
bool tidy_check_word(tidy_hand *hand, int position, lode_slice values, lode_slice recode,
                     lode_slice text);
bool tidy_check_given(tidy_hand *hand, int position, lode_slice text);
/* How many digits a URN has: children's centres have short ones. */
enum { TIDY_URN_LEAST = 4, TIDY_URN_MOST = 7 };
extern const char tidy_urn_hint[];
bool tidy_is_digits(lode_slice text);

/* The same of all columns that are no figures. */
bool tidy_check_words(tidy_hand *hand, const lode_record *record);

/* tidy_groups.c: what the filters of a record say, and with it the breakdown of a figure. */
void tidy_groups_start(tidy_hand *hand);
void tidy_groups(tidy_hand *hand, const lode_record *record);
void tidy_breakdown(tidy_hand *hand, const tidy_chosen *chosen);

/* tidy_mark.c: what the availability table says of figures. */
/* The level, the period or the kind of school of the row may be another than before. */
void tidy_mark_moment(tidy_hand *hand);
/* The word for the note of a figure of the row, empty for most. */
lode_slice tidy_mark(tidy_hand *hand, const tidy_chosen *chosen);
/* At the end of a file: which marks its figures have, why, and what may be compared instead. */
void tidy_tell_marks(const tidy_file *file);

/* tidy_range.c: values that are not within what the layout says. */
void tidy_range_start(tidy_file *file);
void tidy_range_start_hand(tidy_hand *hand);
void tidy_range_begin_again(tidy_hand *hand);
/* The figure in the row. */
void tidy_range_see(tidy_hand *hand, const tidy_chosen *chosen);
void tidy_range_deliver(tidy_hand *hand);
void tidy_tell_ranges(const tidy_file *file);

/* tidy_repeat.c: whether the record is to be written, not if it only repeats figures of an area. In
 * silence that is not known yet. */
lode_status tidy_check_repeat(tidy_hand *hand, const lode_record *record, bool *fresh,
                              lode_error *error);

/* tidy_record.c: the rows of one published record. */
bool tidy_check_length(tidy_hand *hand, const lode_record *record);
/* One figure into the row. False if there is none, or its cell is neither a number nor a code. */
bool tidy_figure(tidy_hand *hand, const lode_record *record, const tidy_chosen *chosen);
void tidy_record_start(tidy_file *file);
void tidy_record_start_hand(tidy_hand *hand);
lode_status tidy_record(tidy_hand *hand, const lode_record *record, lode_error *error);

/* tidy_measure.c: the columns of a measure table, and those that a file adds to it. */
lode_status tidy_measure_columns(tidy_file *file, lode_error *error);
lode_status tidy_trust_columns(tidy_file *file, lode_error *error);
void tidy_measure_places(tidy_file *file);

/* tidy_pass.c: the row of one record of a measure table. */
void tidy_pass_start_hand(tidy_hand *hand);
lode_status tidy_pass(tidy_hand *hand, const lode_record *record, lode_error *error);

/* tidy_table.c: the rows of another table than measures. */
/* LODE_DATA: the files before became another table. LODE_USAGE: an option that chooses figures. */
lode_status tidy_table_check(const tidy_file *file, lode_error *error);
void tidy_table_start_hand(tidy_hand *hand);
lode_status tidy_table_record(tidy_hand *hand, const lode_record *record, lode_error *error);

/* tidy_default.c: what the file leaves empty and its layout fills; told once at the file's end. */
void tidy_fill_empty(tidy_hand *hand, const lode_mapped_row *row);
void tidy_tell_filled(const tidy_file *file);

/* tidy_seen.c: records that came before. */
tidy_seen *tidy_seen_new(void);
void tidy_seen_free(tidy_seen *seen);
/* The earlier sighting of the same key, or NULL after remembering this one. */
const tidy_sighting *tidy_seen_before(tidy_seen *seen, tidy_sighting sighting);

#endif
