/* School succession on small graphs whose answers are plain. The rules are those of succession.h;
 * the graphs were drawn by hand. */
#include "lode/succession.h"

#include "reading.h"

#include <string.h>

static lode_reference *reference;
static lode_succession *schools;
static lode_error error;

static int set_up(void **state) {
    (void)state;
    reference = lode_reference_new(NULL, NULL, NULL);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    lode_reference_free(reference);
    return 0;
}

static int forget(void **state) {
    (void)state;
    lode_succession_free(schools);
    schools = NULL;
    return 0;
}

/* The day as of which links are followed, if one is asked for. */
static const int32_t *as_of;

/* The links under the header of GIAS, and a register with one of its own or NULL. */
static lode_status read_files(lode_succession_rule rule, const char *links, const char *list) {
    char links_path[64], list_path[64];
    lode_succession_options options = {.links = links_path, .rule = rule};
    lode_succession_free(schools);
    schools = NULL;
    make_file(lode_text(links), links_path);
    if (list)
        make_file(lode_text(list), list_path);
    options.schools = list ? list_path : NULL;
    options.has_day = as_of != NULL;
    options.day = as_of ? *as_of : 0;
    const lode_status status = lode_succession_read(&schools, &options, reference, NULL, &error);
    unlink(links_path);
    if (list)
        unlink(list_path);
    return status;
}

static void given(lode_succession_rule rule, const char *links, const char *list) {
    char all[4096];
    snprintf(all, sizeof all, "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n%s", links);
    if (read_files(rule, all, list) != LODE_OK)
        fail_msg("%s:%zu: %s", error.file, error.line, error.text);
}

#define REGISTER                                                                                   \
    "URN,EstablishmentName,EstablishmentStatus (name),OpenDate,CloseDate,PhaseOfEducation "        \
    "(name),StatutoryLowAge,StatutoryHighAge,ReasonEstablishmentOpened "                           \
    "(name),ReasonEstablishmentClosed (name)\n"

/* urn leads to current over so many links, and why no further. */
static void assert_leads(const char *urn, const char *current, size_t links, const char *end) {
    const uint32_t school = lode_succession_find(schools, lode_text(urn));
    assert_int_not_equal(school, LODE_UNKNOWN);
    const lode_successor way = lode_succession_of(schools, school);
    const lode_slice found = lode_succession_urn(schools, way.current);
    if (!lode_is(found, current) || way.links != links ||
        strcmp(lode_succession_end_word(way.end), end) != 0)
        fail_msg("%s leads to %.*s over %zu links (%s), not to %s over %zu (%s)", urn,
                 LODE_ARG(found), way.links, lode_succession_end_word(way.end), current, links,
                 end);
}

static bool is_in_part(const char *urn) {
    const uint32_t school = lode_succession_find(schools, lode_text(urn));
    return lode_succession_of(schools, school).in_part;
}

/* ---- links alone ---- */

static void either_row_of_a_link_is_enough(void **state) {
    (void)state;
    given(LODE_RULE_GENERAL, "1,2,B,Successor,31-08-2017\n", NULL);
    assert_leads("1", "2", 1, "");
    assert_leads("2", "2", 0, "");
    given(LODE_RULE_GENERAL, "2,1,A,Predecessor,01-09-2017\n", NULL);
    assert_leads("1", "2", 1, "");
    given(LODE_RULE_GENERAL, "1,2,B,Successor,31-08-2017\n2,1,A,Predecessor,01-09-2017\n", NULL);
    assert_leads("1", "2", 1, "");
    assert_string_equal(lode_succession_name(schools, 0).p, "A");
}

static void links_are_followed_to_the_last(void **state) {
    (void)state;
    given(LODE_RULE_GENERAL, "3,4,,Successor,\n1,2,,Successor,\n2,3,,Successor,\n", NULL);
    assert_leads("1", "4", 3, "");
    assert_leads("2", "4", 2, "");
    assert_leads("3", "4", 1, "");
    assert_false(is_in_part("1"));
}

static void a_split_is_not_followed(void **state) {
    (void)state;
    given(LODE_RULE_GENERAL,
          "1,2,,Successor,\n1,3,,Successor - Split School,\n0,1,,Successor,\n3,4,,Successor,\n",
          NULL);
    assert_leads("1", "1", 0, "split");
    assert_leads("0", "1", 1, "split");
    assert_leads("2", "2", 0, "");
    assert_leads("3", "4", 1, "");
}

