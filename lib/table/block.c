/* From text to records: the scan finds the ends, this file which records and cells they make. */
#include "block.h"

#include "lode/memory.h"

#include <stdlib.h>

/* ---- room ---- */

void lode_block_make_room(lode_block *block, size_t n) {
    if (!block->room)
        block->room = lode_allocate(1, sizeof *block->room);
    struct lode_block_room *room = block->room;
    if (room->lent) {
        room->text = NULL;
        room->capacity = 0;
        room->lent = false;
    }
    if (n <= room->capacity)
        return;
    room->capacity = n;
    room->text = lode_reallocate(room->text, n + LODE_SCAN_STEP, 1);
}

void lode_block_free(lode_block *block) {
    struct lode_block_room *room = block->room;
    if (room) {
        if (!room->lent)
            free(room->text);
        free(room->ends.end);
        free(room->ends.last);
        free(room->ends.odd);
        free(room->start);
        free(room->first);
        free(room->lines);
        free(room->odd);
        free(room->scratch);
        free(room);
    }
    *block = (lode_block){.n = 0};
}

/* ---- cells that say something else than their bytes ---- */

static char *scratch_room(struct lode_block_room *room, size_t n) {
    if (room->scratch_n + n > room->scratch_capacity) {
        room->scratch_capacity = 2 * (room->scratch_n + n) + 256;
        room->scratch = lode_reallocate(room->scratch, room->scratch_capacity, 1);
    }
    return room->scratch + room->scratch_n;
}

void lode_block_add_odd(struct lode_block_room *room, uint32_t cell, const char *text, size_t n) {
    char *out = scratch_room(room, n);
    size_t length = 0;
    bool folded = false;
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '\r' && i + 1 < n && text[i + 1] == '\n')
            continue;
        const bool fold = text[i] == '\n' || text[i] == '\r';
        out[length++] = fold ? ' ' : text[i];
        folded |= fold;
    }
    LODE_GROW(room->odd, room->odds, room->odds_capacity);
    room->odd[room->odds++] = (odd_cell){cell, folded, room->scratch_n, length};
    room->scratch_n += length;
}

/* The text of a quoted cell, its doubled quotes made single; to is as long as it. */
static size_t undouble(const char *inner, size_t n, char *to) {
    size_t length = 0;
    for (size_t i = 0; i < n; i++) {
        to[length++] = inner[i];
        i += inner[i] == '"'; /* vouched for: another follows */
    }
    return length;
}

static size_t cell_start(const struct lode_block_room *room, size_t record, uint32_t cell) {
    return cell > room->first[record] ? room->ends.end[cell - 1] + 1 : room->start[record];
}

/* The texts of the cells that the scan marked. */
static void unfold_odd_cells(struct lode_block_room *room) {
    char *inner = NULL;
    size_t capacity = 0, record = 0;
    for (size_t i = 0; i < room->ends.odds; i++) {
        const uint32_t cell = room->ends.odd[i];
        while (room->first[record + 1] <= cell)
            record++;
        const size_t start = cell_start(room, record, cell) + 1;
        const size_t n = room->ends.end[cell] - start - 1;
        if (n > capacity) {
            capacity = 2 * n;
            inner = lode_reallocate(inner, capacity, 1);
        }
        lode_block_add_odd(room, cell, inner, undouble(room->text + start, n, inner));
    }
    free(inner);
}

/* ---- records ---- */

/* Room for n numbers in place of old ones, which nobody needs any more. */
static uint32_t *renew(uint32_t *old, size_t n) {
    free(old);
    return lode_reallocate(NULL, n, sizeof *old);
}

static void make_places(struct lode_block_room *room, size_t records) {
    if (records < room->places)
        return;
    room->places = records + records / 2 + 16;
    room->start = renew(room->start, room->places);
    room->first = renew(room->first, room->places);
    room->lines = renew(room->lines, room->places);
}

/* Whether a record of one cell is a line of nothing. */
static bool is_blank(const struct lode_block_room *room, size_t start, uint32_t end) {
    return lode_trim((lode_slice){room->text + start, end - start}).n == 0;
}

/* How many of the n rising places lie below cell; *gap goes on from the cell before. */
static uint32_t gaps_before(const uint32_t *at, size_t n, uint32_t cell, size_t *gap) {
    while (*gap < n && at[*gap] < cell)
        ++*gap;
    return (uint32_t)*gap;
}

/* Forget the cells of lines of nothing; at[] are those cells, n of them. None of them is odd: they
 * have no quotes. */
