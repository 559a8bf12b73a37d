/* The statistics of agreement, a row each. */
#include "grades_bootstrap.h"
#include "grades_ratings.h"

#include "lode/intraclass.h"

#include <math.h>
#include <stdlib.h>

enum {
    FRAMEWORK,
    ASPECT,
    STATISTIC,
    FORM,
    VALUE,
    CI_LOW,
    CI_HIGH,
    CI_METHOD,
    SE,
    UNITS,
    RATERS,
    RATINGS,
    CATEGORIES,
    REASON,
    COLUMNS
};

static const char *const names[COLUMNS] = {"framework", "aspect",  "statistic",  "form",  "value",
                                           "ci_low",    "ci_high", "ci_method",  "se",    "units",
                                           "raters",    "ratings", "categories", "reason"};

/* 1.96 to the last digit, for intervals of kappa. */
static const double normal_95 = 1.959963984540054;

typedef struct {
    const grades *g;
    const ratings *set;
    lode_cell cell[COLUMNS];
    uint32_t *whole; /* [whole_units][raters] of units that every rater rated */
    size_t whole_units;
    lode_rating_scale scale; /* of the alpha at hand */
    size_t defined;          /* statistics that have a value */
    lode_slice reason;       /* why the first that has none has none */
} writer;

static void say(writer *w, int column, const char *text) {
    w->cell[column] = lode_cell_of(lode_text(text));
}

static void say_number(writer *w, int column, double x) {
    w->cell[column] = lode_cell_of(grades_number(w->g, x));
}

static void begin(writer *w, const char *statistic, const char *form, size_t units) {
    for (int c = 0; c < COLUMNS; c++)
        w->cell[c] = lode_cell_of((lode_slice){"", 0});
    w->cell[FRAMEWORK] = lode_cell_of(w->set->framework);
    w->cell[ASPECT] = lode_cell_of(w->set->aspect);
    say(w, STATISTIC, statistic);
    say(w, FORM, form);
    say_number(w, UNITS, (double)units);
    say_number(w, RATERS, (double)w->set->raters);
    say_number(w, RATINGS, (double)w->set->rated);
    say_number(w, CATEGORIES, (double)w->set->categories);
}

static void say_interval(writer *w, const lode_interval *i, const char *method) {
    say_number(w, CI_LOW, i->low);
    say_number(w, CI_HIGH, i->high);
    say(w, CI_METHOD, method);
}

static lode_status put(writer *w) {
    return lode_output_row(w->g->output, w->cell, w->g->error);
}

static lode_status put_reason(writer *w, const char *reason) {
    const lode_slice text = grades_format(w->g, "%s", reason);
    w->cell[REASON] = lode_cell_of(text);
    if (w->cell[VALUE].text.n == 0 && w->reason.n == 0)
        w->reason = text;
    return put(w);
}

static void say_value(writer *w, double value) {
    say_number(w, VALUE, value);
    w->defined++;
}

/* ---- Krippendorff, Fleiss: intervals by drawing units ---- */

static lode_status alpha_of(const void *context, const uint32_t *rating, size_t units,
                            double *value) {
    const writer *w = context;
    return lode_krippendorff(rating, units, w->set->raters, w->set->categories, w->set->value,
                             w->scale, value, NULL);
}

static lode_status fleiss_of(const void *context, const uint32_t *rating, size_t units,
                             double *value) {
    const writer *w = context;
    lode_kappa kappa;
    const lode_status status =
        lode_fleiss_kappa(rating, units, w->set->raters, w->set->categories, &kappa, NULL, NULL);
    *value = kappa.kappa;
    return status;
}

static lode_status put_drawn(writer *w, ratings_statistic statistic, const uint32_t *rating,
                             size_t units, double value) {
    lode_interval i = {.estimate = value};
    lode_error why;
    say_value(w, value);
    if (w->g->options->bootstrap == 0)
        return put_reason(w, "no draws for an interval");
    if (ratings_bootstrap(statistic, w, rating, units, w->set->raters, w->g->options->bootstrap,
                          w->g->options->seed, &i, &why) != LODE_OK)
        return put_reason(w, why.text);
    if (i.low == i.high)
        return put_reason(w, "every draw gives the same: no interval");
    say_interval(w, &i, "bootstrap");
    return put(w);
}

static lode_status put_alpha(writer *w, const char *form, lode_rating_scale scale) {
    const ratings *set = w->set;
    lode_error why;
    double value;
    begin(w, "krippendorff_alpha", form, set->units);
    if (scale != LODE_SCALE_NOMINAL && !set->value)
        return put_reason(w, "the categories have no order");
    w->scale = scale;
    if (lode_krippendorff(set->rating, set->units, set->raters, set->categories, set->value, scale,
                          &value, &why) != LODE_OK)
        return put_reason(w, why.text);
    return put_drawn(w, alpha_of, set->rating, set->units, value);
}

static lode_status put_fleiss(writer *w) {
    lode_kappa kappa;
    lode_error why;
    begin(w, "fleiss_kappa", "unweighted", w->whole_units);
    if (w->set->raters < 2 || w->whole_units == 0)
        return put_reason(w, "no unit was rated by all raters, two or more");
    if (lode_fleiss_kappa(w->whole, w->whole_units, w->set->raters, w->set->categories, &kappa,
                          NULL, &why) != LODE_OK)
        return put_reason(w, why.text);
    return put_drawn(w, fleiss_of, w->whole, w->whole_units, kappa.kappa);
}

/* ---- Cohen ---- */

