/* Succession: links that are followed make a way from each school to the one of today. */
#include "succession_parts.h"

#include <stdlib.h>

static const char *const rule_names[] = {"general", "ofsted"};

static const char *const end_words[LODE_ENDS] = {
    [LODE_ENDS_HERE] = "",
    [LODE_ENDS_LATER] = "later",
    [LODE_ENDS_PROPOSED] = "proposed",
    [LODE_ENDS_BOTH_OPEN] = "both_open",
    [LODE_ENDS_UNDIRECTED] = "undirected",
    [LODE_ENDS_CIRCULAR] = "circular",
    [LODE_ENDS_MARKED] = "marked",
    [LODE_ENDS_OVERLAP] = "overlap",
    [LODE_ENDS_AMALGAMATED] = "amalgamated",
    [LODE_ENDS_SPLIT] = "split",
    [LODE_ENDS_SEVERAL] = "several",
    [LODE_ENDS_STAGE] = "stage",
    [LODE_ENDS_NEIGHBOUR] = "neighbour",
    [LODE_ENDS_BY_EXCEPTION] = "exception",
    [LODE_ENDS_CLOSED] = "closed",
    [LODE_ENDS_UNLISTED] = "unlisted",
};

int lode_succession_rule_find(const char *name) {
    for (int i = 0; i < 2; i++)
        if (strcmp(rule_names[i], name) == 0)
            return i;
    return -1;
}

const char *lode_succession_rule_name(lode_succession_rule rule) {
    return rule_names[rule];
}

const char *lode_succession_end_word(lode_succession_end end) {
    return end_words[end];
}

uint32_t lode_succession_add(lode_succession *s, lode_slice urn) {
    const uint32_t school = lode_names_add(s->urns, urn);
    if (school == s->schools) {
        LODE_GROW(s->school, s->schools, s->schools_capacity);
        s->school[s->schools++] = (linked_school){.age_low = -1, .age_high = -1};
    }
    return school;
}

/* ---- who follows whom ---- */

/* A school that has come to an end for several reasons has that of the first test. */
static void note_end(lode_succession *s, uint32_t school, lode_succession_end end) {
    lode_succession_end *noted = &s->end[school];
    if (*noted == LODE_ENDS_HERE || end < *noted)
        *noted = end;
}

/* What a link that is not followed means for its predecessor; for both where it has none. */
static void note_ends(lode_succession *s, const school_link *link) {
    const bool directed = link->from != link->to;
    if (link->end == LODE_ENDS_PROPOSED && !directed) {
        const bool a_proposed = s->school[link->a].state == STATE_PROPOSED;
        note_end(s, a_proposed ? link->b : link->a, link->end);
        return;
    }
    note_end(s, directed ? link->from : link->a, link->end);
    if (!directed)
        note_end(s, link->b, link->end);
}

static void follow_links(lode_succession *s) {
    s->next = lode_allocate(s->schools, sizeof *s->next);
    s->before = lode_allocate(s->schools, sizeof *s->before);
    s->parts = lode_allocate(s->schools, sizeof *s->parts);
    s->joins = lode_allocate(s->schools, sizeof *s->joins);
    s->came_later = lode_allocate(s->schools, sizeof *s->came_later);
    s->end = lode_allocate(s->schools, sizeof *s->end);
    for (size_t i = 0; i < s->schools; i++)
        s->next[i] = s->before[i] = LODE_UNKNOWN;
    for (size_t i = 0; i < s->links; i++) {
        const school_link *link = &s->link[i];
        if (link->end != LODE_ENDS_HERE) {
            note_ends(s, link);
            s->came_later[link->to] |= link->end == LODE_ENDS_LATER && link->from != link->to;
            continue;
        }
        s->next[link->from] = link->to;
        s->joins[link->from] = link->marked || s->school[link->from].closed_by_amalgamation ||
                               s->school[link->to].opened_by_amalgamation;
    }
}

