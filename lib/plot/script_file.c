#include "lode/script_file.h"

#include "lode/memory.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static lode_status cannot_write(const char *path, lode_error *error) {
    return lode_fail(error, LODE_SYSTEM, "cannot write %s: %s", path, strerror(errno));
}

/* Close file in any case. */
static lode_status write_and_close(FILE *file, const lode_script *script, const char *path,
                                   lode_error *error) {
    const bool written = fwrite(script->text, 1, script->n, file) == script->n && !fflush(file);
    const int reason = errno;
    const bool closed = fclose(file) == 0;
    if (written && closed)
        return LODE_OK;
    errno = written ? errno : reason;
    return cannot_write(path, error);
}

static bool is_special(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && !S_ISREG(about.st_mode);
}

static lode_status write_beside(const lode_script *script, const char *path, lode_error *error) {
    const size_t room = strlen(path) + 32;
    char *beside = lode_allocate(room, 1);
    snprintf(beside, room, "%s.%ld.part", path, (long)getpid());
    FILE *file = fopen(beside, "wxe");
    lode_status status =
        file ? write_and_close(file, script, path, error) : cannot_write(path, error);
    if (status == LODE_OK && rename(beside, path) != 0)
        status = cannot_write(path, error);
    if (status != LODE_OK && file)
        unlink(beside);
    free(beside);
    return status;
}

lode_status lode_script_write(const lode_script *script, const char *path, lode_error *error) {
    if (path && !is_special(path))
        return write_beside(script, path, error);
    if (path) {
        FILE *file = fopen(path, "we");
        return file ? write_and_close(file, script, path, error) : cannot_write(path, error);
    }
    if (fwrite(script->text, 1, script->n, stdout) == script->n && !fflush(stdout))
        return LODE_OK;
    return cannot_write("standard output", error);
}