static void several_schools_may_have_one_successor(void **state) {
    (void)state;
    given(LODE_RULE_GENERAL,
          "1,3,,Successor - merged,\n3,2,,Predecessor - amalgamated,\n3,4,,Successor,\n", NULL);
    assert_leads("1", "4", 2, "");
    assert_leads("2", "4", 2, "");
    assert_leads("3", "4", 1, "");
    assert_true(is_in_part("1"));
    assert_false(is_in_part("3"));
    assert_int_equal(
        lode_succession_predecessor(schools, lode_succession_find(schools, BYTES("3"))),
        lode_succession_find(schools, BYTES("1")));
}

static bool is_line(const char *earlier, const char *later) {
    return lode_succession_is_line(schools, lode_succession_find(schools, lode_text(earlier)),
                                   lode_succession_find(schools, lode_text(later)));
}

static void a_line_is_one_school_under_several_numbers(void **state) {
    (void)state;
    given(LODE_RULE_GENERAL,
          "1,2,,Successor,\n2,3,,Successor,\n3,5,,Successor,\n4,5,,Successor,\n5,6,,Successor,\n",
          NULL);
    assert_true(is_line("1", "2"));
    assert_true(is_line("1", "3"));
    assert_true(is_line("5", "6"));
    assert_false(is_line("3", "1"));
    assert_false(is_line("1", "1"));
    assert_false(is_line("1", "5"));
    assert_false(is_line("1", "6"));
    assert_false(is_line("3", "4"));
    given(LODE_RULE_GENERAL, "1,2,,Successor,\n2,1,,Predecessor - merged,\n", NULL);
    assert_false(is_line("1", "2"));
    assert_true(is_in_part("1"));
    given(LODE_RULE_GENERAL, "1,2,,Successor,\n",
          REGISTER "1,A,Closed,,31-08-2017,,,,,Result of Amalgamation/Merger\n2,B,Open,,,,,,,\n");
    assert_false(is_line("1", "2"));
    assert_true(is_in_part("1"));
}

static void links_both_ways_and_rings_are_not_followed(void **state) {
    (void)state;
    given(LODE_RULE_GENERAL, "1,2,,Successor,\n2,1,,Successor,\n9,1,,Successor,\n", NULL);
    assert_leads("1", "1", 0, "circular");
    assert_leads("2", "2", 0, "circular");
    assert_leads("9", "1", 1, "circular");
    given(LODE_RULE_GENERAL,
          "1,2,,Successor,\n2,3,,Successor,\n3,1,,Successor,\n9,2,,Successor,\n8,7,,Successor,\n",
          NULL);
    assert_leads("1", "1", 0, "circular");
    assert_leads("2", "2", 0, "circular");
    assert_leads("3", "3", 0, "circular");
    assert_leads("9", "2", 1, "circular");
    assert_leads("8", "7", 1, "");
    given(LODE_RULE_GENERAL, "1,1,,Successor,\n", NULL);
    assert_leads("1", "1", 0, "circular");
}

/* Links both ways are dropped before successors are counted, so that this is no split. */
static void what_is_circular_is_no_successor(void **state) {
    (void)state;
    given(LODE_RULE_GENERAL, "1,2,,Successor,\n2,1,,Successor,\n1,3,,Successor,\n", NULL);
    assert_leads("1", "3", 1, "");
    assert_leads("2", "2", 0, "circular");
}

static void a_link_without_direction_is_not_followed(void **state) {
    (void)state;
    given(LODE_RULE_GENERAL,
          "1,2,,Result of Amalgamation,\n2,1,,Result of Amalgamation,\n3,4,,Other,\n", NULL);
    assert_leads("1", "1", 0, "undirected");
    assert_leads("2", "2", 0, "undirected");
    assert_leads("3", "3", 0, "undirected");
    given(LODE_RULE_GENERAL, "1,2,,Result of Amalgamation,\n2,1,,Predecessor,\n", NULL);
    assert_leads("1", "2", 1, "");
}

static void a_shared_sixth_form_is_no_succession(void **state) {
    (void)state;
    given(LODE_RULE_GENERAL, "1,2,,Sixth Form Centre Link,\n2,1,,Sixth Form Centre School,\n",
          NULL);
    assert_int_equal(lode_succession_schools(schools), 0);
    assert_int_equal(lode_succession_find(schools, BYTES("1")), LODE_UNKNOWN);
}

