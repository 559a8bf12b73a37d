/* The numbers of a stack of bars. Panels may part their bars in other words: a part has one column
 * by its name, empty in the panels that do not have it. */
#include "plot_stack_parts.h"

enum { MOST_NAMES = MOST_SEGMENTS * MOST_PANELS };

typedef struct {
    const char *name[MOST_NAMES];
    size_t n;
} names;

static void add_name(names *all, const char *name) {
    for (size_t i = 0; i < all->n; i++)
        if (strcmp(all->name[i], name) == 0)
            return;
    all->name[all->n++] = name;
}

static names names_of(const stack *s) {
    names all = {.n = 0};
    for (size_t i = 0; i < s->n_panels; i++)
        for (size_t k = 0; k < s->panel[i].n; k++)
            add_name(&all, s->panel[i].segment[k].name);
    return all;
}

static void put_heading(const stack *s, const names *all, lode_figure_table *table) {
    if (s->n_panels > 1)
        lode_table_words(table, "Panel");
    lode_table_words(table, "Name");
    for (size_t i = 0; i < all->n; i++)
        lode_table_words(table, lode_arena_print(s->sheet.arena, "%s (%%)", all->name[i]));
    lode_table_words(table, "n");
    lode_figure_table_end_row(table);
}

/* The figure of the unit in the panel's part of that name; NULL if there is none. */
static const lode_unit_figure *figure_of(const bar *b, const char *name) {
    for (size_t k = 0; k < b->panel->n; k++) {
        const segment *part = &b->panel->segment[k];
        const size_t place = part->figures.of_unit[b->unit->unit];
        if (strcmp(part->name, name) == 0)
            return place == LODE_NO_FIGURE ? NULL : &part->figures.item[place];
    }
    return NULL;
}

void stack_put_table(const stack *s, lode_script *script) {
    lode_figure_table *table = &script->table;
    const names all = names_of(s);
    put_heading(s, &all, table);
    for (size_t i = 0; i < s->n; i++) {
        const bar *b = &s->bars[i];
        if (s->n_panels > 1)
            lode_table_words(table,
                             lode_arena_print(s->sheet.arena, "%s%s%s", b->panel->name,
                                              *b->panel->name ? ", " : "", b->panel->period));
        lode_table_words(table, b->unit->name);
        for (size_t k = 0; k < all.n; k++)
            lode_table_figure(&s->sheet, figure_of(b, all.name[k]), table);
        lode_table_n(&s->sheet, b->unit->row, table);
        lode_figure_table_end_row(table);
    }
}
