/* lode-plot: charts as gnuplot scripts. */
#include "lode/cli.h"
#include "lode/memory.h"
#include "lode/plot.h"
#include "lode/render.h"
#include "lode/text.h"
#include "lode/whole_file.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static lode_plot_options asked;
static const char *render;
static bool data;

static const char *const formats[] = {"svg", "png", "pdf", "dumb", NULL};

static const char *const shades[] = {"percentile", "better", NULL};
static const char *const orders[] = {"value", "name", "table", NULL};

static const lode_option options[] = {
    {0, "unit", "UNIT", "a school or area by code or name, or a comparator; may be repeated",
     .list = &asked.unit},
    {'m', "measure", "NAME", "the measure, where the input has several; two of a quadrant",
     .list = &asked.measure_lists},
    {'b', "breakdown", "LABEL", "the pupil group [Total]", .list = &asked.rows.breakdown,
     .split = true},
    {'t', "period", "PERIOD,...", "only these time periods", .list = &asked.rows.period,
     .split = true},
    {0, "against", "LIST", "comparators to draw, or none", .list = &asked.against, .split = true},
    {0, "pairs", "FILE", "who is similar to the unit: school_urn, comparator_urn",
     .text = &asked.pairs},
    {0, "sort", "BY", "order of rows: value, name or table [value; of forest table]",
     .text = &asked.sort, .choice = orders},
    {0, "pairwise", NULL, "bars of 1.39 standard errors, for comparing two units",
     .flag = &asked.pairwise},
    {0, "shade", "BY", "what shades cells: percentile or better [percentile]", .text = &asked.shade,
     .choice = shades},
    {0, "term", "NAME,...", "which estimates, as mean or change [effect]", .list = &asked.term,
     .split = true},
    {0, "subgroup", "NAME", "only estimates of this subgroup; may be repeated",
     .list = &asked.subgroup},
    {0, "effect-size", NULL, "effect sizes in place of estimates", .flag = &asked.effect_size},
    {0, "panel", "TITLE", "head of a panel, in the order of -m; may be repeated",
     .list = &asked.panel_names},
    {0, "title", "TEXT", "in place of the title that states the latest figures",
     .text = &asked.title},
    {0, "caption", "TEXT", "source and population, below the chart", .text = &asked.caption},
    {0, "name", "NAME", "name of the figure, for the ids in an SVG", .text = &asked.name},
    {0, "render", "FORMAT", "run gnuplot: svg, png, pdf or dumb", .text = &render,
     .choice = formats},
    {0, "data", NULL, "write the numbers of the chart as a table, in place of the script",
     .flag = &data},
    {0},
};

static const lode_tool tool = {
    .name = "lode-plot",
    .purpose = "draw measure tables and estimate tables as charts",
    .usage = "CHART [OPTION]... [FILE]...",
    .examples = "lode-plot trend --unit 100001 bench.csv | gnuplot -d > trend.svg\n"
                "lode-plot trend --unit 100001 -m att8_score --render svg -o trend.svg bench.csv\n"
                "lode-plot trend --unit 100001 --unit 100002 --against national bench.csv\n"
                "lode-plot trend --unit all bench.csv > partnership.gp\n"
                "lode-plot funnel -m ks2_rwm_exp_percent limits.csv | gnuplot -d > funnel.svg\n"
                "lode-plot caterpillar --pairwise --render svg -o schools.svg bench.csv",
    .details = "Charts: trend       units over years, with what they are compared with\n"
               "        funnel      figures against numbers of pupils, with control limits\n"
               "        xmr         one unit over many periods, with control limits\n"
               "        quadrant    two measures, one unit among those like it\n"
               "        caterpillar units in order, with their intervals\n"
               "        dumbbell    two figures of each unit, and the gap\n"
               "        heat        units by measures, values and codes in shaded cells\n"
               "        stack       percentages that add up to all, a panel for each -m\n"
               "        multiples   a small trend of each unit, on the same axes\n"
               "        forest      estimates with their intervals, as of a trial or a survey\n"
               "        event       estimates by the years since support began\n"
               "Input: a measure table, as lode-tidy, lode-bench and lode-trend write it; of\n"
               "forest and event an estimate table, as lode-trial writes it.\n"
               "Output: a gnuplot script that carries its data; run it as a file or through a\n"
               "pipe. With --render, the picture; with --data, its numbers as CSV.\n",
    .options = options,
    .no_table = true,
    .leading = 1,
};

/* ---- which chart ---- */

static const char *const later[] = {"love", "diverging"};

enum { LATER = sizeof later / sizeof *later };

static const char *list_charts(void) {
    static char list[256];
    for (size_t i = 0; i < lode_chart_count; i++)
        strcat(strcat(list, i ? ", " : ""), lode_charts[i].name);
    return list;
}

static const lode_chart *find_chart(const lode_run *run, const char *name) {
    const lode_chart *meant;
    if (!name)
        lode_cli_usage(run, "say which chart: %s", list_charts());
    const lode_chart *found = lode_chart_named(lode_text(name), &meant);
    if (found)
        return found;
    for (size_t i = 0; i < LATER; i++)
        if (strcmp(name, later[i]) == 0)
            lode_cli_usage(run, "a later version will draw '%s'; this one draws %s", name,
                           list_charts());
    if (meant)
        lode_cli_usage(run, "no chart is called '%s'; did you mean '%s'?", name, meant->name);
    lode_cli_usage(run, "no chart is called '%s'; there is %s, as in: lode-plot trend FILE", name,
                   list_charts());
}

