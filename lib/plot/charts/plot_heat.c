/* The heat map: units by measures, each cell with its value or code, shaded by where it stands. */
#include "../rows.h"
#include "../series.h"
#include "../sheet.h"
#include "../style.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_COLUMNS = 9, SHADES = 4, HEAD_LINES = 7 };

typedef enum { BY_PERCENTILE, BY_BETTER } shading;

typedef struct {
    lode_choice choice;
    lode_figures figures;
    lode_subject subject;
} column;

typedef struct {
    lode_sheet sheet;
    shading shading;
    int shade_column;
    column *columns;
    size_t n_columns;
    lode_figures units;       /* with a row for any column */
    size_t count[SHADES + 1]; /* cells of each shade, the last without one */
    lode_rows rows;
    lode_canvas canvas;
} heat;

/* ---- which figures ---- */

static lode_status find_shading(heat *h, lode_error *error) {
    const int percentile = lode_sheet_column(&h->sheet, "percentile");
    const int better = lode_sheet_column(&h->sheet, "better");
    const char *asked = h->sheet.options->shade;
    const bool by_better = asked ? strcmp(asked, "better") == 0 : percentile < 0;
    h->shading = by_better ? BY_BETTER : BY_PERCENTILE;
    h->shade_column = by_better ? better : percentile;
    if (h->shade_column >= 0)
        return LODE_OK;
    lode_fail(error, LODE_USAGE, "there is no column '%s' to shade by",
              by_better ? "better" : "percentile");
    return lode_fail_hint(error, "lode-bench writes percentile and better");
}

static bool is_shaded(const heat *h, size_t row) {
    return lode_sheet_text(&h->sheet, row, h->shade_column).n > 0;
}

/* Without --against, the first comparator that says where figures stand: England has no
 * percentile of schools. */
static lode_status choose_comparator(const heat *h, lode_choice *choice, lode_error *error) {
    const lode_status status = lode_choose_comparator(&h->sheet, choice, error);
    if (status != LODE_OK || h->sheet.options->against.n)
        return status;
    for (size_t row = 0; row < h->sheet.measures->rows; row++)
        if (lode_measures_facet(h->sheet.measures, row)->measure == choice->measure &&
            is_shaded(h, row)) {
            choice->comparator = lode_sheet_text(&h->sheet, row, h->sheet.comparator);
            return LODE_OK;
        }
    return LODE_OK;
}

static lode_status choose_column(heat *h, column *c, uint32_t measure, lode_error *error) {
    c->choice = (lode_choice){.measure = measure};
    lode_status status = lode_choose_group(&h->sheet, &c->choice, error);
    if (status == LODE_OK)
        status = lode_choose_period(&h->sheet, &c->choice, error);
    if (status == LODE_OK)
        status = choose_comparator(h, &c->choice, error);
    if (status == LODE_OK)
        status = lode_choose_all(&h->sheet, &c->choice, &c->figures, error);
    if (status == LODE_OK)
        c->subject = lode_subject_of(&h->sheet, &c->choice, &c->figures);
    return status;
}

/* ---- units and cells ---- */

static bool is_unit_seen(const lode_figures *units, uint32_t unit) {
    for (size_t i = 0; i < units->n; i++)
        if (units->item[i].unit == unit)
            return true;
    return false;
}

static lode_status find_units(heat *h, lode_error *error) {
    const uint32_t most = lode_names_count(h->sheet.measures->units);
    lode_figures all = {.item = lode_arena_take(h->sheet.arena, (most + 1) * sizeof *all.item)};
    for (size_t k = 0; k < h->n_columns; k++)
        for (size_t i = 0; i < h->columns[k].figures.n; i++)
            if (!is_unit_seen(&all, h->columns[k].figures.item[i].unit))
                all.item[all.n++] = h->columns[k].figures.item[i];
    const lode_status status = lode_mark_asked(&h->sheet, &all, error);
    if (status != LODE_OK)
        return status;
    h->units.item = lode_arena_take(h->sheet.arena, (all.n + 1) * sizeof *all.item);
    for (size_t i = 0; i < all.n; i++)
        if (h->sheet.options->unit.n == 0 || all.item[i].asked)
            h->units.item[h->units.n++] = all.item[i];
    return lode_rows_check(h->units.n, error);
}

