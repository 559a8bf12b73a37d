/* The model, and what it cannot be made of in the names of the columns. */
#include "lode/interval.h"
#include "variance_parts.h"

#include <stdlib.h>

static lode_status blame(variance *v, lode_mixed_culprit culprit) {
    const lode_slice name = v->coefficient[culprit.covariate];
    const bool constant = culprit.constant;
    lode_fail(v->error, LODE_REFUSED, "'%.*s' is %s", LODE_ARG(name),
              constant ? "the same for all" : "a combination of what is named before it");
    return lode_fail_hint(v->error, constant
                                        ? "leave it out of --fixed"
                                        : "leave it or one of those out of --fixed: percentages "
                                          "that add up to 100 say the last twice");
}

static void tell_singular(const variance *v) {
    if (v->fit->singular)
        lode_notice(v->report,
                    "singular: a variance between groups is estimated as 0, or a correlation of "
                    "effects as 1 or -1; 'note' says which");
}

lode_status variance_fit(variance *v) {
    lode_mixed_culprit culprit;
    const lode_mixed_data data = {.pupils = v->pupils,
                                  .area = v->levels == 2 ? v->area : NULL,
                                  .areas = v->groups[1],
                                  .ml = v->options->ml,
                                  .level = LODE_LEVEL_DEFAULT};
    const lode_status status = lode_mixed_fit(&data, &v->fit, &culprit, v->error);
    if (status == LODE_OK)
        tell_singular(v);
    return status == LODE_REFUSED && culprit.covariate != SIZE_MAX ? blame(v, culprit) : status;
}
