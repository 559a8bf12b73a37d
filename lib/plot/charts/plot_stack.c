/* Stacked bars: of each unit the percentages that add up to all, such as schools by grade. What
 * belongs together, such as the grades of one framework, is a panel of its own. */
#include "../rows.h"
#include "../series.h"
#include "../sheet.h"
#include "../style.h"
#include "../words.h"

#include <ctype.h>
#include <math.h>

enum { MOST_SEGMENTS = 5, MOST_PANELS = 6 };

static const char *const colour[MOST_SEGMENTS] = {LODE_DARK_BLUE, LODE_BLUE, LODE_LIGHT_BLUE,
                                                  "#C6DCF0", "#E3E3E3"};
static const char *const key_mark[MOST_SEGMENTS] = {
    "pt 5 ps 1.3 lc rgb '" LODE_DARK_BLUE "'", "pt 5 ps 1.3 lc rgb '" LODE_BLUE "'",
    "pt 5 ps 1.3 lc rgb '" LODE_LIGHT_BLUE "'", "pt 5 ps 1.3 lc rgb '#C6DCF0'",
    "pt 5 ps 1.3 lc rgb '#E3E3E3'"};

/* Percentages are rounded: so much may they miss 100 by. */
static const double TOLERANCE = 1.5;

typedef struct {
    lode_choice choice;
    lode_figures figures;
    const char *name; /* "Requires improvement" */
} segment;

typedef struct {
    segment segment[MOST_SEGMENTS];
    size_t n;
    const char *name, *period;
    size_t first_row; /* of the plot */
} panel;

/* One bar. */
typedef struct {
    const lode_unit_figure *unit;
    const panel *panel;
    size_t row;
    double value[MOST_SEGMENTS];
    lode_slice status; /* why it is not drawn; empty if it is */
    double total;
} bar;

typedef struct {
    lode_sheet sheet;
    panel panel[MOST_PANELS];
    size_t n_panels;
    bar *bars;
    size_t n, n_drawn, n_short;
    lode_rows rows; /* heads and keys of panels are rows without a name */
    lode_canvas canvas;
} stack;

/* ---- names of panels and segments, from those of their measures ---- */

static size_t shared_start(const lode_slice *name, size_t n) {
    size_t shared = 0;
    for (size_t at = 0; at < name[0].n; at++) {
        for (size_t i = 1; i < n; i++)
            if (at >= name[i].n || name[i].p[at] != name[0].p[at])
                return shared;
        if (name[0].p[at] == '_')
            shared = at + 1;
    }
    return shared;
}

static size_t shared_end(const lode_slice *name, size_t n) {
    size_t shared = 0;
    for (size_t at = 1; at < name[0].n; at++) {
        const char here = name[0].p[name[0].n - at];
        for (size_t i = 1; i < n; i++)
            if (at >= name[i].n || name[i].p[name[i].n - at] != here)
                return shared;
        if (here == '_')
            shared = at;
    }
    return shared;
}

/* "requires_improvement" as "Requires improvement". */
static const char *in_words(const stack *s, lode_slice name) {
    char *text = lode_arena_copy(s->sheet.arena, name.p, name.n);
    for (char *p = text; *p; p++)
        *p = *p == '_' ? ' ' : *p;
    text[0] = (char)toupper((unsigned char)text[0]);
    return lode_sheet_clean(&s->sheet, lode_text(text));
}

static void name_panel(stack *s, panel *p) {
    lode_slice name[MOST_SEGMENTS];
    const lode_names *measures = s->sheet.measures->measures;
    const lode_words asked = s->sheet.options->panel_names;
    const size_t i = (size_t)(p - s->panel);
    for (size_t k = 0; k < p->n; k++)
        name[k] = lode_names_get(measures, p->segment[k].choice.measure);
    const size_t start = shared_start(name, p->n), end = shared_end(name, p->n);
    for (size_t k = 0; k < p->n; k++)
        p->segment[k].name =
            start + end < name[k].n
                ? in_words(s, (lode_slice){name[k].p + start, name[k].n - start - end})
                : in_words(s, name[k]);
    p->name = i < asked.n ? lode_sheet_clean(&s->sheet, lode_text(asked.item[i]))
              : start     ? in_words(s, (lode_slice){name[0].p, start - 1})
                          : "";
}

