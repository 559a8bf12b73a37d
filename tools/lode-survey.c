/* lode-survey: what a partnership's members say. */
#include "lode/cli.h"
#include "lode/survey.h"

static lode_survey_options asked = {.population = SIZE_MAX,
                                    .top = 2,
                                    .min_responses = LODE_FEWEST_ANSWERS,
                                    .min_schools = LODE_FEWEST_SCHOOLS};

static const lode_option options[] = {
    {0, "items", "COL,...", "the items: columns, or FIRST-LAST with those between",
     .list = &asked.items, .split = true},
    {0, "scale", "LOW:HIGH", "the lowest and the highest answer, as 1:10", .text = &asked.scale},
    {0, "members", "[YEAR=]FILE", "the list of members, of all years or of one",
     .list = &asked.members},
    {0, "population", "N", "how many members there are, where there is no list",
     .whole = &asked.population},
    {0, "by", "COL", "groups, as phase: of the list of members, else of the responses",
     .text = &asked.by},
    {0, "year", "COL", "the year of a response [time_period, if there]", .text = &asked.year},
    {0, "compare", "OLD,NEW", "which years are compared [the two, if there are two]",
     .list = &asked.compare, .split = true},
    {0, "top", "N", "the points of the scale that make the top box [2]", .whole = &asked.top},
    {0, "recommend", "COL", "the item whose net promoter score is found; of 0 to 10",
     .text = &asked.recommend},
    {0, "labels", "FILE", "what the items ask: item,label", .text = &asked.labels},
    {0, "dont-know", "WORD,...", "words that are no answer", .list = &asked.dont_know,
     .split = true},
    {0, "respondent", "COL", "who responded; nobody may twice [respondent, if there]",
     .text = &asked.respondent},
    {0, "anonymous", NULL, "no column says the school: each response is one of its own",
     .flag = &asked.anonymous},
    {0, "min-responses", "N", "results of fewer responses are not shown [5]",
     .whole = &asked.min_responses},
    {0, "min-schools", "N", "results of fewer schools are not shown [3]",
     .whole = &asked.min_schools},
    {0, "published", NULL,
     "the input has published means: item, time_period, mean; n, sd, population",
     .flag = &asked.published},
    {0},
};

static const lode_tool tool = {
    .name = "lode-survey",
    .purpose = "what members say in a survey: response, means, top box, change, with intervals",
    .usage = "--items COL,... --scale LOW:HIGH [OPTION]... [FILE]...",
    .examples =
        "lode-survey --items Q1-Q7 --scale 1:10 --members schools.csv --by phase survey.csv\n"
        "lode-survey --items Q1-Q7 --scale 1:10 --compare 2023,2024 --to md both_years.csv\n"
        "lode-survey --recommend Q7 --scale 0:10 --population 88 --anonymous form.csv",
    .details = "Reads a row for each response, with school_urn and the items, and writes an\n"
               "estimate table. Responses of a school are averaged first, so that each school\n"
               "counts once. The terms:\n"
               "  response_rate   schools that answered, of the members\n"
               "  mean            with an interval by t, corrected where all members are known\n"
               "  top_box         share of the highest points of the scale, by Wilson, likewise\n"
               "  net_promoter    of the item that --recommend names\n"
               "  change          between two years: paired where schools answered in both\n"
               "Results of fewer than 5 responses or 3 schools are not shown, nor what they could\n"
               "be worked out from. With --to md it also says so in plain words.\n",
    .options = options,
};

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    lode_error error;
    const lode_input *input = lode_cli_input(run);
    lode_reference *reference =
        lode_reference_new(lode_cli_reference(run), input, lode_cli_report(run));
    const lode_status status =
        lode_survey(&asked, input, lode_cli_output(run), reference, lode_cli_report(run), &error);
    lode_reference_free(reference);
    return lode_cli_finish(run, status, &error);
}
