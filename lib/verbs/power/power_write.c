/* A planned trial as a row: what was asked, what is assumed, what follows. */
#include "lode/estimates.h"
#include "lode/number.h"
#include "power_parts.h"

#include <math.h>

enum { DIGITS = 8, FIGURES = 18 };

typedef struct {
    const char *name;
    double value; /* NAN: the design has no use for it */
} figure;

static void list_figures(const lode_planned_trial *t, const power_answer *a, figure out[FIGURES]) {
    const bool schools = t->design != LODE_TRIAL_INDIVIDUAL,
               cluster = t->design == LODE_TRIAL_CLUSTER,
               multisite = t->design == LODE_TRIAL_MULTISITE;
    const lode_trial_plan *p = &a->plan;
    const figure figures[FIGURES] = {{"effect_size", a->effect},
                                     {"power", a->chance},
                                     {"alpha", p->alpha},
                                     {"clusters", schools ? p->schools : NAN},
                                     {"pupils_per_cluster", schools ? p->pupils : NAN},
                                     {"pupils", schools ? p->pupils * p->schools : p->pupils},
                                     {"share_treated", p->share_treated},
                                     {"icc", schools ? p->icc : NAN},
                                     {"r2", p->r2_pupil},
                                     {"r2_cluster", cluster ? p->r2_school : NAN},
                                     {"omega", multisite ? p->omega : NAN},
                                     {"r2_effect", multisite ? p->r2_effect : NAN},
                                     {"covariates", p->covariates},
                                     {"se", a->power.se},
                                     {"df", a->power.df},
                                     {"mdes", a->power.mdes},
                                     {"mdes_normal", a->power.mdes_normal},
                                     {"design_effect", a->power.design_effect}};
    memcpy(out, figures, sizeof figures);
}

lode_status power_write(const lode_planned_trial *t, const power_answer *a, lode_output *output,
                        lode_error *error) {
    static const char *const question[] = {"least effect", "power", "sample"};
    enum { DESIGN, ASKED, FIRST, NOTE = FIRST + FIGURES, COLUMNS };
    figure figures[FIGURES];
    char text[FIGURES][LODE_NUMBER_TEXT];
    lode_slice name[COLUMNS] = {lode_text("design"), lode_text("asked")};
    bool number[COLUMNS] = {false};
    lode_cell cell[COLUMNS];
    list_figures(t, a, figures);
    for (size_t i = 0; i < FIGURES; i++) {
        const double value = lode_significant(figures[i].value, DIGITS);
        name[FIRST + i] = lode_text(figures[i].name);
        number[FIRST + i] = true;
        cell[FIRST + i] = lode_cell_plain((lode_slice){text[i], lode_number_text(value, text[i])});
    }
    name[NOTE] = lode_text("note");
    cell[DESIGN] = lode_cell_plain(lode_text(lode_trial_design_name[t->design]));
    cell[ASKED] = lode_cell_plain(lode_text(question[a->question]));
    cell[NOTE] = lode_cell_of(lode_text(power_note()));
    const lode_status status = lode_output_header(output, name, number, COLUMNS, error);
    return status == LODE_OK ? lode_output_row(output, cell, error) : status;
}
