#include "lode/habit.h"

#include <stdlib.h>

void lode_habit_start(lode_habit *h) {
    *h = (lode_habit){.names = lode_names_new()};
}

void lode_habit_free(lode_habit *h) {
    lode_names_free(h->names);
    free(h->name);
    free(h->pair.p);
}

/* The number of a text that is not the one expected. */
static uint32_t look_up(lode_habit *h, lode_slice text) {
    const uint32_t number = lode_names_add(h->names, text);
    if (h->n > 0)
        h->name[h->last].next = number;
    if (number == h->n) {
        LODE_GROW(h->name, h->n, h->capacity);
        h->name[h->n++] = (lode_habit_name){lode_names_get(h->names, number), number};
    }
    return h->last = number;
}

uint32_t lode_habit_number(lode_habit *h, lode_slice text) {
    if (h->n == 0)
        return look_up(h, text);
    const lode_habit_name *last = &h->name[h->last];
    if (lode_same(last->text, text))
        return h->last;
    if (lode_same(h->name[last->next].text, text))
        return h->last = last->next;
    return look_up(h, text);
}

static bool is_pair(lode_slice text, lode_slice a, lode_slice b) {
    return text.n == a.n + 1 + b.n && text.p[a.n] == '\0' &&
           lode_same((lode_slice){text.p + a.n + 1, b.n}, b) &&
           lode_same((lode_slice){text.p, a.n}, a);
}

uint32_t lode_habit_number_pair(lode_habit *h, lode_slice a, lode_slice b) {
    if (h->n > 0) {
        const lode_habit_name *last = &h->name[h->last];
        if (is_pair(last->text, a, b))
            return h->last;
        if (is_pair(h->name[last->next].text, a, b))
            return h->last = last->next;
    }
    h->pair.n = 0;
    lode_bytes_add(&h->pair, a.p, a.n);
    lode_bytes_add(&h->pair, "", 1);
    lode_bytes_add(&h->pair, b.p, b.n);
    return look_up(h, (lode_slice){h->pair.p, h->pair.n});
}

void lode_habit_pair(const lode_habit *h, uint32_t number, lode_slice *a, lode_slice *b) {
    const lode_slice text = lode_habit_text(h, number);
    const char *end = memchr(text.p, '\0', text.n);
    *a = (lode_slice){text.p, (size_t)(end - text.p)};
    *b = (lode_slice){end + 1, text.n - a->n - 1};
}
