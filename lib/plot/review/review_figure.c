/* {{figure CHART FILE...}}: a chart of lode-plot, with the numbers behind it. */
#include "review_parts.h"

#include "lode/number.h"
#include "lode/plot.h"
#include "lode/render.h"
#include "lode/whole_file.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

static lode_status find_chart(review *r, const review_directive *d, const lode_chart **found) {
    const lode_slice name = review_plain(d, 0);
    const lode_chart *meant;
    *found = lode_chart_named(name, &meant);
    if (*found)
        return LODE_OK;
    review_fail(r, d->line, LODE_USAGE, "no chart is called '%.*s'", LODE_ARG(name));
    return meant ? lode_fail_hint(r->error, "did you mean '%s'?", meant->name)
                 : lode_fail_hint(r->error, "lode-plot --help lists the charts");
}

/* ---- what it is drawn from ---- */

/* The files, each of which may be shown. */
static lode_status find_files(review *r, const review_directive *d, lode_words *files) {
    const char **path = lode_arena_take(r->arena, REVIEW_MOST_WORDS * sizeof *path);
    size_t n = 0;
    lode_status status = LODE_OK;
    for (lode_slice name; status == LODE_OK && (name = review_plain(d, n + 1)).n > 0; n++) {
        review_source source = {0};
        status = review_table(r, name, d->line, &source);
        path[n] = source.path;
    }
    *files = (lode_words){path, n};
    return status;
}

static lode_status read_options(review *r, const review_directive *d, lode_plot_options *o) {
    const char *pairs = review_option(r, d, "pairs");
    *o = (lode_plot_options){
        .rows = {.measure = review_options(r, d, "measure", true),
                 .breakdown = review_options(r, d, "breakdown", true),
                 .period = review_options(r, d, "period", true)},
        .unit = review_options(r, d, "unit", false),
        .against = review_options(r, d, "against", true),
        .sort = review_option(r, d, "sort"),
        .measure_lists = review_options(r, d, "measure", false),
        .panel_names = review_options(r, d, "panel", false),
        .shade = review_option(r, d, "shade"),
        .pairwise = review_option(r, d, "pairwise") != NULL,
        .term = review_options(r, d, "term", true),
        .subgroup = review_options(r, d, "subgroup", false),
        .effect_size = review_option(r, d, "effect-size") != NULL,
        .title = review_option(r, d, "title"),
        .caption = review_option(r, d, "caption"),
        .name = lode_arena_print(r->arena, "figure_%zu", r->figures),
        .made_by = "lode-report review",
    };
    return pairs ? review_path(r, lode_text(pairs), d->line, &o->pairs) : LODE_OK;
}

static lode_status check_options(review *r, const review_directive *d, const lode_chart *drawn,
                                 const lode_plot_options *o) {
    const char *lacking = lode_chart_lacks(drawn, o);
    return lacking ? review_fail(r, d->line, LODE_USAGE, "%s has no %s=", drawn->name, lacking)
                   : LODE_OK;
}

/* ---- the picture ---- */

/* Markdown has its pictures beside it. */
static lode_status put_beside(review *r, lode_slice picture, review_figure *figure) {
    const lode_review_options *o = r->options;
    const char *name = lode_arena_print(r->arena, "figure_%zu.svg", figure->number);
    if (mkdir(o->pictures, 0777) != 0 && errno != EEXIST)
        return lode_fail(r->error, LODE_SYSTEM, "cannot make the folder '%s': %s", o->pictures,
                         strerror(errno));
    figure->link = lode_arena_print(r->arena, "%s/%s", o->link, name);
    return lode_whole_file_put(lode_arena_print(r->arena, "%s/%s", o->pictures, name), picture,
                               r->error);
}

