#include "bench_parts.h"

#include <stdio.h>
#include <stdlib.h>

/* A place is one figure of one area, told by a column (LA code, region name, ...) and its text.
 * Its rows are the kinds in which the figure is published. */
typedef struct {
    uint32_t figure, column, area;
} place_key;

typedef struct {
    uint32_t row;
    uint32_t next; /* entry, or BENCH_NO_ROW */
} entry;

/* The entries of a place, in the order of the input. */
typedef struct {
    uint32_t first, last;
} chain;

struct bench_published {
    lode_names *areas, *places;
    chain *chain; /* [places] */
    size_t chains, chains_capacity;
    entry *entries;
    size_t n, capacity;
};

enum { AREA_COLUMNS = 3 };

/* The columns that name an area, the surest first; ended by LODE_MEASURE_COLUMNS. */
static const lode_measure_column *area_columns(lode_level level) {
    static const lode_measure_column la[] = {LODE_COL_OLD_LA_CODE, LODE_COL_NEW_LA_CODE,
                                             LODE_COL_LA_NAME, LODE_MEASURE_COLUMNS},
                                     region[] = {LODE_COL_REGION_CODE, LODE_COL_REGION_NAME,
                                                 LODE_MEASURE_COLUMNS},
                                     none[] = {LODE_MEASURE_COLUMNS};
    return level == LODE_LEVEL_LA ? la : level == LODE_LEVEL_REGIONAL ? region : none;
}

/* The nth name of the area in which a row lies; false if it has no such name. All England is one
 * area, without a name. */
static bool nth_area(const bench *b, size_t row, lode_level level, size_t nth,
                     lode_measure_column *column, lode_slice *area) {
    if (level == LODE_LEVEL_NATIONAL) {
        *column = LODE_COL_GEOGRAPHIC_LEVEL;
        *area = lode_text("");
        return nth == 0;
    }
    *column = area_columns(level)[nth];
    if (*column == LODE_MEASURE_COLUMNS)
        return false;
    *area = lode_trim(lode_measures_text(b->measures, row, *column));
    return area->n > 0;
}

bool lode_bench_area(const bench *b, size_t row, lode_level level, lode_measure_column *column,
                     lode_slice *area) {
    for (size_t nth = 0; nth < AREA_COLUMNS; nth++) {
        if (nth_area(b, row, level, nth, column, area))
            return true;
        if (*column == LODE_MEASURE_COLUMNS)
            return false;
    }
    return false;
}

static lode_slice key_bytes(const place_key *key) {
    return (lode_slice){(const char *)key, sizeof *key};
}

static void add_entry(bench_published *p, const place_key *key, uint32_t row) {
    const uint32_t place = lode_names_add(p->places, key_bytes(key));
    const uint32_t new = (uint32_t)p->n;
    LODE_GROW(p->entries, p->n, p->capacity);
    p->entries[p->n++] = (entry){row, BENCH_NO_ROW};
    if (place == p->chains) {
        LODE_GROW(p->chain, p->chains, p->chains_capacity);
        p->chain[p->chains++] = (chain){new, new};
        return;
    }
    p->entries[p->chain[place].last].next = new;
    p->chain[place].last = new;
}

static bool is_area(lode_level level) {
    return level == LODE_LEVEL_LA || level == LODE_LEVEL_REGIONAL || level == LODE_LEVEL_NATIONAL;
}

static void index_row(const bench *b, bench_published *p, size_t row, lode_level level) {
    for (size_t nth = 0; nth < AREA_COLUMNS; nth++) {
        lode_measure_column column;
        lode_slice area;
        if (nth_area(b, row, level, nth, &column, &area)) {
            const place_key key = {lode_bench_figure(b, row), column,
                                   lode_names_add(p->areas, area)};
            add_entry(p, &key, (uint32_t)row);
        }
        if (column == LODE_MEASURE_COLUMNS)
            break;
    }
}

static bool has_areas(const lode_measures *m) {
    for (size_t f = 0; f < m->n_facets; f++)
        if (is_area(m->facets[f].level))
            return true;
    return false;
}

bench_published *lode_bench_index_published(bench *b) {
    const lode_measures *m = b->measures;
    bench_published *p = lode_allocate(1, sizeof *p);
    p->areas = lode_names_new();
    p->places = lode_names_new();
    const size_t rows = has_areas(m) ? m->rows : 0;
    for (size_t r = 0; r < rows; r++) {
        const lode_level level = lode_measures_facet(m, r)->level;
        if (is_area(level))
            index_row(b, p, r, level);
    }
    return p;
}

void lode_bench_free_published(bench_published *published) {
    if (!published)
        return;
    lode_names_free(published->areas);
    lode_names_free(published->places);
    free(published->chain);
    free(published->entries);
    free(published);
}

