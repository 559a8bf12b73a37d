/* What the user hears of schools and authorities that were followed, and of figures that were put
 * together. */
#include "merge_follow.h"

#include "lode/memory.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- one row ---- */

/* The first few are named. */
static void note_stranger(merge_follow *f, const lode_record *record) {
    enum { NAMED = 3, LONGEST = 20 };
    const lode_slice text = lode_record_at(record, f->urn);
    const size_t n = strlen(f->strangers);
    if (f->strange++ < NAMED)
        snprintf(f->strangers + n, sizeof f->strangers - n, "%s'%.*s' (line %zu)", n ? ", " : "",
                 (int)(text.n < LONGEST ? text.n : LONGEST), text.p, lode_record_line(record));
}

static void tell_conflict(merge_run *m, const merge_way *way, const lode_record *record) {
    lode_fail(m->error, LODE_DATA, "'%.*s' and '%.*s' are codes of two authorities",
              LODE_ARG(way->old_code), LODE_ARG(way->new_code));
    lode_fail_hint(m->error, "which of them is meant cannot be told; local_authorities.csv and "
                             "area_changes.csv say which belong together");
    lode_fail_at(m->error, m->left.file, lode_record_line(record), (size_t)m->follow->new_code + 1);
    lode_problem(m->report, m->error, "codes of two authorities");
    m->wrong = LODE_DATA;
}

void lode_merge_tell_way(merge_run *m, const lode_record *record) {
    const lode_part whole = {.record = record, .n = record->n};
    const merge_way way = lode_merge_way(m->follow, &(lode_row){&whole, 1});
    if (way.strange)
        note_stranger(m->follow, record);
    if (way.has_area && way.area.end == LODE_AREA_CONFLICT)
        tell_conflict(m, &way, record);
}

/* ---- schools ---- */

/* How many schools of today stand for several URNs of the left. */
static size_t count_shared(const merge_follow *f) {
    const size_t n = lode_succession_schools(f->succession);
    uint32_t *urns = lode_allocate(n, sizeof *urns);
    size_t shared = 0;
    for (uint32_t school = 0; school < n; school++)
        if (f->seen[school])
            shared += ++urns[lode_succession_of(f->succession, school).current] == 2;
    free(urns);
    return shared;
}

/* Rows of a table that is no measure table are not put together. */
static void tell_side_by_side(const merge_run *m) {
    const size_t shared = m->held ? 0 : count_shared(m->follow);
    if (shared > 0)
        lode_notice(m->report,
                    "%s: schools of today with rows of several URNs: %zu; the rows stay apart, "
                    "for only figures of a measure table can be put together",
                    m->left.file, shared);
}

static void tell_strangers(const merge_run *m) {
    const merge_follow *f = m->follow;
    if (f->strange > 0)
        lode_notice(
            m->report,
            "%s: rows with what is no URN in %.*s, which are not followed: %zu, such as %s%s",
            m->left.file, LODE_ARG(m->left.name[f->urn]), f->strange, f->strangers,
            strstr(f->strangers, ".0") ? "; a spreadsheet may have added the .0" : "");
}

static void tell_schools(const merge_run *m) {
    const merge_follow *f = m->follow;
    size_t followed = 0, several = 0, came_later = 0, ends[LODE_ENDS] = {0};
    for (uint32_t school = 0; school < lode_succession_schools(f->succession); school++) {
        if (!f->seen[school])
            continue;
        const lode_successor way = lode_succession_of(f->succession, school);
        followed += way.links > 0;
        several += way.links > 1;
        came_later += lode_succession_came_later(f->succession, school);
        ends[way.end]++;
    }
    char text[LODE_ERROR_TEXT / 2] = "";
    size_t n = 0;
    for (int end = LODE_ENDS_HERE + 1; end < LODE_ENDS && n < sizeof text; end++)
        if (ends[end] > 0)
            n += (size_t)snprintf(text + n, sizeof text - n, "%s%zu %s", n ? ", " : "", ends[end],
                                  lode_succession_end_word((lode_succession_end)end));
    char over[64] = "";
    if (several > 0)
        snprintf(over, sizeof over, ", %zu of them over several links", several);
    lode_notice(m->report, "%s: URNs followed to another by the %s rule: %zu%s", m->left.file,
                lode_succession_rule_name(f->rule), followed, over);
    if (n > 0)
        lode_notice(m->report, "%s: URNs that lead no further, by urn_reason: %s", m->left.file,
                    text);
    if (f->unlisted > 0)
        lode_notice(m->report, "%s: rows with a URN that neither links nor register have: %zu",
                    m->left.file, (size_t)f->unlisted);
    if (came_later > 0)
        lode_notice(m->report,
                    "%s: URNs to which a link leads only after the day of --as-of: %zu; what was "
                    "before it is not theirs, a list of that day has the URNs of then",
                    m->left.file, came_later);
    if (f->unlinked > 0)
        lode_notice(m->report,
                    "%s: rows whose school another file lacks and no link leads on from, with "
                    "urn_reason no_link: %zu",
                    m->left.file, (size_t)f->unlinked);
    tell_strangers(m);
    tell_side_by_side(m);
}