static lode_status draw(review *r, const lode_script *script, review_figure *figure) {
    const lode_slice text = {script->text, script->n};
    char *picture;
    size_t n;
    if (r->options->markdown && !r->options->pictures)
        return LODE_OK;
    lode_status status = lode_render_bytes(text, LODE_RENDER_SVG, &picture, &n, r->error);
    if (status != LODE_OK)
        return status;
    figure->picture = (lode_slice){lode_arena_copy(r->arena, picture, n), n};
    free(picture);
    return r->options->markdown ? put_beside(r, figure->picture, figure) : LODE_OK;
}

/* How many decimals the numbers behind it have at most: those that are asked for, else those of its
 * measure. */
static lode_status settle_decimals(review *r, const review_directive *d, const lode_plot_options *o,
                                   int *decimals) {
    enum { USUAL = 2 };
    const lode_meaning *meaning =
        o->rows.measure.n > 0
            ? lode_dictionary_find(r->dictionary, lode_text(o->rows.measure.item[0]))
            : NULL;
    const lode_status status = review_decimals(r, d, decimals);
    if (*decimals < 0)
        *decimals = meaning ? meaning->decimals : USUAL;
    return status;
}

static const char *shortened(review *r, const char *text, int decimals) {
    const char *point = strchr(text, '.');
    lode_number number;
    char out[LODE_NUMBER_TEXT];
    if (!point || strlen(point + 1) <= (size_t)decimals ||
        !lode_number_read(lode_text(text), &number))
        return text;
    lode_number_rounded(number.value, decimals, false, out);
    return lode_arena_copy(r->arena, out, strlen(out));
}

/* The numbers behind it, as they are drawn. */
static void take_numbers(review *r, const lode_script *script, int decimals, review_grid *grid) {
    const lode_figure_table *table = &script->table;
    review_grid_start(r, grid, table->columns);
    for (size_t c = 0; c < table->columns; c++)
        grid->head[c] = lode_figure_table_heading(table, c);
    for (size_t i = 0; i < lode_figure_table_rows(table); i++) {
        const char **row = review_grid_row(grid);
        for (size_t c = 0; c < table->columns; c++)
            row[c] = shortened(r, lode_figure_table_text(table, i, c), decimals);
    }
    review_grid_align(grid);
}

static void as_block(review *r, const review_figure *figure, const char **block) {
    lode_prose out = {0};
    (r->options->markdown ? review_markdown_figure : review_html_figure)(&out, figure);
    *block = lode_arena_copy(r->arena, out.bytes.p, out.bytes.n);
    lode_prose_free(&out);
}

lode_status review_put_figure(review *r, const review_directive *d, const char **block) {
    static const review_syntax syntax = {
        2, REVIEW_MOST_WORDS, "CHART FILE...",
        "measure breakdown period unit against pairs sort panel shade pairwise term subgroup "
        "effect-size decimals title caption"};
    const lode_chart *drawn = NULL;
    lode_plot_options options;
    int decimals;
    lode_words files;
    lode_script script = {0};
    review_grid grid = {0};
    review_figure figure = {.number = ++r->figures, .grid = &grid};
    lode_status status = review_check_directive(r, d, &syntax);
    if (status == LODE_OK)
        status = find_chart(r, d, &drawn);
    if (status == LODE_OK)
        status = find_files(r, d, &files);
    if (status == LODE_OK)
        status = read_options(r, d, &options);
    if (status == LODE_OK)
        status = check_options(r, d, drawn, &options);
    if (status == LODE_OK)
        status = settle_decimals(r, d, &options, &decimals);
    if (status == LODE_OK)
        status = review_guard_figure(r, d, &options, drawn->only_units);
    if (status != LODE_OK)
        return status;
    const lode_input input = {files.item, files.n, r->options->read};
    status = drawn->draw(&options, &input, r->reference, &script, r->report, r->error);
    if (status == LODE_OK)
        status = draw(r, &script, &figure);
    if (status == LODE_OK) {
        take_numbers(r, &script, decimals, &grid);
        figure.title = script.table.title;
        figure.alt = script.table.alt;
        figure.subtitle = script.table.subtitle;
        figure.caption = script.table.caption;
        as_block(r, &figure, block);
    }
    lode_script_free(&script);
    review_grid_free(&grid);
    return status;
}
