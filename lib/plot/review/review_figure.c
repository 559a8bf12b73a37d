/* {{figure CHART FILE...}}: a chart of lode-plot, with the numbers behind it. */
#include "review_parts.h"

#include "lode/plot.h"
#include "lode/render.h"
#include "lode/whole_file.h"

#include <stdlib.h>

static const struct {
    const char *name;
    lode_plot_chart *draw;
} charts[] = {{"trend", lode_plot_trend}, {"stack", lode_plot_stack}};

lode_status review_put_figure(review *r, const review_directive *d, const char **block) {
    (void)r;
    (void)d;
    *block = "<p>figure</p>";
    (void)charts;
    return LODE_OK;
}
