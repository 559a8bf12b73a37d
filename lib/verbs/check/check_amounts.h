/* Amounts: exact decimals that are added up. Private to check*.c. */
#ifndef LODE_CHECK_AMOUNTS_H
#define LODE_CHECK_AMOUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An exact decimal, and how far rounding may have taken it from the truth. */
typedef struct {
    int64_t units; /* / 10^scale */
    float slack; /* half a last place for each number in it, where these are not rounded further */
    uint8_t scale;
    uint8_t flags;
} check_amount;

enum {
    CHECK_HAS = 1,      /* a number */
    CHECK_CODED = 2,    /* something that is no number: the sum is a lower bound */
    CHECK_NEGATIVE = 4, /* a number below 0: it is none */
    CHECK_BROKEN = 8,   /* too long to be added exactly */
};

/* Add one to the other. */
void check_amount_add(check_amount *to, const check_amount *part);
/* a - b, as *more / 10^*scale; false if that is too long. */
bool check_amount_difference(const check_amount *a, const check_amount *b, int64_t *more,
                             int *scale);

/* Amounts of many groups, in pieces that never move. */
typedef struct {
    check_amount **piece;
    size_t n; /* groups */
} check_pile;

enum { CHECK_PIECE = 1024 /* groups in one */ };

static inline check_amount *check_pile_at(const check_pile *pile, size_t group, size_t figures) {
    return pile->piece[group / CHECK_PIECE] + group % CHECK_PIECE * figures;
}

/* Room for one more, all of it nothing. */
check_amount *check_pile_up(check_pile *pile, size_t figures);
void check_pile_free(check_pile *pile);

#endif
