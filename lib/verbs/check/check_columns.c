/* What each column of a file is: by the dictionary, the metadata or the layout, by the open-data
 * standard, by the contract of measure tables, or by what it is called. */
#include "check_parts.h"

#include <stdlib.h>

int check_find_column(const check_file *f, lode_slice name) {
    return lode_header_find(f->header, name);
}

/* ---- roles ---- */

static bool is_number_role(lode_holding holds) {
    return holds == LODE_HOLDS_ANYTHING || holds == LODE_HOLDS_NUMBER || holds == LODE_HOLDS_WHOLE;
}

static check_role described_role(const check_file *f, const lode_described *d) {
    const bool of_figures = !f->layout || lode_is(f->layout->table, "measure");
    switch (d->role) {
    case LODE_ROLE_FILTER:
        return CHECK_FILTER;
    case LODE_ROLE_KEY:
        return CHECK_KEY;
    case LODE_ROLE_TEXT:
        return CHECK_TEXT;
    default:
        return of_figures && is_number_role(d->holds) ? CHECK_FIGURE : CHECK_TEXT;
    }
}

/* Columns of time and place, whose names the open-data standard settles. */
static bool take_standard(const check_file *f, check_column *c) {
    if (!f->open_data)
        return false;
    if (lode_is(c->name, "time_period") || lode_is(c->name, "time_identifier"))
        c->role = CHECK_TIME;
    else if (lode_is(c->name, "geographic_level"))
        c->role = CHECK_LEVEL;
    else if (lode_ees_find_column(f->run->ees, c->name, &c->level, &c->part))
        c->role = CHECK_PLACE;
    else
        return false;
    return true;
}

static bool take_contract(const check_file *f, check_column *c) {
    if (!f->measures)
        return false;
    for (int i = 0; i < LODE_MEASURE_COLUMNS; i++)
        if (lode_is(c->name, lode_measure_column_name((lode_measure_column)i)))
            c->contract = i;
    switch (c->contract) {
    case LODE_COL_VALUE:
    case LODE_COL_N:
    case LODE_COL_NUMERATOR:
    case LODE_COL_CI_LOW:
    case LODE_COL_CI_HIGH:
        c->role = CHECK_FIGURE;
        break;
    case LODE_COL_GEOGRAPHIC_LEVEL:
        c->role = CHECK_LEVEL;
        break;
    default:
        c->role = c->contract < 0 ? CHECK_OTHER : CHECK_KEY;
    }
    return c->contract >= 0;
}

/* ---- what cells hold ---- */

static bool is_called(const check_file *f, const check_column_type *type, size_t position) {
    const lode_slice name = f->header->cell[position].text;
    return lode_is_any(name, type->aliases) ||
           lode_columns_find(f->run->columns, f->header, type->column) == (int)position;
}

static void hold_by_name(const check_file *f, check_column *c) {
    for (size_t i = 0; i < f->run->types && c->holds == LODE_HOLDS_ANYTHING; i++)
        if (is_called(f, &f->run->type[i], c->position)) {
            c->holds = f->run->type[i].holds;
            c->by_name = true;
        }
}

static lode_names *names_of(lode_slice list, bool before_equals) {
    lode_slice rest = list, one;
    lode_names *names = list.n ? lode_names_new() : NULL;
    while (lode_split(&rest, '|', &one)) {
        const char *equals = before_equals && one.n ? memchr(one.p, '=', one.n) : NULL;
        if (equals)
            one = lode_trim((lode_slice){one.p, (size_t)(equals - one.p)});
        lode_names_add(names, one);
    }
    return names;
}

static void take_limits(check_column *c) {
    const lode_described *d = c->described;
    c->has_least = d->least.n && lode_number_read(d->least, &c->least);
    c->has_most = d->most.n && lode_number_read(d->most, &c->most);
    c->values = names_of(d->values, false);
    c->missing = names_of(d->missing, true);
    c->holds = d->holds;
}

