/* Slices: comparing, trimming, splitting, hashing, and what is UTF-8. */
#include "lode/text.h"

#include "../support/close.h"

#include <stdio.h>
#include <stdlib.h>

#define S(literal)                                                                                 \
    (lode_slice) {                                                                                 \
        literal, sizeof(literal) - 1                                                               \
    }

static const lode_slice none = {NULL, 0};

static void assert_slice(lode_slice actual, const char *expected) {
    if (!lode_is(actual, expected))
        fail_msg("'%.*s' is not '%s'", LODE_ARG(actual), expected);
}

static void text_is_the_same_byte_for_byte(void **state) {
    (void)state;
    assert_true(lode_same(S("URN"), S("URN")));
    assert_false(lode_same(S("URN"), S("urn")));
    assert_false(lode_same(S("URN"), S("URN ")));
    assert_true(lode_same(none, S("")));
    assert_false(lode_same(none, S("a")));
    assert_true(lode_same(S("a\0b"), S("a\0b")));
    assert_false(lode_same(S("a\0b"), S("a\0c")));
}

static void only_ascii_letters_fold(void **state) {
    (void)state;
    assert_true(lode_same_folded(S("School_URN"), S("sCHOOL_urn")));
    assert_false(lode_same_folded(S("a"), S("ab")));
    assert_false(lode_same_folded(S("@"), S("`"))); /* 0x40 and 0x60 */
    assert_false(lode_same_folded(S("["), S("{"))); /* 0x5b and 0x7b */
    assert_false(lode_same_folded(S("\xc3\x89"), S("\xc3\xa9")));
    assert_true(lode_same_folded(none, S("")));
}

static void order_is_bytewise_and_shorter_first(void **state) {
    (void)state;
    static const char *const ordered[] = {"",  "10", "9",  "A", "B",
                                          "a", "a ", "aa", "b", "\xc3\xa9"};
    const size_t n = sizeof ordered / sizeof *ordered;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            const int order = lode_order(lode_text(ordered[i]), lode_text(ordered[j]));
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
    assert_int_equal(lode_order(none, S("")), 0);
    assert_true(lode_order(none, S("a")) < 0);
}

static void trim_takes_blanks_from_both_ends_only(void **state) {
    (void)state;
    assert_slice(lode_trim(S("  St Mary's \t")), "St Mary's");
    assert_slice(lode_trim(S("\xc2\xa0 \xc2\xa0x\xc2\xa0y\xc2\xa0")), "x\xc2\xa0y");
    assert_slice(lode_trim(S(" \t \xc2\xa0")), "");
    assert_slice(lode_trim(S("\xc2")), "\xc2");
    assert_slice(lode_trim(S("x\xa0")), "x\xa0"); /* half of a no-break space */
    assert_slice(lode_trim(S("\n")), "\n");
    assert_slice(lode_trim(none), "");
}

static bool is_blank(const char *p, size_t n) {
    return n == 1 ? *p == ' ' || *p == '\t' : n == 2 && memcmp(p, "\xc2\xa0", 2) == 0;
}

/* Every text of up to four of the bytes that matter. */
static void trim_takes_every_blank_and_nothing_else(void **state) {
    (void)state;
    static const char kinds[] = " \t\xc2\xa0x!~\x7f\n";
    enum { KINDS = sizeof kinds - 1 };
    for (int i = 0; i < KINDS * KINDS * KINDS * KINDS * 5; i++) {
        char text[4];
        size_t start = 0, end = (size_t)(i % 5);
        for (int k = 0, rest = i / 5; k < 4; k++, rest /= KINDS)
            text[k] = kinds[rest % KINDS];
        const lode_slice trimmed = lode_trim((lode_slice){text, end});
        for (size_t n = 1; n <= 2; n++)
            if (end - start >= n && is_blank(text + start, n)) {
                start += n;
                n = 0;
            }
        for (size_t n = 1; n <= 2; n++)
            if (end - start >= n && is_blank(text + end - n, n)) {
                end -= n;
                n = 0;
            }
        assert_true(trimmed.p == text + start && trimmed.n == end - start);
    }
}

