/* Trend charts: what the script says of years, gaps, breaks, codes, ranges and names. The expected
 * lines were written by hand from the rules in the header. */
#include "lode/trend_chart.h"

#include "lib/plot/typeset.h"
#include "lode/render.h"

#include "close.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define TEXT(literal)                                                                              \
    { literal, sizeof(literal) - 1 }
#define VALUE(y, v)                                                                                \
    { .year = (y), .value = (v) }
#define WITHIN(y, v, low, high)                                                                    \
    { .year = (y), .value = (v), .has_interval = true, .ci_low = (low), .ci_high = (high) }
#define CODED(y, code)                                                                             \
    { .year = (y), .status = TEXT(code) }
#define LINE(name, its_role, its_points)                                                           \
    {                                                                                              \
        .label = TEXT(name), .role = (its_role), .points = (its_points),                           \
        .n_points = sizeof(its_points) / sizeof *(its_points)                                      \
    }
#define CHART(its_lines)                                                                           \
    {                                                                                              \
        .name = TEXT("trend"), .measure = TEXT("Expected standard"), .unit = TEXT("%"),            \
        .lines = (its_lines), .n_lines = sizeof(its_lines) / sizeof *(its_lines)                   \
    }

static const lode_trend_point oak[] = {VALUE(2017, 61), VALUE(2018, 58), VALUE(2019, 66)};
static const lode_trend_point england[] = {VALUE(2017, 62), VALUE(2018, 65), VALUE(2019, 65)};
static const lode_trend_line oak_and_england[] = {LINE("Oak Primary", LODE_LINE_UNIT, oak),
                                                  LINE("England", LODE_LINE_NATIONAL, england)};
static const lode_trend_band no_results[] = {{2020, 2021, TEXT("no published results")}};

static lode_script script_of(const lode_trend_chart *chart) {
    lode_script script = {0};
    lode_error error = {0};
    if (lode_trend_chart_script(chart, &script, &error) != LODE_OK)
        fail_msg("%s", error.text);
    return script;
}

static void assert_says(const lode_script *script, const char *words) {
    if (!strstr(script->text, words))
        fail_msg("the script does not say: %s\n%s", words, script->text);
}

static void assert_silent(const lode_script *script, const char *words) {
    if (strstr(script->text, words))
        fail_msg("the script says: %s\n%s", words, script->text);
}

static void assert_refused(const lode_trend_chart *chart, lode_status status, const char *words) {
    lode_script script = {0};
    lode_error error = {0};
    LODE_SCRIPT_PUT(&script, "before");
    assert_int_equal(lode_trend_chart_script(chart, &script, &error), status);
    if (!strstr(error.text, words))
        fail_msg("'%s' does not say '%s'", error.text, words);
    assert_string_equal(script.text, "before");
    lode_script_free(&script);
}

/* ---- years, gaps, breaks ----------------------------------------------------------------- */

static void years_are_numbers_labelled_as_academic_years(void **state) {
    (void)state;
    const lode_trend_chart chart = CHART(oak_and_england);
    lode_script script = script_of(&chart);
    assert_says(&script, "set xtics ('2016/17' 2017, '2017/18' 2018, '2018/19' 2019)\n");
    assert_says(&script, "\n2017\t61\tNaN\tNaN\n2018\t58\tNaN\tNaN\n2019\t66\tNaN\tNaN\nEND_");
    lode_script_free(&script);
}

static void turn_of_the_century_is_1999_00(void **state) {
    (void)state;
    static const lode_trend_point points[] = {VALUE(2000, 1), VALUE(2001, 2)};
    const lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, points)};
    const lode_trend_chart chart = CHART(lines);
    lode_script script = script_of(&chart);
    assert_says(&script, "('1999/00' 2000, '2000/01' 2001)");
    lode_script_free(&script);
}

