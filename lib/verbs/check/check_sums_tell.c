/* Sums of parts held beside their totals, once all is read. */
#include "check_sums.h"

#include <math.h>
#include <stdlib.h>

/* Figures rounded to fives, tens and so on: what all of them are multiples of, if there are enough
 * to tell; else 1. */
static int64_t step_of(const check_file *f, size_t figure) {
    enum { ENOUGH = 20 };
    int64_t step = 0;
    size_t n = 0;
    for (unsigned k = 0; k < f->workers; k++) {
        const struct check_amounts *a = f->worker[k].amounts;
        n += a->steps[figure];
        if (a->steps[figure] > 0 && (step == 0 || a->step[figure] < step))
            step = a->step[figure];
    }
    return n >= ENOUGH && step > 1 ? step : 1;
}

typedef enum { MAKES_IT_UP, DOES_NOT, CANNOT_SAY } comparison;

/* One sum beside its total. */
typedef struct {
    const check_amount *sum, *whole;
    int64_t more; /* of the sum than of the total, / 10^scale */
    int scale;
    double slack;
} beside;

static comparison compare(const check_amount *sum, const check_amount *whole, int64_t step,
                          beside *b) {
    *b = (beside){.sum = sum, .whole = whole};
    if (!(sum->flags & whole->flags & CHECK_HAS) || ((sum->flags | whole->flags) & CHECK_BROKEN) ||
        !check_amount_difference(sum, whole, &b->more, &b->scale))
        return CANNOT_SAY;
    const double more = (double)b->more / lode_power_of_ten[b->scale];
    b->slack = (double)(sum->slack + whole->slack) * (double)step;
    const bool near = fabs(more) <= b->slack * (1 + 1e-6);
    if (!(sum->flags & CHECK_CODED))
        return near ? MAKES_IT_UP : DOES_NOT;
    return more > 0 && !near && !(sum->flags & CHECK_NEGATIVE) ? DOES_NOT : CANNOT_SAY;
}

/* ---- telling ---- */

static bool is_of_areas(const check_relation *r) {
    return r->kind == CHECK_OF_REGION || r->kind == CHECK_OF_COUNTRY;
}

static size_t amount_text(int64_t units, int scale, char text[LODE_NUMBER_TEXT]) {
    const lode_number a = {(double)units / lode_power_of_ten[scale], units, scale, true},
                      zero = {0, 0, 0, true};
    return lode_difference_text(&a, &zero, text, NULL);
}

/* "3 authorities", "2 parts of 'sex'" */
static lode_slice parts_text(const check_file *f, const check_relation *r, size_t group) {
    const uint32_t n = r->parts[group];
    if (r->kind == CHECK_OF_REGION)
        return lode_text(lode_arena_print(f->arena, "%u authorities", n));
    if (r->kind == CHECK_OF_COUNTRY)
        return lode_text(lode_arena_print(f->arena, "%u regions", n));
    const lode_slice name = r->kind == CHECK_OF_TOPIC ? lode_names_get(r->kins, r->kin[group])
                                                      : f->column[r->column].name;
    return lode_text(lode_arena_print(f->arena, "%u parts of '%.*s'", n, LODE_ARG(name)));
}

static void explain(const check_file *f, const check_relation *r, size_t group, const beside *b,
                    lode_error *what) {
    char sum[LODE_NUMBER_TEXT], more[LODE_NUMBER_TEXT], slack[LODE_NUMBER_TEXT];
    const double places = lode_power_of_ten[b->scale + 1];
    amount_text(b->sum->units, b->sum->scale, sum);
    amount_text(b->more < 0 ? -b->more : b->more, b->scale, more);
    lode_number_text(round(b->slack * places) / places, slack);
    lode_fail(what, LODE_DATA, "%.*s make %s%s, %s %s", LODE_ARG(parts_text(f, r, group)),
              b->sum->flags & CHECK_CODED ? "at least " : "", sum, more,
              b->more < 0 ? "less" : "more");
    lode_fail_hint(what, "rounding explains a difference of up to %s", slack);
}

static void tell(check_file *f, const check_relation *r, size_t figure, size_t group, size_t total,
                 const beside *b) {
    char whole[LODE_NUMBER_TEXT];
    const size_t n = amount_text(b->whole->units, b->whole->scale, whole);
    const check_place place = {.kind = is_of_areas(r) ? CHECK_AREA_TOTALS : CHECK_TOTALS,
                               .line = r->line[total],
                               .column = f->sums->figure[figure],
                               .value = {whole, n}};
    lode_error what;
    if (!check_found(f, &place))
        return;
    explain(f, r, group, b, &what);
    check_tell(f, &place, &what);
}

