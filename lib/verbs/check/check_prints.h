/* Prints of texts and rows, and what is remembered by them. Private to check*.c. */
#ifndef LODE_CHECK_PRINTS_H
#define LODE_CHECK_PRINTS_H

#include "lode/text.h"

#include <stdbool.h>
#include <stdint.h>

/* Two numbers that no two texts share. */
typedef struct {
    uint64_t a, b;
} check_print;

check_print check_print_text(lode_slice text, uint64_t salt);
static inline void check_print_add(check_print *sum, check_print part) {
    sum->a += part.a;
    sum->b += part.b;
}

/* ---- what is remembered ---- */

typedef struct check_prints check_prints;

check_prints *check_prints_new(void);
void check_prints_free(check_prints *prints);
/* The value put by the print before, if it was; else value is put. *fresh says which. */
size_t check_prints_put(check_prints *prints, check_print print, size_t value, bool *fresh);
bool check_prints_find(const check_prints *prints, check_print print, size_t *value);
/* Have what a later put looks at first on its way from memory. */
void check_look_ahead(const check_prints *prints, check_print print);

#endif
