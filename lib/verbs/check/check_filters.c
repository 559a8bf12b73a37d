/* Filters: the items they have, and the groups these are of. */
#include "check_parts.h"

#include <stdlib.h>

static bool is_item(const check_items *items, lode_slice text) {
    for (size_t i = 0; i < items->n; i++)
        if (lode_same(items->item[i].text, text))
            return true;
    return false;
}

/* ---- one filter ---- */

static void check_limit(check_file *f, const check_column *c, const check_items *items) {
    const size_t most = lode_ees_limit(f->run->ees, "filter_items");
    const check_place place = {.kind = CHECK_FILTER_ITEMS, .column = (int)c->position};
    if (items->overflow || items->n > most)
        check_find(f, &place, NULL, "more than %zu items", most);
}

static void check_single(check_file *f, const check_column *c, const check_items *items) {
    const check_place place = {.kind = CHECK_FILTER_SINGLE,
                               .line = items->n ? items->item[0].first : 0,
                               .column = (int)c->position,
                               .value = items->n ? items->item[0].text : lode_text("")};
    if (c->described && c->described->role == LODE_ROLE_FILTER && items->n == 1 && !items->overflow)
        check_find(f, &place, NULL, "every row says '%.*s'", LODE_ARG(items->item[0].text));
}

/* The default that EES metadata may name in place of Total. */
static lode_slice default_of(const check_file *f, const check_column *c) {
    const lode_table *table = f->description->table;
    const int column = lode_table_find(table, lode_text("filter_default"));
    lode_slice item = {NULL, 0};
    if (column >= 0 && c->described)
        item = lode_trim(lode_table_text(table, c->described->row, (size_t)column));
    return item.n ? item : lode_text("Total");
}

static void check_total(check_file *f, const check_column *c, const check_items *items) {
    const lode_slice total = default_of(f, c);
    const check_place place = {.kind = CHECK_FILTER_TOTAL, .column = (int)c->position};
    if (!items->overflow && !is_item(items, total))
        check_find(f, &place,
                   "add rows for all together, or name another default in the column "
                   "filter_default of the metadata",
                   "no item '%.*s'", LODE_ARG(total));
}

/* ---- groups ---- */

static void check_group_items(check_file *f, const check_column *c, const check_items *items) {
    check_items groups = check_items_of(f, (size_t)c->group);
    const check_place place = {.kind = CHECK_GROUP_ITEMS, .column = c->group};
    if (groups.n > items->n && !items->overflow)
        check_find(f, &place, NULL, "%zu groups of %zu items of '%.*s'", groups.n, items->n,
                   LODE_ARG(c->name));
    check_items_free(&groups);
}

static bool counts(unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
}

/* The letters and digits of a text, in room for all of it. */
static lode_slice bare(lode_slice text, char *room) {
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        if (counts((unsigned char)text.p[i]))
            room[n++] = text.p[i];
    return (lode_slice){room, n};
}

/* EES makes names of groups out of their letters and digits. */
static void check_group_names(check_file *f, const check_column *c) {
    check_items groups = check_items_of(f, (size_t)c->group);
    lode_names *names = lode_names_new();
    for (size_t i = 0; i < groups.n; i++) {
        const check_item *item = &groups.item[i];
        char *room = lode_allocate(item->text.n + 1, 1);
        const uint32_t number = lode_names_add(names, bare(item->text, room));
        const check_place place = {.kind = CHECK_GROUP_NAMES,
                                   .line = item->first,
                                   .column = c->group,
                                   .value = item->text};
        free(room);
        if (number + 1 < lode_names_count(names) || lode_names_count(names) < i + 1) {
            check_find(f, &place, NULL, "'%.*s' has the letters of another group",
                       LODE_ARG(item->text));
            break;
        }
    }
    lode_names_free(names);
    check_items_free(&groups);
}

static void check_filter(check_file *f, const check_column *c) {
    check_items items = check_items_of(f, c->position);
    check_limit(f, c, &items);
    check_single(f, c, &items);
    check_total(f, c, &items);
    if (c->group >= 0) {
        check_carried_out(f, CHECK_GROUP_ITEMS);
        check_carried_out(f, CHECK_GROUP_NAMES);
        check_group_items(f, c, &items);
        check_group_names(f, c);
    }
    check_items_free(&items);
}

void check_filters(check_file *f) {
    if (!f->description)
        return;
    for (size_t c = 0; c < f->columns; c++) {
        if (f->column[c].role != CHECK_FILTER)
            continue;
        check_carried_out(f, CHECK_FILTER_ITEMS);
        check_carried_out(f, CHECK_FILTER_SINGLE);
        check_carried_out(f, CHECK_FILTER_TOTAL);
        check_filter(f, &f->column[c]);
    }
}
