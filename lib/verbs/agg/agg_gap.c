/* Which lines make a gap: those of the same unit, or the unit's and England's. */
#include "agg_gap.h"

#include <stdlib.h>

const char *agg_gap_word(agg_gap_way way) {
    return way == AGG_GAP_WITHIN ? "within" : "national";
}

/* ---- pupil groups ---- */

static lode_slice label_of(const agg_line *line) {
    return agg_line_text(line, LODE_COL_BREAKDOWN);
}

static lode_slice topic_of(const agg_line *line) {
    return agg_line_text(line, LODE_COL_BREAKDOWN_TOPIC);
}

static void add_text(lode_bytes *key, lode_slice text) {
    lode_bytes_add(key, text.p, text.n);
    lode_bytes_add(key, "", 1);
}

bool agg_gaps_is_of(const agg_gaps *gaps, const agg_line *line, int which) {
    return lode_same(label_of(line), gaps->label[which]) &&
           lode_same(topic_of(line), gaps->topic[which]);
}

static lode_status several_have(const agg_writer *w, const char *asked, const agg_line *a,
                                const agg_line *b) {
    lode_fail(w->run->error, LODE_USAGE,
              "--gap: '%s' is a pupil group of the topics '%.*s' and "
              "'%.*s'",
              asked, LODE_ARG(topic_of(a)), LODE_ARG(topic_of(b)));
    return lode_fail_hint(w->run->error, "write TOPIC:LABEL, as in '%.*s:%s'",
                          LODE_ARG(topic_of(a)), asked);
}

/* The one breakdown that is asked for. */
static lode_status find_breakdown(const agg_writer *w, agg_gaps *gaps, int which) {
    const char *asked = w->run->options->gap.item[which];
    const agg_line *first = NULL;
    for (size_t i = 0; i < w->lines.n; i++) {
        const agg_line *line = &w->lines.line[i];
        if (!lode_measures_is_asked(LODE_COL_BREAKDOWN, label_of(line), topic_of(line), asked))
            continue;
        if (first && !lode_same(topic_of(first), topic_of(line)))
            return several_have(w, asked, first, line);
        first = line;
    }
    /* it is there, but may be in no line */
    gaps->topic[which] = first ? topic_of(first) : lode_text("");
    gaps->label[which] = first ? label_of(first) : lode_text(asked);
    return LODE_OK;
}

/* ---- pairs ---- */

static bool keeps_kinds_apart(const agg_writer *w, const agg_line *line) {
    return !line->target || w->run->options->group.n > 0;
}

/* A group of schools may be of another kind where some have no pupils of one of the two. */
lode_slice agg_gaps_key(const agg_writer *w, agg_gaps *gaps, const agg_line *line) {
    lode_bytes *key = &gaps->key;
    key->n = 0;
    add_text(key, lode_text(lode_level_name(line->level)));
    add_text(key, line->unit);
    add_text(key, agg_line_text(line, LODE_COL_TIME_PERIOD));
    add_text(key, agg_line_text(line, LODE_COL_TIME_IDENTIFIER));
    add_text(key, agg_line_text(line, LODE_COL_MEASURE));
    add_text(key, agg_line_text(line, LODE_COL_RELEASE));
    if (keeps_kinds_apart(w, line))
        add_text(key, agg_line_text(line, LODE_COL_ESTABLISHMENT_TYPE));
    return (lode_slice){key->p, key->n};
}

/* What a figure of England is about, whatever its kind and release. */
static void write_place(const agg_line *line, lode_bytes *key) {
    key->n = 0;
    add_text(key, agg_line_text(line, LODE_COL_TIME_PERIOD));
    add_text(key, agg_line_text(line, LODE_COL_TIME_IDENTIFIER));
    add_text(key, agg_line_text(line, LODE_COL_MEASURE));
}

enum { NO_LINE = UINT32_MAX };

