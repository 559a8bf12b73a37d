/* Sentences: what is said stands one after the other, figures as they are read. */
#include "lode/prose.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void what_is_said_adds_up(void **state) {
    (void)state;
    lode_prose p = {0};
    assert_int_equal(lode_prose_text(&p).n, 0);
    for (int i = 0; i < 2000; i++)
        lode_prose_say(&p, "%d, ", i % 10);
    assert_int_equal(lode_prose_text(&p).n, 6000);
    lode_prose_clear(&p);
    lode_prose_say(&p, "%s of %s", lode_prose_rounded(&p, 1234.565, 2), lode_prose_number(&p, 0.1));
    assert_true(lode_is(lode_prose_text(&p), "1,234.57 of 0.1"));
    lode_prose_free(&p);
    lode_prose_free(&p);
}

static void what_is_no_number_has_no_text(void **state) {
    (void)state;
    lode_prose p = {0};
    assert_string_equal(lode_prose_number(&p, NAN), "");
    assert_string_equal(lode_prose_rounded(&p, INFINITY, 2), "");
    lode_prose_free(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_said_adds_up),
        cmocka_unit_test(what_is_no_number_has_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
