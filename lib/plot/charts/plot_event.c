/* The event chart: estimates by the time since support began. */
#include "plot_event_parts.h"

#include <math.h>
#include <stdlib.h>

/* So many periods stand side by side. */
enum { MOST_PERIODS = 60 };

bool event_is_base(const event_moment *moment) {
    return moment->time < 0 && moment->effect->has && moment->effect->value == 0 &&
           !moment->effect->has_interval;
}

static lode_status need_columns(const event_chart *c, lode_error *error) {
    const lode_effects *e = &c->effects;
    const bool time = e->column[LODE_BY_EVENT_TIME] >= 0;
    if (time && e->column[LODE_BY_PERIOD] >= 0)
        return LODE_OK;
    lode_fail(error, LODE_USAGE, "there is no column '%s'", time ? "time_period" : "event_time");
    lode_fail_at(error, lode_table_file(e->table, 0), 0, 0);
    return lode_fail_hint(error, "lode-did writes estimates by event_time and time_period");
}

static lode_status need_one_outcome(const event_chart *c, lode_error *error) {
    const lode_words outcomes = lode_effects_different(&c->effects, LODE_BY_OUTCOME);
    if (outcomes.n < 2)
        return LODE_OK;
    lode_fail(error, LODE_USAGE, "an event chart shows one outcome, and there are %zu", outcomes.n);
    return lode_fail_hint(error, "choose with -m: %s", lode_effects_list(&c->effects, &outcomes));
}

/* ---- one line for each subgroup ---- */

static lode_status too_many(const event_chart *c, lode_error *error) {
    const lode_words all = lode_effects_different(&c->effects, LODE_BY_SUBGROUP);
    lode_fail(error, LODE_USAGE, "an event chart holds %d subgroups, and there are more",
              EVENT_LINES);
    return lode_fail_hint(error, "choose with --subgroup: %s",
                          lode_effects_list(&c->effects, &all));
}

static lode_status line_of(event_chart *c, const lode_effect *effect, event_line **line,
                           lode_error *error) {
    lode_effects *e = &c->effects;
    const lode_slice key = lode_effects_text(e, effect->row, LODE_BY_SUBGROUP);
    for (size_t i = 0; i < c->n_lines; i++) {
        *line = &c->line[i];
        if (lode_same((*line)->key, key))
            return LODE_OK;
    }
    if (c->n_lines == EVENT_LINES)
        return too_many(c, error);
    *line = &c->line[c->n_lines++];
    **line =
        (event_line){.key = key,
                     .name = key.n ? lode_effects_clean(e, effect->row, LODE_BY_SUBGROUP) : "all",
                     .moment = lode_arena_take(e->arena, e->n * sizeof(event_moment))};
    return LODE_OK;
}

static lode_status read_time(const event_chart *c, size_t row, int *time, lode_error *error) {
    static const double LONGEST = 1000;
    const lode_effects *e = &c->effects;
    const lode_slice text = lode_effects_text(e, row, LODE_BY_EVENT_TIME);
    lode_number number;
    if (lode_number_read(text, &number) && number.value == rint(number.value) &&
        fabs(number.value) <= LONGEST) {
        *time = (int)number.value;
        return LODE_OK;
    }
    lode_fail(error, LODE_DATA, "'%.*s' is no event time: a whole number from -1000 to 1000",
              LODE_ARG(text));
    return lode_table_fail_at(e->table, row, (size_t)e->column[LODE_BY_EVENT_TIME], error);
}

static int by_time(const void *a, const void *b) {
    const event_moment *p = a, *q = b;
    if (p->time != q->time)
        return p->time < q->time ? -1 : 1;
    return p->effect->row < q->effect->row ? -1 : p->effect->row > q->effect->row;
}

static lode_status sort_line(event_chart *c, event_line *line, lode_error *error) {
    qsort(line->moment, line->n, sizeof *line->moment, by_time);
    for (size_t i = 1; i < line->n; i++) {
        if (line->moment[i].time != line->moment[i - 1].time)
            continue;
        const lode_effects *e = &c->effects;
        lode_fail(error, LODE_DATA, "a second estimate for event time %d of %s",
                  line->moment[i].time, line->name);
        return lode_table_fail_at(e->table, line->moment[i].effect->row,
                                  (size_t)e->column[LODE_BY_EVENT_TIME], error);
    }
    return LODE_OK;
}

static lode_status find_span(event_chart *c, lode_error *error) {
    c->first = c->line[0].moment[0].time;
    c->last = c->first;
    for (size_t i = 0; i < c->n_lines; i++) {
        const event_line *line = &c->line[i];
        c->first = line->moment[0].time < c->first ? line->moment[0].time : c->first;
        c->last =
            line->moment[line->n - 1].time > c->last ? line->moment[line->n - 1].time : c->last;
    }
    return c->last - c->first < MOST_PERIODS
               ? LODE_OK
               : lode_fail(
                     error, LODE_USAGE,
                     "event times from %d to %d are more than a picture can hold, which is %d",
                     c->first, c->last, MOST_PERIODS);
}

static lode_status make_lines(event_chart *c, lode_error *error) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < c->effects.n && status == LODE_OK; i++) {
        event_moment moment = {.effect = &c->effects.item[i]};
        event_line *line;
        status = read_time(c, moment.effect->row, &moment.time, error);
        if (status == LODE_OK)
            status = line_of(c, moment.effect, &line, error);
        if (status == LODE_OK)
            line->moment[line->n++] = moment;
    }
    for (size_t i = 0; i < c->n_lines && status == LODE_OK; i++)
        status = sort_line(c, &c->line[i], error);
    return status == LODE_OK ? find_span(c, error) : status;
}

static lode_status choose(event_chart *c, lode_error *error) {
    static const char *const event[] = {"event"};
    const lode_words terms = {event, 1};
    lode_status status = need_columns(c, error);
    if (status == LODE_OK)
        status = lode_effects_choose(&c->effects, &terms, error);
    if (status == LODE_OK)
        status = need_one_outcome(c, error);
    if (status == LODE_OK)
        status = make_lines(c, error);
    return status == LODE_OK ? lode_effects_set_unit(&c->effects, error) : status;
}

lode_status lode_plot_event(const lode_plot_options *options, const lode_input *input,
                            lode_reference *reference, lode_script *script, lode_report *report,
                            lode_error *error) {
    event_chart c = {0};
    lode_status status = lode_effects_open(&c.effects, options, input, reference, report, error);
    if (status == LODE_OK)
        status = choose(&c, error);
    if (status == LODE_OK)
        event_draw(&c, script);
    lode_effects_close(&c.effects);
    return status;
}
