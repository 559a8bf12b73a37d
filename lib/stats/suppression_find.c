/* Which cells to hide besides the primary ones. */
#include "suppression_parts.h"

#include "lode/memory.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_CUTS = 400 };

typedef struct {
    const lode_additive *table;
    const lode_suppression_plan *plan;
    size_t exposed; /* the primary cell that the last look found known; cells: none */
    lode_error *error;
} search;

/* Whether it is hidden whatever is settled. */
static bool must_be_hidden(const search *s, size_t i) {
    return s->plan->primary[i] || s->plan->cost[i] == 0 || isnan(s->table->value[i]);
}

static bool may_be_hidden(const search *s, size_t i) {
    return !must_be_hidden(s, i) && isfinite(s->plan->cost[i]);
}

/* Whether a cell is known within width; whole tables seen before may show that it is not. */
static lode_status look_at(search *s, suppression_unknown *unknown, size_t i, bool *known) {
    static const int direction[] = {GLP_MAX, GLP_MIN};
    lode_status status = LODE_OK;
    *known = unknown->high[i] - unknown->low[i] < s->plan->width;
    for (int d = 0; d < 2 && *known && status == LODE_OK; d++) {
        double bound;
        status = suppression_bound(unknown, i, direction[d], &bound, s->error);
        *known = !isinf(bound) && unknown->high[i] - unknown->low[i] < s->plan->width;
    }
    return status;
}

/* Look for a primary cell, not before from, that is known within width. Whatever more is hidden, a
 * cell that is protected stays so. */
static lode_status find_exposed(search *s, const bool *hidden, size_t from) {
    lode_status status = LODE_OK;
    suppression_unknown unknown = suppression_open(s->table, hidden);
    s->exposed = s->table->cells;
    for (size_t i = from; i < s->table->cells && status == LODE_OK; i++) {
        bool known;
        if (!s->plan->primary[i])
            continue;
        status = look_at(s, &unknown, i, &known);
        if (status == LODE_OK && known) {
            s->exposed = i;
            break;
        }
    }
    suppression_close(&unknown);
    return status;
}

static lode_status is_exposed(search *s, const bool *hidden, size_t cell, bool *is) {
    lode_derivable range = {0, 0};
    suppression_unknown unknown = suppression_open(s->table, hidden);
    const lode_status status = suppression_range(&unknown, cell, &range, s->error);
    suppression_close(&unknown);
    *is = range.high - range.low < s->plan->width;
    return status;
}

/* ---- the least cost ---- */

/* Hide as much more as leaves the exposed cell exposed. */
static lode_status extend(search *s, bool *hidden) {
    const size_t cell = s->exposed;
    lode_status status = LODE_OK;
    for (size_t i = 0; i < s->table->cells && status == LODE_OK; i++) {
        bool still;
        if (hidden[i] || !may_be_hidden(s, i))
            continue;
        hidden[i] = true;
        status = is_exposed(s, hidden, cell, &still);
        hidden[i] = still;
    }
    return status;
}

static glp_prob *new_choice(const search *s) {
    glp_prob *p = glp_create_prob();
    glp_set_obj_dir(p, GLP_MIN);
    glp_add_cols(p, (int)s->table->cells);
    for (size_t i = 0; i < s->table->cells; i++) {
        const int j = (int)i + 1;
        glp_set_col_kind(p, j, GLP_BV);
        if (!may_be_hidden(s, i))
            glp_set_col_bnds(p, j, GLP_FX, 0, 0);
        else
            glp_set_obj_coef(p, j, s->plan->cost[i]);
    }
    return p;
}

/* One of the cells outside of hidden. False if there are none. */
static bool add_cut(const search *s, glp_prob *p, const bool *hidden) {
    int *index = lode_allocate(s->table->cells + 1, sizeof *index), n = 0;
    double *one = lode_allocate(s->table->cells + 1, sizeof *one);
    for (size_t i = 0; i < s->table->cells; i++)
        if (!hidden[i] && may_be_hidden(s, i)) {
            index[++n] = (int)i + 1;
            one[n] = 1;
        }
    if (n > 0) {
        const int row = glp_add_rows(p, 1);
        glp_set_row_bnds(p, row, GLP_LO, 1, 0);
        glp_set_mat_row(p, row, n, index, one);
    }
    free(index);
    free(one);
    return n > 0;
}