/* NULL where the unit has no row. */
static const lode_unit_figure *cell_of(const heat *h, size_t unit, size_t k) {
    const lode_figures *figures = &h->columns[k].figures;
    const size_t place = figures->of_unit[h->units.item[unit].unit];
    return place == LODE_NO_FIGURE ? NULL : &figures->item[place];
}

/* From 0, the worst quarter, to 3, the best; or 0, 1, 2 for worse, same, better; SHADES for none.
 * A measure that has no good side is not shaded. */
static size_t shade_of(const heat *h, size_t unit, size_t k) {
    const lode_unit_figure *figure = cell_of(h, unit, k);
    double percentile;
    if (!figure || figure->status.n)
        return SHADES;
    if (h->shading == BY_BETTER) {
        const lode_slice word = lode_sheet_text(&h->sheet, figure->row, h->shade_column);
        return lode_is(word, "worse")    ? 0
               : lode_is(word, "same")   ? 1
               : lode_is(word, "better") ? 3
                                         : SHADES;
    }
    const lode_polarity polarity = h->columns[k].subject.polarity;
    if (polarity == LODE_NEITHER ||
        !lode_sheet_number(&h->sheet, figure->row, h->shade_column, &percentile))
        return SHADES;
    if (polarity == LODE_LOW_IS_GOOD)
        percentile = 100 - percentile;
    return percentile < 25 ? 0 : percentile < 50 ? 1 : percentile < 75 ? 2 : 3;
}

static lode_status count_shades(heat *h, lode_error *error) {
    for (size_t i = 0; i < h->units.n; i++)
        for (size_t k = 0; k < h->n_columns; k++)
            h->count[shade_of(h, i, k)]++;
    if (h->count[SHADES] < h->units.n * h->n_columns)
        return LODE_OK;
    lode_fail(error, LODE_REFUSED, "nothing to shade: no figure of these has a %s",
              h->shading == BY_BETTER ? "better" : "percentile");
    return lode_fail_hint(error, "choose with --against a comparator that has, or --shade %s",
                          h->shading == BY_BETTER ? "percentile" : "better");
}

/* ---- words ---- */

static const char *const shade_colour[SHADES] = {"#E4EEF7", LODE_LIGHT_BLUE, LODE_BLUE,
                                                 LODE_DARK_BLUE};

static bool is_dark(size_t shade) {
    return shade == 2 || shade == 3;
}

/* In words beside the value, so that the shade is not all that says it. */
static const char *cell_text(const heat *h, size_t unit, size_t k) {
    static const char *const sign[SHADES + 1] = {" \u2212", "", "", " +", ""};
    const lode_unit_figure *figure = cell_of(h, unit, k);
    const column *c = &h->columns[k];
    if (!figure)
        return "";
    if (figure->status.n)
        return lode_sheet_clean(&h->sheet, figure->status);
    return lode_arena_print(h->sheet.arena, "%s%s",
                            lode_subject_value(&h->sheet, &c->subject, figure->value),
                            h->shading == BY_BETTER ? sign[shade_of(h, unit, k)] : "");
}

static const char *noun(const heat *h) {
    return lode_units_noun(h->columns[0].choice.level, h->units.n);
}

static const char *comparator_words(const heat *h) {
    const lode_unit_figure *any = &h->columns[0].figures.item[0];
    const lode_slice name = lode_sheet_text(&h->sheet, any->row, h->sheet.comparator_name);
    const lode_slice word = h->columns[0].choice.comparator;
    if (lode_is(word, "similar") || !name.n)
        return lode_sheet_clean(&h->sheet, word.n ? word : lode_text("those compared"));
    return lode_sheet_clean(&h->sheet, name);
}

static bool is_one_period(const heat *h) {
    for (size_t k = 1; k < h->n_columns; k++)
        if (strcmp(h->columns[k].subject.period, h->columns[0].subject.period) != 0)
            return false;
    return true;
}

static const char *title(const heat *h) {
    return lode_arena_print(h->sheet.arena, "%zu %s, %zu %s", h->units.n, noun(h), h->n_columns,
                            h->n_columns == 1 ? "measure" : "measures");
}

static const char *subtitle(const heat *h) {
    const char *by =
        h->shading == BY_BETTER ? "Compared with" : "Standing among the schools compared with";
    const char *period = is_one_period(h) ? h->columns[0].subject.period : "latest figures";
    return lode_arena_print(h->sheet.arena, "%s %s, %s", by, comparator_words(h), period);
}

