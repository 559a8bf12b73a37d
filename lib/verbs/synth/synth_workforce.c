/* The teachers of each state-funded school, as a business manager would report them. */
#include "synth_local.h"

#include <math.h>

/* Full-time equivalents are in tenths, days in halves. */
typedef struct {
    int roll, teachers, assistants; /* full-time equivalent */
    int heads, assistant_heads;     /* persons */
    int leavers, new, vacancies, temporary;
    int days;
} staff;

static int persons(int tenths) {
    return (int)ceil(tenths * 0.112);
}

static staff draw_staff(const synth_local *local, const synth_school *school) {
    static const double pupils_per_teacher[SYNTH_PHASES] = {20.6, 16.8, 6.4, 9};
    static const double pupils_per_assistant[SYNTH_PHASES] = {19, 75, 3.2, 40};
    const uint64_t seed = local->options->seed;
    const int period = local->england->period;
    const bool losing = school->place->story == STORY_DECLINING;
    lode_random draw = lode_synth_stream(seed, school, DRAW_WORKFORCE, period);
    staff s = {.roll = lode_synth_roll(school, period, seed)};
    const double more = 1 + 0.06 * lode_random_normal(&draw);
    s.teachers = (int)(more * 10 * s.roll / pupils_per_teacher[school->place->phase] + 0.5);
    s.assistants = (int)(more * 10 * s.roll / pupils_per_assistant[school->place->phase] + 0.5);
    s.heads = persons(s.teachers);
    s.assistant_heads = persons(s.assistants);
    s.leavers = lode_synth_draw(&draw, s.heads, losing ? 0.32 : 0.13);
    s.new = lode_synth_draw(&draw, s.heads, losing ? 0.28 : 0.14);
    s.vacancies = lode_synth_draw(&draw, s.heads, losing ? 0.07 : 0.01);
    s.temporary = lode_synth_draw(&draw, s.heads, losing ? 0.08 : 0.015);
    s.days = lode_synth_draw(&draw, 40 * s.heads, losing ? 0.4 : 0.28);
    return s;
}

static void ratio_cell(synth_text *text, int64_t numerator, int64_t denominator) {
    char cell[SYNTH_CELL];
    lode_synth_ratio(cell, numerator, denominator, 1, false);
    lode_synth_cell(text, cell);
}

static void write_people(synth_text *text, const staff *s) {
    ratio_cell(text, s->teachers, 10);
    lode_synth_count_cell(text, s->heads);
    ratio_cell(text, s->assistants, 10);
    lode_synth_count_cell(text, s->assistant_heads);
    lode_synth_count_cell(text, s->leavers);
    lode_synth_percent_cell(text, s->leavers, s->heads, 1, "");
    lode_synth_count_cell(text, s->new);
}

/* One in twenty schools does not know yet. */
static void write_posts(synth_text *text, const staff *s, bool known) {
    const int posts = s->teachers + 10 * s->vacancies;
    if (known) {
        ratio_cell(text, posts, 10);
        lode_synth_count_cell(text, s->vacancies);
        lode_synth_percent_cell(text, 10 * (int64_t)s->vacancies, posts, 1, "");
    } else {
        for (int i = 0; i < 3; i++)
            lode_synth_cell(text, "tbc");
    }
    lode_synth_count_cell(text, s->temporary);
}

/* Some schools do not keep sickness. */
static void write_days(synth_text *text, const staff *s, bool kept) {
    if (kept) {
        ratio_cell(text, s->days, 2);
        ratio_cell(text, s->days, 2 * (int64_t)s->heads);
    } else {
        lode_synth_cell(text, "");
        lode_synth_cell(text, "");
    }
    ratio_cell(text, 10 * (int64_t)s->roll, s->teachers);
    lode_synth_end(text, "\r\n");
}

lode_status lode_synth_workforce(const synth_local *local, lode_error *error) {
    static const char *const header[] = {"URN",
                                         "School",
                                         "Teachers (FTE)",
                                         "Teachers (headcount)",
                                         "Teaching assistants (FTE)",
                                         "Teaching assistants (headcount)",
                                         "Teachers who left",
                                         "Turnover %",
                                         "Teachers new in post",
                                         "Teacher posts",
                                         "Vacancies",
                                         "Vacancy %",
                                         "Temporarily filled posts",
                                         "Sickness days",
                                         "Sickness days per teacher",
                                         "Pupils per teacher"};
    synth_text text = {0};
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\r\n");
    for (size_t i = 0; i < local->n; i++) {
        const synth_school *school = &local->school[i];
        if (!lode_synth_exports(local, school))
            continue;
        const staff s = draw_staff(local, school);
        lode_synth_who(&text, local, school);
        write_people(&text, &s);
        write_posts(&text, &s, school->urn % 20 != 7);
        write_days(&text, &s, school->urn % 15 != 4);
    }
    return lode_synth_export(&text, local, "workforce", SYNTH_UTF8_MARKED, error);
}
