/* What a record adds to its group. */
#include "agg_parts.h"

#include "lode/memory.h"

#include <stdlib.h>

/* ---- cells with numbers ---- */

typedef enum { NUMBER, MISSING, WRONG } cell_kind;

static bool is_missing(lode_slice text) {
    return text.n == 0 || lode_is_status(text);
}

static cell_kind read_cell(const lode_record *record, int position, lode_number *number) {
    const lode_slice text = lode_record_at(record, position);
    if (lode_number_read(text, number))
        return NUMBER;
    return is_missing(text) ? MISSING : WRONG;
}

/* The same of what is to be added up. */
static cell_kind read_amount(const lode_record *record, int position, agg_decimal *amount) {
    lode_number number;
    const cell_kind kind = read_cell(record, position, &number);
    return kind == NUMBER && !agg_decimal_of(&number, amount) ? WRONG : kind;
}

/* What may not be below 0. */
static cell_kind read_quantity(const lode_record *record, int position, agg_decimal *amount) {
    const cell_kind kind = read_amount(record, position, amount);
    return kind == NUMBER && amount->units < 0 ? WRONG : kind;
}

/* ---- one record ---- */

static agg_code code_of(const agg_run *run, const lode_record *record) {
    const lode_slice text = lode_record_at(record, run->at.value);
    return agg_code_of(text.n ? text : lode_record_at(record, run->at.status));
}

static bool read_row(const agg_run *run, const lode_record *record, agg_row *row) {
    const cell_kind value = read_amount(record, run->at.value, &row->value);
    const cell_kind n = read_quantity(record, run->at.n, &row->n);
    const cell_kind numerator = read_quantity(record, run->at.numerator, &row->numerator);
    row->has_value = value == NUMBER;
    row->has_n = n == NUMBER;
    row->has_numerator = numerator == NUMBER;
    return value != WRONG && n != WRONG && numerator != WRONG;
}

/* The pupils a percentage counts, as nearly as it is known. */
static void take_pupils(agg_pairs *pupils, const agg_row *row) {
    agg_decimal count;
    if (!row->has_value || !row->has_n)
        return;
    const double n = agg_decimal_value(row->n);
    const bool known = agg_count_of(row, &count) != AGG_COUNT_ROUNDED;
    agg_pairs_add(pupils,
                  known ? agg_decimal_value(count) : agg_decimal_value(row->value) * n / 100, n);
}

static void take_weighted(agg_weighted *weighted, agg_decimal value, agg_decimal weight) {
    if (weight.units == 0)
        return;
    agg_total_add_product(&weighted->sum, value, weight);
    agg_total_add(&weighted->weight, weight);
    agg_pairs_add(&weighted->pairs, agg_decimal_value(value), agg_decimal_value(weight));
}

/* False: a cell is wrong. */
static bool take_weight(const agg_run *run, agg_group *group, const lode_record *record) {
    agg_decimal value, weight;
    if (read_amount(record, run->at.value, &value) == WRONG)
        return false;
    const cell_kind kind = read_quantity(record, run->at.weight, &weight);
    if (kind == NUMBER)
        take_weighted(group->weighted, value, weight);
    else
        group->weighted->without++;
    return kind != WRONG;
}

/* Rows that have both numbers are pairs. False: the other cell is wrong. */
static bool take_beside(const agg_run *run, agg_pairs *pairs, const lode_number *value,
                        const lode_record *record) {
    lode_number other;
    const cell_kind kind = read_cell(record, run->at.beside, &other);
    if (kind == NUMBER)
        agg_pairs_add(pairs, value->value, other.value);
    return kind != WRONG;
}

/* A percentage of nobody is no value, whatever was printed. */
static bool is_of_nobody(const agg_group *group, const agg_row *row) {
    return lode_kind_is_percentage(agg_group_kind(group)) && row->has_value && row->has_n &&
           row->n.units == 0;
}

static bool take_row(const agg_run *run, agg_group *group, const lode_record *record,
                     bool *nobody) {
    agg_row row;
    if (!read_row(run, record, &row))
        return false;
    *nobody = is_of_nobody(group, &row);
    row.has_value &= !*nobody;
    if (group->pool)
        agg_pool_take(group->pool, agg_group_kind(group), &row);
    if (group->pupils)
        take_pupils(group->pupils, &row);
    return true;
}

/* ---- units ---- */

void agg_note_unit(agg_worker *w, uint32_t key, lode_slice unit) {
    if (sizeof key + unit.n > w->room_size) {
        w->room_size = 2 * (sizeof key + unit.n);
        w->room = lode_reallocate(w->room, w->room_size, 1);
    }
    memcpy(w->room, &key, sizeof key);
    if (unit.n)
        memcpy(w->room + sizeof key, unit.p, unit.n);
    lode_names_add(w->units, (lode_slice){w->room, sizeof key + unit.n});
}