static void assert_parts(const char *list, const char *expected) {
    char joined[64] = "";
    lode_slice rest = lode_text(list), part;
    while (lode_split(&rest, ',', &part))
        sprintf(joined + strlen(joined), "[%.*s]", LODE_ARG(part));
    assert_string_equal(joined, expected);
    assert_int_equal(rest.n, 0);
}

static void split_gives_trimmed_parts(void **state) {
    (void)state;
    assert_parts("a,,b", "[a][][b]");
    assert_parts(" national , la ", "[national][la]");
    assert_parts("", "");
    assert_parts(",a", "[][a]");
    assert_parts("a,", "[a]");
    assert_parts(",", "[]");
    lode_slice rest = none, part;
    assert_false(lode_split(&rest, ',', &part));
}

/* The algorithm written a second time, in Python with whole numbers without bound. */
static void the_hash_is_the_same_on_every_machine(void **state) {
    (void)state;
    assert_true(lode_hash(none) == 0x90f8749b0fb13233u);
    assert_true(lode_hash(S("100001")) == 0x6bebebc9dbdf5952u);
    assert_true(lode_hash(S("school_urn")) == 0x0511152ac5dd1c1du);
    assert_true(lode_hash(S("12345678")) == 0x6ce432320d0dd9c7u);
    char high[17];
    memset(high, 0xff, sizeof high);
    assert_true(lode_hash((lode_slice){high, sizeof high}) == 0x84c24c2ace65be46u);
}

static void the_hash_does_not_depend_on_where_the_bytes_lie(void **state) {
    (void)state;
    char room[40];
    for (size_t offset = 0; offset < 9; offset++) {
        memcpy(room + offset, "St Mary's Primary", 17);
        assert_true(lode_hash((lode_slice){room + offset, 17}) ==
                    lode_hash(S("St Mary's Primary")));
    }
}

/* A copy in room of its own that ends where the text does, for the address sanitizer. */
static lode_slice copy_of(const char *bytes, size_t n) {
    char *room = malloc(n ? n : 1);
    memcpy(room, bytes, n);
    return (lode_slice){room, n};
}

/* Byte by byte: whole words lowest byte first, what is left over highest byte first. */
static uint64_t hash_by_bytes(const unsigned char *p, size_t n) {
    uint64_t hash = 0x9e3779b97f4a7c15u ^ n, tail = 0;
    size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        uint64_t word = 0;
        for (size_t k = 8; k-- > 0;)
            word = word << 8 | p[i + k];
        hash = (hash ^ word) * 0xff51afd7ed558ccdu;
        hash ^= hash >> 32;
    }
    for (; i < n; i++)
        tail = tail << 8 | p[i];
    hash = (hash ^ tail) * 0xc4ceb9fe1a85ec53u;
    return hash ^ hash >> 29;
}

enum { LONGEST = 41 };

static void fill_bytes(char bytes[LONGEST], unsigned seed) {
    for (unsigned i = 0; i < LONGEST; i++)
        bytes[i] = (char)((i * 37 + seed * 101) ^ (i * i * seed) >> 3);
}

static void hashes_of_every_length_are_those_of_the_bytes(void **state) {
    (void)state;
    char bytes[LONGEST];
    for (unsigned seed = 0; seed < 50; seed++)
        for (size_t n = 0; n <= LONGEST; n++) {
            fill_bytes(bytes, seed);
            const lode_slice text = copy_of(bytes, n);
            assert_true(lode_hash(text) == hash_by_bytes((const unsigned char *)bytes, n));
            free((void *)(uintptr_t)text.p);
        }
}

