/* The table once more, when it is known which columns are of categories. */
#include "lode/codes.h"
#include "lode/number.h"
#include "variance_parts.h"

static double cell_of(const variance *v, const variance_source *s, lode_slice text) {
    lode_number number;
    if (lode_says_nothing(v->codes, text))
        return NAN;
    if (s->category)
        return s->number[lode_names_find(s->names, text)];
    return lode_number_read(text, &number) ? number.value : NAN;
}

static void take_row(variance *v, size_t row, const lode_record *record, const size_t *order,
                     double *cell) {
    uint32_t group[VARIANCE_LEVELS];
    for (size_t s = 0; s < v->sources; s++) {
        const int c = v->source[s].column;
        cell[s] = cell_of(v, &v->source[s], lode_record_at(record, order ? (int)order[c] : c));
    }
    for (size_t l = 0; l < v->levels; l++) {
        const int c = v->group[l];
        group[l] = lode_names_find(v->names[l], lode_record_at(record, order ? (int)order[c] : c));
    }
    variance_take(v, row, group, cell);
}

void variance_take_all(variance *v) {
    lode_table_walk walk = {0};
    double *cell = lode_allocate(v->sources, sizeof *cell);
    variance_begin(v);
    for (size_t row = 0; row < v->rows; row++) {
        lode_record record;
        const size_t *order = lode_table_walk_on(v->table, &walk, row, &record);
        take_row(v, row, &record, order, cell);
    }
    free(cell);
}
