/* What moves with a cell: the cheapest other cells that can change so that it is wider by width and
 * all relations hold. One linear programme. */
#include "suppression_parts.h"

#include "lode/memory.h"

#include <math.h>
#include <stdlib.h>

/* Of each cell two variables, up (2 i + 1) and down (2 i + 2). */
static int variable_of(size_t cell, int down) {
    return (int)(2 * cell) + 1 + down;
}

static void set_cell(glp_prob *p, const lode_additive *t, const lode_suppression_plan *plan,
                     size_t i, const bool *hidden) {
    const bool unknown = isnan(t->value[i]);
    const bool free_of_cost = hidden[i] || unknown;
    const double cost = free_of_cost ? 0 : plan->cost[i];
    const double room = unknown ? 0 : t->value[i];
    for (int down = 0; down < 2; down++) {
        const int j = variable_of(i, down);
        if (isinf(cost) || (down && room == 0))
            glp_set_col_bnds(p, j, GLP_FX, 0, 0);
        else
            glp_set_col_bnds(p, j, down ? GLP_DB : GLP_LO, 0, room);
        glp_set_obj_coef(p, j, isinf(cost) ? 0 : cost);
    }
}

static void set_relation(glp_prob *p, const lode_additive *t, size_t r, int *index,
                         double *coefficient) {
    int n = 0;
    for (size_t e = t->begin[r]; e < t->begin[r + 1]; e++)
        for (int down = 0; down < 2; down++) {
            index[++n] = variable_of(t->cell[e], down);
            coefficient[n] = down ? -t->coefficient[e] : t->coefficient[e];
        }
    const int row = (int)r + 1;
    glp_set_row_bnds(p, row, GLP_FX, 0, 0);
    glp_set_mat_row(p, row, n, index, coefficient);
}

static glp_prob *programme(const lode_additive *t, const lode_suppression_plan *plan, size_t cell,
                           const bool *hidden) {
    glp_prob *p = glp_create_prob();
    int *index = lode_allocate(2 * t->cells + 1, sizeof *index);
    double *coefficient = lode_allocate(2 * t->cells + 1, sizeof *coefficient);
    glp_set_obj_dir(p, GLP_MIN);
    glp_add_cols(p, 2 * (int)t->cells);
    if (t->relations)
        glp_add_rows(p, (int)t->relations);
    for (size_t i = 0; i < t->cells; i++)
        set_cell(p, t, plan, i, hidden);
    for (size_t r = 0; r < t->relations; r++)
        set_relation(p, t, r, index, coefficient);
    glp_set_col_bnds(p, variable_of(cell, 0), GLP_FX, plan->width, plan->width);
    glp_set_col_bnds(p, variable_of(cell, 1), GLP_FX, 0, 0);
    free(index);
    free(coefficient);
    return p;
}

bool suppression_move(const lode_additive *t, const lode_suppression_plan *plan, size_t cell,
                      bool *hidden) {
    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    glp_prob *p = programme(t, plan, cell, hidden);
    bool more = false;
    if (glp_simplex(p, &how) == 0 && glp_get_status(p) == GLP_OPT)
        for (size_t i = 0; i < t->cells; i++)
            if (!hidden[i] &&
                glp_get_col_prim(p, variable_of(i, 0)) + glp_get_col_prim(p, variable_of(i, 1)) >
                    1e-7)
                more = hidden[i] = true;
    glp_delete_prob(p);
    return more;
}
