/* What each column of a recognised file becomes. */
#include "formats_parts.h"
#include "lode/memory.h"

#include <stdio.h>
#include <stdlib.h>

enum { COLUMN, MEASURE, TOPIC, BREAKDOWN, N, NUMERATOR, LOW, HIGH, HEADLINE, COLUMNS };

static lode_slice format_text(const lode_formats *f, size_t row, int column) {
    return lode_lookup_text(&f->formats, row, column);
}

static int find(const lode_header *header, const lode_lookup *figures, size_t row, int column) {
    return lode_header_find_any(header, lode_lookup_text(figures, row, column));
}

static lode_mapped_column map_column(const lode_header *header, const lode_lookup *figures,
                                     size_t row) {
    return (lode_mapped_column){
        .measure = lode_lookup_text(figures, row, MEASURE),
        .breakdown_topic = lode_lookup_text(figures, row, TOPIC),
        .breakdown = lode_lookup_text(figures, row, BREAKDOWN),
        .headline = lode_is(lode_lookup_text(figures, row, HEADLINE), "yes"),
        .value = find(header, figures, row, COLUMN),
        .n = find(header, figures, row, N),
        .numerator = find(header, figures, row, NUMERATOR),
        .ci_low = find(header, figures, row, LOW),
        .ci_high = find(header, figures, row, HIGH),
    };
}

static bool same_figure(const lode_mapped_column *a, const lode_mapped_column *b) {
    return lode_same(a->measure, b->measure) && lode_same(a->breakdown_topic, b->breakdown_topic) &&
           lode_same(a->breakdown, b->breakdown);
}

/* A mistake in an edited reference table: two columns of one file would give the same row. */
static lode_status check_unlike(const lode_recognised *r, const lode_lookup *figures, size_t row,
                                lode_error *error) {
    const lode_mapped_column *last = &r->column[r->columns - 1];
    for (size_t i = 0; i + 1 < r->columns; i++) {
        if (!same_figure(&r->column[i], last))
            continue;
        lode_fail(error, LODE_DATA, "both '%.*s' and '%.*s' become %.*s of %.*s",
                  LODE_ARG(r->header->cell[r->column[i].value].text),
                  LODE_ARG(r->header->cell[last->value].text), LODE_ARG(last->measure),
                  LODE_ARG(last->breakdown));
        return lode_table_fail_at(figures->table, row, (size_t)figures->column[COLUMN], error);
    }
    return LODE_OK;
}

static lode_status map_columns(lode_recognised *r, lode_error *error) {
    static const char *const names[COLUMNS] = {"column",    "measure", "breakdown_topic",
                                               "breakdown", "n",       "numerator",
                                               "ci_low",    "ci_high", "headline"};
    char table[64];
    snprintf(table, sizeof table, "formats/%.*s", LODE_ARG(r->family));
    lode_lookup figures;
    lode_status status =
        lode_lookup_read(&figures, r->formats->reference, table, names, COLUMNS, error);
    if (status != LODE_OK)
        return status;
    r->column = lode_allocate(lode_lookup_rows(&figures), sizeof *r->column);
    for (size_t row = 0; row < lode_lookup_rows(&figures) && status == LODE_OK; row++) {
        lode_mapped_column mapped = map_column(r->header, &figures, row);
        if (mapped.value < 0)
            continue;
        r->column[r->columns++] = mapped;
        status = check_unlike(r, &figures, row, error);
    }
    return status;
}

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

