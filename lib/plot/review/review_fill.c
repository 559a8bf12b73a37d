/* Carrying out what stands in {{ }}. */
#include "review_parts.h"

#include <stdlib.h>

/* Where the walk over the blocks of the text is. */
typedef struct {
    cmark_node *node, *next;
    size_t if_line; /* of the open {{if}}; 0: none is open */
    bool hidden, had_else;
    cmark_node *last; /* {{sources}}, which is filled when all is read; NULL if there is none */
    size_t last_line;
} walk;

/* What stands in the braces, if a block is nothing but one directive. */
static bool is_directive(const review *r, cmark_node *block, lode_slice *inside) {
    if (cmark_node_get_type(block) != CMARK_NODE_PARAGRAPH ||
        cmark_node_get_start_line(block) == 0) /* markup that became letters has no line */
        return false;
    const lode_slice text = review_lines(r->text, (size_t)cmark_node_get_start_line(block),
                                         (size_t)cmark_node_get_end_line(block));
    if (text.n < 4 || memcmp(text.p, "{{", 2) != 0 || memcmp(text.p + text.n - 2, "}}", 2) != 0)
        return false;
    *inside = (lode_slice){text.p + 2, text.n - 4};
    return memcmp(inside->p, "value", inside->n < 5 ? inside->n : 5) != 0;
}
/* ---- blocks ---- */

static void drop(cmark_node *node) {
    cmark_node_unlink(node);
    cmark_node_free(node);
}

static void replace(walk *w, const char *block) {
    cmark_node_replace(w->node, review_block(block, ""));
    cmark_node_free(w->node);
}

/* As words, the cells of a table would pass unseen. */
static lode_status refuse_table(review *r, const review_directive *d) {
    static const char *const ends[] = {".csv", ".tsv", ".json", ".jsonl", ".xlsx"};
    const lode_slice name = review_plain(d, 0);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t n = strlen(ends[i]);
        if (name.n < n ||
            !lode_same_folded((lode_slice){name.p + name.n - n, n}, lode_text(ends[i])))
            continue;
        review_fail(r, d->line, LODE_USAGE, "%.*s is a table, not a text", LODE_ARG(name));
        return lode_fail_hint(r->error, "{{table FILE}} shows rows of a CSV file");
    }
    return LODE_OK;
}

/* {{text FILE}}: the author's words from a file of their own, or those of a tool. */
static lode_status include_text(review *r, const review_directive *d, walk *w) {
    static const review_syntax syntax = {1, 1, "FILE", "tables"};
    const char *path;
    lode_slice text;
    cmark_node *root = NULL;
    const char *tables = review_option(r, d, "tables");
    lode_status status = review_check_directive(r, d, &syntax);
    if (status == LODE_OK && tables && strcmp(tables, "no") != 0)
        status = review_fail(r, d->line, LODE_USAGE, "tables=%s can only be no", tables);
    if (status == LODE_OK)
        status = refuse_table(r, d);
    if (status == LODE_OK)
        status = review_find(r, review_plain(d, 0), d->line, &path);
    if (status == LODE_OK)
        status = review_read_file(r, path, &text);
    if (status == LODE_OK)
        status = review_parse(r, path, text, &root);
    if (status == LODE_OK)
        status = review_take_tables(r, d, text, root, !tables);
    if (status == LODE_OK) {
        for (cmark_node *child; (child = cmark_node_first_child(root));)
            cmark_node_insert_before(w->node, child);
        drop(w->node);
    }
    if (root)
        cmark_node_free(root);
    return status;
}

/* {{cards}}: the list that follows, side by side. */
static lode_status set_cards(review *r, const review_directive *d, walk *w) {
    static const review_syntax syntax = {0, 0, "", ""};
    const lode_status status = review_check_directive(r, d, &syntax);
    if (status != LODE_OK)
        return status;
    if (!w->next || cmark_node_get_type(w->next) != CMARK_NODE_LIST)
        return review_fail(r, d->line, LODE_USAGE, "{{cards}} stands before a list");
    cmark_node *list = w->next;
    if (!r->options->markdown) {
        cmark_node *cards = review_block("<div class=\"cards\">", "</div>");
        cmark_node_insert_before(list, cards);
        w->next = cmark_node_next(list);
        cmark_node_unlink(list);
        cmark_node_append_child(cards, list);
        drop(w->node);
        return review_fill_lines(r, list);
    }
    drop(w->node);
    return LODE_OK;
}

/* ---- if, else, end ---- */

