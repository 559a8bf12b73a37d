/* How alike the arms were before: differences in standard deviations, without tests, as any
 * difference between arms that were drawn by lot is chance. */
#include "trial_parts.h"

typedef struct {
    size_t n;
    double mean, squares;
} moments;

static void add(moments *m, double value) {
    const double before = value - m->mean;
    m->n++;
    m->mean += before / (double)m->n;
    m->squares += before * (value - m->mean);
}

static trial_balance balance_of(const trial *t, size_t c) {
    moments arm[TRIAL_ARMS] = {{0, 0, 0}, {0, 0, 0}};
    for (size_t i = 0; i < t->n; i++)
        add(&arm[t->x[i * t->columns] == 1], t->x[i * t->columns + c]);
    const double squares = arm[0].squares + arm[1].squares,
                 difference = arm[TRIAL_PROGRAMME].mean - arm[TRIAL_COMPARISON].mean,
                 sd = sqrt(squares / (double)(t->n - 2));
    return (trial_balance){difference, sd > 0 ? difference / sd : NAN};
}

void trial_balance_arms(trial *t) {
    t->balance = lode_allocate(t->columns, sizeof *t->balance);
    for (size_t c = 1; c < t->columns; c++)
        t->balance[c] = balance_of(t, c);
}
