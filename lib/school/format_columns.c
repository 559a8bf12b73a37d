/* Which columns of a recognised file are figures, and what stands beside each. */
#include "formats_parts.h"
#include "lode/measures.h"
#include "lode/memory.h"

#include <stdlib.h>

/* What the columns of a figure's parts are called where nothing describes them: the figure's own
 * name and one of these. */
enum { PART_N, PART_NUMERATOR, PART_LOW, PART_HIGH, PART_SOURCE_CODE, PART_NOTE, PARTS };
static const char *const endings[PARTS] = {"_n",       "_numerator",   "_ci_low",
                                           "_ci_high", "_source_code", "_note"};

static int find(const lode_recognised *r, lode_slice names) {
    return lode_header_find_any(r->header, names);
}

/* ---- by what columns are called ---- */

static bool is_called(lode_slice name, lode_slice stem, const char *ending) {
    const size_t n = strlen(ending);
    return name.n == stem.n + n && lode_same_bytes(name.p, stem.p, stem.n) &&
           memcmp(name.p + stem.n, ending, n) == 0;
}

static int find_part(const lode_recognised *r, int position, int part) {
    const lode_slice stem = r->header->cell[position].text;
    for (size_t i = 0; i < r->header->n; i++)
        if (is_called(r->header->cell[i].text, stem, endings[part]))
            return (int)i;
    return -1;
}

/* Whether a column is called as a part of another one. */
static bool is_part(const lode_recognised *r, int position) {
    const lode_slice name = r->header->cell[position].text;
    for (size_t i = 0; i < r->header->n; i++)
        for (int part = 0; part < PARTS; part++)
            if (r->header->cell[i].text.n > 0 &&
                is_called(name, r->header->cell[i].text, endings[part]))
                return true;
    return false;
}

/* ---- by description ---- */

static int described_part(const lode_recognised *r, lode_slice names, int value, int part) {
    return names.n > 0 ? find(r, names) : find_part(r, value, part);
}

static lode_status map_column(const lode_recognised *r, const lode_description *description,
                              const lode_described *d, int value, lode_mapped_column *column,
                              lode_error *error) {
    const lode_slice total = lode_text("Total");
    *column = (lode_mapped_column){
        .measure = d->measure.n ? d->measure
                                : lode_measure_of_column(r->arena, r->header->cell[value].text),
        .breakdown_topic = d->breakdown_topic.n ? d->breakdown_topic : total,
        .breakdown = d->breakdown.n ? d->breakdown : total,
        .kind = d->kind,
        .holds = d->holds,
        .headline = d->headline,
        .least = d->least,
        .most = d->most,
        .value = value,
        .n = described_part(r, d->denominator, value, PART_N),
        .numerator = described_part(r, d->numerator, value, PART_NUMERATOR),
        .ci_low = described_part(r, d->ci_low, value, PART_LOW),
        .ci_high = described_part(r, d->ci_high, value, PART_HIGH),
        .source_code = -1,
        .note = -1,
        .years_before = d->years_before,
    };
    return lode_when_read(r, description, d, &column->when, error);
}

static bool same_figure(const lode_mapped_column *a, const lode_mapped_column *b) {
    return lode_same(a->measure, b->measure) && lode_same(a->breakdown_topic, b->breakdown_topic) &&
           lode_same(a->breakdown, b->breakdown) && lode_same(a->kind, b->kind) &&
           a->years_before == b->years_before && lode_when_overlap(&a->when, &b->when);
}

/* A mistake in an edited table: two columns of one file would give the same row. */
static lode_status check_unlike(const lode_recognised *r, const lode_description *description,
                                const lode_described *d, lode_error *error) {
    const lode_mapped_column *last = &r->column[r->columns - 1];
    for (size_t i = 0; i + 1 < r->columns; i++) {
        if (!same_figure(&r->column[i], last))
            continue;
        lode_fail(error, LODE_DATA, "both '%.*s' and '%.*s' become %.*s of %.*s",
                  LODE_ARG(r->header->cell[r->column[i].value].text),
                  LODE_ARG(r->header->cell[last->value].text), LODE_ARG(last->measure),
                  LODE_ARG(last->breakdown));
        return lode_table_fail_at(description->table, d->row, 0, error);
    }
    return LODE_OK;
}

/* A column that is only the part of another figure, by what it is called and because nothing says
 * that it is a measure of its own. */
static bool is_only_part(const lode_recognised *r, const lode_described *d, int value) {
    return d->measure.n == 0 && is_part(r, value);
}

lode_status lode_recognised_columns(lode_recognised *r, const lode_description *description,
                                    lode_error *error) {
    lode_status status = LODE_OK;
    r->column = lode_allocate(description->n + 1, sizeof *r->column);
    for (size_t i = 0; i < description->n && status == LODE_OK; i++) {
        const lode_described *d = &description->column[i];
        const int value = find(r, d->column);
        if (value < 0 || d->role != LODE_ROLE_INDICATOR || is_only_part(r, d, value))
            continue;
        status = map_column(r, description, d, value, &r->column[r->columns], error);
        r->columns += status == LODE_OK;
        if (status == LODE_OK)
            status = check_unlike(r, description, d, error);
    }
    return status;
}

/* ---- a wide table ---- */

static bool is_of_unit(lode_slice name) {
    for (int c = 0; c < LODE_COL_MEASURE; c++)
        if (lode_is(name, lode_measure_column_name((lode_measure_column)c)))
            return true;
    return lode_is(name, lode_measure_column_name(LODE_COL_RELEASE));
}

/* Its pupil groups are in two columns: the breakdown, and the topic it is of. */
static void wide_filter(lode_recognised *r) {
    r->filter[r->filters++] = (lode_mapped_filter){
        .position = find(r, lode_text(lode_measure_column_name(LODE_COL_BREAKDOWN))),
        .total = lode_text("Total"),
        .topic_position = find(r, lode_text(lode_measure_column_name(LODE_COL_BREAKDOWN_TOPIC)))};
}

void lode_recognised_wide(lode_recognised *r) {
    wide_filter(r);
    r->column = lode_allocate(r->header->n + 1, sizeof *r->column);
    for (size_t i = 0; i < r->header->n; i++) {
        const lode_slice name = r->header->cell[i].text;
        const int value = (int)i;
        if (is_of_unit(name) || is_part(r, value))
            continue;
        r->column[r->columns++] = (lode_mapped_column){
            .measure = name,
            .breakdown_topic = lode_text("Total"),
            .breakdown = lode_text("Total"),
            .headline = true,
            .value = value,
            .n = find_part(r, value, PART_N),
            .numerator = find_part(r, value, PART_NUMERATOR),
            .ci_low = find_part(r, value, PART_LOW),
            .ci_high = find_part(r, value, PART_HIGH),
            .source_code = find_part(r, value, PART_SOURCE_CODE),
            .note = find_part(r, value, PART_NOTE),
        };
    }
}
