/* The place: who is there, and what stays true of each school from year to year. */
#include "synth_parts.h"

#include <math.h>
#include <string.h>

static const char *const cluster[] = {
    "Saltmarsh Coast", "Harbour Towns", "Aldermere City", "Upper Weald",
    "Lower Weald",     "Chalk Downs",   "River Fenn",
};

/* Where the clusters lie (easting and northing of the middle), and how much more disadvantage
 * there is than in the authority as a whole. */
static const struct {
    int easting, northing;
    double disadvantage;
} about[] = {
    {601000, 112000, 0.16},  {589000, 108000, 0.12},  {575000, 121000, 0.06},
    {562000, 134000, -0.08}, {571000, 129000, -0.05}, {581000, 117000, -0.04},
    {594000, 126000, 0.00},
};

static const char *const trust[] = {
    "Beacon Learning Trust",
    "Chalkstream Academies Trust",
    "Diocese of Aldermere Academies Trust",
    "Fenn Valley Education Trust",
    "Keystone Schools Partnership",
    "Harbour Lights Trust",
};

/* All names are invented. */
static const synth_place roster[] = {
    {"Anchor Quay Primary School", "Saltmarsh", "ACC", SYNTH_PRIMARY, 0, 6, 60, STORY_NONE},
    {"Brackenshore Primary School", "Saltmarsh", "CY", SYNTH_PRIMARY, 0, 0, 45, STORY_NONE},
    {"Cockle Row Primary School", "Saltmarsh", "AC", SYNTH_PRIMARY, 0, 6, 30, STORY_DECLINING},
    {"Dunlin Marsh Church of England Primary School", "Dunlin", "VC", SYNTH_PRIMARY, 0, 0, 30,
     STORY_NONE},
    {"Eddystrand Primary School", "Dunlin", "CY", SYNTH_PRIMARY, 0, 0, 60, STORY_ABSENT},
    {"Shingle Bank Primary School", "Saltmarsh", "ACC", SYNTH_PRIMARY, 0, 6, 30, STORY_NONE},
    {"Farrow Dock Primary School", "Port Farrow", "CY", SYNTH_PRIMARY, 1, 0, 60, STORY_NONE},
    {"Ropewalk Primary School", "Port Farrow", "AC", SYNTH_PRIMARY, 1, 1, 90, STORY_IMPROVING},
    {"St Zo\u00eb's Catholic Primary School", "Port Farrow", "VA", SYNTH_PRIMARY, 1, 0, 30,
     STORY_NONE},
    {"Lantern Hill Primary School", "Port Farrow", "CY", SYNTH_PRIMARY, 1, 0, 30, STORY_NONE},
    {"Sailmakers' Yard Primary School", "Port Farrow", "ACC", SYNTH_PRIMARY, 1, 1, 45, STORY_NONE},
    {"Garrison Lane Primary School", "Fort Hallam", "CY", SYNTH_PRIMARY, 1, 0, 30, STORY_GARRISON},
    {"Fort Hallam Primary School", "Fort Hallam", "CY", SYNTH_PRIMARY, 1, 0, 45, STORY_NONE},
    {"Aldermere Central Primary School", "Aldermere", "CY", SYNTH_PRIMARY, 2, 0, 90, STORY_NONE},
    {"Bishop Orlend Church of England Primary School", "Aldermere", "VA", SYNTH_PRIMARY, 2, 3, 60,
     STORY_NONE},
    {"Cloth Hall Primary School", "Aldermere", "ACC", SYNTH_PRIMARY, 2, 5, 60, STORY_NONE},
    {"Greyfriars Gate Primary School", "Aldermere", "AC", SYNTH_PRIMARY, 2, 5, 60, STORY_NONE},
    {"Holy Cross Catholic Primary School, Marlbrook", "Marlbrook", "VA", SYNTH_PRIMARY, 2, 0, 30,
     STORY_NONE},
    {"Marlbrook Primary School", "Marlbrook", "CY", SYNTH_PRIMARY, 2, 0, 60, STORY_CONVERTER},
    {"New Meadows Primary School", "Aldermere", "F", SYNTH_PRIMARY, 2, 5, 60, STORY_NEW},
    {"Tannery Road Primary School", "Aldermere", "CY", SYNTH_PRIMARY, 2, 0, 45, STORY_NONE},
    {"Ashenholt Primary School", "Ashenholt", "CY", SYNTH_PRIMARY, 3, 0, 30, STORY_NONE},
    {"Birchover Green Church of England Primary School", "Birchover Green", "VC", SYNTH_PRIMARY, 3,
     0, 15, STORY_NONE},
    {"Copperbeech Primary School", "Ashenholt", "ACC", SYNTH_PRIMARY, 3, 2, 30, STORY_NONE},
    {"Hollin Cross Church of England Primary School", "Hollin Cross", "VC", SYNTH_PRIMARY, 3, 3, 5,
     STORY_TINY},
    {"Ironpit Wood Primary School", "Ashenholt", "CY", SYNTH_PRIMARY, 3, 0, 30, STORY_NONE},
    {"Oakhanger Vale Primary School", "Oakhanger Vale", "FD", SYNTH_PRIMARY, 3, 0, 15, STORY_NONE},
    {"Bellhurst Primary School", "Bellhurst", "CY", SYNTH_PRIMARY, 4, 0, 60, STORY_NONE},
    {"Clayfold Primary School", "Bellhurst", "ACC", SYNTH_PRIMARY, 4, 2, 30, STORY_NONE},
    {"Hopgarden Primary School", "Bellhurst", "CY", SYNTH_PRIMARY, 4, 0, 45, STORY_NONE},
    {"Medderfold Church of England Primary School", "Medderfold", "VA", SYNTH_PRIMARY, 4, 3, 15,
     STORY_NONE},
    {"St Osyra's Church of England Primary School", "Bellhurst", "VA", SYNTH_PRIMARY, 4, 3, 30,
     STORY_NONE},
    {"Timberden Primary School", "Timberden", "CY", SYNTH_PRIMARY, 4, 0, 30, STORY_NONE},
    {"Chalkpit Lane Primary School", "Downsend", "ACC", SYNTH_PRIMARY, 5, 2, 30, STORY_NONE},
    {"Downsend Primary School", "Downsend", "CY", SYNTH_PRIMARY, 5, 0, 60, STORY_NONE},
    {"Flintham Barrow Primary School", "Flintham Barrow", "CY", SYNTH_PRIMARY, 5, 0, 15,
     STORY_NONE},
    {"Larkrise Down Primary School", "Downsend", "ACC", SYNTH_PRIMARY, 5, 2, 45, STORY_NONE},
    {"Sheepwash Church of England Primary School", "Sheepwash", "VC", SYNTH_PRIMARY, 5, 3, 12,
     STORY_NONE},
    {"Eelbridge Primary School", "Eelbridge", "CY", SYNTH_PRIMARY, 6, 0, 30, STORY_NONE},
    {"Fennhithe Primary School", "Fennhithe", "ACC", SYNTH_PRIMARY, 6, 4, 60, STORY_NONE},
    {"Millrace Primary School", "Fennhithe", "CY", SYNTH_PRIMARY, 6, 0, 30, STORY_NONE},
    {"Osierbed Primary School", "Fennhithe", "ACC", SYNTH_PRIMARY, 6, 4, 30, STORY_NONE},
    {"Three Weirs Primary School", "Eelbridge", "CY", SYNTH_PRIMARY, 6, 0, 45, STORY_NONE},
    {"Withy Bank Church of England Primary School", "Eelbridge", "VC", SYNTH_PRIMARY, 6, 0, 20,
     STORY_NONE},
    {"Saltmarsh Academy", "Saltmarsh", "AC", SYNTH_SECONDARY, 0, 6, 180, STORY_DECLINING},
    {"Dunlin Bay School", "Dunlin", "CY", SYNTH_SECONDARY, 0, 0, 150, STORY_ABSENT},
    {"Port Farrow High School", "Port Farrow", "ACC", SYNTH_SECONDARY, 1, 1, 210, STORY_NONE},
    {"Harbour View Academy", "Port Farrow", "AC", SYNTH_SECONDARY, 1, 1, 180, STORY_IMPROVING},
    {"Aldermere Boulevard School", "Aldermere", "ACC", SYNTH_SECONDARY, 2, 5, 240, STORY_NONE},
    {"Marlbrook Community School", "Marlbrook", "CY", SYNTH_SECONDARY, 2, 0, 180, STORY_NONE},
    {"St Osyra's Church of England High School", "Aldermere", "VA", SYNTH_SECONDARY, 2, 3, 150,
     STORY_NONE},
    {"Founders' Free School", "Aldermere", "F", SYNTH_SECONDARY, 2, 5, 120, STORY_NEW},
    {"Ashenholt School", "Ashenholt", "ACC", SYNTH_SECONDARY, 3, 2, 180, STORY_NONE},
    {"Bellhurst School", "Bellhurst", "CY", SYNTH_SECONDARY, 4, 0, 210, STORY_NONE},
    {"Downsend School", "Downsend", "ACC", SYNTH_SECONDARY, 5, 2, 150, STORY_NONE},
    {"Fenn Valley School", "Fennhithe", "ACC", SYNTH_SECONDARY, 6, 4, 100, STORY_NONE},
    {"Kestrel House School", "Aldermere", "CYS", SYNTH_SPECIAL, 2, 0, 12, STORY_NONE},
    {"Reedmace School", "Fennhithe", "ACCS", SYNTH_SPECIAL, 6, 4, 9, STORY_NONE},
    {"Hallowdene College", "Bellhurst", "IND", SYNTH_INDEPENDENT, 4, 0, 40, STORY_NONE},
    {"Wealdshire Grammar House", "Downsend", "IND", SYNTH_INDEPENDENT, 5, 0, 24, STORY_NONE},
};

