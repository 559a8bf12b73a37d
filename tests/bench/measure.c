/* Run a command and write what it took.
 *
 *     measure FIGURES COMMAND [ARGUMENT]...
 *
 * FIGURES gets one line: wall seconds, seconds of processor (user and system, of the command and
 * the children it waited for), peak resident megabytes of the largest of them, exit status.
 *
 * Between fork and exec the child is a copy of this process, and the kernel counts that copy into
 * the child's peak. So this program stays small: the figure is never less than its own megabyte. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds(struct timeval t) {
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* As a shell counts it. */
static int exit_status(int status) {
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fputs("usage: measure FIGURES COMMAND [ARGUMENT]...\n", stderr);
        return 2;
    }
    const double start = now();
    const pid_t child = fork();
    if (child == 0) {
        execvp(argv[2], argv + 2);
        perror(argv[2]);
        _exit(127);
    }
    int status = 0;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        perror("measure");
        return 5;
    }
    const double wall = now() - start;
    FILE *out = fopen(argv[1], "w");
    if (!out) {
        perror(argv[1]);
        return 5;
    }
    fprintf(out, "%.6f %.6f %.1f %d\n", wall, seconds(usage.ru_utime) + seconds(usage.ru_stime),
            (double)usage.ru_maxrss / 1024, exit_status(status));
    return fclose(out) == 0 ? exit_status(status) : 5;
}
