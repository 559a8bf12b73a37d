#include "lode/dictionary.h"

#include "lode/memory.h"
#include "lode/number.h"

#include <stdlib.h>

struct lode_dictionary {
    lode_meaning *meaning;
    lode_slice *measures;
    size_t n;
    lode_names *called; /* measures and their aliases, in small letters */
    uint32_t *which;    /* [called] whose name it is */
    size_t names, capacity;
    unsigned holders; /* the reference, and each who has read it and not freed it */
};

static const struct {
    const char *name;
    lode_kind kind;
} kinds[] = {{"proportion", LODE_KIND_PROPORTION},
             {"mean", LODE_KIND_MEAN},
             {"rate", LODE_KIND_RATE},
             {"count", LODE_KIND_COUNT},
             {"progress", LODE_KIND_PROGRESS},
             {"difference", LODE_KIND_DIFFERENCE}};

static lode_kind kind_of(lode_slice name) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (lode_is(name, kinds[i].name))
            return kinds[i].kind;
    return LODE_KIND_OTHER;
}

static lode_polarity polarity_of(lode_slice name) {
    return lode_is(name, "high")  ? LODE_HIGH_IS_GOOD
           : lode_is(name, "low") ? LODE_LOW_IS_GOOD
                                  : LODE_NEITHER;
}

enum {
    MEASURE,
    LABEL,
    UNIT,
    KIND,
    DECIMALS,
    POLARITY,
    ALIASES,
    NEEDED,
    LEAST = NEEDED,
    MOST,
    MIN_N,
    COVERAGE,
    MIN_COVERAGE,
    COLUMNS
};

static const char *const optional[COLUMNS - NEEDED] = {"min", "max", "min_n", "coverage",
                                                       "min_coverage"};

/* A rule that is no number is none. */
static double number_of(lode_slice text) {
    lode_number number;
    return lode_number_read(text, &number) ? number.value : 0;
}

/* As many as a number can be printed with. */
static int decimals_of(lode_slice text) {
    enum { USUAL = 1, MOST_DECIMALS = 18 };
    lode_number decimals;
    if (!lode_number_read(text, &decimals))
        return USUAL;
    return decimals.value < 0               ? 0
           : decimals.value > MOST_DECIMALS ? MOST_DECIMALS
                                            : (int)decimals.value;
}

static lode_meaning read_meaning(const lode_table *table, size_t row, const int *column) {
    lode_slice cell[COLUMNS];
    lode_table_texts(table, row, column, COLUMNS, cell);
    return (lode_meaning){
        .measure = cell[MEASURE],
        .label = cell[LABEL].n ? cell[LABEL] : cell[MEASURE],
        .unit = cell[UNIT],
        .kind = kind_of(cell[KIND]),
        .polarity = polarity_of(cell[POLARITY]),
        .decimals = decimals_of(cell[DECIMALS]),
        .least = cell[LEAST],
        .most = cell[MOST],
        .min_n = number_of(cell[MIN_N]),
        .coverage = cell[COVERAGE],
        .min_coverage = number_of(cell[MIN_COVERAGE]),
    };
}

/* The text in small letters; room is used where it fits, else *longer is to be freed. */
static lode_slice in_small_letters(lode_slice text, char room[128], char **longer) {
    char *out = *longer = NULL;
    out = text.n <= 128 ? room : (*longer = lode_allocate(text.n, 1));
    for (size_t i = 0; i < text.n; i++)
        out[i] = lode_small(text.p[i]);
    return (lode_slice){out, text.n};
}

/* Of several meanings called alike the first one counts. */
static void add_name(lode_dictionary *d, lode_slice name, size_t meaning) {
    char room[128], *longer;
    const uint32_t id = lode_names_add(d->called, in_small_letters(name, room, &longer));
    free(longer);
    if (id < d->names)
        return;
    LODE_GROW(d->which, d->names, d->capacity);
    d->which[d->names++] = (uint32_t)meaning;
}

/* A measure's own name goes before another's alias. */
static void index_names(lode_dictionary *d, const lode_table *table, size_t aliases) {
    d->called = lode_names_new();
    for (size_t i = 0; i < d->n; i++)
        add_name(d, d->measures[i], i);
    for (size_t i = 0; i < d->n; i++) {
        lode_slice rest = lode_table_text(table, i, aliases), alias;
        while (lode_split(&rest, '|', &alias))
            add_name(d, alias, i);
    }
}

static lode_status make(lode_dictionary **dictionary, lode_reference *reference,
                        lode_error *error) {
    static const char *const names[NEEDED] = {"measure",  "label",    "unit",   "kind",
                                              "decimals", "polarity", "aliases"};
    const lode_table *table;
    int column[COLUMNS];
    lode_status status = lode_reference_table(reference, "dictionary", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, names, NEEDED, column, error);
    if (status != LODE_OK)
        return status;
    for (int c = NEEDED; c < COLUMNS; c++)
        column[c] = lode_table_find(table, lode_text(optional[c - NEEDED]));
    lode_dictionary *d = lode_allocate(1, sizeof *d);
    d->n = lode_table_rows(table);
    d->meaning = lode_reallocate(NULL, d->n, sizeof *d->meaning);
    d->measures = lode_reallocate(NULL, d->n, sizeof *d->measures);
    for (size_t i = 0; i < d->n; i++) {
        d->meaning[i] = read_meaning(table, i, column);
        d->measures[i] = d->meaning[i].measure;
    }
    index_names(d, table, (size_t)column[ALIASES]);
    d->holders = 1;
    *dictionary = d;
    return LODE_OK;
}

lode_status lode_dictionary_read(lode_dictionary **dictionary, lode_reference *reference,
                                 lode_error *error) {
    lode_dictionary **kept = lode_reference_dictionary(reference);
    const lode_status status = *kept ? LODE_OK : make(kept, reference, error);
    if (status != LODE_OK)
        return status;
    (*kept)->holders++;
    *dictionary = *kept;
    return LODE_OK;
}

void lode_dictionary_free(lode_dictionary *dictionary) {
    if (!dictionary || --dictionary->holders > 0)
        return;
    free(dictionary->meaning);
    lode_names_free(dictionary->called);
    free(dictionary->which);
    free(dictionary->measures);
    free(dictionary);
}

const lode_meaning *lode_dictionary_find(const lode_dictionary *dictionary, lode_slice measure) {
    char room[128], *longer;
    const uint32_t id =
        lode_names_find(dictionary->called, in_small_letters(measure, room, &longer));
    free(longer);
    return id == LODE_UNKNOWN ? NULL : &dictionary->meaning[dictionary->which[id]];
}

lode_slice lode_dictionary_suggest(const lode_dictionary *dictionary, lode_slice measure) {
    int meant = lode_suggest(measure, dictionary->measures, dictionary->n);
    return meant < 0 ? (lode_slice){NULL, 0} : dictionary->measures[meant];
}

lode_slice lode_measure_of_gap(lode_slice measure) {
    static const char *const endings[] = {"_gap_within", "_gap_national"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const lode_slice ending = lode_text(endings[i]);
        const size_t rest = measure.n > ending.n ? measure.n - ending.n : 0;
        if (rest > 0 && lode_same_bytes(measure.p + rest, ending.p, ending.n))
            return (lode_slice){measure.p, rest};
    }
    return measure;
}
