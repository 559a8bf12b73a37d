/* Several workers: every piece once, delivered in order, whatever the number of them. */
#include "lode/threads.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { PIECES = 2000 };

typedef struct {
    size_t pieces, next, delivered, stop_at;
    size_t piece[LODE_MOST_WORKERS]; /* of each worker */
    size_t result[LODE_MOST_WORKERS];
    bool in_order, alone_in_take, alone_in_deliver;
    atomic_int taking, delivering;
    bool tells_the_last;
} run;

static lode_taken take(void *context, unsigned worker) {
    run *r = context;
    r->alone_in_take &= atomic_fetch_add(&r->taking, 1) == 0;
    lode_taken taken = LODE_NOTHING_MORE;
    if (r->next < r->pieces) {
        r->piece[worker] = r->next++;
        taken = r->tells_the_last && r->next == r->pieces ? LODE_TAKEN_THE_LAST : LODE_TAKEN;
    }
    atomic_fetch_sub(&r->taking, 1);
    return taken;
}

/* Pieces of unequal size, so that workers overtake each other. */
static void work(void *context, unsigned worker) {
    run *r = context;
    size_t sum = 0;
    for (size_t i = 0; i < r->piece[worker] % 7 * 3000; i++)
        sum += i % 3;
    r->result[worker] = 2 * r->piece[worker] + (sum == SIZE_MAX);
}

static bool deliver(void *context, unsigned worker) {
    run *r = context;
    r->alone_in_deliver &= atomic_fetch_add(&r->delivering, 1) == 0;
    r->in_order &= r->result[worker] == 2 * r->delivered;
    r->delivered++;
    atomic_fetch_sub(&r->delivering, 1);
    return r->delivered != r->stop_at;
}

static run new_run(size_t pieces) {
    return (run){
        .pieces = pieces, .in_order = true, .alone_in_take = true, .alone_in_deliver = true};
}

static void pieces_are_delivered_in_the_order_they_were_taken(void **state) {
    (void)state;
    for (unsigned workers = 1; workers <= LODE_MOST_WORKERS; workers++)
        for (int last = 0; last < 2; last++) {
            run r = new_run(PIECES);
            r.tells_the_last = last;
            const lode_relay relay = {&r, take, work, deliver};
            lode_relay_run(&relay, workers);
            assert_int_equal(r.delivered, PIECES);
            assert_true(r.in_order && r.alone_in_take && r.alone_in_deliver);
        }
}

static void nothing_follows_a_piece_that_was_refused(void **state) {
    (void)state;
    for (unsigned workers = 1; workers <= 5; workers++) {
        run r = new_run(PIECES);
        r.stop_at = 100;
        const lode_relay relay = {&r, take, work, deliver};
        lode_relay_run(&relay, workers);
        assert_int_equal(r.delivered, 100);
        assert_true(r.in_order);
        assert_in_range(r.next, 100, 100 + 2 * workers); /* what was on its way is dropped */
    }
}

static void no_pieces_and_one_piece_are_runs_too(void **state) {
    (void)state;
    for (size_t pieces = 0; pieces < 2; pieces++) {
        run r = new_run(pieces);
        const lode_relay relay = {&r, take, work, deliver};
        lode_relay_run(&relay, 4);
        assert_int_equal(r.delivered, pieces);
    }
}

static atomic_int visits[PIECES];

static void visit(void *context, unsigned worker, size_t i) {
    assert_true(worker < *(unsigned *)context);
    atomic_fetch_add(&visits[i], 1);
}

static void a_share_visits_every_place_once(void **state) {
    (void)state;
    for (unsigned workers = 1; workers <= LODE_MOST_WORKERS; workers += 3) {
        memset(visits, 0, sizeof visits);
        lode_share(PIECES, workers, visit, &workers);
        for (size_t i = 0; i < PIECES; i++)
            assert_int_equal(visits[i], 1);
    }
    unsigned none = 1;
    lode_share(0, 4, visit, &none);
}

static void workers_are_at_least_one_and_not_too_many(void **state) {
    (void)state;
    assert_in_range(lode_workers(0), 1, LODE_MOST_WORKERS);
    assert_int_equal(lode_workers(3), 3);
    assert_int_equal(lode_workers(1000), LODE_MOST_WORKERS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_delivered_in_the_order_they_were_taken),
        cmocka_unit_test(nothing_follows_a_piece_that_was_refused),
        cmocka_unit_test(no_pieces_and_one_piece_are_runs_too),
        cmocka_unit_test(a_share_visits_every_place_once),
        cmocka_unit_test(workers_are_at_least_one_and_not_too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