static void line_is_interrupted_where_years_are_missing(void **state) {
    (void)state;
    static const lode_trend_point points[] = {VALUE(2018, 58), VALUE(2019, 66), VALUE(2022, 60)};
    const lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, points)};
    lode_trend_chart chart = CHART(lines);
    chart.bands = no_results;
    chart.n_bands = 1;
    lode_script script = script_of(&chart);
    assert_says(&script, "2018\t58\tNaN\tNaN\n2019\t66\tNaN\tNaN\n\n2022\t60\tNaN\tNaN\nEND_");
    assert_says(&script, "from first 2019.5, graph 0 to first 2021.5, graph 1 behind");
    assert_says(&script, "'no published results'");
    assert_says(&script, " Not shown: 2019/20, 2020/21 (no published results). Oak: ");
    assert_silent(&script, "No values in");
    lode_script_free(&script);
}

static void band_outside_the_years_drawn_is_left_out(void **state) {
    (void)state;
    lode_trend_chart chart = CHART(oak_and_england);
    chart.bands = no_results;
    chart.n_bands = 1;
    lode_script script = script_of(&chart);
    assert_silent(&script, "set object");
    assert_silent(&script, "no published results");
    lode_script_free(&script);
}

static void coded_value_is_a_gap_with_its_code_and_meaning(void **state) {
    (void)state;
    static const lode_trend_point points[] = {VALUE(2017, 61), CODED(2018, "c"), VALUE(2019, 66)};
    const lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, points),
                                     LINE("England", LODE_LINE_NATIONAL, england)};
    const lode_trend_chart chart = CHART(lines);
    lode_script script = script_of(&chart);
    assert_says(&script, "2017\t61\tNaN\tNaN\n\n2018\tNaN\tNaN\tNaN\tc\n\n2019\t66");
    assert_says(&script, "set label 'c' at");
    assert_says(&script, "c = suppressed: Oak 2017/18.");
    lode_script_free(&script);
}

static void code_in_a_shaded_year_needs_no_mark(void **state) {
    (void)state;
    static const lode_trend_point points[] = {VALUE(2019, 66), CODED(2020, "x"), VALUE(2022, 60)};
    const lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, points)};
    lode_trend_chart chart = CHART(lines);
    chart.bands = no_results;
    chart.n_bands = 1;
    lode_script script = script_of(&chart);
    assert_silent(&script, "set label 'x'");
    assert_silent(&script, "not available");
    lode_script_free(&script);
}

static void nothing_is_joined_across_a_change_of_definition(void **state) {
    (void)state;
    static const lode_trend_break breaks[] = {{2018, TEXT("new tests")}};
    lode_trend_chart chart = CHART(oak_and_england);
    chart.breaks = breaks;
    chart.n_breaks = 1;
    lode_script script = script_of(&chart);
    assert_says(&script, "2017\t61\tNaN\tNaN\n\n2018\t58");
    assert_says(&script, "2017\t62\tNaN\tNaN\n\n2018\t65");
    assert_says(&script, "set arrow from first 2017.5, graph 0 to first 2017.5, graph 1 nohead");
    assert_says(&script, "set label 'new tests' at");
    assert_says(
        &script,
        "2018/19. Figures from 2017/18 on are not comparable with earlier ones. Oak Primary: "
        "61% in 2016/17; after the break 58% in 2017/18, 66% in 2018/19. England: ");
    lode_script_free(&script);
}

static void change_within_shaded_years_stands_at_their_end(void **state) {
    (void)state;
    static const lode_trend_point points[] = {VALUE(2019, 66), VALUE(2022, 60)};
    static const lode_trend_break breaks[] = {{2021, TEXT("new tests")}};
    const lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, points)};
    lode_trend_chart chart = CHART(lines);
    chart.bands = no_results;
    chart.n_bands = 1;
    chart.breaks = breaks;
    chart.n_breaks = 1;
    lode_script script = script_of(&chart);
    assert_says(&script, "set arrow from first 2021.5, graph 0");
    lode_script_free(&script);
}

