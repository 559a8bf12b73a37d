/* lode-similar: which schools are like which, by a published recipe or one of your own. */
#include "lode/cli.h"
#include "lode/similar.h"

static lode_similar_options asked;

static const lode_option options[] = {
    {0, "recipe", "NAME", "a recipe below; euclidean where --on or --weights is given",
     .text = &asked.recipe},
    {0, "on", "COL[=W],...", "the characteristics, with their weights [1]", .list = &asked.on,
     .split = true},
    {0, "weights", "FILE", "weights by file: characteristic, weight, and where wanted scale",
     .text = &asked.weights},
    {0, "k", "N", "how many comparators [that of the recipe: 50]", .whole = &asked.k},
    {0, "within", "COL,...", "only those alike in these columns; none: among all",
     .list = &asked.within, .split = true},
    {0, "prefer", "COL[=V],...", "of the nearest, those alike in these columns first",
     .list = &asked.prefer, .split = true},
    {0, "pool", "N", "with --prefer: how many count as the nearest [twice --k]",
     .whole = &asked.pool},
    {0, "caliper", "COL=D[%],...", "only those that differ by at most D, or D%, in a column",
     .list = &asked.caliper, .split = true},
    {0, "exclude", "COL,...", "leave out those alike in these columns, as in trust_id",
     .list = &asked.exclude, .split = true},
    {0, "pairs", "FILE", "an official list, which outranks what is computed", .text = &asked.pairs},
    {0, "explain", NULL, "a row for each characteristic: both values, and its share",
     .flag = &asked.explain},
    {0},
};

static const lode_tool tool = {
    .name = "lode-similar",
    .purpose = "find similar schools or areas, and say why they are similar",
    .usage = "[OPTION]... [FILE]...",
    .examples = "lode-similar --recipe dfe-2026-secondary values.csv > pairs.csv\n"
                "lode-similar --on fsm_percent=2,pupils --within phase --k 10 schools.csv\n"
                "lode-similar --recipe fbit-pupil --exclude trust_id schools.csv\n"
                "lode-similar --pairs official.csv --recipe dfe-2026-primary --explain values.csv",
    .details =
        "Reads a table with a row for each school (school_urn) or area (old_la_code), a\n"
        "column for each characteristic. Writes, for each, its comparators\n"
        "  school_urn, comparator_urn      (of areas comparator_la_code)\n"
        "  rank, distance                  1 is nearest\n"
        "  source                          with --pairs: official or computed\n"
        "  characteristic, value, comparator_value, share\n"
        "                                  with --explain; share in percent of the distance\n"
        "which lode-bench --against similar --pairs takes. A school without one of the\n"
        "characteristics has no comparators and is none; they are counted.\n"
        "\n"
        "Recipes:\n"
        "  dfe-2026-primary, dfe-2026-secondary\n"
        "                    the nine characteristics of the Department for Education's model\n"
        "  fbit-pupil, fbit-special, fbit-building\n"
        "                    financial benchmarking: 60 nearest, 29 of them, same region first\n"
        "  ks4-55, ks2-125   as many above as below on one estimate, as until 2019\n"
        "  euclidean         differences in standard deviations; needs --on or --weights\n"
        "  mahalanobis       the same, freed of what characteristics say twice; needs --on\n",
    .options = options,
};

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    lode_error error;
    const lode_input *input = lode_cli_input(run);
    lode_reference *reference =
        lode_reference_new(lode_cli_reference(run), input, lode_cli_report(run));
    lode_status status =
        lode_similar(&asked, input, lode_cli_output(run), reference, lode_cli_report(run), &error);
    lode_reference_free(reference);
    return lode_cli_finish(run, status, &error);
}