static void dates_are_read_in_every_form(void **state) {
    (void)state;
    given(LODE_RULE_GENERAL,
          "1,2,,Successor,31-08-2017\n3,4,,Successor,31/08/2017\n5,6,,Successor,2017-08-31\n",
          NULL);
    assert_leads("5", "6", 1, "");
}

/* Links of schools in pairs (2k to 2k + 1), written in another order each time. */
static void the_order_of_rows_does_not_matter(void **state) {
    (void)state;
    const char *rows[] = {"1,2,,Successor,\n",  "2,3,,Successor,\n", "4,3,,Successor - merged,\n",
                          "3,5,,Successor,\n",  "6,7,,Successor,\n", "6,8,,Successor,\n",
                          "9,10,,Successor,\n", "10,9,,Successor,\n"};
    enum { ROWS = sizeof rows / sizeof *rows };
    for (size_t turn = 0; turn < 3 * ROWS; turn++) {
        char links[512] = "";
        for (size_t i = 0; i < ROWS; i++)
            strcat(links, rows[(turn + i * (turn % 2 ? 3 : 5)) % ROWS]);
        given(LODE_RULE_GENERAL, links, NULL);
        assert_leads("1", "5", 3, "");
        assert_leads("4", "5", 2, "");
        assert_leads("6", "6", 0, "split");
        assert_leads("9", "9", 0, "circular");
    }
}

static void assert_refused(const char *links, size_t line, size_t column, const char *text) {
    assert_int_equal(read_files(LODE_RULE_GENERAL, links, NULL), LODE_DATA);
    assert_string_equal(error.text, text);
    assert_int_equal(error.line, line);
    assert_int_equal(error.column, column);
}

static void what_cannot_be_read_is_refused_with_its_place(void **state) {
    (void)state;
#define HEAD "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n"
    assert_refused(HEAD "1,2,,Successor,\n1,3,,Successor,32-08-2017\n", 3, 5,
                   "'32-08-2017' is not a date");
    assert_refused(HEAD "1,2.0,,Successor,\n", 2, 2, "'2.0' is not a URN");
    assert_refused(HEAD ",2,,Successor,\n", 2, 1, "'' is not a URN");
    assert_refused(HEAD "1,2,,Sucessor,\n", 2, 4, "'Sucessor' is not a type of link");
    assert_string_equal(error.hint, "did you mean 'Successor'?");
    assert_refused("URN,x\n1,2\n", 0, 0, "no column 'linked_urn'");
#undef HEAD
}

static void a_list_of_schools_with_another_urn_is_a_file_of_links(void **state) {
    (void)state;
    assert_int_equal(read_files(LODE_RULE_GENERAL, "URN,OTHERURN\n1,2\n3,\n2,1\n",
                                REGISTER "1,A,Closed,,31-08-2017,,,,,\n2,B,Open,,,,,,,\n"),
                     LODE_OK);
    assert_leads("1", "2", 1, "");
    assert_leads("2", "2", 0, "");
}

/* ---- with a register ---- */

static void two_open_schools_are_not_successors(void **state) {
    (void)state;
    given(LODE_RULE_GENERAL, "1,2,,Successor,\n3,4,,Successor,\n",
          REGISTER "1,A,Open,,,,,,,\n2,B,\"Open, but proposed to close\",,,,,,,\n"
                   "3,C,Closed,,31-08-2017,,,,,\n4,D,Open,01-09-2017,,,,,,\n");
    assert_leads("1", "1", 0, "");
    assert_leads("2", "2", 0, "");
    assert_leads("3", "4", 1, "");
}

static void a_proposed_school_is_no_successor_yet(void **state) {
    (void)state;
    given(LODE_RULE_GENERAL, "1,2,,Successor,\n3,4,,Result of Amalgamation,\n",
          REGISTER "1,A,Closed,,31-08-2017,,,,,\n2,B,Proposed to open,,,,,,,\n"
                   "3,C,Proposed to open,,,,,,,\n4,D,Closed,,31-08-2017,,,,,\n");
    assert_leads("1", "1", 0, "proposed");
    assert_leads("4", "4", 0, "proposed");
}

static void a_link_from_open_to_closed_is_turned_round(void **state) {
    (void)state;
    given(LODE_RULE_GENERAL, "1,2,,Successor,\n",
          REGISTER "1,A,Open,,,,,,,\n2,B,Closed,,31-08-2017,,,,,\n");
    assert_leads("2", "1", 1, "");
    assert_leads("1", "1", 0, "");
}

