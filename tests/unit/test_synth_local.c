/* What the schools and the council of the invented partnership keep themselves, against its
 * published files and against itself. */
#include "invented.h"

static lode_table *schools;

static int make_all(void **state) {
    const int status = make(state);
    schools = read_file("schools.csv");
    return status;
}

static int clear_all(void **state) {
    lode_table_free(schools);
    return clear(state);
}

/* The row whose column says text, from row `first` on; the number of rows if there is none. */
static size_t find(const lode_table *table, const char *column, lode_slice text, size_t first) {
    while (first < lode_table_rows(table) && !lode_same(cell(table, first, column), text))
        first++;
    return first;
}

static void special_needs_are_those_of_the_census(void **state) {
    (void)state;
    static const struct {
        const char *local, *census;
    } column[] = {{"Pupils", "NOR"}, {"EHC plans", "TSENELSE"}, {"SEN support number", "TSENELK"}};
    lode_table *needs = read_file("2023-2024_899_sen.csv");
    lode_table *census = read_file("2023-2024_899_census.csv");
    assert_int_equal(lode_table_rows(needs), 58); /* all but the independent schools */
    for (size_t row = 0; row < lode_table_rows(needs); row++) {
        const size_t same = find(census, "URN", cell(needs, row, "URN"), 0);
        assert_true(same < lode_table_rows(census));
        for (size_t i = 0; i < sizeof column / sizeof *column; i++)
            assert_int_equal(whole(cell(needs, row, column[i].local)),
                             whole(cell(census, same, column[i].census)));
    }
    lode_table_free(needs);
    lode_table_free(census);
}

static void every_pupil_with_special_needs_has_one_primary_need(void **state) {
    (void)state;
    static const char *const need[] = {"SLCN", "SEMH", "MLD", "SPLD", "ASD", "HI", "VI",
                                       "MSI",  "PD",   "SLD", "PMLD", "NSA", "OTH"};
    lode_table *needs = read_file("2023-2024_899_sen.csv");
    for (size_t row = 0; row < lode_table_rows(needs); row++) {
        long sum = 0;
        for (size_t i = 0; i < sizeof need / sizeof *need; i++)
            sum += whole(cell(needs, row, need[i]));
        assert_int_equal(sum, whole(cell(needs, row, "All SEN number")));
    }
    lode_table_free(needs);
}

/* Four rows a secondary school: All, then the three groups. */
static void groups_of_suspended_pupils_add_up(void **state) {
    (void)state;
    static const char *const counts[] = {"Headcount", "Suspensions", "Pupils suspended",
                                         "Permanent exclusions"};
    lode_table *t = read_file("2023-2024_899_exclusions.csv");
    size_t checked = 0;
    for (size_t row = 0; row < lode_table_rows(t); row++) {
        if (!lode_is(cell(t, row, "Pupil group"), "EHC plan"))
            continue;
        assert_true(lode_is(cell(t, row - 1, "Pupil group"), "All"));
        for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
            assert_int_equal(whole(cell(t, row - 1, counts[i])),
                             whole(cell(t, row, counts[i])) + whole(cell(t, row + 1, counts[i])) +
                                 whole(cell(t, row + 2, counts[i])));
        checked++;
    }
    assert_int_equal(checked, 12);
    lode_table_free(t);
}

static void a_good_level_is_twelve_goals_at_least(void **state) {
    (void)state;
    lode_table *t = read_file("2023-2024_899_early_years.csv");
    size_t checked = 0;
    for (size_t row = 0; row < lode_table_rows(t); row++) {
        const double children = (double)whole(cell(t, row, "Children"));
        const double good = (double)whole(cell(t, row, "GLD number"));
        const double all = (double)whole(cell(t, row, "All ELGs number"));
        const double average = strtod(cell(t, row, "Average ELGs").p, NULL);
        if (children < 1)
            continue; /* hidden, or nobody */
        assert_true(all <= good && good <= children);
        assert_true(average + 0.05 >= (12 * (good - all) + 17 * all) / children);
        assert_true(average <= 17);
        checked++;
    }
    assert_true(checked > 80);
    lode_table_free(t);
}