static void line_can_begin_anew_alone(void **state) {
    (void)state;
    static const int academy[] = {2018};
    lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, oak),
                               LINE("England", LODE_LINE_NATIONAL, england)};
    lines[0].breaks = academy;
    lines[0].n_breaks = 1;
    const lode_trend_chart chart = CHART(lines);
    lode_script script = script_of(&chart);
    assert_says(&script, "2017\t61\tNaN\tNaN\n\n2018\t58");
    assert_says(&script, "2017\t62\tNaN\tNaN\n2018\t65");
    lode_script_free(&script);
}

/* ---- values ------------------------------------------------------------------------------ */

static void percentages_state_their_range_and_stay_within_0_and_100(void **state) {
    (void)state;
    static const lode_trend_point high[] = {VALUE(2018, 97), VALUE(2019, 100)};
    static const lode_trend_point low[] = {VALUE(2018, 2), VALUE(2019, 0)};
    const lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, high),
                                     LINE("Elm", LODE_LINE_UNIT, low)};
    const lode_trend_chart chart = CHART(lines);
    lode_script script = script_of(&chart);
    assert_says(&script, "set yrange [0:105]\n");
    assert_says(&script, "'Expected standard (%, axis from 0% to 100%)'");
    assert_says(&script, "'100%%' 100)\n");
    lode_script_free(&script);
}

static void equal_values_get_an_axis_around_them(void **state) {
    (void)state;
    static const lode_trend_point points[] = {VALUE(2018, 50), VALUE(2019, 50)};
    const lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, points)};
    const lode_trend_chart chart = CHART(lines);
    lode_script script = script_of(&chart);
    double low, high;
    const char *range = strstr(script.text, "set yrange [");
    assert_non_null(range);
    assert_int_equal(sscanf(range, "set yrange [%lf:%lf]", &low, &high), 2);
    assert_true(low <= 45 && high >= 55 && high - low <= 20);
    lode_script_free(&script);
}

static void zero_is_ruled_only_where_values_lie_on_both_sides(void **state) {
    (void)state;
    static const lode_trend_point points[] = {VALUE(2018, -0.31), VALUE(2019, 0.05)};
    const lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, points)};
    lode_trend_chart chart = CHART(lines), percent = CHART(oak_and_england);
    chart.unit = lode_text("");
    chart.decimals = 2;
    lode_script script = script_of(&chart), other = script_of(&percent);
    assert_says(&script, "from graph 0, first 0 to graph 1, first 0 nohead");
    assert_says(&script, "'Oak 0.05'");
    assert_silent(&other, "first 0 to graph 1");
    lode_script_free(&script);
    lode_script_free(&other);
}

static void intervals_are_drawn_inside_the_axis_for_units_only(void **state) {
    (void)state;
    static const lode_trend_point points[] = {WITHIN(2018, 60, 41, 79), VALUE(2019, 62)};
    static const lode_trend_point wide[] = {WITHIN(2018, 60, 1, 99), VALUE(2019, 62)};
    const lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, points),
                                     LINE("England", LODE_LINE_NATIONAL, wide)};
    const lode_trend_chart chart = CHART(lines);
    lode_script script = script_of(&chart);
    assert_says(&script, "2018\t60\t41\t79\n2019\t62\tNaN\tNaN\n");
    assert_says(&script, "plot $d1 using 1:2:3:4 with yerrorbars ls 1 ");
    assert_silent(&script, "$d2 using 1:2:3:4");
    assert_says(&script, "set yrange [30:90]\n");
    assert_says(&script, "Vertical bars: the interval of each value.");
    lode_script_free(&script);
}