static void index_second(const agg_writer *w, agg_gaps *gaps, uint32_t i) {
    const agg_line *line = &w->lines.line[i];
    const uint32_t number = lode_names_add(gaps->keys, agg_gaps_key(w, gaps, line));
    LODE_GROW(gaps->line_of, gaps->n, gaps->capacity);
    if (number == gaps->n)
        gaps->line_of[gaps->n++] = i;
    if (line->level != LODE_LEVEL_NATIONAL)
        return;
    write_place(line, &gaps->key);
    const uint32_t place = lode_names_add(gaps->places, (lode_slice){gaps->key.p, gaps->key.n});
    LODE_GROW(gaps->head, gaps->n_places, gaps->places_capacity);
    if (place == gaps->n_places)
        gaps->head[gaps->n_places++] = NO_LINE;
    gaps->next[i] = gaps->head[place];
    gaps->head[place] = i;
}

lode_status agg_gaps_find(const agg_writer *w, agg_gaps *gaps) {
    *gaps = (agg_gaps){.keys = lode_names_new(),
                       .places = lode_names_new(),
                       .next = lode_allocate(w->lines.n, sizeof *gaps->next)};
    lode_status status = find_breakdown(w, gaps, 0);
    if (status == LODE_OK)
        status = find_breakdown(w, gaps, 1);
    if (status == LODE_OK && lode_same(gaps->topic[0], gaps->topic[1]) &&
        lode_same(gaps->label[0], gaps->label[1]))
        status = lode_fail(w->run->error, LODE_USAGE, "--gap names one pupil group twice");
    for (size_t i = 0; i < w->lines.n && status == LODE_OK; i++)
        if (agg_gaps_is_of(gaps, &w->lines.line[i], 1))
            index_second(w, gaps, (uint32_t)i);
    return status;
}

void agg_gaps_free(agg_gaps *gaps) {
    lode_names_free(gaps->keys);
    lode_names_free(gaps->places);
    free(gaps->line_of);
    free(gaps->head);
    free(gaps->next);
    free(gaps->begin);
    free(gaps->key.p);
}

/* ---- the other side ---- */

static const agg_line *find_within(const agg_writer *w, agg_gaps *gaps, const agg_line *line) {
    const uint32_t number = lode_names_find(gaps->keys, agg_gaps_key(w, gaps, line));
    return number == LODE_UNKNOWN ? NULL : &w->lines.line[gaps->line_of[number]];
}

/* Of England's lines from head on the one of this kind and release, or of its most final one. */
static const agg_line *of_kind(const agg_writer *w, const agg_gaps *gaps, uint32_t head,
                               lode_slice kind, const lode_slice *release) {
    const agg_line *found = NULL;
    for (uint32_t i = head; i != NO_LINE; i = gaps->next[i]) {
        const agg_line *line = &w->lines.line[i];
        const lode_slice of = agg_line_text(line, LODE_COL_RELEASE);
        if (!lode_same(agg_line_text(line, LODE_COL_ESTABLISHMENT_TYPE), kind))
            continue;
        if (release ? lode_same(of, *release)
                    : !found || lode_release_order(of) >
                                    lode_release_order(agg_line_text(found, LODE_COL_RELEASE)))
            found = line;
    }
    return found;
}

/* The figure that applies to this kind of establishment, or to the nearest that stands in. */
static const agg_line *of_kind_or_wider(const agg_writer *w, const agg_gaps *gaps, uint32_t head,
                                        lode_slice kind, const lode_slice *release) {
    const agg_line *found;
    do {
        found = of_kind(w, gaps, head, kind, release);
        kind = lode_establishments_next(w->establishments, kind);
    } while (!found && kind.n > 0);
    return found ? found : of_kind(w, gaps, head, (lode_slice){"", 0}, release);
}

static const agg_line *find_national(const agg_writer *w, agg_gaps *gaps, const agg_line *line) {
    const lode_slice kind = agg_line_text(line, LODE_COL_ESTABLISHMENT_TYPE),
                     release = agg_line_text(line, LODE_COL_RELEASE);
    write_place(line, &gaps->key);
    const uint32_t place = lode_names_find(gaps->places, (lode_slice){gaps->key.p, gaps->key.n});
    if (place == LODE_UNKNOWN)
        return NULL;
    const agg_line *found = of_kind_or_wider(w, gaps, gaps->head[place], kind, &release);
    return found ? found : of_kind_or_wider(w, gaps, gaps->head[place], kind, NULL);
}

const agg_line *agg_gaps_other(const agg_writer *w, agg_gaps *gaps, const agg_line *line,
                               agg_gap_way way) {
    return way == AGG_GAP_WITHIN ? find_within(w, gaps, line) : find_national(w, gaps, line);
}
