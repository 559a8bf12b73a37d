/* Pupils on roll, of schools and of the authority, and absence, of schools and of England. */
#include "synth_parts.h"

#include <stdio.h>
#include <string.h>

/* The layout changes: SCHOOLTYPE and the number eligible for free meals came in 2018/19, the
 * percent signs and the base of the six-year measure in 2022/23. */
enum { TYPED_FROM = 201819, SIGNED_FROM = 202223, SESSIONS = 310 };

static uint32_t of(int whole) {
    return (uint32_t)whole;
}

synth_counts lode_synth_count(const synth_school *school, const synth_england *england,
                              uint64_t seed) {
    const bool special = school->place->phase == SYNTH_SPECIAL;
    lode_random draw = lode_synth_stream(seed, school, DRAW_CENSUS, england->period);
    synth_counts r = {0};
    int *n = r.count;
    n[ROLL] = lode_synth_roll(school, england->period, seed);
    n[GIRLS] = lode_synth_girls(school, england->period, seed);
    n[BOYS] = n[ROLL] - n[GIRLS];
    n[PLAN] = special ? n[ROLL] : (int)lode_random_binomial(&draw, of(n[ROLL]), 0.02);
    n[SUPPORT] = (int)lode_random_binomial(&draw, of(n[ROLL] - n[PLAN]),
                                           0.09 + 0.12 * school->disadvantaged);
    n[EAL] = (int)lode_random_binomial(&draw, of(n[ROLL]), school->eal);
    n[UNKNOWN] = (int)lode_random_binomial(&draw, of(n[ROLL] - n[EAL]), 0.002);
    n[ENGLISH] = n[ROLL] - n[EAL] - n[UNKNOWN];
    n[FSM6] = (int)lode_random_binomial(&draw, of(n[ROLL]), school->disadvantaged);
    n[FSM] = (int)lode_random_binomial(&draw, of(n[FSM6]), 0.75);
    return r;
}

static void count_absence(synth_counts *r, const synth_school *school, const synth_england *england,
                          uint64_t seed) {
    lode_random draw = lode_synth_stream(seed, school, DRAW_ABSENCE, england->period);
    const double passing = 1 + 0.04 * lode_random_normal(&draw);
    const double rate = england->absence[school->place->phase] * school->absence * passing;
    const double often = 1 + 1.5 * (school->absence * passing - 1);
    const double persistent =
        england->persistent[school->place->phase] * (often < 0.3 ? 0.3 : often);
    r->absent = (int64_t)(rate * SESSIONS * r->count[ROLL] + 0.5);
    r->persistent = (int)lode_random_binomial(&draw, of(r->count[ROLL]), persistent);
}

static void add_counts(synth_counts *total, const synth_counts *r) {
    for (int k = 0; k < KINDS; k++)
        total->count[k] += r->count[k];
}

static void write_census_header(synth_text *text, int period) {
    static const char *const people[] = {
        "NOR",     "NORG",   "NORB",     "PNORG",    "PNORB",   "TSENELSE",  "PSENELSE", "TSENELK",
        "PSENELK", "NUMEAL", "NUMENGFL", "NUMUNCFL", "PNUMEAL", "PNUMENGFL", "PNUMUNCFL"};
    lode_synth_cell(text, "URN");
    lode_synth_cell(text, "LA");
    lode_synth_cell(text, period >= SIGNED_FROM ? "Estab" : "ESTAB");
    if (period >= TYPED_FROM)
        lode_synth_cell(text, "SCHOOLTYPE");
    for (size_t i = 0; i < sizeof people / sizeof *people; i++)
        lode_synth_cell(text, people[i]);
    lode_synth_cell(text, period >= TYPED_FROM ? "NUMFSM" : "PNUMFSM");
    lode_synth_cell(text, "NUMFSMEVER");
    if (period >= SIGNED_FROM)
        lode_synth_cell(text, "NORFSMEVER");
    lode_synth_cell(text, "PNUMFSMEVER");
    lode_synth_end(text, "\r\n");
}

static void write_count(synth_text *text, const synth_counts *r, synth_kind which) {
    lode_synth_print(text, "%d", r->count[which]);
}

static void write_percent(synth_text *text, const synth_counts *r, synth_kind which, int period) {
    char cell[SYNTH_CELL];
    const bool is_signed = period >= SIGNED_FROM;
    lode_synth_ratio(cell, 100 * (int64_t)r->count[which], r->count[ROLL], 1, !is_signed);
    lode_synth_print(text, "%s%s", cell, is_signed ? "%" : "");
}

static void write_free_meals(synth_text *text, const synth_counts *r, int period) {
    if (period >= TYPED_FROM)
        write_count(text, r, FSM);
    else
        write_percent(text, r, FSM, period);
    write_count(text, r, FSM6);
    if (period >= SIGNED_FROM)
        write_count(text, r, ROLL);
    write_percent(text, r, FSM6, period);
}

/* Independent schools do not say: zeros and NP until 2017/18, then NA. */
static void write_unknown(synth_text *text, int period) {
    const bool typed = period >= TYPED_FROM;
    const int cells = period >= SIGNED_FROM ? 10 : 9;
    for (int i = 0; i < cells; i++)
        lode_synth_cell(text, typed ? "NA" : i + 2 < cells ? "0" : "NP");
    lode_synth_end(text, "\r\n");
}