static void closing_dates_out_of_order_by_more_than_30_days_turn_a_link_round(void **state) {
    (void)state;
    given(LODE_RULE_GENERAL, "1,2,,Successor,\n3,4,,Successor,\n",
          REGISTER "1,A,Closed,,01-10-2017,,,,,\n2,B,Closed,,31-08-2017,,,,,\n"
                   "3,C,Closed,,30-09-2017,,,,,\n4,D,Closed,,31-08-2017,,,,,\n");
    assert_leads("2", "1", 1, "closed");
    assert_leads("1", "1", 0, "closed");
    assert_leads("3", "4", 1, "closed");
}

static void the_register_says_who_came_first_where_links_do_not(void **state) {
    (void)state;
    given(LODE_RULE_GENERAL,
          "1,2,,Result of Amalgamation,\n2,1,,Result of Amalgamation,\n"
          "3,4,,Successor,\n4,3,,Successor,\n5,6,,Other,\n",
          REGISTER "1,A,Open,,,,,,,\n2,B,Closed,,31-08-2017,,,,,\n"
                   "3,C,Open,,,,,,,\n4,D,Closed,,31-08-2017,,,,,\n"
                   "5,E,Closed,,31-08-2017,,,,,\n6,F,Closed,,01-09-2017,,,,,\n");
    assert_leads("2", "1", 1, "");
    assert_leads("4", "3", 1, "");
    assert_leads("5", "5", 0, "undirected");
    assert_leads("6", "6", 0, "undirected");
}

static void an_end_says_why(void **state) {
    (void)state;
    given(LODE_RULE_GENERAL, "1,2,,Successor,\n3,4,,Successor,\n",
          REGISTER "1,A,Closed,,31-08-2017,,,,,\n2,B,Closed,,31-08-2019,,,,,\n"
                   "3,C,Closed,,31-08-2017,,,,,\n5,E,Closed,,,,,,,\n6,F,Open,,,,,,,\n");
    assert_leads("1", "2", 1, "closed");
    assert_leads("3", "4", 1, "unlisted");
    assert_leads("5", "5", 0, "closed");
    assert_leads("6", "6", 0, "");
}

/* GIAS writes the links of a school into a last column that overflows into cells of their own. */
static void records_of_a_register_may_go_on(void **state) {
    (void)state;
    given(LODE_RULE_GENERAL, "1,2,,Successor,\n",
          "URN,EstablishmentStatus (name),CloseDate,Linked establishments\n"
          "1,Closed,31-08-2017,\"1 Predecessor\",\"2 Successor\"\n2,Open,,Does not have links\n");
    assert_leads("1", "2", 1, "");
}

static void assert_register_refused(const char *list, size_t line, const char *text) {
    assert_int_equal(read_files(LODE_RULE_GENERAL, "URN,LinkURN\n1,2\n", list), LODE_DATA);
    assert_string_equal(error.text, text);
    assert_int_equal(error.line, line);
}

static void what_a_register_cannot_mean_is_refused(void **state) {
    (void)state;
    assert_register_refused("URN,status\n1,Open\n2,Open\n1,Closed\n", 4,
                            "the school '1' is here twice: lines 2 and 4");
    assert_register_refused("URN,status\n1\n", 2, "1 cells where the header has 2");
    assert_register_refused("URN,CloseDate\n1,2017\n", 2, "'2017' is not a date");
    assert_register_refused("x,status\n1,Open\n", 0, "no column 'school_urn'");
}

/* ---- the Ofsted rule ---- */

static void ofsted_follows_a_plain_conversion(void **state) {
    (void)state;
    given(LODE_RULE_OFSTED, "100001,140000,,Successor,\n",
          REGISTER "100001,Holy Trinity,Closed,,31-08-2017,Primary,4,11,,Academy Converter\n"
                   "140000,Holy Trinity,Open,01-09-2017,,Primary,4,11,Academy Converter,\n");
    assert_leads("100001", "140000", 1, "");
}

static void ofsted_does_not_follow_what_is_marked(void **state) {
    (void)state;
    given(LODE_RULE_OFSTED,
          "1,20,,Successor - merged,\n2,30,,Successor,\n30,2,,Predecessor - amalgamated,\n"
          "3,40,,Successor - Split School,\n4,50,,Successor,\n4,60,,Successor - merged,\n",
          NULL);
    assert_leads("1", "1", 0, "marked");
    assert_leads("2", "2", 0, "marked");
    assert_leads("3", "3", 0, "marked");
    assert_leads("4", "50", 1, ""); /* successors are counted among what is left */
}

