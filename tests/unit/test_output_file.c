/* Where rows go: a file appears whole or not at all, and a pipe never ends as if it were whole. */
#include "lode/output.h"

#include "../support/writing.h"

#include <glob.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

static const lode_slice names[] = {{"a", 1}, {"b", 1}};

static lode_output *begin(const lode_output_options *options) {
    lode_output *output = lode_output_new(options);
    lode_error error;
    if (lode_output_header(output, names, NULL, 2, &error) != LODE_OK)
        fail_msg("%s", error.text);
    return output;
}

/* So many rows of 1000 bytes; the status of the last. */
static lode_status write_rows(lode_output *output, size_t rows, lode_error *error) {
    static char wide[1000];
    memset(wide, 'x', sizeof wide - 3);
    const lode_cell cells[] = {lode_cell_of((lode_slice){wide, sizeof wide - 3}),
                               lode_cell_of(lode_text("1"))};
    lode_status status = LODE_OK;
    for (size_t i = 0; i < rows && status == LODE_OK; i++)
        status = lode_output_row(output, cells, error);
    return status;
}

static size_t parts_beside(const char *path) {
    char pattern[100];
    glob_t found;
    snprintf(pattern, sizeof pattern, "%s.part*", path);
    const int result = glob(pattern, 0, NULL, &found);
    const size_t n = result == 0 ? found.gl_pathc : 0;
    globfree(&found);
    return n;
}

static void assert_holds(const char *path, const char *expected) {
    char *text = text_of_file(path);
    assert_non_null(text);
    assert_string_equal(text, expected);
    free(text);
}

static void a_file_appears_when_it_is_whole(void **state) {
    (void)state;
    lode_output_options options = {0};
    lode_error error;
    destination made = open_destination(&options);
    options.path = made.path;
    lode_output *output = begin(&options);
    assert_int_equal(write_rows(output, 1000, &error), LODE_OK);
    assert_int_not_equal(access(made.path, F_OK), 0);
    assert_int_equal(parts_beside(made.path), 1);
    assert_int_equal(lode_output_close(output, &error), LODE_OK);
    assert_int_equal(parts_beside(made.path), 0);
    struct stat about;
    assert_int_equal(stat(made.path, &about), 0);
    assert_int_equal(about.st_size, 4 + 1000 * 1000);
    unlink(made.path);
}

static void a_run_given_up_leaves_the_old_file(void **state) {
    (void)state;
    char path[64];
    lode_error error;
    make_file(BYTES("old\n"), path);
    const lode_output_options options = {.path = path};
    lode_output *output = begin(&options);
    assert_int_equal(write_rows(output, 1000, &error), LODE_OK);
    lode_output_abandon(output);
    assert_holds(path, "old\n");
    assert_int_equal(parts_beside(path), 0);
    unlink(path);
}

static void a_run_that_is_killed_leaves_the_old_file(void **state) {
    (void)state;
    char path[64], part[100];
    int result;
    make_file(BYTES("old\n"), path);
    const pid_t child = fork();
    if (child == 0) {
        const lode_output_options options = {.path = path};
        lode_error error;
        write_rows(begin(&options), 1000, &error);
        kill(getpid(), SIGKILL);
    }
    assert_int_equal(waitpid(child, &result, 0), child);
    assert_true(WIFSIGNALED(result));
    assert_holds(path, "old\n");
    snprintf(part, sizeof part, "%s.part-%ld", path, (long)child);
    assert_int_equal(unlink(part), 0);
    unlink(path);
}

static void a_replaced_file_keeps_its_mode(void **state) {
    (void)state;
    char path[64];
    struct stat about;
    lode_error error;
    make_file(BYTES("old\n"), path);
    assert_int_equal(chmod(path, 0640), 0);
    const lode_output_options options = {.path = path};
    assert_int_equal(lode_output_close(begin(&options), &error), LODE_OK);
    assert_holds(path, "a,b\n");
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0640);
    unlink(path);
}

