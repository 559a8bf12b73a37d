#include "lode/select.h"

#include "lode/memory.h"
#include "lode/number.h"
#include "lode/table.h"

#include <regex.h>
#include <stdlib.h>

typedef enum { EQUAL, NOT_EQUAL, LESS, AT_MOST, MORE, AT_LEAST, MATCHES } relation;

struct lode_condition {
    lode_condition *next;
    size_t column;
    relation relation;
    lode_slice value;
    bool is_number;
    lode_number number;
    regex_t pattern;
};

static const struct {
    const char *sign;
    relation relation;
} signs[] = {{"!=", NOT_EQUAL}, {"<=", AT_MOST}, {">=", AT_LEAST}, {"=", EQUAL},
             {"<", LESS},       {">", MORE},     {"~", MATCHES}};

static int find_column(const lode_slice *names, size_t n, lode_slice wanted, lode_error *error) {
    for (size_t i = 0; i < n; i++)
        if (lode_same(names[i], wanted))
            return (int)i;
    lode_no_column(NULL, names, n, wanted, error);
    return -1;
}

/* The first place in text where a sign stands, and which; the longest sign wins there. */
static const char *find_sign(const char *text, size_t *length, relation *found) {
    const char *at = text + strcspn(text, "!<>=~");
    for (size_t i = 0; *at && i < sizeof signs / sizeof *signs; i++)
        if (strncmp(at, signs[i].sign, strlen(signs[i].sign)) == 0) {
            *length = strlen(signs[i].sign);
            *found = signs[i].relation;
            return at;
        }
    return NULL;
}

/* Ended by a zero byte, to be freed. */
static char *copy_of(lode_slice text) {
    char *copy = lode_allocate(text.n + 1, 1);
    if (text.n)
        memcpy(copy, text.p, text.n);
    return copy;
}

static lode_status compile(lode_condition *c, lode_error *error) {
    char why[200], *pattern = copy_of(c->value);
    int result = regcomp(&c->pattern, pattern, REG_EXTENDED | REG_NOSUB);
    free(pattern);
    if (result == 0)
        return LODE_OK;
    regerror(result, &c->pattern, why, sizeof why);
    c->relation = EQUAL; /* nothing compiled, nothing to free */
    return lode_fail(error, LODE_USAGE, "'%.*s' is not a regular expression: %s",
                     LODE_ARG(c->value), why);
}

/* No value begins with a further sign (== and <> are other languages'), and nothing is less than
 * nothing. A pattern of such length is an accident or an attack on the matcher. */
static bool is_meant(const lode_condition *c) {
    enum { LONGEST_PATTERN = 1000 };
    if (c->value.n == 0)
        return c->relation == EQUAL || c->relation == NOT_EQUAL;
    if (c->relation == MATCHES)
        return c->value.n <= LONGEST_PATTERN;
    return !memchr("=<>~", c->value.p[0], 4);
}

static lode_status read_condition(lode_condition *c, const char *text, const lode_slice *names,
                                  size_t n, lode_error *error) {
    size_t length = 0;
    const char *sign = find_sign(text, &length, &c->relation);
    if (!sign || sign == text) {
        lode_fail(error, LODE_USAGE, "'%s' is not a condition", text);
        return lode_fail_hint(error, "write COLUMN=VALUE, or != < <= > >= ~ in place of =");
    }
    int column = find_column(names, n, lode_trim((lode_slice){text, (size_t)(sign - text)}), error);
    if (column < 0)
        return LODE_DATA;
    c->column = (size_t)column;
    c->value = lode_trim(lode_text(sign + length));
    c->is_number = lode_number_read(c->value, &c->number);
    if (!is_meant(c)) {
        lode_fail(error, LODE_USAGE, "'%s' is not a condition", text);
        return lode_fail_hint(error, "the signs are = != < <= > >= ~, and all but = and != need a "
                                     "value");
    }
    return c->relation == MATCHES ? compile(c, error) : LODE_OK;
}

lode_status lode_conditions_read(lode_condition **conditions, const lode_output_options *options,
                                 const lode_slice *names, size_t n, lode_error *error) {
    *conditions = NULL;
    for (size_t i = 0; i < options->where.n; i++) {
        lode_condition *c = lode_allocate(1, sizeof *c);
        lode_status status = read_condition(c, options->where.item[i], names, n, error);
        if (status != LODE_OK) {
            free(c);
            lode_conditions_free(*conditions);
            *conditions = NULL;
            return status;
        }
        c->next = *conditions;
        *conditions = c;
    }
    return LODE_OK;
}