static void axis_without_zero_states_its_range_in_any_unit(void **state) {
    (void)state;
    static const lode_trend_point high[] = {VALUE(2018, 580), VALUE(2019, 590)};
    static const lode_trend_point near[] = {VALUE(2018, 1), VALUE(2019, 10)};
    const lode_trend_line far_line[] = {LINE("Oak", LODE_LINE_UNIT, high)};
    const lode_trend_line near_line[] = {LINE("Oak", LODE_LINE_UNIT, near)};
    lode_trend_chart charts[] = {CHART(far_line), CHART(far_line), CHART(far_line),
                                 CHART(near_line)};
    static const char *const units[] = {"", "points", "£", "points"};
    static const char *const words[] = {"'Expected standard (axis from 570 to 600)'",
                                        "'Expected standard (points, axis from 570 to 600)'",
                                        "'Expected standard (£, axis from £570 to £600)'",
                                        "'Expected standard (points)'"};
    for (size_t i = 0; i < 4; i++) {
        charts[i].unit = lode_text(units[i]);
        lode_script script = script_of(&charts[i]);
        assert_says(&script, words[i]);
        lode_script_free(&script);
    }
}

static void points_at_the_top_stay_clear_of_the_notes(void **state) {
    (void)state;
    static const lode_trend_point full[] = {VALUE(2018, 90), VALUE(2019, 100)};
    const lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, full)};
    const lode_trend_chart chart = CHART(lines);
    lode_script script = script_of(&chart);
    double low, high;
    const char *range = strstr(script.text, "set yrange [");
    assert_non_null(range);
    assert_int_equal(sscanf(range, "set yrange [%lf:%lf]", &low, &high), 2);
    assert_true(high > 100.5);
    assert_says(&script, "'100%%' 100)\n");
    assert_says(&script, "to 100%)");
    lode_script_free(&script);
}

/* ---- words ------------------------------------------------------------------------------- */

static void title_states_the_last_value_and_englands(void **state) {
    (void)state;
    lode_trend_chart chart = CHART(oak_and_england);
    lode_script script = script_of(&chart);
    assert_says(&script, "# Figure: Oak Primary: 66% in 2018/19, England 65%\n");
    lode_script_free(&script);
    chart.title = lode_text("Oak caught up");
    script = script_of(&chart);
    assert_says(&script, "# Figure: Oak caught up\n");
    assert_says(&script, "set label 'Oak caught up' at");
    lode_script_free(&script);
}

static void title_has_at_most_ten_words(void **state) {
    (void)state;
    const lode_trend_line lines[] = {
        LINE("The Most Holy and Undivided Trinity Church of England Primary", LODE_LINE_UNIT, oak),
        LINE("England", LODE_LINE_NATIONAL, england)};
    const lode_trend_chart chart = CHART(lines);
    lode_script script = script_of(&chart);
    assert_says(&script, "# Figure: The Most Holy and Undivided Trinity Church…: 66% in 2018/19\n");
    lode_script_free(&script);
}

static void title_of_several_units_gives_their_range(void **state) {
    (void)state;
    static const lode_trend_point elm[] = {VALUE(2018, 70), VALUE(2019, 57.5)};
    const lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, oak),
                                     LINE("Elm", LODE_LINE_UNIT, elm),
                                     LINE("England", LODE_LINE_NATIONAL, england)};
    const lode_trend_chart chart = CHART(lines);
    lode_script script = script_of(&chart);
    assert_says(&script, "# Figure: 2 schools: 58% to 66% in 2018/19, England 65%\n");
    lode_script_free(&script);
}

static void alt_text_gives_first_and_last_values(void **state) {
    (void)state;
    const lode_trend_chart chart = CHART(oak_and_england);
    lode_script script = script_of(&chart);
    assert_says(&script,
                "# Alt: Line chart. Expected standard, 2016/17 to 2018/19. Oak Primary: 61% in "
                "2016/17, 66% in 2018/19. England: 62% in 2016/17, 65% in 2018/19.\n");
    lode_script_free(&script);
}

static void line_without_a_value_is_said_and_not_drawn(void **state) {
    (void)state;
    static const lode_trend_point blank[] = {CODED(2017, "x"), CODED(2018, "x")};
    const lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, oak),
                                     LINE("England", LODE_LINE_NATIONAL, blank)};
    const lode_trend_chart chart = CHART(lines);
    lode_script script = script_of(&chart);
    assert_says(&script, "England: no value.");
    assert_says(&script, "\nplot $d1 using 1:2 with linespoints ls 1 title 'Oak'\n");
    lode_script_free(&script);
}

