/* What was found in a file: counted as it comes, told of a kind until there are enough, written
 * when the file has been read. */
#include "check_parts.h"

#include <stdlib.h>

enum { TOLD_OF_A_KIND = 5 };

/* Copies live in the file's arena. */
typedef struct {
    check_place place;
    lode_slice message, hint;
    size_t order; /* in which it was told */
} finding;

struct check_findings {
    bool done[CHECKS];
    bool has_line[CHECKS], has_column[CHECKS];
    size_t *count; /* [CHECKS][columns + 1], the last of no column */
    size_t columns;
    finding *told; /* [n] */
    size_t n, capacity;
};

check_findings *check_findings_new(check_file *f) {
    check_findings *findings = lode_allocate(1, sizeof *findings);
    findings->columns = f->header->n;
    findings->count = lode_allocate(CHECKS * (findings->columns + 1), sizeof *findings->count);
    return findings;
}

void check_findings_free(check_findings *findings) {
    if (!findings)
        return;
    free(findings->count);
    free(findings->told);
    free(findings);
}

static size_t *count_of(const check_findings *findings, check_kind kind, int column) {
    const size_t c = column < 0 ? findings->columns : (size_t)column;
    return &findings->count[(size_t)kind * (findings->columns + 1) + c];
}

void check_carried_out(check_file *f, check_kind kind) {
    if (check_is_on(f, kind))
        f->findings->done[kind] = true;
}

size_t check_count(const check_file *f, check_kind kind) {
    size_t n = 0;
    for (size_t c = 0; c <= f->findings->columns; c++)
        n += f->findings->count[(size_t)kind * (f->findings->columns + 1) + c];
    return n;
}

bool check_found(check_file *f, const check_place *place) {
    check_findings *findings = f->findings;
    if (!check_is_on(f, place->kind))
        return false;
    findings->done[place->kind] = true;
    findings->has_line[place->kind] |= place->line > 0;
    findings->has_column[place->kind] |= place->column >= 0 || place->name.n > 0;
    return ++*count_of(findings, place->kind, place->column) <= TOLD_OF_A_KIND ||
           f->run->options->all;
}

/* ---- telling ---- */

lode_slice check_shown(check_file *f, const check_column *column, lode_slice text) {
    if (!check_is_secret(column, text))
        return text;
    const size_t n = text.n > CHECK_UPN_SHOWN ? CHECK_UPN_SHOWN : 0;
    return lode_text(lode_arena_print(f->arena, "...%.*s", (int)n, text.p + text.n - n));
}

static lode_slice kept(check_file *f, lode_slice text) {
    return text.n ? (lode_slice){lode_arena_copy(f->arena, text.p, text.n), text.n} : text;
}

/* The beginning of a cell, which can be a page of prose. */
static lode_slice shortened(check_file *f, lode_slice text) {
    enum { SHOWN = 100 };
    size_t n = SHOWN;
    if (text.n <= SHOWN)
        return kept(f, text);
    while (n > 0 && ((unsigned char)text.p[n] & 0xc0) == 0x80)
        n--;
    return lode_text(lode_arena_print(f->arena, "%.*s...", (int)n, text.p));
}

void check_tell(check_file *f, const check_place *place, const lode_error *what) {
    check_findings *findings = f->findings;
    LODE_GROW(findings->told, findings->n, findings->capacity);
    finding *one = &findings->told[findings->n];
    *one = (finding){*place, kept(f, lode_text(what->text)), kept(f, lode_text(what->hint)),
                     findings->n};
    one->place.name = kept(f, place->name);
    lode_slice value = place->value;
    if (place->column >= 0)
        value = check_shown(f, &f->column[place->column], value);
    one->place.value = shortened(f, value);
    findings->n++;
}

void check_find_list(check_file *f, const check_place *place, const char *hint, const char *format,
                     va_list args) {
    lode_error what;
    char text[LODE_ERROR_TEXT];
    if (!check_found(f, place))
        return;
    vsnprintf(text, sizeof text, format, args);
    lode_fail(&what, LODE_DATA, "%s", text);
    if (hint)
        lode_fail_hint(&what, "%s", hint);
    check_tell(f, place, &what);
}

void check_find(check_file *f, const check_place *place, const char *hint, const char *format,
                ...) {
    va_list args;
    va_start(args, format);
    check_find_list(f, place, hint, format, args);
    va_end(args);
}

/* ---- writing ---- */

enum { FILE_NAME, LINE, COLUMN, CHECK, RESULT, VALUE, MESSAGE, HINT, CELLS };

static lode_status put(const check_file *f, const finding *one, check_result result,
                       lode_error *error) {
    char line[LODE_WHOLE_TEXT];
    const check_place *p = &one->place;
    lode_slice name = p->name;
    if (p->column >= 0)
        name = f->header->cell[p->column].text;
    const lode_slice text[CELLS] = {[FILE_NAME] = lode_text(p->file ? p->file : f->name),
                                    [LINE] = {line, p->line ? lode_whole_text(p->line, line) : 0},
                                    [COLUMN] = name,
                                    [CHECK] = f->run->rule[p->kind].name,
                                    [RESULT] = lode_text(check_result_name(result)),
                                    [VALUE] = p->value,
                                    [MESSAGE] = one->message,
                                    [HINT] = one->hint};
    lode_cell cell[CELLS];
    for (int c = 0; c < CELLS; c++)
        cell[c] = lode_cell_of(text[c]);
    return lode_output_row(f->run->output, cell, error);
}

static const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

