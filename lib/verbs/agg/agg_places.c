/* Where a file has the columns that are looked at. */
#include "agg_parts.h"

#include "lode/memory.h"

#include <stdlib.h>

static int find(const agg_header *header, lode_slice name) {
    for (size_t i = 0; i < header->n; i++)
        if (lode_same(header->name[i], name))
            return (int)i;
    return -1;
}

static void find_parts(agg_parts *parts, const agg_header *header) {
    for (size_t i = 0; i < parts->n; i++)
        parts->part[i].position = find(header, parts->part[i].name);
}

/* Without these two it is no measure table. */
static bool is_essential(lode_slice name) {
    return lode_same(name, agg_column_name(LODE_COL_MEASURE)) ||
           lode_same(name, agg_column_name(LODE_COL_VALUE));
}

static lode_status need(const agg_run *run, const agg_header *header, lode_slice name) {
    if (find(header, name) >= 0)
        return LODE_OK;
    return is_essential(name)
               ? lode_measures_no_column(header->file, header->name, header->n, name, run->error)
               : lode_no_column(header->file, header->name, header->n, name, run->error);
}

/* The columns that name a unit, those of the smallest units first. */
static const char *const unit_columns[AGG_UNIT_COLUMNS] = {
    "school_urn",  "school_laestab", "school_name", "trust_id",    "trust_name", "cluster",
    "old_la_code", "new_la_code",    "la_name",     "region_code", "region_name"};

static lode_status find_units(agg_run *run, const agg_header *header) {
    bool found = false;
    for (int i = 0; i < AGG_UNIT_COLUMNS; i++) {
        run->at.unit[i] = run->needs.units ? find(header, lode_text(unit_columns[i])) : -1;
        found |= run->at.unit[i] >= 0;
    }
    return found || !run->needs.units ? LODE_OK : need(run, header, lode_text(unit_columns[0]));
}

/* A column that an option names, if it does. */
static lode_status find_named(const agg_run *run, const agg_header *header, const char *name,
                              int *position) {
    const lode_status status = name ? need(run, header, lode_text(name)) : LODE_OK;
    *position = name ? find(header, lode_text(name)) : -1;
    return status;
}

/* One of the columns that name its units is enough. */
static lode_status need_unit(const agg_run *run, const agg_header *header,
                             const agg_target *target) {
    for (size_t i = 0; i < target->n; i++)
        if (find(header, target->column[i]) >= 0)
            return LODE_OK;
    return target->n ? need(run, header, target->column[0]) : LODE_OK;
}

lode_status agg_find_columns(agg_run *run, const agg_header *header) {
    const size_t needed = agg_is_of_pupils(run) ? run->groups.n : run->shown;
    lode_status status = LODE_OK;
    if (!agg_is_of_pupils(run))
        status = need(run, header, agg_column_name(LODE_COL_MEASURE));
    if (status == LODE_OK)
        status = need(run, header, run->value);
    for (size_t i = 0; i < needed && status == LODE_OK; i++)
        status = need(run, header, run->groups.part[i].name);
    for (size_t t = 0; t < run->n_targets && status == LODE_OK; t++)
        status = need_unit(run, header, &run->target[t]);
    if (status == LODE_OK)
        status = find_named(run, header, run->options->weight, &run->at.weight);
    if (status == LODE_OK)
        status = find_named(run, header, run->options->beside, &run->at.beside);
    if (status == LODE_OK)
        status = find_units(run, header);
    if (status != LODE_OK)
        return status;
    run->columns = header->n;
    run->at.value = find(header, run->value);
    run->at.status = find(header, agg_column_name(LODE_COL_STATUS));
    run->at.n = find(header, agg_column_name(LODE_COL_N));
    run->at.numerator = find(header, agg_column_name(LODE_COL_NUMERATOR));
    find_parts(&run->groups, header);
    find_parts(&run->kinds, header);
    return LODE_OK;
}

lode_status agg_find_in_file(agg_run *run) {
    const lode_header *found = lode_reader_header(run->reader);
    lode_slice *names = lode_allocate(found->n, sizeof *names);
    for (size_t i = 0; i < found->n; i++)
        names[i] = found->cell[i].text;
    const agg_header header = {names, found->n, lode_reader_name(run->reader)};
    const lode_status status = agg_find_columns(run, &header);
    free(names);
    return status;
}