/* A ring of links has no school of today: none of them is followed. */
static void cut_rings(lode_succession *s) {
    uint32_t *seen = lode_allocate(s->schools, sizeof *seen); /* on which walk, from 1 */
    for (uint32_t i = 0; i < s->schools; i++) {
        uint32_t at = i;
        while (at != LODE_UNKNOWN && seen[at] == 0) {
            seen[at] = i + 1;
            at = s->next[at];
        }
        while (at != LODE_UNKNOWN && seen[at] == i + 1) {
            const uint32_t next = s->next[at];
            s->next[at] = LODE_UNKNOWN;
            if (next != LODE_UNKNOWN)
                note_end(s, at, LODE_ENDS_CIRCULAR);
            at = next;
        }
    }
    free(seen);
}

static void count_parts(lode_succession *s) {
    for (uint32_t i = 0; i < s->schools; i++) {
        const uint32_t next = s->next[i];
        if (next == LODE_UNKNOWN)
            continue;
        if (s->parts[next]++ == 0)
            s->before[next] = i;
    }
}

/* Of a school without successor: an open one is that of today whatever its links say. */
static void settle_ends(lode_succession *s) {
    for (size_t i = 0; i < s->schools; i++) {
        const linked_school *school = &s->school[i];
        if (s->next[i] != LODE_UNKNOWN || school->state == STATE_OPEN)
            s->end[i] = LODE_ENDS_HERE;
        else if (s->end[i] == LODE_ENDS_HERE && school->state == STATE_CLOSED)
            s->end[i] = LODE_ENDS_CLOSED;
        else if (s->end[i] == LODE_ENDS_HERE && s->has_register && !school->listed)
            s->end[i] = LODE_ENDS_UNLISTED;
    }
}

/* ---- links by hand ---- */

enum { RULE, URN, SUCCESSOR, EXCEPTION_COLUMNS };

/* Whether the file dates the link between two schools after the day. */
static bool is_linked_later(const lode_succession *s, uint32_t a, uint32_t b) {
    for (size_t i = 0; i < s->links; i++)
        if (s->link[i].end == LODE_ENDS_LATER &&
            ((s->link[i].a == a && s->link[i].b == b) || (s->link[i].a == b && s->link[i].b == a)))
            return true;
    return false;
}

static void make_exception(lode_succession *s, const lode_slice cell[EXCEPTION_COLUMNS]) {
    const uint32_t school = lode_names_find(s->urns, cell[URN]);
    const uint32_t successor =
        cell[SUCCESSOR].n ? lode_names_find(s->urns, cell[SUCCESSOR]) : LODE_UNKNOWN;
    const bool concerns = !cell[RULE].n || lode_is(cell[RULE], rule_names[s->rule]);
    if (!concerns || school == LODE_UNKNOWN || is_linked_later(s, school, successor))
        return;
    s->exceptions++;
    s->next[school] = successor;
    s->joins[school] = false;
    if (successor == LODE_UNKNOWN)
        s->end[school] = LODE_ENDS_BY_EXCEPTION;
}

/* Every school that an exception names is known, though no link may name it. */
static void add_exception(lode_succession *s, const lode_slice cell[EXCEPTION_COLUMNS]) {
    if (lode_names_find(s->urns, cell[URN]) != LODE_UNKNOWN && cell[SUCCESSOR].n)
        lode_succession_add(s, cell[SUCCESSOR]);
}

static lode_status for_exceptions(lode_succession *s, lode_reference *reference,
                                  void (*apply)(lode_succession *s, const lode_slice *cell),
                                  lode_error *error) {
    static const char *const names[EXCEPTION_COLUMNS] = {"rule", "school_urn", "successor_urn"};
    const lode_table *table;
    int column[EXCEPTION_COLUMNS];
    lode_status status = lode_reference_table(reference, "succession_exceptions", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, names, EXCEPTION_COLUMNS, column, error);
    for (size_t row = 0; status == LODE_OK && row < lode_table_rows(table); row++) {
        lode_slice cell[EXCEPTION_COLUMNS];
        for (int c = 0; c < EXCEPTION_COLUMNS; c++)
            cell[c] = lode_trim(lode_table_text(table, row, (size_t)column[c]));
        apply(s, cell);
    }
    return status;
}

