/* The scale that the items are answered on. */
#include "lode/number.h"
#include "survey_parts.h"

/* Nobody answers on a longer one, and sums of its answers are far from the largest double. */
static const double longest = 1e6;

static bool read_ends(lode_slice text, survey_scale *scale) {
    lode_slice low, high;
    lode_number from, to;
    if (!lode_split(&text, ':', &low) || !lode_split(&text, ':', &high) || text.n)
        return false;
    if (!lode_number_read(low, &from) || !lode_number_read(high, &to))
        return false;
    *scale = (survey_scale){from.value, to.value, NAN};
    return true;
}

static lode_status check_top(survey *s) {
    const double points = s->scale.high - s->scale.low;
    const size_t top = s->options->top;
    if (top == 0 || (double)top > points)
        return lode_fail(s->error, LODE_USAGE,
                         "--top %zu: of a scale of %s the top box has 1 to %.0f points", top,
                         s->options->scale, floor(points));
    s->scale.top = s->scale.high - (double)top + 1;
    return LODE_OK;
}

static lode_status check_recommend(survey *s) {
    if (!s->options->recommend || (s->scale.low == 0 && s->scale.high == 10))
        return LODE_OK;
    lode_fail(s->error, LODE_REFUSED,
              "a net promoter score is defined on 0 to 10, not on a scale of %s: its shares would "
              "not be those that others publish",
              s->options->scale);
    return lode_fail_hint(s->error, "leave out --recommend: the mean and the top box are given");
}

lode_status survey_read_scale(survey *s) {
    const char *asked = s->options->scale;
    if (!asked) {
        lode_fail(s->error, LODE_USAGE, "which scale?");
        return lode_fail_hint(s->error, "--scale LOW:HIGH says what the lowest and the highest "
                                        "answer are, as in --scale 1:10");
    }
    if (!read_ends(lode_text(asked), &s->scale))
        return lode_fail(s->error, LODE_USAGE, "--scale %s is not LOW:HIGH, as 1:10", asked);
    if (!(s->scale.low < s->scale.high)) {
        lode_fail(s->error, LODE_USAGE, "--scale %s: the lowest answer comes first", asked);
        return lode_fail_hint(s->error, "where 1 is the best answer, turn the answers round "
                                        "first, and say so to the readers");
    }
    if (fabs(s->scale.low) > longest || fabs(s->scale.high) > longest)
        return lode_fail(s->error, LODE_USAGE, "--scale %s goes beyond a million", asked);
    const lode_status status = check_top(s);
    return status == LODE_OK ? check_recommend(s) : status;
}
