/* The command line and its messages, on a small tool that copies its input. */
#include "lode/cli.h"

#include "../support/reading.h"
#include "lode/table.h"

#include <signal.h>
#include <sys/wait.h>

static lode_words measures;
static const char *kind = "one";
static double level = 0.95;
static size_t times = 1;
static bool again;
static const char *const kinds[] = {"one", "several", NULL};

static const lode_option options[] = {
    {'m', "measure", "NAME,...", "only these measures", .list = &measures, .split = true},
    {0, "kind", "KIND", "one or several", .text = &kind, .choice = kinds},
    {0, "level", "P", "confidence level", .number = &level},
    {0, "times", "N", "how often", .whole = &times},
    {0, "again", NULL, "once more", .flag = &again},
    {0},
};

static const lode_tool tool = {.name = "lode-copy",
                               .purpose = "copy a table",
                               .usage = "[OPTION]... [FILE]...",
                               .examples = "lode-copy a.csv",
                               .options = options};

static lode_status copy(const lode_input *input, lode_output *output, lode_report *report,
                        lode_error *error) {
    lode_table *table;
    lode_status status = lode_table_read(&table, input, NULL, report, error);
    if (status != LODE_OK)
        return status;
    const size_t n = lode_table_columns(table);
    lode_slice *names = lode_allocate(n, sizeof *names);
    lode_cell *cells = lode_allocate(n, sizeof *cells);
    for (size_t c = 0; c < n; c++)
        names[c] = lode_table_name(table, c);
    status = lode_output_header(output, names, NULL, n, error);
    for (size_t row = 0; row < lode_table_rows(table) && status == LODE_OK; row++) {
        for (size_t c = 0; c < n; c++)
            cells[c] = lode_table_cell(table, row, c);
        status = lode_output_row(output, cells, error);
    }
    free(names);
    free(cells);
    lode_table_free(table);
    return status;
}

/* What the options came to, where --again asks for it. */
static void print_options(void) {
    fprintf(stderr, "kind=%s level=%g times=%zu measures=", kind, level, times);
    for (size_t i = 0; i < measures.n; i++)
        fprintf(stderr, "[%s]", measures.item[i]);
    fprintf(stderr, "\n");
}

static int main_of_tool(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    if (again)
        print_options();
    lode_error error;
    lode_status status =
        copy(lode_cli_input(run), lode_cli_output(run), lode_cli_report(run), &error);
    return lode_cli_finish(run, status, &error);
}

typedef struct {
    int status;
    char *out, *err;
} outcome;

/* Where the standard streams of the child go. */
static void redirect(const char *path, int to) {
    FILE *file = fopen(path, to == STDIN_FILENO ? "r" : "r+");
    if (!file || dup2(fileno(file), to) < 0)
        _exit(99);
    fclose(file);
}

typedef enum { USUAL, TO_FULL_DISK, TO_NOTHING, TO_A_READER_GONE } output_end;

static void set_output(output_end end, const char *out) {
    int ends[2];
    if (end == USUAL)
        redirect(out, STDOUT_FILENO);
    else if (end == TO_FULL_DISK)
        redirect("/dev/full", STDOUT_FILENO);
    else if (end == TO_NOTHING)
        close(STDOUT_FILENO);
    else if (pipe(ends) == 0) {
        close(ends[0]);
        dup2(ends[1], STDOUT_FILENO);
        signal(SIGPIPE, SIG_IGN); /* as some parents leave it */
    }
}

/* Run the tool on these words (NULL-ended, without its name) and this standard input. */
static outcome run_to(output_end end, lode_slice input, const char *const *words) {
    char in[64], out[64], err[64], *argv[16] = {(char *)(uintptr_t) "lode-copy"};
    int argc = 1, result;
    make_file(input, in);
    make_file(BYTES(""), out);
    make_file(BYTES(""), err);
    while (words[argc - 1]) {
        argv[argc] = (char *)(uintptr_t)words[argc - 1];
        argc++;
    }
    fflush(NULL);
    const pid_t child = fork();
    if (child == 0) {
        redirect(in, STDIN_FILENO);
        set_output(end, out);
        redirect(err, STDERR_FILENO);
        exit(main_of_tool(argc, argv));
    }
    assert_int_equal(waitpid(child, &result, 0), child);
    outcome had = {WIFEXITED(result) ? WEXITSTATUS(result) : -WTERMSIG(result), NULL, NULL};
    text_buffer text[2] = {{NULL, 0, 0}, {NULL, 0, 0}};
    const char *const paths[] = {out, err};
    for (int i = 0; i < 2; i++) {
        char part[4096];
        FILE *file = fopen(paths[i], "rb");
        add_text(&text[i], part, fread(part, 1, sizeof part, file));
        fclose(file);
        unlink(paths[i]);
    }
    unlink(in);
    had.out = text[0].p;
    had.err = text[1].p;
    return had;
}

