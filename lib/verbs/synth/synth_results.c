/* A performance table of one year: a row for every school, one for the authority, two for
 * England. */
#include "synth_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool has_column(const synth_column *column, int period) {
    return (!column->from || period >= column->from) && (!column->to || period <= column->to);
}

static void write_header(synth_text *text, const synth_layout *layout, int period) {
    for (size_t i = 0; i < layout->n; i++)
        if (has_column(&layout->column[i], period))
            lode_synth_cell(text, layout->column[i].name);
    lode_synth_end(text, "\r\n");
}

/* What kind of school it is. */
static void describe_kind(synth_text *text, const synth_row *row, synth_item item) {
    const synth_place *place = row->school->place;
    switch (item) {
    case NFTYPE:
        lode_synth_cell(text, lode_synth_type(row->school, row->england->period));
        break;
    case RELDENOM:
        lode_synth_cell(text, lode_synth_denomination(place));
        break;
    case AGERANGE:
        lode_synth_cell(text, lode_synth_ages(place));
        break;
    case ADMPOL:
        lode_synth_cell(text, place->phase == SYNTH_SECONDARY ? "COMP" : "NA");
        break;
    case GENDER:
        lode_synth_cell(text, "MIXED");
        break;
    case ZERO:
        lode_synth_cell(text, "0");
        break;
    default:
        lode_synth_cell(text, "");
    }
}

/* Where it is. Postcodes and telephone numbers are of ranges that no place has: there is no area
 * QX, and 01632 960000 to 960999 are kept for fiction. */
static void describe_address(synth_text *text, const synth_row *row, synth_item item) {
    const synth_place *place = row->school->place;
    const int number = (int)(row->school->urn - 900000);
    switch (item) {
    case ADDRESS:
        lode_synth_print(text, "%d School Lane", 1 + number * 7 % 60);
        break;
    case TOWN:
        lode_synth_cell(text, place->town);
        break;
    case PCODE:
        lode_synth_print(text, "QX%d %dAB", 1 + place->cluster, 1 + number % 9);
        break;
    case TELNUM:
        lode_synth_print(text, "01632 960%03d", number);
        break;
    default:
        describe_kind(text, row, item);
    }
}

/* The academy a school becomes in that year. */
static void describe_conversion(synth_text *text, const synth_row *row, synth_item item) {
    const bool converts = row->school->place->story == STORY_CONVERTER &&
                          lode_synth_autumn(row->england->period) == 2018;
    if (item == URN_AC)
        lode_synth_print(text, "%d", converts ? SYNTH_CONVERTED_URN : 0);
    else if (item == SCHNAME_AC)
        lode_synth_cell(text, converts ? row->school->place->name : "");
    else
        lode_synth_cell(text, converts ? "20190101" : "");
}

/* A cell that says something about the school. */
static void describe(synth_text *text, const synth_row *row, synth_item item) {
    const synth_school *school = row->school;
    switch (item) {
    case RECTYPE:
        lode_synth_print(text, "%c", row->rectype);
        break;
    case ALPHAIND:
        lode_synth_print(text, "%u", 1000 + 137 * (school->urn - 900000));
        break;
    case LEA:
        lode_synth_print(text, "%d", SYNTH_LA);
        break;
    case ESTAB:
        lode_synth_print(text, "%u", school->estab);
        break;
    case URN:
        lode_synth_print(text, "%u", lode_synth_urn(school, row->england->period));
        break;
    case SCHNAME:
        lode_synth_cell(text, school->place->name);
        break;
    case URN_AC:
    case SCHNAME_AC:
    case OPEN_AC:
        describe_conversion(text, row, item);
        break;
    default:
        describe_address(text, row, item);
    }
}

static void write_on_roll(synth_text *text, const synth_row *row, synth_item item) {
    const int girls = row->girls, boys = row->roll - row->girls;
    const int n = item == ON_ROLL         ? row->roll
                  : item == ON_ROLL_BOYS  ? boys
                  : item == ON_ROLL_GIRLS ? girls
                                          : (int)row->cohort->n;
    lode_synth_print(text, "%d", n);
}

/* Where the record of a school without pupils of that age stops: "NEW" in its first year, later the
 * number on roll and a zero. */
static bool stops(synth_text *text, const synth_row *row, synth_item item) {
    if (row->cohort->n > 0 || (item != ON_ROLL && item != IN_YEAR))
        return false;
    const bool is_new = lode_synth_autumn(row->england->period) == 2018;
    if (item == ON_ROLL && !is_new)
        return false;
    lode_synth_cell(text, is_new ? "NEW" : "0");
    return true;
}

