/* What this machine has of the things Lode can use. */
#ifndef LODE_DOCTOR_H
#define LODE_DOCTOR_H

#include <stdio.h>

/* Print one line a thing: what it is, whether it is there, what it is for and how to get it.
 * Returns how many are missing. */
int lode_doctor(FILE *to);

#endif
