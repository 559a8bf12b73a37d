#include "series.h"

#include <stdio.h>

static void put_name(const char *key, size_t number, const char *name, lode_script *script) {
    char line[32];
    snprintf(line, sizeof line, "%s %zu", key, number);
    lode_script_comment(script, line, lode_text(name));
}

static size_t keep_filled(lode_series *series, size_t n) {
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (series[i].block.rows.n)
            series[kept++] = series[i];
    return kept;
}

void lode_series_put(lode_series *series, size_t n, const char *columns, lode_script *script) {
    n = keep_filled(series, n);
    LODE_SCRIPT_PUT(script, "# Columns: ");
    lode_script_append(script, columns);
    LODE_SCRIPT_PUT(script, ".\n");
    for (size_t i = 0; i < n; i++) {
        lode_script_comment(script, "Data", lode_text(series[i].name));
        lode_script_data(script, (int)i + 1, &series[i].block);
        lode_data_block_free(&series[i].block);
    }
    for (size_t i = 0; i < n; i++)
        put_name("Series", i + 1, series[i].name, script);
    for (size_t i = 0; i < n; i++) {
        lode_script_append(script, i ? ", $d" : "plot $d");
        lode_script_integer(script, (long)i + 1);
        LODE_SCRIPT_PUT(script, " ");
        lode_script_append(script, series[i].drawn);
        LODE_SCRIPT_PUT(script, " title ");
        lode_script_quoted(script, lode_text(series[i].name));
    }
    LODE_SCRIPT_PUT(script, "\n");
}