static const struct {
    const char *code, *name;
} type_name[] = {
    {"CY", "Community school"},
    {"VC", "Voluntary controlled school"},
    {"VA", "Voluntary aided school"},
    {"FD", "Foundation school"},
    {"AC", "Academy sponsor led"},
    {"ACC", "Academy converter"},
    {"F", "Free schools"},
    {"CYS", "Community special school"},
    {"ACCS", "Academy special converter"},
    {"IND", "Other independent school"},
};

const char *lode_synth_cluster(uint8_t number) {
    return cluster[number];
}

const char *lode_synth_trust(uint8_t number) {
    return number ? trust[number - 1] : "";
}

const char *lode_synth_type_name(const char *type) {
    size_t i = 0;
    while (strcmp(type_name[i].code, type) != 0)
        i++;
    return type_name[i].name;
}

const char *lode_synth_denomination(const synth_place *place) {
    if (strstr(place->name, "Church of England"))
        return "Church of England";
    return strstr(place->name, "Catholic") ? "Roman Catholic" : "Does not apply";
}

const char *lode_synth_ages(const synth_place *place) {
    static const char *const ages[SYNTH_PHASES] = {"4-11", "11-16", "4-16", "3-18"};
    return ages[place->phase];
}

lode_random lode_synth_stream(uint64_t seed, const synth_school *school, synth_draw draw,
                              int period) {
    return lode_random_start(seed, school->urn, (uint32_t)draw * 1000000u + (uint32_t)period);
}

