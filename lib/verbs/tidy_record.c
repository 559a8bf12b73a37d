/* One published record: what it is about, and a row for each figure in it. */
#include "tidy_parts.h"

#include <stdio.h>

enum { LA_DIGITS = 3, ESTAB_DIGITS = 4 };

/* The parts of a row: whom it is about, what it measures, the figure, what is the same for all. */
enum { UNIT, KIND, FIGURE, END, PARTS };

static bool is(lode_slice text, const char *word) {
    return lode_is(text, word);
}

/* The figures of a record longer than the header cannot be told to belong to their columns. */
static bool check_length(tidy_hand *hand, const lode_record *record) {
    const tidy_file *file = hand->file;
    for (size_t i = file->header->n; i < record->n; i++) {
        if (lode_record_at(record, (int)i).n == 0)
            continue;
        lode_error error;
        lode_fail(&error, LODE_DATA, "this record has %zu cells, the header %zu", record->n,
                  file->header->n);
        lode_fail_hint(&error, "a cell with a comma in it must be quoted");
        tidy_problem(hand, file->header->n + 1, "records longer than the header", &error);
        return false;
    }
    return true;
}

/* What the cells after the end of a short record say. */
static const lode_code *fill_of(tidy_hand *hand, const lode_record *record) {
    const tidy_file *file = hand->file;
    if (record->n >= file->header->n)
        return NULL;
    hand->short_records++;
    const lode_code *last =
        lode_recognised_code(file->format, lode_record_at(record, (int)record->n - 1));
    return last && last->fills_record ? last : NULL;
}

/* LA code and establishment number make seven digits: 850 and 304 are 8500304. */
static lode_slice laestab_of(tidy_hand *hand, const lode_record *record) {
    const lode_recognised *format = hand->file->format;
    lode_slice whole = lode_record_at(record, format->laestab);
    lode_slice la = lode_record_at(record, format->la);
    lode_slice estab = lode_record_at(record, format->estab);
    if (whole.n || la.n != LA_DIGITS || estab.n == 0 || estab.n > ESTAB_DIGITS)
        return whole;
    int n = snprintf(hand->laestab, sizeof hand->laestab, "%.*s%.*s%.*s", LODE_ARG(la),
                     (int)(ESTAB_DIGITS - estab.n), "000", LODE_ARG(estab));
    return (lode_slice){hand->laestab, (size_t)n};
}

/* A school's own type tells more exactly than the record type whether it is independent or special;
 * otherwise the record type goes first. */
static lode_slice kind_of_school(const tidy_file *file, const lode_record *record,
                                 lode_slice by_level) {
    lode_slice own = lode_recognised_school_type(file->format,
                                                 lode_record_at(record, file->format->school_type));
    bool exact = is(own, "Independent") || is(own, "Special");
    return exact || by_level.n == 0 ? own : by_level;
}

static bool set_school(tidy_hand *hand, const lode_record *record) {
    const tidy_file *file = hand->file;
    lode_slice urn = lode_record_at(record, file->format->urn);
    if (urn.n == 0) {
        lode_error error;
        lode_fail(&error, LODE_DATA, "a school without a URN");
        lode_fail_hint(&error, "the record may have been cut short");
        tidy_problem(hand, file->format->urn < 0 ? 0 : (size_t)file->format->urn + 1,
                     "records without a URN", &error);
        return false;
    }
    tidy_set(hand, LODE_COL_SCHOOL_URN, urn);
    tidy_set(hand, LODE_COL_SCHOOL_LAESTAB, laestab_of(hand, record));
    tidy_set(hand, LODE_COL_SCHOOL_NAME, lode_record_at(record, file->format->name));
    return true;
}

/* What is known of an authority in the file's period; looked up once. */
static const lode_area *area_of(tidy_hand *hand, lode_slice old_la_code) {
    const tidy_file *file = hand->file;
    const uint32_t number = habit_number(&hand->la, old_la_code);
    if (number == hand->areas) {
        hand->area = lode_reallocate(hand->area, hand->areas + 1, sizeof *hand->area);
        hand->area[hand->areas++] =
            lode_geography_find(file->run->geography, old_la_code, lode_text(file->period));
    }
    return hand->area[number];
}

static void set_area(tidy_hand *hand, lode_slice old_la_code) {
    const lode_area *area = area_of(hand, old_la_code);
    tidy_set(hand, LODE_COL_OLD_LA_CODE, old_la_code);
    if (!area)
        return;
    tidy_set(hand, LODE_COL_NEW_LA_CODE, area->new_la_code);
    tidy_set(hand, LODE_COL_LA_NAME, area->la_name);
    tidy_set(hand, LODE_COL_REGION_CODE, area->region_code);
    tidy_set(hand, LODE_COL_REGION_NAME, area->region_name);
}

