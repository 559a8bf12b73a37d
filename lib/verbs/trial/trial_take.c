/* Those who were assigned: who is analysed, and what the others lack. */
#include "lode/number.h"
#include "trial_parts.h"

enum { CLUSTER, OUTCOME, COVARIATES };

lode_slice trial_lacking_name(const trial *t, size_t i) {
    return i == CLUSTER   ? t->cluster_name
           : i == OUTCOME ? t->outcome_name
                          : t->source[i - COVARIATES].name;
}

/* The arm that each cluster was assigned to, and whether anybody of it is analysed. */
typedef struct {
    uint8_t *arm; /* TRIAL_ARMS: not seen yet */
    uint32_t *group;
    size_t *first; /* the row that it was first seen in */
} places;

/* ---- one pupil ---- */

static bool read_number(const trial *t, size_t row, int column, double *value) {
    lode_number number;
    const bool is = lode_number_read(trial_cell(t, row, column), &number);
    *value = number.value;
    return is;
}

/* The columns of a covariate into x; how many, 0 if there is nothing. */
static size_t fill(const trial *t, const trial_source *s, size_t row, double *x) {
    const lode_slice text = trial_cell(t, row, s->column);
    if (!s->category)
        return read_number(t, row, s->column, x);
    if (lode_says_nothing(t->codes, text))
        return 0;
    for (size_t l = 1; l < s->levels; l++)
        x[l - 1] = lode_same(text, s->level[l]);
    return s->levels - 1;
}

/* The pupil's numbers; what is lacking first, or as much as may lack. */
static size_t read_pupil(const trial *t, size_t row, int arm, double *x, double *y) {
    size_t c = 1;
    x[0] = arm == TRIAL_PROGRAMME;
    if (!read_number(t, row, t->outcome, y))
        return OUTCOME;
    for (size_t s = 0; s < t->sources; s++) {
        const size_t n = fill(t, &t->source[s], row, x + c);
        if (n == 0)
            return COVARIATES + s;
        c += n;
    }
    return COVARIATES + t->sources;
}

/* ---- clusters ---- */

static lode_status two_arms(trial *t, size_t row, size_t first) {
    lode_fail(t->error, LODE_DATA, "%.*s '%.*s' is in both arms: in line %zu it was in '%.*s'",
              LODE_ARG(t->cluster_name), LODE_ARG(trial_cell(t, row, t->cluster)),
              lode_table_line(t->table, first), LODE_ARG(trial_cell(t, first, t->arm)));
    lode_fail_hint(t->error, "if pupils were assigned within each, that is no trial of clusters: "
                             "--baseline and --category of the column instead of --cluster");
    return lode_table_fail_at(t->table, row, (size_t)t->cluster, t->error);
}

/* Note that a cluster was assigned; LODE_UNKNOWN in *name if the pupil has none. */
static lode_status assign(trial *t, places *p, size_t row, int arm, uint32_t *name) {
    const lode_slice text = trial_cell(t, row, t->cluster);
    *name = LODE_UNKNOWN;
    if (lode_says_nothing(t->codes, text))
        return LODE_OK;
    *name = lode_names_add(t->clusters, text);
    if (p->arm[*name] == TRIAL_ARMS) {
        p->arm[*name] = (uint8_t)arm;
        p->first[*name] = row;
        t->flow[arm].clusters_assigned++;
    }
    return p->arm[*name] == arm ? LODE_OK : two_arms(t, row, p->first[*name]);
}

static void count_in(trial *t, places *p, uint32_t name, int arm) {
    if (p->group[name] == LODE_UNKNOWN) {
        p->group[name] = (uint32_t)t->groups;
        t->treated[t->groups] = arm == TRIAL_PROGRAMME;
        t->groups++;
        t->flow[arm].clusters_analysed++;
    }
    t->size[p->group[name]]++;
    t->group[t->n] = p->group[name];
}

/* ---- all of them ---- */