static double within(double x, double low, double high) {
    return x < low ? low : x > high ? high : x;
}

static synth_school settle(const synth_place *place, uint32_t number, uint64_t seed) {
    static const uint32_t first_estab[SYNTH_PHASES] = {2001, 4001, 7001, 6001};
    synth_school school = {
        .place = place, .urn = 900001 + number, .estab = first_estab[place->phase] + number};
    lode_random draw = lode_synth_stream(seed, &school, DRAW_TRAITS, 0);
    const double u = lode_random_uniform(&draw), v = lode_random_uniform(&draw);
    const double extra = place->phase == SYNTH_SPECIAL ? 0.15 : 0;
    school.disadvantaged =
        within(0.08 + 0.45 * u * u + about[place->cluster].disadvantage + extra, 0.04, 0.75);
    school.eal = 0.01 + 0.3 * v * v * v + (place->cluster == 2 ? 0.08 : 0);
    school.girls = place->phase == SYNTH_SPECIAL ? 0.27 : 0.49;
    school.prior = 0.15 * lode_random_normal(&draw) - 0.6 * (school.disadvantaged - 0.25);
    school.effect = 0.2 * lode_random_normal(&draw);
    school.gap = 0.1 * lode_random_normal(&draw);
    school.absence =
        within(0.75 + 0.9 * school.disadvantaged + 0.08 * lode_random_normal(&draw), 0.6, 1.6);
    school.easting = about[place->cluster].easting + (int)lode_random_below(&draw, 6001) - 3000;
    school.northing = about[place->cluster].northing + (int)lode_random_below(&draw, 6001) - 3000;
    if (place->phase == SYNTH_SPECIAL)
        school.effect -= 2.2;
    if (place->story == STORY_ABSENT)
        school.absence = 1.6;
    return school;
}

