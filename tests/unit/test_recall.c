/* Numbers known again by bytes: never a number that was not put for these very bytes. */
#include "lode/recall.h"

#include "../support/reading.h"
#include "lode/random.h"
#include "lode/table.h"

enum { SLOT_BYTES = 136, MOST_RUNS = 8 }; /* as in lib/table/recall.c */

typedef struct {
    lode_recall *recall;
    lode_reader *reader;
    const lode_block *block;
} fixture;

/* All of csv, header included, must be one block. */
static void begin(fixture *f, const char *csv, const int *position, size_t n) {
    lode_error error;
    f->recall = lode_recall_new();
    f->reader = reader_of(lode_text(csv));
    assert_int_equal(lode_reader_next(f->reader, &f->block, &error), LODE_OK);
    lode_recall_begin(f->recall, position, n);
}

static void end(fixture *f) {
    lode_recall_free(f->recall);
    lode_reader_close(f->reader);
}

static uint32_t find(const fixture *f, size_t row) {
    const lode_record record = lode_block_record(f->block, row);
    return lode_recall_find(f->recall, &record);
}

static void learn(const fixture *f, size_t row, uint32_t number) {
    assert_int_equal(find(f, row), LODE_UNKNOWN);
    lode_recall_put(f->recall, number);
}

static void a_record_is_known_again_by_the_bytes_of_its_columns(void **state) {
    (void)state;
    static const int position[] = {0, 1};
    fixture f;
    begin(&f, "a,b,c\none,two,3\none,two,4\none,twp,3\none,tw,3\n\"one\",two,3\none ,two,3\n",
          position, 2);
    learn(&f, 0, 7);
    assert_int_equal(find(&f, 0), 7);
    assert_int_equal(find(&f, 1), 7);
    for (size_t row = 2; row < 6; row++)
        assert_int_equal(find(&f, row), LODE_UNKNOWN);
    end(&f);
}

/* Whether it comes right after itself, where it came before, or anywhere. */
static void each_of_a_few_records_is_known_in_any_order(void **state) {
    (void)state;
    enum { FEW = 5 };
    static const int position[] = {0};
    fixture f;
    begin(&f, "a\nnil\none\ntwo\nthree\nfour\n", position, 1);
    for (uint32_t row = 0; row < FEW; row++)
        learn(&f, row, 10 + row);
    for (size_t round = 0; round < 3; round++)
        for (size_t row = 0; row < FEW; row++)
            assert_int_equal(find(&f, row), 10 + row);
    for (size_t row = 0; row < FEW; row++)
        for (size_t time = 0; time < 3; time++)
            assert_int_equal(find(&f, row), 10 + row);
    lode_random stream = lode_random_start(41, 0, 0);
    for (size_t i = 0; i < 2000; i++) {
        const size_t row = (size_t)lode_random_below(&stream, FEW);
        assert_int_equal(find(&f, row), 10 + row);
    }
    end(&f);
}

/* A record that is not found is not the one that came after the latest last time. */
static void what_came_next_before_may_be_another_now(void **state) {
    (void)state;
    static const int position[] = {0};
    fixture f;
    begin(&f, "a\nx\ny\nz\n", position, 1);
    learn(&f, 0, 0);
    learn(&f, 1, 1);
    assert_int_equal(find(&f, 0), 0);
    learn(&f, 2, 2);
    assert_int_equal(find(&f, 0), 0);
    assert_int_equal(find(&f, 1), 1);
    assert_int_equal(find(&f, 2), 2);
    end(&f);
}

/* Joined, the bytes are the same. */
static void bytes_split_otherwise_are_told_apart(void **state) {
    (void)state;
    static const int position[] = {0, 2};
    fixture f;
    begin(&f, "a,b,c\nab,-,c\na,-,bc\n,-,abc\nabc,-,\n", position, 2);
    for (size_t first = 0; first < 4; first++) {
        lode_recall_begin(f.recall, position, 2);
        learn(&f, first, 0);
        for (size_t row = 0; row < 4; row++)
            assert_int_equal(find(&f, row), row == first ? 0 : LODE_UNKNOWN);
    }
    end(&f);
}

/* Columns 0, 2, 4, ... up to so many runs, asked for from the last to the first. */
static size_t every_other(int *position, size_t runs) {
    for (size_t i = 0; i < runs; i++)
        position[i] = (int)(2 * (runs - 1 - i));
    return runs;
}

/* A header of COLUMNS, a record of as many x, and records that have a y in one place each. */
enum { COLUMNS = 20 };

static void add_rows_of_one_change(text_buffer *csv) {
    char name[16];
    for (int c = 0; c < COLUMNS; c++)
        add_text(csv, name, (size_t)sprintf(name, "%sc%d", c ? "," : "", c));
    for (int changed = -1; changed < COLUMNS; changed++)
        for (int c = 0; c < COLUMNS; c++)
            add_text(csv, name,
                     (size_t)sprintf(name, "%s%c", c ? "," : "\n", c == changed ? 'y' : 'x'));
    add_text(csv, "\n", 1);
}