static lode_status take_row(trial *t, places *p, size_t row) {
    const int arm = trial_arm_of(t, row);
    uint32_t name = LODE_UNKNOWN;
    if (arm == TRIAL_ARMS) {
        t->without_arm++;
        return LODE_OK;
    }
    trial_flow *flow = &t->flow[arm];
    flow->assigned++;
    if (trial_of_clusters(t)) {
        const lode_status status = assign(t, p, row, arm, &name);
        if (status != LODE_OK || name == LODE_UNKNOWN) {
            flow->lacking[CLUSTER]++;
            return status;
        }
    }
    const size_t lacking = read_pupil(t, row, arm, t->x + t->n * t->columns, &t->y[t->n]);
    if (lacking < COVARIATES + t->sources) {
        flow->lacking[lacking]++;
        return LODE_OK;
    }
    if (trial_of_clusters(t))
        count_in(t, p, name, arm);
    flow->analysed++;
    t->n++;
    return LODE_OK;
}

static places make_room(trial *t, size_t rows) {
    places p = {lode_allocate(rows, sizeof *p.arm), lode_allocate(rows, sizeof *p.group),
                lode_allocate(rows, sizeof *p.first)};
    memset(p.arm, TRIAL_ARMS, rows);
    memset(p.group, 0xff, rows * sizeof *p.group);
    t->x = lode_allocate(rows * t->columns, sizeof *t->x);
    t->y = lode_allocate(rows, sizeof *t->y);
    t->group = lode_allocate(rows, sizeof *t->group);
    t->treated = lode_allocate(rows, sizeof *t->treated);
    t->size = lode_allocate(rows, sizeof *t->size);
    for (int a = 0; a < TRIAL_ARMS; a++)
        t->flow[a].lacking = lode_allocate(COVARIATES + t->sources, sizeof *t->flow[a].lacking);
    return p;
}

static lode_status refuse_few(trial *t) {
    for (int a = 0; a < TRIAL_ARMS; a++) {
        const trial_flow *flow = &t->flow[a];
        const bool of_clusters = trial_of_clusters(t);
        const size_t n = of_clusters ? flow->clusters_analysed : flow->analysed;
        if (n >= 2)
            continue;
        lode_fail(t->error, LODE_REFUSED, "arm '%.*s' has %zu %s that can be analysed; needs 2",
                  LODE_ARG(t->label[a]), n,
                  of_clusters ? (n == 1 ? "cluster" : "clusters") : (n == 1 ? "pupil" : "pupils"));
        return of_clusters ? lode_fail_hint(t->error, "with one cluster in an arm, what the "
                                                      "programme does cannot be told from what "
                                                      "that cluster is")
                           : LODE_REFUSED;
    }
    return LODE_OK;
}

lode_status trial_take(trial *t) {
    const size_t rows = lode_table_rows(t->table);
    places p = make_room(t, rows);
    lode_status status = LODE_OK;
    for (size_t row = 0; row < rows && status == LODE_OK; row++)
        status = take_row(t, &p, row);
    free(p.arm);
    free(p.group);
    free(p.first);
    return status == LODE_OK ? refuse_few(t) : status;
}

/* ---- what became of them ---- */

void trial_tell_lacking(const trial *t) {
    if (t->without_arm) {
        lode_left_out(t->report, "not assigned", t->without_arm);
        lode_notice(t->report,
                    "rows without an arm are of nobody who was assigned, and are left "
                    "out: %zu",
                    t->without_arm);
    }
    for (size_t i = 0; i < COVARIATES + t->sources; i++) {
        const size_t p = t->flow[TRIAL_PROGRAMME].lacking[i],
                     c = t->flow[TRIAL_COMPARISON].lacking[i];
        const lode_slice name = trial_lacking_name(t, i);
        if (p + c == 0)
            continue;
        lode_left_out(t->report, lode_arena_print(t->arena, "without %.*s", LODE_ARG(name)), p + c);
        lode_notice(t->report,
                    "%zu of %zu pupils assigned to '%.*s' and %zu of %zu to '%.*s' have no %.*s "
                    "and are left out",
                    p, t->flow[TRIAL_PROGRAMME].assigned, LODE_ARG(t->label[TRIAL_PROGRAMME]), c,
                    t->flow[TRIAL_COMPARISON].assigned, LODE_ARG(t->label[TRIAL_COMPARISON]),
                    LODE_ARG(name));
    }
}
