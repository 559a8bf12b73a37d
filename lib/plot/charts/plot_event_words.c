/* The words of an event chart. */
#include "plot_event_parts.h"

#include "../words.h"

#include <string.h>

const char *event_time_words(const event_chart *c, int time) {
    return lode_arena_print(c->effects.arena, "%d", time);
}

const char *event_period(const event_chart *c, int time) {
    const char *period = "";
    for (size_t i = 0; i < c->n_lines; i++)
        for (size_t k = 0; k < c->line[i].n; k++) {
            const event_moment *m = &c->line[i].moment[k];
            if (m->time != time)
                continue;
            const char *own = lode_effects_period(&c->effects, m->effect->row);
            if (*period && strcmp(period, own) != 0)
                return "";
            period = own;
        }
    return period;
}

/* "+2.4 (0.1 to 4.7)" */
static const char *signed_words(const event_chart *c, const lode_effect *effect) {
    const lode_effects *e = &c->effects;
    const char *value = lode_effects_signed(e, effect->value);
    if (!effect->has_interval)
        return value;
    return lode_arena_print(e->arena, "%s (%s to %s)", value, lode_effects_value(e, effect->low),
                            lode_effects_value(e, effect->high));
}

/* ---- title ---- */

/* The latest estimate since the start; NULL if there is none. */
static const event_moment *latest(const event_line *line) {
    for (size_t i = line->n; i-- > 0;)
        if (line->moment[i].time >= 0 && line->moment[i].effect->has)
            return &line->moment[i];
    return NULL;
}

static const char *when(const event_chart *c, const event_moment *moment) {
    const char *period = lode_effects_period(&c->effects, moment->effect->row);
    return *period ? lode_arena_print(c->effects.arena, " in %s", period)
                   : lode_arena_print(c->effects.arena, " at event time %d", moment->time);
}

static const char *title_of_one(const event_chart *c, const event_moment *moment) {
    return lode_arena_print(c->effects.arena, "After the start: %s%s%s",
                            signed_words(c, moment->effect), when(c, moment),
                            moment->effect->has_interval ? "" : ", without an interval");
}

/* " in 2023/24" if the lines agree on it; NULL if they do not. */
static const char *when_all(const event_chart *c) {
    const char *all = NULL;
    for (size_t i = 0; i < c->n_lines; i++) {
        const event_moment *moment = latest(&c->line[i]);
        if (!moment)
            continue;
        const char *own = when(c, moment);
        if (all && strcmp(all, own) != 0)
            return NULL;
        all = own;
    }
    return all;
}

/* The intervals stand in the alt text: here there is no room for two of them. */
static const char *title_of_two(const event_chart *c) {
    lode_arena *arena = c->effects.arena;
    const char *text = "After the start:", *all = when_all(c);
    size_t told = 0;
    for (size_t i = 0; i < c->n_lines; i++) {
        const event_moment *moment = latest(&c->line[i]);
        if (moment)
            text = lode_arena_print(arena, "%s%s %s %s%s", text, told++ ? "," : "",
                                    lode_first_words(arena, lode_text(c->line[i].name), 2),
                                    lode_effects_signed(&c->effects, moment->effect->value),
                                    all ? "" : when(c, moment));
    }
    return lode_arena_print(arena, "%s%s", text, all ? all : "");
}

const char *event_title(const event_chart *c) {
    const event_moment *one = NULL;
    size_t n = 0;
    for (size_t i = 0; i < c->n_lines; i++)
        if (latest(&c->line[i])) {
            one = latest(&c->line[i]);
            n++;
        }
    if (n == 0)
        return "No estimate after the start";
    return c->n_lines == 1 ? title_of_one(c, one) : title_of_two(c);
}

/* ---- below it ---- */

static const char *subject(const event_chart *c) {
    const lode_effects *e = &c->effects;
    const char *text = lode_effects_outcome(e, e->item[0].row);
    for (size_t i = 0; i < c->n_lines; i++)
        if (c->line[i].key.n)
            text = lode_arena_print(e->arena, "%s%s%s", text, i ? " and " : ": ", c->line[i].name);
    return lode_is(e->unit, "%") ? lode_arena_print(e->arena, "%s, in percentage points", text)
                                 : text;
}

