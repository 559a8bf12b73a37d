/* What the files of this room share. */
#ifndef LODE_CLI_INTERNAL_H
#define LODE_CLI_INTERNAL_H

#include "lode/cli.h"

#include <stdio.h>

enum { MOST_OWN_OPTIONS = 48, MOST_OPTIONS = 64 };

typedef struct {
    const char *kind;
    size_t seen;
} problem_kind;

typedef struct {
    const char *reason;
    size_t rows;
} left_out;

typedef struct {
    char *name;
    size_t rows;
    char digest[65];
} input_read;

struct lode_run {
    lode_report report; /* first, so that a report is a run */
    const lode_tool *tool;
    int argc;
    char **argv;

    /* common options */
    bool quiet, verbose, dry, excel, help, version;
    size_t threads; /* 0: as many as there are processors */
    const char *output_path, *to, *encoding, *reference, *rejects_path, *log_path;
    lode_words where, sort, columns;
    lode_option options[MOST_OPTIONS]; /* the tool's own, then the common ones, ended by {0} */
    size_t own_options;

    const char *leading[1];
    lode_input input;
    lode_output_options output_options;
    lode_output *output;
    size_t rows_written; /* or meant to be, once the run ends */

    FILE *rejects;
    problem_kind *kinds;
    size_t n_kinds, kinds_capacity, problems;
    char last[LODE_ERROR_TEXT];   /* the text of the last problem */
    char hinted[LODE_ERROR_TEXT]; /* the last hint, which need not be said twice running */
    left_out *left;
    size_t n_left, left_capacity;
    input_read *inputs;
    size_t n_inputs, inputs_capacity;
};

/* options.c: the table of all options of this tool; parsing. */
void lode_options_collect(lode_run *run);
/* Parse; *first is the index of the first operand in run->argv. Ends the program on a mistake. */
void lode_options_parse(lode_run *run, int *first);

/* help.c */
void lode_help_print(const lode_run *run, FILE *to);
void lode_help_short(const lode_run *run, FILE *to);

/* messages.c */
void lode_message_error(const lode_run *run, const lode_error *error);
void lode_report_start(lode_run *run);
void lode_account_print(const lode_run *run, bool failed);
void lode_problems_summary(const lode_run *run);
/* Open the file of --rejects, if asked for; a failure ends the program. */
void lode_rejects_open(lode_run *run);
/* False, and a message, if not all could be kept. */
bool lode_rejects_close(lode_run *run);

/* log.c: append one line of JSON to --log. */
lode_status lode_log_write(const lode_run *run, int status, lode_error *error);

#endif