static void line_that_ended_earlier_says_when(void **state) {
    (void)state;
    static const lode_trend_point closed[] = {VALUE(2017, 60), VALUE(2018, 61)};
    const lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, oak),
                                     LINE("Elm", LODE_LINE_UNIT, closed)};
    const lode_trend_chart chart = CHART(lines);
    lode_script script = script_of(&chart);
    assert_says(&script, "set label 'Elm 61% (2017/18)' at");
    lode_script_free(&script);
}

static void title_says_how_many_of_several_units_have_a_value(void **state) {
    (void)state;
    static const lode_trend_point elm[] = {VALUE(2018, 70), CODED(2019, "c")};
    const lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, oak),
                                     LINE("Elm", LODE_LINE_UNIT, elm),
                                     LINE("Ash", LODE_LINE_UNIT, england)};
    const lode_trend_chart chart = CHART(lines);
    lode_script script = script_of(&chart);
    assert_says(&script, "# Figure: 2 of 3 schools: 65% to 66% in 2018/19\n");
    lode_script_free(&script);
}

static void title_begins_with_a_capital(void **state) {
    (void)state;
    static const char *const names[] = {"all schools here", "eAct Oak"};
    static const char *const titles[] = {"# Figure: All schools here: 66%",
                                         "# Figure: eAct Oak: 66%"};
    for (size_t i = 0; i < 2; i++) {
        lode_trend_line lines[] = {LINE("", LODE_LINE_UNIT, oak)};
        lines[0].label = lode_text(names[i]);
        const lode_trend_chart chart = CHART(lines);
        lode_script script = script_of(&chart);
        assert_says(&script, titles[i]);
        lode_script_free(&script);
    }
}

static const lode_trend_point twice_coded[] = {CODED(2017, "c"), CODED(2018, "c"), VALUE(2019, 66)};

static void codes_are_grouped_by_school_and_never_cut(void **state) {
    (void)state;
    static char words[2000];
    memset(words, 'w', sizeof words - 1);
    for (size_t i = 9; i < sizeof words - 1; i += 10)
        words[i] = ' ';
    const lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, twice_coded),
                                     LINE("Elm", LODE_LINE_UNIT, twice_coded)};
    lode_trend_chart chart = CHART(lines);
    lode_script script = script_of(&chart);
    assert_says(&script, "c = suppressed: Oak 2016/17, 2017/18; Elm 2016/17, 2017/18.");
    assert_says(&script, "set terminal svg size 720,420 ");
    lode_script_free(&script);
    chart.caption = lode_text(words);
    script = script_of(&chart);
    assert_says(&script, "2017/18.' at");
    assert_silent(&script, "…");
    assert_silent(&script, "set terminal svg size 720,420 ");
    lode_script_free(&script);
}

static void long_alt_text_gives_last_values(void **state) {
    (void)state;
    static const lode_trend_point ended[] = {VALUE(2017, 60), VALUE(2018, 61)};
#define LONG(letter)                                                                               \
    letter " and All Angels, Upper Oakley and Nether Oakley, Church of England Primary School"
    const lode_trend_line lines[] = {
        LINE(LONG("A"), LODE_LINE_UNIT, oak), LINE(LONG("B"), LODE_LINE_UNIT, ended),
        LINE(LONG("C"), LODE_LINE_UNIT, oak), LINE(LONG("D"), LODE_LINE_UNIT, oak),
        LINE("England", LODE_LINE_NATIONAL, england)};
    const lode_trend_chart chart = CHART(lines);
    lode_script script = script_of(&chart);
    assert_says(&script,
                "to 2018/19. In 2018/19: " LONG("A") " 66%, " LONG("B") " 61% (2017/18), ");
    assert_says(&script, ", England 65%.\n");
    lode_script_free(&script);
}

/* ---- names at the ends ------------------------------------------------------------------- */

