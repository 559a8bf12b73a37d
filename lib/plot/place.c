#include "place.h"

#include "style.h"

#include <math.h>

static const double POINT = 6;                      /* half of a point and the room about it */
static const double BESIDE[] = {9, 22, 38, 58, 84}; /* how far a name may stand from its point */
static const double EDGE_ROOM = 6, RIGHT_MARGIN = 8;
enum { RINGS = sizeof BESIDE / sizeof *BESIDE, SIDES = 12 };

typedef struct {
    double left, right, top, bottom;
} box;

static box box_of(const lode_point_label *label) {
    const double half = LODE_TEXT_SIZE * LODE_LINE_HEIGHT / 2;
    return (box){label->left, label->left + lode_text_width(label->text, LODE_TEXT_SIZE),
                 label->middle - half, label->middle + half};
}

static double overlap(box a, box b) {
    const double across = fmin(a.right, b.right) - fmax(a.left, b.left);
    const double down = fmin(a.bottom, b.bottom) - fmax(a.top, b.top);
    return across > 0 && down > 0 ? across * down : 0;
}

static double outside(const lode_canvas *canvas, box b) {
    return fmax(0, canvas->left + 2 - b.left) + fmax(0, b.right - canvas->right) +
           fmax(0, canvas->top - b.top) + fmax(0, b.bottom - canvas->bottom + 2);
}

/* What stands against a place: worst a name in the way or the end of the plot, then points, then
 * the way from the point. */
static double cost(const lode_canvas *canvas, const lode_point_label *label, size_t at,
                   const lode_spot *spot, size_t n_spots, double distance) {
    const box here = box_of(&label[at]);
    double sum = distance / 10 + 50 * outside(canvas, here);
    for (size_t i = 0; i < at; i++)
        sum += 2 * overlap(here, box_of(&label[i]));
    for (size_t i = 0; i < n_spots; i++)
        sum += 0.1 * overlap(here, (box){spot[i].x - POINT, spot[i].x + POINT, spot[i].y - POINT,
                                         spot[i].y + POINT});
    return sum;
}

/* The side-th place on a ring about the point, the right first: 0 to 11 are the hours after three,
 * in the order 3, 9, 2, 4, 10, 8, 1, 5, 11, 7, 12, 6. */
static void move(lode_point_label *label, size_t side, double distance) {
    static const double hour[SIDES] = {3, 9, 2, 4, 10, 8, 1, 5, 11, 7, 12, 6};
    const double angle = (hour[side] - 3) * acos(-1) / 6, across = cos(angle);
    const double width = lode_text_width(label->text, LODE_TEXT_SIZE);
    const double x = label->point.x + distance * across;
    label->middle = label->point.y + distance * sin(angle);
    label->left = across > 0.1 ? x : across < -0.1 ? x - width : x - width / 2;
}

void lode_place_labels(const lode_canvas *canvas, lode_point_label *label, size_t n,
                       const lode_spot *spot, size_t n_spots) {
    for (size_t i = 0; i < n; i++) {
        lode_point_label best = label[i];
        double least = HUGE_VAL;
        for (size_t k = 0; k < (size_t)RINGS * SIDES; k++) {
            const double distance = BESIDE[k / SIDES];
            move(&label[i], k % SIDES, distance);
            const double here =
                cost(canvas, label, i, spot, n_spots, distance + (double)(k % SIDES));
            if (here < least - 1e-9) {
                least = here;
                best = label[i];
            }
        }
        label[i] = best;
    }
}

/* From the point towards the nearest place of the name's box. */
static void put_leader(const lode_canvas *canvas, const lode_point_label *label,
                       lode_script *script) {
    const box b = box_of(label);
    const double x = fmax(b.left - 2, fmin(b.right + 2, label->point.x));
    const double y = fmax(b.top + 3, fmin(b.bottom - 3, label->point.y));
    if (hypot(x - label->point.x, y - label->point.y) > 14)
        lode_canvas_put_leader(canvas, label->point.x, label->point.y, x, y, script);
}

void lode_put_point_labels(const lode_canvas *canvas, const lode_point_label *label, size_t n,
                           lode_script *script) {
    for (size_t i = 0; i < n; i++) {
        put_leader(canvas, &label[i], script);
        lode_canvas_put_line(canvas, label[i].text, LODE_TEXT, LODE_LEFT, label[i].left,
                             label[i].middle, script);
    }
}

double lode_edge_width(const lode_edge_label *label, size_t n) {
    double widest = 0;
    for (size_t i = 0; i < n; i++)
        widest = fmax(widest, lode_text_width(label[i].text, LODE_TEXT_SIZE));
    return EDGE_ROOM + widest + RIGHT_MARGIN;
}

void lode_put_edge_labels(const lode_canvas *canvas, lode_edge_label *label, size_t n,
                          lode_script *script) {
    double middle[LODE_MOST_BOXES] = {0}, height[LODE_MOST_BOXES] = {0};
    for (size_t i = 0; i < n; i++) {
        middle[i] = label[i].y;
        height[i] = LODE_TEXT_SIZE * LODE_LINE_HEIGHT;
    }
    lode_spread(middle, height, n, canvas->top - LODE_TEXT_SIZE / 2.0,
                canvas->bottom + LODE_TEXT_SIZE / 2.0);
    for (size_t i = 0; i < n; i++)
        lode_canvas_put_line(canvas, label[i].text, LODE_TEXT, LODE_LEFT, canvas->right + EDGE_ROOM,
                             middle[i], script);
}
