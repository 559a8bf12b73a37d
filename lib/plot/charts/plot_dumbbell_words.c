/* The words of a dumbbell. */
#include "plot_dumbbell_parts.h"

const char *dumbbell_name_of_end(const dumbbell *d, int end) {
    const lode_sheet *sheet = &d->sheet;
    if (d->pairing == PERIODS)
        return lode_subject_of(sheet, &d->choice[end], &d->figures[end]).period;
    if (d->pairing == BREAKDOWNS)
        return lode_sheet_clean(sheet,
                                lode_measures_breakdown(sheet->measures, d->choice[end].breakdown));
    if (end == 0)
        return lode_arena_print(sheet->arena, "The %s", lode_units_noun(d->choice[0].level, 1));
    return lode_sheet_clean(
        sheet, lode_sheet_text(sheet, d->bells[0].figure->row, sheet->comparator_name));
}

static const char *gap_words(const dumbbell *d) {
    return d->pairing == PERIODS
               ? lode_arena_print(d->sheet.arena, "change from %s to %s", d->name[0], d->name[1])
               : lode_arena_print(d->sheet.arena, "%s minus %s", d->name[0], d->name[1]);
}

static size_t count_gaps(const dumbbell *d, int sign) {
    size_t n = 0;
    for (size_t i = 0; i < d->n; i++)
        if (dumbbell_has_gap(&d->bells[i])) {
            const double gap = d->bells[i].gap;
            n += sign > 0 ? gap > 0 : gap < 0;
        }
    return n;
}

static const char *title(const dumbbell *d) {
    const size_t above = count_gaps(d, 1);
    const char *noun = lode_units_noun(d->choice[0].level, d->n_gaps);
    return d->pairing == PERIODS
               ? lode_arena_print(d->sheet.arena, "%zu of %zu %s rose", above, d->n_gaps, noun)
               : lode_arena_print(d->sheet.arena, "%s higher in %zu of %zu %s", d->name[0], above,
                                  d->n_gaps, noun);
}

const char *dumbbell_title_of(const dumbbell *d) {
    if (d->pairing != COMPARATOR)
        return title(d);
    return lode_arena_print(d->sheet.arena, "%zu of %zu %s above %s", count_gaps(d, 1), d->n_gaps,
                            lode_units_noun(d->choice[0].level, d->n_gaps), d->name[1]);
}

/* The measure without the group, which the ends name. */
static const char *label(const dumbbell *d) {
    const lode_measures *m = d->sheet.measures;
    const lode_slice measure = lode_names_get(m->measures, d->choice[0].measure);
    const lode_meaning *meaning = lode_dictionary_find(d->sheet.dictionary, measure);
    if (d->pairing != BREAKDOWNS)
        return d->subject.label;
    return lode_sheet_clean(&d->sheet, meaning && meaning->label.n ? meaning->label : measure);
}

static const char *period_words(const dumbbell *d) {
    return d->pairing == PERIODS ? "" : lode_arena_print(d->sheet.arena, ", %s", d->subject.period);
}

const char *dumbbell_subtitle(const dumbbell *d) {
    const char *range = lode_axis_words(&d->x, d->sheet.arena);
    return lode_arena_print(d->sheet.arena, "%s%s%s%s%s", label(d), period_words(d),
                            *range ? " (" : "", range, *range ? ")" : "");
}

/* What codes the units drawn have at one end. */
static const char *codes_of(const dumbbell *d, int end) {
    lode_figures coded = {.item = lode_arena_take(d->sheet.arena, d->n * sizeof *coded.item)};
    for (size_t i = 0; i < d->n; i++) {
        coded.item[coded.n] = *d->bells[i].figure;
        coded.item[coded.n++].status = d->bells[i].status[end];
    }
    return lode_codes_sentence(&d->sheet, &coded);
}

const char *dumbbell_caption(const dumbbell *d) {
    lode_arena *arena = d->sheet.arena;
    const char *text =
        lode_arena_print(arena, "At the right: %s%s.", gap_words(d),
                         lode_is(d->subject.unit, "%") ? ", in percentage points" : "");
    for (int end = 0; end < (d->pairing == COMPARATOR ? 1 : 2); end++) {
        const char *codes = codes_of(d, end);
        if (*codes)
            text = lode_arena_print(arena, "%s %s:%s", text, d->name[end], codes);
    }
    if (d->n_gaps < d->n)
        text = lode_arena_print(arena, "%s Without a gap: %zu, with the code in its place%s.", text,
                                d->n - d->n_gaps, " (x where there is no row)");
    return text;
}

const char *dumbbell_alt(const dumbbell *d) {
    const bell *most = NULL, *least = NULL;
    for (size_t i = 0; i < d->n; i++) {
        const bell *b = &d->bells[i];
        if (!dumbbell_has_gap(b))
            continue;
        most = !most || b->gap > most->gap ? b : most;
        least = !least || b->gap < least->gap ? b : least;
    }
    return lode_arena_print(
        d->sheet.arena,
        "Dumbbell chart. %s%s, of %zu %s; %s. Above 0: %zu, below 0: %zu. Largest: %s, %s; "
        "smallest: %s, %s. Without a gap: %zu.",
        label(d), period_words(d), d->n, lode_units_noun(d->choice[0].level, d->n), gap_words(d),
        count_gaps(d, 1), count_gaps(d, -1), most->figure->name,
        lode_subject_gap(&d->sheet, &d->subject, most->gap), least->figure->name,
        lode_subject_gap(&d->sheet, &d->subject, least->gap), d->n - d->n_gaps);
}