/* "decimals" is what a dictionary asks of the data; indicator_dp is what EES shows of them. */
static int decimals_asked(const check_file *f, const lode_described *d) {
    return lode_table_find(f->description->table, lode_text("decimals")) >= 0 ? d->decimals : -1;
}

/* Where a layout says by a word in it what a record is about, the word stands in place of a value.
 */
static void take_levels(const check_file *f, check_column *c) {
    for (size_t i = 0; f->layout && i < f->layout->types; i++) {
        const lode_record_type *type = &f->layout->type[i];
        const int position = (int)c->position;
        if (type->position != position && type->detail_position != position)
            continue;
        if (!c->missing)
            c->missing = lode_names_new();
        lode_names_add(c->missing, type->position == position ? type->code : type->detail_code);
    }
}

static bool is_percentage(const check_file *f, const lode_described *d) {
    return lode_is(d->unit, "%") || check_is_percentage(f->run, d->measure);
}

static void understand(check_file *f, size_t position) {
    check_column *c = &f->column[position];
    *c = (check_column){.file = f,
                        .name = f->header->cell[position].text,
                        .position = position,
                        .group = -1,
                        .contract = -1,
                        .sum = -1,
                        .decimals = -1};
    c->described = f->description ? lode_description_find(f->description, c->name) : NULL;
    const bool settled = take_standard(f, c) || take_contract(f, c);
    if (c->described) {
        take_limits(c);
        c->decimals = decimals_asked(f, c->described);
        c->percent = is_percentage(f, c->described);
    }
    take_levels(f, c);
    if (!settled && c->described)
        c->role = described_role(f, c->described);
    c->total = c->described && c->described->total.n ? c->described->total : lode_text("Total|All");
    if (c->role != CHECK_FIGURE && !(f->open_data && c->role == CHECK_TIME) &&
        c->contract != LODE_COL_TIME_PERIOD)
        hold_by_name(f, c);
    c->secret = c->holds == LODE_HOLDS_UPN;
    c->many = c->holds >= LODE_HOLDS_URN && c->holds <= LODE_HOLDS_UKPRN;
}

/* The columns that group the items of filters are filters too. */
static void find_groups(check_file *f) {
    for (size_t i = 0; i < f->columns; i++) {
        check_column *c = &f->column[i];
        if (c->role != CHECK_FILTER || !c->described || c->described->group_column.n == 0)
            continue;
        c->group = check_find_column(f, c->described->group_column);
        if (c->group < 0 || c->group == (int)i)
            continue;
        check_column *group = &f->column[c->group];
        group->is_group = true;
        if (group->role == CHECK_OTHER)
            group->role = CHECK_FILTER;
    }
}

static void find_standard_places(check_file *f) {
    f->time_period = f->time_identifier = f->level = -1;
    if (!f->open_data)
        return;
    f->time_period = check_find_column(f, lode_text("time_period"));
    f->time_identifier = check_find_column(f, lode_text("time_identifier"));
    f->level = check_find_column(f, lode_text("geographic_level"));
}

lode_status check_understand_columns(check_file *f, lode_error *error) {
    f->columns = f->header->n;
    f->column = lode_allocate(f->columns, sizeof *f->column);
    find_standard_places(f);
    for (int i = 0; i < LODE_MEASURE_COLUMNS; i++)
        f->contract[i] =
            f->measures
                ? check_find_column(f, lode_text(lode_measure_column_name((lode_measure_column)i)))
                : -1;
    for (size_t i = 0; i < f->columns; i++)
        understand(f, i);
    find_groups(f);
    for (size_t i = 0; i < f->columns; i++)
        check_choose_tests(f, &f->column[i]);
    check_find_places(f);
    check_find_units(f);
    check_find_dates(f);
    return check_settle_key(f, error);
}

void check_free_columns(check_file *f) {
    for (size_t i = 0; i < f->columns && f->column; i++) {
        lode_names_free(f->column[i].values);
        lode_names_free(f->column[i].missing);
    }
    free(f->column);
    free(f->key);
    free(f->dates);
    free(f->place);
    free(f->spot);
}