static bool is_among(const int *position, size_t n, int c) {
    for (size_t i = 0; i < n; i++)
        if (position[i] == c)
            return true;
    return false;
}

/* The record of x is known again where none of the columns is changed, and only there. */
static void assert_settled_by(fixture *f, const int *position, size_t n) {
    lode_recall_begin(f->recall, position, n);
    learn(f, 0, 5);
    for (int changed = 0; changed < COLUMNS; changed++)
        assert_int_equal(find(f, 1 + (size_t)changed),
                         is_among(position, n, changed) ? LODE_UNKNOWN : 5);
}

static void columns_may_lie_apart_in_any_order(void **state) {
    (void)state;
    static const int mixed[] = {7, 3, 0, 8, 2, 19, 9, 3}, all[] = {1, 0, 2};
    int position[COLUMNS];
    text_buffer csv = {NULL, 0, 0};
    fixture f;
    add_rows_of_one_change(&csv);
    begin(&f, csv.p, NULL, 0);
    for (size_t runs = 1; runs <= MOST_RUNS; runs++)
        assert_settled_by(&f, position, every_other(position, runs));
    assert_settled_by(&f, mixed, 8);
    assert_settled_by(&f, all, 3);
    every_other(position, MOST_RUNS); /* and the last run longer: 14, 15, 16 */
    position[MOST_RUNS] = 16;
    position[MOST_RUNS + 1] = 15;
    assert_settled_by(&f, position, MOST_RUNS + 2);
    end(&f);
    free(csv.p);
}

/* They are not wrong either: a caller who counts on being told gets nothing. */
static void columns_in_too_many_places_are_not_remembered(void **state) {
    (void)state;
    int position[COLUMNS];
    text_buffer csv = {NULL, 0, 0};
    fixture f;
    add_rows_of_one_change(&csv);
    begin(&f, csv.p, NULL, 0);
    for (size_t runs = MOST_RUNS + 1; runs <= COLUMNS / 2; runs++) {
        size_t n = every_other(position, runs);
        if (runs == MOST_RUNS + 1)
            position[n++] = 17; /* the last run longer */
        lode_recall_begin(f.recall, position, n);
        for (size_t row = 0; row < f.block->n; row++) {
            learn(&f, row, 5);
            assert_int_equal(find(&f, row), LODE_UNKNOWN);
        }
    }
    assert_settled_by(&f, position, every_other(position, 2)); /* fewer again: as ever */
    end(&f);
    free(csv.p);
}

static void columns_that_are_not_there_settle_nothing(void **state) {
    (void)state;
    static const int second[] = {-1, 1, -1, -2}, none[] = {-1, -1};
    fixture f;
    begin(&f, "a,b\none,two\nx,two\none,x\n", second, 4);
    learn(&f, 0, 3);
    assert_int_equal(find(&f, 1), 3);
    assert_int_equal(find(&f, 2), LODE_UNKNOWN);
    lode_recall_begin(f.recall, none, 2);
    learn(&f, 0, 4); /* nothing settles it: all records are the same */
    assert_int_equal(find(&f, 2), 4);
    end(&f);
}

/* The same columns stand elsewhere in the next file, or its cells say other things. */
static void what_was_known_is_forgotten_at_a_beginning(void **state) {
    (void)state;
    static const int position[] = {0, 1};
    fixture f;
    begin(&f, "a,b\none,two\none,x\n", position, 2);
    for (uint32_t round = 0; round < 3; round++) {
        learn(&f, 0, round);
        learn(&f, 1, 10 + round);
        assert_int_equal(find(&f, 0), round);
        assert_int_equal(find(&f, 1), 10 + round);
        lode_recall_begin(f.recall, position, 2);
    }
    lode_recall_begin(f.recall, position, 1);
    learn(&f, 0, 9);
    assert_int_equal(find(&f, 1), 9);
    end(&f);
}

/* a as long as asked, b of three bytes; then short ones. */
static char *rows_of_length(size_t length) {
    char a[SLOT_BYTES + 2];
    text_buffer csv = {NULL, 0, 0};
    memset(a, 'a', length);
    add_text(&csv, "a,-,b\nx,-,y\n", 12);
    add_text(&csv, a, length);
    add_text(&csv, ",-,bbb\nz,-,y\n", 13);
    return csv.p;
}

static void bytes_longer_than_a_slot_are_not_remembered(void **state) {
    (void)state;
    static const int position[] = {0, 2};
    for (size_t length = SLOT_BYTES - 5; length <= SLOT_BYTES + 1; length++) {
        char *csv = rows_of_length(length);
        fixture f;
        begin(&f, csv, position, 2);
        learn(&f, 0, 1);
        learn(&f, 1, 2);
        assert_int_equal(find(&f, 1), length + 3 <= SLOT_BYTES ? 2 : LODE_UNKNOWN);
        learn(&f, 2, 3);
        assert_int_equal(find(&f, 0), 1); /* the others are as they were */
        assert_int_equal(find(&f, 2), 3);
        end(&f);
        free(csv);
    }
}

