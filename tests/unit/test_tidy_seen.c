/* Records seen, beyond what a small golden case can hold. */
#include "lib/verbs/tidy/tidy_parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

enum { MANY = 5000 };

static tidy_sighting sighting(uint32_t i) {
    char name[16];
    int n = snprintf(name, sizeof name, "%u", i);
    return (tidy_sighting){lode_hash((lode_slice){name, (size_t)n}), i, 0, i + 1};
}

static void a_key_is_new_once_and_known_ever_after(void **state) {
    (void)state;
    tidy_seen *seen = tidy_seen_new();
    for (uint32_t i = 0; i < MANY; i++)
        assert_null(tidy_seen_before(seen, sighting(i)));
    for (uint32_t i = 0; i < MANY; i++) {
        const tidy_sighting *before = tidy_seen_before(seen, sighting(i));
        assert_non_null(before);
        assert_int_equal(before->content, i);
        assert_int_equal(before->line, i + 1);
    }
    tidy_seen_free(seen);
}

static void keys_that_share_a_slot_stay_apart(void **state) {
    (void)state;
    tidy_seen *seen = tidy_seen_new();
    const uint64_t low = 7, high = low + (1ULL << 40);
    assert_null(tidy_seen_before(seen, (tidy_sighting){low, 1, 0, 2}));
    assert_null(tidy_seen_before(seen, (tidy_sighting){high, 2, 0, 3}));
    assert_int_equal(tidy_seen_before(seen, (tidy_sighting){low, 0, 0, 9})->line, 2);
    assert_int_equal(tidy_seen_before(seen, (tidy_sighting){high, 0, 0, 9})->line, 3);
    tidy_seen_free(seen);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_is_new_once_and_known_ever_after),
        cmocka_unit_test(keys_that_share_a_slot_stay_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
