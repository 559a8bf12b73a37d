/* What a run says on standard error: errors, notices, problems, the row account. */
#include "internal.h"
#include "lode/memory.h"
#include "lode/number.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SHOWN_OF_A_KIND = 5 };

/* Names and cells come from anywhere: none of them may steer the terminal or begin a line of its
 * own. Control characters become U+FFFD. */
static void put_clean(FILE *to, const char *text) {
    for (const unsigned char *p = (const unsigned char *)text; *p; p++) {
        bool second_set = p[0] == 0xc2 && p[1] >= 0x80 && p[1] <= 0x9f; /* U+0080 to U+009F */
        if ((*p < 0x20 && *p != '\t') || *p == 0x7f || second_set)
            fputs("\xef\xbf\xbd", to);
        else
            fputc(*p, to);
        p += second_set;
    }
}

static void print_place(FILE *to, const lode_error *error) {
    if (!error->file[0])
        return;
    put_clean(to, error->file);
    if (error->line)
        fprintf(to, ":%zu", error->line);
    if (error->line && error->column)
        fprintf(to, ":%zu", error->column);
    fputs(": ", to);
}

static void print_error(FILE *to, const lode_run *run, const lode_error *error, bool with_hint) {
    fprintf(to, "%s: ", run->tool->name);
    print_place(to, error);
    put_clean(to, error->text);
    fputc('\n', to);
    if (!error->hint[0] || !with_hint)
        return;
    fputs("  hint: ", to);
    put_clean(to, error->hint);
    fputc('\n', to);
}

void lode_message_error(const lode_run *run, const lode_error *error) {
    print_error(stderr, run, error, true);
}

void lode_cli_usage(const lode_run *run, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s: ", run->tool->name);
    vfprintf(stderr, format, args);
    va_end(args);
    fprintf(stderr, "\nTry '%s --help'.\n", run->tool->name);
    exit(LODE_USAGE);
}

static void on_notice(lode_report *report, const char *text) {
    const lode_run *run = (const lode_run *)report;
    if (run->quiet)
        return;
    fprintf(stderr, "%s: ", run->tool->name);
    put_clean(stderr, text);
    fputc('\n', stderr);
}

static void cannot_keep_rejects(const lode_run *run) {
    fprintf(stderr, "%s: cannot write %s: %s\n", run->tool->name, run->rejects_path,
            strerror(errno));
}

void lode_rejects_open(lode_run *run) {
    if (!run->rejects_path)
        return;
    run->rejects = fopen(run->rejects_path, "w");
    if (run->rejects)
        return;
    cannot_keep_rejects(run);
    exit(LODE_SYSTEM);
}

bool lode_rejects_close(lode_run *run) {
    if (!run->rejects)
        return true;
    bool failed = ferror(run->rejects);
    if (fclose(run->rejects) == 0 && !failed)
        return true;
    cannot_keep_rejects(run);
    return false;
}

static void on_problem(lode_report *report, const lode_error *error, const char *kind) {
    lode_run *run = (lode_run *)report;
    size_t k = 0;
    while (k < run->n_kinds && strcmp(run->kinds[k].kind, kind) != 0)
        k++;
    if (k == run->n_kinds) {
        LODE_GROW(run->kinds, run->n_kinds, run->kinds_capacity);
        run->kinds[run->n_kinds++] = (problem_kind){kind, 0};
    }
    run->problems++;
    snprintf(run->last, sizeof run->last, "%s", error->text);
    if (run->kinds[k].seen++ < SHOWN_OF_A_KIND) {
        print_error(stderr, run, error, strcmp(run->hinted, error->hint) != 0);
        snprintf(run->hinted, sizeof run->hinted, "%s", error->hint);
    }
    if (run->rejects)
        print_error(run->rejects, run, error, true);
}

static void on_left_out(lode_report *report, const char *reason, size_t rows) {
    lode_run *run = (lode_run *)report;
    size_t i = 0;
    while (i < run->n_left && strcmp(run->left[i].reason, reason) != 0)
        i++;
    if (i == run->n_left) {
        LODE_GROW(run->left, run->n_left, run->left_capacity);
        run->left[run->n_left++] = (left_out){lode_copy_string(reason), 0};
    }
    run->left[i].rows += rows;
}

static void on_input(lode_report *report, const char *name, size_t rows, const char *digest) {
    lode_run *run = (lode_run *)report;
    LODE_GROW(run->inputs, run->n_inputs, run->inputs_capacity);
    input_read *in = &run->inputs[run->n_inputs++];
    in->name = lode_copy_string(name);
    in->rows = rows;
    snprintf(in->digest, sizeof in->digest, "%s", digest);
}

void lode_report_start(lode_run *run) {
    run->report = (lode_report){on_notice, on_problem, on_left_out, on_input};
}

static const char *grouped(size_t n, char *text) {
    lode_number_rounded((double)n, 0, true, text);
    return text;
}

void lode_problems_summary(const lode_run *run) {
    for (size_t k = 0; k < run->n_kinds; k++)
        if (run->kinds[k].seen > SHOWN_OF_A_KIND)
            fprintf(stderr, "%s: and %zu more %s%s\n", run->tool->name,
                    run->kinds[k].seen - SHOWN_OF_A_KIND, run->kinds[k].kind,
                    run->rejects_path ? "" : "; --rejects FILE keeps them all");
}

void lode_account_print(const lode_run *run, bool failed) {
    if (run->quiet || (!run->verbose && !isatty(STDERR_FILENO)))
        return;
    char text[LODE_NUMBER_TEXT];
    size_t read = 0;
    for (size_t i = 0; i < run->n_inputs; i++)
        read += run->inputs[i].rows;
    fprintf(stderr, "%s: %s rows read", run->tool->name, grouped(read, text));
    if (!run->tool->no_table)
        fprintf(stderr, ", %s written%s", grouped(run->rows_written, text),
                failed ? " before it failed" : "");
    for (size_t i = 0; i < run->n_left; i++)
        fprintf(stderr, "%s %s %s", i ? "," : "; left out:", grouped(run->left[i].rows, text),
                run->left[i].reason);
    fprintf(stderr, "\n");
}