static void a_link_stays_and_its_file_is_replaced_whole(void **state) {
    (void)state;
    char path[64], link[80];
    struct stat about;
    lode_error error;
    make_file(BYTES("old\n"), path);
    snprintf(link, sizeof link, "%s-link", path);
    assert_int_equal(symlink(path, link), 0);
    const lode_output_options options = {.path = link};
    lode_output_abandon(begin(&options));
    assert_holds(path, "old\n");
    assert_int_equal(lode_output_close(begin(&options), &error), LODE_OK);
    assert_holds(path, "a,b\n");
    assert_int_equal(lstat(link, &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    unlink(link);
    unlink(path);
}

static void what_cannot_be_made_is_a_failure_of_the_system(void **state) {
    (void)state;
    lode_error error;
    static const char *const paths[] = {"/no/such/folder/a.csv", "/", ""};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        const lode_output_options options = {.path = paths[i]};
        lode_output *output = lode_output_new(&options);
        assert_int_equal(lode_output_header(output, names, NULL, 2, &error), LODE_SYSTEM);
        assert_memory_equal(error.text, "cannot write ", 13);
        lode_output_abandon(output);
    }
}

static void a_full_disk_is_told(void **state) {
    (void)state;
    lode_error error;
    const lode_output_options options = {.path = "/dev/full"};
    lode_output *output = begin(&options);
    assert_int_equal(lode_output_close(output, &error), LODE_SYSTEM);
    assert_string_equal(error.text, "cannot write /dev/full: No space left on device");
    output = begin(&options);
    assert_int_equal(write_rows(output, 1000, &error), LODE_SYSTEM);
    lode_output_abandon(output);
    struct stat about;
    assert_int_equal(stat("/dev/full", &about), 0);
    assert_true(S_ISCHR(about.st_mode));
}

static void a_dry_run_writes_nothing(void **state) {
    (void)state;
    lode_output_options options = {.dry = true};
    lode_error error;
    destination made = open_destination(&options);
    options.path = made.path;
    lode_output *output = begin(&options);
    assert_int_equal(write_rows(output, 1000, &error), LODE_OK);
    assert_int_equal(lode_output_rows(output), 1000);
    assert_int_equal(lode_output_close(output, &error), LODE_OK);
    assert_int_not_equal(access(made.path, F_OK), 0);
    assert_int_equal(parts_beside(made.path), 0);
}

/* What a child leaves in its standard output; rows are written and then closed or given up. */
static char *piped(size_t rows, bool give_up, const lode_output_options *options) {
    int ends[2], result;
    assert_int_equal(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        lode_error error;
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        lode_output *output = begin(options);
        lode_status status = write_rows(output, rows, &error);
        if (give_up)
            lode_output_abandon(output);
        else if (status == LODE_OK)
            status = lode_output_close(output, &error);
        _exit((int)status);
    }
    close(ends[1]);
    text_buffer text = {NULL, 0, 0};
    char part[4096];
    ssize_t n;
    add_text(&text, "", 0);
    while ((n = read(ends[0], part, sizeof part)) > 0)
        add_text(&text, part, (size_t)n);
    close(ends[0]);
    assert_int_equal(waitpid(child, &result, 0), child);
    assert_int_equal(result, 0);
    return text.p;
}

static void a_pipe_that_is_given_up_cannot_be_taken_for_whole(void **state) {
    (void)state;
    for (int to = LODE_TO_CSV; to <= LODE_TO_TSV; to++) {
        const lode_output_options options = {.to = (lode_to)to};
        char *text = piped(1000, true, &options);
        lode_error error;
        assert_true(strlen(text) > 100000);
        assert_int_equal(refusal_of(lode_text(text), &error), LODE_DATA);
        assert_non_null(strstr(error.text, "never closed"));
        assert_non_null(strstr(error.hint, "the command before this one failed"));
        free(text);
    }
}

static void a_pipe_that_has_seen_nothing_stays_empty(void **state) {
    (void)state;
    const lode_output_options options = {0};
    char *text = piped(10, true, &options);
    lode_error error;
    assert_string_equal(text, "");
    assert_int_equal(refusal_of(lode_text(text), &error), LODE_DATA);
    free(text);
}

static void standard_output_gets_what_a_file_would(void **state) {
    (void)state;
    const lode_output_options options = {.path = "-"};
    char *text = piped(300, false, &options);
    assert_int_equal(strlen(text), 4 + 300 * 1000);
    free(text);
}

static void only_the_columns_asked_for_are_written(void **state) {
    (void)state;
    static const char *const columns[] = {"c", "a"}, *const where[] = {"b>1"},
                             *const sort[] = {"b:desc"};
    lode_output_options options = {.columns = {columns, 2}, .where = {where, 1}, .sort = {sort, 1}};
    assert_written(&options, "a,b,c", "x|1|u\ny|2|v\nz|3|w\n", "c,a\nw,z\nv,y\n");
    options.to = LODE_TO_PRETTY;
    assert_written(&options, "a,b,c", "x|1|u\ny|2|v\nz|3|w\n", "c  a\nw  z\nv  y\n");
    static const char *const missing[] = {"d"};
    options = (lode_output_options){.columns = {missing, 1}};
    lode_output *output = lode_output_new(&options);
    lode_error error;
    assert_int_equal(lode_output_header(output, names, NULL, 2, &error), LODE_DATA);
    assert_string_equal(error.text, "no column 'd'");
    lode_output_abandon(output);
}

static void an_output_that_was_never_begun_closes(void **state) {
    (void)state;
    const lode_output_options options = {.path = "/no/such/folder/a.csv"};
    lode_error error;
    assert_int_equal(lode_output_close(lode_output_new(&options), &error), LODE_OK);
    lode_output_abandon(lode_output_new(&options));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_appears_when_it_is_whole),
        cmocka_unit_test(a_run_given_up_leaves_the_old_file),
        cmocka_unit_test(a_run_that_is_killed_leaves_the_old_file),
        cmocka_unit_test(a_replaced_file_keeps_its_mode),
        cmocka_unit_test(a_link_stays_and_its_file_is_replaced_whole),
        cmocka_unit_test(what_cannot_be_made_is_a_failure_of_the_system),
        cmocka_unit_test(a_full_disk_is_told),
        cmocka_unit_test(a_dry_run_writes_nothing),
        cmocka_unit_test(a_pipe_that_is_given_up_cannot_be_taken_for_whole),
        cmocka_unit_test(a_pipe_that_has_seen_nothing_stays_empty),
        cmocka_unit_test(standard_output_gets_what_a_file_would),
        cmocka_unit_test(only_the_columns_asked_for_are_written),
        cmocka_unit_test(an_output_that_was_never_begun_closes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