static bool choose(const search *s, glp_prob *p, bool *hidden) {
    glp_iocp how;
    glp_init_iocp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.presolve = GLP_ON;
    how.tm_lim = 5000;
    if (glp_intopt(p, &how) != 0 || glp_mip_status(p) != GLP_OPT)
        return false;
    for (size_t i = 0; i < s->table->cells; i++)
        hidden[i] = must_be_hidden(s, i) || glp_mip_col_val(p, (int)i + 1) > 0.5;
    return true;
}

static lode_status refuse(const search *s) {
    return lode_fail(s->error, LODE_REFUSED,
                     "a count stays known within %g, whatever else is hidden", s->plan->width);
}

/* *least is false if that is not found in time. */
static lode_status find_least(search *s, bool *hidden, bool *least) {
    glp_prob *p = new_choice(s);
    lode_status status = find_exposed(s, hidden, 0);
    *least = true;
    for (int cuts = 0; status == LODE_OK && *least && s->exposed < s->table->cells; cuts++) {
        status = extend(s, hidden);
        if (status == LODE_OK && !add_cut(s, p, hidden))
            status = refuse(s);
        else if (status == LODE_OK && (cuts == MOST_CUTS || !choose(s, p, hidden)))
            *least = false;
        else if (status == LODE_OK)
            status = find_exposed(s, hidden, 0);
    }
    glp_delete_prob(p);
    return status;
}

/* ---- enough ---- */

/* The cheapest cell that may still be hidden. */
static bool hide_another(const search *s, bool *hidden) {
    size_t best = s->table->cells;
    for (size_t i = 0; i < s->table->cells; i++)
        if (!hidden[i] && may_be_hidden(s, i) &&
            (best == s->table->cells || s->plan->cost[i] < s->plan->cost[best]))
            best = i;
    if (best < s->table->cells)
        hidden[best] = true;
    return best < s->table->cells;
}

/* Show again what is not needed, the dearest first. */
static lode_status thin_out(search *s, bool *hidden) {
    bool *tried = lode_allocate(s->table->cells, sizeof *tried);
    lode_status status = LODE_OK;
    while (status == LODE_OK) {
        size_t next = s->table->cells;
        for (size_t i = 0; i < s->table->cells; i++)
            if (hidden[i] && !tried[i] && may_be_hidden(s, i) &&
                (next == s->table->cells || s->plan->cost[i] > s->plan->cost[next]))
                next = i;
        if (next == s->table->cells)
            break;
        tried[next] = true;
        hidden[next] = false;
        status = find_exposed(s, hidden, 0);
        hidden[next] = s->exposed < s->table->cells;
    }
    free(tried);
    return status;
}

static lode_status find_enough(search *s, bool *hidden) {
    lode_status status = find_exposed(s, hidden, 0);
    while (status == LODE_OK && s->exposed < s->table->cells) {
        if (!suppression_move(s->table, s->plan, s->exposed, hidden) && !hide_another(s, hidden))
            return refuse(s);
        status = find_exposed(s, hidden, s->exposed);
    }
    return status == LODE_OK ? thin_out(s, hidden) : status;
}

/* ---- the plan ---- */

static void hide_musts(const search *s, bool *hidden) {
    for (size_t i = 0; i < s->table->cells; i++)
        hidden[i] = must_be_hidden(s, i);
}

lode_status lode_suppression_find(const lode_additive *table, const lode_suppression_plan *plan,
                                  bool *hidden, bool *least, size_t *exposed, lode_error *error) {
    search s = {.table = table, .plan = plan, .exposed = table->cells, .error = error};
    size_t open = 0;
    lode_status status = suppression_check(table, NULL, error);
    for (size_t i = 0; i < table->cells; i++)
        open += may_be_hidden(&s, i);
    glp_term_out(GLP_OFF);
    hide_musts(&s, hidden);
    *least = false;
    if (status == LODE_OK && open <= plan->exact_cells)
        status = find_least(&s, hidden, least);
    if (status == LODE_OK && !*least) {
        hide_musts(&s, hidden);
        status = find_enough(&s, hidden);
    }
    if (exposed)
        *exposed = s.exposed;
    return status;
}