const char *event_subtitle(const event_chart *c) {
    return lode_arena_print(c->effects.arena, "%s%s", subject(c),
                            c->effects.n_intervals ? " (bars: 95% intervals)" : " (no intervals)");
}

/* "2018/19", "2018/19 and 2017/18": of a line the periods whose estimate is 0 by definition. */
static const char *base_words(const event_chart *c) {
    const char *text = "";
    for (int time = c->first; time < 0; time++) {
        bool base = false;
        for (size_t i = 0; i < c->n_lines; i++)
            for (size_t k = 0; k < c->line[i].n; k++)
                base = base ||
                       (c->line[i].moment[k].time == time && event_is_base(&c->line[i].moment[k]));
        const char *period = event_period(c, time);
        if (base)
            text = lode_arena_print(c->effects.arena, "%s%s%s", text, *text ? " and " : "",
                                    *period ? period : event_time_words(c, time));
    }
    return text;
}

/* How many intervals of the time before have 0 in them: what nothing yet could have caused. */
static const char *before_words(const event_chart *c) {
    size_t n = 0, including = 0;
    for (size_t i = 0; i < c->n_lines; i++)
        for (size_t k = 0; k < c->line[i].n; k++) {
            const event_moment *m = &c->line[i].moment[k];
            if (m->time >= 0 || !m->effect->has_interval)
                continue;
            n++;
            including += m->effect->low <= 0 && m->effect->high >= 0;
        }
    return n == 0 ? " Before the start there is no interval."
                  : lode_arena_print(c->effects.arena,
                                     " Before the start %zu of %zu interval%s include%s 0.",
                                     including, n, n == 1 ? "" : "s", n == 1 ? "s" : "");
}

/* The periods that have a row but no estimate, and why. */
static const char *without_words(const event_chart *c) {
    const char *text = "";
    for (size_t i = 0; i < c->n_lines; i++)
        for (size_t k = 0; k < c->line[i].n; k++) {
            const lode_effect *effect = c->line[i].moment[k].effect;
            if (!effect->has)
                text = lode_arena_print(
                    c->effects.arena, "%s%s %s%s%s: %s", text,
                    *text ? ";" : " No estimate:", c->n_lines > 1 ? c->line[i].name : "",
                    c->n_lines > 1 ? ", " : "", lode_effects_period(&c->effects, effect->row),
                    effect->why);
        }
    return *text ? lode_arena_print(c->effects.arena, "%s.", text) : "";
}

const char *event_caption(const event_chart *c) {
    const char *base = base_words(c);
    const char *hollow =
        *base
            ? lode_arena_print(c->effects.arena,
                               " Hollow: %s, with which the others are compared, 0 by definition.",
                               base)
            : "";
    return lode_arena_print(c->effects.arena,
                            "Below: periods since the start, 0 the first.%s%s%s%s", hollow,
                            before_words(c), without_words(c), lode_effects_notes(&c->effects));
}

/* ---- in place of the picture ---- */

static const char *alt_moment(const event_chart *c, const event_moment *m) {
    const char *period = lode_effects_period(&c->effects, m->effect->row);
    const char *said = !m->effect->has    ? m->effect->why
                       : event_is_base(m) ? "0, the base"
                                          : signed_words(c, m->effect);
    return lode_arena_print(c->effects.arena, "%s (%d): %s", period, m->time, said);
}

static const char *alt_line(const event_chart *c, const event_line *line) {
    lode_arena *arena = c->effects.arena;
    const char *text = c->n_lines > 1 ? lode_arena_print(arena, " %s.", line->name) : "";
    int said = 0; /* before, after */
    for (size_t i = 0; i < line->n; i++) {
        const int side = line->moment[i].time < 0 ? 1 : 2;
        const char *head = side == said ? ";" : side == 1 ? " Before the start:" : NULL;
        if (!head)
            head = said ? ". After the start:" : " After the start:";
        text = lode_arena_print(arena, "%s%s %s", text, head, alt_moment(c, &line->moment[i]));
        said = side;
    }
    return lode_arena_print(arena, "%s.", text);
}

const char *event_alt(const event_chart *c) {
    const char *text = lode_arena_print(
        c->effects.arena, "Event chart. %s, with 95%% intervals, by period (event time).",
        subject(c));
    for (size_t i = 0; i < c->n_lines; i++)
        text = lode_arena_print(c->effects.arena, "%s%s", text, alt_line(c, &c->line[i]));
    return text;
}
