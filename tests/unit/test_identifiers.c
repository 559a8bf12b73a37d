/* Identifiers. Pupil numbers: B801200005001 is the example of python-stdnum; a help page prints
 * ...207000016049 with the letter Q and the sum 267, but the sum is 266, which asks for P. The
 * other letters were worked out by a program of a few lines that shares nothing with ours. */
#include "lode/identifiers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static lode_upn_kind kind_of(const char *upn, char *letter) {
    return lode_upn_kind_of(lode_text(upn), letter);
}

static void assert_letter(const char *upn, char expected) {
    char letter;
    kind_of(upn, &letter);
    assert_int_equal(letter, expected);
}

static void a_pupil_number_has_the_letter_its_digits_ask_for(void **state) {
    (void)state;
    char letter;
    assert_int_equal(kind_of("B801200005001", &letter), LODE_UPN_PERMANENT);
    assert_int_equal(kind_of("P207000016049", &letter), LODE_UPN_PERMANENT);
    assert_int_equal(kind_of("Q207000016049", &letter), LODE_UPN_WRONG_LETTER);
    assert_int_equal(letter, 'P');
    assert_letter("A000000000000", 'A');
    assert_letter("A999999999999", 'F');
    assert_letter("A938202301017", 'P');
}

static void the_last_letter_of_a_temporary_number_counts(void **state) {
    (void)state;
    char letter;
    assert_int_equal(kind_of("M80120000500A", &letter), LODE_UPN_TEMPORARY);
    assert_letter("A80120000500Z", 'Y');
    assert_int_equal(kind_of("B80120000500Z", &letter), LODE_UPN_WRONG_LETTER);
}

/* A digit changed, or two neighbours changed over, asks for another letter: what the check is for.
 * 23 is a prime, and no place weighs a multiple of it. */
static void every_single_mistake_is_noticed(void **state) {
    (void)state;
    char upn[] = "B801200005001", letter;
    for (int place = 1; place < 13; place++)
        for (char digit = '0'; digit <= '9'; digit++) {
            const char before = upn[place];
            upn[place] = digit;
            assert_int_equal(kind_of(upn, &letter) == LODE_UPN_PERMANENT, digit == before);
            upn[place] = before;
        }
    for (int place = 1; place < 12; place++) {
        const char first = upn[place], second = upn[place + 1];
        upn[place] = second;
        upn[place + 1] = first;
        assert_int_equal(kind_of(upn, &letter) == LODE_UPN_PERMANENT, first == second);
        upn[place] = first;
        upn[place + 1] = second;
    }
}

static void other_forms_are_no_pupil_numbers(void **state) {
    (void)state;
    static const char *const forms[] = {"",
                                        "B80120000500",
                                        "B8012000050011",
                                        "b801200005001",
                                        "I801200005001",
                                        "8801200005001",
                                        "B80120000500I",
                                        "B8012000A5001",
                                        "B801200005 01"};
    char letter;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        assert_int_equal(kind_of(forms[i], &letter), LODE_UPN_WRONG_FORM);
        assert_int_equal(letter, 0);
    }
}

static void schools_and_providers_are_numbers_of_a_length(void **state) {
    (void)state;
    lode_slice la_code;
    assert_true(lode_is_urn(lode_text("100000")));
    assert_false(lode_is_urn(lode_text("000001")));
    assert_false(lode_is_urn(lode_text("10000")));
    assert_true(lode_is_urn(lode_text("20003"))); /* the first and the last that GIAS lists */
    assert_true(lode_is_urn(lode_text("24007")));
    assert_false(lode_is_urn(lode_text("1000000")));
    assert_false(lode_is_urn(lode_text("10000O")));
    assert_true(lode_is_ukprn(lode_text("10004165")));
    assert_false(lode_is_ukprn(lode_text("1000416")));
    assert_true(lode_is_laestab(lode_text("8152004"), &la_code));
    assert_true(lode_is(la_code, "815"));
    assert_false(lode_is_laestab(lode_text("815/2004"), &la_code));
    assert_false(lode_is_laestab(lode_text("815200"), &la_code));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pupil_number_has_the_letter_its_digits_ask_for),
        cmocka_unit_test(the_last_letter_of_a_temporary_number_counts),
        cmocka_unit_test(every_single_mistake_is_noticed),
        cmocka_unit_test(other_forms_are_no_pupil_numbers),
        cmocka_unit_test(schools_and_providers_are_numbers_of_a_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
