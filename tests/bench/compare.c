/* Compare two files of lines with cells between tabs, as `normalise` prints them.
 *
 *     compare [-t TOLERANCE] A B
 *
 * Two cells agree if they are the same text, or both numbers no further apart than TOLERANCE
 * (1e-9), taken of the larger one where that is above 1. Prints the first lines that differ; exits
 * with 0 if there are none, else with 1. */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_SHOWN = 5 };

static double tolerance = 1e-9;

/* The length of the cell at p. */
static size_t cell_length(const char *p) {
    return strcspn(p, "\t\n");
}

static bool is_number(const char *cell, size_t n, double *value) {
    char *end;
    if (n == 0)
        return false;
    *value = strtod(cell, &end);
    return end == cell + n;
}

static bool cells_agree(const char *a, size_t n, const char *b, size_t m) {
    if (n == m && memcmp(a, b, n) == 0)
        return true;
    double x, y;
    return is_number(a, n, &x) && is_number(b, m, &y) &&
           fabs(x - y) <= tolerance * fmax(1, fmax(fabs(x), fabs(y)));
}

/* The number of the first cell in which two lines differ, from 1, and where it begins; or 0. */
static int first_difference(const char **a, const char **b) {
    for (int cell = 1;; cell++) {
        const size_t n = cell_length(*a), m = cell_length(*b);
        if (!cells_agree(*a, n, *b, m) || (*a)[n] != (*b)[m])
            return cell;
        if ((*a)[n] != '\t')
            return 0;
        *a += n + 1;
        *b += m + 1;
    }
}

/* False, and told, if the lines differ. */
static bool lines_agree(long number, const char *a, const char *b) {
    if (strcmp(a, b) == 0)
        return true;
    const char *x = a, *y = b;
    const int cell = first_difference(&x, &y);
    if (cell == 0)
        return true;
    printf("  line %ld, cell %d: '%.*s' and '%.*s' in %.60s...\n", number, cell,
           (int)cell_length(x), x, (int)cell_length(y), y, a);
    return false;
}

static int compare(FILE *a, FILE *b) {
    char *line_a = NULL, *line_b = NULL;
    size_t room_a = 0, room_b = 0;
    int shown = 0;
    for (long number = 1; shown < MOST_SHOWN; number++) {
        const bool got_a = getline(&line_a, &room_a, a) > 0;
        const bool got_b = getline(&line_b, &room_b, b) > 0;
        if (!got_a && !got_b)
            break;
        if (got_a != got_b) {
            printf("  line %ld: only the %s has it: %.80s\n", number, got_a ? "first" : "second",
                   got_a ? line_a : line_b);
            shown = MOST_SHOWN;
        } else if (!lines_agree(number, line_a, line_b))
            shown++;
    }
    free(line_a);
    free(line_b);
    return shown > 0;
}

int main(int argc, char **argv) {
    for (int option; (option = getopt(argc, argv, "t:")) != -1;)
        if (option == 't')
            tolerance = atof(optarg);
        else
            return 2;
    FILE *a = argc - optind == 2 ? fopen(argv[optind], "r") : NULL;
    FILE *b = a ? fopen(argv[optind + 1], "r") : NULL;
    if (!b) {
        fputs("usage: compare [-t TOLERANCE] A B\n", stderr);
        return 2;
    }
    return compare(a, b);
}
