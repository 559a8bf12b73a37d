/* Stacked bars: of each unit the percentages that add up to all, such as schools by grade. What
 * belongs together, such as the grades of one framework, is a panel of its own. */
#include "plot_stack_parts.h"

/* Percentages are rounded: so much may they miss 100 by. */
static const double TOLERANCE = 1.5;

static lode_status find_measure(const stack *s, lode_slice asked, uint32_t *measure,
                                lode_error *error) {
    const lode_measures *m = s->sheet.measures;
    const char *word = lode_arena_print(s->sheet.arena, "%.*s", LODE_ARG(asked));
    for (size_t row = 0; row < m->rows; row++) {
        *measure = lode_measures_facet(m, row)->measure;
        if (lode_measures_is_asked(LODE_COL_MEASURE, lode_names_get(m->measures, *measure),
                                   lode_text(""), word))
            return LODE_OK;
    }
    return lode_fail(error, LODE_USAGE, "no row has the measure '%s'", word);
}

static segment *add_segment(panel *p, lode_error *error) {
    if (p->n < MOST_SEGMENTS)
        return &p->segment[p->n++];
    lode_fail(error, LODE_USAGE, "at most %d parts in one bar", MOST_SEGMENTS);
    return NULL;
}

/* The figures of a part whose measure, level and breakdown are chosen. */
static lode_status take_segment(stack *s, const panel *p, segment *here, lode_error *error) {
    lode_status status = lode_choose_period(&s->sheet, &here->choice, error);
    if (status == LODE_OK)
        status = lode_choose_comparator(&s->sheet, &here->choice, error);
    if (status == LODE_OK)
        status = lode_gather_figures(&s->sheet, &here->choice, &here->figures, error);
    if (status == LODE_OK)
        status = lode_check_available(&s->sheet, &here->figures, error);
    if (status != LODE_OK || here->choice.period == p->segment[0].choice.period)
        return status;
    lode_fail(error, LODE_USAGE, "the latest figures of one bar are of different periods");
    return lode_fail_hint(error, "choose one period with -t");
}

static lode_status choose_measure(stack *s, panel *p, lode_slice asked, lode_error *error) {
    segment *here = add_segment(p, error);
    if (!here)
        return LODE_USAGE;
    lode_status status = find_measure(s, asked, &here->choice.measure, error);
    if (status == LODE_OK)
        status = lode_choose_group(&s->sheet, &here->choice, error);
    return status == LODE_OK ? take_segment(s, p, here, error) : status;
}

/* Groups of another topic would part the same schools or pupils again. */
static bool is_of_topic(const stack *s, const panel *p, uint32_t breakdown) {
    const lode_measures *m = s->sheet.measures;
    return p->n == 0 || lode_same(lode_measures_topic(m, p->segment[0].choice.breakdown),
                                  lode_measures_topic(m, breakdown));
}

/* Whether a row is of the measure and of some of its pupils or schools, whom no part has yet. */
static bool is_new_part(const stack *s, const panel *p, const lode_choice *choice, size_t row) {
    const lode_facet *facet = lode_measures_facet(s->sheet.measures, row);
    if (facet->measure != choice->measure || facet->level != choice->level ||
        lode_is(lode_measures_breakdown(s->sheet.measures, facet->breakdown), "Total") ||
        !is_of_topic(s, p, facet->breakdown))
        return false;
    for (size_t k = 0; k < p->n; k++)
        if (p->segment[k].choice.breakdown == facet->breakdown)
            return false;
    return true;
}

/* A measure alone is parted by its breakdowns, in the order of the table. */
static lode_status choose_breakdowns(stack *s, panel *p, lode_slice asked, lode_error *error) {
    lode_choice choice = {0};
    lode_status status = find_measure(s, asked, &choice.measure, error);
    if (status == LODE_OK)
        lode_choose_level(&s->sheet, &choice);
    p->by_breakdown = true;
    for (size_t row = 0; row < s->sheet.measures->rows && status == LODE_OK; row++) {
        if (!is_new_part(s, p, &choice, row))
            continue;
        segment *here = add_segment(p, error);
        if (!here)
            return LODE_USAGE;
        here->choice = choice;
        here->choice.breakdown = lode_measures_facet(s->sheet.measures, row)->breakdown;
        status = take_segment(s, p, here, error);
    }
    return status;
}

