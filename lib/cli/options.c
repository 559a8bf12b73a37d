#include "internal.h"
#include "lode/memory.h"
#include "lode/number.h"
#include "lode/text.h"

#include <getopt.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What getopt calls a long option: its index, offset past the letters. */
enum { FIRST_VALUE = 256 };

/* Whom a common option is for. */
typedef enum { FOR_ALL, NOT_BARE, WITH_INPUT, WITH_TABLE } audience;

static bool is_for(const lode_tool *tool, audience who) {
    return who == FOR_ALL ||
           (!tool->bare && (who == NOT_BARE || (who == WITH_INPUT && !tool->no_input) ||
                            (who == WITH_TABLE && !tool->no_table)));
}

/* The words --to knows, those of the tool after the common ones. */
static const char *describe_formats(const lode_run *run) {
    static char text[128];
    size_t n =
        (size_t)snprintf(text, sizeof text, "csv (the default), tsv, json, jsonl, md, pretty");
    for (size_t i = 0; run->tool->more_formats && run->tool->more_formats[i]; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, ", %s", run->tool->more_formats[i]);
    return text;
}

static void add_common(lode_run *run, size_t n) {
    const lode_tool *tool = run->tool;
    const bool folder = tool->writes_folder;
    const struct {
        audience who;
        lode_option option;
    } common[] = {
        {NOT_BARE,
         {'o', "output", folder ? "DIRECTORY" : "FILE",
          folder ? "where the files go" : "write to FILE, whole or not at all",
          .text = &run->output_path}},
        {WITH_TABLE, {0, "to", "FORMAT", describe_formats(run), .text = &run->to}},
        {WITH_TABLE,
         {0, "excel", NULL, "write a byte order mark and CRLF, for spreadsheets",
          .flag = &run->excel}},
        {WITH_TABLE,
         {0, "where", "COL=VALUE", "write only such rows (also != < <= > >= ~); may be repeated",
          .list = &run->where}},
        {WITH_TABLE,
         {0, "sort", "COL[:desc]", "sort the rows; may be repeated", .list = &run->sort}},
        {WITH_TABLE,
         {0, "columns", "COL,...", "write only these columns, in this order", .list = &run->columns,
          .split = true}},
        {WITH_INPUT,
         {0, "encoding", "NAME", "the encoding of the input, if not UTF-8 or windows-1252",
          .text = &run->encoding}},
        {WITH_INPUT,
         {'j', "threads", "N", "work with N threads [as many as there are processors]",
          .whole = &run->threads}},
        {WITH_INPUT,
         {0, "rejects", "FILE", "write every problem found in the data to FILE",
          .text = &run->rejects_path}},
        {NOT_BARE,
         {0, "reference", "DIR", "use the reference data of DIR before the built-in ones",
          .text = &run->reference}},
        {NOT_BARE,
         {0, "log", "FILE", "append one line about this run (JSON) to FILE",
          .text = &run->log_path}},
        {NOT_BARE, {'n', "dry-run", NULL, "do everything but write", .flag = &run->dry}},
        {NOT_BARE, {'q', "quiet", NULL, "no notices", .flag = &run->quiet}},
        {NOT_BARE,
         {'v', "verbose", NULL, "say how many rows were read, written and left out",
          .flag = &run->verbose}},
        {FOR_ALL, {'h', "help", NULL, "show this help", .flag = &run->help}},
        {FOR_ALL, {0, "version", NULL, "show the version", .flag = &run->version}},
    };
    for (size_t i = 0; i < sizeof common / sizeof *common; i++)
        if (is_for(tool, common[i].who))
            run->options[n++] = common[i].option;
    run->options[n] = (lode_option){0};
}

void lode_options_collect(lode_run *run) {
    const lode_option *own = run->tool->options;
    size_t n = 0;
    for (; own && own[n].name && n < MOST_OWN_OPTIONS; n++)
        run->options[n] = own[n];
    run->own_options = n;
    add_common(run, n);
}

/* The words of an option grow as it is repeated: room doubles whenever their number is a power of
 * two, so that no capacity is kept. */
static void list_add(lode_words *list, const char *word) {
    const char **item = (const char **)(uintptr_t)list->item;
    if ((list->n & (list->n - 1)) == 0)
        item = lode_reallocate(item, list->n ? 2 * list->n : 1, sizeof *item);
    item[list->n++] = word;
    list->item = item;
}

static void list_split(const lode_run *run, const lode_option *option, const char *argument) {
    lode_words *list = option->list;
    if (argument[strspn(argument, ", \t")] == '\0') /* an unset variable must not mean "all" */
        lode_cli_usage(run, "--%s names nothing: '%s'", option->name, argument);
    lode_slice rest = lode_text(argument), part;
    while (lode_split(&rest, ',', &part)) {
        char *item = lode_allocate(part.n + 1, 1);
        memcpy(item, part.p, part.n);
        list_add(list, item);
    }
}

