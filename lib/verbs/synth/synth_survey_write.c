/* The files of a survey: the members, what was answered, and what is true. */
#include "synth_survey.h"

#include <inttypes.h>

/* ---- members.csv ---- */

/* Before the first survey, so that both years have the same members. */
static int joined(const synth_survey *s, const synth_one *school) {
    lode_random draw = lode_synth_plant(s->options->seed, school->urn, PLANT_MEMBER, 1);
    return 2012 + (int)lode_random_below(&draw, 7);
}

static lode_status write_members(const synth_survey *s, lode_error *error) {
    static const char *const header[] = {"school_urn", "school_name", "phase", "cluster", "joined"};
    synth_text text = {0};
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\n");
    for (size_t i = 0; i < s->n; i++) {
        const synth_one *school = s->school[i].school;
        if (!s->school[i].is_member)
            continue;
        lode_synth_print(&text, "%" PRIu64, school->urn);
        lode_synth_cell(&text, school->name);
        lode_synth_cell(&text, school->phase);
        lode_synth_cell(&text, school->cluster);
        lode_synth_print(&text, "%d-09-01", joined(s, school));
        lode_synth_end(&text, "\n");
    }
    return lode_synth_write(&text, s->options, "members.csv", SYNTH_PLAIN, error);
}

/* ---- survey.csv ---- */

static const char *const role_name[SURVEY_ROLES] = {"Headteacher", "Deputy headteacher",
                                                    "Chair of governors"};

static const char *const comment[] = {
    "More time for visits between schools, please.",
    "The data pack was useful; the meeting was not.",
    "We would like \"reading for all\" to go on.",
    "Travel, not content, is what keeps us away",
    "Good value",
    "Who decides the priorities?",
};

static void write_answer(synth_text *text, lode_random *gap, double missing, int answer) {
    const bool given = !lode_random_chance(gap, missing), blank = lode_random_chance(gap, 0.5);
    if (given)
        lode_synth_print(text, "%d", answer);
    else
        lode_synth_cell(text, blank ? "" : "Don't know");
}

static void write_comment(synth_text *text, lode_random *draw) {
    const size_t one = (size_t)lode_random_below(draw, sizeof comment / sizeof *comment);
    lode_synth_cell(text, lode_random_chance(draw, 0.1) ? comment[one] : "");
}

static void write_response(synth_text *text, const synth_survey *s, const synth_one *school,
                           int year, int role, size_t number) {
    lode_random gap = lode_synth_plant(s->options->seed, school->urn, PLANT_MISSING,
                                       (uint32_t)(year * SURVEY_ROLES + role));
    lode_synth_print(text, "%d", lode_synth_survey_year[year]);
    lode_synth_print(text, "%" PRIu64, school->urn);
    lode_synth_print(text, "%d-%03zu", lode_synth_survey_year[year], number);
    lode_synth_cell(text, role_name[role]);
    for (int item = 0; item < SURVEY_ITEMS; item++)
        write_answer(text, &gap, s->plan->missing,
                     lode_synth_survey_answer(s, school, year, role, item));
    write_comment(text, &gap);
    lode_synth_end(text, "\n");
}

static void write_year(synth_text *text, const synth_survey *s, int year) {
    size_t number = 0;
    for (size_t i = 0; i < s->n; i++)
        for (int role = 0; role < SURVEY_ROLES; role++)
            if (s->school[i].responds[year] &&
                lode_synth_survey_has(s, s->school[i].school, year, role))
                write_response(text, s, s->school[i].school, year, role, ++number);
}

static lode_status write_responses(const synth_survey *s, lode_error *error) {
    static const char *const header[] = {"time_period", "school_urn", "respondent", "role",
                                         "q1",          "q2",         "q3",         "q4",
                                         "q5",          "q6",         "q7",         "comment"};
    synth_text text = {0};
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\n");
    for (int year = 0; year < SURVEY_YEARS; year++)
        write_year(&text, s, year);
    return lode_synth_write(&text, s->options, "survey.csv", SYNTH_PLAIN, error);
}

/* ---- truth.csv ---- */

static void write_figure(synth_text *text, const char *term, int item, int year, double value,
                         const char *about) {
    lode_synth_cell(text, term);
    lode_synth_cell(text, "");
    lode_synth_number(text, value);
    lode_synth_cell(text, about);
    lode_synth_print(text, "q%d", item + 1);
    lode_synth_print(text, "%d", lode_synth_survey_year[year]);
    lode_synth_end(text, "\n");
}

static lode_status write_truth(const synth_survey *s, lode_error *error) {
    static const char *const header[] = {"term",  "subgroup", "value",
                                         "about", "outcome",  "time_period"};
    synth_text text = {0};
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\n");
    for (int item = 0; item < SURVEY_ITEMS; item++) {
        double mean[SURVEY_YEARS];
        for (int year = 0; year < SURVEY_YEARS; year++) {
            mean[year] = lode_synth_survey_mean(s, year, item);
            write_figure(&text, "mean", item, year, mean[year], "points; mean of all members");
        }
        write_figure(&text, "change", item, 1, mean[1] - mean[0],
                     "points; mean of all members: 2024 less 2019");
    }
    return lode_synth_write(&text, s->options, "truth.csv", SYNTH_PLAIN, error);
}

lode_status lode_synth_survey_write(const synth_survey *survey, lode_error *error) {
    lode_status status = lode_synth_folder(survey->options, error);
    if (status == LODE_OK)
        status = write_members(survey, error);
    if (status == LODE_OK)
        status = write_responses(survey, error);
    if (status == LODE_OK)
        status = write_truth(survey, error);
    return status;
}
