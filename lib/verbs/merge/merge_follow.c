/* --links and --areas: what the school or the authority of a row is today. */
#include "merge_follow.h"

#include "lode/columns.h"
#include "lode/memory.h"

#include <stdlib.h>

/* ---- what is followed ---- */

static lode_status need(const merge_run *m, int column, const char *name, const char *for_what) {
    if (column >= 0)
        return LODE_OK;
    lode_no_column(m->left.file, m->left.name, m->left.n, lode_text(name), m->error);
    return lode_fail_hint(m->error, "%s needs it; the columns of the file may be called otherwise",
                          for_what);
}

static lode_status find_columns(merge_run *m, lode_reference *reference) {
    merge_follow *f = m->follow;
    const struct {
        const char *name;
        int *column;
        bool wanted;
    } columns[] = {
        {"school_urn", &f->urn, true},           {"geographic_level", &f->level, f->areas},
        {"old_la_code", &f->old_code, f->areas}, {"new_la_code", &f->new_code, f->areas},
        {"la_name", &f->la_name, f->areas},      {"time_period", &f->period, f->areas}};
    lode_status status = LODE_OK;
    for (size_t i = 0; i < sizeof columns / sizeof *columns && status == LODE_OK; i++) {
        *columns[i].column = -1;
        if (columns[i].wanted)
            status = lode_merge_find_column(&m->left, lode_text(columns[i].name), reference,
                                            columns[i].column, m->error);
    }
    if (status == LODE_OK && f->succession)
        status = need(m, f->urn, "school_urn", "--links");
    if (status == LODE_OK && f->areas && f->old_code < 0)
        status = need(m, f->new_code, "old_la_code", "--areas");
    return status;
}

lode_status lode_merge_follow_open(merge_run *m, const lode_input *input,
                                   lode_reference *reference) {
    const lode_merge_options *o = m->options;
    const lode_succession_options links = {
        .links = o->links,
        .schools = o->schools,
        .read = input->read,
        .rule = o->rule,
        .has_day = m->latest.has_as_of,
        .day = m->latest.has_as_of ? lode_date_number(m->latest.as_of) : 0};
    if (!o->links && !o->areas)
        return LODE_OK;
    merge_follow *f = m->follow = lode_allocate(1, sizeof *f);
    lode_status status = LODE_OK;
    f->rule = o->rule;
    f->has_register = o->schools != NULL;
    if (o->links)
        status = lode_succession_read(&f->succession, &links, reference, m->report, m->error);
    if (status == LODE_OK && o->areas)
        status = lode_area_changes_read(&f->areas, reference, m->error);
    if (status == LODE_OK)
        status = find_columns(m, reference);
    if (status == LODE_OK && f->succession)
        f->seen = lode_allocate(lode_succession_schools(f->succession), sizeof *f->seen);
    if (status == LODE_OK && f->areas)
        f->fates = lode_allocate(lode_area_changes_count(f->areas), sizeof *f->fates);
    return status;
}

void lode_merge_follow_free(merge_follow *f) {
    if (!f)
        return;
    lode_succession_free(f->succession);
    lode_area_changes_free(f->areas);
    free(f->seen);
    free(f->fates);
    free(f);
}

/* ---- where a row leads ---- */

static lode_slice cell(const lode_row *row, int column) {
    return column < 0 ? (lode_slice){"", 0} : lode_trim(lode_row_text(row, (size_t)column));
}

/* Whether a row that says this of its level and its URN is about something in an area, not about
 * the area. */
static bool lies_in_area(lode_slice level, lode_slice urn) {
    return level.n ? lode_level_find(level) != LODE_LEVEL_LA : lode_may_be_urn(urn);
}

bool lode_merge_lies_in(const merge_follow *f, const lode_row *row) {
    return lies_in_area(cell(row, f->level), cell(row, f->urn));
}

bool lode_merge_right_lies_in(const merge_right *right, size_t row) {
    const int at[] = {right->level, right->urn};
    lode_slice text[2] = {{"", 0}, {"", 0}};
    for (int i = 0; i < 2; i++)
        if (at[i] >= 0)
            text[i] = lode_trim(lode_table_text(right->table, row, (size_t)at[i]));
    return lies_in_area(text[0], text[1]);
}