static lode_status open_if(review *r, const review_directive *d, walk *w) {
    static const review_syntax syntax = {1, 1, "FILE", ""};
    const char *path;
    lode_status status = review_check_directive(r, d, &syntax);
    if (status == LODE_OK)
        status = review_path(r, review_plain(d, 0), d->line, &path);
    if (status == LODE_OK && w->if_line)
        status = review_fail(r, d->line, LODE_USAGE, "{{if}} within that of line %zu", w->if_line);
    if (status != LODE_OK)
        return status;
    w->if_line = d->line;
    w->had_else = false;
    w->hidden = !review_has(path);
    return LODE_OK;
}

static lode_status turn_if(review *r, const review_directive *d, walk *w) {
    static const review_syntax syntax = {0, 0, "", ""};
    const lode_status status = review_check_directive(r, d, &syntax);
    const bool end = lode_is(d->name, "end");
    if (status != LODE_OK)
        return status;
    if (!w->if_line || (w->had_else && !end))
        return review_fail(r, d->line, LODE_USAGE, "{{%.*s}} without {{if FILE}}",
                           LODE_ARG(d->name));
    w->had_else = true;
    w->hidden = !end && !w->hidden;
    w->if_line = end ? 0 : w->if_line;
    return LODE_OK;
}

static bool steers(const review_directive *d) {
    return lode_is(d->name, "if") || lode_is(d->name, "else") || lode_is(d->name, "end");
}

static lode_status steer(review *r, const review_directive *d, walk *w) {
    const lode_status status = lode_is(d->name, "if") ? open_if(r, d, w) : turn_if(r, d, w);
    drop(w->node);
    return status;
}

/* ---- which directive ---- */

static lode_status fail_of_name(review *r, const review_directive *d) {
    static const char *const names[] = {"figure", "table", "text", "value", "sources",
                                        "cards",  "if",    "else", "end"};
    enum { NAMES = sizeof names / sizeof *names };
    lode_slice known[NAMES];
    for (size_t i = 0; i < NAMES; i++)
        known[i] = lode_text(names[i]);
    review_fail(r, d->line, LODE_USAGE, "there is no {{%.*s}}", LODE_ARG(d->name));
    const int meant = lode_suggest(d->name, known, NAMES);
    if (meant >= 0)
        return lode_fail_hint(r->error, "did you mean {{%s}}?", names[meant]);
    return lode_fail_hint(r->error, "there are figure, table, text, value, sources, cards, if, "
                                    "else and end");
}

static lode_status carry_out(review *r, const review_directive *d, walk *w) {
    const char *block = NULL;
    lode_status status = LODE_OK;
    if (lode_is(d->name, "text"))
        return include_text(r, d, w);
    if (lode_is(d->name, "cards"))
        return set_cards(r, d, w);
    if (lode_is(d->name, "sources")) {
        w->last = w->node;
        w->last_line = d->line;
        return LODE_OK;
    }
    if (lode_is(d->name, "table"))
        status = review_put_table(r, d, &block);
    else if (lode_is(d->name, "figure"))
        status = review_put_figure(r, d, &block);
    else
        status = fail_of_name(r, d);
    if (status == LODE_OK)
        replace(w, block);
    return status;
}

static lode_status fill_block(review *r, walk *w) {
    lode_slice inside;
    review_directive directive;
    if (!is_directive(r, w->node, &inside)) {
        if (!w->hidden)
            return review_fill_lines(r, w->node);
        drop(w->node);
        return LODE_OK;
    }
    const size_t line = (size_t)cmark_node_get_start_line(w->node);
    if (memmem(inside.p, inside.n, "{{", 2)) {
        review_fail(r, line, LODE_USAGE, "several {{ }} without an empty line between them");
        return lode_fail_hint(r->error, "put an empty line before and after each");
    }
    const lode_status status = review_read_directive(r, inside, line, &directive);
    if (status != LODE_OK)
        return status;
    if (steers(&directive))
        return steer(r, &directive, w);
    if (!w->hidden)
        return carry_out(r, &directive, w);
    drop(w->node);
    return LODE_OK;
}

lode_status review_fill(review *r, cmark_node *root) {
    walk w = {.node = cmark_node_first_child(root)};
    lode_status status = LODE_OK;
    for (; w.node && status == LODE_OK; w.node = w.next) {
        w.next = cmark_node_next(w.node);
        status = fill_block(r, &w);
    }
    if (status == LODE_OK && w.if_line)
        status = review_fail(r, w.if_line, LODE_USAGE, "{{if}} without {{end}}");
    if (status == LODE_OK && w.last) {
        const review_directive d = {.name = lode_text("sources"), .line = w.last_line};
        const char *block;
        status = review_put_sources(r, &d, &block);
        w.node = w.last;
        if (status == LODE_OK)
            replace(&w, block);
    }
    return status;
}
