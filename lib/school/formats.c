/* The tables of published layouts, and what a recognised file's columns, codes and records mean. */
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
    static const char *const formats[FORMAT_COLUMNS] = {"format",       "family",
                                                        "label",        "release",
                                                        "codes",        "signature",
                                                        "without",      "record_type_column",
                                                        "urn_column",   "la_column",
                                                        "estab_column", "laestab_column",
                                                        "name_column",  "school_type_column"};
    static const char *const levels[LEVEL_COLUMNS] = {"family",
                                                      "column",
                                                      "code",
                                                      "detail_column",
                                                      "detail_code",
                                                      "geographic_level",
                                                      "establishment_type"};
    static const char *const types[TYPE_COLUMNS] = {"family", "code", "establishment_type"};
    static const char *const codes[CODE_COLUMNS] = {"codes", "code", "status", "fills_record"};
    const struct {
        lode_lookup *lookup;
        const char *name;
        const char *const *columns;
        size_t n;
    } wanted[] = {{&f->formats, "formats/formats", formats, FORMAT_COLUMNS},
                  {&f->levels, "formats/levels", levels, LEVEL_COLUMNS},
                  {&f->types, "formats/school_types", types, TYPE_COLUMNS},
                  {&f->codes, "codes", codes, CODE_COLUMNS}};
    lode_status status = LODE_OK;
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
    free(formats);
}

void lode_recognised_free(lode_recognised *recognised) {
    if (!recognised)
        return;
    free(recognised->column);
    free(recognised->code);
    free(recognised->type);
    free(recognised->kind);
    free(recognised);
}

/* The column of exactly this name, else the first that differs in the case of letters only. */
static int find_folded(const lode_header *header, lode_slice name) {
    const int exact = lode_header_find(header, name);
    if (exact >= 0)
        return exact;
    for (size_t i = 0; i < header->n; i++)
        if (lode_same_folded(header->cell[i].text, name))
            return (int)i;
    return -1;
}

int lode_header_find_any(const lode_header *header, lode_slice names) {
    lode_slice name;
    while (lode_split(&names, '|', &name)) {
        int position = name.n ? find_folded(header, name) : -1;
        if (position >= 0)
            return position;
    }
    return -1;
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

/* Whether the record has the type's code in its column, and whether its detail fits too. A type
 * without a code takes what no other names. */
static bool names_code(const lode_record_type *type, const lode_record *record) {
    return type->code.n > 0 && lode_same(lode_record_at(record, type->position), type->code);
}

static bool fits_detail(const lode_record_type *type, const lode_record *record) {
    return !type->has_detail ||
           lode_same(lode_record_at(record, type->detail_position), type->detail_code);
}

/* The message for a record that no row of levels takes; last is the row that came nearest. */
static lode_status unknown_level(const lode_lookup *levels, size_t last, bool code_known,
                                 const lode_recognised *r, const lode_record *record,
                                 lode_error *error) {
    if (last == lode_lookup_rows(levels)) {
        lode_fail(error, LODE_DATA, "formats/levels.csv has no record types of '%.*s'",
                  LODE_ARG(r->family));
        return lode_fail_hint(error, "the table given by --reference replaces the built-in one");
    }
    lode_slice column =
        lode_lookup_text(levels, last, code_known ? LEVEL_DETAIL_COLUMN : LEVEL_COLUMN);
    int position = lode_header_find_any(r->header, column);
    lode_fail(error, LODE_DATA, "'%.*s' is not a known record type in column '%.*s'",
              LODE_ARG(lode_record_at(record, position)), LODE_ARG(column));
    lode_fail_hint(error,
                   "formats/levels.csv lists the record types of '%.*s'; --reference DIR "
                   "uses a list of your own",
                   LODE_ARG(r->family));
    return lode_fail_at(error, NULL, 0, (size_t)(position + 1));
}

lode_status lode_recognised_level(const lode_recognised *recognised, const lode_record *record,
                                  lode_record_level *level, lode_error *error) {
    const lode_lookup *levels = &recognised->formats->levels;
    size_t last = lode_lookup_rows(levels);
    bool code_known = false;
    for (size_t i = 0; i < recognised->types; i++) {
        const lode_record_type *type = &recognised->type[i];
        const bool named = names_code(type, record);
        const bool rest = type->code.n == 0 && !code_known;
        if ((named || rest) && fits_detail(type, record)) {
            *level = type->level;
            return LODE_OK;
        }
        if (named || !code_known)
            last = type->row;
        code_known |= named;
    }
    return unknown_level(levels, last, code_known, recognised, record, error);
}

lode_slice lode_recognised_school_type(const lode_recognised *recognised, lode_slice type) {
    for (size_t i = 0; type.n && i < recognised->kinds; i++)
        if (lode_same(recognised->kind[i].code, type))
            return recognised->kind[i].status;
    return (lode_slice){NULL, 0};
}