static void check_options(const lode_run *run, const lode_chart *drawn) {
    const char *lacking = lode_chart_lacks(drawn, &asked);
    if (lacking)
        lode_cli_usage(run, "%s has no --%s", drawn->name, lacking);
}

/* The measures of every -m, one by one. */
static void split_measures(lode_arena *arena) {
    const char **list = NULL;
    size_t n = 0, capacity = 0;
    for (size_t i = 0; i < asked.measure_lists.n; i++) {
        lode_slice rest = lode_text(asked.measure_lists.item[i]), word;
        while (lode_split(&rest, ',', &word)) {
            if (!word.n)
                continue;
            LODE_GROW(list, n, capacity);
            list[n++] = lode_arena_print(arena, "%.*s", LODE_ARG(word));
        }
    }
    asked.rows.measure = (lode_words){list, n};
}

/* ---- how the chart was made ---- */

/* Where a path begins in a word of the command line; NULL if the word holds none. Paths of other
 * options are known by their slash. */
static const char *find_path(lode_run *run, const char *word) {
    const lode_input *input = lode_cli_input(run);
    for (size_t i = 0; i < input->n; i++)
        if (input->path[i] == word)
            return word;
    for (const char *at = word; *at; at++)
        if (at == lode_cli_output_path(run) || at == lode_cli_reference(run) ||
            (*at == '/' && (at == word || at[-1] == '=')))
            return at;
    return NULL;
}

/* Folders tell where somebody works, not how the chart was made. */
static const char *without_folder(lode_run *run, lode_arena *arena, const char *word) {
    const char *path = find_path(run, word);
    const char *slash = path ? strrchr(path, '/') : NULL;
    return slash ? lode_arena_print(arena, "%.*s%s", (int)(path - word), word, slash + 1) : word;
}

/* As a shell reads it. */
static const char *quoted(lode_arena *arena, const char *word) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789_-./,:=@%+";
    const char *text = "", *quote;
    if (*word && word[strspn(word, plain)] == '\0')
        return word;
    for (; (quote = strchr(word, '\'')); word = quote + 1)
        text = lode_arena_print(arena, "%s%.*s'\\''", text, (int)(quote - word), word);
    return lode_arena_print(arena, "'%s%s'", text, word);
}

/* The words as typed: reading the options moves the operands behind them. */
static char **words;
static size_t n_words;

static void remember(int argc, char **argv) {
    n_words = (size_t)argc;
    words = lode_allocate(n_words, sizeof *words);
    memcpy(words, argv, n_words * sizeof *words);
}

static const char *command_line(lode_run *run, lode_arena *arena) {
    const char *line = tool.name;
    for (size_t i = 1; i < n_words; i++)
        line = lode_arena_print(arena, "%s %s", line,
                                quoted(arena, without_folder(run, arena, words[i])));
    return line;
}

/* ---- where it goes ---- */

static bool to_standard_output(const lode_run *run) {
    const char *path = lode_cli_output_path(run);
    return !path || strcmp(path, "-") == 0;
}

static void check_destination(const lode_run *run) {
    if (render && data)
        lode_cli_usage(run, "--data writes numbers and --render a picture; choose one");
    const bool binary = render && (strcmp(render, "png") == 0 || strcmp(render, "pdf") == 0);
    if (binary && to_standard_output(run) && isatty(STDOUT_FILENO))
        lode_cli_usage(run, "a terminal cannot show %s; name a file with -o, or --render dumb",
                       render);
}

static lode_status write_chart(const lode_run *run, const lode_script *script, lode_error *error) {
    const lode_slice text = {script->text, script->n};
    const char *path = lode_cli_output_path(run);
    lode_render_format format;
    if (lode_cli_dry(run))
        return LODE_OK;
    if (data)
        return lode_figure_table_write(&script->table, path, error);
    if (!render)
        return lode_whole_file_put(path, text, error);
    const lode_status status = lode_render_format_named(lode_text(render), &format, error);
    return status == LODE_OK ? lode_render(text, format, path, error) : status;
}

int main(int argc, char **argv) {
    remember(argc, argv);
    lode_run *run = lode_cli_start(&tool, argc, argv);
    const lode_chart *drawn = find_chart(run, lode_cli_leading(run, 0));
    check_options(run, drawn);
    check_destination(run);
    lode_arena *arena = lode_arena_new();
    lode_reference *reference =
        lode_reference_new(lode_cli_reference(run), lode_cli_input(run), lode_cli_report(run));
    split_measures(arena);
    asked.made_by = command_line(run, arena);
    lode_error error = {0};
    lode_script script = {0};
    lode_status status =
        drawn->draw(&asked, lode_cli_input(run), reference, &script, lode_cli_report(run), &error);
    if (status == LODE_OK)
        status = write_chart(run, &script, &error);
    lode_script_free(&script);
    lode_reference_free(reference);
    lode_arena_free(arena);
    free(words);
    free((void *)asked.rows.measure.item);
    return lode_cli_finish(run, status, &error);
}
