#include "lode/rules.h"

#include "lode/memory.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    RULE,
    MEASURE,
    WHEN,
    BREAKDOWN,
    COMPARATOR,
    THRESHOLD,
    PERIODS,
    WEIGHT,
    REASON,
    MIN_N,
    CERTAIN,
    ESTABLISHMENT_TYPE,
    COLUMNS
};
enum { NEEDED = WHEN + 1, MOST_PERIODS = 20 };

static const char *const column_names[COLUMNS] = {
    "rule",    "measure", "when",   "breakdown", "comparator", "threshold",
    "periods", "weight",  "reason", "min_n",     "certain",    "establishment_type"};

/* What each word of the column when asks of the others. */
static const struct {
    const char *name;
    bool comparator;
    enum { NO_THRESHOLD, ANY_THRESHOLD, DISTANCE, PERCENT } threshold;
    size_t periods; /* at least */
    bool interval;  /* whether a figure's interval can lie beyond the threshold */
} whens[LODE_WHENS] = {
    [LODE_WHEN_BELOW] = {"below", false, ANY_THRESHOLD, 1, true},
    [LODE_WHEN_ABOVE] = {"above", false, ANY_THRESHOLD, 1, true},
    [LODE_WHEN_BELOW_COMPARATOR] = {"below_comparator", true, DISTANCE, 1, true},
    [LODE_WHEN_ABOVE_COMPARATOR] = {"above_comparator", true, DISTANCE, 1, true},
    [LODE_WHEN_FALLING] = {"falling", false, NO_THRESHOLD, 2, false},
    [LODE_WHEN_RISING] = {"rising", false, NO_THRESHOLD, 2, false},
    [LODE_WHEN_BOTTOM_PERCENT] = {"bottom_percent", true, PERCENT, 1, false},
    [LODE_WHEN_MISSING] = {"missing", false, NO_THRESHOLD, 1, false},
};

/* The comparators lode-bench knows, besides group:COLUMN. */
static const char *const comparators[] = {"national", "region", "la",       "similar",
                                          "areas",    "all",    "previous", "target"};
enum { COMPARATORS = sizeof comparators / sizeof *comparators };

bool lode_rule_is_for(const lode_rule *rule, lode_slice establishment_type) {
    lode_slice rest = rule->establishment_types, kind;
    if (!lode_trim(rest).n || !lode_trim(establishment_type).n)
        return true;
    while (lode_split(&rest, '|', &kind))
        if (lode_same_folded(lode_trim(kind), lode_trim(establishment_type)))
            return true;
    return false;
}

/* ---- the table ---- */

typedef struct {
    const lode_table *table;
    int column[COLUMNS]; /* or -1 */
    size_t row;          /* the one being read */
} source;

static lode_slice text_of(const source *from, int column) {
    if (from->column[column] < 0)
        return lode_text("");
    return lode_trim(lode_table_text(from->table, from->row, (size_t)from->column[column]));
}

/* The place of a cell for the error; the row where the table has no such column. */
static lode_status at(const source *from, int column, lode_error *error) {
    if (from->column[column] < 0)
        return lode_fail_at(error, lode_table_file(from->table, from->row),
                            lode_table_line(from->table, from->row), 0);
    return lode_table_fail_at(from->table, from->row, (size_t)from->column[column], error);
}

static bool is_known(lode_slice name) {
    for (int c = 0; c < COLUMNS; c++)
        if (lode_is(name, column_names[c]))
            return true;
    return false;
}

/* The names of the columns into names, those that nobody knows first; returns how many of these. */
static size_t strangers_first(const lode_table *table, lode_slice *names) {
    size_t n = 0, strangers = 0;
    for (int known = 0; known < 2; known++) {
        for (size_t i = 0; i < lode_table_columns(table); i++)
            if (is_known(lode_table_name(table, i)) == (known == 1))
                names[n++] = lode_table_name(table, i);
        strangers = known ? strangers : n;
    }
    return strangers;
}

/* A column that is not there is an error if it must be, or if another looks like it misspelt. */
static lode_status find_column(source *from, int c, lode_error *error) {
    const lode_slice wanted = lode_text(column_names[c]);
    from->column[c] = lode_table_find(from->table, wanted);
    if (from->column[c] >= 0)
        return LODE_OK;
    size_t n = lode_table_columns(from->table);
    lode_slice *names = lode_allocate(n, sizeof *names);
    size_t strangers = strangers_first(from->table, names);
    lode_status status = LODE_OK;
    if (c < NEEDED || lode_suggest(wanted, names, strangers) >= 0)
        status = lode_no_column(lode_table_file(from->table, 0), names, n, wanted, error);
    free(names);
    return status;
}

/* ---- one rule ---- */