/* ---- one relation, figure and sort ---- */

typedef struct {
    size_t makes, does_not;
    bool taken; /* for parts that make up a total */
} tally;

static const size_t NONE = SIZE_MAX;

/* Of each group its total; none for a single part, which says nothing of the others. */
static size_t *find_totals(const check_relation *r) {
    enum { AT_LEAST = 2 };
    size_t *total = lode_allocate(r->sum.n, sizeof *total);
    for (size_t i = 0; i < r->sum.n; i++)
        if (r->parts[i] < AT_LEAST || !check_prints_find(r->totals, r->base[i], &total[i]))
            total[i] = NONE;
    return total;
}

/* Compare every sum of a figure with its total and count by sort; tell those that do not make it
 * up, of sorts that are taken for parts. */
static void go_through(check_file *f, const check_relation *r, const size_t *total, size_t figure,
                       tally *tallies, bool telling) {
    const size_t figures = f->sums->figures;
    const int64_t step = step_of(f, figure);
    for (size_t i = 0; i < r->sum.n; i++) {
        beside b;
        tally *t = &tallies[r->kin[i]];
        if (total[i] == NONE || (telling && !t->taken))
            continue;
        const comparison is =
            compare(check_pile_at(&r->sum, i, figures) + figure,
                    check_pile_at(&r->whole, total[i], figures) + figure, step, &b);
        if (telling && is == DOES_NOT)
            tell(f, r, figure, i, total[i], &b);
        t->makes += !telling && is == MAKES_IT_UP;
        t->does_not += !telling && is == DOES_NOT;
    }
}

/* Items may overlap or not be all there, and figures need not be counts: parts are taken for such
 * where they make up the total at least as often as not. */
static void check_figure(check_file *f, const check_relation *r, const size_t *total, size_t figure,
                         tally *left) {
    const lode_described *d = f->column[f->sums->figure[figure]].described;
    const bool certain = r->certain && d && d->adds_up == LODE_YES;
    tally *tallies = lode_allocate(lode_names_count(r->kins), sizeof *tallies);
    bool any = false, all = true;
    go_through(f, r, total, figure, tallies, false);
    for (uint32_t k = 0; k < lode_names_count(r->kins); k++) {
        tally *t = &tallies[k];
        t->taken = certain || (t->makes > 0 && t->makes >= t->does_not);
        any |= t->taken && t->makes + t->does_not > 0;
        all &= t->taken || t->does_not == 0;
        left->makes += t->taken ? 0 : t->makes;
        left->does_not += t->taken ? 0 : t->does_not;
    }
    if (any)
        check_carried_out(f, is_of_areas(r) ? CHECK_AREA_TOTALS : CHECK_TOTALS);
    go_through(f, r, total, figure, tallies, true);
    left->taken |= !all; /* something was not */
    free(tallies);
}

/* Over what is added up. */
static lode_slice over(const check_file *f, const check_relation *r) {
    static const char *const words[] = {[CHECK_OF_TOPIC] = "every topic",
                                        [CHECK_OF_REGION] = "authorities of a region",
                                        [CHECK_OF_COUNTRY] = "regions"};
    if (r->kind == CHECK_OF_FILTER)
        return lode_text(lode_arena_print(f->arena, "'%.*s'", LODE_ARG(f->column[r->column].name)));
    return lode_text(words[r->kind]);
}

static void check_relation_of(check_file *f, const check_relation *r) {
    tally left = {0, 0, false};
    size_t columns = 0, *total = find_totals(r);
    for (size_t k = 0; k < f->sums->figures; k++) {
        tally here = {0, 0, false};
        check_figure(f, r, total, k, &here);
        left.makes += here.makes;
        left.does_not += here.does_not;
        columns += here.taken;
    }
    free(total);
    if (columns > 0)
        lode_notice(f->run->report,
                    "%s: %zu column%s not added up over %.*s: %zu of %zu sums make up the total",
                    f->name, columns, columns == 1 ? " is" : "s are", LODE_ARG(over(f, r)),
                    left.makes, left.makes + left.does_not);
}

void check_sums_tell(check_file *f) {
    for (size_t i = 0; i < f->sums->relations; i++)
        check_relation_of(f, &f->sums->relation[i]);
}
