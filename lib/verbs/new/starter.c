/* A folder for a review: what is compiled in, and data as lode-synth makes them. */
#include "lode/starter.h"

#include "lode/memory.h"
#include "lode/reference.h"
#include "lode/synth.h"
#include "lode/whole_file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The partnership of datasets/example. */
enum { SEED = 2024, MEMBERS = 45 };

static bool is_empty(const char *path) {
    DIR *folder = opendir(path);
    size_t n = 0;
    for (struct dirent *entry; folder && (entry = readdir(folder));)
        n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    if (folder)
        closedir(folder);
    return folder && n == 0;
}

/* Nothing of anybody's is written over. */
static lode_status make_folder(const char *path, lode_error *error) {
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && is_empty(path)))
        return LODE_OK;
    if (errno != EEXIST)
        return lode_fail(error, LODE_SYSTEM, "cannot make the folder '%s': %s", path,
                         strerror(errno));
    lode_fail(error, LODE_USAGE, "'%s' is there and not empty", path);
    return lode_fail_hint(error, "name a folder that is not there yet");
}

/* The text with every @TOOLS@ as what it stands for. */
static lode_slice fill(lode_arena *arena, lode_slice text, const char *tools) {
    static const char mark[] = "@TOOLS@";
    lode_bytes out = {0};
    const char *at;
    while (text.n && (at = memmem(text.p, text.n, mark, sizeof mark - 1))) {
        lode_bytes_add(&out, text.p, (size_t)(at - text.p));
        lode_bytes_add(&out, tools, strlen(tools));
        const char *end = text.p + text.n;
        text.p = at + sizeof mark - 1;
        text.n = (size_t)(end - text.p);
    }
    lode_bytes_add(&out, text.p, text.n);
    const lode_slice filled = {lode_arena_copy(arena, out.p, out.n), out.n};
    free(out.p);
    return filled;
}

static lode_status write_file(const lode_starter_options *options, const char *name,
                              lode_error *error) {
    lode_arena *arena = lode_arena_new();
    const char *template = lode_arena_print(arena, "templates/review/%s", name);
    const char *path = lode_arena_print(arena, "%s/%s", options->folder, name);
    const lode_slice text =
        fill(arena, lode_reference_template(template), options->tools ? options->tools : "");
    const lode_status status = lode_whole_file_put(path, text, error);
    lode_arena_free(arena);
    return status;
}

static lode_status write_data(const lode_starter_options *options, lode_report *report,
                              lode_error *error) {
    lode_arena *arena = lode_arena_new();
    const char *data = lode_arena_print(arena, "%s/data", options->folder);
    const lode_synth_survey_plan plan = {.members = MEMBERS, .response = 0.7, .missing = 0.05};
    lode_synth_options made = {.seed = SEED, .directory = data};
    lode_status status = lode_synth_schools(&made, report, error);
    made.schools = lode_arena_print(arena, "%s/schools.csv", data);
    if (status == LODE_OK)
        status = lode_synth_survey(&plan, &made, NULL, error);
    lode_arena_free(arena);
    return status;
}

lode_status lode_starter_review(const lode_starter_options *options, lode_report *report,
                                lode_error *error) {
    lode_status status = make_folder(options->folder, error);
    if (status == LODE_OK)
        status = write_file(options, "Makefile", error);
    if (status == LODE_OK)
        status = write_file(options, "review.md", error);
    if (status == LODE_OK)
        status = write_data(options, report, error);
    if (status == LODE_OK)
        status = write_file(options, "data/questions.csv", error);
    return status;
}
