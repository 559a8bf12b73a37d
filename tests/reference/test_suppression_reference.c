/* Audits and fewest suppressions of two-way tables beside linear programmes of scipy and every
 * subset tried. See tests/support/reference_case.h. */
#include "lode/suppression.h"
#include "reference_case.h"

enum { CELLS = 64, ENTRIES = 256 };

/* A table of rows and columns, the last of each its totals. */
typedef struct {
    size_t rows, columns;
    double value[CELLS], coefficient[ENTRIES];
    size_t begin[CELLS], cell[ENTRIES], entries;
    bool primary[CELLS], hidden[CELLS];
    lode_derivable range[CELLS];
    lode_additive sums;
} two_way;

static void add_entry(two_way *t, size_t cell, bool total) {
    t->cell[t->entries] = cell;
    t->coefficient[t->entries++] = total ? -1 : 1;
}

static void end_relation(two_way *t) {
    t->begin[++t->sums.relations] = t->entries;
}

static void add_relations(two_way *t) {
    for (size_t r = 0; r < t->rows; r++) {
        for (size_t c = 0; c < t->columns; c++)
            add_entry(t, r * t->columns + c, c + 1 == t->columns);
        end_relation(t);
    }
    for (size_t c = 0; c < t->columns; c++) {
        for (size_t r = 0; r < t->rows; r++)
            add_entry(t, r * t->columns + c, r + 1 == t->rows);
        end_relation(t);
    }
}

static void read_two_way(two_way *t, const char *file) {
    table csv = read_table(file);
    *t = (two_way){.rows = csv.rows, .columns = csv.columns - 1};
    t->sums = (lode_additive){t->rows * t->columns, 0, t->value, t->begin, t->cell, t->coefficient};
    for (size_t i = 0; i < t->sums.cells; i++) {
        t->value[i] = csv.column[1 + i % t->columns][i / t->columns];
        t->hidden[i] = t->primary[i] = isnan(t->value[i]);
    }
    add_relations(t);
    free_table(&csv);
}

static bool is_total(const two_way *t, size_t i) {
    return i / t->columns + 1 == t->rows || i % t->columns + 1 == t->columns;
}

static void name_of(const two_way *t, size_t i, char name[32]) {
    snprintf(name, 32, "r%zuc%zu", i / t->columns + 1, i % t->columns + 1);
}

static void check_ranges(const two_way *t, const char *answer) {
    const span expected = use_tolerance_of(answer);
    for (size_t i = 0; i < t->sums.cells; i++) {
        char name[32], *end;
        name_of(t, i, name);
        const span at = after_key(expected, name);
        if (!t->hidden[i])
            continue;
        if (at.p == at.end) {
            complain("%s is hidden and should not be", name);
            continue;
        }
        check(name, t->range[i].low, strtod(strchr(at.p, '[') + 1, &end));
        check(name, t->range[i].high, strtod(strchr(end, ',') + 1, NULL));
    }
}

static void check_recoverable(const two_way *t) {
    const span expected = use_tolerance_of("recoverable");
    for (size_t i = 0; i < t->sums.cells; i++) {
        char name[34];
        name[0] = '"';
        name_of(t, i, name + 1);
        strcat(name, "\"");
        const bool listed =
            memmem(expected.p, (size_t)(expected.end - expected.p), name, strlen(name)) != NULL;
        if (t->hidden[i])
            check(name, t->range[i].low == t->range[i].high, listed);
    }
}

static void check_audit(void) {
    two_way t;
    read_two_way(&t, "published.csv");
    done(lode_suppression_audit(&t.sums, t.hidden, t.range, NULL, NULL));
    check_ranges(&t, "ranges");
    check_recoverable(&t);
}

/* The fewest cells, then the least total; neither zeros nor totals. */
static void find(two_way *t) {
    double cost[CELLS];
    for (size_t i = 0; i < t->sums.cells; i++) {
        t->primary[i] = !is_total(t, i) && t->value[i] >= 1 && t->value[i] <= 4;
        cost[i] = is_total(t, i) || t->value[i] == 0 ? INFINITY : 1 + t->value[i] / 1e4;
    }
    const lode_suppression_plan plan = {t->primary, cost, 1, CELLS};
    bool least = false;
    done(lode_suppression_find(&t->sums, &plan, t->hidden, &least, NULL, NULL));
    done(lode_suppression_audit(&t->sums, t->hidden, t->range, NULL, NULL));
    check("whether it is the least", least, true);
}

static void check_fewest(void) {
    two_way t;
    read_two_way(&t, "table.csv");
    find(&t);
    double cells = 0, total = 0;
    for (size_t i = 0; i < t.sums.cells; i++)
        if (t.hidden[i] && !t.primary[i]) {
            cells++;
            total += t.value[i];
        }
    check("cells", cells, number_of(use_tolerance_of("minimum_secondary_cells"), "value", NAN));
    check("their total", total,
          number_of(use_tolerance_of("smallest_value_suppressed_among_them"), "value", NAN));
    check_ranges(&t, "ranges_with_first_pattern");
}

static const reference_case cases[] = {
    {"suppression/audit-linked-blocks", check_audit},
    {"suppression/audit-naive-undone", check_audit},
    {"suppression/audit-two-per-line", check_audit},
    {"suppression/one-small-cell", check_fewest},
    {"suppression/two-in-a-row", check_fewest},
    {"suppression/zeros-block", check_fewest},
};

int main(int argc, char **argv) {
    return check_reference_cases(argc, argv, cases, sizeof cases / sizeof *cases);
}
