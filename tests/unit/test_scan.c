/* The scan, in every version this machine can run, against the same told byte by byte. */
#include "lib/table/scan.h"

#include "lode/random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LONGEST = 400, TRIALS = 20000 };

typedef struct {
    uint32_t end[LONGEST], last[LONGEST], odd[LONGEST];
    size_t ends, records, odds;
    bool vouched;
} plain_ends;

static bool at(const char *text, size_t n, size_t i, char c) {
    return i < n && text[i] == c;
}

/* What strict CSV says of text, one byte after the other. */
static void tell_ends(const char *text, size_t n, char separator, plain_ends *e) {
    bool inside = false, closed = false; /* closed: the byte before closed a quoted cell */
    bool fresh = true;                   /* a cell begins here */
    *e = (plain_ends){.vouched = true};
    for (size_t i = 0; i < n; i++) {
        const char c = text[i];
        const bool edge = c == separator || c == '\n' || c == '\r';
        e->vouched &= c != '\0';
        if (c == '"') {
            e->vouched &= inside || fresh || closed;
            if (!inside && closed && (!e->odds || e->odd[e->odds - 1] != e->ends))
                e->odd[e->odds++] = (uint32_t)e->ends;
            closed = inside;
            inside = !inside;
            fresh = false;
            continue;
        }
        e->vouched &= !closed || edge;
        closed = false;
        if (inside) {
            if ((c == '\n' || c == '\r') && (!e->odds || e->odd[e->odds - 1] != e->ends))
                e->odd[e->odds++] = (uint32_t)e->ends;
            continue;
        }
        const bool second = c == '\n' && i > 0 && text[i - 1] == '\r';
        e->vouched &= c != '\r' || i + 1 == n || at(text, n, i + 1, '\n');
        if (edge && !second)
            e->end[e->ends++] = (uint32_t)i;
        if ((c == '\n' || c == '\r') && !second)
            e->last[e->records++] = (uint32_t)e->ends;
        fresh = edge;
    }
}

static size_t random_text(lode_random *stream, char *text) {
    static const char *const alphabets[] = {
        "\",\nab", "\",,\r\n\nabcdefgh", ",\r\n a\t", "\"\n\r,", "abcdefghijkl,mnopqr\n",
        "a\n\"\",",
        /* bytes that end in the same bits as those that count */
        "\"2\x92,-\n\r\n\x8d=P\xf0"};
    const char *alphabet = alphabets[lode_random_below(stream, 7)];
    const size_t n = (size_t)lode_random_below(stream, LONGEST);
    for (size_t i = 0; i < n; i++)
        text[i] = alphabet[lode_random_below(stream, strlen(alphabet))];
    if (n && lode_random_chance(stream, 0.02))
        text[lode_random_below(stream, n)] = '\0';
    memset(text + n, '"', LODE_SCAN_STEP); /* what follows must not matter */
    return n;
}

/* In what is not vouched for only that is promised. */
static void ends_are_those_told_byte_by_byte(void **state) {
    (void)state;
    char text[LONGEST + LODE_SCAN_STEP];
    uint32_t end[LONGEST + LODE_SCAN_STEP], last[LONGEST + 2], odd[LONGEST + 2];
    plain_ends expected;
    size_t vouched = 0, refused = 0;
    for (uint64_t i = 0; i < TRIALS; i++) {
        lode_random stream = lode_random_start(31, i, 0);
        const size_t n = random_text(&stream, text);
        const char separator = i % 5 ? ',' : '\t';
        tell_ends(text, n, separator, &expected);
        for (size_t v = 0; v < lode_scan_versions(); v++) {
            lode_ends e = {.end = end, .last = last, .odd = odd};
            lode_scan_use(v);
            lode_scan_ends(text, n, separator, &e);
            assert_int_equal(e.vouched, expected.vouched);
            *(e.vouched ? &vouched : &refused) += 1;
            if (!e.vouched)
                continue;
            assert_int_equal(e.ends, expected.ends);
            assert_memory_equal(e.end, expected.end, e.ends * sizeof *e.end);
            assert_int_equal(e.records, expected.records);
            assert_memory_equal(e.last, expected.last, e.records * sizeof *e.last);
            assert_int_equal(e.odds, expected.odds);
            assert_memory_equal(e.odd, expected.odd, e.odds * sizeof *e.odd);
            assert_int_equal(e.quotes, memchr(text, '"', n) != NULL);
        }
    }
    lode_scan_use(0);
    assert_true(vouched > TRIALS / 10 && refused > TRIALS / 10); /* both have been tried */
}

enum { MOST_PIECES = 180 };

/* A cell of up to so many pieces, quoted or not. */
static size_t random_cell(lode_random *stream, char separator, size_t most, char *text) {
    static const char *const inside[] = {",", "\t", "a", "\n", "\r\n", "\r", "\"\""};
    const char *const plain[] = {"a", separator == ',' ? "\t" : ","};
    const bool quoted = lode_random_chance(stream, 0.4);
    const size_t kinds = lode_random_chance(stream, 0.5) ? 7 : 3;
    size_t n = 0;
    if (quoted)
        text[n++] = '"';
    for (size_t k = (size_t)lode_random_below(stream, most + 1); k > 0; k--) {
        const char *piece =
            quoted ? inside[lode_random_below(stream, kinds)] : plain[lode_random_below(stream, 2)];
        memcpy(text + n, piece, strlen(piece));
        n += strlen(piece);
    }
    if (quoted)
        text[n++] = '"';
    return n;
}