/* ---- which figures ---- */

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

static lode_status choose_segment(stack *s, panel *p, lode_slice asked, lode_error *error) {
    if (p->n == MOST_SEGMENTS)
        return lode_fail(error, LODE_USAGE, "at most %d measures in one bar", MOST_SEGMENTS);
    segment *here = &p->segment[p->n++];
    lode_status status = find_measure(s, asked, &here->choice.measure, error);
    if (status == LODE_OK)
        status = lode_choose_rest(&s->sheet, &here->choice, error);
    if (status == LODE_OK)
        status = lode_gather_figures(&s->sheet, &here->choice, &here->figures, error);
    if (status == LODE_OK)
        status = lode_check_available(&s->sheet, &here->figures, error);
    if (status != LODE_OK || here->choice.period == p->segment[0].choice.period)
        return status;
    lode_fail(error, LODE_USAGE, "the latest figures of one bar are of different periods");
    return lode_fail_hint(error, "choose one period with -t");
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
        lode_slice list = lode_text(lists.item[i]);
        for (lode_slice asked; status == LODE_OK && lode_split(&list, ',', &asked);)
            status = choose_segment(s, p, asked, error);
        if (status != LODE_OK)
            return status;
        if (p->n < 2)
            return lode_fail(error, LODE_USAGE, "a bar needs two parts, with commas between: '%s'",
                             lists.item[i]);
        name_panel(s, p);
        p->period =
            lode_subject_of(&s->sheet, &p->segment[0].choice, &p->segment[0].figures).period;
    }
    return status;
}

/* ---- the bars ---- */

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

/* ---- words ---- */

static const char *noun(const stack *s) {
    return lode_units_noun(s->panel[0].segment[0].choice.level, 2);
}

static const char *percent(const stack *s, double value) {
    return lode_value_text(s->sheet.arena, lode_text("%"), value, 0);
}

/* The range of the first part in the first panel. */
static const char *title(const stack *s) {
    const panel *p = &s->panel[0];
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (size_t i = 0; i < s->n; i++)
        if (s->bars[i].panel == p && !s->bars[i].status.n) {
            low = fmin(low, s->bars[i].value[0]);
            high = fmax(high, s->bars[i].value[0]);
        }
    if (low > high)
        return lode_arena_print(s->sheet.arena, "%s: no value", p->segment[0].name);
    return low == high
               ? lode_arena_print(s->sheet.arena, "%s: %s", p->segment[0].name, percent(s, low))
               : lode_arena_print(s->sheet.arena, "%s: %s to %s in these %s", p->segment[0].name,
                                  percent(s, low), percent(s, high), noun(s));
}

static const char *subtitle(const stack *s) {
    return s->n_panels > 1
               ? "Percentages; panels are of different frameworks and not to be compared"
               : "Percentages";
}

static const char *caption(const stack *s) {
    lode_arena *arena = s->sheet.arena;
    lode_figures coded = {.item = lode_arena_take(arena, s->n * sizeof *coded.item)};
    for (size_t i = 0; i < s->n; i++) {
        coded.item[coded.n] = *s->bars[i].unit;
        coded.item[coded.n++].status = s->bars[i].status;
    }
    const char *rest = s->n_short ? lode_arena_print(arena,
                                                     "The parts of %zu %s do not add up to "
                                                     "100%%; what is left is blank.",
                                                     s->n_short, s->n_short == 1 ? "bar" : "bars")
                                  : "";
    const char *codes = lode_codes_sentence(&s->sheet, &coded);
    return lode_arena_print(arena, "%s%s%s", rest, codes,
                            *codes ? " A bar with a part missing is not drawn." : "");
}

