/* The dumbbell: two figures of each unit and the gap between them: of two breakdowns, of two
 * periods, or its own and its comparator's. */
#include "../axis.h"
#include "../rows.h"
#include "../series.h"
#include "../sheet.h"
#include "../style.h"

#include <math.h>
#include <stdlib.h>

typedef enum { BREAKDOWNS, PERIODS, COMPARATOR } pairing;

/* Of one unit. An end without a value has its code. */
typedef struct {
    const lode_unit_figure *figure;
    double end[2];
    lode_slice status[2];
    double gap; /* what the first end is above the second; of two periods, the change */
} bell;

typedef struct {
    lode_sheet sheet;
    pairing pairing;
    lode_choice choice[2];
    lode_figures figures[2]; /* those of a comparator are in the same rows */
    lode_figures units;      /* of either */
    lode_subject subject;
    const char *name[2]; /* of the ends */
    bell *bells;         /* in the order drawn */
    size_t n, n_gaps;
    lode_axis x;
    lode_rows rows;
    lode_canvas canvas;
} dumbbell;

static bool has_gap(const bell *b) {
    return !b->status[0].n && !b->status[1].n;
}

/* ---- which figures ---- */

static lode_status choose_breakdowns(dumbbell *d, lode_error *error) {
    const lode_words asked = d->sheet.options->rows.breakdown;
    lode_status status = LODE_OK;
    for (int i = 0; i < 2 && status == LODE_OK; i++) {
        status = lode_find_breakdown(&d->sheet, &d->choice[i], asked.item[i],
                                     &d->choice[i].breakdown, error);
        if (status == LODE_OK)
            status = lode_choose_period(&d->sheet, &d->choice[i], error);
    }
    if (status != LODE_OK || d->choice[0].period == d->choice[1].period)
        return status;
    lode_fail(error, LODE_USAGE, "'%s' and '%s' have their latest figures in different periods",
              asked.item[0], asked.item[1]);
    return lode_fail_hint(error, "choose one period with -t");
}

static lode_status choose_periods(dumbbell *d, lode_error *error) {
    const lode_words asked = d->sheet.options->rows.period;
    lode_status status = LODE_OK;
    for (int i = 0; i < 2 && status == LODE_OK; i++)
        status =
            lode_find_period(&d->sheet, &d->choice[i], asked.item[i], &d->choice[i].period, error);
    return status == LODE_OK ? lode_check_break(&d->sheet, &d->choice[0], &d->choice[1], error)
                             : status;
}

static lode_status choose_comparator(dumbbell *d, lode_error *error) {
    lode_status status = lode_choose_period(&d->sheet, &d->choice[0], error);
    if (status == LODE_OK)
        status = lode_choose_comparator(&d->sheet, &d->choice[0], error);
    if (status != LODE_OK || d->choice[0].comparator.n)
        return status;
    lode_fail(error, LODE_USAGE, "which two figures? the rows have no comparator");
    return lode_fail_hint(error, "name two breakdowns with -b A,B or two periods with -t A,B, or "
                                 "have lode-bench compare them");
}

static lode_status choose_pairing(dumbbell *d, lode_error *error) {
    const lode_measures_options *rows = &d->sheet.options->rows;
    d->pairing = rows->breakdown.n == 2 ? BREAKDOWNS : rows->period.n == 2 ? PERIODS : COMPARATOR;
    lode_status status = lode_choose_group(&d->sheet, &d->choice[0], error);
    if (d->pairing == BREAKDOWNS && status == LODE_USAGE)
        status = LODE_OK; /* two breakdowns, none the Total, are what was asked for */
    d->choice[1] = d->choice[0];
    if (status != LODE_OK)
        return status;
    if (d->pairing == BREAKDOWNS)
        return choose_breakdowns(d, error);
    return d->pairing == PERIODS ? choose_periods(d, error) : choose_comparator(d, error);
}

/* ---- the bells ---- */

static void read_end(const dumbbell *d, bell *b, int end) {
    const size_t place = d->figures[end].of_unit[b->figure->unit];
    if (d->pairing == COMPARATOR && end == 1) {
        if (!lode_sheet_number(&d->sheet, b->figure->row, d->sheet.comparator_value, &b->end[1]))
            b->status[1] = lode_text("x");
    } else if (place == LODE_NO_FIGURE) {
        b->status[end] = lode_text("x");
    } else {
        b->end[end] = d->figures[end].item[place].value;
        b->status[end] = d->figures[end].item[place].status;
    }
}