static lode_figures all_cells(const heat *h) {
    lode_figures cells = {
        .item = lode_arena_take(h->sheet.arena, h->units.n * h->n_columns * sizeof *cells.item)};
    for (size_t i = 0; i < h->units.n; i++)
        for (size_t k = 0; k < h->n_columns; k++)
            if (cell_of(h, i, k))
                cells.item[cells.n++] = *cell_of(h, i, k);
    return cells;
}

static const char *caption(const heat *h) {
    lode_arena *arena = h->sheet.arena;
    const lode_figures cells = all_cells(h);
    const char *text =
        h->shading == BY_BETTER
            ? "+ and dark: better; light: the same; \u2212 and pale: worse, by the interval of the "
              "difference. White: not compared."
            : "The darker, the nearer the good side of the measure, in quarters. Such quarters are "
              "not differences: small numbers move far by chance. White: not compared, or no good "
              "side.";
    return lode_arena_print(arena, "%s%s", text, lode_codes_sentence(&h->sheet, &cells));
}

static const char *alt(const heat *h) {
    lode_arena *arena = h->sheet.arena;
    const lode_figures cells = all_cells(h);
    size_t coded = 0;
    const char *text = lode_arena_print(arena, "Heat map of %zu %s by %zu %s:", h->units.n, noun(h),
                                        h->n_columns, h->n_columns == 1 ? "measure" : "measures");
    for (size_t k = 0; k < h->n_columns; k++)
        text = lode_arena_print(arena, "%s%s %s", text, k ? ";" : "", h->columns[k].subject.label);
    for (size_t i = 0; i < cells.n; i++)
        coded += cells.item[i].status.n > 0;
    if (h->shading == BY_BETTER)
        text = lode_arena_print(arena, "%s. Against %s: better %zu, the same %zu, worse %zu", text,
                                comparator_words(h), h->count[3], h->count[1], h->count[0]);
    else
        text = lode_arena_print(
            arena,
            "%s. Among the schools compared with %s: best quarter %zu, second %zu, third "
            "%zu, lowest %zu",
            text, comparator_words(h), h->count[3], h->count[2], h->count[1], h->count[0]);
    return lode_arena_print(arena, "%s, not shaded %zu, of these coded %zu.", text,
                            h->count[SHADES], coded);
}

/* ---- the picture ---- */

static double column_width(const heat *h) {
    return (h->canvas.right - h->canvas.left) / (double)h->n_columns;
}

static double column_x(const heat *h, size_t k) {
    return h->canvas.left + column_width(h) * ((double)k + 0.5);
}

/* The name of a column, with its period where columns differ in it. */
static lode_text_lines head_of(const heat *h, size_t k) {
    const lode_subject *s = &h->columns[k].subject;
    const char *text = is_one_period(h)
                           ? s->label
                           : lode_arena_print(h->sheet.arena, "%s, %s", s->label, s->period);
    return lode_text_break(h->sheet.arena, lode_text(text), LODE_SMALL_SIZE, column_width(h) - 6,
                           HEAD_LINES);
}

static const double HEAD_LINE = LODE_SMALL_SIZE * LODE_LINE_HEIGHT;

static void lay_out(heat *h) {
    lode_canvas *canvas = &h->canvas;
    lode_arena *arena = h->sheet.arena;
    size_t lines = 0;
    h->rows =
        (lode_rows){lode_arena_take(arena, (h->units.n + 1) * sizeof(char *)), h->units.n, 22};
    for (size_t i = 0; i < h->units.n; i++)
        h->rows.name[i] = h->units.item[i].name;
    lode_canvas_texts(canvas, arena, lode_title_or(&h->sheet, title(h)), subtitle(h),
                      lode_caption_before(&h->sheet, caption(h)), 0);
    lode_rows_fit(&h->rows, canvas, arena);
    canvas->right = fmin(LODE_FIGURE_WIDTH - 10, canvas->left + 120.0 * (double)h->n_columns);
    for (size_t k = 0; k < h->n_columns; k++)
        lines = head_of(h, k).n > lines ? head_of(h, k).n : lines;
    lode_canvas_fit(canvas, 18 + HEAD_LINE * (double)lines, (double)h->units.n * h->rows.pitch, 14);
}