/* " Fernshire: Good 40%, Poor 60%;" for the first few bars. */
static const char *alt(const stack *s) {
    enum { TOLD = 4 };
    lode_arena *arena = s->sheet.arena;
    const char *text = "Stacked bars of percentages.";
    for (size_t i = 0; i < s->n_panels; i++) {
        const panel *p = &s->panel[i];
        size_t told = 0, n = 0;
        text =
            lode_arena_print(arena, "%s %s%s%s.", text, p->name, *p->name ? ", " : "", p->period);
        for (size_t b = 0; b < s->n; b++) {
            const bar *here = &s->bars[b];
            if (here->panel != p)
                continue;
            n++;
            if (here->status.n || told++ >= TOLD)
                continue;
            text = lode_arena_print(arena, "%s %s:", text, here->unit->name);
            for (size_t k = 0; k < p->n; k++)
                text = lode_arena_print(arena, "%s %s %s%s", text, p->segment[k].name,
                                        percent(s, here->value[k]), k + 1 < p->n ? "," : ".");
        }
        if (told > TOLD)
            text = lode_arena_print(arena, "%s %zu more.", text, told - TOLD);
        if (told < n)
            text = lode_arena_print(arena, "%s %s: %zu.", text, "Not drawn", n - told);
    }
    return text;
}

/* ---- the picture ---- */

/* Each panel is a head, a key, its bars and room below. */
static void number_rows(stack *s) {
    size_t row = 0, next = 0;
    s->rows.name = lode_arena_take(s->sheet.arena, (s->n + 3 * s->n_panels) * sizeof(char *));
    for (size_t i = 0; i < s->n_panels; i++) {
        s->panel[i].first_row = row + 2;
        s->rows.name[row++] = "";
        s->rows.name[row++] = "";
        for (; next < s->n && s->bars[next].panel == &s->panel[i]; next++) {
            s->bars[next].row = row;
            s->rows.name[row++] = s->bars[next].unit->name;
        }
        if (i + 1 < s->n_panels)
            s->rows.name[row++] = "";
    }
    s->rows.n = row;
    s->rows.pitch = 24;
}

static void lay_out(stack *s) {
    lode_canvas *canvas = &s->canvas;
    number_rows(s);
    lode_canvas_texts(canvas, s->sheet.arena, lode_title_or(&s->sheet, title(s)), subtitle(s),
                      lode_caption_before(&s->sheet, caption(s)), 0);
    lode_rows_fit(&s->rows, canvas, s->sheet.arena);
    canvas->right = LODE_FIGURE_WIDTH - 70;
    lode_canvas_fit(canvas, 4, (double)s->rows.n * s->rows.pitch, 38);
}

static void put_heads(const stack *s, lode_script *script) {
    for (size_t i = 0; i < s->n_panels; i++) {
        const panel *p = &s->panel[i];
        lode_key key[MOST_SEGMENTS];
        double width = 0;
        for (size_t k = 0; k < p->n; k++) {
            key[k] = (lode_key){key_mark[k], lode_text(p->segment[k].name)};
            width += 34 + lode_text_width(key[k].text, LODE_TEXT_SIZE);
        }
        const char *head =
            lode_arena_print(s->sheet.arena, "%s%s%s", p->name, *p->name ? ", " : "", p->period);
        const double y = lode_rows_y(&s->rows, &s->canvas, p->first_row - 2);
        lode_canvas_put_line(&s->canvas, lode_text(head), LODE_TEXT, LODE_LEFT, LODE_LEFT_EDGE, y,
                             script);
        lode_canvas_put_key(&s->canvas, key, p->n,
                            fmax(LODE_LEFT_EDGE, fmin(s->canvas.left, LODE_FIGURE_WIDTH - width)),
                            y + s->rows.pitch, script);
    }
}