static lode_slice unit_of(const agg_run *run, const lode_record *record) {
    lode_slice unit = {NULL, 0};
    for (int i = 0; i < AGG_UNIT_COLUMNS && unit.n == 0; i++)
        unit = lode_record_at(record, run->at.unit[i]);
    return unit;
}

/* ---- all of it ---- */

void agg_take_record(const agg_run *run, agg_worker *w, uint32_t key, const lode_record *record) {
    agg_group *group = &w->group[key];
    lode_number number;
    bool nobody = false;
    const cell_kind kind = read_cell(record, run->at.value, &number);
    if (kind == WRONG ||
        ((group->pool || group->pupils) && !take_row(run, group, record, &nobody))) {
        w->trouble = true;
        return;
    }
    if (kind == MISSING || nobody) {
        group->coded[nobody ? AGG_CODE_Z : code_of(run, record)]++;
        return;
    }
    group->count++;
    if (run->needs.values)
        agg_store_add(&group->store, &number);
    if ((group->weighted && !take_weight(run, group, record)) ||
        (group->beside && !take_beside(run, group->beside, &number, record)))
        w->trouble = true;
    if (w->units)
        agg_note_unit(w, key, unit_of(run, record));
}

/* ---- what cannot be used ---- */

/* A cell that is read, and what it must be. */
typedef struct {
    int position;
    lode_measure_column column; /* LODE_MEASURE_COLUMNS: one that an option names */
    const char *option;         /* that one */
    bool summed;                /* it must be a decimal that can be added up */
    bool quantity;              /* and not below 0 */
} wanted;

static lode_status no_number(const agg_run *run, const wanted *w, lode_slice text) {
    if (w->column == LODE_COL_VALUE && agg_is_of_pupils(run))
        return lode_fail(run->error, LODE_DATA, "'%.*s' is not a number or a known code in '%.*s'",
                         LODE_ARG(text), LODE_ARG(run->value));
    if (w->column < LODE_MEASURE_COLUMNS)
        return lode_measures_wrong_cell(w->column, text, run->error);
    if (w->position == run->at.beside)
        return lode_fail(run->error, LODE_DATA, "'%.*s' is not a number or a known code in '%s'",
                         LODE_ARG(text), w->option);
    lode_fail(run->error, LODE_DATA, "'%.*s' is no weight, in '%s'", LODE_ARG(text), w->option);
    return lode_fail_hint(run->error, "weights are numbers from 0; an empty cell or a code leaves "
                                      "the value unweighed");
}

static lode_status refuse_cell(const agg_run *run, const lode_record *record, const wanted *w) {
    const lode_slice text = lode_record_at(record, w->position);
    const char *name =
        w->column < LODE_MEASURE_COLUMNS ? lode_measure_column_name(w->column) : w->option;
    lode_number number;
    agg_decimal amount;
    if (is_missing(text))
        return LODE_OK;
    if (!lode_number_read(text, &number)) {
        no_number(run, w, text);
    } else if (w->summed && !agg_decimal_of(&number, &amount)) {
        lode_fail(run->error, LODE_DATA, "%.*s cannot be added up to the last digit, in '%s'",
                  LODE_ARG(text), name);
        lode_fail_hint(run->error, "numbers may be as large as 10^13 and have 18 decimals");
    } else if (w->quantity && number.value < 0) {
        lode_fail(run->error, LODE_DATA, "%s is negative: %.*s", name, LODE_ARG(text));
    } else {
        return LODE_OK;
    }
    return lode_fail_at(run->error, NULL, lode_record_line(record), (size_t)w->position + 1);
}

lode_status agg_refuse_record(const agg_run *run, const lode_record *record) {
    const bool rows = run->needs.pool || run->needs.pupils;
    const wanted cells[] = {
        {run->at.value, LODE_COL_VALUE, NULL, rows || run->needs.weighted, false},
        {rows ? run->at.n : -1, LODE_COL_N, NULL, true, true},
        {rows ? run->at.numerator : -1, LODE_COL_NUMERATOR, NULL, true, true},
        {run->at.weight, LODE_MEASURE_COLUMNS, run->options->weight, true, true},
        {run->at.beside, LODE_MEASURE_COLUMNS, run->options->beside, false, false},
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        const lode_status status = refuse_cell(run, record, &cells[i]);
        if (status != LODE_OK)
            return status;
    }
    return LODE_OK;
}
