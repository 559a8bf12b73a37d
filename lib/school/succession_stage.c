/* Whether an infant or junior school became a primary school. */
#include "succession_parts.h"

static bool is_letter(char c) {
    return (lode_small(c) >= 'a' && lode_small(c) <= 'z') || (c & 0x80);
}

/* Whether name has word, in small letters, somewhere in it; whole: not as part of a longer word. */
static bool has(lode_slice name, const char *word, bool whole) {
    const size_t n = strlen(word);
    for (size_t i = 0; i + n <= name.n; i++) {
        size_t k = 0;
        while (k < n && lode_small(name.p[i + k]) == word[k])
            k++;
        const bool alone =
            (i == 0 || !is_letter(name.p[i - 1])) && (i + n == name.n || !is_letter(name.p[i + n]));
        if (k == n && (alone || !whole))
            return true;
    }
    return false;
}

static bool says_young(lode_slice name) {
    return has(name, "infant", false) || has(name, "first", false) || has(name, "lower", false);
}

static bool says_old(lode_slice name) {
    return has(name, "junior", false) || has(name, "middle", true) || has(name, "upper", false);
}

/* A junior and infant school is a primary school by another name. */
static bool is_stage_by_name(lode_slice name) {
    return says_young(name) != says_old(name) && !has(name, "primary", true);
}

static bool is_whole_by_name(lode_slice name) {
    return has(name, "primary", true) && !has(name, "infant", false) &&
           !has(name, "first", false) && !has(name, "junior", false);
}

/* Ages as registers give them: an infant school ends at 7, a first school at 9 at the latest, a
 * junior school begins at 7. */
enum { LAST_AGE_OF_A_FIRST_SCHOOL = 9, FIRST_AGE_OF_A_JUNIOR_SCHOOL = 7 };

static bool grows_older(const linked_school *before, const linked_school *after) {
    return before->primary && before->age_high >= 0 && after->age_high >= 0 &&
           before->age_high <= LAST_AGE_OF_A_FIRST_SCHOOL &&
           after->age_high > LAST_AGE_OF_A_FIRST_SCHOOL;
}

static bool grows_younger(const linked_school *before, const linked_school *after) {
    return after->primary && before->age_low >= 0 && after->age_low >= 0 &&
           before->age_low >= FIRST_AGE_OF_A_JUNIOR_SCHOOL &&
           after->age_low < FIRST_AGE_OF_A_JUNIOR_SCHOOL;
}

bool lode_succession_changes_stage(const linked_school *before, const linked_school *after) {
    return grows_older(before, after) || grows_younger(before, after) ||
           (is_stage_by_name(before->name) && is_whole_by_name(after->name));
}
