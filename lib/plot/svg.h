/* What gnuplot's SVG lacks for a page that everyone can read. */
#ifndef LODE_PLOT_SVG_H
#define LODE_PLOT_SVG_H

#include "lode/script.h"

#include <stdbool.h>

/* Whether gnuplot has drawn an SVG from beginning to end. */
bool lode_is_whole_svg(lode_slice svg);

/* Write gnuplot's svg into page as lode_render_bytes promises it; script is the script that drew
 * it, whose header holds title, description and names. */
void lode_svg_for_page(lode_slice svg, lode_slice script, lode_script *page);

#endif
