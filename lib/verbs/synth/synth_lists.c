/* The lists beside the yearly files: the school table, who succeeded whom, similar schools, and
 * England's figures. */
#include "synth_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* As the register of schools has it: special and independent schools are of no phase. */
static const char *const phase_name[SYNTH_PHASES] = {"Primary", "Secondary", "Not applicable",
                                                     "Not applicable"};

static bool is_academy(const char *type) {
    return strncmp(type, "AC", 2) == 0 || strcmp(type, "F") == 0;
}

/* One life of a school: the converter has two. */
typedef struct {
    uint32_t urn;
    const char *type, *opened, *closed;
} school_life;

static void write_life(synth_text *text, const synth_school *school, const school_life *life,
                       int period, uint64_t seed) {
    const synth_place *place = school->place;
    const bool is_open = life->closed[0] == '\0';
    const uint8_t trust = is_open ? place->trust : 0;
    lode_synth_print(text, "%u", life->urn);
    lode_synth_print(text, "%d%u", SYNTH_LA, school->estab);
    lode_synth_cell(text, place->name);
    lode_synth_cell(text, phase_name[place->phase]);
    lode_synth_cell(text, lode_synth_type_name(life->type));
    lode_synth_cell(text, is_open ? "Open" : "Closed");
    lode_synth_cell(text, life->opened);
    lode_synth_cell(text, life->closed);
    lode_synth_print(text, "%d", SYNTH_LA);
    lode_synth_cell(text, SYNTH_LA_NAME);
    if (trust)
        lode_synth_print(text, "TR9%03d", trust);
    else
        lode_synth_cell(text, "");
    lode_synth_cell(text, lode_synth_trust(trust));
    lode_synth_cell(text, lode_synth_cluster(place->cluster));
    lode_synth_cell(text, lode_synth_denomination(place));
    lode_synth_print(text, "%d", school->easting);
    lode_synth_print(text, "%d", school->northing);
    lode_synth_print(text, "%d", lode_synth_capacity(school));
    if (is_open)
        lode_synth_print(text, "%d", lode_synth_roll(school, period, seed));
    else
        lode_synth_cell(text, "");
    lode_synth_end(text, "\n");
}

const char *lode_synth_opened(const synth_school *school) {
    static const char *const academy_dates[] = {"2011-08-01", "2012-09-01", "2013-04-01",
                                                "2014-09-01", "2015-01-01"};
    if (school->place->story == STORY_NEW)
        return "2018-09-01";
    return is_academy(school->place->type) ? academy_dates[school->urn % 5] : "";
}

static void write_school(synth_text *text, const synth_school *school, int period, uint64_t seed) {
    const char *type = school->place->type;
    school_life now = {school->urn, type, lode_synth_opened(school), ""};
    if (lode_synth_has_converted(school, period)) {
        const school_life before = {school->urn, type, "", "2018-12-31"};
        write_life(text, school, &before, period, seed);
        now = (school_life){lode_synth_urn(school, period), lode_synth_type(school, period),
                            "2019-01-01", ""};
    }
    write_life(text, school, &now, period, seed);
}

static lode_status write_schools(const synth_school *school, size_t n, int period,
                                 const lode_synth_options *options, lode_error *error) {
    static const char *const header[] = {
        "school_urn", "school_laestab", "school_name", "phase",        "establishment_type",
        "status",     "open_date",      "close_date",  "old_la_code",  "la_name",
        "trust_id",   "trust_name",     "cluster",     "denomination", "easting",
        "northing",   "capacity",       "pupils"};
    synth_text text = {0};
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\n");
    for (size_t i = 0; i < n; i++)
        write_school(&text, &school[i], period, options->seed);
    return lode_synth_write(&text, options, "schools.csv", SYNTH_PLAIN, error);
}

static lode_status write_links(const synth_school *school, size_t n, int period,
                               const lode_synth_options *options, lode_error *error) {
    static const char *const header[] = {"URN", "LinkURN", "LinkName", "LinkType",
                                         "LinkEstablishedDate"};
    synth_text text = {0};
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\n");
    for (size_t i = 0; i < n; i++) {
        if (!lode_synth_has_converted(&school[i], period))
            continue;
        for (int successor = 0; successor < 2; successor++) {
            const uint32_t before = school[i].urn, after = lode_synth_urn(&school[i], period);
            lode_synth_print(&text, "%u", successor ? before : after);
            lode_synth_print(&text, "%u", successor ? after : before);
            lode_synth_cell(&text, school[i].place->name);
            lode_synth_cell(&text, successor ? "Successor" : "Predecessor");
            lode_synth_cell(&text, "01-01-2019");
            lode_synth_end(&text, "\n");
        }
    }
    return lode_synth_write(&text, options, "school_links.csv", SYNTH_PLAIN, error);
}

/* ---- Similar schools ---- */

