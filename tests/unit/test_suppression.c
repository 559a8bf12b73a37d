/* Suppression against an attacker who knows nothing of programmes: every table that fits what is
 * published is written down. */
#include "lode/memory.h"
#include "lode/random.h"
#include "lode/suppression.h"

#include "../support/close.h"

#include <math.h>
#include <stdio.h>

enum {
    SIDE = 3,
    WITH_TOTAL = SIDE + 1,
    CELLS = WITH_TOTAL * WITH_TOTAL,
    RELATIONS = 2 * WITH_TOTAL
};

/* Three rows and columns with their totals; the last cell is the total of all. */
typedef struct {
    double value[CELLS], coefficient[RELATIONS * WITH_TOTAL];
    size_t begin[RELATIONS + 1], cell[RELATIONS * WITH_TOTAL];
    lode_additive sums;
    bool primary[CELLS], hidden[CELLS];
    double cost[CELLS];
} square;

static void add_relations(square *s) {
    size_t e = 0;
    for (size_t r = 0; r < RELATIONS; r++) {
        for (size_t k = 0; k < WITH_TOTAL; k++) {
            s->cell[e] = r < WITH_TOTAL ? r * WITH_TOTAL + k : k * WITH_TOTAL + r - WITH_TOTAL;
            s->coefficient[e++] = k == SIDE ? -1 : 1;
        }
        s->begin[r + 1] = e;
    }
    s->begin[0] = 0;
    s->sums = (lode_additive){CELLS, RELATIONS, s->value, s->begin, s->cell, s->coefficient};
}

static void add_totals(square *s) {
    for (size_t r = 0; r < SIDE; r++) {
        double *total = &s->value[r * WITH_TOTAL + SIDE];
        *total = 0;
        for (size_t c = 0; c < SIDE; c++)
            *total += s->value[r * WITH_TOTAL + c];
    }
    for (size_t c = 0; c < WITH_TOTAL; c++) {
        s->value[SIDE * WITH_TOTAL + c] = 0;
        for (size_t r = 0; r < SIDE; r++)
            s->value[SIDE * WITH_TOTAL + c] += s->value[r * WITH_TOTAL + c];
    }
}

static void draw(square *s, lode_random *random) {
    const bool totals_stay = lode_random_chance(random, 0.5);
    for (size_t i = 0; i < CELLS; i++)
        s->value[i] = (double)lode_random_below(random, 8);
    add_totals(s);
    add_relations(s);
    for (size_t i = 0; i < CELLS; i++) {
        const bool total = i / WITH_TOTAL == SIDE || i % WITH_TOTAL == SIDE;
        s->primary[i] = !total && s->value[i] >= 1 && s->value[i] <= 2;
        s->cost[i] = s->value[i] == 0 || i + 1 == CELLS || (total && totals_stay)
                         ? INFINITY
                         : 1 + s->value[i] / 1000;
    }
}

/* ---- the attacker ---- */

typedef struct {
    const square *s;
    double guess[CELLS]; /* nan: not yet made */
    double low[CELLS], high[CELLS];
    size_t tables;
} attacker;

/* What a relation says of the last cell it lacks; how many it lacks. */
static int lacks(const attacker *a, size_t r, size_t *cell, double *must) {
    const lode_additive *t = &a->s->sums;
    int lacking = 0;
    double sum = 0, sign = 1;
    for (size_t e = t->begin[r]; e < t->begin[r + 1]; e++) {
        if (!isnan(a->guess[t->cell[e]])) {
            sum += t->coefficient[e] * a->guess[t->cell[e]];
            continue;
        }
        lacking++;
        *cell = t->cell[e];
        sign = t->coefficient[e];
    }
    *must = lacking ? -sum / sign : sum;
    return lacking;
}

static void write_down(attacker *a) {
    a->tables++;
    for (size_t i = 0; i < CELLS; i++) {
        a->low[i] = fmin(a->low[i], a->guess[i]);
        a->high[i] = fmax(a->high[i], a->guess[i]);
    }
}