/* A record without its line break, shorter than LONGEST. */
static size_t random_record(lode_random *stream, char separator, char *text) {
    static const size_t usual[] = {0, 1, 8, 60, MOST_PIECES};
    const size_t most = usual[lode_random_below(stream, 5)];
    const size_t longest = (size_t)lode_random_below(stream, LONGEST - 1);
    char cell[2 * MOST_PIECES + 2];
    size_t n = 0;
    for (;;) {
        const size_t length = random_cell(stream, separator, most, cell);
        if (n + length + 1 > longest)
            return n - (n > 0 && lode_random_chance(stream, 0.8)); /* or the last cell is empty */
        memcpy(text + n, cell, length);
        n += length;
        text[n++] = separator;
    }
}

typedef struct {
    const char *text;
    size_t n;
    char separator;
    plain_ends told;
} whole_record;

static void assert_cells(const whole_record *r, size_t first, size_t last) {
    const size_t start = first ? r->told.end[first - 1] + 1 : 0;
    const lode_slice record = {r->text, r->n};
    const lode_slice cells = lode_scan_cells(record, r->separator, first, last);
    assert_int_equal(cells.p - r->text, start);
    assert_int_equal(cells.n, r->told.end[last] - start);
}

/* Every cell alone, with the next one, up to any later one, and up to the last. */
static void assert_runs(const whole_record *r, lode_random *stream) {
    for (size_t first = 0; first < r->told.ends; first++) {
        const size_t left = r->told.ends - first;
        assert_cells(r, first, first);
        assert_cells(r, first, first + (left > 1));
        assert_cells(r, first, first + (size_t)lode_random_below(stream, left));
        assert_cells(r, first, r->told.ends - 1);
    }
}

/* Who keeps only where a record starts gets back the cells that were found when it was read. */
static void cells_of_a_record_are_found_again(void **state) {
    (void)state;
    char text[LONGEST + LODE_SCAN_STEP];
    size_t quoted = 0, of_many_steps = 0, of_many_cells = 0;
    for (uint64_t i = 0; i < TRIALS; i++) {
        lode_random stream = lode_random_start(33, i, 0);
        whole_record r = {.text = text, .separator = i % 3 ? ',' : '\t'};
        r.n = random_record(&stream, r.separator, text);
        text[r.n] = '\n';
        tell_ends(text, r.n + 1, r.separator, &r.told);
        assert_true(r.told.vouched && r.told.records == 1);
        memset(text + r.n + 1, i % 2 ? '"' : r.separator, LODE_SCAN_STEP - 1); /* must not matter */
        for (size_t v = 0; v < lode_scan_versions(); v++) {
            lode_scan_use(v);
            assert_runs(&r, &stream);
        }
        quoted += memchr(text, '"', r.n) != NULL;
        of_many_steps += r.n > 3 * LODE_SCAN_STEP;
        of_many_cells += r.told.ends > LODE_SCAN_STEP;
    }
    lode_scan_use(0);
    assert_true(quoted > TRIALS / 4 && of_many_steps > TRIALS / 4 && of_many_cells > TRIALS / 50);
}

static lode_extent tell_extent(const char *text, size_t n) {
    lode_extent extent = {0};
    for (size_t i = 0; i < n; i++) {
        extent.inside ^= text[i] == '"';
        extent.breaks += text[i] == '\r' || (text[i] == '\n' && !extent.after_cr);
        extent.after_cr = text[i] == '\r';
        extent.beyond_ascii |= (unsigned char)text[i] >= 128;
        if (text[i] == '\n' && !extent.inside)
            extent.after_feed = i + 1;
    }
    return extent;
}

static void an_extent_may_be_told_in_pieces(void **state) {
    (void)state;
    char text[LONGEST + LODE_SCAN_STEP];
    for (uint64_t i = 0; i < TRIALS; i++) {
        lode_random stream = lode_random_start(32, i, 0);
        const size_t n = random_text(&stream, text);
        const size_t cut = n ? (size_t)lode_random_below(&stream, n) : 0;
        const lode_extent expected = tell_extent(text, n);
        for (size_t v = 0; v < lode_scan_versions(); v++) {
            lode_extent extent = {0};
            lode_scan_use(v);
            lode_scan_extent(text, 0, cut, &extent);
            lode_scan_extent(text, cut, n, &extent);
            assert_int_equal(extent.inside, expected.inside);
            assert_int_equal(extent.breaks, expected.breaks);
            assert_int_equal(extent.beyond_ascii, expected.beyond_ascii);
            assert_int_equal(extent.after_feed, expected.after_feed);
            if (n > 0)
                assert_int_equal(extent.after_cr, expected.after_cr);
            assert_int_equal(lode_scan_breaks(text, n), expected.breaks);
        }
    }
    lode_scan_use(0);
}

static void ascii_ends_at_the_first_high_byte(void **state) {
    (void)state;
    char text[200 + LODE_SCAN_STEP];
    for (size_t v = 0; v < lode_scan_versions(); v++)
        for (size_t n = 0; n <= 200; n += 7)
            for (size_t high = 0; high <= n; high++) {
                memset(text, 'a', n);
                memset(text + n, (char)0xe9, LODE_SCAN_STEP);
                if (high < n)
                    text[high] = (char)(high % 2 ? 0x80 : 0xff);
                lode_scan_use(v);
                assert_int_equal(lode_scan_ascii(text, n), high);
            }
    lode_scan_use(0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_are_those_told_byte_by_byte),
        cmocka_unit_test(cells_of_a_record_are_found_again),
        cmocka_unit_test(an_extent_may_be_told_in_pieces),
        cmocka_unit_test(ascii_ends_at_the_first_high_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
