/* The tables of published layouts, and what the parts of a record of a recognised file mean. */
#include "lode/formats.h"

#include "formats_parts.h"
#include "lode/memory.h"

#include <stdlib.h>

lode_status lode_lookup_read(lode_lookup *lookup, lode_reference *reference, const char *name,
                             const char *const *columns, size_t n, lode_error *error) {
    lode_status status = lode_reference_table(reference, name, &lookup->table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(lookup->table, columns, n, lookup->column, error);
    return status;
}

size_t lode_lookup_rows(const lode_lookup *lookup) {
    return lode_table_rows(lookup->table);
}

lode_slice lode_lookup_text(const lode_lookup *lookup, size_t row, int column) {
    return lode_trim(lode_table_text(lookup->table, row, (size_t)lookup->column[column]));
}

static lode_status read_tables(lode_formats *f, lode_error *error) {
    static const char *const formats[FORMAT_COLUMNS] = {
        "format",    "family",  "label", "table",        "release", "codes",
        "signature", "without", "level", "years_before", "overflow"};
    static const char *const levels[LEVEL_COLUMNS] = {"family",
                                                      "column",
                                                      "code",
                                                      "detail_column",
                                                      "detail_code",
                                                      "geographic_level",
                                                      "establishment_type"};
    static const char *const types[TYPE_COLUMNS] = {"family", "code", "establishment_type"};
    static const char *const codes[CODE_COLUMNS] = {"codes", "code", "status", "fills_record"};
    static const char *const tables[TABLE_COLUMNS] = {"table", "column"};
    const struct {
        lode_lookup *lookup;
        const char *name;
        const char *const *columns;
        size_t n;
    } wanted[] = {{&f->formats, "formats/formats", formats, FORMAT_COLUMNS},
                  {&f->levels, "formats/levels", levels, LEVEL_COLUMNS},
                  {&f->types, "formats/school_types", types, TYPE_COLUMNS},
                  {&f->tables, "tables", tables, TABLE_COLUMNS},
                  {&f->codes, "codes", codes, CODE_COLUMNS}};
    lode_status status = lode_columns_read(&f->columns, f->reference, error);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted && status == LODE_OK; i++)
        status = lode_lookup_read(wanted[i].lookup, f->reference, wanted[i].name, wanted[i].columns,
                                  wanted[i].n, error);
    return status;
}

lode_status lode_formats_read(lode_formats **formats, lode_reference *reference,
                              lode_error *error) {
    lode_formats *f = lode_allocate(1, sizeof *f);
    f->reference = reference;
    lode_status status = read_tables(f, error);
    if (status == LODE_OK)
        *formats = f;
    else
        lode_formats_free(f);
    return status;
}

void lode_formats_free(lode_formats *formats) {
    if (!formats)
        return;
    lode_columns_free(formats->columns);
    free(formats);
}

void lode_recognised_free(lode_recognised *recognised) {
    if (!recognised)
        return;
    for (size_t i = 0; i < recognised->rows; i++)
        free(recognised->row[i].cell);
    free(recognised->row);
    free(recognised->table_column);
    free(recognised->key);
    free(recognised->filter);
    free(recognised->word);
    free(recognised->column);
    free(recognised->lacking);
    free(recognised->code);
    free(recognised->type);
    free(recognised->kind);
    free(recognised->used);
    lode_description_free(recognised->own);
    lode_arena_free(recognised->arena);
    free(recognised);
}

lode_slice lode_measure_of_column(lode_arena *arena, lode_slice column) {
    char *name = lode_arena_copy(arena, column.p, column.n);
    size_t n = 0;
    for (size_t i = 0; i < column.n; i++) {
        const char c = lode_small(column.p[i]);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80))
            name[n++] = c;
        else if (n > 0 && name[n - 1] != '_')
            name[n++] = '_';
    }
    while (n > 1 && name[n - 1] == '_')
        n--;
    return (lode_slice){name, n};
}

