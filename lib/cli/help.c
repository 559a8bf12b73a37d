#include "internal.h"

#include <string.h>

enum { HELP_COLUMN = 28 };

/* Lines of text, each indented by two. */
static void print_indented(FILE *to, const char *text) {
    while (*text) {
        size_t n = strcspn(text, "\n");
        fprintf(to, n ? "  %.*s\n" : "\n", (int)n, text);
        text += n + (text[n] == '\n');
    }
}

static void print_option(FILE *to, const lode_option *o) {
    char left[128];
    const char *before = !o->argument ? "" : o->optional ? "[=" : " ";
    int n = o->letter ? snprintf(left, sizeof left, "  -%c, --%s", o->letter, o->name)
                      : snprintf(left, sizeof left, "      --%s", o->name);
    snprintf(left + n, sizeof left - (size_t)n, "%s%s%s", before, o->argument ? o->argument : "",
             o->optional && o->argument ? "]" : "");
    if (strlen(left) + 2 > HELP_COLUMN)
        fprintf(to, "%s\n%*s%s\n", left, HELP_COLUMN, "", o->help);
    else
        fprintf(to, "%-*s%s\n", HELP_COLUMN, left, o->help);
}

static void print_head(const lode_run *run, FILE *to) {
    fprintf(to, "%s: %s\n\nUsage: %s %s\n", run->tool->name, run->tool->purpose, run->tool->name,
            run->tool->usage);
    fprintf(to, "\nExamples:\n");
    print_indented(to, run->tool->examples);
}

void lode_help_print(const lode_run *run, FILE *to) {
    print_head(run, to);
    if (run->own_options > 0)
        fprintf(to, "\nOptions:\n");
    for (size_t i = 0; run->options[i].name; i++) {
        if (i == run->own_options)
            fprintf(to, "\nCommon options:\n");
        print_option(to, &run->options[i]);
    }
    if (run->tool->details) {
        fprintf(to, "\n");
        fputs(run->tool->details, to);
    }
    fprintf(to, "\nExit status: 0 done, 1 findings (where asked), 2 usage, 3 data, 4 refused on\n"
                "statistical grounds, 5 system or write failure.\n");
}

void lode_help_short(const lode_run *run, FILE *to) {
    print_head(run, to);
    fprintf(to, "\nTry '%s --help' for all options.\n", run->tool->name);
}