/* ---- the whole ---- */

static lode_status settle(lode_succession *s, lode_reference *reference, lode_error *error) {
    lode_status status = for_exceptions(s, reference, add_exception, error);
    if (status != LODE_OK)
        return status;
    lode_succession_apply_rule(s);
    follow_links(s);
    status = for_exceptions(s, reference, make_exception, error);
    cut_rings(s);
    count_parts(s);
    settle_ends(s);
    return status;
}

lode_status lode_succession_read(lode_succession **succession,
                                 const lode_succession_options *options, lode_reference *reference,
                                 lode_report *report, lode_error *error) {
    lode_succession *s = lode_allocate(1, sizeof *s);
    s->rule = options->rule;
    s->has_day = options->has_day;
    s->day = options->day;
    s->arena = lode_arena_new();
    s->urns = lode_names_new();
    s->pairs = lode_names_new();
    lode_status status = LODE_OK;
    if (options->schools)
        status = lode_succession_read_register(s, options, reference, report, error);
    if (status == LODE_OK)
        status = lode_succession_read_links(s, options, reference, report, error);
    if (status == LODE_OK)
        status = settle(s, reference, error);
    if (status == LODE_OK) {
        lode_succession_tell(s, report);
        *succession = s;
    } else {
        lode_succession_free(s);
    }
    return status;
}

void lode_succession_free(lode_succession *s) {
    if (!s)
        return;
    free(s->file);
    free(s->register_file);
    free(s->school);
    free(s->link);
    free(s->next);
    free(s->before);
    free(s->parts);
    free(s->joins);
    free(s->came_later);
    free(s->end);
    lode_names_free(s->urns);
    lode_names_free(s->pairs);
    lode_arena_free(s->arena);
    free(s);
}

/* ---- what it answers ---- */

bool lode_may_be_urn(lode_slice text) {
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] < '0' || text.p[i] > '9')
            return false;
    return text.n > 0;
}

size_t lode_succession_schools(const lode_succession *s) {
    return s->schools;
}

uint32_t lode_succession_find(const lode_succession *s, lode_slice urn) {
    return lode_names_find(s->urns, urn);
}

lode_slice lode_succession_urn(const lode_succession *s, uint32_t school) {
    return lode_names_get(s->urns, school);
}

lode_slice lode_succession_name(const lode_succession *s, uint32_t school) {
    return s->school[school].name;
}

/* Whether the successor of a school is more than this school. */
static bool becomes_a_part(const lode_succession *s, uint32_t school) {
    return s->joins[school] || s->parts[s->next[school]] > 1;
}

lode_successor lode_succession_of(const lode_succession *s, uint32_t school) {
    lode_successor way = {.current = school};
    for (; s->next[way.current] != LODE_UNKNOWN; way.links++) {
        way.in_part |= becomes_a_part(s, way.current);
        way.current = s->next[way.current];
    }
    way.end = s->end[way.current];
    return way;
}

bool lode_succession_is_line(const lode_succession *s, uint32_t earlier, uint32_t later) {
    for (uint32_t at = earlier; s->next[at] != LODE_UNKNOWN; at = s->next[at]) {
        if (becomes_a_part(s, at))
            return false;
        if (s->next[at] == later)
            return true;
    }
    return false;
}

bool lode_succession_came_later(const lode_succession *s, uint32_t school) {
    return s->came_later[school];
}

uint32_t lode_succession_predecessor(const lode_succession *s, uint32_t school) {
    return s->before[school];
}
