/* Who is compared with whom, and who of them has figures. */
#include "did_parts.h"

void did_add_lack(did_group *g, int side, int period, lode_slice why, size_t schools) {
    size_t i = 0;
    while (i < g->lacks && !(g->lack[i].side == side && g->lack[i].period == period &&
                             lode_same(g->lack[i].why, why)))
        i++;
    if (schools == 0)
        return;
    if (i == g->lacks) {
        LODE_GROW(g->lack, g->lacks, g->capacity);
        g->lack[g->lacks++] = (did_lack){side, period, why, 0};
    }
    g->lack[i].schools += schools;
}

/* Phases are few, and written in any case of letters. */
static bool has_phase(const lode_names *phases, lode_slice phase) {
    for (uint32_t id = 0; id < lode_names_count(phases); id++)
        if (lode_same_folded(lode_names_get(phases, id), phase))
            return true;
    return false;
}

/* Without a list of similar schools: all with neither role, of a phase that the group has. */
static void mark_others(did *d, did_group *g) {
    lode_names *phases = lode_names_new();
    size_t others = 0, unknown = 0;
    for (size_t s = 0; s < d->schools; s++)
        if (g->in[DID_GROUP][s] && d->school[s].phase.n)
            lode_names_add(phases, d->school[s].phase);
    const bool any = lode_names_count(phases) == 0;
    for (size_t s = 0; s < d->schools; s++) {
        const lode_slice phase = d->school[s].phase;
        if (d->school[s].role != DID_NEITHER)
            continue;
        g->in[DID_COMPARISON][s] = any || has_phase(phases, phase);
        unknown += !any && phase.n == 0;
        others += !g->in[DID_COMPARISON][s] && phase.n > 0;
    }
    did_add_lack(g, DID_COMPARISON, DID_NO_PERIOD, lode_text("of another phase"), others);
    did_add_lack(g, DID_COMPARISON, DID_NO_PERIOD, lode_text("phase not known"), unknown);
    g->comparison =
        any ? "schools with neither role" : "schools of the same phase with neither role";
    lode_names_free(phases);
}

static lode_slice why_none(const did *d, size_t school, size_t period) {
    const uint32_t row = d->row[school * d->periods + period];
    return lode_text(row == LODE_UNKNOWN ? "no row"
                                         : lode_status_words(lode_measures_status(d->m, row)));
}

static void count(did *d, did_group *g, int side) {
    double value;
    for (size_t s = 0; s < d->schools; s++) {
        int t = 0;
        if (!g->in[side][s])
            continue;
        g->assigned[side]++;
        while (t < DID_TIMES && did_value(d, s, d->time[t], &value))
            t++;
        if (t == DID_TIMES)
            g->analysed[side]++;
        else
            did_add_lack(g, side, (int)d->time[t], why_none(d, s, d->time[t]), 1);
    }
}

static lode_status fill(did *d, did_group *g, did_role role) {
    g->name = role == DID_SUPPORTED ? "supported" : "supporting";
    for (int side = 0; side < DID_SIDES; side++)
        g->in[side] = lode_allocate(d->schools + 1, sizeof(bool));
    for (size_t s = 0; s < d->schools; s++)
        g->in[DID_GROUP][s] = d->school[s].role == role;
    count(d, g, DID_GROUP);
    if (!did_is_asked(g))
        return LODE_OK;
    const lode_status status = d->options->pairs ? did_mark_similar(d, g) : LODE_OK;
    if (!d->options->pairs)
        mark_others(d, g);
    if (status == LODE_OK)
        count(d, g, DID_COMPARISON);
    return status;
}

static void tell_lacking(did *d, const did_group *g) {
    for (int side = DID_GROUP; side >= 0; side--)
        if (g->assigned[side] > g->analysed[side])
            lode_notice(d->report,
                        "%zu of %zu schools %s%s have no figure in %s or %s and are left out",
                        g->assigned[side] - g->analysed[side], g->assigned[side],
                        side == DID_GROUP ? "" : "compared with the ", g->name,
                        d->period[d->time[DID_BEFORE]].label, d->period[d->time[DID_AFTER]].label);
}

lode_status did_find_groups(did *d) {
    for (int i = 0; i < DID_GROUPS; i++) {
        const lode_status status = fill(d, &d->group[i], i == 0 ? DID_SUPPORTED : DID_SUPPORTING);
        if (status != LODE_OK)
            return status;
        tell_lacking(d, &d->group[i]);
    }
    return did_is_asked(&d->group[0])
               ? LODE_OK
               : lode_fail(d->error, LODE_REFUSED, "no school of the input is supported");
}
