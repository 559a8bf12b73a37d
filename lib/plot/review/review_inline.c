/* {{value}}: figures within the lines of a block. */
#include "review_parts.h"

#include <stdlib.h>

static lode_status take_value(review *r, lode_slice inside, size_t line, lode_bytes *out) {
    review_directive directive;
    const char *value;
    lode_status status = review_read_directive(r, inside, line, &directive);
    if (status == LODE_OK && !lode_is(directive.name, "value")) {
        review_fail(r, line, LODE_USAGE, "{{%.*s}} within a line or a list",
                    LODE_ARG(directive.name));
        return lode_fail_hint(r->error, "only {{value}} can stand there; the others stand between "
                                        "empty lines");
    }
    if (status == LODE_OK)
        status = review_value(r, &directive, &value);
    if (status == LODE_OK)
        lode_bytes_add(out, value, strlen(value));
    return status;
}

/* The words of one node with its values. */
static lode_status fill_words(review *r, cmark_node *node, size_t line) {
    const char *from = cmark_node_get_literal(node), *at;
    lode_bytes out = {0};
    lode_status status = LODE_OK;
    while (status == LODE_OK && (at = strstr(from, "{{"))) {
        const char *end = strstr(at, "}}");
        lode_bytes_add(&out, from, (size_t)(at - from));
        if (!end)
            status = review_fail(r, line, LODE_USAGE, "{{ without }} on its line");
        else
            status = take_value(r, (lode_slice){at + 2, (size_t)(end - at) - 2}, line, &out);
        from = end ? end + 2 : at;
    }
    lode_bytes_add(&out, from, strlen(from) + 1);
    if (status == LODE_OK)
        cmark_node_set_literal(node, out.p);
    free(out.p);
    return status;
}

lode_status review_fill_lines(review *r, cmark_node *block) {
    lode_status status = LODE_OK;
    size_t line = (size_t)cmark_node_get_start_line(block);
    cmark_iter *iter = cmark_iter_new(block);
    for (cmark_event_type event;
         status == LODE_OK && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event != CMARK_EVENT_ENTER)
            continue;
        if (cmark_node_get_start_line(node) > 0)
            line = (size_t)cmark_node_get_start_line(node);
        if (cmark_node_get_type(node) == CMARK_NODE_TEXT &&
            strstr(cmark_node_get_literal(node), "{{"))
            status = fill_words(r, node, line);
    }
    cmark_iter_free(iter);
    return status;
}
