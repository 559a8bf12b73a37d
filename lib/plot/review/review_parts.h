/* What the parts of lode_review share. Private to lib/plot/review. */
#ifndef LODE_REVIEW_PARTS_H
#define LODE_REVIEW_PARTS_H

#include "lode/dictionary.h"
#include "lode/plot.h"
#include "lode/prose.h"
#include "lode/review.h"
#include "lode/table.h"

#include <cmark.h>

/* ---- what stands in {{ }} (review_directive.c) ---- */

enum { REVIEW_MOST_WORDS = 24 };

typedef struct {
    lode_slice key, value; /* key is empty for a plain word */
} review_word;

typedef struct {
    lode_slice name;                     /* the first word */
    review_word word[REVIEW_MOST_WORDS]; /* [n] the others, in order */
    size_t n;
    size_t line;
} review_directive;

/* What a directive may be given: plain words, and keys, each once unless repeats names it. */
typedef struct {
    size_t least, most; /* plain words */
    const char *words;  /* what they are: "CHART FILE..." */
    const char *keys;   /* separated by blanks */
} review_syntax;

/* ---- a table of words, as it is shown (review_grid.c) ---- */

typedef struct {
    const char **cell; /* [rows][columns]; a number that is not there is its code */
    const char **head; /* [columns] */
    bool *number;      /* [columns] set at the right */
    size_t rows, columns, capacity;
} review_grid;

/* ---- the review ---- */

/* A table that was read, once however often it is asked for. */
typedef struct {
    const char *name; /* as the text names it */
    const char *path;
    lode_table *table; /* owned by the review */
    const char *digest;
} review_source;

typedef struct {
    const lode_review_options *options;
    lode_reference *reference;
    lode_dictionary *dictionary;
    lode_report *report;
    lode_error *error;
    lode_arena *arena;
    const char *text_path;
    lode_slice text;
    review_source *source; /* [n_sources] in the order in which they are first asked for */
    size_t n_sources, source_capacity;
    const char *title;        /* the first heading */
    size_t figures, pictures; /* so far; pictures are those drawn */
} review;

/* error of the line of the text at which a directive stands. */
__attribute__((format(printf, 4, 5))) lode_status
review_fail(review *r, size_t line, lode_status status, const char *format, ...);

/* Read what stands between the braces. */
lode_status review_read_directive(review *r, lode_slice inside, size_t line,
                                  review_directive *directive);
lode_status review_check_directive(review *r, const review_directive *directive,
                                   const review_syntax *syntax);
/* Plain word i, or an empty slice. */
lode_slice review_plain(const review_directive *directive, size_t i);
/* The value given to key, NULL if none; owned by the review. */
const char *review_option(review *r, const review_directive *directive, const char *key);
/* All values given to key, each split at commas if split is set. */
lode_words review_options(review *r, const review_directive *directive, const char *key,
                          bool split);
/* How many decimals key asks for, -1 if it is not given. */
lode_status review_decimals(review *r, const review_directive *directive, int *decimals);

/* ---- files of the folder (review_sources.c) ---- */

/* The path of a file of the folder, be it there or not. LODE_USAGE: a name that leads out of it. */
lode_status review_path(review *r, lode_slice name, size_t line, const char **path);
bool review_has(const char *path);
/* The same of a file that must be there: LODE_USAGE if it is not. */
lode_status review_find(review *r, lode_slice name, size_t line, const char **path);
/* All bytes of a file, as text. */
lode_status review_read_file(review *r, const char *path, lode_slice *bytes);
/* The table called name, which the public edition may show. */
lode_status review_table(review *r, lode_slice name, size_t line, review_source *source);
/* What {{sources}} shows. */
void review_list_sources(review *r, review_grid *grid);

/* ---- who and what may be shown (review_guard.c, review_few.c) ---- */

lode_status review_guard_table(review *r, const lode_table *table, const char *name, size_t line);
/* A table that a tool wrote as Markdown; name says which for messages. */
lode_status review_guard_grid(review *r, const review_grid *grid, const char *name, size_t line);
/* The words of an author. */
lode_status review_guard_text(review *r, const char *path, lode_slice text);
/* A row that is to be shown. */
lode_status review_guard_row(review *r, const lode_table *table, size_t row, size_t line);
/* The rows that a chart of the directive's files shows; only_units: of the units asked for alone
 * (review_drawn.c). */
