/* Metadata of an open-data file, row by row as they are written: the rules that EES has for them.
 */
#include "check_parts.h"

enum { NAME, TYPE, LABEL, GROUPING, UNIT, DECIMALS, HINT, GROUP, COLUMNS };

static const char *const columns[COLUMNS] = {
    "col_name",       "col_type",     "label",       "indicator_grouping",
    "indicator_unit", "indicator_dp", "filter_hint", "filter_grouping_column"};

/* Metadata, and a row of them. */
typedef struct {
    check_file *file;
    const lode_table *table;
    int at[COLUMNS];
    size_t row;
    lode_slice cell[COLUMNS];
} meta;

static void read_row(meta *m, size_t row) {
    m->row = row;
    for (int i = 0; i < COLUMNS; i++)
        m->cell[i] = m->at[i] < 0 ? lode_text("")
                                  : lode_trim(lode_table_text(m->table, row, (size_t)m->at[i]));
}

static bool is_filter(const meta *m) {
    return lode_is(m->cell[TYPE], "Filter");
}

static bool is_indicator(const meta *m) {
    return lode_is(m->cell[TYPE], "Indicator");
}

/* Something about a cell of the row. */
__attribute__((format(printf, 4, 5))) static void find(const meta *m, check_kind kind, int column,
                                                       const char *format, ...) {
    const check_place place = {.kind = kind,
                               .file = m->file->beside,
                               .line = lode_table_line(m->table, m->row),
                               .column = -1,
                               .name = m->cell[NAME],
                               .value = m->cell[column]};
    va_list args;
    va_start(args, format);
    check_find_list(m->file, &place, NULL, format, args);
    va_end(args);
}

/* ---- the columns of the metadata ---- */

static bool may_be_there(lode_slice name) {
    for (int i = 0; i < COLUMNS; i++)
        if (lode_is(name, columns[i]))
            return true;
    return check_is_one_of(name, "filter_default|parent_filter");
}

static void check_columns(const meta *m) {
    check_place place = {
        .kind = CHECK_META_COLUMNS, .file = m->file->beside, .line = 1, .column = -1};
    for (int i = 0; i < COLUMNS; i++) {
        place.name = lode_text(columns[i]);
        if (m->at[i] < 0)
            check_find(m->file, &place, NULL, "no column '%s'", columns[i]);
    }
    for (size_t c = 0; c < lode_table_columns(m->table); c++) {
        place.name = lode_table_name(m->table, c);
        if (!may_be_there(place.name))
            check_find(m->file, &place, NULL, "'%.*s' is no column of metadata",
                       LODE_ARG(place.name));
    }
}

/* ---- names ---- */

/* Whether an earlier row has the same cell in the column. */
static bool came_before(const meta *m, int column) {
    for (size_t row = 0; row < m->row && m->at[column] >= 0; row++)
        if (lode_same(lode_trim(lode_table_text(m->table, row, (size_t)m->at[column])),
                      m->cell[column]))
            return true;
    return false;
}

static void check_name_of(const meta *m) {
    const lode_slice name = m->cell[NAME];
    size_t level;
    lode_ees_part part;
    if (name.n == 0)
        find(m, CHECK_META_NAMES, NAME, "a row without the name of a column");
    else if (memchr(name.p, ' ', name.n))
        find(m, CHECK_META_NAMES, NAME, "a space in '%.*s'", LODE_ARG(name));
    else if (came_before(m, NAME))
        find(m, CHECK_META_NAMES, NAME, "'%.*s' comes a second time", LODE_ARG(name));
    if (check_is_one_of(name, "time_period|time_identifier|geographic_level") ||
        (lode_ees_find_column(m->file->run->ees, name, &level, &part) &&
         !check_is_one_of(name, "school_name|provider_name")))
        find(m, CHECK_META_STANDARD, NAME, "EES knows '%.*s' already", LODE_ARG(name));
}

static void check_label(const meta *m) {
    const size_t most = lode_ees_limit(m->file->run->ees, "label");
    if (m->cell[LABEL].n == 0)
        find(m, CHECK_META_LABELS, LABEL, "no label");
    else if (came_before(m, LABEL))
        find(m, CHECK_META_LABELS, LABEL, "'%.*s' comes a second time", LODE_ARG(m->cell[LABEL]));
    if (check_characters(m->cell[LABEL]) > most)
        find(m, CHECK_LENGTHS, LABEL, "a label of %zu characters, where the API takes %zu",
             check_characters(m->cell[LABEL]), most);
}

/* ---- filters and indicators ---- */

static void check_type(const meta *m) {
    static const lode_slice words[] = {{"Filter", 6}, {"Indicator", 9}};
    if (is_filter(m) || is_indicator(m))
        return;
    const int meant = lode_suggest(m->cell[TYPE], words, 2);
    find(m, CHECK_META_TYPES, TYPE, "'%.*s' is neither Filter nor Indicator%s%s%s",
         LODE_ARG(m->cell[TYPE]), meant < 0 ? "" : "; did you mean ",
         meant < 0 ? "" : words[meant].p, meant < 0 ? "" : "?");
}

