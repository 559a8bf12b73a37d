/* The numbers of a funnel. */
#include "plot_funnel_parts.h"

static void put_heading(const funnel *f, lode_figure_table *table) {
    static const char *const limits[LIMITS] = {"95% limit low", "95% limit high", "99.8% limit low",
                                               "99.8% limit high"};
    lode_table_words(table, "Name");
    lode_table_words(table, "n");
    lode_table_in_unit(&f->sheet, &f->subject, "Value", table);
    for (int i = 0; i < LIMITS; i++)
        lode_table_words(table, limits[i]);
    lode_table_words(table, "Where it lies");
    lode_figure_table_end_row(table);
}

static void put_unit(const funnel *f, const lode_unit_figure *figure, lode_figure_table *table) {
    lode_table_words(table, figure->name);
    lode_table_n(&f->sheet, figure->row, table);
    lode_table_figure(&f->sheet, figure, table);
}

static void put_point(const funnel *f, const point *p, lode_figure_table *table) {
    static const char *const beyond[GRADES] = {"within", "the 95% limits", "the 99.8% limits"};
    put_unit(f, p->figure, table);
    for (int i = 0; i < LIMITS; i++)
        lode_figure_table_number(table, p->limit[i], f->subject.decimals + 2);
    lode_table_words(table, p->grade == WITHIN
                                ? beyond[WITHIN]
                                : lode_arena_print(f->sheet.arena, "%s %s",
                                                   p->above ? "above" : "below", beyond[p->grade]));
    lode_figure_table_end_row(table);
}

static bool is_drawn(const funnel *f, const lode_unit_figure *figure) {
    for (size_t i = 0; i < f->n; i++)
        if (f->points[i].figure == figure)
            return true;
    return false;
}

void funnel_put_table(const funnel *f, lode_script *script) {
    lode_figure_table *table = &script->table;
    put_heading(f, table);
    for (size_t i = 0; i < f->n; i++)
        put_point(f, &f->points[i], table);
    for (size_t i = 0; i < f->figures.n; i++) {
        if (is_drawn(f, &f->figures.item[i]))
            continue;
        put_unit(f, &f->figures.item[i], table);
        lode_figure_table_end_row(table);
    }
    lode_table_rule(&f->subject, &f->centre, 1, table);
}