lode_status review_guard_figure(review *r, const review_directive *directive,
                                const lode_plot_options *options, bool only_units);

/* Whether a unique pupil number stands anywhere in a text, in either case of letters and perhaps in
 * groups, and in which of its lines (review_pupil_number.c). */
bool review_has_pupil_number(lode_slice text, size_t *line);

/* ---- what is filled in ---- */

/* The cell as readers see it: rounded, a code as it is, a measure by its label. */
const char *review_cell(review *r, const lode_table *table, size_t row, size_t column,
                        int decimals);
/* Where a table has the column that the text asks for. LODE_DATA: it has none. */
lode_status review_column(review *r, const lode_table *table, const char *name, lode_slice wanted,
                          size_t line, int *column);
lode_status review_value(review *r, const review_directive *directive, const char **value);
/* The rows that where=, period= and sort= choose; owned by the review. */
lode_status review_select(review *r, const review_directive *directive, const lode_table *table,
                          size_t **rows, size_t *n);
/* A block that is put in place of a directive, in the page's language. */
const char *review_as_block(review *r, const review_grid *grid, const char *caption);
lode_status review_put_table(review *r, const review_directive *directive, const char **block);
lode_status review_put_figure(review *r, const review_directive *directive, const char **block);
lode_status review_put_sources(review *r, const review_directive *directive, const char **block);

void review_grid_start(review *r, review_grid *grid, size_t columns);
/* A further row, its cells empty. */
const char **review_grid_row(review_grid *grid);
/* Set numbers at the right: columns with nothing but numbers and codes. */
void review_grid_align(review_grid *grid);
void review_grid_free(review_grid *grid);

/* ---- the two languages (review_html.c, review_markdown.c) ---- */

/* A figure: its picture, what it says, and the numbers behind it. */
typedef struct {
    size_t number;
    const char *title, *alt, *subtitle, *caption;
    lode_slice picture; /* SVG; empty where none was drawn */
    const char *link;   /* of Markdown: where the picture is */
    const review_grid *grid;
} review_figure;

/* Text that means itself. */
void review_html_text(lode_prose *out, const char *text);
void review_html_table(lode_prose *out, const review_grid *grid, const char *caption);
void review_html_figure(lode_prose *out, const review_figure *figure);
void review_html_page(review *r, cmark_node *root, lode_bytes *page);
void review_markdown_table(lode_prose *out, const review_grid *grid, const char *caption);
void review_markdown_figure(lode_prose *out, const review_figure *figure);
void review_markdown_page(review *r, cmark_node *root, lode_bytes *page);

/* ---- the text as a tree ---- */

/* The text of a file as a tree, in which markup of HTML is letters (review_tree.c). The caller
 * frees it. LODE_DATA: a picture. */
lode_status review_parse(review *r, const char *path, lode_slice text, cmark_node **root);
/* The lines of a text from first to last, counted from 1, trimmed. */
lode_slice review_lines(lode_slice text, size_t first, size_t last);
/* All the words of a node. */
const char *review_words(review *r, cmark_node *node);
/* A block that is written as it is, before and after what is in it. */
cmark_node *review_block(const char *before, const char *after);
/* The tables of Markdown that a tool wrote become tables of the page, or are left out
 * (review_pipes.c). LODE_REFUSED: one that may not be shown. */
lode_status review_take_tables(review *r, const review_directive *directive, lode_slice text,
                               cmark_node *root, bool keep);
/* Put values into the lines of a block (review_inline.c). */
lode_status review_fill_lines(review *r, cmark_node *block);
/* Carry out every directive (review_fill.c). */
lode_status review_fill(review *r, cmark_node *root);
/* One heading of the first level, none skipped below; and it is the title (review_headings.c). */
lode_status review_check_headings(review *r, cmark_node *root);
/* Each heading with a place to point at, and a list of those of the second level. */
void review_mark_headings(review *r, cmark_node *root);

#endif
