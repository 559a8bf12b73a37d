/* What a run has to tell besides its output: notices, problems found in the data, and the row
 * account. The library speaks into a lode_report; the command-line room decides what is printed. */
#ifndef LODE_REPORT_H
#define LODE_REPORT_H

#include "lode/status.h"

#include <stddef.h>

typedef struct lode_report lode_report;

struct lode_report {
    /* A line the user should know about. */
    void (*notice)(lode_report *report, const char *text);
    /* A problem in the data that does not stop the reading; the run ends with its status. kind
     * names problems of one sort in the plural ("repeated keys"): the first five are printed, the
     * others counted. */
    void (*problem)(lode_report *report, const lode_error *error, const char *kind);
    /* rows (of input) that did not reach the output, and why. */
    void (*left_out)(lode_report *report, const char *reason, size_t rows);
    /* An input has been read to its end: its name, its records without the header, and the SHA-256
     * of its bytes ("" unless asked for). */
    void (*input)(lode_report *report, const char *name, size_t rows, const char *digest);
};

__attribute__((format(printf, 2, 3))) void lode_notice(lode_report *report, const char *format,
                                                       ...);
void lode_problem(lode_report *report, const lode_error *error, const char *kind);
void lode_left_out(lode_report *report, const char *reason, size_t rows);

#endif
