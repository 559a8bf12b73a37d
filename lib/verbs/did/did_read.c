/* The rows of schools, of one measure and one breakdown. */
#include "did_parts.h"

/* A percentage of nobody is not a value, whatever was printed. */
static void drop_shares_of_nobody(did *d) {
    lode_number n;
    if (!d->meaning || !lode_kind_is_percentage(d->meaning->kind))
        return;
    for (size_t row = 0; row < d->m->rows; row++)
        if (did_is_wanted(d, lode_measures_facet(d->m, row)) && lode_measures_has(d->m, row) &&
            lode_measures_number(d->m, row, LODE_COL_N, &n) && n.value == 0)
            lode_measures_void(d->m, row);
}

static void account(did *d) {
    size_t not_schools = 0, not_asked = 0;
    for (size_t row = 0; row < d->m->rows; row++) {
        const bool school = lode_measures_facet(d->m, row)->level == LODE_LEVEL_SCHOOL;
        not_schools += !school;
        not_asked += school && !did_is_wanted(d, lode_measures_facet(d->m, row));
    }
    lode_left_out(d->report, "not about a school", not_schools);
    lode_measures_left_out(d->report, not_asked);
}

static void name_outcome(did *d) {
    const lode_slice measure = lode_names_get(d->m->measures, d->measure),
                     breakdown = lode_measures_breakdown(d->m, d->breakdown);
    d->meaning = lode_dictionary_find(d->dictionary, measure);
    d->outcome = measure;
    if (!lode_same_folded(breakdown, lode_text("Total")))
        d->outcome = lode_text(
            lode_arena_print(d->arena, "%.*s: %.*s", LODE_ARG(measure), LODE_ARG(breakdown)));
}

lode_status did_read(did *d, const lode_input *input) {
    const lode_school_did_options *o = d->options;
    const lode_measures_options rows = {.measure = {&o->measure, o->measure != NULL},
                                        .breakdown = {&o->breakdown, o->breakdown != NULL}};
    lode_status status = lode_measures_read(&d->m, input, &rows, d->report, d->error);
    if (status == LODE_OK)
        status = did_choose(d);
    if (status != LODE_OK)
        return status;
    name_outcome(d);
    account(d);
    drop_shares_of_nobody(d);
    return LODE_OK;
}