void lode_conditions_free(lode_condition *conditions) {
    for (lode_condition *c = conditions, *next; c; c = next) {
        next = c->next;
        if (c->relation == MATCHES)
            regfree(&c->pattern);
        free(c);
    }
}

/* Negative, 0, positive; *comparable is false for text against a number. */
static int against(const lode_condition *c, lode_slice text, bool *comparable) {
    lode_number number;
    *comparable = true;
    if (!c->is_number)
        return lode_order(text, c->value);
    *comparable = lode_number_read(text, &number);
    return *comparable ? (number.value > c->number.value) - (number.value < c->number.value) : 0;
}

static bool matches(const lode_condition *c, lode_slice text) {
    char small[512];
    if (text.n < sizeof small) {
        if (text.n)
            memcpy(small, text.p, text.n);
        small[text.n] = '\0';
        return regexec(&c->pattern, small, 0, NULL, 0) == 0;
    }
    char *copy = copy_of(text);
    bool found = regexec(&c->pattern, copy, 0, NULL, 0) == 0;
    free(copy);
    return found;
}

static bool met(const lode_condition *c, lode_slice cell) {
    lode_slice text = lode_trim(cell);
    if (c->relation == EQUAL || c->relation == NOT_EQUAL)
        return lode_same(text, c->value) == (c->relation == EQUAL);
    if (c->relation == MATCHES)
        return matches(c, text);
    bool comparable;
    int order = against(c, text, &comparable);
    if (!comparable)
        return false;
    switch (c->relation) {
    case LESS:
        return order < 0;
    case AT_MOST:
        return order <= 0;
    case MORE:
        return order > 0;
    default:
        return order >= 0;
    }
}

bool lode_conditions_met(const lode_condition *conditions, const lode_row *row) {
    for (const lode_condition *c = conditions; c; c = c->next)
        if (!met(c, lode_row_text(row, c->column)))
            return false;
    return true;
}

lode_status lode_sort_keys_read(lode_sort_key **keys, const lode_output_options *options,
                                const lode_slice *names, size_t n, lode_error *error) {
    *keys = lode_allocate(options->sort.n, sizeof **keys);
    for (size_t i = 0; i < options->sort.n; i++) {
        lode_slice text = lode_text(options->sort.item[i]);
        const char *colon = text.n ? memrchr(text.p, ':', text.n) : NULL;
        lode_slice order = colon ? lode_text(colon + 1) : lode_text("asc");
        bool descending = lode_is(order, "desc");
        if (colon && (descending || lode_is(order, "asc")))
            text.n = (size_t)(colon - text.p);
        int column = find_column(names, n, lode_trim(text), error);
        if (column < 0) {
            free(*keys);
            *keys = NULL;
            return LODE_DATA;
        }
        (*keys)[i] = (lode_sort_key){(size_t)column, descending};
    }
    return LODE_OK;
}

/* Unsigned order of what is returned is the order of the numbers; -0 is 0. */
static uint64_t order_of_number(double value) {
    const uint64_t sign = (uint64_t)1 << 63;
    const double without_minus_zero = value + 0.0;
    uint64_t bits;
    memcpy(&bits, &without_minus_zero, sizeof bits);
    return bits & sign ? ~bits : bits | sign;
}

static uint64_t order_of_text(lode_slice text) {
    uint64_t order = 0;
    for (size_t i = 0; i < 8; i++)
        order = order << 8 | (i < text.n ? (unsigned char)text.p[i] : 0);
    return order;
}

lode_sort_value lode_sort_value_of(lode_slice text) {
    lode_number number;
    if (lode_number_read(lode_trim(text), &number))
        return (lode_sort_value){true, order_of_number(number.value), text};
    return (lode_sort_value){false, order_of_text(text), text};
}

int lode_sort_order(const lode_sort_value *a, const lode_sort_value *b, bool descending) {
    if (a->number != b->number)
        return a->number ? -1 : 1;
    int order = (a->order > b->order) - (a->order < b->order);
    if (!order && !a->number)
        order = lode_order(a->text, b->text);
    return descending ? -order : order;
}
