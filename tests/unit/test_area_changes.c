/* What became of local authorities: the changes that the Department's data quality files list
 * (las.csv), checked against the codes that files of Explore Education Statistics print in each
 * year; and webs drawn by hand. */
#include "lode/area_changes.h"

#include "reading.h"

#include <string.h>
#include <sys/stat.h>

static lode_reference *reference;
static lode_area_changes *changes;
static lode_error error;

static int set_up(void **state) {
    (void)state;
    reference = lode_reference_new(NULL, NULL, NULL);
    return lode_area_changes_read(&changes, reference, &error) == LODE_OK ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    lode_area_changes_free(changes);
    lode_reference_free(reference);
    return 0;
}

/* "OLD NEW NAME (rule or end)" of what an area is now. */
static void assert_now(const char *old_code, const char *new_code, const char *period, bool lies_in,
                       const char *expected) {
    char text[160];
    const lode_area_now now = lode_area_now_of(changes, lode_text(old_code), lode_text(new_code),
                                               lode_text(period), lies_in);
    snprintf(text, sizeof text, "%.*s %.*s %.*s (%s%s)", LODE_ARG(now.old_la_code),
             LODE_ARG(now.new_la_code), LODE_ARG(now.la_name), lode_area_rule_name(now.rule),
             lode_area_end_name(now.end));
    assert_string_equal(text, expected);
}

static void an_authority_that_never_changed_is_itself(void **state) {
    (void)state;
    assert_now("850", "E10000014", "201617", false, "850 E10000014 Hampshire ()");
    assert_now("850", "", "", false, "850 E10000014 Hampshire ()");
    assert_now("", "E10000014", "", false, "850 E10000014 Hampshire ()");
}

static void a_new_code_is_found_by_the_code_or_the_period_of_the_figures(void **state) {
    (void)state;
    const char *renamed = "815 E06000065 North Yorkshire (renamed)";
    assert_now("815", "E10000023", "201718", false, renamed);
    assert_now("", "E10000023", "", false, renamed);
    assert_now("815", "", "202122", false, renamed);
    assert_now("815", "", "202223", false, "815 E06000065 North Yorkshire ()");
    assert_now("815", "E06000065", "201617", false, "815 E06000065 North Yorkshire ()");
    assert_now("825", "E10000002", "201819", false, "825 E06000060 Buckinghamshire (renamed)");
    assert_now("933", "E10000027", "202122", false, "933 E06000066 Somerset (renamed)");
}

static void a_moved_boundary_is_told_from_a_new_name(void **state) {
    (void)state;
    assert_now("929", "E06000048", "201112", false, "929 E06000057 Northumberland (boundary)");
    assert_now("390", "", "201112", false, "390 E08000037 Gateshead (boundary)");
    assert_now("373", "E08000019", "202324", false, "373 E08000039 Sheffield (boundary)");
    assert_now("370", "E08000016", "202324", false, "370 E08000038 Barnsley (boundary)");
}

static void a_split_authority_does_not_go_on(void **state) {
    (void)state;
    assert_now("928", "E10000021", "201718", false, "928 E10000021  (split)");
    assert_now("909", "", "201718", false, "909   (split)");
    assert_now("835", "E10000009", "201718", true, "835 E10000009  (split)");
    assert_now("940", "E06000061", "202324", false, "940 E06000061 North Northamptonshire ()");
}

/* Bournemouth, Christchurch and Poole is Bournemouth, Poole and a part of Dorset. */
static void schools_follow_where_the_figures_of_their_authority_cannot(void **state) {
    (void)state;
    assert_now("836", "E06000029", "201718", false, "836 E06000029  (incomplete)");
    assert_now("837", "E06000028", "201718", true,
               "839 E06000058 Bournemouth, Christchurch and Poole (merged)");
    assert_now("839", "E06000058", "202324", false,
               "839 E06000058 Bournemouth, Christchurch and Poole ()");
}

static void codes_nobody_knows_or_of_two_authorities_are_said_to_be(void **state) {
    (void)state;
    assert_now("899", "", "201718", false, "899   (unknown)");
    assert_now("", "", "201718", false, "   (unknown)");
    assert_now("940 / 941", "", "201920", false, "940 / 941   (unknown)");
    assert_now("928", "E06000061", "202021", false, "928 E06000061  (conflict)");
}

