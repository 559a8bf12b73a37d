/* Suspensions and permanent exclusions of the year, of secondary and special schools by special
 * educational needs too. */
#include "synth_local.h"

enum { ALL_PUPILS, WITH_PLAN, WITH_SUPPORT, WITHOUT_NEED, NEED_GROUPS };

typedef struct {
    int pupils, suspensions, suspended, excluded;
    int days; /* halves */
} suspended_group;

static double chance_of(const synth_school *school) {
    static const double chance[SYNTH_PHASES] = {0.006, 0.06, 0.05, 0};
    const synth_story story = school->place->story;
    const double more = story == STORY_DECLINING || story == STORY_ABSENT ? 1.7 : 1;
    return chance[school->place->phase] * more * (0.6 + school->disadvantaged);
}

static void add_group(suspended_group *total, const suspended_group *g) {
    total->pupils += g->pupils;
    total->suspensions += g->suspensions;
    total->suspended += g->suspended;
    total->excluded += g->excluded;
    total->days += g->days;
}

static void draw_groups(suspended_group group[NEED_GROUPS], const synth_local *local,
                        const synth_school *school) {
    static const double times[NEED_GROUPS] = {0, 2.4, 2.6, 0.8};
    const uint64_t seed = local->options->seed;
    const synth_counts counts = lode_synth_count(school, local->england, seed);
    lode_random draw = lode_synth_stream(seed, school, DRAW_EXCLUSIONS, local->england->period);
    const double chance = chance_of(school);
    group[WITH_PLAN].pupils = counts.count[PLAN];
    group[WITH_SUPPORT].pupils = counts.count[SUPPORT];
    group[WITHOUT_NEED].pupils = counts.count[ROLL] - counts.count[PLAN] - counts.count[SUPPORT];
    for (int i = WITH_PLAN; i < NEED_GROUPS; i++) {
        suspended_group *g = &group[i];
        g->suspended = lode_synth_draw(&draw, g->pupils, chance * times[i]);
        g->suspensions = g->suspended + lode_synth_draw(&draw, 3 * g->suspended, 0.25);
        g->days = 2 * g->suspensions + lode_synth_draw(&draw, 4 * g->suspensions, 0.35);
        g->excluded = lode_synth_draw(&draw, g->pupils, chance * times[i] / 60);
        add_group(&group[ALL_PUPILS], g);
    }
}

static void write_group(synth_text *text, const suspended_group *g) {
    char days[SYNTH_CELL];
    lode_synth_ratio(days, g->days, 2, 1, true);
    lode_synth_count_cell(text, g->pupils);
    lode_synth_count_cell(text, g->suspensions);
    lode_synth_percent_cell(text, g->suspensions, g->pupils, 2, "");
    lode_synth_count_cell(text, g->suspended);
    lode_synth_percent_cell(text, g->suspended, g->pupils, 2, "");
    lode_synth_cell(text, days);
    lode_synth_count_cell(text, g->excluded);
    lode_synth_percent_cell(text, g->excluded, g->pupils, 2, "");
    lode_synth_end(text, "\n");
}

lode_status lode_synth_exclusions(const synth_local *local, lode_error *error) {
    static const char *const header[] = {"URN",
                                         "School",
                                         "Pupil group",
                                         "Headcount",
                                         "Suspensions",
                                         "Suspension rate",
                                         "Pupils suspended",
                                         "Pupils suspended %",
                                         "Days suspended",
                                         "Permanent exclusions",
                                         "Permanent exclusion rate"};
    static const char *const name[NEED_GROUPS] = {"All", "EHC plan", "SEN support", "No SEN"};
    synth_text text = {0};
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\n");
    for (size_t i = 0; i < local->n; i++) {
        const synth_school *school = &local->school[i];
        suspended_group group[NEED_GROUPS] = {{0}};
        if (!lode_synth_exports(local, school))
            continue;
        draw_groups(group, local, school);
        const int groups = school->place->phase == SYNTH_SECONDARY ? NEED_GROUPS : 1;
        for (int g = 0; g < groups; g++) {
            lode_synth_who(&text, local, school);
            lode_synth_cell(&text, name[g]);
            write_group(&text, &group[g]);
        }
    }
    return lode_synth_export(&text, local, "exclusions", SYNTH_PLAIN, error);
}