static void write_school(synth_text *text, const synth_row *row) {
    const synth_layout *layout = row->layout;
    const bool independent = row->school->place->phase == SYNTH_INDEPENDENT;
    for (size_t i = 0; i < layout->n; i++) {
        const synth_column *column = &layout->column[i];
        char cell[SYNTH_CELL];
        if (!has_column(column, row->england->period))
            continue;
        /* Records of schools without Progress 8 end one cell early, before the band. */
        if (column->statistic == BANDING && independent)
            break;
        if (column->statistic != ABOUT) {
            lode_synth_figure(cell, row, column);
            lode_synth_cell(text, cell);
        } else if (stops(text, row, column->item)) {
            break;
        } else if (column->item >= ON_ROLL) {
            write_on_roll(text, row, column->item);
        } else {
            describe(text, row, column->item);
        }
    }
    lode_synth_end(text, "\r\n");
}

static void write_authority(synth_text *text, const synth_row *row) {
    for (size_t i = 0; i < row->layout->n; i++) {
        const synth_column *column = &row->layout->column[i];
        char cell[SYNTH_CELL];
        if (!has_column(column, row->england->period))
            continue;
        if (column->statistic != ABOUT) {
            lode_synth_figure(cell, row, column);
            lode_synth_cell(text, cell);
        } else if (column->item >= ON_ROLL) {
            write_on_roll(text, row, column->item);
        } else if (column->item == RECTYPE) {
            lode_synth_print(text, "%c", row->rectype);
        } else if (column->item == LEA) {
            lode_synth_print(text, "%d", SYNTH_LA);
        } else {
            const bool named = column->item == SCHNAME && row->layout == &lode_synth_ks2;
            lode_synth_cell(text, named ? SYNTH_LA_NAME : row->layout->blank);
        }
    }
    lode_synth_end(text, "\r\n");
}

static void write_england(synth_text *text, synth_row *row, const synth_facts *facts,
                          char rectype) {
    const synth_layout *layout = row->layout;
    const bool all = rectype == layout->england_all;
    const char *type = all ? "All schools" : "State-funded";
    const int missing = all ? layout->england_all_short : layout->england_state_short;
    for (size_t i = 0; i + (size_t)missing < layout->n; i++) {
        const synth_column *column = &layout->column[i];
        char cell[SYNTH_CELL] = {rectype};
        if (!has_column(column, row->england->period))
            continue;
        if (column->statistic == ABOUT && column->item != RECTYPE)
            strcpy(cell, layout->blank);
        else if (column->statistic != ABOUT)
            lode_synth_england_figure(cell, row, column, facts, type);
        lode_synth_cell(text, cell);
    }
    lode_synth_end(text, "\r\n");
}

/* Add a school's pupils to the authority's, unless it is independent. */
static void pool(synth_cohort *all, synth_row *authority, const synth_row *row) {
    if (row->school->place->phase == SYNTH_INDEPENDENT)
        return;
    for (size_t i = 0; i < row->cohort->n; i++)
        *lode_synth_add_pupil(all) = row->cohort->pupil[i];
    authority->roll += row->roll;
    authority->girls += row->girls;
}

static void write_schools(synth_text *text, synth_row *row, const synth_school *school, size_t n,
                          uint64_t seed) {
    const int period = row->england->period;
    synth_cohort all = {0};
    synth_row authority = *row;
    for (size_t i = 0; i < n; i++) {
        if (!row->layout->phase[school[i].place->phase] || !lode_synth_is_open(&school[i], period))
            continue;
        synth_cohort cohort = {0};
        row->layout->pupils(&cohort, &school[i], row->england, seed);
        row->school = &school[i];
        row->cohort = &cohort;
        row->rectype = school[i].place->phase == SYNTH_SPECIAL ? '2' : '1';
        row->roll = lode_synth_roll(&school[i], period, seed);
        row->girls = lode_synth_girls(&school[i], period, seed);
        write_school(text, row);
        pool(&all, &authority, row);
        free(cohort.pupil);
    }
    authority.cohort = &all;
    authority.rectype = row->layout->la;
    write_authority(text, &authority);
    free(all.pupil);
}

lode_status lode_synth_results(const synth_layout *layout, const synth_school *school, size_t n,
                               const synth_facts *facts, const synth_england *england,
                               const lode_synth_options *options, lode_error *error) {
    const bool first = england->period == facts->year[0].period;
    const synth_row empty = {
        .layout = layout, .england = england, .bare = england->period > layout->padded_until};
    synth_text text = {0};
    synth_row row = empty;
    write_header(&text, layout, england->period);
    write_schools(&text, &row, school, n, options->seed);
    row = empty;
    write_england(&text, &row, facts, layout->england_all);
    write_england(&text, &row, facts, layout->england_state);
    return lode_synth_write_published(
        &text, options, england->period, layout->table,
        first && layout == &lode_synth_ks2 ? SYNTH_WINDOWS_1252 : SYNTH_UTF8_MARKED, error);
}