/* The key stage 2 tables name the authority where a school's name stands. */
static void name_area(tidy_hand *hand, const lode_record *record) {
    if (hand->cell[LODE_COL_LA_NAME].text.n == 0)
        tidy_set(hand, LODE_COL_LA_NAME, lode_record_at(record, hand->file->format->name));
}

/* Everything of the row that is the same for all figures of the record. False after a problem. */
static bool set_identity(tidy_hand *hand, const lode_record *record) {
    const tidy_file *file = hand->file;
    lode_record_level level;
    lode_error error;
    if (lode_recognised_level(file->format, record, &level, &error) != LODE_OK) {
        tidy_problem(hand, error.column, "records of an unknown type", &error);
        return false;
    }
    for (int i = 0; i < WIDE_UNIT_COLUMNS; i++)
        hand->cell[i] = lode_cell_of((lode_slice){NULL, 0});
    tidy_set(hand, LODE_COL_TIME_PERIOD, lode_text(file->period));
    tidy_set(hand, LODE_COL_TIME_IDENTIFIER, lode_text("Academic year"));
    tidy_set(hand, LODE_COL_GEOGRAPHIC_LEVEL, level.geographic_level);
    bool school = is(level.geographic_level, "School");
    if (!is(level.geographic_level, "National"))
        set_area(hand, lode_record_at(record, file->format->la));
    if (is(level.geographic_level, "Local authority"))
        name_area(hand, record);
    if (school)
        level.establishment_type = kind_of_school(file, record, level.establishment_type);
    tidy_set(hand, LODE_COL_ESTABLISHMENT_TYPE, level.establishment_type);
    return !school || set_school(hand, record);
}

/* The number in a column beside the value; codes there are told by the value's own. */
static lode_slice number_in(tidy_hand *hand, const lode_record *record, int position) {
    if (position < 0)
        return (lode_slice){NULL, 0};
    const tidy_cell *cell = tidy_parse(hand, record, position);
    return cell->kind == TIDY_NUMBER ? cell->number : (lode_slice){NULL, 0};
}

/* A number needs no quotes, which saves looking for a reason. */
static void set_number(tidy_hand *hand, lode_measure_column column, lode_slice number) {
    hand->cell[column] = (lode_cell){number, number};
}

/* One figure into the row. False if its cell is neither a number nor a code. */
static bool set_figure(tidy_hand *hand, const lode_record *record, const tidy_chosen *chosen) {
    const lode_mapped_column *c = &chosen->column;
    const tidy_cell *cell = tidy_parse(hand, record, c->value);
    bool number = cell->kind == TIDY_NUMBER;
    lode_slice none = {NULL, 0};
    memcpy(&hand->cell[LODE_COL_BREAKDOWN_TOPIC], chosen->cell, sizeof chosen->cell);
    set_number(hand, LODE_COL_VALUE, number ? cell->number : none);
    tidy_set(hand, LODE_COL_STATUS, number ? none : cell->status);
    tidy_set(hand, LODE_COL_SOURCE_CODE, number ? none : cell->code);
    set_number(hand, LODE_COL_N, number_in(hand, record, c->n));
    set_number(hand, LODE_COL_NUMERATOR, number_in(hand, record, c->numerator));
    set_number(hand, LODE_COL_CI_LOW, number_in(hand, record, c->ci_low));
    set_number(hand, LODE_COL_CI_HIGH, number_in(hand, record, c->ci_high));
    hand->part[KIND] = chosen->part;
    return cell->kind != TIDY_BAD;
}

/* Order matters and the end of each part counts, so that "1","23" and "12","3" differ. */
static uint64_t hash_on(uint64_t hash, lode_slice part) {
    uint64_t pair[2] = {hash, lode_hash(part)};
    return lode_hash((lode_slice){(const char *)pair, sizeof pair});
}

static uint64_t hash_key(const tidy_hand *hand) {
    static const lode_measure_column parts[] = {LODE_COL_TIME_PERIOD, LODE_COL_RELEASE,
                                                LODE_COL_GEOGRAPHIC_LEVEL, LODE_COL_SCHOOL_URN};
    static const lode_measure_column of_areas[] = {LODE_COL_OLD_LA_CODE,
                                                   LODE_COL_ESTABLISHMENT_TYPE};
    uint64_t hash = lode_hash(hand->file->format->format);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        hash = hash_on(hash, hand->cell[parts[i]].text);
    for (size_t i = 0; i < 2 && hand->cell[LODE_COL_SCHOOL_URN].text.n == 0; i++)
        hash = hash_on(hash, hand->cell[of_areas[i]].text);
    return hash;
}

