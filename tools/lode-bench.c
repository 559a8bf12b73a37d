/* lode-bench: compare each row with England, its local authority, similar schools or its group. */
#include "lode/bench.h"
#include "lode/cli.h"

#include <string.h>

static lode_bench_options asked = {.min_n = LODE_BENCH_MIN_N,
                                   .min_schools = LODE_BENCH_MIN_SCHOOLS,
                                   .seed = 1,
                                   .draws = LODE_BENCH_DRAWS};
static const char *computed, *breakdown, *interval, *over_dispersion, *adjust;

static const char *const ways[] = {"weighted", "unweighted", NULL};

/* In the order of lode_bench_breakdown and lode_bench_interval_method, and of lode_bench_dispersion
 * and lode_bench_adjustment, whose first is none. */
static const char *const breakdowns[] = {"same", "other", "all", NULL};
static const char *const intervals[] = {"wilson", "exact", "normal", NULL};
static const char *const trims[] = {"winsorise", "truncate", NULL};
static const char *const adjustments[] = {"bh", "by", "holm", "hochberg", "bonferroni", NULL};

static const lode_option options[] = {
    {0, "against", "LIST",
     "national, region, la, similar, areas, group:COLUMN, all, previous, target [national]",
     .list = &asked.against, .split = true},
    {0, "pairs", "FILE", "similar schools (school_urn, comparator_urn) or areas",
     .list = &asked.pairs},
    {0, "targets", "FILE", "targets: measure, value, and what they are for",
     .text = &asked.targets},
    {0, "computed", "HOW", "derive missing figures: weighted (by pupils) or unweighted",
     .text = &computed, .optional = "weighted", .choice = ways},
    {0, "comparator-breakdown", "WHO", "pupils compared with: same, other or all [same]",
     .text = &breakdown, .choice = breakdowns},
    {0, "min-schools", "N", "other schools a computed comparator needs [3]",
     .whole = &asked.min_schools},
    {0, "min-n", "N", "leave figures of fewer pupils uncompared [as the dictionary: 11]",
     .whole = &asked.min_n},
    {0, "interval", "HOW", "of percentages: wilson, exact or normal [wilson]", .text = &interval,
     .choice = intervals},
    LODE_ROW_OPTIONS(asked.rows),
    {0, "with", "SET,...", "further columns: limits, tests, bands, shrinkage, ranks, pupils",
     .list = &asked.with, .split = true},
    {0, "over-dispersion", "HOW", "limits with what all have in common: winsorise or truncate",
     .text = &over_dispersion, .optional = "winsorise", .choice = trims},
    {0, "adjust", "HOW", "p-values for many tests: bh, by, holm, hochberg, bonferroni",
     .text = &adjust, .choice = adjustments},
    {0, "draws", "N", "how often ranks are drawn again [1000]", .whole = &asked.draws},
    {0, "seed", "N", "where the chance of ranks begins [1]", .whole = &asked.seed},
    {0, "add", "COLUMN,...", "add only these columns", .list = &asked.add, .split = true},
    {0},
};

static const lode_tool tool = {
    .name = "lode-bench",
    .purpose = "compare each school with England, its area, similar schools or its group",
    .usage = "[OPTION]... [FILE]...",
    .examples = "lode-bench --against national,la measures.csv\n"
                "lode-bench --against similar --pairs similar.csv measures.csv\n"
                "lode-bench --against group:cluster,all --computed measures.csv\n"
                "lode-bench --against previous measures_of_all_years.csv",
    .details = "Reads measure tables, published figures and schools in one; writes each row once\n"
               "for every comparator above its level, with the columns comparator,\n"
               "comparator_name, comparator_basis, comparator_breakdown, comparator_value,\n"
               "n_comparators, difference, difference_ci_low, difference_ci_high, ci_method,\n"
               "better, rank, percentile and reason. National rows pass through,\n"
               "unless they are compared with their own of the period before.\n",
    .options = options,
};

/* The place of a word among its choices; without of none. */
static int place_of(const char *word, const char *const *choices, int without) {
    for (int i = 0; word && choices[i]; i++)
        if (strcmp(word, choices[i]) == 0)
            return i;
    return without;
}

static lode_bench_computed way(void) {
    if (!computed)
        return LODE_BENCH_PUBLISHED;
    return strcmp(computed, "weighted") == 0 ? LODE_BENCH_WEIGHTED : LODE_BENCH_UNWEIGHTED;
}

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    if (asked.min_schools == 0)
        lode_cli_usage(run, "--min-schools takes a whole number from 1, not 0");
    if (asked.draws < 40)
        lode_cli_usage(run, "--draws takes a whole number from 40, not %zu", asked.draws);
    asked.computed = way();
    asked.breakdown = (lode_bench_breakdown)place_of(breakdown, breakdowns, 0);
    asked.interval = (lode_bench_interval_method)place_of(interval, intervals, 0);
    asked.over_dispersion = (lode_bench_dispersion)(place_of(over_dispersion, trims, -1) + 1);
    asked.adjust = (lode_bench_adjustment)(place_of(adjust, adjustments, -1) + 1);
    const lode_input *input = lode_cli_input(run);
    lode_reference *reference =
        lode_reference_new(lode_cli_reference(run), input, lode_cli_report(run));
    lode_error error = {0};
    const lode_status status =
        lode_bench(&asked, input, lode_cli_output(run), reference, lode_cli_report(run), &error);
    lode_reference_free(reference);
    return lode_cli_finish(run, status, &error);
}
