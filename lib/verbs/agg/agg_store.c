#include "agg_store.h"

#include "lode/memory.h"

#include <stdlib.h>

/* A tally is begun with so many values and takes no more room than twice their list would, nor ever
 * more than 4 MiB. */
enum { LEAST_TALLIED = 64, MOST_WIDTH = 1 << 20 };

/* Up to here every whole number is a double, and its quotient by a power of ten the double nearest
 * to the decimal. */
static const int64_t most_units = (int64_t)1 << 53;

static double value_of(int64_t units, uint32_t scale) {
    return (double)units / lode_power_of_ten[scale];
}

/* units at a larger scale; false if they are no longer exact in a double. */
static bool widened(int64_t units, uint32_t from, uint32_t to, int64_t *out) {
    return !__builtin_mul_overflow(units, lode_whole_power_of_ten[to - from], out) &&
           *out >= -most_units && *out <= most_units;
}

static void discard_list(agg_store *s) {
    free(s->list);
    s->list = NULL;
    s->listed = s->capacity = 0;
}

/* ---- the tally ---- */

typedef struct {
    int64_t low, high;
} range;

static void extend(range *r, int64_t units) {
    r->low = units < r->low ? units : r->low;
    r->high = units > r->high ? units : r->high;
}

/* Of all values, as units of scale, all of which have such. */
static range range_of(const agg_store *s, uint32_t scale) {
    const int64_t factor = lode_whole_power_of_ten[scale - s->scale];
    range r = {INT64_MAX, INT64_MIN};
    if (s->width > 0) {
        extend(&r, s->low * factor);
        extend(&r, (s->low + s->width - 1) * factor);
    }
    for (size_t i = 0; i < s->listed; i++)
        extend(&r, s->list[i].units * factor);
    return r;
}

/* Put all values into one tally at scale, if their number is worth its width. */
static bool tally_all(agg_store *s, uint32_t scale) {
    if (s->n < LEAST_TALLIED)
        return false;
    const range r = range_of(s, scale);
    const uint64_t width = (uint64_t)(r.high - r.low) + 1;
    if (width > MOST_WIDTH || width > 2 * s->n)
        return false;
    const int64_t factor = lode_whole_power_of_ten[scale - s->scale];
    uint32_t *tally = lode_allocate(width, sizeof *tally);
    for (uint32_t k = 0; k < s->width; k++)
        if (s->tally[k])
            tally[(s->low + k) * factor - r.low] = s->tally[k];
    for (size_t i = 0; i < s->listed; i++)
        tally[s->list[i].units * factor - r.low]++;
    free(s->tally);
    discard_list(s);
    s->tally = tally;
    s->low = r.low;
    s->width = (uint32_t)width;
    s->scale = scale;
    return true;
}

/* ---- the list ---- */

static void list_item(agg_store *s, agg_item item) {
    if (s->listed == s->capacity) {
        s->capacity = s->capacity ? 2 * s->capacity : 4;
        s->list = lode_reallocate(s->list, s->capacity, sizeof *s->list);
    }
    s->list[s->listed++] = item;
}

/* A full list may have become worth a tally; beside one it must have grown enough to pay for the
 * work of making it anew. */
static bool is_time_to_tally(const agg_store *s) {
    return !s->loose && s->listed == s->capacity && s->listed >= LEAST_TALLIED &&
           s->listed >= s->width / 8;
}

static void list_units(agg_store *s, int64_t units, size_t times) {
    for (; times > 0; times--) {
        if (is_time_to_tally(s) && tally_all(s, s->scale)) {
            const uint64_t place = (uint64_t)units - (uint64_t)s->low;
            if (place < s->width) {
                s->tally[place] += (uint32_t)times;
                return;
            }
        }
        list_item(s, (agg_item){.units = units});
    }
}

/* ---- from units to values, from one scale to another ---- */

void agg_store_loosen(agg_store *s) {
    if (s->loose)
        return;
    for (size_t i = 0; i < s->listed; i++)
        s->list[i].value = value_of(s->list[i].units, s->scale);
    s->loose = true;
}

static void list_values(agg_store *s, double value, size_t times) {
    agg_store_loosen(s);
    for (; times > 0; times--)
        list_item(s, (agg_item){.value = value});
}

