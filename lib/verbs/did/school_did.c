/* lode_school_did: a measure table with roles in, what changed beside similar schools out. */
#include "did_parts.h"
#include "lode/codes.h"

static void free_group(did_group *g) {
    for (int side = 0; side < DID_SIDES; side++)
        free(g->in[side]);
    free(g->lack);
    free(g->event);
}

static void free_did(did *d) {
    for (int g = 0; g < DID_GROUPS; g++)
        free_group(&d->group[g]);
    free(d->period);
    free(d->school);
    free(d->row);
    lode_measures_free(d->m);
    lode_availability_free(d->availability);
    lode_dictionary_free(d->dictionary);
    if (d->codes)
        lode_names_free(d->codes);
    lode_arena_free(d->arena);
}

static lode_status read_reference(did *d) {
    lode_status status = lode_availability_read(&d->availability, d->reference, d->error);
    if (status == LODE_OK)
        status = lode_dictionary_read(&d->dictionary, d->reference, d->error);
    return status == LODE_OK ? lode_codes_read(&d->codes, d->reference, d->error) : status;
}

static lode_status check_options(did *d) {
    const lode_school_did_options *o = d->options;
    if (!o->support) {
        lode_fail(d->error, LODE_USAGE, "which schools were supported?");
        return lode_fail_hint(d->error, "--support COLUMN says: supported, supporting or nothing");
    }
    if (o->before && o->after)
        return LODE_OK;
    lode_fail(d->error, LODE_USAGE, "between which periods?");
    return lode_fail_hint(d->error, "as in --before 201819 --after 202324");
}

static lode_status find_all(did *d, const lode_input *input) {
    lode_status status = check_options(d);
    if (status == LODE_OK)
        status = read_reference(d);
    if (status == LODE_OK)
        status = did_read(d, input);
    if (status == LODE_OK)
        status = did_find_periods(d);
    if (status == LODE_OK)
        status = did_find_schools(d);
    if (status == LODE_OK)
        status = did_find_roles(d);
    return status == LODE_OK ? did_find_groups(d) : status;
}

lode_status lode_school_did(const lode_school_did_options *options, const lode_input *input,
                            lode_output *output, lode_reference *reference, lode_report *report,
                            lode_error *error) {
    did d = {.options = options,
             .reference = reference,
             .report = report,
             .error = error,
             .arena = lode_arena_new()};
    lode_status status = find_all(&d, input);
    if (status == LODE_OK)
        status = did_estimate(&d);
    if (status == LODE_OK)
        status = did_write(&d, output);
    if (status == LODE_OK)
        did_tell(&d, output);
    free_did(&d);
    return status;
}