static void assert_told(const char *code, const char *expected) {
    char text[LODE_AREA_TEXT];
    lode_area_changes_tell(changes, lode_text(code), text);
    assert_string_equal(text, expected);
}

static void what_happened_is_told(void **state) {
    (void)state;
    assert_told("928", "928 Northamptonshire became 940 North Northamptonshire and 941 West "
                       "Northamptonshire on 2021-04-01");
    assert_told("E06000062",
                "941 West Northamptonshire was made of part of 928 Northamptonshire on 2021-04-01");
    assert_told("839", "839 Bournemouth, Christchurch and Poole was made of part of 835 Dorset and "
                       "836 Poole and 837 Bournemouth on 2019-04-01");
    assert_told("815", "815 North Yorkshire had the code E10000023 before 2023-04-01");
    assert_told("390",
                "390 Gateshead had the code E08000020 and another boundary before 2013-04-01");
    assert_told("850", "");
    assert_told("nowhere", "");
}

/* ---- tables of one's own ---- */

#define HEAD                                                                                       \
    "date,kind,from_old_la_code,from_new_la_code,from_la_name,to_old_la_code,to_new_la_code,"      \
    "to_la_name\n"

/* Read changes from a table in a folder of its own, in place of the built-in one. */
static lode_status read_own(const char *rows, lode_area_changes **own, lode_reference **of) {
    char folder[] = P_tmpdir "/lode-areas-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/area_changes.csv", folder);
    FILE *file = fopen(path, "w");
    fprintf(file, "%s%s", HEAD, rows);
    fclose(file);
    *of = lode_reference_new(folder, NULL, NULL);
    const lode_status status = lode_area_changes_read(own, *of, &error);
    unlink(path);
    rmdir(folder);
    return status;
}

static void whole_authorities_that_merged_go_on_whatever_the_order_of_rows(void **state) {
    (void)state;
    lode_area_changes *own, *built_in = changes;
    lode_reference *of;
    assert_int_equal(read_own("2028-04-01,renamed,951,E2,New,951,E3,New\n"
                              "2027-04-01,merged,850,E10000014,Hampshire,951,E2,New\n"
                              "2027-04-01,merged,851,E06000044,Portsmouth,951,E2,New\n",
                              &own, &of),
                     LODE_OK);
    changes = own;
    assert_now("850", "E10000014", "201718", false, "951 E3 New (merged)");
    assert_now("951", "E2", "202728", false, "951 E3 New (renamed)");
    changes = built_in;
    lode_area_changes_free(own);
    lode_reference_free(of);
}

static void assert_refused(const char *rows, const char *text) {
    lode_area_changes *own;
    lode_reference *of;
    assert_int_equal(read_own(rows, &own, &of), LODE_DATA);
    assert_string_equal(error.text, text);
    lode_reference_free(of);
}

static void tables_that_cannot_be_meant_are_refused(void **state) {
    (void)state;
    assert_refused("April 2027,merged,850,A,,951,B,\n", "'April 2027' is not a date");
    assert_refused("2027-04-01,joined,850,A,,951,B,\n", "'joined' is not a kind of change");
    assert_refused("2027-04-01,merged,850,A,,951,B,\n2028-04-01,merged,951,B,,850,A,\n",
                   "area_changes: the authority 850 leads back to itself");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_authority_that_never_changed_is_itself),
        cmocka_unit_test(a_new_code_is_found_by_the_code_or_the_period_of_the_figures),
        cmocka_unit_test(a_moved_boundary_is_told_from_a_new_name),
        cmocka_unit_test(a_split_authority_does_not_go_on),
        cmocka_unit_test(schools_follow_where_the_figures_of_their_authority_cannot),
        cmocka_unit_test(codes_nobody_knows_or_of_two_authorities_are_said_to_be),
        cmocka_unit_test(what_happened_is_told),
        cmocka_unit_test(whole_authorities_that_merged_go_on_whatever_the_order_of_rows),
        cmocka_unit_test(tables_that_cannot_be_meant_are_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
