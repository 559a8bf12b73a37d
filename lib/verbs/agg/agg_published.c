/* Rows of areas that stay as they were published. */
#include "agg_lines.h"

static lode_slice unit_of_published(const agg_run *run, lode_level level, const lode_slice *text) {
    for (int i = 0; i < AGG_IDENTIFIERS; i++) {
        const char *name = lode_level_identifier(level, i);
        for (size_t c = 0; name && c < run->n_face; c++)
            if (lode_is(run->face[c], name) && text[c].n > 0)
                return text[c];
    }
    return lode_text("England");
}

static bool is_made(const agg_run *run, lode_level level) {
    for (size_t t = 0; t < run->n_targets; t++)
        if (run->target[t].level == level)
            return true;
    return level == run->source;
}

/* Of a row without a value, which code it has instead. */
static void note_code(agg_line *line) {
    const lode_slice value = line->text[LODE_COL_VALUE];
    lode_number number;
    if (lode_number_read(value, &number))
        line->group.count = 1;
    else
        line->group.coded[agg_code_of(value.n ? value : line->text[LODE_COL_STATUS])] = 1;
}

static const agg_facet *facet_of(agg_lines *lines, const lode_slice *says) {
    lode_slice text[AGG_FACET_TEXTS];
    for (size_t i = 0; i < AGG_FACET_TEXTS; i++)
        text[i] = says[agg_facet_columns[i]];
    return agg_find_facet(lines, text);
}

void agg_add_published(const agg_run *run, agg_lines *lines) {
    size_t made = 0;
    for (size_t i = 0; i < run->n_published; i++) {
        lode_slice *text = run->published[i];
        const lode_level level = (lode_level)lode_level_find(text[LODE_COL_GEOGRAPHIC_LEVEL]);
        if (is_made(run, level)) {
            made += level != run->source;
            continue;
        }
        LODE_GROW(lines->line, lines->n, lines->capacity);
        agg_line *line = &lines->line[lines->n++];
        *line = (agg_line){.level = level,
                           .facet = facet_of(lines, text),
                           .unit = unit_of_published(run, level, text),
                           .text = text,
                           .rows = 1};
        line->group.meaning = lode_dictionary_find(run->dictionary, text[LODE_COL_MEASURE]);
        note_code(line);
    }
    lode_left_out(run->report, "published, of a level that is made of its schools here", made);
}

/* Whoever compares with a published level takes its rows for the whole of it. */
void agg_tell_areas(const agg_run *run) {
    for (size_t t = 0; t < run->n_targets; t++) {
        const lode_level level = run->target[t].level;
        if (level != run->source && (level == LODE_LEVEL_LA || level == LODE_LEVEL_REGIONAL ||
                                     level == LODE_LEVEL_NATIONAL))
            lode_notice(run->report,
                        "level %s: made of the rows of the input, whether these are all of it or "
                        "not; lode-bench takes it for what is published",
                        lode_level_name(level));
    }
}

agg_figure agg_published_figure(const agg_line *line) {
    agg_figure figure = {.basis = AGG_PRINTED, .rows = 1};
    lode_number n, numerator;
    if (!lode_number_read(line->text[LODE_COL_VALUE], &figure.printed))
        return (agg_figure){.why = "no value"};
    figure.value = figure.printed.value;
    if (lode_number_read(line->text[LODE_COL_N], &n))
        figure.n = n.value;
    figure.has_numerator = lode_number_read(line->text[LODE_COL_NUMERATOR], &numerator);
    figure.numerator = figure.has_numerator ? numerator.value : 0;
    return figure;
}