/* The values of the tally moved to the list, which has units. */
static void list_tally(agg_store *s) {
    for (uint32_t k = 0; k < s->width; k++)
        for (uint32_t times = s->tally[k]; times > 0; times--)
            list_item(s, (agg_item){.units = s->low + k});
    free(s->tally);
    s->tally = NULL;
    s->width = 0;
}

/* Go over to a larger scale; false if some value has no units there. */
static bool rescale(agg_store *s, uint32_t scale) {
    if (s->width + s->listed > 0) {
        const range r = range_of(s, s->scale);
        int64_t ignored;
        if (!widened(r.low, s->scale, scale, &ignored) ||
            !widened(r.high, s->scale, scale, &ignored))
            return false;
        if (tally_all(s, scale))
            return true;
        list_tally(s);
    }
    for (size_t i = 0; i < s->listed; i++)
        s->list[i].units *= lode_whole_power_of_ten[scale - s->scale];
    s->scale = scale;
    return true;
}

static void add(agg_store *s, const lode_number *number, size_t times) {
    const uint32_t scale = (uint32_t)number->scale;
    int64_t units;
    if (number->exact && scale > s->scale && !s->loose && !rescale(s, scale))
        agg_store_loosen(s);
    const bool fits =
        number->exact && scale <= s->scale && widened(number->units, scale, s->scale, &units);
    s->n += times;
    if (fits && (uint64_t)units - (uint64_t)s->low < s->width)
        s->tally[units - s->low] += (uint32_t)times;
    else if (fits && !s->loose)
        list_units(s, units, times);
    else
        list_values(s, number->value, times);
}

void agg_store_add_other(agg_store *store, const lode_number *number) {
    add(store, number, 1);
}

void agg_store_add_times(agg_store *store, const lode_number *number, size_t times) {
    add(store, number, times);
}

/* ---- in the end ---- */

static lode_number number_of(int64_t units, uint32_t scale) {
    return (lode_number){value_of(units, scale), units, (int)scale, true};
}

void agg_store_tell(const agg_store *store, agg_told_value *tell, void *context) {
    for (uint32_t k = 0; k < store->width; k++)
        if (store->tally[k]) {
            const lode_number number = number_of(store->low + k, store->scale);
            tell(context, &number, store->tally[k]);
        }
    for (size_t i = 0; i < store->listed; i++) {
        const lode_number number = store->loose ? (lode_number){.value = store->list[i].value}
                                                : number_of(store->list[i].units, store->scale);
        tell(context, &number, 1);
    }
}

static void add_told(void *context, const lode_number *number, size_t times) {
    add(context, number, times);
}

void agg_store_add_all(agg_store *store, const agg_store *others) {
    if (others->loose)
        agg_store_loosen(store);
    agg_store_tell(others, add_told, store);
}

void agg_store_free(agg_store *store) {
    free(store->tally);
    free(store->list);
    *store = (agg_store){0};
}

static agg_values pour_tally(agg_store *s) {
    size_t n = 0;
    for (uint32_t k = 0; k < s->width; k++)
        n += s->tally[k] > 0;
    agg_values v = {lode_allocate(n, sizeof *v.units), lode_allocate(n, sizeof *v.counts), 0,
                    s->loose ? 1 : (double)lode_whole_power_of_ten[s->scale]};
    for (uint32_t k = 0; k < s->width; k++)
        if (s->tally[k]) {
            v.units[v.n] = s->loose ? value_of(s->low + k, s->scale) : (double)(s->low + k);
            v.counts[v.n++] = s->tally[k];
        }
    agg_store_free(s);
    return v;
}

/* The list becomes an array of doubles in place. */
static agg_values pour_list(agg_store *s) {
    agg_values v = {NULL, NULL, s->listed,
                    s->loose ? 1 : (double)lode_whole_power_of_ten[s->scale]};
    for (size_t i = 0; i < s->listed && !s->loose; i++)
        s->list[i].value = (double)s->list[i].units;
    v.units = &s->list->value;
    s->list = NULL;
    agg_store_free(s);
    return v;
}

agg_values agg_store_pour(agg_store *s) {
    if (s->listed > 0 && !s->loose)
        tally_all(s, s->scale);
    if (s->listed == 0)
        return pour_tally(s);
    if (s->loose)
        for (uint32_t k = 0; k < s->width; k++)
            list_values(s, value_of(s->low + k, s->scale), s->tally[k]);
    else
        list_tally(s);
    return pour_list(s);
}

void agg_values_free(agg_values *values) {
    free(values->units);
    free(values->counts);
    *values = (agg_values){0};
}