static lode_status read_when(const source *from, lode_rule *rule, lode_error *error) {
    lode_slice text = text_of(from, WHEN), names[LODE_WHENS];
    for (int w = 0; w < LODE_WHENS; w++) {
        names[w] = lode_text(whens[w].name);
        if (lode_same(text, names[w])) {
            rule->when = (lode_when)w;
            return LODE_OK;
        }
    }
    int meant = lode_suggest(text, names, LODE_WHENS);
    lode_fail(error, LODE_DATA, "'%.*s' is no condition for a rule", LODE_ARG(text));
    if (meant >= 0)
        lode_fail_hint(error, "did you mean '%s'?", whens[meant].name);
    else
        lode_fail_hint(error, "when is below, above, below_comparator, above_comparator, falling, "
                              "rising, bottom_percent or missing");
    return at(from, WHEN, error);
}

static lode_status check_comparator_name(const source *from, lode_slice text, lode_error *error) {
    lode_slice names[COMPARATORS];
    for (int i = 0; i < COMPARATORS; i++) {
        names[i] = lode_text(comparators[i]);
        if (lode_same(text, names[i]))
            return LODE_OK;
    }
    if (text.n > 6 && memcmp(text.p, "group:", 6) == 0)
        return LODE_OK;
    int meant = lode_suggest(text, names, COMPARATORS);
    lode_fail(error, LODE_DATA, "'%.*s' is no comparator", LODE_ARG(text));
    if (meant >= 0)
        lode_fail_hint(error, "did you mean '%s'?", comparators[meant]);
    else
        lode_fail_hint(error, "comparators are national, region, la, similar, areas, all, "
                              "previous, target and group:COLUMN");
    return at(from, COMPARATOR, error);
}

static lode_status read_comparator(const source *from, lode_rule *rule, lode_error *error) {
    const char *when = whens[rule->when].name;
    rule->comparator = text_of(from, COMPARATOR);
    if (rule->comparator.n && whens[rule->when].comparator)
        return check_comparator_name(from, rule->comparator, error);
    if (!rule->comparator.n && !whens[rule->when].comparator)
        return LODE_OK;
    if (rule->comparator.n)
        lode_fail(error, LODE_DATA, "a comparator has no meaning for '%s'", when);
    else
        lode_fail(error, LODE_DATA, "'%s' needs a comparator", when);
    if (!rule->comparator.n)
        lode_fail_hint(error, "name one, such as national or similar");
    else if (rule->when == LODE_WHEN_BELOW || rule->when == LODE_WHEN_ABOVE)
        lode_fail_hint(error, "did you mean '%s_comparator'?", when);
    else
        lode_fail_hint(error, "leave it empty");
    return at(from, COMPARATOR, error);
}

static lode_status wrong_threshold(const source *from, const lode_rule *rule, const char *wanted,
                                   lode_error *error) {
    lode_fail(error, LODE_DATA,
              rule->threshold_text.n ? "'%s' takes %s, not '%.*s'" : "'%s' takes %s",
              whens[rule->when].name, wanted, LODE_ARG(rule->threshold_text));
    return at(from, THRESHOLD, error);
}

static lode_status read_threshold(const source *from, lode_rule *rule, lode_error *error) {
    const lode_slice text = rule->threshold_text = text_of(from, THRESHOLD);
    const int wanted = (int)whens[rule->when].threshold;
    bool number = lode_number_read(text, &rule->threshold);
    if (!text.n)
        lode_number_read(lode_text("0"), &rule->threshold);
    if (wanted == NO_THRESHOLD)
        return text.n ? wrong_threshold(from, rule, "no threshold", error) : LODE_OK;
    if (wanted == ANY_THRESHOLD && !number)
        return wrong_threshold(from, rule, "a number as threshold", error);
    if (wanted == DISTANCE && text.n && (!number || rule->threshold.value < 0))
        return wrong_threshold(from, rule, "a distance from the comparator, 0 or more", error);
    if (wanted == PERCENT &&
        (!number || rule->threshold.value <= 0 || rule->threshold.value >= 100))
        return wrong_threshold(from, rule, "a percentage of schools as threshold", error);
    return LODE_OK;
}

static lode_status read_periods(const source *from, lode_rule *rule, lode_error *error) {
    const size_t least = whens[rule->when].periods;
    lode_slice text = text_of(from, PERIODS);
    lode_number number;
    rule->periods = least;
    if (!text.n)
        return LODE_OK;
    bool fits = lode_number_read(text, &number) && number.value >= (double)least &&
                number.value <= MOST_PERIODS && number.value == floor(number.value);
    if (fits) {
        rule->periods = (size_t)number.value;
        return LODE_OK;
    }
    lode_fail(error, LODE_DATA, "'%.*s' is no number of periods for '%s'", LODE_ARG(text),
              whens[rule->when].name);
    lode_fail_hint(error, "a whole number from %zu to %d", least, MOST_PERIODS);
    return at(from, PERIODS, error);
}

static lode_status read_weight(const source *from, lode_rule *rule, lode_error *error) {
    lode_number number;
    rule->weight = text_of(from, WEIGHT);
    if (!rule->weight.n)
        rule->weight = lode_text("1");
    if (lode_number_read(rule->weight, &number) && number.value >= 0)
        return LODE_OK;
    lode_fail(error, LODE_DATA, "the weight '%.*s' is not a number from 0 up",
              LODE_ARG(rule->weight));
    return at(from, WEIGHT, error);
}