static void write_census_counts(synth_text *text, const synth_counts *r, int period, bool known) {
    static const synth_kind language[] = {EAL, ENGLISH, UNKNOWN};
    write_count(text, r, ROLL);
    write_count(text, r, GIRLS);
    write_count(text, r, BOYS);
    write_percent(text, r, GIRLS, period);
    write_percent(text, r, BOYS, period);
    write_count(text, r, PLAN);
    write_percent(text, r, PLAN, period);
    write_count(text, r, SUPPORT);
    write_percent(text, r, SUPPORT, period);
    if (!known) {
        write_unknown(text, period);
        return;
    }
    for (int i = 0; i < 3; i++)
        write_count(text, r, language[i]);
    for (int i = 0; i < 3; i++)
        write_percent(text, r, language[i], period);
    write_free_meals(text, r, period);
    lode_synth_end(text, "\r\n");
}

static const char *school_type(synth_phase phase) {
    static const char *const type[SYNTH_PHASES] = {"State-funded primary", "State-funded secondary",
                                                   "State-funded special school",
                                                   "Independent school"};
    return type[phase];
}

static const char *const total_estab[] = {"PRI", "SEC", "SPE"};

static void write_census_totals(synth_text *text, const synth_counts total[SYNTH_PHASES],
                                int period) {
    for (int phase = SYNTH_PRIMARY; phase <= SYNTH_SPECIAL; phase++) {
        lode_synth_cell(text, "LA");
        lode_synth_print(text, "%d", SYNTH_LA);
        lode_synth_cell(text, total_estab[phase]);
        if (period >= TYPED_FROM)
            lode_synth_cell(text, school_type((synth_phase)phase));
        write_census_counts(text, &total[phase], period, true);
    }
}

lode_status lode_synth_census(const synth_school *school, size_t n, const synth_england *england,
                              const lode_synth_options *options, lode_error *error) {
    const int period = england->period;
    synth_counts total[SYNTH_PHASES] = {0};
    synth_text text = {0};
    write_census_header(&text, period);
    for (size_t i = 0; i < n; i++) {
        const synth_phase phase = school[i].place->phase;
        if (!lode_synth_is_open(&school[i], period))
            continue;
        const synth_counts r = lode_synth_count(&school[i], england, options->seed);
        add_counts(&total[phase], &r);
        lode_synth_print(&text, "%u", lode_synth_urn(&school[i], period));
        lode_synth_print(&text, "%d", SYNTH_LA);
        lode_synth_print(&text, "%u", school[i].estab);
        if (period >= TYPED_FROM)
            lode_synth_cell(&text, school_type(phase));
        write_census_counts(&text, &r, period, phase != SYNTH_INDEPENDENT);
    }
    write_census_totals(&text, total, period);
    return lode_synth_write_published(&text, options, period, "census", SYNTH_UTF8_MARKED, error);
}

static void write_absence(synth_text *text, const synth_counts *r) {
    char cell[SYNTH_CELL];
    const int64_t roll = r->count[ROLL];
    lode_synth_ratio(cell, 100 * r->absent, SESSIONS * roll, 1, true);
    lode_synth_cell(text, cell);
    lode_synth_ratio(cell, 100 * (int64_t)r->persistent, roll, 1, true);
    lode_synth_cell(text, cell);
    lode_synth_end(text, "\r\n");
}

static void write_england_absence(synth_text *text, const synth_facts *facts, int period,
                                  int phase) {
    static const char *const type[] = {"Primary", "Secondary", "Special"};
    static const char *const measure[] = {"absence_overall_percent", "absence_persistent_percent"};
    lode_synth_cell(text, "NAT");
    lode_synth_cell(text, total_estab[phase]);
    lode_synth_cell(text, "");
    for (int i = 0; i < 2; i++) {
        char cell[SYNTH_CELL];
        lode_synth_published_cell(cell, facts, period, type[phase], measure[i], "Total", 1, true);
        lode_synth_cell(text, cell);
    }
    lode_synth_end(text, "\r\n");
}

static void write_absence_header(synth_text *text) {
    static const char *const name[] = {"LA", "ESTAB", "URN", "PERCTOT", "PPERSABS10"};
    for (size_t i = 0; i < sizeof name / sizeof *name; i++)
        lode_synth_cell(text, name[i]);
    lode_synth_end(text, "\r\n");
}

lode_status lode_synth_absence(const synth_school *school, size_t n, const synth_facts *facts,
                               const synth_england *england, const lode_synth_options *options,
                               lode_error *error) {
    const int period = england->period;
    synth_text text = {0};
    write_absence_header(&text);
    for (size_t i = 0; i < n; i++) {
        const synth_phase phase = school[i].place->phase;
        if (phase == SYNTH_INDEPENDENT || !lode_synth_is_open(&school[i], period))
            continue;
        synth_counts r = lode_synth_count(&school[i], england, options->seed);
        count_absence(&r, &school[i], england, options->seed);
        lode_synth_print(&text, "%d", SYNTH_LA);
        lode_synth_print(&text, "%u", school[i].estab);
        lode_synth_print(&text, "%u", lode_synth_urn(&school[i], period));
        write_absence(&text, &r);
    }
    for (int phase = SYNTH_PRIMARY; phase <= SYNTH_SPECIAL; phase++)
        write_england_absence(&text, facts, period, phase);
    return lode_synth_write_published(&text, options, period, "abs", SYNTH_UTF8_MARKED, error);
}
