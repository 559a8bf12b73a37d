/* Schools near listed points: one by one, or counted by group. */
#include "within_parts.h"

#include "lode/measures.h"
#include "lode/memory.h"

#include <math.h>
#include <stdlib.h>

/* ---- what is asked for ---- */

static lode_status read_km(within_run *r) {
    enum { PLACES = 9 /* decimals of a kilometre in micrometres */ };
    const double most = 2000; /* there is nothing beyond */
    lode_number *km = &r->km;
    if (!lode_number_read(lode_text(r->options->km), km) || !(km->value > 0) ||
        !(km->value <= most) || !km->exact || km->scale > PLACES) {
        lode_fail(r->error, LODE_USAGE, "--within takes kilometres above 0, not '%s'",
                  r->options->km);
        return lode_fail_hint(r->error, "as in --within 3 or --within 0.5, up to 2000");
    }
    const within_square radius =
        (within_square)km->units * lode_whole_power_of_ten[PLACES - km->scale];
    r->furthest = radius * radius;
    return LODE_OK;
}

static lode_status need(within_run *r, const char *name, int *column) {
    *column = lode_table_find(r->table, lode_text(name));
    if (*column >= 0)
        return LODE_OK;
    return within_no_column(r->table, name, r->error);
}

static lode_status find_columns(within_run *r) {
    const lode_words by = r->options->group;
    const char *pupils = r->options->pupils;
    lode_status status = within_find_columns(r->table, r->column, r->error);
    if (status == LODE_OK && pupils)
        status = need(r, pupils, &r->pupils);
    else
        r->pupils = lode_table_find(r->table, lode_text("pupils"));
    for (int i = 0; i < 3; i++)
        r->identifier[i] =
            lode_table_find(r->table, lode_text(lode_level_identifier(LODE_LEVEL_SCHOOL, i)));
    r->group = lode_allocate(by.n, sizeof *r->group);
    for (size_t i = 0; i < by.n && status == LODE_OK; i++) {
        status = need(r, by.item[i], &r->group[i]);
        for (size_t k = 0; k < i && status == LODE_OK; k++)
            if (r->group[k] == r->group[i])
                status =
                    lode_fail(r->error, LODE_USAGE, "-g names the column '%s' twice", by.item[i]);
    }
    return status;
}

/* ---- schools ---- */

lode_slice within_cell(const within_run *r, size_t row, int column) {
    return column < 0 ? (lode_slice){"", 0}
                      : lode_trim(lode_table_text(r->table, row, (size_t)column));
}

static void tell(within_run *r, size_t row, int column, const char *kind) {
    lode_table_fail_at(r->table, row, column < 0 ? 0 : (size_t)column, r->error);
    lode_problem(r->report, r->error, kind);
    r->wrong = true;
}

static void locate(within_run *r, size_t row) {
    within_school *s = &r->school[row];
    within_place place;
    within_square square = 0;
    int wrong;
    const double micrometres_a_km = 1e9;
    const within_reading reading =
        within_read_place(r->table, row, r->column, &place, &wrong, r->error);
    if (reading == WITHIN_WRONG)
        tell(r, row, wrong, "coordinates that cannot be used");
    if (reading != WITHIN_PLACED)
        return;
    s->located = true;
    s->nearest = within_nearest(&r->points, place, &square);
    s->within = square <= r->furthest;
    s->km = sqrt((double)square) / micrometres_a_km;
}

static void count_pupils(within_run *r, size_t row) {
    within_school *s = &r->school[row];
    const lode_slice text = within_cell(r, row, r->pupils);
    s->has_pupils = lode_number_read(text, &s->pupils) && s->pupils.value >= 0;
    if (s->has_pupils || text.n == 0 || lode_is_status(text))
        return;
    lode_fail(r->error, LODE_DATA, "'%.*s' is no number of pupils", LODE_ARG(text));
    tell(r, row, r->pupils, "numbers of pupils that cannot be used");
}

/* A school that stands twice would count twice. */
static void check_once(within_run *r, size_t row, lode_names *seen, size_t *first) {
    lode_slice unit = {NULL, 0};
    int i = 0;
    for (; i < 3 && unit.n == 0; i++)
        unit = within_cell(r, row, r->identifier[i]);
    if (unit.n == 0)
        return;
    const uint32_t known = lode_names_count(seen), number = lode_names_add(seen, unit);
    if (number == known) {
        first[number] = row;
        return;
    }
    lode_fail(r->error, LODE_DATA, "the school '%.*s' stands in line %zu too", LODE_ARG(unit),
              lode_table_line(r->table, first[number]));
    lode_fail_hint(r->error, "--within reads a row for each school: the list of schools, not their "
                             "figures");
    tell(r, row, r->identifier[i - 1], "schools that stand twice");
}

static lode_status read_schools(within_run *r, const lode_input *input) {
    lode_status status = lode_table_read(&r->table, input, NULL, r->report, r->error);
    if (status == LODE_OK)
        status = find_columns(r);
    if (status != LODE_OK)
        return status;
    r->n = lode_table_rows(r->table);
    r->school = lode_allocate(r->n, sizeof *r->school);
    lode_names *seen = lode_names_new();
    size_t *first = lode_allocate(r->n, sizeof *first);
    for (size_t row = 0; row < r->n; row++) {
        locate(r, row);
        count_pupils(r, row);
        check_once(r, row, seen, first);
    }
    lode_names_free(seen);
    free(first);
    return r->wrong ? LODE_DATA : LODE_OK;
}

/* ---- the verb ---- */

static void tell_unplaced(const within_run *r) {
    size_t without = 0;
    for (size_t row = 0; row < r->n; row++)
        without += !r->school[row].located;
    if (without > 0)
        lode_notice(r->report,
                    "%zu of %zu schools have no coordinates: nobody knows where they are", without,
                    r->n);
}

lode_status lode_within(const lode_within_options *options, const lode_input *input,
                        lode_output *output, lode_report *report, lode_error *error) {
    within_run r = {.options = options, .output = output, .report = report, .error = error};
    lode_status status = read_km(&r);
    if (status == LODE_OK)
        status = within_read_points(options->points, &r.points, report, error);
    if (status == LODE_OK)
        status = read_schools(&r, input);
    if (status == LODE_OK) {
        tell_unplaced(&r);
        status = options->list ? within_write_list(&r) : within_write_counts(&r);
    }
    within_free_points(&r.points);
    lode_table_free(r.table);
    free(r.group);
    free(r.school);
    return status;
}
