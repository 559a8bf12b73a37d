#include "lode/separator.h"

static size_t count(const lode_header *header, char c) {
    size_t n = 0;
    for (size_t i = 0; i < header->n; i++)
        for (size_t b = 0; b < header->cell[i].text.n; b++)
            n += header->cell[i].text.p[b] == c;
    return n;
}

const char *lode_header_other_separators(const lode_header *header) {
    static const struct {
        char separator;
        const char *name;
    } other[] = {{';', "semicolons"}, {'\t', "tabs"}, {'|', "bars"}};
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        if (count(header, other[i].separator) > header->n - 1)
            return other[i].name;
    return NULL;
}

lode_status lode_header_refuse_separators(const lode_header *header, const char *file,
                                          lode_error *error) {
    const char *others = lode_header_other_separators(header);
    if (!others)
        return LODE_OK;
    lode_fail(error, LODE_DATA, "%s stand between the names of columns", others);
    lode_fail_hint(error, "commas separate cells, or tabs where the first line has no comma: save "
                          "it as CSV with commas and decimal points");
    return lode_fail_at(error, file, header->line, 0);
}