static uint64_t hash_content(tidy_hand *hand, const lode_record *record) {
    const tidy_file *file = hand->file;
    uint64_t hash = 0;
    for (size_t i = 0; i < file->n_chosen; i++) {
        set_figure(hand, record, &file->chosen[i]);
        for (int column = LODE_COL_BREAKDOWN_TOPIC; column <= LODE_COL_CI_HIGH; column++)
            hash = hash_on(hash, hand->cell[column].text);
    }
    return hash;
}

static lode_status came_before(const tidy_hand *hand, const tidy_sighting *before, bool school,
                               lode_error *error) {
    const tidy_file *file = hand->file;
    const char *other = file->run->file[before->file];
    if (school)
        lode_fail(error, LODE_DATA, "school %.*s is here a second time",
                  LODE_ARG(hand->cell[LODE_COL_SCHOOL_URN].text));
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

/* Whether the record is to be written: not if it only repeats figures of an area. In silence that
 * is not known yet. */
static lode_status check_repeat(tidy_hand *hand, const lode_record *record, bool *fresh,
                                lode_error *error) {
    tidy_run *run = hand->file->run;
    bool school = is(hand->cell[LODE_COL_GEOGRAPHIC_LEVEL].text, "School");
    tidy_sighting now = {.key = hash_key(hand),
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

/* What is the same for all figures of the record is made ready once. */
static void begin_rows(tidy_hand *hand) {
    if (hand->sheet)
        wide_sheet_face(hand->sheet, hand->cell);
    else
        lode_output_ready(hand->file->run->output, &hand->part[UNIT], &hand->unit_bytes);
}

static lode_status put_figure(tidy_hand *hand, const lode_mapped_column *c, lode_error *error) {
    uint32_t measure = 0, breakdown = 0;
    if (hand->sheet) {
        measure = habit_number(&hand->measure, c->measure);
        breakdown = habit_number_pair(&hand->breakdown, c->breakdown_topic, c->breakdown);
    }
    return tidy_put(hand, measure, breakdown, error);
}

lode_status tidy_record(tidy_hand *hand, const lode_record *record, lode_error *error) {
    const tidy_file *file = hand->file;
    hand->record++;
    hand->line = lode_record_line(record);
    hand->fill = fill_of(hand, record);
    if (!check_length(hand, record) || !set_identity(hand, record))
        return LODE_OK; /* told as a problem */
    bool fresh;
    lode_status status = check_repeat(hand, record, &fresh, error);
    if (fresh && status == LODE_OK)
        begin_rows(hand);
    for (size_t i = 0; i < file->n_chosen && fresh && status == LODE_OK; i++)
        if (set_figure(hand, record, &file->chosen[i]))
            status = put_figure(hand, &file->chosen[i].column, error);
    return status;
}

void tidy_record_start(tidy_file *file) {
    for (size_t i = 0; i < file->n_chosen; i++) {
        tidy_chosen *chosen = &file->chosen[i];
        chosen->cell[0] = lode_cell_of(chosen->column.breakdown_topic);
        chosen->cell[1] = lode_cell_of(chosen->column.breakdown);
        chosen->cell[2] = lode_cell_of(chosen->column.measure);
        chosen->part = (lode_part){.made = chosen->cell, .n = 3};
        if (!file->run->wide)
            lode_output_ready(file->run->output, &chosen->part, &chosen->bytes);
    }
}

void tidy_record_start_hand(tidy_hand *hand) {
    const tidy_file *file = hand->file;
    const char *release = file->run->options->release;
    const size_t n = LODE_MEASURE_COLUMNS + file->run->extras;
    hand->parsed = lode_allocate(file->header->n, sizeof *hand->parsed);
    for (size_t c = 0; c < n; c++)
        hand->cell[c] = lode_cell_of((lode_slice){NULL, 0});
    tidy_set(hand, LODE_COL_RELEASE, release ? lode_text(release) : file->format->release);
    hand->part[UNIT] = (lode_part){.made = hand->cell, .n = WIDE_UNIT_COLUMNS};
    hand->part[FIGURE] =
        (lode_part){.made = hand->cell + LODE_COL_VALUE, .n = LODE_COL_RELEASE - LODE_COL_VALUE};
    hand->part[END] = (lode_part){.made = hand->cell + LODE_COL_RELEASE, .n = n - LODE_COL_RELEASE};
    if (!hand->sheet)
        lode_output_ready(file->run->output, &hand->part[END], &hand->end_bytes);
    hand->parts = PARTS;
}
