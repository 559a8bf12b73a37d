#include "lode/process.h"

#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* Read all the child says, so that it is not cut off; keep the beginning. */
static void read_all(int from, char *text, size_t room) {
    char more[4096];
    size_t n = 0;
    ssize_t got;
    while ((got = read(from, more, sizeof more)) > 0) {
        size_t kept = (size_t)got < room - 1 - n ? (size_t)got : room - 1 - n;
        memcpy(text + n, more, kept);
        n += kept;
    }
    text[n] = '\0';
}

bool lode_first_line(char *const command[], char *line, size_t room) {
    int ends[2];
    posix_spawn_file_actions_t files;
    line[0] = '\0';
    if (pipe(ends) != 0)
        return false;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, ends[1], STDERR_FILENO);
    posix_spawn_file_actions_addclose(&files, ends[0]);
    pid_t child;
    int failed = posix_spawnp(&child, command[0], &files, NULL, command, environ);
    posix_spawn_file_actions_destroy(&files);
    close(ends[1]);
    if (!failed)
        read_all(ends[0], line, room);
    close(ends[0]);
    line[strcspn(line, "\n")] = '\0';
    int status = -1;
    return !failed && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}