enum { FEATURES = 4, NEIGHBOURS = 10 };

typedef struct {
    const synth_school *school;
    uint32_t urn;
    double feature[FEATURES]; /* disadvantage, prior attainment, EAL, pupils on roll */
    double distance;          /* to the school whose neighbours are sought */
} candidate;

static size_t gather(candidate *c, const synth_school *school, size_t n, synth_phase phase,
                     int period, uint64_t seed) {
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        if (school[i].place->phase == phase)
            c[found++] =
                (candidate){.school = &school[i],
                            .urn = lode_synth_urn(&school[i], period),
                            .feature = {school[i].disadvantaged, school[i].prior, school[i].eal,
                                        lode_synth_roll(&school[i], period, seed)}};
    return found;
}

/* To mean 0 and standard deviation 1 (population) within the phase. */
static void standardise(candidate *c, size_t n, size_t feature) {
    double mean = 0, square = 0;
    for (size_t i = 0; i < n; i++)
        mean += c[i].feature[feature] / (double)n;
    for (size_t i = 0; i < n; i++) {
        c[i].feature[feature] -= mean;
        square += c[i].feature[feature] * c[i].feature[feature] / (double)n;
    }
    for (size_t i = 0; i < n; i++)
        c[i].feature[feature] /= sqrt(square);
}

static double distance(const candidate *a, const candidate *b) {
    double square = 0;
    for (size_t f = 0; f < FEATURES; f++)
        square += (a->feature[f] - b->feature[f]) * (a->feature[f] - b->feature[f]);
    return sqrt(square);
}

static int nearer(const void *left, const void *right) {
    const candidate *a = left, *b = right;
    if (a->distance != b->distance)
        return a->distance < b->distance ? -1 : 1;
    return a->urn < b->urn ? -1 : a->urn > b->urn;
}

static void write_neighbours(synth_text *text, const candidate *self, const candidate *all,
                             size_t n) {
    candidate other[SYNTH_MANY_SCHOOLS];
    size_t others = 0;
    for (size_t i = 0; i < n; i++) {
        if (all[i].urn == self->urn)
            continue;
        other[others] = all[i];
        other[others].distance = distance(self, &all[i]);
        others++;
    }
    qsort(other, others, sizeof *other, nearer);
    for (size_t rank = 0; rank < others && rank < NEIGHBOURS; rank++) {
        char cell[SYNTH_CELL];
        lode_synth_decimal(cell, other[rank].distance, 3, true);
        lode_synth_print(text, "%u", self->urn);
        lode_synth_print(text, "%u", other[rank].urn);
        lode_synth_print(text, "%zu", rank + 1);
        lode_synth_cell(text, cell);
        lode_synth_end(text, "\n");
    }
}

static lode_status write_similar(const synth_school *school, size_t n, int period,
                                 const lode_synth_options *options, lode_error *error) {
    static const char *const header[] = {"school_urn", "comparator_urn", "rank", "distance"};
    synth_text text = {0};
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\n");
    for (int phase = SYNTH_PRIMARY; phase <= SYNTH_SECONDARY; phase++) {
        candidate c[SYNTH_MANY_SCHOOLS];
        const size_t found = gather(c, school, n, (synth_phase)phase, period, options->seed);
        for (size_t f = 0; f < FEATURES; f++)
            standardise(c, found, f);
        for (size_t i = 0; i < found; i++)
            write_neighbours(&text, &c[i], c, found);
    }
    return lode_synth_write(&text, options, "similar_pairs.csv", SYNTH_PLAIN, error);
}

/* England's figures, as they stand in the reference. */
static lode_status write_headlines(const lode_table *headlines, const lode_synth_options *options,
                                   lode_error *error) {
    synth_text text = {0};
    const size_t rows = lode_table_rows(headlines), columns = lode_table_columns(headlines);
    for (size_t c = 0; c < columns; c++)
        lode_synth_slice(&text, lode_table_name(headlines, c));
    lode_synth_end(&text, "\n");
    for (size_t r = 0; r < rows; r++) {
        for (size_t c = 0; c < columns; c++)
            lode_synth_slice(&text, lode_table_text(headlines, r, c));
        lode_synth_end(&text, "\n");
    }
    return lode_synth_write(&text, options, "england_headlines.csv", SYNTH_PLAIN, error);
}

lode_status lode_synth_lists(const synth_school *school, size_t n, const synth_facts *facts,
                             const lode_synth_options *options, lode_error *error) {
    const int last = facts->year[SYNTH_YEARS - 1].period;
    lode_status status = write_schools(school, n, last, options, error);
    if (status == LODE_OK)
        status = write_links(school, n, last, options, error);
    if (status == LODE_OK)
        status = write_similar(school, n, last, options, error);
    if (status == LODE_OK)
        status = write_headlines(facts->headlines, options, error);
    return status;
}