/* ---- authorities ---- */

/* Of the authorities that were met, how many had this fate, and what is to be known of them. */
static size_t count_areas(const merge_run *m, unsigned fate) {
    size_t n = 0;
    for (uint32_t a = 0; a < lode_area_changes_count(m->follow->areas); a++)
        n += (m->follow->fates[a] & fate) != 0;
    return n;
}

static void tell_areas_that_end(const merge_run *m, lode_area_end end) {
    const merge_follow *f = m->follow;
    for (uint32_t a = 0; a < lode_area_changes_count(f->areas); a++) {
        char text[LODE_AREA_TEXT];
        if (!(f->fates[a] & 16U << end))
            continue;
        lode_area_changes_tell(f->areas, lode_area_changes_code(f->areas, a), text);
        lode_notice(m->report,
                    end == LODE_AREA_SPLIT
                        ? "%s: %s: its figures are not carried forward"
                        : "%s: %s, which has more than its figures: they are not carried forward",
                    m->left.file, text);
    }
}

static void tell_areas(const merge_run *m) {
    const size_t ended = count_areas(m, 16U << LODE_AREA_SPLIT | 16U << LODE_AREA_INCOMPLETE);
    lode_notice(m->report,
                "%s: authorities followed: %zu renamed, %zu with another boundary, %zu merged",
                m->left.file, count_areas(m, 1U << LODE_AREA_RENAMED),
                count_areas(m, 1U << LODE_AREA_BOUNDARY), count_areas(m, 1U << LODE_AREA_MERGED));
    tell_areas_that_end(m, LODE_AREA_SPLIT);
    tell_areas_that_end(m, LODE_AREA_INCOMPLETE);
    if (ended > 0)
        lode_notice(
            m->report,
            "figures of such areas are rebuilt from their schools: lode-merge the schools "
            "with a list that has old_la_code of today, then lode-agg -g time_period,old_la_code");
    if (m->follow->unknown_areas > 0)
        lode_notice(m->report, "%s: rows with a code that local_authorities.csv does not have: %zu",
                    m->left.file, (size_t)m->follow->unknown_areas);
}

/* ---- figures ---- */

static void tell_figures(const merge_run *m) {
    size_t outcomes[MERGE_FIGURES] = {0}, repeated = 0;
    for (size_t i = 0; i < m->held->n_figures; i++) {
        outcomes[m->held->figures[i].outcome]++;
        repeated += lode_merge_repeats(&m->held->figures[i]);
    }
    if (repeated > 0)
        lode_notice(m->report,
                    "%s: figures that stand alike under several URNs of one school: %zu; each "
                    "counts once",
                    m->left.file, repeated);
    if (outcomes[MERGE_FIGURE_SUMMED] > 0)
        lode_notice(m->report, "%s: figures put together from several rows: %zu", m->left.file,
                    outcomes[MERGE_FIGURE_SUMMED]);
    if (outcomes[MERGE_FIGURE_NOT_ASKED] > 0)
        lode_notice(m->report,
                    "%s: figures left empty, since their schools or areas have become one: %zu; "
                    "--amalgamate sum puts together what can be",
                    m->left.file, outcomes[MERGE_FIGURE_NOT_ASKED]);
    if (outcomes[MERGE_FIGURE_OF_NONE] > 0)
        lode_notice(m->report,
                    "%s: figures of several schools or areas of which none has a value: %zu",
                    m->left.file, outcomes[MERGE_FIGURE_OF_NONE]);
    for (int o = MERGE_FIGURE_TWICE; o < MERGE_FIGURES; o++)
        if (outcomes[o] > 0)
            lode_notice(m->report, "%s: figures left empty (%s): %zu", m->left.file,
                        lode_merge_outcome_note((merge_outcome)o), outcomes[o]);
}

/* ---- rights ---- */

static void tell_right(const merge_run *m, const merge_right *right) {
    if (right->moved > 0)
        lode_notice(m->report, "%s: rows whose key is followed to that of today: %zu",
                    right->header.file, right->moved);
    if (right->asides > 0)
        lode_notice(m->report,
                    "%s: %zu of them %s not used, since the school of today has a row by itself",
                    right->header.file, right->asides, right->asides == 1 ? "is" : "are");
}

void lode_merge_tell_followed(const merge_run *m) {
    if (m->follow->succession)
        tell_schools(m);
    if (m->follow->areas)
        tell_areas(m);
    if (m->held)
        tell_figures(m);
    for (size_t i = 0; i < m->rights; i++)
        tell_right(m, &m->right[i]);
}