static int by_gap(const void *a, const void *b) {
    const bell *p = a, *q = b;
    if (has_gap(p) != has_gap(q))
        return has_gap(p) ? -1 : 1;
    const double x = has_gap(p) ? p->gap : 0, y = has_gap(q) ? q->gap : 0;
    if (x != y)
        return x > y ? -1 : 1;
    return p->figure->row < q->figure->row ? -1 : p->figure->row > q->figure->row;
}

static int by_name(const void *a, const void *b) {
    const bell *p = a, *q = b;
    const int order = lode_order(lode_text(p->figure->name), lode_text(q->figure->name));
    return order ? order : p->figure->row < q->figure->row ? -1 : 1;
}

static void sort_bells(dumbbell *d) {
    const char *by = d->sheet.options->sort;
    if (!by || strcmp(by, "value") == 0)
        qsort(d->bells, d->n, sizeof *d->bells, by_gap);
    else if (strcmp(by, "name") == 0)
        qsort(d->bells, d->n, sizeof *d->bells, by_name);
}

/* Units with a row for either end. */
static lode_figures all_units(const dumbbell *d) {
    const lode_figures *first = &d->figures[0], *second = &d->figures[1];
    lode_figures all = {0};
    all.item = lode_arena_take(d->sheet.arena, (first->n + second->n) * sizeof *all.item);
    for (size_t i = 0; i < first->n; i++)
        all.item[all.n++] = first->item[i];
    for (size_t i = 0; i < second->n; i++)
        if (first->of_unit[second->item[i].unit] == LODE_NO_FIGURE)
            all.item[all.n++] = second->item[i];
    return all;
}

static lode_status make_bells(dumbbell *d, lode_error *error) {
    d->units = all_units(d);
    const lode_status status = lode_mark_asked(&d->sheet, &d->units, error);
    if (status != LODE_OK)
        return status;
    d->bells = lode_arena_take(d->sheet.arena, (d->units.n + 1) * sizeof *d->bells);
    for (size_t i = 0; i < d->units.n; i++) {
        if (d->sheet.options->unit.n && !d->units.item[i].asked)
            continue;
        bell *b = &d->bells[d->n++];
        *b = (bell){.figure = &d->units.item[i]};
        read_end(d, b, 0);
        read_end(d, b, 1);
        if (has_gap(b))
            b->gap = d->pairing == PERIODS ? b->end[1] - b->end[0] : b->end[0] - b->end[1];
        d->n_gaps += has_gap(b);
    }
    sort_bells(d);
    if (d->n_gaps == 0)
        return lode_fail(error, LODE_REFUSED, "nothing to draw: no unit has both figures");
    return lode_rows_check(d->n, error);
}

/* ---- words ---- */

static const char *name_of_end(const dumbbell *d, int end) {
    const lode_sheet *sheet = &d->sheet;
    if (d->pairing == PERIODS)
        return lode_subject_of(sheet, &d->choice[end], &d->figures[end]).period;
    if (d->pairing == BREAKDOWNS)
        return lode_sheet_clean(sheet,
                                lode_measures_breakdown(sheet->measures, d->choice[end].breakdown));
    if (end == 0)
        return lode_arena_print(sheet->arena, "The %s", lode_units_noun(d->choice[0].level, 1));
    return lode_sheet_clean(
        sheet, lode_sheet_text(sheet, d->bells[0].figure->row, sheet->comparator_name));
}

static const char *gap_words(const dumbbell *d) {
    return d->pairing == PERIODS
               ? lode_arena_print(d->sheet.arena, "change from %s to %s", d->name[0], d->name[1])
               : lode_arena_print(d->sheet.arena, "%s minus %s", d->name[0], d->name[1]);
}

static size_t count_gaps(const dumbbell *d, int sign) {
    size_t n = 0;
    for (size_t i = 0; i < d->n; i++)
        if (has_gap(&d->bells[i])) {
            const double gap = d->bells[i].gap;
            n += sign > 0 ? gap > 0 : gap < 0;
        }
    return n;
}

static const char *title(const dumbbell *d) {
    const size_t above = count_gaps(d, 1);
    const char *noun = lode_units_noun(d->choice[0].level, d->n_gaps);
    return d->pairing == PERIODS
               ? lode_arena_print(d->sheet.arena, "%zu of %zu %s rose", above, d->n_gaps, noun)
               : lode_arena_print(d->sheet.arena, "%s higher in %zu of %zu %s", d->name[0], above,
                                  d->n_gaps, noun);
}

static const char *title_of(const dumbbell *d) {
    if (d->pairing != COMPARATOR)
        return title(d);
    return lode_arena_print(d->sheet.arena, "%zu of %zu %s above %s", count_gaps(d, 1), d->n_gaps,
                            lode_units_noun(d->choice[0].level, d->n_gaps), d->name[1]);
}

