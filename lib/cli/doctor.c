#include "lode/doctor.h"

#include "lode/process.h"
#include "version.h"

#include <locale.h>
#include <stdbool.h>
#include <string.h>

static int tell(FILE *to, bool there, const char *what, const char *detail) {
    fprintf(to, "%-8s %-22s %s\n", there ? "ok" : "missing", what, detail);
    return !there;
}

static int check_gnuplot(FILE *to) {
    static const char *const terminals[][2] = {{"svg", "charts for web pages"},
                                               {"pngcairo", "charts for slides and documents"},
                                               {"pdfcairo", "charts for print"},
                                               {"dumb", "charts in the terminal"}};
    char line[256];
    char *version[] = {"gnuplot", "--version", NULL};
    if (!lode_first_line(version, line, sizeof line))
        return tell(to, false, "gnuplot",
                    "needed only to draw; scripts are written without it (gnuplot-nox)");
    int missing = tell(to, true, "gnuplot", line);
    for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
        char set[64];
        snprintf(set, sizeof set, "set terminal %s", terminals[i][0]);
        char *command[] = {"gnuplot", "-d", "-e", set, NULL};
        char name[64];
        snprintf(name, sizeof name, "  terminal %s", terminals[i][0]);
        missing += tell(to, lode_first_line(command, line, sizeof line), name, terminals[i][1]);
    }
    return missing;
}

static int check_compression(FILE *to) {
    int missing = tell(to, true, "gzip input", "read as it is");
#ifdef LODE_HAVE_ZSTD
    return missing + tell(to, true, "zstd input", "read as it is");
#else
    return missing + tell(to, false, "zstd input", "install libzstd-dev and build again");
#endif
}

static int check_locale(FILE *to) {
    const char *name = setlocale(LC_CTYPE, "");
    bool utf8 = name && (strcasestr(name, "utf-8") || strcasestr(name, "utf8"));
    tell(to, true, "locale", name ? name : "none");
    setlocale(LC_CTYPE, "C"); /* name is gone with it */
    if (!utf8)
        fprintf(to, "%-8s %-22s %s\n", "", "",
                "not UTF-8: names may look wrong in this terminal; files are UTF-8 all the same");
    return 0;
}

int lode_doctor(FILE *to) {
    tell(to, true, "lode", LODE_VERSION);
    int missing = check_gnuplot(to);
    missing += check_compression(to);
    char line[256];
    char *manual[] = {"man", "--version", NULL};
    missing +=
        tell(to, lode_first_line(manual, line, sizeof line), "man", "to read the manual pages");
    return missing + check_locale(to);
}
