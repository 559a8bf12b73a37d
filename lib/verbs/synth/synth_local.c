/* Files as schools and the council hold them: what they share, and all of them in turn. */
#include "synth_local.h"

#include <stdio.h>

bool lode_synth_exports(const synth_local *local, const synth_school *school) {
    return school->place->phase != SYNTH_INDEPENDENT &&
           lode_synth_is_open(school, local->england->period);
}

void lode_synth_who(synth_text *text, const synth_local *local, const synth_school *school) {
    lode_synth_print(text, "%u", lode_synth_urn(school, local->england->period));
    lode_synth_cell(text, school->place->name);
}

const char *lode_synth_name(const synth_local *local, uint32_t urn) {
    size_t i = 0;
    while (local->school[i].urn != urn &&
           lode_synth_urn(&local->school[i], local->england->period) != urn)
        i++;
    return local->school[i].place->name;
}

void lode_synth_count_cell(synth_text *text, int64_t count) {
    lode_synth_print(text, "%lld", (long long)count);
}

void lode_synth_percent_cell(synth_text *text, int64_t part, int64_t whole, int decimals,
                             const char *sign) {
    char cell[SYNTH_CELL];
    if (whole == 0) {
        lode_synth_cell(text, "n/a");
        return;
    }
    lode_synth_ratio(cell, 100 * part, whole, decimals, false);
    lode_synth_print(text, "%s%s", cell, sign);
}

void lode_synth_hidden_cells(synth_text *text, size_t n) {
    while (n-- > 0)
        lode_synth_cell(text, "*");
}

bool lode_synth_are_few(int pupils) {
    return pupils > 0 && pupils <= 5;
}

int lode_synth_draw(lode_random *draw, int n, double p) {
    return (int)lode_random_binomial(draw, (uint32_t)n, p);
}

lode_status lode_synth_export(synth_text *text, const synth_local *local, const char *name,
                              synth_encoding encoding, lode_error *error) {
    char file[64];
    const int autumn = lode_synth_autumn(local->england->period);
    snprintf(file, sizeof file, "%d-%d_%d_%s.csv", autumn, autumn + 1, SYNTH_LA, name);
    return lode_synth_write(text, local->options, file, encoding, error);
}

lode_status lode_synth_locals(const synth_school *school, size_t n, const synth_england *england,
                              const lode_synth_options *options, lode_error *error) {
    static lode_status (*const write[])(const synth_local *local, lode_error *error) = {
        lode_synth_early_years, lode_synth_phonics, lode_synth_workforce,  lode_synth_exclusions,
        lode_synth_needs,       lode_synth_moves,   lode_synth_admissions, lode_synth_referrals,
        lode_synth_groups,      lode_synth_hearsay, lode_synth_inspections};
    const synth_local local = {school, n, england, options};
    lode_status status = LODE_OK;
    for (size_t i = 0; i < sizeof write / sizeof *write && status == LODE_OK; i++)
        status = write[i](&local, error);
    return status;
}
