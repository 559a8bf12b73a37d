#include "lode/grade_scales.h"

#include "lode/date.h"
#include "lode/memory.h"
#include "lode/number.h"

#include <stdlib.h>

enum {
    FRAMEWORK,
    FAMILY,
    ASPECT,
    PREFIX,
    SCALE,
    OF,
    STANDS_FOR,
    FIRST,
    LAST,
    ALIASES,
    LABEL,
    ASPECT_COLUMNS
};
enum { GRADE_SCALE, RANK, GRADE, GRADE_ALIASES, STANDARD, IMPLIES, GRADE_COLUMNS };

static const char *const aspect_columns[ASPECT_COLUMNS] = {
    "framework",  "family",    "aspect",   "prefix",  "scale", "of",
    "stands_for", "first_day", "last_day", "aliases", "label"};
static const char *const grade_columns[GRADE_COLUMNS] = {"scale",   "rank",     "grade",
                                                         "aliases", "standard", "implies"};

struct lode_grade_scales {
    const lode_table *aspects, *grades;
    int column[ASPECT_COLUMNS], grade_column[GRADE_COLUMNS];
    lode_grade *grade;           /* [rows of grades] */
    lode_graded_aspect **aspect; /* [n] those of the table, then those made of "*" */
    size_t n, listed, capacity;
    lode_arena *arena;
};

static lode_slice cell(const lode_table *table, const int *column, size_t row, int which) {
    return lode_trim(lode_table_text(table, row, (size_t)column[which]));
}

/* Whether word is one of A|B|C. */
static bool is_listed(lode_slice words, lode_slice word) {
    lode_slice one;
    while (lode_split(&words, '|', &one))
        if (lode_same_folded(one, word))
            return true;
    return false;
}

/* ---- reading ---- */

static lode_status read_grade(lode_grade_scales *s, size_t row, lode_error *error) {
    const lode_slice rank = cell(s->grades, s->grade_column, row, RANK);
    lode_number number = {.value = 0};
    lode_grade *g = &s->grade[row];
    *g = (lode_grade){.grade = cell(s->grades, s->grade_column, row, GRADE),
                      .aliases = cell(s->grades, s->grade_column, row, GRADE_ALIASES),
                      .standard = cell(s->grades, s->grade_column, row, STANDARD),
                      .implies = cell(s->grades, s->grade_column, row, IMPLIES),
                      .is_none = lode_is(rank, "none")};
    if (rank.n > 0 && !g->is_none &&
        !(lode_number_is_whole(rank) && lode_number_read(rank, &number) && number.value >= 1)) {
        lode_fail(error, LODE_DATA, "'%.*s' is not a rank", LODE_ARG(rank));
        lode_fail_hint(error, "1 is best; none: it is no grade; empty: it has no order");
        return lode_table_fail_at(s->grades, row, (size_t)s->grade_column[RANK], error);
    }
    g->rank = (int)number.value;
    return LODE_OK;
}

static lode_status read_day(lode_grade_scales *s, size_t row, int which, bool *has, int32_t *day,
                            lode_error *error) {
    const lode_slice text = cell(s->aspects, s->column, row, which);
    lode_date date;
    *has = text.n > 0;
    if (!*has)
        return LODE_OK;
    if (!lode_date_read(text, &date)) {
        lode_fail(error, LODE_DATA, "'%.*s' is not a date", LODE_ARG(text));
        return lode_table_fail_at(s->aspects, row, (size_t)s->column[which], error);
    }
    *day = lode_date_number(date);
    return LODE_OK;
}

/* The grades of a scale stand together. */
static void find_grades(const lode_grade_scales *s, lode_slice scale, lode_graded_aspect *a) {
    for (size_t i = 0; i < lode_table_rows(s->grades); i++) {
        if (!lode_same(cell(s->grades, s->grade_column, i, GRADE_SCALE), scale))
            continue;
        if (!a->grade)
            a->grade = &s->grade[i];
        a->n = (size_t)(&s->grade[i] - a->grade) + 1;
    }
}