static lode_status put_cohen(writer *w, const char *form, lode_kappa_weights weights) {
    const ratings *set = w->set;
    lode_kappa kappa;
    lode_error why;
    begin(w, "cohen_kappa", form, w->whole_units);
    if (weights != LODE_KAPPA_UNWEIGHTED && !set->value)
        return put_reason(w, "the categories have no order");
    uint32_t *a = lode_allocate(2 * w->whole_units + 1, sizeof *a), *b = a + w->whole_units;
    for (size_t i = 0; i < w->whole_units; i++) {
        a[i] = w->whole[2 * i];
        b[i] = w->whole[2 * i + 1];
    }
    const lode_status status =
        lode_cohen_kappa(a, b, w->whole_units, set->categories, weights, &kappa, &why);
    free(a);
    if (status != LODE_OK)
        return put_reason(w, why.text);
    const double half = normal_95 * kappa.se;
    const lode_interval i = {kappa.kappa, fmax(-1, kappa.kappa - half),
                             fmin(1, kappa.kappa + half)};
    say_value(w, kappa.kappa);
    if (!(kappa.se > 0))
        return put_reason(w, "agreement without exception: no interval");
    say_number(w, SE, kappa.se);
    say_interval(w, &i, "normal");
    return put(w);
}

/* ---- intraclass correlation ---- */

static lode_status put_intraclass(writer *w) {
    static const char *const forms[LODE_ICC_DESIGNS][2] = {
        {"ICC(1,1)", "ICC(1,k)"}, {"ICC(2,1)", "ICC(2,k)"}, {"ICC(3,1)", "ICC(3,k)"}};
    lode_icc icc[LODE_ICC_DESIGNS];
    lode_error why = {0};
    const size_t n = w->whole_units * w->set->raters;
    double *number = lode_allocate(n + 1, sizeof *number);
    for (size_t i = 0; i < n && w->set->value; i++)
        number[i] = w->set->value[w->whole[i]];
    lode_status status =
        w->set->value
            ? lode_intraclass(number, w->whole_units, w->set->raters, LODE_LEVEL_DEFAULT, icc, &why)
            : lode_fail(&why, LODE_REFUSED, "the categories have no order");
    const bool defined = status == LODE_OK;
    free(number);
    status = LODE_OK;
    for (int i = 0; i < 2 * LODE_ICC_DESIGNS && status == LODE_OK; i++) {
        begin(w, "icc", forms[i / 2][i % 2], w->whole_units);
        if (!defined) {
            status = put_reason(w, why.text);
            continue;
        }
        const lode_interval *one = i % 2 == 0 ? &icc[i / 2].single : &icc[i / 2].mean;
        say_value(w, one->estimate);
        say_interval(w, one, "F");
        status = put(w);
    }
    return status;
}

/* ---- all ---- */

/* Units that every rater rated. */
static void find_whole(writer *w) {
    const size_t raters = w->set->raters;
    w->whole = lode_allocate(w->set->units * raters + 1, sizeof *w->whole);
    w->whole_units = 0;
    for (size_t i = 0; i < w->set->units; i++) {
        const uint32_t *unit = w->set->rating + i * raters;
        size_t k = 0;
        while (k < raters && unit[k] != LODE_NOT_RATED)
            k++;
        if (k == raters)
            memcpy(w->whole + w->whole_units++ * raters, unit, raters * sizeof *unit);
    }
}

static lode_status put_set(writer *w) {
    lode_status status = put_alpha(w, "nominal", LODE_SCALE_NOMINAL);
    if (status == LODE_OK)
        status = put_alpha(w, "ordinal", LODE_SCALE_ORDINAL);
    if (status == LODE_OK)
        status = put_alpha(w, "interval", LODE_SCALE_INTERVAL);
    if (status == LODE_OK && w->set->raters == 2) {
        status = put_cohen(w, "unweighted", LODE_KAPPA_UNWEIGHTED);
        if (status == LODE_OK)
            status = put_cohen(w, "linear", LODE_KAPPA_LINEAR);
        if (status == LODE_OK)
            status = put_cohen(w, "quadratic", LODE_KAPPA_QUADRATIC);
    }
    if (status == LODE_OK)
        status = put_fleiss(w);
    return status == LODE_OK ? put_intraclass(w) : status;
}

lode_status ratings_write(ratings_sets *sets) {
    const grades *g = sets->g;
    lode_slice name[COLUMNS];
    bool number[COLUMNS];
    size_t most = 0;
    for (int c = 0; c < COLUMNS; c++) {
        name[c] = lode_text(names[c]);
        number[c] = (c >= VALUE && c <= CI_HIGH) || (c >= SE && c <= CATEGORIES);
    }
    for (size_t i = 0; i < sets->n; i++)
        most = sets->set[i].raters > most ? sets->set[i].raters : most;
    if (most < 2) {
        lode_fail(g->error, LODE_REFUSED, "there are not two raters who could agree");
        return lode_fail_hint(g->error, "--rater names the column with who judged, --raters the "
                                        "columns of raters");
    }
    writer w = {.g = g};
    lode_status status = lode_output_header(g->output, name, number, COLUMNS, g->error);
    for (size_t i = 0; i < sets->n && status == LODE_OK; i++) {
        w.set = &sets->set[i];
        find_whole(&w);
        status = put_set(&w);
        free(w.whole);
    }
    if (status == LODE_OK && w.defined == 0)
        status = lode_fail(g->error, LODE_REFUSED, "no agreement can be worked out: %.*s",
                           LODE_ARG(w.reason));
    return status;
}
