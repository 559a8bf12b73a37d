/* A block that stays: what a table keeps of one that was read, in an arena, so that the memory it
 * was read into can be read into again. */
#include "block.h"
#include "lode/memory.h"

static void *copy_array(lode_arena *arena, const void *from, size_t n, size_t size) {
    void *to = lode_arena_take(arena, n * size);
    if (n)
        memcpy(to, from, n * size);
    return to;
}

/* What odd cells need: the rest of a room is for splitting. */
static struct lode_block_room *keep_room(lode_arena *arena, const lode_block *from) {
    struct lode_block_room *room = lode_arena_take(arena, sizeof *room);
    const struct lode_block_room *old = from->room;
    *room = (struct lode_block_room){.odds = old->odds, .scratch_n = old->scratch_n};
    room->odd = copy_array(arena, old->odd, old->odds, sizeof *room->odd);
    room->scratch = copy_array(arena, old->scratch, old->scratch_n, 1);
    return room;
}

/* The text, where it is not lent; the scan looks past its end. */
static const char *keep_text(lode_arena *arena, const lode_block *from) {
    if (from->room->lent)
        return from->text;
    char *text = lode_arena_take(arena, from->room->n + LODE_SCAN_STEP);
    memcpy(text, from->text, from->room->n);
    memset(text + from->room->n, 0, LODE_SCAN_STEP);
    return text;
}

static uint32_t stop_of(const lode_block *block, size_t i) {
    return block->end[block->first[i + 1] - 1];
}

/* Whether the scan, given one of the records, would find its cells again: it found them before, and
 * the records stand at the same distance from each other, so that their starts tell their ends. */
static bool can_be_found_again(const lode_block *block, size_t columns, uint32_t *gap) {
    *gap = block->n > 1 ? block->start[1] - stop_of(block, 0) : 1;
    if (columns == 0 || block->careful > 0)
        return false;
    bool alike = true;
    for (size_t i = 1; i < block->n; i++)
        alike &= block->start[i] - stop_of(block, i - 1) == *gap;
    return alike;
}

static void keep_ends(const lode_block *from, lode_arena *arena, lode_block *to) {
    const size_t cells = from->n ? from->first[from->n] : 0;
    to->end = copy_array(arena, from->end, cells, sizeof *to->end);
    to->start = copy_array(arena, from->start, from->n, sizeof *to->start);
    to->first = copy_array(arena, from->first, from->n + 1, sizeof *to->first);
}

static void keep_starts(const lode_block *from, lode_arena *arena, lode_block *to) {
    uint32_t *start = lode_arena_take(arena, (from->n + 1) * sizeof *start);
    memcpy(start, from->start, from->n * sizeof *start);
    start[from->n] = stop_of(from, from->n - 1) + to->gap;
    to->start = start;
    to->end = to->first = NULL;
    struct lode_block_room *room = to->room;
    for (; room->odds > 0 && room->odd[0].cell < from->first[0]; room->odds--)
        room->odd++; /* it is of the header */
    for (size_t i = 0; i < room->odds; i++)
        room->odd[i].cell -= from->first[0];
}

void lode_block_keep(const lode_block *from, size_t columns, lode_arena *arena, lode_block *to) {
    *to = *from;
    to->columns = columns;
    to->text = keep_text(arena, from);
    to->lines = from->lines ? copy_array(arena, from->lines, from->n, sizeof *to->lines) : NULL;
    to->room = keep_room(arena, from);
    if (from->n > 0 && can_be_found_again(from, columns, &to->gap))
        keep_starts(from, arena, to);
    else
        keep_ends(from, arena, to);
}

/* ---- some columns only ---- */

static size_t narrow_size(const lode_block *block, const size_t *columns, size_t n) {
    size_t size = block->n * n;
    for (size_t i = 0; i < block->n; i++) {
        const lode_record record = lode_block_record(block, i);
        for (size_t c = 0; c < n; c++)
            size += lode_record_bytes(&record, columns[c]).n;
    }
    return size;
}

typedef struct {
    char *text;
    uint32_t *end, *start, *first;
    uint32_t n, cells;
} narrowed;

static void add_record(narrowed *to, const lode_record *record, const size_t *columns, size_t n) {
    to->start[record->index] = to->n;
    to->first[record->index] = to->cells;
    for (size_t c = 0; c < n; c++) {
        const lode_slice bytes = lode_record_bytes(record, columns[c]);
        memcpy(to->text + to->n, bytes.p, bytes.n);
        to->n += (uint32_t)bytes.n;
        to->end[to->cells++] = to->n;
        to->text[to->n++] = record->block->separator;
    }
}

static size_t count_odd(const lode_record *record, const size_t *columns, size_t n) {
    size_t odd = 0;
    for (size_t c = 0; c < n; c++)
        odd += lode_record_odd(record, columns[c]) != NULL;
    return odd;
}

/* The odd cells that are kept, under their new numbers; their texts stay in the scratch. */
static void renumber_odd(const lode_block *from, lode_arena *arena, const size_t *columns, size_t n,
                         struct lode_block_room *room) {
    size_t most = 0;
    for (size_t i = 0; i < from->n; i++) {
        const lode_record record = lode_block_record(from, i);
        most += count_odd(&record, columns, n);
    }
    room->odd = lode_arena_take(arena, most * sizeof *room->odd);
    room->odds = 0;
    for (size_t i = 0; i < from->n; i++) {
        const lode_record record = lode_block_record(from, i);
        for (size_t c = 0; c < n; c++) {
            const odd_cell *odd = lode_record_odd(&record, columns[c]);
            if (!odd)
                continue;
            room->odd[room->odds] = *odd;
            room->odd[room->odds++].cell = (uint32_t)(i * n + c);
        }
    }
}

void lode_block_keep_columns(const lode_block *from, const size_t *columns, size_t n,
                             lode_arena *arena, lode_block *to) {
    narrowed made = {.text = lode_arena_take(arena, narrow_size(from, columns, n)),
                     .end = lode_arena_take(arena, from->n * n * sizeof *made.end),
                     .start = lode_arena_take(arena, from->n * sizeof *made.start),
                     .first = lode_arena_take(arena, (from->n + 1) * sizeof *made.first)};
    for (size_t i = 0; i < from->n; i++) {
        const lode_record record = lode_block_record(from, i);
        add_record(&made, &record, columns, n);
    }
    made.first[from->n] = made.cells;
    *to = *from;
    to->text = made.text;
    to->end = made.end;
    to->start = made.start;
    to->first = made.first;
    to->lines = from->lines ? copy_array(arena, from->lines, from->n, sizeof *to->lines) : NULL;
    to->room = keep_room(arena, from);
    if (from->room->odds)
        renumber_odd(from, arena, columns, n, to->room);
}
