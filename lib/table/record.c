/* What the cells of a record say. */
#include "lode/record.h"

#include "block.h"

static const odd_cell *find_odd(const struct lode_block_room *room, uint32_t cell) {
    size_t low = 0, high = room->odds;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (room->odd[middle].cell < cell)
            low = middle + 1;
        else
            high = middle;
    }
    return low < room->odds && room->odd[low].cell == cell ? &room->odd[low] : NULL;
}

const odd_cell *lode_record_odd(const lode_record *r, size_t c) {
    const struct lode_block_room *room = r->block->room;
    if (!room->odds)
        return NULL;
    const size_t before =
        r->end ? (size_t)(r->end - r->block->end) : (size_t)r->index * r->block->columns;
    return find_odd(room, (uint32_t)(before + c));
}

lode_slice lode_record_find(const lode_record *r, size_t first, size_t last) {
    const lode_slice all = lode_record_run(r, 0, r->n - 1);
    return lode_scan_cells(all, r->block->separator, first, last);
}

lode_slice lode_record_unquoted(const lode_record *r, size_t c, lode_slice bytes) {
    const odd_cell *odd = lode_record_odd(r, c);
    if (odd)
        return (lode_slice){r->block->room->scratch + odd->text, odd->n};
    return (lode_slice){bytes.p + 1, bytes.n - 2};
}

lode_cell lode_record_cell(const lode_record *r, size_t c) {
    const lode_slice bytes = lode_record_bytes(r, c);
    lode_cell cell = {bytes, bytes};
    if (r->block->separator != ',')
        cell.raw = (lode_slice){NULL, 0};
    if (!bytes.n || bytes.p[0] != '"')
        return cell;
    cell.text = lode_record_unquoted(r, c, bytes);
    const odd_cell *odd = lode_record_odd(r, c);
    if (odd && odd->folded)
        cell.raw = (lode_slice){NULL, 0};
    return cell;
}

bool lode_record_folds(const lode_record *r, size_t first, size_t n) {
    for (size_t c = first; c < first + n; c++) {
        const odd_cell *odd = lode_record_odd(r, c);
        if (odd && odd->folded)
            return true;
    }
    return false;
}
