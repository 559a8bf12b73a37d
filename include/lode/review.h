/* A review: an author's text with figures, tables and numbers from tables, as one page.
 *
 * The text is Markdown (CommonMark). What stands in {{ }} is filled in:
 *   a line of its own   {{figure CHART FILE...}} {{table FILE}} {{text FILE}} {{sources}}
 *                       {{cards}} {{if FILE}} {{else}} {{end}}
 *   within a line       {{value FILE COLUMN}}
 * lode-report(1) lists what each takes. Files are those of the review's folder, and of no other.
 *
 * The page is one HTML file without script, style sheet, font or picture from elsewhere, or
 * Markdown with its pictures beside it. Whatever a table or the text holds is shown as it is, never
 * obeyed: markup in a school's name is letters. Behind each figure stands the table of what it
 * shows.
 *
 * This is the public edition. A table that names schools beside a flag, a need or support, one that
 * has a row for each pupil, and a figure of fewer than the dictionary allows are refused, not
 * left out: who wrote the text decides what stands in their place. */
#ifndef LODE_REVIEW_H
#define LODE_REVIEW_H

#include "lode/memory.h"
#include "lode/reference.h"
#include "lode/report.h"

typedef struct {
    const char *folder;
    const char *text;     /* path of the text; NULL: review.md of the folder */
    bool markdown;        /* in place of HTML */
    const char *pictures; /* folder for the pictures of Markdown; NULL: none are drawn, and the page
                             says what they would show */
    const char *link;     /* how Markdown names that folder */
    lode_read_options read; /* of the tables */
} lode_review_options;

/* The page, at the end of page. Everything in options is borrowed.
 *
 * LODE_USAGE, LODE_DATA, with file, line and a hint: something in {{ }} that cannot be carried out;
 * a table that cannot be read; a value that is not there or not the only one. LODE_REFUSED: a table
 * that the public edition may not show; a chart with nothing to draw. LODE_SYSTEM: a file cannot be
 * read or written, gnuplot is not there. */
lode_status lode_review(const lode_review_options *options, lode_reference *reference,
                        lode_bytes *page, lode_report *report, lode_error *error);

#endif
