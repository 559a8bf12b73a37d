/* The page as Markdown. */
#include "review_parts.h"

#include <stdlib.h>

/* Text that means itself. */
static void say_text(lode_prose *out, const char *text) {
    for (size_t n; *text; text += n) {
        n = strcspn(text, "\\`*_{}[]<>()#+!|~&");
        if (n > 0)
            lode_prose_say(out, "%.*s", (int)n, text);
        else
            lode_prose_say(out, "\\%c", text[n++]);
    }
}

void review_markdown_table(lode_prose *out, const review_grid *grid, const char *caption) {
    if (caption) {
        lode_prose_say(out, "Table: ");
        say_text(out, caption);
        lode_prose_say(out, "\n\n");
    }
    for (size_t c = 0; c < grid->columns; c++) {
        lode_prose_say(out, "| ");
        say_text(out, grid->head[c]);
        lode_prose_say(out, " ");
    }
    lode_prose_say(out, "|\n");
    for (size_t c = 0; c < grid->columns; c++)
        lode_prose_say(out, grid->number[c] ? "| ---: " : "| --- ");
    lode_prose_say(out, "|\n");
    for (size_t i = 0; i < grid->rows * grid->columns; i++) {
        lode_prose_say(out, "| ");
        say_text(out, grid->cell[i]);
        lode_prose_say(out, (i + 1) % grid->columns ? " " : " |\n");
    }
    lode_prose_say(out, "\n");
}

/* A paragraph, if there is something to say. */
static void say_note(lode_prose *out, const char *text) {
    say_text(out, text);
    lode_prose_say(out, *text ? "\n\n" : "");
}

void review_markdown_figure(lode_prose *out, const review_figure *figure) {
    lode_prose_say(out, "Figure %zu: ", figure->number);
    say_text(out, figure->title);
    lode_prose_say(out, "\n\n");
    if (figure->link) {
        lode_prose_say(out, "![");
        say_text(out, figure->alt);
        lode_prose_say(out, "](<%s>)\n\n", figure->link);
    } else {
        say_text(out, figure->alt);
        lode_prose_say(out, "\n\n");
    }
    say_note(out, figure->subtitle);
    say_note(out, figure->caption);
    review_markdown_table(out, figure->grid, NULL);
}

void review_markdown_page(review *r, cmark_node *root, lode_bytes *page) {
    (void)r;
    char *text = cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0);
    lode_bytes_add(page, text, strlen(text));
    free(text);
}