size_t lode_synth_places(synth_school school[SYNTH_MANY_SCHOOLS], uint64_t seed) {
    const size_t n = sizeof roster / sizeof *roster;
    _Static_assert(sizeof roster / sizeof *roster <= SYNTH_MANY_SCHOOLS, "room for every school");
    for (size_t i = 0; i < n; i++)
        school[i] = settle(&roster[i], (uint32_t)i, seed);
    return n;
}

int lode_synth_autumn(int period) {
    return period / 100;
}

bool lode_synth_is_open(const synth_school *school, int period) {
    return school->place->story != STORY_NEW || lode_synth_autumn(period) >= 2018;
}

bool lode_synth_has_converted(const synth_school *school, int period) {
    return school->place->story == STORY_CONVERTER && lode_synth_autumn(period) >= 2019;
}

uint32_t lode_synth_urn(const synth_school *school, int period) {
    return lode_synth_has_converted(school, period) ? SYNTH_CONVERTED_URN : school->urn;
}

const char *lode_synth_type(const synth_school *school, int period) {
    return lode_synth_has_converted(school, period) ? "ACC" : school->place->type;
}

double lode_synth_effect(const synth_school *school, int period, uint64_t seed) {
    lode_random draw = lode_synth_stream(seed, school, DRAW_EFFECT, period);
    const double passing = 0.07 * lode_random_normal(&draw);
    const double years = lode_synth_autumn(period) - 2016;
    switch (school->place->story) {
    case STORY_DECLINING:
        return 0.25 - 0.12 * years + 0.3 * passing;
    case STORY_IMPROVING:
        return -0.45 + 0.12 * years + 0.3 * passing;
    default:
        return school->effect + passing;
    }
}

static int all_year_groups(const synth_school *school) {
    static const int groups[SYNTH_PHASES] = {7, 5, 12, 13};
    return groups[school->place->phase];
}

/* Year groups the school has: a new secondary starts with its youngest, a new primary with its two
 * youngest, and both add one a year. */
static int year_groups(const synth_school *school, int period) {
    const int all = all_year_groups(school);
    const int years = lode_synth_autumn(period) - 2018 + 1;
    const int grown = years + (school->place->phase == SYNTH_PRIMARY);
    return school->place->story == STORY_NEW && grown < all ? grown : all;
}

int lode_synth_capacity(const synth_school *school) {
    return school->place->entry * all_year_groups(school);
}

int lode_synth_roll(const synth_school *school, int period, uint64_t seed) {
    lode_random draw = lode_synth_stream(seed, school, DRAW_ROLL, period);
    const double full = school->place->entry * year_groups(school, period);
    return (int)floor(full * (0.96 + 0.03 * lode_random_normal(&draw)) + 0.5);
}

int lode_synth_girls(const synth_school *school, int period, uint64_t seed) {
    lode_random draw = lode_synth_stream(seed, school, DRAW_GIRLS, period);
    const int roll = lode_synth_roll(school, period, seed);
    return (int)lode_random_binomial(&draw, (uint32_t)roll, school->girls);
}

int lode_synth_cohort_size(const synth_school *school, int period, uint64_t seed) {
    if (year_groups(school, period) < all_year_groups(school))
        return 0;
    lode_random draw = lode_synth_stream(seed, school, DRAW_COHORT, period);
    const uint32_t entry = school->place->entry;
    if (school->place->story == STORY_TINY)
        return 3 + (int)lode_random_binomial(&draw, 5, 0.45);
    return (int)(entry - entry / 8 + lode_random_binomial(&draw, entry / 8, 0.5));
}
