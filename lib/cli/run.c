/* The beginning and the end of every tool. */
#include "internal.h"
#include "lode/memory.h"
#include "lode/threads.h"
#include "lode/whole_file.h"
#include "version.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void out_of_memory(size_t wanted) {
    fprintf(stderr, "lode: out of memory (%zu bytes wanted)\n", wanted);
    _exit(LODE_SYSTEM);
}

/* A run that is stopped leaves nothing half-written beside its place. */
static void on_stop(int number) {
    lode_whole_file_forget_all();
    signal(number, SIG_DFL);
    raise(number);
}

/* A mapped input that has lost its end. Several workers may find that at once; one tells it. */
static void on_lost_page(int number) {
    static atomic_flag told = ATOMIC_FLAG_INIT;
    static const char words[] = "lode: an input file was cut short while it was being read\n";
    (void)number;
    while (atomic_flag_test_and_set(&told))
        pause();
    lode_whole_file_forget_all();
    (void)!write(STDERR_FILENO, words, sizeof words - 1);
    _exit(LODE_SYSTEM);
}

static void heed_signals(void) {
    static const int stops[] = {SIGINT, SIGTERM, SIGHUP};
    signal(SIGBUS, on_lost_page);
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        if (signal(stops[i], on_stop) == SIG_IGN)
            signal(stops[i], SIG_IGN); /* such as under nohup: it stays ignored */
}

_Noreturn static void end_with_output(const lode_tool *tool) {
    if (fflush(stdout) == 0 && !ferror(stdout))
        exit(LODE_OK);
    fprintf(stderr, "%s: cannot write standard output: %s\n", tool->name, strerror(errno));
    exit(LODE_SYSTEM);
}

static bool another_format(const lode_tool *tool, const char *word) {
    for (size_t i = 0; tool->more_formats && tool->more_formats[i]; i++)
        if (strcmp(tool->more_formats[i], word) == 0)
            return true;
    return false;
}

static void settle_format(lode_run *run) {
    int to = run->to ? lode_to_find(run->to) : LODE_TO_CSV;
    if (to < 0 && !another_format(run->tool, run->to))
        lode_cli_usage(run, "--to takes csv, tsv, json, jsonl, md or pretty, not '%s'", run->to);
    if (run->excel && to >= 0 && to != LODE_TO_CSV && to != LODE_TO_TSV)
        lode_cli_usage(run, "--excel goes with csv and tsv, not %s", run->to);
    run->output_options = (lode_output_options){
        .path = run->output_path,
        .to = to < 0 ? LODE_TO_CSV : (lode_to)to,
        .excel = run->excel,
        .dry = run->dry,
        .where = run->where,
        .sort = run->sort,
        .columns = run->columns,
    };
}

static void settle_operands(lode_run *run, int first) {
    if (run->threads > LODE_MOST_WORKERS)
        run->threads = LODE_MOST_WORKERS;
    static const char *const standard_input[] = {"-"};
    size_t n = (size_t)(run->argc - first);
    char **operand = run->argv + first;
    for (size_t i = 0; i < run->tool->leading && n > 0; i++, n--)
        run->leading[i] = *operand++;
    run->input = (lode_input){(const char *const *)operand,
                              n,
                              {.encoding = run->encoding,
                               .digest = run->log_path != NULL,
                               .threads = (unsigned)run->threads}};
    if (n > 0 || run->tool->no_input)
        return;
    if (isatty(STDIN_FILENO)) {
        lode_help_short(run, stderr);
        exit(LODE_USAGE);
    }
    run->input.path = standard_input;
    run->input.n = 1;
}

/* With a standard stream closed, the next file opened would take its place, and the table or the
 * messages would go there. What holds the place instead fails when it is used. */
