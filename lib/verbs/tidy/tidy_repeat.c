/* Records that came before: the rows of England recur in the files of each area. */
#include "tidy_parts.h"

/* Order matters and the end of each part counts, so that "1","23" and "12","3" differ. */
static uint64_t hash_on(uint64_t hash, lode_slice part) {
    uint64_t pair[2] = {hash, lode_hash(part)};
    return lode_hash((lode_slice){(const char *)pair, sizeof pair});
}

static uint64_t hash_columns(const tidy_hand *hand, uint64_t hash, lode_measure_column from,
                             lode_measure_column to) {
    for (int column = (int)from; column <= (int)to; column++)
        hash = hash_on(hash, hand->cell[column].text);
    return hash;
}

/* A school is known by its URN, whatever else is said of it in another file. */
static uint64_t hash_unit(const tidy_hand *hand, uint64_t hash) {
    if (hand->cell[LODE_COL_SCHOOL_URN].text.n > 0)
        return hash_on(hash, hand->cell[LODE_COL_SCHOOL_URN].text);
    hash = hash_columns(hand, hash, LODE_COL_SCHOOL_LAESTAB, LODE_COL_OLD_LA_CODE);
    hash = hash_columns(hand, hash, LODE_COL_NEW_LA_CODE, LODE_COL_ESTABLISHMENT_TYPE);
    for (int k = 0; k < 2; k++)
        if (hand->file->trust[k] >= 0)
            hash = hash_on(hash, hand->cell[hand->file->trust[k]].text);
    return hash;
}

/* What else tells records of one unit apart: its groups, and what its figures depend on. */
static uint64_t hash_facets(const tidy_hand *hand, const lode_record *record, uint64_t hash) {
    const lode_recognised *format = hand->file->format;
    for (size_t i = 0; i < hand->groups; i++)
        hash = hash_on(hash_on(hash, hand->group[i].topic), hand->group[i].label);
    int last = -1;
    for (size_t i = 0; i < format->columns; i++) {
        const lode_conditions *when = &format->column[i].when;
        for (size_t k = 0; k < when->n; k++) {
            const int position = when->condition[k].position;
            if (position >= 0 && position != last)
                hash = hash_on(hash, lode_record_at(record, position));
            last = position;
        }
    }
    return hash;
}

static uint64_t hash_key(const tidy_hand *hand, const lode_record *record) {
    uint64_t hash = lode_hash(hand->file->format->format);
    hash = hash_columns(hand, hash, LODE_COL_TIME_PERIOD, LODE_COL_GEOGRAPHIC_LEVEL);
    hash = hash_on(hash, hand->cell[LODE_COL_RELEASE].text);
    return hash_facets(hand, record, hash_unit(hand, hash));
}

/* What is written of a record: figures that it does not have leave the cells of others behind. */
static uint64_t hash_content(tidy_hand *hand, const lode_record *record) {
    const tidy_file *file = hand->file;
    uint64_t hash = 0;
    for (size_t i = 0; i < file->n_chosen; i++)
        if (tidy_figure(hand, record, &file->chosen[i]))
            hash = hash_columns(hand, hash, LODE_COL_BREAKDOWN_TOPIC, LODE_COL_CI_HIGH);
    return hash;
}

static lode_slice name_of_school(const tidy_hand *hand) {
    for (int c = LODE_COL_SCHOOL_URN; c < LODE_COL_SCHOOL_NAME; c++)
        if (hand->cell[c].text.n > 0)
            return hand->cell[c].text;
    return hand->cell[LODE_COL_SCHOOL_NAME].text;
}

static lode_status came_before(const tidy_hand *hand, const tidy_sighting *before, bool school,
                               lode_error *error) {
    const tidy_file *file = hand->file;
    const char *other = file->run->file[before->file];
    if (school)
        lode_fail(error, LODE_DATA, "school %.*s is here a second time",
                  LODE_ARG(name_of_school(hand)));
    else
        lode_fail(error, LODE_DATA, "these %.*s figures contradict those read before",
                  LODE_ARG(hand->cell[LODE_COL_GEOGRAPHIC_LEVEL].text));
    lode_fail_hint(error, "the first is %s:%lu; give only one of the two%s", other,
                   (unsigned long)before->line,
                   school ? "" : ", or files of the same release and columns");
    return lode_fail_at(error, file->name, hand->line, 0);
}

/* Whether a sighting is of the record itself: it may have been remembered before the telling. */
static bool is_itself(const tidy_sighting *before, const tidy_sighting *now) {
    return before->file == now->file && before->line == now->line;
}

lode_status tidy_check_repeat(tidy_hand *hand, const lode_record *record, bool *fresh,
                              lode_error *error) {
    tidy_run *run = hand->file->run;
    const bool school = lode_is(hand->level, "School");
    tidy_sighting now = {.key = hash_key(hand, record),
                         .content = school ? 0 : hash_content(hand, record),
                         .file = run->files - 1,
                         .line = (uint32_t)hand->line};
    *fresh = true;
    if (!hand->telling) {
        LODE_GROW(hand->sighting, hand->sightings, hand->sightings_capacity);
        hand->sighting[hand->sightings++] = now;
        return LODE_OK;
    }
    const tidy_sighting *before = tidy_seen_before(run->seen, now);
    *fresh = before == NULL || is_itself(before, &now);
    if (*fresh)
        return LODE_OK;
    if (school || before->content != now.content)
        return came_before(hand, before, school, error);
    lode_left_out(run->report, "repeated published rows", 1);
    return LODE_OK;
}