static void guess_on(attacker *a) {
    size_t cell = 0, open = CELLS;
    double must;
    for (size_t r = 0; r < RELATIONS; r++) {
        const int lacking = lacks(a, r, &cell, &must);
        if (lacking == 0 && must != 0)
            return;
        if (lacking == 1) {
            if (must < 0)
                return;
            a->guess[cell] = must;
            guess_on(a);
            a->guess[cell] = NAN;
            return;
        }
        if (lacking > 1 && open == CELLS)
            open = cell;
    }
    if (open == CELLS) {
        write_down(a);
        return;
    }
    for (double v = 0; v <= a->s->value[CELLS - 1]; v++) {
        a->guess[open] = v;
        guess_on(a);
    }
    a->guess[open] = NAN;
}

static void attack(attacker *a, const square *s) {
    *a = (attacker){.s = s};
    for (size_t i = 0; i < CELLS; i++) {
        a->guess[i] = s->hidden[i] ? NAN : s->value[i];
        a->low[i] = INFINITY;
        a->high[i] = -INFINITY;
    }
    guess_on(a);
}

/* ---- */

/* Of 1,000 random tables the attacker finds for every hidden cell the range of the audit, and no
 * primary cell within the width that was asked for. Tables that cannot be protected are refused,
 * and then the attacker finds a cell even with all hidden that may be. */
static void an_attacker_finds_no_more_than_the_audit(void **state) {
    (void)state;
    lode_random random = lode_random_start(6, 0, 0);
    size_t protected = 0, refused = 0, attackable = 0;
    for (int n = 0; n < 1000; n++) {
        square s;
        attacker a;
        bool least;
        size_t exposed;
        lode_derivable range[CELLS];
        draw(&s, &random);
        const size_t exact = lode_random_chance(&random, 0.5) ? CELLS : 0;
        const double width = 1 + (double)lode_random_below(&random, 3);
        const lode_suppression_plan plan = {s.primary, s.cost, width, exact};
        const lode_status status =
            lode_suppression_find(&s.sums, &plan, s.hidden, &least, &exposed, NULL);
        if (status == LODE_REFUSED)
            for (size_t i = 0; i < CELLS; i++)
                s.hidden[i] = s.primary[i] || isfinite(s.cost[i]);
        else
            assert_int_equal(status, LODE_OK);
        attack(&a, &s);
        assert_true(a.tables > 0);
        assert_int_equal(lode_suppression_audit(&s.sums, s.hidden, range, NULL, NULL), LODE_OK);
        bool narrow = false;
        for (size_t i = 0; i < CELLS; i++) {
            assert_true(a.low[i] == range[i].low && a.high[i] == range[i].high);
            narrow |= s.primary[i] && a.high[i] - a.low[i] < width;
            attackable += s.primary[i];
        }
        assert_int_equal(narrow, status == LODE_REFUSED);
        protected += status == LODE_OK;
        refused += status == LODE_REFUSED;
    }
    printf("%zu tables protected, %zu refused, %zu primary cells\n", protected, refused,
           attackable);
    assert_true(protected > 500 && attackable > 1000);
}

/* Exact plans are never dearer than the others. */
static void the_least_cost_is_the_least(void **state) {
    (void)state;
    lode_random random = lode_random_start(6, 1, 0);
    for (int n = 0; n < 100; n++) {
        square s;
        double cost[2] = {0, 0};
        lode_status status[2];
        draw(&s, &random);
        for (int exact = 0; exact < 2; exact++) {
            bool least = false;
            const lode_suppression_plan plan = {s.primary, s.cost, 2, exact ? CELLS : 0};
            status[exact] = lode_suppression_find(&s.sums, &plan, s.hidden, &least, NULL, NULL);
            for (size_t i = 0; i < CELLS; i++)
                cost[exact] += s.hidden[i] && !s.primary[i] ? s.cost[i] : 0;
            assert_true(least || !exact || status[exact] != LODE_OK);
        }
        assert_int_equal(status[0], status[1]);
        if (status[0] == LODE_OK)
            assert_true(cost[1] <= cost[0] + 1e-9);
    }
}

