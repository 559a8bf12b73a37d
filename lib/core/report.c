#include "lode/report.h"

#include <stdarg.h>
#include <stdio.h>

void lode_notice(lode_report *report, const char *format, ...) {
    if (!report || !report->notice)
        return;
    char text[LODE_ERROR_TEXT];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    report->notice(report, text);
}

void lode_problem(lode_report *report, const lode_error *error, const char *kind) {
    if (report && report->problem)
        report->problem(report, error, kind);
}

void lode_left_out(lode_report *report, const char *reason, size_t rows) {
    if (report && report->left_out && rows)
        report->left_out(report, reason, rows);
}