/* The measure without the group, which the ends name. */
static const char *label(const dumbbell *d) {
    const lode_measures *m = d->sheet.measures;
    const lode_slice measure = lode_names_get(m->measures, d->choice[0].measure);
    const lode_meaning *meaning = lode_dictionary_find(d->sheet.dictionary, measure);
    if (d->pairing != BREAKDOWNS)
        return d->subject.label;
    return lode_sheet_clean(&d->sheet, meaning && meaning->label.n ? meaning->label : measure);
}

static const char *period_words(const dumbbell *d) {
    return d->pairing == PERIODS ? "" : lode_arena_print(d->sheet.arena, ", %s", d->subject.period);
}

static const char *subtitle(const dumbbell *d) {
    const char *range = lode_axis_words(&d->x, d->sheet.arena);
    return lode_arena_print(d->sheet.arena, "%s%s%s%s%s", label(d), period_words(d),
                            *range ? " (" : "", range, *range ? ")" : "");
}

/* What codes the units drawn have at one end. */
static const char *codes_of(const dumbbell *d, int end) {
    lode_figures coded = {.item = lode_arena_take(d->sheet.arena, d->n * sizeof *coded.item)};
    for (size_t i = 0; i < d->n; i++) {
        coded.item[coded.n] = *d->bells[i].figure;
        coded.item[coded.n++].status = d->bells[i].status[end];
    }
    return lode_codes_sentence(&d->sheet, &coded);
}

static const char *caption(const dumbbell *d) {
    lode_arena *arena = d->sheet.arena;
    const char *text =
        lode_arena_print(arena, "At the right: %s%s.", gap_words(d),
                         lode_is(d->subject.unit, "%") ? ", in percentage points" : "");
    for (int end = 0; end < (d->pairing == COMPARATOR ? 1 : 2); end++) {
        const char *codes = codes_of(d, end);
        if (*codes)
            text = lode_arena_print(arena, "%s %s:%s", text, d->name[end], codes);
    }
    if (d->n_gaps < d->n)
        text = lode_arena_print(arena, "%s Without a gap: %zu, with the code in its place%s.", text,
                                d->n - d->n_gaps, " (x where there is no row)");
    return text;
}

static const char *alt(const dumbbell *d) {
    const bell *most = NULL, *least = NULL;
    for (size_t i = 0; i < d->n; i++) {
        const bell *b = &d->bells[i];
        if (!has_gap(b))
            continue;
        most = !most || b->gap > most->gap ? b : most;
        least = !least || b->gap < least->gap ? b : least;
    }
    return lode_arena_print(
        d->sheet.arena,
        "Dumbbell chart. %s%s, of %zu %s; %s. Above 0: %zu, below 0: %zu. Largest: %s, %s; "
        "smallest: %s, %s. Without a gap: %zu.",
        label(d), period_words(d), d->n, lode_units_noun(d->choice[0].level, d->n), gap_words(d),
        count_gaps(d, 1), count_gaps(d, -1), most->figure->name,
        lode_subject_gap(&d->sheet, &d->subject, most->gap), least->figure->name,
        lode_subject_gap(&d->sheet, &d->subject, least->gap), d->n - d->n_gaps);
}

/* ---- the picture ---- */

/* "-12", or the codes that stand in its way. */
static const char *words_at_end(const dumbbell *d, const bell *b) {
    if (has_gap(b))
        return lode_subject_gap(&d->sheet, &d->subject, b->gap);
    return lode_arena_print(d->sheet.arena, "%.*s%s%.*s", LODE_ARG(b->status[0]),
                            b->status[0].n && b->status[1].n ? ", " : "", LODE_ARG(b->status[1]));
}

static void make_axis(dumbbell *d) {
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (size_t i = 0; i < d->n; i++)
        for (int end = 0; end < 2; end++) {
            if (d->bells[i].status[end].n)
                continue;
            low = fmin(low, d->bells[i].end[end]);
            high = fmax(high, d->bells[i].end[end]);
        }
    d->x = lode_axis_for(low, high, d->subject.unit, d->subject.decimals);
}

