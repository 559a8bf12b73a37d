/* The schools that planted data are about: invented, or those of a table. */
#include "synth_planted.h"

#include "lode/identifiers.h"
#include "lode/number.h"
#include "lode/register.h"

#include <stdlib.h>

enum { FIRST_URN = 910001, MOST = 80000 };

/* ---- invented ---- */

static const char *const first_word[] = {
    "Alder", "Ash",    "Beech",   "Birch",  "Briar",   "Cedar",  "Clover",  "Elder",
    "Elm",   "Fern",   "Gorse",   "Hazel",  "Heather", "Holly",  "Juniper", "Larch",
    "Lime",  "Maple",  "Oak",     "Poplar", "Rowan",   "Sallow", "Sorrel",  "Spindle",
    "Sedge", "Teasel", "Thistle", "Walnut", "Willow",  "Yew",
};
static const char *const second_word[] = {
    "Bank", "Barrow", "Bourne", "Brook", "Coppice", "Cross", "Dale", "Dene", "Fold",
    "Ford", "Gate",   "Green",  "Grove", "Heath",   "Hill",  "Holt", "Lane", "Lea",
    "Mead", "Mill",   "Moor",   "Ridge", "Row",     "Vale",  "Wood",
};
static const char *const cluster_name[] = {"North", "East", "South", "West", "Town"};

enum {
    FIRSTS = sizeof first_word / sizeof *first_word,
    SECONDS = sizeof second_word / sizeof *second_word,
    CLUSTERS = sizeof cluster_name / sizeof *cluster_name,
};

/* Of twenty schools fifteen are primary, four secondary and one special. */
static const char *phase_of(size_t number) {
    return number % 20 == 13 ? "Special" : number % 5 == 2 ? "Secondary" : "Primary";
}

static const char *name_of(lode_arena *arena, size_t number, const char *phase) {
    const size_t round = number / FIRSTS;
    const char *first = first_word[number % FIRSTS];
    const char *second = second_word[(round + number) % SECONDS];
    const char *kind = strcmp(phase, "Primary") == 0 ? "Primary School" : "School";
    if (round < SECONDS)
        return lode_arena_print(arena, "%s %s %s", first, second, kind);
    return lode_arena_print(arena, "%s %s %s %zu", first, second, kind, round / SECONDS + 1);
}

static void invent(synth_roster *roster, size_t n, const char *phase) {
    roster->school = lode_allocate(n, sizeof *roster->school);
    roster->n = n;
    for (size_t i = 0; i < n; i++) {
        const char *its = phase ? phase : phase_of(i);
        roster->school[i] = (synth_one){.urn = FIRST_URN + i,
                                        .name = name_of(roster->arena, i, its),
                                        .phase = its,
                                        .cluster = cluster_name[i % CLUSTERS]};
    }
}

/* ---- of a table ---- */

enum { NAME, PHASE, CLUSTER, STATUS, COLUMNS };
static const char *const column_name[COLUMNS] = {"school_name", "phase", "cluster",
                                                 "school_status"};

static const char *kept(lode_arena *arena, lode_slice text) {
    return lode_arena_copy(arena, text.n ? text.p : "", text.n);
}

static lode_status take_school(synth_roster *roster, const lode_register *list, size_t row,
                               lode_error *error) {
    const lode_slice urn = lode_register_urn(list, row);
    lode_number number;
    if (!lode_is_urn(urn) || !lode_number_read(urn, &number)) {
        lode_fail(error, LODE_DATA, "'%.*s' is not a URN", LODE_ARG(urn));
        return lode_register_fail_at(list, row, LODE_REGISTER_URN, error);
    }
    roster->school[roster->n++] =
        (synth_one){.urn = (uint64_t)number.units,
                    .name = kept(roster->arena, lode_register_text(list, row, NAME)),
                    .phase = kept(roster->arena, lode_register_text(list, row, PHASE)),
                    .cluster = kept(roster->arena, lode_register_text(list, row, CLUSTER))};
    return LODE_OK;
}

/* A school that is closed answers nothing and has no results; where a list does not say, all are
 * taken. */
static bool is_wanted(const lode_register *list, size_t row, const char *phase) {
    const lode_slice status = lode_register_text(list, row, STATUS);
    if (status.n > 0 && !lode_same_folded(status, lode_text("Open")))
        return false;
    return !phase || !lode_register_has(list, PHASE) ||
           lode_same_folded(lode_register_text(list, row, PHASE), lode_text(phase));
}

static lode_status take_list(synth_roster *roster, const lode_register *list, const char *phase,
                             lode_report *report, lode_error *error) {
    const size_t rows = lode_register_rows(list);
    lode_status status = LODE_OK;
    roster->school = lode_allocate(rows + 1, sizeof *roster->school);
    for (size_t row = 0; row < rows && status == LODE_OK; row++)
        if (is_wanted(list, row, phase))
            status = take_school(roster, list, row, error);
    if (status == LODE_OK && roster->n < rows)
        lode_notice(report, "%s: %zu of %zu schools taken, those that are open%s%s",
                    lode_register_file(list), roster->n, rows, phase ? " and of the phase " : "",
                    phase ? phase : "");
    return status;
}

static lode_status read_schools(synth_roster *roster, const lode_synth_options *options,
                                const char *phase, lode_report *report, lode_error *error) {
    const lode_input input = {.path = &options->schools, .n = 1};
    lode_reference *reference = lode_reference_new(options->reference, &input, report);
    lode_register *list;
    lode_status status = lode_register_read(&list, options->schools, NULL, column_name, COLUMNS,
                                            reference, report, error);
    if (status == LODE_OK) {
        status = take_list(roster, list, phase, report, error);
        lode_register_free(list);
    }
    lode_reference_free(reference);
    return status;
}

/* ---- either ---- */

static lode_status refuse_few(const lode_synth_options *options, size_t n, size_t fewest,
                              bool invented, lode_error *error) {
    if (!invented)
        return lode_fail(error, LODE_DATA, "%s: %zu schools to be had, at least %zu are needed",
                         options->schools, n, fewest);
    return lode_fail(error, LODE_USAGE, "--schools goes from %zu to %d, not %s", fewest, MOST,
                     options->schools);
}

lode_status lode_synth_roster(synth_roster *roster, const lode_synth_options *options, size_t usual,
                              size_t fewest, const char *phase, lode_report *report,
                              lode_error *error) {
    lode_number number = {.units = (int64_t)usual};
    const bool invented =
        !options->schools || (lode_number_is_whole(lode_text(options->schools)) &&
                              lode_number_read(lode_text(options->schools), &number));
    const size_t asked = (size_t)number.units;
    *roster = (synth_roster){.arena = lode_arena_new()};
    lode_status status = LODE_OK;
    if (!invented)
        status = read_schools(roster, options, phase, report, error);
    else if (asked <= MOST)
        invent(roster, asked, phase);
    if (status == LODE_OK && roster->n < fewest)
        status = refuse_few(options, roster->n, fewest, invented, error);
    if (status != LODE_OK)
        lode_synth_roster_free(roster);
    return status;
}

void lode_synth_roster_free(synth_roster *roster) {
    lode_arena_free(roster->arena);
    free(roster->school);
}
