/* Make the files the benchmark reads: invented schools, the same bytes on every machine.
 *
 *     generate ks4               250,000 rows of 60 columns, as performance tables are
 *     generate gias              50,000 rows of 130 columns, every field quoted
 *     generate long [ROWS [SCHOOLS]]   20,000,000 rows of 8 columns, one number a row
 *     generate features          25,000 rows, one a school: twelve characteristics of a number each
 *     generate pupils            2,000,000 rows, one a pupil of 4,000 schools: ten covariates, a
 * score generate rough LAYOUT      the final key stage 4 layout, with all that is awkward in it
 *     generate plain LAYOUT      the same figures without what is awkward
 *
 * LAYOUT is datasets/reference/formats/ks4.csv. Everything goes to standard output. Numbers are
 * drawn as integers and printed by hand: no rounding that differs between machines, and a gigabyte
 * takes seconds. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SCHOOLS = 25000,
    YEARS = 10,
    AUTHORITIES = 152,
    FIRST_URN = 100000,
    REGISTER_ROWS = 50000,
    LONGEST_ROW = 16384,
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- writing ------------------------------------------------------------------------------- */

static char buffer[1 << 20];
static size_t used;

static void flush(void) {
    if (fwrite(buffer, 1, used, stdout) != used) {
        perror("generate");
        exit(5);
    }
    used = 0;
}

/* End a row. No row is longer than LONGEST_ROW, so within one there is always room. */
static void end_row(const char *line_end) {
    for (; *line_end; line_end++)
        buffer[used++] = *line_end;
    if (used > sizeof buffer - LONGEST_ROW)
        flush();
}

static void put(char c) {
    buffer[used++] = c;
}

static void put_text(const char *text) {
    const size_t n = strlen(text);
    memcpy(buffer + used, text, n);
    used += n;
}

/* A number given in units of its last printed place: 463 with one place is 46.3. */
static void put_number(int64_t units, int places) {
    char digit[24];
    int n = 0;
    if (units < 0) {
        put('-');
        units = -units;
    }
    do {
        digit[n++] = (char)('0' + units % 10);
        units /= 10;
        if (n == places)
            digit[n++] = '.';
    } while (units > 0 || (places > 0 && n < places + 2));
    while (n > 0)
        put(digit[--n]);
}

/* Separator and value in one, for what is most of every file. */
static void next_text(const char *text) {
    put(',');
    put_text(text);
}

static void next_number(int64_t units, int places) {
    put(',');
    put_number(units, places);
}

/* ---- chance -------------------------------------------------------------------------------- */