/* The first entry of a figure in the area of a row, or BENCH_NO_ROW. */
static uint32_t find_place(const bench *b, size_t row, uint32_t figure, lode_level level) {
    const bench_published *p = b->published;
    for (size_t nth = 0; figure != LODE_UNKNOWN && nth < AREA_COLUMNS; nth++) {
        lode_measure_column column;
        lode_slice area;
        const bool has = nth_area(b, row, level, nth, &column, &area);
        if (column == LODE_MEASURE_COLUMNS)
            break;
        if (!has)
            continue;
        const place_key key = {figure, column, lode_names_find(p->areas, area)};
        const uint32_t place =
            key.area == LODE_UNKNOWN ? LODE_UNKNOWN : lode_names_find(p->places, key_bytes(&key));
        if (place != LODE_UNKNOWN)
            return p->chain[place].first;
    }
    return BENCH_NO_ROW;
}

static lode_slice type_of(const bench *b, size_t row) {
    return lode_measures_text(b->measures, row, LODE_COL_ESTABLISHMENT_TYPE);
}

/* The row of one kind among the entries from first on. */
static uint32_t of_kind(const bench *b, uint32_t first, lode_slice kind) {
    const entry *entries = b->published->entries;
    for (uint32_t e = first; e != BENCH_NO_ROW; e = entries[e].next)
        if (lode_same(type_of(b, entries[e].row), kind))
            return entries[e].row;
    return BENCH_NO_ROW;
}

/* The same, of that kind or the nearest one that stands in for it. */
static uint32_t of_kind_or_wider(const bench *b, uint32_t first, lode_slice kind) {
    uint32_t found;
    do {
        found = of_kind(b, first, kind);
        kind = lode_establishments_next(b->establishments, kind);
    } while (found == BENCH_NO_ROW && kind.n > 0);
    return found;
}

/* Schools and untyped areas follow the chain of kinds; an area of one kind is compared with that
 * kind only. A published row without a kind is for everyone. */
static uint32_t choose(const bench *b, size_t row, uint32_t first) {
    const bool school = lode_measures_facet(b->measures, row)->level == LODE_LEVEL_SCHOOL;
    const lode_slice kind = lode_bench_kind_of(b, row), none = lode_text("");
    uint32_t found =
        school || kind.n == 0 ? of_kind_or_wider(b, first, kind) : of_kind(b, first, kind);
    if (found == BENCH_NO_ROW && school && type_of(b, row).n == 0)
        found = of_kind_or_wider(b, first, none);
    return found == BENCH_NO_ROW ? of_kind(b, first, none) : found;
}

static uint32_t any_release(const bench *b, uint32_t figure) {
    return figure == LODE_UNKNOWN ? LODE_UNKNOWN : b->figure_any_release[figure];
}

uint32_t lode_bench_find_published(const bench *b, size_t row, lode_level level) {
    const uint32_t sought = lode_bench_sought(b, row);
    const uint32_t figures[] = {sought, any_release(b, sought)};
    for (size_t i = 0; i < 2; i++) {
        const uint32_t first = find_place(b, row, figures[i], level);
        const uint32_t found = first == BENCH_NO_ROW ? BENCH_NO_ROW : choose(b, row, first);
        if (found != BENCH_NO_ROW)
            return found;
    }
    return BENCH_NO_ROW;
}

/* The kinds published in a place, separated by commas; returns how many. */
static size_t list_kinds(const bench *b, uint32_t first, char *list, size_t room) {
    const entry *entries = b->published->entries;
    size_t n = 0, length = 0;
    for (uint32_t e = first; e != BENCH_NO_ROW; e = entries[e].next, n++) {
        const lode_slice kind = type_of(b, entries[e].row);
        if (length < room)
            length += (size_t)snprintf(list + length, room - length, "%s%.*s", n ? ", " : "",
                                       LODE_ARG(kind));
    }
    return n;
}

bool lode_bench_why_unpublished(const bench *b, size_t row, lode_level level,
                                char reason[LODE_ERROR_TEXT]) {
    uint32_t first = find_place(b, row, lode_bench_sought(b, row), level);
    if (first == BENCH_NO_ROW)
        first = find_place(b, row, any_release(b, lode_bench_sought(b, row)), level);
    char kinds[LODE_ERROR_TEXT / 2] = "";
    const lode_slice kind = lode_bench_kind_of(b, row);
    size_t n = list_kinds(b, first, kinds, sizeof kinds);
    if (n == 0 && kind.n == 0) { /* England's kinds tell that the schools here are of several */
        first = find_place(b, row, lode_bench_sought(b, row), LODE_LEVEL_NATIONAL);
        n = list_kinds(b, first, kinds, sizeof kinds);
        n = n > 1 ? n : 0;
    }
    if (n > 1 && kind.n == 0) {
        snprintf(reason, LODE_ERROR_TEXT, "several published rows (%s): %s", kinds,
                 b->phase < 0 ? "merge phase" : "phase does not say which");
        return false;
    }
    if (n > 0 && kind.n > 0)
        snprintf(reason, LODE_ERROR_TEXT, "no published figure for %.*s (only %s)", LODE_ARG(kind),
                 kinds);
    else if (n > 0)
        snprintf(reason, LODE_ERROR_TEXT, "published only for %s", kinds);
    else
        snprintf(reason, LODE_ERROR_TEXT, "no published figure");
    return true;
}
