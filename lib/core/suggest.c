/* "Did you mean": the candidate nearest to a misspelt word. */
#include "lode/text.h"

enum { LONGEST = 64 };

/* The letters that count: folded, without _ - and spaces. Returns how many (cut at LONGEST). */
static size_t letters(lode_slice word, char out[LONGEST]) {
    size_t n = 0;
    for (size_t i = 0; i < word.n && n < LONGEST; i++) {
        char c = word.p[i];
        if (c == '_' || c == '-' || c == ' ')
            continue;
        out[n++] = lode_small(c);
    }
    return n;
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Damerau-Levenshtein distance with adjacent transpositions (optimal string alignment). */
static size_t distance(const char *a, size_t n, const char *b, size_t m) {
    size_t rows[3][LONGEST + 1];
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *now = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= m; j++) {
            now[j] = least(last[j - 1] + (a[i - 1] != b[j - 1]), least(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
        }
    }
    return rows[n % 3][m];
}

int lode_suggest(lode_slice word, const lode_slice *candidates, size_t count) {
    char meant[LONGEST], other[LONGEST];
    size_t n = letters(word, meant), allowed = n <= 3 ? 1 : 2, best = allowed + 1;
    int found = -1, beginning = -1;
    if (!n)
        return -1;
    for (size_t i = 0; i < count; i++) {
        size_t m = letters(candidates[i], other);
        size_t gap = n > m ? n - m : m - n;
        if (!m)
            continue;
        if (gap <= allowed) {
            size_t d = distance(meant, n, other, m);
            if (d < best && d < n) { /* a single letter replaced by another says nothing */
                best = d;
                found = (int)i;
            }
        }
        size_t shared = least(n, m);
        if (beginning < 0 && shared >= 3 && memcmp(meant, other, shared) == 0)
            beginning = (int)i;
    }
    return found >= 0 ? found : beginning;
}