static void hold_standard_streams(void) {
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            (void)open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* Problems and the log must not go where the data come from or go to. */
static void check_paths(const lode_run *run) {
    const struct {
        const char *option, *path;
    } sides[] = {{"--rejects", run->rejects_path}, {"--log", run->log_path}};
    for (size_t k = 0; run->tool->no_table && run->output_path && k < run->input.n; k++)
        if (lode_same_file(run->output_path, run->input.path[k]))
            lode_cli_usage(run, "--output would overwrite the input '%s'", run->input.path[k]);
    for (size_t i = 0; i < 2; i++) {
        const char *path = sides[i].path;
        if (!path)
            continue;
        if (run->output_path && lode_same_file(path, run->output_path))
            lode_cli_usage(run, "%s and --output are the same file, '%s'", sides[i].option, path);
        for (size_t k = 0; k < run->input.n; k++)
            if (lode_same_file(path, run->input.path[k]))
                lode_cli_usage(run, "%s would overwrite the input '%s'", sides[i].option, path);
    }
    if (run->rejects_path && run->log_path && lode_same_file(run->rejects_path, run->log_path))
        lode_cli_usage(run, "--rejects and --log are the same file, '%s'", run->log_path);
}

lode_run *lode_cli_start(const lode_tool *tool, int argc, char **argv) {
    lode_memory_prepare();
    lode_memory_on_failure(out_of_memory);
    heed_signals();
    hold_standard_streams();
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is a failed write, with its message */
    signal(SIGPIPE, SIG_DFL); /* a reader that leaves ends the run quietly, whoever started it */
    lode_run *run = lode_allocate(1, sizeof *run);
    run->tool = tool;
    run->argc = argc;
    run->argv = argv;
    lode_report_start(run);
    lode_options_collect(run);
    int first;
    lode_options_parse(run, &first);
    if (run->help) {
        lode_help_print(run, stdout);
        end_with_output(tool);
    }
    if (run->version) {
        printf("%s %s\n", tool->name, LODE_VERSION);
        end_with_output(tool);
    }
    settle_format(run);
    settle_operands(run, first);
    check_paths(run);
    if (!run->dry)
        lode_rejects_open(run);
    return run;
}

const lode_input *lode_cli_input(lode_run *run) {
    return &run->input;
}

const char *lode_cli_leading(lode_run *run, size_t i) {
    return run->leading[i];
}

lode_output *lode_cli_output(lode_run *run) {
    if (!run->output)
        run->output = lode_output_new(&run->output_options);
    return run->output;
}

lode_report *lode_cli_report(lode_run *run) {
    return &run->report;
}

const char *lode_cli_output_path(const lode_run *run) {
    return run->output_path;
}

bool lode_cli_dry(const lode_run *run) {
    return run->dry;
}

bool lode_cli_selects(const lode_run *run) {
    return run->where.n > 0 || run->sort.n > 0 || run->columns.n > 0 || run->to;
}

const char *lode_cli_to(const lode_run *run) {
    return run->to;
}

const char *lode_cli_reference(const lode_run *run) {
    return run->reference;
}

static void free_run(lode_run *run) {
    for (size_t i = 0; i < run->n_left; i++)
        free((char *)run->left[i].reason);
    for (size_t i = 0; i < run->n_inputs; i++)
        free(run->inputs[i].name);
    free(run->left);
    free(run->inputs);
    free(run->kinds);
    for (const lode_option *o = run->options; o->name; o++) {
        for (size_t i = 0; o->split && i < o->list->n; i++)
            free((char *)o->list->item[i]);
        if (o->list)
            free((void *)(uintptr_t)o->list->item);
    }
    free(run);
}

/* Close the output, or give it up; returns the status the run ends with. */
static lode_status settle_output(lode_run *run, lode_status status) {
    if (!run->output)
        return status;
    if (status != LODE_OK && status != LODE_FINDINGS) {
        lode_output_abandon(run->output);
        return status;
    }
    lode_error error;
    lode_status closed = lode_output_close(run->output, &error);
    if (closed != LODE_OK)
        lode_message_error(run, &error);
    return closed != LODE_OK ? closed : status;
}

int lode_cli_finish(lode_run *run, lode_status status, const lode_error *error) {
    /* Problems were told as they came; a verb that ends by the last of them need not repeat it. */
    bool told = run->problems > 0 && status == LODE_DATA && strcmp(run->last, error->text) == 0;
    if (status != LODE_OK && status != LODE_FINDINGS && !told)
        lode_message_error(run, error);
    lode_problems_summary(run);
    if (run->problems > 0 && status <= LODE_FINDINGS)
        status = LODE_DATA;
    if (run->output) {
        run->rows_written = lode_output_rows(run->output);
        lode_left_out(&run->report, "not asked for by --where", lode_output_left_out(run->output));
    }
    status = settle_output(run, status);
    if (!lode_rejects_close(run))
        status = LODE_SYSTEM;
    lode_account_print(run, status > LODE_FINDINGS);
    lode_error failed;
    if (run->log_path && !run->dry && lode_log_write(run, (int)status, &failed) != LODE_OK) {
        lode_message_error(run, &failed);
        status = LODE_SYSTEM;
    }
    free_run(run);
    return (int)status;
}
