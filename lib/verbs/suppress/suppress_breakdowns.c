/* Parts of a total by pupil group: what a row says with one of its topics left out. */
#include "suppress_parts.h"

static const char CROSS[] = " \xc3\x97 ";

enum { CROSS_BYTES = sizeof CROSS - 1, MOST_TOPICS = 8 };

/* The parts of a folded topic or label; how many, 0 if they are too many. */
static size_t unfold(lode_slice text, lode_slice part[MOST_TOPICS]) {
    size_t n = 0;
    for (const char *at; (at = text.n ? memmem(text.p, text.n, CROSS, CROSS_BYTES) : NULL); n++) {
        if (n + 1 == MOST_TOPICS)
            return 0;
        part[n] = (lode_slice){text.p, (size_t)(at - text.p)};
        text = (lode_slice){at + CROSS_BYTES, text.n - part[n].n - CROSS_BYTES};
    }
    part[n] = text;
    return n + 1;
}

/* All parts but one, folded again; Total if none is left. */
static lode_slice fold_without(suppress *s, const lode_slice *part, size_t n, size_t left_out) {
    const char *text = "";
    for (size_t i = 0; i < n; i++)
        if (i != left_out)
            text =
                lode_arena_print(s->arena, "%s%s%.*s", text, *text ? CROSS : "", LODE_ARG(part[i]));
    return *text ? lode_text(text) : lode_measures_usual(LODE_COL_BREAKDOWN);
}

/* What rows share that differ in pupil groups only, with a topic and label. */
static lode_slice key_of(suppress *s, size_t row, lode_slice topic, lode_slice label) {
    const lode_measures *m = s->measures;
    const lode_facet *f = lode_measures_facet(m, row);
    return lode_text(lode_arena_print(s->arena, "%u|%u|%u|%u|%u|%.*s|%.*s", m->unit[row], f->period,
                                      f->kind, f->measure, f->release, LODE_ARG(topic),
                                      LODE_ARG(label)));
}

static lode_slice topic_of(const suppress *s, size_t row) {
    return lode_measures_topic(s->measures, lode_measures_facet(s->measures, row)->breakdown);
}

static lode_slice label_of(const suppress *s, size_t row) {
    return lode_measures_breakdown(s->measures, lode_measures_facet(s->measures, row)->breakdown);
}

static void add_totals_of(suppress *s, const lode_names *keys, size_t row, suppress_pairs *pairs) {
    lode_slice topic[MOST_TOPICS], label[MOST_TOPICS];
    const size_t n = unfold(topic_of(s, row), topic);
    if (lode_is(topic_of(s, row), "Total") || n != unfold(label_of(s, row), label))
        return;
    for (size_t i = 0; i < n; i++) {
        const lode_slice key =
            key_of(s, row, fold_without(s, topic, n, i), fold_without(s, label, n, i));
        const uint32_t total = lode_names_find(keys, key);
        if (total != LODE_UNKNOWN && total != row)
            suppress_add_pair(pairs, (suppress_part){total, row, topic[i], false});
    }
}

void suppress_find_breakdowns(suppress *s, suppress_pairs *pairs) {
    lode_names *keys = lode_names_new(); /* one for each row: keys are not repeated */
    for (size_t row = 0; row < s->measures->rows; row++)
        lode_names_add(keys, key_of(s, row, topic_of(s, row), label_of(s, row)));
    for (size_t row = 0; row < s->measures->rows; row++)
        add_totals_of(s, keys, row, pairs);
    lode_names_free(keys);
}
