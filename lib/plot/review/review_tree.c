/* Markdown as a tree of blocks. */
#include "review_parts.h"

#include <stdlib.h>
#include <strings.h>

/* Markup in the text is shown, never obeyed. */
static cmark_node *as_letters(review *r, cmark_node *node) {
    cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);
    const lode_slice letters = lode_trim(lode_text(cmark_node_get_literal(node)));
    const size_t end = letters.n && letters.p[letters.n - 1] == '\n';
    cmark_node_set_literal(text, lode_arena_copy(r->arena, letters.p, letters.n - end));
    if (cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE)
        return text;
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    cmark_node_append_child(paragraph, text);
    return paragraph;
}

/* A link that leads to a page, by mail, or within this one. */
static bool is_harmless(const char *url) {
    static const char *const schemes[] = {"https:", "http:", "mailto:"};
    const size_t n = strcspn(url, ":/?#");
    if (url[n] != ':')
        return true;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncasecmp(url, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

/* Its words stay. */
static void unlink_words(cmark_node *link) {
    for (cmark_node *child; (child = cmark_node_first_child(link));) {
        cmark_node_unlink(child);
        cmark_node_insert_before(link, child);
    }
    cmark_node_unlink(link);
    cmark_node_free(link);
}

static bool is_markup(cmark_node *node) {
    const cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_HTML_INLINE || type == CMARK_NODE_HTML_BLOCK;
}

/* Letters that cannot be read are not replaced by others. */
static lode_status check_letters(review *r, const char *path, lode_slice text) {
    size_t line = 1, n;
    for (size_t at = 0; at < text.n; at += n) {
        n = lode_utf8_length(text.p + at, text.n - at);
        if (n > 0 && text.p[at] != '\0') {
            line += text.p[at] == '\n';
            continue;
        }
        lode_fail(r->error, LODE_DATA, "a letter that is not UTF-8");
        lode_fail_at(r->error, path, line, 0);
        return lode_fail_hint(r->error, "save the text as UTF-8");
    }
    return LODE_OK;
}

lode_status review_parse(review *r, const char *path, lode_slice text, cmark_node **root) {
    lode_status status = check_letters(r, path, text);
    if (status == LODE_OK)
        status = review_guard_text(r, path, text);
    if (status != LODE_OK)
        return status;
    *root = cmark_parse_document(text.n ? text.p : "", text.n, CMARK_OPT_VALIDATE_UTF8);
    cmark_consolidate_text_nodes(*root);
    cmark_iter *walk = cmark_iter_new(*root);
    for (cmark_event_type event; (event = cmark_iter_next(walk)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(walk);
        if (event == CMARK_EVENT_EXIT && cmark_node_get_type(node) == CMARK_NODE_LINK &&
            !is_harmless(cmark_node_get_url(node))) {
            unlink_words(node);
        } else if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_IMAGE) {
            lode_fail(r->error, LODE_DATA, "a picture of the text's own");
            lode_fail_at(r->error, path, (size_t)cmark_node_get_start_line(node), 0);
            status =
                lode_fail_hint(r->error, "pictures are drawn from tables: {{figure CHART FILE}}");
        } else if (is_markup(node)) { /* a leaf: the walk has left it already */
            cmark_node_replace(node, as_letters(r, node));
            cmark_node_free(node);
        }
    }
    cmark_iter_free(walk);
    return status;
}

lode_slice review_lines(lode_slice text, size_t first, size_t last) {
    const char *from = text.p, *end = text.p + text.n;
    for (size_t line = 1; line < first && from < end; line++) {
        const char *stop = memchr(from, '\n', (size_t)(end - from));
        from = stop ? stop + 1 : end;
    }
    const char *to = from;
    for (size_t line = first; line <= last && to < end; line++) {
        const char *stop = memchr(to, '\n', (size_t)(end - to));
        to = stop ? stop + 1 : end;
    }
    while (to > from && strchr(" \t\r\n", to[-1]))
        to--;
    while (from < to && strchr(" \t", *from))
        from++;
    return (lode_slice){from, (size_t)(to - from)};
}

const char *review_words(review *r, cmark_node *node) {
    lode_bytes words = {0};
    cmark_iter *walk = cmark_iter_new(node);
    for (cmark_event_type event; (event = cmark_iter_next(walk)) != CMARK_EVENT_DONE;) {
        cmark_node *at = cmark_iter_get_node(walk);
        const char *literal = event == CMARK_EVENT_ENTER ? cmark_node_get_literal(at) : NULL;
        if (literal)
            lode_bytes_add(&words, literal, strlen(literal));
        else if (cmark_node_get_type(at) == CMARK_NODE_SOFTBREAK)
            lode_bytes_add(&words, " ", 1);
    }
    cmark_iter_free(walk);
    const char *copy = lode_arena_copy(r->arena, words.p ? words.p : "", words.n);
    free(words.p);
    return copy;
}

cmark_node *review_block(const char *before, const char *after) {
    cmark_node *block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
    cmark_node_set_on_enter(block, before);
    cmark_node_set_on_exit(block, after);
    return block;
}
