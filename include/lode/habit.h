/* Names numbered in order of first sight, where they come in habits: the name that came last is
 * tried first, then the one that followed it before. Rows of a table name their measures and
 * breakdowns so. */
#ifndef LODE_HABIT_H
#define LODE_HABIT_H

#include "lode/memory.h"
#include "lode/text.h"

typedef struct {
    lode_slice text;
    uint32_t next; /* the other number that followed last time */
} lode_habit_name;

typedef struct {
    lode_names *names;
    lode_habit_name *name; /* [n] by number */
    uint32_t n, capacity;
    uint32_t last; /* the number given last */
    lode_bytes pair;
} lode_habit;

void lode_habit_start(lode_habit *h);
void lode_habit_free(lode_habit *h);
/* The number of text; its bytes are copied. */
uint32_t lode_habit_number(lode_habit *h, lode_slice text);
/* The number of two texts together; neither has a zero byte. */
uint32_t lode_habit_number_pair(lode_habit *h, lode_slice a, lode_slice b);

/* The text of a number, and the two parts of one that is a pair; they live as long as the habit. */
static inline lode_slice lode_habit_text(const lode_habit *h, uint32_t number) {
    return h->name[number].text;
}
void lode_habit_pair(const lode_habit *h, uint32_t number, lode_slice *a, lode_slice *b);

#endif
