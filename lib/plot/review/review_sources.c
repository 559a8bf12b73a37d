/* The files of the folder: which may be read, what was read. */
#include "review_parts.h"

#include "lode/number.h"
#include "lode/sha256.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A name that leads out of the folder could bring in what nobody meant to publish. */
static bool leads_out(lode_slice name) {
    lode_slice part;
    if (name.n && name.p[0] == '/')
        return true;
    while (lode_split(&name, '/', &part))
        if (lode_is(part, ".."))
            return true;
    return false;
}

lode_status review_path(review *r, lode_slice name, size_t line, const char **path) {
    if (leads_out(name)) {
        review_fail(r, line, LODE_USAGE, "'%.*s' lies outside the folder of the review",
                    LODE_ARG(name));
        return lode_fail_hint(r->error, "copy the file into the folder");
    }
    *path = lode_arena_print(r->arena, "%s/%.*s", r->options->folder, LODE_ARG(name));
    return LODE_OK;
}

bool review_has(const char *path) {
    return access(path, R_OK) == 0;
}

lode_status review_read_file(review *r, const char *path, lode_slice *bytes) {
    char part[1 << 12];
    lode_bytes all = {0};
    size_t n;
    FILE *file = fopen(path, "r");
    if (!file)
        return lode_fail(r->error, LODE_SYSTEM, "cannot read %s: %s", path, strerror(errno));
    while ((n = fread(part, 1, sizeof part, file)) > 0)
        lode_bytes_add(&all, part, n);
    const bool whole = !ferror(file);
    fclose(file);
    *bytes = (lode_slice){lode_arena_copy(r->arena, all.p, all.n), all.n};
    free(all.p);
    return whole ? LODE_OK : lode_fail(r->error, LODE_SYSTEM, "cannot read all of %s", path);
}

lode_status review_find(review *r, lode_slice name, size_t line, const char **path) {
    const lode_status status = review_path(r, name, line, path);
    if (status != LODE_OK || review_has(*path))
        return status;
    review_fail(r, line, LODE_USAGE, "there is no %.*s in the folder", LODE_ARG(name));
    return lode_fail_hint(r->error, "{{if %.*s}} asks first", LODE_ARG(name));
}

static lode_status read_source(review *r, review_source *source) {
    const lode_input input = {&source->path, 1, r->options->read};
    lode_slice bytes;
    lode_sha256 sha;
    char digest[65];
    const lode_status status = review_read_file(r, source->path, &bytes);
    if (status != LODE_OK)
        return status;
    lode_sha256_start(&sha);
    lode_sha256_add(&sha, bytes.p, bytes.n);
    lode_sha256_end(&sha, digest);
    source->digest = lode_arena_copy(r->arena, digest, 64);
    return lode_table_read(&source->table, &input, NULL, r->report, r->error);
}

lode_status review_table(review *r, lode_slice name, size_t line, review_source *found) {
    const char *path;
    for (size_t i = 0; i < r->n_sources; i++)
        if (lode_is(name, r->source[i].name)) {
            *found = r->source[i];
            return LODE_OK;
        }
    lode_status status = review_find(r, name, line, &path);
    if (status != LODE_OK)
        return status;
    *found = (review_source){.name = lode_arena_copy(r->arena, name.p, name.n), .path = path};
    status = read_source(r, found);
    if (status != LODE_OK)
        return status;
    LODE_GROW(r->source, r->n_sources, r->source_capacity);
    r->source[r->n_sources++] = *found;
    return review_guard_table(r, found->table, found->name, line);
}

void review_list_sources(review *r, review_grid *grid) {
    review_grid_start(r, grid, 3);
    grid->head[0] = "File";
    grid->head[1] = "Rows";
    grid->head[2] = "SHA-256";
    for (size_t i = 0; i < r->n_sources; i++) {
        const char **row = review_grid_row(grid);
        char rows[LODE_NUMBER_TEXT];
        const size_t n =
            lode_number_rounded((double)lode_table_rows(r->source[i].table), 0, true, rows);
        row[0] = r->source[i].name;
        row[1] = lode_arena_copy(r->arena, rows, n);
        row[2] = r->source[i].digest;
    }
    review_grid_align(grid);
}
