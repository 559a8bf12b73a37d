/* What the parts of lode_grades share. Private to lib/verbs/grades. */
#ifndef LODE_GRADES_PARTS_H
#define LODE_GRADES_PARTS_H

#include "lode/date.h"
#include "lode/geography.h"
#include "lode/grade_scales.h"
#include "lode/grades.h"
#include "lode/measures.h"
#include "lode/memory.h"

enum { GRADES_IDENTIFIERS = 3 };

typedef enum {
    GRADES_URN,
    GRADES_DATE,
    GRADES_FRAMEWORK,
    GRADES_ASPECT,
    GRADES_GRADE,
    GRADES_EVENT_TYPE,
    GRADES_URN_AT_EVENT,
    GRADES_COLUMNS,
} grades_column;

/* A judgement that has a grade. */
typedef struct {
    uint32_t aspect; /* of grades.aspect */
    uint32_t school;
    int32_t day;
    const lode_grade *grade;
    size_t row;
    bool inherited, ungraded;
} grades_judgement;

/* One without: a finding. */
typedef struct {
    uint32_t school, about; /* of grades.findings: framework and theme */
    int32_t day;
} grades_finding;

/* An aspect that the input has judgements of. */
typedef struct {
    const lode_graded_aspect *is;
    size_t first, n; /* its judgements, by school and day */
    uint32_t of;     /* the aspect that is the denominator, or LODE_UNKNOWN */
    bool is_shown;   /* it is one of those asked for */
} grades_aspect;

/* A level and who is in which of its units. */
typedef struct {
    lode_level level;
    lode_slice name;                /* of the unit that all are in; empty: see column */
    lode_slice asked;               /* a column by name, in place of those of the level */
    int column[GRADES_IDENTIFIERS]; /* of the input, or -1 */
    lode_names *units;              /* by their first identifier */
    uint32_t *unit;                 /* [schools] or LODE_UNKNOWN */
    uint32_t *school;               /* [units] one that lies in it */
} grades_level;

typedef struct {
    const lode_grades_options *options;
    const lode_input *input;
    lode_output *output;
    lode_reference *reference;
    lode_report *report;
    lode_error *error;
    lode_grade_scales *scales;
    lode_geography *geography;
    lode_succession *succession;
    lode_arena *arena;
    lode_table *table;
    int column[GRADES_COLUMNS];
    bool wrong; /* something in the data cannot be used */

    lode_names *schools;    /* by the URN of now */
    uint32_t *school_row;   /* [schools] a row that says where it is */
    bool *own_row;          /* [schools] whether that is about this URN and no predecessor's */
    const lode_area **area; /* [schools] or NULL */
    size_t n_schools, school_capacity;
    grades_judgement *judgement; /* [n] by aspect, school and day */
    size_t n, capacity;
    grades_finding *finding; /* [n_findings] */
    size_t n_findings, finding_capacity;
    lode_names *findings;  /* "framework\0theme" */
    grades_aspect *aspect; /* [n_aspects] in the order of the reference */
    size_t n_aspects, aspect_capacity;
    int32_t latest; /* the day of the latest judgement or finding; INT32_MIN: none */
    size_t inherited;

    grades_level level[LODE_LEVELS]; /* [n_levels] smallest first */
    size_t n_levels;
    grades_level la, region; /* whether asked for or not: every row says where it lies */
} grades;

/* What a job of lode/grades.h is given, before anything is read. */
static inline grades grades_of(const lode_grades_options *options, const lode_input *input,
                               lode_output *output, lode_reference *reference, lode_report *report,
                               lode_error *error) {
    return (grades){.options = options,
                    .input = input,
                    .output = output,
                    .reference = reference,
                    .report = report,
                    .error = error};
}

/* What a row says in a column of the input; empty where there is none. */
static inline lode_slice grades_cell(const grades *g, size_t row, int column) {
    return column < 0 ? (lode_slice){"", 0}
                      : lode_trim(lode_table_text(g->table, row, (size_t)column));
}

typedef struct {
    lode_slice framework, theme; /* theme may be empty */
} grades_about;

/* What a number of g->findings stands for. */
static inline grades_about grades_finding_about(const grades *g, uint32_t number) {
    const lode_slice text = lode_names_get(g->findings, number);
    const size_t n = (size_t)((const char *)memchr(text.p, '\0', text.n) - text.p);
    return (grades_about){{text.p, n}, {text.p + n + 1, text.n - n - 1}};
}

