/* What everybody at a school would answer, asked or not. */
#include "synth_survey.h"

#include <math.h>

/* Of each item: where members stand in the first year, and what has changed by the next. */
static const struct {
    double first, change;
} item_of[SURVEY_ITEMS] = {{7.4, 0.3}, {6.9, 0.1}, {7.8, -0.2}, {6.2, 0},
                           {5.8, 0.4}, {7.1, 0},   {7.9, -0.1}};

static const double school_sd = 0.7, item_sd = 0.4, year_sd = 0.3, lowest = 2, highest = 8.99;

static double standard(const synth_survey *s, const synth_one *school, synth_plant what,
                       uint32_t number) {
    lode_random draw = lode_synth_plant(s->options->seed, school->urn, what, number);
    return lode_random_normal(&draw);
}

/* What answers of the school are drawn around. Within the limits none of them leaves the scale. */
static double middle(const synth_survey *s, const synth_one *school, int year, int item) {
    const uint32_t i = (uint32_t)item, y = (uint32_t)year;
    const double x = item_of[item].first + year * item_of[item].change +
                     school_sd * standard(s, school, PLANT_LEVEL, 0) +
                     item_sd * standard(s, school, PLANT_LEVEL, 1 + i) +
                     year_sd * standard(s, school, PLANT_YEAR, y * SURVEY_ITEMS + i);
    return x < lowest ? lowest : x > highest ? highest : x;
}

bool lode_synth_survey_has(const synth_survey *survey, const synth_one *school, int year,
                           int role) {
    static const double chance[SURVEY_ROLES] = {1, 0.25, 0.125};
    lode_random draw = lode_synth_plant(survey->options->seed, school->urn, PLANT_SIZE,
                                        (uint32_t)(year * SURVEY_ROLES + role));
    return lode_random_chance(&draw, chance[role]);
}

int lode_synth_survey_answer(const synth_survey *survey, const synth_one *school, int year,
                             int role, int item) {
    const int number = (year * SURVEY_ROLES + role) * SURVEY_ITEMS + item;
    lode_random draw =
        lode_synth_plant(survey->options->seed, school->urn, PLANT_ANSWER, (uint32_t)number);
    const double near = middle(survey, school, year, item) + lode_random_uniform(&draw);
    const double mood = lode_random_uniform(&draw);
    return (int)floor(near) + (mood < 0.2 ? -1 : mood > 0.8 ? 1 : 0);
}

static double mean_of(const synth_survey *s, const synth_one *school, int year, int item) {
    int sum = 0, n = 0;
    for (int role = 0; role < SURVEY_ROLES; role++)
        if (lode_synth_survey_has(s, school, year, role)) {
            sum += lode_synth_survey_answer(s, school, year, role, item);
            n++;
        }
    return (double)sum / n;
}

double lode_synth_survey_mean(const synth_survey *survey, int year, int item) {
    double sum = 0;
    for (size_t i = 0; i < survey->n; i++)
        if (survey->school[i].is_member)
            sum += mean_of(survey, survey->school[i].school, year, item);
    return sum / (double)survey->members;
}
