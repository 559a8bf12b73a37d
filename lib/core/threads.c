#include "lode/threads.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

unsigned lode_workers(unsigned asked) {
    unsigned n = asked;
    cpu_set_t set;
    if (asked == 0)
        n = sched_getaffinity(0, sizeof set, &set) == 0 ? (unsigned)CPU_COUNT(&set) : 1;
    return n > LODE_MOST_WORKERS ? LODE_MOST_WORKERS : n ? n : 1;
}

/* ---- a crew: the same function in several threads ---- */

typedef struct {
    void (*run)(void *job, unsigned worker);
    void *job;
    unsigned worker;
    pthread_t thread;
} member;

static void *begin(void *data) {
    const member *m = data;
    m->run(m->job, m->worker);
    return NULL;
}

/* Start workers from .. upto - 1; returns where they end: a system short of threads gets on with
 * those it has. */
static unsigned start_members(member *members, unsigned from, unsigned upto,
                              void (*run)(void *job, unsigned worker), void *job) {
    for (unsigned i = from; i < upto; i++) {
        members[i] = (member){.run = run, .job = job, .worker = i};
        if (pthread_create(&members[i].thread, NULL, begin, &members[i]) != 0)
            return i;
    }
    return upto;
}

static void join_members(member *members, unsigned from, unsigned upto) {
    for (unsigned i = from; i < upto; i++)
        pthread_join(members[i].thread, NULL);
}

/* ---- the relay ---- */

typedef struct {
    const lode_relay *relay;
    pthread_mutex_t taking, passing;
    pthread_cond_t passed;
    size_t taken;   /* pieces so far; under taking */
    bool exhausted; /* there are no more; under taking */
    size_t turn;    /* the piece to be delivered next; under passing */
    atomic_bool stopped;
} course;

static lode_taken take_piece(course *c, unsigned worker, size_t *piece) {
    pthread_mutex_lock(&c->taking);
    lode_taken taken = LODE_NOTHING_MORE;
    if (!c->exhausted && !c->stopped)
        taken = c->relay->take(c->relay->context, worker);
    c->exhausted |= taken != LODE_TAKEN;
    if (taken != LODE_NOTHING_MORE)
        *piece = c->taken++;
    pthread_mutex_unlock(&c->taking);
    return taken;
}

static void pass_on(course *c, unsigned worker, size_t piece) {
    pthread_mutex_lock(&c->passing);
    while (c->turn != piece)
        pthread_cond_wait(&c->passed, &c->passing);
    pthread_mutex_unlock(&c->passing);
    /* Until the turn moves on, this worker alone is here. */
    if (!c->stopped && !c->relay->deliver(c->relay->context, worker))
        c->stopped = true;
    pthread_mutex_lock(&c->passing);
    c->turn++;
    pthread_cond_broadcast(&c->passed);
    pthread_mutex_unlock(&c->passing);
}

static void run_leg(course *c, unsigned worker, size_t piece) {
    c->relay->work(c->relay->context, worker);
    pass_on(c, worker, piece);
}

static void run_course(void *job, unsigned worker) {
    course *c = job;
    size_t piece;
    while (take_piece(c, worker, &piece) != LODE_NOTHING_MORE)
        run_leg(c, worker, piece);
}

/* So many pieces are run by worker 0 alone: a file of a megabyte is done before a second worker
 * would be of use, and workers that wait for each other take more of the processor than they save.
 */
enum { ALONE = 16 };

void lode_relay_run(const lode_relay *relay, unsigned workers) {
    course c = {.relay = relay,
                .taking = PTHREAD_MUTEX_INITIALIZER,
                .passing = PTHREAD_MUTEX_INITIALIZER,
                .passed = PTHREAD_COND_INITIALIZER};
    member members[LODE_MOST_WORKERS];
    size_t piece;
    for (int i = 0; i < ALONE; i++) {
        if (take_piece(&c, 0, &piece) == LODE_NOTHING_MORE)
            return;
        run_leg(&c, 0, piece);
    }
    const unsigned upto = c.exhausted ? 1 : start_members(members, 1, workers, run_course, &c);
    run_course(&c, 0);
    join_members(members, 1, upto);
}

/* ---- the share ---- */

typedef struct {
    size_t n;
    atomic_size_t next;
    void (*work)(void *context, unsigned worker, size_t i);
    void *context;
} shared_work;

static void run_share(void *job, unsigned worker) {
    shared_work *s = job;
    for (size_t i; (i = s->next++) < s->n;)
        s->work(s->context, worker, i);
}

void lode_share(size_t n, unsigned workers, void (*work)(void *context, unsigned worker, size_t i),
                void *context) {
    shared_work s = {.n = n, .work = work, .context = context};
    member members[LODE_MOST_WORKERS];
    const unsigned wanted = workers < n ? workers : n ? (unsigned)n : 1;
    const unsigned upto = start_members(members, 1, wanted, run_share, &s);
    run_share(&s, 0);
    join_members(members, 1, upto);
}
