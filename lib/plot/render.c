#include "lode/render.h"

#include "lode/memory.h"
#include "lode/whole_file.h"
#include "svg.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static const char *const format_names[] = {"svg", "png", "pdf", "dumb"};

enum { N_FORMATS = sizeof format_names / sizeof format_names[0], NOT_FOUND = 127 };

lode_status lode_render_format_named(lode_slice name, lode_render_format *format,
                                     lode_error *error) {
    for (int i = 0; i < N_FORMATS; i++) {
        if (lode_is(name, format_names[i])) {
            *format = (lode_render_format)i;
            return LODE_OK;
        }
    }
    lode_fail(error, LODE_USAGE, "no format '%.*s' to render", LODE_ARG(name));
    return lode_fail_hint(error, "formats are svg, png, pdf and dumb");
}

static lode_status write_all(int file, lode_slice bytes) {
    while (bytes.n) {
        ssize_t n = write(file, bytes.p, bytes.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return LODE_SYSTEM;
        bytes = (lode_slice){bytes.p + n, bytes.n - (size_t)n};
    }
    return LODE_OK;
}

/* All of a file in memory, NUL-terminated. NULL when it cannot be read. */
static char *read_all(int file, size_t *n) {
    struct stat about;
    if (fstat(file, &about) != 0 || about.st_size < 0)
        return NULL;
    char *bytes = lode_allocate((size_t)about.st_size + 1, 1);
    *n = 0;
    while (*n < (size_t)about.st_size) {
        ssize_t got = pread(file, bytes + *n, (size_t)about.st_size - *n, (off_t)*n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        *n += (size_t)got;
    }
    return bytes;
}

/* gnuplot's three streams are files in memory: no pipe can block, break or be read half. */
typedef struct {
    int in, out, messages;
} streams;

static void close_streams(const streams *s) {
    if (s->in >= 0)
        close(s->in);
    if (s->out >= 0)
        close(s->out);
    if (s->messages >= 0)
        close(s->messages);
}

/* The format is told as if by gnuplot -c, whose arguments a script from standard input lacks. */
static lode_status open_streams(lode_slice script, lode_render_format format, streams *s,
                                lode_error *error) {
    char arguments[64];
    int n = snprintf(arguments, sizeof arguments, "ARGC = 1\nARG1 = '%s'\n", format_names[format]);
    *s = (streams){memfd_create("script", MFD_CLOEXEC), memfd_create("picture", MFD_CLOEXEC),
                   memfd_create("messages", MFD_CLOEXEC)};
    if (s->in >= 0 && s->out >= 0 && s->messages >= 0 &&
        write_all(s->in, (lode_slice){arguments, (size_t)n}) == LODE_OK &&
        write_all(s->in, script) == LODE_OK && lseek(s->in, 0, SEEK_SET) == 0)
        return LODE_OK;
    lode_fail(error, LODE_SYSTEM, "cannot hand the script to gnuplot: %s", strerror(errno));
    close_streams(s);
    return LODE_SYSTEM;
}

/* The environment with a character set of UTF-8: under LC_ALL=C gnuplot complains about the degree
 * sign of an encoding it is told to use. Borrowed but for the array itself. */
static char **utf8_environment(void) {
    static char locale[] = "LC_ALL=C.UTF-8";
    size_t n = 0, kept = 0;
    while (environ[n])
        n++;
    char **list = lode_allocate(n + 2, sizeof *list);
    for (size_t i = 0; i < n; i++)
        if (strncmp(environ[i], "LC_ALL=", 7) != 0)
            list[kept++] = environ[i];
    list[kept] = locale;
    return list;
}

/* Start gnuplot -d: without the user's start-up file. 0, or the reason as in errno. */
static int start(const streams *s, pid_t *child) {
    char *const command[] = {"gnuplot", "-d", NULL};
    posix_spawn_file_actions_t actions;
    int reason = posix_spawn_file_actions_init(&actions);
    if (reason)
        return reason;
    posix_spawn_file_actions_adddup2(&actions, s->in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, s->out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, s->messages, STDERR_FILENO);
    char **environment = utf8_environment();
    reason = posix_spawnp(child, command[0], &actions, NULL, command, environment);
    free(environment);
    posix_spawn_file_actions_destroy(&actions);
    return reason;
}

static lode_status fail_to_start(int reason, lode_error *error) {
    if (reason != ENOENT)
        return lode_fail(error, LODE_SYSTEM, "cannot run gnuplot: %s", strerror(reason));
    lode_fail(error, LODE_SYSTEM, "gnuplot is not installed, so nothing was drawn");
    return lode_fail_hint(error, "install gnuplot (apt-get install gnuplot-nox); the script itself "
                                 "needs no gnuplot to be written");
}

/* gnuplot repeats the command before it says what is wrong: "... line 7: undefined variable". */
static const char *telling_line(char *messages) {
    const char *first = "it does not say why";
    bool any = false;
    for (char *rest, *line = strtok_r(messages, "\n", &rest); line;
         line = strtok_r(NULL, "\n", &rest)) {
        line += strspn(line, " \t");
        if (strncmp(line, "line ", 5) == 0 || strstr(line, " line "))
            return line;
        if (*line && !any)
            first = line;
        any = any || *line;
    }
    return first;
}

static lode_status fail_of_gnuplot(const streams *s, lode_error *error) {
    size_t n = 0;
    char *messages = read_all(s->messages, &n);
    lode_fail(error, LODE_SYSTEM, "gnuplot failed: %s", messages ? telling_line(messages) : "");
    free(messages);
    return LODE_SYSTEM;
}

static lode_status run(const streams *s, lode_error *error) {
    pid_t child;
    int reason = start(s, &child), ended = 0;
    if (reason)
        return fail_to_start(reason, error);
    while (waitpid(child, &ended, 0) < 0)
        if (errno != EINTR)
            return lode_fail(error, LODE_SYSTEM, "lost gnuplot: %s", strerror(errno));
    if (WIFEXITED(ended) && WEXITSTATUS(ended) == NOT_FOUND)
        return fail_to_start(ENOENT, error);
    if (WIFEXITED(ended) && WEXITSTATUS(ended) == 0)
        return LODE_OK;
    return fail_of_gnuplot(s, error);
}

lode_status lode_render_bytes(lode_slice script, lode_render_format format, char **picture,
                              size_t *n, lode_error *error) {
    streams s;
    lode_status status = open_streams(script, format, &s, error);
    if (status != LODE_OK)
        return status;
    status = run(&s, error);
    char *drawn = status == LODE_OK ? read_all(s.out, n) : NULL;
    close_streams(&s);
    if (status != LODE_OK)
        return status;
    if (!drawn || *n == 0) {
        free(drawn);
        return lode_fail(error, LODE_SYSTEM, "gnuplot drew nothing");
    }
    *picture = drawn;
    if (format == LODE_RENDER_SVG && !lode_is_whole_svg((lode_slice){drawn, *n})) {
        free(drawn);
        return lode_fail(error, LODE_SYSTEM, "gnuplot drew no SVG");
    }
    if (format == LODE_RENDER_SVG) {
        lode_script page = {0};
        lode_svg_for_page((lode_slice){drawn, *n}, script, &page);
        free(drawn);
        *picture = page.text;
        *n = page.n;
    }
    return LODE_OK;
}

lode_status lode_render(lode_slice script, lode_render_format format, const char *path,
                        lode_error *error) {
    char *picture;
    size_t n;
    lode_status status = lode_render_bytes(script, format, &picture, &n, error);
    if (status != LODE_OK)
        return status;
    status = lode_whole_file_put(path, (lode_slice){picture, n}, error);
    free(picture);
    return status;
}
