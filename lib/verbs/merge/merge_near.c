/* Keys that would match if they were numbers, or if their rows were taken. They do not; but when
 * nothing matches the user is told why. */
#include "merge_parts.h"

#include "lode/memory.h"

#include <stdlib.h>

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* One part of a key without leading zeros, and without a decimal part of zeros: "007" and "7.0" are
 * "7". Text that is not digits stays. */
static lode_slice without_zeros(lode_slice part) {
    size_t whole = 0, end;
    while (whole < part.n && is_digit(part.p[whole]))
        whole++;
    for (end = whole; end < part.n && part.p[end] == (end == whole ? '.' : '0'); end++)
        ;
    if (whole == 0 || end < part.n)
        return part;
    part.n = whole;
    while (part.n > 1 && *part.p == '0') {
        part.p++;
        part.n--;
    }
    return part;
}

/* The key with each part freed of such zeros; to be freed by the caller. */
static lode_slice roughen(lode_slice key, char **bytes) {
    char *out = *bytes = lode_allocate(key.n + 1, 1);
    for (size_t from = 0, i = 0; i <= key.n; i++) {
        if (i < key.n && key.p[i] != MERGE_PART_END)
            continue;
        lode_slice part = without_zeros((lode_slice){key.p + from, i - from});
        memcpy(out, part.p, part.n);
        out += part.n;
        if (i < key.n)
            *out++ = MERGE_PART_END;
        from = i + 1;
    }
    return (lode_slice){*bytes, (size_t)(out - *bytes)};
}

static lode_names *roughen_all(const lode_names *keys) {
    lode_names *rough = lode_names_new();
    for (uint32_t key = 0; key < lode_names_count(keys); key++) {
        char *bytes;
        lode_names_add(rough, roughen(lode_names_get(keys, key), &bytes));
        free(bytes);
    }
    return rough;
}

/* The first key of the right whose rough text is this one. */
static void show_rough(const merge_right *right, lode_slice rough, char out[96]) {
    for (uint32_t key = 0; key < lode_names_count(right->keys); key++) {
        char *bytes;
        lode_slice text = lode_names_get(right->keys, key);
        bool same = lode_same(roughen(text, &bytes), rough);
        free(bytes);
        if (!same)
            continue;
        lode_merge_show_key(text, out);
        return;
    }
}

void lode_merge_look_near(merge_right *right, lode_slice key) {
    merge_near *near = &right->near;
    if (near->found || near->untaken)
        return;
    if (lode_names_find(right->keys, key) != LODE_UNKNOWN) {
        near->untaken = true;
        lode_merge_show_key(key, near->left);
        return;
    }
    if (!near->rough)
        near->rough = roughen_all(right->keys);
    char *bytes;
    lode_slice rough = roughen(key, &bytes);
    if (lode_names_find(near->rough, rough) != LODE_UNKNOWN) {
        near->found = true;
        lode_merge_show_key(key, near->left);
        show_rough(right, rough, near->right);
    }
    free(bytes);
}
