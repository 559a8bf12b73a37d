/* Running another program for its first line of output. */
#ifndef LODE_PROCESS_H
#define LODE_PROCESS_H

#include <stdbool.h>
#include <stddef.h>

/* Run command (NULL-ended, found along PATH, no shell) with nothing on its standard input; line
 * gets the first line of its standard output and error, without the line end and cut to room. True
 * if the program was found and ended with 0. */
bool lode_first_line(char *const command[], char *line, size_t room);

#endif
