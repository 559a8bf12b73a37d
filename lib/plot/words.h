/* The words of charts: numbers, years and codes as readers see them. All are owned by the arena. */
#ifndef LODE_PLOT_WORDS_H
#define LODE_PLOT_WORDS_H

#include "lode/memory.h"
#include "lode/text.h"

/* "2018/19" of the year in which it ends. */
const char *lode_year_text(lode_arena *arena, int year);

/* "57%", "£1,200" or "3.5", by unit. */
const char *lode_value_text(lode_arena *arena, lode_slice unit, double value, int decimals);

/* How many words a title may have. */
enum { LODE_TITLE_WORDS = 10 };
size_t lode_count_words(lode_slice text);
/* The first most words of text, with an ellipsis if there are more. */
const char *lode_first_words(lode_arena *arena, lode_slice text, size_t most);

/* The title that was given, made harmless, else ours, as a sentence begins. */
const char *lode_title_given(lode_arena *arena, const char *given, const char *ours);
/* The caption that was given, made harmless, and behind it ours, whose leading blanks go. */
const char *lode_caption_given(lode_arena *arena, const char *given, const char *ours);

/* The codes of values that are not there, in the order in which captions explain them. */
enum { LODE_CODES = 6 };
extern const char *const lode_codes[LODE_CODES];

#endif
