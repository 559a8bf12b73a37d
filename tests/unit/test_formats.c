/* Recognising layouts. Positions are counted in the header lines below; which columns belong
 * together is from the metadata published with the files, what codes and totals rows mean from the
 * cells of the files and the notes in datasets/reference. */
#include "lode/formats.h"
#include "lode/reader.h"

#include <stdio.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { MOST_CELLS = 16 };

static lode_reference *reference;
static lode_formats *formats;

static int set_up(void **state) {
    (void)state;
    lode_error error;
    reference = lode_reference_new(NULL, NULL, NULL);
    return lode_formats_read(&formats, reference, &error) == LODE_OK ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    lode_formats_free(formats);
    lode_reference_free(reference);
    return 0;
}

/* The cells between commas; cells is room for them. */
static lode_header header_of(const char *line, lode_cell cells[MOST_CELLS]) {
    lode_slice rest = lode_text(line), part;
    size_t n = 0;
    while (n < MOST_CELLS && lode_split(&rest, ',', &part))
        cells[n++] = lode_cell_of(part);
    return (lode_header){.cell = cells, .n = n, .line = 1};
}

static lode_status recognise(const char *line, const char *as, lode_recognised **recognised,
                             lode_error *error) {
    static lode_cell cells[MOST_CELLS];
    static lode_header header;
    header = header_of(line, cells);
    const lode_hints hints = {.as = as};
    return lode_formats_recognise(formats, &header, &hints, "file.csv", recognised, error);
}

/* The record that line is, by the reader, which has to be closed. */
static lode_reader *read_record(const char *line, lode_record *record) {
    char csv[256];
    const int n = snprintf(csv, sizeof csv, "header\n%s\n", line);
    lode_reader *reader;
    lode_error error;
    const lode_block *block;
    assert_int_equal(lode_reader_open_text(&reader, (lode_slice){csv, (size_t)n}, "", NULL, &error),
                     0);
    assert_int_equal(lode_reader_next(reader, &block, &error), LODE_OK);
    *record = lode_block_record(block, 0);
    return reader;
}

static const char census[] = "urn,LA,Estab,NOR,NORG,NORB,PNORG,TSENELSE,PSENELSE,PNUMEAL";

static void a_header_is_known_whatever_its_letters_case(void **state) {
    (void)state;
    lode_recognised *r;
    lode_error error;
    assert_int_equal(recognise(census, NULL, &r, &error), LODE_OK);
    assert_true(lode_is(r->format, "census"));
    assert_int_equal(lode_recognised_key_position(r, LODE_KEY_SCHOOL_URN), 0);
    assert_int_equal(lode_recognised_key_position(r, LODE_KEY_ESTAB_NUMBER), 2);
    assert_int_equal(lode_recognised_key_position(r, LODE_KEY_SCHOOL_TYPE), -1);
    lode_recognised_free(r);
}

static void a_figure_knows_the_columns_beside_it(void **state) {
    (void)state;
    lode_recognised *r;
    lode_error error;
    assert_int_equal(recognise(census, NULL, &r, &error), LODE_OK);
    const lode_mapped_column *plans = NULL;
    for (size_t i = 0; i < r->columns; i++)
        if (lode_is(r->column[i].measure, "ehc_plan_percent"))
            plans = &r->column[i];
    assert_non_null(plans);
    assert_int_equal(plans->value, 8);
    assert_int_equal(plans->n, 3);
    assert_int_equal(plans->numerator, 7);
    assert_int_equal(plans->ci_low, -1);
    lode_recognised_free(r);
}

static void every_column_used_is_counted_once(void **state) {
    (void)state;
    lode_recognised *r;
    lode_error error;
    assert_int_equal(recognise("LA,ESTAB,URN,PERCTOT,PPERSABS10,COMMENT", NULL, &r, &error),
                     LODE_OK);
    assert_int_equal(r->known, 5);
    lode_recognised_free(r);
}

static void a_column_that_must_not_be_there_rules_a_layout_out(void **state) {
    (void)state;
    lode_recognised *r;
    lode_error error;
    const char *line = "LA,ESTAB,URN,PERCTOT,PPERSABS10,ATT8SCR";
    assert_int_equal(recognise(line, NULL, &r, &error), LODE_DATA);
    assert_string_equal(error.file, "file.csv");
    assert_int_equal(recognise(line, "absence", &r, &error), LODE_OK);
    lode_recognised_free(r);
}

