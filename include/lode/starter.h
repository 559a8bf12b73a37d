/* Folders to begin with: a text, a Makefile, and the data of an invented partnership. */
#ifndef LODE_STARTER_H
#define LODE_STARTER_H

#include "lode/report.h"
#include "lode/status.h"

typedef struct {
    const char *folder; /* made; must not be there yet, or be empty */
    const char *tools;  /* folder of the tools, for the Makefile; NULL: they are found by PATH */
} lode_starter_options;

/* A folder for an annual review: review.md, Makefile and data/, whose `make` writes review.html.
 *
 * LODE_USAGE: the folder is there and not empty. LODE_SYSTEM: something cannot be written; what was
 * written stays. */
lode_status lode_starter_review(const lode_starter_options *options, lode_report *report,
                                lode_error *error);

#endif