static size_t columns_with(const check_findings *findings, check_kind kind) {
    size_t n = 0;
    for (size_t c = 0; c < findings->columns; c++)
        n += *count_of(findings, kind, (int)c) > 0;
    return n;
}

/* "not so for 12 cells in 2 columns" */
static void say_how_often(const check_findings *findings, check_kind kind, size_t n,
                          char text[96]) {
    const size_t columns = columns_with(findings, kind);
    if (findings->has_line[kind] && columns > 0)
        snprintf(text, 96, "not so for %zu cell%s in %zu column%s", n, plural(n), columns,
                 plural(columns));
    else if (findings->has_line[kind])
        snprintf(text, 96, "not so for %zu row%s", n, plural(n));
    else if (findings->has_column[kind])
        snprintf(text, 96, "not so for %zu column%s", n, plural(n));
    else
        snprintf(text, 96, "not so");
}

/* The row of a check itself. */
static lode_status put_check(check_file *f, check_kind kind, lode_error *error) {
    const check_rule *rule = &f->run->rule[kind];
    const size_t n = check_count(f, kind);
    char often[96];
    finding one = {.place = {.kind = kind, .column = -1}, .message = rule->about};
    if (n > 0) {
        say_how_often(f->findings, kind, n, often);
        one.message =
            lode_text(lode_arena_print(f->arena, "%.*s: %s", LODE_ARG(rule->about), often));
        one.hint = rule->hint;
    }
    return put(f, &one, n > 0 ? rule->result : CHECK_PASS, error);
}

/* How many of a kind and column were not told. */
static lode_status put_rest(check_file *f, check_kind kind, int column, lode_error *error) {
    const size_t n = *count_of(f->findings, kind, column);
    if (n <= TOLD_OF_A_KIND || f->run->options->all)
        return LODE_OK;
    char text[LODE_WHOLE_TEXT];
    lode_whole_text(n - TOLD_OF_A_KIND, text);
    const finding one = {.place = {.kind = kind, .column = column},
                         .message = lode_text(lode_arena_print(f->arena, "and %s more", text)),
                         .hint = lode_text("--all tells every one")};
    return put(f, &one, f->run->rule[kind].result, error);
}

static lode_status put_rests(check_file *f, check_kind kind, lode_error *error) {
    lode_status status = LODE_OK;
    for (size_t c = 0; c < f->findings->columns && status == LODE_OK; c++)
        status = put_rest(f, kind, (int)c, error);
    return status == LODE_OK ? put_rest(f, kind, -1, error) : status;
}

/* By check, then as they stand in the file. */
static int by_place(const void *a, const void *b) {
    const finding *x = a, *y = b;
    if (x->place.kind != y->place.kind)
        return x->place.kind < y->place.kind ? -1 : 1;
    if (x->place.line != y->place.line)
        return x->place.line < y->place.line ? -1 : 1;
    if (x->place.column != y->place.column)
        return x->place.column < y->place.column ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

static lode_status put_all(check_file *f, lode_error *error) {
    const check_findings *findings = f->findings;
    lode_status status = LODE_OK;
    size_t at = 0;
    for (int kind = 0; kind < CHECKS && status == LODE_OK; kind++) {
        if (findings->done[kind])
            status = put_check(f, (check_kind)kind, error);
        for (; status == LODE_OK && at < findings->n && (int)findings->told[at].place.kind == kind;
             at++)
            status = put(f, &findings->told[at], f->run->rule[kind].result, error);
        if (status == LODE_OK)
            status = put_rests(f, (check_kind)kind, error);
    }
    return status;
}

/* ---- the summary ---- */

/* ", warnings: totals 3, filter_total 1" of the checks with that result. */
static void summarise(const check_file *f, check_result result, const char *word, char *text,
                      size_t room) {
    size_t length = strlen(text);
    bool first = true;
    for (int kind = 0; kind < CHECKS && length < room; kind++) {
        const size_t n = f->run->rule[kind].result == result ? check_count(f, (check_kind)kind) : 0;
        if (n == 0)
            continue;
        length +=
            (size_t)snprintf(text + length, room - length, "%s%s%.*s %zu", first ? "; " : ", ",
                             first ? word : "", LODE_ARG(f->run->rule[kind].name), n);
        first = false;
    }
}

static void tell_summary(const check_file *f) {
    char text[LODE_ERROR_TEXT - 64] = "";
    size_t checks = 0;
    const size_t rows = lode_reader_rows(f->reader);
    for (int kind = 0; kind < CHECKS; kind++)
        checks += f->findings->done[kind];
    summarise(f, CHECK_ERROR, "errors: ", text, sizeof text);
    summarise(f, CHECK_WARNING, "warnings: ", text, sizeof text);
    summarise(f, CHECK_NOTE, "notes: ", text, sizeof text);
    lode_notice(f->run->report, "%s: %zu row%s, %zu checks%s", f->name, rows, plural(rows), checks,
                *text ? text : "; nothing found");
    if (!f->description && !f->measures)
        lode_notice(f->run->report,
                    "%s: nothing describes it, so keys, totals and ranges are not checked; --draft "
                    "begins a dictionary",
                    f->name);
}

lode_status check_write(check_file *f, lode_error *error) {
    check_findings *findings = f->findings;
    if (findings->n > 1)
        qsort(findings->told, findings->n, sizeof *findings->told, by_place);
    for (int kind = 0; kind < CHECKS; kind++)
        f->run->found[f->run->rule[kind].result] += check_count(f, (check_kind)kind);
    tell_summary(f);
    return put_all(f, error);
}