/* A record of a table, whose cells are searched for, has the same bytes as one just read. */
static void a_kept_record_is_known_as_the_one_that_was_read(void **state) {
    (void)state;
    static const char csv[] = "a,b,c,d\n1,\"x,\"\"y\",\"l\nm\",4\n1,\"x,\"\"z\",\"l\nm\",4\n";
    static const int position[] = {1, 2};
    lode_table *table = NULL;
    lode_error error;
    fixture f;
    assert_int_equal(lode_table_parse(&table, lode_text(csv), "test.csv", &error), LODE_OK);
    begin(&f, csv, position, 2);
    learn(&f, 0, 1);
    learn(&f, 1, 2);
    for (size_t row = 0; row < 2; row++) {
        const size_t *order;
        const lode_record kept = lode_table_record(table, row, &order);
        assert_int_equal(lode_recall_find(f.recall, &kept), row + 1);
    }
    end(&f);
    lode_table_free(table);
}

/* ---- more than there is room for ---- */

enum { MANY = 20000, DRAWS = 200000 };

/* Records that differ in a few bytes of one of two columns; each is there once. */
static char *many_rows(void) {
    char line[SLOT_BYTES + 40];
    text_buffer csv = {NULL, 0, 0};
    lode_random stream = lode_random_start(42, 0, 0);
    add_text(&csv, "a,-,b\n", 6);
    for (unsigned i = 0; i < MANY; i++) {
        const int length = 1 + (int)lode_random_below(&stream, i % 50 ? 20 : SLOT_BYTES);
        add_text(&csv, line,
                 (size_t)snprintf(line, sizeof line, "%0*u,%u,%u\n", length, i / 2, i % 7, i % 2));
    }
    return csv.p;
}

/* Against a plain map, by row, of what was put. */
typedef struct {
    lode_table *table;
    lode_recall *recall;
    uint32_t *put; /* of each row: the number; LODE_UNKNOWN: none yet */
    size_t known, forgotten;
} many;

static void assert_never_wrong(many *m, size_t row) {
    const size_t *order;
    const lode_record record = lode_table_record(m->table, row, &order);
    const uint32_t found = lode_recall_find(m->recall, &record);
    if (found != LODE_UNKNOWN) {
        assert_int_equal(found, m->put[row]);
        m->known++;
        return;
    }
    m->forgotten += m->put[row] != LODE_UNKNOWN;
    m->put[row] = (uint32_t)row * 3;
    lode_recall_put(m->recall, m->put[row]);
    const size_t bytes = lode_record_bytes(&record, 0).n + lode_record_bytes(&record, 2).n;
    assert_int_equal(lode_recall_find(m->recall, &record),
                     bytes <= SLOT_BYTES ? m->put[row] : LODE_UNKNOWN);
}

/* By turns: any, any of a few, and those in their order. */
static size_t random_row(lode_random *stream, size_t i) {
    switch (i / 1000 % 3) {
    case 0:
        return (size_t)lode_random_below(stream, MANY);
    case 1:
        return (size_t)lode_random_below(stream, 300);
    default:
        return i % 400;
    }
}

static void records_without_room_are_forgotten_and_never_taken_for_others(void **state) {
    (void)state;
    static const int position[] = {0, 2};
    char *csv = many_rows();
    many m = {.recall = lode_recall_new(), .put = lode_allocate(MANY, sizeof(uint32_t))};
    lode_error error;
    assert_int_equal(lode_table_parse(&m.table, lode_text(csv), "test.csv", &error), LODE_OK);
    assert_int_equal(lode_table_rows(m.table), MANY);
    memset(m.put, 0xff, MANY * sizeof *m.put);
    lode_recall_begin(m.recall, position, 2);
    lode_random stream = lode_random_start(43, 0, 0);
    for (size_t i = 0; i < DRAWS; i++)
        assert_never_wrong(&m, random_row(&stream, i));
    assert_true(m.known > DRAWS / 10 && m.forgotten > DRAWS / 10); /* both have been tried */
    lode_recall_free(m.recall);
    lode_table_free(m.table);
    free(m.put);
    free(csv);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_is_known_again_by_the_bytes_of_its_columns),
        cmocka_unit_test(each_of_a_few_records_is_known_in_any_order),
        cmocka_unit_test(what_came_next_before_may_be_another_now),
        cmocka_unit_test(bytes_split_otherwise_are_told_apart),
        cmocka_unit_test(columns_may_lie_apart_in_any_order),
        cmocka_unit_test(columns_in_too_many_places_are_not_remembered),
        cmocka_unit_test(columns_that_are_not_there_settle_nothing),
        cmocka_unit_test(what_was_known_is_forgotten_at_a_beginning),
        cmocka_unit_test(bytes_longer_than_a_slot_are_not_remembered),
        cmocka_unit_test(a_kept_record_is_known_as_the_one_that_was_read),
        cmocka_unit_test(records_without_room_are_forgotten_and_never_taken_for_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
