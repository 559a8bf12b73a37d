#include "suppression_parts.h"

#include "lode/memory.h"

#include <math.h>
#include <stdlib.h>

/* Doubles of the simplex are off by less: whole numbers up to 10^9 can be told apart. */
static const double NEAR = 1e-6, MOST = 1e9;

/* ---- the table ---- */

static bool is_whole(double x) {
    return fabs(x) <= MOST && x == floor(x);
}

/* Whether a relation of known cells alone holds. */
static bool can_hold(const lode_additive *t, size_t r) {
    double sum = 0;
    for (size_t e = t->begin[r]; e < t->begin[r + 1]; e++)
        sum += t->coefficient[e] * t->value[t->cell[e]];
    return isnan(sum) || sum == 0;
}

lode_status suppression_check(const lode_additive *t, size_t *wrong, lode_error *error) {
    size_t ignored;
    wrong = wrong ? wrong : &ignored;
    *wrong = t->relations;
    for (size_t i = 0; i < t->cells; i++)
        if (!isnan(t->value[i]) && (!is_whole(t->value[i]) || t->value[i] < 0))
            return lode_fail(error, LODE_DATA, "%.12g is not a count from 0 to %.0f", t->value[i],
                             MOST);
    for (size_t e = t->begin[0]; e < t->begin[t->relations]; e++)
        if (t->cell[e] >= t->cells || !is_whole(t->coefficient[e]) || t->coefficient[e] == 0)
            return lode_fail(error, LODE_DATA, "entry %zu is of no cell, or times %g", e,
                             t->coefficient[e]);
    for (size_t r = 0; r < t->relations; r++)
        if (!can_hold(t, r)) {
            *wrong = r;
            return lode_fail(error, LODE_DATA, "relation %zu does not add up", r);
        }
    return LODE_OK;
}

/* ---- what is not known ---- */

static void add_variables(suppression_unknown *u, const bool *hidden) {
    for (size_t i = 0; i < u->table->cells; i++)
        if (hidden[i] || isnan(u->table->value[i])) {
            u->variable[i] = glp_add_cols(u->programme, 1);
            glp_set_col_bnds(u->programme, u->variable[i], GLP_LO, 0, 0);
            glp_set_col_kind(u->programme, u->variable[i], GLP_IV);
        }
}

static void add_relation(suppression_unknown *u, size_t r, int *index, double *coefficient) {
    const lode_additive *t = u->table;
    double known = 0;
    int n = 0;
    for (size_t e = t->begin[r]; e < t->begin[r + 1]; e++) {
        if (!u->variable[t->cell[e]]) {
            known += t->coefficient[e] * t->value[t->cell[e]];
            continue;
        }
        index[++n] = u->variable[t->cell[e]];
        coefficient[n] = t->coefficient[e];
    }
    if (n == 0)
        return;
    const int row = glp_add_rows(u->programme, 1);
    glp_set_row_bnds(u->programme, row, GLP_FX, -known, -known);
    glp_set_mat_row(u->programme, row, n, index, coefficient);
}

suppression_unknown suppression_open(const lode_additive *table, const bool *hidden) {
    suppression_unknown u = {.table = table,
                             .programme = glp_create_prob(),
                             .variable = lode_allocate(table->cells, sizeof *u.variable),
                             .low = lode_allocate(table->cells, sizeof *u.low),
                             .high = lode_allocate(table->cells, sizeof *u.high)};
    for (size_t i = 0; i < table->cells; i++) {
        const bool known = !isnan(table->value[i]);
        u.low[i] = known ? table->value[i] : INFINITY;
        u.high[i] = known ? table->value[i] : -INFINITY;
    }
    int *index = lode_allocate(table->cells + 1, sizeof *index);
    double *coefficient = lode_allocate(table->cells + 1, sizeof *coefficient);
    glp_term_out(GLP_OFF);
    add_variables(&u, hidden);
    for (size_t r = 0; r < table->relations; r++)
        add_relation(&u, r, index, coefficient);
    free(index);
    free(coefficient);
    return u;
}

