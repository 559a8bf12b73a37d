/* Early years and phonics of the primary schools, as they report them to the council. */
#include "synth_local.h"

/* ---- early years ---- */

enum { ALL_CHILDREN, DISADVANTAGED_CHILDREN, OTHER_CHILDREN, CHILD_GROUPS };
enum { GOALS = 17, NEEDED = 12 }; /* early learning goals, and those of a good level */

typedef struct {
    int children, good, all; /* all: at the expected level in every goal */
    int goals;               /* in how many goals, children added up */
} early_group;

static double within(double p) {
    return p < 0.05 ? 0.05 : p > 0.97 ? 0.97 : p;
}

static bool is_primary(const synth_local *local, const synth_school *school) {
    return school->place->phase == SYNTH_PRIMARY && lode_synth_exports(local, school);
}

/* Pupils of a young year group. */
static int group_size(const synth_school *school, lode_random *draw) {
    const unsigned entry = school->place->entry;
    if (school->place->story == STORY_TINY)
        return 3 + (int)lode_random_below(draw, 5);
    return (int)(entry - lode_random_below(draw, entry / 8 + 1));
}

static void add_child(early_group *group, bool good, bool all, int goals) {
    group->children++;
    group->good += good;
    group->all += all;
    group->goals += goals;
}

/* A good level is 12 goals at least; whoever lacks it lacks one of those. */
static int goals_of(bool good, bool all, lode_random *draw) {
    if (all)
        return GOALS;
    return good ? NEEDED + (int)lode_random_below(draw, GOALS - NEEDED)
                : 3 + (int)lode_random_below(draw, GOALS - 4);
}

static void draw_children(early_group group[CHILD_GROUPS], const synth_local *local,
                          const synth_school *school) {
    const uint64_t seed = local->options->seed;
    const int period = local->england->period;
    lode_random draw = lode_synth_stream(seed, school, DRAW_EARLY_YEARS, period);
    const double effect = 0.2 * lode_synth_effect(school, period, seed);
    for (int left = group_size(school, &draw); left > 0; left--) {
        const bool disadvantaged = lode_random_chance(&draw, school->disadvantaged);
        const double p = within((disadvantaged ? 0.54 : 0.74) + effect);
        const bool good = lode_random_chance(&draw, p), all = lode_random_chance(&draw, 0.96);
        const int goals = goals_of(good, good && all, &draw);
        add_child(&group[ALL_CHILDREN], good, good && all, goals);
        add_child(&group[disadvantaged ? DISADVANTAGED_CHILDREN : OTHER_CHILDREN], good,
                  good && all, goals);
    }
}

static void average_cell(synth_text *text, int64_t sum, int64_t n) {
    char cell[SYNTH_CELL];
    if (n > 0)
        lode_synth_ratio(cell, sum, n, 1, false);
    lode_synth_cell(text, n > 0 ? cell : "n/a");
}

static void write_group(synth_text *text, const early_group *group, bool hidden) {
    if (hidden) {
        lode_synth_hidden_cells(text, 6);
    } else {
        lode_synth_count_cell(text, group->children);
        lode_synth_count_cell(text, group->good);
        lode_synth_percent_cell(text, group->good, group->children, 1, "");
        lode_synth_count_cell(text, group->all);
        lode_synth_percent_cell(text, group->all, group->children, 1, "");
        average_cell(text, group->goals, group->children);
    }
    lode_synth_end(text, "\r\n");
}

/* What is few, and what would tell of it by subtraction. */
static bool is_hidden(const early_group group[CHILD_GROUPS], int which) {
    const bool half =
        which != ALL_CHILDREN && (lode_synth_are_few(group[DISADVANTAGED_CHILDREN].children) ||
                                  lode_synth_are_few(group[OTHER_CHILDREN].children));
    return half || lode_synth_are_few(group[ALL_CHILDREN].children);
}

lode_status lode_synth_early_years(const synth_local *local, lode_error *error) {
    static const char *const header[] = {"URN",         "School", "Pupil group",     "Children",
                                         "GLD number",  "GLD %",  "All ELGs number", "All ELGs %",
                                         "Average ELGs"};
    static const char *const name[CHILD_GROUPS] = {"All", "Disadvantaged", "Not disadvantaged"};
    synth_text text = {0};
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\r\n");
    for (size_t i = 0; i < local->n; i++) {
        early_group group[CHILD_GROUPS] = {{0}};
        if (!is_primary(local, &local->school[i]))
            continue;
        draw_children(group, local, &local->school[i]);
        for (int g = 0; g < CHILD_GROUPS; g++) {
            lode_synth_who(&text, local, &local->school[i]);
            lode_synth_cell(&text, name[g]);
            write_group(&text, &group[g], is_hidden(group, g));
        }
    }
    return lode_synth_export(&text, local, "early_years", SYNTH_WINDOWS_1252, error);
}

/* ---- phonics ---- */

enum { MARKS = 40, STANDARD = 32 };

static int marks_of(int pupils, int met, lode_random *draw) {
    int marks = 0;
    for (int i = 0; i < pupils; i++)
        marks += i < met ? STANDARD + (int)lode_random_below(draw, MARKS - STANDARD + 1)
                         : (int)lode_random_below(draw, STANDARD);
    return marks;
}

/* In year 2 only those who did not meet the standard take it again: no average. */
static void write_phonics(synth_text *text, int pupils, int met, int marks, int year) {
    if (lode_synth_are_few(pupils)) {
        lode_synth_hidden_cells(text, 4);
    } else {
        lode_synth_count_cell(text, pupils);
        lode_synth_count_cell(text, met);
        lode_synth_percent_cell(text, met, pupils, 0, "%");
        if (year == 1)
            average_cell(text, marks, pupils);
        else
            lode_synth_cell(text, "");
    }
    lode_synth_end(text, "\n");
}

lode_status lode_synth_phonics(const synth_local *local, lode_error *error) {
    static const char *const header[] = {
        "URN",         "School", "Year group", "Pupils", "Number met standard", "% met standard",
        "Average mark"};
    const uint64_t seed = local->options->seed;
    const int period = local->england->period;
    synth_text text = {0};
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\n");
    for (size_t i = 0; i < local->n; i++) {
        const synth_school *school = &local->school[i];
        if (!is_primary(local, school))
            continue;
        lode_random draw = lode_synth_stream(seed, school, DRAW_PHONICS, period);
        const double effect = 0.2 * lode_synth_effect(school, period, seed);
        for (int year = 1; year <= 2; year++) {
            const int pupils = group_size(school, &draw);
            const double p = (year == 1 ? 0.84 : 0.92) - 0.15 * school->disadvantaged + effect;
            const int met = lode_synth_draw(&draw, pupils, within(p));
            const int marks = marks_of(pupils, met, &draw);
            lode_synth_who(&text, local, school);
            lode_synth_print(&text, "Year %d", year);
            write_phonics(&text, pupils, met, marks, year);
        }
    }
    return lode_synth_export(&text, local, "phonics", SYNTH_PLAIN, error);
}