/* The number behind a bar, at its end: "n 106". */
static void put_n(const stack *s, const bar *b, lode_script *script) {
    lode_number n;
    if (b->status.n || !lode_measures_number(s->sheet.measures, b->unit->row, LODE_COL_N, &n))
        return;
    const char *text = lode_arena_print(s->sheet.arena, "n %s",
                                        lode_value_text(s->sheet.arena, lode_text(""), n.value, 0));
    lode_canvas_put_line(&s->canvas, lode_text(text), LODE_TEXT, LODE_LEFT, s->canvas.right + 4,
                         lode_rows_y(&s->rows, &s->canvas, b->row), script);
}

static void put_values(const stack *s, lode_script *script) {
    enum { LEAST = 5 }; /* a narrower part has no room for its number */
    for (size_t i = 0; i < s->n; i++) {
        const bar *b = &s->bars[i];
        put_n(s, b, script);
        double from = 0;
        lode_rows_put_code(&s->rows, &s->canvas, b->row, b->status, script);
        for (size_t k = 0; k < b->panel->n && !b->status.n; k++) {
            const double middle = from + b->value[k] / 2;
            from += b->value[k];
            if (b->value[k] >= LEAST)
                lode_canvas_put_line(&s->canvas, lode_text(percent(s, b->value[k])),
                                     k < 2 ? LODE_TEXT_LIGHT : LODE_TEXT_FRONT, LODE_CENTRE,
                                     lode_canvas_x(&s->canvas, middle, 0, 101),
                                     lode_rows_y(&s->rows, &s->canvas, b->row), script);
        }
    }
}

/* All k-th parts of all panels; names of the parts differ by panel. */
static lode_series parts(const stack *s, size_t k) {
    lode_series series = {
        .name = lode_arena_print(s->sheet.arena, "Part %zu", k + 1),
        .drawn = lode_arena_print(s->sheet.arena,
                                  "using (($1+$2)/2):3:1:2:($3-0.42):($3+0.42) with boxxyerror fs "
                                  "solid border lc rgb '#FFFFFF' fc rgb '%s'",
                                  colour[k])};
    for (size_t i = 0; i < s->n; i++) {
        const bar *b = &s->bars[i];
        double from = 0;
        if (b->status.n || k >= b->panel->n)
            continue;
        for (size_t before = 0; before < k; before++)
            from += b->value[before];
        lode_data_number(&series.block, from);
        lode_data_number(&series.block, from + b->value[k]);
        lode_data_number(&series.block, (double)b->row);
        lode_data_text(&series.block, lode_text(b->panel->segment[k].name));
        lode_data_end_row(&series.block);
    }
    return series;
}

static void draw(stack *s, lode_script *script) {
    lode_series series[MOST_SEGMENTS];
    lay_out(s);
    lode_canvas_begin(&s->canvas,
                      lode_figure_name(&s->sheet, "stack", &s->panel[0].segment[0].choice,
                                       &s->panel[0].segment[0].figures),
                      lode_title_or(&s->sheet, title(s)), alt(s), s->sheet.options->made_by,
                      script);
    LODE_SCRIPT_PUT(script, "unset grid\nset xrange [0:");
    lode_script_number(script, 101);
    LODE_SCRIPT_PUT(script,
                    "]\nset xtics ('0%%' 0, '25%%' 25, '50%%' 50, '75%%' 75, '100%%' 100)\n");
    lode_rows_put(&s->rows, &s->canvas, s->sheet.arena, script);
    put_heads(s, script);
    put_values(s, script);
    for (size_t k = 0; k < MOST_SEGMENTS; k++)
        series[k] = parts(s, k);
    lode_series_put(series, MOST_SEGMENTS, "from, to, row, part", script);
    lode_script_end(script);
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
        draw(&s, script);
        lode_sheet_account(&s.sheet);
    }
    lode_sheet_close(&s.sheet);
    return status;
}
