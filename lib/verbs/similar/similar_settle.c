/* The recipe of a run: the reference's, with what the options change of it. */
#include "similar_parts.h"

#include "lode/columns.h"
#include "lode/number.h"

#include <stdlib.h>

/* ---- --on ---- */

static lode_status take_on(similar *s, const char *text) {
    lode_slice rest = lode_text(text), name, weight;
    lode_similar_term *t = &s->recipe.term[s->recipe.n++];
    lode_number number = {.value = 1};
    lode_split(&rest, '=', &name);
    const bool weighed = lode_split(&rest, '=', &weight);
    if (weighed && (!lode_number_read(weight, &number) || number.value < 0)) {
        lode_fail(s->error, LODE_USAGE, "'%.*s' is no weight, in --on %s", LODE_ARG(weight), text);
        return lode_fail_hint(s->error, "as in --on fsm_percent=2,pupils: a number from 0");
    }
    *t = (lode_similar_term){.name = name,
                             .label = name,
                             .weight = number.value,
                             .divisor = LODE_SIMILAR_SD,
                             .scale = 1};
    return LODE_OK;
}

static lode_status take_all_on(similar *s) {
    const lode_words on = s->options->on;
    lode_status status = LODE_OK;
    if (s->recipe.n > 0) {
        lode_fail(s->error, LODE_USAGE, "--on names characteristics, and so does the recipe '%.*s'",
                  LODE_ARG(s->recipe.name));
        return lode_fail_hint(s->error, "leave one of the two out, or change the weights of the "
                                        "recipe with --weights FILE");
    }
    free(s->recipe.term);
    s->recipe.term = lode_allocate(on.n, sizeof *s->recipe.term);
    for (size_t i = 0; i < on.n && status == LODE_OK; i++)
        status = take_on(s, on.item[i]);
    return status;
}

/* ---- the recipe ---- */

/* Whose weight is 0 plays no part, and need not be there. */
static void drop_weightless(lode_similar_recipe *r) {
    size_t n = 0;
    for (size_t i = 0; i < r->n; i++)
        if (r->term[i].weight > 0)
            r->term[n++] = r->term[i];
    r->n = n;
}

static void tell_estimated(const similar *s) {
    size_t n = 0;
    for (size_t i = 0; i < s->recipe.n; i++)
        n += s->recipe.term[i].estimated;
    if (n > 0)
        lode_notice(s->report,
                    "the weights of '%.*s' are estimated, since the official ones are not "
                    "published: --weights FILE takes others",
                    LODE_ARG(s->recipe.name));
}

static bool is_weighted(const lode_similar_recipe *r) {
    for (size_t i = 0; i < r->n; i++)
        if (r->term[i].weight != 1 || r->term[i].divisor != LODE_SIMILAR_SD)
            return true;
    return false;
}

static lode_status check_kind(similar *s) {
    const lode_similar_options *o = s->options;
    if (s->recipe.n == 0) {
        lode_fail(s->error, LODE_USAGE, "which characteristics make them similar?");
        return lode_fail_hint(s->error, "--recipe NAME, --on COLUMN,... or --weights FILE; an "
                                        "official list alone needs --pairs FILE only");
    }
    if (s->recipe.kind == LODE_SIMILAR_MAHALANOBIS && is_weighted(&s->recipe)) {
        lode_fail(s->error, LODE_USAGE, "the distance of Mahalanobis has no weights");
        return lode_fail_hint(s->error, "its covariances say how much each characteristic counts; "
                                        "name them alone, or take --recipe euclidean");
    }
    if (s->recipe.kind != LODE_SIMILAR_WINDOW)
        return LODE_OK;
    if (s->recipe.n > 1)
        return lode_fail(s->error, LODE_USAGE, "the recipe '%.*s' takes one characteristic",
                         LODE_ARG(s->recipe.name));
    if (o->caliper.n + o->exclude.n + o->prefer.n > 0)
        return lode_fail(s->error, LODE_USAGE,
                         "--caliper, --exclude and --prefer do not go with the recipe '%.*s', "
                         "which takes as many above as below",
                         LODE_ARG(s->recipe.name));
    return LODE_OK;
}

/* Whether nothing is to be computed: an official list, and no recipe. */
bool similar_is_official_only(const similar *s) {
    const lode_similar_options *o = s->options;
    return o->pairs && !o->recipe && !o->weights && o->on.n == 0;
}

lode_status similar_settle(similar *s) {
    const lode_similar_options *o = s->options;
    if (similar_is_official_only(s)) {
        s->k = o->k;
        return LODE_OK;
    }
    lode_status status = lode_similar_recipe_read(&s->recipe, o->recipe ? o->recipe : "euclidean",
                                                  s->reference, s->error);
    if (status == LODE_OK && o->on.n > 0)
        status = take_all_on(s);
    if (status == LODE_OK && o->weights)
        status = similar_take_weights(s);
    if (status != LODE_OK)
        return status;
    drop_weightless(&s->recipe);
    tell_estimated(s);
    s->k = o->k ? o->k : s->recipe.k;
    s->pool = o->pool ? o->pool : s->recipe.pool;
    return check_kind(s);
}
