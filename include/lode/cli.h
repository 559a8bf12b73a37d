/* The command line of every tool: one option table for parsing, --help and the manual check;
 * messages, exit codes, the row account and the log.
 *
 * A tool is a lode_tool and a main that tells its story:
 *
 *     int main(int argc, char **argv)
 *     {
 *         lode_run *run = lode_cli_start(&tool, argc, argv);
 *         lode_error error;
 *         lode_status status = lode_bench(&options, lode_cli_input(run), lode_cli_output(run),
 *                                         lode_cli_report(run), &error);
 *         return lode_cli_finish(run, status, &error);
 *     }
 *
 * This is the only room that prints messages or ends the program. */
#ifndef LODE_CLI_H
#define LODE_CLI_H

#include "lode/output.h"
#include "lode/reader.h"
#include "lode/report.h"
#include "lode/status.h"
#include "lode/text.h"

#include <stdbool.h>
#include <stddef.h>

/* One option: exactly one of the targets is set. A list may be repeated; with split set each
 * argument is also split at commas. choice lists the allowed words of a text option. */
typedef struct {
    char letter; /* 0 where there is none */
    const char *name;
    const char *argument; /* as shown in the help; NULL for a flag */
    const char *help;
    bool *flag;
    const char **text;
    lode_words *list;
    bool split;
    double *number;
    size_t *whole;
    const char *optional;      /* text options: the value when the argument is left out */
    const char *const *choice; /* NULL-ended */
} lode_option;

/* The options that choose rows of measure tables, the same in every tool that reads them; rows has
 * the lode_words measure, breakdown and period. */
/* clang-format off */
#define LODE_ROW_OPTIONS(rows)                                                                     \
    {'m', "measure", "NAME,...", "only these measures", .list = &(rows).measure, .split = true},   \
    {'b', "breakdown", "NAME,...", "only these pupil groups (LABEL or TOPIC:LABEL)",               \
     .list = &(rows).breakdown, .split = true},                                                    \
    {'t', "period", "PERIOD,...", "only these time periods (201819 or 2018/19)",                   \
     .list = &(rows).period, .split = true}
/* clang-format on */

typedef struct {
    const char *name;           /* "lode-bench" */
    const char *purpose;        /* one line, no full stop */
    const char *usage;          /* what follows the name: "[OPTION]... [FILE]..." */
    const char *examples;       /* command lines, one a line, indented by nothing */
    const char *details;        /* input and output columns, notes; lines of up to 80 letters */
    const lode_option *options; /* ended by {0} */
    bool no_table;              /* the tool writes no table: no --to, --where, --sort, --excel */
    bool no_input;              /* the tool reads no files unless operands say so */
    bool writes_folder;         /* -o names a folder */
    bool bare;                  /* no common options but --help and --version */
    size_t leading;             /* operands before the files (lode-plot CHART): 0 or 1 */
    const char *const *more_formats; /* further words for --to, NULL-ended */
} lode_tool;

typedef struct lode_run lode_run;

/* Parse the command line. --help and --version are answered on standard output and end the program
 * with 0; a mistake is answered on standard error with 2. tool and argv must outlive the run. */
lode_run *lode_cli_start(const lode_tool *tool, int argc, char **argv);

/* The operands: files to read, "-" alone if there are none. With no operand and a terminal on
 * standard input the program ends with a short help and 2. */
const lode_input *lode_cli_input(lode_run *run);
/* The operands before the files, tool->leading of them; NULL where not given. */
const char *lode_cli_leading(lode_run *run, size_t i);
lode_output *lode_cli_output(lode_run *run);
lode_report *lode_cli_report(lode_run *run);
/* The value of -o (NULL for standard output), for tools that write no table. */
const char *lode_cli_output_path(const lode_run *run);
/* Whether -n was given: such tools must write nothing then. */
bool lode_cli_dry(const lode_run *run);
/* Whether --where, --sort, --columns or --to was given. */
bool lode_cli_selects(const lode_run *run);
/* The word given to --to, NULL if none. */
const char *lode_cli_to(const lode_run *run);
/* The directory given to --reference, NULL if none. */
const char *lode_cli_reference(const lode_run *run);
/* End the run: print the error if status is not LODE_OK, the counts of further problems, the row
 * account (a terminal or -v), write the log; close the output, or give it up if anything failed.
 * Returns the exit code. */
int lode_cli_finish(lode_run *run, lode_status status, const lode_error *error);

/* For tools with several verbs or operands to check: print the message with tool name and hint and
 * end the program with status 2. */
__attribute__((noreturn, format(printf, 2, 3))) void lode_cli_usage(const lode_run *run,
                                                                    const char *format, ...);

#endif
