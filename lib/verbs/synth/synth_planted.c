/* Draws, figures and the truth of the kinds that plant one. */
#include "synth_planted.h"

#include "lode/number.h"

#include <math.h>

lode_random lode_synth_plant(uint64_t seed, uint64_t unit, synth_plant what, uint32_t number) {
    return lode_random_start(seed, unit, (uint32_t)what * PLANT_NUMBERS + number);
}

size_t *lode_synth_shuffle(size_t n, uint64_t seed, synth_plant what, uint32_t number) {
    size_t *order = lode_allocate(n, sizeof *order);
    lode_random draw = lode_synth_plant(seed, 0, what, number);
    for (size_t i = 0; i < n; i++) {
        const size_t j = (size_t)lode_random_below(&draw, i + 1);
        order[i] = order[j];
        order[j] = i;
    }
    return order;
}

void lode_synth_number(synth_text *text, double value) {
    char cell[LODE_NUMBER_TEXT] = "";
    lode_number_text(value, cell);
    lode_synth_cell(text, cell);
}

void lode_synth_truth_begin(synth_text *text) {
    static const char *const header[] = {"term", "subgroup", "value", "about"};
    lode_synth_record(text, header, sizeof header / sizeof *header, "\n");
}

void lode_synth_truth(synth_text *text, const char *term, const char *subgroup, double value,
                      const char *about) {
    lode_synth_cell(text, term);
    lode_synth_cell(text, subgroup);
    lode_synth_number(text, value);
    lode_synth_cell(text, about);
    lode_synth_end(text, "\n");
}

lode_status lode_synth_between(double value, double low, double high, const char *option,
                               lode_error *error) {
    if (value >= low && value <= high)
        return LODE_OK;
    return lode_fail(error, LODE_USAGE, "--%s goes from %g to %g, not %g", option, low, high,
                     value);
}
