/* Keys of rows: the same number for the same texts, however a file writes them. */
#include "lib/verbs/agg/agg_keys.h"

#include "lode/memory.h"
#include "lode/reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { MOST_COLUMNS = 20 };

typedef struct {
    agg_part part[MOST_COLUMNS];
    agg_parts parts;
    agg_keys *keys;
    lode_reader *reader;
    const lode_block *block;
} fixture;

/* Keys of columns called a, b, c, ...; usual is what they say where they are empty. */
static void begin(fixture *f, const char *columns, const char *usual) {
    *f = (fixture){.parts = {f->part, strlen(columns)}};
    for (size_t i = 0; i < f->parts.n; i++)
        f->part[i] = (agg_part){.name = {columns + i, 1}, .usual = lode_text(usual)};
    f->keys = agg_keys_new(&f->parts);
}

static void read_text(fixture *f, const char *csv) {
    lode_reader_close(f->reader);
    assert_int_equal(lode_reader_open_text(&f->reader, lode_text(csv), "in memory", NULL, NULL),
                     LODE_OK);
    for (size_t i = 0; i < f->parts.n; i++)
        f->part[i].position = lode_header_find(lode_reader_header(f->reader), f->part[i].name);
    agg_keys_begin(f->keys);
    assert_int_equal(lode_reader_next(f->reader, &f->block, NULL), LODE_OK);
}

static uint32_t key_of(fixture *f, size_t row) {
    const lode_record record = lode_block_record(f->block, row);
    return agg_keys_find(f->keys, &record);
}

static void end(fixture *f) {
    agg_keys_free(f->keys);
    lode_reader_close(f->reader);
}

static void expect_part(const fixture *f, uint32_t key, size_t part, const char *text) {
    const lode_slice found = agg_key_part(agg_keys_text(f->keys, key), part);
    assert_int_equal(found.n, strlen(text));
    assert_memory_equal(found.p, text, found.n);
}

static void texts_are_told_apart_and_known_again(void **state) {
    (void)state;
    fixture f;
    begin(&f, "ab", "");
    read_text(&f, "a,b,x\none,two,1\none,two,2\non,etwo,3\none,tw,4\none,two,5\n,onetwo,6\n");
    static const uint32_t expected[] = {0, 0, 1, 2, 0, 3};
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(key_of(&f, i), expected[i]);
    expect_part(&f, 1, 1, "etwo");
    expect_part(&f, 3, 0, "");
    assert_int_equal(agg_key_start(agg_keys_text(f.keys, 0), 1).n, 4);
    end(&f);
}

static void quotes_and_spaces_make_no_difference(void **state) {
    (void)state;
    fixture f;
    begin(&f, "ab", "");
    read_text(&f, "a,b\none,two\n\"one\",two\none , two\n\"o\"\"ne\",two\n\"one,two\",\n");
    assert_int_equal(key_of(&f, 0), 0);
    assert_int_equal(key_of(&f, 1), 0);
    assert_int_equal(key_of(&f, 2), 0);
    assert_int_equal(key_of(&f, 3), 1);
    assert_int_equal(key_of(&f, 4), 2);
    expect_part(&f, 1, 0, "o\"ne");
    expect_part(&f, 2, 0, "one,two");
    end(&f);
}

static void a_column_that_is_empty_or_not_there_says_the_usual(void **state) {
    (void)state;
    fixture f;
    begin(&f, "ab", "Total");
    read_text(&f, "a,b\n,Total\nTotal,\n");
    assert_int_equal(key_of(&f, 0), 0);
    assert_int_equal(key_of(&f, 1), 0);
    read_text(&f, "b\nTotal\n");
    assert_int_equal(key_of(&f, 0), 0);
    end(&f);
}

/* The bytes are the same, what they say is not: columns stand elsewhere, or tabs separate. */
static void what_another_file_said_is_forgotten(void **state) {
    (void)state;
    fixture f;
    begin(&f, "ab", "");
    read_text(&f, "a,b\none,two\n");
    assert_int_equal(key_of(&f, 0), 0);
    read_text(&f, "b,a\none,two\ntwo,one\n");
    assert_int_equal(key_of(&f, 0), 1);
    assert_int_equal(key_of(&f, 1), 0);
    read_text(&f, "a\tb\none\ttwo\n");
    assert_int_equal(key_of(&f, 0), 0);
    end(&f);
}

