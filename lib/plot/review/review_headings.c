/* Headings: their order, and places to point at. */
#include "review_parts.h"

#include <stdlib.h>

lode_status review_check_headings(review *r, cmark_node *root) {
    int above = 0;
    for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
        const size_t line = (size_t)cmark_node_get_start_line(node);
        const int level = cmark_node_get_heading_level(node);
        if (level == 0)
            continue;
        if (level == 1 && r->title) {
            review_fail(r, line, LODE_USAGE, "a second heading of the first level");
            return lode_fail_hint(r->error, "a page has one title: write ## for a section");
        }
        if (level > above + 1) {
            review_fail(r, line, LODE_USAGE, "a heading of level %d after one of level %d", level,
                        above);
            return lode_fail_hint(r->error,
                                  "who listens to a page is led by its headings: leave none out");
        }
        if (level == 1)
            r->title = review_words(r, node);
        above = level;
    }
    if (r->title)
        return LODE_OK;
    review_fail(r, 1, LODE_USAGE, "the text has no title");
    return lode_fail_hint(r->error, "begin it with a line: # Impact review 2024");
}

/* Letters and digits of the words, the rest hyphens. */
static char *place_of(review *r, const char *words) {
    char *place = lode_arena_copy(r->arena, words, strlen(words));
    size_t n = 0;
    for (const char *p = words; *p; p++) {
        const char c = lode_small(*p);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            place[n++] = c;
        else if (n > 0 && place[n - 1] != '-')
            place[n++] = '-';
    }
    while (n > 0 && place[n - 1] == '-')
        n--;
    place[n] = '\0';
    return place;
}

static const char *escaped(review *r, const char *words) {
    lode_prose out = {0};
    review_html_text(&out, words);
    const char *copy = lode_arena_copy(r->arena, out.bytes.p ? out.bytes.p : "", out.bytes.n);
    lode_prose_free(&out);
    return copy;
}

/* A heading becomes a block of its own markup, with the same words in it. Returns its place. */
static const char *mark(review *r, cmark_node **heading, lode_names *places) {
    const int level = cmark_node_get_heading_level(*heading);
    const char *place = place_of(r, review_words(r, *heading));
    while (!*place || lode_names_find(places, lode_text(place)) != LODE_UNKNOWN)
        place = lode_arena_print(r->arena, "%s-%u", *place ? place : "section",
                                 lode_names_count(places));
    lode_names_add(places, lode_text(place));
    cmark_node *block = review_block(lode_arena_print(r->arena, "<h%d id=\"%s\">", level, place),
                                     lode_arena_print(r->arena, "</h%d>", level));
    for (cmark_node *child; (child = cmark_node_first_child(*heading));) {
        cmark_node_unlink(child);
        cmark_node_append_child(block, child);
    }
    cmark_node_replace(*heading, block);
    cmark_node_free(*heading);
    *heading = block;
    return place;
}

void review_mark_headings(review *r, cmark_node *root) {
    lode_names *places = lode_names_new();
    cmark_node *first = NULL;
    const char *list = "";
    lode_names_add(places, lode_text("content")); /* where the whole of it begins */
    for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
        const int level = cmark_node_get_heading_level(node);
        if (level == 0)
            continue;
        const char *words = escaped(r, review_words(r, node));
        const char *place = mark(r, &node, places);
        if (level == 2 && !first)
            first = node;
        if (level == 2)
            list = lode_arena_print(r->arena, "%s<li><a href=\"#%s\">%s</a></li>\n", list, place,
                                    words);
    }
    if (first)
        cmark_node_insert_before(
            first, review_block(lode_arena_print(r->arena,
                                                 "<nav aria-label=\"Contents\">\n<ol>\n%s</ol>\n"
                                                 "</nav>",
                                                 list),
                                ""));
    lode_names_free(places);
}
