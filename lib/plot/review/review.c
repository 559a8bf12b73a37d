/* A review: the text, its tables and figures, the page. */
#include "review_parts.h"

#include <stdlib.h>

static void set_up(review *r, const lode_review_options *options, lode_reference *reference,
                   lode_report *report, lode_error *error) {
    *r = (review){.options = options,
                  .reference = reference,
                  .report = report,
                  .error = error,
                  .arena = lode_arena_new()};
    r->text_path =
        options->text ? options->text : lode_arena_print(r->arena, "%s/review.md", options->folder);
}

static void clear_away(review *r) {
    for (size_t i = 0; i < r->n_sources; i++)
        lode_table_free(r->source[i].table);
    free(r->source);
    lode_dictionary_free(r->dictionary);
    lode_arena_free(r->arena);
}

lode_status lode_review(const lode_review_options *options, lode_reference *reference,
                        lode_bytes *page, lode_report *report, lode_error *error) {
    review r;
    cmark_node *root = NULL;
    set_up(&r, options, reference, report, error);
    lode_status status = lode_dictionary_read(&r.dictionary, reference, error);
    if (status == LODE_OK)
        status = review_read_file(&r, r.text_path, &r.text);
    if (status == LODE_OK)
        status = review_parse(&r, r.text_path, r.text, &root);
    if (status == LODE_OK)
        status = review_fill(&r, root);
    if (status == LODE_OK)
        status = review_check_headings(&r, root);
    if (status == LODE_OK)
        (options->markdown ? review_markdown_page : review_html_page)(&r, root, page);
    if (root)
        cmark_node_free(root);
    clear_away(&r);
    return status;
}