static lode_status read_min_n(const source *from, lode_rule *rule, lode_error *error) {
    lode_number number;
    rule->min_n_text = text_of(from, MIN_N);
    if (!rule->min_n_text.n)
        return LODE_OK;
    if (rule->when == LODE_WHEN_MISSING) {
        lode_fail(error, LODE_DATA,
                  "'missing' takes no min_n: where there is no value, n says little");
        lode_fail_hint(error, "leave it empty");
        return at(from, MIN_N, error);
    }
    if (!lode_number_read(rule->min_n_text, &number) || number.value < 1) {
        lode_fail(error, LODE_DATA, "the min_n '%.*s' is not a number from 1 up",
                  LODE_ARG(rule->min_n_text));
        return at(from, MIN_N, error);
    }
    rule->min_n = number.value;
    return LODE_OK;
}

static lode_status read_certain(const source *from, lode_rule *rule, lode_error *error) {
    lode_slice text = text_of(from, CERTAIN);
    rule->certain = lode_is(text, "yes");
    if (text.n && !rule->certain) {
        lode_fail(error, LODE_DATA, "certain is yes or empty, not '%.*s'", LODE_ARG(text));
        return at(from, CERTAIN, error);
    }
    if (!rule->certain || whens[rule->when].interval)
        return LODE_OK;
    lode_fail(error, LODE_DATA, "'%s' cannot be certain: it looks at no interval",
              whens[rule->when].name);
    lode_fail_hint(error, "leave it empty, or set min_n");
    return at(from, CERTAIN, error);
}

static lode_status check_name(const source *from, lode_slice name, lode_error *error) {
    source earlier = *from;
    for (earlier.row = 0; earlier.row < from->row; earlier.row++)
        if (lode_same(name, text_of(&earlier, RULE))) {
            lode_fail(error, LODE_DATA, "rule '%.*s' stands on line %zu already", LODE_ARG(name),
                      lode_table_line(from->table, earlier.row));
            return at(from, RULE, error);
        }
    return LODE_OK;
}

static lode_status read_names(const source *from, lode_rule *rule, lode_error *error) {
    rule->row = from->row;
    rule->name = text_of(from, RULE);
    rule->measure = text_of(from, MEASURE);
    rule->breakdown = text_of(from, BREAKDOWN);
    rule->reason = text_of(from, REASON);
    rule->establishment_types = text_of(from, ESTABLISHMENT_TYPE);
    if (!rule->name.n || !rule->measure.n) {
        int column = rule->name.n ? MEASURE : RULE;
        lode_fail(error, LODE_DATA, "a rule without a %s", rule->name.n ? "measure" : "name");
        return at(from, column, error);
    }
    if (!rule->breakdown.n)
        rule->breakdown = lode_text("Total");
    const char *colon = memchr(rule->breakdown.p, ':', rule->breakdown.n);
    if (colon) {
        size_t n = (size_t)(colon - rule->breakdown.p);
        rule->topic = (lode_slice){rule->breakdown.p, n};
        rule->breakdown = (lode_slice){colon + 1, rule->breakdown.n - n - 1};
    }
    return check_name(from, rule->name, error);
}

static lode_status read_rule(const source *from, lode_rule *rule, lode_error *error) {
    static lode_status (*const parts[])(const source *, lode_rule *, lode_error *) = {
        read_names,   read_when,   read_comparator, read_threshold,
        read_periods, read_weight, read_min_n,      read_certain};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        lode_status status = parts[i](from, rule, error);
        if (status != LODE_OK)
            return status;
    }
    return LODE_OK;
}

/* ---- all of them ---- */

static lode_status read_all(source *from, lode_rules *rules, lode_report *report,
                            lode_error *error) {
    size_t n = lode_table_rows(from->table);
    lode_status worst = LODE_OK;
    rules->rule = lode_allocate(n, sizeof *rules->rule);
    for (from->row = 0; from->row < n; from->row++) {
        lode_status status = read_rule(from, &rules->rule[rules->n++], error);
        if (status == LODE_OK)
            continue;
        worst = status;
        lode_problem(report, error, "rules that cannot be used");
    }
    if (n > 0)
        return worst;
    lode_fail(error, LODE_DATA, "there are no rules");
    return lode_fail_at(error, lode_table_file(from->table, 0), 0, 0);
}

lode_status lode_rules_read(lode_rules **rules, const lode_table *table, lode_report *report,
                            lode_error *error) {
    source from = {.table = table};
    for (int c = 0; c < COLUMNS; c++) {
        lode_status status = find_column(&from, c, error);
        if (status != LODE_OK)
            return status;
    }
    lode_rules *r = lode_allocate(1, sizeof *r);
    r->table = table;
    lode_status status = read_all(&from, r, report, error);
    if (status == LODE_OK)
        *rules = r;
    else
        lode_rules_free(r);
    return status;
}

void lode_rules_free(lode_rules *rules) {
    if (!rules)
        return;
    free(rules->rule);
    free(rules);
}
