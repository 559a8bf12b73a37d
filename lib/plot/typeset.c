#include "typeset.h"

#include "clean.h"

static const char ELLIPSIS[] = "\u2026";

/* In units of the size. Liberation Sans, which has Arial's widths, rounded up. */
static double character_width(lode_slice c) {
    if ((unsigned char)c.p[0] >= 0xE2)
        return 1.0;
    if (c.n > 1)
        return 0.65;
    if (strchr("ijl'|.,:;!If/\\t ()[]{}`-", c.p[0]))
        return 0.33;
    if (strchr("mwMW%@", c.p[0]))
        return 0.92;
    return c.p[0] >= 'A' && c.p[0] <= 'Z' ? 0.74 : 0.56;
}

double lode_text_width(lode_slice text, double size) {
    double width = 0;
    for (lode_slice c; lode_next_clean(&text, &c);)
        width += size * character_width(c);
    return width;
}

/* What a character takes in the dumb terminal, whose characters are all alike: 110 in the width of
 * the figure. */
static const double CELL = 720.0 / 110;

/* How many bytes of text fit into room, taking whole words if words is set and one fits. At least
 * one character, so that breaking always gets on. */
static size_t fitting(lode_slice text, double size, double room, bool words) {
    lode_slice rest = text;
    size_t space = 0;
    double width = 0, cells = 0;
    for (lode_slice c; lode_next_clean(&rest, &c);) {
        size_t before = (size_t)(c.p - text.p);
        width += size * character_width(c);
        cells += CELL;
        if (c.p[0] == ' ')
            space = before;
        else if ((width > room || cells > room) && before > 0)
            return words && space > 0 ? space : before;
    }
    return text.n;
}

static lode_slice shortened(lode_arena *arena, lode_slice text, double size, double room) {
    lode_slice kept = {text.p, fitting(text, size, room - size, true)};
    kept = lode_trim(kept);
    return lode_text(lode_arena_print(arena, "%.*s%s", LODE_ARG(kept), ELLIPSIS));
}

lode_text_lines lode_text_break(lode_arena *arena, lode_slice text, double size, double room,
                                size_t most) {
    lode_text_lines lines = {lode_arena_take(arena, most * sizeof(lode_slice)), 0, 0};
    lode_slice rest = lode_clean(arena, text);
    while (rest.n && lines.n < most) {
        lode_slice line = {rest.p, fitting(rest, size, room, true)};
        rest = lode_trim((lode_slice){rest.p + line.n, rest.n - line.n});
        if (rest.n && lines.n + 1 == most)
            line = shortened(arena, (lode_slice){line.p, (size_t)(rest.p + rest.n - line.p)}, size,
                             room);
        lines.line[lines.n++] = line;
        double width = lode_text_width(line, size);
        if (width > lines.width)
            lines.width = width;
    }
    return lines;
}

/* Neighbouring boxes that touch and move as one. */
typedef struct {
    size_t first, n;
    double wanted; /* sum over the boxes of the start each would like the cluster to have */
    double start, height;
} cluster;

static void place(cluster *c, double low, double high) {
    c->start = c->wanted / (double)c->n;
    if (c->start + c->height > high)
        c->start = high - c->height;
    if (c->start < low)
        c->start = low;
}

static void join(cluster *a, const cluster *b) {
    a->wanted += b->wanted - (double)b->n * a->height;
    a->height += b->height;
    a->n += b->n;
}

static void sort_by_centre(size_t *order, const double *centre, size_t n) {
    for (size_t i = 0; i < n; i++) {
        size_t at = i;
        for (; at > 0 && centre[order[at - 1]] > centre[i]; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
}

void lode_spread(double *centre, const double *height, size_t n, double low, double high) {
    size_t order[LODE_MOST_BOXES];
    cluster clusters[LODE_MOST_BOXES];
    size_t count = 0;
    sort_by_centre(order, centre, n);
    for (size_t i = 0; i < n; i++) {
        size_t box = order[i];
        cluster *last = &clusters[count++];
        *last = (cluster){i, 1, centre[box] - height[box] / 2, 0, height[box]};
        place(last, low, high);
        for (; count > 1 && last[-1].start + last[-1].height > last->start; count--, last--) {
            join(last - 1, last);
            place(last - 1, low, high);
        }
    }
    for (size_t k = 0; k < count; k++) {
        double at = clusters[k].start;
        for (size_t i = clusters[k].first; i < clusters[k].first + clusters[k].n; i++) {
            centre[order[i]] = at + height[order[i]] / 2;
            at += height[order[i]];
        }
    }
}