void suppression_close(suppression_unknown *u) {
    glp_delete_prob(u->programme);
    free(u->variable);
    free(u->low);
    free(u->high);
}

/* ---- what it can be ---- */

/* A whole optimum is attained by whole counts, and no whole counts can go beyond it. */
static bool is_attained(glp_prob *p) {
    for (int j = 1; j <= glp_get_num_cols(p); j++)
        if (fabs(glp_get_col_prim(p, j) - round(glp_get_col_prim(p, j))) > NEAR)
            return false;
    return true;
}

/* Remember the table at which a programme ended. */
static void see(suppression_unknown *u, double (*value)(glp_prob *, int)) {
    for (size_t i = 0; i < u->table->cells; i++)
        if (u->variable[i]) {
            const double x = round(value(u->programme, u->variable[i]));
            u->low[i] = fmin(u->low[i], x);
            u->high[i] = fmax(u->high[i], x);
        }
}

static lode_status unsolved(lode_error *error) {
    return lode_fail(error, LODE_REFUSED, "what can be derived could not be worked out");
}

static lode_status solve_whole(suppression_unknown *u, double *bound, lode_error *error) {
    glp_prob *p = u->programme;
    glp_iocp how;
    glp_init_iocp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.tm_lim = 20000;
    if (glp_intopt(p, &how) != 0 || glp_mip_status(p) != GLP_OPT)
        return glp_mip_status(p) == GLP_NOFEAS
                   ? lode_fail(error, LODE_DATA, "no whole counts fit what is known")
                   : unsolved(error);
    *bound = round(glp_mip_obj_val(p));
    see(u, glp_mip_col_val);
    return LODE_OK;
}

lode_status suppression_bound(suppression_unknown *u, size_t cell, int direction, double *bound,
                              lode_error *error) {
    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    glp_set_obj_dir(u->programme, direction);
    glp_set_obj_coef(u->programme, u->variable[cell], 1);
    int failed = glp_simplex(u->programme, &how);
    if (failed) { /* a basis that has become singular */
        glp_std_basis(u->programme);
        failed = glp_simplex(u->programme, &how);
    }
    const int found = glp_get_status(u->programme);
    *bound = round(glp_get_obj_val(u->programme));
    lode_status status = LODE_OK;
    if (failed)
        status = unsolved(error);
    else if (found == GLP_UNBND)
        *bound = INFINITY;
    else if (found != GLP_OPT)
        status = lode_fail(error, LODE_DATA, "no counts fit what is known");
    else if (!is_attained(u->programme))
        status = solve_whole(u, bound, error);
    else
        see(u, glp_get_col_prim);
    glp_set_obj_coef(u->programme, u->variable[cell], 0);
    return status;
}

lode_status suppression_range(suppression_unknown *u, size_t cell, lode_derivable *range,
                              lode_error *error) {
    if (!u->variable[cell]) {
        *range = (lode_derivable){u->table->value[cell], u->table->value[cell]};
        return LODE_OK;
    }
    lode_status status = suppression_bound(u, cell, GLP_MIN, &range->low, error);
    if (status == LODE_OK)
        status = suppression_bound(u, cell, GLP_MAX, &range->high, error);
    return status;
}

lode_status lode_suppression_audit(const lode_additive *table, const bool *hidden,
                                   lode_derivable *range, size_t *wrong, lode_error *error) {
    lode_status status = suppression_check(table, wrong, error);
    if (status != LODE_OK)
        return status;
    suppression_unknown unknown = suppression_open(table, hidden);
    for (size_t i = 0; i < table->cells && status == LODE_OK; i++)
        status = suppression_range(&unknown, i, &range[i], error);
    suppression_close(&unknown);
    return status;
}
