#include "lode/pupil_spread.h"

#include "lode/memory.h"
#include "lode/number.h"

#include <stdlib.h>

enum { PERIOD, MEASURE, SIGMA, COLUMNS };

struct lode_pupil_spread {
    lode_slice (*row)[COLUMNS];
    double *sigma;
    size_t n;
};

static lode_status read_rows(lode_pupil_spread *spread, const lode_table *table, const int *column,
                             lode_error *error) {
    for (size_t i = 0; i < spread->n; i++) {
        lode_table_texts(table, i, column, COLUMNS, spread->row[i]);
        lode_number sigma;
        if (!lode_number_read(spread->row[i][SIGMA], &sigma) || !(sigma.value > 0)) {
            lode_fail(error, LODE_DATA, "'%.*s' is no standard deviation",
                      LODE_ARG(spread->row[i][SIGMA]));
            return lode_table_fail_at(table, i, (size_t)column[SIGMA], error);
        }
        spread->sigma[i] = sigma.value;
    }
    return LODE_OK;
}

lode_status lode_pupil_spread_read(lode_pupil_spread **spread, lode_reference *reference,
                                   lode_error *error) {
    static const char *const names[COLUMNS] = {"time_period", "measure", "sigma"};
    const lode_table *table;
    int column[COLUMNS];
    lode_status status = lode_reference_table(reference, "pupil_sigmas", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, names, COLUMNS, column, error);
    if (status != LODE_OK)
        return status;
    lode_pupil_spread *s = lode_allocate(1, sizeof *s);
    s->n = lode_table_rows(table);
    s->row = lode_allocate(s->n, sizeof *s->row);
    s->sigma = lode_allocate(s->n, sizeof *s->sigma);
    status = read_rows(s, table, column, error);
    if (status == LODE_OK)
        *spread = s;
    else
        lode_pupil_spread_free(s);
    return status;
}

void lode_pupil_spread_free(lode_pupil_spread *spread) {
    if (!spread)
        return;
    free(spread->row);
    free(spread->sigma);
    free(spread);
}

double lode_pupil_spread_find(const lode_pupil_spread *spread, lode_slice measure,
                              lode_slice period) {
    for (size_t i = 0; i < spread->n; i++)
        if (lode_same(spread->row[i][MEASURE], measure) &&
            lode_same(spread->row[i][PERIOD], period))
            return spread->sigma[i];
    return 0;
}
