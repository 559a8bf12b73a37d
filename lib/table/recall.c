#include "lode/recall.h"

#include "lode/memory.h"

#include <stdlib.h>

enum { MOST_RUNS = 8, MOST_BYTES = 136, MOST = 2048 };
enum { PLACES = 4 * MOST /* of the hash table: a power of two, and mostly empty */ };

/* A number and the bytes that said it, those of one run of columns after the other. */
typedef struct {
    uint32_t number;
    uint32_t next;         /* the memory that came after this one last time */
    uint16_t n[MOST_RUNS]; /* bytes of each run */
    char bytes[MOST_BYTES];
} memory;

struct lode_recall {
    struct {
        size_t first, last;
    } run[MOST_RUNS]; /* columns side by side */
    size_t runs;      /* more than MOST_RUNS: nothing is remembered */
    memory *memory;   /* [n] in the order in which they came, so that few pages are touched */
    uint32_t n, latest;
    uint16_t *at;                /* [PLACES] by hash: the memory + 1, or 0 */
    lode_slice bytes[MOST_RUNS]; /* of the record at hand */
};

lode_recall *lode_recall_new(void) {
    lode_recall *recall = lode_allocate(1, sizeof *recall);
    recall->memory = lode_reallocate(NULL, MOST, sizeof *recall->memory);
    recall->at = lode_allocate(PLACES, sizeof *recall->at);
    return recall;
}

void lode_recall_free(lode_recall *recall) {
    if (!recall)
        return;
    free(recall->memory);
    free(recall->at);
    free(recall);
}

static void forget(lode_recall *recall) {
    if (recall->n > 0)
        memset(recall->at, 0, PLACES * sizeof *recall->at);
    recall->n = recall->latest = 0;
}

/* The least of the positions from one on, or -1. */
static int next_position(const int *position, size_t n, int from) {
    int next = -1;
    for (size_t i = 0; i < n; i++)
        if (position[i] >= from && (next < 0 || position[i] < next))
            next = position[i];
    return next;
}

void lode_recall_begin(lode_recall *recall, const int *position, size_t n) {
    recall->runs = 0;
    for (int at = -1, next; (next = next_position(position, n, at + 1)) >= 0; at = next) {
        if (recall->runs > 0 && next == at + 1 && recall->runs <= MOST_RUNS)
            recall->run[recall->runs - 1].last = (size_t)next;
        else if (recall->runs++ < MOST_RUNS)
            recall->run[recall->runs - 1].first = recall->run[recall->runs - 1].last = (size_t)next;
    }
    forget(recall);
}

static inline bool is_in(const memory *m, const lode_slice *bytes, size_t runs) {
    const char *at = m->bytes;
    for (size_t i = 0; i < runs; i++) {
        if (m->n[i] != bytes[i].n || !lode_same_bytes(at, bytes[i].p, bytes[i].n))
            return false;
        at += bytes[i].n;
    }
    return true;
}

/* The place of the bytes at hand in the hash table, or the empty one where they belong. */
static uint16_t *place_of(const lode_recall *recall) {
    uint64_t hash = 0;
    for (size_t i = 0; i < recall->runs; i++)
        hash = hash * 31 + lode_hash(recall->bytes[i]);
    uint16_t *place = &recall->at[hash % PLACES];
    while (*place && !is_in(&recall->memory[*place - 1], recall->bytes, recall->runs))
        place = place + 1 == recall->at + PLACES ? recall->at : place + 1;
    return place;
}

static void follow(lode_recall *recall, uint32_t m) {
    recall->memory[recall->latest].next = m;
    recall->latest = m;
}

uint32_t lode_recall_find(lode_recall *recall, const lode_record *record) {
    if (recall->runs > MOST_RUNS)
        return LODE_UNKNOWN;
    for (size_t i = 0; i < recall->runs; i++)
        recall->bytes[i] = lode_record_run(record, recall->run[i].first, recall->run[i].last);
    if (recall->n == 0)
        return LODE_UNKNOWN;
    const memory *latest = &recall->memory[recall->latest];
    if (is_in(latest, recall->bytes, recall->runs))
        return latest->number;
    uint32_t next = latest->next;
    if (!is_in(&recall->memory[next], recall->bytes, recall->runs)) {
        const uint16_t *place = place_of(recall);
        if (!*place)
            return LODE_UNKNOWN;
        next = *place - 1u;
    }
    follow(recall, next);
    return recall->memory[next].number;
}

void lode_recall_put(lode_recall *recall, uint32_t number) {
    size_t length = 0;
    if (recall->runs > MOST_RUNS)
        return;
    for (size_t i = 0; i < recall->runs; i++)
        length += recall->bytes[i].n;
    if (length > MOST_BYTES)
        return;
    if (recall->n == MOST)
        forget(recall);
    memory *m = &recall->memory[recall->n];
    char *at = m->bytes;
    for (size_t i = 0; i < recall->runs; i++) {
        m->n[i] = (uint16_t)recall->bytes[i].n;
        if (recall->bytes[i].n)
            memcpy(at, recall->bytes[i].p, recall->bytes[i].n);
        at += recall->bytes[i].n;
    }
    m->number = number;
    m->next = 0;
    *place_of(recall) = (uint16_t)(recall->n + 1);
    follow(recall, recall->n++);
}