static void touching_boxes_move_apart_as_little_as_possible(void **state) {
    (void)state;
    /* Two of height 4 wishing to be at 10 share the way; so do three at 30, 31, 32 about 31. */
    double centre[] = {32, 10, 30, 10, 31};
    const double height[] = {4, 4, 4, 4, 4};
    lode_spread(centre, height, 5, 0, 100);
    const double expected[] = {35, 8, 27, 12, 31};
    for (size_t i = 0; i < 5; i++)
        assert_within(centre[i], expected[i], 1e-9);
}

static void boxes_stay_inside_and_alone_stay_put(void **state) {
    (void)state;
    double centre[] = {1, 99, 50, 99};
    const double height[] = {10, 10, 4, 20};
    lode_spread(centre, height, 4, 0, 100);
    const double expected[] = {5, 75, 50, 90};
    for (size_t i = 0; i < 4; i++)
        assert_within(centre[i], expected[i], 1e-9);
}

static void names_have_no_points_that_look_like_data(void **state) {
    (void)state;
    const lode_trend_chart chart = CHART(oak_and_england);
    lode_script script = script_of(&chart);
    assert_silent(&script, " point ls ");
    lode_script_free(&script);
}

static void single_year_has_no_connectors_and_little_width(void **state) {
    (void)state;
    static const lode_trend_point one[] = {VALUE(2019, 66)};
    static const lode_trend_point other[] = {VALUE(2019, 50)};
    const lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, one),
                                     LINE("England", LODE_LINE_NATIONAL, other)};
    const lode_trend_chart chart = CHART(lines);
    lode_script script = script_of(&chart);
    double right;
    const char *margin = strstr(script.text, "set rmargin at screen ");
    assert_non_null(margin);
    assert_int_equal(sscanf(margin, "set rmargin at screen %lf", &right), 1);
    assert_true(right < 0.3);
    assert_silent(&script, "set arrow");
    lode_script_free(&script);
}

static void names_of_near_equal_lines_do_not_overlap(void **state) {
    (void)state;
    static const char *const names[] = {"Oak 66%", "Elm 66%", "Ash 66%", "Yew 66%", "England 65%"};
    const lode_trend_line lines[] = {
        LINE("Oak", LODE_LINE_UNIT, oak), LINE("Elm", LODE_LINE_UNIT, oak),
        LINE("Ash", LODE_LINE_UNIT, oak), LINE("Yew", LODE_LINE_UNIT, oak),
        LINE("England", LODE_LINE_NATIONAL, england)};
    const lode_trend_chart chart = CHART(lines);
    lode_script script = script_of(&chart);
    double above = 2;
    for (size_t i = 0; i < 5; i++) {
        char start[64];
        double x, y;
        snprintf(start, sizeof start, "set label '%s' at screen ", names[i]);
        const char *label = strstr(script.text, start);
        assert_non_null(label);
        assert_int_equal(sscanf(label + strlen(start), "%lf, screen %lf", &x, &y), 2);
        assert_true((above - y) * LODE_FIGURE_HEIGHT >= 15);
        above = y;
    }
    assert_says(&script, "if (fmt ne 'dumb') { set arrow from screen ");
    lode_script_free(&script);
}

/* ---- refusals ---------------------------------------------------------------------------- */

static void fifth_unit_is_refused(void **state) {
    (void)state;
    const lode_trend_line lines[] = {
        LINE("Oak", LODE_LINE_UNIT, oak), LINE("Elm", LODE_LINE_UNIT, oak),
        LINE("Ash", LODE_LINE_UNIT, oak), LINE("Yew", LODE_LINE_UNIT, oak),
        LINE("Fir", LODE_LINE_UNIT, oak)};
    const lode_trend_chart chart = CHART(lines);
    assert_refused(&chart, LODE_USAGE, "at most 4 schools in one chart; use several charts");
}