static void read_types(lode_recognised *r) {
    const lode_lookup *levels = &r->formats->levels;
    const size_t rows = lode_lookup_rows(levels);
    r->type = lode_allocate(rows, sizeof *r->type);
    for (size_t row = 0; row < rows; row++) {
        if (!lode_same(lode_lookup_text(levels, row, LEVEL_FAMILY), r->family))
            continue;
        const lode_slice detail = lode_lookup_text(levels, row, LEVEL_DETAIL_COLUMN);
        r->type[r->types++] =
            (lode_record_type){.row = row,
                               .code = lode_lookup_text(levels, row, LEVEL_CODE),
                               .detail_code = lode_lookup_text(levels, row, LEVEL_DETAIL_CODE),
                               .position = lode_header_find_any(
                                   r->header, lode_lookup_text(levels, row, LEVEL_COLUMN)),
                               .detail_position = lode_header_find_any(r->header, detail),
                               .has_detail = detail.n > 0,
                               .level = {lode_lookup_text(levels, row, LEVEL_NAME),
                                         lode_lookup_text(levels, row, LEVEL_TYPE)}};
    }
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

static void mark(const lode_recognised *r, bool *used, int position) {
    if (position >= 0 && (size_t)position < r->header->n)
        used[position] = true;
}

static size_t count_known(const lode_recognised *r, int record_type) {
    bool *used = lode_allocate(r->header->n, sizeof *used);
    const int keys[] = {record_type, r->urn, r->la, r->estab, r->laestab, r->name, r->school_type};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        mark(r, used, keys[i]);
    for (size_t i = 0; i < r->columns; i++) {
        const lode_mapped_column *c = &r->column[i];
        const int parts[] = {c->value, c->n, c->numerator, c->ci_low, c->ci_high};
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
            mark(r, used, parts[k]);
    }
    size_t n = 0;
    for (size_t i = 0; i < r->header->n; i++)
        n += used[i];
    free(used);
    return n;
}

static lode_status describe(lode_recognised *r, size_t row, lode_error *error) {
    const lode_formats *f = r->formats;
    const struct {
        int column;
        int *position;
    } keys[] = {{FORMAT_URN, &r->urn},     {FORMAT_LA, &r->la},
                {FORMAT_ESTAB, &r->estab}, {FORMAT_LAESTAB, &r->laestab},
                {FORMAT_SCHOOL, &r->name}, {FORMAT_SCHOOL_TYPE, &r->school_type}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        *keys[i].position = lode_header_find_any(r->header, format_text(f, row, keys[i].column));
    r->format = format_text(f, row, FORMAT_NAME);
    r->family = format_text(f, row, FORMAT_FAMILY);
    r->label = format_text(f, row, FORMAT_LABEL);
    r->release = format_text(f, row, FORMAT_RELEASE);
    read_codes(r, format_text(f, row, FORMAT_CODES));
    read_types(r);
    read_school_types(r);
    lode_status status = map_columns(r, error);
    if (status == LODE_OK)
        r->known = count_known(
            r, lode_header_find_any(r->header, format_text(f, row, FORMAT_RECORD_TYPE)));
    return status;
}

static bool is_measure_table(const lode_header *header) {
    return lode_header_find(header, lode_text("time_period")) >= 0 &&
           lode_header_find(header, lode_text("measure")) >= 0 &&
           lode_header_find(header, lode_text("value")) >= 0;
}

static lode_status describe_measure_table(lode_recognised *r, const char *file, lode_error *error) {
    r->measure_table = true;
    r->format = r->family = lode_text("measure");
    r->label = lode_text("measure table");
    read_codes(r, lode_text("ees"));
    if (is_measure_table(r->header))
        return LODE_OK;
    lode_fail(error, LODE_DATA,
              "cannot be read as a measure table: it needs the columns "
              "time_period, measure and value");
    return lode_fail_at(error, file, r->header->line, 0);
}

lode_status lode_formats_recognise(const lode_formats *formats, const lode_header *header,
                                   const char *as, const char *file, lode_recognised **recognised,
                                   lode_error *error) {
    lode_recognised *r = lode_allocate(1, sizeof *r);
    r->formats = formats;
    r->header = header;
    lode_status status;
    if (as ? strcmp(as, "measure") == 0 : is_measure_table(header)) {
        status = describe_measure_table(r, file, error);
    } else {
        size_t row;
        status = lode_formats_choose(formats, header, as, file, &row, error);
        if (status == LODE_OK)
            status = describe(r, row, error);
    }
    if (status == LODE_OK)
        *recognised = r;
    else
        lode_recognised_free(r);
    return status;
}
