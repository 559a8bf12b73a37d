#include "words.h"

#include "clean.h"

#include "lode/number.h"

const char *const lode_codes[LODE_CODES] = {"c", "z", "x", "low", "k", "u"};

const char *lode_year_text(lode_arena *arena, int year) {
    return lode_arena_print(arena, "%d/%02d", year - 1, year % 100);
}

const char *lode_value_text(lode_arena *arena, lode_slice unit, double value, int decimals) {
    char digits[LODE_NUMBER_TEXT];
    lode_number_rounded(value, decimals, true, digits);
    if (lode_is(unit, "%"))
        return lode_arena_print(arena, "%s%%", digits);
    if (!lode_is(unit, "£"))
        return lode_arena_print(arena, "%s", digits);
    bool negative = digits[0] == '-';
    return lode_arena_print(arena, "%s£%s", negative ? "-" : "", digits + negative);
}

size_t lode_count_words(lode_slice text) {
    size_t n = 0;
    for (lode_slice word; lode_split(&text, ' ', &word);)
        n += word.n > 0;
    return n;
}

const char *lode_first_words(lode_arena *arena, lode_slice text, size_t most) {
    lode_slice rest = text, word;
    size_t n = 0, end = 0;
    while (n < most && lode_split(&rest, ' ', &word)) {
        n += word.n > 0;
        end = word.n ? (size_t)(word.p + word.n - text.p) : end;
    }
    return lode_arena_print(arena, "%.*s%s", (int)end, text.p,
                            lode_count_words(text) > most ? "\u2026" : "");
}

const char *lode_title_given(lode_arena *arena, const char *given, const char *ours) {
    if (!given)
        return lode_capital(arena, ours);
    const lode_slice title = lode_clean(arena, lode_text(given));
    return lode_arena_print(arena, "%.*s", LODE_ARG(title));
}

const char *lode_caption_given(lode_arena *arena, const char *given, const char *ours) {
    const lode_slice caption = lode_clean(arena, lode_text(given ? given : ""));
    ours += strspn(ours, " ");
    return lode_arena_print(arena, "%.*s%s%s", LODE_ARG(caption), caption.n && *ours ? " " : "",
                            ours);
}
