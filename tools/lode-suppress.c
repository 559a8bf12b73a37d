/* lode-suppress: small numbers hidden, and proof that they cannot be recovered. */
#include "lode/cli.h"
#include "lode/suppress.h"

static lode_suppress_options asked = {.threshold = LODE_SMALL_COUNT, .rates = LODE_FEWEST_PUPILS};

static const lode_option options[] = {
    {0, "threshold", "T", "counts from 1 to T are hidden [5]", .whole = &asked.threshold},
    {0, "rates", "N", "figures of fewer than N are hidden [11]", .whole = &asked.rates},
    {0, "zeros", NULL, "counts of 0, and shares of 0 and 100%, are hidden too",
     .flag = &asked.zeros},
    {0, "width", "W", "what a hidden count can be lies W apart at least [that of --threshold]",
     .whole = &asked.width},
    {0, "overlap", "NAME,...", "topics and levels whose parts overlap: they make no total",
     .list = &asked.overlap, .split = true},
    {0, "audit", NULL, "write what can be derived of each hidden count instead",
     .flag = &asked.audit},
    {0, "as-is", NULL, "hide nothing: look at a table in which figures are hidden already",
     .flag = &asked.as_is},
    {0},
};

static const lode_tool tool = {
    .name = "lode-suppress",
    .purpose = "small numbers hidden, and proof that they cannot be recovered",
    .usage = "[OPTION]... [FILE]...",
    .examples = "lode-suppress measures.csv > publish.csv\n"
                "lode-suppress --threshold 10 --rates 30 measures.csv > publish.csv\n"
                "lode-suppress --audit measures.csv\n"
                "lode-suppress --as-is --audit publish.csv",
    .details =
        "Reads measure tables and writes the same rows. Where the count behind a figure, or n\n"
        "less that count, is small, value, numerator, interval and further numbers are empty\n"
        "and the status is c; n too where it is small itself. Other figures are hidden, the\n"
        "fewest that do, where totals would give these away: sums of breakdowns, crossed ones\n"
        "too, and of schools, clusters, authorities and regions. Then it is worked out what\n"
        "can be derived; a table that gives a small count away is not written (exit 4).\n"
        "With --audit a row for each hidden count instead:\n"
        "  time_period, geographic_level, unit, unit_name, breakdown_topic, breakdown, measure\n"
        "  count                           numerator, n, value, or rest (of a total)\n"
        "  hidden                          primary: itself small; secondary: for others\n"
        "  low, high                       what it can be; high is empty without a bound\n"
        "  protected                       of primary ones: yes, no\n"
        "The audit says which counts are small: it is not for publication.\n",
    .options = options,
};

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    lode_error error;
    const lode_input *input = lode_cli_input(run);
    lode_reference *reference =
        lode_reference_new(lode_cli_reference(run), input, lode_cli_report(run));
    const lode_status status =
        lode_suppress(&asked, input, lode_cli_output(run), reference, lode_cli_report(run), &error);
    lode_reference_free(reference);
    return lode_cli_finish(run, status, &error);
}