static void comparators_that_look_alike_are_refused(void **state) {
    (void)state;
    const lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, oak),
                                     LINE("England", LODE_LINE_NATIONAL, england),
                                     LINE("England, all", LODE_LINE_NATIONAL, england)};
    const lode_trend_chart chart = CHART(lines);
    assert_refused(&chart, LODE_USAGE, "'England' and 'England, all' would look alike");
}

static void chart_without_a_value_is_refused(void **state) {
    (void)state;
    static const lode_trend_point blank[] = {CODED(2017, "c")};
    const lode_trend_line lines[] = {LINE("Oak", LODE_LINE_UNIT, blank)};
    const lode_trend_chart chart = CHART(lines), empty = {.name = TEXT("trend")};
    assert_refused(&chart, LODE_REFUSED, "not one value to draw");
    assert_refused(&empty, LODE_REFUSED, "not one value to draw");
}

static void points_that_cannot_be_are_refused(void **state) {
    (void)state;
    static const lode_trend_point twice[] = {VALUE(2018, 1), VALUE(2018, 2)};
    static const lode_trend_point never[] = {VALUE(201718, 1)};
    static const lode_trend_point nan_value[] = {VALUE(2018, NAN)};
    static const lode_trend_point upside[] = {WITHIN(2018, 1, 2, 0)};
    static const struct {
        lode_trend_line line;
        const char *words;
    } wrong[] = {
        {LINE("Oak", LODE_LINE_UNIT, twice), "year 2018 stands twice or out of order"},
        {LINE("Oak", LODE_LINE_UNIT, never), "year 201718 is not between"},
        {LINE("Oak", LODE_LINE_UNIT, nan_value), "the value of 2018 is not a number"},
        {LINE("Oak", LODE_LINE_UNIT, upside), "the interval of 2018"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const lode_trend_chart chart = {.lines = &wrong[i].line, .n_lines = 1};
        assert_refused(&chart, LODE_DATA, wrong[i].words);
    }
}

/* ---- hostile names ----------------------------------------------------------------------- */

#define HOSTILE "O'Brien \"St\" `touch x` \\n_{} #@%é"

static const char *const hostile_names[] = {
    HOSTILE,
    "a\nset output 'y'\nb",
    "'; system('touch x'); '",
    "''; system(\"touch x\") #",
    "tab\there\x7F\xC2\x85\xE2\x80\xA8 end\\",
    "\xFF\xFE not text \xC3",
    "@fmt ${x} $d1 <b>&amp;</b> ]]> -->",
    "END_0000\nEND_0000",
    "}}}{{{ 'a' \"b\" \\\\",
    "",
    "   ",
    "%s%d%n %% %",
};

static bool is_empty_directory(void) {
    DIR *directory = opendir(".");
    size_t entries = 0;
    while (readdir(directory))
        entries++;
    closedir(directory);
    return entries == 2; /* . and .. */
}

static void assert_well_formed(const char *svg, size_t n) {
    if (system("command -v xmllint >/dev/null 2>&1") != 0)
        return;
    FILE *xmllint = popen("xmllint --noout -", "w");
    assert_non_null(xmllint);
    assert_int_equal(fwrite(svg, 1, n, xmllint), n);
    assert_int_equal(pclose(xmllint), 0);
}

/* The picture of a chart with one text everywhere a text can stand. */
static char *draw_hostile(lode_slice text, size_t *n) {
    const lode_trend_band bands[] = {{2018, 2018, text}};
    const lode_trend_break breaks[] = {{2019, text}};
    static const lode_trend_point coded[] = {VALUE(2017, 61), CODED(2018, "c"), VALUE(2019, 66)};
    lode_trend_line lines[] = {LINE("", LODE_LINE_UNIT, coded), LINE("", LODE_LINE_LA, england)};
    lines[0].label = lines[1].label = text;
    const lode_trend_chart chart = {.name = text,
                                    .title = text,
                                    .measure = text,
                                    .unit = text,
                                    .caption = text,
                                    .made_by = text,
                                    .unit_noun = text,
                                    .lines = lines,
                                    .n_lines = 2,
                                    .bands = bands,
                                    .n_bands = 1,
                                    .breaks = breaks,
                                    .n_breaks = 1};
    lode_script script = script_of(&chart);
    lode_error error = {0};
    char *svg = NULL;
    lode_status status =
        lode_render_bytes((lode_slice){script.text, script.n}, LODE_RENDER_SVG, &svg, n, &error);
    if (status != LODE_OK && !strstr(error.text, "not installed"))
        fail_msg("%s\n%s", error.text, script.text);
    lode_script_free(&script);
    return svg;
}

static void hostile_names_are_drawn_and_nothing_else_happens(void **state) {
    (void)state;
    char folder[] = "/tmp/lode-hostile-XXXXXX", home[4096];
    assert_non_null(getcwd(home, sizeof home));
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    for (size_t i = 0; i < sizeof hostile_names / sizeof *hostile_names; i++) {
        size_t n = 0;
        char *svg = draw_hostile(lode_text(hostile_names[i]), &n);
        if (!svg)
            break;
        assert_well_formed(svg, n);
        if (i == 0)
            assert_non_null(strstr(svg, "<text>" HOSTILE "</text>"));
        free(svg);
    }
    assert_true(is_empty_directory());
    assert_int_equal(chdir(home), 0);
    assert_int_equal(rmdir(folder), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_are_numbers_labelled_as_academic_years),
        cmocka_unit_test(turn_of_the_century_is_1999_00),
        cmocka_unit_test(line_is_interrupted_where_years_are_missing),
        cmocka_unit_test(band_outside_the_years_drawn_is_left_out),
        cmocka_unit_test(coded_value_is_a_gap_with_its_code_and_meaning),
        cmocka_unit_test(code_in_a_shaded_year_needs_no_mark),
        cmocka_unit_test(nothing_is_joined_across_a_change_of_definition),
        cmocka_unit_test(change_within_shaded_years_stands_at_their_end),
        cmocka_unit_test(line_can_begin_anew_alone),
        cmocka_unit_test(percentages_state_their_range_and_stay_within_0_and_100),
        cmocka_unit_test(equal_values_get_an_axis_around_them),
        cmocka_unit_test(zero_is_ruled_only_where_values_lie_on_both_sides),
        cmocka_unit_test(intervals_are_drawn_inside_the_axis_for_units_only),
        cmocka_unit_test(axis_without_zero_states_its_range_in_any_unit),
        cmocka_unit_test(points_at_the_top_stay_clear_of_the_notes),
        cmocka_unit_test(title_says_how_many_of_several_units_have_a_value),
        cmocka_unit_test(title_begins_with_a_capital),
        cmocka_unit_test(codes_are_grouped_by_school_and_never_cut),
        cmocka_unit_test(long_alt_text_gives_last_values),
        cmocka_unit_test(names_have_no_points_that_look_like_data),
        cmocka_unit_test(single_year_has_no_connectors_and_little_width),
        cmocka_unit_test(title_states_the_last_value_and_englands),
        cmocka_unit_test(title_has_at_most_ten_words),
        cmocka_unit_test(title_of_several_units_gives_their_range),
        cmocka_unit_test(alt_text_gives_first_and_last_values),
        cmocka_unit_test(line_without_a_value_is_said_and_not_drawn),
        cmocka_unit_test(line_that_ended_earlier_says_when),
        cmocka_unit_test(touching_boxes_move_apart_as_little_as_possible),
        cmocka_unit_test(boxes_stay_inside_and_alone_stay_put),
        cmocka_unit_test(names_of_near_equal_lines_do_not_overlap),
        cmocka_unit_test(fifth_unit_is_refused),
        cmocka_unit_test(comparators_that_look_alike_are_refused),
        cmocka_unit_test(chart_without_a_value_is_refused),
        cmocka_unit_test(points_that_cannot_be_are_refused),
        cmocka_unit_test(hostile_names_are_drawn_and_nothing_else_happens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
