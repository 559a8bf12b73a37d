/* lode: the front command. Runs the other tools, lists them along the loop, shows their help. */
#include "lode/cli.h"
#include "lode/doctor.h"
#include "lode/process.h"
#include "lode/starter.h"
#include "lode/text.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const lode_tool tool = {
    .name = "lode",
    .purpose = "tools for local education partnerships: gather, compare, broker, evaluate, publish",
    .usage = "[TOOL [ARGUMENT]...] | help [TOOL] | new review FOLDER | doctor",
    .examples = "lode                                list the tools\n"
                "lode help bench                     read the manual of lode-bench\n"
                "lode tidy ks4.csv | lode bench      run lode-tidy and lode-bench\n"
                "lode new review weald               begin a review: then make -C weald\n"
                "lode doctor                         see what this machine has\n",
    .no_table = true,
    .no_input = true,
    .bare = true,
};

static const lode_tool new_tool = {
    .name = "lode new",
    .purpose = "begin a folder: a text, a Makefile, the data of an invented partnership",
    .usage = "review FOLDER",
    .examples = "lode new review weald && make -C weald",
    .no_table = true,
    .no_input = true,
    .bare = true,
    .leading = 1,
};

/* The loop a partnership's year follows, and the tools along it; what each is for it says itself.
 */
static const struct {
    const char *stage;
    const char *tools[24];
} loop[] = {
    {"gather", {"tidy", "merge", "check", "agg"}},
    {"compare", {"similar", "bench", "trend", "grades", "variance", "flag"}},
    {"broker", {"broker"}},
    {"evaluate", {"power", "trial", "match", "did", "its", "rd", "survey"}},
    {"publish", {"suppress", "plot", "report"}},
    {"practise", {"synth"}},
};

enum { PATH_ROOM = 4096, MOST_TOOLS = 64 };

/* The folder this program is in, so that an uninstalled build runs its own tools. */
static const char *own_folder(void) {
    static char path[PATH_ROOM];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    if (n <= 0)
        return ".";
    path[n] = '\0';
    *strrchr(path, '/') = '\0';
    return path;
}

static const char *program_of(const char *name) {
    static char path[PATH_ROOM + 64];
    snprintf(path, sizeof path, "%s/lode-%s", own_folder(), name);
    return access(path, X_OK) == 0 ? path : NULL;
}

/* The names of the tools that are built, without "lode-". */
static size_t built_tools(lode_slice names[MOST_TOOLS]) {
    size_t n = 0;
    DIR *folder = opendir(own_folder());
    for (struct dirent *entry; folder && (entry = readdir(folder)) && n < MOST_TOOLS;)
        if (strncmp(entry->d_name, "lode-", 5) == 0)
            names[n++] = lode_text(strdup(entry->d_name + 5));
    if (folder)
        closedir(folder);
    return n;
}

_Noreturn static void unknown_tool(const char *name) {
    lode_slice names[MOST_TOOLS];
    size_t n = built_tools(names);
    int meant = lode_suggest(lode_text(name), names, n);
    fprintf(stderr, "lode: no tool called '%s'", name);
    if (meant >= 0)
        fprintf(stderr, "; did you mean '%.*s'?", LODE_ARG(names[meant]));
    fprintf(stderr, "\nTry 'lode' for the list.\n");
    exit(LODE_USAGE);
}

/* Become the tool. */
_Noreturn static void run_tool(char **argv) {
    const char *program = program_of(argv[0]);
    if (!program)
        unknown_tool(argv[0]);
    execv(program, argv);
    fprintf(stderr, "lode: cannot run %s: %s\n", program, strerror(errno));
    exit(LODE_SYSTEM);
}

/* What a tool says it is for: its --help begins "lode-NAME: PURPOSE". */
static void print_purpose(const char *name) {
    char program[PATH_ROOM + 64], line[256];
    snprintf(program, sizeof program, "%s", program_of(name));
    char *command[] = {program, "--help", NULL};
    const char *colon = lode_first_line(command, line, sizeof line) ? strchr(line, ':') : NULL;
    printf("  lode-%-10s%s\n", name, colon ? colon + 1 : "");
}

static void list_tools(void) {
    for (size_t s = 0; s < sizeof loop / sizeof *loop; s++) {
        bool headed = false;
        for (size_t t = 0; loop[s].tools[t]; t++) {
            if (!program_of(loop[s].tools[t]))
                continue;
            if (!headed)
                printf("%s\n", loop[s].stage);
            headed = true;
            print_purpose(loop[s].tools[t]);
        }
    }
    printf("\nlode help TOOL shows a tool's manual; lode doctor what this machine has.\n");
}

/* The manual page if it and man are there, else --help. */
_Noreturn static void help(const char *name) {
    const char *bare = strncmp(name, "lode-", 5) == 0 ? name + 5 : name;
    const char *program = program_of(bare);
    if (!program)
        unknown_tool(name);
    char page[PATH_ROOM + 64];
    snprintf(page, sizeof page, "%s/../share/man/man1/lode-%s.1", own_folder(), bare);
    if (access(page, R_OK) == 0 && isatty(STDOUT_FILENO))
        execlp("man", "man", "-l", page, (char *)NULL);
    execl(program, program, "--help", (char *)NULL);
    fprintf(stderr, "lode: cannot run %s: %s\n", program, strerror(errno));
    exit(LODE_SYSTEM);
}

/* Whether a shell finds these tools by their names. */
static bool is_on_path(void) {
    const char *own = own_folder();
    lode_slice rest = lode_text(getenv("PATH")), folder;
    while (lode_split(&rest, ':', &folder))
        if (lode_is(folder, own))
            return true;
    return false;
}

/* lode new review FOLDER. */
static int begin(int argc, char **argv) {
    lode_run *run = lode_cli_start(&new_tool, argc, argv);
    const char *kind = lode_cli_leading(run, 0);
    const lode_input *input = lode_cli_input(run);
    lode_error error = {0};
    if (!kind || strcmp(kind, "review") != 0 || input->n != 1 || strcmp(input->path[0], "-") == 0)
        lode_cli_usage(run, "say what, and where: lode new review FOLDER");
    const lode_starter_options options = {.folder = input->path[0],
                                          .tools = is_on_path() ? NULL : own_folder()};
    const lode_status status = lode_starter_review(&options, lode_cli_report(run), &error);
    if (status == LODE_OK)
        printf("%s is ready: make -C %s\n", options.folder, options.folder);
    return lode_cli_finish(run, status, &error);
}

static int end(void) {
    bool written = fflush(stdout) == 0 && !ferror(stdout);
    if (!written)
        fprintf(stderr, "lode: cannot write standard output: %s\n", strerror(errno));
    return written ? LODE_OK : LODE_SYSTEM;
}

int main(int argc, char **argv) {
    if (argc > 1 && strcmp(argv[1], "help") == 0 && argc > 2)
        help(argv[2]);
    if (argc > 1 && strcmp(argv[1], "doctor") == 0) {
        lode_doctor(stdout);
        return end();
    }
    if (argc > 1 && strcmp(argv[1], "new") == 0)
        return begin(argc - 1, argv + 1);
    if (argc > 1 && argv[1][0] != '-' && strcmp(argv[1], "help") != 0)
        run_tool(argv + 1);
    if (argc > 1 && argv[1][0] == '-')
        lode_cli_start(&tool, argc, argv); /* --help, --version, or a mistake */
    list_tools();
    return end();
}