static void one_bit_anywhere_makes_a_difference(void **state) {
    (void)state;
    char bytes[LONGEST], changed[LONGEST];
    fill_bytes(bytes, 7);
    for (size_t n = 0; n <= LONGEST; n++) {
        const lode_slice text = copy_of(bytes, n);
        assert_true(lode_same(text, (lode_slice){bytes, n}));
        for (size_t bit = 0; bit < 8 * n; bit++) {
            memcpy(changed, bytes, sizeof bytes);
            changed[bit / 8] = (char)(changed[bit / 8] ^ 1 << bit % 8);
            assert_false(lode_same(text, (lode_slice){changed, n}));
        }
        free((void *)(uintptr_t)text.p);
    }
}

/* All school numbers of six digits in 2^20 buckets: a random function leaves about 42% of them
 * empty (e^-0.86) and its fullest bucket holds 9 or 10. */
static void hashes_of_school_numbers_spread(void **state) {
    (void)state;
    enum { BUCKETS = 1 << 20 };
    static unsigned char held[BUCKETS];
    unsigned fullest = 0, empty = 0;
    for (int urn = 100000; urn < 1000000; urn++) {
        char text[16];
        const size_t n = (size_t)sprintf(text, "%d", urn);
        const unsigned in = ++held[lode_hash((lode_slice){text, n}) % BUCKETS];
        fullest = in > fullest ? in : fullest;
    }
    for (size_t i = 0; i < BUCKETS; i++)
        empty += held[i] == 0;
    assert_in_range(fullest, 2, 16);
    assert_in_range(empty, 0, BUCKETS / 2);
}

/* After table 3-7 of the Unicode standard: each row's first and last, and what lies just outside.
 */
static void characters_are_those_of_the_unicode_table(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
    } table[] = {
        {"\x01", 1},
        {"\x7f", 1},
        {"\x80", 0},
        {"\xbf", 0},
        {"\xc0\x80", 0},
        {"\xc1\xbf", 0},
        {"\xc2\x80", 2},
        {"\xc2\x7f", 0},
        {"\xc2\xc0", 0},
        {"\xdf\xbf", 2},
        {"\xe0\x9f\xbf", 0},
        {"\xe0\xa0\x80", 3},
        {"\xe1\x80\x80", 3},
        {"\xe1\x80\x7f", 0},
        {"\xec\xbf\xbf", 3},
        {"\xed\x9f\xbf", 3},
        {"\xed\xa0\x80", 0},
        {"\xed\xbf\xbf", 0},
        {"\xee\x80\x80", 3},
        {"\xef\xbf\xbf", 3},
        {"\xf0\x8f\xbf\xbf", 0},
        {"\xf0\x90\x80\x80", 4},
        {"\xf1\x80\x80\x7f", 0},
        {"\xf3\xbf\xbf\xbf", 4},
        {"\xf4\x8f\xbf\xbf", 4},
        {"\xf4\x90\x80\x80", 0},
        {"\xf5\x80\x80\x80", 0},
        {"\xff", 0},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const size_t n = strlen(table[i].bytes);
        assert_int_equal(lode_utf8_length(table[i].bytes, n), table[i].length);
        for (size_t cut = 0; cut < table[i].length; cut++)
            assert_int_equal(lode_utf8_length(table[i].bytes, cut), 0);
    }
    assert_int_equal(lode_utf8_length("\0", 1), 1);
    assert_int_equal(lode_utf8_length(NULL, 0), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_the_same_byte_for_byte),
        cmocka_unit_test(only_ascii_letters_fold),
        cmocka_unit_test(order_is_bytewise_and_shorter_first),
        cmocka_unit_test(trim_takes_blanks_from_both_ends_only),
        cmocka_unit_test(trim_takes_every_blank_and_nothing_else),
        cmocka_unit_test(split_gives_trimmed_parts),
        cmocka_unit_test(the_hash_is_the_same_on_every_machine),
        cmocka_unit_test(the_hash_does_not_depend_on_where_the_bytes_lie),
        cmocka_unit_test(hashes_of_every_length_are_those_of_the_bytes),
        cmocka_unit_test(hashes_of_school_numbers_spread),
        cmocka_unit_test(one_bit_anywhere_makes_a_difference),
        cmocka_unit_test(characters_are_those_of_the_unicode_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
