/* Which charts there are, and what each takes. */
#include "lode/plot.h"

/* Of those that draw a measure table. */
#define FIGURES "unit breakdown period against "

const lode_chart lode_charts[] = {
    {"trend", lode_plot_trend, FIGURES, true},
    {"funnel", lode_plot_funnel, FIGURES, false},
    {"xmr", lode_plot_xmr, FIGURES, true},
    {"quadrant", lode_plot_quadrant, FIGURES "pairs", false},
    {"caterpillar", lode_plot_caterpillar, FIGURES "sort pairwise", false},
    {"dumbbell", lode_plot_dumbbell, FIGURES "sort", true},
    {"heat", lode_plot_heat, FIGURES "shade", true},
    {"stack", lode_plot_stack, FIGURES "panel", true},
    {"multiples", lode_plot_multiples, FIGURES, true},
    {"forest", lode_plot_forest, "sort term subgroup effect-size", false},
    {"event", lode_plot_event, "subgroup", false},
};
enum { CHARTS = sizeof lode_charts / sizeof *lode_charts };
const size_t lode_chart_count = CHARTS;

const lode_chart *lode_chart_named(lode_slice name, const lode_chart **meant) {
    lode_slice names[CHARTS];
    for (size_t i = 0; i < CHARTS; i++) {
        names[i] = lode_text(lode_charts[i].name);
        if (lode_same(name, names[i]))
            return &lode_charts[i];
    }
    const int nearest = lode_suggest(name, names, CHARTS);
    *meant = nearest >= 0 ? &lode_charts[nearest] : NULL;
    return NULL;
}

static bool takes(const lode_chart *chart, const char *option) {
    lode_slice rest = lode_text(chart->options), word;
    while (lode_split(&rest, ' ', &word))
        if (lode_is(word, option))
            return true;
    return false;
}

const char *lode_chart_lacks(const lode_chart *chart, const lode_plot_options *o) {
    const struct {
        const char *option;
        bool given;
    } all[] = {
        {"unit", o->unit.n > 0},          {"breakdown", o->rows.breakdown.n > 0},
        {"period", o->rows.period.n > 0}, {"against", o->against.n > 0},
        {"term", o->term.n > 0},          {"subgroup", o->subgroup.n > 0},
        {"effect-size", o->effect_size},  {"pairs", o->pairs != NULL},
        {"sort", o->sort != NULL},        {"panel", o->panel_names.n > 0},
        {"shade", o->shade != NULL},      {"pairwise", o->pairwise},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].given && !takes(chart, all[i].option))
            return all[i].option;
    return NULL;
}