/* splitmix64: a counter through a mixing function, so that any place can also be asked for. */
static uint64_t mix(uint64_t x) {
    x += 0x9e3779b97f4a7c15u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

static uint64_t drawn;

/* A whole number from 0 to below - 1. */
static int draw(int below) {
    return (int)(((mix(drawn++) >> 32) * (uint64_t)below) >> 32);
}

/* Roughly normal, centred on 0, within three times `spread` and mostly within one. */
static int draw_bell(int spread) {
    return draw(2 * spread) + draw(2 * spread) + draw(2 * spread) - 3 * spread;
}

static const char *pick(const char *const *list, size_t n, uint64_t by) {
    return list[by % n];
}

#define PICK(list, by) pick(list, COUNT(list), (uint64_t)(by))

/* ---- schools ------------------------------------------------------------------------------- */

static const char *const regions[] = {
    "East Midlands", "East of England", "London",
    "North East",    "North West",      "South East",
    "South West",    "West Midlands",   "Yorkshire and The Humber"};
static const char *const towns[] = {"Alderwick", "Brindle",  "Caxford", "Dunmere",  "Eastleigh Bay",
                                    "Fernham",   "Garrow",   "Hexley",  "Inchbury", "Juniper Hill",
                                    "Kelverton", "Langmoor", "Marling"};
static const char *const saints[] = {"St Agnes",   "Meadow",    "King Alfred", "The Beeches",
                                     "Orchard",    "Northgate", "Lady Grace",  "Ridgeway",
                                     "Archbishop", "Mill"};
static const char *const kinds[] = {"School",          "Academy",        "High School",
                                    "Primary Academy", "Grammar School", "Community College"};

/* Facts of school i, worked out anew whenever wanted. Schools stand in the order of their local
 * authority, as in published files, so their URNs come in no order. */
static int authority_of(int i) {
    return (int)((int64_t)i * AUTHORITIES / SCHOOLS);
}

static int authority_code(int i) {
    return 201 + 5 * authority_of(i);
}

static const char *region_of(int i) {
    return regions[authority_of(i) * (int)COUNT(regions) / AUTHORITIES];
}

/* One of every pair of numbers; 7919 shares no factor with SCHOOLS, so no two schools meet. */
static int urn_of(int i) {
    const int place = (int)((int64_t)i * 7919 % SCHOOLS);
    return FIRST_URN + 2 * place + (int)(mix((uint64_t)place) & 1);
}

static int strength_of(int i) {
    return (int)(mix((uint64_t)i + 1000000) % 201) - 100;
}

/* Three names in ten hold a comma. */
static bool has_comma(uint64_t who) {
    return mix(who + 2000000) % 10 < 3;
}

static void put_name(uint64_t who) {
    const uint64_t chance = mix(who + 3000000);
    put_text(PICK(saints, chance));
    put(' ');
    put_text(PICK(kinds, chance >> 8));
    put_text(has_comma(who) ? ", " : " ");
    put_text(PICK(towns, chance >> 16));
}

/* ---- performance tables, wide -------------------------------------------------------------- */

enum { MEASURES = 38 };

/* Six cells in a hundred are suppressed, three not entered. */
static bool put_code(void) {
    const int chance = draw(100);
    if (chance >= 9)
        return false;
    put_text(chance < 6 ? "SUPP" : "NE");
    return true;
}

static void next_figure(int units, int places) {
    put(',');
    if (!put_code())
        put_number(units, places);
}

static void next_percent(void) {
    put(',');
    if (put_code())
        return;
    put_number(draw(101), 0);
    put('%');
}

static void put_ks4_header(void) {
    put_text(
        "RECTYPE,YEAR,LEA,ESTAB,URN,SCHNAME,TOWN,REGION,NFTYPE,RELDENOM,ADMPOL,EGENDER,TOTPUPS,"
        "TPUP,PTFSM6CLA1A,PSENE4,PTEAL,KS2APS,ATT8SCR,P8MEA,P8CILOW,P8CIUPP");
    for (int m = 1; m <= MEASURES; m++) {
        put_text(m % 3 == 0 ? ",PT_M" : ",M");
        put((char)('0' + m / 10));
        put((char)('0' + m % 10));
    }
    end_row("\n");
}

static void put_ks4_school(int i, int year) {
    put_text("1,");
    put_number(year, 0);
    next_number(authority_code(i), 0);
    next_number(4000 + i % 2000, 0);
    next_number(urn_of(i), 0);
    const bool quoted = has_comma((uint64_t)urn_of(i));
    put_text(quoted ? ",\"" : ",");
    put_name((uint64_t)urn_of(i));
    put_text(quoted ? "\"" : "");
    next_text(PICK(towns, i));
    next_text(region_of(i));
    next_text(i % 3 ? "ACC" : "CY");
    next_text(i % 5 ? "Does not apply" : "Church of England");
    next_text(i % 7 ? "COMP" : "SEL");
    next_text(i % 9 ? "MIXED" : "GIRLS");
}

static void put_ks4_row(int i, int year) {
    put_ks4_school(i, year);
    const int progress = strength_of(i) / 2 + draw_bell(40);
    next_number(600 + draw(900), 0);
    next_number(100 + draw(150), 0);
    for (int k = 0; k < 3; k++)
        next_percent();
    next_figure(1040 + draw_bell(30), 1);
    next_figure(460 + progress, 1);
    next_figure(progress, 2);
    next_figure(progress - 30, 2);
    next_figure(progress + 30, 2);
    for (int m = 1; m <= MEASURES; m++)
        if (m % 3 == 0)
            next_percent();
        else if (m % 3 == 1)
            next_figure(500 + draw_bell(150), 1);
        else
            next_figure(strength_of(i) + draw_bell(60), 2);
    end_row("\n");
}

static void make_ks4(void) {
    put_ks4_header();
    for (int year = 0; year < YEARS; year++)
        for (int i = 0; i < SCHOOLS; i++)
            put_ks4_row(i, 2015 + year);
}

/* ---- register of schools ------------------------------------------------------------------- */

enum { REGISTER_COLUMNS = 130, REGISTER_NAMED = 10 };

static const char *const facts[] = {"Open",
                                    "Not applicable",
                                    "Does not apply",
                                    "",
                                    "Secondary",
                                    "Mixed",
                                    "No boarders",
                                    "2019-03-14",
                                    "Supported by a trust",
                                    "Urban major",
                                    "01632 960001",
                                    "Has a sixth form",
                                    "E07000123",
                                    "",
                                    "Academy converter"};

/* The next cell, quoted as every cell of the register is. */
static void next_quoted(const char *text) {
    put_text(",\"");
    put_text(text);
    put('"');
}

static void next_quoted_number(int64_t units, int places) {
    put_text(",\"");
    put_number(units, places);
    put('"');
}

static void put_register_header(void) {
    put_text("\"URN\",\"LA (code)\",\"LA (name)\",\"EstablishmentNumber\",\"EstablishmentName\","
             "\"Postcode\",\"OpenDate\",\"PercentageFSM\",\"GOR (name)\",\"UrbanRural (name)\"");
    for (int c = REGISTER_NAMED; c < REGISTER_COLUMNS; c++) {
        put_text(",\"Fact ");
        put_number(c + 1, 0);
        put_text(" (name)\"");
    }
    end_row("\n");
}

static void put_register_name(int urn) {
    put_text(",\"");
    put_name((uint64_t)urn);
    put_text(urn % 500 == 7 ? " (\"\"Old Site\"\")\"" : "\"");
}

static void put_register_place(int row) {
    char postcode[] = "AB1 2CD", date[] = "01-09-1990";
    postcode[0] = (char)('A' + row % 26);
    postcode[1] = (char)('A' + row % 20);
    postcode[2] = (char)('0' + row % 9);
    postcode[4] = (char)('1' + row % 8);
    date[1] = (char)('1' + row % 9);
    date[8] = (char)('0' + row % 10);
    next_quoted(postcode);
    next_quoted(date);
    next_quoted_number(draw(600), 1);
}

static void put_register_row(int row) {
    const int urn = FIRST_URN + row, i = row / 2;
    put('"');
    put_number(urn, 0);
    put('"');
    next_quoted_number(authority_code(i), 0);
    next_quoted(PICK(towns, authority_of(i)));
    next_quoted_number(4000 + i % 2000, 0);
    put_register_name(urn);
    put_register_place(row);
    next_quoted(region_of(i));
    next_quoted(row % 4 ? "Urban city and town" : "Rural village");
    for (int c = REGISTER_NAMED; c < REGISTER_COLUMNS; c++)
        next_quoted(PICK(facts, draw(1 << 20)));
    end_row("\n");
}

static void make_gias(void) {
    put_register_header();
    for (int row = 0; row < REGISTER_ROWS; row++)
        put_register_row(row);
}

/* ---- one number a row ---------------------------------------------------------------------- */

static const char *const measures[] = {"toy_score",  "toy_progress", "toy_entries", "toy_passes",
                                       "toy_points", "toy_absence",  "toy_places",  "toy_spend"};
static const char *const breakdowns[] = {"Total", "Boys",    "Girls", "FSM", "Not FSM",
                                         "EAL",   "Not EAL", "SEN",   "Low", "High"};
enum { PROGRESS = 1 };

/* 2014/15 is written 201415. */
static int academic_year(int year) {
    return (2014 + year) * 100 + (15 + year);
}

/* School, authority, region and year: the same for the 80 rows of a school and year. */
static size_t write_row_start(char *start, int i, int year) {
    return (size_t)sprintf(start, "%d,%d,%s,%d,", urn_of(i), authority_code(i), region_of(i),
                           academic_year(year));
}

static void put_long_value(int i, size_t measure) {
    if (draw(50) == 0)
        put('c');
    else if (measure == PROGRESS)
        put_number(strength_of(i) / 4 + draw_bell(50), 2);
    else
        put_number(500 + strength_of(i) / 2 + draw_bell(140), 1);
}

static void put_long_school(int i, int year, int64_t *rows_left) {
    char start[80];
    const size_t n = write_row_start(start, i, year);
    for (size_t m = 0; m < COUNT(measures); m++)
        for (size_t b = 0; b < COUNT(breakdowns) && *rows_left > 0; b++, --*rows_left) {
            memcpy(buffer + used, start, n);
            used += n;
            put_text(measures[m]);
            next_text(breakdowns[b]);
            next_number(3 + draw(200), 0);
            put(',');
            put_long_value(i, m);
            end_row("\n");
        }
}

static void make_long(int64_t rows, int schools) {
    put_text("school_urn,old_la_code,region_name,time_period,measure,breakdown,n,value");
    end_row("\n");
    for (int year = 0; year < YEARS; year++)
        for (int i = 0; i < schools; i++)
            put_long_school(i, year, &rows);
}

/* ---- key stage 4, as published ------------------------------------------------------------- */

enum { MOST_COLUMNS = 600, ROUGH_SCHOOLS = 43000 };

static char *column[MOST_COLUMNS];
static int columns;

static const char *const school_columns[] = {
    "RECTYPE", "ALPHAIND", "LEA",    "ESTAB",  "URN",      "SCHNAME", "SCHNAME_AC", "ADDRESS1",
    "TOWN",    "PCODE",    "TELNUM", "NFTYPE", "RELDENOM", "ADMPOL",  "EGENDER",    "AGERANGE"};

static void add_column(const char *name, size_t n) {
    for (int c = 0; c < columns; c++)
        if (strlen(column[c]) == n && strncmp(column[c], name, n) == 0)
            return;
    if (n > 0 && columns < MOST_COLUMNS)
        column[columns++] = strndup(name, n);
}

/* The columns one line of the layout names: the figure, its pupils, its count, its limits. Of
 * alternatives the first. No cell of that file is quoted. */
static void add_layout_line(const char *line) {
    for (int field = 0;; field++) {
        const size_t n = strcspn(line, ",\r\n");
        if (field == 0 || (field >= 4 && field <= 7)) {
            const size_t first = strcspn(line, "|,\r\n");
            add_column(line, first);
        }
        if (line[n] != ',')
            return;
        line += n + 1;
    }
}

static void read_layout(const char *path) {
    FILE *in = fopen(path, "r");
    char line[1024];
    if (!in || !fgets(line, sizeof line, in)) {
        perror(path);
        exit(3);
    }
    for (size_t c = 0; c < COUNT(school_columns); c++)
        add_column(school_columns[c], strlen(school_columns[c]));
    while (fgets(line, sizeof line, in))
        add_layout_line(line);
    fclose(in);
}

/* The letters outside ASCII are windows-1252: a curled apostrophe, an e with an acute accent. */
static void put_rough_name(int i, bool rough) {
    static const char *const awkward[] = {"St Mary\x92s School, Brindle",
                                          "Lyc\xe9"
                                          "e Hexley",
                                          "Queen\x92s Academy", "Orchard, Mill and Ridgeway"};
    static const char *const plain[] = {"St Mary's School Brindle", "Lycee Hexley",
                                        "Queen's Academy", "Orchard Mill and Ridgeway"};
    const char *name = rough ? PICK(awkward, i) : PICK(plain, i);
    const bool quoted = strchr(name, ',');
    put_text(quoted ? ",\"" : ",");
    put_text(name);
    put(' ');
    put_number(i, 0);
    put_text(quoted ? "\"" : "");
}

static void put_rough_school(int i, bool rough) {
    put_text("1,");
    put_number(20000 + i, 0);
    next_number(201 + i / 400, 0);
    next_number(4000 + i % 400, 0);
    next_number(FIRST_URN + i, 0);
    put_rough_name(i, rough);
    put_text(rough && i % 4 == 1 ? ",,\"High Street, off Mill Lane\"" : ",,High Street");
    next_text(PICK(towns, i));
    put_text(",AB1 2CD,01632 960001");
    next_text(i % 3 ? "ACC" : "CY");
    put_text(",None,COMP,MIXED,11-16");
}

/* A figure of the kind the name of its column promises. */
static void next_rough_figure(const char *name) {
    static const char *const codes[] = {"SUPP", "NE", "LOWCOV"};
    const int chance = draw(100);
    const bool percent = name[0] == 'P' && (name[1] == 'T' || name[1] == 'B' || name[1] == 'G');
    if (chance < 12)
        next_text(PICK(codes, chance));
    else if (percent || strstr(name, "COV")) {
        next_number(draw(101), 0);
        put('%');
    } else if (strncmp(name, "P8MEA", 5) == 0 || strstr(name, "VAMEA"))
        next_number(draw_bell(60), 2);
    else if (strncmp(name, "ATT8", 4) == 0 || strncmp(name, "TAVENT", 6) == 0)
        next_number(460 + draw_bell(90), 1);
    else
        next_number(draw(200), 0);
}

/* One record in eight leaves out its last cells. */
static void put_rough_row(int i, bool rough) {
    const int left_out = rough && i % 8 == 3 ? 1 + i % 40 : 0;
    put_rough_school(i, rough);
    for (int c = (int)COUNT(school_columns); c < columns - left_out; c++)
        next_rough_figure(column[c]);
    end_row(rough ? "\r\n" : "\n");
}

static void make_rough(const char *layout, bool rough) {
    read_layout(layout);
    for (int c = 0; c < columns; c++) {
        put_text(c ? "," : "");
        put_text(column[c]);
    }
    end_row(rough ? "\r\n" : "\n");
    for (int i = 0; i < ROUGH_SCHOOLS; i++)
        put_rough_row(i, rough);
    if (rough)
        end_row("\r\n");
}

/* ---- characteristics ------------------------------------------------------------------------ */

static void make_features(void) {
    enum { FEATURES = 12 };
    put_text("school_urn");
    for (int f = 1; f <= FEATURES; f++) {
        put_text(",f");
        put_number(f, 0);
    }
    end_row("\n");
    for (int i = 0; i < SCHOOLS; i++) {
        put_number(FIRST_URN + i, 0);
        for (int f = 1; f <= FEATURES; f++)
            next_number(draw_bell(1000000), 6);
        end_row("\n");
    }
}

/* ---- pupils --------------------------------------------------------------------------------- */

/* In no order, of schools of every size. Four covariates are measured, four are yes or no, one
 * counts, one is of the school; the score in thousandths is what they make, a school, a pupil. */
static void make_pupils(void) {
    enum { PUPILS = 2000000, OWN_SCHOOLS = 4000, MEASURED = 4, ANSWERED = 4 };
    static const int weight[MEASURED] = {600, 250, -120, 30}, step[ANSWERED] = {-210, 90, -45, 0};
    static int effect[OWN_SCHOOLS], intake[OWN_SCHOOLS];
    put_text("school_urn,x1,x2,x3,x4,x5,x6,x7,x8,x9,x10,score");
    end_row("\n");
    for (int i = 0; i < OWN_SCHOOLS; i++) {
        effect[i] = draw_bell(350);
        intake[i] = draw(1000);
    }
    for (int i = 0; i < PUPILS; i++) {
        const int a = draw(OWN_SCHOOLS), b = draw(OWN_SCHOOLS), school = a < b ? a : b;
        int score = 5000 + effect[school] + draw_bell(800) + intake[school] / 2;
        put_number(FIRST_URN + school, 0);
        for (int k = 0; k < MEASURED; k++) {
            const int x = draw_bell(1000);
            score += weight[k] * x / 1000;
            next_number(x, 3);
        }
        for (int k = 0; k < ANSWERED; k++) {
            const int x = draw(10) < 2 + 2 * k;
            score += step[k] * x;
            next_number(x, 0);
        }
        const int days = draw(6) * draw(6);
        next_number(days, 0);
        next_number(intake[school], 1);
        next_number(score - 20 * days, 3);
        end_row("\n");
    }
}

int main(int argc, char **argv) {
    const char *what = argc > 1 ? argv[1] : "";
    if (strcmp(what, "ks4") == 0)
        make_ks4();
    else if (strcmp(what, "gias") == 0)
        make_gias();
    else if (strcmp(what, "long") == 0)
        make_long(argc > 2 ? atoll(argv[2]) : INT64_MAX, argc > 3 ? atoi(argv[3]) : SCHOOLS);
    else if (strcmp(what, "features") == 0)
        make_features();
    else if (strcmp(what, "pupils") == 0)
        make_pupils();
    else if (argc > 2 && (strcmp(what, "rough") == 0 || strcmp(what, "plain") == 0))
        make_rough(argv[2], strcmp(what, "rough") == 0);
    else {
        fputs("usage: generate ks4 | gias | long [ROWS [SCHOOLS]] | features | pupils | rough "
              "LAYOUT | "
              "plain LAYOUT\n",
              stderr);
        return 2;
    }
    flush();
    return fclose(stdout) == 0 ? 0 : 5;
}
