/* The page as one file of HTML, with nothing from elsewhere. */
#include "review_parts.h"
#include "review_style.h"

#include <stdio.h>
#include <stdlib.h>

void review_html_text(lode_prose *out, const char *text) {
    static const char marks[] = "&<>\"";
    static const char *const names[] = {"&amp;", "&lt;", "&gt;", "&quot;"};
    for (size_t n; *text; text += n) {
        n = strcspn(text, marks);
        if (n > 0)
            lode_prose_say(out, "%.*s", (int)n, text);
        else
            lode_prose_say(out, "%s", names[strchr(marks, text[n++]) - marks]);
    }
}

static void say_cell(lode_prose *out, const review_grid *grid, const char *text, size_t c) {
    /* What a row is about stands at its beginning. */
    const char *const tag = c == 0 && !grid->number[0] ? "th scope=\"row\"" : "td";
    lode_prose_say(out, "<%s%s>", tag, grid->number[c] ? " class=\"number\"" : "");
    review_html_text(out, text);
    lode_prose_say(out, "</%.2s>", tag);
}

/* What is wider than a narrow screen scrolls by itself; the keyboard must reach it. */
static void open_wide(lode_prose *out, const char *class, const char *label) {
    lode_prose_say(out, "<div class=\"%s\" tabindex=\"0\" role=\"group\" aria-label=\"", class);
    review_html_text(out, label);
    lode_prose_say(out, "\">\n");
}

void review_html_table(lode_prose *out, const review_grid *grid, const char *caption) {
    open_wide(out, "wide", caption ? caption : "Table");
    lode_prose_say(out, "<table>\n");
    if (caption) {
        lode_prose_say(out, "<caption>");
        review_html_text(out, caption);
        lode_prose_say(out, "</caption>\n");
    }
    lode_prose_say(out, "<thead>\n<tr>");
    for (size_t c = 0; c < grid->columns; c++) {
        lode_prose_say(out, "<th scope=\"col\"%s>", grid->number[c] ? " class=\"number\"" : "");
        review_html_text(out, grid->head[c]);
        lode_prose_say(out, "</th>");
    }
    lode_prose_say(out, "</tr>\n</thead>\n<tbody>\n");
    for (size_t i = 0; i < grid->rows; i++) {
        lode_prose_say(out, "<tr>");
        for (size_t c = 0; c < grid->columns; c++)
            say_cell(out, grid, grid->cell[i * grid->columns + c], c);
        lode_prose_say(out, "</tr>\n");
    }
    lode_prose_say(out, "</tbody>\n</table>\n</div>\n");
}

/* What stands in the picture as words, for who does not see it. */
static void say_note(lode_prose *out, const char *text) {
    if (!*text)
        return;
    lode_prose_say(out, "<p>");
    review_html_text(out, text);
    lode_prose_say(out, "</p>\n");
}

void review_html_figure(lode_prose *out, const review_figure *figure) {
    char label[64];
    snprintf(label, sizeof label, "The picture of figure %zu", figure->number);
    lode_prose_say(out, "<figure id=\"figure-%zu\">\n", figure->number);
    open_wide(out, "picture", label);
    lode_prose_say(out, "%.*s</div>\n<figcaption>Figure %zu. ", LODE_ARG(figure->picture),
                   figure->number);
    review_html_text(out, figure->title);
    lode_prose_say(out, "</figcaption>\n<details>\n<summary>The numbers of figure %zu</summary>\n",
                   figure->number);
    say_note(out, figure->subtitle);
    say_note(out, figure->caption);
    snprintf(label, sizeof label, "The numbers of figure %zu", figure->number);
    review_html_table(out, figure->grid, label);
    lode_prose_say(out, "</details>\n</figure>");
}

void review_html_page(review *r, cmark_node *root, lode_bytes *page) {
    lode_prose out = {0};
    review_mark_headings(r, root);
    char *body = cmark_render_html(root, CMARK_OPT_DEFAULT);
    lode_prose_say(&out,
                   "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                   "'none'; style-src 'unsafe-inline'; img-src data:\">\n<title>");
    review_html_text(&out, r->title);
    lode_prose_say(&out,
                   "</title>\n<style>\n%s</style>\n</head>\n<body>\n"
                   "<a class=\"skip\" href=\"#content\">Skip to the content</a>\n"
                   "<main id=\"content\" tabindex=\"-1\">\n",
                   review_style);
    lode_bytes_add(&out.bytes, body, strlen(body));
    lode_prose_say(&out, "</main>\n</body>\n</html>\n");
    lode_bytes_add(page, out.bytes.p, out.bytes.n);
    free(body);
    lode_prose_free(&out);
}
