/* Where text may be cut: the bytes that CSV gives a meaning, found 64 at a time.
 *
 * Four versions of the same loops, chosen when the program runs: AVX2 with carry-less
 * multiplication, SSE2, NEON, and plain C. They give the same answer for the same bytes; which one
 * ran shows in nothing but time. Whether a byte stands inside quotes is the parity of the quotes
 * before it (a prefix sum over exclusive-or), which is what strict CSV says as long as every quote
 * stands at the edge of a cell or is doubled. That is checked too: what breaks it is not vouched
 * for. */
#ifndef LODE_SCAN_H
#define LODE_SCAN_H

#include "lode/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LODE_SCAN_STEP = 64 }; /* so many bytes after the text must be readable, whatever they are */

/* ---- how far whole records reach ---- */

typedef struct {
    bool inside;       /* the text so far ends inside quotes */
    bool after_cr;     /* ... right after a carriage return */
    bool beyond_ascii; /* some of it is of 128 or more */
    size_t breaks;     /* lines that have ended: LF, CRLF and CR end one each */
    size_t after_feed; /* offset after the last line feed outside quotes, 0 if there is none */
} lode_extent;

/* Go on from extent over text[from, to). */
void lode_scan_extent(const char *text, size_t from, size_t to, lode_extent *extent);
/* Lines that end in text[0, n): LF, CRLF and CR end one each. */
size_t lode_scan_breaks(const char *text, size_t n);
/* How many bytes from the start are below 128. */
size_t lode_scan_ascii(const char *text, size_t n);

/* ---- where cells and records end ---- */

typedef struct {
    uint32_t *end;  /* of each cell: where its separator or line break stands. Room for n + 64 */
    size_t ends;    /* how many */
    uint32_t *last; /* of each record: cells up to its end. Room for n + 1 */
    size_t records;
    uint32_t *odd; /* cells with doubled quotes or line breaks in them, rising. Room for n + 1 */
    size_t odds;
    bool quotes; /* there are some */
    bool returns;
    bool vouched; /* no quote inside a cell, no lone CR, no zero byte */
} lode_ends;

/* text[0, n) begins a record; what is not ended at n is not listed. n < 4 GiB. */
void lode_scan_ends(const char *text, size_t n, char separator, lode_ends *ends);

/* Of a record that is vouched for, without its line break: the bytes of the cells from first to
 * last with the separators between them. It has so many cells. */
lode_slice lode_scan_cells(lode_slice record, char separator, size_t first, size_t last);

/* For tests and benchmarks: the versions this machine can run, and the one to use from now on. */
size_t lode_scan_versions(void);
void lode_scan_use(size_t i);

#endif