/* What only the other kind of column may have. */
static void check_foreign(const meta *m) {
    static const struct {
        int column;
        bool of_filters;
    } cells[] = {{GROUPING, false}, {UNIT, false}, {DECIMALS, false}, {HINT, true}, {GROUP, true}};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        if (m->cell[cells[i].column].n > 0 &&
            (cells[i].of_filters ? is_indicator(m) : is_filter(m)))
            find(m, CHECK_META_INDICATORS, cells[i].column, "%s has %s",
                 cells[i].of_filters ? "an indicator" : "a filter", columns[cells[i].column]);
}

static void check_unit(const meta *m) {
    const lode_slice unit = m->cell[UNIT];
    if (unit.n > 0 && !check_is_one_of(unit, "%|pp|\xc2\xa3|\xc2\xa3m|numberstring"))
        find(m, CHECK_META_UNITS, UNIT, "'%.*s' is no unit that EES knows", LODE_ARG(unit));
}

static void check_decimals(const meta *m) {
    lode_number number;
    const lode_slice text = m->cell[DECIMALS];
    if (text.n == 0)
        find(m, CHECK_META_DECIMALS_GIVEN, DECIMALS, "no decimals given");
    else if (!lode_number_read(text, &number) || !check_is_whole(&number) || number.value < 0)
        find(m, CHECK_META_DECIMALS, DECIMALS, "'%.*s' is no number of decimals", LODE_ARG(text));
}

/* Groups of pupils that stand in the names of indicators. English, Welsh and the like are subjects
 * too. */
static const char mixed[] = "male|female|boys|girls|asian|chinese|indian|pakistani|bangladeshi|"
                            "black|african|caribbean|white|roma|irish|british|arab";

static void check_mixture(const meta *m) {
    lode_slice rest = m->cell[NAME], word;
    while (lode_split(&rest, '_', &word)) {
        lode_slice words = lode_text(mixed), one;
        while (lode_split(&words, '|', &one))
            if (lode_same_folded(word, one)) {
                find(m, CHECK_META_MIXED, NAME, "'%.*s' in '%.*s'", LODE_ARG(word),
                     LODE_ARG(m->cell[NAME]));
                return;
            }
    }
}

/* ---- groups ---- */

static bool is_described(const meta *m, lode_slice name) {
    for (size_t row = 0; row < lode_table_rows(m->table); row++)
        if (m->at[NAME] >= 0 &&
            lode_same(lode_trim(lode_table_text(m->table, row, (size_t)m->at[NAME])), name))
            return true;
    return false;
}

static void check_group(const meta *m) {
    const lode_slice group = m->cell[GROUP];
    if (group.n == 0)
        return;
    if (check_find_column(m->file, group) < 0)
        find(m, CHECK_META_GROUPS, GROUP, "'%.*s' is no column of the file", LODE_ARG(group));
    else if (came_before(m, GROUP))
        find(m, CHECK_META_GROUPS, GROUP, "'%.*s' groups another filter already", LODE_ARG(group));
    else if (!is_described(m, group))
        find(m, CHECK_META_GROUPS_DESCRIBED, GROUP, "'%.*s' has no row of its own",
             LODE_ARG(group));
}

static bool is_only_filter(const meta *m) {
    size_t filters = 0;
    for (size_t row = 0; row < lode_table_rows(m->table); row++)
        filters +=
            m->at[TYPE] >= 0 &&
            lode_is(lode_trim(lode_table_text(m->table, row, (size_t)m->at[TYPE])), "Filter");
    return filters == 1;
}

static void check_filter(const meta *m) {
    static const int names[] = {NAME, GROUP};
    for (size_t i = 0; i < 2; i++) {
        const lode_slice name = m->cell[names[i]];
        if (check_is_one_of(name, "school_name|provider_name") && is_only_filter(m))
            continue;
        if (name.n > 0 && lode_ees_sounds_like_place(name))
            find(m, CHECK_META_PLACES, names[i], "'%.*s' as a filter", LODE_ARG(name));
        if (check_is_one_of(name, "characteristic|characteristic_group"))
            find(m, CHECK_META_CHARACTERISTIC, names[i], "'%.*s' as a filter", LODE_ARG(name));
    }
    check_group(m);
}

void check_metadata_rows(check_file *f) {
    static const check_kind kinds[] = {
        CHECK_META_COLUMNS,        CHECK_META_NAMES,         CHECK_META_TYPES,
        CHECK_META_STANDARD,       CHECK_META_PLACES,        CHECK_META_LABELS,
        CHECK_META_INDICATORS,     CHECK_META_UNITS,         CHECK_META_DECIMALS,
        CHECK_META_DECIMALS_GIVEN, CHECK_META_GROUPS,        CHECK_META_GROUPS_DESCRIBED,
        CHECK_META_MIXED,          CHECK_META_CHARACTERISTIC};
    meta m = {.file = f, .table = f->metadata};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        check_carried_out(f, kinds[i]);
    for (int i = 0; i < COLUMNS; i++)
        m.at[i] = lode_table_find(m.table, lode_text(columns[i]));
    check_columns(&m);
    for (size_t row = 0; row < lode_table_rows(m.table); row++) {
        read_row(&m, row);
        check_name_of(&m);
        check_label(&m);
        check_type(&m);
        check_foreign(&m);
        check_unit(&m);
        if (is_indicator(&m)) {
            check_decimals(&m);
            check_mixture(&m);
        }
        if (is_filter(&m))
            check_filter(&m);
    }
}
