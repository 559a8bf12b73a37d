/* The files of an invented partnership, for the tests that read them: made before the first test,
 * in a folder that is removed after the last. */
#ifndef LODE_TESTS_INVENTED_H
#define LODE_TESTS_INVENTED_H

#include "lode/synth.h"
#include "lode/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { PATH = 512 };
static char folder[] = "/tmp/lode-synth-XXXXXX";

static inline void path_of(char path[PATH], const char *name) {
    snprintf(path, PATH, "%s/%s", folder, name);
}

static inline lode_table *read_file(const char *name) {
    char path[PATH];
    const char *paths[] = {path};
    lode_table *table;
    lode_error error;
    path_of(path, name);
    assert_int_equal(
        lode_table_read(&table, &(lode_input){.path = paths, .n = 1}, NULL, NULL, &error), LODE_OK);
    return table;
}

static inline lode_slice cell(const lode_table *table, size_t row, const char *column) {
    const int found = lode_table_find(table, lode_text(column));
    assert_true(found >= 0);
    return lode_table_text(table, row, (size_t)found);
}

static inline int make(void **state) {
    (void)state;
    const lode_synth_options options = {.seed = 7, .directory = mkdtemp(folder)};
    lode_error error;
    return (int)lode_synth_schools(&options, NULL, &error);
}

static inline int clear(void **state) {
    char command[PATH];
    (void)state;
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    return system(command);
}

static inline long whole(lode_slice text) {
    char digits[32];
    snprintf(digits, sizeof digits, "%.*s", LODE_ARG(text));
    return strtol(digits, NULL, 10);
}

#endif
