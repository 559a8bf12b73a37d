/* Which published row a school is compared with: the kinds of establishment, from the reference
 * table "establishment_types". */
#ifndef LODE_ESTABLISHMENT_H
#define LODE_ESTABLISHMENT_H

#include "lode/reference.h"

typedef struct lode_establishments lode_establishments;

lode_status lode_establishments_read(lode_establishments **establishments,
                                     lode_reference *reference, lode_error *error);
void lode_establishments_free(lode_establishments *establishments);

/* The kind whose rows stand in where there are none of kind ("Special" -> "State-funded"); empty at
 * the end of the chain. kind "" means a school that does not say. */
lode_slice lode_establishments_next(const lode_establishments *establishments, lode_slice kind);
/* The kind a phase of education means ("Middle deemed primary" -> "Primary"); empty if none. */
lode_slice lode_establishments_of_phase(const lode_establishments *establishments,
                                        lode_slice phase);

#endif