static void put_heads(const heat *h, lode_script *script) {
    for (size_t k = 0; k < h->n_columns; k++) {
        const lode_text_lines head = head_of(h, k);
        for (size_t i = 0; i < head.n; i++)
            lode_canvas_put_line(&h->canvas, head.line[i], LODE_SMALL, LODE_CENTRE, column_x(h, k),
                                 h->canvas.top - 8 - HEAD_LINE * (double)(head.n - 1 - i), script);
    }
}

static void put_cells(const heat *h, lode_script *script) {
    for (size_t i = 0; i < h->units.n; i++)
        for (size_t k = 0; k < h->n_columns; k++) {
            const lode_text_look look =
                is_dark(shade_of(h, i, k)) ? LODE_TEXT_LIGHT : LODE_TEXT_FRONT;
            lode_canvas_put_line(&h->canvas, lode_text(cell_text(h, i, k)), look, LODE_CENTRE,
                                 column_x(h, k), lode_rows_y(&h->rows, &h->canvas, i), script);
        }
}

static lode_series boxes(const heat *h, size_t shade, const char *name) {
    lode_series series = {.name = name,
                          .drawn = lode_arena_print(h->sheet.arena,
                                                    "using ($1):($2):($1-0.48):($1+0.48):($2-0.46)"
                                                    ":($2+0.46) with boxxyerror fs solid noborder "
                                                    "lc rgb '%s'",
                                                    shade_colour[shade])};
    for (size_t i = 0; i < h->units.n; i++)
        for (size_t k = 0; k < h->n_columns; k++) {
            if (shade_of(h, i, k) != shade)
                continue;
            lode_data_number(&series.block, (double)k);
            lode_data_number(&series.block, (double)i);
            lode_data_number(&series.block, cell_of(h, i, k)->value);
            lode_data_end_row(&series.block);
        }
    return series;
}

static void put_series(const heat *h, lode_script *script) {
    static const char *const quarters[SHADES] = {"Lowest quarter", "Third quarter",
                                                 "Second quarter", "Best quarter"};
    static const char *const words[SHADES] = {"Worse", "Same", "", "Better"};
    lode_series series[SHADES];
    for (size_t i = 0; i < SHADES; i++)
        series[i] = boxes(h, i, (h->shading == BY_BETTER ? words : quarters)[i]);
    lode_series_put(series, SHADES, "column, row, value", script);
}

static void draw(heat *h, lode_script *script) {
    lay_out(h);
    lode_canvas_begin(
        &h->canvas, lode_figure_name(&h->sheet, "heat", &h->columns[0].choice, &h->units),
        lode_title_or(&h->sheet, title(h)), alt(h), h->sheet.options->made_by, script);
    LODE_SCRIPT_PUT(script, "unset grid\nunset border\nunset xtics\nset xrange [-0.5:");
    lode_script_number(script, (double)h->n_columns - 0.5);
    LODE_SCRIPT_PUT(script, "]\n");
    lode_rows_put(&h->rows, &h->canvas, h->sheet.arena, script);
    put_heads(h, script);
    put_cells(h, script);
    put_series(h, script);
    lode_script_end(script);
}

static lode_status choose(heat *h, lode_error *error) {
    uint32_t *measure;
    lode_status status = find_shading(h, error);
    if (status == LODE_OK)
        status = lode_choose_measures(&h->sheet, 1, MOST_COLUMNS, &measure, &h->n_columns, error);
    if (status != LODE_OK)
        return status;
    h->columns = lode_arena_take(h->sheet.arena, h->n_columns * sizeof *h->columns);
    for (size_t k = 0; k < h->n_columns && status == LODE_OK; k++)
        status = choose_column(h, &h->columns[k], measure[k], error);
    if (status == LODE_OK)
        status = find_units(h, error);
    return status == LODE_OK ? count_shades(h, error) : status;
}

lode_status lode_plot_heat(const lode_plot_options *options, const lode_input *input,
                           lode_reference *reference, lode_script *script, lode_report *report,
                           lode_error *error) {
    heat h = {0};
    lode_status status = lode_sheet_open(&h.sheet, options, input, reference, report, error);
    if (status == LODE_OK)
        status = choose(&h, error);
    if (status == LODE_OK) {
        draw(&h, script);
        lode_sheet_account(&h.sheet);
    }
    lode_sheet_close(&h.sheet);
    return status;
}
