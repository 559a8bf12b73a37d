/* Who belongs where: clusters, trusts, and the schools in programmes. */
#include "synth_local.h"

/* ---- clusters ---- */

static void write_member(synth_text *text, uint32_t urn, const synth_school *school,
                         const char *joined, const char *left) {
    lode_synth_print(text, "%u", urn);
    lode_synth_cell(text, school->place->name);
    lode_synth_cell(text, lode_synth_cluster(school->place->cluster));
    lode_synth_cell(text, joined);
    lode_synth_cell(text, left);
    lode_synth_end(text, "\r\n");
}

/* Independent schools belong to none. A school that became an academy left under its old number and
 * joined under the new one. */
static lode_status write_clusters(const synth_local *local, lode_error *error) {
    static const char *const header[] = {"URN", "School", "Cluster", "Joined", "Left"};
    const int period = local->england->period;
    synth_text text = {0};
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\r\n");
    for (size_t i = 0; i < local->n; i++) {
        const synth_school *school = &local->school[i];
        const bool new = school->place->story == STORY_NEW;
        if (!lode_synth_exports(local, school))
            continue;
        if (lode_synth_has_converted(school, period)) {
            write_member(&text, school->urn, school, "01/09/2015", "31/12/2018");
            write_member(&text, lode_synth_urn(school, period), school, "01/01/2019", "");
        } else {
            write_member(&text, school->urn, school, new ? "01/09/2018" : "01/09/2015", "");
        }
    }
    return lode_synth_write(&text, local->options, "clusters.csv", SYNTH_UTF8_MARKED, error);
}

/* ---- trusts ---- */

static void write_trust(synth_text *text, const synth_school *school, const char *trust,
                        unsigned id, const char *joined, const char *left) {
    lode_synth_print(text, "%u", school->urn);
    lode_synth_cell(text, school->place->name);
    lode_synth_cell(text, trust);
    lode_synth_print(text, "TR9%03u", id);
    lode_synth_cell(text, joined);
    lode_synth_cell(text, left);
    lode_synth_end(text, "\n");
}

/* The first school came to its trust from one that closed. When the church schools joined, which
 * are no academies, nobody wrote down. */
static void write_trusts_of(synth_text *text, const synth_school *school, bool first) {
    const uint8_t trust = school->place->trust;
    const char *name = lode_synth_trust(trust), *opened = lode_synth_opened(school);
    if (first) {
        write_trust(text, school, "Shoreline Learning Trust", 7, opened, "2017-08-31");
        opened = "2017-09-01";
    }
    write_trust(text, school, name, trust, opened, "");
}

static lode_status write_trusts(const synth_local *local, lode_error *error) {
    static const char *const header[] = {"URN", "School", "Trust", "Trust ID", "Joined", "Left"};
    synth_text text = {0};
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\n");
    for (size_t i = 0; i < local->n; i++)
        if (local->school[i].place->trust)
            write_trusts_of(&text, &local->school[i], i == 0);
    return lode_synth_write(&text, local->options, "trusts.csv", SYNTH_PLAIN, error);
}

/* ---- programmes ---- */

/* By numbers of schools, which are their URNs less 900000. */
static const struct {
    const char *programme;
    unsigned school, with; /* with: 0 nobody in particular */
    const char *role, *from, *to, *note;
} part[] = {
    {"Reading Fluency", 8, 0, "lead", "2021-09-01", "", ""},
    {"Reading Fluency", 17, 0, "Supporting", "2022-09-01", "", "two teachers for a day a week"},
    {"Reading Fluency", 2, 8, "supported", "2022-09-01", "2023-07-21", ""},
    {"Reading Fluency", 4, 17, "supported", "2022-09-01", "2023-07-21", ""},
    {"Reading Fluency", 10, 8, "supported", "2022-09-01", "", ""},
    {"Reading Fluency", 13, 8, "supported", "2022-09-01", "", ""},
    {"Reading Fluency", 3, 8, "supported", "2023-09-01", "", ""},
    {"Reading Fluency", 28, 17, "supported", "2023-09-01", "", ""},
    {"Reading Fluency", 35, 17, "supported", "2023-09-01", "", ""},
    {"Reading Fluency", 61, 17, "supported", "2023-09-01", "", ""},
    {"Every Day Counts", 47, 0, "lead", "2022-09-01", "", ""},
    {"Every Day Counts", 6, 0, "supporter", "2022-09-01", "2023-07-21", ""},
    {"Every Day Counts", 5, 6, "supported", "2022-09-01", "", ""},
    {"Every Day Counts", 46, 47, "supported", "2022-09-01", "", ""},
    {"Every Day Counts", 2, 6, "supported", "2023-01-09", "", ""},
    {"Every Day Counts", 45, 47, "supported", "2023-09-04", "", "tbc"},
    {"Inclusion Hub", 57, 0, "lead", "2018-09-03", "", ""},
    {"Inclusion Hub", 58, 0, "supporter", "2020-09-01", "", ""},
    {"Inclusion Hub", 19, 57, "supported", "2018-09-03", "2018-12-21",
     "until it became an academy"},
    {"Inclusion Hub", 8, 57, "supported", "2023-11-20", "", ""},
    {"Inclusion Hub", 49, 57, "supported", "2022-09-01", "", ""},
    {"Leading Together", 54, 0, "Lead school", "2021-09-01", "", ""},
    {"Leading Together", 48, 0, "supporter", "2024-01-08", "", ""},
    {"Leading Together", 45, 48, "supported", "2024-01-08", "", ""},
    {"Leading Together", 3, 0, "supported", "2024-01-22", "", "deputy from Beacon Learning Trust"},
};

static lode_status write_programmes(const synth_local *local, lode_error *error) {
    static const char *const header[] = {"URN",  "School", "Programme", "Role",
                                         "From", "To",     "With URN",  "Note"};
    synth_text text = {0};
    lode_synth_record(&text, header, sizeof header / sizeof *header, "\n");
    for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
        lode_synth_print(&text, "%u", 900000 + part[i].school);
        lode_synth_cell(&text, lode_synth_name(local, 900000 + part[i].school));
        lode_synth_cell(&text, part[i].programme);
        lode_synth_cell(&text, part[i].role);
        lode_synth_cell(&text, part[i].from);
        lode_synth_cell(&text, part[i].to);
        if (part[i].with)
            lode_synth_print(&text, "%u", 900000 + part[i].with);
        else
            lode_synth_cell(&text, "");
        lode_synth_cell(&text, part[i].note);
        lode_synth_end(&text, "\n");
    }
    return lode_synth_write(&text, local->options, "programmes.csv", SYNTH_PLAIN, error);
}

lode_status lode_synth_groups(const synth_local *local, lode_error *error) {
    lode_status status = write_clusters(local, error);
    if (status == LODE_OK)
        status = write_trusts(local, error);
    if (status == LODE_OK)
        status = write_programmes(local, error);
    return status;
}