static void close_gaps(struct lode_block_room *room, const uint32_t *at, size_t n) {
    lode_ends *ends = &room->ends;
    size_t gap = 0, to = at[0];
    for (size_t i = to; i < ends->ends; i++) {
        if (gap < n && at[gap] == i)
            gap++;
        else
            ends->end[to++] = ends->end[i];
    }
    gap = 0;
    for (size_t i = 0; i < ends->odds; i++)
        ends->odd[i] -= gaps_before(at, n, ends->odd[i], &gap);
    gap = 0;
    for (size_t i = 0; i < room->odds; i++)
        room->odd[i].cell -= gaps_before(at, n, room->odd[i].cell, &gap);
    ends->ends -= n;
}

/* Where each record starts, and its first cell; lines of nothing are left out. */
static size_t place_records(struct lode_block_room *room) {
    lode_ends *ends = &room->ends;
    uint32_t *blank = NULL;
    size_t blanks = 0, capacity = 0, n = 0;
    uint32_t start = 0, first = 0;
    for (size_t i = 0; i < ends->records; i++) {
        const uint32_t last = ends->last[i], end = ends->end[last - 1];
        if (last == first + 1 && is_blank(room, start, end)) {
            LODE_GROW(blank, blanks, capacity);
            blank[blanks++] = first;
        } else {
            room->start[n] = start;
            room->first[n++] = first - (uint32_t)blanks;
        }
        first = last;
        start = end + 1;
        if (ends->returns && start < room->n && room->text[end] == '\r' &&
            room->text[start] == '\n')
            start++;
    }
    room->first[n] = first - (uint32_t)blanks;
    if (blanks)
        close_gaps(room, blank, blanks);
    free(blank);
    return n;
}

/* The lines records start on, where that is not one line each. */
static void number_lines(struct lode_block_room *room, size_t n) {
    uint32_t line = 0;
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        line += (uint32_t)lode_scan_breaks(room->text + at, room->start[i] - at);
        at = room->start[i];
        room->lines[i] = line;
    }
}

/* What follows the last line break, at the end of a file without one. */
static void end_last_record(struct lode_block_room *room) {
    lode_ends *ends = &room->ends;
    const size_t cells = ends->records ? ends->last[ends->records - 1] : 0;
    size_t start = cells ? ends->end[cells - 1] + 1 : 0;
    if (cells && start < room->n && room->text[start - 1] == '\r' && room->text[start] == '\n')
        start++;
    if (start == room->n && ends->ends == cells)
        return;
    ends->end[ends->ends++] = (uint32_t)room->n;
    ends->last[ends->records++] = (uint32_t)ends->ends;
}

static void make_scan_room(struct lode_block_room *room) {
    if (room->n <= room->cells && room->ends.end)
        return;
    room->cells = room->capacity + room->capacity / 8; /* blocks differ a little in length */
    room->ends.end = renew(room->ends.end, room->cells + LODE_SCAN_STEP);
    room->ends.last = renew(room->ends.last, room->cells + 2);
    room->ends.odd = renew(room->ends.odd, room->cells + 2);
}

static bool ends_inside_quotes(const struct lode_block_room *room) {
    lode_extent extent = {0};
    lode_scan_extent(room->text, 0, room->n, &extent);
    return extent.inside;
}

static size_t count_folded(const struct lode_block_room *room) {
    size_t n = 0;
    for (size_t i = 0; i < room->odds; i++)
        n += room->odd[i].folded;
    return n;
}

bool lode_block_is_vouched(lode_block *block, char separator) {
    struct lode_block_room *room = block->room;
    make_scan_room(room);
    lode_scan_ends(room->text, room->n, separator, &room->ends);
    return room->ends.vouched;
}

lode_status lode_block_split(lode_block *block, char separator, const char *name,
                             lode_error *error) {
    struct lode_block_room *room = block->room;
    bool careful = false;
    make_scan_room(room);
    room->odds = room->scratch_n = 0;
    lode_scan_ends(room->text, room->n, separator, &room->ends);
    if (!room->ends.vouched || (room->last && room->ends.quotes && ends_inside_quotes(room))) {
        careful = true;
        const lode_status status = lode_split_carefully(room, separator, name, error);
        if (status != LODE_OK)
            return status;
    } else if (room->last) {
        end_last_record(room);
    }
    const size_t cells = room->ends.records;
    make_places(room, cells);
    const size_t n = place_records(room);
    if (!careful)
        unfold_odd_cells(room);
    *block = (lode_block){.text = room->text,
                          .end = room->ends.end,
                          .start = room->start,
                          .first = room->first,
                          .n = n,
                          .line = room->line,
                          .folded = count_folded(room),
                          .careful = careful ? n : 0,
                          .separator = separator,
                          .room = room};
    if (n < room->ends.records || block->folded > 0) {
        number_lines(room, n);
        block->lines = room->lines;
    }
    return LODE_OK;
}
