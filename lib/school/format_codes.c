/* The tokens of a layout: what stands in place of numbers, and what schools call themselves. */
#include "formats_parts.h"
#include "lode/memory.h"

static void read_codes(lode_recognised *r, lode_slice set) {
    const lode_lookup *codes = &r->formats->codes;
    r->code = lode_allocate(lode_lookup_rows(codes), sizeof *r->code);
    for (size_t row = 0; row < lode_lookup_rows(codes); row++)
        if (lode_same(lode_lookup_text(codes, row, CODE_SET), set))
            r->code[r->codes++] = (lode_code){
                lode_lookup_text(codes, row, CODE_TEXT), lode_lookup_text(codes, row, CODE_STATUS),
                lode_is(lode_lookup_text(codes, row, CODE_FILLS), "yes")};
    for (size_t i = 0; i < r->codes; i++)
        if (r->code[i].code.n > 0)
            r->begins_code[(unsigned char)r->code[i].code.p[0]] = true;
}

static void read_school_types(lode_recognised *r) {
    const lode_lookup *types = &r->formats->types;
    const size_t rows = lode_lookup_rows(types);
    r->kind = lode_allocate(rows, sizeof *r->kind);
    for (size_t row = 0; row < rows; row++)
        if (lode_same(lode_lookup_text(types, row, TYPE_FAMILY), r->family))
            r->kind[r->kinds++] = (lode_code){lode_lookup_text(types, row, TYPE_CODE),
                                              lode_lookup_text(types, row, TYPE_MEANING), false};
}

void lode_recognised_codes(lode_recognised *recognised, lode_slice set) {
    read_codes(recognised, set);
    read_school_types(recognised);
}