static void follow_school(const merge_follow *f, const lode_row *row, merge_way *way) {
    const lode_slice urn = cell(row, f->urn);
    way->strange = urn.n > 0 && !lode_may_be_urn(urn);
    if (!lode_may_be_urn(urn))
        return;
    way->urn = way->current = urn;
    way->school = lode_succession_find(f->succession, urn);
    if (way->school == LODE_UNKNOWN)
        return;
    way->way = lode_succession_of(f->succession, way->school);
    way->current = lode_succession_urn(f->succession, way->way.current);
    way->moves |= way->way.links > 0;
}

static void follow_area(const merge_follow *f, const lode_row *row, merge_way *way) {
    way->old_code = cell(row, f->old_code);
    way->new_code = cell(row, f->new_code);
    way->has_area = way->old_code.n > 0 || way->new_code.n > 0;
    if (!way->has_area)
        return;
    way->area = lode_area_now_of(f->areas, way->old_code, way->new_code, cell(row, f->period),
                                 way->lies_in);
    way->moves |= way->area.end == LODE_AREA_GOES_ON &&
                  ((way->old_code.n && !lode_same(way->old_code, way->area.old_la_code)) ||
                   (way->new_code.n && !lode_same(way->new_code, way->area.new_la_code)));
}

merge_way lode_merge_way(const merge_follow *f, const lode_row *row) {
    merge_way way = {.school = LODE_UNKNOWN, .lies_in = lode_merge_lies_in(f, row)};
    if (f->succession)
        follow_school(f, row, &way);
    if (f->areas)
        follow_area(f, row, &way);
    return way;
}

/* ---- keys ---- */

lode_status lode_merge_column_kind(const merge_header *header, size_t column,
                                   lode_reference *reference, merge_followed *kind,
                                   lode_error *error) {
    static const char *const names[] = {[MERGE_URN] = "school_urn",
                                        [MERGE_OLD_CODE] = "old_la_code",
                                        [MERGE_NEW_CODE] = "new_la_code"};
    *kind = MERGE_STAYS;
    for (int i = MERGE_URN; i <= MERGE_NEW_CODE; i++) {
        const lode_column_names one = {header->file, &header->name[column], 1};
        int found;
        const lode_status status =
            lode_column_find(&one, lode_text(names[i]), reference, &found, error);
        if (status != LODE_OK)
            return status;
        if (found == 0)
            *kind = (merge_followed)i;
    }
    return LODE_OK;
}

static lode_status find_kind(const merge_run *m, const merge_right *right, size_t pair,
                             lode_reference *reference, merge_followed *kind) {
    merge_followed left, other;
    lode_status status =
        lode_merge_column_kind(&m->left, right->pair[pair].left, reference, &left, m->error);
    if (status == LODE_OK)
        status = lode_merge_column_kind(&right->header, right->pair[pair].right, reference, &other,
                                        m->error);
    if (status != LODE_OK)
        return status;
    *kind = left == MERGE_STAYS ? other : left;
    if (!(*kind == MERGE_URN ? m->follow->succession != NULL : m->follow->areas != NULL))
        *kind = MERGE_STAYS;
    return LODE_OK;
}

lode_status lode_merge_follow_key(merge_run *m, merge_right *right, lode_reference *reference) {
    lode_status status = LODE_OK;
    right->urn = right->level = -1;
    if (!m->follow)
        return LODE_OK;
    right->follow = m->follow;
    right->followed = lode_allocate(right->n_pairs, sizeof *right->followed);
    for (size_t i = 0; i < right->n_pairs && status == LODE_OK; i++)
        status = find_kind(m, right, i, reference, &right->followed[i]);
    if (status != LODE_OK || !m->follow->areas)
        return status;
    status = lode_merge_find_column(&right->header, lode_text("school_urn"), reference, &right->urn,
                                    m->error);
    return status == LODE_OK ? lode_merge_find_column(&right->header, lode_text("geographic_level"),
                                                      reference, &right->level, m->error)
                             : status;
}

lode_slice lode_merge_follow_part(const merge_follow *f, merge_followed kind, lode_slice part,
                                  bool lies_in) {
    const lode_slice none = {"", 0};
    if (part.n == 0 || kind == MERGE_STAYS)
        return part;
    if (kind == MERGE_URN) {
        const uint32_t school = lode_succession_find(f->succession, part);
        return school == LODE_UNKNOWN
                   ? part
                   : lode_succession_urn(f->succession,
                                         lode_succession_of(f->succession, school).current);
    }
    const bool old = kind == MERGE_OLD_CODE;
    const lode_area_now now =
        lode_area_now_of(f->areas, old ? part : none, old ? none : part, none, lies_in);
    if (now.end != LODE_AREA_GOES_ON)
        return part;
    return old ? now.old_la_code : now.new_la_code;
}