/* x + y, y + z and x + z are at most 1 each: their sum t is at most 1 in whole counts, where
 * halves would reach 1.5. */
static void bounds_are_of_whole_counts(void **state) {
    (void)state;
    const double value[] = {0, 0, 1, 1, 0, 0, 1, 1};
    const double c[] = {1, 1, 1, -1, 1, 1, 1, -1, 1, 1, 1, -1, 1, 1, 1, -1};
    const size_t cell[] = {0, 1, 3, 7, 1, 2, 4, 7, 0, 2, 5, 7, 0, 1, 2, 6};
    const size_t begin[] = {0, 4, 8, 12, 16};
    const bool hidden[] = {true, true, true, true, true, true, true, false};
    const lode_additive table = {8, 4, value, begin, cell, c};
    lode_derivable range[8];
    assert_int_equal(lode_suppression_audit(&table, hidden, range, NULL, NULL), LODE_OK);
    assert_true(range[6].low == 0 && range[6].high == 1);
}

static lode_status audit_pair(double part, double total, double coefficient, size_t *wrong,
                              lode_error *error) {
    const double value[] = {part, 4, total}, c[] = {1, 1, coefficient};
    const size_t cell[] = {0, 1, 2}, begin[] = {0, 3};
    const bool hidden[3] = {false};
    const lode_additive table = {3, 1, value, begin, cell, c};
    lode_derivable range[3];
    return lode_suppression_audit(&table, hidden, range, wrong, error);
}

/* What is no table of counts is refused in words. */
static void what_is_no_table_of_counts_is_refused(void **state) {
    (void)state;
    lode_error error;
    size_t wrong = 9;
    assert_int_equal(audit_pair(3, 7, -1, &wrong, &error), LODE_OK);
    assert_int_equal(audit_pair(3, 8, -1, &wrong, &error), LODE_DATA);
    assert_int_equal(wrong, 0);
    assert_non_null(strstr(error.text, "does not add up"));
    assert_int_equal(audit_pair(-3, 1, -1, &wrong, &error), LODE_DATA);
    assert_int_equal(wrong, 1);
    assert_int_equal(audit_pair(2.5, 6.5, -1, NULL, &error), LODE_DATA);
    assert_int_equal(audit_pair(INFINITY, 7, -1, NULL, &error), LODE_DATA);
    assert_int_equal(audit_pair(1e12, 1e12 + 4, -1, NULL, &error), LODE_DATA);
    assert_int_equal(audit_pair(3, 7, 0, NULL, &error), LODE_DATA);
}

/* A cell that was hidden before, of which not even the table has the value, is audited and
 * protected like any other. */
static void a_cell_hidden_before_is_protected(void **state) {
    (void)state;
    const double value[] = {NAN, 20, 30, 53}, c[] = {1, 1, 1, -1}, cost[] = {1, 1.2, 1.3, INFINITY};
    const size_t cell[] = {0, 1, 2, 3}, begin[] = {0, 4};
    const bool primary[] = {true, false, false, false};
    const lode_additive table = {4, 1, value, begin, cell, c};
    for (size_t exact = 0; exact < 10; exact += 9) {
        bool hidden[4], least;
        const lode_suppression_plan plan = {primary, cost, 5, exact};
        assert_int_equal(lode_suppression_find(&table, &plan, hidden, &least, NULL, NULL), LODE_OK);
        assert_true(hidden[0] && hidden[1] && !hidden[2] && !hidden[3]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_attacker_finds_no_more_than_the_audit),
        cmocka_unit_test(the_least_cost_is_the_least),
        cmocka_unit_test(bounds_are_of_whole_counts),
        cmocka_unit_test(what_is_no_table_of_counts_is_refused),
        cmocka_unit_test(a_cell_hidden_before_is_protected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
