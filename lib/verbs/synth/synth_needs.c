/* Special educational needs on the day of the census, with the primary need of each pupil. */
#include "synth_local.h"

/* As the census writes them; how many of a hundred pupils, in mainstream and in special schools. */
static const struct {
    const char *code;
    int mainstream, special;
} need[] = {{"SLCN", 26, 14}, {"SEMH", 21, 15}, {"MLD", 14, 10}, {"SPLD", 11, 1}, {"ASD", 14, 38},
            {"HI", 2, 1},     {"VI", 1, 1},     {"MSI", 1, 1},   {"PD", 3, 3},    {"SLD", 1, 11},
            {"PMLD", 0, 5},   {"NSA", 3, 0},    {"OTH", 3, 0}};

enum { NEEDS = sizeof need / sizeof *need };

/* The pupils are shared out one need after the other, so that all of them have one. */
static void write_needs(synth_text *text, int pupils, bool special, lode_random *draw) {
    int left = 100;
    for (int i = 0; i < NEEDS; i++) {
        const int weight = special ? need[i].special : need[i].mainstream;
        const int n = weight < left ? lode_synth_draw(draw, pupils, (double)weight / left) : pupils;
        lode_synth_count_cell(text, n);
        pupils -= n;
        left -= weight;
    }
}

static void write_header(synth_text *text) {
    static const char *const first[] = {"URN",           "School",         "Pupils",
                                        "EHC plans",     "EHC plan %",     "SEN support number",
                                        "SEN support %", "All SEN number", "All SEN %"};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        lode_synth_cell(text, first[i]);
    for (int i = 0; i < NEEDS; i++)
        lode_synth_cell(text, need[i].code);
    lode_synth_end(text, "\r\n");
}

lode_status lode_synth_needs(const synth_local *local, lode_error *error) {
    const uint64_t seed = local->options->seed;
    synth_text text = {0};
    write_header(&text);
    for (size_t i = 0; i < local->n; i++) {
        const synth_school *school = &local->school[i];
        if (!lode_synth_exports(local, school))
            continue;
        const synth_counts counts = lode_synth_count(school, local->england, seed);
        const int *n = counts.count, all = n[PLAN] + n[SUPPORT];
        lode_random draw = lode_synth_stream(seed, school, DRAW_NEEDS, local->england->period);
        lode_synth_who(&text, local, school);
        lode_synth_count_cell(&text, n[ROLL]);
        lode_synth_count_cell(&text, n[PLAN]);
        lode_synth_percent_cell(&text, n[PLAN], n[ROLL], 1, "%");
        lode_synth_count_cell(&text, n[SUPPORT]);
        lode_synth_percent_cell(&text, n[SUPPORT], n[ROLL], 1, "%");
        lode_synth_count_cell(&text, all);
        lode_synth_percent_cell(&text, all, n[ROLL], 1, "%");
        write_needs(&text, all, school->place->phase == SYNTH_SPECIAL, &draw);
        lode_synth_end(&text, "\r\n");
    }
    return lode_synth_export(&text, local, "sen", SYNTH_UTF8_MARKED, error);
}