static void figures_about_one_to_five_children_are_hidden(void **state) {
    (void)state;
    lode_table *t = read_file("2023-2024_899_early_years.csv");
    size_t hidden = 0;
    for (size_t row = 0; row < lode_table_rows(t); row++) {
        const lode_slice children = cell(t, row, "Children");
        hidden += lode_is(children, "*");
        assert_true(lode_is(children, "*") || whole(children) == 0 || whole(children) > 5);
    }
    assert_true(hidden > 0);
    lode_table_free(t);
}

static void nobody_is_offered_more_than_there_are_places(void **state) {
    (void)state;
    lode_table *t = read_file("admissions.csv");
    assert_int_equal(lode_table_rows(t), 44 + 12);
    for (size_t row = 0; row < lode_table_rows(t); row++) {
        const long first = whole(cell(t, row, "First preferences"));
        const long met = whole(cell(t, row, "First preference offers"));
        const long offers = whole(cell(t, row, "Offers"));
        assert_true(met <= first && met <= offers);
        assert_true(offers <= whole(cell(t, row, "Places")));
        assert_true(first <= whole(cell(t, row, "Applications")));
    }
    lode_table_free(t);
}

/* By name and number: lists of people say both. */
static void lists_name_schools_as_the_school_table_does(void **state) {
    (void)state;
    static const char *const lists[] = {
        "concerns.csv",           "visit_notes.csv",    "self_referrals.csv",
        "leadership_changes.csv", "building_works.csv", "events.csv",
        "programmes.csv",         "clusters.csv",       "trusts.csv"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        lode_table *t = read_file(lists[i]);
        assert_true(lode_table_rows(t) > 3);
        for (size_t row = 0; row < lode_table_rows(t); row++) {
            const size_t school = find(schools, "school_urn", cell(t, row, "URN"), 0);
            assert_true(school < lode_table_rows(schools));
            assert_true(lode_same(cell(t, row, "School"), cell(schools, school, "school_name")));
        }
        lode_table_free(t);
    }
}

static void groups_are_those_of_the_school_table(void **state) {
    (void)state;
    lode_table *clusters = read_file("clusters.csv"), *trusts = read_file("trusts.csv");
    size_t now = 0;
    for (size_t row = 0; row < lode_table_rows(clusters); row++) {
        const size_t school = find(schools, "school_urn", cell(clusters, row, "URN"), 0);
        assert_true(lode_same(cell(clusters, row, "Cluster"), cell(schools, school, "cluster")));
    }
    for (size_t row = 0; row < lode_table_rows(trusts); row++) {
        const size_t school = find(schools, "school_urn", cell(trusts, row, "URN"), 0);
        if (cell(trusts, row, "Left").n > 0)
            continue;
        assert_true(lode_same(cell(trusts, row, "Trust ID"), cell(schools, school, "trust_id")));
        now++;
    }
    for (size_t row = 0; row < lode_table_rows(schools); row++)
        now -= cell(schools, row, "trust_id").n > 0;
    assert_int_equal(now, 0); /* every school of a trust is in the list */
    lode_table_free(clusters);
    lode_table_free(trusts);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(special_needs_are_those_of_the_census),
        cmocka_unit_test(every_pupil_with_special_needs_has_one_primary_need),
        cmocka_unit_test(groups_of_suspended_pupils_add_up),
        cmocka_unit_test(a_good_level_is_twelve_goals_at_least),
        cmocka_unit_test(figures_about_one_to_five_children_are_hidden),
        cmocka_unit_test(nobody_is_offered_more_than_there_are_places),
        cmocka_unit_test(lists_name_schools_as_the_school_table_does),
        cmocka_unit_test(groups_are_those_of_the_school_table),
    };
    return cmocka_run_group_tests(tests, make_all, clear_all);
}
