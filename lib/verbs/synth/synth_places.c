/* Who comes, who goes and who would like to: moves in term time, applications and places, and what
 * councillors ask about. */
#include "synth_local.h"

#include <math.h>

enum { TERMS = 3 };
static const char *const term_name[TERMS] = {"Autumn", "Spring", "Summer"};

/* ---- moves in term time ---- */

static void write_moves(synth_text *text, int joiners, int leavers, int home, int roll) {
    lode_synth_count_cell(text, joiners);
    lode_synth_count_cell(text, leavers);
    lode_synth_count_cell(text, joiners + leavers);
    lode_synth_count_cell(text, roll);
    lode_synth_percent_cell(text, joiners + leavers, roll, 1, "");
    lode_synth_count_cell(text, home);
}

/* One school in thirty has sent nothing for the summer. */
static bool has_sent(const synth_school *school, int term) {
    return school->urn % 30 != 11 || term + 1 < TERMS;
}

static void write_terms(synth_text *text, const synth_local *local, const synth_school *school) {
    const uint64_t seed = local->options->seed;
    const int period = local->england->period, autumn = lode_synth_autumn(period);
    const int roll = lode_synth_roll(school, period, seed);
    const double rate = school->place->story == STORY_GARRISON ? 0.07 : 0.011;
    lode_random draw = lode_synth_stream(seed, school, DRAW_MOVES, period);
    for (int term = 0; term < TERMS; term++) {
        const int joiners = lode_synth_draw(&draw, roll, rate);
        const int leavers = lode_synth_draw(&draw, roll, rate);
        const int home = lode_synth_draw(&draw, leavers, 0.12);
        lode_synth_who(text, local, school);
        lode_synth_print(text, "%d/%02d", autumn, (autumn + 1) % 100);
        lode_synth_cell(text, term_name[term]);
        if (has_sent(school, term))
            write_moves(text, joiners, leavers, home, roll);
        else
            for (int i = 0; i < 6; i++)
                lode_synth_cell(text, "");
        lode_synth_end(text, "\r\n");
    }
}

lode_status lode_synth_moves(const synth_local *local, lode_error *error) {
    static const char *const header[] = {
        "URN",     "School", "Academic year", "Term",       "Joiners",
        "Leavers", "Moves",  "Roll",          "Turnover %", "Left for home education"};
    synth_text text = {0};
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\r\n");
    for (size_t i = 0; i < local->n; i++)
        if (lode_synth_exports(local, &local->school[i]))
            write_terms(&text, local, &local->school[i]);
    return lode_synth_write(&text, local->options, "term_moves.csv", SYNTH_UTF8_MARKED, error);
}

/* ---- applications and places ---- */

/* First preferences for each place: families follow results, and a new school. */
static double popularity(const synth_school *school, int period, uint64_t seed, lode_random *draw) {
    const double new = school->place->story == STORY_NEW ? 0.3 : 0;
    return 0.96 + 0.4 * lode_synth_effect(school, period, seed) + new +
           0.1 * lode_random_normal(draw);
}

static void write_applications(synth_text *text, const synth_local *local,
                               const synth_school *school) {
    const int period = local->england->period, places = school->place->entry;
    lode_random draw = lode_synth_stream(local->options->seed, school, DRAW_ADMISSIONS, period);
    const double wanted = places * popularity(school, period, local->options->seed, &draw);
    const int first = wanted > 1 ? (int)floor(wanted + 0.5) : 1;
    const int others = lode_synth_draw(&draw, 4 * first, 0.4);
    const int free = first < places ? places - first : 0;
    const int met = first < places ? first : places - (int)lode_random_below(&draw, 2);
    const int offers = free > 0 ? met + lode_synth_draw(&draw, free, 0.6) : places;
    char per_place[SYNTH_CELL];
    lode_synth_ratio(per_place, first, places, 2, false);
    lode_synth_count_cell(text, places);
    lode_synth_count_cell(text, first + others);
    lode_synth_count_cell(text, first);
    lode_synth_cell(text, per_place);
    lode_synth_count_cell(text, offers);
    lode_synth_count_cell(text, met);
}

lode_status lode_synth_admissions(const synth_local *local, lode_error *error) {
    static const char *const header[] = {"URN",
                                         "School",
                                         "Year of entry",
                                         "Year group",
                                         "Places",
                                         "Applications",
                                         "First preferences",
                                         "First preferences per place",
                                         "Offers",
                                         "First preference offers"};
    const int autumn = lode_synth_autumn(local->england->period) + 1;
    synth_text text = {0};
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\n");
    for (size_t i = 0; i < local->n; i++) {
        const synth_school *school = &local->school[i];
        const synth_phase phase = school->place->phase;
        if (!lode_synth_exports(local, school) || phase == SYNTH_SPECIAL)
            continue;
        lode_synth_who(&text, local, school);
        lode_synth_print(&text, "%d/%02d", autumn, (autumn + 1) % 100);
        lode_synth_cell(&text, phase == SYNTH_PRIMARY ? "Reception" : "Year 7");
        write_applications(&text, local, school);
        lode_synth_end(&text, "\n");
    }
    return lode_synth_write(&text, local->options, "admissions.csv", SYNTH_PLAIN, error);
}

/* ---- referrals from councillors ---- */

static bool is_asked_about(const synth_local *local, const synth_school *school) {
    return lode_synth_exports(local, school) &&
           (school->place->phase == SYNTH_SECONDARY || school->place->story == STORY_DECLINING ||
            school->place->story == STORY_NEW);
}

/* Of the year and the one before. About a school whose results fall they ask more and more. */
static void write_referrals(synth_text *text, const synth_local *local,
                            const synth_school *school) {
    const int first = lode_synth_autumn(local->england->period) - 1;
    lode_random draw =
        lode_synth_stream(local->options->seed, school, DRAW_REFERRALS, local->england->period);
    const bool falling = school->place->story == STORY_DECLINING;
    for (int t = 0; t < 2 * TERMS; t++) {
        const int autumn = first + t / TERMS;
        const double p = falling ? 0.1 + 0.09 * t : 0.11;
        const int referrals = lode_synth_draw(&draw, 12, p);
        const int councillors = referrals > 0 ? 1 + lode_synth_draw(&draw, referrals - 1, 0.4) : 0;
        lode_synth_who(text, local, school);
        lode_synth_print(text, "%d/%02d", autumn, (autumn + 1) % 100);
        lode_synth_print(text, "%s term", term_name[t % TERMS]);
        lode_synth_count_cell(text, referrals);
        lode_synth_count_cell(text, councillors);
        lode_synth_end(text, "\r\n");
    }
}

lode_status lode_synth_referrals(const synth_local *local, lode_error *error) {
    static const char *const header[] = {
        "URN", "School", "Academic year", "Term", "Councillor referrals", "Councillors"};
    synth_text text = {0};
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\r\n");
    for (size_t i = 0; i < local->n; i++)
        if (is_asked_about(local, &local->school[i]))
            write_referrals(&text, local, &local->school[i]);
    return lode_synth_write(&text, local->options, "councillor_referrals.csv", SYNTH_UTF8_MARKED,
                            error);
}
