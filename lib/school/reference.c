#include "lode/reference.h"

#include "built_in.h"
#include "lode/dictionary.h"
#include "lode/memory.h"

#include <stdlib.h>
#include <unistd.h>

typedef struct {
    char *name;
    lode_table *table;
} loaded;

struct lode_reference {
    const char *directory;
    const char *first_input; /* NULL where there is none on disk */
    lode_report *report;
    lode_arena *arena;
    loaded *loaded;
    size_t n, capacity;
    lode_dictionary *dictionary;
};

lode_reference *lode_reference_new(const char *directory, const lode_input *input,
                                   lode_report *report) {
    lode_reference *r = lode_allocate(1, sizeof *r);
    r->directory = directory;
    if (input && input->n > 0 && strcmp(input->path[0], "-") != 0)
        r->first_input = input->path[0];
    r->report = report;
    r->arena = lode_arena_new();
    return r;
}

void lode_reference_free(lode_reference *reference) {
    if (!reference)
        return;
    lode_dictionary_free(reference->dictionary);
    for (size_t i = 0; i < reference->n; i++) {
        free(reference->loaded[i].name);
        lode_table_free(reference->loaded[i].table);
    }
    free(reference->loaded);
    lode_arena_free(reference->arena);
    free(reference);
}

/* The file that overrides the built-in copy of name, or NULL. */
static const char *overriding(const lode_reference *r, const char *name) {
    if (r->directory) {
        const char *path = lode_arena_print(r->arena, "%s/%s.csv", r->directory, name);
        if (access(path, R_OK) == 0)
            return path;
    }
    if (r->first_input) {
        const char *slash = strrchr(r->first_input, '/');
        int folder = slash ? (int)(slash - r->first_input) + 1 : 0;
        const char *path = lode_arena_print(r->arena, "%.*s%s.csv", folder, r->first_input, name);
        if (strcmp(path, r->first_input) != 0 && access(path, R_OK) == 0)
            return path;
    }
    return NULL;
}

static lode_status load(lode_reference *r, const char *name, lode_table **table,
                        lode_error *error) {
    const char *path = overriding(r, name);
    if (path) {
        lode_notice(r->report, "%s: used in place of the built-in '%s'", path, name);
        lode_input input = {&path, 1, {.threads = 1}};
        return lode_table_read(table, &input, NULL, NULL, error);
    }
    for (const lode_built_in_file *f = lode_built_in; f->name; f++)
        if (strcmp(f->name, name) == 0)
            return lode_table_parse_lent(table, (lode_slice){f->text, f->n}, f->name, error);
    lode_fail(error, LODE_SYSTEM, "no reference table '%s'", name);
    return lode_fail_hint(error, "--reference DIR needs %s.csv in DIR", name);
}

lode_slice lode_reference_template(const char *name) {
    for (const lode_built_in_file *f = lode_built_in; f->name; f++)
        if (strcmp(f->name, name) == 0)
            return (lode_slice){f->text, f->n};
    return (lode_slice){"", 0};
}

bool lode_reference_has(const lode_reference *reference, const char *name) {
    if (overriding(reference, name))
        return true;
    for (const lode_built_in_file *f = lode_built_in; f->name; f++)
        if (strcmp(f->name, name) == 0)
            return true;
    return false;
}

lode_status lode_reference_table(lode_reference *reference, const char *name,
                                 const lode_table **table, lode_error *error) {
    for (size_t i = 0; i < reference->n; i++)
        if (strcmp(reference->loaded[i].name, name) == 0) {
            *table = reference->loaded[i].table;
            return LODE_OK;
        }
    lode_table *fresh;
    lode_status status = load(reference, name, &fresh, error);
    if (status != LODE_OK)
        return status;
    LODE_GROW(reference->loaded, reference->n, reference->capacity);
    reference->loaded[reference->n++] = (loaded){lode_copy_string(name), fresh};
    *table = fresh;
    return LODE_OK;
}

lode_dictionary **lode_reference_dictionary(lode_reference *reference) {
    return &reference->dictionary;
}

lode_status lode_reference_columns(const lode_table *table, const char *const *names, size_t n,
                                   int *columns, lode_error *error) {
    for (size_t i = 0; i < n; i++) {
        columns[i] = lode_table_find(table, lode_text(names[i]));
        if (columns[i] >= 0)
            continue;
        lode_fail(error, LODE_DATA, "no column '%s'", names[i]);
        const char *file = lode_table_rows(table) ? lode_table_file(table, 0) : "";
        const char *slash = strrchr(file, '/');
        lode_fail_hint(error,
                       "%s beside the input, or in the folder of --reference, is taken for "
                       "Lode's own (lode-reference(5)); call it otherwise if it is another",
                       *file ? (slash ? slash + 1 : file) : "a file of this name");
        return lode_fail_at(error, file, 1, 0);
    }
    return LODE_OK;
}
