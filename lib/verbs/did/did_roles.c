/* What each school is: supported, supporting, neither; and of which phase. */
#include "did_parts.h"
#include "lode/codes.h"
#include "lode/columns.h"

static const struct {
    const char *word;
    did_role role;
} words[] = {{"supported", DID_SUPPORTED},  {"supporting", DID_SUPPORTING},
             {"supporter", DID_SUPPORTING}, {"lead", DID_SUPPORTING},
             {"none", DID_NEITHER},         {"neither", DID_NEITHER},
             {"comparison", DID_NEITHER}};

enum { WORDS = sizeof words / sizeof *words };

static lode_status refuse_word(did *d, size_t row, int column, lode_slice text) {
    lode_slice names[WORDS];
    for (int i = 0; i < WORDS; i++)
        names[i] = lode_text(words[i].word);
    const int meant = lode_suggest(text, names, WORDS);
    lode_fail(d->error, LODE_DATA, "'%.*s' is no role of a school in support", LODE_ARG(text));
    if (meant >= 0)
        lode_fail_hint(d->error, "did you mean '%s'?", words[meant].word);
    else
        lode_fail_hint(d->error, "supported; supporting, supporter or lead; or nothing, none, "
                                 "neither, comparison");
    return lode_table_fail_at(d->m->table, row, (size_t)column, d->error);
}

static lode_status read_role(did *d, size_t row, int column, did_role *role) {
    const lode_slice text = lode_trim(lode_table_text(d->m->table, row, (size_t)column));
    for (int i = 0; i < WORDS; i++)
        if (lode_same_folded(text, lode_text(words[i].word))) {
            *role = words[i].role;
            return LODE_OK;
        }
    *role = text.n ? DID_NOT_KNOWN : DID_NEITHER;
    return lode_says_nothing(d->codes, text) ? LODE_OK : refuse_word(d, row, column, text);
}

static lode_status refuse_two(did *d, size_t row, size_t other, int column) {
    lode_fail(d->error, LODE_DATA, "%.*s is '%.*s', and '%.*s' in line %zu",
              LODE_ARG(lode_measures_unit_name(d->m, row)),
              LODE_ARG(lode_table_text(d->m->table, row, (size_t)column)),
              LODE_ARG(lode_table_text(d->m->table, other, (size_t)column)),
              lode_table_line(d->m->table, other));
    lode_fail_hint(d->error, "a school is one of them: keep the roles of one programme");
    return lode_table_fail_at(d->m->table, row, (size_t)column, d->error);
}

/* Rows that say neither leave it to those that say a role: it may be that of the row's period. */
static lode_status settle(did *d, size_t school, int column, size_t *partly) {
    did_school *s = &d->school[school];
    size_t said = LODE_UNKNOWN;
    bool silent = false;
    for (size_t p = 0; p < d->periods; p++) {
        const uint32_t row = d->row[school * d->periods + p];
        did_role role;
        if (row == LODE_UNKNOWN)
            continue;
        const lode_status status = read_role(d, row, column, &role);
        if (status != LODE_OK)
            return status;
        silent |= role == DID_NEITHER;
        if (role == DID_NEITHER)
            continue;
        if (said != LODE_UNKNOWN && role != s->role)
            return refuse_two(d, row, said, column);
        s->role = role;
        said = row;
    }
    *partly += silent && said != LODE_UNKNOWN;
    return LODE_OK;
}

/* As its latest row that has one. */
static void find_phase(did *d, size_t school, int column) {
    for (size_t p = 0; p < d->periods && column >= 0; p++) {
        const uint32_t row = d->row[school * d->periods + p];
        const lode_slice text = row == LODE_UNKNOWN
                                    ? lode_text("")
                                    : lode_trim(lode_table_text(d->m->table, row, (size_t)column));
        if (!lode_says_nothing(d->codes, text))
            d->school[school].phase = text;
    }
}

lode_status did_find_roles(did *d) {
    const char *file = lode_table_file(d->m->table, 0);
    size_t partly = 0;
    int column = -1, phase = -1;
    lode_status status = lode_table_need(d->m->table, file, lode_text(d->options->support),
                                         d->reference, &column, d->error);
    if (status == LODE_OK)
        status = lode_table_look_for(d->m->table, file, lode_text("phase"), d->reference, &phase,
                                     d->error);
    for (size_t s = 0; s < d->schools && status == LODE_OK; s++) {
        status = settle(d, s, column, &partly);
        find_phase(d, s, phase);
        d->not_known += d->school[s].role == DID_NOT_KNOWN;
    }
    if (status == LODE_OK && partly)
        lode_notice(
            d->report,
            "schools with a role in some of their rows and neither in others: %zu; the role "
            "is taken for all",
            partly);
    if (status == LODE_OK && d->not_known)
        lode_notice(d->report, "schools with a code instead of a role, left out: %zu",
                    d->not_known);
    return status;
}