static lode_status find_scale(lode_grade_scales *s, size_t row, lode_graded_aspect *a,
                              lode_error *error) {
    const lode_slice scale = cell(s->aspects, s->column, row, SCALE);
    find_grades(s, scale, a);
    if (a->grade)
        return LODE_OK;
    lode_fail(error, LODE_DATA, "no grade has the scale '%.*s'", LODE_ARG(scale));
    lode_fail_hint(error, "grades.csv lists the grades of each scale, one after the other");
    return lode_table_fail_at(s->aspects, row, (size_t)s->column[SCALE], error);
}

static lode_graded_aspect *new_aspect(lode_grade_scales *s) {
    LODE_GROW(s->aspect, s->n, s->capacity);
    lode_graded_aspect *a = lode_arena_take(s->arena, sizeof *a);
    *a = (lode_graded_aspect){.place = s->n};
    return s->aspect[s->n++] = a;
}

static lode_status read_aspect(lode_grade_scales *s, size_t row, lode_error *error) {
    lode_graded_aspect *a = new_aspect(s);
    a->framework = cell(s->aspects, s->column, row, FRAMEWORK);
    a->aspect = cell(s->aspects, s->column, row, ASPECT);
    a->prefix = cell(s->aspects, s->column, row, PREFIX);
    a->label = cell(s->aspects, s->column, row, LABEL);
    a->family = cell(s->aspects, s->column, row, FAMILY);
    a->of = cell(s->aspects, s->column, row, OF);
    a->stands_for = cell(s->aspects, s->column, row, STANDS_FOR);
    lode_status status = read_day(s, row, FIRST, &a->has_first, &a->first_day, error);
    if (status == LODE_OK)
        status = read_day(s, row, LAST, &a->has_last, &a->last_day, error);
    return status == LODE_OK ? find_scale(s, row, a, error) : status;
}

lode_status lode_grade_scales_read(lode_grade_scales **scales, lode_reference *reference,
                                   lode_error *error) {
    lode_grade_scales *s = lode_allocate(1, sizeof *s);
    s->arena = lode_arena_new();
    lode_status status = lode_reference_table(reference, "grade_frameworks", &s->aspects, error);
    if (status == LODE_OK)
        status = lode_reference_table(reference, "grades", &s->grades, error);
    if (status == LODE_OK)
        status =
            lode_reference_columns(s->aspects, aspect_columns, ASPECT_COLUMNS, s->column, error);
    if (status == LODE_OK)
        status =
            lode_reference_columns(s->grades, grade_columns, GRADE_COLUMNS, s->grade_column, error);
    if (status == LODE_OK)
        s->grade = lode_allocate(lode_table_rows(s->grades), sizeof *s->grade);
    for (size_t i = 0; status == LODE_OK && i < lode_table_rows(s->grades); i++)
        status = read_grade(s, i, error);
    for (size_t i = 0; status == LODE_OK && i < lode_table_rows(s->aspects); i++)
        status = read_aspect(s, i, error);
    s->listed = s->n;
    if (status == LODE_OK)
        *scales = s;
    else
        lode_grade_scales_free(s);
    return status;
}

void lode_grade_scales_free(lode_grade_scales *s) {
    if (!s)
        return;
    lode_arena_free(s->arena);
    free(s->grade);
    free(s->aspect);
    free(s);
}

/* ---- looking up ---- */

/* "Strategy and vision" as the part of a measure's name: strategy_and_vision. */
static lode_slice as_name(lode_grade_scales *s, lode_slice prefix, lode_slice word) {
    char *text = lode_arena_take(s->arena, prefix.n + word.n + 1);
    size_t n = prefix.n;
    memcpy(text, prefix.p, n);
    text[n++] = '_';
    for (size_t i = 0; i < word.n; i++) {
        const char c = lode_small(word.p[i]);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            text[n++] = c;
        else if (text[n - 1] != '_')
            text[n++] = '_';
    }
    while (n > 0 && text[n - 1] == '_')
        n--;
    return (lode_slice){text, n};
}

