#include "lode/recall.h"

#include "lode/memory.h"

#include <stdlib.h>

enum { MOST_RUNS = 8, SLOT_BYTES = 136, SLOTS = 2048 };
enum {
    NEAR = 4 /* slots that one hash may take: facets come in hundreds, and would meet in one */
};

/* A number and the bytes that said it, those of one run of columns after the other. */
typedef struct {
    uint32_t number;       /* + 1; 0 where the slot is empty */
    uint32_t next;         /* the slot that came after this one last time */
    uint16_t n[MOST_RUNS]; /* bytes of each run */
    char bytes[SLOT_BYTES];
} slot;

struct lode_recall {
    struct {
        size_t first, last;
    } run[MOST_RUNS]; /* columns side by side */
    size_t runs;      /* more than MOST_RUNS: nothing is remembered */
    slot *slot;       /* [SLOTS + NEAR] */
    bool used;        /* some slot is */
    slot *latest;
    lode_slice bytes[MOST_RUNS]; /* of the record at hand */
};

lode_recall *lode_recall_new(void) {
    lode_recall *recall = lode_allocate(1, sizeof *recall);
    recall->slot = lode_allocate(SLOTS + NEAR, sizeof *recall->slot);
    recall->latest = recall->slot;
    return recall;
}

void lode_recall_free(lode_recall *recall) {
    if (!recall)
        return;
    free(recall->slot);
    free(recall);
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
    if (recall->used) /* memory not touched yet is zero, and cheap */
        memset(recall->slot, 0, (SLOTS + NEAR) * sizeof *recall->slot);
    recall->used = false;
    recall->latest = recall->slot;
}

static inline bool is_in(const slot *s, const lode_slice *bytes, size_t runs) {
    const char *at = s->bytes;
    for (size_t i = 0; i < runs; i++) {
        if (s->n[i] != bytes[i].n || !lode_same_bytes(at, bytes[i].p, bytes[i].n))
            return false;
        at += bytes[i].n;
    }
    return s->number > 0;
}

static slot *first_slot(const lode_recall *recall) {
    uint64_t hash = 0;
    for (size_t i = 0; i < recall->runs; i++)
        hash = hash * 31 + lode_hash(recall->bytes[i]);
    return &recall->slot[hash % SLOTS];
}

static void follow(lode_recall *recall, slot *s) {
    recall->latest->next = (uint32_t)(s - recall->slot);
    recall->latest = s;
}

uint32_t lode_recall_find(lode_recall *recall, const lode_record *record) {
    if (recall->runs > MOST_RUNS)
        return LODE_UNKNOWN;
    for (size_t i = 0; i < recall->runs; i++)
        recall->bytes[i] = lode_record_run(record, recall->run[i].first, recall->run[i].last);
    slot *s = &recall->slot[recall->latest->next];
    if (is_in(recall->latest, recall->bytes, recall->runs))
        return recall->latest->number - 1;
    if (!is_in(s, recall->bytes, recall->runs)) {
        s = first_slot(recall);
        const slot *last = s + NEAR - 1;
        while (!is_in(s, recall->bytes, recall->runs))
            if (s++ == last)
                return LODE_UNKNOWN;
    }
    follow(recall, s);
    return s->number - 1;
}

/* The first that is free, or else any. */
static slot *free_slot(const lode_recall *recall, uint32_t number) {
    slot *first = first_slot(recall);
    for (slot *s = first; s < first + NEAR; s++)
        if (s->number == 0)
            return s;
    return first + number % NEAR;
}

void lode_recall_put(lode_recall *recall, uint32_t number) {
    size_t length = 0;
    if (recall->runs > MOST_RUNS)
        return;
    for (size_t i = 0; i < recall->runs; i++)
        length += recall->bytes[i].n;
    if (length > SLOT_BYTES)
        return;
    slot *s = free_slot(recall, number);
    char *at = s->bytes;
    for (size_t i = 0; i < recall->runs; i++) {
        s->n[i] = (uint16_t)recall->bytes[i].n;
        if (recall->bytes[i].n)
            memcpy(at, recall->bytes[i].p, recall->bytes[i].n);
        at += recall->bytes[i].n;
    }
    s->number = number + 1;
    recall->used = true;
    follow(recall, s);
}
