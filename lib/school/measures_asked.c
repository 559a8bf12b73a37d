/* What the availability table is asked about rows of a measure table. */
#include "lode/measures.h"

lode_availability_of lode_measures_asked(const lode_measures *m, const lode_facet *facet) {
    return (lode_availability_of){
        .measure = lode_names_get(m->measures, facet->measure),
        .level = lode_text(lode_level_name(facet->level)),
        .kind = lode_names_get(m->kinds, facet->kind),
        .topic = lode_measures_topic(m, facet->breakdown),
        .identifier = lode_measures_identifier(m, facet->period),
    };
}
