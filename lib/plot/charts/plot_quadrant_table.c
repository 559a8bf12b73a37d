/* The numbers of a quadrant. */
#include "plot_quadrant_parts.h"

static void put_heading(const quadrant *q, lode_figure_table *table) {
    lode_table_words(table, "Name");
    for (int i = 0; i < AXES; i++)
        lode_table_in_unit(&q->sheet, &q->side[i].subject, q->side[i].subject.label, table);
    lode_table_words(table, "Mark");
    lode_figure_table_end_row(table);
}

static void put_point(const quadrant *q, const point *p, lode_figure_table *table) {
    static const char *const mark[] = {
        [OTHER] = "circle", [SIMILAR] = "square: similar", [ASKED] = "diamond: named"};
    const lode_figures *up = &q->side[UP].figures;
    lode_table_words(table, p->figure->name);
    lode_table_figure(&q->sheet, p->figure, table);
    lode_table_figure(&q->sheet, &up->item[up->of_unit[p->figure->unit]], table);
    lode_table_words(table, mark[p->part]);
    lode_figure_table_end_row(table);
}

/* The lines of the axes are of one thing, or of two that have each their row. */
static void put_rules(const quadrant *q, lode_figure_table *table) {
    const lode_rule *x = &q->side[ACROSS].rule, *y = &q->side[UP].rule;
    if (strcmp(x->name, y->name) != 0) {
        lode_table_rule(&q->side[ACROSS].subject, x, 0, table);
        lode_table_rule(&q->side[UP].subject, y, 1, table);
        return;
    }
    lode_table_words(table, x->name);
    lode_figure_table_number(table, x->value, q->side[ACROSS].subject.decimals + 2);
    lode_figure_table_number(table, y->value, q->side[UP].subject.decimals + 2);
    lode_table_words(table, "line");
    lode_figure_table_end_row(table);
}

void quadrant_put_table(const quadrant *q, lode_script *script) {
    static const part order[] = {ASKED, SIMILAR, OTHER};
    lode_figure_table *table = &script->table;
    put_heading(q, table);
    for (size_t k = 0; k < sizeof order / sizeof *order; k++)
        for (size_t i = 0; i < q->n; i++)
            if (q->points[i].part == order[k])
                put_point(q, &q->points[i], table);
    put_rules(q, table);
}