static void a_layout_asked_for_must_have_its_columns(void **state) {
    (void)state;
    lode_recognised *r;
    lode_error error;
    assert_int_equal(recognise("LA,ESTAB,URN,PERCTOT", "absence", &r, &error), LODE_DATA);
    assert_non_null(strstr(error.text, "lacks PPERSABS10"));
    assert_int_equal(recognise("LA,ESTAB,URN,PERCTOT", "absent", &r, &error), LODE_USAGE);
    assert_int_equal(recognise("LA,ESTAB,URN,PERCTOT", "measure", &r, &error), LODE_DATA);
}

static void assert_level(const lode_recognised *r, const char *line, const char *level,
                         const char *type) {
    lode_record record;
    lode_reader *reader = read_record(line, &record);
    lode_record_level found;
    lode_error error;
    assert_int_equal(lode_recognised_level(r, &record, &found, &error), LODE_OK);
    assert_true(lode_is(found.geographic_level, level));
    assert_true(lode_is(found.establishment_type, type));
    lode_reader_close(reader);
}

static void words_in_place_of_numbers_tell_totals(void **state) {
    (void)state;
    lode_recognised *r;
    lode_error error;
    assert_int_equal(recognise(census, NULL, &r, &error), LODE_OK);
    assert_level(r, "LA,815,SEC,1", "Local authority", "Secondary");
    assert_level(r, "NAT,,SPE,1", "National", "Special");
    assert_level(r, "100000,815,2000,1", "School", "");
    lode_record record;
    lode_reader *reader = read_record("NAT,,NUR,1", &record);
    lode_record_level level;
    assert_int_equal(lode_recognised_level(r, &record, &level, &error), LODE_DATA);
    assert_int_equal(error.column, 3);
    lode_reader_close(reader);
    lode_recognised_free(r);
}

static void codes_are_compared_exactly(void **state) {
    (void)state;
    lode_recognised *r;
    lode_error error;
    assert_int_equal(recognise(census, NULL, &r, &error), LODE_OK);
    assert_true(lode_is(lode_recognised_code(r, lode_text("SUPP"))->status, "c"));
    assert_true(lode_is(lode_recognised_code(r, lode_text(""))->status, "x"));
    assert_true(lode_recognised_code(r, lode_text("NEW"))->fills_record);
    assert_null(lode_recognised_code(r, lode_text("supp")));
    assert_true(lode_is(lode_recognised_suggest_code(r, lode_text("supp")), "SUPP"));
    lode_recognised_free(r);
}

static void words_are_found_in_this_case_of_letters_or_else_in_any(void **state) {
    (void)state;
    const lode_slice words = lode_text("a=small|A=capital | Aut = Autumn term||x");
    assert_true(lode_is(lode_recoded(lode_text("a"), words), "small"));
    assert_true(lode_is(lode_recoded(lode_text("A"), words), "capital"));
    assert_true(lode_is(lode_recoded(lode_text("AUT"), words), "Autumn term"));
    assert_true(lode_is(lode_recoded(lode_text("x"), words), "x"));
    assert_int_equal(lode_recoded((lode_slice){NULL, 0}, words).n, 0);
    assert_true(lode_is(lode_spelt(lode_text("HIGH"), lode_text("low|high")), "high"));
    assert_true(lode_is(lode_spelt(lode_text("hihg"), lode_text("low|high")), "hihg"));
    assert_true(lode_is_any(lode_text("Low"), lode_text("low|high")));
    assert_false(lode_is_any(lode_text("lo"), lode_text("low|high")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_header_is_known_whatever_its_letters_case),
        cmocka_unit_test(a_figure_knows_the_columns_beside_it),
        cmocka_unit_test(every_column_used_is_counted_once),
        cmocka_unit_test(a_column_that_must_not_be_there_rules_a_layout_out),
        cmocka_unit_test(a_layout_asked_for_must_have_its_columns),
        cmocka_unit_test(words_in_place_of_numbers_tell_totals),
        cmocka_unit_test(codes_are_compared_exactly),
        cmocka_unit_test(words_are_found_in_this_case_of_letters_or_else_in_any),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
