/* Provenance: one line of JSON a run, appended to the file of --log, never in the data. */
#include "internal.h"
#include "version.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void put_text(FILE *to, const char *text) {
    fputc('"', to);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            fprintf(to, "\\%c", c);
        else if (c < 0x20)
            fprintf(to, "\\u%04x", c);
        else
            fputc(c, to);
    }
    fputc('"', to);
}

/* Now, or the moment SOURCE_DATE_EPOCH names, so that a log can be made again byte for byte. */
static void put_time(FILE *to) {
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    time_t now = fixed ? (time_t)strtoll(fixed, NULL, 10) : time(NULL);
    struct tm utc;
    char text[32];
    gmtime_r(&now, &utc);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    put_text(to, text);
}

static void put_inputs(FILE *to, const lode_run *run) {
    for (size_t i = 0; i < run->n_inputs; i++) {
        fprintf(to, "%s{\"name\":", i ? "," : "");
        put_text(to, run->inputs[i].name);
        fprintf(to, ",\"rows\":%zu,\"sha256\":\"%s\"}", run->inputs[i].rows, run->inputs[i].digest);
    }
}

lode_status lode_log_write(const lode_run *run, int status, lode_error *error) {
    FILE *to = fopen(run->log_path, "a");
    if (!to)
        return lode_fail(error, LODE_SYSTEM, "cannot write %s: %s", run->log_path, strerror(errno));
    fprintf(to, "{\"tool\":\"%s\",\"version\":\"%s\",\"time\":", run->tool->name, LODE_VERSION);
    put_time(to);
    fprintf(to, ",\"arguments\":[");
    for (int i = 1; i < run->argc; i++) {
        fputs(i > 1 ? "," : "", to);
        put_text(to, run->argv[i]);
    }
    fprintf(to, "],\"inputs\":[");
    put_inputs(to, run);
    fprintf(to, "],\"rows_out\":%zu,\"left_out\":{", run->rows_written);
    for (size_t i = 0; i < run->n_left; i++) {
        fputs(i ? "," : "", to);
        put_text(to, run->left[i].reason);
        fprintf(to, ":%zu", run->left[i].rows);
    }
    fprintf(to, "},\"status\":%d}\n", status);
    bool written = !ferror(to);
    if (fclose(to) != 0 || !written)
        return lode_fail(error, LODE_SYSTEM, "cannot write %s: %s", run->log_path, strerror(errno));
    return LODE_OK;
}
