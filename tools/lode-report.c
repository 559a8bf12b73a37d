/* lode-report: a text with figures and tables becomes a page. */
#include "lode/cli.h"
#include "lode/memory.h"
#include "lode/review.h"
#include "lode/whole_file.h"

#include <stdlib.h>
#include <string.h>

static lode_review_options asked;
static const char *to;

static const char *const formats[] = {"html", "md", NULL};

static const lode_option options[] = {
    {0, "text", "FILE", "the text [review.md of the folder]", .text = &asked.text},
    {0, "to", "FORMAT", "html (the default) or md", .text = &to, .choice = formats},
    {0, "pictures", "DIRECTORY", "with --to md: where its pictures go", .text = &asked.pictures},
    {0},
};

static const lode_tool tool = {
    .name = "lode-report",
    .purpose = "a text with figures and tables as a page to publish",
    .usage = "review [OPTION]... FOLDER",
    .examples = "lode-report review weald -o weald/review.html\n"
                "lode-report review --to md --pictures weald/pictures weald -o weald/page.md\n"
                "lode new review weald && make -C weald",
    .details =
        "Reads review.md of the folder, text in Markdown, and fills in what stands in {{ }}\n"
        "from the tables of the folder:\n"
        "  {{figure CHART FILE... measure=NAME unit=UNIT ...}}  a chart of lode-plot, with\n"
        "                             the numbers behind it; the options are lode-plot's\n"
        "  {{table FILE columns=\"COL:HEAD,...\" where=\"COL=VALUE\" period=latest sort=COL\n"
        "                             decimals=N caption=\"...\"}}\n"
        "  {{value FILE COLUMN where=\"COL=VALUE\" period=latest decimals=N}}  within a line\n"
        "  {{text FILE tables=no}}    another text, such as a tool's --to md\n"
        "  {{if FILE}} {{else}} {{end}}  if the folder has the file\n"
        "  {{cards}}                  the list that follows, side by side\n"
        "  {{sources}}                the tables read, their rows and SHA-256\n"
        "All but {{value}} stand between empty lines. Markup in names and texts is shown as\n"
        "it is. The page is a single file without script that needs no network.\n"
        "This is the public edition: it refuses tables of pupils, tables that name schools\n"
        "beside flags or support, and figures of fewer than 11 pupils.\n",
    .options = options,
    .no_table = true,
    .leading = 1,
};

static void check_operands(const lode_run *run, const char *template, const lode_input *input) {
    const lode_slice review = lode_text("review");
    if (!template)
        lode_cli_usage(run, "say which template, and the folder: lode-report review FOLDER");
    if (!lode_is(review, template))
        lode_cli_usage(run, "no template is called '%s'%s", template,
                       lode_suggest(lode_text(template), &review, 1) == 0
                           ? "; did you mean 'review'?"
                           : "; there is review");
    if (input->n != 1 || strcmp(input->path[0], "-") == 0)
        lode_cli_usage(run, "name one folder, as in: lode-report review weald");
    if (asked.pictures && !asked.markdown)
        lode_cli_usage(run, "--pictures is for --to md: a page of HTML holds its pictures");
}

/* How a page at path names a folder: without the folder that both are in. */
static const char *link_from(const char *path, const char *folder) {
    const char *slash = path ? strrchr(path, '/') : NULL;
    const size_t n = slash ? (size_t)(slash - path) + 1 : 0;
    return folder && strncmp(folder, path ? path : "", n) == 0 ? folder + n : folder;
}

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    const lode_input *input = lode_cli_input(run);
    lode_error error = {0};
    lode_bytes page = {0};
    asked.markdown = to && strcmp(to, "md") == 0;
    check_operands(run, lode_cli_leading(run, 0), input);
    asked.folder = input->path[0];
    asked.read = input->read;
    if (lode_cli_dry(run))
        asked.pictures = NULL;
    asked.link = link_from(lode_cli_output_path(run), asked.pictures);
    lode_arena *arena = lode_arena_new();
    const char *beside = lode_arena_print(arena, "%s/review.md", asked.folder);
    lode_reference *reference = lode_reference_new(
        lode_cli_reference(run), &(lode_input){&beside, 1, {0}}, lode_cli_report(run));
    lode_status status = lode_review(&asked, reference, &page, lode_cli_report(run), &error);
    if (status == LODE_OK && !lode_cli_dry(run))
        status =
            lode_whole_file_put(lode_cli_output_path(run), (lode_slice){page.p, page.n}, &error);
    free(page.p);
    lode_reference_free(reference);
    lode_arena_free(arena);
    return lode_cli_finish(run, status, &error);
}