static const lode_slice two_rows = {"a,b\n1,x\n2,y\n", 12};

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void assert_outcome(outcome had, int status, const char *out, const char *err) {
    assert_string_equal(had.err, err);
    assert_string_equal(had.out, out);
    assert_int_equal(had.status, status);
    free(had.out);
    free(had.err);
}

static void assert_usage(const char *const *words, const char *message) {
    char err[300];
    snprintf(err, sizeof err, "lode-copy: %s\nTry 'lode-copy --help'.\n", message);
    assert_outcome(run_to(USUAL, two_rows, words), 2, "", err);
}

static void assert_runs(const char *const *words, const char *out, const char *err) {
    assert_outcome(run_to(USUAL, two_rows, words), 0, out, err);
}

static void options_reach_their_targets(void **state) {
    (void)state;
    static const char out[] = "a,b\n1,x\n2,y\n";
    assert_runs(WORDS("-q"), out, "");
    assert_runs(WORDS("--again"), out, "kind=one level=0.95 times=1 measures=\n");
    assert_runs(WORDS("--again", "-m", "x, y", "-mz", "--kind=several", "--level", ".9"), out,
                "kind=several level=0.9 times=1 measures=[x][y][z]\n");
    assert_runs(WORDS("-", "--again", "--times", "12"), out,
                "kind=one level=0.95 times=12 measures=\n");
    assert_runs(WORDS("--where", "a>1"), "a,b\n2,y\n", "");
    assert_runs(WORDS("--sort", "a:desc", "--columns", "b"), "b\ny\nx\n", "");
    assert_runs(WORDS("--to=jsonl", "--where=a=1"), "{\"a\":\"1\",\"b\":\"x\"}\n", "");
    assert_runs(WORDS("-n"), "", "");
}

static void mistakes_are_explained(void **state) {
    (void)state;
    assert_usage(WORDS("--levle", "1"), "unknown option '--levle'; did you mean '--level'?");
    assert_usage(WORDS("-z"), "unknown option '-z'");
    assert_usage(WORDS("--level"), "'--level' needs an argument");
    assert_usage(WORDS("-m"), "'-m' needs an argument");
    assert_usage(WORDS("--level", "5%"), "--level takes a number, not '5%'");
    assert_usage(WORDS("--times", "1.5"), "--times takes a whole number, not '1.5'");
    assert_usage(WORDS("--times", "-1"), "--times takes a whole number, not '-1'");
    assert_usage(WORDS("--kind", "sevral"),
                 "--kind takes one or several, not 'sevral'; did you mean 'several'?");
    assert_usage(WORDS("--again=yes"), "--again takes no argument");
    assert_usage(WORDS("--to", "xml"), "--to takes csv, tsv, json, jsonl, md or pretty, not 'xml'");
}

/* An unset variable in a script must not mean "all". */
static void an_empty_list_is_not_all(void **state) {
    (void)state;
    assert_usage(WORDS("-m", ""), "--measure names nothing: ''");
    assert_usage(WORDS("--measure", " "), "--measure names nothing: ' '");
    assert_usage(WORDS("--columns", ","), "--columns names nothing: ','");
}

static void spreadsheet_bytes_go_with_csv_and_tsv_only(void **state) {
    (void)state;
    assert_usage(WORDS("--excel", "--to", "json"), "--excel goes with csv and tsv, not json");
    assert_runs(WORDS("--excel", "--to", "tsv", "--where=a=1"),
                "\xef\xbb\xbf"
                "a\tb\r\n1\tx\r\n",
                "");
}

static void a_full_disk_ends_with_5(void **state) {
    (void)state;
    static const char message[] =
        "lode-copy: cannot write standard output: No space left on device\n";
    assert_outcome(run_to(TO_FULL_DISK, two_rows, WORDS("-q")), 5, "", message);
    assert_outcome(run_to(TO_FULL_DISK, two_rows, WORDS("--help")), 5, "", message);
}

/* The account is given after the writing, which may fail. */
static void the_account_does_not_count_what_could_not_be_written(void **state) {
    (void)state;
    assert_runs(WORDS("-v", "--where", "a=1", "-n"), "",
                "lode-copy: 2 rows read, 1 written; left out: 1 not asked for by --where\n");
    assert_outcome(run_to(TO_FULL_DISK, two_rows, WORDS("-v")), 5, "",
                   "lode-copy: cannot write standard output: No space left on device\n"
                   "lode-copy: 2 rows read, 2 written before it failed\n");
}

