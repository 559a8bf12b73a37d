/* What inspectors judged: graded inspections up to the summer in which overall effectiveness ended.
 */
#include "synth_local.h"

enum { FIRST_AUTUMN = 2013, LAST_AUTUMN = 2023, WITH_EDUCATION = 2019 };

/* Nobody was inspected between March 2020 and the summer of 2021. */
static bool is_closed(int autumn) {
    return autumn == 2020;
}

/* What a school adds to its pupils, and much besides, decides its grade: cut where about as many
 * schools of England stand in each. */
static int draw_grade(const synth_school *school, lode_random *draw) {
    static const double cut[] = {0.97, -1.13, -1.88};
    const double x = 0.6 * school->effect / 0.15 + 0.8 * lode_random_normal(draw);
    int grade = 1;
    for (size_t i = 0; i < sizeof cut / sizeof *cut; i++)
        grade += x < cut[i];
    return grade;
}

static void write_judgement(synth_text *text, const synth_school *school, int autumn, int day,
                            const char *aspect, int grade) {
    static const char *const words[] = {"Outstanding", "Good", "Requires improvement",
                                        "Inadequate"};
    /* A day of October to February. */
    const int month = 10 + day / 28, year = autumn + (month > 12);
    lode_synth_print(text, "%u", lode_synth_urn(school, autumn * 100 + (autumn + 1) % 100));
    lode_synth_cell(text, school->place->name);
    lode_synth_print(text, "%04d-%02d-%02d", year, month > 12 ? month - 12 : month, 1 + day % 28);
    lode_synth_cell(text, "Graded with overall effectiveness");
    lode_synth_cell(text, aspect);
    lode_synth_cell(text, words[grade - 1]);
    lode_synth_cell(text, "graded");
    lode_synth_end(text, "\n");
}

/* Every three to five years, sooner after a bad grade. */
static void write_inspections(synth_text *text, const synth_local *local,
                              const synth_school *school) {
    lode_random draw = lode_synth_stream(local->options->seed, school, DRAW_INSPECTIONS, 0);
    int autumn = FIRST_AUTUMN + (int)lode_random_below(&draw, 4);
    while (autumn <= LAST_AUTUMN) {
        const int grade = draw_grade(school, &draw);
        const int day = (int)lode_random_below(&draw, 5 * 28);
        const int interval = grade > 2 ? 2 : 3 + (int)lode_random_below(&draw, 3);
        if (lode_synth_is_open(school, autumn * 100 + (autumn + 1) % 100)) {
            write_judgement(text, school, autumn, day, "Overall effectiveness", grade);
            if (autumn >= WITH_EDUCATION)
                write_judgement(text, school, autumn, day, "Quality of education", grade);
        }
        autumn += interval;
        autumn += is_closed(autumn);
    }
}

lode_status lode_synth_inspections(const synth_local *local, lode_error *error) {
    static const char *const header[] = {"school_urn", "school_name", "event_date", "framework",
                                         "aspect",     "grade",       "event_type"};
    synth_text text = {0};
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\n");
    for (size_t i = 0; i < local->n; i++)
        if (lode_synth_exports(local, &local->school[i]))
            write_inspections(&text, local, &local->school[i]);
    return lode_synth_write(&text, local->options, "inspections.csv", SYNTH_PLAIN, error);
}
