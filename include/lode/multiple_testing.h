/* Many tests at once: p-values adjusted so that a level holds for all of them together.
 *
 * With 1,000 schools and no difference anywhere, 50 lie beyond a 95% interval. Two promises are
 * made instead. Of the false discovery rate: of those called different, at most that share is so by
 * chance, on average (Y. Benjamini & Y. Hochberg, 1995, Controlling the false discovery rate,
 * Journal of the Royal Statistical Society B 57, 289-300; Y. Benjamini & D. Yekutieli, 2001, Annals
 * of Statistics 29, 1165-1188, whatever depends on what). Of the family: the chance that any is
 * called different which is not is at most that (C. Bonferroni, 1936; S. Holm, 1979, Scandinavian
 * Journal of Statistics 6, 65-70; Y. Hochberg, 1988, Biometrika 75, 800-802, of independent tests).
 */
#ifndef LODE_MULTIPLE_TESTING_H
#define LODE_MULTIPLE_TESTING_H

#include "lode/status.h"

#include <stddef.h>

typedef enum {
    LODE_ADJUST_BH, /* Benjamini and Hochberg */
    LODE_ADJUST_BY, /* Benjamini and Yekutieli */
    LODE_ADJUST_HOLM,
    LODE_ADJUST_HOCHBERG,
    LODE_ADJUST_BONFERRONI,
} lode_adjustment;

/* The adjusted p of each of p[n], from 0 to 1, in their order: at most 1, equal for equal p, and
 * rising as p does. A test is significant at a level if its adjusted p is at most that.
 *   adjusted  [n], may be p; written only when LODE_OK is returned
 * LODE_DATA: a p that does not lie between 0 and 1. */
lode_status lode_adjust(const double *p, size_t n, lode_adjustment how, double *adjusted,
                        lode_error *error);

#endif
