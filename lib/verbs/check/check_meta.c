/* The name of an open-data file, and whether metadata stand beside it. */
#include "check_parts.h"

/* ---- the name ---- */

/* The name without folders and what says how it is written. */
static lode_slice stem_of(const char *path) {
    static const char *const ends[] = {".gz", ".zst", ".csv"};
    const char *slash = strrchr(path, '/');
    lode_slice stem = lode_text(slash ? slash + 1 : path);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t n = strlen(ends[i]);
        if (stem.n > n && memcmp(stem.p + stem.n - n, ends[i], n) == 0)
            stem.n -= n;
    }
    return stem;
}

void check_name(check_file *f) {
    const lode_slice stem = stem_of(f->path);
    const check_place name = {.kind = CHECK_FILE_NAME, .column = -1, .value = stem},
                      letters = {.kind = CHECK_FILE_CASE, .column = -1, .value = stem};
    bool other = false, capital = false;
    if (strcmp(f->path, "-") == 0)
        return;
    check_carried_out(f, CHECK_FILE_NAME);
    check_carried_out(f, CHECK_FILE_CASE);
    for (size_t i = 0; i < stem.n; i++) {
        const char c = stem.p[i];
        const bool small = c >= 'a' && c <= 'z', large = c >= 'A' && c <= 'Z';
        capital |= large;
        other |= !small && !large && !(c >= '0' && c <= '9') && c != '_' && c != '-';
    }
    if (other)
        check_find(f, &name, NULL, "there is something else in '%.*s'", LODE_ARG(stem));
    if (capital)
        check_find(f, &letters, NULL, "there are capital letters in '%.*s'", LODE_ARG(stem));
}

/* ---- how the metadata are written ---- */

static void check_writing(check_file *f) {
    const lode_read_options options = {.threads = 1};
    const lode_block *block;
    lode_reader *reader;
    lode_error error;
    if (lode_reader_open(&reader, f->beside, &options, NULL, &error) != LODE_OK)
        return;
    while (lode_reader_next(reader, &block, &error) == LODE_OK && block->n > 0)
        ;
    const check_place encoding = {.kind = CHECK_ENCODING, .file = f->beside, .column = -1},
                      separator = {.kind = CHECK_SEPARATOR, .file = f->beside, .column = -1};
    if (strcmp(lode_reader_encoding(reader), "UTF-8") != 0)
        check_find(f, &encoding, NULL, "read as %s", lode_reader_encoding(reader));
    if (lode_reader_separator(reader) != ',')
        check_find(f, &separator, NULL, "tabs stand between cells");
    lode_reader_close(reader);
}

void check_metadata(check_file *f) {
    check_place place = {.kind = CHECK_METADATA, .column = -1};
    if (f->beside || f->run->options->ees)
        check_carried_out(f, CHECK_METADATA);
    if (!f->beside && !f->run->description && f->run->options->ees)
        check_find(f, &place, NULL, "no metadata beside it");
    place.file = f->beside;
    place.line = f->unusable.line;
    if (f->unusable.status != LODE_OK && check_found(f, &place))
        check_tell(f, &place, &f->unusable);
    if (f->beside)
        check_writing(f);
    if (f->metadata && f->run->options->ees)
        check_metadata_rows(f);
}