static void lay_out(dumbbell *d) {
    lode_canvas *canvas = &d->canvas;
    lode_arena *arena = d->sheet.arena;
    double widest = 0;
    make_axis(d);
    d->rows =
        (lode_rows){lode_arena_take(arena, (d->n + 1) * sizeof(char *)), d->n, d->n > 40 ? 15 : 20};
    for (size_t i = 0; i < d->n; i++) {
        d->rows.name[i] = d->bells[i].figure->name;
        const lode_slice end = lode_text(words_at_end(d, &d->bells[i]));
        widest = fmax(widest, lode_text_width(end, LODE_TEXT_SIZE));
    }
    lode_canvas_texts(canvas, arena, lode_title_or(&d->sheet, title_of(d)), subtitle(d),
                      lode_caption_before(&d->sheet, caption(d)), 0);
    lode_rows_fit(&d->rows, canvas, arena);
    canvas->right = LODE_FIGURE_WIDTH - 8 - 14 - widest;
    lode_canvas_fit(canvas, 34, (double)d->n * d->rows.pitch, 38);
}

static lode_series sticks(const dumbbell *d) {
    lode_series series = {.name = "Gaps",
                          .drawn = "using 1:2 with lines lc rgb '" LODE_RULE "' lw 4"};
    for (size_t i = 0; i < d->n; i++) {
        if (!has_gap(&d->bells[i]))
            continue;
        if (series.block.rows.n)
            lode_data_gap(&series.block);
        for (int end = 0; end < 2; end++) {
            lode_data_number(&series.block, d->bells[i].end[end]);
            lode_data_number(&series.block, (double)i);
            lode_data_end_row(&series.block);
        }
    }
    return series;
}

static const char *const mark[2] = {"pt 7 ps 1.1 lc rgb '" LODE_DARK_BLUE "'",
                                    "pt 13 ps 1.4 lc rgb '" LODE_ORANGE "'"};

static lode_series ends(const dumbbell *d, int end) {
    lode_series series = {
        .name = d->name[end],
        .drawn = lode_arena_print(d->sheet.arena, "using 1:2 with points %s", mark[end])};
    for (size_t i = 0; i < d->n; i++) {
        if (d->bells[i].status[end].n)
            continue;
        lode_data_number(&series.block, d->bells[i].end[end]);
        lode_data_number(&series.block, (double)i);
        lode_data_end_row(&series.block);
    }
    return series;
}

static void draw(dumbbell *d, lode_script *script) {
    const lode_canvas *canvas = &d->canvas;
    lay_out(d);
    lode_canvas_begin(canvas, lode_figure_name(&d->sheet, "dumbbell", &d->choice[0], &d->units),
                      lode_title_or(&d->sheet, title_of(d)), alt(d), d->sheet.options->made_by,
                      script);
    LODE_SCRIPT_PUT(script, "unset grid\n");
    lode_axis_put_x(&d->x, d->sheet.arena, script);
    lode_rows_put(&d->rows, canvas, d->sheet.arena, script);
    for (size_t i = 0; i < d->n; i++)
        lode_canvas_put_line(canvas, lode_text(words_at_end(d, &d->bells[i])), LODE_TEXT,
                             LODE_RIGHT, LODE_FIGURE_WIDTH - 10, lode_rows_y(&d->rows, canvas, i),
                             script);
    const lode_key key[] = {{mark[0], lode_text(d->name[0])}, {mark[1], lode_text(d->name[1])}};
    lode_canvas_put_key(canvas, key, 2, canvas->left, canvas->top - 14, script);
    lode_series series[] = {sticks(d), ends(d, 0), ends(d, 1)};
    lode_series_put(series, 3, "value, row", script);
    lode_script_end(script);
}

static lode_status choose(dumbbell *d, lode_error *error) {
    uint32_t *measure;
    size_t n;
    lode_status status = lode_choose_measures(&d->sheet, 1, 1, &measure, &n, error);
    if (status != LODE_OK)
        return status;
    d->choice[0].measure = measure[0];
    status = choose_pairing(d, error);
    for (int end = 0; end < 2 && status == LODE_OK; end++)
        status = lode_choose_all(&d->sheet, &d->choice[d->pairing == COMPARATOR ? 0 : end],
                                 &d->figures[end], error);
    if (status == LODE_OK)
        status = make_bells(d, error);
    if (status != LODE_OK)
        return status;
    d->subject = lode_subject_of(&d->sheet, &d->choice[0], &d->figures[0]);
    for (int end = 0; end < 2; end++)
        d->name[end] = name_of_end(d, end);
    return LODE_OK;
}

lode_status lode_plot_dumbbell(const lode_plot_options *options, const lode_input *input,
                               lode_reference *reference, lode_script *script, lode_report *report,
                               lode_error *error) {
    dumbbell d = {0};
    lode_status status = lode_sheet_open(&d.sheet, options, input, reference, report, error);
    if (status == LODE_OK)
        status = choose(&d, error);
    if (status == LODE_OK) {
        draw(&d, script);
        lode_sheet_account(&d.sheet);
    }
    lode_sheet_close(&d.sheet);
    return status;
}
