/* What a run says on standard error: errors, notices, problems, the row account. */
#include "internal.h"
#include "lode/memory.h"
#include "lode/number.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SHOWN_OF_A_KIND = 5 };

static void print_place(FILE *to, const lode_error *error) {
    if (error->file[0])
        fprintf(to, "%s:", error->file);
    if (error->file[0] && error->line)
        fprintf(to, "%zu:", error->line);
    if (error->file[0] && error->line && error->column)
        fprintf(to, "%zu:", error->column);
    if (error->file[0])
        fprintf(to, " ");
}

static void print_error(FILE *to, const lode_run *run, const lode_error *error) {
    fprintf(to, "%s: ", run->tool->name);
    print_place(to, error);
    fprintf(to, "%s\n", error->text);
    if (error->hint[0])
        fprintf(to, "  hint: %s\n", error->hint);
}

void lode_message_error(const lode_run *run, const lode_error *error) {
    print_error(stderr, run, error);
}

static void on_notice(lode_report *report, const char *text) {
    const lode_run *run = (const lode_run *)report;
    if (!run->quiet)
        fprintf(stderr, "%s: %s\n", run->tool->name, text);
}

static void reject(lode_run *run, const lode_error *error) {
    if (!run->rejects_path)
        return;
    if (!run->rejects && !(run->rejects = fopen(run->rejects_path, "w"))) {
        fprintf(stderr, "%s: cannot write %s\n", run->tool->name, run->rejects_path);
        run->rejects_path = NULL;
        return;
    }
    print_error(run->rejects, run, error);
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
    if (run->kinds[k].seen++ < SHOWN_OF_A_KIND)
        print_error(stderr, run, error);
    reject(run, error);
}

static void on_left_out(lode_report *report, const char *reason, size_t rows) {
    lode_run *run = (lode_run *)report;
    size_t i = 0;
    while (i < run->n_left && strcmp(run->left[i].reason, reason) != 0)
        i++;
    if (i == run->n_left) {
        LODE_GROW(run->left, run->n_left, run->left_capacity);
        run->left[run->n_left++] = (left_out){strdup(reason), 0};
    }
    run->left[i].rows += rows;
}

static void on_input(lode_report *report, const char *name, size_t rows, const char *digest) {
    lode_run *run = (lode_run *)report;
    LODE_GROW(run->inputs, run->n_inputs, run->inputs_capacity);
    input_read *in = &run->inputs[run->n_inputs++];
    in->name = strdup(name);
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
            fprintf(stderr, "%s: %zu more problems like the last '%s' one%s\n", run->tool->name,
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
        fprintf(stderr, ", %s written%s",
                grouped(run->output ? lode_output_rows(run->output) : 0, text),
                failed ? " before it failed" : "");
    for (size_t i = 0; i < run->n_left; i++)
        fprintf(stderr, "%s %s %s", i ? "," : "; left out:", grouped(run->left[i].rows, text),
                run->left[i].reason);
    fprintf(stderr, "\n");
}