static const lode_graded_aspect *make(lode_grade_scales *s, const lode_graded_aspect *any,
                                      lode_slice aspect) {
    lode_graded_aspect *a = new_aspect(s);
    const size_t place = a->place;
    *a = *any;
    a->place = place;
    a->aspect = (lode_slice){lode_arena_copy(s->arena, aspect.p, aspect.n), aspect.n};
    a->prefix = as_name(s, any->prefix, a->aspect);
    a->label = a->aspect;
    return a;
}

static bool is_called(const lode_grade_scales *s, size_t i, lode_slice aspect) {
    return lode_same_folded(s->aspect[i]->aspect, aspect) ||
           (i < s->listed && is_listed(cell(s->aspects, s->column, i, ALIASES), aspect));
}

const lode_graded_aspect *lode_graded_aspect_find(lode_grade_scales *s, lode_slice framework,
                                                  lode_slice aspect) {
    const lode_graded_aspect *any = NULL;
    for (size_t i = 0; i < s->n; i++) {
        if (!lode_same_folded(s->aspect[i]->framework, framework))
            continue;
        if (lode_is(s->aspect[i]->aspect, "*"))
            any = s->aspect[i];
        else if (is_called(s, i, aspect))
            return s->aspect[i];
    }
    return any && aspect.n > 0 ? make(s, any, aspect) : NULL;
}

lode_status lode_grade_scale_find(const lode_grade_scales *s, lode_slice name,
                                  lode_graded_aspect *aspect, lode_error *error) {
    *aspect = (lode_graded_aspect){.aspect = name};
    find_grades(s, name, aspect);
    if (aspect->grade)
        return LODE_OK;
    lode_fail(error, LODE_USAGE, "nobody knows the scale '%.*s'", LODE_ARG(name));
    lode_fail_hint(error, "grades.csv lists those that are known");
    return LODE_USAGE;
}

bool lode_framework_is_known(const lode_grade_scales *s, lode_slice framework) {
    for (size_t i = 0; i < s->listed; i++)
        if (lode_same_folded(s->aspect[i]->framework, framework))
            return true;
    return false;
}

lode_slice lode_graded_suggest(const lode_grade_scales *s, lode_slice framework, lode_slice word) {
    lode_slice *name = lode_allocate(s->n + 1, sizeof *name);
    size_t n = 0;
    for (size_t i = 0; i < s->listed; i++)
        if (framework.n == 0)
            name[n++] = s->aspect[i]->framework;
        else if (lode_same_folded(s->aspect[i]->framework, framework))
            name[n++] = s->aspect[i]->aspect;
    const int meant = lode_suggest(word, name, n);
    const lode_slice answer = meant < 0 ? (lode_slice){"", 0} : name[meant];
    free(name);
    return answer;
}

const lode_grade *lode_grade_find(const lode_graded_aspect *aspect, lode_slice word) {
    for (size_t i = 0; i < aspect->n; i++)
        if (lode_same_folded(aspect->grade[i].grade, word))
            return &aspect->grade[i];
    for (size_t i = 0; i < aspect->n; i++)
        if (is_listed(aspect->grade[i].aliases, word))
            return &aspect->grade[i];
    return NULL;
}

bool lode_grades_are_ordered(const lode_graded_aspect *aspect) {
    for (size_t i = 0; i < aspect->n; i++)
        if (aspect->grade[i].rank == 0 && !aspect->grade[i].is_none)
            return false;
    return true;
}

int lode_grade_standard(const lode_graded_aspect *aspect, lode_slice *name) {
    for (size_t i = 0; i < aspect->n; i++)
        if (aspect->grade[i].standard.n > 0) {
            *name = aspect->grade[i].standard;
            return aspect->grade[i].rank;
        }
    return 0;
}