static void check_choice(const lode_run *run, const lode_option *option, const char *argument) {
    lode_slice words[32];
    char list[256] = "";
    size_t n = 0, length = 0;
    for (; option->choice[n] && n < 32; n++) {
        words[n] = lode_text(option->choice[n]);
        if (strcmp(option->choice[n], argument) == 0)
            return;
        if (length < sizeof list)
            length += (size_t)snprintf(list + length, sizeof list - length, "%s%s",
                                       n == 0                   ? ""
                                       : !option->choice[n + 1] ? " or "
                                                                : ", ",
                                       option->choice[n]);
    }
    int meant = lode_suggest(lode_text(argument), words, n);
    lode_cli_usage(run, "--%s takes %s, not '%s'%s%s%s", option->name, list, argument,
                   meant >= 0 ? "; did you mean '" : "", meant >= 0 ? option->choice[meant] : "",
                   meant >= 0 ? "'?" : "");
}

static void take_number(const lode_run *run, const lode_option *option, const char *argument) {
    lode_number number;
    if (!lode_number_read(lode_text(argument), &number))
        lode_cli_usage(run, "--%s takes a number, not '%s'", option->name, argument);
    if (option->number) {
        *option->number = number.value;
        return;
    }
    if (number.value < 0 || number.value != floor(number.value) || number.value > 9e15)
        lode_cli_usage(run, "--%s takes a whole number, not '%s'", option->name, argument);
    *option->whole = (size_t)number.value;
}

static void take(lode_run *run, const lode_option *option, const char *argument) {
    if (option->flag) {
        *option->flag = true;
        return;
    }
    if (!argument)
        argument = option->optional;
    if (option->choice)
        check_choice(run, option, argument);
    if (option->text)
        *option->text = argument;
    else if (option->list && option->split)
        list_split(run, option, argument);
    else if (option->list)
        list_add(option->list, argument);
    else
        take_number(run, option, argument);
}

/* getopt gives the value of an option it knows but was given an argument for. */
static void no_argument_wanted(const lode_run *run, int value) {
    lode_cli_usage(run, "--%s takes no argument", run->options[value - FIRST_VALUE].name);
}

static void unknown(const lode_run *run, const char *word) {
    lode_slice names[MOST_OPTIONS];
    size_t n = 0;
    for (; run->options[n].name; n++)
        names[n] = lode_text(run->options[n].name);
    const char *bare = word + strspn(word, "-");
    int meant = strncmp(word, "--", 2) == 0
                    ? lode_suggest((lode_slice){bare, strcspn(bare, "=")}, names, n)
                    : -1;
    if (meant >= 0)
        lode_cli_usage(run, "unknown option '%s'; did you mean '--%s'?", word,
                       run->options[meant].name);
    lode_cli_usage(run, "unknown option '%s'", word);
}

/* getopt's own tables, made from ours. */
static void make_tables(const lode_run *run, struct option *lengthy, char *letters) {
    size_t n = 0;
    *letters++ = ':';
    for (const lode_option *o = run->options; o->name; o++, n++) {
        int wants = !o->argument  ? no_argument
                    : o->optional ? optional_argument
                                  : required_argument;
        lengthy[n] = (struct option){o->name, wants, NULL, FIRST_VALUE + (int)n};
        if (o->letter) {
            *letters++ = o->letter;
            for (int i = 0; i < wants; i++)
                *letters++ = ':';
        }
    }
    lengthy[n] = (struct option){0};
    *letters = '\0';
}

static const lode_option *by_value(const lode_run *run, int value) {
    if (value >= FIRST_VALUE)
        return &run->options[value - FIRST_VALUE];
    for (const lode_option *o = run->options; o->name; o++)
        if (o->letter == value)
            return o;
    return NULL;
}

void lode_options_parse(lode_run *run, int *first) {
    struct option lengthy[MOST_OPTIONS];
    char letters[3 * MOST_OPTIONS + 2];
    make_tables(run, lengthy, letters);
    opterr = 0;
    optind = 1;
    int value;
    while ((value = getopt_long(run->argc, run->argv, letters, lengthy, NULL)) != -1) {
        char letter[3] = {'-', (char)optopt, '\0'};
        if (value == ':')
            lode_cli_usage(run, "'%s' needs an argument", run->argv[optind - 1]);
        if (value == '?' && optopt >= FIRST_VALUE)
            no_argument_wanted(run, optopt);
        if (value == '?')
            unknown(run, optopt > 0 ? letter : run->argv[optind - 1]);
        take(run, by_value(run, value), optarg);
    }
    *first = optind;
}