/* The next file opened must not take its place. */
static void a_closed_standard_output_is_a_failure_not_a_file(void **state) {
    (void)state;
    char rejects[64];
    make_file(BYTES(""), rejects);
    assert_outcome(run_to(TO_NOTHING, two_rows, WORDS("--rejects", rejects)), 5, "",
                   "lode-copy: cannot write standard output: Bad file descriptor\n");
    FILE *file = fopen(rejects, "r");
    assert_int_equal(fgetc(file), EOF);
    fclose(file);
    unlink(rejects);
}

static void a_reader_that_left_is_no_matter(void **state) {
    (void)state;
    outcome had = run_to(TO_A_READER_GONE, two_rows, WORDS("-q"));
    assert_int_equal(had.status, -SIGPIPE);
    assert_string_equal(had.err, "");
    free(had.out);
    free(had.err);
}

static void problems_are_told_five_at_a_time_and_kept_in_full(void **state) {
    (void)state;
    char rejects[64];
    make_file(BYTES("from an earlier run\n"), rejects);
    outcome had = run_to(USUAL, BYTES("a,b\n1\n2\n3\n4\n5\n6\n7\n"), WORDS("--rejects", rejects));
    assert_int_equal(had.status, 3);
    assert_string_equal(had.out, "");
    static const char first[] = "lode-copy: standard input:2: 1 cells where the header has 2\n";
    assert_memory_equal(had.err, first, strlen(first));
    assert_non_null(strstr(had.err, "standard input:6: "));
    assert_null(strstr(had.err, "standard input:7: "));
    assert_non_null(strstr(had.err, "lode-copy: and 2 more records of another length\n"));
    free(had.out);
    free(had.err);
    char kept[4096];
    FILE *file = fopen(rejects, "r");
    kept[fread(kept, 1, sizeof kept - 1, file)] = '\0';
    fclose(file);
    assert_memory_equal(kept, first, strlen(first));
    assert_non_null(strstr(kept, "standard input:8: "));
    outcome clean = run_to(USUAL, two_rows, WORDS("--rejects", rejects));
    assert_int_equal(clean.status, 0);
    free(clean.out);
    free(clean.err);
    file = fopen(rejects, "r");
    assert_int_equal(fread(kept, 1, sizeof kept, file), 0);
    fclose(file);
    unlink(rejects);
}

static void rejects_that_cannot_be_kept_are_a_failure(void **state) {
    (void)state;
    assert_outcome(run_to(USUAL, two_rows, WORDS("--rejects", "/no/such/folder/r")), 5, "",
                   "lode-copy: cannot write /no/such/folder/r: No such file or directory\n");
    outcome had = run_to(USUAL, BYTES("a,b\n1\n"), WORDS("--rejects", "/dev/full"));
    assert_int_equal(had.status, 5);
    assert_non_null(strstr(had.err, "lode-copy: cannot write /dev/full"));
    free(had.out);
    free(had.err);
}

#define GONE "\xef\xbf\xbd" /* U+FFFD */

/* A cell must not move the cursor, clear the screen or begin a line of its own. */
static void messages_do_not_pass_control_characters_on(void **state) {
    (void)state;
    outcome had = run_to(USUAL, BYTES("a\x1b[2J,a\x1b[2J\n"), WORDS("-q"));
    assert_non_null(strstr(had.err, "two columns are called 'a" GONE "[2J'\n"));
    free(had.out);
    free(had.err);
    had = run_to(USUAL, two_rows, WORDS("--where", "x\n\xc2\x9b=1"));
    assert_non_null(strstr(had.err, "lode-copy: no column 'x" GONE GONE "'\n"));
    free(had.out);
    free(had.err);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_reach_their_targets),
        cmocka_unit_test(mistakes_are_explained),
        cmocka_unit_test(an_empty_list_is_not_all),
        cmocka_unit_test(spreadsheet_bytes_go_with_csv_and_tsv_only),
        cmocka_unit_test(a_full_disk_ends_with_5),
        cmocka_unit_test(the_account_does_not_count_what_could_not_be_written),
        cmocka_unit_test(a_closed_standard_output_is_a_failure_not_a_file),
        cmocka_unit_test(a_reader_that_left_is_no_matter),
        cmocka_unit_test(problems_are_told_five_at_a_time_and_kept_in_full),
        cmocka_unit_test(rejects_that_cannot_be_kept_are_a_failure),
        cmocka_unit_test(messages_do_not_pass_control_characters_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