static lode_status choose_panel(stack *s, panel *p, lode_slice list, lode_error *error) {
    lode_status status = LODE_OK;
    if (!memchr(list.p, ',', list.n))
        status = choose_breakdowns(s, p, list, error);
    else
        for (lode_slice asked; status == LODE_OK && lode_split(&list, ',', &asked);)
            status = choose_measure(s, p, asked, error);
    return status;
}

static lode_status choose_panels(stack *s, lode_error *error) {
    const lode_words lists = s->sheet.options->measure_lists;
    lode_status status = LODE_OK;
    if (lists.n == 0 || lists.n > MOST_PANELS) {
        lode_fail(error, LODE_USAGE, "which measures? each -m is a panel, 1 to %d of them",
                  MOST_PANELS);
        return lode_fail_hint(error, "as in -m good_percent,poor_percent, the parts of one bar in "
                                     "their order");
    }
    for (size_t i = 0; i < lists.n && status == LODE_OK; i++) {
        panel *p = &s->panel[s->n_panels++];
        status = choose_panel(s, p, lode_text(lists.item[i]), error);
        if (status != LODE_OK)
            return status;
        if (p->n < 2) {
            lode_fail(error, LODE_USAGE, "a bar needs two parts, and '%s' has not", lists.item[i]);
            return lode_fail_hint(error, "measures with commas between, or one measure whose rows "
                                         "are of several breakdowns");
        }
        stack_name_panel(s, p);
        p->period =
            lode_subject_of(&s->sheet, &p->segment[0].choice, &p->segment[0].figures).period;
    }
    return status;
}

static lode_status check_total(const stack *s, const bar *b, lode_error *error) {
    if (b->total <= 100 + TOLERANCE)
        return LODE_OK;
    lode_fail(error, LODE_DATA, "the parts of '%s' add up to %.6g, which is more than 100",
              b->unit->name, b->total);
    return lode_table_fail_at(s->sheet.measures->table, b->unit->row,
                              (size_t)s->sheet.measures->column[LODE_COL_VALUE], error);
}

/* A bar with a part missing has no place for the others. */
static lode_status make_bar(stack *s, const panel *p, const lode_unit_figure *unit,
                            lode_error *error) {
    bar *b = &s->bars[s->n];
    *b = (bar){.unit = unit, .panel = p};
    for (size_t k = 0; k < p->n; k++) {
        const lode_figures *figures = &p->segment[k].figures;
        const size_t place = figures->of_unit[unit->unit];
        const lode_slice status =
            place == LODE_NO_FIGURE ? lode_text("x") : figures->item[place].status;
        if (status.n)
            b->status = status;
        else
            b->value[k] = figures->item[place].value;
        b->total += b->value[k];
        if (b->value[k] < 0)
            return lode_fail(error, LODE_DATA, "'%s' has a part below 0", unit->name);
    }
    s->n++;
    s->n_drawn += !b->status.n;
    s->n_short += !b->status.n && b->total < 100 - TOLERANCE;
    return check_total(s, b, error);
}

static lode_status make_bars(stack *s, lode_error *error) {
    const uint32_t units = lode_names_count(s->sheet.measures->units);
    lode_status status = LODE_OK;
    s->bars = lode_arena_take(s->sheet.arena, (units + 1) * s->n_panels * sizeof *s->bars);
    for (size_t i = 0; i < s->n_panels && status == LODE_OK; i++) {
        lode_figures *first = &s->panel[i].segment[0].figures;
        status = lode_mark_asked(&s->sheet, first, error);
        for (size_t u = 0; u < first->n && status == LODE_OK; u++)
            if (s->sheet.options->unit.n == 0 || first->item[u].asked)
                status = make_bar(s, &s->panel[i], &first->item[u], error);
    }
    if (status == LODE_OK && s->n_drawn == 0)
        return lode_fail(error, LODE_REFUSED, "nothing to draw: no unit has all parts of a bar");
    return status == LODE_OK ? lode_rows_check(s->n, error) : status;
}

lode_status lode_plot_stack(const lode_plot_options *options, const lode_input *input,
                            lode_reference *reference, lode_script *script, lode_report *report,
                            lode_error *error) {
    stack s = {0};
    lode_status status = lode_sheet_open(&s.sheet, options, input, reference, report, error);
    if (status == LODE_OK)
        status = choose_panels(&s, error);
    if (status == LODE_OK)
        status = make_bars(&s, error);
    if (status == LODE_OK) {
        stack_draw(&s, script);
        lode_sheet_account(&s.sheet);
    }
    lode_sheet_close(&s.sheet);
    return status;
}
