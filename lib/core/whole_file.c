#include "lode/whole_file.h"

#include "lode/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct lode_whole_file {
    char *path;   /* as given, for messages; NULL for standard output */
    char *target; /* the place to be taken, links followed; NULL for what cannot be replaced */
    char *beside; /* the file written until then */
    int fd;
    bool left; /* bytes have gone where they cannot be taken back */
};

/* The files being written beside, for forget_all. More at once are written as well, but outlive a
 * signal. */
enum { REMEMBERED = 16 };
static char *volatile unfinished[REMEMBERED];

static void remember(char *beside) {
    for (int i = 0; i < REMEMBERED; i++)
        if (!unfinished[i]) {
            unfinished[i] = beside;
            return;
        }
}

static void forget(const char *beside) {
    for (int i = 0; i < REMEMBERED; i++)
        if (unfinished[i] == beside)
            unfinished[i] = NULL;
}

void lode_whole_file_forget_all(void) {
    for (int i = 0; i < REMEMBERED; i++)
        if (unfinished[i])
            unlink(unfinished[i]);
}

static lode_status cannot_write(const lode_whole_file *f, int why, lode_error *error) {
    return lode_fail(error, LODE_SYSTEM, "cannot write %s: %s",
                     f->path ? f->path : "standard output", strerror(why));
}

static void release(lode_whole_file *f) {
    if (f->fd > STDERR_FILENO)
        close(f->fd);
    if (f->beside) {
        forget(f->beside);
        unlink(f->beside);
    }
    free(f->path);
    free(f->target);
    free(f->beside);
    free(f);
}

/* Settle target and beside for a regular file or a new one; mode is that of the file there, or 0.
 */
static void find_place(lode_whole_file *f, mode_t *mode) {
    struct stat about;
    *mode = 0;
    const bool exists = stat(f->path, &about) == 0;
    if (exists && !S_ISREG(about.st_mode))
        return;
    f->target = exists ? realpath(f->path, NULL) : lode_copy_string(f->path);
    if (!f->target)
        return;
    if (exists)
        *mode = about.st_mode & 0777;
    const size_t room = strlen(f->target) + 32;
    f->beside = lode_allocate(room, 1);
    snprintf(f->beside, room, "%s.part-%ld", f->target, (long)getpid());
}

static lode_status open_path(lode_whole_file *f, lode_error *error) {
    mode_t mode;
    if (!*f->path)
        return cannot_write(f, ENOENT, error);
    find_place(f, &mode);
    if (f->beside)
        unlink(f->beside); /* what a process of this number once left, or somebody laid there */
    const int fresh = f->beside ? O_EXCL : O_TRUNC;
    f->fd = open(f->beside ? f->beside : f->path, O_WRONLY | O_CREAT | O_CLOEXEC | fresh, 0666);
    if (f->fd < 0) {
        const int why = errno;
        free(f->beside);
        f->beside = NULL;
        return cannot_write(f, why, error);
    }
    if (f->beside)
        remember(f->beside);
    return mode && fchmod(f->fd, mode) != 0 ? cannot_write(f, errno, error) : LODE_OK;
}

lode_status lode_whole_file_open(lode_whole_file **file, const char *path, lode_error *error) {
    lode_whole_file *f = lode_allocate(1, sizeof *f);
    f->fd = STDOUT_FILENO;
    lode_status status = LODE_OK;
    if (path && strcmp(path, "-") != 0) {
        f->path = lode_copy_string(path);
        f->fd = -1;
        status = open_path(f, error);
    }
    if (status == LODE_OK)
        *file = f;
    else
        release(f);
    return status;
}

lode_status lode_whole_file_write(lode_whole_file *f, lode_slice bytes, lode_error *error) {
    while (bytes.n > 0) {
        const ssize_t n = write(f->fd, bytes.p, bytes.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return cannot_write(f, errno, error);
        f->left |= !f->beside;
        bytes.p += n;
        bytes.n -= (size_t)n;
    }
    return LODE_OK;
}

bool lode_whole_file_left(const lode_whole_file *f) {
    return f->left;
}

lode_status lode_whole_file_keep(lode_whole_file *f, lode_error *error) {
    lode_status status = LODE_OK;
    if (f->path) {
        const bool closed = close(f->fd) == 0;
        f->fd = -1;
        if (!closed || (f->beside && rename(f->beside, f->target) != 0))
            status = cannot_write(f, errno, error);
    }
    if (status == LODE_OK && f->beside) {
        forget(f->beside);
        free(f->beside);
        f->beside = NULL; /* it has its place: nothing to remove */
    }
    release(f);
    return status;
}

void lode_whole_file_drop(lode_whole_file *f, lode_slice last_words) {
    if (f->left)
        lode_whole_file_write(f, last_words, NULL); /* the run has failed and says so elsewhere */
    release(f);
}

/* PATH with its folder resolved, so that a file not yet there has one name; NULL if the folder is
 * not there either. Owned by the caller. */
static char *resolved(const char *path) {
    const char *slash = strrchr(path, '/');
    char *folder = slash ? strndup(path, (size_t)(slash - path) + 1) : lode_copy_string(".");
    char *real = folder ? realpath(folder, NULL) : NULL, *all = NULL;
    if (real) {
        const size_t room = strlen(real) + strlen(path) + 2;
        all = lode_allocate(room, 1);
        snprintf(all, room, "%s/%s", real, slash ? slash + 1 : path);
    }
    free(folder);
    free(real);
    return all;
}

bool lode_same_file(const char *a, const char *b) {
    struct stat x, y;
    const bool a_there = stat(a, &x) == 0, b_there = stat(b, &y) == 0;
    if (a_there && b_there)
        return x.st_dev == y.st_dev && x.st_ino == y.st_ino && S_ISREG(x.st_mode);
    if (a_there || b_there)
        return false;
    char *first = resolved(a), *second = resolved(b);
    const bool same = first && second && strcmp(first, second) == 0;
    free(first);
    free(second);
    return same;
}

lode_status lode_whole_file_put(const char *path, lode_slice bytes, lode_error *error) {
    lode_whole_file *file;
    lode_status status = lode_whole_file_open(&file, path, error);
    if (status != LODE_OK)
        return status;
    status = lode_whole_file_write(file, bytes, error);
    if (status == LODE_OK)
        return lode_whole_file_keep(file, error);
    lode_whole_file_drop(file, (lode_slice){NULL, 0});
    return status;
}