static void ofsted_does_not_follow_what_went_on_for_a_year(void **state) {
    (void)state;
    given(LODE_RULE_OFSTED, "1,20,,Successor,\n2,30,,Successor,\n",
          REGISTER "1,A,Closed,,02-09-2018,,,,,\n20,A,Open,01-09-2017,,,,,,\n"
                   "2,B,Closed,,01-09-2018,,,,,\n30,B,Open,01-09-2017,,,,,,\n");
    assert_leads("1", "1", 0, "overlap");
    assert_leads("2", "30", 1, "");
}

/* 17774 is 31 August 2018. */
static void as_of_a_day_later_links_are_none(void **state) {
    (void)state;
    const int32_t day = 17774;
    as_of = &day;
    given(LODE_RULE_GENERAL,
          "1,2,,Successor,31-08-2018\n3,4,,Successor,01-09-2018\n5,6,,Successor,\n"
          "7,8,,Successor,31-08-2018\n8,7,,Predecessor,01-09-2018\n"
          "9,10,,Successor,01-01-2010\n9,11,,Successor,01-01-2020\n",
          NULL);
    as_of = NULL;
    assert_leads("1", "2", 1, "");
    assert_leads("3", "3", 0, "later");
    assert_leads("5", "6", 1, "");
    assert_leads("7", "7", 0, "later");
    assert_leads("9", "10", 1, "");
    assert_true(lode_succession_came_later(schools, lode_succession_find(schools, lode_text("4"))));
    assert_false(
        lode_succession_came_later(schools, lode_succession_find(schools, lode_text("2"))));
}

static void ofsted_does_not_follow_an_amalgamation_by_its_reasons(void **state) {
    (void)state;
    given(LODE_RULE_OFSTED, "1,20,,Successor,\n2,30,,Successor,\n",
          REGISTER "1,A,Closed,,31-08-2017,,,,,Result of Amalgamation/Merger\n"
                   "20,A,Open,01-09-2017,,,,,,\n2,B,Closed,,31-08-2017,,,,,\n"
                   "30,B,Open,01-09-2017,,,,,Result of Amalgamation,\n");
    assert_leads("1", "1", 0, "amalgamated");
    assert_leads("2", "2", 0, "amalgamated");
}

static void ofsted_follows_neither_splits_nor_mergers(void **state) {
    (void)state;
    given(LODE_RULE_OFSTED,
          "1,20,,Successor,\n1,30,,Successor,\n2,40,,Successor,\n3,40,,Successor,\n", NULL);
    assert_leads("1", "1", 0, "split");
    assert_leads("2", "2", 0, "several");
    assert_leads("3", "3", 0, "several");
}

static void ofsted_does_not_follow_a_stage_into_a_whole_school(void **state) {
    (void)state;
    given(LODE_RULE_OFSTED,
          "1,20,,Successor,\n2,30,,Successor,\n3,40,,Successor,\n4,50,,Successor,\n"
          "5,60,,Successor,\n6,70,,Successor,\n7,80,,Successor,\n",
          REGISTER "1,Elm School,Closed,,31-08-2017,Primary,4,7,,\n"
                   "20,Elm School,Open,01-09-2017,,Primary,4,11,,\n"
                   "2,Oak School,Closed,,31-08-2017,Primary,7,11,,\n"
                   "30,Oak School,Open,01-09-2017,,Primary,4,11,,\n"
                   "3,Ash INFANT School,Closed,,31-08-2017,,,,,\n"
                   "40,Ash Primary School,Open,01-09-2017,,,,,,\n"
                   "4,Fir Infant School,Closed,,31-08-2017,Primary,4,7,,\n"
                   "50,Fir Infant Academy,Open,01-09-2017,,Primary,3,7,,\n"
                   "5,Bay Junior and Infant School,Closed,,31-08-2017,,,,,\n"
                   "60,Bay Primary School,Open,01-09-2017,,,,,,\n"
                   "6,Yew Middle School,Closed,,31-08-2017,,,,,\n"
                   "70,Yew Primary School,Open,01-09-2017,,,,,,\n"
                   "7,Middleton School,Closed,,31-08-2017,,,,,\n"
                   "80,Middleton Primary School,Open,01-09-2017,,,,,,\n");
    assert_leads("1", "1", 0, "stage");
    assert_leads("2", "2", 0, "stage");
    assert_leads("3", "3", 0, "stage");
    assert_leads("4", "50", 1, "");
    assert_leads("5", "60", 1, "");
    assert_leads("6", "6", 0, "stage");
    assert_leads("7", "80", 1, "");
}

