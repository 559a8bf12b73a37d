/* The schools similar to those of a group, from a table of pairs; each counts once. */
#include "did_parts.h"
#include "lode/pairs.h"

/* The schools of the table by the number of their URN among those of the pairs. */
static uint32_t *index_schools(const did *d, const lode_pairs *p) {
    const size_t n = lode_names_count(p->units);
    uint32_t *school = lode_allocate(n + 1, sizeof *school);
    memset(school, 0xff, (n + 1) * sizeof *school);
    for (size_t s = 0; s < d->schools; s++) {
        const uint32_t unit = lode_names_find(p->units, d->school[s].urn);
        if (unit != LODE_UNKNOWN)
            school[unit] = (uint32_t)s;
    }
    return school;
}

static void mark(did *d, did_group *g, const lode_pairs *p, const uint32_t *school) {
    bool *listed = lode_allocate(lode_names_count(p->units) + 1, sizeof *listed);
    bool *has = lode_allocate(d->schools + 1, sizeof *has);
    size_t absent = 0, roles[DID_NOT_KNOWN + 1] = {0}, without = 0;
    for (size_t i = 0; i < p->n; i++) {
        const uint32_t s = school[p->pair[i].unit], c = p->pair[i].comparator;
        if (s == LODE_UNKNOWN || !g->in[DID_GROUP][s])
            continue;
        has[s] = true;
        if (listed[c])
            continue;
        listed[c] = true;
        absent += school[c] == LODE_UNKNOWN;
        if (school[c] == LODE_UNKNOWN)
            continue;
        g->in[DID_COMPARISON][school[c]] = d->school[school[c]].role == DID_NEITHER;
        roles[d->school[school[c]].role]++;
    }
    for (size_t s = 0; s < d->schools; s++)
        without += g->in[DID_GROUP][s] && !has[s];
    did_add_lack(g, DID_COMPARISON, DID_NO_PERIOD, lode_text("supported or supporting"),
                 roles[DID_SUPPORTED] + roles[DID_SUPPORTING]);
    did_add_lack(g, DID_COMPARISON, DID_NO_PERIOD, lode_text("role not known"),
                 roles[DID_NOT_KNOWN]);
    did_add_lack(g, DID_COMPARISON, DID_NO_PERIOD, lode_text("not in the input"), absent);
    if (without)
        lode_notice(d->report,
                    "%s schools without similar schools in %s: %zu; they count in the "
                    "group",
                    g->name, d->options->pairs, without);
    free(listed);
    free(has);
}

static lode_status refuse_without_urn(did *d) {
    lode_fail(d->error, LODE_DATA, "%s: no column 'school_urn', by which --pairs lists schools",
              lode_table_file(d->m->table, 0));
    return lode_fail_hint(d->error, "without --pairs it compares with all schools with neither "
                                    "role");
}

lode_status did_mark_similar(did *d, did_group *g) {
    const char *path = d->options->pairs;
    const lode_read_options read = {.threads = d->m->threads};
    lode_pairs *p = NULL;
    if (d->m->column[LODE_COL_SCHOOL_URN] < 0)
        return refuse_without_urn(d);
    lode_status status = lode_pairs_read(&p, path, &read, d->reference, d->report, d->error);
    if (status == LODE_OK && p->of != LODE_PAIRS_OF_SCHOOLS)
        status = lode_fail(d->error, LODE_USAGE, "--pairs %s is of areas, not of schools", path);
    if (status == LODE_OK) {
        uint32_t *school = index_schools(d, p);
        mark(d, g, p, school);
        free(school);
    }
    g->comparison = "similar schools with neither role";
    lode_pairs_free(p);
    return status;
}
