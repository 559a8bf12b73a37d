/* Which pupil group a figure is about: what the filters of its record say, and the figure's own. */
#include "tidy_parts.h"

#include <stdlib.h>

static const char between[] = " \xc3\x97 "; /* a multiplication sign between blanks */

/* In the order of their topics, so that files that have their filters otherwise agree. */
static void add_group(tidy_group *group, size_t *n, tidy_group one) {
    size_t i = (*n)++;
    for (; i > 0 && lode_order(one.topic, group[i - 1].topic) < 0; i--)
        group[i] = group[i - 1];
    group[i] = one;
}

/* What a cell splits pupils by where no column says so: Boys are of the topic Sex. */
static lode_slice topic_of(const lode_mapped_filter *f, lode_slice label) {
    const lode_slice topic = lode_recoded(label, f->topic_of);
    return topic.p == label.p ? f->topic : topic;
}

/* What one filter says of a record; false if that is every part together. Where a column holds the
 * topic, the total of a topic is no total of all: pupils with any primary need are not all pupils.
 */
static bool read_filter(const tidy_hand *hand, const lode_mapped_filter *f,
                        const lode_record *record, tidy_group *group) {
    const lode_slice label =
        lode_spelt(lode_recoded(lode_record_at(record, f->position), f->recode), f->values);
    const lode_slice said = lode_recoded(lode_record_at(record, f->topic_position), f->recode);
    const bool total = label.n == 0 || lode_is_any(label, f->total);
    const bool topic_total = said.n == 0 || lode_is_any(said, f->total);
    *group = (tidy_group){said.n ? said : topic_of(f, label), total ? lode_text("Any") : label};
    return !(total && topic_total) && lode_recognised_holds(&f->when, record, hand->level);
}

void tidy_groups(tidy_hand *hand, const lode_record *record) {
    const lode_recognised *format = hand->file->format;
    tidy_group one;
    hand->groups = 0;
    for (size_t i = 0; i < format->filters; i++)
        if (read_filter(hand, &format->filter[i], record, &one))
            add_group(hand->group, &hand->groups, one);
}

static size_t join(lode_bytes *bytes, const tidy_group *group, size_t n, bool topics) {
    const size_t before = bytes->n;
    for (size_t i = 0; i < n; i++) {
        const lode_slice text = topics ? group[i].topic : group[i].label;
        if (i > 0)
            lode_bytes_add(bytes, between, sizeof between - 1);
        lode_bytes_add(bytes, text.p, text.n);
    }
    return bytes->n - before;
}

static bool is_total(const tidy_chosen *chosen) {
    return lode_is(chosen->column.breakdown, "Total");
}

/* Every group of the figure as one; one alone needs no joining. */
static tidy_group fold(tidy_hand *hand, const tidy_chosen *chosen) {
    size_t n = 0;
    for (; n < hand->groups; n++)
        hand->folding[n] = hand->group[n];
    if (!is_total(chosen))
        add_group(hand->folding, &n,
                  (tidy_group){chosen->column.breakdown_topic, chosen->column.breakdown});
    if (n == 1)
        return hand->folding[0];
    hand->folded.n = 0;
    const size_t topic = join(&hand->folded, hand->folding, n, true);
    const size_t label = join(&hand->folded, hand->folding, n, false);
    return (tidy_group){{hand->folded.p, topic}, {hand->folded.p + topic, label}};
}

void tidy_breakdown(tidy_hand *hand, const tidy_chosen *chosen) {
    memcpy(&hand->cell[LODE_COL_BREAKDOWN_TOPIC], chosen->cell, sizeof chosen->cell);
    hand->part[TIDY_KIND] = chosen->part;
    if (hand->groups == 0)
        return;
    const tidy_group group = fold(hand, chosen);
    tidy_set(hand, LODE_COL_BREAKDOWN_TOPIC, group.topic);
    tidy_set(hand, LODE_COL_BREAKDOWN, group.label);
    hand->part[TIDY_KIND] = (lode_part){.made = &hand->cell[LODE_COL_BREAKDOWN_TOPIC], .n = 3};
}

void tidy_groups_start(tidy_hand *hand) {
    const size_t most = hand->file->format->filters + 1;
    hand->group = lode_allocate(most, sizeof *hand->group);
    hand->folding = lode_allocate(most, sizeof *hand->folding);
}