static void ofsted_takes_names_from_the_links_where_there_is_no_register(void **state) {
    (void)state;
    given(LODE_RULE_OFSTED,
          "1,20,Ash Primary School,Successor,\n20,1,Ash Infant School,Predecessor,\n", NULL);
    assert_leads("1", "1", 0, "stage");
}

static void ofsted_does_not_follow_neighbouring_numbers_that_existed_at_once(void **state) {
    (void)state;
    given(LODE_RULE_OFSTED, "101,102,,Successor,\n201,202,,Successor,\n302,301,,Successor,\n",
          REGISTER "101,A,Closed,,31-08-2017,,,,,\n102,A,Open,,,,,,,\n"
                   "201,B,Closed,,31-08-2017,,,,,\n202,B,Open,01-09-2017,,,,,,\n"
                   "302,C,Closed,,31-08-2017,,,,,\n301,C,Open,01-09-2016,,,,,,\n");
    assert_leads("101", "101", 0, "neighbour");
    assert_leads("201", "202", 1, "");
    assert_leads("302", "302", 0, "neighbour");
    given(LODE_RULE_OFSTED, "101,102,,Successor,\n", NULL);
    assert_leads("101", "102", 1, ""); /* nobody knows that they existed at once */
}

/* ---- links by hand ---- */

static void an_exception_goes_before_the_rule(void **state) {
    (void)state;
    const char *links = "103232,146701,Marlborough Primary School,Successor,31-12-2018\n"
                        "146701,103232,Marlborough Infant School,Predecessor,01-01-2019\n"
                        "145243,146701,Marlborough Primary School,Successor - merged,01-09-2019\n";
    given(LODE_RULE_OFSTED, links, NULL);
    assert_leads("103232", "146701", 1, "");
    assert_leads("145243", "145243", 0, "marked");
    given(LODE_RULE_GENERAL, links, NULL);
    assert_leads("103232", "146701", 1, "");
    assert_leads("145243", "146701", 1, "");
}

int main(void) {
#define TEST(name) cmocka_unit_test_teardown(name, forget)
    const struct CMUnitTest tests[] = {
        TEST(either_row_of_a_link_is_enough),
        TEST(links_are_followed_to_the_last),
        TEST(a_split_is_not_followed),
        TEST(several_schools_may_have_one_successor),
        TEST(a_line_is_one_school_under_several_numbers),
        TEST(links_both_ways_and_rings_are_not_followed),
        TEST(what_is_circular_is_no_successor),
        TEST(a_link_without_direction_is_not_followed),
        TEST(a_shared_sixth_form_is_no_succession),
        TEST(dates_are_read_in_every_form),
        TEST(the_order_of_rows_does_not_matter),
        TEST(what_cannot_be_read_is_refused_with_its_place),
        TEST(a_list_of_schools_with_another_urn_is_a_file_of_links),
        TEST(two_open_schools_are_not_successors),
        TEST(a_proposed_school_is_no_successor_yet),
        TEST(a_link_from_open_to_closed_is_turned_round),
        TEST(closing_dates_out_of_order_by_more_than_30_days_turn_a_link_round),
        TEST(the_register_says_who_came_first_where_links_do_not),
        TEST(an_end_says_why),
        TEST(records_of_a_register_may_go_on),
        TEST(what_a_register_cannot_mean_is_refused),
        TEST(ofsted_follows_a_plain_conversion),
        TEST(ofsted_does_not_follow_what_is_marked),
        TEST(ofsted_does_not_follow_what_went_on_for_a_year),
        TEST(as_of_a_day_later_links_are_none),
        TEST(ofsted_does_not_follow_an_amalgamation_by_its_reasons),
        TEST(ofsted_follows_neither_splits_nor_mergers),
        TEST(ofsted_does_not_follow_a_stage_into_a_whole_school),
        TEST(ofsted_takes_names_from_the_links_where_there_is_no_register),
        TEST(ofsted_does_not_follow_neighbouring_numbers_that_existed_at_once),
        TEST(an_exception_goes_before_the_rule),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
