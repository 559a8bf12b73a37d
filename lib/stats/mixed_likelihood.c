/* The likelihood of a mixed model at given relative variances. Nothing is subtracted that is large
 * but what the areas take: I + B B' is never smaller than I, so its factor is safe wherever a
 * variance is 0. */
#include "lode/memory.h"
#include "mixed_parts.h"

#include <stdlib.h>
#include <string.h>

mixed_likelihood mixed_likelihood_new(const mixed_sums *s) {
    const size_t areas = s->areas * s->m, unit = s->q * s->q + s->q * s->m;
    return (mixed_likelihood){.factor = lode_allocate(s->m * s->m, sizeof(dual)),
                              .room = lode_allocate(areas + unit, sizeof(dual))};
}

void mixed_likelihood_free(mixed_likelihood *l) {
    free(l->factor);
    free(l->room);
}

/* B[i][j] = sum over k from max(i, j) of triangle[i][k] L[k][j]; the triangle is the columns z of
 * the unit's rows. */
static dual factor_cell(const mixed_sums *s, const double *row, const double *theta, size_t along,
                        size_t i, size_t j) {
    dual cell = {0, 0};
    for (size_t k = i > j ? i : j; k < s->q; k++) {
        const size_t place = mixed_place(k, j);
        const double r = row[i * s->m + s->z[k]];
        cell.v += r * theta[place];
        cell.d += place == along ? r : 0;
    }
    return cell;
}

/* Lower Cholesky factor in place, of the lower half; the sum of the logarithms of the first n
 * pivots' squares. */
static dual cholesky(dual *a, size_t size, size_t n) {
    dual log_det = {0, 0};
    for (size_t i = 0; i < size; i++) {
        for (size_t j = 0; j < i; j++) {
            for (size_t k = 0; k < j; k++)
                a[i * size + j] =
                    dual_minus(a[i * size + j], dual_times(a[i * size + k], a[j * size + k]));
            a[i * size + j] = dual_over(a[i * size + j], a[j * size + j]);
        }
        for (size_t k = 0; k < i; k++)
            a[i * size + i] =
                dual_minus(a[i * size + i], dual_times(a[i * size + k], a[i * size + k]));
        if (i < n)
            log_det = dual_plus(log_det, dual_log(a[i * size + i]));
        a[i * size + i] = dual_root(a[i * size + i]);
    }
    return log_det;
}

dual mixed_unit_factor(const mixed_sums *s, size_t unit, const double *theta, size_t along,
                       dual *k) {
    const double *row = mixed_rows(s, unit);
    const size_t q = s->q;
    dual b[q * q];
    for (size_t i = 0; i < q * q; i++)
        b[i] = factor_cell(s, row, theta, along, i / q, i % q);
    for (size_t i = 0; i < q; i++)
        for (size_t j = 0; j <= i; j++) {
            dual sum = dual_constant(i == j);
            for (size_t c = 0; c < q; c++)
                sum = dual_plus(sum, dual_times(b[i * q + c], b[j * q + c]));
            k[i * q + j] = sum;
        }
    return cholesky(k, q, q);
}

/* The lower half of total += w x x'. */
static void add_square(const double *x, dual w, size_t m, dual *total) {
    for (size_t a = 0; a < m; a++)
        for (size_t b = 0; b <= a; b++) {
            const double product = x[a] * x[b];
            total[a * m + b].v += w.v * product;
            total[a * m + b].d += w.d * product;
        }
}

/* A unit whose only effect is its intercept: all it brings is its row, with a weight. */
static dual add_simple(const mixed_sums *s, size_t unit, const double *theta, size_t along,
                       dual *total, dual *area) {
    const double *row = mixed_rows(s, unit);
    const dual one = dual_constant(1), root = {theta[0], along == 0};
    const dual size = dual_plus(one, dual_scaled(dual_times(root, root), s->count[unit]));
    const dual weight = dual_over(one, size);
    add_square(row, weight, s->m, total);
    for (size_t c = 0; area && c < s->m; c++)
        area[c] = dual_plus(area[c], dual_scaled(weight, row[0] * row[c]));
    return dual_log(size);
}

/* K^-1 R_g, then its square. */
static dual add_general(const mixed_sums *s, size_t unit, const double *theta, size_t along,
                        dual *room, dual *total, dual *area) {
    const size_t q = s->q, m = s->m;
    const double *row = mixed_rows(s, unit);
    dual *k = room, *rest = room + q * q;
    const dual log_det = mixed_unit_factor(s, unit, theta, along, k);
    for (size_t i = 0; i < q; i++)
        for (size_t c = 0; c < m; c++) {
            dual left = dual_constant(row[i * m + c]);
            for (size_t j = 0; j < i; j++)
                left = dual_minus(left, dual_times(k[i * q + j], rest[j * m + c]));
            rest[i * m + c] = dual_over(left, k[i * q + i]);
        }
    for (size_t i = 0; i < q; i++)
        for (size_t a = 0; a < m; a++) {
            const dual x = rest[i * m + a];
            for (size_t b = 0; b <= a; b++)
                total[a * m + b] = dual_plus(total[a * m + b], dual_times(x, rest[i * m + b]));
            if (area)
                area[a] = dual_plus(area[a], dual_times(rest[i * m], x));
        }
    return log_det;
}

/* What the effect of an area takes, whose units' rows have the sums area[m] of products with the
 * first column. */
static dual take_area(const dual *area, dual variance, size_t m, dual *total) {
    const dual one = dual_constant(1), size = dual_plus(one, dual_times(variance, area[0]));
    const dual share = dual_over(variance, size);
    for (size_t a = 0; a < m; a++)
        for (size_t b = 0; b <= a; b++)
            total[a * m + b] =
                dual_minus(total[a * m + b], dual_times(share, dual_times(area[a], area[b])));
    return dual_log(size);
}

void mixed_likelihood_at(const mixed_sums *s, const double *theta, size_t along,
                         mixed_likelihood *l) {
    const size_t m = s->m, last = mixed_parameters(s) - 1;
    dual *area = l->room, *room = area + s->areas * m;
    memset(area, 0, s->areas * m * sizeof *area);
    l->determinant = dual_constant(0);
    for (size_t i = 0; i < m * m; i++)
        l->factor[i] = dual_constant(s->within[i]);
    for (size_t u = 0; u < s->units; u++) {
        dual *of = s->areas ? area + s->area[u] * m : NULL;
        const dual log_det = s->q == 1 ? add_simple(s, u, theta, along, l->factor, of)
                                       : add_general(s, u, theta, along, room, l->factor, of);
        l->determinant = dual_plus(l->determinant, log_det);
    }
    for (size_t a = 0; a < s->areas; a++) {
        const dual root = {theta[last], along == last};
        l->determinant = dual_plus(l->determinant,
                                   take_area(area + a * m, dual_times(root, root), m, l->factor));
    }
    const dual coefficients = cholesky(l->factor, m, m - 1);
    if (!s->ml)
        l->determinant = dual_plus(l->determinant, coefficients);
    l->squares = dual_times(l->factor[m * m - 1], l->factor[m * m - 1]);
}
