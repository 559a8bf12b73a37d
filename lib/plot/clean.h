/* Foreign text, one harmless character at a time. */
#ifndef LODE_PLOT_CLEAN_H
#define LODE_PLOT_CLEAN_H

#include "lode/memory.h"
#include "lode/script.h"
#include "lode/text.h"

/* Take the next character off *rest: one UTF-8 character, with a space standing for a control
 * character; invalid bytes are passed over. False when nothing is left. */
bool lode_next_clean(lode_slice *rest, lode_slice *character);

/* Write a character that lode_next_clean gave, exactly. "]]>" gets a space before its end: XML
 * forbids it in text, and gnuplot's SVG does not escape it. */
void lode_append_character(lode_script *script, lode_slice character);

/* A harmless copy of text, trimmed. */
lode_slice lode_clean(lode_arena *arena, lode_slice text);

/* Text as a sentence begins: "all schools here" with a capital. What is not a plain word stays:
 * "eAct", "c = suppressed". */
const char *lode_capital(lode_arena *arena, const char *text);

#endif
