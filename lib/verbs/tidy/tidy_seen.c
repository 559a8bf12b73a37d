/* Records seen, by 64-bit hashes: 24 bytes a slot, in a table at most half full. Two different keys
 * of a million share a hash with a chance of 1 in 37 million. */
#include "tidy_parts.h"

#include <stdlib.h>

struct tidy_seen {
    tidy_sighting *slot; /* [mask + 1]; line 0 where empty */
    size_t count, mask;
};

enum { FIRST_SLOTS = 1024 };

tidy_seen *tidy_seen_new(void) {
    tidy_seen *seen = lode_allocate(1, sizeof *seen);
    seen->mask = FIRST_SLOTS - 1;
    seen->slot = lode_allocate(FIRST_SLOTS, sizeof *seen->slot);
    return seen;
}

void tidy_seen_free(tidy_seen *seen) {
    if (!seen)
        return;
    free(seen->slot);
    free(seen);
}

static tidy_sighting *slot_of(const tidy_seen *seen, uint64_t key) {
    size_t i = (size_t)key & seen->mask;
    while (seen->slot[i].line && seen->slot[i].key != key)
        i = (i + 1) & seen->mask;
    return &seen->slot[i];
}

static void widen(tidy_seen *seen) {
    tidy_sighting *old = seen->slot;
    size_t slots = seen->mask + 1;
    seen->mask = 2 * slots - 1;
    seen->slot = lode_allocate(2 * slots, sizeof *seen->slot);
    for (size_t i = 0; i < slots; i++)
        if (old[i].line)
            *slot_of(seen, old[i].key) = old[i];
    free(old);
}

const tidy_sighting *tidy_seen_before(tidy_seen *seen, tidy_sighting sighting) {
    tidy_sighting *slot = slot_of(seen, sighting.key);
    if (slot->line)
        return slot;
    *slot = sighting;
    if (++seen->count > seen->mask / 2)
        widen(seen);
    return NULL;
}