/* ---- reading (grades_open.c, grades_columns.c, grades_read.c, grades_sort.c) ---- */

/* Read the input whole: schools, judgements, findings. */
lode_status grades_open(grades *g);
void grades_close(grades *g);
/* The column of that name or one the reference knows as the same; -1 if there is none. */
lode_status grades_look_for(grades *g, const char *name, int *column);
/* The same; LODE_DATA where it is missing. */
lode_status grades_need(grades *g, const char *name, int *column);
lode_status grades_find_columns(grades *g);
lode_status grades_read_rows(grades *g);
/* Whether there is what options name (grades_asked.c). LODE_USAGE: there is not. */
lode_status grades_check_asked(grades *g);
/* Put judgements in order; of a day with two grades none counts. */
void grades_sort(grades *g);
/* The school that a row of this URN is about; *inherited where it is a predecessor's. LODE_UNKNOWN
 * where it is none. */
lode_slice grades_school_of(const grades *g, lode_slice urn, lode_slice urn_at_event,
                            bool *inherited);
/* Whether options name the framework, or none. */
bool grades_wants(const grades *g, lode_slice framework);
/* The number of an aspect, new if not seen before. */
uint32_t grades_number_aspect(grades *g, const lode_graded_aspect *is);

/* Tell of a row that cannot be used, by the error that is filled, or whose words nobody knows;
 * g->wrong is set (grades_unknown.c). */
void grades_tell_wrong(grades *g, size_t row, grades_column column, const char *kind);
void grades_tell_unknown_aspect(grades *g, size_t row, lode_slice framework, lode_slice aspect);
void grades_tell_unknown_grade(grades *g, size_t row, const lode_graded_aspect *is,
                               lode_slice word);

/* ---- days (grades_days.c) ---- */

/* The day that an option names. LODE_USAGE if it is none. */
lode_status grades_day(grades *g, const char *option, const char *text, int32_t *day);
/* "2024-08-31", in the arena. */
lode_slice grades_day_text(const grades *g, int32_t day);
/* The school year in which a day lies: 202324. */
lode_slice grades_year_of(const grades *g, int32_t day);

/* ---- where schools are (grades_levels.c) ---- */

lode_status grades_read_levels(grades *g);
/* What names a school's unit of a level: identifier i of lode_level_identifier. */
lode_slice grades_unit_says(const grades *g, const grades_level *level, uint32_t unit, int i);

/* ---- as of a day (grades_standing.c) ---- */

/* For every school its latest judgement of an aspect on a day, or NULL: standing[schools]. */
void grades_standing_on(const grades *g, uint32_t aspect, int32_t day,
                        const grades_judgement **standing);
/* The day on which an aspect can be looked at: day, or the last one of its framework. */
int32_t grades_cap(const grades_aspect *aspect, int32_t day);

/* ---- rows of a measure table (grades_face.c) ---- */

/* What a row says of its unit. */
typedef struct {
    const grades *g;
    lode_slice name[LODE_MEASURE_COLUMNS + LODE_LEVELS * GRADES_IDENTIFIERS + 8];
    lode_cell cell[LODE_MEASURE_COLUMNS + LODE_LEVELS * GRADES_IDENTIFIERS + 8];
    size_t n;
    const grades_level *level;
    uint32_t *la, *region; /* [units] that all of a unit's schools lie in, or LODE_UNKNOWN */
    uint32_t *order;       /* [units] by their keys */
} grades_face;

/* The contract's columns, those of the levels asked for, then added[n]; written as the header. */
lode_status grades_face_open(grades_face *face, const grades *g, const char *const *added,
                             size_t n);
/* The same for a table that is none of measures: geographic_level and units only. */
lode_status grades_face_open_units(grades_face *face, const grades *g, const char *const *added,
                                   size_t n);
void grades_face_close(grades_face *face);
/* The rows that follow are about units of this level. */
void grades_face_level(grades_face *face, const grades_level *level);
/* The row that follows is about this unit; every other cell is empty. */
void grades_face_unit(grades_face *face, uint32_t unit);
/* What a column of the row says. */
void grades_say(grades_face *face, const char *column, lode_slice text);
void grades_say_number(grades_face *face, const char *column, double x);
lode_status grades_face_put(grades_face *face);

/* ---- texts (grades_write.c) ---- */

/* Numbers as text, in the arena. */
lode_slice grades_number(const grades *g, double x);
lode_slice grades_format(const grades *g, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