/* What A=B|C=D says of text, compared by `same`; false if nothing. */
static bool recode(lode_slice text, lode_slice words, bool (*same)(lode_slice, lode_slice),
                   lode_slice *meant) {
    lode_slice one;
    while (lode_split(&words, '|', &one)) {
        const char *equals = one.n ? memchr(one.p, '=', one.n) : NULL;
        const size_t n = equals ? (size_t)(equals - one.p) : 0;
        if (!equals || !same(lode_trim((lode_slice){one.p, n}), text))
            continue;
        *meant = lode_trim((lode_slice){equals + 1, one.n - n - 1});
        return true;
    }
    return false;
}

lode_slice lode_recoded(lode_slice text, lode_slice words) {
    lode_slice meant = text;
    if (words.n > 0 && !recode(text, words, lode_same, &meant))
        recode(text, words, lode_same_folded, &meant);
    return meant;
}

lode_slice lode_spelt(lode_slice text, lode_slice names) {
    lode_slice rest = names, name;
    while (lode_split(&rest, '|', &name))
        if (lode_same_folded(name, text))
            return name;
    return text;
}

bool lode_is_any(lode_slice text, lode_slice names) {
    lode_slice name;
    while (lode_split(&names, '|', &name))
        if (lode_same_folded(name, text))
            return true;
    return false;
}

const lode_code *lode_recognised_code(const lode_recognised *recognised, lode_slice text) {
    if (text.n > 0 && !recognised->begins_code[(unsigned char)text.p[0]])
        return NULL; /* a number, mostly */
    for (size_t i = 0; i < recognised->codes; i++)
        if (lode_same(recognised->code[i].code, text))
            return &recognised->code[i];
    return NULL;
}

lode_slice lode_recognised_suggest_code(const lode_recognised *recognised, lode_slice text) {
    lode_slice *codes = lode_allocate(recognised->codes, sizeof *codes), meant = {NULL, 0};
    for (size_t i = 0; i < recognised->codes; i++)
        codes[i] = recognised->code[i].code;
    int found = lode_suggest(text, codes, recognised->codes);
    if (found >= 0)
        meant = codes[found];
    free(codes);
    return meant;
}

/* The first of this key, or the end. */
static size_t first_of(const lode_recognised *recognised, lode_key key) {
    const size_t first = recognised->first_key[key];
    return first > 0 ? first - 1 : recognised->keys;
}

static lode_slice as_meant(const lode_mapped_key *k, const lode_record *record) {
    const lode_slice text = lode_record_at(record, k->position);
    return k->recode.n + k->values.n == 0 ? text
                                          : lode_spelt(lode_recoded(text, k->recode), k->values);
}

lode_slice lode_recognised_key(const lode_recognised *recognised, lode_key key,
                               const lode_record *record, lode_slice level) {
    for (size_t i = first_of(recognised, key); i < recognised->keys; i++) {
        const lode_mapped_key *k = &recognised->key[i];
        if (k->key == key && (k->when.n == 0 || lode_recognised_holds(&k->when, record, level)))
            return as_meant(k, record);
    }
    return (lode_slice){NULL, 0};
}

int lode_recognised_key_position(const lode_recognised *recognised, lode_key key) {
    const size_t first = first_of(recognised, key);
    return first < recognised->keys ? recognised->key[first].position : -1;
}

lode_holding lode_recognised_key_holds(const lode_recognised *recognised, lode_key key) {
    const size_t first = first_of(recognised, key);
    return first < recognised->keys ? recognised->key[first].holds : LODE_HOLDS_ANYTHING;
}

lode_slice lode_recognised_school_type(const lode_recognised *recognised, lode_slice type) {
    for (size_t i = 0; type.n && i < recognised->kinds; i++)
        if (lode_same(recognised->kind[i].code, type))
            return recognised->kind[i].status;
    return (lode_slice){NULL, 0};
}
