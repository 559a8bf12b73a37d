/* Files whole or not at all. */
#include "close.h"
#include "lode/whole_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/lode-whole-XXXXXX";
static lode_error error;

static const char *contents(const char *path) {
    static char text[64];
    FILE *file = fopen(path, "r");
    if (!file)
        return NULL;
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    return text;
}

static int files_here(void) {
    FILE *list = popen("ls | wc -l", "r");
    int n = -1;
    assert_non_null(list);
    assert_int_equal(fscanf(list, "%d", &n), 1);
    pclose(list);
    return n;
}

static void a_kept_file_is_there_and_alone(void **state) {
    (void)state;
    lode_whole_file *file;
    assert_int_equal(lode_whole_file_open(&file, "a", &error), LODE_OK);
    assert_int_equal(lode_whole_file_write(file, lode_text("one"), &error), LODE_OK);
    assert_null(contents("a")); /* not before it is whole */
    assert_int_equal(lode_whole_file_keep(file, &error), LODE_OK);
    assert_string_equal(contents("a"), "one");
    assert_int_equal(files_here(), 1);
}

static void a_dropped_file_leaves_the_old_one(void **state) {
    (void)state;
    lode_whole_file *file;
    assert_int_equal(lode_whole_file_put("a", lode_text("old"), &error), LODE_OK);
    assert_int_equal(lode_whole_file_open(&file, "a", &error), LODE_OK);
    assert_int_equal(lode_whole_file_write(file, lode_text("new"), &error), LODE_OK);
    lode_whole_file_drop(file, lode_text("last words"));
    assert_string_equal(contents("a"), "old");
    assert_int_equal(files_here(), 1);
}

static void the_mode_and_the_link_of_the_old_file_stay(void **state) {
    (void)state;
    struct stat about;
    assert_int_equal(lode_whole_file_put("a", lode_text("old"), &error), LODE_OK);
    assert_int_equal(chmod("a", 0640), 0);
    assert_int_equal(symlink("a", "b"), 0);
    assert_int_equal(lode_whole_file_put("b", lode_text("new"), &error), LODE_OK);
    assert_string_equal(contents("a"), "new");
    assert_int_equal(lstat("b", &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    assert_int_equal(stat("a", &about), 0);
    assert_int_equal(about.st_mode & 0777, 0640);
}

static void an_interrupted_process_can_forget_what_it_was_writing(void **state) {
    (void)state;
    lode_whole_file *file;
    assert_int_equal(lode_whole_file_open(&file, "a", &error), LODE_OK);
    assert_int_equal(files_here(), 1);
    lode_whole_file_forget_all();
    assert_int_equal(files_here(), 0);
    lode_whole_file_drop(file, lode_text(""));
}

static void what_cannot_be_written_is_said(void **state) {
    (void)state;
    assert_int_equal(lode_whole_file_put("none/a", lode_text("x"), &error), LODE_SYSTEM);
    assert_non_null(strstr(error.text, "none/a"));
    assert_int_equal(lode_whole_file_put("", lode_text("x"), &error), LODE_SYSTEM);
    assert_int_equal(lode_whole_file_put("/dev/full", lode_text("x"), &error), LODE_SYSTEM);
    assert_non_null(strstr(error.text, "space left"));
}

static int empty_folder(void **state) {
    (void)state;
    return system("rm -f a b") != 0;
}

static int enter_folder(void **state) {
    (void)state;
    return !mkdtemp(folder) || chdir(folder) != 0;
}

static int leave_folder(void **state) {
    (void)state;
    return chdir("/") != 0 || rmdir(folder) != 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_kept_file_is_there_and_alone, NULL, empty_folder),
        cmocka_unit_test_setup_teardown(a_dropped_file_leaves_the_old_one, NULL, empty_folder),
        cmocka_unit_test_setup_teardown(the_mode_and_the_link_of_the_old_file_stay, NULL,
                                        empty_folder),
        cmocka_unit_test_setup_teardown(an_interrupted_process_can_forget_what_it_was_writing, NULL,
                                        empty_folder),
        cmocka_unit_test_setup_teardown(what_cannot_be_written_is_said, NULL, empty_folder),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