static void columns_may_be_scattered_and_many(void **state) {
    (void)state;
    fixture f;
    char csv[512];
    static const char *const scattered[] = {"ac", "adg", "acegikmoq"};
    for (size_t i = 0; i < 3; i++) {
        begin(&f, scattered[i], "");
        snprintf(csv, sizeof csv, "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r\n%s\n%s\n%s\n",
                 "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18",
                 "1,x,3,4,5,x,7,x,9,x,11,x,13,x,15,x,17,x",
                 "1,2,x,x,5,6,7,8,9,10,11,12,13,14,15,16,17,18");
        read_text(&f, csv);
        assert_int_equal(key_of(&f, 0), 0);
        assert_int_equal(key_of(&f, 1), 0);
        assert_int_equal(key_of(&f, 2), 1);
        assert_int_equal(key_of(&f, 0), 0);
        end(&f);
    }
}

/* More keys, and longer ones, than can be remembered by their bytes. */
static void many_and_long_keys_are_known_again(void **state) {
    (void)state;
    enum { MANY = 9000 };
    char *csv = lode_allocate(MANY, 160), *at = csv + sprintf(csv, "a,b\n");
    for (int i = 0; i < MANY; i++)
        at += sprintf(at, "%0*d,b%d\n", i % 3 ? 1 : 130, i / 2, i % 2);
    fixture f;
    begin(&f, "ab", "");
    read_text(&f, csv);
    for (size_t row = 0; row < f.block->n; row++)
        assert_int_equal(key_of(&f, row), row);
    for (size_t row = f.block->n; row-- > 0;)
        assert_int_equal(key_of(&f, row), row);
    end(&f);
    free(csv);
}

static void levels_and_periods_are_checked(void **state) {
    (void)state;
    fixture f;
    lode_error error;
    begin(&f, "ab", "");
    f.part[0].rule = AGG_LEVEL;
    f.part[1].rule = AGG_PERIOD;
    read_text(&f, "a,b\nSchool,202324\nschool,202324\nPlanet,202324\nSchool,2x\n");
    assert_int_equal(key_of(&f, 0), 0);
    assert_int_equal(key_of(&f, 1), 0);
    assert_int_equal(key_of(&f, 2), LODE_UNKNOWN);
    assert_int_equal(key_of(&f, 3), LODE_UNKNOWN);
    const lode_record last = lode_block_record(f.block, 3), first = lode_block_record(f.block, 0);
    assert_int_equal(agg_keys_refuse(&f.parts, &first, &error), LODE_OK);
    assert_int_equal(agg_keys_refuse(&f.parts, &last, &error), LODE_DATA);
    assert_int_equal(error.line, 5);
    assert_int_equal(error.column, 2);
    end(&f);
}

/* Levels as they hold each other, the usual word first, the rest by bytes; the first part counts
 * most. */
static void keys_have_an_order_of_their_own(void **state) {
    (void)state;
    fixture f;
    begin(&f, "abc", "");
    f.part[0].rule = AGG_LEVEL;
    f.part[1].usual = lode_text("Total");
    read_text(&f, "a,b,c\nSchool,Total,10\nSchool,Total,9\nSchool,Boys,1\nTrust,Total,1\n"
                  "Regional,Boys,1\nRegional,Boys,1x\nNational,Total,\n");
    for (uint32_t i = 0; i < 7; i++)
        for (uint32_t k = 0; k < 7; k++) {
            const uint32_t a = key_of(&f, i), b = key_of(&f, k);
            const int order =
                agg_keys_order(&f.parts, agg_keys_text(f.keys, a), agg_keys_text(f.keys, b));
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
    end(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_told_apart_and_known_again),
        cmocka_unit_test(quotes_and_spaces_make_no_difference),
        cmocka_unit_test(a_column_that_is_empty_or_not_there_says_the_usual),
        cmocka_unit_test(what_another_file_said_is_forgotten),
        cmocka_unit_test(columns_may_be_scattered_and_many),
        cmocka_unit_test(many_and_long_keys_are_known_again),
        cmocka_unit_test(levels_and_periods_are_checked),
        cmocka_unit_test(keys_have_an_order_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
