/* The pupils behind the last year's key stage 2 results, a row each: the same that the published
 * figures are made of. */
#include "synth_parts.h"

#include <stdlib.h>

static const char *yes(bool is) {
    return is ? "yes" : "no";
}

static void write_pupil(synth_text *text, const synth_school *school, int period, size_t number,
                        const synth_pupil *pupil) {
    const char sen[] = {pupil->sen, '\0'};
    const int prior = pupil->outcome[PRIOR_POINTS];
    const uint32_t urn = lode_synth_urn(school, period);
    lode_synth_print(text, "%u", urn);
    lode_synth_print(text, "%u-%02zu", urn, number);
    lode_synth_cell(text, lode_synth_cluster(school->place->cluster));
    lode_synth_cell(text, pupil->girl ? "F" : "M");
    lode_synth_cell(text, yes(pupil->disadvantaged));
    lode_synth_cell(text, yes(pupil->eal));
    lode_synth_cell(text, sen);
    if (pupil->prior == 'N')
        lode_synth_cell(text, "");
    else
        lode_synth_print(text, "%d.%d", prior / 10, prior % 10);
    lode_synth_print(text, "%d", pupil->outcome[READ_SCORE]);
    lode_synth_print(text, "%d", pupil->outcome[MAT_SCORE]);
    lode_synth_end(text, "\n");
}

lode_status lode_synth_pupil_list(const synth_school *school, size_t n,
                                  const synth_england *england, const lode_synth_options *options,
                                  lode_error *error) {
    static const char *const names[] = {"school_urn",    "pupil",      "cluster", "sex",
                                        "disadvantaged", "eal",        "sen",     "prior_points",
                                        "reading_score", "maths_score"};
    synth_text text = {0};
    synth_cohort cohort = {0};
    lode_synth_record(&text, names, sizeof names / sizeof *names, "\n");
    for (size_t i = 0; i < n; i++) {
        if (school[i].place->phase != SYNTH_PRIMARY ||
            !lode_synth_is_open(&school[i], england->period))
            continue;
        cohort.n = 0;
        lode_synth_ks2_pupils(&cohort, &school[i], england, options->seed);
        for (size_t p = 0; p < cohort.n; p++)
            write_pupil(&text, &school[i], england->period, p + 1, &cohort.pupil[p]);
    }
    free(cohort.pupil);
    const lode_status status =
        lode_synth_write(&text, options, "ks2_pupils.csv", SYNTH_PLAIN, error);
    free(text.bytes);
    return status;
}
