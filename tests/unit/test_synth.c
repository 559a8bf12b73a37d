/* The invented partnership against itself and against the published figures it must carry: what a
 * reader of the files may rely on. */
#include "invented.h"

#include <math.h>
#include <unistd.h>

/* Of the 2016/17 key stage 4 file, where no record is cut before the columns used here. */
static size_t row_of(const lode_table *table, const char *rectype) {
    for (size_t row = 0; row < lode_table_rows(table); row++)
        if (lode_is(cell(table, row, "RECTYPE"), rectype))
            return row;
    fail_msg("no row of RECTYPE %s", rectype);
    return 0;
}

/* Read record by record: the published layout has short records, which a table refuses. */
static void england_has_the_published_figures_and_nothing_else(void **state) {
    (void)state;
    /* Department for Education, Key stage 4, England, state-funded, 2016/17. */
    static const struct {
        const char *column, *printed;
    } published[] = {
        {"ATT8SCR", "46.5"},
        {"P8MEA", "-0.03"},
        {"PTL2BASICS_94", "64.20%"},
        {"PTL2BASICS_95", "42.90%"},
        {"ATT8SCR_FSM6CLA1A", "37.1"},
        {"P8CILOW", ""},
        {"TPUP", ""},
        {"ATT8SCR_EAL", ""},
        {"PTL2BASICSEAL_94", ""},
    };
    char path[PATH];
    lode_reader *reader;
    const lode_block *block;
    lode_error error;
    size_t seen = 0;
    path_of(path, "2016-2017_899_ks4final.csv");
    assert_int_equal(lode_reader_open(&reader, path, NULL, NULL, &error), LODE_OK);
    const lode_header *header = lode_reader_header(reader);
    while (lode_reader_next(reader, &block, &error) == LODE_OK && block->n > 0)
        for (size_t r = 0; r < block->n; r++) {
            const lode_record record = lode_block_record(block, r);
            if (!lode_is(lode_record_text(&record, 0), "7"))
                continue;
            for (size_t i = 0; i < sizeof published / sizeof *published; i++, seen++) {
                const int column = lode_header_find(header, lode_text(published[i].column));
                assert_true(
                    lode_is(lode_record_text(&record, (size_t)column), published[i].printed));
            }
        }
    lode_reader_close(reader);
    assert_int_equal(seen, sizeof published / sizeof *published);
}

static void the_authority_is_the_sum_of_its_schools(void **state) {
    (void)state;
    static const char *const counts[] = {"TELIG", "BELIG", "TFSM6CLA1A", "TOTPUPS"};
    lode_table *table = read_file("2017-2018_899_ks2final.csv");
    const size_t authority = row_of(table, "3");
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        long sum = 0, hidden = 0;
        for (size_t row = 0; row < lode_table_rows(table); row++) {
            const lode_slice type = cell(table, row, "RECTYPE");
            if (!lode_is(type, "1") && !lode_is(type, "2"))
                continue;
            sum += whole(cell(table, row, counts[i]));
            hidden += 5 * lode_is(cell(table, row, counts[i]), "SUPP");
        }
        const long total = whole(cell(table, authority, counts[i]));
        assert_true(total > 100 && total >= sum && total <= sum + hidden);
    }
    lode_table_free(table);
}

static void cohorts_of_five_or_fewer_are_suppressed(void **state) {
    (void)state;
    lode_table *table = read_file("2017-2018_899_ks2final.csv");
    size_t published = 0;
    for (size_t row = 0; row < lode_table_rows(table); row++) {
        const long n = whole(cell(table, row, "TELIG"));
        const lode_slice result = cell(table, row, "PTRWM_EXP");
        if (n > 0)
            assert_int_equal(lode_is(result, "SUPP"), n <= 5);
        published += n > 5;
    }
    assert_true(published > 40);
    lode_table_free(table);
}

/* The limits as the Department for Education publishes them: 1.96 sigma / sqrt(n) either side, with
 * the sigma of 2016/17 for reading, 6.229. */
static void limits_of_progress_are_those_of_the_formula(void **state) {
    (void)state;
    lode_table *table = read_file("2016-2017_899_ks2final.csv");
    size_t checked = 0;
    for (size_t row = 0; row < lode_table_rows(table); row++) {
        const double low = strtod(cell(table, row, "READPROG_LOWER").p, NULL);
        const double high = strtod(cell(table, row, "READPROG_UPPER").p, NULL);
        const double eligible = (double)whole(cell(table, row, "TELIG"));
        if (!lode_is(cell(table, row, "READCOV"), "100%") || high == low)
            continue;
        /* Full coverage in print is at least 99.5% of the pupils; both limits are rounded. */
        const double width = 2 * 1.96 * 6.229 / sqrt(eligible);
        assert_true(fabs(high - low - width) < 0.1 + 0.003 * width);
        checked++;
    }
    assert_true(checked > 2);
    lode_table_free(table);
}

static void neighbours_are_ten_in_order_and_never_oneself(void **state) {
    (void)state;
    lode_table *pairs = read_file("similar_pairs.csv");
    assert_int_equal(lode_table_rows(pairs), (44 + 12) * 10);
    for (size_t row = 0; row < lode_table_rows(pairs); row++) {
        assert_false(lode_same(cell(pairs, row, "school_urn"), cell(pairs, row, "comparator_urn")));
        assert_int_equal(whole(cell(pairs, row, "rank")), row % 10 + 1);
        if (row % 10 > 0)
            assert_true(strtod(cell(pairs, row, "distance").p, NULL) >=
                        strtod(cell(pairs, row - 1, "distance").p, NULL));
    }
    lode_table_free(pairs);
}

static void a_dry_run_writes_nothing(void **state) {
    (void)state;
    char path[PATH];
    lode_error error;
    path_of(path, "dry");
    const lode_synth_options options = {.seed = 1, .directory = path, .dry = true};
    assert_int_equal(lode_synth_schools(&options, NULL, &error), LODE_OK);
    assert_int_not_equal(access(path, F_OK), 0);
}

static void a_directory_that_cannot_be_made_is_an_error_of_the_system(void **state) {
    (void)state;
    char path[PATH];
    lode_error error;
    path_of(path, "schools.csv/below");
    const lode_synth_options options = {.seed = 1, .directory = path};
    assert_int_equal(lode_synth_schools(&options, NULL, &error), LODE_SYSTEM);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(england_has_the_published_figures_and_nothing_else),
        cmocka_unit_test(the_authority_is_the_sum_of_its_schools),
        cmocka_unit_test(cohorts_of_five_or_fewer_are_suppressed),
        cmocka_unit_test(limits_of_progress_are_those_of_the_formula),
        cmocka_unit_test(neighbours_are_ten_in_order_and_never_oneself),
        cmocka_unit_test(a_dry_run_writes_nothing),
        cmocka_unit_test(a_directory_that_cannot_be_made_is_an_error_of_the_system),
    };
    return cmocka_run_group_tests(tests, make, clear);
}
