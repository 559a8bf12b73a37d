/* Which level a record is of: by the record types of its family, else by its column
 * geographic_level, else by what the file is about. */
#include "formats_parts.h"
#include "lode/measures.h"
#include "lode/memory.h"

#include <stdlib.h>

static bool is_of_family(const lode_recognised *r, size_t row, bool any_family) {
    const lode_slice family = lode_lookup_text(&r->formats->levels, row, LEVEL_FAMILY);
    return any_family ? family.n == 0 : lode_same(family, r->family);
}

static lode_record_type read_type(const lode_recognised *r, size_t row, bool any_family) {
    const lode_lookup *levels = &r->formats->levels;
    const lode_slice detail = lode_lookup_text(levels, row, LEVEL_DETAIL_COLUMN);
    const lode_slice name = lode_lookup_text(levels, row, LEVEL_NAME);
    const bool nobody = lode_is(name, "none");
    return (lode_record_type){
        .row = row,
        .code = lode_lookup_text(levels, row, LEVEL_CODE),
        .detail_code = lode_lookup_text(levels, row, LEVEL_DETAIL_CODE),
        .position = any_family ? lode_recognised_key_position(r, LODE_KEY_GEOGRAPHIC_LEVEL)
                               : lode_header_find_any(r->header,
                                                      lode_lookup_text(levels, row, LEVEL_COLUMN)),
        .detail_position = lode_header_find_any(r->header, detail),
        .has_detail = detail.n > 0,
        .level = {nobody ? (lode_slice){NULL, 0} : name, lode_lookup_text(levels, row, LEVEL_TYPE),
                  nobody}};
}

static void read_types(lode_recognised *r, bool any_family) {
    for (size_t row = 0; row < lode_lookup_rows(&r->formats->levels); row++)
        if (is_of_family(r, row, any_family))
            r->type[r->types++] = read_type(r, row, any_family);
}

/* Where nothing else tells, a file is about the smallest unit it names. */
static lode_slice level_of_keys(const lode_recognised *r) {
    static const struct {
        lode_key key;
        lode_level level;
    } smallest[] = {
        {LODE_KEY_SCHOOL_URN, LODE_LEVEL_SCHOOL},   {LODE_KEY_SCHOOL_LAESTAB, LODE_LEVEL_SCHOOL},
        {LODE_KEY_TRUST_ID, LODE_LEVEL_TRUST},      {LODE_KEY_OLD_LA_CODE, LODE_LEVEL_LA},
        {LODE_KEY_NEW_LA_CODE, LODE_LEVEL_LA},      {LODE_KEY_REGION_CODE, LODE_LEVEL_REGIONAL},
        {LODE_KEY_REGION_NAME, LODE_LEVEL_REGIONAL}};
    for (size_t i = 0; i < sizeof smallest / sizeof *smallest; i++)
        if (lode_recognised_key_position(r, smallest[i].key) >= 0)
            return lode_text(lode_level_name(smallest[i].level));
    return (lode_slice){NULL, 0};
}

void lode_recognised_types(lode_recognised *r) {
    r->type = lode_allocate(lode_lookup_rows(&r->formats->levels), sizeof *r->type);
    if (r->level.n > 0)
        return;
    read_types(r, false);
    if (r->types > 0)
        return;
    if (lode_recognised_key_position(r, LODE_KEY_GEOGRAPHIC_LEVEL) >= 0)
        read_types(r, true);
    else
        r->level = level_of_keys(r);
}

/* ---- a record ---- */

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
static lode_status unknown_type(const lode_recognised *r, size_t last, bool code_known,
                                const lode_record *record, lode_error *error) {
    const lode_lookup *levels = &r->formats->levels;
    const lode_slice column =
        lode_lookup_text(levels, last, code_known ? LEVEL_DETAIL_COLUMN : LEVEL_COLUMN);
    const int position = lode_header_find_any(r->header, column);
    lode_fail(error, LODE_DATA, "'%.*s' is not a known record type in column '%.*s'",
              LODE_ARG(lode_record_at(record, position)), LODE_ARG(column));
    lode_fail_hint(error,
                   "formats/levels.csv lists the record types of '%.*s'; --reference DIR "
                   "uses a list of your own",
                   LODE_ARG(r->family));
    return lode_fail_at(error, NULL, 0, (size_t)(position + 1));
}

static lode_status by_column(const lode_recognised *r, const lode_record *record,
                             lode_record_level *level, lode_error *error) {
    const int position = lode_recognised_key_position(r, LODE_KEY_GEOGRAPHIC_LEVEL);
    const lode_slice text = lode_record_at(record, position);
    if (position < 0) {
        lode_fail(error, LODE_DATA, "formats/levels.csv has no record types of '%.*s'",
                  LODE_ARG(r->family));
        return lode_fail_hint(error, "no column says which school or area a record is about; the "
                                     "table given by --reference replaces the built-in one");
    }
    const int known = text.n > 0 ? lode_level_find(text) : LODE_LEVEL_SCHOOL;
    if (known < 0) {
        lode_measures_wrong_level(text, error);
        return lode_fail_at(error, NULL, 0, (size_t)position + 1);
    }
    *level = (lode_record_level){lode_text(lode_level_name((lode_level)known)), {NULL, 0}, false};
    return LODE_OK;
}

lode_status lode_recognised_level(const lode_recognised *r, const lode_record *record,
                                  lode_record_level *level, lode_error *error) {
    if (r->level.n > 0) {
        *level = (lode_record_level){r->level, {NULL, 0}, false};
        return LODE_OK;
    }
    const size_t none = lode_lookup_rows(&r->formats->levels);
    size_t last = none;
    bool code_known = false, of_family = false;
    for (size_t i = 0; i < r->types; i++) {
        const lode_record_type *type = &r->type[i];
        const bool named = names_code(type, record);
        const bool rest = type->code.n == 0 && !code_known;
        if ((named || rest) && fits_detail(type, record)) {
            *level = type->level;
            return LODE_OK;
        }
        if (named || !code_known)
            last = type->row;
        code_known |= named;
        of_family |= lode_lookup_text(&r->formats->levels, type->row, LEVEL_FAMILY).n > 0;
    }
    return of_family ? unknown_type(r, last, code_known, record, error)
                     : by_column(r, record, level, error);
}
