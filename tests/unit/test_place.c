/* Names beside points: they stay inside the plot, beside their point, off the others and off each
 * other. The boxes are computed here from the text's width and the height of a line. */
#include "lib/plot/axis.h"
#include "lib/plot/place.h"
#include "lib/plot/style.h"

#include "close.h"

#include <math.h>
#include <stdlib.h>

static const lode_canvas plot = {.left = 60, .right = 600, .top = 50, .bottom = 400, .height = 460};

static lode_point_label named(const char *text, double x, double y) {
    return (lode_point_label){.text = lode_text(text), .point = {x, y}};
}

static double right_of(const lode_point_label *label) {
    return label->left + lode_text_width(label->text, LODE_TEXT_SIZE);
}

static bool overlap(const lode_point_label *a, const lode_point_label *b) {
    return a->left < right_of(b) && b->left < right_of(a) &&
           fabs(a->middle - b->middle) < LODE_TEXT_SIZE * LODE_LINE_HEIGHT;
}

static void assert_inside(const lode_point_label *label) {
    assert_true(label->left >= plot.left);
    assert_true(right_of(label) <= plot.right);
    assert_true(label->middle >= plot.top && label->middle <= plot.bottom);
}

/* A lone name stands to the right of its point, at its height. */
static void lone_name_stands_at_the_right(void **state) {
    (void)state;
    lode_point_label label = named("Oak", 300, 200);
    lode_place_labels(&plot, &label, 1, &label.point, 1);
    assert_true(label.left > 300 && label.left < 320);
    assert_close(label.middle, 200, 1e-9);
}

/* Names of points in one spot and at the corners neither touch each other nor leave the plot. */
static void crowded_names_do_not_touch(void **state) {
    (void)state;
    lode_point_label label[] = {
        named("Oak Primary School", 300, 200), named("Elm Primary School", 300, 200),
        named("Ash Primary School", 302, 203), named("Fir Primary School", 298, 199),
        named("Yew Primary School", 598, 52),  named("Box Primary School", 61, 399)};
    enum { N = sizeof label / sizeof *label };
    lode_spot spot[N];
    for (size_t i = 0; i < N; i++)
        spot[i] = label[i].point;
    lode_place_labels(&plot, label, N, spot, N);
    for (size_t i = 0; i < N; i++) {
        assert_inside(&label[i]);
        for (size_t k = 0; k < i; k++)
            assert_false(overlap(&label[i], &label[k]));
    }
}

/* A name makes room for points that are not its own. */
static void name_leaves_other_points_free(void **state) {
    (void)state;
    lode_point_label label = named("Oak Primary School", 300, 200);
    const lode_spot spot[] = {{300, 200}, {330, 200}, {360, 201}, {390, 199}};
    lode_place_labels(&plot, &label, 1, spot, 4);
    for (size_t i = 1; i < 4; i++)
        assert_false(spot[i].x > label.left && spot[i].x < right_of(&label) &&
                     fabs(spot[i].y - label.middle) < LODE_TEXT_SIZE / 2.0);
}

/* An axis that ends at 85 has its last tic at 80, of 0, 20, 40, 60, 80. */
static void axis_ends_where_it_is_told_to(void **state) {
    (void)state;
    lode_axis axis = lode_axis_for(0, 85, lode_text(""), 0);
    lode_axis_end(&axis, 85);
    assert_close(axis.top, 85, 1e-12);
    assert_close(axis.high, 80, 1e-12);
    assert_int_equal(lode_axis_tics(&axis), 5);
    assert_close(lode_axis_tic(&axis, 4), 80, 1e-12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lone_name_stands_at_the_right),
        cmocka_unit_test(crowded_names_do_not_touch),
        cmocka_unit_test(name_leaves_other_points_free),
        cmocka_unit_test(axis_ends_where_it_is_told_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
